"""A list drawn by visible rows only: a hundred thousand rows cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.app.page.voices import COLOURS
from reader.app.widgets.steady import Steady
from reader.app.widgets.words import Piece, cut, wrap

__all__ = ["Line", "Rows"]

Line = Sequence[Piece]
"""A line of a row: pieces of plain text, each with the name of its style."""

CACHE_LIMIT = 500
"""Rows drawn that are kept."""


class Rows(Steady, can_focus=True):
    """Rows of one height, a cursor among them; what a row says is its subclass's matter."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Rows { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--plain",
        "rows--strong",
        "rows--quiet",
        "rows--mark",
        "rows--hit",
        "rows--person",
        "rows--organisation",
        "rows--place",
        "rows--other",
        *(f"rows--voice-{number}" for number in range(1, COLOURS + 1)),
        "rows--current",
        "rows--current-focus",
    }

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        rows: Rows
        index: int

        can_replace_same = True

        @property
        def control(self) -> Rows:
            """The list it moved in."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """A row was chosen with the mouse."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list it was chosen in."""
            return self.rows

    cursor: reactive[int] = reactive(0, repaint=False)
    row_height: int = 1
    """Lines of a row."""
    adrift: bool = False
    """Whether the row of what the reader is at is there no more: none is shown as current until the
    cursor moves."""
    empty: str = ""
    """What stands there when there are no rows."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._count = 0
        self._beyond = 0
        """Blank lines after the last row, for a row near the end that has to stay where it is."""
        self._drawn: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._looks: dict[str, RichStyle] = {}

    # For subclasses

    def row(self, index: int, width: int) -> Sequence[Line]:
        """The lines of a row, at most `row_height`, each cut to `width` cells by the caller."""
        raise NotImplementedError

    # The rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def set_count(self, count: int, cursor: int = 0, still: bool = False) -> None:
        """There are now so many rows, and other ones: all is drawn anew. With `still`, the row
        under the cursor stays where it is on the screen."""
        above = self.cursor * self.row_height - self.scroll_offset.y
        self._count, self._beyond = count, 0
        self.adrift = False
        self._drawn.clear()
        self.set_reactive(Rows.cursor, max(0, min(cursor, count - 1)))
        top = max(0, self.cursor * self.row_height - above) if still else 0
        self._leave_room(top)
        if still:
            self.scroll_to(y=top, animate=False, force=True)
        self.show_cursor()
        self.refresh()

    def grow(self, count: int) -> None:
        """There are now so many rows; those that were there stay as they are drawn."""
        self._count = count
        self._measure()

    @property
    def above(self) -> int:
        """Lines on the screen above the row under the cursor, for `stand`."""
        return self.cursor * self.row_height - self.scroll_offset.y

    def stand(self, above: int) -> None:
        """Scroll so that so many lines are above the row under the cursor."""
        top = max(0, self.cursor * self.row_height - above)
        self.scroll_to(y=top, animate=False, force=True)

    def redraw(self) -> None:
        """The same rows say something else: draw them anew."""
        self._drawn.clear()
        self.refresh()

    def redraw_row(self, index: int) -> None:
        """One row says something else."""
        for key in [key for key in self._drawn if key[0] == index]:
            del self._drawn[key]
        top = index * self.row_height
        if -self.row_height < top - self.scroll_offset.y < self.size.height:
            self.refresh_lines(top, self.row_height)

    def _measure(self) -> None:
        self.has_lines(self._count * self.row_height + self._beyond)

    def _leave_room(self, top: int) -> None:
        """As many blank lines at the end as a pane needs that begins with line `top`."""
        height = self.scrollable_content_region.height
        self._beyond = max(0, top + height - self._count * self.row_height) if top else 0
        self._measure()

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        if old == new:
            return
        self.adrift = False
        for index in (old, new):
            self.refresh_lines(index * self.row_height, self.row_height)
        self.show_cursor()
        if self._beyond:
            self._leave_room(self.scroll_offset.y)
        self.post_message(self.Moved(self, new))

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor is on the screen."""
        height = self.scrollable_content_region.height
        if not height:
            return  # it has no place on the screen yet; when it has, this is asked again
        top, bottom = self.cursor * self.row_height, (self.cursor + 1) * self.row_height
        if top < self.scroll_offset.y or height < self.row_height:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=bottom - height, animate=False, force=True)

    # Moving: the same names as the page's, so that one key serves both

    def scroll_lines(self, lines: int) -> bool:
        """Move the cursor by rows; False when there is no way further."""
        before = self.cursor
        self.cursor += lines
        return self.cursor != before

    def scroll_pages(self, pages: float) -> bool:
        """Move the cursor by pages of rows; False when there is no way further."""
        rows = max(1, self.scrollable_content_region.height // self.row_height)
        return self.scroll_lines(round(pages * rows) or (1 if pages > 0 else -1))

    def to_top(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def to_end(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = self._count - 1

    # The mouse

    def on_click(self, event: events.Click) -> None:
        region = self.content_region
        index = (event.screen_y - region.y + self.scroll_offset.y) // self.row_height
        if 0 <= index < self._count:
            self.cursor = index
            self.post_message(self.Chosen(self, index))

    # Drawing

    def on_resize(self) -> None:
        self._drawn.clear()
        self._beyond = 0
        self._measure()
        self.show_cursor()

    def on_focus(self) -> None:
        self.adrift = False
        self.redraw_row(self.cursor)

    def on_blur(self) -> None:
        self.redraw_row(self.cursor)

    def notify_style_update(self) -> None:
        self._drawn.clear()
        self._looks.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index, line = divmod(y + self.scroll_offset.y, self.row_height)
        if not 0 <= index < self._count:
            lines = wrap(self.empty, width - 1, 4) if self._count == 0 and self.empty else []
            said = self.empty[slice(*lines[y - 1])] if 1 <= y <= len(lines) else ""
            return self._strip(cut([(" " + said, "quiet")], width), self.rich_style, width)
        current = index == self.cursor and not self.adrift
        key = (index, current, self.has_focus)
        strips = self._drawn.get(key)
        if strips is None:
            if len(self._drawn) >= CACHE_LIMIT:
                self._drawn.clear()
            strips = self._drawn[key] = self._draw(index, current, width)
        return strips[line]

    def _draw(self, index: int, current: bool, width: int) -> list[Strip]:
        base = self._base(current)
        lines = [self._strip(cut(line, width), base, width) for line in self.row(index, width)]
        blank = Strip.blank(width, base)
        return (lines + [blank] * self.row_height)[: self.row_height]

    def _strip(self, line: Line, base: RichStyle, width: int) -> Strip:
        segments = [Segment(text, base + self._own(name)) for text, name in line if text]
        return Strip(segments).adjust_cell_length(width, base)

    def _base(self, current: bool) -> RichStyle:
        """What a row is written on."""
        name = "" if not current else "current-focus" if self.has_focus else "current"
        look = self._looks.get(name)
        if look is None:
            look = self.rich_style
            if name:
                look = look + self.get_component_rich_style(f"rows--{name}")
            self._looks[name] = look
        return look

    def _own(self, name: str) -> RichStyle:
        """A style by its own rules only, so that the row's background shows under it."""
        look = self._looks.get(f"own {name}")
        if look is None:
            look = self.get_component_rich_style(f"rows--{name}", partial=True)
            self._looks[f"own {name}"] = look
        return look
