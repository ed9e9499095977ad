"""What was to be copied where there is no clipboard: a file, always the same one."""

from __future__ import annotations

from pathlib import Path

from reader.library.files import replacing
from reader.library.places import data_folder

__all__ = ["write_copy"]

COPY_FILE = "copied.txt"


def write_copy(text: str) -> Path:
    """Writes the text, in place of what was copied last, and says where. Raises OSError."""
    path = data_folder() / COPY_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as out:
        out.write(f"{text}\n".encode())
    return path
