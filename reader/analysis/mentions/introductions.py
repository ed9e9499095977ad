"""People come in with their full names; then a surname or a first name alone is theirs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import Name, first_names
from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["introduced"]

NEVER_BODIES = frozenset(
    """born cried danced died divorced flew joked laughed married nodded pleaded retired sang
    shrugged sighed smiled smiles wept wore""".split()  # noqa: SIM905
)
"""What people do and organisations do not."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PLACED = frozenset({"in", "at", "near", "from", "to", "for", "outside", "around", "across", "the"})
"""After these a word that is a town too is the town."""
BEFORE_FAMILIES = frozenset({"the", "two", "three", "four", "both", "younger", "older", "elder"})
"""What stands before the plural of a surname."""
MODIFIERS = frozenset({"compound", "nmod", "amod"})


def introduced(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names; those of one word that are the surname or first name of somebody named before in
    full are a person's, unless they are as well known for something else."""
    whole = [replace(n, kind="person") if _is_somebody(doc, n) else n for n in names]
    bodies = {
        token.text
        for name in whole
        if name.kind != "person" and name.end - name.start > 1
        for token in doc[name.start : name.end]
    }
    surnames: set[str] = set()
    firsts: set[str] = set()
    found = []
    for name in whole:
        if _is_persons(doc, name, surnames - bodies, firsts):
            name = replace(name, kind="person")
        if _is_family(doc, name, surnames):
            name = replace(name, kind="group")
        if name.kind == "person" and name.end - name.start > 1:
            surnames.add(doc[name.end - 1].text)
            firsts.add(doc[name.start].text)
        found.append(name)
    return found


def _is_somebody(doc: Doc, name: Name) -> bool:
    """Whether two words taken for a place or a body do what only people do; or speak, if they
    begin with a first name and were taken for a place."""
    if name.end - name.start != 2 or name.kind not in ("place", "organisation"):
        return False
    first, last = doc[name.start], doc[name.end - 1]
    if not _may_be_first(first) or _is_general(last):
        return False
    speaks = name.kind == "place" and (_speaks(last) or _says_between_commas(last))
    return _acts(last) or (speaks and first.lower_ in first_names())


def _is_persons(doc: Doc, name: Name, surnames: Collection[str], firsts: Collection[str]) -> bool:
    """Whether one word is the surname or the first name of somebody known."""
    word = doc[name.start]
    if name.end - name.start > 1 or name.kind not in ("place", "organisation", "group", "event"):
        return False
    if name.start and doc[name.start - 1].lower_ in PLACED:
        return False
    if word.text in surnames and not _is_known(word) and word.dep_ not in MODIFIERS:
        return True
    if word.text not in firsts or word.lower_ in words("country", "country_extra"):
        return False
    towns = words("state", "region", "capital", "city", "city_extra")
    if name.kind == "place" and word.lower_ not in towns and word.dep_ not in MODIFIERS:
        return True
    return _acts(word) or _speaks(word) or _is_aged(word)


def _is_family(doc: Doc, name: Name, surnames: Collection[str]) -> bool:
    """Whether a name is the plural of a surname: "the two Halls", "the Brandt-Okoyes' gate"."""
    last = doc[name.end - 1]
    plural = last.text.endswith("s") and name.kind not in ("place", "group")
    if not plural or last.text in surnames or {last.text[:-1], last.text[:-2]}.isdisjoint(surnames):
        return False
    led = name.start > 0 and doc[name.start - 1].lower_ in BEFORE_FAMILIES
    return led and (name.end - name.start == 1 or doc[name.start + 1].text == "-")


def _may_be_first(word: Token) -> bool:
    """Whether somebody may be called so; towns give their names to people."""
    return word.text.istitle() and (
        word.lower_ in first_names() or word.lower_ in words("city", "capital")
    )


def _is_general(word: Token) -> bool:
    """Whether a last word makes something else of a name: "Austin Rangers"."""
    general = words("org_head", "geo_head", "event_head", "law_head", "world_org", "company")
    return word.tag_ in ("NNPS", "NNS") or word.lower_ in general


def _is_known(word: Token) -> bool:
    """Whether a word is a place, a people or a body that every reader knows; a city of the
    gazetteer that acts is not enough."""
    places = ("country", "country_extra", "state", "region", "capital", "city_extra")
    if word.lower_ in words(*places, "world_org", "company", "demonym", "org_head"):
        return True
    return word.lower_ in lists()["city"] and (word.dep_ not in SUBJECTS or word.ent_type_ == "GPE")


def _acts(word: Token) -> bool:
    """Whether a name is the subject of what only people do."""
    return word.dep_ in SUBJECTS and word.head.lower_ in NEVER_BODIES


def _speaks(word: Token) -> bool:
    return word.dep_ in SUBJECTS and word.head.lower_ in lists()["say"]


def _says_between_commas(word: Token) -> bool:
    """Whether a comma and a verb of saying follow: "the head of the union, Ann Lee, said"."""
    place = word.i + 1
    if place + 1 >= len(word.doc) or word.doc[place].text != ",":
        return False
    return word.i > 1 and word.doc[place + 1].lower_ in lists()["say"]


def _is_aged(word: Token) -> bool:
    """Whether an age between commas follows: "Chelsea, 36,"."""
    doc, place = word.doc, word.i + 1
    return (
        place + 2 < len(doc)
        and doc[place].text == doc[place + 2].text == ","
        and doc[place + 1].is_digit
        and len(doc[place + 1]) < 3
    )
