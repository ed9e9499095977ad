"""What the library knows of its files, in memory: entries, and what could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
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
    "is_stdin",
    "key_of",
    "listed_at",
    "path_of",
    "stdin_key",
    "storable",
]

STDIN = "-"
"""Standard input as a path; the key of a text that came on it begins so."""

# A file name that is no UTF-8 has lone surrogates in Python; no database takes them. They are moved
# to the private use area, as MirBSD does, and back when the file is opened.
ODD_BYTES = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}
ODD_BYTES_BACK = {private: surrogate for surrogate, private in ODD_BYTES.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library without its text."""

    key: str
    """The absolute path as text; of standard input `-` and which text it was."""
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


class Store:
    """The entries by key, in the order they came. One thread changes it at a time, any may look:
    each sees it as it was before a change or as it is after it."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @property
    def entries(self) -> list[Entry]:
        """All that are there now."""
        return list(self._entries.values())

    @property
    def keys(self) -> list[str]:
        """The keys of all."""
        return list(self._entries)

    def get(self, key: str) -> Entry | None:
        """The entry of a key."""
        return self._entries.get(key)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds each entry, or puts it where the one of the same key stood."""
        for entry in entries:
            self._entries[entry.key] = entry

    def remove(self, keys: Iterable[str]) -> None:
        """Takes the entries of these keys out; the order of the others stays."""
        gone = set(keys)
        if not gone.isdisjoint(self._entries):
            self._entries = {key: each for key, each in self._entries.items() if key not in gone}


def stdin_key(data: bytes) -> str:
    """The key of what came on standard input: each text has its own, and its own marks."""
    return f"{STDIN}{sha256(data).hexdigest()[:16]}"


def is_stdin(key: str) -> bool:
    """Whether this is the key of a text that came on standard input: all others are whole paths."""
    return key.startswith(STDIN)


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
