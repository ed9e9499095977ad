"""Coming back: the place is kept while reading, and the article that was left is gone on with."""

from __future__ import annotations

import pytest
from app_support import LIBRARY, FakeDesk, Running, article, drawn, until
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.parts import opening
from reader.library.store import stdin_key

HARBOUR = "/library/harbour.md"
BREAD = "/library/bread.md"
LONG = article(
    "long",
    "A long way round",
    *[f"Paragraph {number} goes on about the way." for number in range(80)],
    published=LIBRARY[1].published,
)
LONG_KEY = "/library/long.md"


def next_time(desk: FakeDesk) -> FakeDesk:
    """A desk with a long article among the others, and the marks and the screen of this one."""
    again = FakeDesk((*LIBRARY, LONG))
    again.marks, again.kept = desk.marks, desk.kept
    return again


@pytest.fixture
def desk() -> FakeDesk:
    desk = next_time(FakeDesk())
    desk.marks.close = lambda: None  # type: ignore[method-assign]
    return desk


async def test_the_place_is_kept_though_reader_is_never_left(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "KEEPING", 0.01)
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "space")
        page = app.reading.page
        await until(pilot, lambda: desk.marks.get(HARBOUR).place == page.place > 0)
        await pilot.press("space")
        await until(pilot, lambda: desk.marks.get(HARBOUR).place == page.place)
        assert desk.kept.name("article", "") == HARBOUR


async def test_nothing_is_written_where_nobody_has_moved(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "KEEPING", 0.01)
    kept: list[str] = []
    monkeypatch.setattr(desk.marks, "set_place", lambda key, *_: kept.append(key))
    async with running(desk) as (app, pilot):
        await pilot.press("j", "k", "enter")
        await until(pilot, lambda: app.reading.where == "page")
        await pilot.press("space")
        await until(pilot, lambda: kept == [HARBOUR])
        await pilot.press("v", "W", "escape", "escape")
        await pilot.pause()
        assert kept == [HARBOUR]


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_the_article_that_was_left_is_gone_on_with(
    desk: FakeDesk, running: Running, size: tuple[int, int]
) -> None:
    async with running(desk, size) as (app, pilot):
        app.reading.list.cursor = app.reading.shelf.index_of(LONG_KEY) or 0
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.opening.key == LONG_KEY)
        await pilot.press("space", "space")
        await until(pilot, lambda: app.reading.page.place > 0)
        place = app.reading.page.place
        await pilot.press("q", "Q")
    async with running(next_time(desk), size) as (app, pilot):
        assert app.reading.key_here == LONG_KEY
        assert app.reading.list.cursor > 0 and app.reading.where == "list"
        assert "You left off here: Enter goes on" in app.reading.foot.text
        rows = "\n".join(drawn(app))
        assert LONG.title in rows
        assert "Harbour board" in rows
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.opening.key == LONG_KEY)
        await until(pilot, lambda: app.reading.page.place == place)
        assert "left off" not in app.reading.foot.text


async def read_on(pilot: Pilot[None], app: ReaderApp) -> int:
    """Opens the article under the cursor and reads on; the place that is come to."""
    await pilot.press("enter", "space")
    await until(pilot, lambda: app.reading.page.place > 0)
    return app.reading.page.place


async def test_the_place_is_kept_when_reader_is_left(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "KEEPING", 3_600.0)
    async with running(desk) as (app, pilot):
        place = await read_on(pilot, app)
        await pilot.press("Q")
    assert desk.marks.get(HARBOUR).place == place


async def test_the_place_is_kept_when_another_article_is_opened(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "KEEPING", 3_600.0)
    async with running(desk) as (app, pilot):
        place = await read_on(pilot, app)
        await pilot.press("J")
        await until(pilot, lambda: app.reading.opening.key != HARBOUR)
        assert desk.marks.get(HARBOUR).place == place
        await pilot.press("K")
        await until(pilot, lambda: app.reading.opening.key == HARBOUR)
        await until(pilot, lambda: app.reading.page.place == place)


async def test_an_article_is_left_though_nobody_has_moved_in_it(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        await pilot.press("Q")
    async with running(next_time(desk)) as (app, _):
        assert app.reading.key_here == BREAD == app.reading.opening.key


async def test_a_piped_text_does_not_take_the_place_of_the_article_that_was_left(
    desk: FakeDesk, running: Running
) -> None:
    desk.kept.keep("article", BREAD, "")
    piped = next_time(desk)
    piped.articles = {stdin_key(b"It rained."): LIBRARY[0]}
    async with running(piped) as (app, pilot):
        await pilot.press("enter", "space")
        await until(pilot, lambda: app.reading.page.place > 0)
        await pilot.press("Q")
    assert desk.kept.name("article", "") == BREAD


async def test_what_was_only_looked_at_from_the_list_was_not_left(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("j")
        await until(pilot, lambda: app.reading.opening.key == BREAD)
        await pilot.press("Q")
    async with running(next_time(desk)) as (app, _):
        assert app.reading.key_here == HARBOUR
        assert "left off" not in app.reading.foot.text


async def test_a_finished_article_or_one_that_is_gone_is_not_gone_on_with(
    desk: FakeDesk, running: Running
) -> None:
    desk.kept.keep("article", BREAD, "")
    desk.marks.set_read(BREAD, True)
    async with running(desk) as (app, _):
        assert app.reading.key_here == HARBOUR
        assert "left off" not in app.reading.foot.text
    desk.kept.keep("article", "/library/gone.md", "")
    async with running(next_time(desk)) as (app, _):
        assert app.reading.key_here == HARBOUR


async def test_who_moves_on_in_the_list_is_told_no_more(desk: FakeDesk, running: Running) -> None:
    desk.kept.keep("article", BREAD, "")
    async with running(desk, (60, 20)) as (app, pilot):
        assert "left off" in app.reading.foot.text
        await pilot.press("k")
        assert "left off" not in app.reading.foot.text
        await pilot.press("j", "/")
        assert "left off" not in app.reading.foot.text
