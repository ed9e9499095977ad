"""Entities in the making, and how names are compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.analysis.words import lists, words
from reader.annotations import EntityKind
from reader.text import fold

if TYPE_CHECKING:
    from reader.analysis.mentions.mentions import Name

__all__ = ["Draft", "name_parts", "singular"]

FIRST_NAMES_TOO = frozenset({"don", "earl", "major"})
"""Titles that are oftener a first name where one more word follows."""


GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a son from his father."""


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making: its names in the text and how they are spelled."""

    kind: EntityKind
    names: list[Name] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)
    full: str = ""
    """The full name where it only stands inside another one: "The Ann Lee Show"."""

    def add(self, name: Name, spelling: str) -> None:
        """One more name of the same."""
        self.names.append(name)
        self.spellings.append(spelling)

    def fullest(self) -> str:
        """The fullest spelling, of equally full ones the commonest; not in capitals if possible."""
        if self.full:
            return self.full
        counts = Counter(self.spellings)
        best = max(
            counts,
            key=lambda s: (
                not (s.isupper() and " " in s),
                len(name_parts(s)) if self.kind == "person" else len(s.split()),
                len(s) if self.kind != "person" else 0,
                counts[s],
                len(s),
            ),
        )
        if self.kind == "group":
            return singular(best)
        if self.kind == "person":
            best = without_letters(best)
        return best.title() if best.isupper() and " " in best else best


@lru_cache(maxsize=4096)
def name_parts(spelling: str) -> tuple[str, ...]:
    """A person's name as it is compared: folded words without titles and "Jr"."""
    parts = [part.strip(".,\"'()") for part in fold(spelling).split()]
    parts = [part.removesuffix("'s") for part in parts if part]
    while len(parts) > 1 and parts[0] in words("title", "title_more"):
        if parts[1] == "of" or (len(parts) == 2 and parts[0] in FIRST_NAMES_TOO):
            break
        del parts[0]
    while len(parts) > 1 and parts[-1] in lists()["name_suffix"]:
        del parts[-1]
    return tuple(parts)


def without_letters(spelling: str) -> str:
    """A person's name without what stands behind it for an office, an order or a degree: "Ann Lee
    MP", "Ann Lee, PhD"; "Jr" and "II" tell two people apart."""
    parts = spelling.split()
    letters = lists()["name_suffix"] - GENERATIONS
    while len(parts) > 2 and parts[-1].replace(".", "").strip(",").lower() in letters:
        del parts[-1]
    return " ".join(parts).rstrip(",")


def singular(word: str) -> str:
    """One of a people: "Russian" for "Russians"."""
    single = word[:-1]
    return single if word.endswith("s") and single.lower() in lists()["demonym"] else word
