"""The search index: articles, quotations and entities in one folder, or in memory.

One process writes at a time, under the index's own lock; any number read. Every commit is atomic,
and what is known of an article's state stands in its own row, so that it cannot disagree with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from reader.search.compiling import Compiler
from reader.search.correcting import Corrector
from reader.search.entities import articles_of_each, how_many, newest_of_each, newest_rows
from reader.search.keeping import Busy, Keeper, is_failure
from reader.search.marked import Marked
from reader.search.query import Field, Query, positive_terms
from reader.search.schema import (
    KINDS,
    Document,
    Kind,
    number,
    read_body,
    read_key,
    read_shown,
    state_of,
)
from reader.search.updating import Outcome, Update, WriteFailed

if TYPE_CHECKING:
    import tantivy

__all__ = ["Counts", "Document", "Hit", "Index", "Kind", "Outcome", "Results", "Sort"]

Sort = Literal["relevance", "date"]

NO_RANK: tuple[Field, ...] = ("source", "tag", "author")
"""Where a word only says which articles are meant, and none is meant more than another."""

Marks = Mapping[str, Collection[str]]
Found = TypeVar("Found")


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
    entity: str = ""
    """The entity's key, the same in all its articles."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each kind the query finds; entities past ten thousand to two per cent."""

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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked for, the query apart."""

    kind: Kind
    limit: int
    sort: Sort
    marks: Marks


class Index:
    """The index of one library."""

    def __init__(self, folder: Path | None) -> None:
        self._keeper = Keeper(folder)
        self._writing = threading.Lock()
        self._pool = ThreadPoolExecutor(len(KINDS), "search")
        self._mending: tuple[int, Corrector | None] = 0, None
        self._marked = Marked(self._keeper.schema)

    @property
    def in_memory(self) -> bool:
        """It will be gone when the program ends."""
        return self._keeper.folder is None

    @property
    def notes(self) -> list[str]:
        """What the reader should know: made anew, kept in memory."""
        return self._keeper.notes

    @property
    def restarts(self) -> int:
        """How often it had to start again, empty: when this grows, give it everything again."""
        return self._keeper.restarts

    def known(self) -> dict[str, str]:
        """The stamp of each article that is in."""
        return self._safely(self._known) or {}

    @property
    def marked_otherwise(self) -> frozenset[int]:
        """The numbers of the articles whose rows differ from a mark that a search asked for: the
        more of them, the dearer such a search is, until they are indexed again."""
        return self._marked.changed

    def differing(self, wanted: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Of the articles that there should be, with their stamps: those that are not in, or not
        as they should be; and those that are in and should not."""
        return self._safely(lambda: self._differing(wanted)) or (list(wanted), [])

    def _differing(self, wanted: Mapping[str, str]) -> tuple[list[str], list[str]]:
        searcher = self._keeper.searcher()
        every = self._compiler(searcher, "article", {}).compile(None)
        many = max(1, searcher.num_docs)
        found = searcher.search(every, many, count=False, order_by_field="state")
        there = {int(state): address for state, address in found.hits}
        stale = [
            key for key, stamp in wanted.items() if there.pop(state_of(key, stamp), None) is None
        ]
        # Only what is left has to be looked up, which is little or nothing.
        keys = (_stamped(searcher.doc(address))[0] for address in there.values())
        return stale, [key for key in keys if key not in wanted]

    def _known(self) -> dict[str, str]:
        searcher = self._keeper.searcher()
        every = self._compiler(searcher, "article", {}).compile(None)
        found = searcher.search(every, max(1, searcher.num_docs), count=False)
        return dict(_stamped(searcher.doc(address)) for _, address in found.hits)

    def update(
        self,
        documents: Iterable[Document],
        removed: Iterable[str] = (),
        progress: Callable[[int], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Outcome:
        """Takes in what was added or changed and drops what was removed.

        `progress` hears, at each commit, how many of the documents can be found; `stopped` is
        asked before each. What the documents raise is raised; what was committed before is in.
        """
        with self._writing:
            try:
                self._keeper.searcher()
                writer = self._keeper.writer()
            except Busy:
                return "busy"
            except (OSError, ValueError) as error:
                return self._failed(error)
            update = Update(self._keeper, writer, progress)
            try:
                return update.run(documents, removed, stopped)
            except WriteFailed as error:
                failure = error
            finally:
                update.close()
            return self._failed(failure)

    def _failed(self, error: Exception) -> Outcome:
        if not self._keeper.mend():
            self._keeper.to_memory(error)
        return "restart"

    def search(
        self,
        query: Query,
        kind: Kind = "article",
        limit: int = 50,
        sort: Sort = "relevance",
        is_: Mapping[str, Collection[str]] | None = None,
    ) -> Results:
        """The best results of one kind, and how many there are of each.

        `is_` maps the reader's marks (`read`, `starred`, `corrected`) to the keys of the
        articles that carry them.
        """
        wanted = _Wanted(kind, max(1, limit), sort, is_ or {})
        nothing = Results((), Counts(), "", query)
        return self._safely(lambda: self._forgiving(query, wanted)) or nothing

    def _safely(self, run: Callable[[], Found]) -> Found | None:
        """What `run` gives; None when it failed, after the index was mended if it was damaged."""
        try:
            return run()
        except BaseException as error:
            if not is_failure(error):
                raise
            if not self._keeper.mend():
                self._keeper.notes.append("a search failed")
            return None

    def _forgiving(self, query: Query, wanted: _Wanted) -> Results:
        """What the query finds; what it finds with a typo mended, where it finds nothing."""
        results = self._search(query, wanted)
        if results.counts != Counts() or query.root is None:
            return results
        instead, words = self._corrector().corrected(query)
        if not words:
            return results
        again = self._search(instead, wanted)
        if again.counts == Counts():
            return results
        return replace(again, corrected=words)

    def _corrector(self) -> Corrector:
        state, corrector = self._mending
        if corrector is None or state != self._keeper.changes:
            corrector = Corrector(self._keeper.searcher())
            self._mending = self._keeper.changes, corrector
        return corrector

    def text(self, key: str) -> tuple[str, int] | None:
        """The text of an article as it is in, and where it goes on after its headline; None where
        it is not in. Quick: no file of the library is read."""
        return self._safely(lambda: self._text(key))

    def _text(self, key: str) -> tuple[str, int] | None:
        import tantivy

        searcher = self._keeper.searcher()
        query = tantivy.Query.term_query(self._keeper.schema, "body_of", number(key), "basic")
        for _, address in searcher.search(query, 1, count=False).hits:
            return read_body(searcher.doc(address).get_first("body") or b"")
        return None

    def check(self) -> bool:
        """Reads every file and starts again, empty, if one does not agree with its checksum.

        False when it had to. Takes about half a second for 100,000 articles.
        """
        return not self._keeper.mend()

    def close(self) -> None:
        """Waits for a running update, then forgets what was kept for speed."""
        with self._writing:
            self._marked.forget()

    def _search(self, query: Query, wanted: _Wanted) -> Results:
        """The kind that is shown is searched here, the others are counted beside it."""
        searcher = self._keeper.searcher()
        counting = {
            kind: self._pool.submit(self._count, searcher, query, kind, wanted.marks)
            for kind in KINDS
            if kind != wanted.kind
        }
        ranking = wanted.kind != "entity" and wanted.sort == "relevance" and _can_rank(query)
        compiler = self._compiler(searcher, wanted.kind, wanted.marks, ranking)
        count, hits = self._best(searcher, compiler.compile(query.root), wanted, ranking)
        counts = {kind: counted.result() for kind, counted in counting.items()}
        counts[wanted.kind] = count
        found = Counts(counts["article"], counts["quotation"], counts["entity"])
        return Results(hits, found, "", query)

    def _count(self, searcher: tantivy.Searcher, query: Query, kind: Kind, marks: Marks) -> int:
        compiled = self._compiler(searcher, kind, marks).compile(query.root)
        if kind == "entity":
            return how_many(searcher, compiled, articles_of_each(searcher, compiled, 1))
        counting = {"all": {"value_count": {"field": "id"}}}
        return int(searcher.aggregate(compiled, counting)["all"]["value"])

    def _best(
        self, searcher: tantivy.Searcher, compiled: tantivy.Query, wanted: _Wanted, ranking: bool
    ) -> tuple[int, tuple[Hit, ...]]:
        if wanted.kind == "entity":
            return self._entities(searcher, compiled, wanted.limit)
        if not ranking:
            found = searcher.search(compiled, wanted.limit, order_by_field="newness")
            return _count(found), tuple(self._hit(searcher, at, 0.0) for _, at in found.hits)
        found = searcher.search(compiled, wanted.limit, weight_by_field="newness")
        return _count(found), tuple(self._hit(searcher, at, score) for score, at in found.hits)

    def _hit(self, searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
        row = searcher.doc(address)
        stored = row.get_first("shown")
        if stored is None:
            return Hit(_stamped(row)[0], 0, 0, score)
        shown = read_shown(stored)
        return Hit(
            read_key(shown.key),
            shown.start,
            shown.end,
            score,
            name=shown.name,
            entity_kind=shown.kind,
            entity=shown.entity,
        )

    def _entities(
        self, searcher: tantivy.Searcher, compiled: tantivy.Query, limit: int
    ) -> tuple[int, tuple[Hit, ...]]:
        """Each entity once, where its newest article mentions it first."""
        counting = self._pool.submit(articles_of_each, searcher, compiled, limit)
        found = newest_rows(searcher, compiled)
        articles = counting.result()
        shown = islice(articles, limit)
        newest = newest_of_each(self._keeper.schema, searcher, compiled, shown, found)
        hits = (
            replace(self._hit(searcher, row, float(articles[entity])), articles=articles[entity])
            for entity, row in newest.items()
        )
        return how_many(searcher, compiled, articles), tuple(hits)

    def _compiler(
        self, searcher: tantivy.Searcher, kind: Kind, marks: Marks, ranking: bool = False
    ) -> Compiler:
        state = self._keeper.changes

        def marked(name: str, kind: Kind) -> tantivy.Query | None:
            return self._marked.rows(searcher, state, name, kind, marks.get(name, ()))

        return Compiler(self._keeper.schema, searcher, kind, marked, ranking)


def _stamped(row: tantivy.Document) -> tuple[str, str]:
    """The key and the stamp of an article's row."""
    key, _, stamp = read_key(row.get_first("stamp") or b"").partition("\0")
    return key, stamp


def _can_rank(query: Query) -> bool:
    """It asks for words that one result may have more of than another; else newer is better."""
    return any(term.field not in NO_RANK for term in positive_terms(query.root))


def _count(found: tantivy.SearchResult) -> int:
    """How many there are in all; tantivy's type stub does not know of it."""
    return int(found.count)  # type: ignore[attr-defined]
