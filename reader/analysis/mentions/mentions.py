"""Name mentions: where the text names someone or something, and what kind of thing it names.

The learned names read the article word by word; this module makes them agree over the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reader.analysis.mentions import surroundings
from reader.analysis.mentions.acronyms import spelt_out
from reader.analysis.mentions.agreement import agreed_kinds, common_words, is_business
from reader.analysis.mentions.appositions import told_beside
from reader.analysis.mentions.bodies_beside import with_bodies_beside
from reader.analysis.mentions.calling import named_so
from reader.analysis.mentions.described import described
from reader.analysis.mentions.edges import is_no_name, without_edges
from reader.analysis.mentions.features import columns
from reader.analysis.mentions.frames import framed
from reader.analysis.mentions.introductions import introduced
from reader.analysis.mentions.kinds import DASHES, is_ship, kind_of
from reader.analysis.mentions.model import name_spans, weights
from reader.analysis.mentions.offices import (
    after_office,
    is_office_of,
    is_rank,
    titled,
    without_ranks,
)
from reader.analysis.mentions.parted import parted
from reader.analysis.mentions.people import (
    Name,
    after_role,
    first_names,
    has_title,
    is_particle,
    is_title,
    title_before,
    whole,
    with_titles,
)
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

__all__ = ["Name", "find", "has_title", "title_before"]

EDGES = frozenset("\"'`()[]{}.,;:!?-–—/&")
LONG_DASHES = frozenset({"—", "--", "–"})
SENTENCE_ENDS = frozenset({".", "!", "?"})
LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""What spaCy calls the kinds."""
THE = frozenset({"the"})
"""No person's name begins so; with "A" it may."""
LEGAL_FORMS = frozenset({"llp", "llc", "ltd", "inc", "plc", "co", "gmbh", "ag", "sa"})
BEATING = frozenset(
    """beat beats defeated defeats thrashed trounced hammered edged routed held hosted hosts faced
    faces met meets visit visited""".split()  # noqa: SIM905
)
"""What one team does to another."""
POSSESSIVES = frozenset({"'s", "'S", "'"})


def find(doc: Doc) -> list[Name]:
    """The names of a document in order, disjoint, the same spelling of one kind."""
    seen = columns(doc)
    tokens = seen.tokens
    names = [
        name
        for first, last, learned in name_spans(seen, weights())
        for start, end, kind in _parts(doc, tokens[first], tokens[last - 1] + 1, learned)
        if (name := _trimmed(doc, start, end, kind))
    ]
    names = framed(doc, spelt_out(doc, _joined_up(doc, names)))
    names = told_beside(doc, surroundings.seen(doc, names))
    names = _whole(doc, introduced(doc, agreed_kinds(doc, parted(doc, names))))
    names = named_so(doc, [*names, *_peoples(doc, names), *described(doc, names)])
    names = sorted([*names, *_overlooked(doc, names)], key=lambda name: name.start)
    return with_bodies_beside(doc, names)


