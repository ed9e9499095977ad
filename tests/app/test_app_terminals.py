"""Terminals that can do less: sixteen colours; very small and very large ones."""

from __future__ import annotations

from itertools import combinations

import pytest
from app_support import FakeDesk, Running, drawn, until
from page_support import PageApp, paragraphs
from rich.color import ColorSystem
from rich.style import Style as Look
from textual import constants

from reader.app.app import ReaderApp
from reader.app.theme import THEMES, ours, roles
from reader.library.kept import Kept
from reader.text import cell_width


def test_sixteen_colours_are_the_terminals_own() -> None:
    assert [theme.ansi for theme in ours("standard")] == [True, True]
    assert [theme.name for theme in ours("standard")] == [theme.name for theme in THEMES]
    for colours in ("256", "truecolor", None):
        assert ours(colours) == THEMES


async def test_on_a_sixteen_colour_terminal_ours_are_drawn_with_them(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "standard")
    async with running(desk) as (app, pilot):
        assert app.current_theme.ansi and app.theme == "reader-dark"
        await pilot.press("enter", "]", "q")
        await pilot.pause()
        assert any("We cannot" in row for row in drawn(app))
        await pilot.press("T")
        await pilot.pause()
        await pilot.press("j", "enter")
        assert app.current_theme.ansi and app.theme == "reader-light"
    assert desk.kept.name("theme", "reader-dark") == "reader-light"


SIXTEEN = ("narration", "direct", "nested", "person", "organisation", "place", "other", "link")
STATES = ("narration", "dimmed", "hit", "hit-here", "entity-here", "lit")
SPEAKERS = tuple(f"voice-{number}" for number in range(1, 9))


def reduced(look: Look) -> tuple[object, ...]:
    """A look as a terminal of sixteen colours draws it."""
    colours = (
        colour.downgrade(ColorSystem.STANDARD).number if colour and not colour.is_default else None
        for colour in (look.color, look.bgcolor)
    )
    return (*colours, look.bold, look.italic, look.underline, look.reverse)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
@pytest.mark.parametrize("names", [SIXTEEN, STATES, SPEAKERS], ids=["kinds", "states", "voices"])
async def test_roles_differ_in_sixteen_colours(theme: str, names: tuple[str, ...]) -> None:
    app = PageApp(theme)
    async with app.run_test():
        ink = app.page._inks()
        looks = {name: reduced(ink.of(("text", name))) for name in names if name != "narration"}
        if "narration" in names:
            looks["narration"] = reduced(ink.of(("text",)))
        for one, other in combinations(looks, 2):
            assert looks[one] != looks[other], (one, other)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_names_and_states_differ_even_where_ours_are_reduced(theme: str) -> None:
    """As a terminal does that claims more colours than it has."""
    app = PageApp(theme)
    async with app.run_test():
        ink = app.page._inks()
        for names in (("person", "organisation", "place", "other", "direct"), STATES[2:]):
            looks = [reduced(ink.of(("text", name))) for name in names]
            assert len({*looks, reduced(ink.of(("text",)))}) == len(names) + 1


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


def cells(app: ReaderApp, *panes: str) -> list[int]:
    """How wide these panes are drawn; 0 for one that is not shown."""
    found = [app.reading.query_one(f"#{pane}") for pane in panes]
    return [pane.outer_size.width if pane.display else 0 for pane in found]


async def test_with_140_cells_the_voices_have_a_column_of_their_own(running: Running) -> None:
    kept = Kept(None)
    desk = FakeDesk()
    desk.kept = kept
    async with running(desk, (160, 45)) as (app, pilot):
        assert cells(app, "side", "panel") == [36, 38]
        assert any("Ines Varga, harbour master" in row for row in drawn(app))
        assert app.reading.pane is app.reading.list
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: any("◂ Varga" in row for row in drawn(app)))
        assert app.reading.page.column_drawn == 66
        # What was only offered takes no other pane's place.
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert cells(app, "panel") == [0] and cells(app, "side") != [0]
        await pilot.press("tab")
        assert app.reading.pane is app.reading.list
        await pilot.resize_terminal(160, 45)
        await pilot.pause()
        assert cells(app, "panel") == [38]
        await pilot.press("v")
        assert app.reading.where == "panel"
        await pilot.press("v")
        await pilot.pause()
        assert cells(app, "panel") == [0]
    for keys, shown in ((("w",), None), ((), "Who's who")):
        desk = FakeDesk()
        desk.kept = kept
        async with running(desk, (160, 45)) as (app, pilot):
            panel = app.reading.panels.shown
            assert (panel.heading if panel else None) == shown
            await pilot.press("enter", *keys)


async def test_at_300_by_100_list_and_panel_grow_and_the_page_is_centred(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, (300, 100)) as (app, pilot):
        assert cells(app, "side", "panel") == [69, 56]
        await pilot.press("enter")
        await pilot.pause()
        page, sheet = app.reading.page, app.reading.page._sheet
        assert sheet is not None
        assert sheet.geometry.column == 66
        left = sheet.geometry.left
        assert abs(left - (page.scrollable_content_region.width - left - 66)) <= 1


@pytest.mark.parametrize("width", [80, 96, 100, 139, 140, 160, 220, 300])
async def test_from_80_cells_on_the_speaker_stands_beside_the_quotation(
    desk: FakeDesk, running: Running, width: int
) -> None:
    async with running(desk, (width, 30)) as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: any("◂ Varga" in row for row in drawn(app)))
        assert app.reading.page.column_drawn >= 36


async def test_in_zen_the_foot_speaks_only_when_there_is_something_to_say(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "z")
        await pilot.pause()
        rows = drawn(app)
        assert rows[-1].strip() == ""
        assert not any("Reader" in row for row in rows)
        await pilot.press("]", "q")
        await until(pilot, lambda: "Ines Varga" in drawn(app)[-1])
        await pilot.press("z")
        await until(pilot, lambda: "next quotation" in drawn(app)[-1])
