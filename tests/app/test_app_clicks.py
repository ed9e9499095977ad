"""The mouse does at the foot what the keys do that stand there."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, drawn, until
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.screens.overlay import Overlay
from reader.app.screens.picker import PickerScreen
from reader.app.widgets.foot_line import FootLine

HARBOUR = "/library/harbour.md"


async def click_at_foot(pilot: Pilot[None], app: ReaderApp, words: str) -> None:
    """Clicks these words where the screen shows them on its last line."""
    foot = next(row for row in reversed(drawn(app)) if row.strip())
    assert words in foot, foot
    await pilot.click(FootLine, offset=(foot.index(words), 0))


async def in_quotation(pilot: Pilot[None], app: ReaderApp) -> None:
    await pilot.press("enter", "]", "q")
    await until(pilot, lambda: app.reading.page.quotation_here)
    await until(pilot, lambda: "next quotation" in drawn(app)[-1])


@pytest.mark.parametrize("width", [100, 120, 160])
@pytest.mark.parametrize("words", ["]q", "next quotation"])
async def test_a_click_on_a_hint_runs_its_command(
    desk: FakeDesk, running: Running, width: int, words: str
) -> None:
    async with running(desk, (width, 30)) as (app, pilot):
        await in_quotation(pilot, app)
        before = app.reading.page.quotation_here
        await click_at_foot(pilot, app, words)
        await until(pilot, lambda: app.reading.page.quotation_here != before)
        assert app.reading.walking.quotation is not None
        assert app.reading.walking.quotation.counted[0] == 2
        assert app.reading.where == "page"


async def test_every_hint_that_is_shown_can_be_clicked(desk: FakeDesk, running: Running) -> None:
    async with running(desk, (160, 30)) as (app, pilot):
        await in_quotation(pilot, app)
        clicked = list[str]()
        app.reading.keys.click = lambda name: clicked.append(name)  # type: ignore[method-assign]
        shown = app.reading.foot._shown()
        assert len(shown) > 3
        for hint in shown:
            await click_at_foot(pilot, app, f"{hint.key} {hint.word}")
        assert clicked == [hint.command for hint in shown]


async def test_a_click_on_the_quotations_line_asks_who_says_it(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await in_quotation(pilot, app)
        await click_at_foot(pilot, app, "Ines Varga")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert isinstance(app.screen, PickerScreen)
        assert app.screen.heading.startswith("Who says")


async def test_a_quotation_is_corrected_with_the_mouse_alone(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        place = next(
            (row.index("We cannot"), number)
            for number, row in enumerate(drawn(app))
            if "We cannot" in row
        )
        await pilot.click(offset=place)
        await until(pilot, lambda: app.reading.page.quotation_here)
        await click_at_foot(pilot, app, "Ines Varga")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.pause()
        other = next(
            (row.index("Tom Pell"), number)
            for number, row in enumerate(drawn(app))
            if "Tom Pell" in row and "harbour master" in row
        )
        await pilot.click(offset=other)
        await until(pilot, lambda: desk.marks.corrections_of(HARBOUR))
        await until(pilot, lambda: "Corrected: speaker Tom Pell" in app.reading.foot.message)


async def test_a_click_on_a_names_line_asks_what_it_is(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "e")
        await until(pilot, lambda: app.reading.page.entity_here)
        await until(pilot, lambda: "mention 1 of 2" in drawn(app)[-1])
        await click_at_foot(pilot, app, "mention 1")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert isinstance(app.screen, PickerScreen)
        assert app.screen.heading == "Ines Varga · person · 2 mentions"


async def test_a_click_on_a_message_takes_it_away(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await in_quotation(pilot, app)
        app.reading.foot.say("Something happened")
        await pilot.pause()
        await click_at_foot(pilot, app, "Something")
        assert not app.reading.foot.message
        assert app.screen is app.reading
        assert "Ines Varga" in drawn(app)[-1]


async def test_a_click_on_search_opens_the_box(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter")
        await pilot.click(offset=(drawn(app)[0].index("/ search") + 3, 0))
        await until(pilot, lambda: app.reading.focused is app.reading.search_box.input)
        await pilot.press("escape")
        await pilot.click(offset=(5, 0))
        await pilot.pause()
        assert not app.reading.finder.active


async def test_a_click_where_nothing_stands_does_nothing(desk: FakeDesk, running: Running) -> None:
    async with running(desk, (160, 30)) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        before = drawn(app)
        await pilot.click(FootLine, offset=(60, 0))
        await pilot.click(FootLine, offset=(3, 0))
        await pilot.pause()
        assert drawn(app) == before


async def test_half_a_key_sequence_is_forgotten_by_a_click(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await in_quotation(pilot, app)
        foot = drawn(app)[-1]
        await pilot.press("]")
        app.reading.keys.click("help")
        await until(pilot, lambda: app.screen is not app.reading)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reading)
        await pilot.press("q")
        await until(pilot, lambda: app.reading.where == "list")
        assert "]q" in foot


async def test_a_click_beside_a_box_closes_it(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await in_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, Overlay))
        await pilot.pause()
        await pilot.click(offset=(0, 0))
        await until(pilot, lambda: app.screen is app.reading)
        assert desk.marks.corrections_of(HARBOUR) == ()
