"""Word lists for names and reference: titles, roles, kin words, places, first names, demonyms."""

from __future__ import annotations

from functools import cache

from reader.analysis.data import FOLDER

__all__ = ["FILES", "lists", "words"]

FILES = ("words.txt", "places.txt", "first_names.txt")


@cache
def lists() -> dict[str, frozenset[str]]:
    """Every list by its name. Words are lower case; those of several words have spaces."""
    found: dict[str, set[str]] = {}
    for file in FILES:
        current: set[str] = set()
        text = (FOLDER / file).read_text("utf8")
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            if line.endswith(":"):
                current = found.setdefault(line[:-1], set())
            else:
                current.update(word.replace("_", " ") for word in line.split())
    return {name: frozenset(members) for name, members in found.items()}


@cache
def words(*names: str) -> frozenset[str]:
    """All words of some lists together."""
    return frozenset().union(*(lists()[name] for name in names))
