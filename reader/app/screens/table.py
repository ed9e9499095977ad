"""A table in a view of its own, which scrolls sideways."""

from __future__ import annotations

from itertools import pairwise

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
        """How many columns were scrolled away."""

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _kept(self) -> int:
        """Cells of the first column, which stays where each other has room beside it: it says what
        the rows are of."""
        columns, width = self.table.columns, self._width
        if len(columns) < 3 or self.table.width <= width:
            return 0
        widest = max(end - start for start, end in pairwise((*columns[1:], self.table.width)))
        return columns[1] if columns[1] + widest <= width else 0

    @property
    def _stops(self) -> list[int]:
        """The cells of the table that can stand first, beside the column that stays."""
        columns, room = self.table.columns, self._width - self._kept
        starts = [*columns[1:]] if self._kept else [*columns]
        furthest = max(0, self.table.width - room)
        enough = next((n for n, start in enumerate(starts) if start >= furthest), None)
        return [*starts, furthest] if enough is None else starts[: enough + 1]

    @property
    def left(self) -> int:
        """The cell of the table that stands first, beside the column that stays."""
        stops = self._stops
        return stops[min(self.first, len(stops) - 1)]

    @property
    def shown(self) -> tuple[int, int, int]:
        """The first column that is wholly on the screen beside the one that stays, the last, and
        how many there are."""
        table, (kept, begin) = self.table, self._scrolled
        room = self._width - kept
        room -= table.width - begin > room
        ends = [*(start - 2 for start in table.columns[1:]), table.width]
        begun = [n for n, start in enumerate(table.columns) if start >= begin]
        inside = [n for n in begun if ends[n] - begin <= room] or begun[:1] or [len(ends) - 1]
        return inside[0] + 1, inside[-1] + 1, len(table.columns)

    @property
    def _scrolled(self) -> tuple[int, int]:
        """The cells of the column that stays, and the cell of the table that is drawn after them;
        twice 0 while nothing was scrolled away."""
        return (self._kept, self.left) if self.first else (0, 0)

    def step(self, columns: int) -> None:
        """Scroll sideways by columns."""
        last = len(self._stops) - 1
        self.first = max(0, min(last, min(last, self.first) + columns))
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
        kept, left = self._scrolled
        shown = Strip.join([strip.crop(0, kept), strip.crop(left, left + width - kept)])
        if strip.cell_length - left > width - kept:
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
