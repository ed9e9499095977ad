"""Links by hints, footnotes in place, and the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from app_support import FakeDesk, Running, until
from hypothesis import given
from hypothesis import strategies as st
from page_support import PageApp, article_of
from rich.segment import Segment
from rich.style import Style as Look
from textual.strip import Strip

from reader.app import browser
from reader.app.page.hints import LETTERS, Row, Target, hints_of, letter_put
from reader.app.widgets.page import Page
from reader.article import Article, Block, Style

TEXT = "The board met (see minutes) and wrote a letter.[1] Nobody came."
NOTE = "The minutes are printed in full. " * 3
HARBOUR = "https://example.org/harbour"


def linked(*more: str) -> Article:
    """An article with two links in its paragraph, a footnote with one, and a picture."""
    article = article_of(
        ("title", "A headline"),
        ("paragraph", TEXT),
        Block("image", 0, 0, 0, "", "The quay at low water"),
        *(("paragraph", words) for words in more),
        Block("footnote", 0, 0, 0, "1", NOTE + "Here."),
    )
    image = next(block for block in article.blocks if block.kind == "image")
    blocks = tuple(
        replace(block, target="https://example.org/quay.jpg") if block is image else block
        for block in article.blocks
    )

    def over(words: str, kind: str, target: str) -> Style:
        start = article.text.index(words)
        return Style(kind, start, start + len(words), target)  # type: ignore[arg-type]

    styles = (
        over("minutes", "link", HARBOUR),
        over("letter", "link", "mailto:board@example.org"),
        over("[1]", "footnote", "1"),
        over("Here", "link", "https://example.org/note"),
    )
    return replace(article, blocks=blocks, styles=styles)


def heard(app: PageApp) -> list[str]:
    """The addresses that were told."""
    return [message.url for message in app.heard if isinstance(message, Page.LinkClicked)]


async def test_letters_stand_beside_links_and_no_text_moves() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.page.show(linked())
        before = app.rows()
        assert app.page.show_hints() == 5
        for hint in app.page.hints:
            row = before[hint.y].ljust(80)
            assert row[hint.cell] == " "
            assert app.rows()[hint.y][hint.cell] == hint.letter
        undone = [list(row.ljust(80)) for row in app.rows()]
        for hint in app.page.hints:
            undone[hint.y][hint.cell] = " "
        assert ["".join(row).rstrip() for row in undone] == before
        await pilot.press("escape")
        assert app.rows() == before


async def test_the_letter_opens_its_link() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.page.show(linked())
        app.page.focus()
        app.page.show_hints()
        await pilot.press(app.page.hints[0].letter)
        await pilot.pause()
        assert heard(app) == [HARBOUR]
        assert not app.page.hints


async def test_a_link_that_runs_over_two_rows_has_one_letter() -> None:
    app = PageApp()
    async with app.run_test(size=(24, 30)) as pilot:
        article = article_of(("paragraph", "one two three four five six seven eight nine ten"))
        style = Style("link", 4, 40, HARBOUR)
        app.page.show(replace(article, styles=(style,)))
        await pilot.pause()
        assert app.page.show_hints() == 1


async def test_scrolling_takes_the_letters_away() -> None:
    app = PageApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.page.show(linked(*["A paragraph."] * 20))
        await pilot.pause()
        assert app.page.show_hints()
        app.page.scroll_lines(1)
        await pilot.pause()
        assert not app.page.hints


async def test_a_dangerous_link_gets_no_letter() -> None:
    app = PageApp()
    async with app.run_test(size=(60, 12)):
        article = article_of(("paragraph", "press here now"))
        app.page.show(replace(article, styles=(Style("link", 6, 10, "javascript:alert(1)"),)))
        assert app.page.show_hints() == 0


async def test_a_footnote_opens_in_place_and_escape_closes_it() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.page.show(linked(*["A paragraph that stands here."] * 30))
        app.page.focus()
        await pilot.pause()
        before, place = app.rows(), app.page.place
        app.page.show_hints()
        await pilot.press(next(h.letter for h in app.page.hints if h.target.kind == "footnote"))
        rows = app.rows()
        reference = next(n for n, row in enumerate(rows) if "[1]" in row)
        assert rows[: reference + 1] == before[: reference + 1]
        assert "╭─ 1 ─" in rows[reference + 1]
        assert "The minutes are printed in full." in rows[reference + 2]
        assert app.page.place == place
        assert app.page.cancel()
        assert app.rows() == before


async def test_a_footnotes_own_link_has_a_letter() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.page.show(linked(*["A paragraph that stands here."] * 30))
        app.page.focus()
        await pilot.pause()
        row = next(n for n, row in enumerate(app.rows()) if "[1]" in row)
        app.page.open_note("1", row)
        app.page.show_hints()
        (wanted,) = (h for h in app.page.hints if h.target.value.endswith("/note"))
        await pilot.press(wanted.letter)
        await pilot.pause()
        assert heard(app) == ["https://example.org/note"]


@pytest.mark.parametrize("size", [(80, 30), (40, 12), (16, 5), (100, 4)])
async def test_an_open_footnote_keeps_every_row_as_wide_as_the_pane(size: tuple[int, int]) -> None:
    app = PageApp()
    async with app.run_test(size=size) as pilot:
        app.page.show(linked(*["A paragraph that stands here."] * 30))
        await pilot.pause()
        app.page.open_note("1", 3)
        width = app.page.scrollable_content_region.width
        assert [strip.cell_length for strip in app.strips()] == [width] * app.page.size.height
        assert any("╰" in row for row in app.rows())


async def test_clicks_open_footnotes_and_pictures() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.page.show(linked(*["A paragraph."] * 20))
        await pilot.pause()
        rows = app.rows()
        y = next(n for n, row in enumerate(rows) if "[1]" in row)
        await pilot.click(Page, offset=(rows[y].index("[1]") + 1, y))
        assert any("The minutes are printed" in row for row in app.rows())
        await pilot.click(Page, offset=(1, 1))
        assert app.rows() == rows
        y = next(n for n, row in enumerate(rows) if "low water" in row)
        await pilot.click(Page, offset=(rows[y].index("low water"), y))
        await pilot.pause()
        assert heard(app) == ["https://example.org/quay.jpg"]


ROWS = st.lists(
    st.lists(st.text("ab c日", min_size=1, max_size=6), min_size=1, max_size=8), max_size=20
)


@given(ROWS)
def test_a_letter_never_covers_anything(texts: list[list[str]]) -> None:
    def rows() -> Iterable[Row]:
        for y, words in enumerate(texts):
            strip = Strip([Segment(word) for word in words])
            targets = []
            cell = 0
            for number, segment in enumerate(strip):
                after = cell + segment.cell_length
                if number % 2:
                    targets.append((cell, after, 100 * y + cell, Target("link", HARBOUR)))
                cell = after
            yield Row(y, strip, targets)

    drawn = {row.y: row for row in rows()}
    hints, left_over = hints_of(drawn.values())
    assert len(hints) + left_over == sum(len(row.targets) for row in drawn.values())
    assert len({hint.letter for hint in hints}) == len(hints) <= len(LETTERS)
    assert len({(hint.y, hint.cell) for hint in hints}) == len(hints)
    for hint in hints:
        strip = drawn[hint.y].strip
        assert strip.crop(hint.cell, hint.cell + 1).text == " "
        put = letter_put(strip, hint.cell, hint.letter, Look())
        assert put.cell_length == strip.cell_length


# With the whole app


async def following(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch, works: bool
) -> tuple[list[str], str]:
    """What the browser was given, and what the foot says."""
    given_to: list[str] = []

    def opened(url: str) -> bool:
        given_to.append(url)
        return works

    monkeypatch.setattr("reader.app.parts.following.opened", opened)
    monkeypatch.setattr("reader.app.parts.following.copy", lambda app, text: "Copied")
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "f")
        assert "opens what it stands beside" in app.reading.foot.text
        await pilot.press(app.reading.page.hints[0].letter)
        await until(pilot, lambda: given_to and app.reading.foot.message)
        return given_to, app.reading.foot.message


async def test_f_and_a_letter_open_the_browser(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_to, said = await following(FakeDesk([linked()]), running, monkeypatch, works=True)
    assert given_to == [HARBOUR]
    assert said == f"Opened in the browser: {HARBOUR}"


async def test_without_a_browser_the_address_is_shown_and_copied(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, said = await following(FakeDesk([linked()]), running, monkeypatch, works=False)
    assert HARBOUR in said and "Copied" in said


async def test_f_says_when_there_is_nothing_to_open(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "f")
        assert app.reading.foot.message == "There is nothing to open on this screen"


def test_only_web_and_mail_addresses_reach_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fake:
        name = "firefox"

    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "get", lambda: Fake())

    def take(url: str) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", take)
    for address in ("javascript:alert(1)", "file:///etc/passwd", "", "--version"):
        assert not browser.opened(address)
    assert browser.opened("https://example.org/ä")
    assert asked == ["https://example.org/%C3%A4"]


@pytest.mark.parametrize(
    ("command", "worked"), [("true", True), ("false", False), ("no-such-program-here", False)]
)
def test_a_starter_that_fails_is_no_success(
    command: str, worked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser(command))
    assert browser.opened(HARBOUR) is worked


@pytest.mark.parametrize(
    ("name", "drawn"), [("w3m", False), ("lynx", False), ("firefox-like", True)]
)
def test_a_browser_in_this_terminal_is_not_used(
    name: str, drawn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, shown = tmp_path / name, tmp_path / "shown"
    program.write_text(f'#!/bin/sh\necho "$1" > {shown}\n')
    program.chmod(0o755)
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert browser.opened(HARBOUR) is drawn
    assert shown.exists() is drawn
