"""What kind of thing a name names, where its own words or its fame leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import first_names, has_title, is_crew, is_title
from reader.analysis.words import lists, words
from reader.annotations import EntityKind
from reader.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["DASHES", "NUMBERED", "SHIPS", "STATIONS", "STORMS", "WAYS", "is_ship", "kind_of"]

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
FINER: dict[str, EntityKind] = {
    "NORP": "group",
    "LANGUAGE": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "PRODUCT": "product",
}
SHIPS = frozenset({"HMS", "USS", "USNS", "RMS", "HMAS", "HMCS", "MV"})
"""What stands before a ship's name."""
STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
"""What stands before a storm's name."""
DASHES = frozenset({"-", "–", "—", "--", "/"})
PAPER_WORD = re.compile(
    r"[A-ZÅÄÖØÆÜ]\w{2,}(?:blad|bladet|posten|avisen|tidning|tidningen|tidende|zeitung)"
)
"""The name of a newspaper of the north: "Nordbladet"."""
SHOWN = frozenset({"show", "film", "musical", "opera", "novel", "album", "sitcom", "podcast"})
PRINTED = frozenset({"journal", "magazine", "newspaper", "tabloid", "daily", "weekly", "website"})
"""Nouns before the names of works and of papers."""
OWNERS = frozenset(
    {"owner", "publisher", "maker", "operator", "employer", "partner", "sponsor", "supplier"}
)
"""Roles that a company can have too."""
WORKS = frozenset(
    """ballad ballet comedy documentary drama essay game memoir movie musical painting play poem
    sculpture serial single sitcom soap story thriller track""".split()  # noqa: SIM905
)
CONTINENTS = frozenset({"africa", "antarctica", "asia", "europe", "oceania"})
DIRECTIONS = frozenset({"north", "south", "east", "west"})
FACILITIES = frozenset(
    """airport avenue cathedral county district harbour island islands motorway mountains ocean
    palace peninsula province railway river stadium station strait""".split()  # noqa: SIM905
)
"""Last words that no person's name has."""
WAYS = frozenset(
    {"lane", "street", "road", "square", "quay", "pier", "terrace", "crescent", "gardens"}
)
"""Last words of streets, which are surnames too behind a first name."""
NUMBERED = frozenset(
    """berth block dock gate highway junction pier platform quay route runway sector terminal ward
    warehouse wharf""".split()  # noqa: SIM905
)
"""Places that are told apart by number: "Terminal 5", "Pier Nine"."""
LANDMARKS = frozenset(
    """bridge creek falls lighthouse reservoir rock tower viaduct waterfall""".split()  # noqa: SIM905
)
"""Last words of places' names, behind "the" or where spaCy saw a place."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
OF = frozenset({"of", "de", "d'"})
HAPPENINGS: dict[str, EntityKind] = {
    **dict.fromkeys(("battle", "siege", "massacre", "tour", "festival", "coup", "war"), "event"),
    **dict.fromkeys(("treaty", "act", "bill", "charter", "declaration"), "law"),
}
"""What a name is whose first word stands before "of": "Treaty of Lisbon"."""
STATIONS = frozenset({"channel", "radio", "tv"})
"""First words of broadcasters' names."""
BROADCASTS = frozenset({"radio", "tv", "television"})
"""Last words of broadcasters' names."""
TEAMS = frozenset({"town", "city", "rovers", "wanderers", "albion", "hotspur", "united"})
"""Last words of clubs' names; a town of this name is known or was taken for a place."""
FACTIONS = frozenset({"liberal", "social", "free", "national", "progressive", "unionist"})
"""What makes a party of "Democrats"."""
BETWEEN = frozenset({"am", "en", "le", "les", "sur", "upon"})
"""What stands in the middle of a town's name, besides English prepositions."""
SURE_ORGANISATIONS = frozenset(
    """university college institute association department ministry council committee commission
    agency company corporation corp inc ltd party federation union league foundation society
    group analytics partners bureau laboratory laboratories observatory orchestra freight logistics
    brewery breweries infirmary""".split()  # noqa: SIM905
)


LEGAL_FORMS = frozenset(
    "AB AG ASA BV GmbH Inc KG LLC LLP Ltd NV Oy Oyj PLC Plc plc Pty SpA".split()  # noqa: SIM905
)
"""What ends the name of a company."""


