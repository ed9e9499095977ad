"""Many files at once: what processes of their own read is what one reads alone."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """All that are started; what a test leaves of them is ended."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    yield started
    for process in started:
        process.kill()
        process.communicate()


def test_who_stops_asking_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: list[subprocess.Popen[bytes]]
) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("Words.")
    monkeypatch.setattr(intake, "MANY", 2)
    reading = take_all([str(path) for path in tmp_path.iterdir()], indexed=False)
    next(reading)
    assert [process.poll() for process in processes] == [None] * len(processes) != []
    reading.close()  # type: ignore[attr-defined]
    assert all(process.poll() is not None for process in processes)
    assert next(reading, None) is None


DEADLY = """
import os
from reader.library import loading

read = loading.read_article

def read_or_die(key):
    if key.endswith("killer.md"):
        os._exit(9)
    return read(key)

loading.read_article = read_or_die
"""


def test_a_file_that_kills_its_process_takes_no_other_file_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, lent = tmp_path / "library", tmp_path / "lent"
    library.mkdir()
    lent.mkdir()
    for name in ("a", "b", "killer", "y", "z"):
        (library / f"{name}.md").write_text(f"# Piece {name}\n\nWords.\n")
    # Python runs it at its start, and nothing here is one that starts now.
    (lent / "sitecustomize.py").write_text(DEADLY)
    monkeypatch.setenv("PYTHONPATH", str(lent))
    monkeypatch.setattr(intake, "MANY", 2)
    answers = dict(take_all([str(path) for path in sorted(library.iterdir())], indexed=True))
    problems = {Path(key).stem: answer.problem for key, answer in answers.items()}
    assert problems.pop("killer") == intake.KILLER
    assert problems == dict.fromkeys("abyz")


def test_a_folder_one_stands_in_lends_the_processes_no_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    for name in ("reader", "msgspec"):
        (tmp_path / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\n")
    for number in range(3):
        (tmp_path / f"{number}.md").write_text("Words.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(intake, "MANY", 2)
    keys = [str(path) for path in sorted(tmp_path.glob("*.md"))]
    assert [key for key, answer in take_all(keys, indexed=False) if answer.header] == keys
    assert not ran.exists()
