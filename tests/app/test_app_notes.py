"""What stands under the list, in a list of any width."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_support import FakeDesk, Running, drawn

from reader.library.store import FileProblem
from reader.problems import Problem

PHRASES = (
    "Samples:", "the library is empty.", "To read your own,", "start reader FOLDER",
    "Could not be read:", "12 files  !", "Settings and Reader:", "2 notes  !",
    "L colours and marks", "? all keys",
)  # fmt: skip


@pytest.mark.parametrize("width", range(24, 61))
async def test_what_is_said_under_the_list_never_breaks_within_a_phrase(
    running: Running, width: int
) -> None:
    desk = FakeDesk()
    desk.samples = True
    desk.marks.first_time = True
    desk.notes = [Problem("one"), Problem("two")]
    desk.problems = [FileProblem(f"/{n}.md", Problem("it is empty"), False) for n in range(12)]
    async with running(desk, (120, 30)) as (app, pilot):
        app.reading.columns.list_width = width
        app.reading.columns.fit(120)
        await pilot.pause()
        notes = app.reading.notes
        assert notes.region.width <= width
        top, height = notes.content_region.y, notes.content_region.height
        said = [row[:width] for row in drawn(app)[top : top + height]]
        for phrase in PHRASES:
            assert any(phrase in row for row in said), (phrase, said)


async def test_a_library_that_is_not_there_is_not_called_empty(
    tmp_path: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READER_LIBRARY", raising=False)
    desk = FakeDesk(library=tmp_path / "nowhere")
    desk.samples = True
    async with running(desk, (120, 30)) as (app, _):
        assert "your library is not there." in app.reading.notes.text
        assert "empty" not in app.reading.notes.text


async def test_phrases_stand_side_by_side_where_there_is_room(
    desk: FakeDesk, running: Running
) -> None:
    desk.marks.first_time = True
    async with running(desk, (120, 30)) as (app, pilot):
        heights = []
        for width in (50, 26):
            app.reading.columns.list_width = width
            app.reading.columns.fit(120)
            await pilot.pause()
            heights.append(app.reading.notes.content_region.height)
        assert heights == [1, 2]
