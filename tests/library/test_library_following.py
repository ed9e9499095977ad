"""Marks follow a text from file to file, and nothing is lost on the way, nor on the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library.anchors import Anchor
from reader.library.judgement import Correction
from reader.library.marks import Mark, Marks
from reader.library.store import Entry, Store

OLD, NEW = "/library/old.md", "/library/new.md"


def entry(key: str, digest: str = "d1") -> Entry:
    return Entry(
        key=key, id="id", title="The port stays", standfirst="", authors=(), published=None,
        source="", url="", language="en", tags=(), words=1, quotations=None, digest=digest,
        mtime_ns=1, size=1,
    )  # fmt: skip


CORRECTION = Correction("c1", "speaker", Anchor(0, 5, "“No.”", "", "", "d1"), "Jo Reed", made_ns=1)


def library(*keys: str) -> Store:
    store = Store()
    store.put(map(entry, keys))
    return store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "marks.sqlite"


def marked(path: Path) -> Marks:
    """The marks, with a star, a place and a correction of the article at OLD."""
    marks = Marks(path, entry)
    marks.set_starred(OLD, True)
    marks.set_place(OLD, 40)
    marks.correct(OLD, CORRECTION)
    return marks


def test_a_renamed_file_that_was_looked_at_before_has_its_marks(path: Path) -> None:
    marks = marked(path)
    marks.set_place(NEW, 90)
    marks.set_read(NEW, True)
    assert marks.follow(library(NEW))
    assert marks.get(NEW) == Mark(read=True, starred=True, place=90)
    assert marks.get(OLD) == Mark()
    marks.close()
    again = Marks(path, entry)
    assert again.get(NEW) == Mark(read=True, starred=True, place=90)
    assert again.corrections_of(NEW) == (CORRECTION,)
    assert again.get(OLD) == Mark()
    assert again.undo() == "unread again · “The port stays”"
    assert again.undo() == "correction taken back (speaker Jo Reed) · “The port stays”"
    assert again.undo() == "no longer starred · “The port stays”"


def test_where_two_readers_see_it_renamed_nothing_is_lost(path: Path) -> None:
    one = marked(path)
    one.flush()
    other = Marks(path, entry)
    assert one.follow(library(NEW))
    one.set_read(NEW, True)
    one.flush()
    other.set_starred(OLD, True)
    assert other.follow(library(NEW))
    one.close()
    other.close()
    again = Marks(path, entry)
    assert again.get(NEW) == Mark(read=True, starred=True, place=40)
    assert again.corrections_of(NEW) == (CORRECTION,)


def test_a_file_that_was_only_away_has_its_marks_again(path: Path) -> None:
    marks = marked(path)
    assert marks.follow(library(NEW))
    marks.close()
    back = Marks(path, entry)
    back.set_place(OLD, 60)
    back.follow(library(NEW, OLD))
    assert back.get(OLD) == Mark(starred=True, place=60)
    assert back.get(NEW).starred
    assert back.corrections("d1") == back.corrections_of(OLD) == (CORRECTION,)
    back.set_starred(NEW, False)
    back.follow(library(NEW, OLD))
    back.close()
    later = Marks(path, entry)
    later.follow(library(NEW, OLD))
    assert later.get(OLD) == Mark(starred=True, place=60)
    assert not later.get(NEW).starred
    assert later.corrections_of(OLD) == (CORRECTION,)


def test_another_text_in_the_place_of_the_old_one_gets_nothing(path: Path) -> None:
    marks = marked(path)
    marks.follow(library(NEW))
    store = library(NEW)
    store.put([replace(entry(OLD), digest="d2")])
    marks.follow(store)
    assert marks.get(OLD) == Mark()
    assert marks.corrections_of(NEW) == (CORRECTION,)
