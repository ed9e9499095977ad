"""Who speaks in an article and who is named there: what the panels and plain mode say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from reader.annotations import Annotations, Entity, Quotation
from reader.app.page.voices import UNKNOWN, source_of, voices_of
from reader.article import Article
from reader.text import clean_field

__all__ = [
    "KIND_WORDS",
    "Known",
    "Voice",
    "key_now",
    "nobodys",
    "said_by",
    "spoken",
    "voices",
    "whos_who",
]

Naming = Literal["named", "unnamed", "unknown"]

KIND_WORDS = {"scare": "the writer's own marks", "title": "title of a work"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of an article."""

    key: str
    """As `voices_of` has it: the entity's, where it is named."""
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
    return [quotation for quotation in annotations.quotations if quotation.counted]


def voices(article: Article, annotations: Annotations) -> list[Voice]:
    """The speakers, most words first; the unknown last."""
    entities = {entity.key: entity for entity in annotations.entities}
    groups: dict[str, list[Quotation]] = {}
    for quotation in spoken(annotations):
        for key in voices_of(article.text, quotation):
            groups.setdefault(key, []).append(quotation)
    total = sum(_words(article, each) for each in spoken(annotations)) or 1
    found: list[Voice] = []
    for key, said in groups.items():
        entity = entities.get(key)
        source = source_of(article.text, said[0])
        words = sum(_words(article, each) for each in said)
        voice = Voice(
            key=key,
            name=entity.name if entity else source or annotations.unheard or UNKNOWN,
            role=_role(entity.roles) if entity else "",
            naming="named" if entity else "unnamed" if source else "unknown",
            quotations=len(said),
            words=words,
            share=words / total,
            first=said[0].start,
        )
        found.append(voice)
    order = {"named": 0, "unnamed": 1, "unknown": 2}
    return sorted(found, key=lambda voice: (order[voice.naming], -voice.words, voice.first))


def said_by(article: Article, annotations: Annotations, key: str) -> list[Quotation]:
    """All that one of these voices says in the article."""
    return [each for each in spoken(annotations) if key in voices_of(article.text, each)]


def nobodys(quotation: Quotation | None) -> str:
    """What a quotation is that the list does not count, for nobody says it, or it stands in what
    somebody says; empty for one that is counted."""
    if quotation is None:
        return ""
    if quotation.parent is not None:
        return "within a quotation"
    return KIND_WORDS.get(quotation.kind, "") if not quotation.speakers else ""


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


def key_now(before: Annotations, now: Annotations, key: str) -> str:
    """The key that an entity of older annotations of the same text has in newer ones: where a
    correction gave it another, that of whoever is mentioned there now."""
    if any(entity.key == key for entity in now.entities):
        return key
    places = {(each.start, each.end) for each in before.mentions if each.entity == key}
    theirs = (each.entity for each in now.mentions if (each.start, each.end) in places)
    return next(theirs, key)
