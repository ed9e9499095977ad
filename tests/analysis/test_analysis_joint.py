"""Statements that several make together: all of them are the speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from speaking_support import Parse, analysed, names, speakers, words

from reader.analysis.parse import parse
from reader.formats import read

if TYPE_CHECKING:
    from spacy.language import Language

BOARD = "Ann Lee and Leo Hart run the harbour board. Bo Moss, a diver, works there too.\n\n"
"""Who they are, before they are called by their surnames."""
SAID = "“The pier must be mended before the winter.”"
BOTH = "Ann Lee and Leo Hart"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ann Lee and Leo Hart wrote: {SAID}",
        f"Lee and Hart said in a joint statement: {SAID}",
        "“The pier must be mended before the winter,” said Ann Lee and Leo Hart.",
        "“The pier must be mended before the winter,” Lee and Hart wrote in a letter.",
        "“The pier must be mended before the winter,” according to Lee and Hart.",
        "The pier was called “a disgrace to this old town” by Ann Lee and Leo Hart.",
        f"Chair Ann Lee and engineer Leo Hart said: {SAID}",
        f"Ann Lee, the chair, and Leo Hart, the engineer, said: {SAID}",
        f"The economists Ann Lee and Leo Hart wrote: {SAID}",
        f"Economists Ann Lee and Leo Hart wrote: {SAID}",
        "Two analysts, Ann Lee and Leo Hart, said: “The pier must be mended.”",
        f"Ann Lee and Leo Hart: {SAID}",
        f"{SAID} — Ann Lee and Leo Hart",
    ],
)
def test_two_who_speak_together_both_speak(parsed: Parse, sentence: str) -> None:
    assert names(parsed(BOARD + sentence)) == [BOTH]


def test_they_are_named_in_the_order_of_the_text(parsed: Parse) -> None:
    document = parsed(f"{BOARD}Hart and Lee said in a joint statement: {SAID}")
    assert names(document) == ["Leo Hart and Ann Lee"]
    assert words(document) == ["Hart and Lee"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Lee, Hart and Moss said: {SAID}",
        f"Lee, Hart, and Moss said: {SAID}",
        "“The pier must be mended before the winter,” wrote Ann Lee, Leo Hart and Bo Moss.",
    ],
)
def test_three_may_speak_together(parsed: Parse, sentence: str) -> None:
    assert names(parsed(BOARD + sentence)) == ["Ann Lee, Leo Hart and Bo Moss"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("biographers Ann and Leo Heidler wrote", "Ann Heidler and Leo Heidler"),
        ("said Tom and Sue Barker", "Tom Barker and Sue Barker"),
    ],
)
def test_two_may_share_a_surname(parsed: Parse, sentence: str, who: str) -> None:
    document = parsed(f"“The pier must be mended before the winter,” {sentence}.")
    assert names(document) == [who]


@pytest.mark.parametrize("what", ["Biographers", "Brothers", "Sisters"])
def test_what_two_are_is_no_first_name(parsed: Parse, what: str) -> None:
    document = parsed(f"{what} Ann and Leo Heidler wrote: {SAID}")
    assert names(document) == ["Ann Heidler and Leo Heidler"]


def test_bodies_may_speak_together(parsed: Parse) -> None:
    document = parsed("Greenpeace and Oxfam said in a joint statement: “The sea is rising fast.”")
    assert names(document) == ["Greenpeace and Oxfam"]


def test_a_wife_by_her_name_is_one_of_them(parsed: Parse) -> None:
    document = parsed(f"{BOARD}Hart and his wife, Ida Moor, said: {SAID}")
    assert names(document) == ["Leo Hart and Ida Moor"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (f"Lee and an aide said: {SAID}", "Ann Lee"),
        (f"Lee or Hart said: {SAID}", "Ann Lee"),
        ("“The pier must be mended before the winter,” said Lee, and Hart agreed.", "Ann Lee"),
        (f"Moss told Lee and Hart: {SAID}", "Bo Moss"),
        (f"Lee met Hart and said: {SAID}", "Ann Lee"),
        (f"Lee, a lawyer and Democrat, said: {SAID}", "Ann Lee"),
        (f"{SAID} — Ann Lee, Bergen", "Ann Lee"),
    ],
)
def test_not_everyone_named_beside_a_speaker_speaks(parsed: Parse, sentence: str, who: str) -> None:
    assert names(parsed(BOARD + sentence)) == [who]


def test_whose_role_alone_is_the_subject_speaks_alone(parsed: Parse) -> None:
    document = parsed(
        f"{BOARD}On a show with hosts Ann Lee and Leo Hart, the new mayor said that the town was "
        "“asleep at the wheel”."
    )
    assert BOTH not in names(document)


def test_of_two_people_and_a_town_the_people_speak(parsed: Parse) -> None:
    document = parsed(f"{BOARD}{SAID} — Ann Lee and Leo Hart, Bergen")
    assert names(document) == [BOTH]


def test_two_offices_before_one_name_are_one_persons(parsed: Parse) -> None:
    document = parsed(
        "“The pier is rotten,” said former Ohio Gov. and National Harbour Council Chairman Ed "
        "Renshaw."
    )
    assert names(document) == ["Ed Renshaw"]


@pytest.mark.parametrize(
    "onwards",
    [
        "They added: “It cannot wait until spring.”",
        "Later they added: “It cannot wait until spring.”",
        "“It cannot wait until spring,” the two said.",
    ],
)
def test_they_go_on_together(parsed: Parse, onwards: str) -> None:
    document = parsed(f"{BOARD}Ann Lee and Leo Hart wrote: “The pier must be mended.” {onwards}")
    assert names(document) == [BOTH, BOTH]


def test_they_may_be_others_after_a_sentence_about_others(parsed: Parse) -> None:
    document = parsed(
        f"{BOARD}Ann Lee and Leo Hart wrote: “The pier must be mended.” The voters stayed at home. "
        "They said: “It cannot be paid for by us alone.”"
    )
    assert names(document) == [BOTH, ""]


def test_the_two_are_not_three(parsed: Parse) -> None:
    document = parsed(
        f"{BOARD}Lee, Hart and Moss wrote: “The pier must be mended.” The two added: “It cannot "
        "wait until spring.”"
    )
    assert names(document)[1] == ""


def test_a_signature_of_two_is_boths(nlp: Language) -> None:
    text = (
        "Ann Lee and Leo Hart run the harbour board.\n\n> The pier must be mended.\n>\n"
        "> — Ann Lee and Leo Hart, Northby"
    )
    article = read(text.encode(), "letter.md").article
    assert speakers(next(iter(parse(nlp, [article])))) == [BOTH]


def test_why_says_who_they_are_in_full(parsed: Parse) -> None:
    spoken = analysed(parsed(f"{BOARD}Lee and Hart said in a statement: {SAID}"))
    reasons = spoken.quotations[0].reasons
    assert "“Lee and Hart” speak together: Ann Lee and Leo Hart" in reasons


def test_a_surname_of_two_people_is_a_guess_beside_another_too(parsed: Parse) -> None:
    document = parsed(
        f"Ann Lee chairs the board. Bo Lee dives. Leo Hart builds.\n\nLee and Hart wrote: {SAID}"
    )
    (said,) = analysed(document).quotations
    assert len(said.speakers) == 2
    assert said.confidence < 0.7
