"""What stands around a name: "the Gazette" is no person, "in Barnstaple" names a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis.mentions.kinds import NUMBERED, SHIPS, STATIONS, STORMS
from reader.analysis.mentions.people import Name, first_names, has_title, with_titles
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["seen"]

SEEN: dict[str, EntityKind] = {
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
}
"""What spaCy calls the kinds of things."""
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
WHERE = frozenset({"in", "near", "off"})
"""After these a name that is nobody's elsewhere is a place's."""
HOME = frozenset({"from", "of"})
"""The same behind who is from there or lives there."""
BESIDE = frozenset({"near", "off"})
"""The same, whatever the parser makes of them."""
WHERE_TOO = frozenset({"outside", "around", "across", "through"})
"""After these too, unless spaCy saw a person: "those around Lee"."""
TRUSTING = frozenset(
    """belief believe believed believes believing confidence faith interest interested invested
    trust trusted trusting trusts""".split()  # noqa: SIM905
)
"""Words with "in" before a person."""
DWELL = frozenset({"live", "lives", "lived", "living", "born", "raised", "based", "grew", "held"})
"""What is done in a place."""
DATED: dict[str, EntityKind] = {"battle": "event", "siege": "event", "treaty": "law"}
"""Words that make a name with a place behind "of"."""
CAPITALISED = ("demonym", "month", "day", "role", "title", "function", "pronoun", "geo_head")
"""The lists of words that have capitals without being a name alone."""
CROWNS = frozenset({"prince", "princess"})
TOWNS_HAVE = frozenset(
    """airport governor inhabitants mayor mayoress outskirts residents streets suburbs townspeople
    villagers waterfront""".split()  # noqa: SIM905
)
"""What a town has, and hardly anybody: "Toretsk's mayor"."""
OF_SEVERAL = frozenset({"are", "were", "have"})
"""Verbs whose subject is several people, as a team is."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the other names of an article tell of one."""

    ships: frozenset[str]
    storms: frozenset[str]
    towns: frozenset[str]
    people: Counter[str]
    """How often a last word is a person's."""
    full: frozenset[str]
    """The last words of people named in full or with a title."""
    strangers: Mapping[str, EntityKind]
    """What a word taken for a person's name is, by what one of its mentions tells."""


