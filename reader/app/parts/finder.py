"""Searching the library as you type."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.app.parts.asking import FIRST, Asking, Kind, Question, Sort
from reader.app.parts.opening import Wanted
from reader.app.widgets.article_list import Row
from reader.app.widgets.words import counted
from reader.article import Article, Span

if TYPE_CHECKING:
    from reader.app.page.standing import Standing
    from reader.app.screens.reading import ReadingScreen
    from reader.desk.found import Found, FoundHit

__all__ = ["KINDS", "Finder", "Kind"]

KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("article", "Articles", "Articles"),
    ("quotation", "Quotations", "Quotes"),
    ("entity", "People & places", "Names"),
)
"""The kinds of answer, with a long and a short name."""

ONE_OF: dict[Kind, str] = {"article": "article", "quotation": "quotation", "entity": "name"}

MORE = 1_000
"""Answers listed when the last of the first come near."""

NEAR = 15
"""Answers from the last one of which that is."""

AHEAD, AT_ONCE = 20, 10
"""Answers whose words are looked up before they come on the screen, and at a time."""

NEWS = 2.0
"""Seconds from one look for new answers to the next, while the library grows or is analysed."""

REST = 0.25
"""Seconds without a new answer after which the first is put on the page: it would flicker."""


@dataclass(frozen=True, slots=True)
class Before:
    """How everything was when the search began."""

    key: str | None
    """The article in the list."""
    shown: str | None
    """The article on the page."""
    standing: Standing
    hits: Sequence[Span]
    """What was found in the page."""
    above: int
    """Lines of the list above its cursor."""
    where: str


class Finder:
    """One search: its text, its kind, its answers. Stale answers are dropped by generation."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.kind = 0
        self.sort: Sort = "relevance"
        self.found: Found | None = None
        self.text = ""
        self._generation = 0
        self._more_for = -1
        """The generation for which further answers have been asked for."""
        self._asked = ""
        """What the answers that are listed answer: not what is typed, while that is wrong."""
        self._asking = Asking(reading.desk)
        self._resting: Timer | None = None
        self._news: Timer | None = None
        self._before: Before | None = None
        self._noted = len(reading.desk.notes)

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
                reading.key_here,
                reading.opening.key,
                reading.page.standing,
                reading.in_page.hits_again(),
                reading.list.above,
                reading.where,
            )
            reading.run_worker(self._asking.warm_up(), group="warm")
        reading.search_box.open()
        self._show_kinds()

    def run(self, text: str, kind: int | None = None) -> None:
        """Search this, as if it had been typed."""
        self.begin()
        if kind is not None:
            self.kind = kind
        if self.reading.search_box.text == text:
            self.changed(text)
        self.reading.search_box.input.value = text
        self.reading.search_box.input.cursor_position = len(text)

    def typed(self, text: str) -> None:
        """Another query stands in the box: its answers are looked for while the hand may still move
        on."""
        question = self._question(text)
        if self.active and question is not None:
            self._asking.ahead(question)

    def changed(self, text: str) -> None:
        """Another query rests in the box."""
        self.reading.run_worker(self.search(text), group="search", exit_on_error=True)

    async def search(self, text: str) -> None:
        """Search and show what was found, unless another search began meanwhile."""
        self._generation += 1
        generation = self._generation
        question = self._question(text)
        if question is None:
            self.text, self.found = text, None
            self._put_back()
            self.reading.list.show_cursor()
            self._show_kinds()
            return
        found = await self._asking.answer(question)
        if generation == self._generation and self.active:
            self._take(text, found)

    def _question(self, text: str) -> Question | None:
        """What is asked with this in the box; None where all articles are to be listed."""
        if not text.strip() and self.kind == 0:
            return None
        return Question(text, KINDS[self.kind][0], self.sort)

    def _take(self, text: str, found: Found) -> None:
        self.text = text
        self.reading.search_box.name_problems(found.query.problems)
        if found.query.problems:
            self.reading.show_header()
            return
        self.found, self._asked = found, text
        self._show_kinds()
        self.reading.list.empty = f"{self._nothing()}. Esc puts the list back."
        self.reading.list.show(len(found.hits), self.row)
        self.reading.show_header()
        self._warn()
        if self._resting:
            self._resting.stop()
        self._resting = self.reading.set_timer(REST, self._rested)

    @property
    def _typing(self) -> bool:
        """Whether something else has been typed since: its answers are on their way."""
        return self.reading.search_box.text != self.text

    def _rested(self) -> None:
        if self._typing:
            return
        if self.reading.where != "page":
            if self.found and not self.found.hits:
                self.reading.opening.nothing(self._nothing())
            self.reading.choosing.preview()
        self.reading.run_worker(self._complete(self._generation), group="complete")

    def _nothing(self) -> str:
        """What is said where nothing is found: while the library still comes in, that it does."""
        desk, progress = self.reading.desk, self.reading.desk.progress
        if self.reading.still_loading and progress.waiting:
            whole = progress.done + progress.waiting
            return f"Nothing found yet: still opening, {progress.done:,} of {whole:,} articles read"
        if self.reading.still_loading:
            return "Nothing found yet: the library is still being opened"
        if desk.unindexed:
            return f"Nothing found yet: {counted(desk.unindexed, 'article')} still to be indexed"
        return "Nothing found"

    def _warn(self) -> None:
        """Say what the index has had to say of itself since."""
        notes = self.reading.desk.notes
        if len(notes) > self._noted:
            self.reading.foot.say(str(notes[-1]), warning=True)
            self.reading.troubles.show_notes()
        self._noted = len(notes)

    async def _complete(self, generation: int) -> None:
        """Read what the next answers say before they come on the screen."""
        hits = self.found.hits[:AHEAD] if self.found else ()
        for first in range(0, len(hits), AT_ONCE):
            if generation != self._generation or self._typing:
                return
            await asyncio.to_thread(_look_up, hits[first : first + AT_ONCE])

    def _near_the_end(self, generation: int) -> None:
        if generation == self._generation and self._more_for != generation:
            self._more_for = generation
            self.reading.run_worker(self._more(generation), group="more")

    async def _more(self, generation: int) -> None:
        """List further answers: the screen has come near the last."""
        desk, kind = self.reading.desk, KINDS[self.kind][0]
        found = await asyncio.to_thread(desk.search, self._asked, kind, MORE, self.sort)
        if generation != self._generation or self.found is None:
            return
        # Those that are listed stay where they are, whatever has been marked meanwhile.
        listed = {_name(hit) for hit in self.found.hits}
        more = tuple(hit for hit in found.hits if _name(hit) not in listed)
        self.found = replace(self.found, hits=self.found.hits + more)
        self.reading.list.grow(len(self.found.hits))

    def news(self) -> None:
        """The library has grown or has been analysed further: look again in a moment."""
        if self.found and self._news is None:
            self._news = self.reading.set_timer(NEWS, self._look_again)

    def _look_again(self) -> None:
        self._news = None
        self.reading.run_worker(self._refresh(self._generation), group="search")

    async def _refresh(self, generation: int) -> None:
        """Take in new answers; the one under the cursor stays there, found again or not."""
        if self.found is None or self.reading.search_box.text != self.text:
            return
        desk, kind = self.reading.desk, KINDS[self.kind][0]
        limit = max(FIRST, len(self.found.hits))
        found = await asyncio.to_thread(desk.search, self._asked, kind, limit, self.sort)
        if generation != self._generation or self.found is None:
            return
        hits, cursor = list(found.hits), self.reading.list.cursor
        if cursor < len(self.found.hits):
            here = self.found.hits[cursor]
            names = [_name(hit) for hit in hits]
            if _name(here) in names:
                cursor = names.index(_name(here))
            else:
                hits.insert(cursor, here)
        self.found = replace(found, hits=tuple(hits))
        self.reading.list.empty = f"{self._nothing()}. Esc puts the list back."
        self._show_kinds()
        self.reading.list.show(len(hits), self.row, cursor, still=True)
        self.reading.show_header()

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
        """The next kind of answer, round the end."""
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
        before = self._before
        self._generation += 1
        for timer in (self._resting, self._news):
            if timer:
                timer.stop()
        self._news = None
        self.found, self.text, self._asked, self.kind, self.sort = None, "", "", 0, "relevance"
        reading = self.reading
        reading.search_box.close()
        self._put_back()
        self._before = None
        if before is not None:
            reading.focus_on(before.where)

    def _put_back(self) -> None:
        """The list and the page as they were before the search."""
        reading, before = self.reading, self._before
        if before is None:
            return
        reading.show_library(before.key)
        reading.list.stand(before.above)
        reading.in_page.show((), None)
        if before.shown is not None:
            reading.opening.show(Wanted(before.shown, before.hits, standing=before.standing))

    # What was found

    def row(self, index: int) -> Row:
        """What the list says of an answer."""
        assert self.found is not None
        listed = len(self.found.hits)
        if FIRST <= listed < MORE and index >= listed - NEAR:
            self.reading.call_later(self._near_the_end, self._generation)
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
        at = hit.start if hit.kind != "article" else None
        return Wanted(hit.key, at=at, to_first_hit=first_hit and at is None)

    def all_answers(self, most: int) -> Sequence[FoundHit]:
        """All answers to what is listed, but for those after so many. Blocks."""
        kind = KINDS[self.kind][0]
        return self.reading.desk.search(self._asked, kind, most, self.sort).hits

    def answer_at(self, index: int) -> FoundHit | None:
        """An answer; None where nothing has been searched, or there is none."""
        return self.found.hits[index] if self.found and index < len(self.found.hits) else None

    def name_at(self, index: int) -> FoundHit | None:
        """The person, organisation or place that an answer is; None for one of another kind."""
        answer = self.answer_at(index)
        return answer if answer is not None and answer.kind == "entity" else None

    def hits_in(self, article: Article) -> Sequence[Span]:
        """Where the search's words stand in an article."""
        if self.found is None:
            return ()
        from reader.desk.found import hits_in

        return hits_in(self.found.query, article, self.reading.desk.known(article))

    def summary(self) -> str:
        """What the header says of the search; empty when nothing is searched."""
        if self.found is None:
            return ""
        if self.text != self._asked:
            return "not understood: the list is as it was"
        kind, counts = KINDS[self.kind][0], self.found.counts
        number = {
            "article": counts.articles, "quotation": counts.quotations, "entity": counts.entities,
        }[kind]  # fmt: skip
        facts = (
            f"{counted(number, ONE_OF[kind])} found",
            f"showing {self.found.corrected}" if self.found.corrected else "",
            "by date" if self.sort == "date" else "",
        )
        return " · ".join(fact for fact in facts if fact)


def _name(hit: FoundHit) -> tuple[str, int, str]:
    """What makes an answer the same answer."""
    return hit.key if hit.kind != "entity" else "", hit.start, hit.hit.entity


def _look_up(hits: Sequence[FoundHit]) -> None:
    """Make what answers say; they keep it."""
    for hit in hits:
        _ = hit.title, hit.snippet, hit.meta
