"""The prompt: a line in, a command done, until the input ends."""

from __future__ import annotations

import asyncio
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from reader.app.widgets.words import counted
from reader.plain.commands import Commands
from reader.plain.session import Refused, Session
from reader.plain.wording import fitted

if TYPE_CHECKING:
    from reader.desk.desk import Desk

__all__ = ["run"]

PATIENCE = 2.0
"""Seconds before the prompt comes though the library is still being opened."""


def run(desk: Desk, source: TextIO | None = None, sink: TextIO | None = None) -> None:
    """Reads commands from `source`, standard input by default, and does them until it ends.

    On a terminal it prompts. Raises KeyboardInterrupt after everything is closed.
    """
    source, sink = source or sys.stdin, sink or sys.stdout
    asked = source.isatty()
    if isinstance(source, TextIOWrapper):
        source.reconfigure(errors="replace")

    def out(text: str) -> None:
        for line in fitted(text, _width(sink)):
            print(line, file=sink, flush=asked)

    with asyncio.Runner() as runner, ThreadPoolExecutor(1, "load") as loader:
        session = Session(desk, runner, out)
        commands = Commands(desk.settings.keys)
        loading = loader.submit(desk.load, lambda batch: None)
        session.loaded = lambda: _wait(session, loading)
        try:
            _greet(session, loading, PATIENCE if asked else None)
            while not session.left:
                if asked:
                    print("> ", end="", file=sink, flush=True)
                line = source.readline()
                if not line:
                    break
                _do(commands, session, line)
        finally:
            if asked and not session.left:
                print(file=sink, flush=True)
            runner.run(desk.close())


def _width(sink: TextIO) -> int:
    """Cells of a line of the terminal; 0 for what is none, or does not say."""
    try:
        return os.get_terminal_size(sink.fileno()).columns if sink.isatty() else 0
    except OSError:
        return 0


def _do(commands: Commands, session: Session, line: str) -> None:
    try:
        commands.do(session, line)
    except Refused as refused:
        session.say(str(refused))
    session.desk.marks.flush()
    session.tell_notes()


def _greet(session: Session, loading: Future[None], patience: float | None) -> None:
    """Says what is open; one article alone is opened at once."""
    try:
        loading.result(patience)
    except TimeoutError:
        session.say("The library is still being opened.")
    desk = session.desk
    if desk.samples:
        session.say("The library is empty: these are the articles that come with Reader.")
    failed = sum(not problem.skipped for problem in desk.problems)
    if failed:
        session.say(f"{counted(failed, 'file')} could not be read: “problems” tells why.")
    session.tell_notes()
    articles = session.entries()
    if len(articles) == 1:
        session.open(articles[0].key)
        return
    unread = sum(not desk.marks.get(entry.key).read for entry in articles)
    session.say(
        f"Reader. {counted(len(articles), 'article')}, {unread:,} unread."
        " “list” tells them, “open 1” opens the first, “help” tells all commands."
    )


def _wait(session: Session, loading: Future[None]) -> None:
    if not loading.done():
        session.say("One moment: the library is still being opened.")
    loading.result()
