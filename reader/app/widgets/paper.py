"""The paper under the page: an article as rows, drawn and scrolled; no cursors yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.annotations import Annotations
from reader.app.page.excerpts import Mode, view_of
from reader.app.page.layout import lay_out
from reader.app.page.looks import PAGE_CSS, component
from reader.app.page.paint import ROLES, Ink, Painter
from reader.app.page.sheet import Geometry, Sheet
from reader.app.page.standing import Standing
from reader.app.page.typography import Typography
from reader.app.widgets.steady import Steady
from reader.article import Article
from reader.text import cell_width, truncate

__all__ = ["COLUMN", "NARROWEST_COLUMN", "WIDEST_COLUMN", "Paper"]

COLUMN = 66
"""Cells of the column until the reader changes it."""
NARROWEST_COLUMN, WIDEST_COLUMN = 40, 100

KEPT = 2
"""Rows of the old page that are still there after turning it."""
WHEEL = 3
"""Rows a notch of the wheel moves."""
STRIPS = 2_000
"""Drawn rows kept for drawing again."""


class Paper(Steady, can_focus=True, inherit_bindings=False):
    """An article as rows in a centred column. It binds no keys: commands belong to the shell.

    The app gives `theme.roles` as its `get_theme_variable_defaults`.
    """

    DEFAULT_CSS = PAGE_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = {component(role) for role in ROLES}

    @dataclass
    class Placed(Message, namespace="page"):
        """Another row is the first visible one (by scrolling, jumping or resizing)."""

        page: Paper
        place: int
        """The offset, in the article's text, of the first visible line."""
        progress: float
        """How much has been read or passed, 0 to 1."""
        at_end: bool
        """Whether the last line is on the screen, and the reader went on there."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Paper.Placed)

    @dataclass
    class ColumnChanged(Message, namespace="page"):
        """The reader chose another width of the column, in cells."""

        page: Paper
        cells: int

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._sheet: Sheet | None = None
        self._painter: Painter | None = None
        self._ink: Ink | None = None
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._message = ""
        self._note = ""
        self._wanted = COLUMN
        self._shared = False
        self._mode: Mode = "everything"
        self._typography = Typography()
        self._unfolded = False
        self._unfold_key = "x"
        self._anchor = self._above = 0
        """The offset of the first line of text on the screen, and the blank rows above that."""
        self._settling = False
        self._resized = False
        """Whether the pane has had another size since the reader moved: that is no reading."""
        self._laid = Size(0, 0)
        """The pane for which the rows were made and placed."""

    # What is shown

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._painter.article if self._painter else None

    @property
    def annotations(self) -> Annotations | None:
        """The annotations shown."""
        return self._painter.annotations if self._painter else None

    @property
    def mode(self) -> Mode:
        """What is shown: everything, quotations (with their sentence), or narration only."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        if mode != self._mode:
            self._mode = mode
            self._lay_out()

    @property
    def typography(self) -> Typography:
        """Line spacing, paragraph style and justification; set it from the settings."""
        return self._typography

    @typography.setter
    def typography(self, typography: Typography) -> None:
        if typography != self._typography:
            self._typography = typography
            self._lay_out()

    # Drawing

    def _lay_out(self) -> None:
        """Make the rows anew for the pane as it is, with the same line on top."""
        pane = self.scrollable_content_region.width
        if self._painter is None or not pane:
            return
        painter = self._painter
        geometry = Geometry.of(pane, self._wanted, self._shared)
        lines = lay_out(
            painter.article,
            geometry.column,
            wide=geometry.wide,
            unfolded=self._unfolded,
            note=bool(self._note),
            view=view_of(painter.article, painter.annotations, self._mode),
            typography=self._typography,
        )
        self._sheet = Sheet(lines, painter, geometry)
        self._sheet.note, self._sheet.unfold_key = self._note, self._unfold_key
        self._repaint()
        self._settle()

    def _settle(self) -> None:
        """Put the line that was on top there again."""
        if self._sheet is None:
            return
        lines = self._sheet.lines
        self._settling = True
        try:
            self._laid = self.scrollable_content_region.size
            self.has_lines(len(lines))
            row = lines.line_of(self._anchor) - self._above if self._anchor else 0
            self.scroll_to(y=min(max(0, row), self.max_scroll_y), animate=False, force=True)
        finally:
            self._settling = False
        self._tell_place()

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the pane; `y` counts from the pane's top."""
        width = self.scrollable_content_region.width
        if self._sheet is None or self._painter is None:
            return self._message_line(y, width)
        number = self.scroll_offset.y + y
        rows = self._sheet.lines.rows
        if number >= len(rows):
            return Strip.blank(width, self.rich_style)
        top = y == 0 or (y == 1 and rows[number - 1].kind == "blank")
        strip = self._strips.get((number, top))
        if strip is None:
            if len(self._strips) > STRIPS:
                self._strips.clear()
            segments = self._sheet.row(number, self._inks(), top)
            strip = Strip(segments).adjust_cell_length(width, self._inks().of(("text",)))
            self._strips[number, top] = strip
        return strip

    def _inks(self) -> Ink:
        """The looks of all roles under the theme as it is."""
        if self._ink is None:
            base = self.rich_style

            def look(role: str) -> Style:
                if role == "text":
                    return base
                return self.get_component_rich_style(component(role), partial=True)

            self._ink = Ink(look)
        return self._ink

    def _message_line(self, y: int, width: int) -> Strip:
        lines = self._message.split("\n") if self._message else []
        number = y - max(0, self.scrollable_content_region.height // 3 - len(lines) // 2)
        style = self._inks().of(("text", "meta"))
        if not 0 <= number < len(lines):
            return Strip.blank(width, style)
        text = truncate(lines[number], max(0, width - 2))
        left = max(0, (width - cell_width(text)) // 2)
        return Strip([Segment(" " * left + text, style)]).adjust_cell_length(width, style)

    def notify_style_update(self) -> None:
        """Another theme: every look is made anew."""
        super().notify_style_update()
        self._ink = None
        self._strips.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out again when the width has changed; the first visible line stays."""
        pane = self.scrollable_content_region.width
        self._resized = self._sheet is not None
        if self._sheet is None or self._sheet.geometry.pane != pane:
            self._lay_out()
        else:
            self._settle()

    # Folding, column, place

    def toggle_furniture(self) -> bool:
        """Fold or unfold what the web page left in the text; True when it is unfolded now."""
        self._unfolded = not self._unfolded
        self._lay_out()
        return self._unfolded

    @property
    def unfolded(self) -> bool:
        """Whether what the web page left in the text is shown."""
        return self._unfolded

    @property
    def unfold_key(self) -> str:
        """The key that the folded furniture names."""
        return self._unfold_key

    @unfold_key.setter
    def unfold_key(self, key: str) -> None:
        self._unfold_key = key
        if self._sheet is not None:
            self._sheet.unfold_key = key
            self._repaint()

    def column(self, step: int) -> int:
        """Make the column `step` cells wider (negative: narrower); its new width, 40 to 100."""
        before = self._wanted
        self.column_width = before + step
        if self._wanted != before:
            self.post_message(self.ColumnChanged(self, self._wanted))
        return self._wanted

    @property
    def column_width(self) -> int:
        """The width wanted for the column, in cells; set it from the settings."""
        return self._wanted

    @column_width.setter
    def column_width(self, cells: int) -> None:
        cells = max(NARROWEST_COLUMN, min(WIDEST_COLUMN, cells))
        if cells != self._wanted:
            self._wanted = cells
            self._lay_out()

    @property
    def shared(self) -> bool:
        """Whether other panes stand beside this one: names are kept there though it is narrow."""
        return self._shared

    @shared.setter
    def shared(self, shared: bool) -> None:
        if shared != self._shared:
            self._shared = shared
            self._lay_out()

    @property
    def column_drawn(self) -> int:
        """The width that the column has, in cells: as wanted, or what there is room for; 0 for
        none."""
        return self._sheet.geometry.column if self._sheet else 0

    @property
    def place(self) -> int:
        """The offset of the first visible line of the text; 0 at the top."""
        return self._anchor if self._painter else 0

    @property
    def standing(self) -> Standing:
        """Where the reader is, for `stand`."""
        return Standing(self._anchor, self._above)

    def stand(self, standing: Standing) -> None:
        """Put the reader back where they were in this article."""
        self._anchor, self._above = standing.offset, standing.above
        self._settle()

    @property
    def progress(self) -> float:
        """How much has been read or passed, 0 to 1; 1 when the last line is on the screen."""
        if self._sheet is None or not len(self._sheet.lines):
            return 0.0
        seen = self.scroll_offset.y + self.scrollable_content_region.height
        return min(1.0, seen / len(self._sheet.lines))

    @property
    def words(self) -> int:
        """How many words the article has."""
        return self._sheet.words if self._sheet else 0

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.progress >= 1.0

    def to_offset(self, offset: int, top: bool = False) -> None:
        """Scroll so that the offset is visible, a third down the page (`top`: on its first row);
        nothing moves when it is well inside already."""
        if self._sheet is None:
            return
        number = self._sheet.lines.line_of(offset)
        if (
            self._sheet.lines.rows[number].kind == "fold"
            and self._sheet.lines.rows[number].end > offset
        ):
            self._unfolded = True
            self._lay_out()
            number = self._sheet.lines.line_of(offset)
        height = self.scrollable_content_region.height
        row = number - self.scroll_offset.y
        air = min(2, height // 4)
        if top:
            self._scroll_row(number)
        elif not air <= row < height - air:
            self._scroll_row(number - height // 3)

    # Scrolling, never animated

    def _scroll_row(self, row: int) -> bool:
        if self._resized:
            self._resized = False
            self._tell_place()
        before = self.scroll_offset.y
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)
        return self.scroll_offset.y != before

    def scroll_lines(self, lines: int) -> bool:
        """Scroll by lines; False when there is no way further."""
        return self._scroll_row(self.scroll_offset.y + lines)

    def scroll_pages(self, pages: float) -> bool:
        """Scroll by pages, two lines kept, or half pages (0.5); False when there is no way on."""
        height = self.scrollable_content_region.height
        step = max(1, round(abs(pages) * height) - (KEPT if abs(pages) >= 1 else 0))
        return self.scroll_lines(step if pages > 0 else -step)

    def to_top(self) -> None:
        """Go to the headline."""
        self._scroll_row(0)

    def to_end(self) -> None:
        """Go to the last line."""
        self._scroll_row(self.max_scroll_y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell where the reader is, and remember it for the next layout."""
        super().watch_scroll_y(old_value, new_value)
        moved = round(old_value) != round(new_value) and not self._settling
        if moved and self._sheet is not None and self._laid == self.scrollable_content_region.size:
            top = self.scroll_offset.y
            self._anchor = self._sheet.offset_on_top(top)
            self._above = max(0, self._sheet.lines.line_of(self._anchor) - top)
            self._tell_place()

    def _tell_place(self) -> None:
        at_end = self.at_end and not self._resized
        self.post_message(self.Placed(self, self.place, self.progress, at_end))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll at once: an animation repaints the page at every step."""
        event.prevent_default().stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll at once."""
        event.prevent_default().stop()
        self.scroll_lines(-WHEEL)
