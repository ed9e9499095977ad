"""Name mentions: spaCy's names made clean, as spans of tokens with a kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.words import lists
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Name", "find"]

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "PRODUCT": "product",
    "LANGUAGE": "group",
}
EDGES = frozenset("\"'`()[]{}.,;:!?-–—")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the tokens `start` to `end` (exclusive), and what kind of thing it names."""

    start: int
    end: int
    kind: EntityKind


def find(doc: Doc) -> list[Name]:
    """The names of a document in order, disjoint, one kind for one spelling."""
    names = [
        name
        for entity in doc.ents
        if entity.label_ in KINDS
        and (name := _trimmed(doc, entity.start, entity.end, KINDS[entity.label_]))
    ]
    return _agreed(doc, names)


def _trimmed(doc: Doc, start: int, end: int, kind: EntityKind) -> Name | None:
    """Without articles, titles, possessives and outer punctuation; None when nothing is left."""
    while start < end and (
        doc[start].text in EDGES
        or doc[start].is_space
        or doc[start].lower_ in lists()["article"]
        or (kind == "person" and end - start > 1 and doc[start].lower_.rstrip(".") in lists()["title"])
    ):
        start += 1
    while start < end and (
        doc[end - 1].text in EDGES or doc[end - 1].is_space or doc[end - 1].lower_ in ("'s", "'")
    ):
        end -= 1
    return Name(start, end, kind) if start < end else None


def _agreed(doc: Doc, names: list[Name]) -> list[Name]:
    """Each spelling with the kind that most of its mentions have."""
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        votes[doc[name.start : name.end].text][name.kind] += 1
    return [
        Name(name.start, name.end, votes[doc[name.start : name.end].text].most_common(1)[0][0])
        for name in names
    ]
