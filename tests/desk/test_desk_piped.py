"""What comes on standard input: one text, another the next time."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.library.marks import Mark
from reader.library.settings import Settings
from reader.problems import Unreadable

PORT = "The port stays\n\nAda Quill ruled out a sale.\n\nShe had said so before.\n"
TIDE = "What the tide left\n\nNobody had asked about the seaweed.\n"


def piped(text: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, str]:
    """The desk of a text that comes on standard input, and its key."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    desk = Desk(Settings(), ["-"], cache=home / "cache", data=home / "data")
    desk.load(lambda batch: None)
    (entry,) = desk.entries
    return desk, entry.key


async def test_the_marks_of_a_piped_text_are_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, port = piped(PORT, tmp_path, monkeypatch)
    desk.marks.set_read(port, True)
    desk.marks.set_place(port, 16)
    assert desk.article(port).title == "The port stays"
    await desk.close()
    desk, tide = piped(TIDE, tmp_path, monkeypatch)
    assert desk.marks.get(tide) == Mark()
    with pytest.raises(Unreadable):
        desk.article(port)
    await desk.close()
    desk, again = piped(PORT, tmp_path, monkeypatch)
    assert desk.marks.get(again) == Mark(read=True, place=16)
    await desk.close()
