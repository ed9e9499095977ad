"""A correction made in the app is there the next time, whatever became of the file meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_support import until
from library_support import PORT, running_library
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.screens.picker import PickerScreen


async def gives_to_pell(pilot: Pilot[None], app: ReaderApp) -> None:
    """Gives the first quotation of the first article to Tom Pell."""
    await pilot.press("enter", "]", "q", "s")
    await until(pilot, lambda: isinstance(app.screen, PickerScreen))
    await pilot.press(*"pell", "enter")
    await until(pilot, lambda: app.reading.page.voice_here == "person:tom-pell")


async def first_speaker(pilot: Pilot[None], app: ReaderApp) -> str:
    """What the foot says of the first quotation."""
    await pilot.press("enter", "]", "q")
    await until(pilot, lambda: "❝ 1/3" in app.reading.foot.text)
    return app.reading.foot.text


@pytest.mark.parametrize("meanwhile", ["nothing", "edited", "renamed", "renamed and edited"])
async def test_a_correction_is_there_the_next_time(tmp_path: Path, meanwhile: str) -> None:
    folder, data = tmp_path / "library", tmp_path / "data"
    async with running_library(folder, data=data) as (app, pilot):
        await gives_to_pell(pilot, app)
        assert app.reading.foot.message.startswith("Corrected: speaker Tom Pell; u undoes it")
    if "edited" in meanwhile:
        (folder / "port.md").write_text(PORT.replace("met on Monday", "has met"), "utf-8")
    if "renamed" in meanwhile:
        (folder / "port.md").rename(folder / "harbour.md")
    async with running_library(folder, data=data, files={}) as (app, pilot):
        said = await first_speaker(pilot, app)
        assert "Tom Pell" in said
        assert "your correction" in said
        await pilot.press("u")
        await until(pilot, lambda: app.reading.page.voice_here == "person:ines-varga")
        assert "correction taken back" in app.reading.foot.message
    async with running_library(folder, data=data, files={}) as (app, pilot):
        assert "Ines Varga" in await first_speaker(pilot, app)


async def test_it_moves_with_the_file_while_the_library_is_open(tmp_path: Path) -> None:
    folder, data = tmp_path / "library", tmp_path / "data"
    async with running_library(folder, data=data) as (app, pilot):
        await gives_to_pell(pilot, app)
        await pilot.press("m")
        unread = app.reading.shelf.unread
        (folder / "port.md").unlink()
        new = folder / "harbour.md"
        new.write_text(PORT.replace("met on Monday", "has met"), "utf-8")
        changes = app.reading.desk.take_in([str(folder / "port.md"), str(new)])
        app.reading.library.changed(changes)
        assert app.reading.desk.marks.keys("corrected") == {str(new)}
        assert app.reading.shelf.unread == unread
        await pilot.press("q")
        app.reading.list.to_top()
        assert "Tom Pell" in await first_speaker(pilot, app)
        assert app.reading.opening.key == str(new)
