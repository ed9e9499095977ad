"""Tab in the search box, over what a real library has."""

from __future__ import annotations

from pathlib import Path

from app_support import drawn, until
from library_support import running_library
from textual.pilot import Pilot

from reader.app.app import ReaderApp


async def tab(pilot: Pilot[None], app: ReaderApp, expected: str, key: str = "tab") -> None:
    """One Tab, after which this stands in the box, the cursor at its end."""
    await pilot.press(key)
    box = app.reading.search_box
    await until(pilot, lambda: box.text == expected)
    assert box.input.cursor_position == len(expected)
    assert app.reading.where == "box"


async def test_tab_goes_through_the_fields_and_back_to_what_was_typed(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("slash", *"cranes au")
        await tab(pilot, app, "cranes author:")
        await tab(pilot, app, "cranes au")
        await tab(pilot, app, "cranes author:")
        await pilot.press(*["backspace"] * 7, *"ti")
        await tab(pilot, app, "cranes title:")


async def test_tab_again_takes_the_next_and_shift_tab_the_one_before(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("slash", *"is:")
        await tab(pilot, app, "is:read ")
        assert app.reading.foot.message.startswith("read   then: unread · starred")
        await tab(pilot, app, "is:unread ")
        await tab(pilot, app, "is:starred ")
        await tab(pilot, app, "is:unread ", "shift+tab")
        await tab(pilot, app, "is:read ", "shift+tab")
        await tab(pilot, app, "is:", "shift+tab")
        assert app.reading.foot.message == "As it was typed"
        await tab(pilot, app, "is:read ")


async def test_the_library_s_own_values_complete_likeliest_first(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("slash", *"by:")
        await tab(pilot, app, 'by:"Ines Varga" ')
        assert "then: " in app.reading.foot.message
        names = set[str]()
        for _ in range(3):
            await pilot.press("tab")
            names.add(app.reading.search_box.text)
        assert {'by:"Tom Pell" ', 'by:"Ida Holm" ', "by:"} == names
        await tab(pilot, app, 'by:"Ines Varga" ')
        await until(pilot, lambda: app.reading.list.count == 2)


async def test_sources_tags_and_the_beginning_of_a_name_complete(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        for typed, expected in (
            ("in:ga", "in:Gazette "),
            ("tag:", "tag:harbour "),
            ("who:pell", 'who:"Tom Pell" '),
            ("-by:id", '-by:"Ida Holm" '),
        ):
            await pilot.press("slash") if app.reading.where != "box" else None
            app.reading.search_box.input.value = typed
            app.reading.search_box.input.cursor_position = len(typed)
            await tab(pilot, app, expected)


async def test_a_value_that_the_library_has_not_says_so_and_changes_nothing(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("slash", *"by:zzz", "tab")
        await until(pilot, lambda: "Nothing in the library" in app.reading.foot.message)
        assert app.reading.search_box.text == "by:zzz"
        assert app.reading.finder.kind == 0


async def test_where_nothing_completes_tab_goes_to_the_next_kind(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("slash", *"said:cranes", "tab")
        assert app.reading.finder.kind == 1
        assert app.reading.search_box.text == "said:cranes"
        await until(pilot, lambda: app.reading.list.count == 3)


async def test_saved_searches_complete_and_are_searched(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        app.reading.desk.marks.saved.keep("lifting", "cranes old")
        await pilot.press("slash", *"@l")
        await tab(pilot, app, "@lifting ")
        await until(pilot, lambda: app.reading.list.count == 1)


async def test_typing_on_after_a_completion_is_searched(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("slash", *"in:co")
        await tab(pilot, app, "in:Courier ")
        await pilot.press(*"ferry")
        await until(pilot, lambda: app.reading.finder.text == "in:Courier ferry")
        assert app.reading.list.count == 1


async def test_the_foot_gives_one_key_to_one_command(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library", (160, 45)) as (app, pilot):
        await pilot.press("slash", *"sa")
        await until(pilot, lambda: "complete" in drawn(app)[-1])
        assert "Tab complete" in drawn(app)[-1]
        assert "Tab kind" not in drawn(app)[-1]
        assert "Ctrl-N kind" in drawn(app)[-1]
