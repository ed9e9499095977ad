"""The reader's corrections laid over what the machine found: they win, for ever.

Each is anchored to words of its article: a quotation's, or one mention of an entity. They are
applied in the order in which they were made, so that each means what the reader saw then. One whose
words are gone changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from reader.annotations import (
    NOBODYS,
    Annotations,
    Entity,
    EntityKind,
    Mention,
    Quotation,
    QuotationKind,
)
from reader.article import Article, Span
from reader.library.anchors import Located, locate
from reader.library.judgement import (
    OF_QUOTATIONS,
    REASON,
    Correction,
    difference,
    is_valid,
    key_for,
)
from reader.text import clean_field, fold

__all__ = ["Correction", "apply", "in_a_row"]

ROW = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
"""What stands between names in a row."""


def in_a_row(words: str) -> list[str]:
    """The names that stand in a row: "Lee, Hart and Moss" are three."""
    return [name for name in ROW.split(clean_field(words).strip()) if name]


def apply(
    annotations: Annotations, corrections: Iterable[Correction], article: Article
) -> Annotations:
    """The annotations as the reader put them right."""
    work = _Work(annotations, article)
    for correction in sorted(corrections, key=lambda each: (each.made_ns, each.id)):
        if not is_valid(correction):
            continue
        found = locate(correction.anchor, article.text, article.digest)
        if correction.what in OF_QUOTATIONS:
            if found.state != "gone":
                work.correct_quotation(correction, found)
        else:
            work.correct_entity(correction, found)
    return work.annotations()


class _Work:
    """Annotations on the way to being corrected."""

    def __init__(self, annotations: Annotations, article: Article) -> None:
        self.before = annotations
        self.article = article
        self.quotations: list[Quotation | None] = list(annotations.quotations)
        self.entities = {entity.key: entity for entity in annotations.entities}
        self.mentions = list(annotations.mentions)

    def annotations(self) -> Annotations:
        """What came of it, the parents' numbers as they are now."""
        kept = [number for number, each in enumerate(self.quotations) if each is not None]
        numbers = {number: place for place, number in enumerate(kept)}
        quotations = [
            replace(each, parent=None if each.parent is None else numbers.get(each.parent))
            for each in self.quotations
            if each is not None
        ]
        return replace(
            self.before,
            quotations=tuple(quotations),
            entities=tuple(self.entities.values()),
            mentions=tuple(self.mentions),
        )

    # Quotations

    def correct_quotation(self, correction: Correction, found: Located) -> None:
        number = self._quotation_at((found.start, found.end))
        quotation = self.quotations[number] if number is not None else None
        if number is None or quotation is None:
            return
        if correction.what == "not-quotation":
            self._drop(number, quotation)
            return
        reasons = (REASON, *self._change(correction, found))
        if correction.what == "speaker":
            quotation = self._spoken_by(quotation, correction)
        else:
            quotation = _of_kind(quotation, correction.value)
        self.quotations[number] = replace(quotation, confidence=1.0, reasons=reasons)

    def _quotation_at(self, span: Span) -> int | None:
        """The quotation of this stretch, or the one that has the most of it, and half at least."""
        best, most = None, 0.5
        for number, quotation in enumerate(self.quotations):
            if quotation is None:
                continue
            share = _overlap(span, (quotation.start, quotation.end))
            if share > most:
                best, most = number, share
        return best

    def _drop(self, number: int, quotation: Quotation) -> None:
        """Takes a quotation out; those inside it stand where it stood."""
        self.quotations[number] = None
        for inner, each in enumerate(self.quotations):
            if each is not None and each.parent == number:
                self.quotations[inner] = replace(each, parent=quotation.parent)

    def _change(self, correction: Correction, found: Located) -> tuple[str, ...]:
        """What was edited in the words since they were corrected."""
        if found.state != "changed":
            return ()
        now = self.article.text[found.start : found.end]
        change = clean_field(difference(correction.anchor.exact, now))
        return (f"the words were changed since: {change}",)

    def _spoken_by(self, quotation: Quotation, correction: Correction) -> Quotation:
        if not correction.value:
            return replace(quotation, speakers=(), speaker_mention=None, cue=None)
        speakers = tuple(dict.fromkeys(entity.key for entity in self._speakers(correction)))
        kind: QuotationKind = quotation.kind if quotation.spoken else "partial"
        span = quotation.speaker_mention
        same = span is not None and self._names_them(span, speakers)
        return replace(
            quotation, kind=kind, speakers=speakers, speaker_mention=span if same else None
        )

    def _speakers(self, correction: Correction) -> list[Entity]:
        """Who says it: several who speak together have their names in a row, and as many keys with
        blanks between them."""
        keys, names = correction.entity.split(), in_a_row(correction.value)
        if len(keys) < 2 or len(keys) != len(names):
            return [self._named(correction.value, correction.entity, correction.kind)]
        kinds = [_kind_in(key) or correction.kind for key in keys]
        return [self._named(*each) for each in zip(names, keys, kinds, strict=True)]

    def _names_them(self, span: Span, speakers: tuple[str, ...]) -> bool:
        """Whether a stretch is the name of a speaker, or has the names of several."""
        if len(speakers) == 1:
            mentions = [each for each in self.mentions if (each.start, each.end) == span]
            return any(each.entity == speakers[0] for each in mentions)
        start, end = span
        return {m.entity for m in self.mentions if start <= m.start and m.end <= end} == set(
            speakers
        )

    # Entities

    def _named(self, name: str, key: str, kind: EntityKind) -> Entity:
        """The entity of this key or name; a new one where the article has none."""
        entity = self.entities.get(key)
        if entity is None or _folded(name) not in _names(entity):
            entity = self._by_name(name) or self._made(name, kind)
        return entity

    def _by_name(self, name: str) -> Entity | None:
        """The one entity that is called so."""
        wanted = _folded(name)
        called = [entity for entity in self.entities.values() if _folded(entity.name) == wanted]
        called = called or [each for each in self.entities.values() if wanted in _names(each)]
        return called[0] if len(called) == 1 else None

    def _made(self, name: str, kind: EntityKind) -> Entity:
        name = clean_field(name)
        entity = Entity(self._free_key(kind, name), name, kind)
        self.entities[entity.key] = entity
        return entity

    def _free_key(self, kind: EntityKind, name: str) -> str:
        """A key that no other entity of the article has."""
        key = key_for(kind, name, self.article.digest)
        number = 1
        while key in self.entities:
            number += 1
            slug = key_for(kind, name, self.article.digest).partition("@")[0]
            key = f"{slug}-{number}@{self.article.digest[:8]}"
        return key

    def correct_entity(self, correction: Correction, found: Located) -> None:
        place = self._mention_at((found.start, found.end)) if found.state != "gone" else None
        if correction.what == "split":
            if place is not None:
                self._split(place, correction)
            return
        entity = self._corrected_entity(correction, place)
        if entity is None:
            return
        if correction.what == "rename":
            name = clean_field(correction.value)
            self._become(entity, replace(entity, name=name, aliases=_aliases(entity, name)))
        elif correction.what == "entity-kind":
            self._become(entity, replace(entity, kind=_entity_kind(correction.value)))
        elif correction.what == "merge":
            target = self._named(correction.value, correction.entity, correction.kind)
            if target.key != entity.key:
                self._fold_into(entity, target)
        elif correction.what == "reject":
            self._reject(entity)

    def _corrected_entity(self, correction: Correction, place: int | None) -> Entity | None:
        """The entity of the anchored mention; where that is gone, the one of the same full name."""
        if place is not None:
            return self.entities.get(self.mentions[place].entity)
        key = correction.entity if correction.what != "merge" else ""
        return self.entities.get(key) if "@" not in key else None

    def _mention_at(self, span: Span) -> int | None:
        """The mention of this stretch, or the one that has the most of it, and half at least."""
        best, most = None, 0.5
        for place, mention in enumerate(self.mentions):
            share = _overlap(span, (mention.start, mention.end))
            if share > most:
                best, most = place, share
        return best

    def _become(self, old: Entity, new: Entity) -> None:
        """Puts a corrected entity in its place, under the key that it now has; where the article
        has one of that key, they are one."""
        key = key_for(new.kind, new.name, self.article.digest)
        other = self.entities.get(key)
        if other is not None and key != old.key:
            self.entities[old.key] = new
            self._fold_into(new, replace(other, name=new.name, aliases=_aliases(other, new.name)))
            return
        self.entities = {
            key if each == old.key else each: replace(new, key=key) if each == old.key else entity
            for each, entity in self.entities.items()
        }
        self._point(old.key, key)

    def _fold_into(self, entity: Entity, target: Entity) -> None:
        """All that was said of one is said of the other."""
        del self.entities[entity.key]
        aliases = dict.fromkeys((*target.aliases, entity.name, *entity.aliases))
        aliases.pop(target.name, None)
        roles = tuple(dict.fromkeys((*target.roles, *entity.roles)))
        self.entities[target.key] = replace(target, aliases=tuple(aliases), roles=roles)
        self._point(entity.key, target.key)

    def _point(self, old: str, new: str) -> None:
        """Mentions and quotations of one entity are another's."""
        self.mentions = [
            replace(mention, entity=new) if mention.entity == old else mention
            for mention in self.mentions
        ]
        self.quotations = [
            replace(each, speakers=_with(each, old, new)) if each and old in each.speakers else each
            for each in self.quotations
        ]

    def _split(self, place: int, correction: Correction) -> None:
        """One mention is somebody else's, and what that mention says too."""
        mention = self.mentions[place]
        old = self.entities.get(mention.entity)
        entity = self._other_than(old, correction.value) or self._made(
            correction.value, old.kind if old else correction.kind
        )
        self.mentions[place] = replace(mention, entity=entity.key)
        self.quotations = [
            replace(
                each,
                speakers=_with(each, mention.entity, entity.key) or (entity.key,),
                confidence=1.0,
                reasons=(REASON,),
            )
            if each is not None and _is_named_at(each, mention)
            else each
            for each in self.quotations
        ]
        if old is not None and not self._is_used(old.key):
            del self.entities[old.key]

    def _other_than(self, old: Entity | None, name: str) -> Entity | None:
        """Another entity of just this name."""
        wanted = _folded(name)
        others = [each for each in self.entities.values() if each is not old]
        return next((each for each in others if _folded(each.name) == wanted), None)

    def _is_used(self, key: str) -> bool:
        return any(mention.entity == key for mention in self.mentions) or any(
            each is not None and key in each.speakers for each in self.quotations
        )

    def _reject(self, entity: Entity) -> None:
        """It is nobody and nothing; what it was credited with is the others' who say it together
        with it, or else unattributed."""
        del self.entities[entity.key]
        self.mentions = [each for each in self.mentions if each.entity != entity.key]
        self.quotations = [
            _without(each, entity.key) if each and entity.key in each.speakers else each
            for each in self.quotations
        ]


