"""One article as it is being read: where the reader is, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.app.page.voices import voices_of
from reader.app.people import spoken
from reader.article import Article, Block, Span
from reader.plain.wording import Wording

__all__ = ["Reading", "Step"]

PAGE_WORDS = 120
"""Words of a page at least, where the article has them: half a minute of listening."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of several places that are walked through: the offset, and which of how many it is."""

    offset: int
    number: int
    total: int


class Reading:
    """An open article. Positions are indices of its blocks: `here` was told last, `next` is to be.

    `go_to` makes both the same.
    """

    def __init__(self, key: str, article: Article, annotations: Annotations) -> None:
        self.key = key
        self.article = article
        self.blocks = article.blocks
        self.here = 0
        self.next = 0
        self.hits: Sequence[Span] = ()
        self.quotation: Quotation | None = None
        self.entity: Entity | None = None
        self._cursor = -1
        """The offset of the place walked to last; -1 where the reader read on since."""
        self._followed: tuple[int, frozenset[str]] = (-1, frozenset())
        """The offset of the quotation that a walk came to, and whose voices it follows."""
        self.annotate(annotations)

    def annotate(self, annotations: Annotations) -> None:
        """Reads with other annotations from now on; the quotation or the name at hand stays, as far
        as there still is one."""
        self.annotations = annotations
        self.wording = Wording(self.article, annotations)
        if self.quotation is not None:
            segments = self.quotation.segments
            same = [each for each in annotations.quotations if each.start == self._cursor]
            same.sort(key=lambda each: each.segments != segments)
            self.quotation = same[0] if same else None
        if self.entity is not None:
            key = self.mention.entity if self.mention else ""
            self.entity = next((each for each in annotations.entities if each.key == key), None)

    @property
    def mention(self) -> Mention | None:
        """The mention that was walked to last."""
        if self.entity is None:
            return None
        here = (each for each in self.annotations.mentions if each.start == self._cursor)
        return next(here, None)

    @property
    def ended(self) -> bool:
        """Whether everything has been read."""
        return self.next >= len(self.blocks)

    @property
    def place(self) -> int:
        """Where the reader is, as an offset into the text."""
        return self.blocks[self.here].start if self.blocks else 0

    def block_at(self, offset: int) -> int:
        """The block in which an offset stands, or the last before it."""
        found = 0
        for index, block in enumerate(self.blocks):
            if block.start <= offset:
                found = index
        return found

    def go_to(self, offset: int) -> Block:
        """Makes the block of an offset the next one to be read, and gives it."""
        self.here = self.next = self.block_at(offset)
        self._cursor = offset
        return self.blocks[self.here]

    def take(self, number: int | None = None) -> range:
        """The next blocks: so many, or a page of them. They are read thereafter."""
        start = self.next
        end = min(start + number, len(self.blocks)) if number else self._page_end(start)
        return self._took(start, end)

    def take_back(self, number: int | None = None) -> range:
        """The blocks before what was told last: so many, or a page of them."""
        end = self.here
        start = max(0, end - number) if number else self._page_start(end)
        return self._took(start, end if end > start else self._page_end(start))

    def _took(self, start: int, end: int) -> range:
        if start < end:
            self.here, self.next = start, end
        self._cursor = -1
        self.quotation = self.entity = None
        return range(start, end)

    def _page_end(self, start: int) -> int:
        words, end = 0, start
        while end < len(self.blocks) and words < PAGE_WORDS:
            words += self._words(end)
            end += 1
        return end

    def _page_start(self, end: int) -> int:
        words, start = 0, end
        while start > 0 and words < PAGE_WORDS:
            start -= 1
            words += self._words(start)
        return start

    def _words(self, index: int) -> int:
        block = self.blocks[index]
        if block.kind == "furniture":
            return 1
        return len(self.article.text[block.start : block.end].split())

    # Walking

    def to_hit(self, step: int) -> Step | None:
        """To another hit of the search; None where there is none."""
        return self._walk([start for start, _ in self.hits], step)

    def to_quotation(self, step: int, same_speaker: bool = False) -> Step | None:
        """To another quotation, or another one of the same speaker; None where there is none."""
        voices = self._voices() if same_speaker else frozenset()
        found = [
            each
            for each in spoken(self.annotations)
            if not same_speaker or not voices.isdisjoint(self._voices_of(each))
        ]
        walked = self._walk([quotation.start for quotation in found], step)
        if walked is not None:
            self.quotation = found[walked.number - 1]
            self.entity = None
            self._followed = self.quotation.start, voices
        return walked

    def _voices(self) -> frozenset[str]:
        """Who speaks at hand; of those who speak together, whom the walk follows."""
        if self.quotation is None:
            return frozenset()
        start, voices = self._followed
        speakers = self._voices_of(self.quotation)
        return voices if start == self.quotation.start and voices & speakers else speakers

    def _voices_of(self, quotation: Quotation) -> frozenset[str]:
        return frozenset(voices_of(self.article.text, quotation))

    def to_mention(self, step: int) -> Step | None:
        """To another mention of the entity at hand, else of whatever is named next."""
        if self.entity is None:
            self.entity = self._named_next(step)
        entity = self.entity
        if entity is None:
            return None
        starts = [mention.start for mention in self._mentions() if mention.entity == entity.key]
        self.quotation = None
        return self._walk(starts, step)

    def _mentions(self) -> Sequence[Mention]:
        return self.annotations.mentions

    def _named_next(self, step: int) -> Entity | None:
        named = [mention for mention in self._mentions() if mention.form == "name"]
        after = [mention for mention in named if mention.start >= self.place]
        before = [mention for mention in named if mention.start < self.place]
        in_order = after + before if step > 0 else before[::-1] + after[::-1]
        entities = {entity.key: entity for entity in self.annotations.entities}
        known = (entities[mention.entity] for mention in in_order if mention.entity in entities)
        return next(known, None)

    def _walk(self, starts: Sequence[int], step: int) -> Step | None:
        """To the place `step` places on from here; round at the ends."""
        if not starts:
            return None
        if self._cursor in starts:
            index = starts.index(self._cursor) + step
        else:
            at = self.place if self._cursor < 0 else self._cursor
            after = sum(start < at for start in starts)
            index = after + step - 1 if step > 0 else after + step
        index %= len(starts)
        self.go_to(starts[index])
        return Step(starts[index], index + 1, len(starts))
