"""Whom a new noun means that newspapers put for the name just used: "the 23-year-old", "the
novelist". Elegant variation, Fowler called it (Modern English Usage, 1926)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from reader.analysis.coreference.coreference import NamedAt

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["just_named", "varied"]

VARIED = frozenset(
    """academic activist actor actress billionaire businessman businesswoman campaigner cellist
    celebrity columnist comedian congressman congresswoman councillor councilman councilwoman
    cricketer defender democrat diplomat economist entrepreneur farmer fielder filmmaker forward
    goalkeeper golfer grandfather grandmother historian lawmaker legislator mep midfielder
    millionaire mla msp musician novelist octogenarian pensioner philanthropist physicist pianist
    playmaker poet politician presenter ranger rapper retiree scientist septuagenarian singer
    songwriter sprinter striker teenager tycoon veteran violinist winger""".split()  # noqa: SIM905
)
"""Nouns that tell more of somebody named, and are hardly an office that needs no name."""
OTHERS = frozenset({"prep", "relcl", "acl", "amod", "compound", "poss"})
"""What tells which one is meant, so that it need not be who was named."""
PARTS = frozenset({"nsubj", "nsubjpass", "poss", "appos"})
"""The parts of a sentence that a varied noun plays; as an object it is oftener another."""
AGE = ("-", "year", "-", "old")


def varied(doc: Doc, named: Sequence[NamedAt]) -> list[NamedAt]:
    """The phrases "the 23-year-old" and "the novelist", where one person alone has been named in
    the paragraph, or else as a subject in the one before, and no other has this age or noun."""
    found = []
    ages = dict(_ages(doc, named))
    for start, end, age in _phrases(doc):
        if age and age in ages.values():
            keys = {key for key, told in ages.items() if told == age}
        else:
            keys = just_named(doc, named, start) - (ages.keys() if age else set())
        if len(keys) == 1:
            found.append(NamedAt(start, end, keys.pop()))
    return found


def _phrases(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Where such a phrase starts and ends, and the age it tells."""
    strings = doc.vocab.strings
    keys = [strings[word] for word in (*VARIED, "old") if word in strings]
    lower = doc.to_array(["LOWER"]).reshape(-1)
    for i in np.flatnonzero(np.isin(lower, np.array(keys, dtype=lower.dtype))):
        word = doc[int(i)]
        if word.lower_ == "old":
            start = word.i - 5
            aged = start >= 0 and tuple(t.lower_ for t in doc[start + 2 : word.i + 1]) == AGE
            if aged and doc[start].lower_ == "the" and _stands_alone(word):
                yield start, word.i + 1, doc[start + 1].text
        elif word.i and word.nbor(-1).lower_ == "the" and word.tag_ in ("NN", "NNP"):
            known = word.text.istitle() or lower[: word.i].tolist().count(word.lower) > 0
            if not known and _stands_alone(word):
                yield word.i - 1, word.i + 1, ""


def _stands_alone(word: Token) -> bool:
    """Whether it does something, nothing tells which one is meant, and no noun follows."""
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    if word.dep_ not in PARTS:
        return False
    tells = any(child.dep_ in OTHERS and child.pos_ != "NUM" for child in word.rights)
    return not tells and after.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ") and after.lower_ != "who"


def _ages(doc: Doc, named: Sequence[NamedAt]) -> Iterator[tuple[str, str]]:
    """The ages told behind names, or before them: "Ann Lee, 23,", "23-year-old Ann Lee"."""
    for name in named:
        behind = name.end + 1 < len(doc) and doc[name.end].text in (",", "(")
        if behind and doc[name.end + 1].is_digit:
            yield name.key, doc[name.end + 1].text
        first = name.start - 5
        if first >= 0 and tuple(t.lower_ for t in doc[first + 1 : name.start]) == AGE:
            yield name.key, doc[first].text


def just_named(doc: Doc, named: Sequence[NamedAt], place: int) -> set[str]:
    """Who is named in the paragraph before this place; else the subjects of the one before."""
    start = _paragraph(doc, place)
    here = {name.key for name in named if start <= name.start < place}
    if here or start == 0:
        return here
    before = _paragraph(doc, start - 1)
    subjects = ("nsubj", "nsubjpass")
    return {
        name.key
        for name in named
        if before <= name.start < start and doc[name.start : name.end].root.dep_ in subjects
    }


def _paragraph(doc: Doc, place: int) -> int:
    """The first token of the paragraph."""
    while place > 0 and "\n" not in doc[place - 1].text:
        place -= 1
    return place
