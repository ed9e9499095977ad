"""The file of the marks: what it promises before it says that anything is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.library.marks_file import SCHEMA, Unusable, opened

FULL = 2
"""How SQLite calls it that a change is on the disk when it is committed.

Source: https://sqlite.org/pragma.html#pragma_synchronous
"""


def said(db: sqlite3.Connection, pragma: str) -> object:
    return db.execute(f"PRAGMA {pragma}").fetchone()[0]


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_mark_that_is_kept_outlives_a_power_cut(tmp_path: Path, time: str) -> None:
    path = tmp_path / "data" / "marks.sqlite"
    if time == "second":
        opened(path).close()
    db = opened(path)
    assert said(db, "synchronous") == FULL
    assert said(db, "journal_mode") == "wal"
    assert said(db, "user_version") == SCHEMA
    db.close()


def test_a_newer_readers_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(Unusable, match="newer"):
        opened(path)
    assert path.read_bytes() == before
