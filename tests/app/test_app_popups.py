"""What lies over the reading screen obeys the keys as they are set, and says which they are."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, drawn
from page_support import article_of
from textual.widget import Widget

from reader.app.app import ReaderApp
from reader.app.screens.picker import PickerScreen
from reader.app.screens.table import TableScreen
from reader.app.screens.themes import ThemesScreen
from reader.app.widgets.rows import Rows

OWN = {"down": "n", "up": "e", "back": "X", "bottom": "ge", "open": "ctrl+o", "help": "h f2"}


def foot(app: ReaderApp) -> str:
    """The line of keys of what lies over the screen."""
    line = app.screen.query_one(".overlay-keys", Widget)
    return str(line.render()).strip()


@pytest.mark.parametrize("opens", ["h", "L", "T"])
async def test_what_lies_over_the_screen_is_closed_with_the_key_of_going_back(
    running: Running, opens: str
) -> None:
    desk = FakeDesk(keys=OWN)
    async with running(desk) as (app, pilot):
        await pilot.press(opens)
        assert app.screen is not app.reading
        assert foot(app).endswith(("X close", "X leave"))
        await pilot.press("q")
        assert app.screen is not app.reading
        await pilot.press("X")
        assert app.screen is app.reading
        await pilot.press(opens, "escape")
        assert app.screen is app.reading


async def test_the_moving_keys_move_there_too(running: Running) -> None:
    async with running(FakeDesk(keys=OWN)) as (app, pilot):
        await pilot.press("h")
        assert "n e move" in foot(app)
        rows = app.screen.query_one(Rows)
        await pilot.press("j")
        assert rows.scroll_offset.y == 0
        await pilot.press("n", "n")
        assert rows.scroll_offset.y == 2
        await pilot.press("3", "n", "e")
        assert rows.scroll_offset.y == 4
        await pilot.press("g", "e")
        assert rows.scroll_offset.y == rows.max_scroll_y


async def test_every_key_that_opened_it_closes_it(running: Running) -> None:
    async with running(FakeDesk(keys=OWN)) as (app, pilot):
        for key in ("h", "f2"):
            await pilot.press(key)
            assert app.screen is not app.reading
            await pilot.press(key)
            assert app.screen is app.reading


async def test_without_a_key_for_going_back_esc_is_named(running: Running) -> None:
    async with running(FakeDesk(keys={"back": ""})) as (app, pilot):
        await pilot.press("?")
        assert foot(app) == "/ find   j k move   Esc close"
        await pilot.press("q")
        assert app.screen is not app.reading
        await pilot.press("escape")
        assert app.screen is app.reading


async def test_help_is_searched_with_the_key_of_searching(running: Running) -> None:
    async with running(FakeDesk(keys={"search": "ctrl+e"})) as (app, pilot):
        await pilot.press("?")
        assert foot(app).startswith("Ctrl-E find")
        await pilot.press("ctrl+e", *"legend")
        assert sum("legend" in row for row in drawn(app)) >= 2


async def test_colours_are_taken_with_the_key_of_opening(running: Running) -> None:
    desk = FakeDesk(keys=OWN)
    async with running(desk) as (app, pilot):
        before = app.theme
        await pilot.press("T", "n")
        looked_at = app.theme
        assert looked_at != before
        await pilot.press("X")
        assert app.theme == before
        await pilot.press("T", "n", "ctrl+o")
        assert app.theme == looked_at
        assert app.screen is app.reading


async def test_a_click_beside_the_colours_leaves_them_as_they_were(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        before = app.theme
        await pilot.press("T", "j")
        over = app.screen
        assert isinstance(over, ThemesScreen) and app.theme != before
        await pilot.click(offset=(0, 0))
        assert app.screen is app.reading
        assert app.theme == before


async def test_in_a_box_letters_are_text_and_other_keys_are_obeyed(running: Running) -> None:
    keys = {"down": "n ctrl+e", "up": "ctrl+y", "open": "ctrl+o", "back": "X ctrl+g"}
    async with running(FakeDesk(keys=keys)) as (app, pilot):
        await pilot.press("colon")
        picker = app.screen
        assert isinstance(picker, PickerScreen)
        first = picker.rows.cursor
        await pilot.press("ctrl+e", "ctrl+e", "ctrl+y")
        second = picker.rows.cursor
        assert second > first
        await pilot.press("down", "up")
        assert picker.rows.cursor == second
        await pilot.press("n", "X")
        assert picker.input.value == "nX"
        await pilot.press("ctrl+g")
        assert app.screen is app.reading


async def test_a_table_is_gone_through_with_the_keys_it_is_given(running: Running) -> None:
    keys = {"table-right": "z", "down": "l", "back": "h"}
    columns = "\t".join(f"column {number} of the table" for number in range(9))
    wide = article_of(("title", "A headline"), ("table", f"{columns}\n{columns}"))
    async with running(FakeDesk([wide], keys=keys)) as (app, pilot):
        await pilot.press("enter", "t")
        over = app.screen
        assert isinstance(over, TableScreen)
        sheet = over.table_sheet
        assert foot(app) == "← z sideways   l k move   h close"
        await pilot.press("z", "l", "right")
        assert sheet.first == 1
        await pilot.press("left")
        assert sheet.first == 0
        await pilot.press("h")
        assert app.screen is app.reading
