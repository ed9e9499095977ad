"""Who speaks in an article and who is named there: what the panels and plain mode say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.annotations import Annotations, Entity, Quotation
from reader.app.page.voices import PRONOUNS
from reader.article import Article
from reader.text import clean_field, fold

__all__ = [
    "KIND_WORDS",
    "Known",
    "Voice",
    "nobodys",
    "said_by",
    "source_of",
    "spoken",
    "voices",
    "whos_who",
]

Naming = Literal["named", "unnamed", "unknown"]
Group = tuple[Naming, str]
"""A voice: how it is named, and the key or the words by which."""

KIND_WORDS = {"scare": "the writer's own marks", "title": "title of a work"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of an article."""

    key: str
    """The entity's key; or for an unnamed source its words, for an unknown one nothing."""
    name: str
    role: str
    naming: Naming
    quotations: int
    words: int
    share: float
    """Of all quoted words, 0 to 1; words that two say together are each one's."""
    first: int
    """The offset of its first quotation."""


def spoken(annotations: Annotations) -> list[Quotation]:
    """The quotations that are somebody's words and stand in no other."""
    return [
        quotation
        for quotation in annotations.quotations
        if quotation.parent is None and quotation.kind in ("direct", "partial", "block")
    ]


def voices(article: Article, annotations: Annotations) -> list[Voice]:
    """The speakers, most words first; the unknown last."""
    entities = {entity.key: entity for entity in annotations.entities}
    groups: dict[Group, list[Quotation]] = {}
    names: dict[Group, str] = {}
    for quotation in spoken(annotations):
        for group in _groups(article, entities, quotation):
            groups.setdefault(group, []).append(quotation)
            if group[0] == "named":
                name = entities[group[1]].name
            else:
                name = source_of(article, quotation) or annotations.unheard or "unknown"
            names.setdefault(group, name)
    words = {group: sum(_words(article, each) for each in said) for group, said in groups.items()}
    total = sum(_words(article, each) for each in spoken(annotations)) or 1
    found = [
        Voice(
            key=group[1],
            name=names[group],
            role=_role(entities[group[1]].roles) if group[0] == "named" else "",
            naming=group[0],
            quotations=len(said),
            words=words[group],
            share=words[group] / total,
            first=said[0].start,
        )
        for group, said in groups.items()
    ]
    order = {"named": 0, "unnamed": 1, "unknown": 2}
    return sorted(found, key=lambda voice: (order[voice.naming], -voice.words, voice.first))


def said_by(
    article: Article, annotations: Annotations, naming: Naming, key: str
) -> list[Quotation]:
    """All that one of these voices says in the article."""
    entities = {entity.key: entity for entity in annotations.entities}
    return [
        quotation
        for quotation in spoken(annotations)
        if (naming, key) in _groups(article, entities, quotation)
    ]


def _groups(
    article: Article, entities: Mapping[str, Entity], quotation: Quotation
) -> Sequence[Group]:
    """To which voice a quotation belongs, or to which voices."""
    named: list[Group] = [("named", key) for key in quotation.speakers if key in entities]
    name = source_of(article, quotation)
    return named or [("unnamed", fold(name)) if name else ("unknown", "")]


def nobodys(quotation: Quotation | None) -> str:
    """What a quotation is that the list does not count, for nobody says it, or it stands in what
    somebody says; empty for one that is counted."""
    if quotation is None:
        return ""
    if quotation.parent is not None:
        return "within a quotation"
    return KIND_WORDS.get(quotation.kind, "") if not quotation.speakers else ""


def source_of(article: Article, quotation: Quotation) -> str:
    """The words for a source without a name; empty for a pronoun that nobody resolved."""
    if quotation.speaker_mention is None:
        return ""
    start, end = quotation.speaker_mention
    source = clean_field(article.text[start:end])
    return "" if source.casefold() in PRONOUNS else source


def _words(article: Article, quotation: Quotation) -> int:
    return sum(len(article.text[start:end].split()) for start, end in quotation.segments)


def _role(roles: tuple[str, ...]) -> str:
    return clean_field(roles[0]) if roles else ""


@dataclass(frozen=True, slots=True)
class Known:
    """One entity of an article, as the panel shows it."""

    entity: Entity
    mentions: int
    said: int
    """How many quotations are theirs."""
    first: int
    """The offset of the first mention."""


def whos_who(annotations: Annotations) -> list[Known]:
    """The entities, most mentioned first."""
    mentions = Counter(mention.entity for mention in annotations.mentions)
    said = Counter(key for quotation in spoken(annotations) for key in quotation.speakers)
    first: dict[str, int] = {}
    for mention in annotations.mentions:
        first.setdefault(mention.entity, mention.start)
    found = [
        Known(entity, mentions[entity.key], said[entity.key], first[entity.key])
        for entity in annotations.entities
        if entity.key in first
    ]
    return sorted(found, key=lambda known: (-known.mentions, known.first))
