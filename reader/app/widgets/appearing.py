"""The presence strip on the page: under the headline, and on the top row once that is past."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from reader.app.page.presence import Presence, presence_of
from reader.app.page.seen import Seen
from reader.app.widgets.linking import Linking
from reader.article import Span

__all__ = ["Appearing"]


class Appearing(Linking):
    """A page that shows where the chosen voice or entity appears."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._strip_row = 0
        """The row of the strip under the headline."""
        self._presence: tuple[object, Presence | None] = (None, None)
        self._read: Seen | None = None

    def _lay_out(self) -> None:
        super()._lay_out()
        rows = self._sheet.lines.rows if self._sheet else []
        self._strip_row = next((n for n, row in enumerate(rows) if row.kind == "presence"), 0)

    @property
    def presence(self) -> Presence | None:
        """The presence of what is chosen: the entity under the cursor, or the lit voice."""
        if self._painter is None or self._sheet is None:
            return None
        layers, width = self._painter.layers, self._sheet.geometry.column
        key = (self._painter, layers.mention, layers.voice, width)
        if self._presence[0] != key:
            self._presence = (key, presence_of(self._painter, width))
        return self._presence[1]

    def presence_row(self) -> int | None:
        """The row of the pane on which the strip is drawn; None while there is none."""
        if self.presence is None:
            return None
        row = max(0, self._strip_row - self.scroll_offset.y)
        return row if row < self.scrollable_content_region.height else None

    def _seen(self) -> Span:
        """The part of the article's text that is on the screen."""
        assert self._sheet is not None
        rows, top = self._sheet.lines.rows, self.scroll_offset.y
        bottom = min(len(rows), top + self.scrollable_content_region.height)
        return self.place, max([self.place, *(row.end for row in rows[top:bottom])])

    @property
    def gone_through(self) -> bool:
        """Whether most of the article has been on the screen since it was opened."""
        return self._read is not None and self._read.enough

    def _tell_place(self) -> None:
        # Here and not where the message is heard: of many steps at once only the last is told.
        if self._sheet is not None and self._painter is not None and not self._resized:
            article, (first, last) = self._painter.article, self._seen()
            if self._read is None or self._read.text != article.digest:
                self._read = Seen(article.digest, len(article.text))
                if self.progress < 1:
                    first = 0  # what stands above the place where it was left was read before
            self._read.add(0 if self.scroll_offset.y == 0 else first, last)
        super()._tell_place()

    def click_presence(self, x: int, y: int) -> bool:
        """A click in the pane: on the strip it goes to the nearest appearance; whether it was."""
        presence = self.presence
        if presence is None or self._sheet is None or y != self.presence_row():
            return False
        target = presence.target(x - self._sheet.geometry.left)
        if target is not None:
            self.to_offset(target)
        return True

    def render_line(self, y: int) -> Strip:
        """A row; the strip is drawn anew each time, for it shows where the screen is."""
        if self._sheet is None or y != self.presence_row():
            return super().render_line(y)
        presence, ink = self.presence, self._inks()
        assert presence is not None
        plain = ink.of(("text",))
        segments = [Segment(" " * self._sheet.geometry.left, plain)]
        segments += [Segment(text, look) for text, _, look in presence.runs(ink, self._seen())]
        return Strip(segments).adjust_cell_length(self.scrollable_content_region.width, plain)
