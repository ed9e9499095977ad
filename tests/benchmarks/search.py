"""How fast search is: indexing, reopening, a change, every keystroke of twenty queries, memory.

    python tests/benchmarks/search.py [FOLDER] [--sizes 1000,10000,100000] [--from TEXTS] [--bare]

In one run beside SQLite's FTS5 on the same texts, and `ripgrep -c` over the same files where it is
installed. Each figure is taken in a process of its own. FOLDER (default: a temporary one) keeps
the libraries that are made, so that a second run is quicker. Articles carry quotations and
entities, as if analysed, unless `--bare`.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from libraries import COMMON, Piece, pieces, vocabulary, write  # noqa: E402

from reader.annotations import Annotations, Entity, Mention, Quotation  # noqa: E402
from reader.search.hits import Snippet, find, snippet  # noqa: E402
from reader.search.index import Index, Kind, Results  # noqa: E402
from reader.search.query import Query, parse  # noqa: E402
from reader.search.schema import (  # noqa: E402
    KINDS,
    WORDS,
    Document,
    analyser,
    body_row,
    rows,
)
from reader.search.schema import schema as search_schema  # noqa: E402

TODAY = date(2026, 6, 1)
CHUNK = 2_000
FLOOR = 5_000
"""Articles that the floor is measured with."""
SHOWN = 20
QUOTED = re.compile("“[^”]*”")


def queries() -> list[str]:
    """Twenty queries: common words, rare ones, phrases, fields, one typo."""
    words = vocabulary()
    rare, middle = words[9_000], words[1_500]
    return [
        "government",
        "minister said",
        "the court",
        "police war country",
        middle,
        rare,
        f"{words[700]} {words[2_200]}",
        '"the government"',
        '"one of the"',
        f'"{COMMON[120]} {COMMON[10]}"',
        "president -war",
        "police or court",
        "(police or court) minister",
        f"said:{words[300]}",
        f"by:{words[3_100]}",
        f"who:{words[3_050]} war",
        "title:government",
        "in:gazette after:2023-06 war",
        f"state before:2020 {words[400]}",
        f"{rare[:4]}q{rare[5:]}",
    ]


def document(piece: Piece, annotated: bool) -> Document:
    """The piece as the index takes it, its quotations and people marked as analysis would."""
    text = f"{piece.title}\n\n{piece.text}"
    key = f"/library/{piece.source}/{piece.name}.md"
    return Document(
        key=key,
        stamp="1",
        title=piece.title,
        authors=(piece.author,),
        published=piece.published,
        source=piece.source,
        tags=piece.tags,
        text=text,
        annotations=_annotations(piece, text) if annotated else None,
        body=len(piece.title),
        marks=("read",) if is_read(key) else (),
    )


def is_read(key: str) -> bool:
    """Every fourth article has been read."""
    return int(Path(key).stem) % 4 == 0


def _annotations(piece: Piece, text: str) -> Annotations:
    keys = {
        name: f"person:{name.lower().replace(' ', '-')}" for name in dict.fromkeys(piece.people)
    }
    mentions = sorted(
        (
            Mention(key, match.start(), match.end(), "name")
            for name, key in keys.items()
            for match in islice(re.finditer(name, text), 5)
        ),
        key=lambda mention: mention.start,
    )
    entities = [Entity(key, name, "person", (name.split()[1],)) for name, key in keys.items()]
    chance = random.Random(piece.name)
    quotations = [
        Quotation((match.span(),), "direct", chance.choice(list(keys.values())))
        for match in QUOTED.finditer(text)
    ]
    return Annotations("", "", tuple(quotations), tuple(entities), tuple(mentions))


def library(folder: Path, count: int, texts: Path | None) -> Path:
    """The file of the pieces, a line of JSON each, made when it is not there."""
    path = folder / f"pieces-{count}{'-' + texts.name if texts else ''}.jsonl"
    if not path.exists():
        new = path.with_suffix(".new")
        with new.open("wb") as file:
            file.writelines(msgspec.json.encode(piece) + b"\n" for piece in pieces(count, texts))
        new.replace(path)
    return path


def read(path: Path) -> Iterator[Piece]:
    """The pieces of a library's file."""
    decode = msgspec.json.Decoder(Piece).decode
    with path.open("rb") as file:
        yield from map(decode, file)


