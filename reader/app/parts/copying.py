"""Copying what is under the cursor, wherever that is, with where it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.annotations import Annotations, Quotation
from reader.app.citation import cite, source
from reader.app.clipboard import copy
from reader.app.people import said_by, spoken
from reader.app.widgets.words import counted
from reader.article import Article
from reader.problems import Unreadable

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.desk.found import FoundHit

__all__ = ["Copying"]

Text = Callable[[], str]
"""Gives the text to be copied, empty where there is none any more; runs in a thread."""

GONE = "Not copied: the article has changed meanwhile"
MOST = 1_000
"""Quotations that are copied at once."""

OF_AN_ARTICLE = "where the article stands"


class Copying:
    """A quotation is copied with its speaker and its source; of a voice, all that it says in the
    article; of an article, its headline, source, date and address."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    @property
    def possible(self) -> bool:
        """Whether there is anything to copy under the cursor."""
        reading = self.reading
        if reading.where == "page":
            return reading.page.quotation_here is not None
        if reading.where == "panel":
            return bool(self._said_there())
        answer = reading.finder.answer_at(reading.list.cursor)
        return reading.key_here is not None and not (answer and answer.kind == "entity")

    def copy_here(self) -> None:
        """Copy it."""
        reading, page = self.reading, self.reading.page
        if reading.where == "list":
            if answer := reading.finder.answer_at(reading.list.cursor):
                self.copy_answer(answer)
            elif reading.key_here is not None:
                self.copy(source(reading.shelf.entries[reading.key_here]), OF_AN_ARTICLE)
        elif page.article and page.annotations:
            there = self._said_there() if reading.where == "panel" else ()
            said = there or ([page.quotation_here] if page.quotation_here else [])
            self.copy(
                _all(page.article, page.annotations, said),
                counted(len(said), "quotation") if there else "",
            )

    def _said_there(self) -> Sequence[Quotation]:
        """What the panel's row stands for: a voice, or somebody who speaks."""
        page, panels = self.reading.page, self.reading.panels
        value = panels.shown.value if panels.shown else None
        if value is None or page.article is None or page.annotations is None:
            return ()
        if panels.shown is panels.voices:
            # A panel without room has the rows that it had before.
            voice = panels.voices.found.get(value)
            if voice is None:
                return ()
            return said_by(page.article, page.annotations, voice.key)
        if panels.shown is panels.whos_who:
            return said_by(page.article, page.annotations, value)
        return ()

    @property
    def all_possible(self) -> bool:
        """Whether there are quotations listed here, or in the article on the page."""
        reading = self.reading
        if reading.where == "list":
            answer = reading.finder.answer_at(0)
            return answer is not None and answer.kind == "quotation"
        known = reading.page.annotations
        return bool(known and spoken(known))

    def copy_all_here(self) -> None:
        """Copy all that a search found, or all that is said in the article."""
        reading, page = self.reading, self.reading.page
        if reading.where == "list":
            number = min(
                MOST, reading.finder.found.counts.quotations if reading.finder.found else 0
            )
            self.copy(self._found, counted(number, "quotation"))
        elif page.article and page.annotations:
            said = spoken(page.annotations)
            self.copy(_all(page.article, page.annotations, said), counted(len(said), "quotation"))

    def _found(self) -> str:
        """All that the search finds; runs in a thread."""
        return _all_cited(self.reading.finder.all_answers(MOST))

    def copy_answers(
        self, answers: Sequence[FoundHit], say: Callable[[str], None] | None = None
    ) -> None:
        """Copy quotations that are listed; `say` hears what came of it."""
        self.copy(lambda: _all_cited(answers), counted(len(answers), "quotation"), say)

    def copy_answer(self, answer: FoundHit, say: Callable[[str], None] | None = None) -> None:
        """Copy what a search found, or what is listed of somebody; `say` hears what came of it."""
        if answer.kind == "quotation":
            self.copy(lambda: _cited(answer), "", say)
        else:
            self.copy(source(answer.entry), OF_AN_ARTICLE, say)

    def copy(
        self, text: str | Text, what: str = "", say: Callable[[str], None] | None = None
    ) -> None:
        """Copy a text and say what came of it, and what it was."""
        worker = self._copy(text, what, say or self.reading.foot.say)
        self.reading.run_worker(worker, group="copy")

    async def _copy(self, text: str | Text, what: str, say: Callable[[str], None]) -> None:
        words = text if isinstance(text, str) else await asyncio.to_thread(text)
        if not words:
            say(GONE)
            return
        done = await asyncio.to_thread(copy, self.reading.app, words)
        say(" · ".join(filter(None, (done, what))))


def _all(article: Article, annotations: Annotations, said: Sequence[Quotation]) -> str:
    return "\n\n".join(cite(article, annotations, each) for each in said)


def _all_cited(answers: Sequence[FoundHit]) -> str:
    return "\n\n".join(filter(None, map(_cited, answers)))


def _cited(answer: FoundHit) -> str:
    """A quotation that was found; empty where its article has changed meanwhile."""
    quotation = answer.quotation
    if quotation is None:
        return ""
    try:
        article = answer.lookup.at_hand(answer.key)
    except Unreadable:
        return ""
    return cite(article, answer.lookup.known(article), quotation)
