"""Keys for an article that is still on its way to the page wait for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app_support import FakeDesk, Running, until
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.article import Article

NARROW = (60, 20)
"""Where only one thing is on the screen: the article is not read before it is opened."""


class SlowDesk(FakeDesk):
    """A desk on which an article can be held up."""

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()
        self.free.set()

    def article(self, key: str) -> Article:
        self.free.wait(10)
        return super().article(key)

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Articles that are asked for meanwhile come afterwards."""
        self.free.clear()
        try:
            yield
        finally:
            self.free.set()


async def test_a_key_for_the_page_waits_for_the_article(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", "G")
        await arrived(pilot, app, "harbour")
        page = app.reading.page
        await until(pilot, lambda: page.scroll_offset.y == page.max_scroll_y > 0)


async def test_keys_that_wait_count_in_the_order_in_which_they_were_typed(
    running: Running,
) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", *"]q]q")
        await arrived(pilot, app, "harbour")
        page = app.reading.page
        await until(pilot, lambda: page.quotation_here and page.quotation_here.speakers)
        assert page.quotation_here and page.quotation_here.speakers == ("person:tom-pell",)


async def test_what_is_typed_ahead_into_the_search_box_goes_there(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", "/", *"qq")
        await until(pilot, lambda: app.reading.find_box.input.value == "qq")


async def test_a_count_is_typed_ahead_with_its_key(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", "4", "j")
        await arrived(pilot, app, "harbour")
        await until(pilot, lambda: app.reading.page.scroll_offset.y == 4)


async def test_what_was_typed_for_an_article_is_not_done_to_the_next(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("J", "enter", "G", "K")
        await arrived(pilot, app, "harbour")
        assert app.reading.page.scroll_offset.y == 0


async def test_articles_are_gone_through_without_waiting_for_each(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", "J", "J")
            assert app.reading.list.cursor == 2
        await arrived(pilot, app, "short")


async def test_who_goes_back_to_the_list_leaves_it_as_it_is(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", "G", "q")
        await arrived(pilot, app, "harbour")
        await until(pilot, lambda: app.reading.where == "list")
        assert app.reading.list.cursor == 0


async def test_esc_takes_back_what_waits(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk, NARROW) as (app, pilot):
        with desk.held_up():
            await pilot.press("enter", "G", "escape")
            assert app.reading.where == "list"
        await arrived(pilot, app, "harbour")
        assert app.reading.list.cursor == 0 == app.reading.page.scroll_offset.y


async def test_in_the_list_only_keys_of_the_article_wait(running: Running) -> None:
    desk = SlowDesk()
    async with running(desk) as (app, pilot):
        with desk.held_up():
            await pilot.press("j")
            await pilot.press("j", "k")
            assert app.reading.list.cursor == 1
            await pilot.press("]", "q")
        await arrived(pilot, app, "bread")
        await until(pilot, lambda: app.reading.page.quotation_here is not None)
        assert app.reading.where == "page"


async def arrived(pilot: Pilot[None], app: ReaderApp, name: str) -> None:
    """Wait until this article is on the page."""
    await until(pilot, lambda: app.reading.opening.key == f"/library/{name}.md")