class Stopwatch:
    """Milliseconds of many runs."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def __call__(self, run: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = run()
        self.times.append((time.perf_counter() - start) * 1_000)
        return result

    def __str__(self) -> str:
        ordered = sorted(self.times)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        return (
            f"median {statistics.median(ordered):8.2f}  p95 {p95:8.2f}  max {ordered[-1]:8.2f} ms"
        )


def memory() -> str:
    """Megabytes that this process has, and how many of them are mapped files."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "unknown"
    found = dict(re.findall(r"(VmRSS|RssFile):\s+(\d+)", status.read_text()))
    whole, mapped = (int(found.get(name, 0)) // 1024 for name in ("VmRSS", "RssFile"))
    return f"{whole} MB, {mapped} MB of it mapped files"


def alone(part: Callable[..., None], *arguments: object) -> None:
    """Runs one measurement in a process of its own."""
    process = multiprocessing.get_context("spawn").Process(target=part, args=arguments)
    process.start()
    process.join()


def say(what: str, figure: object) -> None:
    """One line of the report."""
    print(f"  {what:<44}{figure}", flush=True)


def indexing(path: Path, place: Path, annotated: bool) -> None:
    """From nothing; the clock runs only while the index has the articles."""
    shutil.rmtree(place, ignore_errors=True)
    taken, used = 0.0, 0.0
    count = 0

    def documents() -> Iterator[Document]:
        nonlocal taken, used, count
        source = read(path)
        while chunk := [document(piece, annotated) for piece in islice(source, CHUNK)]:
            count += len(chunk)
            start, cpu = time.perf_counter(), time.thread_time()
            yield from chunk
            taken += time.perf_counter() - start
            used += time.thread_time() - cpu

    floor(path, annotated)
    index = Index(place)
    # The making of the documents is this thread's own time, and is taken off the process's.
    began, thread, whole = time.perf_counter(), time.thread_time(), time.process_time()
    index.update(documents())
    others = (time.process_time() - whole) - (time.thread_time() - thread)
    size = sum(file.stat().st_size for file in place.iterdir()) / 1e6
    say("index from nothing, articles a second", f"{count / taken:,.0f} by the clock")
    say("  per core used by the index", f"{count / (used + others):,.0f}")
    say("  whole, with making and merging", f"{time.perf_counter() - began:.1f} s, {size:,.0f} MB")


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
    ours = [row for each in documents for row in (*rows(each), body_row(each))]
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


def reopening(place: Path) -> None:
    """A process that finds the index ready."""
    start = time.perf_counter()
    index = Index(place)
    found = index.search(parse("government", TODAY))
    say("reopen to first result", f"{(time.perf_counter() - start) * 1_000:.0f} ms")
    start = time.perf_counter()
    known = index.known()
    say("  what is known of every article", f"{(time.perf_counter() - start) * 1_000:.0f} ms")
    assert found.counts.articles <= len(known)


def changing(path: Path, place: Path, annotated: bool) -> None:
    """One article changed until it is found."""
    index = Index(place)
    watch = Stopwatch()
    for number, piece in enumerate(islice(read(path), 10)):
        word = f"zyxwvut{number}"
        changed = document(piece, annotated)
        again = Document(
            **{
                name: getattr(changed, name)
                for name in ("key", "title", "authors", "published", "source", "tags")
            },
            stamp="2",
            text=f"{changed.text}\n{word}",
        )

        start = time.perf_counter()

        def committed(_: int, start: float = start, word: str = word) -> None:
            assert index.search(parse(f"{word} ", TODAY)).counts.articles == 1
            watch.times.append((time.perf_counter() - start) * 1_000)

        index.update([again], progress=committed)
    say("one article changed, found again", watch)


def typing(path: Path, place: Path) -> None:
    """Every prefix of every query: parsing, the best fifty, the counts of all three kinds."""
    index = Index(place)
    texts = [piece.text for piece in islice(read(path), 400)]
    gc.freeze()
    watches: dict[Kind, Stopwatch] = {kind: Stopwatch() for kind in KINDS}
    lighting, marks = Stopwatch(), Stopwatch()
    keys = list(index.known())
    # Some have been read, and some put back, since they were indexed.
    read_since, unread_since = keys[10:400:10], keys[5:400:10]
    was_read = filter(is_read, keys)
    is_ = {"read": frozenset(was_read) - frozenset(unread_since) | frozenset(read_since)}
    for text in queries():
        for end in range(1, len(text) + 1):
            typed = text[:end]
            for kind, watch in watches.items():
                results = watch(partial(search, index, typed, kind, {}))
            marks(partial(search, index, f"is:unread {typed}", "article", is_))
            shown = random.Random(end).sample(texts, min(SHOWN, len(texts)))
            lighting(partial(light, results.query, shown))
    for kind, watch in watches.items():
        say(f"keystroke, {kind} results shown", watch)
    say("  the same with is:unread, a quarter read", marks)
    say(f"{SHOWN} rows' hits and snippets", lighting)
    gc.collect()
    say("memory after that", memory())


def search(index: Index, typed: str, kind: Kind, is_: dict[str, frozenset[str]]) -> Results:
    """What a keystroke asks for."""
    return index.search(parse(typed, TODAY), kind, is_=is_)


def light(query: Query, texts: Sequence[str]) -> list[Snippet]:
    """What the rows of the list show."""
    return [snippet(query, text, find(query, text), 160) for text in texts]


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


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--from", dest="texts", type=Path, help="a folder of texts to draw from")
    parser.add_argument("--bare", action="store_true", help="no quotations, no entities")
    parser.add_argument("--alone", action="store_true", help="without FTS5 and ripgrep")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in map(int, arguments.sizes.split(",")):
            measure(folder, size, arguments.texts, not arguments.bare, arguments.alone)


def measure(folder: Path, size: int, texts: Path | None, annotated: bool, lone: bool) -> None:
    """All figures of one size."""
    path = library(folder, size, texts)
    place = folder / f"index-{size}"
    what = "with quotations and entities" if annotated else "articles only"
    print(f"{size:,} articles, {path.stat().st_size / size / 1e3:.1f} kB each, {what}")
    alone(indexing, path, place, annotated)
    alone(reopening, place)
    alone(typing, path, place)
    alone(changing, path, place, annotated)
    if not lone:
        alone(fts5, path, folder / f"fts5-{size}.sqlite")
        if shutil.which("rg"):
            ripgrep(folder, size, texts)


if __name__ == "__main__":
    main()
