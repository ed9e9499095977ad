"""Keeps the search index in step with the library, in threads that never hold up the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.index import Document, Index

__all__ = ["Indexing"]

GATHER = 1.0
"""Seconds from one commit to the next: it costs the same for one article and for fifty."""

MARKED = 1_000
"""Articles with other marks than the index knows of, from which it is told of them."""

BUSY = 2.0
"""Seconds before trying again, when another Reader is writing."""

PIECE = 1_000_000
"""Bytes that are read ahead at a time."""

FAREWELL = 5.0
"""Seconds that a commit may take when the program closes."""


class Indexing:
    """The index of one library, opened when it is first needed. May be used by any thread.

    `stamps` gives the state that each article should have in the index; `documents` the articles
    as the index takes them, but for those that cannot be read any more.
    """

    def __init__(
        self,
        folder: Path | None,
        stamps: Callable[[], Mapping[str, str]],
        documents: Callable[[Sequence[str]], Iterator[Document]],
    ) -> None:
        self._folder = folder
        self._stamps = stamps
        self._documents = documents
        self._index: Index | None = None
        self._restarts = 0
        self._marked: frozenset[int] = frozenset()
        self._opening = threading.Lock()
        self._flushing = threading.Lock()
        self._waiting: dict[str, None] = {}
        self._taken: Sequence[str] = ()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._faults: list[str] = []

    @property
    def index(self) -> Index:
        """The index itself."""
        with self._opening:
            if self._index is None:
                from reader.search.index import Index

                self._index = Index(self._folder)
                self._restarts = self._index.restarts
            return self._index

    @property
    def notes(self) -> list[str]:
        """What the reader should know of the index."""
        return [*self._faults, *(self._index.notes if self._index else ())]

    @property
    def waiting(self) -> int:
        """Articles that the index has still to hear of."""
        return len(self._waiting) + len(self._taken)

    def read_ahead(self) -> None:
        """Has the system read the index's files from the disk, but for what is stored in them: the
        first letters of a search would wait for a thousand small pieces."""
        for file in sorted(self._folder.glob("*")) if self._folder else ():
            if file.suffix == ".store":
                continue
            with suppress(OSError), file.open("rb", buffering=0) as source:
                piece = bytearray(PIECE)
                while source.readinto(piece) and not self._stopped.is_set():
                    pass

    def look(self) -> None:
        """After a search: an index that had to start again, empty, is given everything again; and
        articles are, when many of them have other marks than it knows of."""
        if self.index.restarts != self._restarts:
            self._restarts = self.index.restarts
            self.later(self._stamps())
        marked = self.index.marked_otherwise
        if len(marked) <= MARKED:
            self._marked = frozenset()
        elif len(marked - self._marked) > MARKED:
            # While these are taken in they become fewer, and need not be asked for again.
            self._marked |= marked
            threading.Thread(target=self._mark, args=(marked,), name="marking", daemon=True).start()

    def _mark(self, marked: frozenset[int]) -> None:
        from reader.search.schema import number

        self.later([key for key in self._stamps() if number(key) in marked])

    def load(self, fresh: Iterator[Document]) -> None:
        """Takes in the fresh documents while they are being read, then whatever else differs."""
        first = next(fresh, None)
        if first is not None:
            self.index.update(chain([first], fresh), stopped=self._stopped.is_set)
        for _ in fresh:
            # The index was busy or gave up: the articles must be read all the same.
            if self._stopped.is_set():
                return
        self._restarts = self.index.restarts
        self._catch_up()

    def later(self, keys: Iterable[str]) -> None:
        """These articles have changed, or are gone: the index hears of it in a moment."""
        with self._wake:
            self._waiting.update(dict.fromkeys(keys))
            if self._thread is None and self._waiting and not self._stopped.is_set():
                self._thread = threading.Thread(target=self._run, name="indexing", daemon=True)
                self._thread.start()
            self._wake.notify()

    def flush(self) -> None:
        """Takes in now what is waiting, after what is being taken in already."""
        with self._flushing:
            with self._wake:
                keys, self._waiting = list(self._waiting), {}
                self._taken = keys
            try:
                if keys and not self._update(keys):
                    self.later(keys)
            finally:
                self._taken = ()

    def close(self) -> None:
        """Stops after what is being written now."""
        self._stopped.set()
        with self._wake:
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(FAREWELL)
        if self._index is not None:
            self._index.close()

    def _run(self) -> None:
        while not self._stopped.is_set():
            with self._wake:
                self._wake.wait_for(lambda: bool(self._waiting) or self._stopped.is_set())
            if not self._stopped.is_set():
                self._flush_or_note()
            self._stopped.wait(GATHER)

    def _flush_or_note(self) -> None:
        try:
            self.flush()
        except Exception as error:  # whatever it is, what comes later can be indexed
            fault = f"some articles could not be indexed, until Reader is opened again: {error!r}"
            if fault not in self._faults:
                self._faults.append(fault)

    def _catch_up(self) -> None:
        """Everything whose stamp in the index is not the library's, and what is there no more."""
        stale, gone = self.index.differing(self._stamps())
        if (stale or gone) and not self._update([*stale, *gone]):
            self.later([*stale, *gone])

    def _update(self, keys: list[str]) -> bool:
        """Whether the index took them: another Reader may be writing."""
        wanted = self._stamps()
        there = [key for key in keys if key in wanted]
        gone = [key for key in keys if key not in wanted]
        outcome = self.index.update(self._documents(there), gone, stopped=self._stopped.is_set)
        if outcome == "restart":
            self._restarts = self.index.restarts
            outcome = self.index.update(self._documents(list(wanted)), stopped=self._stopped.is_set)
        if outcome == "busy":
            self._stopped.wait(BUSY)
        return outcome != "busy"
