"""The entities among the rows that a query finds: each once, however many rows it has.

An entity is known by its number here, which is quicker to count by than its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy

__all__ = ["articles_of_each", "how_many", "newest_of_each", "newest_rows"]

COUNTED = 10_000
"""Different entities that are counted one by one."""

NEWEST = 2_000
"""Rows that are looked through at once for the newest of each entity."""


def articles_of_each(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int
) -> dict[int, int]:
    """The entities that the query finds, those of most articles first: how many those are."""
    terms = {"all": {"terms": {"field": "entity_number", "size": max(limit, COUNTED)}}}
    buckets = searcher.aggregate(query, terms)["all"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def how_many(searcher: tantivy.Searcher, query: tantivy.Query, articles: Mapping[int, int]) -> int:
    """How many different entities there are; past ten thousand to two per cent."""
    if len(articles) < COUNTED:
        return len(articles)
    return max(len(articles), round(searcher.cardinality(query, "entity_number")))


def newest_rows(
    searcher: tantivy.Searcher, query: tantivy.Query, many: int = NEWEST
) -> dict[int, tantivy.DocAddress]:
    """The newest row of each entity that is in one of the newest rows: nearly every entity that is
    in many articles."""
    newest = searcher.search(query, many, count=False, order_by_field="newness")
    rows = [address for _, address in newest.hits]
    numbers = [int(each or 0) for each in searcher.fast_field_values("entity_number", rows)]
    # Backwards, so that of an entity's rows the newest stays.
    return dict(zip(reversed(numbers), reversed(rows), strict=True))


def newest_of_each(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    entities: Iterable[int],
    found: Mapping[int, tantivy.DocAddress],
) -> dict[int, tantivy.DocAddress]:
    """The newest row of each of these entities, in their order; those not `found` yet are looked
    for."""
    import tantivy

    wanted = list(entities)
    rows = dict(found)
    while missing := [entity for entity in wanted if entity not in rows]:
        among = tantivy.Query.term_set_query(schema, "entity_number", missing)
        more = newest_rows(searcher, query.and_must_match(among), NEWEST + len(missing))
        if not more:
            break
        rows |= more
    return {entity: rows[entity] for entity in wanted if entity in rows}
