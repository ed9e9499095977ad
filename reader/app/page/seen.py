"""What of a text has been on the screen: whether it was read or only leapt through."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.article import Span

__all__ = ["ENOUGH", "Seen"]

ENOUGH = 0.75
"""The share of a text that must have been on the screen for it to have been read: a leap to the end
shows two screens, and so is reading only where the text has hardly more."""


@dataclass(slots=True)
class Seen:
    """The stretches of one text that have been on the screen."""

    text: str
    """Which text: its digest."""
    length: int
    """Its characters."""
    spans: list[Span] = field(default_factory=list)
    """In order, apart from one another."""

    def add(self, start: int, end: int) -> None:
        """This stretch is on the screen."""
        apart = [span for span in self.spans if span[1] < start or end < span[0]]
        touched = [span for span in self.spans if start <= span[1] and span[0] <= end]
        start = min([start, *(first for first, _ in touched)])
        end = max([end, *(last for _, last in touched)])
        self.spans = sorted([*apart, (start, end)])

    @property
    def share(self) -> float:
        """How much of the text has been on the screen, 0 to 1."""
        return sum(end - start for start, end in self.spans) / self.length if self.length else 1.0

    @property
    def enough(self) -> bool:
        """Whether so much was on the screen that the text was read."""
        return self.share >= ENOUGH
