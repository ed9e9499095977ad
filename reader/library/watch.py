"""Hears when the library's files change on the disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

__all__ = ["changed_paths"]

SETTLE_MILLISECONDS = 200
"""Changes that come together are told together; an editor's save is several."""


async def changed_paths(folders_and_files: Sequence[str]) -> AsyncIterator[set[str]]:
    """The paths that were made, changed or removed, each time some were.

    Ends at once where there is nothing to watch. Raises OSError when the system can watch no more.
    """
    from watchfiles import awatch

    if not folders_and_files:
        return
    try:
        async for changes in awatch(
            *folders_and_files, watch_filter=None, debounce=SETTLE_MILLISECONDS, step=50
        ):
            yield {path for _, path in changes}
    except (FileNotFoundError, RuntimeError) as error:
        raise OSError(str(error)) from error
