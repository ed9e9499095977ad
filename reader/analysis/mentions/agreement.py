"""One kind for one name: what the mentions of a spelling over an article say together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.mentions.kinds import WAYS
from reader.analysis.mentions.people import (
    Name,
    first_names,
    has_title,
    is_crew,
    is_first,
    title_before,
)
from reader.analysis.words import lists, words
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["agreed_kinds", "common_words", "is_business"]

KEPT = 0.7
"""A kind that fewer than this share of a spelling's mentions agree on does not rule the others."""

OFTEN = 4
"""So often must a lone word be taken for a person's name to be one beside a body of that name."""

BUSINESSES = frozenset(
    """airlines airways bank breweries capital chemicals electronics energy entertainment foods
    group holdings industries insurance international logistics mining motors partners
    pharmaceuticals pictures records resources securities shipping steel stores studios systems
    technologies technology telecom""".split()  # noqa: SIM905
)
"""Last words of the names of companies, which are called by the first for short."""
LIKELIER: tuple[EntityKind, ...] = ("organisation", "place", "person")
"""Kinds of names, the likelier first."""

GEOGRAPHY = frozenset({"fort", "san", "santa", "los", "las", "refuge", "reserve"})
"""Words of places' names, besides those of the lists."""


def agreed_kinds(doc: Doc, names: list[Name]) -> list[Name]:
    """Each spelling with the kind that most of its mentions have, unless its title says more."""
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    for name in names:
        votes[_spelling(doc, name)][name.kind] += 1
        if name.kind == "person" and (name.end - name.start > 1 or has_title(doc, name.start)):
            surnames[_surname(doc, name)] += 1
            if doc[name.start].lower_ not in words("first_male", "first_female"):
                surnames[doc[name.start].text] += 1
    bodies = {
        token.text
        for name in names
        if name.kind in ("organisation", "place") and name.end - name.start > 1
        for token in doc[name.start : name.end]
    } | {doc[name.start].text for name in names if doc[name.start].lower_ in lists()["company"]}
    agreed = []
    shorts = _short_for_bodies(doc, names) - surnames.keys() - _mostly_people(votes)
    namesakes = _namesakes(doc, names)
    tails = _tails(doc, names)
    for name in names:
        spelling = _spelling(doc, name)
        alone = name.end - name.start == 1 and not has_title(doc, name.start)
        if (
            alone
            and spelling in shorts
            and name.kind in ("person", "place")
            and not _is_in(doc, name)
        ):
            agreed.append(replace(name, kind="organisation"))
            continue
        if name.end - name.start > 1 and doc[name.start : name.end].text.lower() in tails:
            agreed.append(replace(name, kind="person"))
            continue
        if alone and _is_known_place(doc[name.start], name, spelling, surnames):
            agreed.append(replace(name, kind="place"))
            continue
        if alone and name.kind == "person" and (spelling, name.start) in namesakes:
            agreed.append(replace(name, kind=namesakes[spelling, name.start]))
            continue
        if _has_first_name(doc, name, votes):
            agreed.append(replace(name, kind="person"))
            continue
        ballot: Counter[EntityKind] = votes[spelling].copy()
        ballot["person"] += surnames[spelling]
        kind, number = _commonest(doc, name, ballot)
        if _is_somebody(doc, name, ballot, surnames[spelling]) or (
            name.kind == "organisation" and surnames[spelling] and spelling not in bodies
        ):
            kind = "person"
        elif _may_be_several(doc, name) and (number == 1 or number < KEPT * ballot.total()):
            kind = name.kind
        agreed.append(replace(name, kind=kind))
    return agreed


def _is_in(doc: Doc, name: Name) -> bool:
    """Whether a place stands behind "in": what is named after it is another."""
    before = doc[name.start - 1].lower_ if name.start else ""
    seen = doc[name.start].ent_type_ in ("GPE", "LOC", "FAC")
    return seen and name.kind == "place" and before in ("in", "near")


