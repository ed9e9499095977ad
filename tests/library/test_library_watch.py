"""Watching the disk: whatever comes, in old folders and new ones, is told."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from contextlib import aclosing
from pathlib import Path

import pytest

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
