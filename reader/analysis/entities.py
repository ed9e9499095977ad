"""Who is who: mentions folded into entities, and the cast of an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.analysis import coreference, mentions
from reader.analysis.folding import folded
from reader.analysis.mentions import Name
from reader.analysis.parse import Parsed
from reader.annotations import Entity, EntityKind, Mention, Quotation
from reader.text import fold

__all__ = ["Cast", "recognise"]


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


def recognise(parsed: Parsed, quotations: Sequence[Quotation]) -> Cast:
    """The people, organisations, places and other named things of an article."""
    entities: dict[str, Entity] = {}
    owners: list[tuple[Name, str]] = []
    for draft in folded(parsed, mentions.find(parsed.doc)):
        name = draft.fullest()
        key = _key(draft.kind, name, parsed.article.digest)
        aliases = [s for s in dict.fromkeys(draft.spellings) if s != name]
        if known := entities.get(key):
            aliases = [*known.aliases, *(s for s in aliases if s not in known.aliases)]
        entities[key] = Entity(key, name, draft.kind, tuple(aliases))
        owners += [(n, key) for n in draft.names]
    owners.sort(key=lambda owner: owner[0].start)
    found = [Mention(key, *_span(parsed, n), "name") for n, key in owners]
    persons = [(n.start, n.end, key) for n, key in owners if n.kind == "person"]
    doc = parsed.doc
    found += [
        Mention(key, doc[i].idx, doc[i].idx + len(doc[i].text), "pronoun")
        for i, key in coreference.pronouns(doc, persons, quotations)
    ]
    found.sort(key=lambda mention: mention.start)
    return Cast(tuple(entities.values()), tuple(found), parsed)


def _span(parsed: Parsed, name: Name) -> tuple[int, int]:
    last = parsed.doc[name.end - 1]
    return parsed.doc[name.start].idx, last.idx + len(last.text)


def _key(kind: EntityKind, name: str, digest: str) -> str:
    slug = re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "unnamed"
    alone = kind == "person" and " " not in name
    return f"{kind}:{slug}@{digest[:8]}" if alone else f"{kind}:{slug}"
