"""A view of lines whose number changes without the whole screen being arranged anew."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView

__all__ = ["Steady"]


class Steady(ScrollView):
    """A scroll view of lines, under one vertical scrollbar.

    Textual arranges the whole screen whenever a view has more or fewer lines, and after each such
    arrangement draws the scrollbars of every view once more, in a frame of its own: two frames, and
    3 kB, for every letter typed. Here only what has changed is drawn, with the lines themselves.
    """

    _within = Size(0, 0)

    def has_lines(self, lines: int) -> None:
        """There are now so many lines, each as wide as the view."""
        size = Size(self.scrollable_content_region.width, lines)
        if size == self.virtual_size:
            return
        self.set_reactive(ScrollView.virtual_size, size)
        self._scroll_update(size)

    def _scroll_update(self, virtual_size: Size) -> None:
        """As Textual does it, but for drawing scrollbars that have not changed."""
        self._refresh_scrollbars()
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = virtual_size.height
            self.vertical_scrollbar.window_size = self.container_size.height
        self.scroll_x = self.validate_scroll_x(self.scroll_x)
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """As Textual does it, but only where one of the sizes is another."""
        if size == self._size and container_size == self._within:
            return False
        self._within = container_size
        return super()._size_updated(size, virtual_size, container_size, layout)
