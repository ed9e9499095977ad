"""The reading screen, driven as a reader drives it."""

from __future__ import annotations

import pytest
from app_support import LIBRARY, FakeDesk, Running, drawn, until

from reader.app.app import ReaderApp
from reader.app.commands import COMMANDS


def where(app: ReaderApp) -> str:
    """The pane with the focus."""
    return app.reading.where


HARBOUR = "/library/harbour.md"
BREAD = "/library/bread.md"


async def test_the_list_and_the_newest_article_are_shown_at_once(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, _):
        rows = drawn(app)
        assert "Reader  4 articles · 4 unread" in rows[0]
        assert "/ search" in rows[0]
        assert app.reading.opening.key == HARBOUR
        assert any("Gazette · 3 Jun" in row and "4❝" in row for row in rows)
        assert any(row.startswith("▌Harbour board") for row in rows)


async def test_a_list_that_fills_from_its_end_begins_at_its_top(running: Running) -> None:
    newest_last = FakeDesk(tuple(reversed(LIBRARY)))
    async with running(newest_last) as (app, pilot):
        await until(pilot, lambda: app.reading.opening.key == HARBOUR)
        assert app.reading.list.cursor == 0
        assert "Harbour board" in drawn(app)[1]


async def test_articles_without_a_date_stand_last(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, _):
        keys = app.reading.shelf.in_order()
        assert keys == [f"/library/{name}.md" for name in ("harbour", "bread", "short", "undated")]


