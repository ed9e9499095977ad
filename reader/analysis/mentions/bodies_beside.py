"""Bodies by what is set beside their names: "Hartwell, the brewery,", whoever is called so too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reader.analysis.mentions.frames import FRAMES
from reader.analysis.mentions.people import Name, has_title
from reader.analysis.words import lists

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["with_bodies_beside"]

BODIES = FRAMES.union(
    """bank brewer brewery builder carmaker developer insurer label lender manufacturer miner
    publisher restaurant school studio team university""".split()  # noqa: SIM905
)
"""Nouns for what a body is, which no person is."""
LONGEST = 5
"""Tokens at most between the comma and the noun: ", the family - owned brewery,"."""
ENDS = frozenset((",", ".", ";", ")"))


def with_bodies_beside(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, in order. One word that is told to be a body is the body's until somebody is
    named in full by it: "Hartwell, the brewery, … Hartwell said … Emily Hartwell"."""
    told = {doc[place].text: place for place in reversed(list(_told(doc)))}
    if not told:
        return list(names)
    until = {text: _named_in_full(doc, names, text) for text in told}
    kept = []
    taken: set[int] = set()
    for name in names:
        text = doc[name.start].text
        alone = name.end - name.start == 1 and not has_title(doc, name.start)
        if alone and text in told and name.start < until[text]:
            name = replace(name, kind="organisation")
        taken.update(range(name.start, name.end))
        kept.append(name)
    strings = [doc.vocab.strings[text] for text in told]
    spelled = doc.to_array(["ORTH"]).reshape(-1)
    for place in np.flatnonzero(np.isin(spelled, np.array(strings, dtype=spelled.dtype))):
        i = int(place)
        if i not in taken and told[doc[i].text] <= i < until[doc[i].text] and _stands_alone(doc, i):
            kept.append(Name(i, i + 1, "organisation"))
    return sorted(kept, key=lambda name: name.start)


def _told(doc: Doc) -> Iterator[int]:
    """The lone names beside which a noun for a body is set apart by commas."""
    articles = lists()["article"]
    commas = np.flatnonzero(doc.to_array(["ORTH"]).reshape(-1) == doc.vocab.strings[","])
    for i in (int(comma) - 1 for comma in commas if 0 < comma < len(doc) - 3):
        if doc[i + 2].lower_ not in articles or not _stands_alone(doc, i):
            continue
        stop = min(len(doc) - 1, i + 3 + LONGEST)
        noun = next((j for j in range(i + 3, stop) if doc[j + 1].text in ENDS), None)
        plain = noun is not None and all(doc[j].text != "," for j in range(i + 3, noun))
        if noun is not None and plain and doc[noun].lower_ in BODIES:
            yield i


def _stands_alone(doc: Doc, place: int) -> bool:
    """Whether a word with a capital is no part of a longer name."""
    word = doc[place]
    before = doc[place - 1].text if place else "."
    return word.pos_ == "PROPN" and word.text.istitle() and not before[:1].isupper()


def _named_in_full(doc: Doc, names: Sequence[Name], text: str) -> int:
    """Where somebody is first named in full by this word; the end where nobody is."""
    people = (n for n in names if n.kind == "person" and n.end - n.start > 1)
    return min((n.start for n in people if doc[n.end - 1].text == text), default=len(doc))
