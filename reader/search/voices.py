"""Whose voice a speaker's description is: in “Okafor’s office” Okafor only says which office.

Such words go into the index with a mark of their own, so that `by:okafor` does not find them, while
`by:"okafor’s office"`, which has the voice's own word too, does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.article import Span
from reader.search.tree import Term
from reader.search.words import fold_for_index, split

__all__ = ["MARK", "folded_voice", "own_part", "with_marks"]

MARK = "ꟸ"
"""A letter for the index's word splitter, and of no word."""

OWNER = re.compile(r"(.*(?:['’]s|s['’]))\s(.*)", re.DOTALL | re.IGNORECASE)
BELONGING = re.compile(r"(.*?\b(?:of|for|to))\s(.*)", re.DOTALL | re.IGNORECASE)
MOST_WORDS = 6
"""Words of a query whose divisions into a voice and whose it is are all looked for."""


def own_part(description: str) -> Span:
    """Where a description names the voice itself: in “Okafor’s office”, at “office”."""
    owner = OWNER.fullmatch(description)
    start = owner.start(2) if owner else 0
    belonging = BELONGING.fullmatch(description, start)
    return start, belonging.end(1) if belonging else len(description)


def folded_voice(description: str) -> str:
    """A description folded, the words that only tell whose voice it is marked."""
    start, end = own_part(description)
    own = fold_for_index(description[start:end])
    parts = _marked(description[:start]), own, _marked(description[end:])
    return " ".join(part for part in parts if part)


def _marked(text: str) -> str:
    return " ".join(MARK + word for word in split(text))


def with_marks(term: Term) -> Iterator[Term]:
    """The term as it stands, and as it stands where it names the voice and whose it is; a word
    that is asked for in any field also where it only tells whose."""
    yield term
    words = term.words
    marked = tuple(MARK + word for word in words)
    if len(words) > MOST_WORDS:
        return
    for at in range(1, len(words)):
        yield replace(term, words=marked[:at] + words[at:], joined="")
        yield replace(term, words=words[:at] + marked[at:], joined="")
    if not term.field:
        yield replace(term, words=marked, joined="")
