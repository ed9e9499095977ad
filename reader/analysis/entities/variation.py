"""Whom a new noun means that newspapers put for the name just used: "the 23-year-old", "the
novelist". Elegant variation, Fowler called it (Modern English Usage, 1926)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.analysis.coreference.coreference import NamedAt
from reader.analysis.occurrences import occurrences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["just_named", "varied"]

VARIED = frozenset(
    """academic activist actor actress billionaire businessman businesswoman campaigner cellist
    celebrity columnist comedian congressman congresswoman councillor councilman councilwoman
    cricketer defender democrat diplomat economist entrepreneur farmer fielder filmmaker forward
    goalkeeper golfer grandfather grandmother historian lawmaker legislator mep mp td midfielder
    millionaire mla msp musician novelist philanthropist physicist pianist
    playmaker poet politician presenter ranger rapper retiree scientist singer
    songwriter sprinter striker tycoon veteran violinist winger""".split()  # noqa: SIM905
)
"""Nouns that tell more of somebody named, and are hardly an office that needs no name."""
AGES = {
    "teenager": range(13, 20),
    "pensioner": range(60, 110),
    "septuagenarian": range(70, 80),
    "octogenarian": range(80, 90),
    "nonagenarian": range(90, 100),
}
"""Nouns that tell about how old somebody is."""
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
    for start, end, fitting in _phrases(doc):
        aged = {key for key, age in ages.items() if age in fitting}
        keys = aged or just_named(doc, named, start) - (ages.keys() if fitting else set())
        if len(keys) == 1:
            found.append(NamedAt(start, end, keys.pop()))
    return found


def _phrases(doc: Doc) -> Iterator[tuple[int, int, Collection[int]]]:
    """Where such a phrase starts and ends, and the ages that it may tell of; none for any."""
    lower = doc.to_array(["LOWER"]).reshape(-1)
    for word in occurrences(doc, (*VARIED, *AGES, "old")):
        if word.lower_ == "old":
            start = word.i - 5
            aged = start >= 0 and tuple(t.lower_ for t in doc[start + 2 : word.i + 1]) == AGE
            aged = aged and doc[start].lower_ == "the" and doc[start + 1].is_digit
            if aged and _stands_alone(word):
                yield start, word.i + 1, {int(doc[start + 1].text)}
            continue
        start = word.i - 2 if word.i > 1 and word.nbor(-1).pos_ == "PROPN" else word.i - 1
        if start < 0 or doc[start].lower_ != "the" or word.tag_ not in ("NN", "NNP"):
            continue
        known = word.text.istitle() or bool((lower[: word.i] == word.lower).any())
        if _stands_alone(word) and not (known and word.lower_ in VARIED):
            first = start if start == word.i - 1 else word.i
            yield first, word.i + 1, AGES.get(word.lower_, ())


def _stands_alone(word: Token) -> bool:
    """Whether it does something, nothing tells which one is meant, and no noun follows."""
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    if word.dep_ not in PARTS:
        return False
    tells = any(child.dep_ in OTHERS and child.pos_ != "NUM" for child in word.rights)
    return not tells and after.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ") and after.lower_ != "who"


def _ages(doc: Doc, named: Sequence[NamedAt]) -> Iterator[tuple[str, int]]:
    """The ages told behind names, or before them: "Ann Lee, 23,", "23-year-old Ann Lee"."""
    for name in named:
        behind = name.end + 1 < len(doc) and doc[name.end].text in (",", "(")
        first = name.start - 5
        before = first >= 0 and tuple(t.lower_ for t in doc[first + 1 : name.start]) == AGE
        told = doc[name.end + 1] if behind else doc[first] if before else None
        if told is not None and told.is_digit and len(told) < 3:
            yield name.key, int(told.text)


def just_named(doc: Doc, named: Sequence[NamedAt], place: int) -> set[str]:
    """Who is named in the paragraph before this place, of several the subject of the last sentence
    that names anybody; else the subjects of the paragraph before."""
    start = _paragraph(doc, place)
    here = [name for name in named if start <= name.start < place]
    keys = {name.key for name in here}
    if len(keys) > 1:
        first = doc[here[-1].start].sent.start
        last = [name for name in here if name.start >= first]
        if len({name.key for name in last}) == 1 and _is_subject(doc, last[0]):
            return {last[0].key}
    if keys or start == 0:
        return keys
    before = _paragraph(doc, start - 1)
    return {n.key for n in named if before <= n.start < start and _is_subject(doc, n)}


def _is_subject(doc: Doc, name: NamedAt) -> bool:
    return doc[name.start : name.end].root.dep_ in ("nsubj", "nsubjpass")


def _paragraph(doc: Doc, place: int) -> int:
    """The first token of the paragraph."""
    while place > 0 and "\n" not in doc[place - 1].text:
        place -= 1
    return place
