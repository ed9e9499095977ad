"""Opening the app: on this terminal, line by line, or in a browser."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial

from reader.cli.shared import (
    UNREADABLE,
    WELL,
    add_paths,
    all_there,
    complain,
    desk_with,
    open_desk,
    parser_for,
)

__all__ = ["open_reader", "serve", "serve_options"]


ESCAPE_DELAY = "50"
"""Milliseconds after which Esc is a key of its own and no beginning of another: as in Neovim. With
Textual's 100, a key typed fast after Esc swallows it."""


def open_reader(options: argparse.Namespace) -> int:
    """Runs the app until it is left."""
    if not all_there(options.paths):
        return UNREADABLE
    if not options.plain and (lack := _no_screen()):
        complain(f"{lack}; reader --plain reads line by line, and show, list, search need none")
        return UNREADABLE
    if options.plain:
        return _read_plainly(options.paths)
    # What is made until the library is loaded stays: collecting would cost a quarter of the wait.
    gc.disable()
    try:
        return _run_app(options.paths)
    finally:
        gc.enable()


def _read_plainly(paths: Sequence[str]) -> int:
    desk = open_desk(paths)
    from reader.plain import run

    if "-" in paths:
        # Without a terminal, what was piped in is read aloud and that is all.
        with contextlib.suppress(OSError):
            _take_keyboard()
    run(desk)
    return WELL


def _run_app(paths: Sequence[str]) -> int:
    # Textual reads it once, when it is imported.
    os.environ.setdefault("ESCDELAY", ESCAPE_DELAY)
    from reader.app.app import run
    from reader.library.kept import FILE_NAME, Kept
    from reader.library.places import data_folder
    from reader.library.settings import load

    settings, problems = load()
    if "-" in paths:
        desk = desk_with(settings, problems, paths)
        _take_keyboard()
        return run(settings, desk.kept, lambda: desk)
    kept = Kept(data_folder() / FILE_NAME)
    return run(settings, kept, partial(desk_with, settings, problems, paths))


def _no_screen() -> str:
    """Why nothing can be drawn here; empty where it can: on a terminal, or in a browser's page
    (Textual's web server names its own driver)."""
    if "TEXTUAL_DRIVER" in os.environ:
        return ""
    if not sys.stdout.isatty():
        return "this needs a terminal"
    if not sys.stderr.isatty():
        # Textual draws on standard error.
        return "this needs a terminal, and draws on standard error, which goes to a file or a pipe"
    term = os.environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return f"this needs a terminal that can draw, and TERM={term} says that this one cannot"
    return ""


def _take_keyboard() -> None:
    """Standard input has been read to its end; from here on it is the terminal."""
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)


def serve_options() -> argparse.ArgumentParser:
    """What `reader serve` takes."""
    from reader.serve import HOST, PORT

    parser = parser_for("serve", "The reader in a browser. Each page that is opened is a reader.")
    add_paths(parser, "a folder or a file")
    parser.add_argument("--host", default=HOST, help=f"this computer's address, {HOST} by default")
    parser.add_argument("--port", type=_port, default=PORT, help=f"{PORT} by default")
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 1 << 16:
        raise argparse.ArgumentTypeError("from 1 to 65535")
    return number


def serve(options: argparse.Namespace) -> int:
    """Serves the app until it is interrupted."""
    from reader import serve as server

    if not all_there(options.paths):
        return UNREADABLE
    try:
        server.check(options.paths, options.host, options.port)
    except server.CannotServe as error:
        complain(str(error))
        return UNREADABLE
    if not server.is_loopback(options.host):
        complain("anybody who reaches this address can read the articles and change the marks")
    server.serve(options.paths, options.host, options.port)
    return WELL
