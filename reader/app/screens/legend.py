"""The legend: what the colours and marks of the page mean."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.app.keys import key_name
from reader.app.legend import LEGEND, Entry, Sample
from reader.app.screens.overlay import MOVES, PAGES, Said
from reader.app.widgets.paper import Paper
from reader.app.wrap import wrap
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


class LegendScreen(ModalScreen[None]):
    """What the colours and marks mean; q, Esc and its own key close it."""

    DEFAULT_CSS = """
    LegendScreen { align: center middle; background: $background 60%; }
    LegendSheet { height: 1fr; background: $surface; padding: 0 1; }
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.sheet = LegendSheet()

    def compose(self) -> ComposeResult:
        with Vertical(id="overlay"):
            yield Said("Colours and marks", classes="overlay-heading")
            yield self.sheet
            yield Said("j k move   q close", classes="overlay-keys")

    def on_mount(self) -> None:
        self.sheet.focus()

    def on_key(self, event: events.Key) -> None:
        if self.press(key_name(event)):
            event.stop()
            event.prevent_default()

    def press(self, key: str) -> bool:
        """Take a key; whether it is used up."""
        if key in ("q", "escape", self.key):
            self.dismiss()
        elif key in MOVES:
            self.sheet.scroll_lines(MOVES[key])
        elif key in PAGES:
            self.sheet.scroll_pages(PAGES[key])
        elif key in ("g", "home"):
            self.sheet.to_top()
        elif key in ("G", "end"):
            self.sheet.to_end()
        else:
            return False
        return True
