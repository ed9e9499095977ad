"""The presence strip: where the chosen voice or entity appears."""

from __future__ import annotations

from app_support import FakeDesk, Running, drawn
from page_support import LIND, PageApp, annotated, paragraphs, said

from reader.app.page.presence import Presence
from reader.app.widgets.page import Page

TEXT = [f"Paragraph {n} goes on and on. " * 8 for n in range(60)]
for place in (10, 30, 50):
    TEXT[place] += f"“Mark{place},” Lind said."
ARTICLE = paragraphs(*TEXT)
KNOWN = annotated(
    ARTICLE,
    [said(ARTICLE, f"“Mark{place},”") for place in (10, 30, 50)],
    [(LIND, "Lind")],
)


def on_screen(app: PageApp, words: str) -> bool:
    return any(words in row for row in app.rows())


async def test_the_strip_stands_under_the_headline_and_then_on_the_top_row() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(ARTICLE, KNOWN)
        await pilot.pause()
        assert app.page.presence_row() is None
        before = app.rows()
        app.page.voice = LIND.key
        row = app.page.presence_row()
        assert row and row > 1
        after = app.rows()
        assert "Lind" in after[row] and after[row].count("█") == 3
        assert before[:row] + before[row + 1 :] == after[:row] + after[row + 1 :]
        app.page.scroll_pages(3)
        await pilot.pause()
        assert app.page.presence_row() == 0
        assert app.rows()[0].count("█") == 3


async def test_the_strip_shows_where_the_screen_is() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(ARTICLE, KNOWN)
        app.page.voice = LIND.key
        app.page.to_end()
        await pilot.pause()
        strip = app.rows()[0]
        assert strip.rstrip().endswith("─")
        app.page.to_top()
        await pilot.pause()
        assert "Lind  ─" in app.rows()[app.page.presence_row() or 0]


async def test_a_click_on_the_top_row_goes_to_the_nearest_appearance() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(ARTICLE, KNOWN)
        app.page.voice = LIND.key
        app.page.scroll_pages(2)
        await pilot.pause()
        strip = app.rows()[0]
        await pilot.click(Page, offset=(strip.rindex("█"), 0))
        assert on_screen(app, "Mark50")
        assert any("Mark50" in row for row in app.rows()[1:])


def test_the_strip_begins_behind_the_name() -> None:
    strip = Presence("Lindqvist-Holm", "voice-1", (0, 500, 990), (1,) * 10, 1_000)
    assert [strip.target(strip.left + cell) for cell in (0, 5, 9)] == [0, 500, 990]
    assert strip.target(0) == 0
    assert Presence("Lind", "voice-1", (0,), (), 1_000).target(3) is None


async def test_appearances_of_a_voice_are_gone_through_round_the_end() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)):
        app.page.show(ARTICLE, KNOWN)
        assert app.page.next_presence() == (0, 0)
        app.page.voice = LIND.key
        for number, place in ((1, 10), (2, 30), (3, 50), (1, 10)):
            assert app.page.next_presence() == (number, 3)
            assert any(f"Mark{place}" in row for row in app.rows()[1:])
        assert app.page.next_presence(-1) == (3, 3)


async def test_appearances_of_a_name_are_gone_through() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)):
        app.page.show(ARTICLE, KNOWN)
        app.page.next_entity(key=LIND.key)
        assert app.page.next_presence() == (2, 3)
        assert app.page.presence and len(app.page.presence.starts) == 3


async def test_every_row_is_as_wide_as_the_pane_with_the_strip() -> None:
    for size in ((16, 8), (40, 12), (90, 20), (300, 30)):
        app = PageApp()
        async with app.run_test(size=size) as pilot:
            app.page.show(ARTICLE, KNOWN)
            app.page.voice = LIND.key
            app.page.scroll_pages(2)
            await pilot.pause()
            width = app.page.scrollable_content_region.width
            assert {strip.cell_length for strip in app.strips()} == {width}


async def test_the_apostrophe_jumps_and_says_which(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "'")
        assert "Light a voice" in app.reading.foot.message
        await pilot.press("l", "'")
        assert app.reading.foot.message == "appearance 1 of 2"
        assert any("Varga  " in row and "█" in row for row in drawn(app))
