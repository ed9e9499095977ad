"""Where lines end: greedy for one-cell text, by grapheme for every other script."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import split_graphemes

from reader.article import Span

__all__ = ["ONE_CELL", "chop", "clusters", "is_one_cell", "wrap"]

ONE_CELL = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u202f-\u205e\u2070-\u209c\u20a0-\u20bf"
    "\u2100-\u218b\u2190-\u2319\u2400-\u2426\u2460-\u25fc"
)
"""The characters, as regex ranges, that always take one cell: nearly all Western text."""

NOT_ONE_CELL = re.compile(f"[^{ONE_CELL}\n]")

SPACES = frozenset(
    " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
BREAK_AFTER = frozenset("-\u00ad\u200b\u2010\u2012\u2013\u2014\u0f0b\u1361\u17d4\u17d5")
"""Hyphens, dashes, the zero-width space and the word marks of Tibetan, Ethiopic and Khmer."""

NEVER_FIRST = frozenset(
    "!),.:;?]}»’”›…、。〃々〉》」』】〕〗〙〛〜〞〟！），．：；？］｝～｡｣､･ー"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜ゝゞヽヾ"
)
NEVER_LAST = frozenset("([{«‘“‹〈《「『【〔〖〘〚〝（［｛｢")
"""Line-breaking rules of Japanese and Chinese printing (JIS X 4051, kinsoku)."""

LONG_WORD_BREAKS = "/-–—?&=_."
"""After which an address or a chain of words is cut when it fits on no line."""

VIRAMAS = (
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba"
    "\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f"
    "\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\U00010a3f\U00011046\U00011070\U0001107f"
    "\U000110b9\U00011133\U00011134\U000111c0\U00011235\U000112ea\U0001134d\U00011442"
    "\U000114c2\U000115bf\U0001163f\U000116b6\U0001172b\U00011839\U0001193d\U0001193e"
    "\U000119e0\U00011a34\U00011a47\U00011a99\U00011c3f\U00011d44\U00011d45\U00011d97"
)
"""The signs that join a consonant to the next (canonical combining class 9)."""

FLAG_HALVES = "\U0001f1e6-\U0001f1ff"
JOINED = re.compile(f"[{VIRAMAS}]|[{FLAG_HALVES}]")

Cluster = tuple[int, int, int]
"""Start, end (offsets in the string) and width in cells of what the reader sees as one letter."""


def is_one_cell(text: str) -> bool:
    """Whether every character but line feeds takes exactly one cell and stands for itself."""
    return NOT_ONE_CELL.search(text) is None


def clusters(text: str) -> list[Cluster]:
    """The graphemes of the text, in order and without gaps; flags and conjuncts are kept whole."""
    spans, _ = split_graphemes(text)
    if not JOINED.search(text):
        return spans
    joined: list[Cluster] = []
    for start, end, width in spans:
        if joined and _belongs(text, joined[-1], start):
            first, _, before = joined[-1]
            joined[-1] = (first, end, before + width)
        else:
            joined.append((start, end, width))
    return joined


def _belongs(text: str, before: Cluster, start: int) -> bool:
    """Whether the grapheme at `start` must stay with the one before it."""
    if text[before[1] - 1] in VIRAMAS:
        return text[start] not in SPACES
    return (
        before[1] - before[0] == 1 and _is_flag_half(text[before[0]]) and _is_flag_half(text[start])
    )


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def wrap(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """The lines of text[start:end], each at most `width` cells, as spans over the text.

    Between two lines stands nothing or white space. A line feed ends a line. A single grapheme
    wider than the width stands alone on its line.
    """
    while start < end:
        feed = text.find("\n", start, end)
        stop = end if feed < 0 else feed
        if NOT_ONE_CELL.search(text, start, stop):
            yield from _wrap_graphemes(text, start, stop, width)
        else:
            yield from _wrap_cells(text, start, stop, width)
        start = stop + 1


def _wrap_cells(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = after = _cut_long_word(text, start, width)
        else:
            after = cut + 1
            while text[cut - 1] == " " and cut - 1 > start:
                cut -= 1
            while after < end and text[after] == " ":
                after += 1
        yield start, cut
        start = after
        if start >= end:
            return
    yield start, end


def _cut_long_word(text: str, start: int, width: int) -> int:
    """Where a word that fits on no line is cut: after its last mark in the line's second half."""
    best = max(text.rfind(mark, start, start + width) for mark in LONG_WORD_BREAKS)
    return best + 1 if best >= start + width // 2 else start + width


def _wrap_graphemes(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    piece = text[start:end]
    parts = clusters(piece)
    edges = [0]
    for _, _, cells in parts:
        edges.append(edges[-1] + cells)
    first, count = 0, len(parts)
    while first < count:
        fits = bisect_right(edges, edges[first] + width) - 1
        if fits >= count:
            yield start + parts[first][0], end
            return
        cut = next(
            (k for k in range(fits, first, -1) if _may_break(piece, parts[k - 1], parts[k])),
            max(fits, first + 1),
        )
        last, after = cut, cut
        while last - 1 > first and piece[parts[last - 1][0]] in SPACES:
            last -= 1
        while after < count and piece[parts[after][0]] in SPACES:
            after += 1
        yield start + parts[first][0], start + parts[last - 1][1]
        first = after


def _may_break(text: str, before: Cluster, after: Cluster) -> bool:
    last, following = text[before[1] - 1], text[after[0]]
    if following in SPACES or last in SPACES or last in BREAK_AFTER:
        return True
    if before[2] < 2 and after[2] < 2:
        return False
    if following in NEVER_FIRST or text[before[0]] in NEVER_LAST:
        return False
    return not (_is_hangul(text[before[0]]) and _is_hangul(following))


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3" or "\u1100" <= character <= "\u11ff"


def chop(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """As `wrap`, but cut exactly at the width and with every space kept: for code."""
    if is_one_cell(text[start:end]):
        for cut in range(start, end, width):
            yield cut, min(cut + width, end)
        return
    first, used = start, 0
    for a, _, cells in clusters(text[start:end]):
        if used + cells > width and start + a > first:
            yield first, start + a
            first, used = start + a, 0
        used += cells
    yield first, end
