"""What the library knows of its files, in memory: entries, and what could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reader.article import Article, reading_blocks
from reader.library.there import is_there
from reader.problems import Problem

__all__ = [
    "STDIN",
    "Entry",
    "FileProblem",
    "Store",
    "entry_of",
    "key_of",
    "listed_at",
    "path_of",
    "storable",
]

STDIN = "-"
"""The key of what came on standard input."""

# A file name that is no UTF-8 has lone surrogates in Python; no database takes them. They are moved
# to the private use area, as MirBSD does, and back when the file is opened.
ODD_BYTES = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}
ODD_BYTES_BACK = {private: surrogate for surrogate, private in ODD_BYTES.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library without its text."""

    key: str
    """The absolute path as text; `-` for standard input."""
    id: str
    title: str
    standfirst: str
    authors: tuple[str, ...]
    published: date | None
    source: str
    url: str
    language: str
    tags: tuple[str, ...]
    words: int
    """Of what is read: without furniture and code."""
    quotations: int | None
    """None until the article has been analysed."""
    digest: str
    mtime_ns: int
    size: int
    """Of the file, in bytes."""

    @property
    def path(self) -> Path:
        """The file."""
        return path_of(self.key)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that is no article of the library, or one that opened with a warning."""

    path: str
    problem: Problem
    skipped: bool = False
    """Not an article's kind of file, or one that is there already: listed, but no error."""


@dataclass(slots=True)
class Store:
    """The entries by key, in the order they came. Not locked: one thread changes it at a time."""

    entries: list[Entry] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Where in `entries` a key stands."""

    def __contains__(self, key: str) -> bool:
        return key in self.places

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, key: str) -> Entry | None:
        """The entry of a key."""
        place = self.places.get(key)
        return None if place is None else self.entries[place]

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds each entry, or puts it where the one of the same key stood."""
        for entry in entries:
            place = self.places.get(entry.key)
            if place is None:
                self.places[entry.key] = len(self.entries)
                self.entries.append(entry)
            else:
                self.entries[place] = entry

    def remove(self, keys: Iterable[str]) -> None:
        """Takes the entries of these keys out; the order of the others stays."""
        gone = {key for key in keys if key in self.places}
        if gone:
            self.entries[:] = [entry for entry in self.entries if entry.key not in gone]
            self.places = {entry.key: place for place, entry in enumerate(self.entries)}


def key_of(path: str) -> str:
    """The key of a file: its absolute path, links as they are, as text that can be stored."""
    if path == STDIN:
        return STDIN
    return storable(os.path.abspath(path))  # noqa: PTH100 - resolves no links, and is quick


def listed_at(entry: Entry) -> tuple[int, str, str]:
    """Where an article stands in a list: newest first; without a date last, by headline."""
    return -entry.published.toordinal() if entry.published else 0, entry.title, entry.key


def storable(name: str) -> str:
    """The name as text that can be stored; it is nearly always the same."""
    return name.translate(ODD_BYTES)


def path_of(key: str) -> Path:
    """The file of a key."""
    path = Path(key)
    if key.isascii() or is_there(path):
        return path
    return Path(key.translate(ODD_BYTES_BACK))


def entry_of(
    article: Article, key: str, mtime_ns: int, size: int, quotations: int | None = None
) -> Entry:
    """What the list shows of an article."""
    return Entry(
        key=key,
        id=article.id,
        title=article.title,
        standfirst=article.standfirst,
        authors=article.authors,
        published=article.published,
        source=article.source,
        url=article.url,
        language=article.language,
        tags=article.tags,
        words=sum(
            len(article.text[block.start : block.end].split()) for block in reading_blocks(article)
        ),
        quotations=quotations,
        digest=article.digest,
        mtime_ns=mtime_ns,
        size=size,
    )
