"""Rows that are read and not chosen: every key scrolls them."""

from __future__ import annotations

from rich.style import Style

from reader.app.widgets.panel import Panel

__all__ = ["TextPanel"]


class TextPanel(Panel):
    """A panel without a cursor: a line is one row, a page as many rows as are on the screen."""

    def scroll_lines(self, lines: int) -> bool:
        return self._scroll_row(self.scroll_offset.y + lines)

    def to_top(self) -> None:
        self._scroll_row(0)

    def to_end(self) -> None:
        self._scroll_row(self.max_scroll_y)

    def _scroll_row(self, row: int) -> bool:
        before = self.scroll_offset.y
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)
        return self.scroll_offset.y != before

    def show_cursor(self) -> None:
        """There is none to show."""

    def _base(self, current: bool) -> Style:
        return super()._base(False)
