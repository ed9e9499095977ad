"""The index is kept in step whatever goes wrong with one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import SimpleQueue

import pytest

from reader.desk import indexing
from reader.desk.indexing import Indexing
from reader.search.schema import Document

LONG = 20.0
"""Seconds after which nothing will come any more."""


def test_after_a_fault_what_comes_later_is_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "GATHER", 0.0)
    asked: SimpleQueue[list[str]] = SimpleQueue()

    def documents(keys: Sequence[str]) -> Iterator[Document]:
        asked.put(list(keys))
        if "/bad.md" in keys:
            raise RuntimeError("an article that nobody thought of")
        return iter(())

    index = Indexing(None, lambda: {"/bad.md": "1", "/good.md": "1"}, documents)
    index.later(["/bad.md"])
    assert asked.get(timeout=LONG) == ["/bad.md"]
    index.later(["/good.md"])
    assert asked.get(timeout=LONG) == ["/good.md"]
    index.close()
    (note,) = index.notes
    assert "an article that nobody thought of" in note
    assert index.waiting == 0
