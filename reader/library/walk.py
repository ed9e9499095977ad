"""From the paths on the command line to the files that may be articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.formats import LIMIT, SUFFIXES
from reader.library.files import failure, no_regular_file, too_big
from reader.library.store import STDIN, FileProblem, key_of, storable
from reader.problems import Problem

__all__ = ["Found", "folders", "is_article_name", "shown_below", "walk"]

NOT_AN_ARTICLE = Problem("it is not a kind of file that articles come in")
THERE_ALREADY = Problem("it links to something that is in the library already")
NOT_THERE = Problem("there is no such file or folder", "look at the spelling")

LOST = Problem("it links to nothing", "remove the link")


class Found(NamedTuple):
    """A file that may be an article."""

    path: str
    """As it was reached: the path that was given, and what follows below it."""
    key: str
    mtime_ns: int
    size: int


class _Walk:
    """One walk: remembers what has been visited, so that links lead to each file once."""

    def __init__(self) -> None:
        self.files: set[tuple[int, int]] = set()
        self.folders: set[tuple[int, int]] = set()
        self.links: list[str] = []

    def given(self, path: str) -> Iterator[Found | FileProblem]:
        """A path that the reader named: read whatever its suffix is."""
        if path == STDIN:
            yield Found(STDIN, STDIN, 0, 0)
            return
        try:
            status = os.stat(path)  # noqa: PTH116
        except FileNotFoundError:
            yield FileProblem(path, LOST if Path(path).is_symlink() else NOT_THERE)
        except OSError as error:
            yield FileProblem(path, failure(error))
        else:
            if stat.S_ISDIR(status.st_mode):
                yield from self.folder(path, status)
            else:
                yield from self.file(path, status)

    def file(self, path: str, status: os.stat_result) -> Iterator[Found | FileProblem]:
        """A file, unless it is none that can be read or has been seen."""
        identity = (status.st_dev, status.st_ino)
        if identity in self.files:
            yield FileProblem(path, THERE_ALREADY, skipped=True)
            return
        self.files.add(identity)
        problem = no_regular_file(status.st_mode)
        if problem is None and status.st_size > LIMIT:
            problem = too_big(status.st_size)
        if problem is not None:
            yield FileProblem(path, problem)
        else:
            yield Found(path, key_of(path), status.st_mtime_ns, status.st_size)

    def folder(self, path: str, status: os.stat_result) -> Iterator[Found | FileProblem]:
        """All below a folder, each folder's own files before its folders'. Without recursion: the
        depth of a tree is its maker's choice."""
        waiting = [(path, status)]
        while waiting:
            path, status = waiting.pop()
            identity = (status.st_dev, status.st_ino)
            if identity in self.folders:
                continue
            self.folders.add(identity)
            below: list[tuple[str, os.stat_result]] = []
            try:
                with os.scandir(path) as entries:
                    yield from self._entries(key_of(path), entries, below)
            except OSError as error:
                yield FileProblem(path, failure(error))
            waiting.extend(sorted(below, key=_path, reverse=True))

    def _entries(
        self,
        key: str,
        entries: Iterable[os.DirEntry[str]],
        below: list[tuple[str, os.stat_result]],
    ) -> Iterator[Found | FileProblem]:
        """A folder's entries, but for hidden ones; `key` is the folder's.

        Links wait until everything that is really there has been seen. An article takes the short
        way: of a hundred thousand entries nearly all are articles.
        """
        key = key.rstrip("/")
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            try:
                if entry.is_file(follow_symlinks=False) and is_article_name(name):
                    status = entry.stat(follow_symlinks=False)
                    if status.st_size <= LIMIT:
                        self.files.add((status.st_dev, status.st_ino))
                        below_key = f"{key}/{name if name.isascii() else storable(name)}"
                        yield Found(entry.path, below_key, status.st_mtime_ns, status.st_size)
                    else:
                        yield FileProblem(entry.path, too_big(status.st_size))
                elif entry.is_symlink():
                    self.links.append(entry.path)
                elif entry.is_dir(follow_symlinks=False):
                    below.append((entry.path, entry.stat(follow_symlinks=False)))
                elif entry.is_file(follow_symlinks=False) or not is_article_name(name):
                    yield FileProblem(entry.path, NOT_AN_ARTICLE, skipped=True)
                else:
                    yield from self.file(entry.path, entry.stat(follow_symlinks=False))
            except OSError as error:
                yield FileProblem(entry.path, failure(error))

    def followed(self) -> Iterator[Found | FileProblem]:
        """What the links lead to, that has not been seen. A folder behind one may hold more."""
        while self.links:
            links, self.links = self.links, []
            for path in links:
                yield from self._link(path)

    def _link(self, path: str) -> Iterator[Found | FileProblem]:
        try:
            status = os.stat(path)  # noqa: PTH116
        except FileNotFoundError:
            yield FileProblem(path, LOST, skipped=not is_article_name(Path(path).name))
        except OSError as error:
            yield FileProblem(path, failure(error))
        else:
            if not stat.S_ISDIR(status.st_mode):
                if is_article_name(Path(path).name):
                    yield from self.file(path, status)
                else:
                    yield FileProblem(path, NOT_AN_ARTICLE, skipped=True)
            elif (status.st_dev, status.st_ino) in self.folders:
                yield FileProblem(path, THERE_ALREADY, skipped=True)
            else:
                yield from self.folder(path, status)


def walk(paths: Iterable[str]) -> Iterator[Found | FileProblem]:
    """Every file below these paths that may be an article, and every one that cannot be.

    Folders are walked whole, but for what is hidden; links are followed, to each file and folder
    once. No file is opened. Within a folder the order is the disk's.
    """
    journey = _Walk()
    for path in paths:
        yield from journey.given(path)
        yield from journey.followed()


def folders(paths: Iterable[str]) -> list[str]:
    """Which of these paths are folders."""
    return [path for path in paths if path != STDIN and os.path.isdir(path)]  # noqa: PTH112


def shown_below(folder: str, path: str) -> bool:
    """Whether a walk through the folder comes by this path: nothing on the way is hidden."""
    folder = folder.rstrip("/") + "/"
    return path.startswith(folder) and "/." not in path[len(folder) - 1 :]


def is_article_name(name: str) -> bool:
    """Whether a file of this name, met in a folder, is taken for an article."""
    dot = name.rfind(".")
    return (name[dot:].lower() if dot > 0 else "") in SUFFIXES


def _path(place: tuple[str, os.stat_result]) -> str:
    return place[0]
