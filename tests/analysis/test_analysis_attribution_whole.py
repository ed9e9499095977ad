"""Attribution over whole articles: nesting, headlines, kinds, confidence, and any text at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from speaking_support import Parse, analysed

from reader.analysis.entities.entities import Cast
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations
from reader.annotations import SURE, Quotation


def attributed(document: Parsed) -> tuple[tuple[Quotation, ...], Cast]:
    spoken = analysed(document)
    return spoken.quotations, spoken.cast


def words_of(document: Parsed, span: tuple[int, int] | None) -> str:
    return "" if span is None else document.article.text[slice(*span)]


def name_of(cast: Cast, quotation: Quotation) -> str | None:
    return next((e.name for e in cast.entities if e.key in quotation.speakers), None)


def test_the_cue_is_the_verb_or_phrase_that_reports(parsed: Parse) -> None:
    document = parsed('"We are ready to begin," Anna Reed told the council.')
    (quotation,), _ = attributed(document)
    assert words_of(document, quotation.cue) == "told"
    document = parsed('"The bridge is close to collapse," according to Anna Reed.')
    (quotation,), _ = attributed(document)
    assert words_of(document, quotation.cue) == "according to"


def test_a_pronoun_is_the_mention_and_the_person_the_speaker(parsed: Parse) -> None:
    document = parsed(
        'Anna Reed has been mayor for six years. She said: "We are ready to begin the work."'
    )
    (quotation,), cast = attributed(document)
    assert words_of(document, quotation.speaker_mention) == "She"
    assert name_of(cast, quotation) == "Anna Reed"


def test_whose_somebody_is_does_not_belong_to_the_mention(parsed: Parse) -> None:
    document = parsed('In the council the Greens\' Anna Reed said: "We are ready to begin."')
    (quotation,), _ = attributed(document)
    assert words_of(document, quotation.speaker_mention) == "Anna Reed"


def test_who_stands_for_the_person_before_it(parsed: Parse) -> None:
    document = parsed(
        'The council thanked Anna Reed, who said the work had been "harder than anyone expected".'
    )
    (quotation,), cast = attributed(document)
    assert words_of(document, quotation.speaker_mention) in ("who", "Anna Reed")
    assert name_of(cast, quotation) == "Anna Reed"


def test_a_quotation_in_a_quotation_has_a_speaker_of_its_own(parsed: Parse) -> None:
    document = parsed(
        "Anna Reed said: \"I asked for help, and Tom Hale told me, 'There is no money left,' "
        'and that was the end of it."'
    )
    found, cast = attributed(document)
    outer, inner = found
    assert (name_of(cast, outer), name_of(cast, inner)) == ("Anna Reed", "Tom Hale")
    assert inner.parent == 0


def test_a_headline_has_the_speaker_of_the_same_words_in_the_text(parsed: Parse) -> None:
    document = parsed(
        'Bridge Is "Close To Collapse", Mayor Says\n'
        'Anna Reed said on Monday that the bridge was "close to collapse" and must be shut.'
    )
    found, cast = attributed(document)
    assert [name_of(cast, quotation) for quotation in found] == ["Anna Reed", "Anna Reed"]


def test_a_headline_that_names_the_speaker_needs_no_text(parsed: Parse) -> None:
    document = parsed('Anna Reed: "The trams will run on time"\nThe mayor spoke on Monday.')
    (quotation,), cast = attributed(document)
    assert name_of(cast, quotation) == "Anna Reed"


def test_two_paragraphs_of_one_quotation_have_one_speaker(parsed: Parse) -> None:
    document = parsed(
        'Anna Reed told the council: "We are ready to begin the work.\n'
        '"It will be hard, and it will be long."\n'
        '"But nobody here is afraid of hard work," she added.'
    )
    found, cast = attributed(document)
    assert [len(q.segments) for q in found] == [2, 1]
    assert [name_of(cast, q) for q in found] == ["Anna Reed", "Anna Reed"]


def test_a_plain_attribution_is_sure_and_gives_its_reasons(parsed: Parse) -> None:
    (quotation,), _ = attributed(parsed('"The bridge will open in May," said Anna Reed.'))
    assert quotation.confidence >= SURE
    assert quotation.kind == "direct"
    assert "Anna Reed" in quotation.reasons[0]
    assert "said" in quotation.reasons[0]


def test_a_few_words_in_somebodys_sentence_are_a_partial_quotation(parsed: Parse) -> None:
    (quotation,), _ = attributed(parsed('Anna Reed said the delay was "shameful".'))
    assert quotation.kind == "partial"


def test_the_speaker_never_stands_inside_the_quotation(parsed: Parse) -> None:
    document = parsed(
        '"Tom Hale said he would come, and Mary Webb told me so."\n'
        '"Tom Hale was late," said Mary Webb said Anna Reed.\n'
        '"I said no," it said.'
    )
    found, _ = attributed(document)
    for quotation in found:
        if quotation.speaker_mention is not None:
            start, end = quotation.speaker_mention
            assert all(end <= a or b <= start for a, b in quotation.segments)


def test_an_article_without_quotations_has_none(parsed: Parse) -> None:
    assert attributed(parsed("The bridge will open in May."))[0] == ()
    assert attributed(parsed(""))[0] == ()


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "‘", "’", "«", "»", " ", "\n", "\n\n", ", ", ": ", ". ", " — ", "said",
     "Anna Reed", "she", "who", "according to", "the report", "ANNA", "it is over", "("]
)  # fmt: skip


@pytest.fixture(scope="module")
def documents(parsed: Parse) -> Iterator[Parse]:
    yield parsed


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=80)))
def test_any_text_is_attributed_without_complaint(documents: Parse, text: str) -> None:
    document = documents(text)
    found, cast = attributed(document)
    keys = {entity.key for entity in cast.entities}
    before = quotations.find(document.article.text, document.article.blocks)
    assert [(q.segments, q.parent) for q in found] == [(q.segments, q.parent) for q in before]
    for quotation in found:
        assert 0.0 <= quotation.confidence <= 1.0
        assert set(quotation.speakers) <= set(keys)
        assert (quotation.confidence > 0) == (quotation.speaker_mention is not None)
        for span in (quotation.speaker_mention, quotation.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
