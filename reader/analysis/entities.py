"""Who is who: mentions folded into entities, and the cast of an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.analysis import coreference, mentions, roles
from reader.analysis.coreference import Gender, NamedAt
from reader.analysis.folding import folded, name_parts
from reader.analysis.genders import told
from reader.analysis.mentions import Name
from reader.analysis.parse import Parsed
from reader.annotations import Entity, EntityKind, Mention, Quotation
from reader.article import Span
from reader.text import fold

__all__ = ["Cast", "People", "people", "recognise"]


@dataclass(frozen=True)
class Cast:
    """The entities of one article, and every span that means one of them."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    """Names, roles and resolved pronouns, in text order."""
    parsed: Parsed = field(repr=False, compare=False)

    def entity_of(self, start: int, end: int) -> Entity | None:
        """Whom the noun phrase at this span means: the entity of the mention at its head."""
        span = self.parsed.doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        head = span.root.idx
        place = bisect_right(self.mentions, head, key=lambda mention: mention.start) - 1
        if place < 0 or self.mentions[place].end <= head:
            return None
        key = self.mentions[place].entity
        return next(entity for entity in self.entities if entity.key == key)


@dataclass(frozen=True, slots=True)
class People:
    """What names alone tell: the entities, where they are named, and the people's genders."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    named: tuple[NamedAt, ...]
    """Where people are named, called by their roles, or meant without a name."""
    genders: Mapping[str, tuple[Gender, str]]


def recognise(parsed: Parsed, quotations: Sequence[Quotation]) -> Cast:
    """The people, organisations, places and other named things of an article."""
    seen = people(parsed)
    pronouns = [
        Mention(resolved.key, *_span(parsed, resolved.token, resolved.token + 1), "pronoun")
        for resolved in coreference.resolve(parsed.doc, seen.named, seen.genders, quotations)
    ]
    found = sorted([*seen.mentions, *pronouns], key=lambda mention: mention.start)
    return Cast(seen.entities, tuple(found), parsed)


def people(parsed: Parsed) -> People:
    """The entities of an article from their names, before pronouns and roles."""
    entities: dict[str, Entity] = {}
    owners: list[tuple[Name, str]] = []
    for draft in folded(parsed, mentions.find(parsed.doc)):
        fullest = draft.fullest()
        key = _key(draft.kind, fullest, parsed.article.digest)
        aliases = [s for s in dict.fromkeys(draft.spellings) if s != fullest]
        if known := entities.get(key):
            aliases = [*known.aliases, *(s for s in aliases if s not in known.aliases)]
        entities[key] = Entity(key, fullest, draft.kind, tuple(aliases))
        owners += [(n, key) for n in draft.names]
    owners.sort(key=lambda owner: owner[0].start)
    found = tuple(Mention(key, *_span(parsed, n.start, n.end), "name") for n, key in owners)
    named = [NamedAt(n.start, n.end, key) for n, key in owners if n.kind == "person"]
    taken = [False] * len(parsed.doc)
    for name, _ in owners:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    seen = roles.find(parsed.doc, named, taken)
    for key, texts in seen.texts.items():
        entities[key] = replace(entities[key], roles=texts)
    role_mentions = (Mention(r.key, *_span(parsed, r.start, r.end), "role") for r in seen.mentions)
    named = sorted([*named, *seen.mentions, *seen.strangers], key=lambda name: name.start)
    genders = told(parsed.doc, named, _first_names(entities.values()))
    return People(tuple(entities.values()), (*found, *role_mentions), tuple(named), genders)


def _span(parsed: Parsed, start: int, end: int) -> Span:
    last = parsed.doc[end - 1]
    return parsed.doc[start].idx, last.idx + len(last)


def _first_names(entities: Iterable[Entity]) -> dict[str, str]:
    """The first names of the people who have one."""
    parts = {e.key: name_parts(e.name) for e in entities if e.kind == "person"}
    return {key: names[0] for key, names in parts.items() if len(names) > 1}


def _key(kind: EntityKind, name: str, digest: str) -> str:
    slug = re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "unnamed"
    alone = kind == "person" and " " not in name
    return f"{kind}:{slug}@{digest[:8]}" if alone else f"{kind}:{slug}"
