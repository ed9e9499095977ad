"""One typo forgiven: a word that is nowhere gives way to a word that is, and is written nearly so.

Near are the words a letter away, and those that begin alike and are no dearer than one letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.search.likeness import distance
from reader.search.query import And, Node, Or, Query, Term
from reader.search.words import PICTURE

if TYPE_CHECKING:
    import tantivy

__all__ = ["Corrector"]

SHORTEST = 4
"""Letters of a word in which a typo is looked for: a shorter one is too near too many others."""
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
)
BEGINNING = 2
"""Letters that a word shares with those that are farther than one letter from it."""
MOST_ALIKE = 2_000
"""Words with such a beginning that are looked at, the commonest."""
FARTHEST = 1.0
"""How far such a word may be."""
MOST_OTHER_LETTERS = 4
"""Letters that only one of two such words has: two vowels are others for two."""
NEARLY = 0.25
"""Words that are so little farther than the nearest are as near: the commonest of them is meant."""
FIELD = {"": "text", "said": "text"}
PLACE = "article_"


class Corrector:
    """Mends queries from the words of one state of the index. A word is looked up once: it stays
    wrong while the next ones are typed."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._known: dict[tuple[str, str, bool], str] = {}

    def corrected(self, query: Query) -> tuple[Query, str]:
        """The query with its unknown words replaced, and those words; empty where nothing is
        near."""
        if query.root is None:
            return query, ""
        found: list[str] = []
        root = self._node(query.root, found)
        return (replace(query, root=root), " ".join(found)) if found else (query, "")

    def _node(self, node: Node, found: list[str]) -> Node:
        if isinstance(node, Term):
            return self._term(node, found)
        if isinstance(node, And):
            return And(tuple(self._node(child, found) for child in node.nodes))
        if isinstance(node, Or):
            return Or(tuple(self._node(child, found) for child in node.nodes))
        return node

    def _term(self, term: Term, found: list[str]) -> Term:
        field = PLACE + FIELD.get(term.field, term.field)
        words = list(term.words)
        for at, word in enumerate(words):
            asked = field, word, term.prefix and at == len(words) - 1
            if asked not in self._known:
                self._known[asked] = self._instead(*asked)
            if near := self._known[asked]:
                words[at] = near
                whole = self._searcher.doc_freq(field, near)
                found.append(near if whole else f"{near}…")
        return replace(term, words=tuple(words), joined="") if words != list(term.words) else term

    def _instead(self, field: str, word: str, typing: bool) -> str:
        """What is meant by a word that is nowhere; empty for one that is somewhere, too."""
        if len(word) < SHORTEST or word.startswith(PICTURE):
            return ""
        if _frequency(self._searcher, field, word, typing):
            return ""
        near = _nearest(self._searcher, field, word, False)
        return near or (_nearest(self._searcher, field, word, True) if typing else "")


def _nearest(searcher: tantivy.Searcher, field: str, word: str, typing: bool) -> str:
    """The word that is most likely meant; empty where none is near."""
    known: dict[str, int] = {}
    far: dict[str, float] = {}
    letters = set(word)
    for other, often in searcher.terms_with_prefix(field, word[:BEGINNING], limit=MOST_ALIKE):
        if len(letters.symmetric_difference(other)) <= MOST_OTHER_LETTERS:
            cost = distance(word, other, FARTHEST)
            if cost <= FARTHEST:
                known[other], far[other] = often, cost
    for other in near_words(word):
        if other not in known and (often := _frequency(searcher, field, other, typing)):
            known[other], far[other] = often, distance(word, other)
    nearest = min(far.values(), default=0.0) + NEARLY
    return max(
        (other for other in known if far[other] <= nearest),
        key=lambda other: (known[other], -far[other], len(other), other),
        default="",
    )


def _frequency(searcher: tantivy.Searcher, field: str, word: str, typing: bool) -> int:
    """In how many articles the word is, or the commonest one that starts with it."""
    exact = searcher.doc_freq(field, word)
    if exact or not typing:
        return exact
    starting = searcher.terms_with_prefix(field, word, limit=1)
    return starting[0][1] if starting else 0


def near_words(word: str) -> Iterator[str]:
    """All that one letter more, less, other, or two swapped would make of the word."""
    alphabet = next((letters for letters in ALPHABETS if word[0] in letters), ALPHABETS[0])
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in alphabet)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in alphabet)
