"""The library for a search engine: what is written, and what is said of what could not be."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from reader.analysis import batch
from reader.analysis.pipeline import orthography
from reader.annotations import Annotations
from reader.article import Article
from reader.cli import main

PORT = "# The port stays\n\n“We will keep the cranes,” said Ada Quill.\n"
TIDE = "# What the tide left\n\nNobody had asked about the seaweed.\n"


@pytest.fixture(autouse=True)
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("READER_LIBRARY", raising=False)


@pytest.fixture(autouse=True)
def marks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Analysis is what the marks tell."""

    def quick(articles: Iterable[Article], jobs: int, model: str) -> Iterator[Annotations]:
        return map(orthography, articles)

    monkeypatch.setattr(batch, "analyse_many", quick)


@pytest.fixture
def library(folder_of: Callable[[Mapping[str, str]], Path]) -> Path:
    return folder_of({"port.md": PORT, "tide.md": TIDE})


def exported(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "library.ndjson").read_text("utf-8").splitlines()]


def test_a_library_goes_out_with_the_index_that_takes_it(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    assert main(["export", "--index", str(out), str(library)]) == 0
    assert capsys.readouterr().out == f"2 articles in {out}\n"
    assert sorted(path.name for path in out.iterdir()) == ["index.json", "library.ndjson"]
    assert json.loads((out / "index.json").read_text("utf-8"))
    titles = {record.get("title") for record in exported(out)}
    assert {"The port stays", "What the tide left"} <= titles


def test_an_article_that_cannot_be_read_any_more_is_named_and_the_others_go_out(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, tide = tmp_path / "out", library / "tide.md"
    assert main(["export", "--index", str(out), str(library)]) == 0
    # Of the same size and time, so that nothing tells before it is read.
    before = tide.stat()
    tide.write_bytes(bytes(before.st_size))
    os.utime(tide, ns=(before.st_atime_ns, before.st_mtime_ns))
    capsys.readouterr()
    assert main(["export", "--index", str(out), str(library)]) == 2
    said = capsys.readouterr()
    assert said.out == f"1 article in {out}\n"
    assert f"{tide}: this is not text" in said.err
    assert not any(record.get("title") == "What the tide left" for record in exported(out))
    assert any(record.get("title") == "The port stays" for record in exported(out))


def test_what_cannot_be_written_is_said_and_what_was_there_stays(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", "--index", str(out), str(library)]) == 0
    good = (out / "library.ndjson").read_bytes()
    (out / "index.json").unlink()
    (out / "index.json").mkdir()
    assert main(["export", "--index", str(out), str(library)]) == 2
    assert str(out) in capsys.readouterr().err
    assert (out / "library.ndjson").read_bytes() == good


def test_an_export_of_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bare").mkdir()
    assert main(["export", "--index", str(tmp_path / "out"), str(tmp_path / "bare")]) == 1
    assert "no article in" in capsys.readouterr().err
