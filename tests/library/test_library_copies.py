"""What is copied where there is no clipboard goes to a file: whole, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.copies import write_copy


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


def test_the_last_copy_takes_the_place_of_the_one_before() -> None:
    write_copy("“One.”")
    path = write_copy("“Two.”")
    assert path.read_text("utf-8") == "“Two.”\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_that_fails_leaves_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_copy("“One.”")

    def full(self: Path, target: Path) -> Path:
        raise OSError("no room")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no room"):
        write_copy("“Two.”")
    assert path.read_text("utf-8") == "“One.”\n"
    assert list(path.parent.iterdir()) == [path]
