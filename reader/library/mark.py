"""What the reader has done with one article."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from reader.article import Article
from reader.library.anchors import Anchor, anchored, locate

__all__ = ["NO_MARK", "Mark", "anchor_at", "written"]

QUOTED = 80
"""Characters that are kept of the words at a place, at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether an article is read, or starred, and where the reader is in it."""

    read: bool = False
    starred: bool = False
    place: int = 0
    """The start of the first visible paragraph, in code points of the article's text."""
    words: str = ""
    """The words that stand there: their anchor, as JSON; empty where they are not known."""

    def joined(self, older: Mark) -> Mark:
        """What either says; the older place where there is none."""
        place = self if self.place else older
        return Mark(
            self.read or older.read, self.starred or older.starred, place.place, place.words
        )

    @property
    def anchor(self) -> Anchor | None:
        """The anchor of the words at the place, where they are known."""
        try:
            return msgspec.json.decode(self.words, type=Anchor) if self.words else None
        except msgspec.MsgspecError:
            return None

    def place_in(self, article: Article) -> int:
        """The place in the article as it is now: with its words, where it was edited since."""
        anchor = self.anchor
        found = locate(anchor, article.text, article.digest) if anchor else None
        return self.place if found is None or found.state == "gone" else found.start


def anchor_at(article: Article, place: int) -> Anchor:
    """The anchor of the words that stand at a place of an article, to the end of the line."""
    text = article.text
    line_end = text.find("\n", place, place + QUOTED)
    end = line_end if line_end > place else min(place + QUOTED, len(text))
    return anchored(text, article.digest, place, max(place, end))


def written(anchor: Anchor) -> str:
    """An anchor as `Mark.words` has it; nothing without words."""
    return msgspec.json.encode(anchor).decode() if anchor.exact else ""


NO_MARK = Mark()
"""Of an article that nobody has touched."""