def _with(quotation: Quotation, old: str, new: str) -> tuple[str, ...]:
    """The speakers, one of them another; once, if that one speaks already."""
    return tuple(dict.fromkeys(new if key == old else key for key in quotation.speakers))


def _without(quotation: Quotation, key: str) -> Quotation:
    """The quotation without one of its speakers."""
    others = tuple(each for each in quotation.speakers if each != key)
    if others:
        return replace(quotation, speakers=others)
    return replace(quotation, speakers=(), speaker_mention=None, confidence=1.0, reasons=(REASON,))


def _is_named_at(quotation: Quotation, mention: Mention) -> bool:
    """Whether a mention names the speaker, or one of several."""
    start, end = quotation.speaker_mention or (0, 0)
    within = start <= mention.start and mention.end <= end
    whole = (start, end) == (mention.start, mention.end)
    return within and (whole or mention.entity in quotation.speakers)


def _of_kind(quotation: Quotation, value: str) -> Quotation:
    """Of another kind; marks that are nobody's words have no speaker."""
    kind = next(kind for kind in get_args(QuotationKind) if kind == value)
    if kind in NOBODYS:
        return replace(quotation, kind=kind, speakers=(), speaker_mention=None, cue=None)
    return replace(quotation, kind=kind)


def _entity_kind(value: str) -> EntityKind:
    kind: EntityKind = next(kind for kind in get_args(EntityKind) if kind == value)
    return kind


def _kind_in(key: str) -> EntityKind | None:
    """The kind that a key begins with."""
    return next((kind for kind in get_args(EntityKind) if key.startswith(f"{kind}:")), None)


def _folded(name: str) -> str:
    return " ".join(fold(clean_field(name)).split())


def _names(entity: Entity) -> set[str]:
    return {_folded(name) for name in (entity.name, *entity.aliases)}


def _aliases(entity: Entity, name: str) -> tuple[str, ...]:
    """What else it is called, under its new name."""
    aliases = dict.fromkeys((entity.name, *entity.aliases))
    aliases.pop(name, None)
    return tuple(aliases)


def _overlap(one: Span, other: Span) -> float:
    """What two stretches share, of both together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0
