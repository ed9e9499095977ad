"""A panel beside the page: a heading over rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.app.page.wrap import wrap
from reader.app.widgets.rows import Line, Rows
from reader.app.widgets.words import Piece

__all__ = ["Panel", "PanelRow", "folded", "heading"]

PanelRow = tuple[str | None, list[Line]]
"""A value (None: the cursor passes over it) and its lines."""

LEAST = 8
"""Cells in which text is still wrapped."""


class Panel(Rows):
    """Rows that say something about the article on the page. A row without a value is a heading
    or a note: the cursor passes over it."""

    DEFAULT_CSS = """
    Panel { padding: 0 1; }
    """

    heading: str = ""
    """What stands over it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[PanelRow] = []
        self._made: Callable[[int], Sequence[PanelRow]] | None = None

    def fill(
        self,
        made: Callable[[int], Sequence[PanelRow]],
        value_now: Callable[[str], str] | None = None,
    ) -> None:
        """Show the rows that this makes for a width in cells, now and after every resize.
        `value_now` as in `set_rows`."""
        self._made = made
        if self.size.width:
            self._make(value_now)

    def _make(self, value_now: Callable[[str], str] | None = None) -> None:
        if self._made is not None:
            width = self.scrollable_content_region.width - (not self.show_vertical_scrollbar)
            self.set_rows(self._made(width), value_now=value_now)

    def on_resize(self) -> None:
        super().on_resize()
        self._make()

    def set_rows(
        self,
        rows: Sequence[PanelRow],
        keep: bool = True,
        value_now: Callable[[str], str] | None = None,
    ) -> None:
        """Show these rows: each a value (None: cannot be chosen) and its lines. With `keep`, the
        cursor stays on the value it was on, unless it has never left the first.

        `value_now` is there where these rows say the same as before, but for what was corrected:
        what a value is called now. The cursor goes with it, from the first too where the reader is
        here; where it is gone, the cursor stays at its place.
        """
        stays = self.cursor != self._first() or (value_now is not None and self.has_focus)
        value, place = self.value if keep and stays else None, self.cursor
        self._lines = list(rows)
        values = [row_value for row_value, _ in self._lines]
        if value is not None and value_now is not None:
            value = value_now(value)
            value = value if value in values else self._nearest(place)
        kept = value is not None and value in values
        self.set_count(len(rows), values.index(value) if kept else self._first())
        if not kept:
            self.scroll_to(y=0, animate=False, force=True)

    def _nearest(self, place: int) -> str | None:
        """The value that is at a place or next after it; the last where there is none."""
        values = [value for value, _ in self._lines]
        following = (value for value in values[place:] if value is not None)
        before = (value for value in reversed(values[:place]) if value is not None)
        return next(following, None) or next(before, None)

    def _first(self) -> int:
        """The first row that can be chosen."""
        values = (value for value, _ in self._lines)
        return next((place for place, value in enumerate(values) if value is not None), 0)

    @property
    def value(self) -> str | None:
        """The value of the row under the cursor."""
        return self.value_at(self.cursor)

    def value_at(self, index: int) -> str | None:
        """The value of a row; None for a heading and for no row."""
        return self._lines[index][0] if 0 <= index < len(self._lines) else None

    def scroll_lines(self, lines: int) -> bool:
        before, step = self.cursor, 1 if lines > 0 else -1
        target = before
        for _ in range(abs(lines)):
            following = target + step
            while 0 <= following < self.count and self.value_at(following) is None:
                following += step
            if not 0 <= following < self.count:
                break
            target = following
        self.cursor = target
        if target == before and step < 0:
            self.scroll_to(y=0, animate=False, force=True)
        return target != before

    def show_cursor(self) -> None:
        """Scroll so that the row is on the screen with the lines that belong to it: those without
        a value, down to the next one."""
        last = self.cursor + 1
        while last < self.count and self.value_at(last) is None and any(self._lines[last][1]):
            last += 1
        height = self.scrollable_content_region.height
        below = last * self.row_height - height
        if self.cursor * self.row_height >= below > self.scroll_offset.y:
            self.scroll_to(y=below, animate=False, force=True)
        super().show_cursor()

    def to_top(self) -> None:
        self.scroll_lines(-self.count)

    def to_end(self) -> None:
        self.scroll_lines(self.count)

    def row(self, index: int, width: int) -> list[Line]:
        return self._lines[index][1]


def folded(line: Line, width: int, hanging: int = 0) -> list[Line]:
    """A line in as many lines of `width` cells as it needs, all but the first `hanging` cells in.
    It is broken between words, and keeps its styles."""
    text = "".join(piece for piece, _ in line)
    lines: list[Line] = []
    for start, end in wrap(text, 0, len(text), max(LEAST, width - hanging)):
        indent: list[Piece] = [(" " * hanging, "plain")] if lines and hanging else []
        lines.append([*indent, *_stretch(line, start, end)])
    return lines or [[]]


def _stretch(line: Line, start: int, end: int) -> list[Piece]:
    """The pieces between two offsets of the line's text."""
    found: list[Piece] = []
    for text, style in line:
        if text[max(0, start) : max(0, end)]:
            found.append((text[max(0, start) : max(0, end)], style))
        start, end = start - len(text), end - len(text)
    return found


def heading(text: str) -> tuple[None, list[Line]]:
    """A row that is a heading."""
    line: list[Piece] = [(text, "quiet")]
    return None, [line]
