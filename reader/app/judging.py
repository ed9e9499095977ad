"""What a reader may say of a quotation or a name instead of what analysis took it for."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from reader.annotations import (
    Annotations,
    Entity,
    EntityKind,
    Mention,
    Quotation,
    QuotationKind,
    together,
)
from reader.app.choices import Choice
from reader.app.page.voices import source_of
from reader.app.people import spoken
from reader.app.widgets.words import counted
from reader.article import Article
from reader.library.anchors import Anchor
from reader.library.corrections import in_a_row
from reader.library.judgement import REASON, Correction, What
from reader.text import clean_field, fold

__all__ = [
    "Elsewhere",
    "Said",
    "correction_of",
    "entity_of",
    "name_choices",
    "nameable",
    "named",
    "new_names",
    "new_speakers",
    "quotation_choices",
    "same_voice",
    "speak_together",
    "speaker_mention",
    "speaker_of",
    "voice_of",
]

QUOTATION_KINDS: dict[QuotationKind, str] = {
    "direct": "somebody's words, as a clause",
    "partial": "a few of somebody's words",
    "block": "somebody's words, displayed",
    "scare": "nobody's words: the writer's own marks",
    "title": "the title of a work",
}
HEADINGS: tuple[tuple[str, frozenset[EntityKind]], ...] = (
    ("People", frozenset({"person"})),
    ("Organisations and groups", frozenset({"organisation", "group"})),
)
OTHERS = "Places and other names"
ALIKE: tuple[frozenset[EntityKind], ...] = (
    frozenset({"person"}),
    frozenset({"organisation", "group"}),
    frozenset({"place"}),
    frozenset({"event", "work", "law", "product"}),
)
"""Kinds that one thing can be taken for: a person is hardly ever a country."""
STYLES: dict[EntityKind, str] = {
    "person": "person", "organisation": "organisation", "group": "organisation", "place": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader chose to say of a quotation or an entity."""

    what: What
    value: str = ""
    entity: str = ""
    kind: EntityKind = "person"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A name of the library, of so many articles."""

    name: str
    kind: EntityKind
    articles: int


def correction_of(said: Said, anchor: Anchor) -> Correction:
    """What was said of these words, now, as it is kept."""
    name = uuid.uuid4().hex
    return Correction(name, said.what, anchor, said.value, said.entity, said.kind, time.time_ns())


def named(annotations: Annotations, key: str | None) -> Mention | None:
    """The first place where an entity is named."""
    same = [each for each in annotations.mentions if each.entity == key]
    return next((each for each in same if each.form == "name"), same[0] if same else None)


def speaker_mention(annotations: Annotations, quotation: Quotation) -> Mention | None:
    """The mention that names a quotation's speaker, or the first of several; where that is no name,
    the first that is."""
    for mention in annotations.mentions:
        start, end = quotation.speaker_mention or (0, 0)
        theirs = mention.entity in quotation.speakers and mention.form == "name"
        if theirs and start <= mention.start and mention.end <= end:
            return mention
    return named(annotations, quotation.first_speaker)


def entity_of(annotations: Annotations, mention: Mention) -> Entity:
    """Who or what is mentioned."""
    return next(each for each in annotations.entities if each.key == mention.entity)


def nameable(article: Article, mention: Mention) -> str:
    """The words of a mention, where they can be somebody's name or office; empty for a pronoun."""
    words = clean_field(article.text[mention.start : mention.end])
    return "" if mention.form == "pronoun" else words


def same_voice(article: Article, annotations: Annotations, quotation: Quotation) -> list[Quotation]:
    """The other quotations of a speaker that the reader has said nothing of; of an unknown one,
    none: two unknown speakers are not the same."""
    said = voice_of(article, annotations, quotation)
    return [
        each
        for each in spoken(annotations)
        if said
        and each.segments != quotation.segments
        and REASON not in each.reasons
        and voice_of(article, annotations, each) == said
    ]


