"""Whether there is something at a path, where the system may refuse to tell."""

from __future__ import annotations

from pathlib import Path

__all__ = ["is_folder", "is_there"]


def is_there(path: Path) -> bool:
    """Whether there is anything at a path. What the system will not tell of counts as there: what
    is wrong with it is said when it is read."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def is_folder(path: Path) -> bool:
    """Whether a path is a folder, as far as the system tells."""
    try:
        return path.is_dir()
    except OSError:
        return False
