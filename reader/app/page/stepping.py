"""Going from one thing to the next on the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["stepped_from"]


def stepped_from(starts: Sequence[int], place: int, step: int) -> int:
    """The number of the thing that is `step` on from a place in the text (negative: back), where
    things start at `starts`; it may lie beyond either end. The first one on is the one at the place
    or after it."""
    return bisect_left(starts, place) + (step - 1 if step > 0 else step)
