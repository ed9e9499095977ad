"""What stands beside search in its benchmark: bare tantivy, SQLite's FTS5, ripgrep."""

from __future__ import annotations

import gc
import re
import sqlite3
import subprocess
import time
from functools import partial
from itertools import islice
from pathlib import Path

from libraries import write
from measuring import Stopwatch, say
from search_library import document, queries, read

from reader.search.schema import WORDS, analyser, rows
from reader.search.schema import schema as search_schema

__all__ = ["CHUNK", "floor", "fts5", "ripgrep"]

CHUNK = 2_000
"""Articles that are made before the clock runs on."""

FLOOR = 5_000
"""Articles that the floor is measured with."""


def floor(path: Path, annotated: bool) -> None:
    """What tantivy itself does in a second: with one field of the same texts and nothing else,
    and with the very rows that search gives it, made beforehand."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_bytes_field("body", stored=True)
    bare = builder.build()
    articles = list(islice(read(path), FLOOR))
    documents = [document(piece, annotated) for piece in articles]
    texts = [piece.text for piece in articles]
    stored = [{"text": text, "body": text.encode()} for text in texts]
    ours = [row for each in documents for found in rows(each).values() for row in found]
    gc.freeze()
    for what, schema, given in (
        ("bare tantivy, positions", bare, [{"text": text} for text in texts]),
        ("  and the texts stored", bare, stored),
        ("tantivy, search's own rows", search_schema(), ours),
    ):
        index = tantivy.Index(schema)
        index.register_tokenizer(WORDS, analyser())
        writer = index.writer(200_000_000, 1)
        start, cpu = time.perf_counter(), time.process_time()
        for row in given:
            writer.add_document(tantivy.Document.from_dict(row, schema))
        writer.commit()
        used, taken = time.process_time() - cpu, time.perf_counter() - start
        rates = f"{len(texts) / used:,.0f} per core, {len(texts) / taken:,.0f} by the clock"
        say(f"{what}, articles a second", rates)


def fts5(path: Path, place: Path) -> None:
    """SQLite's full-text index on the same texts, the same prefixes where it has the words."""
    place.unlink(missing_ok=True)
    base = sqlite3.connect(place)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=OFF")
    base.execute(
        "CREATE VIRTUAL TABLE articles USING fts5(title, text, content='', prefix='1 2 3',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    taken, count = 0.0, 0
    source = read(path)
    while chunk := list(islice(source, CHUNK)):
        start = time.perf_counter()
        base.executemany(
            "INSERT INTO articles(rowid, title, text) VALUES (?, ?, ?)",
            [(count + n, piece.title, piece.text) for n, piece in enumerate(chunk)],
        )
        base.commit()
        taken += time.perf_counter() - start
        count += len(chunk)
    say("FTS5: articles a second", f"{count / taken:,.0f}, {place.stat().st_size / 1e6:,.0f} MB")
    watch = Stopwatch()
    for text in queries():
        if re.fullmatch(r"[a-z ]+", text):
            for end in range(1, len(text) + 1):
                watch(partial(_fts5_search, base, text[:end]))
    say("FTS5: keystroke, best fifty and the count", watch)


def _fts5_search(base: sqlite3.Connection, typed: str) -> None:
    words = typed.split()
    match = " ".join(words) + ("" if typed.endswith(" ") else "*")
    base.execute(
        "SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 50", (match,)
    ).fetchall()
    base.execute("SELECT count(*) FROM articles WHERE articles MATCH ?", (match,)).fetchone()


def ripgrep(folder: Path, count: int, texts: Path | None) -> None:
    """The files themselves, searched by ripgrep."""
    files = folder / f"files-{count}{'-' + texts.name if texts else ''}"
    write(files, count, texts)
    watch = Stopwatch()
    for word in ("government", "police"):
        for _ in range(3):
            watch(partial(subprocess.run, ["rg", "-ci", word, files], capture_output=True))
    say("ripgrep -c: a word over the files", watch)
