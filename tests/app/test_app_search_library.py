"""Search over a real library and index: what it finds, lights, names and leaves where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_support import drawn, until
from library_support import indexed, running_library
from textual.pilot import Pilot
from textual.strip import Strip

from reader.app.app import ReaderApp
from reader.app.widgets.hit_bar import TICK

TITLES = ("The port stays open", "A ferry is sold", "What the tide left")


async def typed(pilot: Pilot[None], app: ReaderApp, text: str) -> None:
    """Types a query, one more letter or the whole, and waits for what it finds."""
    if app.reading.where != "box":
        await pilot.press("slash")
    app.reading.search_box.input.value = text
    app.reading.search_box.input.cursor_position = len(text)
    await until(pilot, lambda: app.reading.finder.text == text)


def tabs(app: ReaderApp) -> str:
    """The line of the three kinds, or what stands in its place."""
    return drawn(app)[2][: app.reading.side.size.width].strip()


def titles(app: ReaderApp) -> list[str]:
    """The headlines of the list's rows, in order."""
    rows = (app.reading.finder.row(place) for place in range(app.reading.list.count))
    return [row.title for row in rows]


def lit(app: ReaderApp) -> list[str]:
    """The words that are lit as hits, in text order."""
    page = app.reading.page
    assert page.article is not None and page._painter is not None
    hits = page._painter.layers.hits
    return [page.article.text[hits[at][0] : hits[at][1]] for at in range(len(hits))]


def drawn_as_hits(app: ReaderApp) -> str:
    """What of the page is drawn in the colours of a hit, row after row."""
    page = app.reading.page
    looks = {
        page.get_component_rich_style(f"page--{name}", partial=True).bgcolor
        for name in ("hit", "hit-here")
    }
    rows: list[Strip] = [page.render_line(row) for row in range(page.size.height)]
    found = [
        "".join(piece.text for piece in row if piece.style and piece.style.bgcolor in looks)
        for row in rows
    ]
    return " ".join(words.strip() for words in found if words.strip())


# Three kinds


async def test_the_counts_of_all_three_kinds_show_while_typing(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "cran")
        assert tabs(app) == "Articles 2  Quotes 3  Names 0"
        await typed(pilot, app, "varga")
        assert tabs(app) == "Articles 2  Quotes 3  Names 1"
        await pilot.press("tab")
        await until(pilot, lambda: app.reading.list.count == 3)
        assert tabs(app) == "Articles 2  Quotes 3  Names 1"
        await pilot.press("tab")
        await until(pilot, lambda: titles(app) == ["Ines Varga"])
        await pilot.press("tab")
        await until(pilot, lambda: app.reading.list.count == 2)


async def test_a_kind_is_chosen_by_the_mouse(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "cranes")
        await pilot.click(app.reading.search_box.tabs, offset=(tabs(app).index("Quot") + 2, 0))
        await until(pilot, lambda: app.reading.finder.kind == 1 and app.reading.list.count == 3)


async def test_choosing_a_quotation_opens_its_article_with_the_cursor_in_it(
    tmp_path: Path,
) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "said:ours")
        await pilot.press("tab")
        await until(pilot, lambda: titles(app) == ["“The cranes are ours,”"])
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.page.quotation_here)
        page = app.reading.page
        assert page.article is not None and page.quotation_here is not None
        assert page.article.title == TITLES[0]
        start, end = page.quotation_here.segments[0]
        assert page.article.text[start:end] == "“The cranes are ours,”"
        assert app.reading.where == "page"
        assert any("The cranes are ours" in row for row in drawn(app))
        await until(pilot, lambda: "❝ 3/3" in app.reading.foot.text)


async def test_a_chosen_name_opens_all_about_it(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "varga")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: titles(app) == ["Ines Varga"])
        await pilot.press("enter")
        await until(pilot, lambda: any("Said · 3" in row for row in drawn(app)))


