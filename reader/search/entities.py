"""The entities among the rows that a query finds: each once, however many rows it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reader.search.schema import number

if TYPE_CHECKING:
    import tantivy

__all__ = ["articles_of_each", "how_many", "newest_of_each", "newest_rows"]

COUNTED = 10_000
"""Different entities that are counted one by one."""

NEWEST = 2_000
"""Rows that are looked through at once for the newest of each entity."""


def articles_of_each(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int
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


def newest_rows(
    searcher: tantivy.Searcher, query: tantivy.Query, many: int = NEWEST
) -> dict[int, tantivy.DocAddress]:
    """The newest row of each entity that is in one of the newest rows, by the entity's number:
    nearly every entity that is in many articles."""
    newest = searcher.search(query, many, count=False, order_by_field="newness")
    rows = [address for _, address in newest.hits]
    numbers = searcher.fast_field_values("entity_number", rows)
    found: dict[int, tantivy.DocAddress] = {}
    for entity, row in zip(numbers, rows, strict=True):
        found.setdefault(int(entity or 0), row)
    return found


def newest_of_each(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    entities: Iterable[str],
    found: Mapping[int, tantivy.DocAddress],
) -> dict[str, tantivy.DocAddress]:
    """The newest row of each of these entities, in their order; those not `found` yet are looked
    for."""
    import tantivy

    names = {name: number(name) for name in entities}
    rows = dict(found)
    while missing := [name for name, entity in names.items() if entity not in rows]:
        among = tantivy.Query.term_set_query(schema, "entity_group", missing)
        more = newest_rows(searcher, query.and_must_match(among), NEWEST + len(missing))
        if not more:
            break
        rows |= more
    return {name: rows[entity] for name, entity in names.items() if entity in rows}
