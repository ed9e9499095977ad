"""Bodies by the noun behind their names that says what they are: "the Tern medical journal"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import Name, first_names
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["FRAMES", "LONGEST_FRAME", "framed", "is_led"]

PRINTED = frozenset(
    """blog channel daily journal magazine newspaper newswire podcast portal tabloid website
    weekly""".split()  # noqa: SIM905
)
"""What papers and broadcasters are: nobody but they have their names before these."""
OWN = PRINTED | {"airline", "brand", "chain", "militia", "startup", "tank", "think-tank"}
"""The same and what else hardly any word but its name stands before."""
FRAMES = OWN | frozenset(
    """agency broadcaster charity club company consultancy firm group movement
    network newsroom nonprofit operator paper party pollster quango retailer startup station
    supermarket union watchdog""".split()  # noqa: SIM905
)
"""Nouns for a body that may stand behind its name and add nothing to it."""
THINGS = frozenset({"work", "event", "product"})
LONGEST_FRAME = 4
"""Tokens at most from the name to the end of the noun: "news agency", "left - leaning daily"."""


def framed(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names; those before what papers and broadcasters are, are theirs, also where they were
    passed over, unless they are a place's or somebody's who is named in full."""
    full = {doc[n.end - 1].text for n in names if n.kind == "person" and n.end - n.start > 1}
    taken = {i: name for name in names for i in range(name.start, name.end)}
    found = list(names)
    for noun in occurrences(doc, FRAMES):
        printed = noun.lower_ in PRINTED
        last = _last_before(noun)
        if last is None or not noun.is_lower or not is_led(noun):
            continue
        name = taken.get(last.i)
        if name is None and noun.lower_ in OWN:
            found += _passed_over(doc, last.i, taken)
        if name is None:
            continue
        if name.kind in THINGS or _is_mistaken(doc, name, printed, full):
            found[found.index(name)] = replace(name, kind="organisation")
    return sorted(found, key=lambda name: name.start)


def _is_mistaken(doc: Doc, name: Name, printed: bool, full: Collection[str]) -> bool:
    """Whether what was taken for a person's, a place's or a people's name is the body's here."""
    word, alone = doc[name.start], name.end - name.start == 1
    if name.kind == "person":
        stranger = doc[name.end - 1].text not in full and alone == printed
        return stranger and word.lower_ not in first_names()
    return (
        name.kind in ("place", "group")
        and printed != (name.kind == "group")
        and (doc[name.start : name.end].text.lower() not in _known())
    )


@cache
def _known() -> frozenset[str]:
    """Names of places and peoples, and words that are no name."""
    places = ("city", "capital", "city_extra", "country", "country_extra", "state", "region")
    return words(*places, "demonym", "day", "month", "function", "title", "party_word", "role")


def is_led(noun: Token) -> bool:
    """Whether "the" or a possessor stands before the whole phrase: no one of several."""
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)


def _last_before(noun: Token) -> Token | None:
    """The capitalised word before a noun and what else stands before that."""
    for i in range(noun.i - 1, max(noun.i - LONGEST_FRAME, 0), -1):
        word = noun.doc[i]
        if word.text[0].isupper():
            return word if word.is_alpha else None
        if not word.is_lower or word.pos_ not in ("ADJ", "NOUN"):
            return None
    return None


def _passed_over(doc: Doc, last: int, taken: Collection[int]) -> Iterator[Name]:
    """The capitalised words that end here, unless they tell where or whose something is."""
    start = last + 1
    while start > 0 and start - 1 not in taken and doc[start - 1].text[0].isupper():
        if doc[start - 1].is_sent_start or not doc[start - 1].is_alpha:
            break
        start -= 1
    text = doc[start : last + 1].text.lower()
    if start <= last and text not in _known() | lists()["org_head"] | first_names():
        yield Name(start, last + 1, "organisation")
