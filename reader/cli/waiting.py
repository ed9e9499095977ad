"""What a command waits for, and on a terminal how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from reader.cli.shared import complain

if TYPE_CHECKING:
    from reader.desk.desk import Desk

__all__ = ["analyse_waiting", "load"]

SOON = 0.5
"""Seconds after which it is said how far something is."""

TO_LINE_START = "\r\x1b[K"


def load(desk: Desk, *, searchable: bool = True) -> None:
    """Reads the library, and has it indexed where it is to be searched."""

    def far() -> str:
        read = desk.progress
        return f"read {read.done:,} of {read.done + read.waiting:,}" if read.waiting else ""

    with _telling(far):
        desk.load(lambda batch: None, searchable=searchable)


def analyse_waiting(desk: Desk) -> bool:
    """Analyses what is not analysed yet; whether there was anything.

    Ctrl-C ends it, and what is analysed by then is kept.
    """
    from concurrent.futures.process import BrokenProcessPool

    from reader.analysis.model import ModelMissing

    done, waiting = 0, _unanalysed(desk)
    if not waiting:
        return False

    def step() -> None:
        nonlocal done
        done += 1

    try:
        with _telling(lambda: f"analysed {done:,} of {waiting:,}; Ctrl-C answers now"):
            desk.analyse_all(os.cpu_count() or 1, step)
    except KeyboardInterrupt:
        pass
    except (ModelMissing, BrokenProcessPool) as error:
        complain(str(error))
    if waiting := _unanalysed(desk):
        complain(f"{waiting:,} of {len(desk.entries):,} are not analysed")
    return True


def _unanalysed(desk: Desk) -> int:
    return sum(entry.quotations is None for entry in desk.entries)


@contextmanager
def _telling(far: Callable[[], str]) -> Iterator[None]:
    """Says twice a second, on one line of a terminal that is gone afterwards, how far it is."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = Event()

    def tell() -> None:
        while not done.wait(SOON):
            print(TO_LINE_START + far(), end="", file=sys.stderr, flush=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        print(TO_LINE_START, end="", file=sys.stderr, flush=True)
