"""The line at the top: what is open, how far loading and analysis are, what to press to search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from reader.app.widgets.words import Piece, cut
from reader.text import cell_width

__all__ = ["HeaderLine", "sides"]


class HeaderLine(Widget):
    """One still line: facts on the left, one hint on the right, which can be clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "header-line--name",
        "header-line--quiet",
        "header-line--busy",
    }

    @dataclass
    class HintClicked(Message):
        """The reader wants what the hint says."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left: tuple[Piece, ...] = ()
        self._right = ""

    def show(self, left: tuple[Piece, ...], right: str) -> None:
        """Say this; nothing is drawn when it says it already."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        return sides(self, "header-line", self._left, [(self._right, "quiet")])

    def on_click(self, event: Click) -> None:
        """Say that the hint was clicked."""
        end = self.content_size.width - 1
        if end - cell_width(self._right) <= event.x < end:
            self.post_message(self.HintClicked())


def sides(widget: Widget, prefix: str, left: tuple[Piece, ...], right: list[Piece]) -> Content:
    """One line: `left` at the left, `right` at the right where there is room for it whole or in
    part (from its beginning), one cell free at either side."""
    room = widget.content_size.width - 2
    left_cut = cut(left, room)
    used = sum(cell_width(text) for text, _ in left_cut)
    while right and sum(cell_width(text) for text, _ in right) + used + 2 > room:
        right.pop()
    gap = room - used - sum(cell_width(text) for text, _ in right)
    pieces = [(" ", "quiet"), *left_cut, (" " * gap, "quiet"), *right]
    return Content.assemble(
        *((text, widget.get_visual_style(f"{prefix}--{style}")) for text, style in pieces if text)
    )
