"""The reader's own marks: kept, undone, and never lost to another Reader or a bad file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.library import changes, marks_file
from reader.library.anchors import Anchor
from reader.library.judgement import Correction
from reader.library.marks import Mark, Marks
from reader.library.store import Entry, Store


def entry(key: str, digest: str = "d1", title: str = "The port stays") -> Entry:
    return Entry(
        key=key, id="id", title=title, standfirst="", authors=(), published=date(2024, 1, 1),
        source="", url="", language="en", tags=(), words=1, quotations=None, digest=digest,
        mtime_ns=1, size=1,
    )  # fmt: skip


CORRECTION = Correction("c1", "speaker", Anchor(0, 5, "“No.”", "", "", "d1"), "Jo Reed", made_ns=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "marks.sqlite"


def test_an_article_nobody_touched_has_the_empty_mark() -> None:
    assert Marks(None).get("/a.md") == Mark(read=False, starred=False, place=0)


def test_marks_are_there_next_time(path: Path) -> None:
    marks = Marks(path)
    marks.set_read("/a.md", True)
    marks.set_starred("/a.md", True)
    marks.set_place("/a.md", 120)
    marks.close()
    assert Marks(path).get("/a.md") == Mark(read=True, starred=True, place=120)


def test_undo_takes_back_the_last_change_and_says_which() -> None:
    marks = Marks(None, lambda key: entry(key))
    marks.set_starred("/a.md", True)
    marks.set_read("/a.md", True)
    assert marks.undo() == "unread again · “The port stays”"
    assert marks.get("/a.md") == Mark(read=False, starred=True)
    assert marks.undo() == "no longer starred · “The port stays”"
    assert marks.undo() is None


def test_moving_about_is_no_change_to_undo() -> None:
    marks = Marks(None)
    marks.set_place("/a.md", 120)
    marks.set_read("/a.md", False)
    assert marks.undo() is None


def test_what_was_done_yesterday_can_be_undone_today(path: Path) -> None:
    yesterday = Marks(path)
    yesterday.set_read("/a.md", True)
    yesterday.set_read("/b.md", True)
    yesterday.close()
    today = Marks(path)
    assert today.undo() == "unread again · b.md"
    today.close()
    tomorrow = Marks(path)
    assert tomorrow.undo() == "unread again · a.md"
    assert tomorrow.undo() is None


def test_what_was_marked_in_another_library_is_undone_there_only(path: Path) -> None:
    news = Marks(path, lambda key: entry(key) if key.startswith("/news/") else None)
    news.set_read("/news/a.md", True)
    news.close()
    mail = Marks(path, lambda key: entry(key) if key.startswith("/mail/") else None)
    assert mail.undo() is None
    mail.set_starred("/mail/b.md", True)
    assert mail.undo() == "no longer starred · “The port stays”"
    assert mail.undo() is None
    mail.close()
    again = Marks(path, lambda key: entry(key) if key.startswith("/news/") else None)
    assert again.get("/news/a.md").read
    assert again.undo() == "unread again · “The port stays”"
    assert again.undo() is None


def test_in_another_library_the_last_mark_of_this_one_is_undone(path: Path) -> None:
    everywhere = Marks(path)
    everywhere.set_read("/mail/b.md", True)
    everywhere.set_read("/news/a.md", True)
    everywhere.close()
    mail = Marks(path, lambda key: entry(key) if key.startswith("/mail/") else None)
    assert mail.undo() == "unread again · “The port stays”"
    assert not mail.get("/mail/b.md").read
    assert mail.get("/news/a.md").read


def test_a_saved_search_belongs_to_no_library(path: Path) -> None:
    news = Marks(path, lambda key: entry(key) if key.startswith("/news/") else None)
    news.saved.keep("wet", "rain")
    news.set_read("/news/a.md", True)
    news.close()
    mail = Marks(path, lambda key: None)
    assert mail.undo() == "@wet is forgotten again"
    assert mail.undo() is None


def test_what_came_together_is_undone_where_any_of_it_is(path: Path) -> None:
    everywhere = Marks(path)
    with everywhere.together():
        everywhere.set_read("/news/a.md", True)
        everywhere.set_read("/mail/b.md", True)
    everywhere.close()
    mail = Marks(path, lambda key: entry(key) if key.startswith("/mail/") else None)
    assert mail.undo() == "2 marks that came together"
    assert not mail.get("/news/a.md").read


def test_what_was_marked_just_now_is_undone_though_its_file_has_gone() -> None:
    there = {"/a.md": entry("/a.md")}
    marks = Marks(None, there.get)
    marks.set_starred("/a.md", True)
    there.clear()
    assert marks.undo() == "no longer starred · a.md"


def test_what_came_together_is_undone_at_once(path: Path) -> None:
    marks = Marks(path)
    marks.set_read("/a.md", True)
    with marks.together():
        marks.set_read("/b.md", True)
        marks.set_starred("/a.md", True)
        marks.give_place("/b.md", Anchor(40, 43, "Now", "", "", "d1"))
    marks.set_starred("/b.md", True)
    assert marks.undo() == "no longer starred · b.md"
    marks.close()
    later = Marks(path)
    assert later.undo() == "3 marks that came together"
    assert later.get("/a.md") == Mark(read=True)
    assert later.get("/b.md") == Mark()
    assert later.undo() == "unread again · a.md"
    assert later.undo() is None


def test_however_much_came_together_it_is_one_step_of_the_log(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "UNDO_STEPS", 2)
    marks = Marks(path)
    marks.set_read("/first.md", True)
    marks.set_read("/second.md", True)
    with marks.together():
        for number in range(9):
            marks.set_read(f"/{number}.md", True)
    marks.close()
    later = Marks(path)
    assert later.undo() == "9 marks that came together"
    assert later.undo() == "unread again · second.md"
    assert later.undo() is None


def test_of_what_came_together_one_mark_is_left_to_undo() -> None:
    marks = Marks(None)
    with marks.together():
        marks.set_read("/a.md", True)
    assert marks.undo() == "unread again · a.md"


def test_a_saved_search_is_undone_like_any_mark(path: Path) -> None:
    marks = Marks(path)
    marks.saved.keep("wet", "rain")
    marks.saved.keep("wet", "rain or snow")
    marks.saved.keep("wet", "rain or snow")
    marks.saved.forget("wet")
    marks.close()
    later = Marks(path)
    assert later.undo() == "@wet finds rain or snow again"
    assert later.undo() == "@wet finds rain again"
    assert dict(later.saved.texts) == {"wet": "rain"}
    assert later.undo() == "@wet is forgotten again"
    assert not later.saved.texts
    assert later.undo() is None
    later.close()
    assert not Marks(path).saved.texts


def test_two_readers_keep_each_others_marks(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    one.set_read("/a.md", True)
    other.set_starred("/a.md", True)
    other.flush()
    assert one.refresh()
    assert one.get("/a.md") == Mark(read=True, starred=True)
    one.flush()
    assert other.refresh()
    assert other.get("/a.md") == Mark(read=True, starred=True)
    assert not one.refresh()


def test_of_another_readers_marks_only_what_has_changed_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Marks(path), Marks(path)
    for number in range(9):
        other.set_read(f"/{number}.md", True)
    other.flush()
    assert one.refresh()
    read: list[str] = []
    articles = marks_file.articles

    def counted(db: sqlite3.Connection, since: int) -> Iterator[marks_file.Row]:
        for row in articles(db, since):
            read.append(row[0])
            yield row

    monkeypatch.setattr(marks_file, "articles", counted)
    other.set_starred("/3.md", True)
    other.correct("/5.md", CORRECTION)
    other.flush()
    assert one.refresh()
    assert sorted(read) == ["/3.md", "/5.md"]
    assert one.get("/3.md") == Mark(read=True, starred=True)
    assert one.corrections_of("/5.md") == (CORRECTION,)
    assert other.undo()
    other.flush()
    assert one.refresh()
    assert one.corrections_of("/5.md") == ()
    assert len(one.keys("read")) == 9


def test_a_file_that_breaks_meanwhile_is_noted_and_nothing_is_raised(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    other.set_read("/a.md", True)
    other.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    path.write_bytes(b"no database any more" * 900)
    for _ in range(3):
        assert not one.refresh()
    (note,) = one.notes
    assert "cannot be read" in note.reason
    assert one.get("/a.md") == Mark()


def test_of_the_undo_log_what_cannot_be_read_is_passed_over(path: Path) -> None:
    marks = Marks(path)
    marks.set_read("/a.md", True)
    marks.set_read("/b.md", True)
    marks.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE changes SET before = 'nonsense' WHERE made_ns IN"
                   " (SELECT max(made_ns) FROM changes)")  # fmt: skip
    db.close()
    again = Marks(path)
    assert again.keys("read") == {"/a.md", "/b.md"}
    assert again.undo() == "unread again · a.md"


def test_what_another_reader_does_meanwhile_is_not_undone_here(path: Path) -> None:
    before = Marks(path)
    before.set_read("/before.md", True)
    before.close()
    one, other = Marks(path), Marks(path)
    other.set_starred("/a.md", True)
    other.correct("/a.md", CORRECTION)
    other.flush()
    assert one.refresh()
    assert one.undo() == "unread again · before.md"
    assert one.undo() is None
    assert one.get("/a.md").starred and one.corrections_of("/a.md")
    one.flush()
    assert other.undo() == "correction taken back (speaker Jo Reed) · a.md"


def test_the_corrections_of_a_text_are_found_whatever_becomes_of_the_others(path: Path) -> None:
    texts = {"/a.md": "d1", "/b.md": "d2"}
    marks = Marks(path, lambda key: entry(key, texts[key]))
    marks.correct("/a.md", CORRECTION)
    assert marks.corrections("d1") == (CORRECTION,)
    other = replace(CORRECTION, id="c2", made_ns=2)
    marks.correct("/b.md", other)
    assert marks.corrections("d2") == (other,)
    assert marks.corrections("d1", ["/b.md"]) == (CORRECTION, other)
    texts["/a.md"] = "d3"
    marks.set_read("/a.md", True)
    assert marks.corrections("d1") == ()
    assert marks.corrections("d3") == (CORRECTION,)


def test_what_comes_together_is_on_the_disk_whole_or_not_at_all(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    with one.together():
        one.set_read("/a.md", True)
        one.flush()
        assert not other.refresh()
        one.set_read("/b.md", True)
    one.flush()
    assert other.refresh()
    assert other.keys("read") == {"/a.md", "/b.md"}


def test_a_change_that_another_reader_overtook_is_not_undone(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    one.set_read("/a.md", True)
    one.flush()
    other.refresh()
    other.set_read("/a.md", False)
    other.flush()
    one.refresh()
    assert one.undo() is None


def test_a_renamed_file_keeps_its_marks(path: Path) -> None:
    marks = Marks(path, lambda key: entry(key))
    marks.set_starred("/library/old.md", True)
    store = Store()
    store.put([entry("/library/new.md"), entry("/library/other.md", digest="d2")])
    marks.follow(store)
    assert marks.get("/library/new.md").starred
    assert not marks.get("/library/old.md").starred
    assert not marks.get("/library/other.md").starred
    marks.close()
    again = Marks(path)
    assert again.get("/library/new.md").starred
    assert again.undo() == "no longer starred · new.md"


def test_a_copy_does_not_take_the_marks_away(path: Path, tmp_path: Path) -> None:
    original = tmp_path / "original.md"
    original.write_text("Text")
    marks = Marks(path, lambda key: entry(key))
    marks.set_starred(str(original), True)
    store = Store()
    store.put([entry("/library/copy.md")])
    marks.follow(store)
    assert marks.get(str(original)).starred
    assert not marks.get("/library/copy.md").starred


def test_a_file_that_was_edited_is_known_again_when_it_is_renamed(path: Path) -> None:
    marks = Marks(path, lambda key: entry(key))
    marks.set_read("/library/a.md", True)
    store = Store()
    store.put([replace(entry("/library/a.md"), digest="d2")])
    marks.follow(store)
    marks.close()
    again = Marks(path)
    renamed = Store()
    renamed.put([entry("/library/b.md", digest="d2")])
    again.follow(renamed)
    assert again.get("/library/b.md").read


def test_a_damaged_file_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"precious, if damaged" * 300)
    marks = Marks(path)
    assert len(marks.notes) == 1
    marks.set_read("/a.md", True)
    assert marks.get("/a.md").read
    marks.close()
    assert path.read_bytes().startswith(b"precious")


def test_the_file_of_a_newer_reader_is_left_as_it_is(path: Path) -> None:
    Marks(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    marks = Marks(path)
    assert "newer" in marks.notes[0].reason


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Marks(path)
    old.set_read("/a.md", True)
    old.close()
    step = "CREATE TABLE later (id INTEGER);"
    monkeypatch.setattr(marks_file, "STEPS", (*marks_file.STEPS, step))
    monkeypatch.setattr(marks_file, "SCHEMA", marks_file.SCHEMA + 1)
    new = Marks(path)
    assert new.get("/a.md").read
    new.close()
    before = marks_file.SCHEMA - 1
    with sqlite3.connect(path.with_name(f"marks-schema{before}.sqlite")) as copy:
        assert copy.execute("SELECT read FROM articles").fetchall() == [(1,)]
    copy.close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (before + 1,)
    db.close()


def test_the_first_schema_s_marks_and_undo_log_are_all_there(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.executescript(marks_file.STEPS[0])
        db.execute("INSERT INTO articles (key, digest, read) VALUES ('/a.md', 'd1', 1)")
        db.execute("INSERT INTO changes VALUES ('c', 1, 1, 'read', 'false', 0)")
        db.execute("PRAGMA user_version = 1")
    db.close()
    marks = Marks(path)
    assert not marks.notes
    assert marks.undo() == "unread again · a.md"
    marks.set_starred("/a.md", True)
    marks.close()
    assert Marks(path).get("/a.md") == Mark(starred=True)


def test_a_locked_file_leaves_the_marks_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Marks(path).close()
    monkeypatch.setattr(marks_file, "BUSY_MILLISECONDS", 1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    marks = Marks(path)
    assert "locked" in marks.notes[0].reason
    marks.set_starred("/a.md", True)
    assert marks.get("/a.md").starred
    other.close()


@pytest.mark.parametrize("more", [True, False])
def test_what_could_not_be_written_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, more: bool
) -> None:
    monkeypatch.setattr(marks_file, "BUSY_MILLISECONDS", 1)
    marks = Marks(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    marks.set_starred("/a.md", True)
    marks.set_read("/b.md", True)
    marks.flush()
    (note,) = marks.notes
    assert "marks cannot be written" in note.reason
    assert marks.writing
    other.close()
    if more:
        marks.set_read("/c.md", True)
        marks.flush()
        assert not marks.writing and not marks.notes
    marks.close()
    again = Marks(path)
    assert again.keys("starred") == {"/a.md"}
    assert again.keys("read") == {"/b.md", "/c.md"} if more else {"/b.md"}
    assert not marks.notes


def test_after_the_end_nothing_is_looked_at_or_kept(path: Path) -> None:
    marks, other = Marks(path), Marks(path)
    marks.close()
    other.set_read("/a.md", True)
    other.close()
    assert not marks.refresh()
    marks.set_starred("/a.md", True)
    assert Marks(path).get("/a.md") == Mark(read=True)
