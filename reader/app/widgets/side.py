"""The column of the list; its border can be dragged."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.message import Message

__all__ = ["Side"]


class Side(Vertical):
    """A column whose right border the mouse can move; who lays it out is told."""

    ALLOW_SELECT = False

    @dataclass
    class Dragged(Message):
        """The border is to stand so that the column has this many cells."""

        cells: int

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.widget is self and event.screen_x == self.region.right - 1:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            event.stop()
            self.post_message(self.Dragged(event.screen_x - self.region.x + 1))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self.app.mouse_captured is self:
            event.stop()
            self.release_mouse()
