"""The legend: what the colours and marks of the page mean."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.app.legend import LEGEND, Entry, Sample
from reader.app.page.wrap import wrap
from reader.app.screens.sheet_overlay import SheetOverlay
from reader.app.widgets.paper import Paper
from reader.text import cell_width

__all__ = ["LegendScreen", "LegendSheet"]

SAMPLES = 20
"""Cells of the column of samples."""
SIDE_BY_SIDE = 52
"""Cells from which the meaning stands beside its sample; under that, below it."""


class LegendSheet(Paper):
    """The samples in the page's own looks: paper, but with no article on it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Sample] = []

    def on_resize(self, event: events.Resize) -> None:
        """Lay the legend out for the width there is."""
        width = self.scrollable_content_region.width
        self._rows = []
        for heading, entries in LEGEND:
            self._rows += [(), ((heading, ("heading-2",)),)]
            for entry in entries:
                self._rows += _laid(entry, width)
        del self._rows[0]
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the legend."""
        width, ink = self.scrollable_content_region.width, self._inks()
        number = self.scroll_offset.y + y
        row = self._rows[number] if number < len(self._rows) else ()
        segments = [Segment(text, ink.of(("text", *roles))) for text, roles in row]
        return Strip(segments).adjust_cell_length(width, ink.of(("text",)))

    def scroll_lines(self, lines: int) -> bool:
        """Scroll by lines; False when there is no way further."""
        return self._scroll_row(self.scroll_offset.y + lines)


def _laid(entry: Entry, width: int) -> list[Sample]:
    """The rows of an entry."""
    sample, meaning = entry
    beside = width >= SIDE_BY_SIDE
    left = SAMPLES if beside else 4
    spans = wrap(meaning, 0, len(meaning), max(8, width - left - 1))
    words: list[Sample] = [((meaning[start:end], ()),) for start, end in spans]
    indent = (" " * left, ())
    if not beside:
        return [sample, *((indent, *row) for row in words)]
    used = sum(cell_width(text) for text, _ in sample)
    first = (*sample, (" " * max(1, left - used), ()), *words[0])
    return [first, *((indent, *row) for row in words[1:])]


class LegendScreen(SheetOverlay):
    """What the colours and marks mean."""

    opener = "legend"

    def __init__(self) -> None:
        super().__init__("Colours and marks", LegendSheet())
