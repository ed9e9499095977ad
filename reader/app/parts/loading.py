"""Taking in the library while the reader already reads, and what changes on the disk later."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.app import status
from reader.problems import Problem

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.desk.desk import Changes
    from reader.library.store import Entry

__all__ = ["Loaded", "Loading"]

NOTHING_HERE = """There are no articles here.

Open a folder of articles:   reader FOLDER
Markdown and plain text files are read, in all its folders."""

PATIENCE = 2.0
"""Seconds that the first articles wait for the screen at most."""

SWITCH = 0.001
"""Seconds after which a thread gives way to another."""

SETTLING = 2.0
"""Seconds in which the list still settles: until then the cursor stays on its first row, and
afterwards on its article."""

TICK = 1.0
"""Seconds between two looks at how far the reading is."""


@dataclass
class Loaded(Message):
    """Articles have been read from disk; `done` when all have."""

    batch: Sequence[Entry]
    done: bool = False


class Loading:
    """A thread reads, messages bring what it has read; nothing on the screen moves for them."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.going_on = True
        self._began = 0.0
        self._drawn = threading.Event()

    def start(self) -> None:
        """Begin, in a daemon thread: leaving never waits for it."""
        # While another thread reads, the screen gets its turn five times as soon as is usual.
        sys.setswitchinterval(SWITCH)
        gc.freeze()
        gc.enable()
        self._began = time.monotonic()
        self.reading.troubles.say_first()
        self._ticking = self.reading.set_interval(TICK, self.reading.show_header)
        self.reading.call_after_refresh(self._drawn.set)
        threading.Thread(target=self._run, name="loading", daemon=True).start()

    def _run(self) -> None:
        desk = self.reading.desk
        try:
            desk.load(self._loaded)
        except Exception as error:  # whatever it is, what has been read can be read on
            desk.notes.append(Problem(f"opening the library stopped: {error!r}"))
        self._post(Loaded((), done=True))

    def _loaded(self, batch: Sequence[Entry]) -> None:
        self._post(Loaded(list(batch)))
        # Until then the thread would only hold up the screen that these are to be drawn on.
        self._drawn.wait(PATIENCE)

    def _post(self, message: Message) -> None:
        if self.reading.is_running:
            self.reading.post_message(message)

    def take(self, message: Loaded) -> None:
        """List what has been read."""
        reading = self.reading
        first, key = not reading.shelf.entries, reading.key_here
        top = self._on_top()
        reading.shelf.add(message.batch)
        if not reading.finder.found:
            reading.show_library(reading.left_off.key if top else key, still=not top)
        reading.finder.news()
        if message.done:
            self._end()
        if (first and reading.shelf.entries) or (top and reading.key_here != key):
            # First the rows.
            reading.call_after_refresh(reading.choosing.preview)
        if reading.shelf.entries or message.done:
            reading.held.release()
        reading.show_header()
        reading.show_status()

    def _on_top(self) -> bool:
        """Whether the reader has only just come, and stands on the first row."""
        reading = self.reading
        settling = time.monotonic() - self._began < SETTLING
        return settling and reading.where == "list" and reading.list.cursor == 0

    def _end(self) -> None:
        reading = self.reading
        self.going_on = False
        self._ticking.stop()
        reading.shelf.recount()
        reading.troubles.show_notes()
        reading.background.start()
        reading.run_worker(reading.desk.watch(self.changed), group="watch", exit_on_error=False)
        self._tell_if_empty()

    def _tell_if_empty(self) -> None:
        """What to do where there is nothing to read: on the page, unless an article that has gone
        from the disk is still read there, and in the list, for with one column that is all."""
        if not self.reading.shelf.entries:
            if not self.reading.opening.gone:
                self.reading.page.clear(NOTHING_HERE)
            self.reading.list.empty = " ".join(NOTHING_HERE.split())
            self.reading.list.redraw()

    def changed(self, changes: Changes) -> None:
        """Take in what changed on the disk; the article on the page is read again where it is."""
        reading, opening = self.reading, self.reading.opening
        key, cursor = reading.key_here, reading.list.cursor
        renamed = _renamed(reading.shelf.entries, changes)
        reading.shelf.discard(changes.removed)
        reading.shelf.add((*changes.added, *changes.changed))
        reading.shelf.recount()
        reading.foot.say(status.changes_line(changes, len(renamed)))
        if opening.key in renamed:
            opening.renamed(renamed[opening.key])
        elif opening.key in changes.removed:
            opening.lost()
        elif opening.gone and (back := self._come_back(changes)):
            opening.renamed(back)
            key = back if key not in reading.shelf.entries else key
        opening.changed_on_disk({entry.key for entry in (*changes.added, *changes.changed)})
        if not reading.finder.found:
            self._list_again(renamed.get(key, key) if key else None, cursor)
            self._tell_if_empty()
        reading.finder.news()
        reading.troubles.show_notes()
        reading.background.start()

    def _come_back(self, changes: Changes) -> str:
        """The key under which the text on the page has come back; empty where it has not."""
        article = self.reading.page.article
        digest = article.digest if article else ""
        return next((entry.key for entry in changes.added if entry.digest == digest), "")

    def _list_again(self, key: str | None, cursor: int) -> None:
        """List all articles with the cursor on this one; where it is gone, on the row that has
        come to its place, which is not shown as the one that is read."""
        reading = self.reading
        if key is None or reading.shelf.index_of(key) is not None:
            reading.show_library(key)
            return
        neighbour = min(cursor, len(reading.shelf) - 1)
        reading.show_library(reading.shelf.key_at(neighbour) if neighbour >= 0 else None)
        if reading.where == "list":
            reading.choosing.preview()
        else:
            reading.list.adrift = True
            reading.list.redraw()


def _renamed(entries: Mapping[str, Entry], changes: Changes) -> dict[str, str]:
    """Old keys and new ones: of what is gone and what has come with the very same text."""
    come = {entry.digest: entry.key for entry in changes.added}
    gone = {key: entries[key].digest for key in changes.removed if key in entries}
    return {key: come.pop(digest) for key, digest in gone.items() if digest in come}
