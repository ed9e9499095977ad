"""Several who speak together: "Ann Lee and Leo Hart wrote", "two analysts, Lee and Hart, found"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.analysis.attribution.page import OUTSIDE, Candidate, Page
from reader.analysis.cues.syntax import DEPTH, Words, mention_span
from reader.analysis.entities.entities import Cast
from reader.annotations import Entity, Quotation, together
from reader.article import Article, Span

__all__ = ["Joint", "speaking_together", "with_the_same_again"]

SPEAKING = frozenset(("person", "organisation", "place", "group"))
"""The kinds of those who can make a statement together: "France and Germany said"."""

AND = frozenset(("and", "&"))
PARTED = frozenset(("or", "nor", "but", "not", "neither", "than"))
"""What stands between names of which not all speak."""
NOMINALS = frozenset(("NOUN", "PROPN", "PRON"))
LINKS = frozenset(("conj", "appos"))
MOST = 16
"""Names and roles in a row, at most: more are a list of something else."""

TWO = frozenset(("both", "the two", "the pair", "the couple"))
AGAIN = TWO | {"they", "the three", "the trio"}
"""What several who spoke together are called right after that."""
ONWARDS = re.compile(r"[^.!?\n“”\"]{0,100}[.!?]?[”\"]?\s*(?:\w+[ ,]+){0,3}")
"""The rest of the sentence that names them, and the beginning of the next."""
AS_SURE = 0.9
"""What the confidence in them is multiplied by."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Two or more who speak together, all of them people or none, in the order of the text, and
    the words that name them."""

    entities: tuple[Entity, ...]
    span: Span

    def reason(self, text: str) -> str:
        """That they speak together, and who they are where the words do not tell it in full."""
        said = " ".join(text[slice(*self.span)].split())
        names = together([entity.name for entity in self.entities])
        return f"“{said}” speak together" + (f": {names}" if names != said else "")


def speaking_together(page: Page, candidate: Candidate, cast: Cast) -> Joint | None:
    """All those who speak together with a candidate; None where it speaks alone, or where not all
    have names: "Lee and an aide"."""
    if candidate.mention is None or candidate.token == OUTSIDE or candidate.how == "relative":
        return None
    w = page.words
    if _is_role(w, candidate.token):
        return None
    row = _row(w, _top(w, candidate.token))
    beside_cue = {token < candidate.cue for token in row if candidate.cue != OUTSIDE}
    if len(row) > MOST or len(beside_cue) > 1 or not _is_joined(w, row):
        return None
    if any(page.quoted[token] != OUTSIDE or not _is_told(page, token) for token in row):
        return None
    members = [token for token in row if _is_member(page, token, row[-1])]
    keys = tuple(dict.fromkeys(page.entity[token] for token in members))
    if len(keys) < 2 or len({page.kind[key] == "person" for key in keys}) > 1:
        return None
    entities = {entity.key: entity for entity in cast.entities}
    start, _ = candidate.mention
    if start > w.start[members[0]]:
        start, _ = mention_span(w, members[0])
    _, end = mention_span(w, max(token for token in row if page.entity.get(token) in keys))
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
        if len(row) > MOST:
            break
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
    for _ in range(DEPTH):
        if w.dep[token] != "conj" or w.pos[token] != "NOUN":
            break
        token = w.head[token]
    return w.dep[token] == "appos" and w.pos[token] == "NOUN"


def _is_member(page: Page, token: int, last: int) -> bool:
    """Whether a word of the row names one who speaks: no town or party that a person is of, as in
    "Ann Lee, Northby", "Ann Lee, a lawyer and Democrat"; but Hart in "Lee, Hart and Moss"."""
    w, head = page.words, page.words.head[token]
    if not _is_named(page, token):
        return False
    person = page.kind[page.entity[token]] == "person"
    if w.dep[token] == "appos" and _is_named(page, head):
        return person and token != last
    return person or w.dep[token] != "conj" or not _is_role(w, head)


def with_the_same_again(article: Article, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations; what "they" or "the two" say right behind a quotation of several is theirs
    too."""
    found = list(quotations)
    for index, quotation in enumerate(quotations[1:], 1):
        before = found[index - 1]
        if _are_the_same(article, before, quotation):
            found[index] = replace(
                quotation,
                speakers=before.speakers,
                confidence=round(min(before.confidence, quotation.confidence) * AS_SURE, 3),
                reasons=(*quotation.reasons, "they spoke together just before"),
            )
    return found


def _are_the_same(article: Article, before: Quotation, quotation: Quotation) -> bool:
    span = quotation.speaker_mention
    if span is None or quotation.speakers or len(before.speakers) < 2:
        return False
    called = article.text[slice(*span)].casefold()
    if called not in AGAIN or (called in TWO and len(before.speakers) > 2):
        return False
    told = filter(None, (before.speaker_mention, before.cue))
    first, last = max(before.end, *(end for _, end in told)), min(quotation.start, span[0])
    goes_on = first <= last and ONWARDS.fullmatch(article.text, first, last) is not None
    return goes_on and quotation.parent == before.parent
