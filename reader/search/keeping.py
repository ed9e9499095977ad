"""The index on disk: opened, opened again, made anew, or kept in memory where all else fails.

tantivy's commits are atomic, so a process killed at any moment leaves the last commit. What its
files hold is covered by checksums, which tell a damaged index from a failing query.
"""

from __future__ import annotations

import json
import re
import threading
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from reader.search.schema import WORDS, analyser, schema

if TYPE_CHECKING:
    import tantivy

__all__ = ["Busy", "Keeper", "is_failure"]

HEAP = 200_000_000
"""Bytes that the writer may gather before it writes a segment."""

OWN_FILE = re.compile(r"[0-9a-f]{32}\..+|meta\.json|\.managed\.json|\.tantivy-\w+\.lock|\.tmp\w+")
"""The files that tantivy makes: all that is ever deleted."""

MAGIC = (1337).to_bytes(4, "little")
"""The last four bytes of a segment's file; before them the length of a footer with its checksum."""

FILES = 6
"""Files that each segment has at least."""


class Busy(Exception):
    """Another process is writing."""


def is_failure(error: BaseException) -> bool:
    """It came from tantivy or the disk: a panic there is not even an `Exception`."""
    return isinstance(error, OSError | ValueError) or type(error).__name__ == "PanicException"


class Keeper:
    """Holds the open index and says what happened to it."""

    def __init__(self, folder: Path | None) -> None:
        self.notes: list[str] = []
        self.restarts = 0
        """How often it had to start again with nothing in it."""
        self.changes = 0
        """Grows whenever something else can be found."""
        self.schema = schema()
        self.folder = folder
        self._seen = (0, 0)
        self._changing = threading.Lock()
        self.index = self._memory() if folder is None else self._open(folder)

    def searcher(self) -> tantivy.Searcher:
        """What can be found now, whichever process put it in."""
        if self.folder is not None:
            try:
                state = (self.folder / "meta.json").stat()
                seen = (state.st_mtime_ns, state.st_ino)
                if seen != self._seen:
                    self.index.reload()
                    self._seen = seen
                    self.changes += 1
            except (OSError, ValueError):
                self.mend()
        return self.index.searcher()

    def writer(self) -> tantivy.IndexWriter:
        """The only writer. Raises `Busy`; ValueError or OSError where the folder fails."""
        try:
            return self.index.writer(HEAP, 1)
        except ValueError as error:
            if "LockBusy" in str(error) and self.folder is not None and self.folder.is_dir():
                raise Busy from error
            raise

    def committed(self) -> None:
        """Lets the next searcher see what was committed."""
        if self.folder is None:
            self.index.reload()
            self.changes += 1

    def mend(self) -> bool:
        """Starts again, empty, if the files are damaged or gone; whether it did."""
        with self._changing:
            if self.folder is None or self._sound(self.folder):
                return False
            self._again(self.folder, "was damaged")
            return True

    def to_memory(self, error: BaseException) -> None:
        """The folder cannot be written: starts again, empty, in memory."""
        with self._changing:
            if self.folder is None:
                raise error
            self._leave(error)

    def _open(self, folder: Path) -> tantivy.Index:
        import tantivy

        try:
            folder.mkdir(parents=True, exist_ok=True)
            left = (folder / ".managed.json").exists() and not (folder / "meta.json").exists()
            # tantivy tells the terminal when it meets a file that was cut off.
            if not left and all(map(_has_footer, _files(folder))):
                return self._prepared(tantivy.Index(self.schema, str(folder)))
        except OSError as error:
            self._leave(error)
            return self.index
        except (KeyError, TypeError):
            pass
        except BaseException as error:
            if not is_failure(error):
                raise
        self._again(folder, "was damaged or of another version")
        return self.index

    def _again(self, folder: Path, why: str) -> None:
        import tantivy

        self.restarts += 1
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.iterdir():
                if OWN_FILE.fullmatch(path.name):
                    path.unlink(missing_ok=True)
            self.index = self._prepared(tantivy.Index(self.schema, str(folder)))
        except (OSError, ValueError) as error:
            self._leave(error)
            return
        self._seen = (0, 0)
        self.notes.append(f"the search index {why}; it is made anew")

    def _leave(self, error: BaseException) -> None:
        self.folder = None
        self.restarts += 1
        self.index = self._memory()
        reason = getattr(error, "strerror", None) or str(error).split("\n")[0][:120]
        self.notes.append(f"the search index is kept in memory: {reason}")

    def _memory(self) -> tantivy.Index:
        import tantivy

        return self._prepared(tantivy.Index(self.schema))

    def _prepared(self, index: tantivy.Index) -> tantivy.Index:
        index.register_tokenizer(WORDS, analyser())
        index.config_reader("manual")
        index.reload()
        self.changes += 1
        return index

    def _sound(self, folder: Path) -> bool:
        """Every segment's files are there and agree with their checksums."""
        try:
            if not (folder / "meta.json").exists():
                return False
            return all(map(_agrees, _files(folder)))
        except (OSError, ValueError, KeyError, TypeError):
            return False


def _files(folder: Path) -> list[Path]:
    """The files of all segments that count, but for lists of what was deleted; nothing where there
    is no index yet. Raises ValueError, KeyError or TypeError where one is missing."""
    if not (folder / "meta.json").exists():
        return []
    found: list[Path] = []
    for segment in json.loads((folder / "meta.json").read_bytes())["segments"]:
        name = segment["segment_id"].replace("-", "")
        files = [path for path in folder.glob(f"{name}.*") if path.suffix != ".del"]
        if len(files) < FILES:
            raise ValueError(f"files of {name} are missing")
        found += files
    return found


def _has_footer(path: Path) -> bool:
    """The file ends as tantivy's files do."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - len(MAGIC)))
        return file.read() == MAGIC


def _agrees(path: Path) -> bool:
    """The file's checksum is that of its body."""
    data = path.read_bytes()
    length = int.from_bytes(data[-8:-4], "little")
    body, footer = data[: -8 - length], data[-8 - length : -8]
    return data[-4:] == MAGIC and bool(json.loads(footer)["crc"] == zlib.crc32(body))
