"""Whom "the company" and "the commission" mean: organisations by what the article calls them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from reader.analysis.coreference import NamedAt

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["called"]

KINDS = frozenset(
    """agency airline association bank board broadcaster bureau campaign charity church city club
    college commission committee company corporation council court department federation firm
    foundation fund government group hospital institute magazine ministry museum network newspaper
    office organisation organization paper party police school service society station store
    studio team think-tank tribunal union university watchdog website""".split()  # noqa: SIM905
)
"""Nouns for what an organisation is."""

RELATIONS = frozenset({"amod", "compound", "nmod"})


def called(doc: Doc, named: Sequence[NamedAt], taken: Sequence[bool]) -> list[NamedAt]:
    """The noun phrases with "the" that mean an organisation named before.

    It must have been called so, in its name ("the commission") or beside it ("the bus company,
    Marrow Transit").
    """
    owner = {i: name.key for name in named for i in range(name.start, name.end)}
    titles: list[tuple[int, frozenset[str], str]] = []
    for name in named:
        last = doc[name.end - 1]
        if last.lower_ in KINDS and name.end - name.start > 1:
            titles.append((name.start, frozenset({last.lower_}), name.key))
    phrases = []
    for noun in _nouns(doc, taken):
        content = _content(noun)
        beside = _beside(noun, owner)
        if beside is not None:
            titles.append((noun.i, content, beside))
        elif any(child.lower_ == "the" for child in noun.lefts):
            phrases.append((noun, content))
    found = []
    for noun, content in phrases:
        fitting = [(place, key) for place, known, key in titles if content <= known]
        before = [(place, key) for place, key in fitting if place < noun.i]
        if before and not any(child.dep_ in ("prep", "relcl") for child in noun.rights):
            start = min(child.i for child in noun.lefts if child.lower_ == "the")
            if not any(taken[start : noun.i]):
                found.append(NamedAt(start, noun.i + 1, max(before)[1]))
    return found


def _nouns(doc: Doc, taken: Sequence[bool]) -> Iterator[Token]:
    """Singular nouns for organisations, outside names."""
    strings = doc.vocab.strings
    wanted = np.array([strings[word] for word in KINDS if word in strings], dtype=np.uint64)
    lower = doc.to_array(["LOWER"]).reshape(-1)
    for i in np.flatnonzero(np.isin(lower, wanted)):
        noun = doc[int(i)]
        if noun.tag_ == "NN" and noun.dep_ not in RELATIONS and not taken[noun.i]:
            yield noun


def _content(noun: Token) -> frozenset[str]:
    """What the phrase says: "bus company"."""
    return frozenset({noun.lower_, *(c.lower_ for c in noun.lefts if c.dep_ in RELATIONS)})


def _beside(noun: Token, owner: dict[int, str]) -> str | None:
    """Whose name stands beside the noun, as an apposition or by "is"."""
    for child in noun.children:
        if child.dep_ == "appos" and child.i in owner:
            return owner[child.i]
    if noun.dep_ == "appos":
        return owner.get(noun.head.i)
    if noun.dep_ == "attr" and noun.head.lower_ in ("is", "was"):
        subjects = (child.i for child in noun.head.children if child.dep_ == "nsubj")
        return next((owner[i] for i in subjects if i in owner), None)
    return None