def _parts(doc: Doc, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    """A name as it is; or its parts, where it runs over the end of a sentence or is a person's
    with the body that he is of ("Ann Lee of Northby University")."""
    first = int(start)
    if kind == "ORG" and (verb := _verb_inside(doc, first, int(end))):
        for begin, stop in ((first, verb), (verb + 1, int(end))):
            yield begin, stop, "PER" if doc[begin].ent_type_ == "PERSON" else kind
        return
    if kind == "ORG" and (link := _link(doc, first, int(end))):
        yield first, link, "PER"
        yield link + 1, int(end), "ORG"
        return
    for place in range(first + 1, int(end) - 1):
        ends = doc[place].text in SENTENCE_ENDS and doc[place].whitespace_
        if ends and doc[place + 1].is_sent_start and len(doc[place - 1]) > 2:
            yield first, place, LABELS.get(doc[first].ent_type_, kind)
            first = place + 1
    yield first, int(end), LABELS.get(doc[first].ent_type_, kind) if first > start else kind


def _verb_inside(doc: Doc, start: int, end: int) -> int:
    """Where a lower-case verb of a match report stands between two teams; 0 for nowhere."""
    for place in range(start + 1, end - 1):
        if doc[place].text in BEATING and doc[place + 1].text[0].isupper():
            return place
    return 0


def _link(doc: Doc, start: int, end: int) -> int:
    """Where "of" stands between a person and a body to spaCy; 0 for nowhere."""
    place = next((i for i in range(start + 2, end - 1) if doc[i].lower_ in ("of", "at")), 0)
    if place and doc[place + 1 : end].text.lower() in lists()["body"]:
        general = words("org_head", "geo_head", "demonym", "country", "article", "party_word")
        return 0 if any(token.lower_ in general for token in doc[start:place]) else place
    person = place and all(token.ent_type_ == "PERSON" for token in doc[start:place])
    return place if person and doc[place + 1].ent_type_ == "ORG" else 0


def _trimmed(doc: Doc, start: int, end: int, kind: str) -> Name | None:
    """Without articles, titles, possessives and outer punctuation; None when nothing is left."""
    start, end = without_edges(doc, start, end, kind)
    if kind == "PER" and (titled := with_titles(doc, start)) and is_ship(doc, titled, end):
        start, kind = titled, "MISC"
    elif kind != "PER" and _is_titled(doc, start, end):
        kind = "PER"
    if (last := without_ranks(doc, start, end)) < end:
        end, kind = last, "ORG"
    if start >= end:
        return None
    while end - start > 2 and doc[end - 1].text == "Age":
        end -= 1
    while start < end and (
        doc[start].text in EDGES
        or (end - start > 1 and doc[start].lower_ in (THE if kind == "PER" else lists()["article"]))
        or (kind == "PER" and end - start > 1 and _leads(doc[start]))
    ):
        start += 1
    if kind == "PER":
        start, end = whole(doc, start, end)
    while start < end and (doc[end - 1].text in EDGES or doc[end - 1].text in POSSESSIVES):
        end -= 1
    for place in range(end - 2, start, -1):
        apart = doc[place].text in DASHES and bool(doc[place - 1].whitespace_)
        if kind == "PER" and doc[place].text in LONG_DASHES and doc[place + 1].is_lower:
            end = place
        elif kind == "PER" and apart:
            start = place + 1
            break
        elif kind == "MISC" and apart and doc[place].text in LONG_DASHES:
            end = place
    for place in range(start + 1, end):
        if doc[place].text[0] in "@(" and ")" not in doc[place:end].text:
            end = place
            break
    text = doc[start:end].text
    if start >= end or text.islower() or not any(c.isalnum() for c in text):
        return None
    if text.casefold() == text.upper() and any(c.isalpha() for c in text):
        return None  # a script without capitals, which the pipeline does not read
    if end - start == 2 and _is_office(doc[end - 1]) and kind != "PER":
        end, kind = end - 1, "LOC"
        if doc[start].is_lower:
            return None
    if end - start == 1 and (_stands_before_name(doc[start]) or _is_office(doc[start])):
        return None
    if (first := after_office(doc, start, end)) is not None:
        start, kind = first, "PER"
    if is_rank(doc, start, end) or is_office_of(doc, start, end):
        return None
    if is_no_name(doc, start, end, kind):
        return None
    if (first := after_role(doc, start, end)) is not None:
        start, kind = first, "PER"
    return Name(start, end, kind_of(doc, start, end, kind))


def _stands_before_name(word: Token) -> bool:
    """Whether a word is but a title cut off from its name: "Lt. | Gov. Ann Lee"."""
    after = word.i + 1
    stopped = after < len(word.doc) and word.doc[after].text == "."
    return stopped and word.lower_ in lists()["personal_title"] and not word.whitespace_


def _is_office(word: Token) -> bool:
    """Whether a word in capitals says what somebody is, not who: "the MP", "MPs"."""
    word_in_capitals = word.text[:-1] if word.text.endswith("s") else word.text
    return word_in_capitals.isupper() and word_in_capitals.lower() in words(
        "role", "occupation"
    ) | {"pm"}


def _is_titled(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is somebody's with his title ("Pope Anselm"), no body's named after him."""
    first = doc[start]
    if end - start < 2 or not doc[start + 1].text[0].isupper():
        return False
    if first.lower_.rstrip(".") not in lists()["personal_title"]:
        return False
    named_after = words("org_head", "geo_head", "event_head", "law_head", "work_head")
    return first.text.istitle() and doc[end - 1].lower_ not in named_after


def _is_double(doc: Doc, first: Name, second: Name) -> bool:
    """Whether two names are someone's and the other half of his surname: "Ann Lee" | "Hart"."""
    if first.kind != "person" or first.end - first.start < 2 or second.end - second.start > 1:
        return False
    hyphen = first.end + 1 == second.start and doc[first.end].text == "-"
    return hyphen and not (doc[first.end].whitespace_ or doc[first.end - 1].whitespace_)


def _in_particles(doc: Doc, first: Name, second: Name) -> bool:
    """Whether a particle leads from one name to the other: "Ana Paula" | "dos Reis"."""
    given = first.kind == "person" or doc[first.start].lower_ in first_names()
    if not given or second.kind != "person":
        return False
    return is_particle(doc[first.end]) and all(
        is_particle(w) for w in doc[first.end : second.start]
    )


def _in_capitals(doc: Doc, first: Name, second: Name) -> bool:
    """Whether two words in capitals are the whole name of somebody: "ANN" | "LEE" for "Ann Lee"."""
    if first.end != second.start or "person" not in (first.kind, second.kind):
        return False
    text = doc[first.start : second.end].text
    return text.isupper() and second.end - first.start == 2 and text.title() in doc.text


def _with_partner(doc: Doc, name: Name, after: int) -> Name:
    """A company with the first of its two founders, whose name looks like a title: "Lord & Lee"."""
    first = name.start - 2
    if first < after or doc[first + 1].text != "&" or not doc[first].text.istitle():
        return name
    return Name(first, name.end, "organisation")


def _joined_up(doc: Doc, names: list[Name]) -> list[Name]:
    """ "Pell" and "Sons" joined by "&" are one organisation; a surname is whole with both its
    halves, and a name with the particles in it."""
    joined: list[Name] = []
    for name in names:
        if joined and name.start < joined[-1].end:
            if name.start == joined[-1].start and name.end > joined[-1].end:
                joined[-1] = name
            continue
        if joined and (
            _is_double(doc, joined[-1], name)
            or _in_particles(doc, joined[-1], name)
            or _in_capitals(doc, joined[-1], name)
        ):
            joined[-1] = replace(joined[-1], end=name.end, kind="person")
            continue
        name = _with_partner(doc, name, joined[-1].end if joined else 0)
        end = name.end
        while end + 1 < len(doc) and doc[end].text == "&" and doc[end + 1].text[0].isupper():
            end += 2
        if end > name.end and end < len(doc) and doc[end].lower_.rstrip(".") in LEGAL_FORMS:
            end += 1
        after = (
            next((n.end for n in names if n.start < end < n.end), end) if end > name.end else end
        )
        joined.append(Name(name.start, after, "organisation") if after > name.end else name)
    return joined


def _leads(word: Token) -> bool:
    """Whether a person's name does not begin before the next word: a title, no first name."""
    rank = word.is_upper and word.lower_ in lists()["title_in_capitals"]
    return (
        rank
        or _is_what_several_are(word)
        or (is_title(word) and word.lower_.rstrip(".") not in first_names())
    )


def _is_what_several_are(word: Token) -> bool:
    """Whether a word says what those are who are named behind it: "Brothers Tom and Leo Lee"."""
    several = word.tag_ in ("NNS", "NNPS") and word.lower_ not in first_names()
    return several and word.is_sent_start is True and word.nbor().lower_ in first_names()


def _whole(doc: Doc, names: list[Name]) -> list[Name]:
    """People's names with all their parts, as far as no other name has them."""
    complete: list[Name] = []
    for name in names:
        start = whole(doc, name.start, name.end)[0] if name.kind == "person" else name.start
        taken = bool(complete) and start < complete[-1].end
        complete.append(name if taken else replace(name, start=start))
    return complete


def _peoples(doc: Doc, names: list[Name]) -> list[Name]:
    """Adjectives of nations and parties, and countries and states, that spaCy saw and the learned
    names passed over."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known = lists()["demonym"]
    peoples = [
        Name(entity.start, entity.end, "group")
        for entity in doc.ents
        if entity.label_ == "NORP" and entity.end - entity.start == 1
        if entity.start not in taken and entity.text[0].isupper() and entity.text.lower() in known
    ]
    places = words("country", "country_extra", "state", "capital")
    return peoples + [
        Name(entity.start, entity.end, "place")
        for entity in doc.ents
        if entity.label_ == "GPE" and entity.text.istitle() and entity.text.lower() in places
        if taken.isdisjoint(range(entity.start, entity.end))
        if entity.start == 0 or doc[entity.start - 1].text not in DASHES
    ]


def _overlooked(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Names that are known from elsewhere in the article and were passed over here."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in titled(doc, taken):
        taken.update(range(name.start, name.end))
        yield name
    people = {doc[i].text for n in names if _is_full(n) for i in (n.start, n.end - 1)}
    yield from _speaking(doc, people, taken)
    for name in names:
        if name.end - name.start == 1:
            known[doc[name.start].text][name.kind] += 1
        elif name.kind == "person":
            known[doc[name.end - 1].text]["person"] += 1
        elif doc[name.end - 1].lower_ in lists()["club"]:
            known[doc[name.end - 1].text][name.kind] += 2
        elif is_business(doc, name):
            known[doc[name.start].text][name.kind] += 2
    strings = doc.vocab.strings
    words_of_text = doc.to_array(["ORTH"]).reshape(-1)
    seen = {int(word) for word in words_of_text}
    wanted = [strings[word] for word in known if _nameable(word, seen, strings)]
    for i in np.flatnonzero(np.isin(words_of_text, np.array(wanted, dtype=words_of_text.dtype))):
        place = int(i)
        if place in taken:
            continue
        kind, number = known[doc[place].text].most_common(1)[0]
        neighbours = _capital(doc, place - 1) or _capital(doc, place + 1)
        if kind == "person" or (number > 1 and not neighbours):
            yield Name(place, place + 1, kind)


def _is_full(name: Name) -> bool:
    return name.kind == "person" and name.end - name.start > 1


def _speaking(doc: Doc, people: Collection[str], taken: set[int]) -> Iterator[Name]:
    """Names that are common words too, before a verb of saying: "Will recalls", "Price argues"."""
    for word in occurrences(doc, people, "ORTH"):
        place = word.i
        verb = doc[place + 1] if place + 1 < len(doc) else doc[place]
        says = verb.is_lower and (verb.lower_ in lists()["say"] or verb.tag_ == "VBZ")
        if place not in taken and doc[place].text.istitle() and says:
            taken.add(place)
            yield Name(place, place + 1, "person")


def _nameable(word: str, seen: set[int], strings: StringStore) -> bool:
    """Whether a word is a name wherever it is capitalised."""
    lower = word.lower()
    common = lower in common_words() or (lower in strings and strings[lower] in seen)
    return len(word) > 2 and word[0].isupper() and not common


def _capital(doc: Doc, place: int) -> bool:
    return 0 <= place < len(doc) and doc[place].text[0].isupper()
