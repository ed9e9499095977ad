"""The words that report speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.cues import cues


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", "say"),
        ("says", "say"),
        ("saying", "say"),
        ("told", "say"),
        ("replied", "say"),
        ("added", "say"),
        ("quipped", "speak"),
        ("admitted", "speak"),
        ("denies", "speak"),
        ("whispered", "speak"),
        ("argued", "speak"),
        ("dubbed", "call"),
        ("condemned", "call"),
        ("described", "call"),
        ("tweeted", "write"),
        ("wrote", "write"),
        ("written", "write"),
        ("promised", "urge"),
        ("vowed", "urge"),
        ("thought", "believe"),
        ("believes", "believe"),
        ("bought", "other"),
        ("was", "be"),
    ],
)
def test_a_verb_in_any_form_has_its_class(word: str, expected: str) -> None:
    assert cues.verb_class(word) == expected


@pytest.mark.parametrize(
    ("word", "others", "expected"),
    [
        ("put", ["it"], "say"),
        ("put", ["hat", "on"], "act"),
        ("pointed", ["out"], "say"),
        ("went", ["on"], "say"),
        ("went", ["home"], "act"),
        ("shot", ["back"], "say"),
        ("said", [], "say"),
    ],
)
def test_some_verbs_are_cues_only_with_another_word(
    word: str, others: list[str], expected: str
) -> None:
    assert cues.phrase_class(word, others) == expected


@pytest.mark.parametrize("noun", ["claim", "claims", "promise", "words", "statement", "reply"])
def test_nouns_that_stand_for_words(noun: str) -> None:
    assert cues.cue_noun(noun)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("aides", "person"),
        ("spokeswoman", "person"),
        ("firemen", "person"),
        ("economist", "person"),
        ("committee", "group"),
        ("studies", "document"),
        ("bridge", "other"),
    ],
)
def test_what_kind_of_source_a_noun_is(noun: str, expected: str) -> None:
    assert cues.noun_class(noun) == expected


@given(st.text())
def test_any_word_has_a_class(word: str) -> None:
    assert cues.verb_class(word)
    assert cues.noun_class(word)
    assert cues.phrase_class(word, [word])
    assert cues.cue_noun(word) in (True, False)
    assert cues.work_noun(word) in (True, False)
