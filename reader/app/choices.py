"""Something to choose, on a screen or in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from reader.text import fold

__all__ = ["Choice", "Value"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One thing to choose, under a heading."""

    heading: str
    name: str
    value: Value
    note: str = ""
    style: str = "plain"
    also: str = ""
    """Other words by which typing finds it."""

    def has(self, words: Sequence[str]) -> bool:
        """Whether each word, folded, begins one of its words."""
        own = fold(f"{self.name} {self.also}").replace("“", " ").split()
        return all(any(part.startswith(word) for part in own) for word in words)