def is_business(doc: Doc, name: Name) -> bool:
    """Whether a name of two words ends with what a company does or is: "Hartwell Foods"."""
    if name.kind != "organisation" or name.end - name.start != 2:
        return False
    first, last = doc[name.start], doc[name.end - 1]
    return last.lower_ in BUSINESSES and first.text.istitle() and first.lower_ not in _general()


@cache
def _general() -> frozenset[str]:
    """Words that are not a company's alone: places, peoples, common words."""
    places = words("country", "country_extra", "state", "region", "capital", "city", "city_extra")
    return places | common_words() | words("org_head", "demonym", "geo_head", "party_word")


def _mostly_people(votes: Mapping[str, Counter[EntityKind]]) -> set[str]:
    """The words that are a person's often enough: "Lee" is not short for "Lee Train"."""
    return {
        spelling
        for spelling, ballot in votes.items()
        if ballot["person"] >= OFTEN and 2 * ballot["person"] > ballot.total()
    }


def _short_for_bodies(doc: Doc, names: list[Name]) -> set[str]:
    """What an organisation may be called for short: the last word of its name after a place
    ("Northby Rovers"), the first unless a general word says that it is named after someone ("Lee
    Foundation")."""
    places = words("country", "country_extra", "state", "region", "capital", "city", "city_extra")
    general = words("org_head", "geo_head", "world_org")
    found: set[str] = set()
    for name in names:
        if name.kind != "organisation" or name.end - name.start < 2:
            continue
        first, last = doc[name.start], doc[name.end - 1]
        if doc[name.start : name.end - 1].text.lower() in places:
            found.add(last.text)
        if last.lower_ not in words("org_head", "party_word") and first.lower_ not in general:
            found.add(first.text)
    no_names = places | lists()["demonym"] | common_words()
    return {w for w in found if w.istitle() and len(w) > 3 and w.lower() not in no_names}


def _tails(doc: Doc, names: list[Name]) -> set[str]:
    """Surnames of several words, lower case: "van der Berg" of "Ida van der Berg"."""
    return {
        doc[name.start + 1 : name.end].text.lower()
        for name in names
        if name.kind == "person" and name.end - name.start > 2
        if doc[name.start + 1].lower_ in lists()["particle"]
    }


def _is_known_place(word: Token, name: Name, spelling: str, surnames: Counter[str]) -> bool:
    """Whether what the learned names took for a person is a place of the gazetteer that nobody in
    the article is named after."""
    if name.kind != "person" or surnames[spelling] or word.lower_ in first_names():
        return False
    small_too = word.lower_ in lists()["capital"] and word.ent_type_ == "GPE"
    return small_too or word.lower_ in words("country", "country_extra", "city_extra")


def _namesakes(doc: Doc, names: list[Name]) -> dict[tuple[str, int], EntityKind]:
    """Where a country, a city or a company stands alone before anyone with that surname is named:
    people come in with their full names, but for the headline. A country is one ever after."""
    kinds: dict[str, EntityKind] = {
        **dict.fromkeys(words("company", "world_org"), "organisation"),
        **dict.fromkeys(words("capital", "city_extra", "city"), "place"),
        **dict.fromkeys(words("country", "country_extra"), "place"),
    }
    countries = words("country", "country_extra")
    body = next((t.i for t in doc if "\n" in t.text), 0)
    found: dict[tuple[str, int], EntityKind] = {}
    people: set[str] = set()
    lands: set[str] = set()
    for name in names:
        last = doc[name.end - 1]
        kind = kinds.get(last.lower_)
        if kind is None:
            continue
        if name.end - name.start > 1:
            people.update({last.text} if name.kind == "person" else ())
            continue
        if kind == "place" and last.lower_ not in countries and last.ent_type_ != "GPE":
            continue
        first = name.start >= body and last.text not in people
        if not has_title(doc, name.start) and (first or last.text in lands):
            found[last.text, name.start] = kind
            lands.update({last.text} if last.lower_ in countries else ())
    return {place: kind for place, kind in found.items() if place[0] in people}


