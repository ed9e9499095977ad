"""How fast work goes whose pieces are of very different sizes, and how long the rest takes."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["Pace"]

KNOWN_AFTER = 3
"""Pieces after which a rate means something."""

EACH = 50
"""What a piece costs by itself, in words."""


class Pace:
    """Pieces are counted for the rate, and their words for the time that is left."""

    def __init__(
        self, words: int = 0, pieces: int = 0, clock: Callable[[], float] = time.monotonic
    ):
        self.done = 0
        """Pieces that are done."""
        self._left = float(words + EACH * pieces)
        self._past = 0.0
        self._spent = 0.0
        """Seconds that the pieces took that are done, pauses left out."""
        self._began: float | None = None
        self._clock = clock

    def begin(self) -> None:
        """A piece is begun."""
        self._began = self._clock()

    def end(self, words: int) -> None:
        """The piece is done; it was of so many words."""
        self._spent += self._going_on
        self._began = None
        self.done += 1
        self._past += words + EACH
        self._left -= words + EACH

    @property
    def _going_on(self) -> float:
        """Seconds since the piece in hand was begun."""
        return 0.0 if self._began is None else self._clock() - self._began

    @property
    def a_minute(self) -> int | None:
        """Pieces a minute; None while that is not known."""
        spent = self._spent + self._going_on
        return round(60 * self.done / spent) if self.done >= KNOWN_AFTER and spent > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes; None while nobody can tell: at first, and when the piece in
        hand takes longer than its words let expect."""
        if self.done < KNOWN_AFTER or self._spent <= 0:
            return None
        left = self._left * self._spent / self._past - self._going_on
        return left if left >= 1 else None
