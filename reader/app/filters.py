"""The last door to the screen: every row that any widget draws comes through here.

Texts are cleaned where they come in; these filters stand for whatever was forgotten, and for
readers who want no colour.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from reader.text import drawable

__all__ = ["Drawable", "NoColour"]


class Drawable(LineFilter):
    """No control character reaches the terminal; a row keeps its width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        row = "".join([segment.text for segment in segments])
        if drawable(row) == row:
            return segments
        return [Segment(drawable(text), style) for text, style, _ in segments]


class NoColour(LineFilter):
    """Weight, slant, underline and reverse stay; Textual's own filter would leave greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _without(style)) for text, style, _ in segments]


@lru_cache(1_024)
def _without(style: Style) -> Style:
    return style.without_color