def seen(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names with the kinds that their surroundings tell, and those that the learned names
    passed over."""
    names = [_with_number(doc, name) for name in names]
    headed = list(_headed(doc))
    inside = {i for name in headed for i in range(name.start, name.end)}
    kept = [name for name in names if inside.isdisjoint(range(name.start, name.end))]
    around = _around(doc, kept)
    found = sorted([*(_told(doc, name, around) for name in kept), *headed], key=_start)
    return sorted([*found, *_overlooked(doc, found)], key=_start)


def _start(name: Name) -> int:
    return name.start


def _around(doc: Doc, names: Sequence[Name]) -> Around:
    full = frozenset(doc[n.end - 1].text for n in names if _is_full(doc, n))
    return Around(
        frozenset(_bare(doc, n) for n in names if n.kind == "product"),
        frozenset(doc[n.end - 1].text for n in names if _is_storm(doc, n)),
        frozenset(doc[n.start].text for n in names if n.kind == "place" and n.end == n.start + 1),
        Counter(doc[n.end - 1].text for n in names if n.kind == "person"),
        full,
        dict(_strangers(doc, names, full)),
    )


def _strangers(
    doc: Doc, names: Sequence[Name], full: Collection[str]
) -> Iterator[tuple[str, EntityKind]]:
    for name in names:
        word = doc[name.start]
        if name.kind == "person" and name.end - name.start == 1 and word.text not in full:
            kind = _kind_of_stranger(doc, word)
            if kind != "person":
                yield word.text, kind


def _bare(doc: Doc, name: Name) -> str:
    """A ship's name without "HMS"."""
    return doc[name.start + (doc[name.start].text in SHIPS) : name.end].text


def _is_storm(doc: Doc, name: Name) -> bool:
    return name.kind == "event" and name.end - name.start == 2 and doc[name.start].text in STORMS


def _is_full(doc: Doc, name: Name) -> bool:
    """Whether somebody is named by more than one word, or with a title."""
    return name.kind == "person" and (name.end - name.start > 1 or has_title(doc, name.start))


def _told(doc: Doc, name: Name, around: Around) -> Name:
    """A name with the kind that the words before it tell: that of a ship named before ("HMS Lorn",
    "the Lorn"), or another where it was taken for a person's."""
    alone = name.end - name.start == 1
    if alone and doc[name.start].text in around.storms - around.full:
        return replace(name, kind="event")
    if alone and name.kind == "person" and doc[name.start].text in around.strangers:
        return replace(name, kind=around.strangers[doc[name.start].text])
    if name.start == 0:
        return name
    word, last = doc[name.start - 1].lower_, doc[name.end - 1]
    if around.ships:
        first = with_titles(doc, name.start)
        if first and doc[first - 1].lower_ == "the" and doc[first : name.end].text in around.ships:
            return replace(name, start=first, kind="product")
    if word == "the" and _is_river(last, around):
        return replace(name, kind="place")
    if word == "the" and last.lower_ in lists()["paper_alone"] and last.dep_ not in MODIFIERS:
        return replace(name, kind="organisation")
    if name.kind != "person":
        return name
    if word == "the" and _no_person(doc, name, around.full):
        return replace(name, kind=_kind_of_thing(last))
    if name.end - name.start == 1 and (last.dep_ == "pobj" or word in BESIDE):
        return replace(name, kind="place") if _is_somewhere(last, around) else name
    if last.dep_ == "pobj" and _is_strange(doc, name, around) and word in WHERE | HOME:
        return replace(name, kind="place") if _is_where(doc[name.start - 1], last) else name
    return name


def _is_river(word: Token, around: Around) -> bool:
    """Whether one word behind "the" is a river's name, and nobody's here."""
    river = word.lower_ in lists()["river"] and word.i > 0 and word.nbor(-1).lower_ == "the"
    return river and word.dep_ not in MODIFIERS and word.text not in around.full


def _kind_of_stranger(doc: Doc, word: Token) -> EntityKind:
    """What one word taken for a person's name is: a town by what it has ("Toretsk's mayor"), a team
    by a verb of several ("Palmares lead the table"); a person else."""
    if word.lower_ in first_names() or has_title(doc, word.i):
        return "person"
    if word.dep_ == "poss" and word.head.lower_ in TOWNS_HAVE:
        return "place"
    verb = word.head
    several = verb.tag_ == "VBP" and word.dep_ == "nsubj" and verb.i == word.i + 1
    several = several or (word.dep_ in ("nsubj", "nsubjpass") and _has_auxiliary(verb, word))
    coupled = any(child.dep_ in ("conj", "cc") for child in word.children)
    supposed = any(child.dep_ == "mark" for child in verb.children)
    return "organisation" if several and not (coupled or supposed) else "person"


def _has_auxiliary(verb: Token, subject: Token) -> bool:
    """Whether "were" or "have" stands right behind the subject, the verb or its auxiliary."""
    after = subject.i + 1
    if after >= len(subject.doc) or subject.doc[after].lower_ not in OF_SEVERAL:
        return False
    return verb.i == after or subject.doc[after].head.i == verb.i


def _is_strange(doc: Doc, name: Name, around: Around) -> bool:
    """Whether several words name nobody else, and do not begin with a first name or a title."""
    first = doc[name.start]
    known = first.lower_ in first_names() or has_title(doc, name.start)
    return not known and around.people[doc[name.end - 1].text] == 1


def _is_somewhere(word: Token, around: Around) -> bool:
    """Whether one word behind a preposition is a place: nobody has this name, and it is named as a
    place before or stands as one; or people live in it."""
    before = word.nbor(-1)
    if word.text in around.full or around.people[word.text] > 1:
        return _is_dwelt_in(before, word)
    return word.text in around.towns or _is_where(before, word)


def _is_where(preposition: Token, word: Token) -> bool:
    """Whether a preposition tells that what follows it is a place."""
    if _is_home(preposition):
        return True
    if preposition.lower_ in WHERE_TOO:
        return word.ent_type_ != "PERSON"
    return preposition.lower_ in WHERE and preposition.head.lower_ not in TRUSTING


def _is_home(preposition: Token) -> bool:
    """Whether somebody is "from" what follows, or lives there: "a Republican from", "residents
    of"."""
    noun = preposition.head
    if preposition.lower_ == "of":
        return noun.lower_ in TOWNS_HAVE
    groups = words("role", "occupation", "demonym", "party_word", "kin_male", "kin_female")
    return preposition.lower_ == "from" and noun.lower_ in groups and noun.pos_ != "VERB"


def _is_dwelt_in(preposition: Token, word: Token) -> bool:
    """Whether spaCy saw a place, and somebody lives or was born in it."""
    dwelt = preposition.lower_ == "in" and preposition.head.lower_ in DWELL
    return dwelt and word.ent_type_ == "GPE"


def _no_person(doc: Doc, name: Name, full: Collection[str]) -> bool:
    """Whether "the" stands before a name itself ("the Gazette"), not before what it describes ("the
    Lee campaign"), and the name is nobody's."""
    last = doc[name.end - 1]
    if last.dep_ in MODIFIERS or last.tag_ == "NNPS" or doc[name.start].lower_ in first_names():
        return False
    follows = name.end < len(doc) and doc[name.end].tag_ in ("NN", "NNS", "NNP", "NNPS", "POS")
    return last.lower_ in lists()["paper"] or not (follows or last.text in full)


def _kind_of_thing(last: Token) -> EntityKind:
    """What something with "the" is: a newspaper by its word, or what spaCy saw."""
    if last.lower_ in lists()["paper"]:
        return "organisation"
    return SEEN.get(last.ent_type_, "organisation")


def _headed(doc: Doc) -> Iterator[Name]:
    """Names that a word before "of" makes: people named by their titles ("the Duchess of Lorn",
    unless it stands beside a name), battles and treaties."""
    end = 0
    for word in occurrences(doc, lists()["peer"] | CROWNS | DATED.keys()):
        if not word.text.istitle() or word.i + 2 >= len(doc) or doc[word.i + 1].lower_ != "of":
            continue
        land = doc[word.i + 2]
        if word.i < end or not (land.text.istitle() and land.pos_ == "PROPN"):
            continue
        end = land.i + 1
        while end < len(doc) and doc[end].text.istitle() and doc[end - 1].dep_ == "compound":
            end += 1
        beside = word.dep_ == "appos" and word.head.pos_ == "PROPN"
        if word.lower_ in DATED:
            yield Name(word.i, end, DATED[word.lower_])
        elif not beside and (word.lower_ not in CROWNS or land.lower_ == "wales"):
            yield Name(word.i, end, "person")


def _with_number(doc: Doc, name: Name) -> Name:
    """A name with the number that belongs to it: "Channel 7", "Pier Nine"."""
    word, place = doc[name.start], name.end
    counted = name.end - name.start == 1 and word.lower_ in NUMBERED | STATIONS
    if not counted or place >= len(doc) or not word.whitespace_ or not word.text.istitle():
        return name
    number = doc[place].is_digit or (doc[place].like_num and doc[place].text.istitle())
    if not number:
        return name
    kind: EntityKind = "organisation" if word.lower_ in STATIONS else "place"
    return replace(name, end=name.end + 1, kind=kind)


def _overlooked(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Newspapers called by their short names, and places that spaCy alone saw."""
    taken = {i for name in names for i in range(name.start, name.end)}
    for word in occurrences(doc, lists()["paper_alone"]):
        led = word.i > 0 and doc[word.i - 1].lower_ == "the"
        if led and word.text.istitle() and word.i not in taken and not _goes_on(word):
            taken.add(word.i)
            yield Name(word.i, word.i + 1, "organisation")
    for entity in doc.ents:
        single = entity.end - entity.start == 1 and entity.start not in taken
        if single and entity.label_ == "GPE" and _stands_out(entity[0]):
            yield Name(entity.start, entity.end, "place")


def _goes_on(word: Token) -> bool:
    """Whether a capitalised word follows: "the Post Office"."""
    after = word.i + 1
    return after < len(word.doc) and word.doc[after].text[0].isupper()


def _stands_out(word: Token) -> bool:
    """Whether a word with a capital follows a preposition of place: "near Toretsk"."""
    if not (word.text.istitle() and word.is_alpha) or len(word) < 4 or word.i == 0:
        return False
    before = word.nbor(-1)
    led = before.dep_ == "prep" and before.lower_ in lists()["place_preposition"]
    return led and not _goes_on(word) and word.lower_ not in words(*CAPITALISED)
