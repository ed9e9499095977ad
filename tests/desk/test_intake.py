"""Many files at once: what processes of their own read is what one reads alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk import intake
from reader.desk.intake import take, take_all


def test_many_files_are_read_by_processes_as_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").write_text(f"# Piece {number}\n\n“We stay,” said Ada Quill.\n")
    (tmp_path / "empty.md").write_bytes(b"\x00\x01\x02" * 90)
    keys = [str(path) for path in sorted(tmp_path.iterdir())]
    keys.append(str(tmp_path / "gone.md"))
    alone = [(key, take(key, indexed=True)) for key in keys]
    monkeypatch.setattr(intake, "MANY", 2)
    monkeypatch.setattr(intake, "AT_ONCE", 3)
    assert list(take_all(keys, indexed=True)) == alone
    assert alone[0][1].document is not None
    assert [answer.problem is None for _, answer in alone].count(False) == 2


def test_who_stops_asking_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("Words.")
    monkeypatch.setattr(intake, "MANY", 2)
    reading = take_all([str(path) for path in tmp_path.iterdir()], indexed=False)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert next(reading, None) is None
