"""The articles in the order of the list, and what their rows say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reader.app.widgets.article_list import Row
from reader.app.widgets.words import minutes, short_date
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.found import FoundHit
    from reader.library.marks import Marks
    from reader.library.store import Entry

__all__ = ["Shelf"]


class Shelf:
    """Every entry by its key, newest first; without a date, last and by headline."""

    def __init__(self, marks: Marks, today: date) -> None:
        self.marks = marks
        self.today = today
        self.entries: dict[str, Entry] = {}
        self.unread = 0
        self._sorted: list[tuple[int, str, str]] = []

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, batch: Iterable[Entry]) -> None:
        """Take in articles, new ones or known ones that changed; sorting what is nearly sorted
        costs little."""
        for entry in batch:
            known = self.entries.get(entry.key)
            if known is None:
                self.unread += not self.marks.get(entry.key).read
            if known is None or _order(known) != _order(entry):
                if known is not None:
                    self._sorted.remove(_order(known))
                self._sorted.append(_order(entry))
            self.entries[entry.key] = entry
        self._sorted.sort()

    def discard(self, keys: Iterable[str]) -> None:
        """Forget articles that are gone."""
        gone = {key for key in keys if key in self.entries}
        if not gone:
            return
        self._sorted = [item for item in self._sorted if item[2] not in gone]
        for key in gone:
            self.unread -= not self.marks.get(key).read
            del self.entries[key]

    def key_at(self, index: int) -> str:
        """The key of the row at this place."""
        return self._sorted[index][2]

    def index_of(self, key: str) -> int | None:
        """Where an article stands; None when it is not there."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        index = bisect_left(self._sorted, _order(entry))
        return index if index < len(self._sorted) and self._sorted[index][2] == key else None

    def in_order(self) -> list[str]:
        """All keys, in the list's order."""
        return [key for _, _, key in self._sorted]

    def counted(self, key: str, quotations: int) -> bool:
        """Note how many quotations an article has; False when that was known."""
        entry = self.entries.get(key)
        if entry is None or entry.quotations == quotations:
            return False
        self.entries[key] = replace(entry, quotations=quotations)
        return True

    def set_read(self, key: str, read: bool) -> None:
        """Mark an article and keep the count of unread ones."""
        if self.marks.get(key).read != read:
            self.marks.set_read(key, read)
            self.unread += -1 if read else 1

    def recount(self) -> None:
        """Count the unread anew: after an undo, which may have touched any article."""
        self.unread = sum(not self.marks.get(key).read for key in self.entries)

    def row(self, key: str) -> Row:
        """What the list says of an article."""
        entry, mark = self.entries[key], self.marks.get(key)
        return Row(
            key=key,
            title=clean_field(entry.title) or clean_field(entry.id),
            origin=clean_field(entry.source),
            standfirst=clean_field(entry.standfirst),
            meta=self.meta(entry),
            unread=not mark.read,
            starred=mark.starred,
        )

    def found_row(self, hit: FoundHit) -> Row:
        """What the list says of an answer to a search."""
        entry, mark = self.entries.get(hit.key), self.marks.get(hit.key)
        return Row(
            key=hit.key,
            title=hit.title.text,
            title_hits=hit.title.spans,
            origin="" if hit.meta or entry is None else clean_field(entry.source),
            meta=hit.meta or (self.meta(entry) if entry else ""),
            snippet=hit.snippet.text,
            snippet_hits=hit.snippet.spans,
            unread=not mark.read,
            starred=mark.starred,
            quoted=hit.quoted,
        )

    def meta(self, entry: Entry) -> str:
        """`3 Jun · 4 min · 7❝`, without what is not known."""
        parts = (
            short_date(entry.published, self.today),
            minutes(entry.words),
            f"{entry.quotations}❝" if entry.quotations else "",
        )
        return " · ".join(part for part in parts if part)


def _order(entry: Entry) -> tuple[int, str, str]:
    day = entry.published.toordinal() if entry.published else 0
    return -day, entry.title, entry.key