def kind_of(doc: Doc, start: int, end: int, kind: str) -> EntityKind:
    """The kind, where the name's own words leave no doubt another than the learned one."""
    if kind == "PER" and is_crew(doc, start, end):
        return "organisation"
    if end - start > 1 and doc[end - 1].text.rstrip(".") in LEGAL_FORMS:
        return "organisation"
    if is_ship(doc, start, end):
        return "product"
    if end - start == 2 and doc[start].text.capitalize() in STORMS:
        return "event"
    if end - start == 1 and doc[start].lower_ in CONTINENTS and doc[start].text.istitle():
        return "place"
    if end - start == 1 and PAPER_WORD.fullmatch(doc[start].text):
        return "organisation"
    if kind in ("PER", "LOC") and (thing := _named_thing(doc, start, end)):
        return thing
    if _is_numbered(doc, start, end):
        return "place"
    if end - start > 1 and doc[start].lower_ in lists()["org_first"]:
        return "organisation"
    if kind in ("PER", "MISC") and end - start > 1 and _is_paper(doc, start, end):
        return "organisation"
    if kind != "PER" and _is_happening(doc, start, end):
        return HAPPENINGS[doc[start].lower_]
    if doc[start:end].text.lower() in lists()["body"]:
        return "organisation"
    if kind != "PER" and _is_person(doc, start, end, kind):
        return "person"
    if _is_work(doc, start, end):
        return "work"
    if kind == "MISC":
        signed = end - start == 2 and doc[start:end].text.isupper() and _is_called(doc, start, end)
        return "person" if signed else _finer(doc, start, end)
    if kind == "LOC" and not doc[start].is_upper and _is_called(doc, start, end):
        return "person"
    if _is_place(doc, start, end, kind):
        return "place"
    if _is_organisation(doc, start, end, kind):
        return "organisation"
    return KINDS[kind]


