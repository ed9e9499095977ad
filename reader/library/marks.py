"""The reader's own marks: read, starred, the place in each article, corrections of what the machine
found there, and what can be undone.

Kept in a SQLite file in the data folder, precious: each change is written through to the disk by a
thread of its own, and a file that cannot be used is left alone (`notes` says so, and the marks live
in memory until the end). Two Readers may use the file at once.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from reader.article import Article
from reader.library import marks_file
from reader.library.anchors import Anchor
from reader.library.changes import UNDONE, Change, Changes, StateName
from reader.library.found_again import Known, renamed
from reader.library.judgement import Correction, described
from reader.library.mark import NO_MARK, Mark, anchor_at, written
from reader.library.saved import Saved
from reader.library.store import Entry, Store
from reader.library.there import is_there
from reader.library.writing import Writing
from reader.problems import Problem

__all__ = ["LISTED", "Mark", "Marks"]

Listed = Literal["read", "starred", "corrected"]
LISTED: tuple[Listed, ...] = ("read", "starred", "corrected")
"""The marks by which articles can be found."""

LEFT = "the file is left as it is; new marks are lost when Reader closes"
LOST = "they are lost when Reader closes"
AGAIN = "it is tried again with the next mark, and when Reader closes"

UNKNOWN = Known()


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
        self._texts: dict[str, list[str]] = {}
        """By digest, the articles that have corrections; empty until it is asked for."""
        self.first_time = path is not None and not path.exists()
        """Whether nobody has kept marks here before."""
        self._db, unusable = marks_file.opened_or_in_memory(path)
        if unusable:
            self._note(f"the marks in {path} cannot be used: {unusable}", LEFT)
        self._writing = Writing(self._db, self._written)
        self._changes = Changes(self._writing.write)
        self.saved = Saved(
            self._writing.write,
            lambda name, before: self._changes.add("", "search", (name, before)),
        )
        """The saved searches."""
        self._seen = -1
        self._number = -1
        """Of the last change that was read from the file."""
        self._read()

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
        return frozenset(key for key, mark in list(self._marks.items()) if getattr(mark, state))

    def set_read(self, key: str, value: bool) -> None:
        """Marks an article read or unread; can be undone."""
        self._set_state(key, "read", value)

    def set_starred(self, key: str, value: bool) -> None:
        """Stars an article or takes its star away; can be undone."""
        self._set_state(key, "starred", value)

    def set_place(self, key: str, place: int, article: Article | None = None) -> None:
        """Keeps the place in an article, in code points of its text, with the words that stand
        there: `Mark.place_in` finds them again."""
        self._set_place(key, place, written(anchor_at(article, place)) if article else "")

    def give_place(self, key: str, place: Anchor) -> None:
        """Keeps a place that was not come to by reading, but from elsewhere; can be undone."""
        before = self.get(key).place
        self._set_place(key, place.start, written(place))
        self._changes.add(key, "place", before)

    def _set_place(self, key: str, place: int, words: str) -> None:
        mark = self.get(key)
        if (mark.place, mark.words) != (place, words):
            self._marks[key] = replace(mark, place=place, words=words)
            self._save(key, "place", place, words)

    def correct(self, key: str, correction: Correction) -> None:
        """Keeps a correction of an article; can be undone. One that is there already is passed
        over."""
        known = self._corrections.get(key, ())
        if any(correction.id == each.id for each in known):
            return
        self._marks.setdefault(key, NO_MARK)
        self._corrections[key] = (*known, correction)
        self._known.setdefault(key, Known(correction.anchor.digest))
        self._know(key)
        self._changed()
        self._writing.write(marks_file.ADD_ARTICLE, key, *self._row(key))
        self._writing.write(marks_file.ADD_CORRECTION, *marks_file.row_of(correction), key)
        self._changes.add(key, "correction", correction.id)

    def corrections(self, digest: str, keys: Iterable[str] = ()) -> tuple[Correction, ...]:
        """The corrections of the articles of these keys, and of all that have this very text."""
        texts = self._texts
        if not texts:
            found: dict[str, list[str]] = {}
            for key in list(self._corrections):
                found.setdefault(self.digest(key), []).append(key)
            texts.update(found)  # at once: another thread may be asking
        owners = dict.fromkeys((*keys, *texts.get(digest, ())))
        made = [each for key in owners for each in self._corrections.get(key, ())]
        return tuple(sorted(made, key=lambda each: (each.made_ns, each.id)))

    def corrections_of(self, key: str) -> tuple[Correction, ...]:
        """The corrections that were made in an article, in the order in which they were made."""
        return self._corrections.get(key, ())

    def digest(self, key: str) -> str:
        """The digest of the text that an article had last; empty where it is not known."""
        return self._known.get(key, UNKNOWN).digest

    def marked(self) -> list[str]:
        """The keys of all articles with any mark."""
        return list(self._marks)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is marked meanwhile is undone as one, and is on the disk whole or not at all."""
        with self._changes.together(), self._writing.together():
            yield

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
        return said and f"{said} · {self._name(change.key)}"

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
        self._changed()
        self._writing.write(marks_file.REMOVE_CORRECTION, time.time_ns(), correction)
        gone = next(each for each in known if each.id == correction)
        return f"correction taken back ({described(gone)})"

    def follow(self, store: Store, article: Callable[[str], Article] | None = None) -> bool:
        """Once the library is loaded: the marks of a renamed file go with it, known by its text;
        where it was edited too, and `article` gives the texts, by what was corrected in it. Whether
        there was one.

        A file that was only away, with a drive say, has its marks again when it comes back.
        """
        lost = {
            self.digest(key): key
            for key in list(self._marks)
            if key not in store and self.digest(key) and not is_there(Path(key))
        }
        moved = False
        for entry in store if lost else ():
            if entry.digest in lost:
                self._move(lost.pop(entry.digest), entry.key)
                moved = True
        if article is not None:
            edited = {key: self._known[key] for key in lost.values() if key in self._corrections}
            others = [entry for entry in (store if edited else ()) if self._is_free(entry.key)]
            for old, new in renamed(edited, self._corrections, others, article):
                if self._is_free(new):
                    self._move(old, new)
                    moved = True
        self._give_back(store)
        self._keep_known(store)
        self._changed()
        return moved

    def _is_free(self, key: str) -> bool:
        """Whether an article has no marks: a place alone, it may just have been looked at."""
        mark = self.get(key)
        return not (mark.read or mark.starred or key in self._corrections)

    def _move(self, old: str, new: str) -> None:
        """All that was marked under one key is under another, with what is marked there already:
        the reader may have been quicker than the library was loaded."""
        self._marks[new] = self.get(new).joined(self._marks.pop(old))
        self._known[new] = replace(self._known.pop(old), was=old)
        self._hand_on(old, new)
        self._changes.moved(old, new)
        self._writing.do(partial(marks_file.move, old=old, new=new))

    def _give_back(self, store: Store) -> None:
        """What marks followed to another file goes back to one that is there again, and the other
        has it too: nobody can tell which of them is meant."""
        for key, known in list(self._known.items()):
            entry = store.get(known.was) if known.was else None
            if entry is None or entry.digest != known.digest:
                continue
            self._marks[entry.key] = self.get(entry.key).joined(self._marks[key])
            self._known[entry.key], self._known[key] = _known(entry), replace(known, was="")
            self._hand_on(key, entry.key)
            self._writing.do(partial(marks_file.give_back, key=key, was=entry.key))

    def _hand_on(self, old: str, new: str) -> None:
        if old in self._corrections:
            others = self._corrections.get(new, ())
            self._corrections[new] = (*self._corrections.pop(old), *others)

    def refresh(self) -> bool:
        """Takes in what another Reader has marked since; whether there was anything. Never raises:
        what cannot be read is noted."""
        if self._writing.closed:
            return False
        self.flush()
        return self._read()

    @property
    def writing(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._writing.busy

    def flush(self) -> None:
        """Waits until everything is on the disk."""
        self._writing.flush()

    def close(self) -> None:
        """Waits until everything is on the disk, and lets the file go: what is marked after that
        is not kept."""
        self._writing.close()

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
        self._changed()
        self._save(key, state, int(value))

    def _save(self, key: str, what: str, *values: int | str) -> None:
        self._know(key)
        self._writing.write(marks_file.KEEP[what], key, *self._row(key), *values)

    def _row(self, key: str) -> tuple[str, str, str]:
        known = self._known.get(key, UNKNOWN)
        return known.digest, known.title, known.url

    def _know(self, key: str) -> None:
        entry = self._entry(key)
        if entry is not None:
            self._known[key] = _known(entry, self._known.get(key, UNKNOWN))
            self._texts = {}

    def _keep_known(self, store: Store) -> None:
        """So that a file can be known again after it was edited, and renamed later."""
        for key in list(self._marks):
            entry = store.get(key)
            known = self._known.get(key, UNKNOWN)
            if entry is not None and known != _known(entry, known):
                self._known[key] = _known(entry, known)
                self._writing.write(marks_file.KNOW, *self._row(key), key)

    def _changed(self) -> None:
        """What was gathered from the marks is to be gathered anew."""
        self._listed, self._texts = {}, {}

    def _name(self, key: str) -> str:
        entry = self._entry(key)
        return f"“{entry.title}”" if entry and entry.title else Path(key).name

    def _written(self, error: sqlite3.Error | None) -> None:
        self.notes[:] = [note for note in self.notes if note.remedy != AGAIN]
        if error is not None:
            again = isinstance(error, sqlite3.OperationalError)
            self._note(f"marks cannot be written: {error}", AGAIN if again else LOST)

    def _note(self, reason: str, remedy: str) -> None:
        note = Problem(reason, remedy)
        if note not in self.notes:
            self.notes.append(note)

    def _read(self) -> bool:
        """Takes in what has changed in the file since it was last read; whether anything has."""
        try:
            # Changes when another connection has written.
            version = self._db.execute("PRAGMA data_version").fetchone()[0]
            if version == self._seen:
                return False
            since, number = self._number, marks_file.last_number(self._db)
            for key, read, starred, place, words, *known in marks_file.articles(self._db, since):
                self._marks[key] = Mark(bool(read), bool(starred), place, words)
                self._known[key] = Known(*known)
                self._corrections.pop(key, None)
            self._corrections |= marks_file.corrections(self._db, since)
            self._changed()
            self.saved.read(self._db)
            if since < 0:
                self._changes.read(self._db)  # once: what another Reader does now is his to undo
            self._seen, self._number = version, number
        except sqlite3.Error as error:
            self._note(f"some marks cannot be read: {error}", "")
            return False
        return True


def _known(entry: Entry, before: Known = UNKNOWN) -> Known:
    return replace(before, digest=entry.digest, title=entry.title, url=entry.url)
