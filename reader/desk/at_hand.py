"""The articles used last, kept so that the same words need not be read twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from reader.article import Article

__all__ = ["AtHand"]

ARTICLES = 512
CHARACTERS = 4_000_000
"""Of all texts kept: a few books, or more articles than a screen shows."""

Name = tuple[str, str]
"""A key, and the digest of the text that it stands for."""


class AtHand:
    """So many articles, so many characters: those not used longest go first. For any thread."""

    def __init__(self) -> None:
        self._articles: OrderedDict[Name, Article] = OrderedDict()
        self._characters = 0
        self._changing = threading.Lock()

    def get(self, name: Name, read: Callable[[], Article]) -> Article:
        """The article, read where it is not at hand. Raises whatever `read` does."""
        with self._changing:
            article = self._articles.get(name)
            if article is not None:
                self._articles.move_to_end(name)
                return article
        article = read()
        with self._changing:
            if name not in self._articles:
                self._articles[name] = article
                self._characters += len(article.text)
            while len(self._articles) > ARTICLES or self._characters > CHARACTERS:
                _, oldest = self._articles.popitem(last=False)
                self._characters -= len(oldest.text)
        return article
