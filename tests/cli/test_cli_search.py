"""Saved searches and the export for Quickwit, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main, searching
from reader.desk.desk import Desk

PORT = """---
title: The port stays
date: 2024-06-03
---

Ada Quill ruled out a sale on Monday. “We will keep the cranes,” said Ms Quill.
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("READER_LIBRARY", raising=False)
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "port.md").write_text(PORT, "utf-8")
    return folder


Said = pytest.CaptureFixture[str]


def test_a_saved_search_is_found_by_its_name(library: Path, capsys: Said) -> None:
    assert main(["search", "cranes", str(library), "--save", "My Port"]) == 0
    assert "@my-port" in capsys.readouterr().err
    assert main(["search", "@my-port", str(library)]) == 0
    assert "The port stays" in capsys.readouterr().out


def test_a_search_cannot_be_saved_without_a_name(library: Path, capsys: Said) -> None:
    assert main(["search", "cranes", str(library), "--save", "@"]) == 2
    assert "name" in capsys.readouterr().err


def test_a_query_that_is_not_understood_is_not_saved(library: Path, capsys: Said) -> None:
    assert main(["search", "port is:nonsense ", str(library), "--save", "port"]) == 2
    assert "character 6" in capsys.readouterr().err
    assert main(["search", "@port ", str(library)]) == 2


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("***", "no word"),
        ("!!!", "no word"),
        ("said:", "“said:” is unfinished"),
        ("@p", "no saved search"),
        ("-", "nothing to look for"),
        ("kind:scare", "fields: title: said: by: speaker: who: about: in: tag: author: after:"),
    ],
)
def test_a_query_that_asks_for_nothing_does_not_find_everything(
    query: str, says: str, library: Path, capsys: Said
) -> None:
    assert main(["search", "cranes", str(library), "--save", "port"]) == 0
    capsys.readouterr()
    assert main(["search", query, str(library)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert says in line


def test_a_picture_of_a_headline_is_found(library: Path, capsys: Said) -> None:
    (library / "tower.md").write_text("# The tower 🗼 is lit\n\nText.\n", "utf-8")
    assert main(["search", "🗼", str(library)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "The tower 🗼 is lit" in line


def test_that_there_are_more_answers_is_said(
    library: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_ANSWERS", 1)
    (library / "other.md").write_text("# Other cranes\n\nText.\n")
    assert main(["search", "cranes", str(library)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err == "reader: these are the first 1 of 2\n"


def test_whoever_looks_for_a_byline_among_the_speakers_is_told(library: Path, capsys: Said) -> None:
    assert main(["search", "by:delgado", str(library)]) == 1
    assert "author: finds bylines" in capsys.readouterr().err


TOLD = "Quay closes\n\nThe quay was shut on Monday. “It had to come,” said Ines Varga, the mayor.\n"


@pytest.mark.parametrize("query", ["by:varga", "@mayor", "come -by:moss", "varga mayor"])
def test_what_is_not_analysed_yet_is_analysed_for_a_query_that_asks_for_it(
    library: Path, capsys: Said, query: str
) -> None:
    (library / "quay.txt").write_text(TOLD)
    main(["search", "by:varga", str(library / "port.md"), "--save", "mayor"])
    capsys.readouterr()
    assert main(["search", query, "--quotes", str(library)]) == 0
    said = capsys.readouterr()
    assert "It had to come" in said.out
    assert "Varga" in said.out
    assert said.err == ""


def test_a_query_for_words_waits_for_no_analysis(
    library: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.searching.analyse_waiting", pytest.fail)
    assert main(["search", "cranes -tide", str(library)]) == 0


def test_who_interrupts_the_analysis_gets_what_there_is(
    library: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(desk: Desk, jobs: int, on_each: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "analyse_all", interrupted)
    assert main(["search", "by:delgado", str(library)]) == 1
    assert "1 of 1 are not analysed" in capsys.readouterr().err


def test_a_forgiven_typo_is_said(library: Path, capsys: Said) -> None:
    assert main(["search", "crames", str(library)]) == 0
    assert "showing cranes" in capsys.readouterr().err


def test_the_library_is_exported_for_quickwit(library: Path, tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "made" / "out"
    assert main(["export", "--index", str(out), str(library)]) == 0
    fields = json.loads((out / "index.json").read_bytes())["doc_mapping"]["field_mappings"]
    known = {field["name"] for field in fields}
    records = [json.loads(line) for line in (out / "library.ndjson").read_text().splitlines()]
    assert [record["kind"] for record in records] == ["article", "quotation", "entity"]
    assert records[1]["speaker"][0] == "Ada Quill"
    assert all(record.keys() <= known for record in records)
    assert "1 article in" in capsys.readouterr().out


def test_an_export_that_cannot_be_written_says_so(
    library: Path, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    assert main(["export", "--index", str(tmp_path / "taken"), str(library)]) == 2
    assert "taken" in capsys.readouterr().err
    assert main(["export", "--index", str(tmp_path / "out"), str(tmp_path / "nowhere")]) == 2


def test_what_reader_analyse_found_is_not_looked_for_again(
    library: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["analyse", str(library), "--json", "--jobs", "1"]) == 0
    first = capsys.readouterr().out
    monkeypatch.setattr("reader.analysis.batch.Analyser", pytest.fail)
    assert main(["analyse", str(library), "--json", "--jobs", "1"]) == 0
    assert capsys.readouterr().out == first
    assert main(["search", "by:quill", "--quotes", str(library)]) == 0
    assert "We will keep the cranes" in capsys.readouterr().out


def test_a_line_of_a_quotation_names_its_speaker_or_says_that_nobody_knows(
    library: Path, capsys: Said
) -> None:
    (library / "notes.txt").write_text("Notes\n\nOn the wall stood “Nobody will ever mend it”.\n")
    assert main(["search", "cranes or mend", "--quotes", str(library)]) == 0
    rows = [line.split("\t")[1:] for line in capsys.readouterr().out.splitlines()]
    assert ["“We will keep the cranes,”", "Ada Quill", "The port stays", "2024-06-03"] in rows
    assert ["“Nobody will ever mend it”", "unknown", "Notes", "-"] in rows
