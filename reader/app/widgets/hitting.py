"""Search hits on the page: lit, gone through, and shown on the scrollbar."""

from __future__ import annotations

from collections.abc import Sequence

from textual.scrollbar import ScrollBar

from reader.app.page.looks import component
from reader.app.page.spans import Spans
from reader.app.page.stepping import stepped_from
from reader.app.widgets.appearing import Appearing
from reader.app.widgets.hit_bar import HitBar
from reader.article import Span

__all__ = ["Hitting"]


class Hitting(Appearing):
    """A page that lights what a search has found."""

    def set_hits(self, spans: Sequence[Span], current: int | None = None) -> None:
        """Light these hits (in order, disjoint); with `current`, go to that one. Empty: none."""
        if self._painter is None:
            return
        layers = self._painter.layers
        layers.hits = Spans((start, end, index) for index, (start, end) in enumerate(spans))
        layers.hit = current if current is not None and current < len(spans) else None
        if layers.hit is not None:
            self.to_offset(spans[layers.hit][0])
        self._show_ticks()
        self._repaint()

    def _lay_out(self) -> None:
        super()._lay_out()
        self._show_ticks()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The page's own: Textual has no other way to give one."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = HitBar(self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def _show_ticks(self) -> None:
        """Show on the scrollbar where the hits are."""
        bar = self._vertical_scrollbar
        if not isinstance(bar, HitBar):
            return
        if self._sheet is None or self._painter is None:
            bar.show((), None)
        else:
            lines = self._sheet.lines
            hits = self._painter.layers.hits
            rows = dict.fromkeys(lines.line_of(hits[at][0]) for at in range(len(hits)))
            look = self.get_component_rich_style(component("hit"), partial=True)
            bar.show([row / max(1, len(lines)) for row in rows], look.color)

    def next_hit(self, step: int = 1) -> tuple[int, int]:
        """Go `step` hits on (negative: back), round the end; (number from 1, total), or (0, 0)."""
        layers = self._painter.layers if self._painter else None
        total = len(layers.hits) if layers else 0
        if layers is None or not total:
            return 0, 0
        if layers.hit is None:
            layers.hit = stepped_from(layers.hits.starts, self.place, step) % total
        else:
            layers.hit = (layers.hit + step) % total
        self.to_offset(layers.hits[layers.hit][0])
        self._repaint()
        return layers.hit + 1, total
