"""What the system will not tell of counts as there: what is wrong is said when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.marks import Marks
from reader.library.store import Entry, Store
from reader.library.there import is_folder, is_there

TOO_LONG = "a" * 300
"""A name that the system refuses to look up; a folder without permission is refused likewise, but
not to every user."""


def test_what_is_there_and_what_is_not(tmp_path: Path) -> None:
    assert is_there(tmp_path) and is_folder(tmp_path)
    assert not is_there(tmp_path / "nothing") and not is_folder(tmp_path / "nothing")
    (tmp_path / "file").write_text("text")
    assert is_there(tmp_path / "file") and not is_folder(tmp_path / "file")
    assert not is_there(tmp_path / "file" / "below")


@pytest.mark.parametrize("name", [TOO_LONG, "round"])
def test_what_cannot_be_asked_after_counts_as_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "round").symlink_to("round")
    assert is_there(tmp_path / name)
    assert not is_folder(tmp_path / name)


def test_marks_of_a_file_that_cannot_be_asked_after_stay_where_they_are(tmp_path: Path) -> None:
    hidden = str(tmp_path / TOO_LONG)
    there = {hidden: _entry(hidden)}
    marks = Marks(None, there.get)
    marks.set_starred(hidden, True)
    store = Store()
    store.put([_entry("/elsewhere.md")])
    assert not marks.follow(store)
    assert marks.get(hidden).starred


def _entry(key: str) -> Entry:
    return Entry(
        key=key, id="id", title="The port stays", standfirst="", authors=(), published=None,
        source="", url="", language="en", tags=(), words=1, quotations=None, digest="d1",
        mtime_ns=1, size=1,
    )  # fmt: skip
