"""The whole of analysis, from an article to its annotations, in one process or several."""

from __future__ import annotations

import multiprocessing
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from multiprocessing.process import BaseProcess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis import batch, parse, pipeline
from reader.analysis.pipeline import Analyser, ModelMissing, check, orthography
from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article, BlockKind, bare_article, digest

BRIDGE = (
    "Anna Lindqvist, the harbour master, said the bridge was “quite safe”. “I walk over it every "
    "day,” she told reporters in Stockholm.\nShe added: “So should you.”"
)


def article_of(
    text: str, language: str = "", kinds: Sequence[BlockKind] = (), name: str = "bridge"
) -> Article:
    """An article with a paragraph a line, unless `kinds` says otherwise."""
    bare = bare_article(name, text, language)
    blocks = tuple(
        replace(block, kind=kinds[place]) if place < len(kinds) else block
        for place, block in enumerate(bare.blocks)
    )
    return replace(bare, blocks=blocks, digest=digest(text, blocks))


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def test_quotations_are_there_before_any_model() -> None:
    annotations = orthography(article_of(BRIDGE))
    assert [len(q.segments) for q in annotations.quotations] == [1, 1, 1]
    assert {q.speakers for q in annotations.quotations} == {()}


def test_orthography_and_versions_load_no_model() -> None:
    program = (
        "import sys; from reader.analysis import batch, client, pipeline; pipeline.version();"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_article_gets_quotations_entities_and_mentions(analyser: Analyser) -> None:
    article = article_of(BRIDGE)
    annotations = analyser.analyse(article)
    names = {entity.key: entity.name for entity in annotations.entities}
    assert annotations.digest == article.digest
    assert annotations.analyser == analyser.version
    assert annotations.note == ""
    said = [annotations.speaker_name(quotation) for quotation in annotations.quotations]
    assert said == ["Anna Lindqvist"] * 3
    assert "Stockholm" in names.values()


def test_an_article_in_another_language_has_its_quotations_by_their_marks(
    analyser: Analyser,
) -> None:
    text = "Le maire a dit : « Nous sommes en retard. »"
    annotations = analyser.analyse(article_of(text, language="fr"))
    assert [text[q.start : q.end] for q in annotations.quotations] == ["« Nous sommes en retard. »"]
    assert annotations.entities == ()
    assert annotations.note == "Reader does not analyse French: quotations by their marks only"


def test_a_language_without_a_name_is_shown_by_its_code(analyser: Analyser) -> None:
    assert "“xx”" in analyser.analyse(article_of(BRIDGE, language="xx")).note


def test_furniture_is_nobody(analyser: Analyser) -> None:
    text = "Anna Lindqvist walked over the bridge on Monday.\nFollow Robert Hansen in London"
    annotations = analyser.analyse(article_of(text, kinds=("paragraph", "furniture")))
    assert all(mention.end <= text.index("\n") for mention in annotations.mentions)


def test_articles_come_back_in_order_whatever_their_language(analyser: Analyser) -> None:
    articles = [
        article_of(f"{BRIDGE} Again, number {number}.", language="fr" if number % 3 == 1 else "en")
        for number in range(7)
    ]
    found = list(analyser.analyse_many(articles))
    assert [a.digest for a in found] == [a.digest for a in articles]
    assert [bool(a.note) for a in found] == [a.language == "fr" for a in articles]


def test_an_article_that_fails_does_not_stop_the_others(
    analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_empty(article: Article, annotations: Annotations) -> None:
        if not annotations.quotations:
            raise ValueError("nothing here")

    monkeypatch.setattr(pipeline, "check", fail_on_empty)
    texts = [BRIDGE, "The bridge is open.", BRIDGE]
    found = list(analyser.analyse_many(map(article_of, texts)))
    assert [a.note for a in found] == [
        "",
        "ValueError in the analysis: quotations by their marks only",
        "",
    ]


def test_a_missing_model_is_named_with_the_setting() -> None:
    with pytest.raises(ModelMissing) as caught:
        Analyser("xx_no_such_model")
    assert "xx_no_such_model" in str(caught.value)
    assert "analysis.model" in str(caught.value)


@pytest.mark.parametrize("model", ["", "a b", "../up", "json"])
def test_a_model_that_is_none_is_missing(model: str) -> None:
    with pytest.raises(ModelMissing):
        pipeline.version(model)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "”", "a" * 5000, "“" * 300, "𝕬 😀 “é” \u200d"])
def test_odd_texts_are_analysed(analyser: Analyser, text: str) -> None:
    assert analyser.analyse(article_of(text)).note == ""


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            re.split(
                r"\|",
                'Anna Lindqvist|said|she|“Yes,”|"|told|Ms|’s|—|:|the mayor|according to|.|\n|Q:|‘'
                "|’|a friend of|(UN)|𝕬|who",
            )
        ),
        max_size=40,
    ).map(" ".join)
    | st.text(max_size=80)
)
def test_any_text_is_analysed_with_every_span_in_its_place(analyser: Analyser, text: str) -> None:
    analyser.analyse(article_of(text))


ANNA = Entity("person:anna-lindqvist", "Anna Lindqvist", "person")
SAFE = Quotation(segments=((0, 4),), kind="direct")


@pytest.mark.parametrize(
    "quotations, entities, mentions",
    [
        ([replace(SAFE, segments=((0, 999),))], [ANNA], []),
        ([replace(SAFE, segments=((5, 9), (0, 4)))], [ANNA], []),
        ([replace(SAFE, segments=((5, 9),)), SAFE], [ANNA], []),
        ([replace(SAFE, speakers=("person:nobody",))], [ANNA], []),
        ([replace(SAFE, parent=0)], [ANNA], []),
        ([replace(SAFE, cue=(9, 5))], [ANNA], []),
        ([SAFE], [ANNA, ANNA], []),
        ([SAFE], [ANNA], [Mention("person:nobody", 0, 4, "name")]),
        ([SAFE], [ANNA], [Mention(ANNA.key, 5, 9, "name"), Mention(ANNA.key, 0, 4, "name")]),
    ],
)
def test_annotations_out_of_place_are_caught(
    quotations: list[Quotation], entities: list[Entity], mentions: list[Mention]
) -> None:
    annotations = Annotations("", "", tuple(quotations), tuple(entities), tuple(mentions))
    with pytest.raises(ValueError):
        check(article_of(BRIDGE), annotations)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_comes_back_in_order(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "GROUP", 300)
    articles = [article_of(f"{BRIDGE} Again, number {number}.") for number in range(9)]
    found = list(batch.analyse_many(articles, jobs))
    assert [a.digest for a in found] == [a.digest for a in articles]
    assert all(a.entities for a in found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_without_its_model_says_so(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "GROUP", 1)
    with pytest.raises(ModelMissing):
        list(batch.analyse_many([article_of(BRIDGE)] * 2, jobs, "xx_no_such_model"))


def test_whoever_leaves_a_batch_waits_for_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "GROUP", 300)
    started: set[BaseProcess] = set()

    def articles() -> Iterator[Article]:
        for number in range(500):
            started.update(multiprocessing.active_children())
            yield article_of(f"{BRIDGE} Again, number {number}.")

    found = batch.analyse_many(articles(), 2)
    assert isinstance(found, Generator)
    next(found)
    found.close()
    for process in started:
        process.join(60)
    assert -signal.SIGTERM in {process.exitcode for process in started}


def test_an_empty_batch_is_empty() -> None:
    assert list(batch.analyse_many([], 2)) == []
