"""The file of the reader's marks: its tables, and how an older one is brought up to date."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import msgspec

from reader.annotations import EntityKind
from reader.library.anchors import Anchor
from reader.library.judgement import Correction, What, is_valid

__all__ = [
    "ADD_ARTICLE",
    "ADD_CORRECTION",
    "REMOVE_CORRECTION",
    "SCHEMA",
    "Unusable",
    "corrections",
    "in_memory",
    "opened",
    "row_of",
]

BUSY_MILLISECONDS = 5_000

# One step a schema version. `articles` has what there is one of in an article; `anchored` what
# stands on a stretch of its words (corrections, highlights, notes: `kind` says which, `body` is
# JSON); `named` what belongs to no article (saved searches); `changes` is the undo log: those of
# one time are one step, and one without an article is of a saved search.
STEPS = (
    """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL DEFAULT '',
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX articles_digest ON articles (digest);
    CREATE TABLE anchored (
        id TEXT PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id),
        kind TEXT NOT NULL,
        digest TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        body TEXT NOT NULL,
        made_ns INTEGER NOT NULL,
        removed_ns INTEGER
    );
    CREATE INDEX anchored_article ON anchored (article);
    CREATE TABLE named (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (kind, name)
    );
    CREATE TABLE changes (
        id TEXT PRIMARY KEY,
        made_ns INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (id),
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX changes_made ON changes (made_ns);
    """,
    """
    ALTER TABLE articles ADD COLUMN title TEXT NOT NULL DEFAULT '';
    ALTER TABLE articles ADD COLUMN url TEXT NOT NULL DEFAULT '';
    CREATE TABLE changed (
        id TEXT PRIMARY KEY,
        made_ns INTEGER NOT NULL,
        article INTEGER REFERENCES articles (id),
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    );
    INSERT INTO changed SELECT id, made_ns, article, what, before, undone FROM changes;
    DROP TABLE changes;
    ALTER TABLE changed RENAME TO changes;
    CREATE INDEX changes_made ON changes (made_ns);
    """,
)

SCHEMA = len(STEPS)


ADD_ARTICLE = (
    "INSERT INTO articles (key, digest, title, url) VALUES (?, ?, ?, ?) ON CONFLICT (key)"
    " DO UPDATE SET digest = excluded.digest, title = excluded.title, url = excluded.url"
)
ADD_CORRECTION = (
    'INSERT OR REPLACE INTO anchored (id, kind, digest, start, "end", exact, prefix, suffix, body,'
    " made_ns, article) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, id FROM articles WHERE key = ?"
)
REMOVE_CORRECTION = "UPDATE anchored SET removed_ns = ? WHERE id = ?"


class Unusable(Exception):
    """The file is not this program's to use; the text says why."""


def opened(path: Path) -> sqlite3.Connection:
    """The file's connection, usable by any thread, one at a time.

    A file of an older schema is copied beside itself, then brought up to date. Raises OSError,
    sqlite3.Error, and Unusable where a newer Reader made the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1_000, check_same_thread=False)
    try:
        version = _version(db)
        if version > SCHEMA:
            raise Unusable(f"a newer Reader made it (schema {version}, this one knows {SCHEMA})")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        if 0 < version < SCHEMA:
            _back_up(db, path.with_name(f"{path.stem}-schema{version}{path.suffix}"))
        _bring_up_to_date(db)
        # A file that may not be written says so here, not at the first mark.
        db.execute("BEGIN IMMEDIATE")
        db.rollback()
    except BaseException:
        db.close()
        raise
    return db


def in_memory() -> sqlite3.Connection:
    """The same tables without a file."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    _bring_up_to_date(db)
    return db


def _version(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    """All steps that are missing, or none: another Reader may be doing the same."""
    db.execute("BEGIN IMMEDIATE")
    with db:
        for step in STEPS[_version(db) :]:
            for statement in step.split(";\n"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def _back_up(db: sqlite3.Connection, copy: Path) -> None:
    with sqlite3.connect(copy) as target:
        db.backup(target)
    target.close()


# Corrections


@dataclass(frozen=True, slots=True)
class _Body:
    """What a correction says, apart from where."""

    value: str = ""
    entity: str = ""
    kind: EntityKind = "person"


def row_of(correction: Correction) -> tuple[str | int, ...]:
    """A correction as `ADD_CORRECTION` takes it, but for its article."""
    anchor = correction.anchor
    body = msgspec.json.encode(_Body(correction.value, correction.entity, correction.kind)).decode()
    place = (anchor.digest, anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix)
    return (correction.id, correction.what, *place, body, correction.made_ns)


def corrections(db: sqlite3.Connection) -> dict[str, tuple[Correction, ...]]:
    """All corrections that were not taken back, by their articles' keys. One that cannot be read
    is left where it is. Raises sqlite3.Error."""
    kinds = get_args(What)
    rows = db.execute(
        'SELECT key, anchored.id, kind, start, "end", exact, prefix, suffix, anchored.digest, body,'
        " made_ns FROM anchored JOIN articles ON articles.id = anchored.article"
        f" WHERE removed_ns IS NULL AND kind IN ({','.join('?' * len(kinds))})"
        " ORDER BY made_ns, anchored.id",
        kinds,
    )
    found: dict[str, tuple[Correction, ...]] = {}
    for key, name, what, *anchor, body, made in rows:
        try:
            said = msgspec.json.decode(body, type=_Body)
        except msgspec.MsgspecError:
            continue
        correction = Correction(
            name, what, Anchor(*anchor), said.value, said.entity, said.kind, made
        )
        if is_valid(correction):
            found[key] = (*found.get(key, ()), correction)
    return found