# Hits


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("said:cranes", ["cranes", "cranes"]),
        ("title:port", ["port"]),
        ("by:pell", ["Tom Pell"]),
        ("who:pell", ["Tom Pell"]),
        ("cranes", ["cranes", "cranes", "cranes", "cranes"]),
    ],
)
async def test_n_walks_the_hits_of_a_field_and_says_which(
    tmp_path: Path, query: str, words: list[str]
) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, query)
        place = titles(app).index(TITLES[0])
        await pilot.press("down", *["j"] * place, "enter")
        total = len(words)
        await until(
            pilot, lambda: app.reading.where == "page" and app.reading.in_page.number == total
        )
        assert [each.casefold() for each in lit(app)] == [each.casefold() for each in words]
        await until(pilot, lambda: f"hit 1 of {total}" in app.reading.foot.text)
        await pilot.press("n")
        assert f"hit {min(2, total)} of {total}" in app.reading.foot.text
        await pilot.press("N")
        assert f"hit 1 of {total}" in app.reading.foot.text
        await pilot.press("N")
        assert f"hit {total} of {total}" in app.reading.foot.text


PHRASES = ("pay for the long slow repair of the north quay", "to pay for the", "the NORTH quay")


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("width", [60, 110])
async def test_a_phrase_across_a_line_an_emphasis_or_a_link_is_found_by_search(
    tmp_path: Path, phrase: str, width: int
) -> None:
    async with running_library(tmp_path / "library", (width, 30)) as (app, pilot):
        await typed(pilot, app, f'"{phrase}"')
        assert titles(app) == [TITLES[0]]
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.in_page.number == 1)
        assert " ".join(lit(app)[0].split()).casefold() == phrase.casefold()
        await until(pilot, lambda: drawn_as_hits(app).casefold() == phrase.casefold())


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("width", [60, 110])
async def test_a_phrase_across_a_line_an_emphasis_or_a_link_is_found_in_the_page(
    tmp_path: Path, phrase: str, width: int
) -> None:
    async with running_library(tmp_path / "library", (width, 30)) as (app, pilot):
        await pilot.press("enter", "slash")
        app.reading.find_box.input.value = phrase
        await until(pilot, lambda: app.reading.find_box.count.text == "1 of 1")
        assert " ".join(lit(app)[0].split()).casefold() == phrase.casefold()
        await until(pilot, lambda: drawn_as_hits(app).casefold() == phrase.casefold())


async def test_the_scrollbar_shows_where_the_hits_of_a_search_are(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "cranes old")
        assert titles(app) == [TITLES[0]]
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.in_page.number == 5)
        ticks = [number for number, row in enumerate(drawn(app)) if row.rstrip().endswith(TICK)]
        assert len(ticks) == 3
        assert ticks[1] < 8
        assert ticks[-1] > 20


async def test_escape_from_finding_in_the_page_goes_back_to_where_the_reader_was(
    tmp_path: Path,
) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "space", "space")
        await pilot.pause()
        before, top = drawn(app), app.reading.page.scroll_offset
        assert top.y > 0
        await pilot.press("slash", *"ours")
        await until(pilot, lambda: app.reading.find_box.count.text == "1 of 1")
        await until(pilot, lambda: app.reading.page.scroll_offset != top)
        await pilot.press("escape")
        await pilot.pause()
        assert app.reading.page.scroll_offset == top
        assert drawn(app) == before
        await pilot.press("slash", *"cranes", "enter", "n")
        assert app.reading.page.scroll_offset != top


# What is not understood, and what is mistyped


