"""The undo log: what was changed among the marks, in steps that are taken back one at a time."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

import msgspec

__all__ = ["Change", "Changes", "StateName"]

UNDO_STEPS = 500
"""Steps that can be undone after the program was closed."""

StateName = Literal["read", "starred"]
What = Literal["read", "starred", "place", "correction", "search"]
Before = bool | int | str | tuple[str, str | None]

ADD = (
    "INSERT INTO changes (id, made_ns, article, what, before)"
    " VALUES (?, ?, (SELECT id FROM articles WHERE key = ?), ?, ?)"
)
UNDO = "UPDATE changes SET undone = 1 WHERE id = ?"
EARLIER = (
    "SELECT changes.id, made_ns, coalesce(key, ''), what, before"
    " FROM changes LEFT JOIN articles ON articles.id = changes.article WHERE NOT undone"
    " AND what IN ('read', 'starred', 'place', 'correction', 'search') AND made_ns IN"
    " (SELECT DISTINCT made_ns FROM changes WHERE NOT undone ORDER BY made_ns DESC LIMIT ?)"
    " ORDER BY made_ns, changes.rowid"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change; those of one step have one time."""

    id: str
    made_ns: int
    key: str
    """The article's; empty for a saved search."""
    what: What
    before: Before
    """The state; the place; the id of the correction, which was not there; or the name of the saved
    search and what it was: None for nothing."""


class Changes:
    """What can be undone, oldest first; `write` runs a statement on the file of the marks."""

    def __init__(self, write: Callable[..., None]) -> None:
        self._write = write
        self._changes: list[Change] = []
        self._step: int | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is changed meanwhile is one step."""
        self._step = self._now()
        try:
            yield
        finally:
            self._step = None

    def add(self, key: str, what: What, before: Before) -> None:
        """Remembers a change that was made."""
        change = Change(uuid.uuid4().hex, self._step or self._now(), key, what, before)
        self._changes.append(change)
        written = msgspec.json.encode(before).decode()
        self._write(ADD, change.id, change.made_ns, key, what, written)

    def _now(self) -> int:
        """A time that no other step has, though the clock be coarse."""
        return max(time.time_ns(), self._changes[-1].made_ns + 1 if self._changes else 0)

    def take_last(self) -> list[Change]:
        """The changes of the last step, the last one first, which are in the log no more."""
        last = self._changes[-1].made_ns if self._changes else 0
        step = list(takewhile(lambda each: each.made_ns == last, reversed(self._changes)))
        del self._changes[len(self._changes) - len(step) :]
        for change in step:
            self._write(UNDO, change.id)
        return step

    def moved(self, old: str, new: str) -> None:
        """An article has another key."""
        self._changes = [
            replace(change, key=new) if change.key == old else change for change in self._changes
        ]

    def read(self, db: sqlite3.Connection) -> None:
        """Takes in what was not undone before the program was closed, unless something has been
        changed since. Raises sqlite3.Error."""
        if not self._changes:
            self._changes = [
                Change(name, made, key, what, msgspec.json.decode(before, type=Before))
                for name, made, key, what, before in db.execute(EARLIER, (UNDO_STEPS,))
            ]
