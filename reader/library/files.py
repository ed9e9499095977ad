"""Reading one file safely: never a pipe or a device, never too much, every failure named. And
writing one: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reader.formats import LIMIT
from reader.problems import Problem, Unreadable

__all__ = ["File", "failure", "no_regular_file", "read_file", "read_stdin", "replacing", "too_big"]

MEGABYTE = 1_000_000

KINDS = (
    (stat.S_ISFIFO, "it is a pipe, not a file", "pass its text on standard input: reader -"),
    (stat.S_ISSOCK, "it is a socket, not a file", ""),
    (stat.S_ISCHR, "it is a device, not a file", ""),
    (stat.S_ISBLK, "it is a device, not a file", ""),
    (stat.S_ISDIR, "it is a folder, not a file", ""),
)

FAILURES = {
    errno.ENOENT: ("it is not there any more", "open the folder again"),
    errno.EACCES: ("there is no permission to read it", "chmod u+r gives it, if it is yours"),
    errno.EPERM: ("there is no permission to read it", "chmod u+r gives it, if it is yours"),
    errno.ELOOP: ("its links lead round in a circle", "remove the link"),
    errno.ENAMETOOLONG: ("its name is too long for the system", "rename it"),
}


CLOSED = Problem("standard input is closed")


class File:
    """The bytes of a file, and its time and size when they were read."""

    __slots__ = ("data", "mtime_ns", "size")

    def __init__(self, data: bytes, mtime_ns: int, size: int) -> None:
        self.data = data
        self.mtime_ns = mtime_ns
        self.size = size


def read_file(path: str | Path) -> File:
    """A regular file whole.

    Raises Unreadable when it is no regular file, may not be read, has vanished, or is bigger than
    the formats take. A pipe or a device is never opened.
    """
    try:
        _check(Path(path).stat())
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            _check(status)
            # One byte more than the limit: a file may grow after its size was asked for.
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise Unreadable(failure(error)) from error
    if len(data) > LIMIT:
        raise Unreadable(too_big(len(data)))
    return File(data, status.st_mtime_ns, status.st_size)


def read_stdin() -> bytes:
    """All of standard input. Raises Unreadable when it is closed, cannot be read, or is more than
    the formats take."""
    if sys.stdin is None:
        raise Unreadable(CLOSED)
    try:
        data = sys.stdin.buffer.read(LIMIT + 1)
    except OSError as error:
        raise Unreadable(failure(error)) from error
    if len(data) > LIMIT:
        raise Unreadable(too_big(len(data)))
    return data


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of the one at `path` when all of it is on the disk;
    when anything is raised, nothing has changed. Raises OSError."""
    if path.exists() and not path.is_file():
        with path.open("wb") as out:  # a device or a pipe: there is nothing to replace
            yield out
        return
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def no_regular_file(mode: int) -> Problem | None:
    """Why a file of this mode is not opened; None for a regular one."""
    if stat.S_ISREG(mode):
        return None
    for is_kind, reason, remedy in KINDS:
        if is_kind(mode):
            return Problem(reason, remedy)
    return Problem("it is not a regular file")


def too_big(size: int) -> Problem:
    """Why a file of this size, in bytes, is not opened."""
    return Problem(
        f"it has over {size // MEGABYTE} MB; {LIMIT // MEGABYTE} MB is the limit", "split it"
    )


def failure(error: OSError) -> Problem:
    """What the system refused, in words."""
    known = FAILURES.get(error.errno or 0)
    return Problem(*known) if known else Problem(error.strerror or str(error))


def _check(status: os.stat_result) -> None:
    problem = no_regular_file(status.st_mode)
    if problem is None and status.st_size > LIMIT:
        problem = too_big(status.st_size)
    if problem is not None:
        raise Unreadable(problem)
