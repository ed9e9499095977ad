"""What is on the page: opening articles, keeping their places, marking them read."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.annotations import Annotations
from reader.app.parts.in_place import same_place
from reader.app.people import spoken
from reader.article import Article, Span
from reader.problems import Unreadable

if TYPE_CHECKING:
    from reader.app.page.standing import Standing
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Opening", "Wanted"]

REST = 0.15
"""Seconds an article stays on the page before it is analysed: who pages through the list wants
only the last one."""

KEEPING = 3.0
"""Seconds after which a new place is written down, for Reader may end without being left."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article to put on the page."""

    key: str
    hits: Sequence[Span] | None = None
    """Hits to light; None: those of the search that is on."""
    at: int | None = None
    """An offset to go to; None: where it was left."""
    to_first_hit: bool = False
    standing: Standing | None = None
    """Where the reader was in it, to the row."""


class Opening:
    """Opens the article asked for last; those asked for meanwhile are passed over."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.key: str | None = None
        self.gone = False
        """Whether the file of the article on the page is not there any more."""
        self._last: Wanted | None = None
        self._wanted: Wanted | None = None
        self._busy = False
        self._moved = False
        self._analysis: Timer | None = None
        self._keeping: Timer | None = None
        self._marked_read: str | None = None

    def show(self, wanted: Wanted) -> None:
        """Put an article on the page as soon as it is read from disk."""
        if self._last is None or self._last.key != wanted.key:
            self.reading.held.drop()
        self._wanted = self._last = wanted
        if not self._busy:
            self._busy = True
            self.reading.run_worker(self._work(), group="opening", exit_on_error=True)

    async def _work(self) -> None:
        try:
            while self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                await self._open(wanted)
        finally:
            self._busy = False
        self.reading.held.arrived()

    @property
    def coming(self) -> bool:
        """Whether another article, or another place in this one, is on its way to the page."""
        wanted = self._last
        if not self._busy or wanted is None:
            return False
        return wanted.key != self.key or wanted.to_first_hit or wanted.at is not None

    async def _open(self, wanted: Wanted) -> None:
        reading = self.reading
        try:
            article, annotations, done, hits = await asyncio.to_thread(self._read, wanted)
        except Unreadable as error:
            self.leave()
            self.key, self.gone = wanted.key, False
            reading.page.clear(f"This article cannot be read any more: {error.problem}")
            reading.page_changed()
            return
        if self._wanted is not None:
            return
        shown = reading.page.article
        if wanted.key == self.key and shown is not None:
            self.gone = False
            if shown != article:
                hits = await self._show_again(shown, article, annotations, hits)
        else:
            self.leave()
            place = reading.desk.marks.get(wanted.key).place_in(article)
            self.key, self._moved, self._marked_read = wanted.key, False, None
            self.gone = False
            reading.page.show(article, annotations, place, annotations.note)
            reading.page_changed()
        reading.in_page.show(hits, 0 if hits and wanted.to_first_hit else None)
        if hits and wanted.to_first_hit:
            reading.foot.say(f"hit 1 of {len(hits)}")
        if wanted.at is not None:
            self.go_to(wanted.at)
        elif wanted.standing is not None:
            reading.page.stand(wanted.standing)
        if self._analysis:
            self._analysis.stop()
        if done:
            self._count(wanted.key, annotations)
        else:
            self._analysis = reading.set_timer(REST, lambda: self._analyse(wanted.key, article))

    async def _show_again(
        self, old: Article, article: Article, annotations: Annotations, hits: Sequence[Span]
    ) -> Sequence[Span]:
        """Show the article as its file has it now, the words that were on top still there; the
        hits in it, those of a find in the page where there are any."""
        reading, page = self.reading, self.reading.page
        standing = page.standing
        if page.place:
            place = await asyncio.to_thread(same_place, old, article, page.place)
            standing = standing._replace(offset=place)
        if here := standing.quotation:
            start = await asyncio.to_thread(same_place, old, article, here[0])
            standing = standing._replace(quotation=(start, start))
        unfolded = page.unfolded
        page.show(article, annotations, standing.offset, annotations.note)
        if unfolded:
            page.toggle_furniture()
        reading.page_changed()
        page.stand(standing)
        if article.digest != old.digest:
            reading.foot.say("This article has changed on the disk and was read again")
        return reading.in_page.hits_again() or hits

    # What becomes of the file

    def changed_on_disk(self, keys: Collection[str]) -> None:
        """These files have changed: read again what is on the page, or is on its way there."""
        if self._busy:
            if self._last is not None and self._last.key in keys:
                self._wanted = self._last
        elif self.key is not None and self.key in keys:
            self.show(Wanted(self.key))

    def renamed(self, key: str) -> None:
        """The article on the page has another key."""
        self.key, self.gone = key, False

    def lost(self) -> None:
        """The file of the article on the page is not there any more: the text can be read on."""
        self.gone = self.reading.page.article is not None
        self.reading.show_status()

    def nothing(self, message: str) -> None:
        """No article on the page, but a message (plain text)."""
        self.leave()
        self.key = self._wanted = None
        self.gone = False
        self.reading.page.clear(message)
        self.reading.in_page.show((), None)
        self.reading.page_changed()

    def go_to(self, offset: int) -> None:
        """To a quotation that starts there, the cursor in it; else to the offset."""
        page = self.reading.page
        for quotation in page.annotations.quotations if page.annotations else ():
            if quotation.start == offset:
                page.to_quotation(quotation)
                return
        page.to_offset(offset)

    def _read(self, wanted: Wanted) -> tuple[Article, Annotations, bool, Sequence[Span]]:
        """Read an article and all that is known of it; runs in a thread."""
        desk = self.reading.desk
        article = desk.article(wanted.key)
        cached = desk.cached(article)
        hits = self.reading.finder.hits_in(article) if wanted.hits is None else wanted.hits
        return article, cached or desk.orthography(article), cached is not None, hits

    def _analyse(self, key: str, article: Article) -> None:
        self.reading.run_worker(self._annotate(key, article), group="analysis", exit_on_error=True)

    async def _annotate(self, key: str, article: Article) -> None:
        from reader.analysis.client import AnalysisFailed

        try:
            annotations = await self.reading.desk.analyse(article, urgent=True)
        except AnalysisFailed as error:
            reason = f"Speakers and names could not be found: {error}"
            self.reading.foot.say(reason, warning=True)
            if self.key == key and (known := self.reading.page.annotations):
                self.reading.page.annotate(replace(known, note=reason))
                self.reading.annotations_changed()
            return
        self.annotated(key, annotations)

    def annotated(self, key: str, annotations: Annotations) -> None:
        """An article was analysed: show it where the article is on the page, or in the list."""
        self._count(key, annotations)
        shown = self.reading.page.annotations
        if self.key == key and (shown is None or shown != annotations):
            self.reading.page.annotate(annotations)
            self.reading.annotations_changed()

    def _count(self, key: str, annotations: Annotations) -> None:
        if self.reading.shelf.counted(key, len(spoken(annotations))):
            self.reading.redraw_row_of(key)

    # Marks

    def placed(self, at_end: bool) -> None:
        """The reader scrolled or came to the end; only who has the page in hand is reading. An
        article is read when its end is on the screen and most of it has been there before: who
        leaps to the end, or to a hit there, has not read it."""
        if self.key is None or self.reading.where != "page":
            return
        self._moved = True
        if self._keeping is None:
            self._keeping = self.reading.set_timer(KEEPING, self._keep)
        if at_end and self._marked_read != self.key and self.reading.page.gone_through:
            self._marked_read = self.key
            self.reading.marking.read_to_end(self.key)

    def _keep(self) -> None:
        self._keeping = None
        self.leave()

    def leave(self) -> None:
        """Keep the place in the article on the page, where the reader has moved in it."""
        if self.key is not None and self._moved:
            page = self.reading.page
            self.reading.desk.marks.set_place(self.key, page.place, page.article)
            self.reading.left_off.keep(self.key)
            self._moved = False
