"""The presence strip: where in the article a voice speaks or an entity is named, in one row."""

from __future__ import annotations

from collections.abc import Iterator

from reader.app.paint import Ink, Painter, Run
from reader.article import Span
from reader.text import cell_width, truncate

__all__ = ["presence_bar", "presence_target"]

HEIGHTS = "▁▂▃▄▅▆▇█"
NOWHERE = "·"
NAME = 20
"""Cells kept for the name at most."""


def _chosen(painter: Painter) -> tuple[str, str, list[Span]] | None:
    """Name, role and spans of the lit voice or of the entity under the cursor."""
    layers, annotations = painter.layers, painter.annotations
    if layers.mention is not None:
        key = annotations.mentions[layers.mention].entity
        spans = [(m.start, m.end) for m in annotations.mentions if m.entity == key]
        return painter.voices.name(key), "meta", spans
    if layers.voice is not None:
        key = layers.voice
        spans = [s for q in annotations.quotations if q.speaker == key for s in q.segments]
        return painter.voices.name(key), painter.voices.role(key), spans
    return None


def _start(name: str) -> int:
    """The cell at which the strip starts, after the name."""
    return cell_width(truncate(name, NAME)) + 2


def presence_bar(painter: Painter, ink: Ink, width: int) -> Iterator[Run]:
    """The name and its strip in `width` cells; nothing when no voice and no entity is chosen."""
    chosen = _chosen(painter)
    if chosen is None:
        return
    name, role, spans = chosen
    cells = width - _start(name)
    if cells < 8:
        return
    length = max(1, len(painter.article.text))
    amounts = [0] * cells
    for start, end in spans:
        for cell in range(start * cells // length, (end - 1) * cells // length + 1):
            low, high = cell * length // cells, (cell + 1) * length // cells
            amounts[cell] += max(1, min(end, high) - max(start, low))
    most = max(amounts) or 1
    yield truncate(name, NAME) + "  ", -1, ink.of(("text", role))
    for amount in amounts:
        mark = HEIGHTS[round(amount / most * 7)] if amount else NOWHERE
        yield mark, -1, ink.of(("text", role if amount else "ornament"))


def presence_target(painter: Painter, width: int, cell: int) -> int | None:
    """The offset of the appearance nearest to a cell of the strip."""
    chosen = _chosen(painter)
    if chosen is None or not chosen[2]:
        return None
    name, _, spans = chosen
    cells = max(1, width - _start(name))
    wanted = (cell - _start(name)) / cells * len(painter.article.text)
    return min((start for start, _ in spans), key=lambda start: abs(start - wanted))
