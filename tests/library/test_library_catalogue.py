"""The catalogue: what is remembered, and that no state of its file is an error."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.library import catalogue as catalogue_module
from reader.library.catalogue import Catalogue, Header
from reader.library.store import Entry
from reader.library.walk import Found
from reader.problems import Problem

ENTRY = Entry(
    key="/news/port.md",
    id="port",
    title="The port stays",
    standfirst="",
    authors=("Ines Varga",),
    published=date(2024, 6, 3),
    source="Gazette",
    url="",
    language="en",
    tags=("harbour",),
    words=12,
    quotations=None,
    digest="d" * 32,
    mtime_ns=5,
    size=70,
)
FILE = Found("port.md", "/news/port.md", 5, 70)
HEADER = Header(ENTRY, (Problem("the date is none", line=2),))
ANNOTATIONS = Annotations(
    "d" * 32,
    "1 model",
    (Quotation(((0, 4), (9, 12)), "direct", ("person:ines-varga",), (5, 8), (6, 8), 0.9),),
    (Entity("person:ines-varga", "Ines Varga", "person"),),
    (Mention("person:ines-varga", 5, 8, "name"),),
)


def entry_at(key: str) -> Entry:
    return replace(ENTRY, key=key)


def test_a_header_is_remembered_for_next_time(tmp_path: Path) -> None:
    first = Catalogue(tmp_path)
    first.keep_headers([HEADER])
    first.close()
    assert Catalogue(tmp_path).headers([FILE]) == {FILE.key: HEADER}


@pytest.mark.parametrize("file", [FILE._replace(mtime_ns=6), FILE._replace(size=71)])
def test_a_file_that_changed_is_not_known(file: Found) -> None:
    catalogue = Catalogue(None)
    catalogue.keep_headers([HEADER])
    assert catalogue.headers([file]) == {}


def test_a_folder_is_fetched_whole_and_no_other(tmp_path: Path) -> None:
    catalogue = Catalogue(None)
    catalogue.keep_headers([HEADER])
    stored = catalogue.below(["/news"])
    assert catalogue.headers([FILE], stored) == {FILE.key: HEADER}
    assert catalogue.below(["/new"]) == {}
    assert catalogue.keys_below("/") == {FILE.key}


def test_a_file_that_is_gone_can_be_forgotten() -> None:
    catalogue = Catalogue(None)
    catalogue.keep_headers([HEADER])
    catalogue.forget_headers([FILE.key])
    assert catalogue.headers([FILE]) == {}


def test_annotations_are_remembered_for_their_analyser_only(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.keep_annotations(ANNOTATIONS)
    catalogue.close()
    again = Catalogue(tmp_path)
    assert again.annotations("d" * 32, "1 model") == ANNOTATIONS
    assert again.annotations("d" * 32, "2 model") is None


def test_what_an_older_analyser_found_goes_when_a_newer_one_has_found_it(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    other = replace(ANNOTATIONS, digest="e" * 32)
    for found in (ANNOTATIONS, other, replace(ANNOTATIONS, analyser="2 model")):
        catalogue.keep_annotations(found)
    assert catalogue.annotations("d" * 32, "1 model") is None
    assert catalogue.annotations("d" * 32, "2 model") is not None
    assert catalogue.annotations("e" * 32, "1 model") == other


def test_a_damaged_file_is_made_anew_with_a_note(tmp_path: Path) -> None:
    Catalogue(tmp_path).close()
    (tmp_path / "catalogue.sqlite").write_bytes(b"not a database" * 500)
    catalogue = Catalogue(tmp_path)
    assert len(catalogue.notes) == 1
    catalogue.keep_headers([HEADER])
    catalogue.close()
    assert Catalogue(tmp_path).headers([FILE]) == {FILE.key: HEADER}


def test_a_file_damaged_in_the_middle_is_made_anew_when_it_shows(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.keep_headers([Header(entry_at(f"/news/{number}.md"), ()) for number in range(2_000)])
    catalogue.close()
    path = tmp_path / "catalogue.sqlite"
    data = bytearray(path.read_bytes())
    data[8_192:-4_096] = b"\xff" * (len(data) - 12_288)
    path.write_bytes(data)
    damaged = Catalogue(tmp_path)
    assert damaged.below(["/news"]) == {}
    damaged.keep_headers([HEADER])
    assert damaged.headers([FILE]) == {FILE.key: HEADER}
    assert damaged.notes


def test_another_schema_is_made_anew(tmp_path: Path) -> None:
    Catalogue(tmp_path).close()
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert "99" in Catalogue(tmp_path).notes[0].reason


def test_another_reader_version_reads_the_files_again_but_keeps_what_analysis_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Catalogue(tmp_path)
    first.keep_headers([HEADER])
    first.keep_annotations(ANNOTATIONS)
    first.close()
    monkeypatch.setattr(catalogue_module, "__version__", "99")
    second = Catalogue(tmp_path)
    assert second.headers([FILE]) == {}
    assert second.annotations("d" * 32, "1 model") == ANNOTATIONS
    assert not second.notes
    second.keep_headers([HEADER])
    second.close()
    assert Catalogue(tmp_path).headers([FILE]) == {FILE.key: HEADER}


def test_a_folder_that_cannot_be_written_is_replaced_by_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    catalogue = Catalogue(tmp_path / "file")
    assert len(catalogue.notes) == 1
    catalogue.keep_headers([HEADER])
    assert catalogue.headers([FILE]) == {FILE.key: HEADER}


def test_a_full_disk_is_replaced_by_memory(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue._db.execute("PRAGMA max_page_count = 1")
    catalogue.keep_headers([Header(entry_at(f"/news/{number}.md"), ()) for number in range(2_000)])
    assert "full" in catalogue.notes[0].reason
    catalogue.keep_headers([HEADER])
    assert catalogue.headers([FILE]) == {FILE.key: HEADER}


def test_two_readers_share_one_file(tmp_path: Path) -> None:
    one, other = Catalogue(tmp_path), Catalogue(tmp_path)
    one.keep_headers([HEADER])
    assert other.headers([FILE]) == {FILE.key: HEADER}
    other.keep_annotations(ANNOTATIONS)
    assert one.annotations("d" * 32, "1 model") == ANNOTATIONS
    assert not one.notes
    assert not other.notes


def test_an_answer_after_the_end_is_nothing() -> None:
    catalogue = Catalogue(None)
    catalogue.close()
    catalogue.keep_headers([HEADER])
    assert catalogue.headers([FILE]) == {}


def test_a_file_another_reader_has_locked_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "BUSY_MILLISECONDS", 1)
    first = Catalogue(tmp_path)
    first.keep_headers([HEADER])
    first.close()
    other = sqlite3.connect(tmp_path / "catalogue.sqlite")
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("UPDATE headers SET size = size")
    other.commit()
    shut_out = Catalogue(tmp_path)
    assert "locked" in shut_out.notes[0].reason
    assert shut_out.headers([FILE]) == {}
    shut_out.close()
    other.close()
    again = Catalogue(tmp_path)
    assert again.headers([FILE]) == {FILE.key: HEADER}
    assert not again.notes


def test_a_file_another_reader_is_writing_to_is_used_again_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "BUSY_MILLISECONDS", 1)
    catalogue = Catalogue(tmp_path)
    other = sqlite3.connect(tmp_path / "catalogue.sqlite")
    other.execute("BEGIN IMMEDIATE")
    catalogue.keep_headers([HEADER])
    assert not catalogue.notes
    other.rollback()
    other.close()
    catalogue.keep_headers([HEADER])
    assert not catalogue.notes
    catalogue.close()
    assert Catalogue(tmp_path).headers([FILE]) == {FILE.key: HEADER}
