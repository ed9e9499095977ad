"""An article made ready for attribution: its words, what is quoted, where a quotation stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from reader.analysis.cues.syntax import SubjectHow, Words
from reader.analysis.entities.entities import Cast
from reader.annotations import EntityKind, Quotation
from reader.article import Article, Span

__all__ = ["HIDDEN", "OUTSIDE", "Candidate", "Page", "Place", "open_page", "place_of"]

CandidateKind = Literal[
    "verb", "claim", "according", "credit", "label", "carried", "bare", "quoted verb", "nobody"
]
"""How a candidate comes in: subject of a verb; owner of a noun ("her claim"); object of "according
to"; a credit after a dash; a label before a colon; the speaker of the quotation before; a person
merely named near; subject of a verb that is itself quoted; nobody at all."""

OUTSIDE = -1
HIDDEN = -2
MANY_WORDS = 60
CELL = re.compile(r"[^\t\n]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible speaker. Tokens are indices into `Words`; -1 where there is none."""

    kind: CandidateKind
    mention: Span | None
    token: int = OUTSIDE
    cue: int = OUTSIDE
    how: SubjectHow | None = None
    pronoun: int = OUTSIDE
    """The "who" that stands for the mention before the cue."""
    certain: bool = False
    """Found by a rule that needs no weighing."""
    linear: bool = False
    """Found by the order of the words, where the parse had nothing."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article made ready: its words, and which of them stand inside a quotation."""

    text: str
    words: Words
    block_starts: list[int]
    quoted: list[int]
    """For each token the index of the quotation around it; OUTSIDE where the reporter (or whoever
    is quoted around) speaks; HIDDEN where nothing is looked at."""
    folded: str
    entity: dict[int, str]
    """The key of the entity that a token stands for, alone or within a name."""
    kind: dict[str, EntityKind]
    """What each entity is."""
    times: Counter[str]
    """How often each entity is meant."""
    cells: frozenset[int] = frozenset()
    """The blocks that are cells of a table, each a text of its own."""
    memo: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)

    def block_of(self, token: int) -> int:
        """The number of the block that a token stands in."""
        return bisect_right(self.block_starts, self.words.start[token]) - 1

    def identity(self, token: int) -> str:
        """The key of the entity that a token stands for; without one, its word."""
        return self.entity.get(token) or self.words.lower[token]

    def words_between(self, first: int, last: int) -> int:
        """How many words of the reporter's stand in a range of tokens; 60 at most."""
        if last - first > MANY_WORDS:
            return MANY_WORDS
        pos, quoted = self.words.pos, self.quoted
        return sum(
            pos[i] not in ("PUNCT", "SPACE") and quoted[i] == OUTSIDE for i in range(first, last)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands, in tokens."""

    segments: tuple[Span, ...]
    """First and one-past-last token of each segment."""
    block: int
    low: int
    """First token of the sentence in which it starts, not before its block."""
    high: int
    """One past the last token of the sentence in which it ends, not past its block."""


def open_page(
    article: Article,
    w: Words,
    quotations: Iterable[tuple[int, Quotation]],
    cast: Cast,
    around: Iterable[Quotation] | None = None,
) -> Page:
    """The article with its quotations marked on the words.

    Where `around` is given, only what stands in those quotations is seen.
    """
    quoted = [OUTSIDE if around is None else HIDDEN] * len(w.head)
    for quotation in around or ():
        for start, end in quotation.segments:
            for token in range(w.at(start), w.at(end)):
                quoted[token] = OUTSIDE
    for index, quotation in quotations:
        for start, end in quotation.segments:
            for token in range(w.at(start), w.at(end)):
                quoted[token] = index
    entity = {
        token: mention.entity
        for mention in cast.mentions
        for token in range(w.at(mention.start), w.at(mention.end))
    }
    starts, cells = _blocks(article)
    return Page(
        article.text,
        w,
        starts,
        quoted,
        article.text.casefold(),
        entity,
        {found.key: found.kind for found in cast.entities},
        Counter(mention.entity for mention in cast.mentions),
        cells,
    )


def _blocks(article: Article) -> tuple[list[int], frozenset[int]]:
    """Where each block starts, a table's cell by cell; and which of them are cells."""
    starts: list[int] = []
    cells: set[int] = set()
    for block in article.blocks:
        if block.kind != "table":
            starts.append(block.start)
            continue
        for cell in CELL.finditer(article.text, block.start, block.end):
            cells.add(len(starts))
            starts.append(cell.start())
    return starts, frozenset(cells)


def place_of(page: Page, quotation: Quotation) -> Place | None:
    """Where a quotation stands; None if no token lies in it."""
    w = page.words
    spans = tuple((w.at(start), w.at(end)) for start, end in quotation.segments)
    spans = tuple((a, b) for a, b in spans if a < b)
    if not spans:
        return None
    block = page.block_of(spans[0][0])
    low, high = w.first[w.sentence[spans[0][0]]], w.first[w.sentence[spans[-1][1] - 1] + 1]
    while low < spans[0][0] and (page.block_of(low) != block or w.pos[low] == "SPACE"):
        low += 1
    last = page.block_of(spans[-1][1] - 1)
    while high > spans[-1][1] and page.block_of(high - 1) != last:
        high -= 1
    return Place(spans, block, low, high)
