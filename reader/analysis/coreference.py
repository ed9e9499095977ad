"""Whom pronouns and roles mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["pronouns"]

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def pronouns(
    doc: Doc, persons: Sequence[tuple[int, int, str]], quotations: Sequence[Quotation]
) -> list[tuple[int, str]]:
    """Each third-person pronoun that is resolved: its token's number and the person's key."""
    found: list[tuple[int, str]] = []
    gender: dict[str, frozenset[str]] = {}
    recent: list[str] = []
    name_at = {start: (end, key) for start, end, key in persons}
    segments = [segment for quotation in quotations for segment in quotation.segments]
    segments.sort()
    at = 0
    for token in doc:
        if token.i in name_at:
            end, key = name_at[token.i]
            subject = doc[token.i : end].root.dep_ in SUBJECTS
            recent = [k for k in recent if k != key]
            recent.insert(0 if subject or not recent else 1, key)
        words = MALE if token.lower_ in MALE else FEMALE if token.lower_ in FEMALE else None
        if words is None:
            continue
        while at < len(segments) and segments[at][1] <= token.idx:
            at += 1
        if at < len(segments) and segments[at][0] <= token.idx:
            continue
        fitting = (key for key in recent if gender.get(key, words) is words)
        if chosen := next(fitting, None):
            gender[chosen] = words
            found.append((token.i, chosen))
    return found
