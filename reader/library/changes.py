"""The undo log: what was changed among the marks, in steps that are taken back one at a time."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

import msgspec

__all__ = ["UNDONE", "Change", "Changes", "StateName"]

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


UNDONE = {
    ("read", True): "read again",
    ("read", False): "unread again",
    ("starred", True): "starred again",
    ("starred", False): "no longer starred",
}
"""What is said of a state that is as it was before."""


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
        self._own: set[str] = set()
        """The ids of those that were made since the program was opened."""
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
        self._own.add(change.id)
        written = msgspec.json.encode(before).decode()
        self._write(ADD, change.id, change.made_ns, key, what, written)

    def _now(self) -> int:
        """A time that no other step has, though the clock be coarse."""
        return max(time.time_ns(), self._changes[-1].made_ns + 1 if self._changes else 0)

    def take_last(self, here: Callable[[str], bool]) -> list[Change]:
        """The changes of the last step that can be undone here, the last one first, which are in
        the log no more.

        Such a step was made since the program was opened, or changed a saved search, or an article
        whose key is `here`. What was changed in another library is kept, to be undone there.
        """
        for _, changes in groupby(reversed(self._changes), lambda each: each.made_ns):
            step = list(changes)
            if any(each.id in self._own or not each.key or here(each.key) for each in step):
                break
        else:
            return []
        taken = {change.id for change in step}
        self._own -= taken
        self._changes = [change for change in self._changes if change.id not in taken]
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
        changed since. One that cannot be read is passed over. Raises sqlite3.Error."""
        if self._changes:
            return
        for name, made, key, what, before in db.execute(EARLIER, (UNDO_STEPS,)):
            with suppress(msgspec.MsgspecError):
                value = msgspec.json.decode(before, type=Before)
                self._changes.append(Change(name, made, key, what, value))
