"""Hears when the library's files change on the disk."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchfiles import Change

__all__ = ["changed_paths"]

SETTLE_MILLISECONDS = 200
"""Changes that come together are told together; an editor's save is several."""

UNDECODABLE = "Unable to decode path"
"""What watchfiles ends with where something happens to a file whose name is not UTF-8."""

PAUSE = 1.0
"""Seconds until such a folder is watched again: its files may be read just now."""


class _Missed(Exception):
    """Something has changed, and nobody can be told what."""


async def changed_paths(folders_and_files: Sequence[str]) -> AsyncGenerator[set[str]]:
    """The paths that were made, changed or removed, each time some were; the folders that are
    watched, where that cannot be told.

    Ends at once where there is nothing to watch. Raises OSError when the system can watch no more.
    """
    roots = [os.path.abspath(path) for path in folders_and_files]  # noqa: PTH100
    known: set[str] | None = None
    missed: set[str] = set()
    while roots:
        watched = await asyncio.to_thread(_watched, roots)
        # What came into a new folder before it was watched is only found by looking there again.
        told = missed | (set() if known is None else _inside(watched - known, roots))
        known, missed = watched, set()
        try:
            async with aclosing(_changes(watched)) as changes:
                async for changed in changes:
                    paths = _inside({_as_given(path, roots) for _, path in changed}, roots)
                    if paths or told:
                        yield paths | told
                    told = set()
                    made = await asyncio.to_thread(_made, changed, known)
                    if made := _inside(made, roots):
                        known = known - _inside(known, made)
                        break
                else:
                    return
        except _Missed:
            await asyncio.sleep(PAUSE)
            missed = set(roots)


async def _changes(watched: set[str]) -> AsyncGenerator[set[tuple[Change, str]]]:
    """An empty set once these are watched, then what changes."""
    await asyncio.to_thread(import_module, "watchfiles")
    from watchfiles import awatch

    # On Linux every folder needs a watch of its own, and setting them by itself the library reads
    # all names in all folders at once, which halts everything for as long.
    each = awatch(
        *watched,
        watch_filter=None,
        debounce=SETTLE_MILLISECONDS,
        step=50,
        recursive=sys.platform != "linux",
    )
    try:
        first = asyncio.ensure_future(anext(each))
        try:
            await asyncio.sleep(0)
            yield set()
            yield await first
        finally:
            first.cancel()
        async for changes in each:
            yield changes
    except StopAsyncIteration:
        return
    except FileNotFoundError as error:
        raise _Missed from error  # it went while the watch was set
    except RuntimeError as error:
        raise OSError(str(error)) from error
    except ExceptionGroup as errors:
        if errors.subgroup(lambda each: UNDECODABLE in str(each)):
            raise _Missed from errors
        raise OSError(str(errors.exceptions[0])) from errors


def _watched(roots: Sequence[str]) -> set[str]:
    """What has to be watched to hear of all that happens to these and below them."""
    if sys.platform != "linux":
        return set(map(os.path.realpath, roots))
    # Each folder has a watch of its own, which goes with it: that it was made anew, or a file saved
    # in its place, only the folder around it tells.
    around = [os.path.dirname(root) for root in roots]  # noqa: PTH120
    seen: set[tuple[int, int]] = set()
    found: set[str] = set()
    waiting = [(path, False) for path in around] + [(root, True) for root in roots]
    while waiting:
        path, whole = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in seen or not os.access(path, os.R_OK):
                continue
            seen.add((status.st_dev, status.st_ino))
            found.add(path)
            if whole and stat.S_ISDIR(status.st_mode):
                with os.scandir(path) as entries:
                    waiting += [(e.path, True) for e in entries if e.name[0] != "." and e.is_dir()]
        except OSError:
            continue
    return found


def _made(changes: set[tuple[Change, str]], known: set[str]) -> set[str]:
    """The folders that were made, and that nothing watches yet."""
    if sys.platform != "linux":
        return set()
    from watchfiles import Change

    return {
        path
        for change, path in changes
        if (change is Change.added or path not in known) and os.path.isdir(path)  # noqa: PTH112
    }


def _as_given(path: str, roots: Sequence[str]) -> str:
    """The path as the roots have it: macOS tells where a file really is, behind all links."""
    if sys.platform == "linux":
        return path
    for root in roots:
        real = os.path.realpath(root)
        if path == real or path.startswith(f"{real.rstrip('/')}/"):
            return root + path[len(real) :]
    return path


def _inside(paths: set[str], roots: Iterable[str]) -> set[str]:
    """Those of the paths that are one of the roots or below one."""
    roots = set(roots)
    below = tuple(f"{root.rstrip('/')}/" for root in roots)
    return {path for path in paths if path in roots or path.startswith(below)}
