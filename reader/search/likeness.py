"""How near a mistyped word is to another: what fingers and ears confuse costs less."""

from __future__ import annotations

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
FIRST = 0.5
"""More, for another first letter: that one is seldom wrong."""


def distance(typed: str, word: str) -> float:
    """The cost of the cheapest way from one word to the other, in letters of the dearest kind."""
    before: list[float] = []
    last: list[float] = []
    row = [0.0]
    for at in range(len(word)):
        row.append(row[-1] + _one_more(word, at))
    for i, letter in enumerate(typed):
        before, last, row = last, row, [row[0] + _one_more(typed, i)]
        for j, other in enumerate(word):
            cost = min(
                last[j] + _instead(letter, other),
                last[j + 1] + _one_more(typed, i),
                row[j] + _one_more(word, j),
            )
            if i and j and letter == word[j - 1] and other == typed[i - 1]:
                cost = min(cost, before[j - 1] + BESIDE)
            row.append(cost)
    return row[-1] + FIRST * (typed[:1] != word[:1])


def _one_more(word: str, at: int) -> float:
    letter, beside = word[at], word[at - 1 : at] + word[at + 1 : at + 2]
    if letter in beside:
        return DOUBLED
    if letter in VOWELS and not VOWELS.isdisjoint(beside):
        return VOWEL
    return OTHER


def _instead(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    if letter in VOWELS and other in VOWELS:
        return VOWEL
    row, at = PLACES.get(letter, (9, 0))
    other_row, other_at = PLACES.get(other, (-9, 0))
    return BESIDE if abs(row - other_row) <= 1 and abs(at - other_at) <= 1 else OTHER
