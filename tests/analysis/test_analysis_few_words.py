"""A word or two in marks: somebody's, or nobody's."""

from __future__ import annotations

import pytest
from speaking_support import Parse
from speaking_support import words as words_for

from reader.analysis.attribution.attribution import pages
from reader.analysis.attribution.candidates import candidates
from reader.analysis.attribution.few_words import describe_few_words
from reader.analysis.attribution.model import Model
from reader.analysis.attribution.page import place_of
from reader.analysis.attribution.scene import scene_of
from reader.analysis.cues.syntax import words
from reader.analysis.entities.entities import recognise
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations
from reader.analysis.train.weights import FewWords, Lesson, fit, fit_few_words

SOMEBODYS = [
    'Anna Reed said the plan was "rotten".',
    'Anna Reed called the delay "shameful".',
    'Anna Reed said that the ferry would be "back soon".',
    'Anna Reed described the plan as "a sham".',
]

NOBODYS = [
    'The town held a "harmony" lunch on Monday.',
    'Ministers have lived with this "dark fleet" for years.',
    'The car sold under the name "Swift".',
    'The harbour has a new "smart" crane, and Anna Reed drives it.',
]


@pytest.mark.parametrize("text", SOMEBODYS)
def test_a_word_or_two_in_what_somebody_said_are_his(parsed: Parse, text: str) -> None:
    assert words_for(parsed(text)) == ["Anna Reed"]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_word_or_two_in_the_reporters_own_sentence_are_nobodys(parsed: Parse, text: str) -> None:
    assert words_for(parsed(text)) == [""]


def test_a_short_sentence_goes_on_with_the_voice_before_it(parsed: Parse) -> None:
    text = '"I was told to think about the whole of the harbour," Anna Reed says. "It\'s usual."'
    assert words_for(parsed(text)) == ["Anna Reed", "Anna Reed"]


def test_a_short_sentence_far_behind_a_voice_does_not(parsed: Parse) -> None:
    text = (
        '"I was told to think about the whole of the harbour," Anna Reed says. The gate has been '
        'shut for a year, and on it somebody has painted two words in red. "Keep out."'
    )
    assert words_for(parsed(text)) == ["Anna Reed", ""]


def features_of(document: Parsed) -> list[str]:
    found = quotations.find(document.article.text, document.article.blocks)
    cast = recognise(document, found)
    page, _ = next(pages(document.article, words(document.doc), found, cast))
    place = place_of(page, found[0])
    assert place is not None
    some = candidates(page, place, None)
    chances = [1 / len(some)] * len(some)
    return describe_few_words(page, place, scene_of(page, place, None), some, chances)


def test_what_is_weighed_has_a_name_once_and_never_the_quoted_words(parsed: Parse) -> None:
    features = features_of(parsed('Anna Reed said the plan was "rotten".'))
    assert len(features) == len(set(features))
    assert "cue above say by ccomp, 1 verbs between" in features
    assert not any("rotten" in feature for feature in features)


def test_three_words_are_few_and_four_are_not(parsed: Parse) -> None:
    for text, few in (('He is "not so good".', True), ('He is "not so very good".', False)):
        document = parsed(text)
        found = quotations.find(document.article.text, document.article.blocks)
        page, _ = next(
            pages(document.article, words(document.doc), found, recognise(document, found))
        )
        place = place_of(page, found[0])
        assert place is not None
        assert scene_of(page, place, None).few is few


def test_without_weights_a_few_words_are_as_likely_as_not() -> None:
    assert Model({}, {}, (), ()).somebodys(["always"]) == 0.5


def test_weights_learn_what_tells_somebodys_words_apart() -> None:
    lessons = [
        FewWords("a", ["always", "under a cue"] if i % 2 else ["always", "alone"], bool(i % 2))
        for i in range(400)
    ]
    model = Model({}, fit_few_words(lessons), (), ())
    assert model.somebodys(["always", "under a cue"]) > 0.6
    assert model.somebodys(["always", "alone"]) < 0.4


def test_weights_learn_which_candidate_is_right_and_are_the_same_twice() -> None:
    lessons = [Lesson("a", [["far"], ["near"], ["near", "odd"]], [1]) for _ in range(50)]
    weights = fit(lessons)
    assert weights["near"] > weights["far"]
    assert weights == fit(lessons)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The talks went on all night. "Soon," said Anna Reed.', "Anna Reed"),
        ('"Shameful!" muttered one delegate.', "one delegate"),
        ('Anna Reed looked at the sky. Anna Reed replied: "Not today."', "Anna Reed"),
    ],
)
def test_a_word_with_its_own_cue_beside_it_is_said_outright(
    parsed: Parse, text: str, speaker: str
) -> None:
    assert words_for(parsed(text)) == [speaker]


def test_a_list_of_letters_is_not_said_outright(parsed: Parse) -> None:
    assert words_for(parsed('They tick the box for "A," according to their habit.')) == [""]
