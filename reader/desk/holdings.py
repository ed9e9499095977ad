"""What the library holds: streamed in, read where it is new, and kept as the disk has it."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.pausing import Pausing
from reader.library.catalogue import Header
from reader.library.loading import Loader, warnings_of
from reader.library.store import STDIN, Entry, FileProblem, Store, key_of, path_of
from reader.library.there import is_folder, is_there
from reader.library.walk import Found as FoundFile
from reader.library.walk import folders, is_article_name, shown_below

if TYPE_CHECKING:
    from reader.desk.intake import Answer

__all__ = ["Batches", "Changes", "Holdings", "Progress"]

OFTEN = 0.1
"""Seconds between two batches while files are being read."""
SOON = 2.0
"""Seconds of reading before which nobody can tell how long it will take."""
MANY = 256
"""Articles of the largest such batch."""

Batches = Callable[[Sequence[Entry]], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed on the disk, and has been taken in."""

    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    removed: tuple[str, ...]
    """Keys."""


@dataclass(slots=True)
class Progress:
    """How far the reading of many files is."""

    waiting: int = 0
    """Files that are still to be read."""
    done: int = 0
    """Files that have been read since it began."""
    _began: float = 0.0

    def begin(self, files: int) -> None:
        """So many files are to be read now."""
        self.waiting, self.done, self._began = files, 0, time.monotonic()

    def step(self) -> None:
        """One has been read. The time counts from the first: until then processes begin."""
        if not self.done:
            self._began = time.monotonic()
        self.waiting, self.done = max(0, self.waiting - 1), self.done + 1

    def waited(self, seconds: float) -> None:
        """So long nothing was read, for the reader wanted it so."""
        self._began += seconds

    @property
    def rate(self) -> float:
        """Files a second; 0 while too little has been read to tell."""
        took = time.monotonic() - self._began
        return (self.done - 1) / took if self.done > 1 and took >= SOON else 0.0


