"""Writes to the file of the marks in a thread of its own: nothing waits for the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

__all__ = ["Work", "Writing"]

Work = Callable[[sqlite3.Connection], object]
"""What is done on the file, in one transaction."""


class Writing:
    """Does one piece of work after another. What the disk is too full for, or another Reader too
    busy, is tried again with the next and at the end; `told` hears each time what was wrong, and
    None when that is on the disk at last."""

    def __init__(
        self, db: sqlite3.Connection, told: Callable[[sqlite3.Error | None], None]
    ) -> None:
        self._db = db
        self._told = told
        self._left: list[Work] = []
        """What is still to be done, for the thread alone."""
        self._thread = ThreadPoolExecutor(1, "marks")
        self._last: Future[None] | None = None
        self._together: list[Work] | None = None
        self.closed = False

    def write(self, statement: str, *values: object) -> None:
        """Runs a statement."""
        self.do(lambda db: db.execute(statement, values))

    def do(self, work: Work) -> None:
        """Does the work, all of it or nothing; nothing more once this is closed."""
        if self._together is not None:
            self._together.append(work)
        else:
            self._submit([work])

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is to be done meanwhile is on the disk at once, or none of it."""
        self._together = []
        try:
            yield
        finally:
            all_of_it, self._together = self._together, None
            self._submit(all_of_it)

    @property
    def busy(self) -> bool:
        """Whether something is not on the disk yet."""
        return bool(self._left) or (self._last is not None and not self._last.done())

    def flush(self) -> None:
        """Waits until everything is on the disk."""
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Waits until everything is on the disk, and lets the file go; once."""
        if self.closed:
            return
        self.closed = True
        self._thread.submit(self._write, [])
        self._thread.shutdown()
        self._db.close()

    def _submit(self, works: list[Work]) -> None:
        if works and not self.closed:
            self._last = self._thread.submit(self._write, works)

    def _write(self, works: list[Work]) -> None:
        again = bool(self._left)
        self._left += works
        try:
            with self._db:
                for work in self._left:
                    work(self._db)
        except sqlite3.OperationalError as error:
            self._told(error)
            return
        except sqlite3.Error as error:
            self._told(error)
        else:
            if again:
                self._told(None)
        self._left = []