def _has_first_name(doc: Doc, name: Name, votes: Mapping[str, Counter[EntityKind]]) -> bool:
    """Whether a name is a person's, by the surname alone elsewhere ("Uri Lind", "Mr Lind") or a
    first name before it."""
    if name.kind == "organisation" and name.end - name.start == 1 and name.start > 0:
        first = doc[name.start - 1]
        return first.lower_ in first_names() and is_first(first, doc[name.start])
    if name.kind not in ("organisation", "place") or name.end - name.start != 2:
        return False
    first, last = doc[name.start], doc[name.end - 1]
    if not first.text.istitle() or is_crew(doc, name.start, name.end):
        return False
    if name.kind == "place" and last.lower_ in WAYS:
        return False
    known = words("city", "capital", "city_extra", "country", "state", "world_org", "geo_head")
    if doc[name.start : name.end].text.lower() in known or first.lower_ in known:
        return False
    if first.lower_ in words("role", "title", "title_more", "demonym"):
        return False
    ballot = votes.get(last.text, Counter())
    return ballot["person"] > 0 and 2 * ballot["person"] > ballot.total()


def _surname(doc: Doc, name: Name) -> str:
    """The last name as `_spelling` has it, both halves of "Brandt-Okoye", without "Jr."."""
    while name.end - name.start > 2 and _is_suffix(doc[name.end - 1]):
        name = replace(name, end=name.end - 1)
    first = name.end - 1
    while first > name.start + 1 and doc[first - 1].text == "-":
        first -= 2
    return _spelling(doc, replace(name, start=first))


def _commonest(doc: Doc, name: Name, ballot: Counter[EntityKind]) -> tuple[EntityKind, int]:
    """The kind with the most votes, and how many; of equal ones the likelier, a place's where a
    word of the name is one of geography."""
    number = max(ballot.values())
    equal = [kind for kind, votes in ballot.items() if votes == number]
    if "place" in equal and any(
        token.lower_ in lists()["geo_head"] or token.lower_ in GEOGRAPHY
        for token in doc[name.start : name.end]
    ):
        return "place", number
    return next((kind for kind in LIKELIER if kind in equal), equal[0]), number


def _may_be_several(doc: Doc, name: Name) -> bool:
    """Whether a name may be more than one thing's: a lone word ("Jordan"), or a place that is a
    team too ("New York")."""
    places = words("country", "country_extra", "state", "region", "city", "capital", "city_extra")
    spelling = doc[name.start : name.end].text.lower().replace("st ", "st. ")
    return name.end - name.start == 1 or spelling in places


def _is_suffix(word: Token) -> bool:
    return word.lower_.rstrip(".") in lists()["name_suffix"] or not word.text[0].isalpha()


def _is_somebody(doc: Doc, name: Name, ballot: Counter[EntityKind], surname: int) -> bool:
    """Whether a title, or what the same name is elsewhere, makes a name a person's."""
    number, people = max(ballot.values()), ballot["person"]
    if name.end - name.start == 1:
        known = surname > 0 and number > 1 and 2 * people >= ballot.total()
        return known or _personal_title(doc, name.start)
    first = doc[name.start]
    known = people > 0 and first.text.istitle() and first.lower_ in first_names()
    return known or 0 < people >= number - 1


def _personal_title(doc: Doc, start: int) -> bool:
    """Whether a title that only people have stands before: "Mr", not "Prince" or "General"."""
    return title_before(doc, start) in lists()["personal_title"]


def _spelling(doc: Doc, name: Name) -> str:
    """The name's words as they are compared: CAPITALS as Capitals."""
    return " ".join(
        t.text.capitalize() if t.is_upper and len(t) > 3 else t.text
        for t in doc[name.start : name.end]
    )


def common_words() -> frozenset[str]:
    """Words that are capitalised for other reasons than being a name."""
    lists_of_words = ("function", "pronoun", "preposition", "title", "role", "month", "day", "say")
    return words(*lists_of_words, "kin_male", "kin_female") | {"men", "women"}
