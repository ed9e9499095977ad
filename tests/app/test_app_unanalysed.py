"""An article that has not been analysed yet says so: its silence is not the text's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from app_support import FakeDesk, Running, annotated, app_of, article, at_the_desk, drawn, until
from textual.pilot import Pilot

from reader.analysis.client import AnalysisFailed
from reader.analysis.pipeline import orthography
from reader.annotations import Annotations
from reader.app.app import ReaderApp
from reader.app.status import reasons_line, why
from reader.article import Article

ONE = article(
    "one", "Rain", "It rained. “More is coming,” said Ida Holm. “Much more.”", "“A flood,” it said."
)


class Waiting(FakeDesk):
    """A desk whose analysis takes its time."""

    def __init__(self, one: Article = ONE) -> None:
        super().__init__((one,))
        self.ready = asyncio.Event()

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        await self.ready.wait()
        return await super().analyse(one, urgent)

    def known(self, article: Article) -> Annotations:
        return self.cached(article) or self.orthography(article)


class Failing(Waiting):
    """A desk without a model."""

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        raise AnalysisFailed("the pipeline is not installed")


class Foreign(Waiting):
    """A desk whose analysis finds marks only, for it does not know the language."""

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        found = self.orthography(one)
        self.analysed[one.digest] = replace(found, analyser="fake", note="French: marks only")
        return self.analysed[one.digest]


@asynccontextmanager
async def reading(
    desk: FakeDesk, size: tuple[int, int] = (160, 40)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = app_of(desk)
    async with app.run_test(size=size) as pilot:
        await at_the_desk(pilot, app)
        await until(pilot, lambda: app.reading.page.article)
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page")
        yield app, pilot


def page_text(app: ReaderApp) -> str:
    return "\n".join(drawn(app))


async def test_what_is_not_analysed_yet_is_not_unknown() -> None:
    desk = Waiting()
    async with reading(desk) as (app, pilot):
        await pilot.press("]", "q", "]", "q")
        await until(pilot, lambda: "❝ 2/" in app.reading.foot.text)
        app.reading.foot.hush()
        assert "not analysed yet" in app.reading.foot.text
        assert "unknown" not in page_text(app)
        assert "nobody is named" not in page_text(app)
        await pilot.press("i")
        await until(pilot, lambda: app.screen is not app.reading)
        assert "Not analysed yet" in page_text(app)
        assert "Nothing in the text" not in page_text(app)
        await pilot.press("escape")
        desk.ready.set()
        await until(pilot, lambda: "Holm" in page_text(app))
        await until(pilot, lambda: "not analysed" not in page_text(app))


async def test_the_panels_wait_for_the_analysis_in_words() -> None:
    desk = Waiting()
    async with reading(desk) as (app, pilot):
        await until(pilot, lambda: "not analysed yet" in page_text(app))
        await pilot.press("w")
        await until(pilot, lambda: "not been analysed yet" in app.reading.foot.message)
        assert "languages" not in app.reading.foot.message
        await pilot.press("]", "e")
        assert "not been analysed yet" in app.reading.foot.message
        desk.ready.set()
        await until(pilot, lambda: "Ida Holm" in page_text(app))
        await pilot.press("w")
        await until(pilot, lambda: app.reading.where == "panel")


async def test_an_analysis_that_failed_is_not_waited_for() -> None:
    async with reading(Failing()) as (app, pilot):
        await until(pilot, lambda: "could not be found" in app.reading.foot.message)
        app.reading.foot.hush()
        await pilot.press("]", "q")
        await until(pilot, lambda: "not analysed" in app.reading.foot.text)
        assert "yet" not in app.reading.foot.text
        assert "unknown" not in page_text(app)


async def test_a_language_that_is_not_analysed_is_no_unknown_speaker() -> None:
    async with reading(Foreign()) as (app, pilot):
        await until(
            pilot, lambda: app.reading.page.annotations and app.reading.page.annotations.note
        )
        await pilot.press("]", "q")
        await until(pilot, lambda: "not analysed" in app.reading.foot.text)
        assert "yet" not in app.reading.foot.text
        app.reading.foot.hush()
        await pilot.press("w")
        assert "languages" in app.reading.foot.message


async def test_a_correction_before_the_analysis_leaves_the_rest_waiting() -> None:
    desk = Waiting()
    async with reading(desk) as (app, pilot):
        await pilot.press("]", "q", "s")
        await until(pilot, lambda: app.screen is not app.reading)
        await pilot.press(*"Jo Reed", "enter")
        await until(pilot, lambda: "Reed" in page_text(app))
        assert "unknown" not in page_text(app)


def test_why_says_that_nobody_has_looked() -> None:
    found = orthography(ONE)
    speaker, reasons = why(ONE, found, found.quotations[0])
    assert speaker == "Not analysed yet"
    assert reasons == ("Who is speaking has not been looked for.",)
    known = annotated(ONE)
    assert not known.analyser.endswith("orthography")
    assert known.analysed
    assert not found.analysed
    assert "Nothing" in reasons_line(ONE, known, known.quotations[-1])


class Odd(FakeDesk):
    """A desk one of whose articles cannot be analysed."""

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        if one.id == "bread":
            raise AnalysisFailed("it stopped the analysis twice")
        return await super().analyse(one, urgent)


@pytest.mark.parametrize("why_not", ["analysis", "reading"])
async def test_one_article_that_fails_keeps_no_other_from_being_analysed(
    running: Running, why_not: str
) -> None:
    desk = Odd() if why_not == "analysis" else FakeDesk()
    if why_not == "reading":
        desk.gone.add("/library/bread.md")
    async with running(desk) as (app, _):
        background, entries = app.reading.background, app.reading.shelf.entries
        assert (background.done, background.total, background.failed) == (4, 4, 1)
        silent = [entry.id for entry in entries.values() if entry.quotations is None]
        assert silent == ["bread"]
