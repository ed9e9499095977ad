"""Finding as you type, driven as a reader drives it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from app_support import (
    FakeDesk,
    Running,
    app_of,
    article,
    at_the_desk,
    drawn,
    running_app,
    until,
)
from textual.events import Key

from reader.desk.found import Found
from reader.library.store import Entry, entry_of

SHORT = "/library/short.md"
HARBOUR = "/library/harbour.md"


async def test_each_letter_narrows_the_list(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"rain")
        await until(pilot, lambda: app.reading.finder.text == "rain")
        assert app.reading.key_at(0) == SHORT
        assert app.reading.list.count == 1
        assert "Articles 1" in "".join(drawn(app)[:4])
        await pilot.press(*["backspace"] * 4, *"ferr")
        await until(pilot, lambda: app.reading.finder.text == "ferr")
        assert app.reading.key_at(0) == HARBOUR


async def test_what_is_asked_while_the_hand_moves_is_not_asked_again(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        app.reading.search()
        app.reading.search_box.input.value = "rain"
        await until(pilot, lambda: app.reading.finder.text == "rain")
        assert desk.searched == ["rain"]


async def test_a_panel_in_the_list_s_place_makes_way_for_the_search(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "v")
        await until(pilot, lambda: app.reading.panels.column.display)
        assert not app.reading.side.display
        await pilot.press("slash", *"rain")
        await until(pilot, lambda: app.reading.finder.text == "rain")
        assert "rain" in "".join(drawn(app)[:3])
        await pilot.press("escape")
        await until(pilot, lambda: app.reading.where == "panel")
        assert app.reading.panels.column.display


async def test_one_question_at_a_time_is_asked_ahead(desk: FakeDesk, running: Running) -> None:
    answering = threading.Event()
    answer = desk.search

    def slow(text: str, *wanted: Any, **more: Any) -> Found:
        answering.wait(10)
        return answer(text, *wanted, **more)

    desk.search = slow  # type: ignore[method-assign]
    async with running(desk) as (app, pilot):
        app.reading.search()
        for text in ("ra", "rai", "rain"):
            app.reading.finder.typed(text)
        app.reading.finder.changed("rain")
        await pilot.pause()
        answering.set()
        await until(pilot, lambda: app.reading.finder.text == "rain")
        assert sorted(desk.searched) == ["ra", "rain"]


async def test_a_stale_answer_is_dropped(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        app.reading.search()
        finder = app.reading.finder
        finder.changed("rain")
        finder.changed("ferries")
        await until(pilot, lambda: finder.text == "ferries")
        await pilot.pause()
        assert finder.text == "ferries"
        assert app.reading.key_at(0) == HARBOUR


async def test_enter_opens_at_the_first_hit_and_n_walks(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"quay", "enter")
        await until(pilot, lambda: app.reading.where == "page" and app.reading.in_page.number)
        total = app.reading.in_page.number
        assert total > 3
        await until(pilot, lambda: f"hit 1 of {total}" in app.reading.foot.text)
        await pilot.press("n")
        assert f"hit 2 of {total}" in app.reading.foot.text
        await pilot.press("N", "N")
        assert f"hit {total} of {total}" in app.reading.foot.text


async def test_enter_at_once_opens_what_is_typed(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        app.reading.search()
        await pilot.pause()
        app.reading.search_box.input.value = "rain"
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.opening.key == SHORT)
        assert app.reading.where == "page"


async def test_escape_puts_everything_back(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("j")
        await until(pilot, lambda: app.reading.opening.key == "/library/bread.md")
        before = drawn(app)
        await pilot.press("slash", *"rain")
        await until(pilot, lambda: app.reading.opening.key == SHORT)
        await pilot.press("escape")
        await until(pilot, lambda: app.reading.opening.key == "/library/bread.md")
        assert app.reading.where == "list"
        assert not app.reading.finder.active
        assert drawn(app) == before


async def test_what_is_wrong_is_named_and_the_list_stays(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"rain")
        await until(pilot, lambda: app.reading.finder.text == "rain")
        app.reading.search_box.input.value = "rain after:nonsense "
        await until(pilot, lambda: app.reading.search_box.tabs.note)
        assert app.reading.list.count == 1
        assert "nonsense" in app.reading.search_box.tabs.note
        assert "found" not in app.reading.finder.summary()


async def test_tab_shows_quotations_and_enter_goes_to_the_words(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"ferries")
        await until(pilot, lambda: app.reading.finder.text == "ferries")
        await pilot.press("tab")
        await until(pilot, lambda: app.reading.finder.found.hits[0].quoted)  # type: ignore[union-attr]
        assert any("The ferries will go" in row for row in drawn(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page")
        assert app.reading.opening.key == HARBOUR


async def test_down_leaves_the_box_for_the_list(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"the")
        await until(pilot, lambda: app.reading.finder.text == "the")
        await pilot.press("down")
        assert app.reading.where == "list"
        await pilot.press("right")
        await until(pilot, lambda: app.reading.finder.kind == 1)
        await pilot.press("q")
        assert not app.reading.finder.active


async def test_finding_in_the_page_is_live_and_escape_goes_back(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "slash", *"quay")
        await until(pilot, lambda: app.reading.in_page.number)
        total = app.reading.in_page.number
        assert app.reading.find_box.count.text == f"1 of {total}"
        await pilot.press("escape")
        assert app.reading.in_page.number == 0
        assert app.reading.where == "page"
        assert app.reading.page.place == 0


async def test_finding_in_the_page_keeps_its_hits_on_enter(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "slash", *"quay", "enter", "n")
        assert "hit 2 of" in app.reading.foot.text
        await pilot.press("slash", *"zebra")
        await pilot.pause()
        assert app.reading.find_box.count.text == "not found"


async def test_what_is_folded_away_is_found_only_when_it_is_unfolded(running: Running) -> None:
    one = article("tide", "The tide", "The tide went out.", "~ Share the tide", "It came in.")
    async with running(FakeDesk([one])) as (app, pilot):
        box = app.reading.find_box
        await pilot.press("enter", "slash", *"share")
        assert box.count.text == "not found"
        await pilot.press("escape", "slash", *"tide")
        assert box.count.text.endswith("of 2")
        assert not app.reading.page.unfolded
        await pilot.press("escape", "x", "slash", *"share")
        assert box.count.text == "1 of 1"


async def test_words_typed_in_the_page_stand_side_by_side_if_they_can(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter")
        text = app.reading.page.article.text  # type: ignore[union-attr]
        together = " ".join(text.split()[:8])
        await pilot.press("slash")
        app.reading.find_box.input.value = together
        await until(pilot, lambda: app.reading.in_page.number)
        assert app.reading.in_page.number == 1
        app.reading.find_box.input.value = " ".join(reversed(together.split()))
        await until(pilot, lambda: app.reading.in_page.number > 1)


async def test_q_is_text_in_the_box(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"qQ?")
        assert app.reading.search_box.text == "qQ?"


async def test_what_is_typed_ahead_lands_in_the_box(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        for character in "/rain":
            app.post_message(Key("slash" if character == "/" else character, character))
        await until(pilot, lambda: app.reading.search_box.text == "rain")
        assert not desk.marks.get(HARBOUR).read


async def test_nothing_found_says_what_to_do(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"zzxxqq")
        await until(pilot, lambda: app.reading.finder.text == "zzxxqq")
        assert any("Nothing found" in row for row in drawn(app))


class StillOpening(FakeDesk):
    """Two articles are there; the others come when they are let in."""

    def __init__(self) -> None:
        super().__init__()
        self.come_in = threading.Event()

    def load(self, on_batch: Callable[[Sequence[Entry]], None]) -> None:
        self.progress.begin(len(self.articles))
        for key, one in list(self.articles.items())[:2]:
            self.entries.append(entry_of(one, key, 0, 0))
            self.progress.step()
        on_batch(self.entries)
        self.come_in.wait(10)


async def test_while_the_library_is_opened_nothing_found_says_so() -> None:
    desk = StillOpening()
    app = app_of(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_the_desk(pilot, app)
        await until(pilot, lambda: app.reading.list.count == 2)
        await pilot.press("slash", *"zzxxqq")
        await until(pilot, lambda: app.reading.finder.text == "zzxxqq")
        rows = " ".join(row[:40].strip(" │▌") for row in drawn(app))
        assert f"still opening, 2 of {len(desk.articles)} articles read" in " ".join(rows.split())
        desk.come_in.set()
        await until(pilot, lambda: not app.reading.still_loading)


async def test_while_articles_are_indexed_nothing_found_says_so(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        desk.unindexed = 3
        await pilot.press("slash", *"zzxxqq")
        await until(pilot, lambda: app.reading.finder.text == "zzxxqq")
        assert "3 articles still to be indexed" in app.reading.list.empty


async def test_further_answers_are_listed_when_the_last_ones_come_near() -> None:
    desk = FakeDesk([article(f"a{n}", f"Ferry {n}", "It left.") for n in range(60)])
    async with running_app(desk) as (app, pilot):
        await pilot.press("slash", *"ferry")
        await until(pilot, lambda: app.reading.finder.text == "ferry")
        assert app.reading.list.count == 50
        first = app.reading.key_at(0)
        await pilot.press("down", "G")
        await until(pilot, lambda: app.reading.list.count == 60)
        assert (app.reading.list.cursor, app.reading.key_at(0)) == (49, first)
        await pilot.press("G")
        assert app.reading.list.cursor == 59
        assert len({app.reading.key_at(place) for place in range(60)}) == 60
