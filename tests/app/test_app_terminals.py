"""Terminals that can do less: sixteen colours; very small and very large ones."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, drawn
from page_support import PageApp, paragraphs
from textual import constants

from reader.app.theme import drawable, roles
from reader.text import cell_width


def test_sixteen_colours_are_the_terminals_own() -> None:
    assert drawable("reader-dark", "standard") == "ansi-dark"
    assert drawable("reader-light", "standard") == "ansi-light"
    assert drawable("nord", "standard") == "nord"
    for colours in ("256", "truecolor", None):
        assert drawable("reader-dark", colours) == "reader-dark"


async def test_on_a_sixteen_colour_terminal_the_app_begins_with_them(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "standard")
    async with running(desk) as (app, pilot):
        assert app.theme == "ansi-dark"
        await pilot.press("enter", "]", "q")
        assert any("▌" in row and "Varga" in row for row in drawn(app))


def test_yellow_is_not_written_on_a_light_terminal() -> None:
    from textual.theme import BUILTIN_THEMES

    light, dark = roles(BUILTIN_THEMES["ansi-light"]), roles(BUILTIN_THEMES["ansi-dark"])
    pale = {"ansi_yellow", "ansi_bright_green", "ansi_bright_blue"}
    assert light.keys() == dark.keys()
    text = {name: colour for name, colour in light.items() if not name.endswith("background")}
    assert not pale & set(text.values())


@pytest.mark.parametrize("size", [(40, 12), (300, 100)])
async def test_every_pane_is_whole_at_the_smallest_and_the_largest(
    desk: FakeDesk, running: Running, size: tuple[int, int]
) -> None:
    async with running(desk, size=size) as (app, pilot):
        for keys in (("enter",), ("]", "q"), ("l",), ("v",), ("escape",), ("q",), ("?",)):
            await pilot.press(*keys)
            await pilot.pause()
            rows = drawn(app)
            assert len(rows) == size[1]
            assert {cell_width(row) for row in rows} == {size[0]}


async def test_at_40_by_12_the_page_shows_eight_lines_of_text_and_who_speaks(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, size=(40, 12)) as (app, pilot):
        await pilot.press("enter", "]", "q")
        await pilot.pause()
        rows = drawn(app)
        assert any("We cannot" in row for row in rows)
        assert "Ines Varga" in rows[-1]
        assert app.reading.page.size.height >= 8


async def test_the_first_visible_paragraph_survives_every_resize() -> None:
    text = [f"Paragraph {n} goes on and on about the quay. " * 6 for n in range(80)]
    app = PageApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.page.show(paragraphs(*text))
        app.page.scroll_pages(5)
        await pilot.pause()
        place = app.page.place
        for size in ((40, 12), (300, 100), (60, 20), (160, 45), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.page.place == place
            sheet = app.page._sheet
            assert sheet is not None
            row = sheet.lines.line_of(place)
            top = app.page.scroll_offset.y
            assert row == top or top == app.page.max_scroll_y