def _is_numbered(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a place's by its number: "Pier Nine"."""
    two = end - start == 2 and doc[start].lower_ in NUMBERED
    return two and (doc[end - 1].like_num or doc[end - 1].is_digit)


def is_ship(doc: Doc, start: int, end: int) -> bool:
    """ "HMS Lorn"; or a name directly behind what ships are called: "the trawler Esperanza"."""
    if doc[start].text in SHIPS and end - start > 1:
        return True
    return start > 1 and doc[start - 1].lower_ in lists()["vessel"] and doc[start - 1].is_lower


def _is_paper(doc: Doc, start: int, end: int) -> bool:
    """Whether a name ends as those of newspapers do: "Northby Advertiser"."""
    paper = doc[end - 1].lower_ in lists()["paper_alone"]
    return paper and not (doc[start].lower_ in first_names() or has_title(doc, start))


def _is_happening(doc: Doc, start: int, end: int) -> bool:
    return end - start > 2 and doc[start].lower_ in HAPPENINGS and doc[start + 1].lower_ in OF


def _is_work(doc: Doc, start: int, end: int) -> bool:
    """Whether a name of two words or more is all that stands in the marks after "the film"."""
    if start < 2 or end >= len(doc) or end - start < 2:
        return False
    marked = doc[start - 1].is_quote and doc[end].is_quote
    return marked and (
        doc[start - 2].lower_ in lists()["work_head"] or doc[start - 2].lower_ in WORKS
    )


def _is_person(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Two words beside a role; or a first name and more, with a hyphen in it or a person to spaCy
    too."""
    first, last = doc[start], doc[end - 1]
    role = last.head.lower_
    beside_role = last.dep_ == "appos" and role in words("role", "title") and role not in OWNERS
    if end - start == 2 and beside_role and last.lower_ not in SURE_ORGANISATIONS:
        return True
    if fold(first.text) not in first_names() or first.is_upper or last.lower_ in SURE_ORGANISATIONS:
        return False
    if kind == "MISC":
        return end - start == 4 and doc[end - 2].text == "-" and last.text.istitle()
    return (
        end - start > 1
        and len(first) > 2
        and all(token.ent_type_ == "PERSON" for token in doc[start:end])
    )


def _is_place(doc: Doc, start: int, end: int, kind: str) -> bool:
    """A state's short form ("Vt.") after a comma, a dateline in capitals, "Northby Airport" or
    "Northby-on-Don" where the learned names took it for a person."""
    several = kind == "PER" and end - start > 1
    if several and doc[start:end].text.lower() in words("country", "capital", "city_extra"):
        return True
    if kind == "PER" and (_is_facility(doc, start, end) or _is_town(doc, start, end)):
        return True
    if end - start > 1 and _is_landmark(doc[end - 1]):
        return doc[start].lower_ not in first_names() or kind == "ORG"
    before = doc[start - 1].text if start else ""
    after = doc[end].text if end < len(doc) else ""
    if end - start == 1 and before in (",", "-", "/") and len(doc[start]) > 1:
        return doc[start].lower_ in lists()["state_short"]
    name = doc[start:end].text
    places = words("city", "capital", "city_extra", "country", "state")
    return (
        name.isupper() and after in DASHES | {"(", ":"} and len(name) > 3 and name.lower() in places
    )


def _is_landmark(last: Token) -> bool:
    """Whether spaCy, or "the", tells that a name is a place's: "the Mill Bridge"."""
    led = any(child.lower_ == "the" for child in last.lefts)
    return last.lower_ in LANDMARKS and (led or last.ent_type_ in PLACES)


def _is_facility(doc: Doc, start: int, end: int) -> bool:
    last = doc[end - 1]
    if end - start < 2 or not last.text.istitle():
        return False
    way = last.lower_ in WAYS and not (doc[start].lower_ in first_names() or is_title(doc[start]))
    return last.lower_ in FACILITIES or (way and not has_title(doc, start))


def _is_town(doc: Doc, start: int, end: int) -> bool:
    hyphens = end - start == 5 and doc[start + 1].text == doc[start + 3].text == "-"
    return hyphens and doc[start + 2].lower_ in lists()["preposition"] | BETWEEN


def _is_organisation(doc: Doc, start: int, end: int, kind: str) -> bool:
    """A name that its own words, or its fame, or spaCy where we are weak, show to be a body."""
    last, single = doc[end - 1].lower_, end - start == 1
    if not single and doc[start].lower_ in STATIONS:
        return True
    if kind == "LOC":
        fame = "world_org" if doc[start].is_upper else "company"
        known = single and doc[start].lower_.replace(".", "") in lists()[fame]
        known = known or (single and _has_staff(doc[start]))
        return known or (not single and last in SURE_ORGANISATIONS)
    if kind == "PER":
        first = doc[start].lower_
        if not single and last in TEAMS:
            return True
        if single:
            return first in lists()["company"]
        land = end - start == 2 and first in words("country", "country_extra")
        if land and first not in first_names():
            return True
        if end - start == 2 and first in DIRECTIONS:
            return True
        return last in SURE_ORGANISATIONS and first not in first_names()
    return False


@cache
def _known() -> frozenset[str]:
    """Words of the names of places and bodies."""
    places = ("city", "capital", "city_extra", "state", "region", "country", "country_extra")
    heads = words("geo_head", "event_head", "org_head")
    return words(*places) | heads | WAYS | FACILITIES | LANDMARKS


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """Whether what was taken for a place is somebody's first name, alone or with a surname."""
    first, last = doc[start], doc[end - 1]
    if end - start > 2 or first.lower_ not in first_names() or not last.text[0].isupper():
        return False
    if first.lower_ in _known() or last.lower_ in _known():
        return False
    if end - start == 1:
        return first.ent_type_ == "PERSON"
    there = start > 0 and doc[start - 1].lower_ in lists()["place_preposition"] - {"from", "to"}
    return last.ent_type_ not in PLACES or not there


def _named_thing(doc: Doc, start: int, end: int) -> EntityKind | None:
    """What one word names right behind "her show" or "the journal", where no verb makes it a maker:
    "the show Lee wrote"."""
    if end - start > 1 or start < 2 or doc[start].lower_ in first_names():
        return None
    led = doc[start - 2].tag_ in ("DT", "PRP$")
    if not led or (end < len(doc) and doc[end].tag_.startswith(("VB", "MD", "NNP", "POS"))):
        return None
    if doc[start - 1].text in SHOWN:
        return "work"
    return "organisation" if doc[start - 1].text in PRINTED else None


def _has_staff(word: Token) -> bool:
    """Whether somebody works at what is no place of the gazetteer: "a fund manager at Orrin"."""
    if word.i < 2 or word.nbor(-1).lower_ != "at" or word.dep_ != "pobj":
        return False
    places = words("city", "capital", "city_extra", "state", "region", "country", "country_extra")
    role = word.head.head.lower_ in words("role", "occupation")
    return role and word.lower_ not in places


def _finer(doc: Doc, start: int, end: int) -> EntityKind:
    """What kind of thing a name is that is no person, organisation or place."""
    last = doc[end - 1].lower_
    if end - start > 1 and last == "democrats" and doc[end - 2].lower_ in FACTIONS:
        return "organisation"
    dateline = end < len(doc) and doc[end].text in DASHES
    if dateline and doc[start:end].text.lower() in words("capital", "city", "city_extra"):
        return "place"
    if last in lists()["demonym"] or doc[start:end].text.lower() in lists()["demonym"]:
        return "group"
    if last in lists()["law_head"] - lists()["event_head"]:
        return "law"
    if last in lists()["event_head"] or doc[start].shape_ == "dddd":
        return "event"
    if last in lists()["work_head"]:
        return "work"
    if end - start > 1 and last in BROADCASTS:
        return "organisation"
    seen = all(token.ent_type_ == "ORG" for token in doc[start:end])
    if end - start > 1 and seen and last in lists()["org_head"]:
        return "organisation"
    labels = Counter(FINER[t.ent_type_] for t in doc[start:end] if t.ent_type_ in FINER)
    if labels:
        return labels.most_common(1)[0][0]
    return "group" if end - start == 1 and doc[start].pos_ == "ADJ" else "event"
