"""People told by what stands beside their names: "his wife, Irina", "Megasari, the president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.mentions.agreement import common_words
from reader.analysis.mentions.people import Name
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["told_beside"]

ONLY_PEOPLE = frozenset(
    """activist actor actress adviser ambassador artist author bishop boxer businessman
    businesswoman chairman chairwoman coach congressman congresswoman cyclist diplomat doctor farmer
    fisherman goalkeeper governor historian journalist judge king lawmaker lawyer mayor midfielder
    minister musician novelist nurse poet politician president priest prince princess professor
    prosecutor queen rapper scientist secretary senator singer soldier spokesman spokeswoman
    striker student surgeon teacher widow writer""".split()  # noqa: SIM905
)
"""Roles that no company, team or country has."""
HEADS = frozenset({"captain", "director", "editor", "founder", "leader", "manager"})
"""Roles before a comma that hardly anything but a person's name follows."""
OWN_KIN = frozenset(
    """husband wife widow widower son daughter boyfriend girlfriend fiancé fiancée""".split()  # noqa: SIM905
)
"""Kin that a firm or a party has not even in a figure of speech."""
SET_APART = ("who", "said", "says")
NOBODY = frozenset({"nobody", "somebody", "everybody", "anybody", "everyone", "someone", "anyone"})
APART = frozenset({",", "-", "–", "—", "--"})
BESIDE_KIN = frozenset({",", ".", ";", ")", "-", "–", "—", "who", "and"})
"""What follows a name set beside a kin word."""


