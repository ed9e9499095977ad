"""Articles for people and other programs: list, show, search."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from reader.cli.shared import (
    UNREADABLE,
    WELL,
    all_there,
    clean,
    complain,
    fitted,
    open_desk,
    parser_for,
    place,
    shown_path,
    told,
)

if TYPE_CHECKING:
    from reader.annotations import Annotations
    from reader.article import Article
    from reader.desk.desk import Desk
    from reader.library.store import Entry
    from reader.search.index import Kind

__all__ = ["list_articles", "list_options", "search", "search_options", "show", "show_options"]


MOST_ANSWERS = 1_000


def list_options() -> argparse.ArgumentParser:
    """What `reader list` takes."""
    parser = parser_for("list", "The articles, newest first.")
    parser.add_argument(
        "paths", metavar="PATH", type=place, nargs="*", help="a folder, a file, or -"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def list_articles(options: argparse.Namespace) -> int:
    """Prints the articles, newest first."""
    from reader.cli.records import entry_record, json_line
    from reader.library.store import listed_at

    desk = open_desk(options.paths, marks=False)
    desk.load(lambda batch: None, searchable=False)
    for entry in sorted(desk.entries, key=listed_at):
        path = shown_path(entry.key)
        print(json_line(entry_record(entry, path)) if options.json else _line(entry, path))
    return told(desk, bool(desk.entries))


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
    parser.add_argument("path", metavar="PATH", type=place, help="a file, or -")
    parser.add_argument("--plain", action="store_true", help="plain on a terminal too")
    return parser


def show(options: argparse.Namespace) -> int:
    """Prints one article."""
    from reader.library.store import key_of
    from reader.problems import Unreadable

    if not all_there([options.path]):
        return UNREADABLE
    desk = open_desk([options.path])
    for note in desk.notes:
        complain(str(note))
    try:
        article = desk.article(key_of(options.path))
    except Unreadable as error:
        complain(f"{options.path}: {error.problem}")
        return UNREADABLE
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


# search


def search_options() -> argparse.ArgumentParser:
    """What `reader search` takes."""
    parser = parser_for("search", 'What a query finds. Words, "exact words", -not, or, by:name, …')
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument(
        "paths", metavar="PATH", type=place, nargs="*", help="a folder, a file, or -"
    )
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--quotes", action="store_true", help="find quotations")
    kinds.add_argument("--entities", action="store_true", help="find people, organisations, places")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--save", metavar="NAME", help="keep the query too: @NAME finds it again")
    return parser


def search(options: argparse.Namespace) -> int:
    """Prints what a query finds."""
    from reader.cli.records import hit_record, json_line

    kind: Kind = "quotation" if options.quotes else "entity" if options.entities else "article"
    desk = open_desk(options.paths)
    desk.load(lambda batch: None)
    found = desk.search(options.query, kind, MOST_ANSWERS)
    for problem in found.query.problems:
        complain(f"query, character {problem.start + 1}: {problem.message}")
    if found.query.problems and (found.query.root is None or options.save is not None):
        return UNREADABLE  # all of it was wrong: what is left of it would find everything
    if options.save is not None and not _saved(desk, options.save, options.query):
        return UNREADABLE
    if found.corrected:
        complain(f"showing {found.corrected}")
    for hit in found.hits:
        path = shown_path(hit.key)
        if options.json:
            print(json_line(hit_record(hit, path)))
        else:
            said = hit.meta or hit.snippet.text
            print("\t".join((clean(path), hit.title.text, said)))
    outcome = told(desk, bool(found.hits))
    return UNREADABLE if found.query.problems else outcome


def _saved(desk: Desk, name: str, query: str) -> bool:
    """Whether the query could be kept under this name."""
    try:
        complain(f"saved as @{desk.marks.saved.keep(name, query)}")
    except ValueError as error:
        complain(str(error))
        return False
    desk.marks.flush()
    return True
