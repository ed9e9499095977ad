"""What was derived from the articles, kept in the cache folder, so that it is made once only.

Headers by path, time and size; annotations by digest and analyser. Whatever is lost costs time
only, so nothing here ever raises: a catalogue that cannot be read is made anew, one that cannot be
written goes on in memory, and `notes` says so.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from reader import __version__
from reader.annotations import Annotations
from reader.library.store import Entry
from reader.library.walk import Found
from reader.problems import Problem

__all__ = ["Catalogue", "Header", "Stored"]

SCHEMA = 1
FILE_NAME = "catalogue.sqlite"
BUSY_MILLISECONDS = 2_000
ASKED_AT_ONCE = 1_000
"""Headers to a query: under SQLite's limit of variables."""

TABLES = """
CREATE TABLE about (made_by TEXT NOT NULL);
CREATE TABLE headers (
    key TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, header BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE annotations (
    digest TEXT NOT NULL, analyser TEXT NOT NULL, annotations BLOB NOT NULL,
    PRIMARY KEY (digest, analyser)
);
"""

SELECT = "SELECT key, mtime_ns, size, header FROM headers"

Stored = tuple[str, int, int, bytes]
"""A header as it is stored: key, time, size, and the rest."""

Answer = TypeVar("Answer")


class Header(NamedTuple):
    """What a file gave when it was last read: its entry, and what was odd about it."""

    entry: Entry
    warnings: tuple[Problem, ...]
    analyser: str = ""
    """Which one counted the entry's quotations."""


class _Outdated(Exception):
    """The catalogue was made by another version."""


ENCODE = msgspec.msgpack.Encoder().encode
DECODE_HEADER = msgspec.msgpack.Decoder(Header).decode
DECODE_ANNOTATIONS = msgspec.msgpack.Decoder(Annotations).decode


