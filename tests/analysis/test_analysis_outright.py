"""Speakers named outright: beside the words, in the same brackets, on the line below, in a cell."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, confidence, speakers

from reader.analysis.entities.entities import recognise
from reader.annotations import LIKELY, SURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Crane took the bus. “Why?” asked her son.", ["her son"]),
        ("Ada Crane lost her job. “We wept,” recalled her mother.", ["her mother"]),
        ("“Why not?” asked his brother-in-law. Leo Hart left.", ["his brother-in-law"]),
        (
            "But Ida Farrly, a data woman, came too.\n\n“Knowing the tides is half the trade,” said"
            " Farrly, explaining she worked more closely with Dragan, who was mending the nets.",
            ["Ida Farrly"],
        ),
        ("“A bad day for the lake,” opined Paris’s Daily Plain.", ["Daily Plain"]),
    ],
)
def test_who_stands_beside_the_verb_of_saying_speaks(
    parsed: Parse, text: str, expected: list[str]
) -> None:
    assert speakers(parsed(text)) == expected


def test_brackets_hold_the_speaker_of_the_words_in_them(parsed: Parse) -> None:
    text = (
        "The “strike” (Whitcombe calls it an “unscheduled pause”) ends Friday, Brandt’s deputy,"
        " Tomasz Zielin, told the BBC."
    )
    assert speakers(parsed(text))[1] == "Whitcombe"


@pytest.mark.parametrize(
    "text",
    [
        "The skipper labelled “a man who fears no storm” continues to sail.",
        "The bridge branded “a disgrace to the town” remains open.",
    ],
)
def test_who_is_but_called_so_does_not_say_it(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text)) == [""]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“He cannot win,” said one Republican, who asked not to be named.", "one Republican"),
        ("“We are worried,” another Democrat said.", "another Democrat"),
    ],
)
def test_one_of_a_party_has_no_name(parsed: Parse, text: str, who: str) -> None:
    assert speakers(parsed(text)) == [who]


def test_nobody_speaks_of_herself_by_her_full_name(parsed: Parse) -> None:
    text = (
        "“She never gives up,” Marsh declared of Ida Marsh, his words drowned by applause."
        " Leo Marsh and Ida Marsh married in May."
    )
    assert speakers(parsed(text)) == ["Leo Marsh"]


def test_a_surname_of_two_is_a_guess_with_a_title_too(parsed: Parse) -> None:
    text = (
        "Ida Marsh came in May. Leo Marsh did not.\n\n“And who will pay for it?” asked Councillor"
        " Marsh."
    )
    assert confidence(parsed(text)) < SURE


@pytest.mark.parametrize(
    ("credit", "who"),
    [
        ("-Ada Crane", "Ada Crane"),
        ("-Mayor Ada Crane, tweeting", "Ada Crane"),
        ("–Ada Crane, writing to the council", "Ada Crane"),
        ("-Ada Crane, a baker in Leeds.", "Ada Crane"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_with_a_dash_and_a_name_credits_the_words_above(
    parsed: Parse, credit: str, who: str, between: str
) -> None:
    text = f"Leo Hart opposed it.\n\n“What a lovely pier. It glows.”{between}{credit}"
    assert speakers(parsed(f"{text}\n\nHart said nothing.")) == [who]


def test_a_quotation_in_a_table_is_spoken_in_its_cell_or_not_at_all(markdown: Parse) -> None:
    text = (
        "Who dredged the harbour, said Ann Holt, is known.\n\n"
        "| Contractor | Year | Remarks |\n|---|---|---|\n"
        "| Peter Dredg | 2011 | “We were the only ones with a dredger.” |\n"
        "| Hald Concrete AB | 2012 | “Late payment as always,” said Mia Lund |\n"
        "| Hald Group | 2013 | Owned by Nils Hald |\n"
    )
    assert speakers(markdown(text)) == ["", "Mia Lund"]


def test_no_name_runs_over_the_end_of_a_cell(markdown: Parse) -> None:
    text = (
        "The harbour.\n\n| Skipper | Ship |\n|---|---|\n| Ada Crane | Leo Hart |\n"
        "| Mia Lund | Ida Marsh |\n"
    )
    names = {entity.name for entity in recognise(markdown(text), ()).entities}
    assert names == {"Ada Crane", "Leo Hart", "Mia Lund", "Ida Marsh"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Crane praised Leo Hart, who has vowed to leave because of “closure of old piers”.",
        "Ada Crane attacked Leo Hart, who has called for a ban on “noisy birds on the pier”.",
    ],
)
def test_whom_a_relative_clause_lets_speak_speaks_in_it(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text)) == ["Leo Hart"]


def test_what_is_told_by_another_is_a_guess(parsed: Parse) -> None:
    text = (
        "“The boats are mine. I paid for every plank,” Lena Minter replied at the time,"
        " according to Hale’s account. Hale is her former husband."
    )
    assert confidence(parsed(text)) < LIKELY


@pytest.mark.parametrize(
    "text",
    [
        "“I will never sell the boat,” Leo Hart said, according to Ada Crane.",
        "Ada Crane said that Leo Hart had called the plan “a scandal of the first order”.",
    ],
)
def test_who_says_it_in_what_another_tells_is_among_the_reasons(parsed: Parse, text: str) -> None:
    [quotation] = analysed(parsed(text)).quotations
    assert any("“Leo Hart” says it" in reason for reason in quotation.reasons)


def test_of_a_plain_statement_nobody_else_is_among_the_reasons(parsed: Parse) -> None:
    text = "Ada Crane said that the plan Leo Hart backs is “a scandal of the first order”."
    [quotation] = analysed(parsed(text)).quotations
    assert not any("says it" in reason for reason in quotation.reasons)
