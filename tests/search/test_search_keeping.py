"""The index on disk: reopened, killed, damaged, shared, and kept in memory where it must be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.search import schema
from reader.search.index import Counts, Index
from reader.search.query import parse
from reader.search.schema import Document

TODAY = date(2024, 1, 31)


def article(number: int, text: str = "The harbour board met.", stamp: str = "1") -> Document:
    return Document(f"/a/{number}.md", stamp, f"Number {number}", (), None, "", (), text)


def articles(count: int, first: int = 0) -> list[Document]:
    return [article(number) for number in range(first, first + count)]


def found(index: Index, text: str = "harbour ") -> int:
    return index.search(parse(text, TODAY)).counts.articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index"


def test_an_index_is_there_again_when_it_is_reopened(folder: Path) -> None:
    first = Index(folder)
    assert first.update(articles(3)) == "done"
    first.close()
    again = Index(folder)
    assert found(again) == 3
    assert again.known() == {f"/a/{number}.md": "1" for number in range(3)}
    assert not again.notes
    assert not again.restarts


def test_what_is_new_is_found_while_the_index_grows(folder: Path) -> None:
    index = Index(folder)
    counted: list[tuple[int, int]] = []
    index.update(articles(3_500), progress=lambda done: counted.append((done, found(index))))
    assert counted == [(1_000, 1_000), (3_000, 3_000), (3_500, 3_500)]


def test_indexing_that_is_stopped_keeps_what_it_has_and_can_be_resumed(folder: Path) -> None:
    index = Index(folder)
    taken: list[Document] = []

    def some() -> Iterator[Document]:
        for document in articles(2_000):
            taken.append(document)
            yield document

    assert index.update(some(), stopped=lambda: len(taken) > 1_200) == "stopped"
    known = index.known()
    assert 1_000 <= len(known) < 2_000
    rest = [document for document in articles(2_000) if document.key not in known]
    assert index.update(rest) == "done"
    assert found(index) == 2_000


def test_an_error_of_the_documents_own_is_raised_and_lets_the_index_go(folder: Path) -> None:
    index = Index(folder)

    def broken() -> Iterator[Document]:
        yield from articles(1_000)
        raise LookupError("no such article")

    with pytest.raises(LookupError):
        index.update(broken())
    assert found(index) == 1_000
    assert index.update(articles(1, first=5_000)) == "done"
    assert found(index) == 1_001


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_search_keeping import articles
from reader.search.index import Index

def some():
    for number, document in enumerate(articles(5_000, first=1_000)):
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield document

Index(Path(sys.argv[1])).update(some(), removed=["/a/0.md"])
"""


@pytest.mark.parametrize("at", [1, 999, 1_000, 1_001, 4_999])
def test_an_index_killed_while_it_is_written_has_its_last_commit(folder: Path, at: int) -> None:
    Index(folder).update(articles(10))
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", KILLED, str(folder), here, str(at)]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert ended.returncode == -9
    index = Index(folder)
    known = index.known()
    committed = 0 if at < 1_000 else 1_000 if at < 3_000 else 3_000
    assert len(known) == found(index) == committed + 10 - (committed > 0)
    assert index.update([article(7_000)]) == "done"
    assert found(index) == len(known) + 1
    assert not index.notes


def segment_files(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"*.{kind}"))


DAMAGE = ("cut", "zeroed", "missing")


@pytest.mark.parametrize("kind", ["term", "idx", "pos", "store", "fast", "fieldnorm", "json"])
@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_index_is_made_anew_with_a_note(folder: Path, kind: str, how: str) -> None:
    Index(folder).update(articles(20))
    path = folder / "meta.json" if kind == "json" else segment_files(folder, kind)[0]
    whole = path.read_bytes()
    if how == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif how == "zeroed":
        path.write_bytes(bytes(len(whole)))
    else:
        path.unlink()
    index = Index(folder)
    found(index, '"harbour board" ')
    assert index.known() == {}
    assert index.restarts
    assert any("made anew" in note for note in index.notes)
    assert index.update(articles(20)) == "done"
    assert found(index) == 20
    assert not index.in_memory


def test_a_quietly_damaged_file_is_found_by_its_checksum(folder: Path) -> None:
    Index(folder).update(articles(20))
    path = segment_files(folder, "idx")[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(data)
    index = Index(folder)
    assert not index.check()
    assert index.update(articles(20)) == "done"
    assert index.check()
    assert found(index) == 20


def test_a_damaged_index_is_mended_while_it_is_open(folder: Path) -> None:
    index = Index(folder)
    index.update(articles(20))
    for path in folder.iterdir():
        path.unlink()
    assert found(index) in (0, 20)
    assert index.restarts == 1
    assert index.update(articles(20)) == "done"
    assert found(Index(folder)) == 20


def test_only_the_indexs_own_files_are_ever_deleted(folder: Path) -> None:
    folder.mkdir(parents=True)
    mine = folder / "notes.txt"
    mine.write_text("mine")
    (folder / "meta.json").write_text("no index")
    index = Index(folder)
    assert index.restarts == 1
    assert mine.read_text() == "mine"


def test_an_index_of_another_version_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "VERSION", "0")
    Index(folder).update(articles(5))
    monkeypatch.undo()
    index = Index(folder)
    assert index.known() == {}
    assert any("another version" in note for note in index.notes)
    assert index.update(articles(5)) == "done"


def test_a_folder_that_cannot_be_made_leaves_search_in_memory(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands in the way")
    index = Index(tmp_path / "cache" / "index")
    assert index.in_memory
    assert any("in memory" in note for note in index.notes)
    assert index.update(articles(3)) == "done"
    assert found(index) == 3


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_search_keeping import articles, found
from reader.search.index import Index

index = Index(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
print(index.update(articles(3_000)), index.in_memory, len(index.known()))
print(index.update(articles(3_000)), found(index), index.notes)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_search_in_memory(folder: Path) -> None:
    here = str(Path(__file__).parent)
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(folder), here],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    first, second = ended.stdout.splitlines()
    assert first == "restart True 0", ended.stderr
    assert second.startswith("done 3000 ")
    assert "in memory" in second


def test_two_readers_share_one_index_and_one_of_them_writes(folder: Path) -> None:
    writing, other = Index(folder), Index(folder)
    outcomes: list[str] = []

    def while_writing() -> Iterator[Document]:
        yield from articles(1_000)
        outcomes.append(other.update(articles(1, first=9_000)))
        assert found(other) == 1_000
        yield from articles(500, first=1_000)

    assert writing.update(while_writing()) == "done"
    assert outcomes == ["busy"]
    assert found(other) == 1_500
    assert other.update(articles(1, first=9_000)) == "done"
    assert found(writing) == 1_501
    assert not writing.notes
    assert not other.notes


def test_an_index_made_anew_by_another_reader_is_seen(folder: Path) -> None:
    index = Index(folder)
    index.update(articles(10))
    for path in folder.iterdir():
        path.unlink()
    Index(folder).update(articles(4))
    assert found(index) == 4


def test_an_index_in_memory_finds_the_same(folder: Path) -> None:
    kept, memory = Index(folder), Index(None)
    for index in (kept, memory):
        index.update(articles(5))
        index.update([article(1, "Nothing.", "2")], ["/a/2.md"])
    assert memory.in_memory
    for text in ("harbour ", "harb", "", "nothing ", "number 3"):
        results = [index.search(parse(text, TODAY)) for index in (kept, memory)]
        assert results[0] == results[1]
    assert memory.search(parse("", TODAY)).counts == Counts(4, 0, 0)
