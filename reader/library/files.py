"""Reading one file safely: never a pipe or a device, never too much, every failure named."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from reader.formats import LIMIT
from reader.problems import Problem, Unreadable

__all__ = ["File", "failure", "no_regular_file", "read_file", "read_stdin", "too_big"]

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
    """All of standard input. Raises Unreadable when it is more than the formats take."""
    data = sys.stdin.buffer.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise Unreadable(too_big(len(data)))
    return data


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
