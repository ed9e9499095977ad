"""The command line: opens the app, and speaks to people and to other programs without it."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from reader import __version__

if TYPE_CHECKING:
    from reader.annotations import Annotations
    from reader.article import Article
    from reader.desk import Desk
    from reader.library.store import Entry, FileProblem
    from reader.search.index import Kind

__all__ = ["main"]

WELL, NOTHING, UNREADABLE = 0, 1, 2
"""Exit status: all well; nothing found; something could not be read."""
INTERRUPTED, PIPE_CLOSED = 130, 141
"""Exit status as shells give it to a program that a signal ended."""

MOST_ANSWERS = 1_000

HELP = """\
commands:
  reader [PATH…]                 open the reader on folders, files, or - (standard input)
  reader --plain [PATH…]         read line by line, for braille displays and screen readers
  reader list [PATH…]            the articles, newest first
  reader show PATH               one article, as plain text for a pipe
  reader search QUERY [PATH…]    the articles, quotations or people that a query finds
  reader serve [PATH…]           the reader in a browser, on this computer only
  reader analyse PATH… --json    quotations with speakers, and entities, for other programs
  reader COMMAND --help          more about one of them

A folder that is called like a command is opened by its path: reader ./list

examples:
  reader ~/articles              read a folder of articles
  pbpaste | reader -             read what was copied
  reader search 'by:cleverly after:2023-06' --quotes ~/articles
  reader analyse ~/articles --json > analysis.jsonl

Without a path, the folder of the settings or $READER_LIBRARY is opened, or else the articles that
come with Reader. Exit status: 0 all well, 1 nothing found, 2 something could not be read.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has had enough; Python's own flush at the end must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return status


def _run(given: list[str]) -> int:
    if given and given[0] in COMMANDS:
        name = given.pop(0)
        options, command = COMMANDS[name]
        return command(options().parse_intermixed_args(given))
    parser = _Parser(
        "reader",
        description="Read the news closely: who said what, who is who, anything found as you type.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for braille displays and screen readers"
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a folder, a file, or -")
    return _open(parser.parse_intermixed_args(given))


class _Parser(argparse.ArgumentParser):
    """Repeats nothing raw: an argument may be a file's name, and that anyone's."""

    def error(self, message: str) -> NoReturn:
        super().error(_clean(message))


# The app


def _open(options: argparse.Namespace) -> int:
    if not (options.plain or _has_screen()):
        _complain("this needs a terminal; reader --plain, show, list, search and analyse need none")
        return UNREADABLE
    if not _all_there(options.paths):
        return UNREADABLE
    desk = _desk(options.paths)
    if options.plain:
        from reader.plain import run as read_plainly

        if "-" in options.paths:
            # Without a terminal, what was piped in is read aloud and that is all.
            with contextlib.suppress(OSError):
                _take_keyboard()
        read_plainly(desk)
        return WELL
    if "-" in options.paths:
        _take_keyboard()
    from reader.app.app import run

    return run(desk)


def _all_there(paths: Sequence[str]) -> bool:
    missing = [path for path in paths if path != "-" and not os.path.lexists(path)]
    for path in missing:
        _complain(f"{path}: there is no such file or folder")
    return not missing


def _has_screen() -> bool:
    """A terminal, or a browser's page: Textual's web server names its own driver."""
    return sys.stdout.isatty() or "TEXTUAL_DRIVER" in os.environ


def _take_keyboard() -> None:
    """Standard input has been read to its end; from here on it is the terminal."""
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)


def _desk(paths: Sequence[str], *, marks: bool = True) -> Desk:
    from reader.desk import Desk
    from reader.library import settings
    from reader.library.places import cache_folder, data_folder

    chosen, problems = settings.load()
    opened: list[Path | Literal["-"]] = ["-" if path == "-" else Path(path) for path in paths]
    data = data_folder() if marks else None
    desk = Desk(chosen, opened, cache=cache_folder(), data=data)
    desk.notes[:0] = [replace(each, reason=f"settings: {each.reason}") for each in problems]
    return desk


# list


