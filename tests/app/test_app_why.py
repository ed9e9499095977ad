"""Why somebody is taken for the speaker: all of it can be read, at every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app_support import FakeDesk, Running, annotated, article, drawn, until

from reader.annotations import Annotations
from reader.app.screens.why import WhyScreen
from reader.app.status import why
from reader.article import Article

REASONS = (
    "the cue “said” follows the quotation and its subject is the name that stands beside it",
    "the paragraph before this one ends with the same speaker and nobody else is named since",
    "the quotation goes on with a lower-case letter after the cue, which is the last reason",
)


class Reasoned(FakeDesk):
    """A desk whose analysis has much to say."""

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        found = annotated(one)
        told = tuple(replace(each, reasons=REASONS, confidence=0.57) for each in found.quotations)
        self.analysed[one.digest] = replace(found, quotations=told)
        return self.analysed[one.digest]


ONE = article("one", "Rain", "It rained. “More is coming,” said Ida Holm.")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30)])
async def test_every_reason_and_the_sureness_are_readable(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(Reasoned((ONE,)), size) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page" and app.reading.page.quotation_count)
        await pilot.press("]", "q", "i")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        words = ""
        for _ in range(12):
            rows = app.screen.query_one("Panel").content_region
            shown = [row[rows.x : rows.right].strip() for row in drawn(app)[rows.y : rows.bottom]]
            assert not any("…" in row for row in shown)
            words += " " + " ".join(shown)
            await pilot.press("space")
        words = " ".join(words.split())
        assert "Ida Holm, harbour master · a guess, 57 %" in words
        assert "which is the last reason" in words
        assert app.is_running


@pytest.mark.parametrize("closes", ["i", "q", "escape"])
async def test_its_own_key_closes_it_too(running: Running, closes: str) -> None:
    async with running(Reasoned((ONE,))) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page")
        await pilot.press("]", "q", "i")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await pilot.press(closes)
        await until(pilot, lambda: app.screen is app.reading)
        assert app.reading.page.quotation_here is not None


def test_where_nothing_tells_the_speaker_that_is_said() -> None:
    one = article("sign", "A sign", "“Closed,” it read.")
    known = annotated(one)
    speaker, reasons = why(one, known, known.quotations[0])
    assert speaker == "Speaker unknown"
    assert reasons == ("Nothing in the text tells who is speaking.",)
