"""Tables: finds in the names of columns, and a view that scrolls sideways."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, drawn
from hypothesis import given
from hypothesis import strategies as st
from page_support import PageApp, article_of

from reader.annotations import Annotations
from reader.app.page.layout import lay_out
from reader.app.page.paint import Painter
from reader.app.page.tables import numeric_columns, records_of
from reader.app.page.wide_table import WideTable
from reader.app.screens.table import TableScreen, TableSheet
from reader.article import Article, Block
from reader.text import cell_width

TABLE = "\n".join(
    [
        "Boat\tBuilt in the yard of\tFaults that were found\tWhat the committee decided",
        "Kittiwake\tMarrow and Sons, the old yard\t3\tRepair by October, at the owner's cost",
        "Sound Heron\tHalden\t12\tWithdraw at once, and break up on the north beach in the spring",
    ]
)
ARTICLE = article_of(("title", "A headline"), ("paragraph", "Before."), ("table", TABLE))


def table_of(article: Article) -> int:
    return next(n for n, block in enumerate(article.blocks) if block.kind == "table")


async def test_a_find_in_a_columns_name_is_lit_in_every_record() -> None:
    app = PageApp()
    async with app.run_test(size=(50, 40)) as pilot:
        app.page.show(ARTICLE)
        await pilot.pause()
        start = ARTICLE.text.index("Faults")
        app.page.set_hits([(start, start + 6)], 0)
        look = app.page._inks().of(("text", "table-head", "hit-here"))
        lit = [
            segment.text
            for strip in app.strips()
            for segment in strip
            if segment.text == "Faults" and segment.style and segment.style.bgcolor == look.bgcolor
        ]
        assert lit == ["Faults", "Faults"]


async def test_a_find_in_a_columns_name_leads_to_the_table() -> None:
    before = [Block("paragraph", 0, 0, 0, "", "A paragraph.")] * 40
    article = article_of(*before, ("table", TABLE))
    app = PageApp()
    async with app.run_test(size=(50, 20)) as pilot:
        app.page.show(article)
        await pilot.pause()
        start = article.text.index("What the")
        app.page.set_hits([(start, start + 4)], 0)
        await pilot.pause()
        assert any("Boat: Kittiwake" in row for row in app.rows())


def test_the_names_of_columns_are_said_again_but_stand_nowhere_twice() -> None:
    lines = lay_out(ARTICLE, 30)
    offsets = [
        offset + n
        for number in range(len(lines))
        for text, offset in lines.pieces(number)
        if offset >= 0
        for n in range(len(text))
    ]
    assert len(offsets) == len(set(offsets))


CELLS = st.text("ab 1é日", max_size=60)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=5))
def test_every_row_of_a_wide_table_keeps_its_columns(cells: list[list[str]]) -> None:
    article = article_of(("table", "\n".join("\t".join(row) for row in cells)))
    table = WideTable.of(article.text, article.blocks[0])
    drawn_letters: list[int] = []
    for row in (*table.head, *table.body):
        assert sum(cell_width(text) for text, _ in row) <= table.width
        for text, start in row:
            if start >= 0:
                drawn_letters += range(start, start + len(text))
    letters = {n for n, letter in enumerate(article.text) if not letter.isspace()}
    assert letters <= set(drawn_letters)


async def test_t_opens_the_table_and_it_scrolls_sideways(running: Running) -> None:
    async with running(FakeDesk([ARTICLE]), size=(60, 20)) as (app, pilot):
        await pilot.press("enter", "t")
        assert app.screen.query(TableSheet)
        await pilot.pause()
        rows = drawn(app)
        assert any("Boat" in row and "Built in the yard of" in row for row in rows)
        assert not any("What the committee" in row for row in rows)
        assert any("of 4" in row for row in rows)
        await pilot.press("l", "l", "l", "l", "l")
        await pilot.pause()
        assert any("What the committee decided" in row for row in drawn(app))
        await pilot.press("h", "h", "h", "h", "h")
        await pilot.pause()
        assert any("Kittiwake" in row for row in drawn(app))
        await pilot.press("q")
        assert app.screen is app.reading


async def test_a_column_that_is_half_on_the_screen_ends_in_an_ellipsis(running: Running) -> None:
    names = [f"column {number} of the table" for number in range(6)]
    wide = article_of(("title", "A headline"), ("table", "\n".join(["\t".join(names)] * 2)))
    async with running(FakeDesk([wide]), size=(100, 30)) as (app, pilot):
        await pilot.press("enter", "t")
        await pilot.pause()
        sheet = app.screen.query_one(TableSheet)
        _, last, total = sheet.shown
        row = sheet.render_line(0).text
        assert last < total
        assert row.endswith("…") and names[last - 1] in row
        await pilot.press(*"llllll")
        assert not sheet.render_line(0).text.endswith("…")


SHIPS = "\n".join(
    "\t".join(cells)
    for cells in (
        ("Ship", *(f"Number of members {n}" for n in range(6))),
        ("Kittiwake", *(f"value {n}" for n in range(6))),
    )
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30)])
async def test_the_first_column_stays_and_no_other_is_cut_at_its_beginning(
    running: Running, size: tuple[int, int]
) -> None:
    wide = article_of(("title", "A headline"), ("table", SHIPS))
    async with running(FakeDesk([wide]), size=size) as (app, pilot):
        await pilot.press("enter", "t")
        await pilot.pause()
        sheet = app.screen.query_one(TableSheet)
        seen = [sheet.shown]
        while not seen[1:] or seen[-1] != seen[-2]:
            await pilot.press("l")
            seen.append(sheet.shown)
            names = sheet.render_line(0).text
            assert names.startswith("Ship ")
            assert " members" in names and "Number" in names.split("members")[0]
            assert sheet.render_line(len(sheet.table.head)).text.startswith("Kittiwake")
        assert seen[-1][1:] == (7, 7)
        assert seen[1][0] == 3
        await pilot.press(*["h"] * len(seen))
        assert sheet.shown == seen[0]


async def test_the_table_opens_by_its_letter_too(running: Running) -> None:
    async with running(FakeDesk([ARTICLE]), size=(60, 20)) as (app, pilot):
        await pilot.press("enter", "f")
        (hint,) = app.reading.page.hints
        await pilot.press(hint.letter)
        await pilot.pause()
        assert isinstance(app.screen, TableScreen)


async def test_enter_means_nothing_where_there_is_no_table(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "enter", "t")
        assert app.screen is app.reading


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (160, 45)])
async def test_the_columns_names_stay_in_sight_and_rows_are_whole(
    running: Running, size: tuple[int, int]
) -> None:
    article = article_of(("table", TABLE + "\nA\tB\t1\tC" * 60))
    async with running(FakeDesk([article]), size=size) as (app, pilot):
        await pilot.press("enter", "t")
        await pilot.pause()
        sheet = app.screen.query_one(TableSheet)
        for key in ("G", "l", "l", "k"):
            await pilot.press(key)
            await pilot.pause()
            strips = [sheet.render_line(y) for y in range(sheet.size.height)]
            assert {s.cell_length for s in strips} == {sheet.scrollable_content_region.width}
            assert "─" in strips[len(sheet.table.head) - 1].text


def test_a_painter_of_no_annotations_draws_a_table() -> None:
    sheet = TableSheet(Painter(ARTICLE, Annotations(ARTICLE.digest, "")), table_of(ARTICLE))
    assert sheet.table.columns[0] == 0


def test_only_a_column_of_nothing_but_numbers_is_one_of_numbers() -> None:
    text = "Name\tBuilt\tWorth\tHeld\nMaid\t1974\t£1,200\t7 men\nKite\t1988\t−3.5%\t\nGull\t\t4m\t9"
    records = records_of(text, 0, len(text))
    assert numeric_columns(text, records, 4) == [False, True, True, False]
    assert numeric_columns("Built", records_of("Built", 0, 5), 1) == [False]
