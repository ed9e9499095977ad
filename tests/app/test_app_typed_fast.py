"""Keys typed faster than the screen follows, and in no sensible order."""

from __future__ import annotations

import random

import pytest
from app_support import FakeDesk, Running, until
from textual import events
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.commands import COMMANDS
from reader.app.keymap import parse
from reader.app.screens.picker import PickerScreen
from reader.app.widgets.search_box import TypedInput

LEAVING = {"quit", "interrupt", "back", "suspend", "open-link", "follow"}
"""What ends the walk, or leaves the program."""
ROUNDS = 16
"""How often every key is typed."""
BURSTS = (1, 2, 4, 8, 60)
"""Key sequences that arrive together."""


def type_at_once(app: ReaderApp, *keys: str) -> None:
    """All keys arrive together, as from a paste or a slow line."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_what_is_typed_after_the_palettes_key_goes_into_the_palette(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        type_at_once(app, ":", *"mmm", "Q", "q")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert isinstance(app.screen, PickerScreen)
        picker = app.screen
        await until(pilot, lambda: picker.input.value == "mmmQq")
        assert not desk.marks.keys("read")


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_a_key_right_after_the_palettes_is_no_crash(
    desk: FakeDesk, running: Running, key: str
) -> None:
    async with running(desk) as (app, pilot):
        type_at_once(app, "ctrl+p", key)
        await pilot.pause(0.1)
        assert app.return_code in (None, 0)


@pytest.mark.parametrize("opens", ["question_mark", "T", "L", ":", "@"])
@pytest.mark.parametrize("closes", ["q", "escape"])
async def test_closing_twice_closes_once(
    desk: FakeDesk, running: Running, opens: str, closes: str
) -> None:
    desk.marks.saved.keep("wet", "rain")
    async with running(desk) as (app, pilot):
        await pilot.press(opens)
        await until(pilot, lambda: app.screen is not app.reading)
        type_at_once(app, closes, closes)
        await pilot.pause(0.05)
        assert app.is_running
        if closes == "escape" or opens not in (":", "@"):
            await until(pilot, lambda: app.screen is app.reading)


async def test_tab_goes_round_when_the_pane_in_hand_went_out_of_sight(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, (160, 45)) as (app, pilot):
        await pilot.press("enter", "v", "tab")
        await until(pilot, lambda: app.reading.where == "list")
        await pilot.resize_terminal(100, 30)
        await pilot.press("tab")
        await until(pilot, lambda: app.reading.where in ("page", "panel"))


async def test_no_order_of_keys_is_a_crash(desk: FakeDesk, running: Running) -> None:
    """Every key several times, shuffled, in bursts of any length and on screens of any size: one
    session, for it is what came before that makes a key a crash."""
    chance = random.Random("keys")
    sequences = [
        [*sequence]
        for command in COMMANDS
        if command.name not in LEAVING
        for sequence in parse(command.keys)
    ] + [["escape"], ["tab"], ["q"], ["w"], ["3"], ["]"], ["é"], ["x", "Backspace".lower()]]
    async with running(desk, (100, 30)) as (app, pilot):
        app.reading.leave = lambda status=0: None  # type: ignore[method-assign]
        for _ in range(ROUNDS):
            shuffled = chance.sample(sequences, len(sequences))
            while shuffled:
                burst = chance.choice(BURSTS)
                type_at_once(app, *(key for keys in shuffled[:burst] for key in keys))
                del shuffled[:burst]
                await pilot.pause()
                if chance.random() < 0.4:
                    await resized(pilot, chance)
        await pilot.pause(0.1)
        assert app.is_running


async def resized(pilot: Pilot[None], chance: random.Random) -> None:
    width = chance.choice([40, 60, 79, 80, 100, 139, 140, 160])
    await pilot.resize_terminal(width, chance.choice([12, 20, 30, 45]))


@pytest.mark.parametrize("opened", ["search", "palette"])
async def test_letters_before_the_box_knows_that_it_has_the_focus_stay(
    desk: FakeDesk, running: Running, opened: str
) -> None:
    async with running(desk) as (app, pilot):
        app.reading.keys.run(opened)
        box = app.reading.search_box.input
        if opened == "palette":
            await until(pilot, lambda: isinstance(app.screen, PickerScreen))
            box = app.screen.query_one(TypedInput)
            app.screen.set_focus(None)
            app.screen.set_focus(box)
        box.insert_text_at_cursor("quay")
        await until(pilot, lambda: box.value == "quay")
        await pilot.press("s")
        assert box.value == "quays"


async def test_a_search_that_is_opened_again_is_typed_over(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"quay", "enter")
        await until(pilot, lambda: app.reading.where == "page")
        await pilot.press("ctrl+f", *"rain")
        assert app.reading.search_box.text == "rain"
