"""What all commands share: the desk, exit statuses, and what is said on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from reader.desk.desk import Desk
    from reader.library.settings import Settings
    from reader.library.store import FileProblem
    from reader.problems import Problem

__all__ = [
    "CLOSED",
    "NOTHING",
    "UNREADABLE",
    "WELL",
    "Parser",
    "add_paths",
    "all_there",
    "clean",
    "complain",
    "complain_of",
    "complain_of_notes",
    "complain_of_settings",
    "desk_with",
    "fitted",
    "no_article",
    "of_settings",
    "open_desk",
    "outcome",
    "parser_for",
    "place",
    "settings_and_keys",
    "shown_path",
    "told",
    "where",
]

WELL, NOTHING, UNREADABLE = 0, 1, 2
"""Exit status: all well; nothing found; something could not be read."""

OF_SETTINGS = "settings: "
"""How a note begins that is one of the settings' file."""

THERE_IS_NONE = "there is no such file or folder"


CLOSED = "standard input is closed: nothing can come from it"


class Parser(argparse.ArgumentParser):
    """Repeats nothing raw: an argument may be a file's name, and that anyone's. Help that cannot
    be written is no help that was given: argparse itself would keep silent."""

    def error(self, message: str) -> NoReturn:
        super().error(clean(message))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is not None and file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def parser_for(name: str, description: str, more: str = "") -> argparse.ArgumentParser:
    """The parser of a command's arguments; `more` stands as it is under its help."""
    return Parser(
        f"reader {name}",
        description=description,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_paths(parser: argparse.ArgumentParser, what: str = "a folder, a file, or -") -> None:
    """Lets a command take paths; without a default, argparse would call them required."""
    parser.add_argument("paths", metavar="PATH", type=place, nargs="*", default=[], help=what)


def place(path: str) -> str:
    """The type of a path as an argument: an empty one would be the folder one stands in."""
    if not path:
        raise argparse.ArgumentTypeError("an empty name is no file or folder")
    return path


def all_there(paths: Sequence[str]) -> bool:
    """Whether every path is; each that is not is complained of, and closed standard input."""
    from reader.library.there import is_there

    if "-" in paths and sys.stdin is None:
        complain(CLOSED)
        return False
    missing = [path for path in paths if path != "-" and not is_there(Path(path))]
    for path in missing:
        lost = Path(path).is_symlink()
        complain(f"{path}: {'it links to nothing' if lost else THERE_IS_NONE}")
    return not missing


def open_desk(paths: Sequence[str], *, marks: bool = True) -> Desk:
    """The desk of these paths, with the reader's settings; without `marks`, no mark is read."""
    return desk_with(*settings_and_keys(), paths, marks=marks)


def of_settings(problem: Problem) -> Problem:
    """A problem with the settings that says whose it is."""
    return replace(problem, reason=f"{OF_SETTINGS}{problem.reason}")


def settings_and_keys() -> tuple[Settings, list[Problem]]:
    """The reader's settings and all that is wrong with them, in the order of their lines: with the
    keys too, which only the app can judge and no command takes."""
    from reader.library.settings import load

    settings, problems = load()
    if settings.keys:  # most have none, and then the commands need not be known
        from reader.app.commands import COMMANDS
        from reader.app.keymap import Keymap

        problems += Keymap.build(COMMANDS, settings.keys, settings.key_lines)[1]
    return settings, sorted(problems, key=lambda problem: problem.line or 0)


def desk_with(
    settings: Settings, problems: Sequence[Problem], paths: Sequence[str], *, marks: bool = True
) -> Desk:
    """The desk of these paths with settings that have been loaded, and what is wrong with them."""
    from reader.desk.desk import Desk
    from reader.library.places import cache_folder, data_folder

    opened: list[Path | Literal["-"]] = ["-" if path == "-" else Path(path) for path in paths]
    data = data_folder() if marks else None
    desk = Desk(settings, opened, cache=cache_folder(), data=data)
    desk.notes[:0] = map(of_settings, problems)
    return desk


def shown_path(key: str) -> str:
    """As short as it can be typed here."""
    from reader.library.store import STDIN, is_stdin, path_of

    if is_stdin(key):
        return STDIN
    path = str(path_of(key))
    try:
        return path.removeprefix(os.getcwd().rstrip("/") + "/")  # noqa: PTH109
    except OSError:
        return path  # the folder one stands in is gone


def clean(path: str) -> str:
    """A path or another line as it can be printed."""
    from reader.text import clean_field

    return clean_field(path)


def where(paths: Sequence[str]) -> str:
    """Where was looked, as it is said of what was not found there."""
    if not paths:
        return "in your library"
    return "on standard input" if list(paths) == ["-"] else f"in {', '.join(paths)}"


def no_article(paths: Sequence[str], problems: Sequence[FileProblem]) -> str:
    """What is said where no article was found; nothing where complaints tell why."""
    if not all(problem.skipped for problem in problems):
        return ""
    passed = sum(problem.skipped for problem in problems)
    files = f"{passed:,} file{'' if passed == 1 else 's'}"
    return f"no article {where(paths)}" + (f"; {files} of other kinds passed over" * bool(passed))


def told(desk: Desk, nothing: str) -> int:
    """Says all that went wrong and what was not found, if so; gives the exit status."""
    if desk.samples:
        from reader.library.places import lost_library

        lost = lost_library(desk.settings.library)
        why = f"the library {lost} is not there" if lost else "the library is empty"
        complain(f"{why}: these are the articles that come with Reader")
    complain_of_notes(desk)
    for warning in desk.warnings:
        complain_of(warning)
    return outcome(desk.problems, nothing)


def outcome(problems: Sequence[FileProblem], nothing: str) -> int:
    """Complains of what could not be read and of having found nothing, and gives the status."""
    failures = [problem for problem in problems if not problem.skipped]
    for problem in failures:
        complain_of(problem)
    if nothing:
        complain(nothing)
    return UNREADABLE if failures else NOTHING if nothing else WELL


def complain_of_notes(desk: Desk) -> None:
    """What is wrong with the settings and with Reader itself."""
    notes = dict.fromkeys((*desk.notes, *desk.marks.notes))
    of_file = [note for note in notes if note.reason.startswith(OF_SETTINGS)]
    complain_of_settings(of_file)
    for note in notes:
        if note not in of_file:
            complain(str(note))


def complain_of_settings(problems: Sequence[Problem]) -> None:
    """One line of what is wrong in the settings' file, however much it is: most of it means nothing
    to a command, and the app shows it all."""
    from reader.library.settings import place as settings_file

    if problems:
        first = replace(problems[0], reason=problems[0].reason.removeprefix(OF_SETTINGS))
        more = f"; {len(problems) - 1} more stand under ! in the app" if problems[1:] else ""
        complain(f"{settings_file()}: {first}{more}")


def complain_of(problem: FileProblem) -> None:
    """One line about one file."""
    complain(f"{problem.path}: {problem.problem}")


def complain(text: str) -> None:
    """One line on standard error, which an article's name or words may be part of.

    Where nobody can hear it, nothing is said: closed, it would come out as if it were an answer.
    """
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"reader: {clean(text)}", file=sys.stderr)


def fitted(line: str) -> str:
    """The line in the terminal's width; whole for a pipe."""
    if not sys.stdout.isatty():
        return line
    from shutil import get_terminal_size

    from reader.text import truncate

    return truncate(line, get_terminal_size().columns)
