"""The presence strip: where in the article a voice speaks or an entity is named, in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.app.page.paint import Ink, Painter, Run
from reader.article import Span
from reader.text import cell_width, truncate

__all__ = ["Presence", "presence_of"]

HEIGHTS = "▁▂▃▄▅▆▇█"
ELSEWHERE, ON_SCREEN = "·", "─"
"""No appearance: outside the part of the article that is on the screen, and in it."""
NAME = 20
"""Cells kept for the name at most."""
NARROWEST = 8
"""Cells of the narrowest strip worth drawing."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Where a voice or an entity appears, measured for a strip of so many cells."""

    name: str
    role: str
    starts: Sequence[int]
    """Where it appears, in order."""
    amounts: Sequence[int]
    """Characters of it, a cell; no cells when there is no room."""
    length: int
    """Of the article, in characters."""

    @property
    def left(self) -> int:
        """The cell at which the strip starts, after the name."""
        return cell_width(self.name) + 2

    def runs(self, ink: Ink, seen: Span) -> Iterator[Run]:
        """The name and the strip; `seen` is the part of the article that is on the screen."""
        if not self.amounts:
            return
        most, cells = max(self.amounts) or 1, len(self.amounts)
        first, last = (offset * cells // self.length for offset in seen)
        yield self.name + "  ", -1, ink.of(("text", self.role))
        for cell, amount in enumerate(self.amounts):
            nothing = ON_SCREEN if first <= cell <= last else ELSEWHERE
            mark = HEIGHTS[round(amount / most * 7)] if amount else nothing
            yield mark, -1, ink.of(("text", self.role if amount else "ornament"))

    def target(self, cell: int) -> int | None:
        """Where the appearance nearest to a cell of the row starts; None if there is no strip."""
        if not self.amounts or not self.starts:
            return None
        wanted = (cell - self.left) / len(self.amounts) * self.length
        return min(self.starts, key=lambda start: abs(start - wanted))


def presence_of(painter: Painter, width: int) -> Presence | None:
    """The presence of the entity under the cursor, else of the lit voice, for a row of `width`
    cells; None when neither is chosen."""
    layers, annotations = painter.layers, painter.annotations
    if layers.mention is not None:
        key, role = annotations.mentions[layers.mention].entity, "meta"
        spans = [(m.start, m.end) for m in annotations.mentions if m.entity == key]
    elif layers.voice is not None:
        key, role = layers.voice, painter.voices.role(layers.voice)
        theirs = [q for q in annotations.quotations if key in painter.voices.of(q)]
        spans = sorted(span for quotation in theirs for span in quotation.segments)
    else:
        return None
    name, length = truncate(painter.voices.name(key), NAME), max(1, len(painter.article.text))
    cells = width - cell_width(name) - 2
    amounts = _amounts(spans, length, cells) if cells >= NARROWEST else []
    return Presence(name, role, [start for start, _ in spans], amounts, length)


def _amounts(spans: Sequence[Span], length: int, cells: int) -> list[int]:
    amounts = [0] * cells
    for start, end in spans:
        for cell in range(start * cells // length, (end - 1) * cells // length + 1):
            low, high = cell * length // cells, (cell + 1) * length // cells
            amounts[cell] += max(1, min(end, high) - max(start, low))
    return amounts
