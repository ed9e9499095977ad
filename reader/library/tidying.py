"""What years of use would leave in the cache folder is let go."""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

__all__ = ["tidy"]

UNUSED = 90 * 24 * 3600
"""Seconds after which the index of a library that nobody opens is let go: it can be made anew."""

LONGEST_LOG = 1_000_000
"""Bytes of a log that is kept."""

INDEX = re.compile(r"[0-9a-f]{16}")


def tidy(indexes: Path, used: Path | None, log: Path | None) -> None:
    """Lets the indexes go that have not been used for long, and a log that has grown too long.

    `used` is the index that is open: it counts as used now. Whatever fails is left alone.
    """
    with suppress(OSError):
        if used is not None and used.is_dir():
            os.utime(used)
        for folder in indexes.iterdir():
            old = time.time() - folder.stat().st_mtime > UNUSED
            if old and folder != used and INDEX.fullmatch(folder.name) and not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        if log is not None and log.stat().st_size > LONGEST_LOG:
            os.truncate(log, 0)
