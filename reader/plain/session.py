"""What plain mode does: one library, at most one open article, and what was listed last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from reader.annotations import Annotations
from reader.app.widgets.words import counted
from reader.article import Article
from reader.library.store import listed_at
from reader.plain.reading import Reading, Step
from reader.plain.shelf import entry_line, hit_line, with_words
from reader.plain.wording import Telling, sentence
from reader.problems import Problem, Unreadable
from reader.text import clean_body, clean_field

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.found import Found, FoundHit
    from reader.library.judgement import Correction
    from reader.library.store import Entry

__all__ = ["Refused", "Session"]

LISTED = 10
"""Articles told at once: a list is long to listen to."""
MOST_ANSWERS = 200
WORDS_A_SECOND = 6_000
"""Of the analysis, roughly, on a small computer."""
STARTING = 3
"""Seconds, roughly, until the analysis is there."""

KINDS: tuple[Literal["article", "quotation", "entity"], ...] = ("article", "quotation", "entity")
KIND_WORDS = {"article": "articles", "quotation": "quotations", "entity": "people and places"}


class Refused(Exception):
    """A command cannot be done; the message says why and what can."""


class Session:
    """The state between two commands. `out` takes one line after the other."""

    def __init__(self, desk: Desk, runner: asyncio.Runner, out: Callable[[str], None]) -> None:
        self.desk = desk
        self.telling = Telling()
        self.reading: Reading | None = None
        self.found: Found | None = None
        self.left = False
        """The reader wants to go."""
        self.loaded: Callable[[], None] = lambda: None
        """Waits until the whole library has been taken in."""
        self._runner = runner
        self._out = out
        self._listed: list[str] = []
        """The keys of what was listed last, by number."""
        self._told = 0
        self._noted: set[Problem] = set()
        self._analysing = False
        self._query = ""
        self._kind = 0
        self._sort: Literal["relevance", "date"] = "relevance"

    @property
    def notes(self) -> list[Problem]:
        """What is wrong with the settings and with Reader itself, up to now."""
        desk = self.desk
        return list(dict.fromkeys((*desk.notes, *desk.marks.notes, *desk.kept.notes)))

    def tell_notes(self) -> None:
        """Tells of these what has not been told yet: that a mark could not be written, say."""
        for note in self.notes:
            if note not in self._noted:
                self._noted.add(note)
                self.say(f"Note: {clean_field(str(note))}")

    def say(self, text: str) -> None:
        """One line, or several: safe to print whatever it was made of."""
        self._out(clean_body(text))

    @property
    def open_article(self) -> Reading:
        """The open article. Raises Refused where there is none."""
        if self.reading is None:
            raise Refused(
                "No article is open. “list” tells the articles, “open 1” opens the first."
            )
        return self.reading

    # The list

    def entries(self) -> list[Entry]:
        """The library, newest first."""
        return sorted(self.desk.entries, key=listed_at)

    def show_library(self) -> None:
        """Ends a search, if there is one, and tells the articles from the first."""
        self.found = None
        self._listed = [entry.key for entry in self.entries()]
        self.tell_list(0)

    def tell_list(self, start: int) -> None:
        """Tells the rows of the list from this one, so many as are told at once."""
        self._list_something()
        total = len(self._listed)
        if not total:
            raise Refused(
                "Nothing was found." if self.found else "There are no articles in this library."
            )
        if not 0 <= start < total:
            raise Refused(f"The list has {total:,}.")
        end = min(start + LISTED, total)
        for index in range(start, end):
            self.say(f"{index + 1}. {self._row(index)}")
        self._told = end
        if end < total:
            self.say(f"{end} of {total:,}. “list {end + 1}” goes on.")

    def _list_something(self) -> None:
        """Where nothing has been listed yet, numbers mean the library's articles."""
        if self.found is None and not self._listed:
            self._listed = [entry.key for entry in self.entries()]

    def _row(self, index: int) -> str:
        key = self._listed[index]
        mark = self.desk.marks.get(key)
        if self.found is not None:
            return hit_line(self.found.hits[index], mark)
        entry = self.desk.entry(key)
        return entry_line(entry, mark) if entry else "An article that is gone."

    def move_in_list(self, pages: int) -> None:
        """So many pages on or back in the list."""
        last = max(0, len(self._listed) - 1)
        start = self._told + (pages - 1) * LISTED
        self.tell_list(min(max(0, start), last))

    # Opening

    def open_number(self, number: int) -> None:
        """Opens a row of the list."""
        self._list_something()
        if not 1 <= number <= len(self._listed):
            raise Refused(
                f"There is no number {number} in the list, which has {len(self._listed):,}."
            )
        hit = self.found.hits[number - 1] if self.found else None
        self.open(self._listed[number - 1], hit)

    def open_words(self, words: str) -> None:
        """Opens the article whose headline has these words, or tells those that have."""
        found = with_words(self.entries(), words)
        if not found:
            raise Refused(f"No headline has the words “{words}”. “search” looks into the articles.")
        if len(found) == 1:
            self.open(found[0].key)
            return
        self.found = None
        self._listed = [entry.key for entry in found]
        self.say(f"{len(found):,} headlines have these words:")
        self.tell_list(0)

    def open(self, key: str, hit: FoundHit | None = None) -> None:
        """Opens an article where it was left, or at what was found in it."""
        try:
            article = self.desk.article(key)
        except Unreadable as error:
            raise Refused(f"This article cannot be read: {error.problem}") from error
        reading = self.reading = Reading(key, article, self._annotations(article))
        self._light()
        place = self.desk.marks.get(key).place_in(article)
        if hit is not None and hit.kind != "article":
            reading.go_to(hit.start)
        elif place > 0:
            reading.go_to(place)
        if reading.here:
            title = clean_field(reading.article.title) or reading.article.id
            part = f"part {reading.here + 1} of {len(reading.blocks)}"
            self.say(f"{title}: {part}. “top” begins anew.")
        self.read_on()
        if reading.hits:
            self.say(f"{counted(len(reading.hits), 'hit')} in this article: “next-hit” goes there.")

    def _annotations(self, article: Article) -> Annotations:
        from reader.analysis.client import AnalysisFailed

        known = self.desk.cached(article)
        if known is not None:
            return known
        self._announce_analysis(len(article.text.split()))
        try:
            return self._runner.run(self.desk.analyse(article, urgent=True))
        except AnalysisFailed as error:
            self.say(f"Speakers and names could not be found: {error}")
            return replace(self.desk.orthography(article), note=str(error))

    def _announce_analysis(self, words: int) -> None:
        """The first analysis of a session starts a process; a long article takes its time."""
        seconds = words // WORDS_A_SECOND + (0 if self._analysing else STARTING)
        self._analysing = True
        if seconds > 1:
            self.say(f"Finding who speaks, in {counted(words, 'word')}: about {seconds} seconds.")

    def step_article(self, step: int) -> None:
        """The next article of the list, or the one before."""
        self._list_something()
        keys = list(dict.fromkeys(self._listed))
        if not keys:
            raise Refused("There are no articles in this library.")
        if self.reading is None or self.reading.key not in keys:
            index = 0 if step > 0 else len(keys) - 1
        else:
            index = keys.index(self.reading.key) + step
        if not 0 <= index < len(keys):
            raise Refused("This is the last article." if step > 0 else "This is the first article.")
        self.open(keys[index])

    def back(self) -> None:
        """From an article to the list, from a search to the library, and from there away."""
        if self.reading is not None:
            self.reading = None
            self.tell_list(0)
        elif self.found is not None:
            self.show_library()
        else:
            self.left = True

    # Reading

    def read_on(self, number: int | None = None) -> None:
        """The next paragraphs: so many, or a page of them."""
        reading = self.open_article
        if reading.ended:
            raise Refused("This is the end of the article. “next-article” opens the next one.")
        while not self.tell(reading.take(number)) and not reading.ended:
            pass

    def read_back(self, number: int | None = None) -> None:
        """The paragraphs before those that were told last."""
        reading = self.open_article
        if reading.here == 0:
            raise Refused("This is the beginning of the article.")
        self.tell(reading.take_back(number))

    def tell(self, indices: range) -> int:
        """Tells these blocks, and keeps the place. Gives the number of lines."""
        reading = self.open_article
        told = 0
        for index in indices:
            for line in reading.wording.lines(index, self.telling, index == indices.start):
                self.say(line)
                told += 1
        self.keep_place()
        if reading.ended:
            self.say("End of the article.")
            self.desk.marks.set_read(reading.key, True)
        return told

    def keep_place(self) -> None:
        """Keeps where the reader is, for the next time."""
        reading = self.open_article
        self.desk.marks.set_place(reading.key, reading.place, reading.article)

    def walked(self, step: Step | None, what: str, nothing: str, words: str = "") -> None:
        """Says where a walk has led: which of how many, and the words there."""
        if step is None:
            raise Refused(nothing)
        reading = self.open_article
        block = reading.blocks[reading.here]
        said = words or sentence(reading.article, block, step.offset)
        self.say(f"{what} {step.number} of {step.total}. {said}")
        self.keep_place()

    # Marks

    def correct(self, correction: Correction) -> None:
        """Keeps a correction of the open article, which is read corrected from now on."""
        self.desk.correct(self.open_article.key, correction)
        self._follow_marks()

    def undo(self) -> str | None:
        """Undoes the last mark or correction, and says what."""
        undone = self.desk.marks.undo()
        self._follow_marks()
        return undone

    def _follow_marks(self) -> None:
        self.desk.follow_corrections()
        if self.reading is not None:
            self.reading.annotate(self.desk.known(self.reading.article))

    # Searching

    def search(self, text: str) -> None:
        """Tells what a query finds; a query that is wrong changes nothing."""
        self.loaded()
        found = self.desk.search(text, KINDS[self._kind], MOST_ANSWERS, self._sort)
        if problems := (*found.query.problems, *found.query.unfinished):
            raise Refused("; ".join(problem.message for problem in problems))
        self._query, self.found = text, found
        self._listed = [hit.key for hit in found.hits]
        counts = found.counts
        said = (
            counted(counts.articles, "article"),
            counted(counts.quotations, "quotation"),
            counted(counts.entities, "name"),
        )
        shown = f" Showing {found.corrected}." if found.corrected else ""
        self.say(f"Found: {', '.join(said)}.{shown}")
        if found.hits:
            self.say(f"The {KIND_WORDS[KINDS[self._kind]]}:")
            self.tell_list(0)
        self._light()

    def _light(self) -> None:
        """The hits of the search in the open article are those that the app would light."""
        if self.found is not None and self.reading is not None:
            from reader.desk.found import hits_in

            reading = self.reading
            reading.hits = hits_in(self.found.query, reading.article, reading.annotations)

    def step_kind(self, step: int) -> None:
        """The same search for another kind of answer."""
        if self.found is None:
            raise Refused("There is no search: “search” and some words begin one.")
        self._kind = (self._kind + step) % len(KINDS)
        self.search(self._query)

    def toggle_sort(self) -> None:
        """By date, or by relevance again."""
        if self.found is None:
            raise Refused("There is no search: “search” and some words begin one.")
        self._sort = "date" if self._sort == "relevance" else "relevance"
        self.say(f"Sorted by {self._sort}.")
        self.search(self._query)

    def change(self, **telling: bool) -> None:
        """Changes what is told of each block."""
        self.telling = replace(self.telling, **telling)
