"""A table in a view of its own, which scrolls sideways."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.app.page.paint import Painter
from reader.app.page.wide_table import Row, WideTable
from reader.app.screens.sheet_overlay import SheetOverlay
from reader.app.widgets.paper import Paper

__all__ = ["TableScreen", "TableSheet"]


class TableSheet(Paper):
    """The table: names, quotations and finds lit as on the page, the columns' names in sight."""

    def __init__(self, painter: Painter, block: int) -> None:
        super().__init__()
        self.painter = painter
        self.table = WideTable.of(painter.article.text, painter.article.blocks[block])
        self.first = 0
        """The column at the left edge."""

    @property
    def shown(self) -> tuple[int, int, int]:
        """The first column that is wholly on the screen, the last, and how many there are."""
        table, width = self.table, self.scrollable_content_region.width
        ends = [*(start - 2 for start in table.columns[1:]), table.width]
        room = width - (table.width - self.left > width)
        inside = [n for n, end in enumerate(ends) if n >= self.first and end - self.left <= room]
        last = inside[-1] if inside else self.first
        return self.first + 1, last + 1, len(table.columns)

    @property
    def left(self) -> int:
        """The cell of the table at the left edge."""
        columns = self.table.columns
        furthest = max(0, self.table.width - self.scrollable_content_region.width)
        alone = columns and columns[self.first] > furthest
        return columns[self.first] if columns and not alone else min(furthest, self.table.width)

    def step(self, columns: int) -> None:
        """Scroll sideways by columns."""
        before = self.left
        self.first = max(0, min(len(self.table.columns) - 1, self.first + columns))
        if columns > 0 and self.left == before:
            self.first -= columns
        self.first = max(0, self.first)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Measure for the pane as it is."""
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, len(self.table.head) + len(self.table.body))
        self.refresh()

    def scroll_lines(self, lines: int) -> bool:
        """Scroll by lines; False when there is no way further."""
        return self._scroll_row(self.scroll_offset.y + lines)

    def render_line(self, y: int) -> Strip:
        """A row of the pane: the columns' names first, whatever is scrolled."""
        head, body = self.table.head, self.table.body
        number = self.scroll_offset.y + y - len(head)
        row = head[y] if y < len(head) else body[number] if number < len(body) else ()
        width = self.scrollable_content_region.width
        strip = Strip(self._segments(row, "table-head" if y < len(head) else "text"))
        plain = self._inks().of(("text",))
        shown = strip.crop(self.left, self.left + width)
        if strip.cell_length - self.left > width:
            more = Segment("…", self._inks().of(("text", "marker")))
            shown = Strip([*shown.adjust_cell_length(width - 1, plain), more])
        return shown.adjust_cell_length(width, plain)

    def _segments(self, row: Row, role: str) -> list[Segment]:
        ink = self._inks()
        segments: list[Segment] = []
        for text, start in row:
            if start < 0:
                segments.append(Segment(text, ink.of(("text", "marker"))))
            else:
                runs = self.painter.runs(text, start, role, ink)
                segments += [Segment(shown, look) for shown, _, look in runs]
        return segments


class TableScreen(SheetOverlay):
    """Shows one table of the article on the page."""

    opener = "open-table"
    also = ("table-left", "table-right")
    hints = (("table-left table-right", "sideways"), *SheetOverlay.hints)

    def __init__(self, painter: Painter, block: int) -> None:
        self.table_sheet = TableSheet(painter, block)
        super().__init__("Table", self.table_sheet)

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._say)

    def on_resize(self) -> None:
        self.call_after_refresh(self._say)

    def _say(self) -> None:
        first, last, total = self.table_sheet.shown
        columns = f"column {first}" if first == last else f"columns {first} to {last}"
        self.heading.say(f"Table · {columns} of {total}")

    def obey(self, command: str, count: int) -> None:
        if command in self.also:
            self.table_sheet.step(count if command == "table-right" else -count)
            self._say()
        else:
            super().obey(command, count)
