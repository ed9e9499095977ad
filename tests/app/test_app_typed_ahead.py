"""What is typed into a picker counts, however fast it comes: Enter never takes what stood there."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, until
from test_app_correcting import at_first_quotation, first, speaker
from test_app_typed_fast import type_at_once
from textual import events

from reader.app.screens.picker import PickerScreen


@pytest.mark.parametrize("typed", ["pell", "tom"])
async def test_enter_right_behind_a_name_takes_that_name(
    desk: FakeDesk, running: Running, typed: str
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        type_at_once(app, *typed, "enter")
        await until(pilot, lambda: not isinstance(app.screen, PickerScreen))
        await until(pilot, lambda: speaker(app) == "Tom Pell")


async def test_the_key_the_name_and_enter_arrive_in_one(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        type_at_once(app, "s", *"pell", "enter")
        await until(pilot, lambda: speaker(app) == "Tom Pell")


async def test_a_new_name_is_a_rename_though_enter_follows_at_once(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        type_at_once(app, *"Ines Y Varga", "enter")
        await until(pilot, lambda: speaker(app) == "Ines Y Varga")
        assert "is called" in app.reading.foot.message or "Ines Y" in app.reading.foot.message


async def test_the_palette_runs_what_is_typed(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        app.theme = "reader-dark"
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        type_at_once(app, *"reader-light", "enter")
        await until(pilot, lambda: app.theme == "reader-light")


async def test_what_is_pasted_counts_too(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        app.post_message(events.Paste("Tom Pell"))
        type_at_once(app, "enter")
        await until(pilot, lambda: speaker(app) == "Tom Pell")


async def test_an_arrow_goes_down_the_list_of_what_is_typed(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        type_at_once(app, *"Jo Reed", "down", "enter")
        await until(pilot, lambda: speaker(app) == "Jo Reed")
        annotations = app.reading.page.annotations
        assert annotations is not None
        kinds = {each.key: each.kind for each in annotations.entities}
        assert kinds[first(app).first_speaker or ""] == "organisation"