async def test_j_in_the_list_shows_the_next_article(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("j")
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        assert where(app) == "list"
        await pilot.press("k")
        await until(pilot, lambda: app.reading.opening.key == HARBOUR)


async def test_a_count_moves_by_so_many(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("2", "j")
        assert app.reading.list.cursor == 2


async def test_enter_reads_and_q_goes_back_and_then_out(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter")
        assert where(app) == "page"
        await pilot.press("q")
        assert where(app) == "list"
        await pilot.press("q")
        await pilot.pause()
        assert app._exit


async def test_escape_never_leaves(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", *["escape"] * 5)
        assert app.is_running and not app._exit


@pytest.mark.parametrize("key", ["Q", "ctrl+c"])
async def test_leaving_from_anywhere(desk: FakeDesk, running: Running, key: str) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", key)
        await pilot.pause()
        assert app._exit
    assert desk.closed


async def test_looking_through_the_list_marks_nothing_read(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: app.reading.opening.key == "/library/undated.md")
        assert app.reading.shelf.unread == 4


async def test_reaching_the_end_marks_read_and_u_undoes(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter")
        while not app.reading.page.at_end:
            await pilot.press("space")
        await until(pilot, lambda: desk.marks.get(HARBOUR).read)
        assert app.reading.shelf.unread == 3
        await pilot.press("u")
        assert not desk.marks.get(HARBOUR).read
        assert app.reading.shelf.unread == 4


async def test_m_and_star_toggle(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("m", "*")
        mark = desk.marks.get(HARBOUR)
        assert mark.read and mark.starred
        assert any("★" in row for row in drawn(app))
        await pilot.press("m", "*")
        mark = desk.marks.get(HARBOUR)
        assert not mark.read and not mark.starred


async def test_the_place_is_kept_for_next_time(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "space")
        await pilot.pause()
        place = app.reading.page.place
        assert place > 0
        await pilot.press("J")
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        assert desk.marks.get(HARBOUR).place == place
        await pilot.press("K")
        await until(pilot, lambda: app.reading.opening.key == HARBOUR)
        assert app.reading.page.place == place


async def test_the_foot_says_who_speaks(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "q")
        await pilot.pause()
        assert "❝ 1/" in app.reading.foot.text
        assert "Ines Varga, harbour master · “said” · sure" in app.reading.foot.text
        await pilot.press("i")
        await pilot.pause()
        assert any("The cue said follows" in row for row in drawn(app))
        await pilot.press("i")
        await pilot.press("]", "s")
        await pilot.pause()
        here = app.reading.page.quotation_here
        assert here and here.speakers == ("person:ines-varga",) and here.start > 250


async def test_half_typed_keys_show_what_can_follow(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]")
        await until(pilot, lambda: "same speaker" in drawn(app)[-1])
        await pilot.press("escape")
        assert app.reading.foot.text.find("same speaker") < 0


async def test_voices_light_one_and_close(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("v")
        await pilot.pause()
        assert where(app) == "panel"
        assert any("Ines Varga" in row for row in drawn(app))
        await pilot.press("enter")
        assert app.reading.page.voice == "person:ines-varga"
        await pilot.press("q")
        assert where(app) == "page"
        assert app.reading.panels.shown is None


async def test_whos_who_and_contents(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("w")
        await pilot.pause()
        assert any("People" in row for row in drawn(app))
        await pilot.press("c")
        await pilot.pause()
        assert any("What comes next" in row for row in drawn(app))
        await pilot.press("j", "enter")
        assert app.reading.page.place > 0
        await pilot.press("c")
        assert app.reading.panels.shown is None


async def test_help_lists_every_command_and_finds(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        screen = app.screen
        listed = {screen.rows.value_at(row) for row in range(screen.rows.count)}  # type: ignore[attr-defined]
        assert {command.name for command in COMMANDS} <= listed
        await pilot.press("slash", *"same speaker")
        await pilot.pause()
        assert screen.rows.count < 10  # type: ignore[attr-defined]
        await pilot.press("enter", "q")
        assert app.screen is app.reading


async def test_an_article_that_vanished_says_so(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        desk.gone.add(BREAD)
        await pilot.press("j")
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        await pilot.pause()
        assert any("not there any more" in row for row in drawn(app))
        await pilot.press("k")
        await until(pilot, lambda: app.reading.page.article is not None)


async def test_an_empty_library_says_what_to_do(running: Running) -> None:
    desk = FakeDesk(())
    app_running = running(desk, (60, 20))
    async with app_running as (app, pilot):
        await pilot.press("j", "k", "enter", "space", "v", "n", "m", "*", "J", "G", "tab")
        assert any("reader FOLDER" in row for row in drawn(app))


async def test_zen_leaves_the_page_alone(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "z")
        await pilot.pause()
        assert not any("4 articles" in row for row in drawn(app))
        await pilot.press("z")
        await pilot.pause()
        assert "4 articles" in drawn(app)[0]


async def test_the_column_can_be_wider(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        before = app.reading.page.column_width
        await pilot.press("less_than_sign")
        assert app.reading.page.column_width < before
        await pilot.press("greater_than_sign")
        assert app.reading.page.column_width == before


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30), (160, 45), (300, 100)])
async def test_every_width_works(desk: FakeDesk, running: Running, size: tuple[int, int]) -> None:
    async with running(desk, size) as (app, pilot):
        assert any("Harbour board" in row for row in drawn(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.page.annotations)
        assert any("storms broke" in row or "winter" in row for row in drawn(app))
        await pilot.press("v")
        await pilot.pause()
        assert any("Ines Varga" in row for row in drawn(app))
        await pilot.press("escape", "q")
        await pilot.pause()
        assert where(app) == "list"
        assert any("Minutes of" in row or "brackets" in row for row in drawn(app))


async def test_resizing_keeps_the_place(desk: FakeDesk, running: Running) -> None:
    async with running(desk, (160, 45)) as (app, pilot):
        await pilot.press("enter", "space")
        await pilot.pause()
        place = app.reading.page.place
        for size in ((100, 30), (50, 20), (160, 45)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.reading.page.place == place


async def test_the_palette_runs_a_command(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (_, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"star this")
        await pilot.press("enter")
        await until(pilot, lambda: desk.marks.get(HARBOUR).starred)


async def test_the_mouse_opens_a_row(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.click("#list", offset=(4, 5))
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        assert app.reading.list.cursor == 1


async def test_what_changes_on_the_disk_moves_nothing(desk: FakeDesk, running: Running) -> None:
    from app_support import article

    from reader.desk.desk import Changes
    from reader.library.store import entry_of

    async with running(desk) as (app, pilot):
        await pilot.press("j")
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        new = article("new", "Just in", "“It is new,” said Ida Holm.")
        desk.articles["/library/new.md"] = new
        app.reading.library.changed(
            Changes((entry_of(new, "/library/new.md", 0, 0),), (), (HARBOUR,))
        )
        await pilot.pause()
        assert app.reading.key_here == BREAD
        assert app.reading.opening.key == BREAD
        assert "1 article added" in app.reading.foot.text
