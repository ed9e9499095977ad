"""The reader's marks out and in: what was starred, read and corrected, for other programs."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from reader.cli.shared import (
    CLOSED,
    NOTHING,
    UNREADABLE,
    WELL,
    add_paths,
    complain,
    complain_of_notes,
    open_desk,
    parser_for,
)
from reader.cli.waiting import load

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.export.web_annotations import Marked

__all__ = ["marks", "marks_options"]

STREAM = "-"


def marks_options() -> argparse.ArgumentParser:
    """What `reader marks` takes."""
    parser = parser_for(
        "marks", "Your marks, out and in: a W3C Web Annotation a line, as JSON. Import adds only."
    )
    parser.add_argument("what", metavar="export|import", choices=("export", "import"))
    parser.add_argument("file", metavar="FILE", nargs="?", default=STREAM, help="a file, or -")
    add_paths(parser, "import: where the marked articles are")
    return parser


def marks(options: argparse.Namespace) -> int:
    """Writes all marks, or takes in those of a file."""
    try:
        return _export(options.file) if options.what == "export" else _import(options)
    except OSError as error:
        complain(f"{options.file}: {error.strerror or error}")
        return UNREADABLE


def _export(file: str) -> int:
    desk = open_desk([])
    complain_of_notes(desk)
    if desk.marks.notes:
        return UNREADABLE
    lines = _lines(desk)
    first = next(lines, None)
    if first is None:
        complain("you have no marks yet: no article is starred, read or corrected, no search saved")
        return NOTHING
    # Only now: what stands there may be the only copy of what is lost here.
    with _written(file) as out:
        out.write(first)
        out.writelines(lines)
    return WELL


def _lines(desk: Desk) -> Iterator[bytes]:
    from reader.export import web_annotations
    from reader.problems import Unreadable

    for key in sorted(desk.marks.marked()):
        try:
            article = desk.article(key)
        except Unreadable:
            article = None
        yield from map(web_annotations.line, web_annotations.marks_of(desk.marks, key, article))
    yield from map(web_annotations.line_of_search, web_annotations.searches_of(desk.marks))


@contextmanager
def _written(file: str) -> Iterator[BinaryIO]:
    """A file that is there whole or not at all, or standard output."""
    if file == STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from reader.library.files import replacing

    with replacing(Path(file)) as out:
        yield out


def _import(options: argparse.Namespace) -> int:
    if options.file == STREAM:
        if sys.stdin is None:
            complain(CLOSED)
            return UNREADABLE
        return _take_all(sys.stdin.buffer, STREAM, options.paths)
    with Path(options.file).open("rb") as lines:
        return _take_all(lines, options.file, options.paths)


def _take_all(lines: Iterable[bytes], file: str, paths: list[str]) -> int:
    desk = open_desk(paths)
    load(desk, searchable=False)
    place_of = _Places(desk)
    with desk.marks.together():
        came = Counter(
            _take(desk, place_of, number, line)
            for number, line in enumerate(lines, 1)
            if line.strip()
        )
    desk.follow_corrections()
    asyncio.run(desk.close())
    complain_of_notes(desk)
    taken, known = came["taken"] + came["elsewhere"], came["known"]
    print(f"{taken} taken, {known} there already")
    if came["elsewhere"]:
        complain(
            f"{came['elsewhere']} belong to articles that are not here; they are kept for them"
        )
    if came["wrong"] or desk.marks.notes:
        return UNREADABLE
    if not (taken or known):
        complain(f"{'standard input' if file == STREAM else file} has no marks")
        return NOTHING
    return WELL


def _take(
    desk: Desk, place_of: _Places, number: int, line: bytes
) -> Literal["taken", "elsewhere", "known", "wrong"]:
    """What became of one line."""
    from reader.export import web_annotations

    try:
        marked = web_annotations.read(line)
        if isinstance(marked, web_annotations.Search):
            return "taken" if web_annotations.take_search(desk.marks, marked) else "known"
    except web_annotations.Otherwise as error:
        complain(f"line {number}: {error}")
        return "known"
    except ValueError as error:
        complain(f"line {number}: {error}")
        return "wrong"
    key = place_of(marked)
    if not web_annotations.take(desk.marks, marked, key):
        return "known"
    return "taken" if desk.entry(key) is not None else "elsewhere"


class _Places:
    """Which article of this library a mark belongs to: by its file, its text or its address."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._by_text = {entry.digest: entry.key for entry in desk.entries}
        self._by_url: dict[str, str] = {}
        for entry in desk.entries:
            # Two articles of one address are none: nobody could tell which is meant.
            self._by_url[entry.url] = "" if entry.url in self._by_url else entry.key

    def __call__(self, marked: Marked) -> str:
        """The article's key; the one it had, where no article is its own."""
        if self._desk.entry(marked.key) is not None:
            return marked.key
        url = self._by_url.get(marked.url, "") if marked.url else ""
        return self._by_text.get(marked.digest) or url or marked.key
