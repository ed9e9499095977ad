"""Searching the library as you type, and finding in the page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from textual.timer import Timer

from reader.app.opening import Wanted
from reader.app.widgets.article_list import Row
from reader.app.widgets.words import counted
from reader.article import Article, Span

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.found import Found, FoundHit

__all__ = ["KINDS", "Finder", "Kind"]

Kind = Literal["article", "quotation", "entity"]

KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("article", "Articles", "Articles"),
    ("quotation", "Quotations", "Quotes"),
    ("entity", "People & places", "Names"),
)
"""The kinds of answer, with a long and a short name."""

FIRST, MORE = 50, 1_000
"""Answers listed while the reader types, and once the hand rests; the counts are of all."""

REST = 0.25
"""Seconds without a new answer after which the first is put on the page: it would flicker."""


@dataclass(frozen=True, slots=True)
class Before:
    """How everything was when the search began."""

    key: str | None
    """The article in the list."""
    shown: str | None
    """The article on the page."""
    place: int
    where: str


class Finder:
    """One search: its text, its kind, its answers. Stale answers are dropped by generation."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.kind = 0
        self.sort: Literal["relevance", "date"] = "relevance"
        self.found: Found | None = None
        self.text = ""
        self._generation = 0
        self._resting: Timer | None = None
        self._before: Before | None = None
        self._find_from = 0

    @property
    def active(self) -> bool:
        """Whether a search is on, if only as an empty box."""
        return self._before is not None

    # The library

    def begin(self) -> None:
        """Open the box; what is on the screen is remembered for Esc."""
        reading = self.reading
        if self._before is None:
            self._before = Before(
                reading.key_here, reading.opening.key, reading.page.place, reading.where
            )
        reading.search_box.open()
        self._show_kinds()

    def changed(self, text: str) -> None:
        """Another query rests in the box."""
        self.reading.run_worker(self.search(text), group="search", exit_on_error=True)

    async def search(self, text: str) -> None:
        """Search and show what was found, unless another search began meanwhile."""
        self._generation += 1
        generation = self._generation
        if not text.strip():
            self.text, self.found = text, None
            self.reading.show_library()
            self._show_kinds()
            return
        kind = KINDS[self.kind][0]
        found = await asyncio.to_thread(
            self.reading.desk.search, text, kind, limit=FIRST, sort=self.sort
        )
        if generation == self._generation and self.active:
            self._take(text, found)

    def _take(self, text: str, found: Found) -> None:
        self.text = text
        if found.query.problems:
            self.reading.search_box.tabs.show((), 0, str(found.query.problems[0].message))
            return
        self.found = found
        self._show_kinds()
        self.reading.list.empty = "Nothing found. Esc puts the list back."
        self.reading.list.show(len(found.hits), self.row)
        self.reading.show_header()
        if self._resting:
            self._resting.stop()
        self._resting = self.reading.set_timer(REST, self._rested)

    def _rested(self) -> None:
        if self.reading.where != "page":
            self.reading.preview()
        self.reading.run_worker(self._complete(self._generation), group="complete")

    async def _complete(self, generation: int) -> None:
        """List further answers, and read what they say before they come on the screen."""
        desk, kind = self.reading.desk, KINDS[self.kind][0]
        if self.found and len(self.found.hits) >= FIRST:
            found = await asyncio.to_thread(desk.search, self.text, kind, MORE, self.sort)
            if generation != self._generation:
                return
            self.found = found
            self.reading.list.show(len(found.hits), self.row, self.reading.list.cursor, still=True)
        for hit in self.found.hits[:FIRST] if self.found else ():
            if generation != self._generation:
                return
            await asyncio.to_thread(_look_up, hit)

    def _show_kinds(self) -> None:
        counts: tuple[int | None, int | None, int | None] = (None, None, None)
        if self.found:
            found = self.found.counts
            counts = (found.articles, found.quotations, found.entities)
        kinds = [
            (name, short, count) for (_, name, short), count in zip(KINDS, counts, strict=True)
        ]
        self.reading.search_box.tabs.show(kinds, self.kind)

    def step_kind(self, step: int) -> None:
        """The next kind of answer."""
        self.pick_kind((self.kind + step) % len(KINDS))

    def pick_kind(self, kind: int) -> None:
        """Show answers of this kind."""
        self.kind = kind
        self._show_kinds()
        self.changed(self.reading.search_box.text)

    def toggle_sort(self) -> None:
        """Sort by date, or by relevance again."""
        self.sort = "date" if self.sort == "relevance" else "relevance"
        self.reading.foot.say(f"Sorted by {self.sort}")
        self.changed(self.reading.search_box.text)

    async def settle(self) -> None:
        """Make sure that what is listed answers what is typed."""
        while self.active and self.reading.search_box.text != self.text:
            await self.search(self.reading.search_box.text)

    def end(self) -> None:
        """Put everything back as it was before the search."""
        before, self._before = self._before, None
        self._generation += 1
        if self._resting:
            self._resting.stop()
        self.found, self.text, self.kind, self.sort = None, "", 0, "relevance"
        reading = self.reading
        reading.search_box.close()
        if before is None:
            return
        reading.show_library(before.key)
        reading.show_hits((), None)
        if before.shown is not None:
            reading.opening.show(Wanted(before.shown, hits=(), at=before.place))
        reading.focus_on(before.where)

    # What was found

    def row(self, index: int) -> Row:
        """What the list says of an answer."""
        assert self.found is not None
        return self.reading.shelf.found_row(self.found.hits[index])

    def key_at(self, index: int) -> str | None:
        """The article of an answer."""
        if self.found and index < len(self.found.hits):
            return self.found.hits[index].key
        return None

    def wanted(self, index: int, first_hit: bool) -> Wanted | None:
        """How to open an answer: an article at its first hit, a quotation at its words."""
        if not self.found or index >= len(self.found.hits):
            return None
        hit = self.found.hits[index]
        at = hit.start if KINDS[self.kind][0] != "article" and first_hit else None
        return Wanted(hit.key, at=at, to_first_hit=first_hit and at is None)

    def hits_in(self, article: Article) -> Sequence[Span]:
        """Where the search's words stand in an article."""
        if self.found is None:
            return ()
        from reader.search.hits import find

        return find(self.found.query, article.text)

    def summary(self) -> str:
        """What the header says of the search; empty when nothing is searched."""
        if self.found is None:
            return ""
        counts = self.found.counts
        said = f"{counted(counts.articles, 'article')} found"
        return f"{said} · showing {self.found.corrected}" if self.found.corrected else said

    # In the page

    def begin_in_page(self) -> None:
        """Open the box at the foot."""
        self._find_from = self.reading.page.place
        self.reading.find_box.open()

    def changed_in_page(self, text: str) -> None:
        """Light what is typed, and go to the first hit from where the reader was."""
        page = self.reading.page
        if page.article is None:
            return
        from reader.search.hits import find
        from reader.search.query import parse

        query = parse(text, date.today())
        hits = find(query, page.article.text) if text.strip() and not query.problems else []
        first = next((i for i, (start, _) in enumerate(hits) if start >= self._find_from), 0)
        self.reading.show_hits(hits, first if hits else None)
        if query.problems:
            said = str(query.problems[0].message)
        else:
            said = f"{first + 1} of {len(hits)}" if hits else "not found" if text.strip() else ""
        self.reading.find_box.count.say(said)

    def end_in_page(self, keep: bool) -> None:
        """Close the box: the hits stay for n and N, or all is as it was."""
        reading = self.reading
        reading.find_box.close()
        if not keep:
            reading.show_hits((), None)
            reading.page.to_offset(self._find_from, top=True)
        reading.focus_on("page")


def _look_up(hit: FoundHit) -> None:
    """Make what an answer says; it keeps it."""
    _ = hit.title, hit.snippet, hit.meta