async def test_what_cannot_be_understood_is_named_under_the_box_and_the_list_stays(
    tmp_path: Path,
) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "cranes ")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "by date" in drawn(app)[0])
        rows = [row[: app.reading.side.size.width] for row in drawn(app)[3:12]]
        assert titles(app) == [TITLES[0], TITLES[1]]
        await typed(pilot, app, "cranes after:soon ")
        assert "character 8:" in tabs(app)
        assert "soon" in "".join(row[: app.reading.side.size.width] for row in drawn(app)[2:5])
        assert titles(app) == [TITLES[0], TITLES[1]]
        assert "not understood" in drawn(app)[0]
        below = [row[: app.reading.side.size.width] for row in drawn(app)]
        assert [row for row in rows if row.strip() and row not in below] == []
        await typed(pilot, app, "cranes after:2026-05-15 ")
        assert titles(app) == [TITLES[0]]
        assert tabs(app).startswith("Articles 1")


async def test_one_typo_is_forgiven_and_said(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "seawead")
        assert titles(app) == [TITLES[2]]
        assert "showing seaweed" in drawn(app)[0]
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.in_page.number)
        assert lit(app) == ["Seaweed"]
        await pilot.press("q")
        await typed(pilot, app, "seaweed")
        assert "showing" not in drawn(app)[0]


# The list stays put


async def test_new_answers_do_not_move_the_row_under_the_cursor(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    async with running_library(folder) as (app, pilot):
        await typed(pilot, app, "cranes")
        await pilot.press("ctrl+r", "down", "j")
        await until(pilot, lambda: app.reading.opening.key == str(folder / "ferry.md"))
        here = next(n for n, row in enumerate(drawn(app)) if row.startswith("▌A ferry is sold"))
        for number in range(6):
            text = f"---\ntitle: Cranes {number}\ndate: 2026-06-30\n---\n\nThe cranes, again.\n"
            (folder / f"new{number}.md").write_text(text, "utf-8")
        app.reading.library.changed(app.reading.desk.take_in([str(folder)]))
        await indexed(pilot, app)
        app.reading.finder._look_again()
        await until(pilot, lambda: app.reading.list.count == 8)
        assert titles(app).index("A ferry is sold") == 7
        assert app.reading.key_at(app.reading.list.cursor) == str(folder / "ferry.md")
        await pilot.pause()
        rows = [row for row in drawn(app) if row.startswith("▌A ferry is sold")]
        assert rows
        assert drawn(app).index(rows[0]) == here
        assert app.reading.opening.key == str(folder / "ferry.md")


async def test_marking_read_does_not_make_the_row_vanish(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await typed(pilot, app, "is:unread ")
        assert app.reading.list.count == 3
        await pilot.press("down", "j", "m")
        await pilot.pause()
        assert app.reading.desk.marks.get(app.reading.key_at(1) or "").read
        app.reading.finder._look_again()
        await pilot.pause(0.1)
        assert titles(app) == list(TITLES)
        assert app.reading.list.cursor == 1
        await typed(pilot, app, "is:unread  ")
        await until(pilot, lambda: app.reading.list.count == 2)


async def test_one_key_sorts_by_date_and_back(tmp_path: Path) -> None:
    files = {
        "old.md": "---\ntitle: Cranes\ndate: 2020-01-01\n---\n\nCranes. Cranes, and cranes.\n",
        "new.md": "---\ntitle: Weather\ndate: 2026-01-01\n---\n\nRain. A crane, and many cranes.\n",
    }
    async with running_library(tmp_path / "library", files=files) as (app, pilot):
        await typed(pilot, app, "cranes")
        assert titles(app) == ["Cranes", "Weather"]
        await pilot.press("ctrl+r")
        await until(pilot, lambda: titles(app) == ["Weather", "Cranes"])
        assert "by date" in drawn(app)[0]
        await pilot.press("down", "S")
        await until(pilot, lambda: titles(app) == ["Cranes", "Weather"])
        assert "by date" not in drawn(app)[0]


async def test_escape_from_a_search_puts_the_page_back_to_the_row(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "space", "j", "j", "q")
        await pilot.pause()
        before, top = drawn(app), app.reading.page.scroll_offset
        assert top.y > 0
        await typed(pilot, app, "seaweed")
        tide = str(tmp_path / "library" / "tide.md")
        await until(pilot, lambda: app.reading.opening.key == tide)
        await pilot.press("escape")
        await until(pilot, lambda: app.reading.opening.key != tide)
        await until(pilot, lambda: app.reading.page.scroll_offset == top)
        await pilot.pause()
        assert drawn(app) == before


def many() -> dict[str, str]:
    """A library longer than the list, of articles longer than the page."""
    said = [f"“It is harbour {number},” said Ida Holm, at the office." for number in range(30)]
    return {
        f"n{number}.md": f"---\ntitle: Notice {number}\ndate: 2026-04-{number + 1:02}\n---\n\n"
        + "\n\n".join(said)
        for number in range(12)
    }


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (110, 20)])
async def test_escape_puts_the_lists_rows_and_the_pages_cursor_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_library(tmp_path / "library", size, files=many()) as (app, pilot):
        await pilot.press(*"jjjjjjjjj", "enter", "g", *"]q]q]q]q")
        await pilot.press(*"jjj")
        await until(pilot, lambda: app.reading.page.quotation_here)
        await pilot.pause()
        app.reading.foot.hush()
        before, rows = drawn(app), app.reading.list.scroll_offset
        key = app.reading.opening.key
        assert rows.y > 0
        await pilot.press("ctrl+f")
        await typed(pilot, app, "harbour")
        await until(pilot, lambda: app.reading.opening.key != key)
        await pilot.press("escape")
        await until(pilot, lambda: app.reading.page.quotation_here)
        await until(pilot, lambda: app.reading.list.scroll_offset == rows)
        await pilot.pause()
        assert drawn(app) == before


