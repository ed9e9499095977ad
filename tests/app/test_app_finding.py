"""What a search keeps still, names and remembers, in the running app."""

from __future__ import annotations

from app_support import FakeDesk, Running, drawn, until

from reader.app.app import ReaderApp
from reader.app.screens.picker import PickerScreen
from reader.app.widgets.hit_bar import TICK, HitBar


def searched(app: ReaderApp, text: str) -> bool:
    return app.reading.finder.text == text


async def test_ctrl_n_goes_through_the_kinds_whatever_is_typed(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"sa", "ctrl+n")
        assert app.reading.finder.kind == 1
        assert app.reading.search_box.text == "sa"


async def test_what_is_wrong_is_named_with_its_place(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash")
        app.reading.search_box.input.value = "rain is:nonsense "
        await until(pilot, lambda: app.reading.search_box.tabs.note)
        assert app.reading.search_box.tabs.note.startswith("character 6:")


async def test_what_is_wrong_is_said_whole_or_ends_in_an_ellipsis(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash")
        app.reading.search_box.input.value = "after:20x "
        await until(pilot, lambda: app.reading.search_box.tabs.note)
        await pilot.pause()
        tabs = app.reading.search_box.tabs
        region = tabs.region
        rows = [row[: region.right] for row in drawn(app)[region.y : region.bottom]]
        assert " ".join(" ".join(rows).split()) == tabs.note
        tabs.show((), 0, "character 1: " + "this goes on and on " * 20)
        await pilot.pause()
        rows = [row[: region.right] for row in drawn(app)[region.y : tabs.region.bottom]]
        assert len(rows) == 5 and rows[-1].rstrip().endswith("…")


async def test_an_article_marked_read_stays_under_the_cursor(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash")
        app.reading.search_box.input.value = "is:unread "
        await until(pilot, lambda: searched(app, "is:unread "))
        count, key = app.reading.list.count, app.reading.key_at(0)
        assert key is not None
        app.reading.marking.set_read(key, True)
        await app.reading.finder._refresh(app.reading.finder._generation)
        assert (app.reading.list.count, app.reading.key_at(0)) == (count, key)
        assert app.reading.list.cursor == 0


async def test_the_header_says_how_it_is_sorted(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"the")
        await until(pilot, lambda: searched(app, "the"))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "by date" in drawn(app)[0])


async def test_where_no_search_is_saved_it_is_said_how_one_is(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("@")
        assert app.reading.foot.message.startswith("No search is saved yet: / in the list")


async def test_a_search_is_saved_under_a_name_and_forgotten(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"rain", "ctrl+t")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"Wet", "enter")
        assert dict(desk.marks.saved.texts) == {"wet": "rain"}
        await pilot.press("ctrl+t", *"forget", "enter")
        assert not desk.marks.saved.texts
        assert app.reading.foot.message == "@wet is forgotten; u undoes it"


async def test_u_undoes_what_became_of_saved_searches(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        desk.marks.saved.keep("wet", "rain")
        await pilot.press("@", *"forget", "enter", "u")
        assert dict(desk.marks.saved.texts) == {"wet": "rain"}
        assert app.reading.foot.message == "Undone: @wet finds rain again"
        await pilot.press("u")
        assert not desk.marks.saved.texts
        assert app.reading.foot.message == "Undone: @wet is forgotten again"


async def test_the_scrollbar_shows_where_the_hits_are(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "slash", *"quay", "enter")
        bar = app.reading.page.vertical_scrollbar
        assert isinstance(bar, HitBar) and bar.places
        assert any(row.rstrip().endswith(TICK) for row in drawn(app))
        await pilot.press("escape")
        assert not bar.places


async def test_finding_in_the_page_takes_the_words_as_they_stand(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "slash")
        app.reading.find_box.input.value = "the new qu"
        await until(pilot, lambda: app.reading.in_page.number)
        assert app.reading.in_page.number == 2


async def test_a_field_in_the_page_is_said_to_be_for_the_library(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "slash", *"by:zebra")
        await until(pilot, lambda: "by: is for Ctrl-F" in drawn(app)[-1])
        await pilot.press(*["backspace"] * 8, *"note: x")
        await until(pilot, lambda: "not found" in drawn(app)[-1])
