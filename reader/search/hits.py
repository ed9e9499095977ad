"""Where a query's words stand in a text: spans of the source, and the best place to show.

The same folding as the index's, over the source text and never over wrapped lines: a phrase is
found across a line's end, a hyphen, or any mark between its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from reader.article import Span
from reader.search.query import Field, Query, positive_terms
from reader.search.words import LETTER, SPACELESS, fold_in_place, is_spaceless
from reader.text import fold

__all__ = ["Snippet", "disjoint", "find", "snippet"]

TEXTUAL = ("", "title", "said", "speaker", "who")
"""The fields whose words stand in the text; a source, a tag or an author does not light up."""

MOST_HITS = 20_000
"""Hits of one term in one text that are shown: more is everything."""

MOST_IN_SNIPPET = 50
"""Hits of one snippet that are looked at to judge it."""
SHORTEST_COMPOUND = 5

ANY, PLAIN = (LETTER, SPACELESS), ("0-9a-z", "")
"""The letters, and the characters that are words of their own, of any folded text and of one in
plain ASCII: patterns for the latter are made, and run, several times as fast."""
WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in one line, with the hits in it. `…` stands where the text goes on."""

    text: str
    spans: tuple[Span, ...]


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], prefix: bool, plain: bool) -> re.Pattern[str]:
    """The words side by side, as whole words.

    The look-behind comes after the first word, so that the search can run on its letters.
    """
    letter, spaceless = PLAIN if plain else ANY
    between = rf"(?:'s(?![{letter}]))?[^{letter}{spaceless}]"
    pieces = [words[0]]
    if not is_spaceless(words[0]):
        pieces.append(rf"(?<![{letter}]{words[0]})")
    for before, word in pairwise(words):
        some = "*" if is_spaceless(before) or is_spaceless(word) else "+"
        pieces.append(f"(?:{between}{some}){word}")
    if not is_spaceless(words[-1]):
        pieces.append(f"[{letter}]*" if prefix else f"(?![{letter}])")
    return re.compile("".join(pieces))


@lru_cache(maxsize=512)
def _compound(word: str, prefix: bool, plain: bool) -> re.Pattern[str]:
    """The word with one hyphen or apostrophe in it: cease-fire for ceasefire."""
    letter, _ = PLAIN if plain else ANY
    return re.compile(
        f"{word[0]}(?<![{letter}]{word[0]})"
        + "".join(f"[-']?{each}" for each in word[1:])
        + (f"[{letter}]*" if prefix else f"(?![{letter}])")
    )


def _patterns(query: Query, folded: str) -> list[tuple[Field, re.Pattern[str]]]:
    """What is looked for in a folded text, and the field that each pattern belongs to."""
    marked, plain = "-" in folded or "'" in folded, folded.isascii()
    patterns: dict[tuple[Field, re.Pattern[str]], None] = {}
    for term in positive_terms(query.root):
        if term.field not in TEXTUAL:
            continue
        patterns[term.field, _pattern(term.words, term.prefix, plain)] = None
        if term.joined:
            patterns[term.field, _pattern((term.joined,), term.prefix, plain)] = None
        elif marked and len(term.words) == 1 and len(term.words[0]) >= SHORTEST_COMPOUND:
            patterns[term.field, _compound(term.words[0], term.prefix, plain)] = None
    return list(patterns)


def find(
    query: Query, text: str, places: Mapping[Field, Sequence[Span]] | None = None
) -> list[Span]:
    """All hits, in order and disjoint.

    `places` says where a field's words count: `{"title": [(0, 40)], "said": quotations}`; those
    of a field that it does not name count everywhere.
    """
    folded = fold_in_place(text)
    spans: list[Span] = []
    for field, pattern in _patterns(query, folded.text):
        matches = islice(pattern.finditer(folded.text), MOST_HITS)
        found = [folded.source(*match.span()) for match in matches]
        if places is not None and field in places:
            found = _inside(found, places[field])
        spans += found
    return disjoint(spans)


def _inside(spans: Sequence[Span], places: Sequence[Span]) -> list[Span]:
    return [
        (start, end)
        for start, end in spans
        if any(first <= start and end <= last for first, last in places)
    ]


def disjoint(spans: Iterable[Span]) -> list[Span]:
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
    shown = [(max(s, start), min(e, end)) for s, e in spans if s < end and e > start]
    return _one_line(text, start, end, shown)


def _window(query: Query, text: str, spans: Sequence[Span], length: int) -> Span:
    if not spans or len(text) <= length:
        return 0, _cut(text, 0, length)
    first = _best(_kinds(query, text, spans), spans, length * 3 // 4)
    start = max(0, min(spans[first][0] - length // 5, len(text) - length))
    if start:
        space = WHITE.search(text, start, spans[first][0])
        start = space.end() if space else start
    return start, max(_cut(text, start, length), min(spans[first][1], start + length))


def _best(kinds: Sequence[int], spans: Sequence[Span], length: int) -> int:
    """The hit from which `length` characters have hits of the most kinds; the first such one."""
    best = best_score = last = 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first + 1)
        while last < len(spans) and spans[last][1] <= start + length:
            last += 1
        score = len(set(kinds[first : min(last, first + MOST_IN_SNIPPET)]))
        if score > best_score:
            best, best_score = first, score
    return best


def _kinds(query: Query, text: str, spans: Sequence[Span]) -> list[int]:
    """Which of the query's terms each hit is of."""
    pieces = [fold(text[start:end]) for start, end in spans]
    patterns = [pattern for _, pattern in _patterns(query, "-".join(["", *pieces]))]
    if len(patterns) == 1:
        return [0] * len(spans)
    kinds = []
    for folded in pieces:
        of = (number for number, pattern in enumerate(patterns) if pattern.match(folded))
        kinds.append(next(of, -1))
    return kinds


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
