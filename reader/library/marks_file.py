"""The file of the reader's marks: its tables, and how an older one is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
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
    "KEEP",
    "KNOW",
    "REMOVE_CORRECTION",
    "SCHEMA",
    "Unusable",
    "articles",
    "corrections",
    "give_back",
    "last_number",
    "move",
    "opened",
    "opened_or_in_memory",
    "row_of",
]

BUSY_MILLISECONDS = 5_000

Row = tuple[str, int, int, int, str, str, str, str, str]

# One step a schema version. `articles` has what there is one of in an article; `anchored` what
# stands on a stretch of its words (corrections, highlights, notes: `kind` says which, `body` is
# JSON); `named` what belongs to no article (saved searches); `changes` is the undo log: those of
# one time are one step, and one without an article is of a saved search. `was` is the key that an
# article's marks had before they followed its text to another file; `words` is the anchor of its
# place, in JSON.
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
    # Each change of an article's marks has a number, so that another Reader need read no others.
    """
    ALTER TABLE articles ADD COLUMN was TEXT NOT NULL DEFAULT '';
    ALTER TABLE articles ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX articles_number ON articles (number);
    CREATE TABLE numbers (last INTEGER NOT NULL);
    INSERT INTO numbers VALUES (0);
    CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN {numbered} NEW.id; END;
    CREATE TRIGGER article_changed AFTER UPDATE OF
        key, digest, title, url, read, starred, place, was ON articles
        BEGIN {numbered} NEW.id; END;
    CREATE TRIGGER anchored_added AFTER INSERT ON anchored BEGIN {numbered} NEW.article; END;
    CREATE TRIGGER anchored_changed AFTER UPDATE ON anchored
        BEGIN {numbered} OLD.article; {numbered} NEW.article; END;
    """.replace(
        "{numbered}",
        "UPDATE numbers SET last = last + 1;"
        " UPDATE articles SET number = (SELECT last FROM numbers) WHERE id =",
    ),
    "ALTER TABLE articles ADD COLUMN words TEXT NOT NULL DEFAULT ''",
)

SCHEMA = len(STEPS)


KNOW = "UPDATE articles SET digest = ?, title = ?, url = ? WHERE key = ?"
KEEP = {
    # These columns only, so that two Readers do not undo each other's marks.
    columns[0]: f"INSERT INTO articles (key, digest, title, url, {', '.join(columns)})"
    f" VALUES (?, ?, ?, ?{', ?' * len(columns)}) ON CONFLICT (key) DO UPDATE SET"
    " digest = excluded.digest, title = excluded.title, url = excluded.url"
    + "".join(f", {column} = excluded.{column}" for column in columns)
    for columns in (("read",), ("starred",), ("place", "words"))
}
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


def opened_or_in_memory(path: Path | None) -> tuple[sqlite3.Connection, str]:
    """The file's connection; or, where there is none that can be used, the same tables in memory,
    and why."""
    unusable = ""
    if path is not None:
        try:
            return opened(path), ""
        except OSError as error:
            unusable = error.strerror or str(error)
        except (sqlite3.Error, Unusable) as error:
            unusable = str(error)
    db = sqlite3.connect(":memory:", check_same_thread=False)
    _bring_up_to_date(db)
    return db, unusable


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


# Articles


def last_number(db: sqlite3.Connection) -> int:
    """The number of the last change. Raises sqlite3.Error."""
    number: int = db.execute("SELECT last FROM numbers").fetchone()[0]
    return number


def articles(db: sqlite3.Connection, since: int) -> Iterator[Row]:
    """Key, read, starred, place and its words, then what is known, of the articles whose marks have
    changed since the change of this number. Raises sqlite3.Error."""
    return db.execute(
        "SELECT key, read, starred, place, words, digest, title, url, was FROM articles"
        " WHERE number > ?",
        (since,),
    )


def move(db: sqlite3.Connection, old: str, new: str) -> None:
    """All that is kept of one article is kept of another, with what is kept of that already; unless
    another Reader has done so before. Raises sqlite3.Error."""
    ids = dict(db.execute("SELECT key, id FROM articles WHERE key IN (?, ?)", (old, new)))
    if old not in ids:
        return
    if new in ids:
        db.execute(
            "UPDATE articles SET (read, starred, place, words) ="
            " (SELECT max(articles.read, new.read), max(articles.starred, new.starred),"
            " CASE WHEN new.place THEN new.place ELSE articles.place END,"
            " CASE WHEN new.place THEN new.words ELSE articles.words END"
            " FROM articles AS new WHERE new.id = ?) WHERE id = ?",
            (ids[new], ids[old]),
        )
        for table in ("anchored", "changes"):
            db.execute(f"UPDATE {table} SET article = ? WHERE article = ?", (ids[old], ids[new]))
        db.execute("DELETE FROM articles WHERE id = ?", (ids[new],))
    db.execute("UPDATE articles SET key = ?, was = ? WHERE id = ?", (new, old, ids[old]))


def give_back(db: sqlite3.Connection, key: str, was: str) -> None:
    """The article that an article's marks came from has them again, and the corrections are its
    own. Raises sqlite3.Error."""
    db.execute(
        "INSERT INTO articles (key, digest, title, url, read, starred, place, words)"
        " SELECT ?, digest, title, url, read, starred, place, words FROM articles WHERE key = ?"
        " ON CONFLICT (key) DO UPDATE SET read = max(read, excluded.read),"
        " starred = max(starred, excluded.starred),"
        " words = CASE WHEN place THEN words ELSE excluded.words END,"
        " place = CASE WHEN place THEN place ELSE excluded.place END",
        (was, key),
    )
    db.execute(
        "UPDATE anchored SET article = (SELECT id FROM articles WHERE key = ?)"
        " WHERE article = (SELECT id FROM articles WHERE key = ?)",
        (was, key),
    )
    db.execute("UPDATE articles SET was = '' WHERE key = ?", (key,))


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


def corrections(db: sqlite3.Connection, since: int) -> dict[str, tuple[Correction, ...]]:
    """The corrections that were not taken back, by the keys of their articles: of those that have
    changed since. One that cannot be read is left where it is. Raises sqlite3.Error."""
    kinds = get_args(What)
    rows = db.execute(
        'SELECT key, anchored.id, kind, start, "end", exact, prefix, suffix, anchored.digest, body,'
        " made_ns FROM anchored JOIN articles ON articles.id = anchored.article"
        f" WHERE removed_ns IS NULL AND kind IN ({','.join('?' * len(kinds))}) AND number > ?"
        " ORDER BY made_ns, anchored.id",
        (*kinds, since),
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
