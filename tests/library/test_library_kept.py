"""How the screen was set last: kept for next time, and never more than that."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library.kept import Kept


def test_what_was_chosen_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "new" / "screen.json"
    Kept(path).keep("column", 72, 66)
    Kept(path).keep("theme", "nord", "reader-dark")
    kept = Kept(path)
    assert kept.width("column", 66) == 72
    assert kept.name("theme", "reader-dark") == "nord"
    assert kept.width("list", 0) == 0
    assert [each.name for each in path.parent.iterdir()] == ["screen.json"]


def test_a_setting_changed_later_wins(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    Kept(path).keep("column", 72, 66)
    assert Kept(path).width("column", 50) == 50


def test_two_readers_keep_each_others_choices(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    one, other = Kept(path), Kept(path)
    one.keep("column", 72, 66)
    other.keep("list", 40, 0)
    assert (Kept(path).width("column", 66), Kept(path).width("list", 0)) == (72, 40)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b'{"column": 3}', b'{"column": {}}'])
def test_a_broken_file_keeps_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "screen.json"
    path.write_bytes(data)
    kept = Kept(path)
    assert kept.width("column", 66) == 66
    kept.keep("column", 70, 66)
    assert Kept(path).width("column", 66) == 70


def test_a_folder_that_cannot_be_written_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file" / "screen.json")
    kept.keep("column", 72, 66)
    kept.keep("column", 74, 66)
    assert kept.width("column", 66) == 74
    assert len(kept.notes) == 1


def test_without_a_file_it_lasts_as_long_as_the_program() -> None:
    kept = Kept(None)
    kept.keep("column", 72, 66)
    kept.keep("list", 40, 0)
    assert kept.width("column", 66) == 72


def test_what_was_kept_outlives_a_disk_that_is_full(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    Kept(path).keep("column", 72, 66)
    kept = Kept(path)
    with full_disk():
        kept.keep("theme", "nord" * 1_000, "reader-dark")
    assert len(kept.notes) == 1
    assert Kept(path).width("column", 66) == 72


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow beyond a few bytes meanwhile."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
