"""A small desk in memory with the faces of the real one, to drive the app with."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from typing import Any, cast

from textual.pilot import Pilot

from reader.analysis.pipeline import orthography
from reader.analysis.quotations.quotations import find as find_quotations
from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.app.app import ReaderApp
from reader.article import Article, Block, BlockKind, digest
from reader.desk.desk import Changes
from reader.desk.found import Found, FoundHit
from reader.desk.holdings import Progress
from reader.desk.pausing import Pausing
from reader.desk.searching import About
from reader.library import corrections
from reader.library.judgement import Correction
from reader.library.kept import Kept
from reader.library.marks import Marks
from reader.library.settings import Settings
from reader.library.store import Entry, FileProblem, entry_of
from reader.problems import Problem, Unreadable
from reader.search.complete import Completion, Vocabulary, complete
from reader.search.index import Document, Index, Kind, Sort
from reader.search.query import parse
from reader.text import clean_body, fold

NAME = r"[A-Z]\w+(?: [A-Z]\w+)?"
SAID = re.compile(rf"said ({NAME}(?: and {NAME})*)")


def article(
    name: str,
    title: str,
    *paragraphs: str,
    standfirst: str = "",
    source: str = "Gazette",
    published: date | None = date(2026, 6, 3),
    url: str = "https://example.org/a",
) -> Article:
    """An article of these paragraphs; one that starts with `## ` is a heading, with `~ ` is
    furniture."""
    text, blocks = "", list[Block]()
    parts: list[tuple[BlockKind, str]] = [("title", title)]
    if standfirst:
        parts.append(("standfirst", standfirst))
    for paragraph in paragraphs:
        kind: BlockKind = "paragraph"
        if paragraph.startswith("## "):
            kind, paragraph = "heading", paragraph[3:]
        elif paragraph.startswith("~ "):
            kind, paragraph = "furniture", paragraph[2:]
        parts.append((kind, paragraph))
    for kind, words in parts:
        words = clean_body(words)
        text += "\n\n" if text else ""
        level = 2 if kind == "heading" else 0
        blocks.append(Block(kind, len(text), len(text) + len(words), level))
        text += words
    return Article(
        id=name,
        title=title,
        standfirst=standfirst,
        authors=("Ada Moss",),
        published=published,
        source=source,
        url=url,
        language="en",
        text=text,
        blocks=tuple(blocks),
        digest=digest(text, blocks),
    )


def annotated(one: Article) -> Annotations:
    """Quotations by their marks; speakers where the words `said NAME` or `said NAME and NAME`
    follow."""
    quotations, mentions = list[Quotation](), list[Mention]()
    entities = dict[str, Entity]()
    for found in SAID.finditer(one.text):
        for name in re.finditer(NAME, found[1]):
            key, start = _key(name[0]), found.start(1) + name.start()
            entities.setdefault(key, Entity(key, name[0], "person", roles=("harbour master",)))
            mentions.append(Mention(key, start, start + len(name[0]), "name"))
    for quotation in find_quotations(one.text, one.blocks):
        after = SAID.match(one.text, quotation.end + 1)
        if after is None:
            quotations.append(quotation)
            continue
        quotations.append(
            Quotation(
                quotation.segments,
                "direct",
                speakers=tuple(_key(name) for name in re.findall(NAME, after[1])),
                speaker_mention=after.span(1),
                cue=(after.start(), after.start() + 4),
                confidence=0.95,
                reasons=("the cue said follows",),
            )
        )
    return Annotations(
        one.digest, "fake", tuple(quotations), tuple(entities.values()), tuple(mentions)
    )


def _key(name: str) -> str:
    return f"person:{fold(name).replace(' ', '-')}"


LIBRARY = (
    article(
        "harbour",
        "Harbour board votes to close the old ferry quay after winter storms broke its piles",
        "~ 2 min read",
        "The board met on Monday. “We cannot mend it again,” said Ines Varga.",
        "“It was built for sail,” said Tom Pell. “Nobody sails now.”",
        "## What comes next",
        "“The ferries will go to the new quay,” said Ines Varga, after the vote.",
        *[f"Paragraph {number} tells of the quay and its long history." for number in range(40)],
        standfirst="Ferries move to the new quay in spring",
        published=date(2026, 6, 3),
    ),
    article(
        "bread",
        "A baker's dozen [sic] and [/] other brackets",
        "Bread is up. “[@click=app.quit]press here[/]” read the sign.",
        published=date(2026, 5, 1),
        source="[b]Courier",
    ),
    article(
        "short",
        "Rain",
        "It rained. “More is coming,” said Ida Holm.",
        published=date(2025, 12, 24),
        url="",
    ),
    article("undated", "Minutes of a meeting", "Nothing was decided.", published=None, source=""),
)


class FakeDesk:
    """The desk's methods over articles in memory."""

    def __init__(self, articles: Sequence[Article] = LIBRARY, **settings: Any) -> None:
        self.settings = Settings(**settings)
        self.articles = {f"/library/{one.id}.md": one for one in articles}
        self.entries: list[Entry] = []
        self.problems: list[FileProblem] = []
        self.warnings: list[FileProblem] = []
        self.notes: list[Problem] = []
        self.samples = False
        self.progress = Progress()
        self.pausing = Pausing()
        self.analysed: dict[str, Annotations] = {}
        self.marks = Marks(None, lambda key: None)
        self.kept = Kept(None)
        self.gone: set[str] = set()
        self.searched: list[str] = []
        self.closed = False
        self.index: Index | None = None
        self.unindexed = 0

    def load(self, on_batch: Callable[[Sequence[Entry]], None]) -> None:
        for key, one in self.articles.items():
            self.entries.append(entry_of(one, key, 0, 0))
        on_batch(self.entries[:2])
        on_batch(self.entries[2:])

    def article(self, key: str) -> Article:
        if key in self.gone:
            raise Unreadable(Problem("it is not there any more", "put it back"))
        return self.articles[key]

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def cached(self, one: Article) -> Annotations | None:
        found = self.analysed.get(one.digest)
        return found and self._corrected(one, found)

    def _corrected(self, one: Article, found: Annotations) -> Annotations:
        return corrections.apply(found, self.marks.corrections(one.digest), one)

    def correct(self, key: str, correction: Correction) -> None:
        self.marks.correct(key, correction)

    def follow_corrections(self) -> list[str]:
        return []

    def orthography(self, one: Article) -> Annotations:
        return self._corrected(one, orthography(one))

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        await asyncio.sleep(0)
        self.analysed[one.digest] = annotated(one)
        return self._corrected(one, self.analysed[one.digest])

    def warm_up(self) -> None:
        """All is in memory."""

    def search(
        self, text: str, kind: Kind = "article", limit: int = 50, sort: Sort = "relevance"
    ) -> Found:
        self.searched.append(text)
        query = parse(text, date(2026, 6, 30))
        if self.index is None:
            index = Index(None)
            index.update(
                Document.of(key, "", one, annotated(one)) for key, one in self.articles.items()
            )
            self.index = index
        marks = {"read": self.marks.keys("read"), "starred": self.marks.keys("starred")}
        results = self.index.search(query, kind, limit, sort, marks)
        hits = tuple(
            FoundHit(hit, kind, entry, results.query, self)
            for hit in results.hits
            for entry in self.entries
            if entry.key == hit.key
        )
        return Found(results.query, hits, results.counts, results.corrected)

    def text(self, key: str) -> tuple[str, int] | None:
        return self.index.text(key) if self.index else None

    def complete(self, text: str, cursor: int) -> list[Completion]:
        return complete(text, cursor, Vocabulary(saved=tuple(self.marks.saved.texts)))

    def about(self, name: str, entity: str = "") -> About:
        return About(name, "person", (), (), (), (), 0, 0)

    def at_hand(self, key: str) -> Article:
        return self.article(key)

    def known(self, article: Article) -> Annotations:
        return self._corrected(article, annotated(article))

    async def watch(self, on_change: Callable[[Changes], None]) -> None:
        self.on_change = on_change

    async def close(self) -> None:
        self.closed = True
        self.marks.close()


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until something is so; fails when it never is."""
    for _ in range(1_000):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError("this never came to be")


def analysed(app: ReaderApp) -> bool:
    """Whether the page shows no article, or one that has been analysed."""
    page = app.reading.page
    return page.article is None or bool(page.annotations and page.annotations.analyser == "fake")


Running = Callable[..., AbstractAsyncContextManager[tuple[ReaderApp, Pilot[None]]]]


def app_of(desk: FakeDesk) -> ReaderApp:
    """The app on this desk."""
    return ReaderApp(desk.settings, desk.kept, lambda: cast(Any, desk))


async def at_the_desk(pilot: Pilot[None], app: ReaderApp) -> None:
    """Wait until the desk is open and what it is read on is there."""
    await until(pilot, lambda: app.desk and app.reading.is_mounted)


@asynccontextmanager
async def running_app(
    desk: FakeDesk, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = app_of(desk)
    async with app.run_test(size=size) as pilot:
        await at_the_desk(pilot, app)
        await until(pilot, lambda: not app.reading.library.going_on)
        await until(pilot, lambda: not app.reading.background.unfinished)
        await until(pilot, lambda: analysed(app))
        yield app, pilot


def drawn(app: ReaderApp) -> list[str]:
    """The rows of the screen as text."""
    width, height = app.size
    rows = app.screen._compositor.render_strips(app.size)
    assert len(rows) == height
    return [strip.text.ljust(width) for strip in rows]
