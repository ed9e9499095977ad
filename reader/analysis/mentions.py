"""Name mentions: where the text names someone or something, and what kind of thing it names.

The learned names read the article word by word; this module makes them agree over the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reader.analysis.name_features import columns
from reader.analysis.name_kinds import DASHES, kind_of
from reader.analysis.name_model import name_spans, weights
from reader.analysis.name_people import after_role, first_names, is_crew, is_first, is_title, whole
from reader.analysis.words import lists, words
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

__all__ = ["Name", "find", "has_title", "title_before"]

EDGES = frozenset("\"'`()[]{}.,;:!?-–—/")
LONG_DASHES = frozenset({"—", "--", "–"})
SENTENCE_ENDS = frozenset({".", "!", "?"})
LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""What spaCy calls the kinds."""
COURTESY = frozenset({"mr", "mrs", "ms"})
POSSESSIVES = frozenset({"'s", "'S", "'"})
KEPT = 0.7
"""A kind that fewer than this share of a spelling's mentions agree on does not rule the others."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the tokens `start` to `end` (exclusive), and what kind of thing it names."""

    start: int
    end: int
    kind: EntityKind


def find(doc: Doc) -> list[Name]:
    """The names of a document in order, disjoint, the same spelling of one kind."""
    seen = columns(doc)
    tokens = seen.tokens
    names = [
        name
        for first, last, learned in name_spans(seen, weights())
        for start, end, kind in _in_sentences(doc, tokens[first], tokens[last - 1] + 1, learned)
        if (name := _trimmed(doc, start, end, kind))
    ]
    names = _whole(doc, _agreed(doc, _parted(doc, names)))
    names += _peoples(doc, names)
    return sorted([*names, *_overlooked(doc, names)], key=lambda name: name.start)


