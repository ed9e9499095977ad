"""Marks on the command line: out, in, and in what other programs are given."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.analysis import batch
from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article
from reader.cli import main
from reader.desk.desk import MARKS_FILE
from reader.export.web_annotations import Search, line_of_search
from reader.formats import read
from reader.library.judgement import Correction, of_quotation
from reader.library.marks import Marks
from reader.library.places import data_folder
from reader.library.store import entry_of

PORT = """---
title: The port stays
url: https://example.org/port
---

“We will keep the cranes,” said Ada Quill.
"""


@pytest.fixture(autouse=True)
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("READER_LIBRARY", raising=False)
    return home


@pytest.fixture
def port(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "port.md"
    path.parent.mkdir()
    path.write_text(PORT, "utf-8")
    return path


def annotated(article: Article) -> Annotations:
    """What the machine finds in PORT."""
    text = article.text
    start, name = text.index("“"), text.index("Ada Quill")
    quotation = Quotation(((start, text.index("”") + 1),), "direct", ("person:ada-quill",))
    return Annotations(
        article.digest,
        "machine",
        (quotation,),
        (Entity("person:ada-quill", "Ada Quill", "person"),),
        (Mention("person:ada-quill", name, name + 9, "name"),),
    )


def exported_and_lost(tmp_path: Path) -> Path:
    """What was marked goes out into this file, and then the file of the marks is lost."""
    file = tmp_path / "marks.jsonl"
    assert main(["marks", "export", str(file)]) == 0
    (data_folder() / MARKS_FILE).unlink()
    return file


def mark(port: Path) -> Correction:
    """Stars the article and gives its quotation to Jo Reed, as the app does."""
    article = read(port.read_bytes(), port.name).article
    marks = Marks(data_folder() / MARKS_FILE, lambda key: entry_of(article, key, 1, 1))
    anchor = of_quotation(article, annotated(article).quotations[0])
    correction = Correction("c1", "speaker", anchor, "Jo Reed", made_ns=1)
    marks.set_starred(str(port), True)
    marks.correct(str(port), correction)
    marks.close()
    return correction


def kept() -> Marks:
    return Marks(data_folder() / MARKS_FILE)


def test_marks_go_out_a_line_each(port: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    mark(port)
    assert main(["marks", "export"]) == 0
    out = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [each["reader:mark"] for each in out] == ["starred", "correction"]
    assert out[1]["target"]["source"] == port.as_uri()
    assert out[1]["target"]["reader:url"] == "https://example.org/port"


def test_where_nothing_is_marked_nothing_goes_out(port: Path) -> None:
    assert main(["marks", "export"]) == 1


def test_a_backup_is_not_replaced_by_nothing(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(port)
    backup = tmp_path / "backup.jsonl"
    assert main(["marks", "export", str(backup)]) == 0
    good = backup.read_bytes()
    (data_folder() / MARKS_FILE).write_bytes(b"precious, if damaged" * 300)
    assert main(["marks", "export", str(backup)]) == 2
    assert backup.read_bytes() == good
    (data_folder() / MARKS_FILE).unlink()
    assert main(["marks", "export", str(backup)]) == 1
    assert backup.read_bytes() == good


def test_however_many_marks_go_out_all_are_gathered_once(
    port: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = kept()
    with marks.together():
        for number in range(20):
            marks.set_starred(f"/library/{number}.md", True)
    marks.close()
    gathered: list[object] = []
    marked = Marks.marked

    def counted(self: Marks) -> list[str]:
        gathered.append(self)
        return marked(self)

    monkeypatch.setattr(Marks, "marked", counted)
    assert main(["marks", "export"]) == 0
    assert len(gathered) == 1


def test_marks_come_in_where_the_article_is_now(
    port: Path, tmp_path: Path, homes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correction = mark(port)
    file = exported_and_lost(tmp_path)
    moved = tmp_path / "elsewhere" / "harbour.md"
    moved.parent.mkdir()
    port.rename(moved)
    assert main(["marks", "import", str(file), str(moved.parent)]) == 0
    assert capsys.readouterr().out == "2 taken, 0 there already\n"
    assert kept().get(str(moved)).starred
    assert kept().corrections_of(str(moved)) == (correction,)
    assert main(["marks", "import", str(file), str(moved.parent)]) == 0
    assert capsys.readouterr().out == "0 taken, 2 there already\n"


def test_saved_searches_go_out_and_come_in_and_are_undone_with_the_rest(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(port)
    marks = kept()
    marks.saved.keep("wet", "rain or “high tide”")
    marks.close()
    file = tmp_path / "marks.jsonl"
    assert main(["marks", "export", str(file)]) == 0
    record = json.loads(file.read_text("utf-8").splitlines()[-1])
    assert record["motivation"] == "bookmarking"
    assert record["body"]["value"] == "rain or “high tide”"
    (data_folder() / MARKS_FILE).unlink()
    assert main(["marks", "import", str(file), str(port.parent)]) == 0
    assert capsys.readouterr().out == "3 taken, 0 there already\n"
    marks = kept()
    assert dict(marks.saved.texts) == {"wet": "rain or “high tide”"}
    marks.close()
    assert main(["marks", "import", str(file), str(port.parent)]) == 0
    assert capsys.readouterr().out == "0 taken, 3 there already\n"
    marks = kept()
    assert marks.undo() == "3 marks that came together"
    assert not marks.saved.texts


def test_saved_searches_alone_are_marks_too(
    tmp_path: Path, port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = kept()
    marks.saved.keep("wet", "rain")
    marks.close()
    file = tmp_path / "marks.jsonl"
    assert main(["marks", "export", str(file)]) == 0
    marks = kept()
    marks.saved.keep("wet", "snow")
    marks.close()
    assert main(["marks", "import", str(file), str(port.parent)]) == 0
    out, err = capsys.readouterr()
    assert out == "0 taken, 1 there already\n"
    assert "line 1: @wet finds snow here, and that stays so" in err
    assert kept().saved.texts["wet"] == "snow"


def test_where_marks_cannot_be_kept_nothing_is_said_to_be_saved(
    port: Path, homes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (homes / "reader").write_text("a file where the folder should be")
    mine = str(port.parent)
    assert main(["search", "cranes", mine, "--save", "lifting"]) == 2
    assert main(["marks", "export"]) == 2
    file = tmp_path / "marks.jsonl"
    file.write_bytes(line_of_search(Search("wet", "rain")))
    assert main(["marks", "import", str(file), mine]) == 2
    said = capsys.readouterr().err
    assert "not saved as @lifting: the marks in " in said
    assert "reader: saved as" not in said and "no marks yet" not in said
    assert "Errno" not in said


def test_an_import_is_undone_at_once(port: Path, tmp_path: Path) -> None:
    mark(port)
    file = exported_and_lost(tmp_path)
    assert main(["marks", "import", str(file), str(port.parent)]) == 0
    marks = kept()
    assert marks.undo() == "2 marks that came together"
    assert not marks.get(str(port)).starred
    assert not marks.corrections_of(str(port))
    assert marks.undo() is None


def test_an_edited_article_is_known_by_its_address(port: Path, tmp_path: Path) -> None:
    correction = mark(port)
    file = exported_and_lost(tmp_path)
    port.unlink()
    edited = port.with_name("edited.md")
    edited.write_text(PORT + "\nShe had said so before.\n", "utf-8")
    assert main(["marks", "import", str(file), str(port.parent)]) == 0
    assert kept().corrections_of(str(edited)) == (correction,)


def test_an_address_that_two_articles_have_is_nobodys(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(port)
    file = exported_and_lost(tmp_path)
    port.unlink()
    both = [port.with_name(f"{name}.md") for name in ("one", "other")]
    for path in both:
        path.write_text(PORT + f"\nShe had said so before, {path.stem}.\n", "utf-8")
    assert main(["marks", "import", str(file), str(port.parent)]) == 0
    assert "2 belong to articles that are not here" in capsys.readouterr().err
    marks = kept()
    assert not any(marks.get(str(path)).starred for path in both)
    assert not any(marks.corrections_of(str(path)) for path in both)
    assert marks.get(str(port)).starred


def test_marks_of_articles_that_are_not_here_are_kept_for_them(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(port)
    file = exported_and_lost(tmp_path)
    other = tmp_path / "other" / "tide.md"
    other.parent.mkdir()
    other.write_text("What the tide left\n\nNobody had asked.\n", "utf-8")
    assert main(["marks", "import", str(file), str(other.parent)]) == 0
    assert "2 belong to articles that are not here" in capsys.readouterr().err
    assert kept().get(str(port)).starred


def test_a_bad_line_is_named_and_the_others_are_taken(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = json.dumps({"source": port.as_uri()})
    good = f'{{"id":"urn:uuid:1","type":"Annotation","target":{target},"reader:mark":"read"}}'
    given = io.TextIOWrapper(io.BytesIO(f"nonsense\x1b[2J\n\n{good}\n".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert main(["marks", "import", "-", str(port.parent)]) == 2
    said = capsys.readouterr()
    assert "line 1: it is no mark of Reader's" in said.err
    assert "\x1b" not in said.err
    assert kept().get(str(port)).read


def test_a_file_that_is_not_there_is_said(
    port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["marks", "import", str(tmp_path / "none.jsonl")]) == 2
    assert "No such file" in capsys.readouterr().err
    mark(port)
    assert main(["marks", "export", str(tmp_path / "no" / "folder.jsonl")]) == 2


# analyse


def analysed(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    monkeypatch.setattr(
        batch, "analyse_many", lambda articles, jobs, model: map(annotated, articles)
    )
    assert main(["analyse", *arguments, "--json"]) == 0
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_other_programs_are_given_what_the_reader_put_right(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = analysed([str(port)], monkeypatch, capsys)
    assert before["quotes"][0]["speaker"]["name"] == "Ada Quill"
    mark(port)
    after = analysed([str(port)], monkeypatch, capsys)
    assert after["quotes"][0]["speaker"] == {"name": "Jo Reed", "start": None, "end": None}
    assert after["quotes"][0]["confidence"] == 1.0


def test_raw_files_are_the_machines(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(port)
    raw = analysed([str(port), "--raw"], monkeypatch, capsys)
    assert raw["quotes"][0]["speaker"]["name"] == "Ada Quill"
