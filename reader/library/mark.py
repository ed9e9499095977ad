"""What the reader has done with one article."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NO_MARK", "Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether an article is read, or starred, and where the reader is in it."""

    read: bool = False
    starred: bool = False
    place: int = 0
    """The start of the first visible paragraph, in code points of the article's text."""

    def joined(self, older: Mark) -> Mark:
        """What either says; the older place where there is none."""
        return Mark(
            self.read or older.read, self.starred or older.starred, self.place or older.place
        )


NO_MARK = Mark()
"""Of an article that nobody has touched."""
