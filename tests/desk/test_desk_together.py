"""What two say together: in searches, in all that is known of either, when put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.analysis import pipeline
from reader.annotations import Annotations, Entity, Mention
from reader.article import Article
from reader.desk.desk import Desk
from reader.desk.found import hits_in
from reader.library.judgement import Correction, of_quotation
from reader.library.settings import Settings
from reader.search.query import parse

PIER = """---
title: The pier
date: 2026-06-03
---

“The pier must be mended,” Lee and Hart wrote. “Soon,” said Ann Lee. Leo Hart nodded.
"""
LEE = Entity("person:ann-lee", "Ann Lee", "person", ("Lee",))
HART = Entity("person:leo-hart", "Leo Hart", "person", ("Hart",))


def annotated(article: Article) -> Annotations:
    def span(words: str) -> tuple[int, int]:
        start = article.text.index(words)
        return start, start + len(words)

    first, second = pipeline.orthography(article).quotations
    said = (
        replace(
            first,
            kind="direct",
            speakers=(LEE.key, HART.key),
            speaker_mention=span("Lee and Hart"),
            confidence=0.95,
        ),
        replace(second, kind="direct", speakers=(LEE.key,), confidence=0.95),
    )
    mentions = (
        Mention(LEE.key, *span("Lee"), "name"),
        Mention(HART.key, *span("Hart"), "name"),
        Mention(LEE.key, *span("Ann Lee"), "name"),
        Mention(HART.key, *span("Leo Hart"), "name"),
    )
    return Annotations(article.digest, pipeline.version(), said, (LEE, HART), mentions)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Opens a library of the one article, analysed."""
    path = tmp_path / "library" / "pier.md"
    path.parent.mkdir()
    path.write_text(PIER, "utf-8")
    desk = Desk(Settings(), [path.parent], cache=tmp_path / "cache", data=tmp_path / "data")
    desk.load(lambda batch: None)
    annotations = annotated(desk.article(desk.entries[0].key))
    desk._catalogue.keep_annotations(annotations)
    desk._count(annotations)
    desk._indexing.flush()
    yield desk


def speakers(desk: Desk, query: str) -> list[str]:
    return sorted(hit.speaker for hit in desk.search(query, "quotation").hits)


def lit(desk: Desk, query: str) -> list[str]:
    """The words that a query lights up in the article."""
    article = desk.article(desk.entries[0].key)
    spans = hits_in(parse(query, date(2026, 6, 30)), article, desk.known(article))
    return [article.text[start:end] for start, end in spans]


def test_an_answer_shows_both_by_their_full_names(desk: Desk) -> None:
    assert speakers(desk, "by:hart") == ["Ann Lee and Leo Hart"]
    assert speakers(desk, "by:lee") == ["Ann Lee", "Ann Lee and Leo Hart"]
    (hit,) = desk.search("by:hart", "quotation").hits
    assert hit.meta == "Ann Lee and Leo Hart · The pier"
    assert [one.name for one in hit.speaking] == ["Ann Lee", "Leo Hart"]


def test_the_words_for_both_are_lit_for_either(desk: Desk) -> None:
    assert lit(desk, "by:hart") == ["Hart", "Leo Hart"]
    assert lit(desk, "by:lee") == ["Lee", "Ann Lee"]
    assert lit(desk, "by:moss") == []


def test_it_is_among_all_that_each_of_them_said(desk: Desk) -> None:
    hart, lee = desk.about("Leo Hart", HART.key), desk.about("Ann Lee", LEE.key)
    assert (hart.quotations, lee.quotations) == (1, 2)
    assert [hit.speaker for hit in hart.said] == ["Ann Lee and Leo Hart"]
    assert {hit.speaker for hit in lee.said} == {"Ann Lee", "Ann Lee and Leo Hart"}


def test_either_completes_who_says_it(desk: Desk) -> None:
    assert [c.label for c in desk.complete("by:har", 6)] == ["Leo Hart"]
    assert [c.label for c in desk.complete("by:ann", 6)] == ["Ann Lee"]


def test_put_right_it_is_neithers(desk: Desk) -> None:
    key = desk.entries[0].key
    article = desk.article(key)
    anchor = of_quotation(article, desk.known(article).quotations[0])
    desk.correct(key, Correction("c", "speaker", anchor, "Bo Moss"))
    assert desk.follow_corrections() == [key]
    desk._indexing.flush()
    assert speakers(desk, "by:moss") == ["Bo Moss"]
    assert speakers(desk, "by:hart") == []
    assert speakers(desk, "by:lee") == ["Ann Lee"]
    desk.marks.undo()
    assert desk.follow_corrections() == [key]
    desk._indexing.flush()
    assert speakers(desk, "by:hart") == ["Ann Lee and Leo Hart"]
