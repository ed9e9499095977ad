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
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from measuring import Stopwatch, alone, memory, say  # noqa: E402
from search_library import document, is_read, library, queries, read  # noqa: E402
from search_peers import CHUNK, floor, fts5, ripgrep  # noqa: E402

from reader.search.hits import Snippet, find, snippet  # noqa: E402
from reader.search.index import Index, Kind, Results  # noqa: E402
from reader.search.query import Query, parse  # noqa: E402
from reader.search.schema import KINDS, Document  # noqa: E402

TODAY = date(2026, 6, 1)
SHOWN = 20


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
