"""Files read and made ready for the index: a few here, thousands by processes of their own.

`python -m reader.desk.intake` is such a process. It has no library and no index: keys come in,
answers go out, each message as its length and its bytes. It ends when its input closes, so that it
cannot outlive the program that started it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from typing import IO, NamedTuple

import msgspec

from reader.analysis.pipeline import orthography
from reader.library.catalogue import Header
from reader.library.loading import Read, read_article
from reader.library.store import is_stdin
from reader.problems import Problem, Unreadable
from reader.search.schema import Document

__all__ = ["Answer", "take", "take_all"]

MANY = 1_500
"""Files from which processes of their own are worth a start of a fifth of a second."""

MOST = 4
"""Such processes: what they read has to be indexed by this one."""

AT_ONCE = 64
"""Files handed to a process at a time."""

AHEAD = 2
"""Times as many that wait for each process."""

LENGTH = 8
"""Bytes that say how long a message is."""

KILLER = Problem("Reader fails on it", "please report it, with the file")


class Answer(NamedTuple):
    """What became of a file: its header, with its document where one was asked for; or why not."""

    header: Header | None
    document: Document | None = None
    """With what the marks alone tell, and without a stamp."""
    problem: Problem | None = None


class Request(NamedTuple):
    """Files to read, and whether they are to be indexed."""

    keys: Sequence[str]
    indexed: bool


def take(key: str, indexed: bool, read_one: Callable[[str], Read] = read_article) -> Answer:
    """Reads one file."""
    try:
        read = read_one(key)
    except Unreadable as error:
        return Answer(None, None, error.problem)
    if not indexed:
        return Answer(read.header)
    marks_only = orthography(read.article)
    return Answer(read.header, Document.of(key, "", read.article, marks_only))


def take_all(
    keys: Sequence[str], indexed: bool, read_one: Callable[[str], Read] = read_article
) -> Iterator[tuple[str, Answer]]:
    """Reads the files, in their order: a few by `read_one`, many on as many cores as there are."""
    crew = _Crew() if len(keys) >= MANY and not any(map(is_stdin, keys)) else None
    if crew is None or not crew.ready:
        yield from ((key, take(key, indexed, read_one)) for key in keys)
        return
    try:
        yield from crew.take_all(keys, indexed)
    finally:
        crew.end()


class _Process:
    """One process that reads files. Starts at once; `ask` waits until it is there."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "reader.desk.intake"]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )

    def ask(self, request: Request) -> list[Answer]:
        """What became of the files. Raises OSError or EOFError when the process dies."""
        assert self._process.stdin is not None and self._process.stdout is not None
        _send(self._process.stdin, msgspec.msgpack.encode(request))
        return msgspec.msgpack.decode(_receive(self._process.stdout), type=list[Answer])

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()


class _Crew:
    """As many processes as there are cores, each with a thread here that waits for it."""

    def __init__(self) -> None:
        self._free: SimpleQueue[_Process] = SimpleQueue()
        self._number = max(1, min(MOST, os.cpu_count() or 1))
        self._threads = ThreadPoolExecutor(self._number, "reading")
        self._all: set[_Process] = set()
        self.ready = self._start()

    def _start(self) -> bool:
        """Whether processes can be had at all: here and there they are forbidden."""
        try:
            self._all.update([_Process() for _ in range(self._number)])
            for process in self._all:
                process.ask(Request([], False))
                self._free.put(process)
        except (OSError, EOFError):
            self.end()
            return False
        return True

    def take_all(self, keys: Sequence[str], indexed: bool) -> Iterator[tuple[str, Answer]]:
        """What became of the files, in their order; a little is read ahead."""
        every = iter(keys)
        groups = iter(lambda: list(islice(every, AT_ONCE)), [])
        waiting: deque[tuple[list[str], Future[list[Answer]]]] = deque()
        for group in groups:
            waiting.append((group, self._threads.submit(self._ask, group, indexed)))
            if len(waiting) >= self._number * (AHEAD + 1):
                yield from _in_pairs(*waiting.popleft())
        while waiting:
            yield from _in_pairs(*waiting.popleft())

    def _ask(self, keys: list[str], indexed: bool) -> list[Answer]:
        """The file that kills a process is found by asking for each by itself."""
        process = self._free.get()
        try:
            return process.ask(Request(keys, indexed))
        except (OSError, EOFError):
            process.end()
            self._all.discard(process)
            process = _Process()
            self._all.add(process)
        finally:
            self._free.put(process)
        if len(keys) == 1:
            return [Answer(None, None, KILLER)]
        return [answer for key in keys for answer in self._ask([key], indexed)]

    def end(self) -> None:
        """Ends all processes; what they were reading is lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in list(self._all):
            process.end()


def _in_pairs(keys: list[str], answers: Future[list[Answer]]) -> Iterator[tuple[str, Answer]]:
    return zip(keys, answers.result(), strict=True)


def _environment() -> dict[str, str]:
    """So that the process finds the same Reader, installed or not."""
    import reader

    package = os.path.dirname(os.path.dirname(os.path.abspath(reader.__file__)))  # noqa: PTH100, PTH120
    paths = [package, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(LENGTH) + message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    """The next message. Raises EOFError where there is none."""
    length = stream.read(LENGTH)
    message = stream.read(int.from_bytes(length)) if len(length) == LENGTH else b""
    if not message:
        raise EOFError
    return message


def main() -> None:
    """Answers until there are no more questions."""
    os.nice(10)
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that is printed by chance may come between the answers
    while True:
        try:
            request = msgspec.msgpack.decode(_receive(questions), type=Request)
        except EOFError:
            return
        found = [take(key, request.indexed) for key in request.keys]
        _send(answers, msgspec.msgpack.encode(found))


if __name__ == "__main__":
    main()
