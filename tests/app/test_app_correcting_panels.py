"""Correcting name after name in a panel: the cursor stays on whoever was corrected."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from app_support import FakeDesk, Running, article, until
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.screens.picker import PickerScreen

MEETING = article(
    "meeting",
    "The parish meets",
    "“One of the lamps is out,” said Ida Holm. “The others flicker,” said Ida Holm.",
    "“Nobody told us,” said Tom Pell. “It was in the minutes,” said Jo Reed.",
    "“We shall mend it,” said Ann Lee.",
)


def under_cursor(app: ReaderApp) -> str:
    """The name in the panel's row under the cursor."""
    panel, annotations = app.reading.panels.shown, app.reading.page.annotations
    assert panel is not None and annotations is not None
    names = {each.key: each.name for each in annotations.entities}
    return names.get(panel.value or "", panel.value or "")


def names(app: ReaderApp) -> set[str]:
    annotations = app.reading.page.annotations
    assert annotations is not None
    return {each.name for each in annotations.entities}


async def in_panel(pilot: Pilot[None], app: ReaderApp, key: Literal["w", "v"], name: str) -> None:
    """Goes to a panel's row of this name."""
    await pilot.press("enter", key)
    await until(pilot, lambda: app.reading.where == "panel" and under_cursor(app) == "Ida Holm")
    while under_cursor(app) != name:
        await pilot.press("j")


async def corrected(pilot: Pilot[None], app: ReaderApp, *keys: str) -> None:
    """Says this of the name under the cursor."""
    await pilot.press("r")
    await until(pilot, lambda: isinstance(app.screen, PickerScreen))
    await pilot.press(*keys, "enter")
    await until(pilot, lambda: not isinstance(app.screen, PickerScreen))


@pytest.mark.parametrize("panel", ["w", "v"])
@pytest.mark.parametrize("name", ["Ida Holm", "Jo Reed"])
async def test_the_cursor_stays_on_a_name_that_is_written_otherwise(
    running: Running, panel: Literal["w", "v"], name: str
) -> None:
    async with running(FakeDesk((MEETING,))) as (app, pilot):
        await in_panel(pilot, app, panel, name)
        await corrected(pilot, app, *"Zoe Marsh")
        await until(pilot, lambda: "Zoe Marsh" in names(app))
        assert under_cursor(app) == "Zoe Marsh"
        await pilot.press("u")
        await until(pilot, lambda: name in names(app))
        assert under_cursor(app) == name


@pytest.mark.parametrize("name", ["Ida Holm", "Jo Reed"])
async def test_the_cursor_goes_under_the_heading_of_the_kind_it_is(
    running: Running, name: str
) -> None:
    async with running(FakeDesk((MEETING,))) as (app, pilot):
        await in_panel(pilot, app, "w", name)
        key = name.lower().replace(" ", "-")
        await corrected(pilot, app, *"place")
        await until(pilot, lambda: f"place:{key}" in app.reading.panels.whos_who.found)
        assert app.reading.panels.whos_who.value == f"place:{key}"


@pytest.mark.parametrize("panel", ["w", "v"])
async def test_the_cursor_is_on_whom_a_name_is_one_with(
    running: Running, panel: Literal["w", "v"]
) -> None:
    async with running(FakeDesk((MEETING,))) as (app, pilot):
        await in_panel(pilot, app, panel, "Jo Reed")
        await corrected(pilot, app, *"ann")
        await until(pilot, lambda: "Jo Reed" not in names(app))
        assert under_cursor(app) == "Ann Lee"


@pytest.mark.parametrize(
    ("panel", "name", "following"),
    [
        ("w", "Ida Holm", "Tom Pell"),
        ("w", "Tom Pell", "Jo Reed"),
        ("w", "Ann Lee", "Jo Reed"),
        ("v", "Ida Holm", "Jo Reed"),
        ("v", "Ann Lee", "Tom Pell"),
        ("v", "Tom Pell", "unknown"),
    ],
)
async def test_where_a_name_is_none_the_cursor_is_on_the_row_in_its_place(
    running: Running, panel: Literal["w", "v"], name: str, following: str
) -> None:
    async with running(FakeDesk((MEETING,))) as (app, pilot):
        await in_panel(pilot, app, panel, name)
        await corrected(pilot, app, *"reject")
        await until(pilot, lambda: name not in names(app))
        assert under_cursor(app) == following


async def test_the_cursor_stays_where_a_voice_was_when_all_its_words_are_anothers(
    running: Running,
) -> None:
    async with running(FakeDesk((MEETING,)), (160, 30)) as (app, pilot):
        await in_panel(pilot, app, "v", "Jo Reed")
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.page.quotation_here is not None)
        app.reading.focus_on("page")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"ida", "enter")
        voices = app.reading.panels.voices
        await until(pilot, lambda: "person:jo-reed" not in voices.found)
        assert under_cursor(app) == "Ann Lee"


async def test_another_article_begins_with_its_first_name(running: Running) -> None:
    other = article(
        "other",
        "The council",
        "“Soon,” said Eva Moor. “Late,” said Zed Ash.",
        published=date(2025, 12, 24),
    )
    async with running(FakeDesk((MEETING, other)), (160, 30)) as (app, pilot):
        await in_panel(pilot, app, "w", "Jo Reed")
        app.reading.focus_on("page")
        await pilot.press("J")
        await until(pilot, lambda: "Eva Moor" in names(app))
        assert under_cursor(app) == "Eva Moor"