def told_beside(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names; those set beside what only people are called are people's, and so is the same word
    elsewhere, if it stands alone and is known for nothing else."""
    told = {doc[n.start].text for n in names if _is_told(doc, n) and n.end - n.start == 1}
    found = [
        replace(name, kind="person")
        if _is_told(doc, name) or (name.end - name.start == 1 and doc[name.start].text in told)
        else name
        for name in names
    ]
    return sorted([*found, *_set_apart(doc, names)], key=lambda name: name.start)


def _set_apart(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Surnames that were passed over, though what follows tells that they are somebody's: at the
    start of a paragraph "Lee — who is 60 — says", "Lee said she was"; anywhere "Lee's wife"."""
    taken = {i for name in names for i in range(name.start, name.end)}
    for word in occurrences(doc, (*SET_APART, *OWN_KIN)):
        place = word.i
        start = place - (1 if doc[place].lower_ in ("said", "says") else 2)
        if start < 0 or start in taken or not _may_be_surname(doc[start]):
            continue
        if _has_kin(doc, Name(start, start + 1, "person")):
            yield Name(start, start + 1, "person")
        elif start == 0 or "\n" in doc[start - 1].text:
            relative = doc[place].lower_ == "who"
            if _tells_apart(doc, start) if relative else _says_of_self(doc, place):
                yield Name(start, start + 1, "person")


def _may_be_surname(word: Token) -> bool:
    capital = word.text.istitle() and word.tag_ in ("NNP", "NN")
    return capital and not _is_general(word)


def _tells_apart(doc: Doc, start: int) -> bool:
    """Whether a comma or a dash and "who is" follow: no team, which are many."""
    verb = doc[start + 3] if start + 3 < len(doc) else doc[start]
    return doc[start + 1].text in APART and (verb.tag_ == "VBZ" or verb.lower_ == "was")


def _says_of_self(doc: Doc, verb: int) -> bool:
    """Whether "he" or "she" follows directly: "Lee said she", "Lee said that he"."""
    after = verb + 1 + (verb + 1 < len(doc) and doc[verb + 1].lower_ == "that")
    return after < len(doc) and doc[after].lower_ in ("he", "she")


def _is_general(word: Token) -> bool:
    return _is_known(word) or word.lower_ in common_words() | words("occupation") | NOBODY


def _is_told(doc: Doc, name: Name) -> bool:
    """Whether a kin word stands before a name, or a person's role behind it between commas."""
    if name.end - name.start > 3 or name.kind == "person" or not doc[name.start].text.istitle():
        return False
    if any(_is_known(word) for word in doc[name.start : name.end]):
        return False
    if _is_kin(doc, name) or _has_role(doc, name) or _has_kin(doc, name):
        return True
    return _is_aged(doc, name) or _is_called_so(doc, name) or _follows_role(doc, name)


def _is_aged(doc: Doc, name: Name) -> bool:
    """Whether an age follows between commas what is no place of the lists: "Akua, 22, said"."""
    place = name.end
    if place + 2 >= len(doc) or not doc[place].text == doc[place + 2].text == ",":
        return False
    return doc[place + 1].is_digit and len(doc[place + 1]) == 2


def _is_called_so(doc: Doc, name: Name) -> bool:
    """Whether two words or more stand right behind what only people are: "the cellist Ann Lee"."""
    role = doc[name.start - 1] if name.start else doc[0]
    only = ONLY_PEOPLE | lists()["occupation"]
    plain = all(word.is_alpha and word.text.istitle() for word in doc[name.start : name.end])
    return name.end - name.start > 1 and role.is_lower and role.lower_ in only and plain


def _follows_role(doc: Doc, name: Name) -> bool:
    """Whether two words or more between commas tell who has a role: "its director, Jo van Lee,"."""
    if name.end - name.start < 2 or not 0 < name.start < name.end < len(doc):
        return False
    apart = doc[name.start - 1].text == "," == doc[name.end].text
    last = doc[name.end - 1]
    return apart and last.dep_ == "appos" and last.head.lower_ in ONLY_PEOPLE | HEADS


def _has_kin(doc: Doc, name: Name) -> bool:
    """Whether one word has a husband or a child: "Lee's husband"."""
    if name.end - name.start > 1 or name.end + 1 >= len(doc):
        return False
    owned = doc[name.end].text in ("'s", "’s")
    return owned and doc[name.end + 1].lower_ in OWN_KIN


def _is_known(word: Token) -> bool:
    """Whether a word is one of places, peoples or bodies that every reader knows."""
    places = ("country", "country_extra", "state", "region", "capital", "city_extra")
    return word.lower_ in words(*places, "world_org", "company", "demonym", "org_head", "geo_head")


def _is_kin(doc: Doc, name: Name) -> bool:
    """Whether somebody's kin is called so: "his wife, Irina,", "Lee's son Cian said"."""
    comma = name.start > 1 and doc[name.start - 1].text == ","
    place = _before_law(doc, name.start - (2 if comma else 1))
    if place < 1 or doc[place].lower_ not in words("kin_male", "kin_female"):
        return False
    owned = any(child.dep_ == "poss" for child in doc[place].children)
    owned = owned or doc[place].dep_ == "poss"
    after = doc[name.end].lower_ if name.end < len(doc) else "."
    if comma:
        return owned and after in BESIDE_KIN and doc[name.end - 1].dep_ == "appos"
    return owned and after not in ("'s", "’s")


def _before_law(doc: Doc, place: int) -> int:
    """Where the kin word stands: "daughter" of "daughter-in-law"."""
    in_law = place > 4 and doc[place - 3 : place + 1].text.lower() == "-in-law"
    return place - 4 if in_law else place


def _has_role(doc: Doc, name: Name) -> bool:
    """Whether "the president" or "a singer" follows, set off by a comma."""
    if name.end >= len(doc) or doc[name.end].text != ",":
        return False
    beside = (child for child in doc[name.end - 1].children if child.dep_ == "appos")
    role = next((child for child in beside if child.i > name.end), None)
    if role is None or role.lower_ not in ONLY_PEOPLE or role.tag_ != "NN":
        return False
    if role.i + 1 < len(doc) and doc[role.i + 1].pos_ == "PROPN":
        return False
    return doc[name.end + 1].lower_ in lists()["article"] or name.end + 1 == role.i
