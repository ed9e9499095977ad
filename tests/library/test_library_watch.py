"""Watching the disk: whatever comes, in old folders and new ones, is told."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

import pytest
from watchfiles import Change

from reader.library.watch import changed_paths

LONG = 20.0
"""Seconds after which nothing will come any more."""


async def test_what_comes_into_a_new_folder_is_told(tmp_path: Path) -> None:
    library, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    library.mkdir()
    (elsewhere / "deep").mkdir(parents=True)
    (elsewhere / "deep" / "one.md").write_text("One.")
    told: set[str] = set()

    def covered(path: Path) -> bool:
        return any(str(each) in told for each in (path, *path.parents) if each != library)

    async with asyncio.timeout(LONG), aclosing(changed_paths([str(library)])) as changes:
        coming = asyncio.ensure_future(anext(changes))
        waiting = [library / "new" / "deep" / "one.md", library / "new" / "deep" / "two.md"]
        copied = False
        while not coming.done() and not copied:
            (library / "a.md").write_text("Another one.")
            done, _ = await asyncio.wait([coming], timeout=0.3)
            if done:
                told |= await coming
                shutil.copytree(elsewhere, library / "new")
                copied = True
        while not covered(waiting[0]):
            told |= await anext(changes)
        told.clear()
        coming = asyncio.ensure_future(anext(changes))
        while not covered(waiting[1]):
            waiting[1].write_text("Two.")
            done, _ = await asyncio.wait([coming], timeout=0.3)
            if done:
                told |= await coming
                coming = asyncio.ensure_future(anext(changes))
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def test_nothing_to_watch_ends_at_once() -> None:
    assert [paths async for paths in changed_paths([])] == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
async def test_after_a_change_to_a_nameless_file_the_folder_is_watched_on(tmp_path: Path) -> None:
    nameless, other = os.fsencode(tmp_path) + b"/no\xffname.md", tmp_path / "other.md"
    told: set[str] = set()
    async with asyncio.timeout(LONG), aclosing(changed_paths([str(tmp_path)])) as changes:
        coming = asyncio.ensure_future(anext(changes))
        while str(tmp_path) not in told:
            os.close(os.open(nameless, os.O_CREAT | os.O_WRONLY))
            os.unlink(nameless)  # noqa: PTH108
            done, _ = await asyncio.wait([coming], timeout=0.3)
            if done:
                told |= await coming
                coming = asyncio.ensure_future(anext(changes))
        while str(other) not in told:
            other.write_text("Another one.")
            done, _ = await asyncio.wait([coming], timeout=0.3)
            if done:
                told |= await coming
                coming = asyncio.ensure_future(anext(changes))
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


class Ear:
    """Hears of what happens to these paths."""

    def __init__(self, path: Path) -> None:
        self._changes = changed_paths([str(path)])
        self._coming = asyncio.ensure_future(anext(self._changes))

    async def hears(self, path: Path, happen: Callable[[], object]) -> set[str]:
        """Lets it happen again and again, until something is told of the path: all that was."""
        told: set[str] = set()
        while str(path) not in told:
            happen()
            done, _ = await asyncio.wait([self._coming], timeout=0.3)
            if done:
                told |= await self._coming
                self._coming = asyncio.ensure_future(anext(self._changes))
        return told

    async def aclose(self) -> None:
        """Hears no more."""
        self._coming.cancel()
        await asyncio.gather(self._coming, return_exceptions=True)
        await self._changes.aclose()


async def test_a_folder_that_was_made_again_is_watched_again(tmp_path: Path) -> None:
    library, folder = tmp_path / "library", tmp_path / "library" / "june"
    one = folder / "one.md"

    def renew() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    renew()
    async with asyncio.timeout(LONG), aclosing(Ear(library)) as ear:
        await ear.hears(one, lambda: one.write_text("One."))
        await ear.hears(folder, renew)
        await ear.hears(one, lambda: one.write_text("Two."))


async def test_a_library_that_another_took_the_place_of_is_watched(tmp_path: Path) -> None:
    library, other = tmp_path / "library", tmp_path / "other"
    one = library / "one.md"
    library.mkdir()

    def replace() -> None:
        other.mkdir()
        shutil.rmtree(library)
        other.rename(library)

    async with asyncio.timeout(LONG), aclosing(Ear(library)) as ear:
        await ear.hears(one, lambda: one.write_text("One."))
        await ear.hears(library, replace)
        await ear.hears(one, lambda: one.write_text("Two."))


async def test_a_single_file_is_heard_of_each_time_another_is_saved_in_its_place(
    tmp_path: Path,
) -> None:
    file, beside, other = (tmp_path / name for name in ("one.md", ".one.md.new", "two.md"))
    file.write_text("One.")

    def save() -> None:
        beside.write_text("Two.")
        beside.replace(file)

    def both() -> None:
        other.write_text("Nobody asked for it.")
        save()

    async with asyncio.timeout(LONG), aclosing(Ear(file)) as ear:
        for _ in range(3):
            await ear.hears(file, save)
        told = await ear.hears(file, both)
    assert told == {str(file)}


async def test_what_is_told_of_a_real_path_is_told_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, link = (tmp_path / "real").resolve(), tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)

    async def told(*watched: str, **options: object) -> AsyncIterator[set[tuple[Change, str]]]:
        assert set(watched) == {str(real)}
        yield {(Change.added, str(real / "one.md")), (Change.added, str(tmp_path / "real2.md"))}

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("watchfiles.awatch", told)
    assert [paths async for paths in changed_paths([str(link)])] == [{str(link / "one.md")}]
