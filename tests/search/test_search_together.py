"""What several say together is found by the name of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.search.index import Counts, Index
from reader.search.query import parse
from reader.search.schema import Document

TEXT = "“The pier must be mended,” Lee and Hart wrote. “Soon,” Leo Hart added. Bo Moss heard it."
PIER, SOON = "“The pier must be mended,”", "“Soon,”"
LEE = Entity("person:ann-lee", "Ann Lee", "person", ("Lee",), ("chair of the board",))
HART = Entity("person:leo-hart", "Leo Hart", "person", ("Hart",))


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


FOUND = Annotations(
    "",
    "",
    (
        Quotation((span(PIER),), "direct", (LEE.key, HART.key), span("Lee and Hart"), None, 0.9),
        Quotation((span(SOON),), "direct", (HART.key,), span("Leo Hart"), None, 0.9),
    ),
    (LEE, HART),
    (Mention(LEE.key, *span("Lee"), "name"), Mention(HART.key, *span("Hart"), "name")),
)


@pytest.fixture
def index() -> Iterator[Index]:
    index = Index(None)
    document = Document("/a/pier.md", "1", "The pier", (), None, "", (), TEXT, FOUND)
    index.update([document])
    yield index
    index.close()


def said(index: Index, text: str) -> list[str]:
    """The quotations that a query finds, in the order of the text."""
    hits = index.search(parse(text, date(2026, 6, 30)), "quotation", 10, "relevance", {}).hits
    return [TEXT[hit.start : hit.end] for hit in sorted(hits, key=lambda hit: hit.start)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("by:lee ", [PIER]),
        ('by:"ann lee" ', [PIER]),
        ("by:hart ", [PIER, SOON]),
        ('by:"leo hart" said:pier ', [PIER]),
        ("by:lee by:hart ", [PIER]),
        ("by:hart -by:lee ", [SOON]),
        ("by:chair ", [PIER]),
        ("by:moss ", []),
        ("lee ", [PIER]),
        ("is:unnamed ", []),
        ("is:unattributed ", []),
    ],
)
def test_a_statement_of_two_is_found_by_either_name(
    index: Index, query: str, found: list[str]
) -> None:
    assert said(index, query) == found


def test_their_article_is_found_by_either_name_and_counted_once(index: Index) -> None:
    for query in ("by:lee ", "by:hart ", "by:lee by:hart "):
        results = index.search(parse(query, date(2026, 6, 30)), "article", 10, "relevance", {})
        assert results.counts.articles == 1
    everything = index.search(parse("", date(2026, 6, 30)), "quotation", 10, "relevance", {})
    assert everything.counts == Counts(1, 2, 2)
