"""Voices without a name: they are lit, walked and told apart like the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app_support import FakeDesk, Running, annotated, article, until
from textual.pilot import Pilot

from reader.annotations import Annotations, Quotation
from reader.app.app import ReaderApp
from reader.app.page.voices import voices_of
from reader.app.people import said_by, voices

FERRY = article(
    "ferry",
    "Who stops the ferry",
    "“One,” said Ida Holm. “Two,” officials said. “Three.”",
    "“Four,” Officials said. “Five,” a pilot said. “Six,” said Ida Holm. “Seven.”",
)
SOURCES = {
    "“Two,”": ("officials", 0.95),
    "“Four,”": ("Officials", 0.6),
    "“Five,”": ("a pilot", 0.95),
}
OFFICIALS = "unnamed officials"


def told() -> Annotations:
    """As an analyser finds it: the officials of the second paragraph are not sure."""
    found = annotated(FERRY)
    return replace(found, quotations=tuple(map(sourced, found.quotations)))


def sourced(quotation: Quotation) -> Quotation:
    """A quotation with the source that stands behind it, if one does."""
    who, sure = SOURCES.get(words(quotation), ("", 0.0))
    if not who:
        return quotation
    start = FERRY.text.index(who, quotation.end)
    mention = (start, start + len(who))
    return replace(quotation, kind="direct", speaker_mention=mention, confidence=sure)


def words(quotation: Quotation | None) -> str:
    return FERRY.text[quotation.start : quotation.end] if quotation else ""


def here(app: ReaderApp) -> str:
    """The quotation under the cursor."""
    return words(app.reading.page.quotation_here)


def lit(app: ReaderApp) -> list[str]:
    """The quotations that are drawn lit."""
    page = app.reading.page
    painter = page._painter
    assert painter is not None
    return [words(q) for q in painter.annotations.quotations if page.voice in painter.voices.of(q)]


def colour(app: ReaderApp, drawn: str) -> object:
    """In which colour something is drawn."""
    page = app.reading.page
    runs = [run for y in range(page.size.height) for run in page.render_line(y)]
    found = [run.style.color for run in runs if run.text == drawn and run.style]
    assert found, [run.text for run in runs if run.text.strip()]
    return found[0]


@pytest.fixture
def ferry() -> FakeDesk:
    desk = FakeDesk((FERRY,))
    desk.analysed[FERRY.digest] = told()
    return desk


async def at(pilot: Pilot[None], app: ReaderApp, wanted: str) -> None:
    """Goes to a quotation."""
    order = [words(quotation) for quotation in told().quotations]
    await pilot.press("enter", *["]", "q"] * (order.index(wanted) + 1))
    await until(pilot, lambda: here(app) == wanted)


def test_a_source_is_one_voice_however_it_is_written_and_however_sure() -> None:
    found = {voice.key: voice for voice in voices(FERRY, told())}
    assert [voice.name for voice in found.values()] == [
        "Ida Holm",
        "officials",
        "a pilot",
        "unknown",
    ]
    assert found[OFFICIALS].quotations == 2
    assert [words(each) for each in said_by(FERRY, told(), OFFICIALS)] == ["“Two,”", "“Four,”"]


def test_the_writers_own_marks_are_nobodys_voice() -> None:
    scare = Quotation(((0, 4),), "scare")
    assert voices_of(FERRY.text, scare) == ()
    assert voices_of(FERRY.text, replace(scare, kind="partial")) == ("unknown",)
    assert voices_of(FERRY.text, replace(scare, kind="partial", parent=0)) == ()


async def test_an_unnamed_voice_is_lit_from_the_panel(ferry: FakeDesk, running: Running) -> None:
    async with running(ferry) as (app, pilot):
        await pilot.press("enter", "v", "j", "enter")
        await until(pilot, lambda: app.reading.page.voice == OFFICIALS)
        assert lit(app) == ["“Two,”", "“Four,”"]
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.page.voice is None)


async def test_so_is_the_voice_that_nobody_knows(ferry: FakeDesk, running: Running) -> None:
    async with running(ferry) as (app, pilot):
        await pilot.press("enter", "v", "G", "enter")
        await until(pilot, lambda: app.reading.page.voice == "unknown")
        assert lit(app) == ["“Three.”", "“Seven.”"]


async def test_l_lights_the_unnamed_voice_at_hand_and_says_whose(
    ferry: FakeDesk, running: Running
) -> None:
    async with running(ferry) as (app, pilot):
        await at(pilot, app, "“Four,”")
        await pilot.press("l")
        await until(pilot, lambda: app.reading.page.voice == OFFICIALS)
        assert app.reading.foot.message.startswith("Lit: the words of officials")
        assert app.reading.page.presence is not None
        assert app.reading.page.presence.name == "officials"


async def test_an_unsure_source_is_walked_with_the_sure_one(
    ferry: FakeDesk, running: Running
) -> None:
    async with running(ferry) as (app, pilot):
        await at(pilot, app, "“Two,”")
        await pilot.press("]", "s")
        await until(pilot, lambda: here(app) == "“Four,”")
        await pilot.press("]", "s")
        await until(pilot, lambda: "the last of this speaker" in app.reading.foot.message)


async def test_what_nobody_is_known_to_say_is_walked_too(ferry: FakeDesk, running: Running) -> None:
    async with running(ferry) as (app, pilot):
        await at(pilot, app, "“Three.”")
        await pilot.press("]", "s")
        await until(pilot, lambda: here(app) == "“Seven.”")
        await pilot.press("]", "s")
        told = "That was the last whose speaker is unknown"
        await until(pilot, lambda: app.reading.foot.message == told)


async def test_names_beside_other_voices_are_dimmed(ferry: FakeDesk, running: Running) -> None:
    async with running(ferry) as (app, pilot):
        await at(pilot, app, "“Two,”")
        await pilot.press("l")
        await until(pilot, lambda: app.reading.page.voice == OFFICIALS)
        dimmed = colour(app, "By Ada Moss")
        assert colour(app, "◂ Holm") == dimmed
        assert colour(app, "◂ officials") != dimmed
