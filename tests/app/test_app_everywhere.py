"""Who somebody is in the whole library: `W`, from wherever a name is met."""

from __future__ import annotations

from pathlib import Path

from app_support import FakeDesk, Running, drawn, until
from library_support import running_library
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.parts.opening import Wanted
from reader.app.screens.about import AboutScreen
from reader.app.screens.picker import PickerScreen


async def everywhere(pilot: Pilot[None], app: ReaderApp) -> list[str]:
    """Presses `W`, and gives the lines of the screen that comes."""
    await pilot.press("W")
    await until(pilot, lambda: isinstance(app.screen, AboutScreen))
    await pilot.pause()
    return [row.strip(" │▌").strip() for row in drawn(app)]


def opened(app: ReaderApp, title: str, words: str) -> bool:
    """Whether this article is open, the cursor in a quotation with these words."""
    page = app.reading.page
    if page.article is None or page.article.title != title or page.quotation_here is None:
        return False
    start, end = page.quotation_here.segments[0]
    return words in page.article.text[start:end]


async def test_of_a_speaker_it_lists_what_they_said_by_date_and_where_they_are_named(
    tmp_path: Path,
) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: app.reading.page.quotation_here)
        lines = await everywhere(pilot, app)
        text = "\n".join(lines)
        assert "Ines Varga · harbour master · 2 articles · 3 quotations" in text
        order = [
            "Said · 3",
            "3 Jun · Gazette · The port stays open",
            "“The ferry goes, the cranes stay,”",
            "1 May · Courier · A ferry is sold",
            "Named in · 2",
        ]
        places = [text.index(line) for line in order]
        assert places == sorted(places)
        for words in ("“We will keep the cranes,”", "“The cranes are ours,”"):
            assert text.index(words) < text.index("“The ferry goes")
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reading)
        assert app.reading.where == "page"


async def test_of_a_voice_in_the_panel(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "v")
        await until(pilot, lambda: app.reading.panels.voices.key)
        lines = await everywhere(pilot, app)
        assert any("Ines Varga · harbour master" in line for line in lines)


async def test_of_the_speaker_of_a_quotation_that_was_found(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        app.reading.finder.run("by:varga", kind=1)
        await until(pilot, lambda: app.reading.finder.found)
        await pilot.press("down")
        await until(pilot, lambda: app.reading.where == "list")
        lines = await everywhere(pilot, app)
        assert any("Ines Varga · harbour master" in line for line in lines)


async def test_choosing_what_they_said_opens_it_with_the_cursor_in_it(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: app.reading.page.quotation_here)
        await everywhere(pilot, app)
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: opened(app, "A ferry is sold", "the cranes stay"))
        assert app.reading.where == "page"
        assert app.reading.list.cursor == 1
        await pilot.press("backspace")
        await until(pilot, lambda: opened(app, "The port stays open", "We will keep the cranes"))
        assert app.reading.list.cursor == 0


async def test_the_mouse_chooses_too(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: app.reading.page.quotation_here)
        await everywhere(pilot, app)
        place = next(
            (row.index("“The ferry goes"), number)
            for number, row in enumerate(drawn(app))
            if "“The ferry goes" in row
        )
        await pilot.click(offset=place)
        await until(pilot, lambda: opened(app, "A ferry is sold", "the cranes stay"))


async def test_choosing_where_they_are_named_goes_there(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: app.reading.page.quotation_here)
        await everywhere(pilot, app)
        await pilot.press("G", "enter")
        page = app.reading.page
        await until(pilot, lambda: page.article and page.article.title == "A ferry is sold")
        assert any("Varga" in row for row in drawn(app))


async def test_it_is_met_on_a_name_in_a_panel_and_among_the_answers(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "e")
        await until(pilot, lambda: app.reading.page.entity_here)
        assert "Ines Varga" in "\n".join(await everywhere(pilot, app))
        await pilot.press("escape", "w")
        await until(pilot, lambda: app.reading.where == "panel")
        await pilot.press("j")
        assert "Tom Pell · harbour master · 1 article · 1 quotation" in "\n".join(
            await everywhere(pilot, app)
        )
        await pilot.press("escape", "escape", "q")
        await until(pilot, lambda: app.reading.where == "list")
        await pilot.press("W")
        await until(pilot, lambda: app.reading.finder.kind == 2 and app.reading.list.count == 3)
        await pilot.press("down", "W")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))


async def test_a_correction_shows_there_too(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q", "s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"pell", "enter")
        await until(pilot, lambda: "Tom Pell" in app.reading.foot.message)
        page = app.reading.page
        await until(pilot, lambda: page.quotation_here and page.voice_here == "person:tom-pell")
        app.reading.desk._indexing.flush()
        lines = "\n".join(await everywhere(pilot, app))
        assert "Tom Pell · harbour master · 1 article · 2 quotations" in lines
        assert "“We will keep the cranes,”" in lines


async def test_several_jumps_are_gone_back_at_once(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        choosing, opening = app.reading.choosing, app.reading.opening
        first = opening.key
        for name in ("bread", "short", "undated"):
            key = f"/library/{name}.md"
            choosing.jump(Wanted(key))
            await until(pilot, lambda key=key: opening.key == key)  # type: ignore[misc]
        choosing.jump_back(2)
        await until(pilot, lambda: opening.key == "/library/bread.md")
        assert app.reading.key_at(app.reading.list.cursor) == "/library/bread.md"
        choosing.jump_back(9)
        await until(pilot, lambda: opening.key == first)
        assert not choosing.can_jump_back
