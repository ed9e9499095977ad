"""The names in the margin: which of those due beside a row stand there, and which on the next."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotations import DOUBT
from reader.app.page.voices import Label
from reader.text import cell_width, truncate

__all__ = ["POINTER", "Due", "Named", "fitting", "shared"]

POINTER = "◂"
LEAST = 5
"""Cells in which a cut name, with its pointer, still says something."""

Due = tuple[Label, bool]
"""A label, and whether the name itself is due, or only the pointer."""
Named = tuple[str, Label]
"""What is drawn of a label."""


def fitting(due: Sequence[Due], room: int) -> int:
    """How many of them stand in so many cells in full, the first in any case."""
    number, used = 0, -1
    for each in due:
        used += 1 + cell_width(_text(each))
        if number and used > room:
            break
        number += 1
    return number


def shared(due: Sequence[Due], room: int) -> list[Named]:
    """All of them in so many cells: the short ones in full, the long ones cut alike; those for
    whom there is no room at all are left out."""
    due = due[: max(1, (room + 1) // (LEAST + 1))]
    texts = [_text(each) for each in due]
    left, cells = room - (len(texts) - 1), dict[int, int]()
    by_width = sorted(range(len(texts)), key=lambda number: cell_width(texts[number]))
    for place, number in enumerate(by_width):
        cells[number] = min(cell_width(texts[number]), left // (len(texts) - place))
        left -= cells[number]
    return [
        (_fitted(text, cells[number]), label)
        for number, (text, (label, _)) in enumerate(zip(texts, due, strict=True))
    ]


def _text(due: Due) -> str:
    label, named = due
    return f"{POINTER} {label.text}" if named else POINTER


def _fitted(text: str, room: int) -> str:
    """A label in at most so many cells; the mark of doubt stays when the name is cut."""
    if text.endswith(DOUBT) and 2 < room < cell_width(text):
        return truncate(text.removesuffix(DOUBT), room - 1) + DOUBT
    return truncate(text, room)