def voice_of(article: Article, annotations: Annotations, quotation: Quotation) -> str:
    """A speaker's name, or the words for one without a name; empty for an unknown one."""
    return clean_field(annotations.speaker_name(quotation)) or source_of(article.text, quotation)


def speaker_of(annotations: Annotations, quotation: Quotation) -> Said | None:
    """The speaker whom a quotation has; the first of several."""
    for entity in annotations.speakers_of(quotation):
        return Said("speaker", entity.name, entity.key, entity.kind)
    return None


def quotation_choices(annotations: Annotations, quotation: Quotation) -> list[Choice[Said]]:
    """Who may have said it, and what it may be instead."""
    choices = _entities(annotations, "speaker", HEADINGS)
    heading = "Nobody of these"
    choices.append(Choice(heading, "Unknown", Said("speaker"), "nobody can tell who says it"))
    choices.append(Choice(heading, "Not a quotation", Said("not-quotation"), "the marks mean else"))
    choices += [
        Choice("It is", kind.capitalize(), Said("quotation-kind", kind), note, also="kind")
        for kind, note in QUOTATION_KINDS.items()
        if kind != quotation.kind
    ]
    known = frozenset(kind for _, kinds in HEADINGS for kind in kinds)
    others = frozenset(get_args(EntityKind)) - known
    return choices + _entities(annotations, "speaker", ((OTHERS, others),))


def new_speakers(
    annotations: Annotations, typed: str, elsewhere: Sequence[Elsewhere] = ()
) -> list[Choice[Said]]:
    """Somebody whom the article does not name: with the words that are typed for a name, or with
    one of the library's."""
    kinds: tuple[EntityKind, ...] = ("person", "organisation")
    named = {entity.name.casefold() for entity in annotations.entities}
    new = [
        Choice("Somebody new", typed, Said("speaker", typed, kind=kind), f"a new {kind}")
        for kind in kinds
        if typed.casefold() not in named
    ]
    speaking = frozenset(kind for _, each in HEADINGS for kind in each)
    both = speak_together(annotations, typed)
    if both is not None:
        number = "both" if len(both.entity.split()) == 2 else "all"
        heading = "They say it together"
        new.insert(0, Choice(heading, both.value, both, f"{number} of them", "person"))
    return new + [
        _of_the_library(one, Said("speaker", one.name, kind=one.kind))
        for one in _beginning(elsewhere, typed, speaking)
        if one.name.casefold() not in named
    ]


def speak_together(annotations: Annotations, typed: str) -> Said | None:
    """Those of the article whose names are typed in a row, if only their beginnings; None where
    they are not several, or one is not known or may be another."""
    people = [_speaking(annotations, name) for name in in_a_row(typed)]
    found = list(dict.fromkeys(each for each in people if each is not None))
    if len(found) < 2 or len(found) != len(people):
        return None
    names = [clean_field(each.name) for each in found]
    keys = " ".join(each.key for each in found)
    row = together(names)
    # A name with an “and” of its own could not be told from two when the correction is applied.
    told = in_a_row(row) == names and len(keys.split()) == len(names)
    return Said("speaker", row, keys, found[0].kind) if told else None


def _speaking(annotations: Annotations, words: str) -> Entity | None:
    """The one who may speak and is called so; else the one with words that begin so."""
    kinds = frozenset(kind for _, each in HEADINGS for kind in each)
    able = [each for each in annotations.entities if each.kind in kinds]
    wanted = fold(words).split()
    called = [each for each in able if fold(clean_field(each.name)).split() == wanted] or [
        each
        for each in able
        if Choice("", each.name, each, also=" ".join(each.aliases)).has(wanted)
    ]
    return called[0] if len(called) == 1 else None


def _beginning(
    elsewhere: Sequence[Elsewhere], typed: str, kinds: frozenset[EntityKind]
) -> list[Elsewhere]:
    """The names of these kinds with words that begin like those that are typed."""
    words = fold(typed).split()
    return [one for one in elsewhere if one.kind in kinds and Choice("", one.name, None).has(words)]