class Catalogue:
    """The cache of headers and annotations in a folder, or in memory. May be used by any thread."""

    def __init__(self, folder: Path | None) -> None:
        self.notes: list[Problem] = []
        self._lock = threading.Lock()
        self._file = folder / FILE_NAME if folder else None
        self._db = self._open()

    def headers(
        self, files: Sequence[Found], stored: MutableMapping[str, Stored] | None = None
    ) -> dict[str, Header]:
        """By key, those of the files that have not changed since they were read.

        `stored` has what `below` gave; what is used of it is taken out.
        """
        stored = stored or self._stored([file.key for file in files])
        known: dict[str, Header] = {}
        for file in files:
            row = stored.pop(file.key, None)
            if row is not None and row[1] == file.mtime_ns and row[2] == file.size:
                with suppress(msgspec.MsgspecError):
                    known[file.key] = DECODE_HEADER(row[3])
        return known

    def header(self, file: Found) -> Header | None:
        """That of one file, unless it has changed since it was read."""
        return self.headers([file]).get(file.key)

    def below(self, folders: Iterable[str]) -> dict[str, Stored]:
        """All that is stored of the files below these folders, by key."""
        return {
            row[0]: row
            for folder in folders
            for row in self._rows(f"{SELECT} WHERE key > ? AND key < ?", _range(folder))
        }

    def _stored(self, keys: Sequence[str]) -> dict[str, Stored]:
        stored: dict[str, Stored] = {}
        for start in range(0, len(keys), ASKED_AT_ONCE):
            asked = tuple(keys[start : start + ASKED_AT_ONCE])
            marks = ",".join("?" * len(asked))
            stored |= {row[0]: row for row in self._rows(f"{SELECT} WHERE key IN ({marks})", asked)}
        return stored

    def keep_headers(self, headers: Iterable[Header]) -> None:
        """Remembers what these files gave."""
        rows = [
            (header.entry.key, header.entry.mtime_ns, header.entry.size, ENCODE(header))
            for header in headers
        ]
        self._write("INSERT OR REPLACE INTO headers VALUES (?, ?, ?, ?)", rows)

    def forget_headers(self, keys: Iterable[str]) -> None:
        """Forgets files that are gone."""
        self._write("DELETE FROM headers WHERE key = ?", [(key,) for key in keys])

    def keys_below(self, folder: str) -> set[str]:
        """The keys of all headers of files below a folder."""
        rows = self._rows("SELECT key FROM headers WHERE key > ? AND key < ?", _range(folder))
        return {key for (key,) in rows}

    def annotations(self, digest: str, analyser: str) -> Annotations | None:
        """What this analyser found in the text of this digest, if it has been kept."""
        rows = self._rows(
            "SELECT annotations FROM annotations WHERE digest = ? AND analyser = ?",
            (digest, analyser),
        )
        try:
            return DECODE_ANNOTATIONS(rows[0][0]) if rows else None
        except msgspec.MsgspecError:
            return None

    def keep_annotations(self, annotations: Annotations) -> None:
        """Remembers them under their digest and analyser; those of older analysers are let go."""
        self._write("DELETE FROM annotations WHERE digest = ?", [(annotations.digest,)])
        row = (annotations.digest, annotations.analyser, ENCODE(annotations))
        self._write("INSERT OR REPLACE INTO annotations VALUES (?, ?, ?)", [row])

    def close(self) -> None:
        """Lets the file go."""
        with self._lock:
            self._db.close()

    def _rows(self, query: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        return self._try(lambda db: db.execute(query, values).fetchall(), [])

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if not rows:
            return

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.executemany(statement, rows)

        self._try(write, None)

    def _try(self, work: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """What the work gives; `otherwise` where the file fails, which is then replaced."""
        with self._lock:
            try:
                return work(self._db)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    self._in_memory(str(error))
            except sqlite3.ProgrammingError:
                pass  # closed: an answer that came after the end
            except sqlite3.DatabaseError as error:
                self._db.close()
                self._db = self._remade(str(error))
        return otherwise

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            return _fresh(":memory:")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return _opened(str(self._file))
        except (_Outdated, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.OperationalError):
                return self._noted_memory(str(error))
            return self._remade(str(error))
        except OSError as error:
            return self._noted_memory(error.strerror or str(error))

    def _remade(self, reason: str) -> sqlite3.Connection:
        """A new file in the place of one that cannot be used."""
        assert self._file is not None
        try:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._file}{suffix}").unlink(missing_ok=True)
            fresh = _opened(str(self._file))
        except (OSError, sqlite3.Error) as error:
            return self._noted_memory(str(error))
        self.notes.append(Problem(f"the catalogue is made anew: {reason}", "nothing is lost"))
        return fresh

    def _in_memory(self, reason: str) -> None:
        self._db.close()
        self._db = self._noted_memory(reason)

    def _noted_memory(self, reason: str) -> sqlite3.Connection:
        folder = self._file.parent if self._file else ""
        self.notes.append(
            Problem(
                f"the cache folder {folder} cannot be used: {reason}",
                "make room there or let it be written to; till then all is made anew each time",
            )
        )
        self._file = None
        return _fresh(":memory:")


def _range(folder: str) -> tuple[str, str]:
    """Between which keys those of the files below a folder stand: `0` comes after `/`."""
    folder = folder.rstrip("/")
    return f"{folder}/", f"{folder}0"


def _opened(path: str) -> sqlite3.Connection:
    """The catalogue of a file, made where there is none. Raises _Outdated and sqlite3.Error."""
    db = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1_000, check_same_thread=False)
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            db.execute("PRAGMA journal_mode = WAL")
            _make(db)
        elif version != SCHEMA:
            raise _Outdated(f"its schema is {version}, this Reader's {SCHEMA}")
        _forget_others_headers(db)
        db.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        db.close()
        raise
    return db


def _forget_others_headers(db: sqlite3.Connection) -> None:
    """Another Reader may read files otherwise. What analysis found took hours, and is kept: it is
    by text and analyser."""
    if db.execute("SELECT made_by FROM about").fetchone() != (__version__,):
        with db:
            db.execute("DELETE FROM headers")
            db.execute("UPDATE about SET made_by = ?", (__version__,))


def _fresh(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, check_same_thread=False)
    _make(db)
    return db


def _make(db: sqlite3.Connection) -> None:
    """The tables, unless another Reader has just made them."""
    db.execute("BEGIN IMMEDIATE")
    with db:
        if db.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in TABLES.split(";\n"):
                db.execute(statement)
            db.execute("INSERT INTO about VALUES (?)", (__version__,))
            db.execute(f"PRAGMA user_version = {SCHEMA}")
