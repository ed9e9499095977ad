"""Two who talk to each other: who speaks a paragraph that is nothing but words in marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.annotations import Quotation
from reader.article import Article, Block

__all__ = ["with_replies"]

REPLY = 0.7
"""The confidence in the other of two who talk; it may be the one who spoke last, going on."""

GOES_ON = 0.95
"""The confidence in a voice that goes on behind "she told the paper"."""
LONGEST_TAG = 16
"""Words of who said it, between two sentences of one voice."""
TAG = re.compile(r"[^.!?;:\n“”\"]*\.[ \t]+")
MARKS = "\"'“”‘’ "
COMMAS = (",", "?", "!", "—", "–")
"""What ends words before who said them."""
BITS = ("scare", "partial")
STOPS = (".", "!", "?", "…")

ANSWERING = frozenset(
    """asked asks answered answers replied replies responded responds retorted retorts returned
    enquired inquired wondered""".split()  # noqa: SIM905
)
"""Verbs of those who talk to each other."""
ASKED = re.compile(r"\?\W{0,2}\Z")
WORD = re.compile(r"\w")


def with_replies(article: Article, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations; behind "“No,” Lee replied." a paragraph of words alone is the other's."""
    blocks = [b for b in article.blocks if b.kind not in ("furniture", "image")]
    starts = [block.start for block in blocks]
    found = _with_what_goes_on(article, quotations)
    within: defaultdict[int, list[int]] = defaultdict(list)
    for index, quotation in enumerate(found):
        if quotation.parent is None:
            within[bisect_right(starts, quotation.start) - 1].append(index)
    talking = False
    for place in sorted(within):
        indices = within[place]
        if len(indices) > 1 or not _is_alone(article, blocks[place], found[indices[0]]):
            talking = False
            continue
        talking = talking or _talk(article, found, within, place)
        other = _other(found, within, place) if talking else None
        if other is not None:
            found[indices[0]] = _replied(article, found[indices[0]], other)
    return found


def _with_what_goes_on(article: Article, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations; a few words right behind who said those before are the same voice's: "“Soon,”
    the head of the harbour, Ann Lee, told us. “Very soon.”"."""
    found = list(quotations)
    for index, (before, quotation) in enumerate(pairwise(quotations), 1):
        unknown = not quotation.speakers and quotation.speaker_mention is None
        if (
            not unknown
            or quotation.parent is not None
            or quotation.kind not in ("scare", "partial")
        ):
            continue
        between = article.text[before.end : quotation.start]
        said = article.text[quotation.start : quotation.end].strip(MARKS)
        spoken = before.kind == "direct" and article.text[before.end - 2] in COMMAS
        told = spoken and before.cue is not None and before.end <= before.cue[0] < quotation.start
        sentence = said[:1].isupper() and said[-1:] in STOPS
        if told and sentence and TAG.fullmatch(between) and len(between.split()) <= LONGEST_TAG:
            found[index] = replace(
                quotation,
                kind="direct",
                speakers=before.speakers,
                speaker_mention=before.speaker_mention,
                cue=before.cue,
                confidence=min(before.confidence, GOES_ON),
                reasons=("it goes on right behind who said the words before", *before.reasons[:1]),
            )
    return found


def _is_alone(article: Article, block: Block, quotation: Quotation) -> bool:
    """Whether the block is nothing but the quotation, which ends in it."""
    if len(quotation.segments) > 1 or quotation.kind != "direct" or block.kind != "paragraph":
        return False
    text = article.text
    outside = text[block.start : quotation.start] + text[quotation.end : block.end]
    return not WORD.search(outside)


def _last(
    quotations: Sequence[Quotation], within: Mapping[int, Sequence[int]], place: int
) -> Quotation | None:
    """The last quotation of a block."""
    return quotations[within[place][-1]] if within.get(place) else None


def _talk(
    article: Article,
    quotations: Sequence[Quotation],
    within: Mapping[int, Sequence[int]],
    place: int,
) -> bool:
    """Whether the paragraph before is somebody's who answers, or asks in answer."""
    before = _last(quotations, within, place - 1)
    if before is None or before.cue is None:
        return False
    if article.text[slice(*before.cue)].lower() in ANSWERING:
        return True
    earlier = _last(quotations, within, place - 2)
    asked = ASKED.search(article.text[before.start : before.end]) is not None
    spoken = earlier is not None and earlier.kind == before.kind == "direct"
    return asked and spoken and earlier is not None and _who(earlier) != _who(before)


def _other(
    quotations: Sequence[Quotation], within: Mapping[int, Sequence[int]], place: int
) -> Quotation | None:
    """The last quotation that is not by whoever spoke in the paragraph before."""
    before = _last(quotations, within, place - 1)
    if before is None:
        return None
    for earlier in (place - 2, place - 3):
        other = _last(quotations, within, earlier)
        if other is not None and _who(other) not in (None, _who(before)):
            return other
    return None


def _who(quotation: Quotation) -> object:
    return quotation.speakers or quotation.speaker_mention


def _replied(article: Article, quotation: Quotation, other: Quotation) -> Quotation:
    assert other.speaker_mention is not None
    name = article.text[slice(*other.speaker_mention)]
    return replace(
        quotation,
        speakers=other.speakers,
        speaker_mention=other.speaker_mention,
        cue=None,
        confidence=min(REPLY, other.confidence),
        reasons=(f"two talk in turns, and “{name}” is the one who did not speak just before",),
    )