def _in_sentences(doc: Doc, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    """A name as it is; or its parts in each sentence, where it runs over the end of one."""
    first = int(start)
    for place in range(first + 1, int(end) - 1):
        ends = doc[place].text in SENTENCE_ENDS and doc[place].whitespace_
        if ends and doc[place + 1].is_sent_start and len(doc[place - 1]) > 2:
            yield first, place, LABELS.get(doc[first].ent_type_, kind)
            first = place + 1
    yield first, int(end), LABELS.get(doc[first].ent_type_, kind) if first > start else kind


def has_title(doc: Doc, start: int) -> bool:
    """Whether a title stands directly before this token."""
    return title_before(doc, start) is not None


def title_before(doc: Doc, start: int) -> str | None:
    """The title directly before a token, lower case, without its full stop."""
    if start == 0:
        return None
    word = doc[start - 1]
    title = word.lower_.rstrip(".")
    return title if word.text[0].isupper() and is_title(word) else None


def _trimmed(doc: Doc, start: int, end: int, kind: str) -> Name | None:
    """Without articles, titles, possessives and outer punctuation; None when nothing is left."""
    if kind != "PER" and end - start > 1 and doc[start].lower_.rstrip(".") in COURTESY:
        kind = "PER"
    while start < end and (
        doc[start].text in EDGES
        or (doc[start].lower_ in lists()["article"] and end - start > 1 and kind != "PER")
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
    for place in range(start + 1, end):
        if doc[place].text[0] in "@(" and ")" not in doc[place:end].text:
            end = place
            break
    if start >= end or not any(c.isalnum() for c in doc[start:end].text):
        return None
    if (first := after_role(doc, start, end)) is not None:
        start, kind = first, "PER"
    return Name(start, end, kind_of(doc, start, end, kind))


def _leads(word: Token) -> bool:
    """Whether a person's name does not begin before the next word: a title, no first name."""
    return is_title(word) and word.lower_.rstrip(".") not in first_names()


def _spelling(doc: Doc, name: Name) -> str:
    """The name's words as they are compared: CAPITALS as Capitals."""
    return " ".join(
        t.text.capitalize() if t.is_upper and len(t) > 3 else t.text
        for t in doc[name.start : name.end]
    )


def _parted(doc: Doc, names: list[Name]) -> list[Name]:
    """In a headline two people may stand side by side: each is cut out by his name elsewhere."""
    known = {
        doc[name.start : name.end].text
        for name in names
        if name.kind == "person" and 2 <= name.end - name.start <= 3
    }
    parted: list[Name] = []
    for name in names:
        inner = list(_known_inside(doc, name, known)) if name.kind == "person" else []
        parted += inner or [name]
    return parted


def _known_inside(doc: Doc, name: Name, known: set[str]) -> Iterator[Name]:
    start = name.start
    while name.end - name.start > 3 and start < name.end - 1:
        for end in range(min(start + 3, name.end), start + 1, -1):
            if doc[start:end].text in known:
                yield Name(start, end, "person")
                start = end - 1
                break
        start += 1


def _whole(doc: Doc, names: list[Name]) -> list[Name]:
    """People's names with all their parts, as far as no other name has them."""
    complete: list[Name] = []
    for name in names:
        start = whole(doc, name.start, name.end)[0] if name.kind == "person" else name.start
        taken = bool(complete) and start < complete[-1].end
        complete.append(name if taken else replace(name, start=start))
    return complete


def _agreed(doc: Doc, names: list[Name]) -> list[Name]:
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
    shorts = _short_for_bodies(doc, names) - surnames.keys()
    lands = _lands(doc, names)
    for name in names:
        spelling = _spelling(doc, name)
        alone = name.end - name.start == 1 and not has_title(doc, name.start)
        if alone and spelling in shorts and name.kind in ("person", "place"):
            agreed.append(replace(name, kind="organisation"))
            continue
        if alone and spelling in lands and name.kind == "person":
            agreed.append(replace(name, kind="place"))
            continue
        if _has_first_name(doc, name, votes):
            agreed.append(replace(name, kind="person"))
            continue
        ballot: Counter[EntityKind] = votes[spelling].copy()
        ballot["person"] += surnames[spelling]
        kind, number = ballot.most_common(1)[0]
        if _is_somebody(doc, name, ballot, surnames[spelling]) or (
            name.kind == "organisation" and surnames[spelling] and spelling not in bodies
        ):
            kind = "person"
        elif number == 1 or number < KEPT * ballot.total():
            kind = name.kind
        agreed.append(replace(name, kind=kind))
    return agreed


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
    no_names = places | lists()["demonym"] | _common()
    return {w for w in found if w.istitle() and len(w) > 3 and w.lower() not in no_names}


def _lands(doc: Doc, names: list[Name]) -> set[str]:
    """Countries that stand alone before anyone with that surname is named: people come in with
    their full names, but for the headline."""
    countries = words("country", "country_extra")
    found: set[str] = set()
    surnames: set[str] = set()
    body = next((t.i for t in doc if "\n" in t.text), 0)
    for name in names:
        last = doc[name.end - 1]
        if last.lower_ not in countries or last.text in surnames:
            continue
        if name.end - name.start > 1 and name.kind == "person":
            surnames.add(last.text)
        elif name.end - name.start == 1 and name.start >= body and not has_title(doc, name.start):
            found.add(last.text)
    return found & surnames


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
    known = words("city", "capital", "city_extra", "country", "state", "world_org", "geo_head")
    if doc[name.start : name.end].text.lower() in known or first.lower_ in known | words(
        "role", "title", "title_more", "demonym"
    ):
        return False
    ballot = votes.get(last.text, Counter())
    return ballot["person"] > 0 and 2 * ballot["person"] > ballot.total()


def _surname(doc: Doc, name: Name) -> str:
    """The last name as `_spelling` has it, both halves of "Brandt-Okoye"."""
    first = name.end - 1
    while first > name.start + 1 and doc[first - 1].text == "-":
        first -= 2
    return _spelling(doc, replace(name, start=first))


def _is_somebody(doc: Doc, name: Name, ballot: Counter[EntityKind], surname: int) -> bool:
    """Whether a title, or what the same name is elsewhere, makes a name a person's."""
    number, people = max(ballot.values()), ballot["person"]
    if name.end - name.start == 1:
        known = surname > 0 and number > 1 and 2 * people >= ballot.total()
        return known or _personal_title(doc, name.start)
    return 0 < people >= number - 1


def _personal_title(doc: Doc, start: int) -> bool:
    """Whether a title that only people have stands before: "Mr", not "Prince" or "General"."""
    title = title_before(doc, start)
    return title in {"mr", "mrs", "ms", "dr", "sir", "senator", "sen", "rep", "lord", "judge"}


def _peoples(doc: Doc, names: list[Name]) -> list[Name]:
    """Adjectives of nations and parties that spaCy saw and the learned names passed over."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known = lists()["demonym"]
    return [
        Name(entity.start, entity.end, "group")
        for entity in doc.ents
        if entity.label_ == "NORP" and entity.end - entity.start == 1
        if entity.start not in taken and entity.text[0].isupper() and entity.text.lower() in known
    ]


def _overlooked(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Names that are known from elsewhere in the article and were passed over here."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        if name.end - name.start == 1:
            known[doc[name.start].text][name.kind] += 1
        elif name.kind == "person":
            known[doc[name.end - 1].text]["person"] += 1
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


def _nameable(word: str, seen: set[int], strings: StringStore) -> bool:
    """Whether a word is a name wherever it is capitalised."""
    lower = word.lower()
    common = lower in _common() or (lower in strings and strings[lower] in seen)
    return len(word) > 2 and word[0].isupper() and not common


def _capital(doc: Doc, place: int) -> bool:
    return 0 <= place < len(doc) and doc[place].text[0].isupper()


def _common() -> frozenset[str]:
    """Words that are capitalised for other reasons than being a name."""
    lists_of_words = ("function", "pronoun", "preposition", "title", "role", "month", "day", "say")
    return words(*lists_of_words, "kin_male", "kin_female") | {"men", "women"}
