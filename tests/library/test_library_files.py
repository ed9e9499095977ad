"""Files read and written: whole or not at all, and never more than the formats take."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from reader.formats import LIMIT
from reader.library.files import read_file, read_stdin, replacing
from reader.problems import Unreadable


def write(path: Path, data: bytes) -> None:
    with replacing(path) as out:
        out.write(data)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    path.write_bytes(b"old and longer")
    path.chmod(0o640)
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["marks.jsonl"]


def test_until_all_is_written_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    path.write_bytes(b"old")
    with replacing(path) as out:
        out.write(b"new")
        out.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_who_is_stopped_while_writing_leaves_all_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as out:
        out.write(b"half of it")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["marks.jsonl"]


def test_what_the_disk_did_not_take_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marks.jsonl"
    path.write_bytes(b"old")

    def failing(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", failing)  # a disk fails when it is asked whether it has it
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["marks.jsonl"]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "marks.jsonl", tmp_path / "link.jsonl"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(Path("/dev/null"), b"words")
    assert Path("/dev/null").is_char_device()


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_has_the_limit_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = b"x" * LIMIT
    given(monkeypatch, most)
    assert len(read_stdin()) == LIMIT
    given(monkeypatch, most + b"y")
    with pytest.raises(Unreadable, match="limit"):
        read_stdin()
    path = tmp_path / "big.md"
    path.write_bytes(most + b"y")
    with pytest.raises(Unreadable, match="limit"):
        read_file(path)
