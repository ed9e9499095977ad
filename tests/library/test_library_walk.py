"""From paths to files: what is taken, what is passed over, what is reported."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.formats import LIMIT
from reader.library.store import STDIN, FileProblem, key_of, path_of
from reader.library.walk import Found, walk


def names(paths: list[str]) -> list[str]:
    """What is found, by name."""
    return sorted(Path(file.path).name for file in walk(paths) if isinstance(file, Found))


def problems(paths: list[str]) -> dict[str, FileProblem]:
    return {Path(file.path).name: file for file in walk(paths) if isinstance(file, FileProblem)}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    library = tmp_path / "library"
    (library / "deep" / "deeper").mkdir(parents=True)
    (library / "one.md").write_text("One")
    (library / "deep" / "two.txt").write_text("Two")
    (library / "deep" / "deeper" / "THREE.MARKDOWN").write_text("Three")
    yield library


def test_a_folder_is_walked_to_its_depth(folder: Path) -> None:
    assert names([str(folder)]) == ["THREE.MARKDOWN", "one.md", "two.txt"]


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    (folder / ".hidden.md").write_text("No")
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.md").write_text("No")
    assert names([str(folder)]) == ["THREE.MARKDOWN", "one.md", "two.txt"]
    assert problems([str(folder)]) == {}


def test_other_kinds_of_files_are_listed_as_skipped(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert problems([str(folder)])["picture.png"].skipped


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    page = folder / "page.2024"
    page.write_text("Text")
    assert names([str(page)]) == ["page.2024"]
    assert "page.2024" not in names([str(folder)])


def test_standard_input_is_found_by_its_sign() -> None:
    assert list(walk(["-"])) == [Found(STDIN, STDIN, 0, 0)]


def test_a_link_to_the_folder_above_is_listed_and_not_followed_round(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    assert names([str(folder)]) == ["THREE.MARKDOWN", "one.md", "two.txt"]
    assert problems([str(folder)])["up"].skipped


def test_a_link_that_leads_to_itself_cannot_be_read(folder: Path) -> None:
    (folder / "self.md").symlink_to(folder / "self.md")
    found = problems([str(folder)])["self.md"]
    assert not found.skipped
    assert "circle" in found.problem.reason


def test_a_link_out_of_the_folder_is_followed_once(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "four.md").write_text("Four")
    (folder / "a").symlink_to(elsewhere)
    (folder / "b").symlink_to(elsewhere)
    assert names([str(folder)]) == ["THREE.MARKDOWN", "four.md", "one.md", "two.txt"]


def test_a_link_beside_its_file_is_the_same_article(folder: Path) -> None:
    (folder / "again.md").symlink_to(folder / "one.md")
    assert names([str(folder)]) == ["THREE.MARKDOWN", "one.md", "two.txt"]


def test_a_link_to_nothing_is_said(folder: Path) -> None:
    (folder / "lost.md").symlink_to(folder / "gone.md")
    assert "nothing" in problems([str(folder)])["lost.md"].problem.reason
    assert "nothing" in problems([str(folder / "lost.md")])["lost.md"].problem.reason


def test_a_pipe_is_named_and_never_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert "pipe" in problems([str(folder)])["pipe.md"].problem.reason
    assert "pipe" in problems([str(folder / "pipe.md")])["pipe.md"].problem.reason


def test_a_socket_is_named_and_never_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)  # a socket's path has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        assert "socket" in problems([str(folder)])["s.md"].problem.reason


def test_a_device_is_named_and_never_opened() -> None:
    assert "device" in problems(["/dev/null"])["null"].problem.reason


def test_a_file_over_the_limit_is_named(folder: Path) -> None:
    with (folder / "big.md").open("wb") as file:
        file.truncate(LIMIT + 1)
    assert "limit" in problems([str(folder)])["big.md"].problem.reason


def test_what_is_not_there_is_said() -> None:
    assert "no such" in problems(["/nowhere/at/all"])["all"].problem.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_said_and_the_rest_opens(folder: Path) -> None:
    closed = folder / "deep"
    closed.chmod(0)
    try:
        assert names([str(folder)]) == ["one.md"]
        assert "permission" in problems([str(folder)])["deep"].problem.reason
    finally:
        closed.chmod(0o755)


def test_a_name_that_is_no_utf8_has_a_key_that_can_be_stored(folder: Path) -> None:
    odd = os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")
    try:
        Path(odd).write_text("Text")
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    found = [file for file in walk([str(folder)]) if isinstance(file, Found)]
    (key,) = [file.key for file in found if "caf" in file.path]
    key.encode("utf-8")
    assert key == key_of(odd)
    assert path_of(key).read_text() == "Text"


def test_a_very_deep_tree_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path("/".join(["d"] * 400))
    deep.mkdir(parents=True)
    (deep / "end.md").write_text("End")
    assert names(["d"]) == ["end.md"]
