"""From paths to entries: what the catalogue knows at once, what is new or changed by reading it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reader.article import Article
from reader.formats import Reading, read, read_raw
from reader.library.catalogue import Catalogue, Header, Stored
from reader.library.files import File, read_file, read_stdin
from reader.library.places import sample_articles
from reader.library.store import (
    STDIN,
    Entry,
    FileProblem,
    entry_of,
    is_stdin,
    key_of,
    path_of,
    stdin_key,
)
from reader.library.walk import Found, folders, walk
from reader.problems import Problem, Unreadable

__all__ = [
    "Batch",
    "InOrder",
    "Loader",
    "Read",
    "library_or_samples",
    "read_article",
    "warnings_of",
]

FIRST_BATCH = 64
LARGEST_BATCH = 2_048
"""Files to a batch: the first rows are there at once, and many files come in few batches."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of the library, as it was found."""

    entries: list[Entry]
    problems: list[FileProblem]
    warnings: list[FileProblem]
    fresh: list[Found]
    """Files that are new or have changed: they have to be read."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that has been read."""

    article: Article
    header: Header

    @property
    def entry(self) -> Entry:
        """What the list shows of it."""
        return self.header.entry


class Loader:
    """Reads the library's files; `analyser` is the version whose counts of quotations hold."""

    def __init__(self, catalogue: Catalogue, analyser: str) -> None:
        self._catalogue = catalogue
        self._analyser = analyser
        self._stdin: File | None = None
        self._stdin_key = STDIN

    def take_stdin(self) -> None:
        """Reads all of standard input, so that the keyboard can have it. Raises Unreadable."""
        data = read_stdin()
        self._stdin = File(data, 0, len(data))
        self._stdin_key = stdin_key(data)

    def batches(self, paths: Iterable[str]) -> Iterator[Batch]:
        """All files below the paths, without reading one."""
        paths = list(paths)
        files = walk(paths)
        size = FIRST_BATCH
        stored: dict[str, Stored] = {}
        while batch := list(islice(files, size)):
            yield self._batch(batch, stored)
            if size == FIRST_BATCH:
                # Asked for one by one, a hundred thousand headers would take twice as long.
                stored = self._catalogue.below([key_of(folder) for folder in folders(paths)])
            size = min(size * 2, LARGEST_BATCH)

    def _batch(
        self, files: Sequence[Found | FileProblem], stored: MutableMapping[str, Stored]
    ) -> Batch:
        found = [self._keyed(file) for file in files if isinstance(file, Found)]
        batch = Batch([], [file for file in files if isinstance(file, FileProblem)], [], [])
        known = self._catalogue.headers(found, stored)
        for file in found:
            header = known.get(file.key)
            if header is None:
                batch.fresh.append(file)
            else:
                batch.entries.append(self._current(header))
                batch.warnings.extend(warnings_of(file.path, header))
        return batch

    def _keyed(self, file: Found) -> Found:
        return file._replace(key=self._stdin_key) if file.key == STDIN else file

    def _current(self, header: Header) -> Entry:
        """The entry, without a count of quotations that another analyser made."""
        if header.analyser == self._analyser or header.entry.quotations is None:
            return header.entry
        return replace(header.entry, quotations=None)

    def read(self, key: str) -> Read:
        """The file of a key, read from the disk. Raises Unreadable."""
        if not is_stdin(key):
            return read_article(key)
        if self._stdin is None or key not in (STDIN, self._stdin_key):
            raise Unreadable(Problem("what came on standard input is not there any more"))
        return _read(self._stdin, self._stdin_key, STDIN)

    def known(self, key: str) -> Entry | None:
        """What the catalogue has of a file, unless it has changed or is gone."""
        stamp = _stamp(key)
        header = stamp and self._catalogue.header(Found(key, key, *stamp))
        return self._current(header) if header else None

    def unchanged(self, entry: Entry) -> bool:
        """Whether its file is as it was when the entry was made."""
        return not is_stdin(entry.key) and _stamp(entry.key) == (entry.mtime_ns, entry.size)

    def keep(self, headers: Iterable[Header]) -> None:
        """Remembers what was read, but for standard input."""
        self._catalogue.keep_headers(header for header in headers if not is_stdin(header.entry.key))

    def keep_count(self, entry: Entry) -> None:
        """Remembers how many quotations the analyser found, unless the file has changed since."""
        if is_stdin(entry.key):
            return
        file = Found(entry.key, entry.key, entry.mtime_ns, entry.size)
        known = self._catalogue.header(file)
        if known is not None:
            self._catalogue.keep_headers([Header(entry, known.warnings, self._analyser)])

    def forget_missing(self, folder: str, there: Iterable[str]) -> None:
        """Forgets the files of a folder that are not there any more."""
        known = self._catalogue.keys_below(key_of(folder))
        self._catalogue.forget_headers(known.difference(there))


class InOrder:
    """Articles in the order of the paths, a folder's by name; what fails is told afterwards."""

    def __init__(self, paths: Iterable[str], *, raw: bool = False) -> None:
        self.problems: list[FileProblem] = []
        self.warnings: list[FileProblem] = []
        self._paths = paths
        self._raw = raw

    def __iter__(self) -> Iterator[tuple[str, Article]]:
        """Each article with the path that leads to it; `raw` ones are the file's text as it is."""
        for path in self._paths:
            for file in sorted(walk([path]), key=lambda file: file.path):
                if isinstance(file, FileProblem):
                    self.problems.append(file)
                    continue
                try:
                    yield file.path, self._read(file)
                except Unreadable as error:
                    self.problems.append(FileProblem(file.path, error.problem))

    def _read(self, file: Found) -> Article:
        if file.key == STDIN:
            data, name = read_stdin(), STDIN
        else:
            data, name = read_file(file.path).data, Path(file.path).name
        if self._raw:
            return read_raw(data, name)
        reading = _reading(data, name)
        self.warnings += [FileProblem(file.path, warning) for warning in reading.warnings]
        return reading.article


def _stamp(key: str) -> tuple[int, int] | None:
    """When a file was changed last, in nanoseconds, and its size in bytes; None if it is gone."""
    try:
        status = os.stat(path_of(key))  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def read_article(key: str) -> Read:
    """The file of a key, read from the disk. Raises Unreadable."""
    path = path_of(key)
    return _read(read_file(path), key, path.name)


def _read(file: File, key: str, name: str) -> Read:
    reading = _reading(file.data, name)
    entry = entry_of(reading.article, key, file.mtime_ns, file.size)
    return Read(reading.article, Header(entry, reading.warnings))


def _reading(data: bytes, name: str) -> Reading:
    """What the formats make of it. Raises Unreadable, and nothing else."""
    try:
        return read(data, name)
    except Unreadable:
        raise
    except Exception as error:
        # A fault of ours in one file must not keep the reader from all the others.
        reason = f"Reader fails on it: {type(error).__name__}: {error}"
        raise Unreadable(Problem(reason, "please report it, with the file")) from error


def warnings_of(path: str, header: Header) -> list[FileProblem]:
    """What was odd about a file that could be read all the same."""
    return [FileProblem(path, warning) for warning in header.warnings]


def library_or_samples(library: Path) -> tuple[Path, bool]:
    """The library, or the sample articles and True where it is missing or has nothing in it."""
    for file in walk([str(library)]):
        if isinstance(file, Found) or not (file.skipped or _is_missing(library)):
            return library, False
    return sample_articles(), True


def _is_missing(folder: Path) -> bool:
    return not os.path.lexists(folder)
