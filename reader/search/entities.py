"""The entities among the rows that a query finds: each once, however many rows it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reader.search.schema import number

if TYPE_CHECKING:
    import tantivy

__all__ = ["articles_of_each", "how_many", "newest_of_each"]

COUNTED = 10_000
"""Different entities that are counted one by one."""

NEWEST = 1_000
"""Rows that are looked through at once for the newest of each entity."""


def articles_of_each(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int = COUNTED
) -> dict[str, int]:
    """The entities that the query finds, those of most articles first: how many those are."""
    terms = {"all": {"terms": {"field": "entity_group", "size": max(limit, COUNTED)}}}
    buckets = searcher.aggregate(query, terms)["all"]["buckets"]
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets}


def how_many(searcher: tantivy.Searcher, query: tantivy.Query, articles: Mapping[str, int]) -> int:
    """How many different entities there are; past ten thousand to two per cent."""
    if len(articles) < COUNTED:
        return len(articles)
    return max(len(articles), round(searcher.cardinality(query, "entity_group")))


def newest_of_each(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    entities: Iterable[str],
) -> dict[str, tantivy.DocAddress]:
    """The newest row of each of these entities that the query finds, in their order.

    Nearly every entity that is in many articles is in one of the newest, which one search finds;
    then come the newest rows of those that are missing.
    """
    import tantivy

    names = {name: number(name) for name in entities}
    found: dict[int, tantivy.DocAddress] = {}
    missing, wanted = list(names), query
    while missing:
        limit = NEWEST + len(missing)
        newest = searcher.search(wanted, limit, count=False, order_by_field="newness")
        rows = [address for _, address in newest.hits]
        numbers = searcher.fast_field_values("entity_number", rows)
        for entity, row in zip(numbers, rows, strict=True):
            found.setdefault(int(entity or 0), row)
        if len(rows) < limit:
            break
        missing = [name for name in missing if names[name] not in found]
        ones = tantivy.Query.term_set_query(schema, "entity_group", missing)
        wanted = query.and_must_match(ones)
    return {name: found[one] for name, one in names.items() if one in found}
