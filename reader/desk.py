"""The desk: library, analysis and index wired together once, for the app and the command line."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.analysis.pipeline import ModelMissing, orthography, version
from reader.annotations import Annotations
from reader.article import Article
from reader.corrected import Corrected
from reader.indexing import Indexing
from reader.library.catalogue import Catalogue
from reader.library.judgement import Correction
from reader.library.loading import Loader, Read, library_or_samples, warnings_of
from reader.library.marks import LISTED, Marks
from reader.library.places import default_library
from reader.library.settings import Settings
from reader.library.store import STDIN, Entry, FileProblem, Store, key_of
from reader.library.walk import Found as FoundFile
from reader.library.walk import folders, is_article_name, shown_below
from reader.problems import Problem, Unreadable

if TYPE_CHECKING:
    from reader.analysis.client import AnalysisClient
    from reader.found import Found
    from reader.search.index import Document, Kind, Sort

__all__ = ["Changes", "Desk", "counted"]

MARKS_FILE = "marks.sqlite"
AT_HAND = 256
"""Articles kept in memory: those that were found last."""
OFTEN = 0.1
"""Seconds between two batches while files are being read."""
MANY = 256
"""Articles of the largest such batch."""
SHOWN_AT_ONCE = 12
"""Answers whose words are looked up before they are shown."""

Batches = Callable[[Sequence[Entry]], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed on the disk, and has been taken in."""

    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    removed: tuple[str, ...]
    """Keys."""