def _list_options() -> argparse.ArgumentParser:
    parser = _parser("list", "The articles, newest first.")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a folder, a file, or -")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def _list(options: argparse.Namespace) -> int:
    from reader.records import entry_record, json_line

    desk = _desk(options.paths, marks=False)
    desk.load(lambda batch: None, searchable=False)
    for entry in sorted(desk.entries, key=_newest_first):
        path = _shown_path(entry.key)
        print(json_line(entry_record(entry, path)) if options.json else _line(entry, path))
    return _status(desk, bool(desk.entries))


def _newest_first(entry: Entry) -> tuple[int, str, str]:
    return (-entry.published.toordinal() if entry.published else 0, entry.title, entry.key)


def _line(entry: Entry, path: str) -> str:
    from reader.text import clean_field

    day = entry.published.isoformat() if entry.published else "-" * 10
    fields = (day, clean_field(entry.source) or "-", clean_field(entry.title), _clean(path))
    return _fitted(("  " if sys.stdout.isatty() else "\t").join(fields))


# show


def _show_options() -> argparse.ArgumentParser:
    parser = _parser(
        "show", "One article: plain for a pipe, styled on a terminal with who says what."
    )
    parser.add_argument("path", metavar="PATH", help="a file, or -")
    parser.add_argument("--plain", action="store_true", help="plain on a terminal too")
    return parser


def _show(options: argparse.Namespace) -> int:
    from reader.library.store import key_of
    from reader.problems import Unreadable

    desk = _desk([options.path], marks=False)
    for note in desk.notes:
        _complain(str(note))
    try:
        article = desk.article(key_of(options.path))
    except Unreadable as error:
        _complain(f"{options.path}: {error.problem}")
        return UNREADABLE
    if options.plain or not sys.stdout.isatty():
        from reader.printing import plain

        for line in plain(article):
            print(line)
        return WELL
    from rich.console import Console

    from reader.printing import print_styled

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
            _complain(str(error))
            return desk.orthography(article)
        finally:
            await desk.close()

    return asyncio.run(analyse())


# search


def _search_options() -> argparse.ArgumentParser:
    parser = _parser("search", 'What a query finds. Words, "exact words", -not, or, by:name, …')
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a folder, a file, or -")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--quotes", action="store_true", help="find quotations")
    kinds.add_argument("--entities", action="store_true", help="find people, organisations, places")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def _search(options: argparse.Namespace) -> int:
    from reader.records import hit_record, json_line

    kind: Kind = "quotation" if options.quotes else "entity" if options.entities else "article"
    desk = _desk(options.paths)
    desk.load(lambda batch: None)
    found = desk.search(options.query, kind, MOST_ANSWERS)
    for problem in found.query.problems:
        _complain(f"query, character {problem.start + 1}: {problem.message}")
    if found.corrected:
        _complain(f"showing {found.corrected}")
    for hit in found.hits:
        path = _shown_path(hit.key)
        if options.json:
            print(json_line(hit_record(hit, path)))
        else:
            said = hit.meta or hit.snippet.text
            print("\t".join((_clean(path), hit.title.text, said)))
    status = _status(desk, bool(found.hits))
    return UNREADABLE if found.query.problems else status


# analyse


def _analyse_options() -> argparse.ArgumentParser:
    parser = _parser("analyse", "Quotations with their speakers, and entities.")
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a folder, a file, or -")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--raw", action="store_true", help="take each file as body text exactly as it is"
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=os.cpu_count() or 1, help="cores to use; all by default"
    )
    return parser


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _analyse(options: argparse.Namespace) -> int:
    from reader.analysis.batch import analyse_many
    from reader.analysis.pipeline import ModelMissing
    from reader.library import settings
    from reader.library.loading import InOrder
    from reader.records import analysis_record, json_line

    chosen, problems = settings.load()
    for problem in problems:
        _complain(f"settings: {problem}")
    files = InOrder(options.paths, raw=options.raw)
    waiting: deque[tuple[str, Article]] = deque()

    def articles() -> Iterator[Article]:
        for path, article in files:
            waiting.append((path, article))
            yield article

    found = False
    try:
        for annotations in analyse_many(articles(), options.jobs, chosen.model):
            path, article = waiting.popleft()
            found = True
            if options.json:
                print(json_line(analysis_record(path, article, annotations)), flush=True)
            else:
                _print_analysis(_clean(path), article, annotations)
    except ModelMissing as error:
        _complain(str(error.problem))
        return UNREADABLE
    for warning in files.warnings:
        _complain_of(warning)
    return _outcome(files.problems, found)


