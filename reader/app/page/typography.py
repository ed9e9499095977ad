"""How paragraphs are set: line spacing, what parts two paragraphs, justification."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reader.app.page.wrap import SPACES, wrap
from reader.article import Span
from reader.text import cell_width

__all__ = ["INDENT", "PLAIN", "Typography", "stretched", "wrap_indented"]

INDENT = "   "
"""Before the first line of a paragraph that no blank row parts from the one before it."""
MOST_ADDED = 2
"""Cells added to each space of a line on average, at most; a line that needs more stays ragged."""


@dataclass(frozen=True, slots=True)
class Typography:
    """What the reader chose."""

    spacing: Literal[1, 2] = 1
    """Rows a line."""
    paragraphs: Literal["space", "indent"] = "space"
    """What parts two paragraphs: a blank row, or an indent of the first line."""
    justify: bool = False
    """Whether lines are stretched to the column's edge, but for the last of a paragraph."""


PLAIN = Typography()
"""How pages are set until the reader chooses."""


def wrap_indented(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """As `wrap`, the first line shorter by the indent."""
    first = next(wrap(text, start, end, max(2, width - len(INDENT))), None)
    if first is None:
        return
    yield first
    after = first[1]
    while after < end and text[after] in SPACES:
        after += 1
    if after < end and text[after] == "\n":
        after += 1
    yield from wrap(text, after, end, width)


def stretched(text: str, start: int, end: int, width: int) -> tuple[tuple[str, int], ...] | None:
    """The pieces of a line with its spaces widened until it takes `width` cells; -1 marks what is
    added. None where it cannot be done well.

    Only spaces between narrow letters grow: Chinese, Japanese and Korean are never stretched.
    """
    room = width - cell_width(text[start:end])
    gaps = [
        place
        for place in range(start + 1, end - 1)
        if text[place] == " " and _narrow(text[place - 1]) and _narrow(text[place + 1])
    ]
    if room <= 0 or room > MOST_ADDED * len(gaps):
        return None
    pieces: list[tuple[str, int]] = []
    done = start
    for number, place in enumerate(gaps, 1):
        added = room * number // len(gaps) - room * (number - 1) // len(gaps)
        if added:
            pieces += [(text[done : place + 1], done), (" " * added, -1)]
            done = place + 1
    return (*pieces, (text[done:end], done))


def _narrow(letter: str) -> bool:
    return letter != " " and cell_width(letter) < 2
