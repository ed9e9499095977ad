"""What a shell can take from a program: its standard input, and the folder it stands in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader

PYTHON = [sys.executable, "-m", "reader"]

SECONDS = 120
"""Longer than anything here takes; a test that waits so long fails."""


@pytest.fixture(autouse=True)
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(Path(reader.__file__).parent.parent))


@pytest.mark.parametrize(
    "command", ["list -", "show -", "search x -", "analyse --json -", "marks import -", "--plain -"]
)
def test_closed_standard_input_is_said_in_one_line(command: str) -> None:
    run = subprocess.run(
        [*PYTHON, *command.split()],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=lambda: os.close(0),
    )
    assert run.returncode == 2
    (line,) = run.stderr.decode().splitlines()
    assert "standard input is closed" in line


def test_where_the_folder_one_stands_in_is_gone_articles_are_listed(tmp_path: Path) -> None:
    article, gone = tmp_path / "port.md", tmp_path / "gone"
    article.write_text("# The port stays\n\nAda Quill ruled out a sale.\n", "utf-8")
    gone.mkdir()
    run = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", *PYTHON, "list", str(article)],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        cwd=gone,
    )
    assert run.returncode == 0
    assert str(article) in run.stdout.decode()
