"""Names in headlines: two people side by side, and a person with the verb behind him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import Name, first_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["parted"]

VERBS = frozenset({"VBZ", "VBD", "VBP", "MD"})


def parted(doc: Doc, names: list[Name]) -> list[Name]:
    """In a headline two people may stand side by side: each is cut out by his name elsewhere."""
    known = {
        doc[name.start : name.end].text
        for name in names
        if name.kind == "person" and 2 <= name.end - name.start <= 3
    }
    found: list[Name] = []
    for name in names:
        name = _before_verb(doc, name, known)
        inner = list(_known_inside(doc, name, known)) if name.kind == "person" else []
        found += inner if _are_several(doc, name, inner) else [name]
    return found


def _before_verb(doc: Doc, name: Name, known: set[str]) -> Name:
    """In a headline's capitals a name that is known elsewhere ends before the verb: "Ann Lee Vows
    To Fight"."""
    for end in range(name.start + 2, min(name.start + 4, name.end)):
        if doc[name.start : end].text in known and doc[end].tag_ in VERBS:
            return Name(name.start, end, "person")
    return name


def _are_several(doc: Doc, name: Name, inner: Sequence[Name]) -> bool:
    """Whether the names inside another are not just its end: "Pérez Lima" of "Ana Pérez Lima"."""
    if len(inner) != 1 or inner[0].end < name.end:
        return bool(inner)
    first = doc[inner[0].start]
    return first.text.istitle() and first.lower_ in first_names()


def _known_inside(doc: Doc, name: Name, known: set[str]) -> Iterator[Name]:
    start = name.start
    while name.end - name.start > 3 and start < name.end - 1:
        for end in range(min(start + 3, name.end), start + 1, -1):
            if doc[start:end].text in known:
                yield Name(start, end, "person")
                start = end - 1
                break
        start += 1
