"""The index is changed by what changed, and never finds an article twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.article import bare_article
from reader.search.index import Document, Index
from reader.search.query import parse

TODAY = date(2026, 6, 3)


def document(number: int, words: str, stamp: str = "1") -> Document:
    bare = bare_article(f"article-{number}", words, "en")
    article = replace(bare, title=f"Article {number}", published=TODAY, source="Gazette")
    return Document.of(f"/library/article-{number}.md", stamp, article, None)


@pytest.fixture(params=["in memory", "in a folder"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return Index(tmp_path if request.param == "in a folder" else None)


def found(index: Index, words: str) -> list[str]:
    results = index.search(parse(words, TODAY), "article", 100, "relevance", {})
    return [hit.key for hit in results.hits]


def test_a_changed_article_is_found_once_and_by_its_new_words(index: Index) -> None:
    old = [document(number, "harbour") for number in range(20)]
    index.update(old)
    index.update([document(number, "lighthouse", "2") for number in range(20)])
    assert found(index, "harbour") == []
    assert sorted(found(index, "lighthouse")) == sorted(one.key for one in old)


def test_a_removed_article_is_not_found(index: Index) -> None:
    documents = [document(number, "harbour") for number in range(20)]
    index.update(documents)
    index.update([], removed=[one.key for one in documents[:19]])
    assert found(index, "harbour") == [documents[19].key]
    assert set(index.known()) == {documents[19].key}


def test_an_article_that_comes_twice_in_one_update_is_found_once(index: Index) -> None:
    one = document(1, "harbour")
    index.update([one, replace(one, stamp="2")])
    assert found(index, "harbour") == [one.key]
    assert index.known() == {one.key: "2"}