class Desk:
    """Everything about one library. `cache` and `data` are folders; None keeps it in memory.

    `load`, `article` and `search` block and belong in threads; they may run at the same time.
    """

    def __init__(
        self,
        settings: Settings,
        paths: Sequence[Path | Literal["-"]],
        *,
        cache: Path | None,
        data: Path | None,
    ) -> None:
        self.settings = settings
        self.samples = False
        """The sample articles are shown, for the library is empty."""
        self.problems: list[FileProblem] = []
        self.warnings: list[FileProblem] = []
        """Of files that opened all the same."""
        self.notes: list[Problem] = []
        """What the reader should know of the program's own state."""
        self.waiting = 0
        """Files that are still to be read."""
        self._paths = [str(path) for path in paths] or [self._library()]
        self._store = Store()
        self.entries = self._store.entries
        self._keys: dict[str, tuple[str, ...]] = {}
        self._changing = threading.RLock()
        self._at_hand: OrderedDict[tuple[str, str], Article] = OrderedDict()
        self._analyser = self._analyser_version()
        self._catalogue = Catalogue(cache)
        self._loader = Loader(self._catalogue, self._analyser)
        self.marks = Marks(data / MARKS_FILE if data else None, self._store.get)
        self._corrected = Corrected(self.marks, lambda digest: self._keys.get(digest, ()))
        self.notes += [*self._catalogue.notes, *self.marks.notes]
        self._indexing = Indexing(self._index_folder(cache), self._stamps, self._document)
        self._client: AnalysisClient | None = None
        self._log = cache / "analysis.log" if cache else None
        self._closed = threading.Event()
        if STDIN in self._paths:
            self._take_stdin()

    # Loading

    def load(self, on_batch: Batches, *, searchable: bool = True) -> None:
        """Streams the entries as they are found, then those of files that have to be read.

        Blocks until all is read and, where it is to be searchable, indexed.
        """
        fresh = self._load_known(on_batch)
        self.waiting = len(fresh)
        reading = self._read_fresh(fresh, on_batch)
        if searchable:
            self._indexing.load(self._document_of(read) for read in reading)
        else:
            for _ in reading:
                pass
        for folder in folders(self._paths):
            self._loader.forget_missing(folder, self._store.places)
        self.marks.follow(self._store)
        # What is loaded now stays: the collector need not look at it again.
        gc.freeze()

    def _load_known(self, on_batch: Batches) -> list[FoundFile]:
        """Everything the catalogue has; gives back the files that it does not."""
        fresh: list[FoundFile] = []
        collecting = gc.isenabled()
        gc.disable()  # nothing made here is garbage, and looking for it takes as long as the rest
        try:
            for batch in self._loader.batches(self._paths):
                self.problems += batch.problems
                self.warnings += batch.warnings
                fresh += batch.fresh
                if batch.entries:
                    self._put(batch.entries)
                    on_batch(batch.entries)
                if self._closed.is_set():
                    break
        finally:
            if collecting:
                gc.enable()
        return sorted(fresh, key=lambda file: -file.mtime_ns)

    def _read_fresh(self, files: Iterable[FoundFile], on_batch: Batches) -> Iterator[Read]:
        """Reads each file, newest first; the entries go out in batches on the way."""
        batch: list[Read] = []
        told = time.monotonic()
        for file in files:
            if self._closed.is_set():
                return
            self.waiting -= 1
            try:
                read = self._loader.read(file.key)
            except Unreadable as error:
                self.problems.append(FileProblem(file.path, error.problem))
                continue
            self.warnings += warnings_of(file.path, read.header)
            self._put([read.entry])
            batch.append(read)
            if len(batch) == MANY or time.monotonic() - told > OFTEN:
                self._tell(batch, on_batch)
                batch, told = [], time.monotonic()
            yield read
        self._tell(batch, on_batch)

    def _tell(self, batch: Sequence[Read], on_batch: Batches) -> None:
        self._loader.keep(read.header for read in batch)
        if batch:
            on_batch([read.entry for read in batch])

    def _put(self, entries: Iterable[Entry]) -> None:
        with self._changing:
            entries = list(entries)
            self._store.put(entries)
            for entry in entries:
                self._know(entry.key, entry.digest)

    def _know(self, key: str, digest: str) -> None:
        """Which articles have this text."""
        keys = self._keys.get(digest, ())
        if key not in keys:
            self._keys[digest] = (*keys, key)

    # One article

    def entry(self, key: str) -> Entry | None:
        """What the list shows of an article."""
        return self._store.get(key)

    def article(self, key: str) -> Article:
        """The article as it is on the disk now. Raises Unreadable."""
        article = self._loader.read(key).article
        with self._changing:
            self._know(key, article.digest)
        return article

    def cached(self, article: Article) -> Annotations | None:
        """What analysis has found in this text before, as the reader put it right."""
        found = self._found(article)
        return None if found is None else self._corrected.annotations(article, found)

    def _found(self, article: Article) -> Annotations | None:
        return self._catalogue.annotations(article.digest, self._analyser)

    def orthography(self, article: Article) -> Annotations:
        """What the marks alone tell, as the reader put it right."""
        return self._corrected.annotations(article, orthography(article))

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        """What analysis finds, by the child process where it is not known yet.

        Raises client.AnalysisFailed.
        """
        found = await asyncio.to_thread(self._found, article)
        if found is None:
            found = await self._child().analyse(article, urgent=urgent)
            await asyncio.to_thread(self._catalogue.keep_annotations, found)
        annotations = self._corrected.annotations(article, found)
        await asyncio.to_thread(self._count, annotations)
        return annotations

    def _child(self) -> AnalysisClient:
        if self._client is None:
            from reader.analysis.client import AnalysisClient

            self._client = AnalysisClient(self.settings.model, self._log)
        return self._client

    def _count(self, annotations: Annotations) -> None:
        """Every file with this text gets its count, and is indexed with its annotations."""
        number = counted(annotations)
        with self._changing:
            known = [self._store.get(key) for key in self._keys.get(annotations.digest, ())]
            entries = [
                replace(entry, quotations=number)
                for entry in known
                if entry and entry.digest == annotations.digest and entry.quotations != number
            ]
            self._store.put(entries)
        for entry in entries:
            self._loader.keep_count(entry)
        self._indexing.later(entry.key for entry in entries)

    def at_hand(self, key: str) -> Article:
        """The article as it was when the library was loaded, or last changed: quick when asked
        again. Raises Unreadable."""
        entry = self._store.get(key)
        name = (key, entry.digest if entry else "")
        article = self._at_hand.get(name)
        if article is None:
            article = self._at_hand[name] = self.article(key)
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
        return article

    def known(self, article: Article) -> Annotations:
        """What analysis has found, or else what the marks alone tell."""
        return self.cached(article) or self.orthography(article)

    # Corrections

    def correct(self, key: str, correction: Correction) -> None:
        """Keeps a correction of an article; `follow_corrections` must come after it."""
        self.marks.correct(key, correction)

    def follow_corrections(self) -> list[str]:
        """After a correction, an undo, or another Reader's marks: counts and indexes the articles
        whose corrections have changed, and gives their keys."""
        changed = self._corrected.changed()
        for key in changed:
            try:
                annotations = self.cached(self.at_hand(key))
            except Unreadable:
                continue
            if annotations is not None:
                self._count(annotations)
                self._indexing.later(self._keys.get(annotations.digest, ()))
        self._indexing.later(key for key in changed if key in self._store)
        return changed

    # Searching

    def search(
        self, text: str, kind: Kind = "article", limit: int = 50, sort: Sort = "relevance"
    ) -> Found:
        """What a query finds. Never raises for any text."""
        from reader.found import Found, FoundHit
        from reader.search.query import parse

        query = parse(text, date.today())
        marks: dict[str, set[str]] = {name: self.marks.keys(name) for name in LISTED}
        results = self._indexing.index.search(query, kind, limit, sort, marks)
        hits = tuple(
            FoundHit(hit, kind, entry, results.query, self)
            for hit in results.hits
            if (entry := self._store.get(hit.key)) is not None
        )
        for hit in hits[:SHOWN_AT_ONCE]:
            _ = hit.title, hit.snippet, hit.meta
        return Found(results.query, hits, results.counts, results.corrected)

    def _stamps(self) -> dict[str, str]:
        with self._changing:
            return {entry.key: self._stamp(entry) for entry in self._store}

    def _stamp(self, entry: Entry) -> str:
        """Changes with all that the index has of an article."""
        analysed = self._analyser if entry.quotations is not None else ""
        corrected = self._corrected.stamp(entry.key)
        stamp = f"{entry.mtime_ns} {entry.size} {analysed}"
        return f"{stamp} {corrected}" if corrected else stamp

    def _document(self, key: str) -> Document | None:
        try:
            return self._document_of(self._loader.read(key))
        except Unreadable:
            return None

    def _document_of(self, read: Read) -> Document:
        from reader.search.index import Document

        key, article = read.entry.key, read.article
        annotations = self.cached(article)
        entry = self._store.get(key) or read.entry
        if annotations is not None and entry.quotations != counted(annotations):
            entry = replace(entry, quotations=counted(annotations))
            self._put([entry])
            self._loader.keep_count(entry)
        stamp = self._stamp(entry)
        return Document.of(key, stamp, article, annotations or self.orthography(article))

    # The disk

    async def watch(self, on_change: Callable[[Changes], None]) -> None:
        """Takes in what changes on the disk, until it is cancelled."""
        from reader.library.watch import changed_paths

        watched = [path for path in self._paths if path != STDIN and Path(path).exists()]
        try:
            async for paths in changed_paths(watched):
                changes = await asyncio.to_thread(self.take_in, paths)
                if changes.added or changes.changed or changes.removed:
                    on_change(changes)
        except OSError as error:
            self.notes.append(
                Problem(f"changes on the disk are not noticed: {error}", "open the folder again")
            )

    def take_in(self, paths: Iterable[str]) -> Changes:
        """Reads again what is at these paths, files or folders, or finds that it is gone."""
        keys = {key_of(path) for path in paths}
        gone = self._gone(keys)
        before = {entry.key: entry for entry in self._store}
        added: list[Entry] = []
        changed: list[Entry] = []
        with self._changing:
            self._forget_problems(keys)
            self._store.remove(gone)
        for batch in self._loader.batches(self._taken(keys)):
            self.problems += batch.problems
            read = [read.entry for read in self._read_fresh(batch.fresh, lambda entries: None)]
            for entry in (*batch.entries, *read):
                known = before.get(entry.key)
                if known is None:
                    added.append(entry)
                elif known != entry:
                    changed.append(entry)
            self._put(batch.entries)
        self._indexing.later([*gone, *(entry.key for entry in (*added, *changed))])
        self.marks.follow(self._store)
        return Changes(tuple(added), tuple(changed), tuple(gone))

    def _taken(self, keys: Iterable[str]) -> list[str]:
        """Those of the paths that are the library's: named ones, and below, what a walk takes."""
        named = {key_of(path) for path in self._paths if path != STDIN}
        return sorted(
            key
            for key in keys
            if (key in named and Path(key).exists())
            or (any(shown_below(root, key) for root in named) and _opens(Path(key)))
        )

    def _gone(self, keys: set[str]) -> list[str]:
        """The entries at these paths, or below one that was a folder, without a file."""
        missing = [key for key in keys if not Path(key).exists()]
        below = tuple(f"{key}/" for key in missing if key not in self._store)
        known = [key for key in missing if key in self._store]
        if below:
            known += [entry.key for entry in self._store if entry.key.startswith(below)]
        return known

    def _forget_problems(self, keys: set[str]) -> None:
        for problems in (self.problems, self.warnings):
            problems[:] = [problem for problem in problems if key_of(problem.path) not in keys]

    async def close(self) -> None:
        """Ends the analysis, writes what is waiting, and lets all files go."""
        self._closed.set()
        if self._client is not None:
            await self._client.close()
        await asyncio.to_thread(self._indexing.close)
        self.marks.close()
        self._catalogue.close()

    # Beginning

    def _library(self) -> str:
        library, self.samples = library_or_samples(default_library(self.settings.library))
        return str(library)

    def _analyser_version(self) -> str:
        try:
            return version(self.settings.model)
        except ModelMissing as error:
            self.notes.append(error.problem)
            return ""

    def _index_folder(self, cache: Path | None) -> Path | None:
        """One for each set of folders; single files are indexed in memory."""
        opened = sorted(key_of(path) for path in folders(self._paths))
        if cache is None or not opened:
            return None
        return cache / "index" / sha256("\0".join(opened).encode()).hexdigest()[:16]

    def _take_stdin(self) -> None:
        try:
            self._loader.take_stdin()
        except Unreadable as error:
            self._paths = [path for path in self._paths if path != STDIN]
            self.problems.append(FileProblem(STDIN, error.problem))


def counted(annotations: Annotations) -> int:
    """How many quotations the list counts: somebody's words, that stand in no other quotation."""
    return sum(
        quotation.parent is None and quotation.kind in ("direct", "partial", "block")
        for quotation in annotations.quotations
    )


def _opens(path: Path) -> bool:
    return path.is_dir() or (is_article_name(path.name) and path.exists())
