"""The command line: opens the app, and speaks to people and to other programs without it."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence

from reader import __version__
from reader.cli.opening import open_reader
from reader.cli.shared import UNREADABLE, WELL, Parser, complain, place

__all__ = ["main"]

INTERRUPTED, PIPE_CLOSED = 130, 141
"""Exit status as shells give it to a program that a signal ended."""

UNWRITABLE = frozenset({errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC})
"""What standard output may fail with: it is closed, or where it goes is full or broken."""

COMMANDS = ("list", "show", "search", "serve", "analyse", "marks", "export", "help")

HELP = """\
commands:
  reader [PATH…]                 open the reader on folders, files, or - (standard input)
  reader --plain [PATH…]         read line by line, for braille displays and screen readers
  reader list [PATH…]            the articles, newest first
  reader show PATH               one article, as plain text for a pipe
  reader search QUERY [PATH…]    the articles, quotations or people that a query finds
  reader serve [PATH…]           the reader in a browser, on this computer only
  reader analyse PATH… --json    quotations with speakers, and entities, for other programs
  reader marks export|import     your stars, corrections, places: out and in as JSON lines
  reader export --index FOLDER [PATH…]
                                 the library for Quickwit, a search engine of many machines
  reader COMMAND --help          more about one of them

A folder that is called like a command is opened by its path: reader ./list

examples:
  reader ~/articles              read a folder of articles
  pbpaste | reader -             read what was copied
  reader search 'by:cleverly after:2023-06' --quotes ~/articles
  reader analyse ~/articles --json > analysis.jsonl

Without a path, the folder of the settings or $READER_LIBRARY is opened, or else the articles that
come with Reader. Exit status: 0 all well, 1 nothing found, 2 something could not be
read, understood or written; what and why stands on standard error. A file that opens with a
warning, for its front matter say, leaves it at 0.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _open_output()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _flushed(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _give_up_output()  # whoever read has had enough
        return PIPE_CLOSED
    except OSError as error:
        if error.filename is not None or error.errno not in UNWRITABLE:
            raise
        _give_up_output()
        complain(f"standard output could not be written: {error.strerror or error}")
        return UNREADABLE


def _flushed(given: list[str]) -> int:
    """Runs the command; what it said is out when it is left, however it is left."""
    try:
        return _run(given)
    finally:
        sys.stdout.flush()


def _open_output() -> None:
    """Where standard output is closed, one that takes nothing: only who prints will fail."""
    if sys.stdout is None:
        closed = os.open(os.devnull, os.O_RDONLY)
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(closed, "w")), "utf-8")


def _give_up_output() -> None:
    """Let what is printed yet go nowhere: Python's own flush at the end must not complain too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    if given and (found := _command(given[0])):
        options, command = found
        return command(options().parse_intermixed_args(_arguments(*given)))
    parser = Parser(
        "reader",
        description="Read the news closely: who said what, who is who, anything found as you type.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for braille displays and screen readers"
    )
    parser.add_argument(
        "paths", metavar="PATH", type=place, nargs="*", help="a folder, a file, or -"
    )
    if given == ["help"] and not os.path.lexists("help"):
        parser.print_help()
        return WELL
    asked = parser.parse_intermixed_args(_paths_kept(given))
    status = open_reader(asked)
    if status == UNREADABLE and asked.paths and (hint := _meant(asked.paths[0])):
        complain(hint)
    return status


def _meant(path: str) -> str:
    """What to do where the first path may have been meant for a command; empty where it is there,
    or looks like a path."""
    if path == "-" or os.sep in path or "." in path or os.path.lexists(path):
        return ""
    from difflib import get_close_matches

    close = get_close_matches(path, COMMANDS, n=1)
    did = f"did you mean “reader {close[0]}”? " if close else ""
    return f"{did}“reader --help” shows all commands"


def _arguments(command: str, *given: str) -> list[str]:
    """What a command is given, as its parser takes it."""
    if command != "search":
        return _paths_kept(given)
    from reader.cli.searching import with_query_shielded

    return with_query_shielded(given)


def _paths_kept(given: Sequence[str]) -> list[str]:
    """The arguments; what stands after `--` and begins with a dash as a path that does not, for
    argparse forgets the `--` where paths may stand anywhere."""
    if "--" not in given:
        return list(given)
    place = given.index("--")
    return [*given[:place], *map(_undashed, given[place + 1 :])]


def _undashed(path: str) -> str:
    return f"./{path}" if path.startswith("-") and path != "-" else path


Command = tuple[Callable[[], argparse.ArgumentParser], Callable[[argparse.Namespace], int]]
"""What a command takes, and what it does."""


def _command(name: str) -> Command | None:
    """The command of this name, its room loaded: to open the reader none of them is needed."""
    match name:
        case "list":
            from reader.cli.articles import list_articles, list_options

            return list_options, list_articles
        case "show":
            from reader.cli.articles import show, show_options

            return show_options, show
        case "search":
            from reader.cli.searching import search, search_options

            return search_options, search
        case "analyse":
            from reader.cli.analysing import analyse, analyse_options

            return analyse_options, analyse
        case "serve":
            from reader.cli.opening import serve, serve_options

            return serve_options, serve
        case "marks":
            from reader.cli.marks import marks, marks_options

            return marks_options, marks
        case "export":
            from reader.cli.exporting import export, export_options

            return export_options, export
    return None
