"""The desk: a library loaded, read, searched, watched; and what can be wrong with its files."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest

from reader.analysis import client, model
from reader.analysis.client import AnalysisFailed
from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article
from reader.desk import indexing
from reader.desk.analysing import Analysing
from reader.desk.desk import Changes, Desk
from reader.formats import LIMIT, read
from reader.library.files import read_file
from reader.library.settings import Settings
from reader.library.store import Entry
from reader.problems import Unreadable
from reader.search.index import Document, Index

PORT = """---
title: The port stays
date: 2024-06-03
source: Gazette
tags: [harbour]
---

Ada Quill ruled out a sale on Monday.

“We will keep the cranes,” said Ms Quill, the mayor.
"""

TIDE = """---
title: What the tide left
date: 2024-02-11
---

Nobody had asked about the seaweed.
"""


def opened(*paths: Path | Literal["-"], home: Path, load: bool = True) -> Desk:
    desk = Desk(Settings(), paths, cache=home / "cache", data=home / "data")
    if load:
        desk.load(lambda batch: None)
    return desk


def titles(entries: Sequence[Entry]) -> list[str]:
    return sorted(entry.title for entry in entries)


@pytest.fixture
def library(folder_of: Callable[[Mapping[str, str]], Path]) -> Path:
    return folder_of({"port.md": PORT, "tide.md": TIDE})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def key(library: Path, name: str) -> str:
    return str(library / name)


def annotated(article: Article) -> Annotations:
    """What an analyser would find in PORT."""
    start = article.text.index("“We")
    end = article.text.index("”") + 1
    name = article.text.index("Ada Quill")
    mention = article.text.index("Ms Quill")
    return Annotations(
        article.digest,
        model.version(),
        (
            Quotation(
                ((start, end),), "direct", ("person:ada-quill",), (mention, mention + 8), None, 0.95
            ),
        ),
        (Entity("person:ada-quill", "Ada Quill", "person", roles=("the mayor",)),),
        (
            Mention("person:ada-quill", name, name + 9, "name"),
            Mention("person:ada-quill", mention, mention + 8, "name"),
        ),
    )


class Analysis:
    """Stands in for the child process: as quick as it is sure."""

    def __init__(self) -> None:
        self.asked = 0

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        self.asked += 1
        return annotated(article)

    async def close(self) -> None:
        pass


@pytest.fixture
def analysis(monkeypatch: pytest.MonkeyPatch) -> Analysis:
    child = Analysis()
    monkeypatch.setattr(Analysing, "_child", lambda self: child)
    return child


# Loading


def test_a_folder_streams_its_entries(library: Path, home: Path) -> None:
    desk = opened(library, home=home, load=False)
    batches: list[Entry] = []
    desk.load(batches.extend)
    assert titles(batches) == titles(desk.entries) == ["The port stays", "What the tide left"]


def test_nothing_is_read_again_while_nothing_has_changed(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(library, home=home).entries
    monkeypatch.setattr("reader.library.loading.read_file", None)
    again = opened(library, home=home)
    assert titles(again.entries) == titles(before)
    assert again.problems == []


def test_a_changed_file_is_read_again(library: Path, home: Path) -> None:
    opened(library, home=home)
    (library / "port.md").write_text(PORT.replace("stays", "goes after all"), "utf-8")
    assert titles(opened(library, home=home).entries) == [
        "The port goes after all",
        "What the tide left",
    ]


def test_an_article_opened_again_is_read_again_only_if_its_file_has_changed(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(library, home=home)
    port = library / "port.md"
    desk.article(str(port))
    with monkeypatch.context() as patched:
        patched.setattr("reader.library.loading.read_file", None)
        assert desk.article(str(port)).title == "The port stays"
    port.write_text(PORT.replace("stays", "goes"), "utf-8")
    assert desk.article(str(port)).title == "The port goes"


def test_a_file_that_changed_within_one_tick_of_the_clock_is_read_again(
    library: Path, home: Path
) -> None:
    desk = opened(library, home=home)
    port = library / "port.md"
    assert desk.article(str(port)).title == "The port stays"
    before = port.stat()
    port.write_text(PORT.replace("stays", "goes"), "utf-8")
    os.utime(port, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert desk.article(str(port)).title == "The port goes"
    assert titles(opened(library, home=home).entries) == ["The port goes", "What the tide left"]


def test_without_a_path_the_samples_open_where_the_library_is_empty(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "nothing"))
    desk = opened(home=home)
    assert desk.samples
    assert desk.entries


def test_without_a_path_the_library_opens(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(library))
    desk = opened(home=home)
    assert not desk.samples
    assert len(desk.entries) == 2


def test_a_library_with_one_broken_file_is_not_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path))
    desk = Desk(Settings(), [], cache=None, data=None)
    desk.load(lambda batch: None)
    assert not desk.samples
    assert len(desk.problems) == 1


def test_files_and_folders_may_be_mixed(library: Path, home: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.2024"
    page.write_text("A page\n\nSome text.")
    assert len(opened(page, library, home=home).entries) == 3


# Bad input


@pytest.fixture
def bad(library: Path) -> Iterator[Path]:
    """The folder in which everything is wrong that can be."""
    good = "A headline\n\nThe café stays open, said Ms Quill.\n"
    (library / "binary.md").write_bytes(bytes(range(256)) * 40)
    (library / "empty.md").write_bytes(b"")
    with (library / "big.md").open("wb") as file:
        file.truncate(max(LIMIT + 1, 200_000_000))
    (library / "utf16.txt").write_bytes(good.encode("utf-16"))
    (library / "latin1.txt").write_bytes(good.encode("latin-1"))
    (library / "broken-utf8.txt").write_bytes(good.encode().replace(b"caf", b"caf\xff\xfe"))
    (library / "broken-yaml.md").write_text("---\ntitle: [a, b\ndate: : :\n---\n\nSome text.\n")
    (library / "yaml-list.md").write_text("---\n- one\n- two\n---\n\nSome text.\n")
    (library / "no-date.md").write_text("---\ntitle: No date\ndate: soonish\n---\n\nSome text.\n")
    (library / "round").symlink_to(library)
    (library / "self.md").symlink_to(library / "self.md")
    os.mkfifo(library / "pipe.md")
    closed = library / "closed.md"
    closed.write_text(good)
    closed.chmod(0)
    yield library
    closed.chmod(0o600)


def test_what_cannot_be_read_is_reported_and_the_rest_opens(bad: Path, home: Path) -> None:
    desk = opened(bad, home=home)
    failed = {
        Path(item.path).name: item.problem.reason for item in desk.problems if not item.skipped
    }
    expected = {"binary.md", "empty.md", "big.md", "self.md", "pipe.md"}
    if os.geteuid() != 0:
        expected.add("closed.md")
    assert set(failed) == expected
    assert all(failed.values())
    read = {Path(entry.key).name for entry in desk.entries}
    assert read >= {
        "port.md", "tide.md", "utf16.txt", "latin1.txt", "broken-utf8.txt", "broken-yaml.md",
        "yaml-list.md", "no-date.md",
    }  # fmt: skip
    assert {Path(item.path).name for item in desk.problems if item.skipped} == {"round"}


def test_what_is_odd_is_read_with_a_warning_and_warned_of_next_time_too(
    bad: Path, home: Path
) -> None:
    for _ in range(2):
        desk = opened(bad, home=home)
        warned = {Path(item.path).name for item in desk.warnings}
        assert warned >= {"broken-utf8.txt", "broken-yaml.md", "yaml-list.md", "no-date.md"}


@pytest.mark.parametrize("name", ["utf16.txt", "latin1.txt"])
def test_other_encodings_are_read_in_full(bad: Path, home: Path, name: str) -> None:
    assert "café" in opened(bad, home=home).article(key(bad, name)).text


def test_a_file_that_vanishes_while_it_is_read_is_reported(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanishing(path: Path) -> object:
        if path.name == "tide.md":
            path.unlink()
        return read_file(path)

    monkeypatch.setattr("reader.library.loading.read_file", vanishing)
    desk = opened(library, home=home)
    assert titles(desk.entries) == ["The port stays"]
    assert "not there" in desk.problems[0].problem.reason


def test_a_fault_of_ours_in_one_file_does_not_stop_the_others(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(data: bytes, name: str) -> object:
        if name == "tide.md":
            raise RecursionError("too deep")
        return read(data, name)

    monkeypatch.setattr("reader.library.loading.read", failing)
    desk = opened(library, home=home)
    assert titles(desk.entries) == ["The port stays"]
    assert "RecursionError" in desk.problems[0].problem.reason


def test_an_article_that_is_gone_is_unreadable(library: Path, home: Path) -> None:
    desk = opened(library, home=home)
    (library / "tide.md").unlink()
    with pytest.raises(Unreadable):
        desk.article(key(library, "tide.md"))


def test_a_cache_that_cannot_be_written_is_done_without(library: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    desk = Desk(Settings(), [library], cache=tmp_path / "file", data=tmp_path / "file")
    desk.load(lambda batch: None)
    assert len(desk.entries) == 2
    assert desk.search("seaweed").counts.articles == 1
    assert len(desk.notes) >= 2


# Analysis


async def test_analysis_counts_the_quotations_and_is_remembered(
    library: Path, home: Path, analysis: Analysis
) -> None:
    desk = opened(library, home=home)
    article = desk.article(key(library, "port.md"))
    assert desk.cached(article) is None
    annotations = await desk.analyse(article)
    assert desk.cached(article) == annotations
    entry = desk.entry(key(library, "port.md"))
    assert entry is not None
    assert entry.quotations == 1
    await desk.close()
    again = opened(library, home=home)
    assert [entry.quotations for entry in again.entries if entry.title == "The port stays"] == [1]
    await again.analyse(article)
    assert analysis.asked == 1


async def test_a_library_that_is_closed_leaves_no_analysis_behind(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(library, home=home)
    program = library.parent / "endless.py"
    program.write_text("import sys\nfor line in sys.stdin: pass\n")
    started: list[int] = []
    monkeypatch.setattr(client, "_command", lambda model: [sys.executable, str(program)])
    start = asyncio.create_subprocess_exec

    async def noted(*arguments: Any, **options: Any) -> Process:
        child = await start(*arguments, **options)
        started.append(child.pid)
        return child

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    analysing = asyncio.create_task(desk.analyse(desk.article(key(library, "port.md"))))
    while not started and not analysing.done():
        await asyncio.sleep(0)
    await desk.close()
    with pytest.raises(AnalysisFailed, match="closed"):
        await analysing
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


async def test_two_files_with_one_text_are_analysed_once(
    library: Path, home: Path, analysis: Analysis
) -> None:
    (library / "again.md").write_text(PORT, "utf-8")
    desk = opened(library, home=home)
    await desk.analyse(desk.article(key(library, "again.md")))
    assert [entry.quotations for entry in desk.entries if entry.title == "The port stays"] == [1, 1]


async def test_what_was_found_in_an_older_text_is_not_counted_for_the_new_one(
    library: Path, home: Path, analysis: Analysis
) -> None:
    """Else the new text, with its count, would never be analysed."""
    desk = opened(library, home=home)
    port = library / "port.md"
    old = desk.article(str(port))
    port.write_text(PORT.replace("stays", "goes"), "utf-8")
    desk.take_in([str(port)])
    await desk.analyse(old)
    entry = desk.entry(str(port))
    assert entry is not None and entry.quotations is None
    await desk.analyse(desk.article(str(port)))
    entry = desk.entry(str(port))
    assert entry is not None and entry.quotations == 1


async def test_counts_of_another_analyser_are_forgotten(
    library: Path, home: Path, analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(library, home=home)
    await desk.analyse(desk.article(key(library, "port.md")))
    await desk.close()
    monkeypatch.setattr(model, "VERSION", "another")
    assert [entry.quotations for entry in opened(library, home=home).entries] == [None, None]


async def test_a_model_that_is_not_installed_gives_way_to_the_default_and_is_named(
    library: Path, home: Path, analysis: Analysis
) -> None:
    desk = Desk(Settings(model="no_such_model"), [library], cache=home, data=home)
    desk.load(lambda batch: None)
    assert "no_such_model" in desk.notes[0].reason
    assert "default" in desk.notes[0].remedy
    article = desk.article(key(library, "port.md"))
    await desk.analyse(article)
    assert desk.cached(article) is not None
    await desk.close()


async def test_without_any_model_that_is_said_and_everything_else_works(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "DEFAULT_MODEL", "neither_this")
    desk = Desk(Settings(model="no_such_model"), [library], cache=home, data=home)
    desk.load(lambda batch: None)
    assert "no_such_model" in desk.notes[0].reason
    assert desk.search("seaweed").counts.articles == 1
    article = desk.article(key(library, "port.md"))
    assert desk.cached(article) is None
    assert len(desk.orthography(article).quotations) == 1
    await desk.close()


# Searching


def test_an_article_is_found_by_its_words(library: Path, home: Path) -> None:
    found = opened(library, home=home).search("seaweed")
    assert [hit.title.text for hit in found.hits] == ["What the tide left"]
    (hit,) = found.hits
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.spans] == ["seaweed"]


async def test_a_quotation_is_found_by_its_speaker_once_it_is_analysed(
    library: Path, home: Path, analysis: Analysis
) -> None:
    desk = opened(library, home=home)
    assert desk.search("by:quill", "quotation").counts.quotations == 0
    await desk.analyse(desk.article(key(library, "port.md")))
    desk._indexing.flush()
    (hit,) = desk.search("by:quill", "quotation").hits
    assert hit.quoted
    assert hit.title.text == "“We will keep the cranes,”"
    assert hit.meta == "Ada Quill · The port stays"
    (person,) = desk.search("quill", "entity").hits
    assert (person.title.text, person.meta) == ("Ada Quill", "person · 1 article")


def test_what_was_found_before_is_found_after_reopening(library: Path, home: Path) -> None:
    opened(library, home=home)
    (library / "tide.md").unlink()
    (library / "new.md").write_text("# Fresh news\n\nA heron was seen.", "utf-8")
    desk = opened(library, home=home)
    assert desk.search("seaweed").hits == ()
    assert len(desk.search("heron").hits) == 1
    assert len(desk.search("cranes").hits) == 1


@pytest.mark.parametrize("when", ["while it is open", "when it is opened"])
def test_what_another_reader_at_the_index_kept_out_comes_in_after_it(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    monkeypatch.setattr(indexing, "BUSY", 0.0)
    desk = opened(library, home=home)
    (library / "new.md").write_text("# Fresh news\n\nA heron was seen.", "utf-8")

    def meanwhile() -> Iterator[Document]:
        nonlocal desk
        if when == "while it is open":
            desk.take_in([key(library, "new.md")])
            desk._indexing.flush()
        else:
            desk = opened(library, home=home)
        assert desk.search("heron").hits == ()
        assert desk.unindexed
        yield from ()

    (folder,) = (home / "cache" / "index").iterdir()
    assert Index(folder).update(meanwhile()) == "done"
    desk._indexing.flush()
    assert len(desk.search("heron").hits) == 1
    assert not desk.unindexed


@pytest.mark.parametrize("what", ["two folders", "two files"])
async def test_what_is_opened_beside_leaves_the_index_of_the_first_as_it_is(
    library: Path, home: Path, what: str
) -> None:
    paths = [library / "port.md", library / "tide.md"]
    if what == "two folders":
        for path in paths:
            (library.parent / path.stem).mkdir()
        paths = [path.rename(library.parent / path.stem / path.name) for path in paths]
    opens = paths if what == "two files" else [path.parent for path in paths]
    first = opened(opens[0], home=home)
    second = opened(opens[1], home=home)
    for desk, word in ((first, "cranes"), (second, "seaweed")):
        assert desk.search(word).counts.articles == len(desk.search(word).hits) == 1
        assert desk.search("").counts.articles == 1
    await first.close()
    await second.close()


def test_read_and_starred_articles_can_be_asked_for(library: Path, home: Path) -> None:
    desk = opened(library, home=home)
    desk.marks.set_read(key(library, "tide.md"), True)
    assert [hit.title.text for hit in desk.search("is:read").hits] == ["What the tide left"]
    assert [hit.title.text for hit in desk.search("is:unread").hits] == ["The port stays"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_warmed_up_search_finds_the_same(library: Path, home: Path, kept: bool) -> None:
    desk = Desk(Settings(), [library], cache=home / "cache" if kept else None, data=None)
    desk.load(lambda batch: None)
    before = [hit.key for hit in desk.search("cranes").hits]
    desk.warm_up()
    assert [hit.key for hit in desk.search("cranes").hits] == before == [key(library, "port.md")]


def test_a_query_that_is_not_understood_says_so(library: Path, home: Path) -> None:
    assert opened(library, home=home).search("is:nonsense").query.problems


# The disk


def test_what_changes_on_the_disk_is_taken_in(library: Path, home: Path) -> None:
    desk = opened(library, home=home)
    (library / "new.md").write_text("# Fresh news\n\nA heron was seen.", "utf-8")
    (library / "port.md").write_text(PORT.replace("stays", "goes"), "utf-8")
    (library / "tide.md").unlink()
    (library / "picture.png").write_bytes(b"")
    names = ["new.md", "port.md", "tide.md", "picture.png"]
    changes = desk.take_in([key(library, name) for name in names])
    assert titles(changes.added) == ["Fresh news"]
    assert titles(changes.changed) == ["The port goes"]
    assert changes.removed == (key(library, "tide.md"),)
    assert titles(desk.entries) == ["Fresh news", "The port goes"]
    desk._indexing.flush()
    assert len(desk.search("heron").hits) == 1
    assert desk.search("seaweed").hits == ()


def test_a_folder_that_is_moved_away_takes_its_articles_along(library: Path, home: Path) -> None:
    deep = library / "deep"
    deep.mkdir()
    (deep / "a.md").write_text("# Deep\n\nDown.")
    desk = opened(library, home=home)
    deep.rename(home / "elsewhere")
    assert desk.take_in([str(deep)]).removed == (str(deep / "a.md"),)
    (home / "elsewhere").rename(deep)
    assert titles(desk.take_in([str(deep)]).added) == ["Deep"]


def test_a_file_that_becomes_readable_is_no_problem_any_more(library: Path, home: Path) -> None:
    (library / "late.md").write_bytes(b"")
    desk = opened(library, home=home)
    assert len(desk.problems) == 1
    (library / "late.md").write_text("# Here now\n\nText.")
    assert titles(desk.take_in([key(library, "late.md")]).added) == ["Here now"]
    assert desk.problems == []


def test_a_folder_that_is_looked_at_anew_tells_each_fault_once(library: Path, home: Path) -> None:
    (library / "empty.md").write_bytes(b"")
    (library / "more.md").write_text("# More\n\nText.\n")
    desk = opened(library, home=home)
    assert len(desk.problems) == 1
    (library / "port.md").unlink()
    changes = desk.take_in([str(library)])
    assert changes.removed == (key(library, "port.md"),) and not changes.added
    assert len(desk.problems) == 1
    shutil.rmtree(library)
    desk.take_in([str(library)])
    assert not desk.problems and not desk.entries


def test_what_is_hidden_or_elsewhere_is_not_taken_in(library: Path, home: Path) -> None:
    desk = opened(library, home=home)
    (library / ".git").mkdir()
    (library / ".git" / "HEAD").write_text("ref")
    (library / ".draft.md").write_text("Not yet")
    outside = library.parent / "outside.md"
    outside.write_text("Elsewhere")
    paths = [key(library, ".git/HEAD"), key(library, ".draft.md"), str(outside)]
    assert desk.take_in(paths) == Changes((), (), ())


async def test_watching_tells_of_changes_only(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def changed(watched: Sequence[str]) -> AsyncIterator[set[str]]:
        assert watched == [str(library)]
        yield {key(library, "port.md")}
        (library / "tide.md").unlink()
        yield {key(library, "tide.md")}

    monkeypatch.setattr("reader.library.watch.changed_paths", changed)
    desk = opened(library, home=home)
    told: list[Changes] = []
    await desk.watch(told.append)
    assert told == [Changes((), (), (key(library, "tide.md"),))]


@pytest.mark.parametrize("error", [OSError, RuntimeError])
async def test_a_disk_that_cannot_be_watched_is_noted(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    async def changed(watched: Sequence[str]) -> AsyncIterator[set[str]]:
        raise error("no watches left")
        yield set()

    monkeypatch.setattr("reader.library.watch.changed_paths", changed)
    desk = opened(library, home=home)
    await desk.watch(lambda changes: None)
    assert "no watches left" in desk.notes[0].reason


def test_a_touched_file_is_no_change(library: Path, home: Path) -> None:
    desk = opened(library, home=home)
    assert desk.take_in([key(library, "port.md")]) == Changes((), (), ())


def test_a_renamed_article_keeps_its_star(library: Path, home: Path) -> None:
    desk = opened(library, home=home)
    desk.marks.set_starred(key(library, "port.md"), True)
    (library / "port.md").rename(library / "harbour.md")
    desk.take_in([key(library, "port.md"), key(library, "harbour.md")])
    assert desk.marks.get(key(library, "harbour.md")).starred
