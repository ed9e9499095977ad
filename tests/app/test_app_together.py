"""What two say together: both are shown wherever a speaker is, and it is each one's."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_support import FakeDesk, Running, article, drawn, until
from library_support import running_library
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.citation import cite
from reader.app.people import voices, whos_who
from reader.app.screens.about import AboutScreen
from reader.app.screens.picker import PickerScreen
from reader.app.screens.why import WhyScreen

PIER = article(
    "pier",
    "The pier",
    "“It is rotten,” said Leo Hart.",
    "“It must be mended,” said Ann Lee and Leo Hart.",
    "“Soon,” said Ann Lee. “Now,” said Leo Hart.",
)
ROTTEN, MENDED, SOON, NOW = range(4)
FILE = """---
title: The pier
date: 2026-06-03
source: Gazette
---

“It is rotten,” said Leo Hart.

“It must be mended,” said Ann Lee and Leo Hart.

“Soon,” said Ann Lee. “Now,” said Leo Hart.
"""


def number_here(app: ReaderApp) -> int | None:
    """Which quotation the cursor stands in."""
    page = app.reading.page
    if page.annotations is None or page.quotation_here is None:
        return None
    return page.annotations.quotations.index(page.quotation_here)


async def arrived(pilot: Pilot[None], app: ReaderApp, number: int) -> None:
    """Waits until the cursor stands in this quotation."""
    await until(pilot, lambda: number_here(app) == number)


async def to(pilot: Pilot[None], app: ReaderApp, number: int) -> None:
    """Opens the article and goes to this quotation."""
    await pilot.press("enter")
    for step in range(number + 1):
        await pilot.press("]", "q")
        await arrived(pilot, app, step)


def shown(app: ReaderApp) -> str:
    return "\n".join(drawn(app))


async def test_the_margin_and_the_foot_name_both(running: Running) -> None:
    async with running(FakeDesk((PIER,)), (120, 30)) as (app, pilot):
        await to(pilot, app, MENDED)
        assert "Lee and Hart" in shown(app)
        await until(pilot, lambda: "Ann Lee and Leo Hart · “said” · sure" in app.reading.foot.text)


async def test_why_names_both(running: Running) -> None:
    async with running(FakeDesk((PIER,))) as (app, pilot):
        await to(pilot, app, MENDED)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await until(pilot, lambda: "Ann Lee and Leo Hart · sure, 95 %" in shown(app))


async def test_it_counts_for_each_of_them(running: Running) -> None:
    async with running(FakeDesk((PIER,)), (160, 40)) as (app, pilot):
        page = app.reading.page
        assert page.annotations is not None
        found = {voice.name: voice for voice in voices(PIER, page.annotations)}
        assert {name: voice.quotations for name, voice in found.items()} == {
            "Leo Hart": 3,
            "Ann Lee": 2,
        }
        assert found["Leo Hart"].share == pytest.approx(8 / 9)
        assert {one.entity.name: one.said for one in whos_who(page.annotations)} == {
            "Leo Hart": 3,
            "Ann Lee": 2,
        }
        await pilot.press("enter", "v")
        await until(pilot, lambda: "3❝ · 8 words" in shown(app) and "2❝ · 5 words" in shown(app))


async def test_a_walk_keeps_to_the_voice_it_began_with(running: Running) -> None:
    async with running(FakeDesk((PIER,))) as (app, pilot):
        await to(pilot, app, ROTTEN)
        for there in (MENDED, NOW):
            await pilot.press("]", "s")
            await arrived(pilot, app, there)
        for there in (MENDED, ROTTEN):
            await pilot.press("[", "s")
            await arrived(pilot, app, there)


async def test_from_what_both_say_the_walk_goes_on_with_either(running: Running) -> None:
    async with running(FakeDesk((PIER,))) as (app, pilot):
        await to(pilot, app, MENDED)
        for there in (SOON, NOW):
            await pilot.press("]", "s")
            await arrived(pilot, app, there)


async def test_a_lit_voice_is_walked_through_what_it_says_with_another(running: Running) -> None:
    async with running(FakeDesk((PIER,))) as (app, pilot):
        await to(pilot, app, SOON)
        await pilot.press("l", "[", "s")
        await arrived(pilot, app, MENDED)
        assert app.reading.page.voice == "person:ann-lee"
        await pilot.press("[", "s")
        await until(pilot, lambda: "first of this speaker" in app.reading.foot.message)


async def test_s_gives_it_to_one_and_u_gives_it_back(running: Running) -> None:
    async with running(FakeDesk((PIER,))) as (app, pilot):
        await to(pilot, app, MENDED)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"hart", "enter")
        await until(pilot, lambda: "Corrected: speaker Leo Hart" in app.reading.foot.message)
        app.reading.foot.hush()
        await until(pilot, lambda: "your correction" in app.reading.foot.text)
        assert "Lee and Hart" not in shown(app)
        await pilot.press("u")
        await until(pilot, lambda: "Lee and Hart" in shown(app))


async def test_all_about_whom_is_asked_where_two_speak(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library", files={"pier.md": FILE}) as (app, pilot):
        await to(pilot, app, MENDED)
        await pilot.press("W")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert "Ann Lee" in shown(app) and "Leo Hart" in shown(app)
        await pilot.press(*"hart", "enter")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        assert "Leo Hart · harbour master · 1 article · 3 quotations" in shown(app)
        assert "“It must be mended,”" in shown(app)


async def test_a_search_for_either_lists_it_with_both(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library", files={"pier.md": FILE}) as (app, pilot):
        app.reading.finder.run("by:lee mended", kind=1)
        await until(pilot, lambda: "3 Jun · Ann Lee and Leo Hart · The" in shown(app))


async def test_copied_it_has_both_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []

    def copy(app: ReaderApp, text: str) -> str:
        copied.append(text)
        return "Copied"

    monkeypatch.setattr("reader.app.parts.copying.copy", copy)
    async with running_library(tmp_path / "library", files={"pier.md": FILE}) as (app, pilot):
        await to(pilot, app, MENDED)
        await pilot.press("y")
        await until(pilot, lambda: copied)
        page = app.reading.page
        assert page.article and page.annotations and page.quotation_here
        assert copied == [cite(page.article, page.annotations, page.quotation_here)]
        assert copied[0].startswith("“It must be mended,” — Ann Lee and Leo Hart, in “The pier”")
