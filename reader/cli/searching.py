"""What a query finds, on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotations import DOUBT
from reader.cli.shared import (
    UNREADABLE,
    add_paths,
    all_there,
    clean,
    complain,
    open_desk,
    parser_for,
    shown_path,
    told,
    where,
)
from reader.cli.waiting import analyse_waiting, load
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.found import Found, FoundHit
    from reader.search.index import Kind
    from reader.search.tree import Node

__all__ = ["search", "search_options", "with_query_shielded"]

MOST_ANSWERS = 1_000

OF_ANALYSIS = frozenset({"speaker", "who", "said", "unattributed", "unnamed"})
"""The fields, and the properties, of which only analysis knows."""

QUERY = """\
a query:
  words                harbour bridge: all of them; case and accents do not matter
  harb*                all words that begin so
  "exact words"        side by side
  -word  a or b  ( )   without it; one of them; together
  title: said:         in the headline; in a quotation
  by: (speaker:)       who says it
  who: (about:)        who or what is named
  author: in: tag:     byline; source; tag
  after: before: on:   2023, 2023-06, 2023-06-26, yesterday, friday, "last week"; from that day
                       on; earlier than it; within it
  is:                  read unread starred corrected unattributed unnamed
  @name                a saved search

Under --quotes, words are looked for in the quotation and its speaker's name: 'okafor bridge'.
An answer is a line: file, headline, words around it; with --quotes file, quotation, speaker,
headline, day; with --entities file, name, what it is; parted by tabs.
A query is one argument: put several words into quotation marks. An empty one is an error.
"""

NAMES: dict[Kind, tuple[str, str]] = {
    "article": ("article", "articles"),
    "quotation": ("quotation", "quotations"),
    "entity": ("name", "names"),
}


def search_options() -> argparse.ArgumentParser:
    """What `reader search` takes."""
    parser = parser_for("search", "What a query finds: articles, quotations or names.", QUERY)
    parser.add_argument("query", metavar="QUERY", type=_query, help="see below")
    add_paths(parser)
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--quotes", action="store_true", help="find quotations")
    kinds.add_argument("--entities", action="store_true", help="find people, organisations, places")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--save", metavar="NAME", help="keep the query too: @NAME finds it again")
    return parser


def _query(text: str) -> str:
    """The type of a query as an argument."""
    if not text.strip():
        raise argparse.ArgumentTypeError(
            "an empty query asks for nothing; “reader list” shows all articles"
        )
    return text.removeprefix(" ") if text.startswith(" -") else text


def with_query_shielded(arguments: Sequence[str]) -> list[str]:
    """The arguments, with a space before a query that begins with a dash: such a one is no option.

    Two dashes are options, as is `-h`; what comes after `--` is none.
    """
    given: list[str] = []
    rest = list(arguments)
    queried = literal = False
    while rest:
        argument = rest.pop(0)
        if argument == "--" and not literal:
            literal = True
        elif argument == "--save" and rest and not literal:
            given += [argument, rest.pop(0)]
        elif (argument.startswith("--") and not literal) or argument == "-h":
            given.append(argument)
        else:
            shield = argument.startswith("-") and argument != "-"
            before = "" if not shield else " " if not queried else "./" if literal else ""
            given.append(before + argument)
            queried = True
    return given


def search(options: argparse.Namespace) -> int:
    """Prints what a query finds."""
    from reader.cli.records import hit_record, json_line

    kind: Kind = "quotation" if options.quotes else "entity" if options.entities else "article"
    if not all_there(options.paths):
        return UNREADABLE
    desk = open_desk(options.paths)
    load(desk)
    found = desk.search(options.query, kind, MOST_ANSWERS)
    if (kind != "article" or _asks_analysis(found.query.root)) and analyse_waiting(desk):
        found = desk.search(options.query, kind, MOST_ANSWERS)
    problems = (*found.query.problems, *found.query.unfinished)
    for problem in problems:
        complain(f"query, character {problem.start + 1}: {problem.message}")
    if problems and (found.query.root is None or options.save is not None):
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
            print("\t".join((clean(path), hit.title.text, *_columns(hit))))
    if len(found.hits) == MOST_ANSWERS < (whole := _counted(found)[kind]):
        complain(f"these are the first {MOST_ANSWERS:,} of {whole:,}")
    outcome = told(desk, _nothing(found, kind, options))
    return UNREADABLE if problems else outcome


def _columns(hit: FoundHit) -> tuple[str, ...]:
    """What stands behind an answer's file and its words: of a quotation its speaker, headline and
    day."""
    if hit.kind != "quotation":
        return (hit.meta or hit.snippet.text,)
    doubt = DOUBT if hit.quotation and hit.quotation.doubtful else ""
    speaker = hit.speaker + doubt if hit.speaker else hit.unheard or "unknown"
    day = hit.entry.published.isoformat() if hit.entry.published else "-"
    return speaker, clean_field(hit.entry.title), day


def _nothing(found: Found, kind: Kind, options: argparse.Namespace) -> str:
    """What was not found, and where it is to be had; empty where something was found."""
    from reader.search.query import positive_terms

    if found.hits:
        return ""
    elsewhere = [
        f"{number:,} {NAMES[other][number != 1]}"
        for other, number in _counted(found).items()
        if number
    ]
    but = f", but {' and '.join(elsewhere)}" if elsewhere else ""
    asked = {term.field for term in positive_terms(found.query.root)}
    hint = "; by: is who speaks, author: finds bylines" * ("speaker" in asked)
    hint = "" if elsewhere else hint
    return f"no {NAMES[kind][0]} for {options.query} {where(options.paths)}{but}{hint}"


def _asks_analysis(node: Node | None) -> bool:
    """Whether the answer depends on what only analysis knows."""
    from reader.search.tree import And, Flag, Not, Or, Term

    match node:
        case Term(field=name) | Flag(name=name):
            return name in OF_ANALYSIS
        case Not(node=inner):
            return _asks_analysis(inner)
        case And(nodes=nodes) | Or(nodes=nodes):
            return any(map(_asks_analysis, nodes))
        case _:
            return False


def _counted(found: Found) -> dict[Kind, int]:
    """How many there are of each kind."""
    counts = found.counts
    return {
        "article": counts.articles,
        "quotation": counts.quotations,
        "entity": counts.entities,
    }


def _saved(desk: Desk, name: str, query: str) -> bool:
    """Whether the query could be kept under this name."""
    try:
        kept = desk.marks.saved.keep(name, query)
    except ValueError as error:
        complain(str(error))
        return False
    desk.marks.flush()
    if desk.marks.notes:
        complain(f"not saved as @{kept}: {desk.marks.notes[0]}")
        return False
    complain(f"saved as @{kept}")
    return True
