"""The page's scrollbar, which shows where the hits of a search are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar

__all__ = ["HitBar"]

TICK = "━"


class HitBar(ScrollBar):
    """A vertical scrollbar with a tick at the height of each hit."""

    def __init__(self, thickness: int = 1) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self.places: Sequence[float] = ()
        """How far down each hit is, 0 to 1."""
        self.colour: Color | None = None

    def show(self, places: Sequence[float], colour: Color | None) -> None:
        """Show hits at these places in this colour."""
        if places or self.places:
            self.places, self.colour = places, colour
            self.refresh()

    def _render_bar(self, scrollbar_style: Style) -> RenderableType:
        bar = super()._render_bar(scrollbar_style)
        if not self.places:
            return bar
        return _Ticked(bar, self.places, self.colour)


class _Ticked:
    """A bar with ticks on it; what the mouse does there stays as it is."""

    def __init__(self, bar: RenderableType, places: Sequence[float], colour: Color | None) -> None:
        self.bar = bar
        self.places = places
        self.colour = colour

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        drawn = console.render(self.bar, options)
        cells = [segment for segment in drawn if segment.text.strip("\n")]
        for place in self.places:
            row = min(len(cells) - 1, int(place * len(cells)))
            if row >= 0:
                cells[row] = self._tick(cells[row])
        yield Segments(cells, new_lines=True)

    def _tick(self, cell: Segment) -> Segment:
        style = cell.style or Style()
        under = style.color if style.reverse else style.bgcolor
        ink = Style(color=self.colour, bgcolor=under, bold=True, meta=style.meta)
        return Segment(TICK * len(cell.text), ink)
