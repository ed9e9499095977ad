"""The legend: what the colours and marks mean, in the page's own looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_support import FakeDesk, Running, drawn
from rich.style import Style

from reader.app.legend import LEGEND
from reader.app.page.paint import ROLES
from reader.app.screens.legend import LegendScreen, LegendSheet
from reader.app.widgets.page import Page
from reader.library.marks import Marks


def test_the_legend_names_only_roles_of_the_page() -> None:
    named = {
        role
        for _, entries in LEGEND
        for sample, _ in entries
        for _, roles in sample
        for role in roles
    }
    assert named <= set(ROLES)
    assert {"direct", "partial", "scare", "person", "organisation", "place", "link", "hit"} <= named


async def test_a_sample_looks_as_the_page_draws_it(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        page: Style = app.reading.page._inks().of(("text", "person"))
        await pilot.press("L")
        assert isinstance(app.screen, LegendScreen)
        sheet = app.screen.query_one(LegendSheet)
        looks = [
            segment.style
            for y in range(sheet.size.height)
            for segment in sheet.render_line(y)
            if segment.text == "Ines Varga"
        ]
        assert looks and looks[0] is not None
        assert (looks[0].color, looks[0].bold) == (page.color, page.bold)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30)])
async def test_every_meaning_can_be_read_at_any_size(
    desk: FakeDesk, running: Running, size: tuple[int, int]
) -> None:
    async with running(desk, size=size) as (app, pilot):
        await pilot.press("L")
        sheet = app.screen.query_one(LegendSheet)
        said = ""
        while True:
            said += " ".join(sheet.render_line(y).text for y in range(sheet.size.height))
            if not sheet.scroll_pages(1):
                break
        words = set(said.split())
        for _, entries in LEGEND:
            for _, meaning in entries:
                assert set(meaning.split()) <= words
        await pilot.press("L")
        assert app.screen is app.reading


async def test_a_newcomer_is_told_of_the_legend_in_one_quiet_line(
    tmp_path: Path, running: Running
) -> None:
    for first, told in ((True, True), (False, False)):
        desk = FakeDesk()
        desk.marks.close()
        desk.marks = Marks(tmp_path / "marks.sqlite")
        assert desk.marks.first_time is first
        async with running(desk) as (app, _):
            rows = [row for row in drawn(app) if "L colours and marks" in row]
            assert bool(rows) is told


async def test_help_lists_the_legend(desk: FakeDesk, running: Running) -> None:
    async with running(desk, size=(120, 30)) as (app, pilot):
        await pilot.press("?", "/", *"legend")
        await pilot.pause()
        assert any("What the colours and marks mean" in row for row in drawn(app))
        assert app.reading.query(Page)
