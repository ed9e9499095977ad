"""The reader's own marks: read, starred, the place in each article, corrections of what the machine
found there, and what can be undone.

Kept in a SQLite file in the data folder, precious: each change is written through to the disk by a
thread of its own, and a file that cannot be used is left alone (`notes` says so, and the marks live
in memory until the end). Two Readers may use the file at once.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reader.article import Article
from reader.library import marks_file
from reader.library.changes import Change, Changes, StateName
from reader.library.found_again import Known, found_again
from reader.library.judgement import Correction, described
from reader.library.saved import Saved
from reader.library.store import Entry, Store
from reader.library.there import is_there
from reader.problems import Problem

__all__ = ["LISTED", "Mark", "Marks"]

Listed = Literal["read", "starred", "corrected"]
LISTED: tuple[Listed, ...] = ("read", "starred", "corrected")
"""The marks by which articles can be found."""

UNDONE = {
    ("read", True): "read again",
    ("read", False): "unread again",
    ("starred", True): "starred again",
    ("starred", False): "no longer starred",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader has done with an article."""

    read: bool = False
    starred: bool = False
    place: int = 0
    """The start of the first visible paragraph, in code points of the article's text."""


NO_MARK, UNKNOWN = Mark(), Known()


class Marks:
    """The marks of all articles, by key. For one thread; only the writing is done by another."""

    def __init__(
        self, path: Path | None, entry: Callable[[str], Entry | None] | None = None
    ) -> None:
        """`entry` finds the articles of the library that is open; without one, all are in it."""
        self.notes: list[Problem] = []
        self._entry: Callable[[str], Entry | None] = entry or (lambda key: None)
        self._here = (lambda key: self._entry(key) is not None) if entry else (lambda key: True)
        self._marks: dict[str, Mark] = {}
        self._known: dict[str, Known] = {}
        self._corrections: dict[str, tuple[Correction, ...]] = {}
        self._listed: dict[Listed, frozenset[str]] = {}
        self._changes = Changes(self._write)
        self.saved = Saved(
            self._write, lambda name, before: self._changes.add("", "search", (name, before))
        )
        """The saved searches."""
        self._writer = ThreadPoolExecutor(1, "marks")
        self.first_time = path is not None and not path.exists()
        """Whether nobody has kept marks here before."""
        self._db = self._opened(path)
        self._seen = 0
        self._closed = False
        self._last: Future[None] | None = None
        self._read_all()

    def get(self, key: str) -> Mark:
        """The mark of an article; the empty mark where there is none."""
        return self._marks.get(key, NO_MARK)

    def keys(self, state: Listed) -> frozenset[str]:
        """All articles that are read, or starred, or that have corrections: the same object until
        one more or one less is."""
        listed = self._listed
        found = listed.get(state)
        if found is None:
            found = listed[state] = self._keys(state)
        return found

    def _keys(self, state: Listed) -> frozenset[str]:
        if state == "corrected":
            return frozenset(self._corrections)
        if state == "read":
            return frozenset(key for key, mark in list(self._marks.items()) if mark.read)
        return frozenset(key for key, mark in list(self._marks.items()) if mark.starred)

    def set_read(self, key: str, value: bool) -> None:
        """Marks an article read or unread; can be undone."""
        self._set_state(key, "read", value)

    def set_starred(self, key: str, value: bool) -> None:
        """Stars an article or takes its star away; can be undone."""
        self._set_state(key, "starred", value)

    def set_place(self, key: str, place: int) -> None:
        """Keeps the place in an article, in code points of its text."""
        if self.get(key).place != place:
            self._marks[key] = replace(self.get(key), place=place)
            self._save(key, "place", place)

    def give_place(self, key: str, place: int) -> None:
        """Keeps a place that was not come to by reading, but from elsewhere; can be undone."""
        before = self.get(key).place
        self.set_place(key, place)
        self._changes.add(key, "place", before)

    def correct(self, key: str, correction: Correction) -> None:
        """Keeps a correction of an article; can be undone. One that is there already is passed
        over."""
        known = self._corrections.get(key, ())
        if any(correction.id == each.id for each in known):
            return
        self._marks.setdefault(key, NO_MARK)
        self._corrections[key] = (*known, correction)
        self._listed = {}
        self._known.setdefault(key, Known(correction.anchor.digest))
        self._know(key)
        self._write(marks_file.ADD_ARTICLE, key, *self._row(key))
        self._write(marks_file.ADD_CORRECTION, *marks_file.row_of(correction), key)
        self._changes.add(key, "correction", correction.id)

    def corrections(self, digest: str, keys: Iterable[str] = ()) -> tuple[Correction, ...]:
        """The corrections of the articles of these keys, and of all that have this very text."""
        corrected = list(self._corrections)
        owners = dict.fromkeys(key for key in keys if key in self._corrections)
        owners |= dict.fromkeys(key for key in corrected if self._digest(key) == digest)
        found = [each for key in owners for each in self._corrections.get(key, ())]
        return tuple(sorted(found, key=lambda each: (each.made_ns, each.id)))

    def corrections_of(self, key: str) -> tuple[Correction, ...]:
        """The corrections that were made in an article, in the order in which they were made."""
        return self._corrections.get(key, ())

    def marked(self) -> dict[str, str]:
        """The keys of all articles with any mark, each with the digest it had last."""
        return {key: self._digest(key) for key in list(self._marks)}

    def together(self) -> AbstractContextManager[None]:
        """All that is marked meanwhile is undone as one."""
        return self._changes.together()

    def undo(self) -> str | None:
        """Undoes the last change of read or star, of the saved searches, or the last correction,
        and says what; None where there is none left.

        A change that has been overtaken, by another Reader say, is passed over, and one that was
        made in another library is kept for it.
        """
        while step := self._changes.take_last(self._here):
            said = [words for words in map(self._undone, step) if words]
            if said:
                corrected = all(change.what == "correction" for change in step)
                what = "corrections" if corrected else "marks"
                return said[0] if len(said) == 1 else f"{len(said):,} {what} that came together"
        return None

    def _undone(self, change: Change) -> str | None:
        match change.before:
            case bool():
                said = self._put_back(change.key, change.what, change.before)
            case int():
                said = self._put_place_back(change.key, change.before)
            case str():
                said = self._taken_back(change.key, change.before)
            case name, text:
                return self.saved.put_back(name, text)
        return said and f"{self._name(change.key)}: {said}"

    def _put_back(self, key: str, what: str, before: bool) -> str | None:
        state: StateName = "read" if what == "read" else "starred"
        if getattr(self.get(key), state) == before:
            return None
        self._change_state(key, state, before)
        return UNDONE[state, before]

    def _put_place_back(self, key: str, place: int) -> str | None:
        if self.get(key).place == place:
            return None
        self.set_place(key, place)
        return "the place it had before"

    def _taken_back(self, key: str, correction: str) -> str | None:
        known = self._corrections.get(key, ())
        left = tuple(each for each in known if each.id != correction)
        if left == known:
            return None
        self._corrections[key] = left
        if not left:
            del self._corrections[key]
        self._listed = {}
        self._write(marks_file.REMOVE_CORRECTION, time.time_ns(), correction)
        gone = next(each for each in known if each.id == correction)
        return f"correction taken back ({described(gone)})"

    def follow(self, store: Store, article: Callable[[str], Article] | None = None) -> bool:
        """Once the library is loaded: the marks of a renamed file go with it, known by its text;
        where it was edited too, and `article` gives the texts, by what was corrected in it. Whether
        there was one."""
        lost = {
            self._digest(key): key
            for key in list(self._marks)
            if key not in store and self._digest(key) and not is_there(Path(key))
        }
        before = len(lost)
        for entry in store if lost else ():
            if entry.digest in lost and entry.key not in self._marks:
                self._move(lost.pop(entry.digest), entry.key)
        moved = len(lost) < before
        if article is not None:
            edited = [key for key in lost.values() if key in self._corrections]
            moved |= self._follow_edited(edited, store, article)
        self._listed = {}
        self._keep_known(store)
        return moved

    def _follow_edited(
        self, lost: list[str], store: Store, article: Callable[[str], Article]
    ) -> bool:
        moved = False
        known = [self._known[key] for key in lost]
        names = {name for each in known for name in (each.title, each.url) if name}
        others = [
            entry
            for entry in (store if lost else ())
            if (entry.title in names or entry.url in names) and entry.key not in self._marks
        ]
        for old in lost:
            anchors = (correction.anchor for correction in self._corrections[old])
            new = found_again(self._known[old], anchors, others, article)
            if new is not None and new not in self._marks:
                self._move(old, new)
                moved = True
        return moved

    def _move(self, old: str, new: str) -> None:
        """All that was marked under one key is under another."""
        self._marks[new] = self._marks.pop(old)
        self._known[new] = self._known.pop(old)
        if old in self._corrections:
            self._corrections[new] = self._corrections.pop(old)
        self._changes.moved(old, new)
        self._write("UPDATE OR IGNORE articles SET key = ? WHERE key = ?", new, old)

    def refresh(self) -> bool:
        """Takes in what another Reader has marked since; whether there was anything."""
        if self._closed:
            return False
        self.flush()
        if self._version() == self._seen:
            return False
        self._read_all()
        return True

    @property
    def writing(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._last is not None and not self._last.done()

    def flush(self) -> None:
        """Waits until everything is on the disk."""
        self._writer.submit(lambda: None).result()

    def close(self) -> None:
        """Waits until everything is on the disk, and lets the file go: what is marked after that
        is not kept."""
        self._closed = True
        self._writer.shutdown()
        self._db.close()

    def _set_state(self, key: str, state: StateName, value: bool) -> None:
        before: bool = getattr(self.get(key), state)
        if before == value:
            return
        self._change_state(key, state, value)
        self._changes.add(key, state, before)

    def _change_state(self, key: str, state: StateName, value: bool) -> None:
        mark = self.get(key)
        self._marks[key] = (
            replace(mark, read=value) if state == "read" else replace(mark, starred=value)
        )
        self._listed = {}
        self._save(key, state, value)

    def _save(self, key: str, column: Literal["read", "starred", "place"], value: int) -> None:
        """One column only, so that two Readers do not undo each other's marks."""
        self._know(key)
        self._write(
            f"INSERT INTO articles (key, digest, title, url, {column}) VALUES (?, ?, ?, ?, ?)"
            f" ON CONFLICT (key) DO UPDATE SET {column} = excluded.{column},"
            " digest = excluded.digest, title = excluded.title, url = excluded.url",
            key, *self._row(key), int(value),
        )  # fmt: skip

    def _digest(self, key: str) -> str:
        return self._known.get(key, UNKNOWN).digest

    def _row(self, key: str) -> tuple[str, str, str]:
        known = self._known.get(key, UNKNOWN)
        return known.digest, known.title, known.url

    def _know(self, key: str) -> None:
        entry = self._entry(key)
        if entry is not None:
            self._known[key] = _known(entry)

    def _keep_known(self, store: Store) -> None:
        """So that a file can be known again after it was edited, and renamed later."""
        for key in list(self._marks):
            entry = store.get(key)
            if entry is not None and self._known.get(key) != _known(entry):
                self._known[key] = _known(entry)
                self._write(
                    "UPDATE articles SET digest = ?, title = ?, url = ? WHERE key = ?",
                    *self._row(key), key,
                )  # fmt: skip

    def _name(self, key: str) -> str:
        entry = self._entry(key)
        return f"“{entry.title}”" if entry and entry.title else Path(key).name

    def _write(self, statement: str, *values: object) -> None:
        def write() -> None:
            with self._db:
                self._db.execute(statement, values)

        if self._closed:
            return  # an answer that came after the end
        self._last = self._writer.submit(write)
        self._last.add_done_callback(self._written)

    def _written(self, done: Future[None]) -> None:
        error = done.exception()
        if error is not None and not self.notes:
            self.notes.append(
                Problem(f"marks cannot be written: {error}", "they are lost when Reader closes")
            )

    def _opened(self, path: Path | None) -> sqlite3.Connection:
        if path is not None:
            try:
                return marks_file.opened(path)
            except (OSError, sqlite3.Error, marks_file.Unusable) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                self.notes.append(
                    Problem(
                        f"the marks in {path} cannot be used: {reason}",
                        "the file is left as it is; new marks are lost when Reader closes",
                    )
                )
        return marks_file.in_memory()

    def _version(self) -> int:
        """Changes when another connection has written."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _read_all(self) -> None:
        try:
            self._seen = self._version()
            rows = self._db.execute(
                "SELECT key, digest, title, url, read, starred, place FROM articles"
            )
            for key, digest, title, url, read, starred, place in rows:
                self._marks[key] = Mark(bool(read), bool(starred), place)
                self._known[key] = Known(digest, title, url)
            self._corrections = marks_file.corrections(self._db)
            self._listed = {}
            self.saved.read(self._db)
            self._changes.read(self._db)
        except sqlite3.Error as error:
            self.notes.append(Problem(f"some marks cannot be read: {error}"))


def _known(entry: Entry) -> Known:
    return Known(entry.digest, entry.title, entry.url)
