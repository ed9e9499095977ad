"""Reading modes: which parts of each block are shown when only quotations, or none, are read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from reader.annotations import Annotations, Quotation
from reader.app.page.layout import Piece, View
from reader.article import Article, Block, Span

__all__ = ["Mode", "view_of"]

Mode = Literal["everything", "quotations", "narration"]

SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*\s+|[。！？][」』”’）]*|\n")
CLOSING = "'\"’”»)]"
LEFT_OUT = "“…”"
"""Stands for a quotation where only the narration is read."""
SKIPPED = " ⋯ "
"""Stands for sentences without a quotation."""


def view_of(article: Article, annotations: Annotations, mode: Mode) -> View | None:
    """What a mode shows; None for everything.

    `quotations`: the sentences in which somebody is quoted. `narration`: every paragraph with its
    quotations left out. Both leave out furniture.
    """
    if mode == "everything":
        return None
    spoken = [quotation for quotation in annotations.quotations if quotation.counted]
    segments = sorted(
        _with_cue(article.text, quotation, segment) if mode == "quotations" else segment
        for quotation in spoken
        for segment in quotation.segments
    )
    view: dict[int, tuple[Piece, ...]] = {}
    inside = 0
    for number, block in enumerate(article.blocks):
        while inside < len(segments) and segments[inside][1] <= block.start:
            inside += 1
        over: list[Span] = []
        for place in range(inside, len(segments)):
            start, end = segments[place]
            if start >= block.end:
                break
            over.append((max(start, block.start), min(end, block.end)))
        if block.kind in ("furniture", "table", "code"):
            continue
        pieces = (
            _quoted(article.text, block, over)
            if mode == "quotations"
            else (_narrated(article.text, block, over))
        )
        if pieces:
            view[number] = tuple(pieces)
    return view


def _quoted(text: str, block: Block, over: Iterable[Span]) -> list[Piece]:
    """The sentences of a block that hold a quotation, with who says it."""
    sentences = list(_sentences(text, block))
    shown: list[Span] = []
    for start, end in over:
        low = sentences[bisect_right(sentences, start) - 1]
        high = sentences[bisect_left(sentences, end)]
        if shown and low <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(high, shown[-1][1]))
        else:
            shown.append((low, high))
    pieces: list[Piece] = []
    for start, end in shown:
        if pieces:
            pieces.append((SKIPPED, -1))
        pieces.append((text[start:end].rstrip(), start))
    return pieces


def _sentences(text: str, block: Block) -> Iterator[int]:
    """Where the sentences of a block start, and where the block ends."""
    yield block.start
    for match in SENTENCE_END.finditer(text, block.start, block.end):
        if not _goes_on(text, match):
            yield match.end()
    yield block.end


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the mark is only the quotation's: “And who will pay?” asked the mayor."""
    return end[0].rstrip()[-1:] in CLOSING and text[end.end() : end.end() + 1].islower()


def _with_cue(text: str, quotation: Quotation, segment: Span) -> Span:
    """A segment with the cue and the name beside it, where no sentence ends between."""
    start, end = segment
    for place in (quotation.cue, quotation.speaker_mention):
        if place is None or "\n" in text[min(start, place[0]) : max(end, place[1])]:
            continue
        if place[0] >= end and not SENTENCE_END.search(text[end : place[0]].lstrip()):
            end = max(end, place[1])
    return start, end


def _narrated(text: str, block: Block, over: Iterable[Span]) -> list[Piece]:
    """A block without its quotations; nothing when it is one quotation."""
    pieces: list[Piece] = []
    position = block.start
    for start, end in over:
        pieces.append((text[position:start], position))
        pieces.append((LEFT_OUT, -1))
        position = end
    pieces.append((text[position : block.end], position))
    kept = [piece for piece in pieces if piece[0]]
    return kept if any(offset >= 0 and shown.strip(" .,;:—–-") for shown, offset in kept) else []
