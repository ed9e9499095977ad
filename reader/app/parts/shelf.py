"""The articles in the order of the list, and what their rows say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.app.people import nobodys
from reader.app.widgets.article_list import Row
from reader.app.widgets.words import minutes, short_date
from reader.library.store import listed_at
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.desk.found import FoundHit
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
        # A day's articles have a list of their own: to sort all anew whenever a few come in would
        # halt the screen.
        self._days: dict[int, list[tuple[str, str]]] = {}
        self._order: list[int] = []
        self._ends: list[int] = []

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, batch: Iterable[Entry]) -> None:
        """Take in articles, new ones or known ones that changed."""
        touched: set[int] = set()
        for entry in batch:
            known = self.entries.get(entry.key)
            self.entries[entry.key] = entry
            if known is None:
                self.unread += not self.marks.get(entry.key).read
            elif _place(known) == _place(entry):
                continue
            else:
                self._take_out(known)
            day, name = _place(entry)
            self._days.setdefault(day, []).append(name)
            touched.add(day)
        for day in touched:
            self._days[day].sort()
        self._count_days()

    def discard(self, keys: Iterable[str]) -> None:
        """Forget articles that are gone."""
        for key in keys:
            entry = self.entries.pop(key, None)
            if entry is not None:
                self.unread -= not self.marks.get(key).read
                self._take_out(entry)
        self._count_days()

    def _take_out(self, entry: Entry) -> None:
        day, name = _place(entry)
        self._days[day].remove(name)

    def _count_days(self) -> None:
        """Where in the list each day ends."""
        self._days = {day: names for day, names in self._days.items() if names}
        self._order = sorted(self._days)
        self._ends = list(accumulate(len(self._days[day]) for day in self._order))

    def key_at(self, index: int) -> str:
        """The key of the row at this place."""
        if not 0 <= index < len(self.entries):
            raise IndexError(index)
        day = bisect_right(self._ends, index)
        return self._days[self._order[day]][index - self._ends[day]][1]

    def index_of(self, key: str) -> int | None:
        """Where an article stands; None when it is not there."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        day, name = _place(entry)
        names = self._days[day]
        number = bisect_left(self._order, day)
        return self._ends[number] - len(names) + bisect_left(names, name)

    def in_order(self) -> list[str]:
        """All keys, in the list's order."""
        return [key for day in self._order for _, key in self._days[day]]

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
        """Count the unread anew: after an undo, which may have touched any article, or when marks
        have followed a file to its new name."""
        self.unread = len(self.entries) - len(self.entries.keys() & self.marks.keys("read"))

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
        entry, mark = self.entries.get(hit.key, hit.entry), self.marks.get(hit.key)
        day = short_date(entry.published, self.today) if hit.quoted else ""
        said = " · ".join(part for part in (day, nobodys(hit.quotation), hit.meta) if part)
        return Row(
            key=hit.key,
            title=hit.title.text,
            title_hits=hit.title.spans,
            origin="" if said else clean_field(entry.source),
            meta=said or self.meta(entry),
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


def _place(entry: Entry) -> tuple[int, tuple[str, str]]:
    """The day, newest first, and the place among that day's articles."""
    day, title, key = listed_at(entry)
    return day, (title, key)