def _of_the_library(one: Elsewhere, said: Said) -> Choice[Said]:
    note = f"{one.kind} · {counted(one.articles, 'article')}"
    style = STYLES.get(one.kind, "plain")
    return Choice("In the library", clean_field(one.name), said, note, style)


def name_choices(
    annotations: Annotations, entity: Entity, words: str, mentions: int
) -> list[Choice[Said]]:
    """What a name may be instead of what analysis took it for; `words` is empty where the mention
    is no name that somebody else could have."""
    choices: list[Choice[Said]] = []
    if words and mentions > 1:
        said = Said("split", words, entity.key, entity.kind)
        note = f"only here is “{words}” somebody else"
        choices.append(Choice("It is", "Split off", said, note, also="other"))
    choices.append(
        Choice(
            "It is",
            "No name",
            Said("reject", "", entity.key),
            "nobody and nothing: reject",
            also="reject",
        )
    )
    choices += [
        Choice("It is", _a(kind), Said("entity-kind", kind, entity.key), also="kind")
        for kind in get_args(EntityKind)
        if kind != entity.kind
    ]
    alike = next(kinds for kinds in ALIKE if entity.kind in kinds)
    return choices + _same_as(annotations, entity, "The same as", alike)


def _same_as(
    annotations: Annotations, entity: Entity, heading: str, kinds: frozenset[EntityKind]
) -> list[Choice[Said]]:
    """The others of these kinds."""
    others = _entities(annotations, "merge", ((heading, kinds),), entity.kind)
    return [choice for choice in others if choice.value.entity != entity.key]


def new_names(
    annotations: Annotations,
    entity: Entity,
    typed: str,
    mentions: int,
    elsewhere: Sequence[Elsewhere] = (),
) -> list[Choice[Said]]:
    """Names of another kind that it may be the same as; what is typed as its name, everywhere or
    here only; the library's names, to call it so."""
    alike = next(kinds for kinds in ALIKE if entity.kind in kinds)
    unlike = frozenset(get_args(EntityKind)) - alike
    others = _same_as(annotations, entity, "The same as, of another kind", unlike)
    words = fold(typed).split()
    heading = f"Call it {typed}"
    choices = [choice for choice in others if choice.has(words)] + [
        Choice(heading, "Rename", Said("rename", typed, entity.key, entity.kind), "everywhere here")
    ]
    if mentions > 1:
        said = Said("split", typed, entity.key, entity.kind)
        choices.append(Choice(heading, "Split off", said, "only this mention"))
    named = {each.name.casefold() for each in annotations.entities}
    return choices + [
        _of_the_library(one, Said("rename", one.name, entity.key, entity.kind))
        for one in _beginning(elsewhere, typed, alike)
        if one.name.casefold() not in named
    ]


def _a(kind: str) -> str:
    return f"An {kind}" if kind[0] in "aeiou" else f"A {kind}"


def _entities(
    annotations: Annotations,
    what: What,
    headings: tuple[tuple[str, frozenset[EntityKind]], ...],
    first: EntityKind | None = None,
) -> list[Choice[Said]]:
    """The article's entities under their headings: who speaks most, then who is named most."""
    said = [key for quotation in spoken(annotations) for key in quotation.speakers]
    named = [mention.entity for mention in annotations.mentions]
    order = sorted(
        annotations.entities,
        key=lambda each: (each.kind != first, -said.count(each.key), -named.count(each.key)),
    )
    return [
        Choice(
            heading,
            clean_field(entity.name),
            Said(what, entity.name, entity.key, entity.kind),
            clean_field(entity.roles[0]) if entity.roles else "",
            STYLES.get(entity.kind, "plain"),
            " ".join(entity.aliases),
        )
        for heading, kinds in headings
        for entity in order
        if entity.kind in kinds
    ]
