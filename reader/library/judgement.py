"""What the reader can put right, and what is kept of it: one correction, anchored to its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, get_args

from reader.annotations import EntityKind, Mention, Quotation, QuotationKind
from reader.article import Article
from reader.library.anchors import Anchor, anchored
from reader.text import clean_field, fold

__all__ = [
    "OF_QUOTATIONS",
    "REASON",
    "Correction",
    "What",
    "described",
    "difference",
    "is_valid",
    "key_for",
    "of_entity",
    "of_quotation",
]

What = Literal[
    "speaker",
    "not-quotation",
    "quotation-kind",
    "rename",
    "merge",
    "split",
    "entity-kind",
    "reject",
]
"""The first three correct a quotation, the others an entity."""

REASON = "your correction"

OF_QUOTATIONS: frozenset[What] = frozenset({"speaker", "not-quotation", "quotation-kind"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One judgement of the machine that the reader put right."""

    id: str
    what: What
    anchor: Anchor
    value: str = ""
    """The speaker's or entity's name, or the kind; empty for an unknown speaker."""
    entity: str = ""
    """The key of the entity that the value names, or that is corrected; of several who speak
    together, their keys with blanks between."""
    kind: EntityKind = "person"
    """What that entity is."""
    made_ns: int = 0


def described(correction: Correction) -> str:
    """What it says, in a few words."""
    value = clean_field(correction.value)
    words: dict[What, str] = {
        "speaker": f"speaker {value}" if value else "speaker unknown",
        "not-quotation": "not a quotation",
        "quotation-kind": f"kind {value}",
        "rename": f"called {value}",
        "merge": f"one with {value}",
        "split": f"this one is {value}",
        "entity-kind": f"kind {value}",
        "reject": "no name",
    }
    return words[correction.what]


def is_valid(correction: Correction) -> bool:
    """Whether it says something that can be applied: one that was imported may not."""
    if correction.what == "quotation-kind":
        return correction.value in get_args(QuotationKind)
    if correction.what == "entity-kind":
        return correction.value in get_args(EntityKind)
    if correction.what in ("rename", "merge", "split"):
        return bool(clean_field(correction.value))
    return True


def of_quotation(article: Article, quotation: Quotation) -> Anchor:
    """The anchor of a quotation: all of it, with what interrupts it."""
    return anchored(article.text, article.digest, quotation.start, quotation.end)


def of_entity(article: Article, mention: Mention) -> Anchor:
    """The anchor of an entity: one of its mentions."""
    return anchored(article.text, article.digest, mention.start, mention.end)


def key_for(kind: EntityKind, name: str, digest: str) -> str:
    """The key of an entity of this name, made as analysis makes it: one word of a person's name
    belongs to its article."""
    slug = re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "unnamed"
    alone = kind == "person" and " " not in name
    return f"{kind}:{slug}@{digest[:8]}" if alone else f"{kind}:{slug}"


def difference(old: str, new: str) -> str:
    """The words that went and came: `[-was-] {+will be+}`, a few words about each."""
    before, after = old.split(), new.split()
    pieces = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            same = before[a:b]
            pieces += same if len(same) <= 4 else [*same[:2], "…", *same[-2:]]
            continue
        pieces += [f"[-{' '.join(before[a:b])}-]"] if b > a else []
        pieces += [f"{{+{' '.join(after[c:d])}+}}"] if d > c else []
    return " ".join(pieces)
