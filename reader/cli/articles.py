"""Articles for people and other programs: list, show."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from reader.cli.shared import (
    UNREADABLE,
    WELL,
    add_paths,
    all_there,
    clean,
    complain,
    complain_of,
    complain_of_notes,
    fitted,
    no_article,
    open_desk,
    parser_for,
    place,
    shown_path,
    told,
)
from reader.cli.waiting import load

if TYPE_CHECKING:
    from reader.annotations import Annotations
    from reader.article import Article
    from reader.desk.desk import Desk
    from reader.library.store import Entry

__all__ = ["list_articles", "list_options", "show", "show_options"]


def list_options() -> argparse.ArgumentParser:
    """What `reader list` takes."""
    parser = parser_for("list", "The articles, newest first.")
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def list_articles(options: argparse.Namespace) -> int:
    """Prints the articles, newest first."""
    from reader.cli.records import entry_record, json_line
    from reader.library.store import listed_at

    desk = open_desk(options.paths, marks=False)
    load(desk, searchable=False)
    for entry in sorted(desk.entries, key=listed_at):
        path = shown_path(entry.key)
        print(json_line(entry_record(entry, path)) if options.json else _line(entry, path))
    return told(desk, "" if desk.entries else no_article(options.paths, desk.problems))


def _line(entry: Entry, path: str) -> str:
    from reader.text import clean_field

    day = entry.published.isoformat() if entry.published else "-" * 10
    fields = (day, clean_field(entry.source) or "-", clean_field(entry.title), clean(path))
    return fitted(("  " if sys.stdout.isatty() else "\t").join(fields))


# show


def show_options() -> argparse.ArgumentParser:
    """What `reader show` takes."""
    parser = parser_for(
        "show", "One article: plain for a pipe, styled on a terminal with who says what."
    )
    parser.add_argument("path", metavar="PATH", type=place, nargs="+", help="one file, or -")
    parser.add_argument("--plain", action="store_true", help="plain on a terminal too")
    return parser


def show(options: argparse.Namespace) -> int:
    """Prints one article."""
    from reader.library.store import key_of
    from reader.problems import Unreadable

    if len(options.path) > 1:
        complain(f"show takes one article, and these are {len(options.path)}: show one at a time")
        return UNREADABLE
    (path,) = options.path
    if not all_there([path]):
        return UNREADABLE
    desk = open_desk([path])
    complain_of_notes(desk)
    try:
        article = desk.article(key_of(path))
    except Unreadable as error:
        complain(f"{path}: {error.problem}")
        return UNREADABLE
    load(desk, searchable=False)
    for warning in desk.warnings:
        complain_of(warning)
    if options.plain or not sys.stdout.isatty():
        from reader.cli.printing import plain

        for line in plain(article):
            print(line)
        return WELL
    from rich.console import Console

    from reader.cli.printing import print_styled

    print_styled(Console(highlight=False), article, _annotations(desk, article))
    return WELL


def _annotations(desk: Desk, article: Article) -> Annotations:
    """From the cache, or by analysis; by the marks alone where that fails."""
    import asyncio

    from reader.analysis.client import AnalysisFailed

    async def analyse() -> Annotations:
        try:
            return await desk.analyse(article, urgent=True)
        except AnalysisFailed as error:
            complain(str(error))
            return desk.orthography(article)
        finally:
            await desk.close()

    return asyncio.run(analyse())
