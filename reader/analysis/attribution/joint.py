"""Several who speak together: "Ann Lee and Leo Hart wrote", "two analysts, Lee and Hart, found"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.attribution.candidates import OUTSIDE, Candidate, Page
from reader.analysis.cues.syntax import DEPTH, Words, mention_span
from reader.analysis.entities.entities import Cast
from reader.annotations import Entity
from reader.article import Span

__all__ = ["Joint", "speaking_together"]

SPEAKING = frozenset(("person", "organisation", "place", "group"))
"""The kinds of those who can make a statement together: "France and Germany said"."""

AND = frozenset(("and", "&"))
PARTED = frozenset(("or", "nor", "but", "not", "neither", "than"))
"""What stands between names of which not all speak."""
NOMINALS = frozenset(("NOUN", "PROPN", "PRON"))
LINKS = frozenset(("conj", "appos"))


@dataclass(frozen=True, slots=True)
class Joint:
    """Two or more who speak together, all of them people or none, in the order of the text, and
    the words that name them."""

    entities: tuple[Entity, ...]
    span: Span


def speaking_together(page: Page, candidate: Candidate, cast: Cast) -> Joint | None:
    """All those who speak together with a candidate; None where it speaks alone, or where not all
    have names: "Lee and an aide"."""
    if candidate.mention is None or candidate.token == OUTSIDE or candidate.how == "relative":
        return None
    w = page.words
    row = _row(w, _top(w, candidate.token))
    beside_cue = {token < candidate.cue for token in row if candidate.cue != OUTSIDE}
    if len(beside_cue) > 1 or not _is_joined(w, row):
        return None
    if any(page.quoted[token] != OUTSIDE or not _is_told(page, token) for token in row):
        return None
    members = [token for token in row if _is_member(page, token)]
    keys = tuple(dict.fromkeys(page.entity[token] for token in members))
    if len(keys) < 2 or len({page.kind[key] == "person" for key in keys}) > 1:
        return None
    entities = {entity.key: entity for entity in cast.entities}
    start, _ = candidate.mention
    if start > w.start[members[0]]:
        start, _ = mention_span(w, members[0])
    _, end = mention_span(w, members[-1])
    return Joint(tuple(entities[key] for key in keys), (start, end))


def _top(w: Words, token: int) -> int:
    """The first of the names that a name is joined to, or the word that they stand beside."""
    for _ in range(DEPTH):
        if w.dep[token] not in LINKS or w.pos[w.head[token]] not in NOMINALS:
            break
        token = w.head[token]
    return token


def _row(w: Words, top: int) -> Sequence[int]:
    """A word with all that are joined to it or stand beside it, in order."""
    row = [top]
    for token in row:
        links = (child for child in w.children[token] if w.dep[child] in LINKS)
        row += (child for child in links if w.pos[child] in NOMINALS)
    return sorted(row)


def _is_joined(w: Words, row: Sequence[int]) -> bool:
    """Whether an "and" joins them, and nothing sets one against another."""
    between = {w.lower[token] for token in range(row[0], row[-1])}
    return not AND.isdisjoint(between) and PARTED.isdisjoint(between)


def _is_named(page: Page, token: int) -> bool:
    return page.kind.get(page.entity.get(token, "")) in SPEAKING


def _is_told(page: Page, token: int) -> bool:
    """Whether it is known who a word of the row means: by its name, or by the name beside it."""
    w = page.words
    beside = [child for child in w.children[token] if w.dep[child] == "appos"]
    return _is_named(page, token) or _is_role(w, token) or any(_is_named(page, b) for b in beside)


def _is_role(w: Words, token: int) -> bool:
    """Whether a noun says what somebody is who is named before it: "Ann Lee, the chair"."""
    while w.dep[token] == "conj" and w.pos[token] == "NOUN":
        token = w.head[token]
    return w.dep[token] == "appos" and w.pos[token] == "NOUN"


def _is_member(page: Page, token: int) -> bool:
    """Whether a word of the row names one who speaks: no town or party that a person is of, as in
    "Ann Lee, Northby", "Ann Lee, a lawyer and Democrat"."""
    w, head = page.words, page.words.head[token]
    if not _is_named(page, token):
        return False
    beside = w.dep[token] == "appos" and head != token and _is_named(page, head)
    of_role = w.dep[token] == "conj" and _is_role(w, head)
    return page.kind[page.entity[token]] == "person" or not (beside or of_role)