async def test_an_emptied_box_puts_list_and_page_back_and_what_cannot_be_understood_keeps_them(
    tmp_path: Path,
) -> None:
    async with running_library(tmp_path / "library", (100, 30), files=many()) as (app, pilot):
        await pilot.press(*"jjj")
        key = str(tmp_path / "library" / "n8.md")
        await until(pilot, lambda: app.reading.opening.key == key)
        await typed(pilot, app, "harbour")
        await until(pilot, lambda: app.reading.in_page.number)
        await typed(pilot, app, "zzzqq")
        await until(pilot, lambda: app.reading.page.article is None)
        assert not app.reading.in_page.number
        assert not any(TICK in row[-1] for row in drawn(app))
        await typed(pilot, app, "")
        await until(pilot, lambda: app.reading.opening.key == key)
        left = app.reading.page.region.x
        before = [row[left:] for row in drawn(app)[1:-1]]
        assert app.reading.list.cursor == 3
        app.reading.search_box.input.value = "foo:bar "
        await until(pilot, lambda: app.reading.search_box.tabs.note)
        await pilot.pause(0.3)
        assert app.reading.opening.key == key
        assert [row[left:] for row in drawn(app)[1:-1]] == before
        assert app.reading.list.cursor == 3 and app.reading.list.count == 12


async def test_what_the_list_does_not_count_is_named_among_the_quotations(tmp_path: Path) -> None:
    files = {
        "quay.md": "# The quay\n\n“He told me ‘the gulls stay here’ and left,” said Ines Varga.\n\n"
        "The so-called “gull law” came later.\n"
    }
    async with running_library(tmp_path / "library", files=files) as (app, pilot):
        key = app.reading.key_here or ""
        assert "1❝" in app.reading.shelf.row(key).meta
        await typed(pilot, app, "gull")
        app.reading.finder.pick_kind(1)
        await until(pilot, lambda: app.reading.list.count == 3)
        rows = [app.reading.finder.row(place) for place in range(3)]
        said = {row.title: row.meta for row in rows}
        assert said["“gull law”"].startswith("the writer's own marks · ")
        assert said["‘the gulls stay here’"].startswith("within a quotation · ")
        assert said["“He told me ‘the gulls stay here’ and left,”"].startswith("Ines Varga · ")
