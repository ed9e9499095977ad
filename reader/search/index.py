"""The search index: articles, quotations and entities in one folder, or in memory.

One process writes at a time, under the index's own lock; any number read. Every commit is atomic,
and what is known of an article's state stands in its own row, so that it cannot disagree with it.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.search.compiling import Compiler
from reader.search.correcting import corrected
from reader.search.query import Query
from reader.search.schema import (
    KINDS,
    WORDS,
    Document,
    Kind,
    analyser,
    number,
    rows,
    schema,
)

if TYPE_CHECKING:
    import tantivy

__all__ = ["Counts", "Document", "Hit", "Index", "Kind", "Outcome", "Results", "Sort"]

Sort = Literal["relevance", "date"]
Outcome = Literal["done", "stopped", "busy", "restart"]
"""How an update ended: all is in; it was told to stop, and what was committed is in; another
process is writing, so try later; the index had to start again, empty, so give it everything."""

HEAP = 200_000_000
"""Bytes that the writer may gather before it writes a segment."""
FIRST_COMMIT = 1_000
LAST_COMMIT = 32_000
"""Articles in the first commit and in the largest: it doubles, so that few segments are made."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: an article; a quotation or an entity's first mention with its place in one."""

    key: str
    start: int
    end: int
    score: float
    name: str = ""
    """The entity's name, and its kind, and how many of the articles asked for have it."""
    entity_kind: str = ""
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each kind the query finds."""

    articles: int = 0
    quotations: int = 0
    entities: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """What a query finds."""

    hits: tuple[Hit, ...]
    counts: Counts
    corrected: str
    """The words that were shown instead of words that are nowhere; else empty."""
    query: Query
    """The query that was really run: light its words."""


class Index:
    """The index of one library."""

    def __init__(self, folder: Path | None) -> None:
        self.notes: list[str] = []
        """What the reader should know: made anew, kept in memory."""
        self._folder = folder
        self._writing = threading.Lock()
        self._stamp = (0, 0)
        self._sets: dict[str, tuple[Collection[str], tantivy.Query]] = {}
        self._index = self._open()

    @property
    def in_memory(self) -> bool:
        """It will be gone when the program ends."""
        return self._folder is None

    def known(self) -> dict[str, str]:
        """The stamp of each article that is in."""
        searcher = self._searcher()
        found = searcher.search(self._compiler("article", {}).compile(None), 10_000_000, False)
        known: dict[str, str] = {}
        for _, address in found.hits:
            key, _, stamp = str(searcher.doc(address).get_first("stamp")).partition("\0")
            known[key] = stamp
        return known

    def update(
        self,
        documents: Iterable[Document],
        removed: Iterable[str] = (),
        progress: Callable[[int], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Outcome:
        """Takes in what was added or changed and drops what was removed.

        `progress` hears how many articles can be found so far; `stopped` is asked before each.
        """
        with self._writing:
            try:
                writer = self._index.writer(HEAP, 1)
            except ValueError as error:
                if "LockBusy" in str(error):
                    return "busy"
                return self._to_memory(error)
            try:
                return self._write(writer, documents, removed, progress, stopped)
            except (OSError, ValueError) as error:
                return self._to_memory(error)

    def _write(
        self,
        writer: tantivy.IndexWriter,
        documents: Iterable[Document],
        removed: Iterable[str],
        progress: Callable[[int], None] | None,
        stopped: Callable[[], bool] | None,
    ) -> Outcome:
        import tantivy

        outcome: Outcome = "done"
        searcher = self._searcher()
        taken: set[int] = set()
        for key in removed:
            writer.delete_documents_by_term("id", number(key))
        waiting, done, until = 0, 0, FIRST_COMMIT
        for document in documents:
            if stopped is not None and stopped():
                outcome = "stopped"
                break
            name = number(document.key)
            if name in taken or searcher.doc_freq("id", name):
                writer.delete_documents_by_term("id", name)
            taken.add(name)
            for row in rows(document):
                writer.add_document(tantivy.Document.from_dict(row, self._schema))
            waiting += 1
            if waiting == until:
                done, waiting, until = done + waiting, 0, min(until * 2, LAST_COMMIT)
                writer.commit()
                if progress is not None:
                    progress(done)
        writer.commit()
        self._reload()
        if progress is not None:
            progress(done + waiting)
        writer.wait_merging_threads()
        self._reload()
        return outcome

    def search(
        self,
        query: Query,
        kind: Kind = "article",
        limit: int = 50,
        sort: Sort = "relevance",
        is_: Mapping[str, Collection[str]] | None = None,
    ) -> Results:
        """The best results of one kind, and how many there are of each.

        `is_` maps the reader's marks (`read`, `starred`, `note`, `corrected`) to the keys of the
        articles that carry them.
        """
        results = self._search(query, kind, limit, sort, is_ or {})
        if results.counts != Counts() or query.root is None:
            return results
        searcher = self._searcher()
        instead, words = corrected(query, searcher)
        if not words:
            return results
        again = self._search(instead, kind, limit, sort, is_ or {})
        if again.counts == Counts():
            return results
        return Results(again.hits, again.counts, words, instead)

    def close(self) -> None:
        """Lets go of the folder."""
        with self._writing:
            self._sets.clear()

    def _search(
        self,
        query: Query,
        kind: Kind,
        limit: int,
        sort: Sort,
        marks: Mapping[str, Collection[str]],
    ) -> Results:
        searcher = self._searcher()
        counts = dict.fromkeys(KINDS, 0)
        hits: tuple[Hit, ...] = ()
        for each in KINDS:
            compiled = self._compiler(each, marks).compile(query.root)
            if each == "entity":
                counts[each] = round(searcher.cardinality(compiled, "entity_group"))
                if kind == each and counts[each]:
                    hits = tuple(self._entities(searcher, compiled, limit))
            elif each == kind:
                found = (
                    searcher.search(compiled, limit, order_by_field=f"{kind}_day")
                    if sort == "date"
                    else searcher.search(compiled, limit, weight_by_field="newness")
                )
                counts[each] = _count(found)
                hits = tuple(
                    self._hit(searcher, address, score if sort == "relevance" else 0.0)
                    for score, address in found.hits
                )
            else:
                counts[each] = _count(searcher.search(compiled, 1))
        return Results(hits, Counts(*counts.values()), "", query)

    def _hit(self, searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
        row = searcher.doc(address)
        stamp = row.get_first("stamp")
        if stamp is not None:
            return Hit(str(stamp).partition("\0")[0], 0, 0, score)
        return Hit(
            str(row.get_first("parent")),
            int(row.get_first("start") or 0),
            int(row.get_first("end") or 0),
            score,
            str(row.get_first("entity_name") or ""),
            str(row.get_first("entity_kind") or ""),
        )

    def _entities(
        self, searcher: tantivy.Searcher, compiled: tantivy.Query, limit: int
    ) -> Iterator[Hit]:
        """Each entity once, those of most articles first, with its newest article."""
        import tantivy

        terms = {"terms": {"field": "entity_group", "size": limit}}
        for bucket in searcher.aggregate(compiled, {"all": terms})["all"]["buckets"]:
            group = tantivy.Query.term_query(self._schema, "entity_group", bucket["key"])
            newest = searcher.search(
                compiled.and_must_match(group), 1, count=False, order_by_field="entity_day"
            )
            for _, address in newest.hits:
                hit = self._hit(searcher, address, float(bucket["doc_count"]))
                yield Hit(
                    hit.key,
                    hit.start,
                    hit.end,
                    hit.score,
                    hit.name,
                    hit.entity_kind,
                    int(bucket["doc_count"]),
                )

    def _compiler(self, kind: Kind, marks: Mapping[str, Collection[str]]) -> Compiler:
        return Compiler(self._schema, kind, lambda name: self._marked(name, marks))

    def _marked(self, name: str, marks: Mapping[str, Collection[str]]) -> tantivy.Query | None:
        import tantivy

        keys = marks.get(name)
        if not keys:
            return None
        cached = self._sets.get(name)
        if cached is None or cached[0] != keys:
            numbers = [number(key) for key in keys]
            query = tantivy.Query.term_set_query(self._schema, "id", numbers)
            cached = self._sets[name] = (frozenset(keys), query)
        return cached[1]

    def _searcher(self) -> tantivy.Searcher:
        """What can be found now, by whichever process it was put in."""
        if self._folder is not None:
            state = (self._folder / "meta.json").stat()
            stamp = (state.st_mtime_ns, state.st_ino)
            if stamp != self._stamp:
                self._index.reload()
                self._stamp = stamp
        return self._index.searcher()

    def _reload(self) -> None:
        self._index.reload()

    def _open(self) -> tantivy.Index:
        import tantivy

        self._schema = schema()
        if self._folder is None:
            return self._prepared(tantivy.Index(self._schema))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return self._prepared(tantivy.Index(self._schema, str(self._folder)))
        except (OSError, ValueError) as error:
            return self._again(error)

    def _prepared(self, index: tantivy.Index) -> tantivy.Index:
        index.register_tokenizer(WORDS, analyser())
        index.config_reader("manual")
        index.reload()
        return index

    def _again(self, error: Exception) -> tantivy.Index:
        """The index made anew, empty, where the old one cannot be read or is of another version."""
        import tantivy

        assert self._folder is not None
        try:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True, exist_ok=True)
            index = self._prepared(tantivy.Index(self._schema, str(self._folder)))
        except (OSError, ValueError) as second:
            self._folder = None
            self.notes.append(f"the search index is kept in memory: {second}")
            return self._prepared(tantivy.Index(self._schema))
        self.notes.append(f"the search index is made anew: {error}")
        return index

    def _to_memory(self, error: Exception) -> Outcome:
        """The folder cannot be written: from here on the index is in memory, and empty."""
        if self._folder is None:
            raise error
        self._folder = None
        self.notes.append(f"the search index is kept in memory: {error}")
        self._index = self._open()
        return "restart"


def _count(found: tantivy.SearchResult) -> int:
    """How many there are in all; tantivy's type stub does not know of it."""
    return int(found.count)  # type: ignore[attr-defined]
