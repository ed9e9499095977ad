"""The desk: library, analysis and index wired together once, for the app and the command line."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.analysis.model import usable
from reader.annotations import Annotations
from reader.article import Article
from reader.desk.analysing import Analysing, analyser_of, counted
from reader.desk.at_hand import AtHand
from reader.desk.corrected import Corrected
from reader.desk.holdings import Batches, Changes, Holdings, Progress
from reader.desk.indexing import Indexing
from reader.desk.pausing import Pausing
from reader.library.catalogue import Catalogue
from reader.library.judgement import Correction
from reader.library.kept import FILE_NAME as KEPT_FILE
from reader.library.kept import Kept
from reader.library.loading import Loader, library_or_samples
from reader.library.marks import LISTED, Marks
from reader.library.places import default_library
from reader.library.settings import Settings
from reader.library.store import STDIN, Entry, FileProblem, key_of
from reader.library.there import is_there
from reader.library.tidying import tidy
from reader.library.walk import folders
from reader.problems import Problem, Unreadable

if TYPE_CHECKING:
    from reader.desk.found import Found
    from reader.desk.intake import Answer
    from reader.desk.searching import About, Searching
    from reader.search.complete import Completion
    from reader.search.index import Document, Kind, Sort

__all__ = ["Changes", "Desk"]

MARKS_FILE = "marks.sqlite"

FEW = 50
"""Articles that are indexed though the background work is paused: what the reader put right can be
found at once."""


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
        self.notes: list[Problem] = []
        """What the reader should know of the program's own state."""
        self._paths = [str(path) for path in paths] or [self._library()]
        self._closed = threading.Event()
        self._at_hand = AtHand()
        model, not_there = usable(settings.model)
        self.notes += [not_there] if not_there else []
        self._analyser = analyser_of(model)
        self._catalogue = Catalogue(cache)
        self._loader = Loader(self._catalogue, self._analyser)
        self._holdings = Holdings(self._loader, self._closed)
        self._store = self._holdings.store
        self.marks = Marks(data / MARKS_FILE if data else None, self._store.get)
        self.kept = Kept(data / KEPT_FILE if data else None)
        self._corrected = Corrected(self.marks, self._holdings.keys_of)
        self.notes += [*self._catalogue.notes, *self.marks.notes]
        self._cache = cache
        self._index_at = self._index_folder(cache)
        self._indexing = Indexing(self._index_at, self._stamps, self._documents)
        self._log = cache / "analysis.log" if cache else None
        self._analysing = Analysing(self._catalogue, model, self._analyser, self._log)
        if STDIN in self._paths:
            self._take_stdin()
        self._holdings.paths = self._paths

    @property
    def entries(self) -> list[Entry]:
        """All articles that have been found so far."""
        return self._store.entries

    @property
    def problems(self) -> list[FileProblem]:
        """The files that are no articles of the library."""
        return self._holdings.problems

    @property
    def warnings(self) -> list[FileProblem]:
        """What is odd about files that opened all the same."""
        return self._holdings.warnings

    @property
    def progress(self) -> Progress:
        """How far the reading of new files is."""
        return self._holdings.progress

    @property
    def pausing(self) -> Pausing:
        """Whether reading new files, indexing and analysis wait."""
        return self._holdings.pausing

    @property
    def waiting(self) -> int:
        """Files that are still to be read."""
        return self.progress.waiting

    @property
    def unindexed(self) -> int:
        """Articles, loaded before, that the index has still to take in."""
        return self._indexing.waiting

    # Loading

    def load(self, on_batch: Batches, *, searchable: bool = True) -> None:
        """Streams the entries as they are found, then those of files that have to be read.

        Blocks until all is read and, where it is to be searchable, indexed.
        """
        fresh = self._holdings.load_known(on_batch)
        answers = self._holdings.read(fresh, on_batch, searchable)
        if searchable:
            self._indexing.load(self._document_of(answer) for answer in answers)
        else:
            for _ in answers:
                pass
        self._holdings.forget_missing()
        if self.marks.follow(self._store, self.article) and searchable:
            self.follow_corrections()
        self._hear()
        if self._cache is not None:
            tidy(self._cache / "index", self._index_at, self._log)
        # What is loaded now stays: the collector need not look at it again.
        gc.freeze()

    # One article

    def entry(self, key: str) -> Entry | None:
        """What the list shows of an article, though it may not have come to the list yet."""
        entry = self._store.get(key)
        return entry if entry or self._holdings.complete else self._loader.known(key)

    def article(self, key: str) -> Article:
        """The article as it is on the disk now. Raises Unreadable."""
        entry = self._store.get(key)
        if entry is not None and self._loader.unchanged(entry):
            return self.at_hand(key)
        return self._read(key)

    def _read(self, key: str) -> Article:
        article = self._loader.read(key).article
        self._holdings.know(key, article.digest)
        return article

    def cached(self, article: Article) -> Annotations | None:
        """What analysis has found in this text before, as the reader put it right."""
        found = self._analysing.known(article)
        return None if found is None else self._corrected.annotations(article, found)

    def orthography(self, article: Article) -> Annotations:
        """What the marks alone tell, as the reader put it right."""
        from reader.analysis.pipeline import orthography

        return self._corrected.annotations(article, orthography(article))

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        """What analysis finds, by the child process where it is not known yet.

        Raises client.AnalysisFailed.
        """
        found = await self._analysing.one(article, urgent)
        return await asyncio.to_thread(self._take_found, article, found)

    def analyse_all(self, jobs: int, on_each: Callable[[], None]) -> None:
        """Analyses, by `jobs` processes, all that is not analysed yet, and indexes it. Blocks.

        Raises ModelMissing; BrokenProcessPool when a process dies.
        """
        keys = [entry.key for entry in self.entries if entry.quotations is None]
        asked: deque[Article] = deque()

        def articles() -> Iterator[Article]:
            for key in keys:
                with suppress(Unreadable):
                    asked.append(self.article(key))
                    yield asked[-1]

        try:
            for found in self._analysing.many(articles(), jobs):
                self._take_found(asked.popleft(), found)
                on_each()
        finally:
            self._indexing.flush()

    def _take_found(self, article: Article, found: Annotations) -> Annotations:
        """Counts and indexes what analysis has found, and gives it as the reader put it right."""
        annotations = self._corrected.annotations(article, found)
        self._count(annotations)
        return annotations

    def _count(self, annotations: Annotations) -> None:
        """Every file with this text gets its count, and is indexed with its annotations."""
        entries = self._holdings.count(annotations.digest, counted(annotations))
        self._indexing.later(entry.key for entry in entries)

    def at_hand(self, key: str) -> Article:
        """The article as it was when the library was loaded, or last changed: quick when asked
        again. Raises Unreadable."""
        entry = self._store.get(key)
        name = (key, entry.digest if entry else "")
        return self._at_hand.get(name, lambda: self._read(key))

    def text(self, key: str) -> tuple[str, int] | None:
        """An article's text as it was indexed, and where it goes on after its headline: quicker
        than the article, for a list of many. None where it is not indexed."""
        return self._indexing.index.text(key)

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
                self._indexing.later(self._holdings.keys_of(annotations.digest))
        self._indexing.later(key for key in changed if key in self._store)
        return changed

    # Searching

    def search(
        self, text: str, kind: Kind = "article", limit: int = 50, sort: Sort = "relevance"
    ) -> Found:
        """What a query finds. Never raises for any text."""
        found = self._searching.search(text, kind, limit, sort)
        self._hear()
        return found

    def warm_up(self) -> None:
        """Reads from the disk what the first letters of a search need."""
        self._searching.warm_up()

    def complete(self, text: str, cursor: int) -> list[Completion]:
        """The ways to complete the word of a query before the cursor, likeliest first."""
        return self._searching.complete(text, cursor)

    def about(self, name: str, entity: str = "") -> About:
        """What the library knows of whoever has this full name; `entity` is their key."""
        return self._searching.about(name, entity)

    @cached_property
    def _searching(self) -> Searching:
        """Imported when something is first searched."""
        from reader.desk.searching import Searching

        return Searching(self._indexing, self.marks, self._store, self)

    def _hear(self) -> None:
        """Takes in what the index has to say of itself."""
        said = {note.reason for note in self.notes}
        self.notes += [Problem(note) for note in self._indexing.notes if note not in said]

    def _stamps(self) -> dict[str, str]:
        with self._holdings.changing:
            entries = list(self._store)
        return {entry.key: self._stamp(entry) for entry in entries}

    def _stamp(self, entry: Entry) -> str:
        """Changes with all that the index has of an article."""
        analysed = self._analyser if entry.quotations is not None else ""
        corrected = self._corrected.stamp(entry.key)
        stamp = f"{entry.mtime_ns} {entry.size} {analysed}"
        return f"{stamp} {corrected}" if corrected else stamp

    def _documents(self, keys: Sequence[str]) -> Iterator[Document]:
        """The articles as the index takes them, but for those that cannot be read any more."""
        from reader.desk.intake import take_all

        self.progress.begin(len(keys))
        for _, answer in take_all(keys, True, self._loader.read):
            if len(keys) > FEW:
                self.progress.waited(self.pausing.wait())
            self.progress.step()
            if answer.header is not None:
                yield self._document_of(answer)

    def _document_of(self, answer: Answer) -> Document:
        """With all that is known: most articles of a new library have their marks only."""
        from reader.search.schema import Document

        assert answer.header is not None and answer.document is not None
        entry = self._store.get(answer.header.entry.key) or answer.header.entry
        marks = tuple(name for name in LISTED if entry.key in self.marks.keys(name))
        document = replace(answer.document, stamp=self._stamp(entry), marks=marks)
        digest = answer.header.entry.digest
        known = self._catalogue.annotations(digest, self._analyser)
        made = self.marks.corrections(digest, self._holdings.keys_of(digest))
        if known is None and not made:
            return document
        try:
            article = self._loader.read(entry.key).article
        except Unreadable:
            return document
        annotations = self.cached(article)
        if annotations is not None and entry.quotations != counted(annotations):
            self._holdings.count(digest, counted(annotations))
            entry = self._store.get(entry.key) or entry
        found = annotations or self.orthography(article)
        document = Document.of(entry.key, self._stamp(entry), article, found)
        return replace(document, marks=marks)

    # The disk

    async def watch(self, on_change: Callable[[Changes], None]) -> None:
        """Takes in what changes on the disk, until it is cancelled."""
        from reader.library.watch import changed_paths

        watched = [path for path in self._paths if path != STDIN and is_there(Path(path))]
        try:
            async for paths in changed_paths(watched):
                changes = await asyncio.to_thread(self.take_in, paths)
                if changes.added or changes.changed or changes.removed:
                    on_change(changes)
        except Exception as error:  # whatever it is, it would end without a word
            reason = str(error) if isinstance(error, OSError) else repr(error)
            self.notes.append(
                Problem(f"changes on the disk are not noticed: {reason}", "open the folder again")
            )

    def take_in(self, paths: Iterable[str]) -> Changes:
        """Reads again what is at these paths, files or folders, or finds that it is gone."""
        changes = self._holdings.take_in(paths)
        entries = (*changes.added, *changes.changed)
        self.marks.follow(self._store, self.article)
        self._indexing.later([*changes.removed, *(entry.key for entry in entries)])
        return changes

    async def close(self) -> None:
        """Ends the analysis, writes what is waiting, and lets all files go."""
        self._closed.set()
        self.pausing.resume()
        await self._analysing.close()
        await asyncio.to_thread(self._indexing.close)
        self.marks.close()
        self._catalogue.close()

    # Beginning

    def _library(self) -> str:
        library, self.samples = library_or_samples(default_library(self.settings.library))
        return str(library)

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
            self._holdings.problems.append(FileProblem(STDIN, error.problem))
