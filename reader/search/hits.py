"""Where a query's words stand in a text: spans of the source, and the best place to show.

The same folding as the index's, over the source text and never over wrapped lines: a phrase is
found across a line's end, a hyphen, or any mark between its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reader.article import Span
from reader.search.query import Query, Term, positive_terms
from reader.search.words import LETTER, SPACELESS, fold_in_place, is_spaceless

__all__ = ["Snippet", "find", "snippet"]

TEXTUAL = ("", "title", "said", "speaker", "who")
"""The fields whose words stand in the text; a source, a tag or an author does not light up."""

MOST_HITS = 20_000
"""Hits of one term in one text that are shown: more is everything."""

BETWEEN = rf"(?:'s(?![{LETTER}]))?[^{LETTER}{SPACELESS}]"
WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in one line, with the hits in it. `…` stands where the text goes on."""

    text: str
    spans: tuple[Span, ...]


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], prefix: bool) -> re.Pattern[str]:
    """The words side by side, as whole words.

    The look-behind comes after the first word, so that the search can run on its letters.
    """
    pieces = [words[0]]
    if not is_spaceless(words[0]):
        pieces.append(rf"(?<![{LETTER}]{words[0]})")
    for before, word in pairwise(words):
        some = "*" if is_spaceless(before) or is_spaceless(word) else "+"
        pieces.append(f"(?:{BETWEEN}{some}){word}")
    if not is_spaceless(words[-1]):
        pieces.append(f"[{LETTER}]*" if prefix else f"(?![{LETTER}])")
    return re.compile("".join(pieces))


def _patterns(query: Query, fields: frozenset[str]) -> list[tuple[Term, re.Pattern[str]]]:
    patterns: dict[re.Pattern[str], Term] = {}
    for term in positive_terms(query.root):
        if term.field in fields:
            patterns.setdefault(_pattern(term.words, term.prefix), term)
            if term.joined:
                patterns.setdefault(_pattern((term.joined,), term.prefix), term)
    return [(term, pattern) for pattern, term in patterns.items()]


def find(query: Query, text: str, places: Mapping[str, Sequence[Span]] | None = None) -> list[Span]:
    """All hits, in order and disjoint.

    `places` says where a field's words count: `{"title": [(0, 40)], "said": quotations}`; those
    of a field that it does not name count everywhere.
    """
    folded = fold_in_place(text)
    places = places or {}
    spans: list[Span] = []
    for term, pattern in _patterns(query, frozenset(TEXTUAL)):
        found: list[Span] = []
        for match in pattern.finditer(folded.text):
            found.append(folded.source(*match.span()))
            if len(found) == MOST_HITS:
                break
        if term.field in places:
            within = places[term.field]
            found = [
                (start, end)
                for start, end in found
                if any(first <= start and end <= last for first, last in within)
            ]
        spans += found
    return _disjoint(spans)


def _disjoint(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def snippet(query: Query, text: str, spans: Sequence[Span], length: int) -> Snippet:
    """The `length` characters of the text that show most of the query's words, the earliest.

    Without a hit, the text's beginning. Starts and ends between words where it can.
    """
    start, end = _window(query, text, spans, length)
    return _one_line(text, start, end, [s for s in spans if s[0] >= start and s[1] <= end])


def _window(query: Query, text: str, spans: Sequence[Span], length: int) -> Span:
    if not spans or len(text) <= length:
        return 0, _cut(text, 0, length)
    kinds = [_kind(query, text, span) for span in spans]
    best, best_score = 0, -1
    last = 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] <= start + length * 3 // 4:
            last += 1
        score = len(set(kinds[first : min(last + 1, first + 50)]))
        if score > best_score:
            best, best_score = first, score
    start = max(0, min(spans[best][0] - length // 5, len(text) - length))
    if start:
        space = WHITE.search(text, start, spans[best][0])
        start = space.end() if space else start
    return start, max(_cut(text, start, length), min(spans[best][1], start + length))


def _kind(query: Query, text: str, span: Span) -> int:
    """Which of the query's terms the hit is of."""
    folded = fold_in_place(text[span[0] : span[1]]).text
    for number, (_, pattern) in enumerate(_patterns(query, frozenset(TEXTUAL))):
        if pattern.match(folded):
            return number
    return -1


def _cut(text: str, start: int, length: int) -> int:
    """Where a piece of at most `length` characters ends: between two words where it can."""
    end = start + length
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", start, end + 1), text.rfind("\n", start, end + 1))
    return space if space > start + length // 2 else end


def _one_line(text: str, start: int, end: int, spans: Sequence[Span]) -> Snippet:
    """The piece with every run of white space as one space."""
    pieces: list[str] = ["…"] if start > 0 else []
    at = len("".join(pieces))
    offsets = {}
    edges = sorted({edge for span in spans for edge in span} | {start, end})
    for left, right in pairwise(edges):
        offsets[left] = at
        piece = WHITE.sub(" ", text[left:right])
        if not pieces or pieces[-1].endswith(" "):
            piece = piece.lstrip()
        pieces.append(piece)
        at += len(piece)
        offsets[right] = at
    line = "".join(pieces).rstrip()
    line += "…" if end < len(text) else ""
    return Snippet(line, tuple((offsets[s], offsets[e]) for s, e in spans))
