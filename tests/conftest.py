"""What tests of several rooms are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """A library of files: their names, and what is written in them."""

    def make(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "library"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        return folder

    return make
