"""What was found in the articles, as the reader put it right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from reader.annotations import Annotations
from reader.article import Article
from reader.library import corrections
from reader.library.marks import Marks

__all__ = ["Corrected"]


class Corrected:
    """Lays the reader's corrections over annotations, and knows which have changed.

    `keys` gives the articles that have a text, by its digest.
    """

    def __init__(self, marks: Marks, keys: Callable[[str], Iterable[str]]) -> None:
        self._marks = marks
        self._keys = keys
        self._known = self._stamps()

    def annotations(self, article: Article, found: Annotations) -> Annotations:
        """The annotations of an article, corrected."""
        made = self._marks.corrections(article.digest, self._keys(article.digest))
        return corrections.apply(found, made, article) if made else found

    def stamp(self, key: str) -> str:
        """Changes with the corrections of an article; empty where it has none."""
        made = self._marks.corrections_of(key)
        names = "\0".join(correction.id for correction in made)
        return sha256(names.encode()).hexdigest()[:8] if made else ""

    def changed(self) -> list[str]:
        """The articles whose corrections are others than when this was last asked."""
        before, self._known = self._known, self._stamps()
        keys = before.keys() | self._known.keys()
        return sorted(key for key in keys if before.get(key) != self._known.get(key))

    def _stamps(self) -> dict[str, str]:
        return {key: self.stamp(key) for key in self._marks.keys("corrected")}
