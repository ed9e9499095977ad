"""Doubt goes wherever an attribution goes: into rows, lines, records and what is copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reader.analysis import pipeline
from reader.annotations import Annotations, Entity
from reader.app.citation import cite
from reader.article import Article
from reader.cli.analysing import _print_analysis
from reader.cli.records import hit_record
from reader.desk.found import FoundHit, credited
from reader.formats import read
from reader.library.marks import Mark
from reader.library.store import Entry, entry_of
from reader.plain.shelf import hit_line
from reader.search.index import Hit
from reader.search.query import parse

TEXT = """---
title: The quay
---

“My brother exaggerates,” says Obi.
"""
ARTICLE = read(TEXT.encode(), "quay.md").article
OBI = Entity("person:james-obi", "James Obi", "person")


def known(confidence: float, article: Article = ARTICLE) -> Annotations:
    """The one quotation is Obi's, so surely."""
    start = article.text.index("Obi")
    (said,) = pipeline.orthography(article).quotations
    said = replace(
        said, speakers=(OBI.key,), speaker_mention=(start, start + 3), confidence=confidence
    )
    return Annotations(article.digest, "test", (said,), (OBI,))


class Lookup:
    """A library of this one article."""

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence

    def entry(self, key: str) -> Entry | None:
        return None

    def at_hand(self, key: str) -> Article:
        return ARTICLE

    def text(self, key: str) -> tuple[str, int] | None:
        return None

    def known(self, article: Article) -> Annotations:
        return known(self.confidence)


class Unheard(Lookup):
    """The same before it is analysed."""

    def known(self, article: Article) -> Annotations:
        return pipeline.orthography(article)


def hit(confidence: float) -> FoundHit:
    """The quotation as a search has found it."""
    (said,) = known(confidence).quotations
    entry = entry_of(ARTICLE, "quay.md", 0, 0)
    query = parse("brother", date(2024, 9, 1))
    found = Hit("quay.md", said.start, said.end, 1.0)
    return FoundHit(found, "quotation", entry, query, Lookup(confidence))


@pytest.mark.parametrize(("confidence", "name"), [(0.95, "James Obi"), (0.6, "James Obi?")])
def test_a_row_of_the_quotations_has_the_mark_of_doubt(confidence: float, name: str) -> None:
    assert hit(confidence).meta == f"{name} · The quay"
    annotations = known(confidence)
    assert credited(ARTICLE, annotations, annotations.quotations[0]) == name
    assert f" — {name}, in " in cite(ARTICLE, annotations, annotations.quotations[0])


@pytest.mark.parametrize(
    ("confidence", "said"), [(0.95, ""), (0.8, ", likely"), (0.6, ", a guess")]
)
def test_read_aloud_the_doubt_is_a_word(confidence: float, said: str) -> None:
    line = hit_line(hit(confidence), Mark())
    assert line.startswith(f"James Obi{said}: “My brother exaggerates,”")


def test_a_found_quotation_of_an_article_not_analysed_yet_says_so() -> None:
    found = hit(0.95)
    unheard = replace(found, lookup=Unheard(0.95))
    assert hit_line(unheard, Mark()).startswith("speaker not analysed yet: “My brother")
    assert unheard.meta == "The quay"


def test_other_programs_are_told_how_sure_a_speaker_is() -> None:
    record = hit_record(hit(0.61234), "quay.md")
    assert record["speaker"] == "James Obi"
    assert record["confidence"] == 0.612
    assert record["kind"] == "direct"


def test_analysis_in_words_has_the_mark_of_doubt(capsys: pytest.CaptureFixture[str]) -> None:
    _print_analysis("quay.md", ARTICLE, known(0.6))
    assert "  James Obi?: “My brother exaggerates,”" in capsys.readouterr().out


def test_what_is_not_analysed_is_not_called_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    marks = replace(pipeline.orthography(ARTICLE), note="Reader does not analyse French")
    _print_analysis("quay.md", ARTICLE, marks)
    assert "  not analysed: “My brother exaggerates,”" in capsys.readouterr().out
