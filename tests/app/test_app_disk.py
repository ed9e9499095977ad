"""The article on the page while its file changes, moves or goes."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app_support import article, drawn, until
from library_support import PORT, running_library
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.parts.in_place import same_place


@asynccontextmanager
async def library(tmp_path: Path) -> AsyncIterator[tuple[ReaderApp, Pilot[None], Path]]:
    """A library whose files are looked at again when the test says so, and not before."""
    folder = tmp_path / "library"
    async with running_library(folder, data=tmp_path / "data") as (app, pilot):
        app.workers.cancel_group(app.reading, "watch")
        yield app, pilot, folder


def taken_in(app: ReaderApp, *paths: Path) -> None:
    app.reading.library.changed(app.reading.desk.take_in([str(path) for path in paths]))


def top_row(app: ReaderApp) -> str:
    page = app.reading.page
    return drawn(app)[page.region.y][page.region.x :].strip()


async def opens(pilot: Pilot[None], app: ReaderApp, path: Path) -> None:
    await until(pilot, lambda: app.reading.opening.key == str(path))


async def into_the_middle(app: ReaderApp, pilot: Pilot[None]) -> str:
    await pilot.press("enter", "space")
    await pilot.press(*"jj")
    await until(pilot, lambda: app.reading.page.scroll_offset.y > 0)
    assert app.reading.page.article is not None
    return app.reading.page.article.text[app.reading.page.place :][:30]


async def test_a_changed_file_is_read_again_with_the_same_words_on_top(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        words = await into_the_middle(app, pilot)
        row = top_row(app)
        longer = PORT.replace("The board met", "Added first.\n\nAdded second.\n\nThe board met")
        (folder / "port.md").write_text(longer + "\nAppended last.\n", "utf-8")
        taken_in(app, folder / "port.md")
        page = app.reading.page
        await until(pilot, lambda: page.article and "Appended last." in page.article.text)
        await pilot.pause()
        assert page.article is not None
        assert page.article.text[page.place :].startswith(words)
        assert top_row(app) == row
        assert "read again" in app.reading.foot.message
        await until(pilot, lambda: page.annotations and page.annotations.entities)


async def test_a_quotation_that_is_still_there_keeps_the_cursor(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await pilot.press("enter", *"]q]q")
        page = app.reading.page
        await until(pilot, lambda: page.quotation_here)
        (folder / "port.md").write_text(PORT.replace("met on Monday", "met on Tuesday"), "utf-8")
        taken_in(app, folder / "port.md")
        await until(pilot, lambda: page.article and "Tuesday" in page.article.text)
        await pilot.pause()
        assert page.quotation_here and page.article
        start, end = page.quotation_here.segments[0]
        assert "built for sail" in page.article.text[start:end]


async def test_a_touched_file_says_nothing_of_reading_again(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await into_the_middle(app, pilot)
        before = app.reading.page.scroll_offset
        (folder / "port.md").write_text(PORT, "utf-8")
        taken_in(app, folder / "port.md")
        await pilot.pause(0.1)
        assert "read again" not in app.reading.foot.message
        assert app.reading.page.scroll_offset == before


async def test_an_article_that_is_gone_stays_readable_and_says_that_it_is_gone(
    tmp_path: Path,
) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await into_the_middle(app, pilot)
        row = top_row(app)
        (folder / "port.md").unlink()
        reading = app.reading
        taken_in(app, folder / "port.md")
        await pilot.pause()
        await pilot.press("j", "k")
        await pilot.pause()
        assert top_row(app) == row
        assert "gone from the disk" in drawn(app)[-1]
        assert reading.list.adrift
        await pilot.press("q")
        await until(pilot, lambda: reading.opening.key == reading.key_here)
        await until(pilot, lambda: "gone from the disk" not in drawn(app)[-1])
        assert not reading.list.adrift


async def test_who_reads_an_article_reads_on_when_the_whole_folder_goes(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await into_the_middle(app, pilot)
        row = top_row(app)
        shutil.rmtree(folder)
        taken_in(app, folder)
        await pilot.pause()
        await pilot.press("j", "k")
        await pilot.pause()
        assert top_row(app) == row
        assert "gone from the disk" in drawn(app)[-1]
        assert any("There are no articles" in each for each in drawn(app))


async def test_an_article_that_comes_back_is_gone_no_more(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await into_the_middle(app, pilot)
        reading, path = app.reading, folder / "port.md"
        path.unlink()
        taken_in(app, path)
        await until(pilot, lambda: reading.opening.gone)
        path.write_text(PORT, "utf-8")
        taken_in(app, path)
        await until(pilot, lambda: not reading.opening.gone)
        assert not reading.list.adrift
        assert reading.key_at(reading.list.cursor) == str(path)


async def test_a_renamed_file_stays_open_and_keeps_its_marks_there_and_back(
    tmp_path: Path,
) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await into_the_middle(app, pilot)
        reading = app.reading
        await pilot.press("m", "asterisk")
        old, new = folder / "port.md", folder / "harbour.md"
        for here, there in ((old, new), (new, old)):
            here.rename(there)
            taken_in(app, here, there)
            await opens(pilot, app, there)
            assert "1 article renamed" in reading.foot.message
            assert not reading.opening.gone
            assert reading.key_at(reading.list.cursor) == str(there)
            mark = reading.desk.marks.get(str(there))
            assert mark.read and mark.starred
            await pilot.press("J")
            await opens(pilot, app, folder / "ferry.md")
            await pilot.press("K")
            await opens(pilot, app, there)


async def test_an_article_that_comes_back_under_another_name_is_followed_and_corrected_there(
    tmp_path: Path,
) -> None:
    async with library(tmp_path) as (app, pilot, folder):
        await pilot.press("enter", *"]q")
        reading, page = app.reading, app.reading.page
        await until(pilot, lambda: page.quotation_here)
        old, new = folder / "port.md", folder / "harbour.md"
        old.rename(new)
        taken_in(app, old, new)
        await opens(pilot, app, new)
        new.unlink()
        taken_in(app, new)
        await until(pilot, lambda: reading.opening.gone)
        old.write_text(PORT, "utf-8")
        taken_in(app, old)
        await opens(pilot, app, old)
        assert not reading.opening.gone
        assert not reading.list.adrift
        assert reading.key_at(reading.list.cursor) == str(old)
        await pilot.press("s")
        await until(pilot, lambda: app.screen is not reading)
        await pilot.press(*"pell", "enter")
        await until(pilot, lambda: reading.desk.marks.corrections_of(str(old)))
        (old).write_text(PORT.replace("met on Monday", "met on Tuesday"), "utf-8")
        taken_in(app, old)
        await until(pilot, lambda: page.article and "Tuesday" in page.article.text)


def test_the_place_in_a_changed_paragraph_is_at_its_words() -> None:
    old = article("a", "Head", "First of all.", "The crane is old. It was built for sail.", "End.")
    new = article("a", "Head", "First of all.", "The crane is very old. It was built for sail.")
    place = same_place(old, new, old.text.index("It was"))
    assert new.text[place:].startswith("It was built")


def test_the_place_in_a_paragraph_that_is_gone_is_where_the_text_goes_on() -> None:
    old = article("a", "Head", "First of all.", "The crane is old.", "And so it went on.")
    new = article("a", "Head", "First of all.", "And so it went on.")
    place = same_place(old, new, old.text.index("The crane"))
    assert new.text[place:].startswith("And so it went on.")


def test_the_place_in_a_text_that_has_become_empty_is_its_beginning() -> None:
    old = article("a", "Head", "First of all.", "The crane is old.")
    assert same_place(old, article("a", ""), old.text.index("crane")) == 0
