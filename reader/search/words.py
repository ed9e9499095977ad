"""What a word is to search: the folding and the word boundaries shared by index, query and hits.

A folded text holds words of `[0-9a-z]` and of letters that have no plain form (Cyrillic, Greek, …);
everything else separates. Pictographs are words of their own, and so are characters of scripts
written without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from reader.article import Span
from reader.text import fold

__all__ = [
    "LETTER",
    "LONGEST_START",
    "PICTURE",
    "SPACELESS",
    "Folded",
    "compounds",
    "fold_for_index",
    "fold_in_place",
    "is_spaceless",
    "split",
    "starts",
]

SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"  # kana, radicals, jamo
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The inside of a character class: scripts in which every character is a word to search."""

LETTER = (
    "0-9a-z\u0080-\u0dff\u0f00-\u0fff\u10a0-\u177f\u1800-\u2e7f\ua000-\uabff\ud7a4-\uf8ff"
    "\ufb00-\U0001ffff"
)
"""The inside of a character class: what a folded word of any other script is made of."""

PICTURE = "ꟹ"
"""A letter for the index's word splitter, and of no word: a pictograph is one, with its number."""

PICTURES = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Say in which style the character before is drawn."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
IS_SPACELESS = re.compile(f"[{SPACELESS}]")
POSSESSIVE = re.compile(rf"'s(?![{LETTER}])")
WORD = re.compile(rf"[{SPACELESS}]|[{LETTER}]+")
LAST_WORD = re.compile(rf"[{LETTER}]+\Z")
PROSE = (("’", "'"), ("“", " "), ("”", " "), ("‘", "'"), ("—", " "), ("–", " "), ("…", " "))
PLAIN = b"0123456789abcdefghijklmnopqrstuvwxyz"
IN_COLUMNS = bytes(code if code in PLAIN else ord("\t") for code in range(256))
COLUMN = 32
"""Letters of a word that leave room for the next in a column of its own."""

LONGEST_START = 2
"""Letters of a beginning that is a word of the index: shorter prefixes are in nearly every text,
and would have to be gathered from thousands of words."""


def is_spaceless(word: str) -> bool:
    """It is a character of a script that is written without spaces."""
    return IS_SPACELESS.match(word) is not None


@lru_cache(maxsize=16_384)
def _fold_character(character: str) -> str:
    """What one character of no ASCII is to search: letters, a mark, a space, or nothing."""
    if IS_SPACELESS.match(character):
        return unicodedata.normalize("NFKC", character) if character.isalnum() else ""
    if character in VARIANTS:
        return ""
    if PICTURES.match(character) and unicodedata.category(character) == "So":
        return f" {PICTURE}{ord(character):x} "
    folded = fold(character)
    return "".join(
        c if c.isascii() or c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " "
        for c in folded
    )


@lru_cache(maxsize=16_384)
def _spaced(run: str) -> str:
    """A run of characters of no ASCII, folded, with a space around what is a word of its own."""
    folded = map(_fold_character, run)
    return "".join(f" {c} " if IS_SPACELESS.match(c) else c for c in folded)


def _spaced_match(match: re.Match[str]) -> str:
    return _spaced(match[0]) if len(match[0]) < 16 else _spaced.__wrapped__(match[0])


def fold_for_index(text: str) -> str:
    """The text so that a splitter at all but letters and digits gives search's words.

    A possessive's `'s` is gone. The marks of ordinary prose go first, one by one: most texts are
    plain ASCII after that, and need nothing dearer.
    """
    if not text.isascii():
        for mark, plain in PROSE:
            text = text.replace(mark, plain)
        if not text.isascii():
            text = NOT_ASCII.sub(_spaced_match, text)
    text = text.lower()
    return POSSESSIVE.sub("", text) if "'" in text else text


def split(text: str) -> tuple[str, ...]:
    """The folded words of a stretch of text, in order."""
    return tuple(WORD.findall(fold_for_index(text)))


def compounds(folded: str) -> str:
    """What has a hyphen or an apostrophe inside, written as one word: cease-fire, ceasefire."""
    joined: list[str] = []
    for mark in "-'":
        pieces = folded.split(mark)
        for left, right in pairwise(pieces):
            if left[-1:].isalpha() and right[:1].isalpha():
                joined.append(_last_word(left) + _first_word(right))
    return " ".join(joined)


def _last_word(text: str) -> str:
    match = LAST_WORD.search(text, max(0, len(text) - 40))
    return match[0] if match else ""


def _first_word(text: str) -> str:
    match = WORD.match(text)
    return match[0] if match else ""


def starts(folded: str) -> str:
    """The beginnings of the words: those of `LONGEST_START` letters as often as they stand there,
    so that a text is as long by them as by its words, and each shorter one once."""
    if folded.isascii() and (found := _starts_in_columns(folded.encode())):
        return found
    words = WORD.findall(folded)
    shorter = {word[:length] for length in range(1, LONGEST_START) for word in words}
    return " ".join([*shorter, *(word[:LONGEST_START] for word in words)])


def _starts_in_columns(folded: bytes) -> str:
    """The same for plain ASCII and beginnings of two letters, in half the time: no word becomes a
    string of its own. Empty where one is too long for its column.

    In columns of equal width all first letters, and all second ones, stand at equal distances.
    """
    spaced = folded.translate(IN_COLUMNS) + b"\t"
    columns = spaced.expandtabs(COLUMN)
    firsts, seconds = columns[::COLUMN], columns[1::COLUMN]
    if len(firsts) > spaced.count(b"\t"):
        return ""
    pairs = bytearray(b" ") * (3 * len(firsts))
    pairs[::3], pairs[1::3] = firsts, seconds
    return " ".join(chr(letter) for letter in PLAIN if letter in firsts) + " " + pairs.decode()


class Folded:
    """A folded text that knows where each of its characters came from."""

    __slots__ = ("_folded_at", "_source_at", "text")

    def __init__(self, text: str, folded_at: list[int], source_at: list[int]) -> None:
        self.text = text
        self._folded_at = folded_at
        self._source_at = source_at

    def source(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stands in the source."""
        return self._offset(start), self._offset(end - 1) + 1 if end > start else start

    def _offset(self, position: int) -> int:
        if not self._folded_at:
            return position
        last = bisect_right(self._folded_at, position) - 1
        if last < 0:
            return position
        offset = self._source_at[last] + position - self._folded_at[last]
        if last + 1 < len(self._source_at):
            return min(offset, self._source_at[last + 1] - 1)
        return offset


@lru_cache(maxsize=64)
def fold_in_place(text: str) -> Folded:
    """The folded text with its way back to the source.

    Nearly every character folds to one character, so only the others are written down: from each
    of them on, the two texts run side by side again at a new distance.
    """
    if text.isascii():
        return Folded(text.lower(), [], [])
    pieces: list[str] = []
    folded_at: list[int] = []
    source_at: list[int] = []
    done = length = 0
    for match in NOT_ASCII.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        length += start - done
        for offset in range(start, end):
            piece = _fold_character(text[offset])
            pieces.append(piece)
            if len(piece) != 1:
                folded_at += [length, length + len(piece)]
                source_at += [offset, offset + 1]
            length += len(piece)
        done = end
    pieces.append(text[done:])
    return Folded("".join(pieces).lower(), folded_at, source_at)
