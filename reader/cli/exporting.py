"""The library for a search engine of many machines: lines of JSON and the index to hold them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.shared import (
    UNREADABLE,
    add_paths,
    all_there,
    complain,
    no_article,
    open_desk,
    parser_for,
    told,
)
from reader.cli.waiting import analyse_waiting, load

if TYPE_CHECKING:
    from reader.desk.desk import Desk

__all__ = ["export", "export_options"]

CONFIGURATION, RECORDS = "index.json", "library.ndjson"


def export_options() -> argparse.ArgumentParser:
    """What `reader export` takes."""
    parser = parser_for(
        "export", "Articles, quotations and entities as newline JSON, with a Quickwit index for it."
    )
    parser.add_argument(
        "--index",
        metavar="FOLDER",
        required=True,
        help=f"where {CONFIGURATION} and {RECORDS} go; made if it is not there",
    )
    add_paths(parser)
    return parser


def export(options: argparse.Namespace) -> int:
    """Writes the index configuration and the records; each file is there whole or not at all."""
    from reader.export.quickwit import configuration
    from reader.library.files import replacing

    if not all_there(options.paths):
        return UNREADABLE
    folder = Path(options.index)
    desk = open_desk(options.paths)
    load(desk, searchable=False)
    analyse_waiting(desk)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(folder / CONFIGURATION) as out:
            out.write(configuration())
        written = _write(desk, folder / RECORDS)
    except OSError as error:
        complain(f"{options.index}: {error.strerror or error}")
        return UNREADABLE
    print(f"{written:,} article{'' if written == 1 else 's'} in {options.index}")
    return told(desk, "" if written else no_article(options.paths, desk.problems))


def _write(desk: Desk, path: Path) -> int:
    """How many articles were written. Raises OSError."""
    from reader.export.quickwit import lines
    from reader.library.files import replacing
    from reader.library.store import FileProblem
    from reader.problems import Unreadable

    written = 0
    with replacing(path) as out:
        for entry in sorted(desk.entries, key=lambda entry: entry.key):
            try:
                article = desk.article(entry.key)
            except Unreadable as error:
                desk.problems.append(FileProblem(str(entry.path), error.problem))
                continue
            found = desk.cached(article)
            out.writelines(lines(entry.key, article, found or desk.orthography(article)))
            written += 1
    return written
