"""Hears when the library's files change on the disk."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Sequence
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


class _Nameless(Exception):
    """Something has changed, and nobody can be told what."""


async def changed_paths(folders_and_files: Sequence[str]) -> AsyncGenerator[set[str]]:
    """The paths that were made, changed or removed, each time some were; the folders that are
    watched, where that cannot be told.

    Ends at once where there is nothing to watch. Raises OSError when the system can watch no more.
    """
    known: set[str] = set()
    missed: set[str] = set()
    while folders_and_files:
        watched = await asyncio.to_thread(_watched, folders_and_files)
        # What came into a new folder before it was watched is only found by looking there again.
        told, known = missed | (watched - known if known else set()), watched
        missed = set()
        try:
            async with aclosing(_changes(watched)) as changes:
                async for paths in changes:
                    if paths or told:
                        yield paths | told
                    told = set()
                    new = sys.platform == "linux"
                    if new and await asyncio.to_thread(_new_folder, paths, known):
                        break
                else:
                    return
        except _Nameless:
            await asyncio.sleep(PAUSE)
            missed = set(folders_and_files)


async def _changes(watched: set[str]) -> AsyncGenerator[set[str]]:
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
            yield _paths(await first)
        finally:
            first.cancel()
        async for changes in each:
            yield _paths(changes)
    except StopAsyncIteration:
        return
    except (FileNotFoundError, RuntimeError) as error:
        raise OSError(str(error)) from error
    except ExceptionGroup as errors:
        if errors.subgroup(lambda each: UNDECODABLE in str(each)):
            raise _Nameless from errors
        raise OSError(str(errors.exceptions[0])) from errors


def _paths(changes: set[tuple[Change, str]]) -> set[str]:
    return {path for _, path in changes}


def _watched(paths: Sequence[str]) -> set[str]:
    """The paths and, where each folder needs a watch of its own, all folders below them."""
    if sys.platform != "linux":
        return set(paths)
    seen: set[tuple[int, int]] = set()
    found: set[str] = set()
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            found.add(path)
            if os.path.isdir(path):  # noqa: PTH112
                with os.scandir(path) as entries:
                    waiting += [e.path for e in entries if e.name[0] != "." and e.is_dir()]
        except OSError:
            continue
    return found


def _new_folder(paths: set[str], known: set[str]) -> bool:
    return any(path not in known and os.path.isdir(path) for path in paths)  # noqa: PTH112
