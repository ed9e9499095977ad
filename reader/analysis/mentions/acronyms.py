"""Names of bodies as long as the acronym behind them says: "the Rural and Coastal Roads Agency
(RCRA)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import Name
from reader.analysis.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["spelt_out"]

SMALL = frozenset({"of", "and", "for", "the", "in", "on", "to", "&", "-"})
"""Words that most acronyms leave out."""
SHORTEST, LONGEST = 3, 12


def spelt_out(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names; one with its acronym in brackets behind it begins where the acronym does."""
    found: list[Name] = []
    for name in names:
        start = _start(doc, name)
        if start < name.start:
            while found and found[-1].end > start:
                found.pop()
            name = replace(name, start=start, kind="organisation")
        found.append(name)
    return found


def _start(doc: Doc, name: Name) -> int:
    """Where the words begin that give the letters in the brackets; else where the name does."""
    if name.end + 2 >= len(doc) or doc[name.end].text != "(" or doc[name.end + 2].text != ")":
        return name.start
    letters = doc[name.end + 1].text.rstrip("s").replace(".", "")
    if not letters.isupper() or not SHORTEST <= len(letters) < LONGEST:
        return name.start
    if letters.lower() in words("role", "occupation"):
        return name.start
    left = len(letters)
    for place in range(name.end - 1, max(name.end - LONGEST, -1), -1):
        word = doc[place]
        if word.text[0].isupper() and word.text[0] == letters[left - 1]:
            left -= 1
            if left == 0:
                return place
        elif word.lower_ not in SMALL:
            break
    return name.start
