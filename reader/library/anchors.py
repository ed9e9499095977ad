"""Where the words of a mark stand in a text that may have changed since it was made.

An anchor is found again by its exact words and what stands around them, never by likeness: words
that only look alike are no evidence (the source of confident wrong matches elsewhere), so in doubt
it is gone. A mark without its words is better than one on the wrong words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["CONTEXT", "Anchor", "Located", "State", "anchored", "locate"]

State = Literal["same", "moved", "changed", "gone"]
"""The words stand where they stood; elsewhere; others stand in their place; nobody can tell."""

CONTEXT = 32
"""Characters of the text that are kept on either side."""

LONG = 40
"""Characters from which words that are there once tell by themselves who they are."""
HALF_A_SIDE = CONTEXT // 2
"""Characters of context that must agree: on one side for long words."""
A_SIDE_AT_LEAST = 4
"""Characters of context that must agree on both sides for short words, and half of all."""
MOST_PLACES = 64
"""Places that are looked at: words that are everywhere tell nothing."""
ALIKE = 0.5
"""How much of the words must be left for them to be the same words, changed."""
ROOM = 400
"""Characters that changed words may have gained, beyond twice their length."""
COMPARED = 20_000
"""Characters of changed words that are compared at most."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of an article, and what is needed to find it again."""

    start: int
    end: int
    exact: str
    prefix: str
    """Up to 32 characters before it; fewer at the beginning of the text."""
    suffix: str
    digest: str
    """The article's, when the mark was made."""


@dataclass(frozen=True, slots=True)
class Located:
    """What has become of an anchor's words; where they are gone, the span is empty."""

    state: State
    start: int = 0
    end: int = 0


GONE = Located("gone")


def anchored(text: str, digest: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch of a text."""
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        digest=digest,
    )


def locate(anchor: Anchor, text: str, digest: str) -> Located:
    """Where the anchor's words stand in this text."""
    there = text[anchor.start : anchor.end] == anchor.exact
    if digest == anchor.digest and there and anchor.exact:
        return Located("same", anchor.start, anchor.end)
    if not anchor.exact:
        return GONE
    places = list(_places(anchor.exact, text))
    if len(places) > MOST_PLACES:
        return GONE
    if places:
        start = _the_one(anchor, text, places)
        if start is not None:
            state: State = "same" if start == anchor.start else "moved"
            return Located(state, start, start + len(anchor.exact))
    return _changed(anchor, text)


def _places(words: str, text: str) -> Iterator[int]:
    """Where the words stand, one place more than are looked at at most."""
    place = text.find(words)
    for _ in range(MOST_PLACES + 1):
        if place < 0:
            return
        yield place
        place = text.find(words, place + 1)


def _the_one(anchor: Anchor, text: str, places: list[int]) -> int | None:
    """The place with enough context around it and more than any other has."""
    found = []
    for start in places:
        end = start + len(anchor.exact)
        before, after = _before(anchor, text, start), _after(anchor, text, end)
        alone = len(anchor.exact) >= LONG and len(places) == 1
        if _is_evidence(before, after, alone) and _is_whole(anchor, text, start, end):
            found.append((before + after, start))
    found.sort(reverse=True)
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def _is_evidence(before: int, after: int, alone: bool) -> bool:
    if alone:
        return max(before, after) >= HALF_A_SIDE
    return min(before, after) >= A_SIDE_AT_LEAST and before + after >= CONTEXT


def _is_whole(anchor: Anchor, text: str, start: int, end: int) -> bool:
    """Whether it begins and ends a word if it did: “Linus” does not stand in “Linuses”."""
    inside_before = _in_word(anchor.prefix[-1:], anchor.exact[:1])
    inside_after = _in_word(anchor.exact[-1:], anchor.suffix[:1])
    return inside_before == _in_word(text[max(0, start - 1) : start], text[start : start + 1]) and (
        inside_after == _in_word(text[end - 1 : end], text[end : end + 1])
    )


def _in_word(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()


def _before(anchor: Anchor, text: str, start: int) -> int:
    """Characters that agree before a place; the text's own beginning is a whole side."""
    prefix = anchor.prefix
    agree = _common(prefix[::-1], text[max(0, start - len(prefix)) : start][::-1])
    if agree == len(prefix) < CONTEXT:
        return CONTEXT if start == len(prefix) else agree
    return agree


def _after(anchor: Anchor, text: str, end: int) -> int:
    suffix = anchor.suffix
    agree = _common(suffix, text[end : end + len(suffix)])
    if agree == len(suffix) < CONTEXT:
        return CONTEXT if end + len(suffix) == len(text) else agree
    return agree


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


def _changed(anchor: Anchor, text: str) -> Located:
    """What stands now between what stood around the words, if much of them is left."""
    starts = [(_before(anchor, text, place), place) for place in _ends_of_prefix(anchor, text)]
    ends = [(_after(anchor, text, place), place) for place in _starts_of_suffix(anchor, text)]
    if not 0 < len(starts) <= MOST_PLACES or not 0 < len(ends) <= MOST_PLACES:
        return GONE
    longest = 2 * len(anchor.exact) + ROOM
    found = sorted(
        (
            (before + after, start, end)
            for before, start in starts
            for after, end in ends
            if start < end <= start + longest
        ),
        reverse=True,
    )
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return GONE
    _, start, end = found[0]
    if not _are_alike(anchor.exact[:COMPARED], text[start:end][:COMPARED]):
        return GONE
    return Located("changed", start, end)


def _ends_of_prefix(anchor: Anchor, text: str) -> list[int]:
    near = anchor.prefix[-HALF_A_SIDE:]
    if len(near) < HALF_A_SIDE:
        return [len(anchor.prefix)] if text.startswith(anchor.prefix) else []
    return [place + len(near) for place in _places(near, text)]


def _starts_of_suffix(anchor: Anchor, text: str) -> list[int]:
    near = anchor.suffix[:HALF_A_SIDE]
    if len(near) < HALF_A_SIDE:
        place = len(text) - len(anchor.suffix)
        return [place] if text.endswith(anchor.suffix) else []
    return list(_places(near, text))


def _are_alike(old: str, new: str) -> bool:
    """Whether half of the words are left, in their order."""
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return bool(new.strip()) and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
