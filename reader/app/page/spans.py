"""Spans that can be asked quickly: which of them lie over a row?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

__all__ = ["Spans"]

T = TypeVar("T")


class Spans(Generic[T]):
    """Spans with a value each, in text order; they may overlap and nest."""

    __slots__ = ("_items", "_reach", "_starts")

    def __init__(self, items: Iterable[tuple[int, int, T]] = ()) -> None:
        self._items = sorted(items, key=lambda item: (item[0], -item[1]))
        self._starts = [item[0] for item in self._items]
        reach = 0
        self._reach: list[int] = []
        for item in self._items:
            reach = max(reach, item[1])
            self._reach.append(reach)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> tuple[int, int, T]:
        return self._items[index]

    @property
    def starts(self) -> list[int]:
        """Where each starts."""
        return self._starts

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, T]]:
        """Those that share a character with [start, end), in text order, outer before inner."""
        for index in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
            item = self._items[index]
            if item[1] > start:
                yield item

    def at(self, offset: int) -> Iterator[tuple[int, int, T]]:
        """Those over the character at `offset`, outer before inner."""
        return self.over(offset, offset + 1)
