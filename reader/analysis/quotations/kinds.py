"""A first guess at what a quotation is, from its form alone; attribution may know better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotations import QuotationKind
from reader.article import Span

__all__ = ["first_guess"]

LOOKED_AT = 200
"""Characters of a quotation that are looked at."""

MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』`＂＇ \u00a0\u202f"

WORD = re.compile(r"[^\W\d_][\w'’-]*")

SMALL = re.compile(
    "a|an|and|as|at|but|by|for|from|in|into|is|nor|of|off|on|or|over|the|to|up|vs|with"
)
"""Words that title case leaves small."""

WORK = re.compile(
    r"\b(?:album|article|ballad|bestseller|book|column|comedy|documentary|drama|episode|essay|exhibition"
    r"|film|game|hit|hymn|memoir|movie|musical|novel|opera|painting|paper|play|podcast|poem|report"
    r"|sequel|series|show|single|sitcom|song|story|titled|entitled|track|trilogy)s?"
    r"[,:]?\s+(?:is |was |called |titled |entitled |named )?\Z",
    re.IGNORECASE,
)
"""What stands before the name of a work."""

SPOKEN = re.compile(r" (?:he|she|I|we|they) (?:said|says|added|adds|replied|asked|explained)\b")
"""What stands behind words that are spoken, whatever their capitals: "“Lee is Lee,” he said"."""


def first_guess(text: str, segments: Sequence[Span], block_kind: str) -> QuotationKind:
    """Direct, partial, scare or title. `segments` hold their marks.

    A lower-case word or two are a guess at scare quotes and capitals in every word at a title:
    the sentence around them, which is not looked at here, decides.
    """
    start, end = segments[0]
    inside = text[start : min(end, start + LOOKED_AT)].strip(MARKS)
    words = WORD.findall(inside)
    if len(segments) > 1:
        return "direct"
    headline = block_kind in ("title", "heading", "standfirst")
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")[-1:]
    spoken = inside[-1:] == "," and SPOKEN.match(text, end)
    if not headline and not spoken and _is_title(text, start, before, inside, words):
        return "title"
    if _is_clause(text, end, before, inside, words):
        return "direct"
    if len(words) <= 2 and inside[:1].islower() and not headline:
        return "scare"
    return "partial"


def _is_title(text: str, start: int, before: str, inside: str, words: Sequence[str]) -> bool:
    """Whether the words have capitals like a title, behind what introduces one or no speech."""
    if not words or not words[0][0].isupper():
        return False
    if not all(word[0].isupper() or SMALL.fullmatch(word) for word in words):
        return False
    if WORK.search(text, max(0, start - 40), start):
        return True
    return 1 < len(words) <= 8 and before not in ("", "\n", ",", ":") and inside[-1] not in "!?"


def _is_clause(text: str, end: int, before: str, inside: str, words: Sequence[str]) -> bool:
    """Whether the quoted words stand for themselves, as someone's sentence."""
    punctuated = text[max(0, end - 3) : end].rstrip(MARKS)[-1:] in tuple(",.!?…—–。！？，")
    capital = inside[:1].isupper()
    introduced = before in (":", ",", "：", "，")
    if introduced and punctuated and before in ("：", "，"):
        return True
    first = before in ("", "\n")
    if len(words) < 2:
        return punctuated and capital and (first or introduced)
    return (
        (capital and (punctuated or introduced))
        or (first and len(words) >= 4)
        or (punctuated and len(words) >= 10)
    )
