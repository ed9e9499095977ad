"""Whatever is typed, and whatever the disk does: search answers, and says what has happened."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.desk import Desk
from reader.library.settings import Settings
from reader.search.keeping import Keeper
from reader.search.schema import KINDS

FILES = {
    "weir.md": "---\ntitle: The weir holds\ntags: [river]\n---\n\n“It holds,” said Ivo Lund.\n",
    "mill.md": "---\ntitle: The mill turns\ndate: 2024-05-02\n---\n\nNobody's cease-fire there.\n",
}
PIECES = ("weir", "said:", "by:", '"', "(", ")", "-", " or ", "is:unread", "on:2024-05", "@", "*")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def desk(library: Path) -> Iterator[Desk]:
    yield opened(library, None)


def opened(library: Path, cache: Path | None) -> Desk:
    desk = Desk(Settings(), [library], cache=cache, data=None)
    desk.load(lambda batch: None)
    return desk


def in_memory(desk: Desk) -> bool:
    return any("kept in memory" in note.reason for note in desk.notes)


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map("".join))
def test_any_text_is_a_query(desk: Desk, text: str) -> None:
    for kind in KINDS:
        found = desk.search(text, kind)
        for hit in found.hits:
            assert isinstance(hit.title.text + hit.snippet.text + hit.meta, str)


@pytest.mark.parametrize("text", ["weir " * 2_000, '"' * 10_000, "(" * 10_000, "\ud800", "\0"])
def test_long_and_odd_texts_are_queries(desk: Desk, text: str) -> None:
    assert desk.search(text).query.text == text


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_takes_nothing_leaves_search_in_memory_with_a_note(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    write = Keeper.writer

    def fails_on_disk(keeper: Keeper) -> object:
        if keeper.folder is not None:
            raise OSError(error, "the disk takes nothing")
        return write(keeper)

    monkeypatch.setattr(Keeper, "writer", fails_on_disk)
    desk = opened(library, tmp_path)
    assert desk.search("weir").counts.articles == 1
    assert in_memory(desk)


def test_a_cache_folder_without_room_for_an_index_leaves_search_in_memory_with_a_note(
    library: Path, tmp_path: Path
) -> None:
    (tmp_path / "index").write_text("in the way")
    desk = opened(library, tmp_path)
    assert desk.search("weir").counts.articles == 1
    assert in_memory(desk)


@pytest.mark.parametrize("damaged", ["meta.json", ".managed.json", "*.term", "*.store"])
async def test_an_index_found_damaged_is_made_anew_with_a_note(
    library: Path, tmp_path: Path, damaged: str
) -> None:
    await opened(library, tmp_path).close()
    for path in (tmp_path / "index").rglob(damaged):
        path.write_bytes(b"damage")
    desk = opened(library, tmp_path)
    desk.search("weir")
    desk._indexing.flush()
    found = desk.search("weir")
    assert found.counts.articles == 1
    assert found.hits[0].snippet.text
    assert any("made anew" in note.reason for note in desk.notes)
