"""Hints: a letter beside everything on the screen that can be opened from the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.page.layout import Line, Piece
from reader.app.page.paint import Painter
from reader.app.page.wrap import clusters
from reader.text import cell_width, clean_url

__all__ = ["LETTERS", "Hint", "Row", "Target", "hints_of", "letter_put", "targets_of"]

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""The hints in the order they are given out: the home row first."""


@dataclass(frozen=True, slots=True)
class Target:
    """What can be opened: a web or mail address, a footnote by its label, a table by its block."""

    kind: Literal["link", "footnote", "table"]
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row on the screen as it is drawn, and what can be opened from it: (first cell, cell after
    the last, identity, target). Parts of one thing on several rows have one identity."""

    y: int
    strip: Strip
    targets: Sequence[tuple[int, int, int, Target]]


@dataclass(frozen=True, slots=True)
class Hint:
    """A letter, and where it is drawn."""

    letter: str
    y: int
    cell: int
    target: Target


def targets_of(
    painter: Painter, line: Line, pieces: Sequence[Piece], left: int
) -> Iterator[tuple[int, int, int, Target]]:
    """What can be opened from a row whose first piece is drawn in cell `left`."""
    block = painter.article.blocks[line.block] if line.block >= 0 else None
    if block and block.kind == "image" and (address := clean_url(block.target)):
        width = sum(cell_width(text) for text, _ in pieces)
        yield left, left + width, block.start, Target("link", address)
    if block and block.kind == "table":
        yield left, left, block.start, Target("table", str(line.block))
    for text, offset in pieces:
        if offset >= 0:
            end = offset + len(text)
            for style in painter.styles_over(offset, end):
                value = clean_url(style.target) if style.kind == "link" else style.target
                if style.kind not in ("link", "footnote") or not value:
                    continue
                first = left + cell_width(text[: max(0, style.start - offset)])
                last = left + cell_width(text[: style.end - offset])
                yield first, last, style.start, Target(style.kind, value)
        left += cell_width(text)


def hints_of(rows: Iterable[Row]) -> tuple[list[Hint], int]:
    """A letter for each thing on the rows, and how many got none because the letters ran out.

    A letter stands on the nearest blank cell: no text is covered and none moves.
    """
    hints: list[Hint] = []
    seen: set[tuple[int, Target]] = set()
    left_over = 0
    for row in rows:
        free: set[int] | None = None
        for first, last, identity, target in row.targets:
            if (identity, target) in seen:
                continue
            seen.add((identity, target))
            if free is None:
                free = _blank_cells(row.strip)
                for a, b, _, _ in row.targets:
                    free.difference_update(range(a, b))
            if len(hints) == len(LETTERS) or not free:
                left_over += 1
                continue
            cell = min(free, key=lambda x: (first - x if x < first else x - last + 1.5, x))
            free.discard(cell)
            hints.append(Hint(LETTERS[len(hints)], row.y, cell, target))
    return hints, left_over


def _blank_cells(strip: Strip) -> set[int]:
    free: set[int] = set()
    cell = 0
    for start, end, width in clusters(strip.text):
        if strip.text[start:end] == " ":
            free.add(cell)
        cell += width
    return free


def letter_put(strip: Strip, cell: int, letter: str, style: Style) -> Strip:
    """The row with a letter on one of its cells."""
    width = strip.cell_length
    return Strip.join(
        [strip.crop(0, cell), Strip([Segment(letter, style)], 1), strip.crop(cell + 1, width)]
    )
