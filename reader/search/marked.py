"""The rows of the articles that carry one of the reader's marks.

An article's rows say which marks it had when it was indexed; only those that have changed since are
looked up one by one. So twenty-five thousand articles that are read cost no more than none.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.search.schema import KINDS, Kind, number

if TYPE_CHECKING:
    import tantivy

__all__ = ["Marked"]

FEW = 1_000
"""Articles that are looked up one by one; past that, the list of all is walked once."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one mark, until it or the index changes."""

    keys: Collection[str]
    state: int
    """Of the index."""
    queries: dict[Kind, tantivy.Query | None]
    changed: frozenset[int]
    """The numbers of the articles whose rows say otherwise."""


class Marked:
    """Answers for one index. May be used by any thread."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema
        self._known: dict[str, _Known] = {}
        self._numbers: dict[str, int] = {}
        self._looking = threading.Lock()

    def rows(
        self,
        searcher: tantivy.Searcher,
        state: int,
        name: str,
        kind: Kind,
        keys: Collection[str],
    ) -> tantivy.Query | None:
        """The kind's rows of the articles that carry the mark now: those with these keys. None
        where there are none. `state` changes with the index."""
        with self._looking:
            known = self._known.get(name)
            if known is None or known.state != state or not _same(known.keys, keys):
                known = self._known[name] = self._look(searcher, state, name, keys)
            return known.queries[kind]

    @property
    def changed(self) -> frozenset[int]:
        """The numbers of the articles whose rows differ from a mark that was asked for."""
        with self._looking:
            return frozenset().union(*(known.changed for known in self._known.values()))

    def forget(self) -> None:
        """Forgets what was kept for speed."""
        with self._looking:
            self._known.clear()
            self._numbers.clear()

    def _look(
        self, searcher: tantivy.Searcher, state: int, name: str, keys: Collection[str]
    ) -> _Known:
        now = frozenset(map(self._number, keys))
        indexed = self._indexed(searcher, name)
        # The marks know of other libraries too.
        added = frozenset(each for each in now - indexed if searcher.doc_freq("id", each))
        removed = indexed - now
        queries = {
            kind: self._query(name, kind, added, removed, bool(indexed & now)) for kind in KINDS
        }
        return _Known(frozenset(keys), state, queries, added | removed)

    def _number(self, key: str) -> int:
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = number(key)
        return found

    def _indexed(self, searcher: tantivy.Searcher, name: str) -> frozenset[int]:
        """The articles that had the mark when they were indexed."""
        import tantivy

        query = tantivy.Query.term_query(self._schema, "article_flag", name, "basic")
        many = searcher.doc_freq("article_flag", name)
        if not many:
            return frozenset()
        found = searcher.search(query, many, count=False, order_by_field="id")
        return frozenset(int(value) for value, _ in found.hits)

    def _query(
        self,
        name: str,
        kind: Kind,
        added: Collection[int],
        removed: Collection[int],
        both: bool,
    ) -> tantivy.Query | None:
        from tantivy import Occur, Query

        found: list[tuple[Occur, Query]] = []
        if both:
            said = Query.term_query(self._schema, f"{kind}_flag", name, "basic")
            if removed:
                without = (Occur.MustNot, self._one_of(removed))
                said = Query.boolean_query([(Occur.Must, said), without])
            found.append((Occur.Should, said))
        if added:
            found.append((Occur.Should, self._one_of(added)))
        return Query.boolean_query(found) if found else None

    def _one_of(self, numbers: Collection[int]) -> tantivy.Query:
        import tantivy

        schema = self._schema
        if len(numbers) > FEW:
            return tantivy.Query.term_set_query(schema, "id", [*numbers])
        one = [tantivy.Query.term_query(schema, "id", each, "basic") for each in numbers]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in one])


def _same(keys: Collection[str], others: Collection[str]) -> bool:
    return keys is others or keys == others