def _print_analysis(path: str, article: Article, annotations: Annotations) -> None:
    """For people: who said what, then who is who."""
    from reader.found import speaker_name
    from reader.text import clean_field

    print(f"{clean_field(article.title) or article.id}  ({path})")
    for quotation in annotations.quotations:
        words = " … ".join(article.text[start:end] for start, end in quotation.segments)
        speaker = speaker_name(article, annotations, quotation) or "unknown"
        name = speaker if quotation.kind not in ("scare", "title") else f"({quotation.kind})"
        print(f"  {name}: {clean_field(words)}")
    for entity in annotations.entities:
        roles = f" ({'; '.join(entity.roles)})" if entity.roles else ""
        print(f"  {entity.kind}: {clean_field(entity.name + roles)}")
    print(flush=True)


# serve


def _serve_options() -> argparse.ArgumentParser:
    from reader.serve import HOST, PORT

    parser = _parser("serve", "The reader in a browser. Each page that is opened is a reader.")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a folder or a file")
    parser.add_argument("--host", default=HOST, help=f"this computer's address, {HOST} by default")
    parser.add_argument("--port", type=_port, default=PORT, help=f"{PORT} by default")
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 1 << 16:
        raise argparse.ArgumentTypeError("from 1 to 65535")
    return number


def _serve(options: argparse.Namespace) -> int:
    from reader import serve

    if not _all_there(options.paths):
        return UNREADABLE
    try:
        serve.check(options.paths, options.host, options.port)
    except serve.CannotServe as error:
        _complain(str(error))
        return UNREADABLE
    if not serve.is_loopback(options.host):
        _complain("anybody who reaches this address can read the articles and change the marks")
    serve.serve(options.paths, options.host, options.port)
    return WELL


# What all share


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    return _Parser(f"reader {name}", description=description)


def _shown_path(key: str) -> str:
    """As short as it can be typed here."""
    from reader.library.store import STDIN, path_of

    if key == STDIN:
        return key
    here = os.getcwd().rstrip("/") + "/"  # noqa: PTH109
    return str(path_of(key)).removeprefix(here)


def _clean(path: str) -> str:
    from reader.text import clean_field

    return clean_field(path)


def _status(desk: Desk, found: bool) -> int:
    if desk.samples:
        _complain("the library is empty: these are the articles that come with Reader")
    for note in desk.notes:
        _complain(str(note))
    for warning in desk.warnings:
        _complain_of(warning)
    return _outcome(desk.problems, found)


def _outcome(problems: Sequence[FileProblem], found: bool) -> int:
    failures = [problem for problem in problems if not problem.skipped]
    for problem in failures:
        _complain_of(problem)
    return UNREADABLE if failures else WELL if found else NOTHING


def _complain_of(problem: FileProblem) -> None:
    _complain(f"{problem.path}: {problem.problem}")


def _complain(text: str) -> None:
    """One line on standard error, which an article's name or words may be part of."""
    print(f"reader: {_clean(text)}", file=sys.stderr)


def _fitted(line: str) -> str:
    """The line in the terminal's width; whole for a pipe."""
    if not sys.stdout.isatty():
        return line
    from shutil import get_terminal_size

    from reader.text import truncate

    return truncate(line, get_terminal_size().columns)


Command = tuple[Callable[[], argparse.ArgumentParser], Callable[[argparse.Namespace], int]]

COMMANDS: dict[str, Command] = {
    "list": (_list_options, _list),
    "show": (_show_options, _show),
    "search": (_search_options, _search),
    "analyse": (_analyse_options, _analyse),
    "serve": (_serve_options, _serve),
}
