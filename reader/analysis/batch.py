"""Many articles through analysis on several cores, in the order given."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain

from reader.analysis.model import DEFAULT_MODEL, version
from reader.analysis.parse import in_groups
from reader.analysis.pipeline import Analyser
from reader.analysis.worker import one_math_thread
from reader.annotations import Annotations
from reader.article import Article

__all__ = ["analyse_many"]

AHEAD = 3
"""Groups of articles handed to each process before the first answer is asked for."""

_analyser: Analyser | None = None


def analyse_many(
    articles: Iterable[Article], jobs: int, model: str = DEFAULT_MODEL
) -> Iterator[Annotations]:
    """The annotations of each article, in order, by at most `jobs` processes.

    One job, or one group of articles, needs no process of its own. Raises ModelMissing;
    BrokenProcessPool when a process dies.
    """
    groups = in_groups(articles)
    first = next(groups, None)
    second = next(groups, None) if jobs > 1 else None
    if first is None:
        return
    if second is None:
        one_math_thread()
        yield from Analyser(model).analyse_many(chain(first, chain.from_iterable(groups)))
    else:
        yield from _by_processes(chain([first, second], groups), jobs, model)


def _by_processes(groups: Iterable[list[Article]], jobs: int, model: str) -> Iterator[Annotations]:
    version(model)  # raises where the model is missing: a process could not say so
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(model,))
    waiting: deque[Future[list[Annotations]]] = deque()
    try:
        for group in groups:
            with _unheard_interrupts():
                waiting.append(pool.submit(_analyse, group))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BaseException:
        # Nobody waits for what they are at; else the program would, before it ends.
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _unheard_interrupts() -> Iterator[None]:
    """Processes that start in here do not hear Ctrl-C: it is the parent's to answer."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start(model: str) -> None:
    global _analyser
    one_math_thread()
    _analyser = Analyser(model)


def _analyse(articles: list[Article]) -> list[Annotations]:
    if _analyser is None:
        raise AssertionError("the process has started")
    return list(_analyser.analyse_many(articles))