class Holdings:
    """The entries of all articles below the paths, and what is wrong with the other files.

    One thread loads or takes in at a time; any thread may look.
    """

    def __init__(self, loader: Loader, closed: threading.Event) -> None:
        self.paths: list[str] = []
        self.store = Store()
        self.problems: list[FileProblem] = []
        self.warnings: list[FileProblem] = []
        self.progress = Progress()
        self.pausing = Pausing()
        self.complete = False
        """Whether all that the catalogue knows is here."""
        self.changing = threading.RLock()
        self._loader = loader
        self._closed = closed
        self._keys: dict[str, str | tuple[str, ...]] = {}

    # Loading

    def load_known(self, on_batch: Batches) -> list[FoundFile]:
        """Everything the catalogue has; gives back the files that it does not, newest first."""
        fresh: list[FoundFile] = []
        collecting = gc.isenabled()
        gc.disable()  # nothing made here is garbage, and looking for it takes as long as the rest
        try:
            for batch in self._loader.batches(self.paths):
                self.problems += batch.problems
                self.warnings += batch.warnings
                fresh += batch.fresh
                if batch.entries:
                    self.put(batch.entries)
                    on_batch(batch.entries)
                if self._closed.is_set():
                    break
        finally:
            self.complete = True
            # What is loaded stays: the collector, which halts everything, need not look at it.
            gc.freeze()
            if collecting:
                gc.enable()
        return sorted(fresh, key=lambda file: -file.mtime_ns)

    def read(
        self, files: Sequence[FoundFile], on_batch: Batches, indexed: bool
    ) -> Iterator[Answer]:
        """Reads each file; the entries go out in batches on the way."""
        paths = {file.key: file.path for file in files}
        batch: list[Header] = []
        told = time.monotonic()
        self.progress.begin(len(files))
        if not paths:
            return
        from reader.desk.intake import take_all

        for key, answer in take_all(list(paths), indexed, self._loader.read):
            self.progress.waited(self.pausing.wait())
            if self._closed.is_set():
                break
            self.progress.step()
            if answer.header is None:
                if answer.problem is not None:
                    self.problems.append(FileProblem(paths[key], answer.problem))
                continue
            self.warnings += warnings_of(paths[key], answer.header)
            self.put([answer.header.entry])
            batch.append(answer.header)
            if len(batch) == MANY or time.monotonic() - told > OFTEN:
                self._tell(batch, on_batch)
                batch, told = [], time.monotonic()
            yield answer
        self._tell(batch, on_batch)

    def _tell(self, batch: Sequence[Header], on_batch: Batches) -> None:
        self._loader.keep(batch)
        if batch:
            on_batch([header.entry for header in batch])

    def forget_missing(self) -> None:
        """Lets the catalogue forget what is there no more, once all is loaded."""
        if not self._closed.is_set():
            for folder in folders(self.paths):
                self._loader.forget_missing(folder, self.store.keys)

    # Entries

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds entries, or puts them in the place of older ones."""
        with self.changing:
            entries = list(entries)
            self.store.put(entries)
            for entry in entries:
                self.know(entry.key, entry.digest)

    def know(self, key: str, digest: str) -> None:
        """An article has this text; nearly always it is the only one."""
        with self.changing:
            keys = self._keys.setdefault(digest, key)
            if keys != key and key not in self.keys_of(digest):
                self._keys[digest] = (*self.keys_of(digest), key)

    def keys_of(self, digest: str) -> tuple[str, ...]:
        """The articles that have, or had, this text."""
        keys = self._keys.get(digest, ())
        return (keys,) if isinstance(keys, str) else keys

    def count(self, digest: str, quotations: int) -> list[Entry]:
        """Notes how many quotations this text has; gives the entries that did not say so."""
        with self.changing:
            known = [self.store.get(key) for key in self.keys_of(digest)]
            entries = [
                replace(entry, quotations=quotations)
                for entry in known
                if entry and entry.digest == digest and entry.quotations != quotations
            ]
            self.store.put(entries)
        for entry in entries:
            self._loader.keep_count(entry)
        return entries

    # The disk

    def take_in(self, paths: Iterable[str]) -> Changes:
        """Reads again what is at these paths, files or folders, or finds that it is gone."""
        keys = {key_of(path) for path in paths}
        gone = self._gone(keys)
        before = {entry.key: entry for entry in self.store}
        added: list[Entry] = []
        changed: list[Entry] = []
        with self.changing:
            self._forget_problems(keys)
            self.store.remove(gone)
        for batch in self._loader.batches(self._taken(keys)):
            self.problems += batch.problems
            answers = self.read(batch.fresh, lambda entries: None, indexed=False)
            read = [answer.header.entry for answer in answers if answer.header]
            for entry in (*batch.entries, *read):
                known = before.get(entry.key)
                if known is None:
                    added.append(entry)
                elif known != entry:
                    changed.append(entry)
            self.put(batch.entries)
        return Changes(tuple(added), tuple(changed), tuple(gone))

    def _taken(self, keys: Iterable[str]) -> list[str]:
        """Those of the paths that are the library's: named ones, and below, what a walk takes."""
        named = {key_of(path) for path in self.paths if path != STDIN}
        return sorted(
            key
            for key in keys
            if (key in named and is_there(Path(key)))
            or (any(shown_below(root, key) for root in named) and _opens(Path(key)))
        )

    def _gone(self, keys: set[str]) -> list[str]:
        """The entries at these paths, or below one that is or was a folder, without a file."""
        missing = {key for key in keys if not is_there(Path(key))}
        known = [key for key in missing if key in self.store]
        below = [key for key in keys if is_folder(Path(key)) or key in missing - {*known}]
        if roots := tuple(f"{key}/" for key in below):
            known += [
                entry.key
                for entry in self.store
                if entry.key.startswith(roots) and not is_there(path_of(entry.key))
            ]
        return known

    def _forget_problems(self, keys: set[str]) -> None:
        """Of these paths, and of what is below them: all that is read again."""
        below = tuple(f"{key}/" for key in keys)
        for problems in (self.problems, self.warnings):
            problems[:] = [
                problem
                for problem in problems
                if key_of(problem.path) not in keys and not key_of(problem.path).startswith(below)
            ]


def _opens(path: Path) -> bool:
    return is_folder(path) or (is_article_name(path.name) and is_there(path))
