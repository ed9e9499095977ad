"""Reading and indexing wait while the reader wants them to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.holdings import Holdings, Progress
from reader.desk.pausing import Pausing
from reader.library.catalogue import Catalogue
from reader.library.loading import Loader
from reader.library.settings import Settings
from reader.library.store import Entry, key_of

LONG_ENOUGH = 30
"""Seconds after which a test that waits has failed."""


def loading(desk: Desk, on_batch: Callable[[Sequence[Entry]], None]) -> threading.Thread:
    thread = threading.Thread(target=desk.load, args=(on_batch,))
    thread.start()
    return thread


def library(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(f"# Tide {number}\n\nIt came in.\n", "utf-8")
    return folder


async def test_new_files_wait_until_it_goes_on(tmp_path: Path) -> None:
    desk = Desk(Settings(), [library(tmp_path / "news")], cache=tmp_path / "cache", data=None)
    desk.pausing.pause()
    thread = loading(desk, lambda batch: None)
    while not desk.progress.waiting:
        pass
    assert not desk.entries
    desk.pausing.resume()
    thread.join(LONG_ENOUGH)
    assert len(desk.entries) == 3
    assert desk.search("tide").hits
    await desk.close()


async def test_leaving_does_not_wait_for_what_is_paused(tmp_path: Path) -> None:
    desk = Desk(Settings(), [library(tmp_path / "news")], cache=tmp_path / "cache", data=None)
    desk.pausing.pause()
    thread = loading(desk, lambda batch: None)
    while not desk.progress.waiting:
        pass
    await desk.close()
    thread.join(LONG_ENOUGH)
    assert not thread.is_alive()
    assert not desk.entries


@pytest.mark.parametrize("known", [3, 0])
def test_a_library_that_is_left_while_it_loads_forgets_nothing(tmp_path: Path, known: int) -> None:
    """What had not been walked through yet is there all the same."""
    folder, closed = library(tmp_path / "news"), threading.Event()
    catalogue = Catalogue(tmp_path / "cache")
    loader = Loader(catalogue, "")
    catalogue.keep_headers([loader.read(key_of(str(path))).header for path in folder.iterdir()])
    holdings = Holdings(loader, closed)
    holdings.paths = [str(folder)]
    if known:
        holdings.load_known(lambda entries: None)
    else:
        closed.set()  # before the first batch came
    closed.set()
    holdings.forget_missing()
    assert len(catalogue.keys_below(key_of(str(folder)))) == 3
    closed.clear()
    holdings.forget_missing()
    assert len(catalogue.keys_below(key_of(str(folder)))) == known


async def test_a_changed_article_is_found_though_the_work_is_paused(tmp_path: Path) -> None:
    """Few articles are indexed at once: what the reader put right can be found."""
    desk = Desk(Settings(), [library(tmp_path / "news")], cache=tmp_path / "cache", data=None)
    desk.load(lambda batch: None)
    desk.pausing.pause()
    assert len(list(desk._documents([entry.key for entry in desk.entries]))) == 3
    await desk.close()


def test_the_rate_does_not_fall_while_nothing_is_wanted() -> None:
    progress, pausing = Progress(), Pausing()
    assert pausing.wait() == 0.0
    progress.begin(10)
    for _ in range(3):
        progress.step()
    progress._began -= 10
    slow = progress.rate
    progress.waited(7.9)
    assert progress.rate > 4 * slow
