"""The keys on the screen and in the README, the settings' mistakes, and who is who: all readable
on a narrow screen too."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_support import FakeDesk, Running, article, drawn

import reader
from reader.annotations import Annotations, Entity, Mention
from reader.app.app import ReaderApp
from reader.app.commands import COMMANDS, key_table, with_key_table
from reader.app.widgets.panel import folded
from reader.problems import Problem
from reader.text import cell_width

README = Path(reader.__file__).parent.parent / "README.md"
REFRESH = "README.md has other keys than the program: `python -m reader.app.commands` puts them in"


def test_the_readmes_keys_are_the_programs() -> None:
    page = README.read_text("utf-8")
    assert page == with_key_table(page), REFRESH
    assert key_table() in page


def test_a_page_without_a_place_for_the_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="<!-- keys -->"):
        with_key_table("# A page\n")


def said(app: ReaderApp) -> str:
    """Everything that an overlay's rows say, from top to end, line ends as spaces."""
    rows = app.screen.query_one("Panel")
    lines = [
        "".join(text for text, _ in line).strip()
        for number in range(rows.count)  # type: ignore[attr-defined]
        for line in rows.row(number, 0)  # type: ignore[attr-defined]
    ]
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30), (300, 100)])
async def test_help_cuts_no_word(desk: FakeDesk, running: Running, size: tuple[int, int]) -> None:
    async with running(desk, size) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        everything = said(app)
        for command in COMMANDS:
            assert f"{command.help} {command.name}" in everything
        for _ in range(12):
            rows = app.screen.query_one("Panel").content_region
            shown = [row[rows.x : rows.right] for row in drawn(app)[rows.y : rows.bottom]]
            assert not any("…" in row for row in shown), shown
            await pilot.press("space")


async def test_the_last_line_of_help_can_be_reached(desk: FakeDesk, running: Running) -> None:
    async with running(desk, (44, 14)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("G")
        await pilot.pause()
        assert any("is:unread" in row for row in drawn(app))


async def test_a_page_of_help_is_what_is_on_the_screen(desk: FakeDesk, running: Running) -> None:
    async with running(desk, (100, 24)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        rows = app.screen.query_one("Panel")
        page = rows.scrollable_content_region.height
        for number in range(1, 4):
            await pilot.press("space" if number % 2 else "pagedown")
            assert rows.scroll_offset.y == number * page
        await pilot.press("b")
        assert rows.scroll_offset.y == 2 * page
        await pilot.press("j")
        assert rows.scroll_offset.y == 2 * page + 1


@pytest.mark.parametrize("typed", ["next quotation", "next-quotation", "]q", "quotation next"])
async def test_help_finds_by_words_name_and_key(
    desk: FakeDesk, running: Running, typed: str
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("question_mark", "slash", *typed)
        await pilot.pause()
        assert "The next quotation. next-quotation" in said(app)
        assert "Leave Reader" not in said(app)


async def test_help_shows_the_keys_as_they_are(running: Running) -> None:
    desk = FakeDesk(keys={"next-quotation": "ctrl+n", "star": ""})
    async with running(desk) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Ctrl-N The next quotation." in said(app)
        assert "]q" not in said(app)
        assert "– Star this article" in said(app)


async def test_a_resized_help_is_wrapped_anew(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        before = app.screen.query_one("Panel").count  # type: ignore[attr-defined]
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert app.screen.query_one("Panel").count > before  # type: ignore[attr-defined]


async def test_mistakes_in_the_settings_are_on_the_screen_with_their_lines(
    running: Running,
) -> None:
    desk = FakeDesk(
        keys={"nxt-quotation": "x", "star": "ctrl+s", "read": "a", "help": "a"},
        key_lines={"nxt-quotation": 4, "star": 5, "read": 6, "help": 7},
    )
    desk.notes.append(Problem("settings: unknown setting page.widht", "page.width?", 2))
    async with running(desk, (60, 24)) as (app, pilot):
        assert "settings.toml, line 2: unknown setting" in app.reading.foot.text
        assert "Settings and Reader: 4 notes  !" in app.reading.notes.text
        await pilot.press("!")
        await pilot.pause()
        everything = said(app)
        for words in (
            "line 2: unknown setting page.widht",
            "line 4: keys: there is no command nxt-quotation → did you mean next-quotation?",
            "line 5: keys.star: ctrl+s cannot be used",
            "line 7: keys: read and help are both on a → read keeps it",
        ):
            assert words in everything
        assert "Passed over" not in everything
        assert "".join(everything.split()).count("settings.toml") == 1


async def test_an_unknown_theme_in_the_settings_is_named(running: Running) -> None:
    async with running(FakeDesk(theme="reader-drak", theme_line=3)) as (app, _):
        said = app.reading.foot.text
        assert "line 3: page.theme: there is no theme reader-drak" in said
        assert "did you mean reader-dark? T shows all" in said


async def test_groups_are_no_organisations(desk: FakeDesk, running: Running) -> None:
    kinds = {"Ines": "person", "Board": "organisation", "Finns": "group", "Oster": "place"}
    entities = tuple(Entity(name, name, kind) for name, kind in kinds.items())  # type: ignore[arg-type]
    mentions = tuple(Mention(name, at, at + 1, "name") for at, name in enumerate(kinds))
    async with running(desk) as (app, pilot):
        await pilot.press("w")
        await pilot.pause()
        panel = app.reading.panels.whos_who
        panel.show(Annotations("d", "x", (), entities, mentions))
        rows = [
            "".join(text for line in panel.row(n, 40) for text, _ in line).strip()
            for n in range(panel.count)
        ]
    headings = [row for row in rows if "·" in row]
    assert headings == ["People · 1", "Organisations · 1", "Groups · 1", "Places · 1"]
    assert rows[rows.index("Groups · 1") + 1].startswith("Finns")


def test_a_folded_line_keeps_its_words_and_styles() -> None:
    line = [("The next quotation ", "plain"), ("next-quotation", "quiet")]
    lines = folded(line, 16, hanging=2)
    assert all(sum(cell_width(text) for text, _ in each) <= 16 for each in lines)
    assert [text for each in lines for text, style in each if style == "quiet"] == [
        "next-quotation"
    ]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("v", "No one is quoted"), ("w", "No names were found"), ("t", "no table"),
        ("y", "Stand in a quotation first"), ("x", "no page furniture"), ("o", "no address"),
        ("!", "Everything could be read"), ("P", "has been read and analysed"),
    ],
)  # fmt: skip
async def test_a_key_that_can_do_nothing_says_why(running: Running, key: str, told: str) -> None:
    desk = FakeDesk((article("dull", "Minutes", "Nothing was decided.", url=""),))
    async with running(desk) as (app, pilot):
        await pilot.press("enter", key)
        assert told in app.reading.foot.message
        await pilot.press("j")
        assert not app.reading.foot.message


async def test_keys_say_that_there_is_no_article(running: Running) -> None:
    async with running(FakeDesk(())) as (app, pilot):
        await pilot.press("*")
        assert "There is no article here" in app.reading.foot.message
        assert any("reader FOLDER" in row for row in drawn(app))
