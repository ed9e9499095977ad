"""How near a mistyped word is to another: what fingers and ears confuse costs less."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate

__all__ = ["distance"]

VOWELS = frozenset("aeiouy")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
PLACES = {
    letter: (row, at) for row, letters in enumerate(ROWS) for at, letter in enumerate(letters)
}

VOWEL = 0.5
"""One vowel for another, or one more or less beside a vowel."""
DOUBLED = 0.5
"""A letter twice or once."""
BESIDE = 0.7
"""The key beside, or two letters swapped."""
OTHER = 1.0
CHEAPEST = min(VOWEL, DOUBLED)
FIRST = 0.5
"""More, for another first letter: that one is seldom wrong."""


def distance(typed: str, word: str, farthest: float = math.inf) -> float:
    """The cost of the cheapest way from one word to the other, in letters of the dearest kind.

    Infinite where it is more than `farthest`: most words are given up after a few letters.
    """
    first = FIRST * (typed[:1] != word[:1])
    allowed = farthest - first
    if abs(len(typed) - len(word)) * CHEAPEST > allowed:
        return math.inf
    more = [_one_more(word, at) for at in range(len(word))]
    before: list[float] = []
    last: list[float] = []
    row = list(accumulate(more, initial=0.0))
    for i, letter in enumerate(typed):
        less = _one_more(typed, i)
        before, last, row = last, row, [row[0] + less]
        for j, other in enumerate(word):
            instead = 0.0 if letter == other else _instead(letter, other)
            cost = min(last[j] + instead, last[j + 1] + less, row[j] + more[j])
            if i and j and letter == word[j - 1] and other == typed[i - 1]:
                cost = min(cost, before[j - 1] + BESIDE)
            row.append(cost)
        # A swap goes back two rows: only when both are past it, nothing nearer can come.
        if min(row) > allowed and min(last) > allowed:
            return math.inf
    return row[-1] + first if row[-1] <= allowed else math.inf


def _one_more(word: str, at: int) -> float:
    letter, beside = word[at], word[at - 1 : at] + word[at + 1 : at + 2]
    if letter in beside:
        return DOUBLED
    if letter in VOWELS and not VOWELS.isdisjoint(beside):
        return VOWEL
    return OTHER


@lru_cache(maxsize=4_096)
def _instead(letter: str, other: str) -> float:
    if letter in VOWELS and other in VOWELS:
        return VOWEL
    row, at = PLACES.get(letter, (9, 0))
    other_row, other_at = PLACES.get(other, (-9, 0))
    return BESIDE if abs(row - other_row) <= 1 and abs(at - other_at) <= 1 else OTHER
