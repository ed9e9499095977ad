"""Clauses that lead up to a quotation, and subjects that a parse mistakes."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leo Hart said that when he asked, Ada Crane told him: “What pier?”", ["Ada Crane"]),
        ("“They are noisy,” Ada Crane said as the skipper yelled: “Go home!”", ["", "the skipper"]),
        (
            "“It is over,” Ada Crane said, after Leo Hart had told the court that the pier was “a"
            " house of cards”.",
            ["Ada Crane", "Leo Hart"],
        ),
        (
            "“It is only a pier,” said the mayor, Ada Crane, whose deputy Leo Hart felt the town"
            " “did enough to keep it”.",
            ["Ada Crane", "Leo Hart"],
        ),
        (
            "“We shall see,” said Ada Crane. Leo Hart resisted: “No mayor may sell a pier.”",
            ["Ada Crane", "Leo Hart"],
        ),
        (
            "“We lost it,” said Ada Crane. Her neighbour, Leo Hart, saw it differently: “They"
            " sold it.”",
            ["Ada Crane", "Leo Hart"],
        ),
        (
            "Ada Crane told the council that the deal was “as good as it gets for us”, prompting"
            " Leo Hart to ask: “Then why sign it in the dark?”",
            ["Ada Crane", "Leo Hart"],
        ),
        (
            "“He was late for everything,” Ada Crane said. Her deputy Leo Hart remembered him as"
            " “a small man with a huge laugh”.",
            ["Ada Crane", "Leo Hart"],
        ),
        ("As Ada Crane, author of two books on piers, put it, “wood rots and iron rusts”.", None),
    ],
)
def test_the_clause_that_leads_up_to_words_names_their_speaker(
    parsed: Parse, text: str, expected: list[str] | None
) -> None:
    shown = speakers(parsed(text))
    for name, who in zip(shown, expected or ["Ada Crane"], strict=True):
        assert who in name, shown


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("In Salem, New Hampshire, Ada Crane went after Leo Hart, calling him “a stiff old bore”.",
         "Ada Crane"),
        ("The fall of the town signals “the beginning of the end” for piers, said Ada Crane.",
         "Ada Crane"),
        ("The pier, a harbour clerk said, “is very old, and very dear to us all”.",
         "a harbour clerk"),
        ("Leo Hart’s bank sold the pier. The mayor issued a statement Tuesday saying, “It was"
         " never his to sell.”", "mayor"),
        ("After winning the harbour vote, Mayor Ada Crane (I-Ohio), said, “I am getting ready to"
         " mend a pier.”", "Ada Crane"),
        ("“Blue ink?” Ada Crane repeated.", "Ada Crane"),
        ("Ada May runs the harbour. “It will pass in a year or two,” May said on Monday.",
         "Ada May"),
        ("Those who know Ada Crane say the pier is “the love of her life, and her ruin”.",
         "Those"),
        ("Ada Crane on Tuesday night told reporters: “The pier will open in May.”", "Ada Crane"),
        ("The issue had come up after Ada Crane, asked about the state of the pier under Leo Hart,"
         " had said, “I think we have seen worse.”", "Ada Crane"),
        ("“It was cold and wet,” Ada Crane, who has led the harbour since the great flood of 2015"
         " and will hand over to Leo Hart in June, said on Monday.", "Ada Crane"),
        ("“They have two months,” said Ada Crane. She recalled the three-year freeze on harbour"
         " fees: “I saw how hard it was for everybody.”", "Ada Crane"),
        ("The secretary-general of the league called the pier “an open wound”.",
         "secretary-general"),
    ],
)  # fmt: skip
def test_whom_a_clause_is_about_speaks_whatever_stands_before(
    parsed: Parse, text: str, who: str
) -> None:
    shown = speakers(parsed(text))
    assert shown
    assert all(who in name for name in shown), shown


def test_an_object_before_its_preposition_ends_no_phrase(parsed: Parse) -> None:
    assert len(speakers(parsed("“Yes,” who Anna Lindqvist a friend of"))) == 1


def test_this_says_nothing(parsed: Parse) -> None:
    text = "Many came by boat, and this makes sense because “it is an island and they live on it.”"
    assert speakers(parsed(text)) != ["this"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ada Crane issued a statement apologising to the anglers.\n\n“On behalf of the whole"
            " town, I want to say how sorry we are. There is no excuse for it.”",
            "Ada Crane",
        ),
        (
            "Ada Crane praised the anglers and their patience with the works.\n\n“We need people"
            " who can wait for a bridge and laugh about it.”",
            "Ada Crane",
        ),
    ],
)
def test_a_paragraph_of_quotation_goes_with_the_one_above(
    parsed: Parse, text: str, who: str
) -> None:
    assert speakers(parsed(text)) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's fall is no riddle to the pollster Ada Crane: “New faces always get their "
        "biggest lift in the spring.”",
        "None of it worried the coach, Ada Crane: “We have lost here before and we will lose "
        "here again.”",
        "It fell to Ada Crane to explain the delay to passengers: “We have no crew and no ship "
        "to put them on.”",
    ],
)
def test_a_sentence_about_a_thing_leads_up_to_its_one_person(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text)) == ["Ada Crane"]


def test_a_clause_of_saying_breaks_off_for_its_words(parsed: Parse) -> None:
    text = (
        "While the former mayor Ada Crane lamented his long speeches - “must we have it all again "
        "every evening?” - Greens in Norby said they were calm."
    )
    assert speakers(parsed(text)) == ["Ada Crane"]


def test_what_stands_behind_said_may_begin_what_is_said(parsed: Parse) -> None:
    text = "Ada Crane, citing “the old maps of the parish,” said the council could lose in court."
    assert speakers(parsed(text)) == ["Ada Crane"]


@pytest.mark.parametrize(
    "text",
    [
        "For Ada Crane, the vote is “the last train out of here”.",
        "To Ada Crane, who has farmed here for forty years, the dam is “a slow funeral”.",
    ],
)
def test_whose_view_a_sentence_gives_speaks_its_words(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text)) == ["Ada Crane"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Crane shrugs. “What can you do? You bury your dead and you open the shop.”",
        "“What can you do?” Ada Crane shrugs. “You bury your dead and you open the shop.”",
    ],
)
def test_a_verb_read_as_a_noun_behind_a_name_is_a_verb(parsed: Parse, text: str) -> None:
    assert set(speakers(parsed(text))) == {"Ada Crane"}


def test_whose_book_says_something_says_it(parsed: Parse) -> None:
    text = "Ada Crane, whose book called the tram “a toy for engineers”, declined to speak."
    assert speakers(parsed(text)) == ["Ada Crane"]


def test_who_walked_in_and_announced_it_announced_it(parsed: Parse) -> None:
    text = (
        "Ada Crane has run the ferry since 1998, when her brother Colin Crane walked into the "
        "kitchen and announced: “It is yours now or it is scrap.”"
    )
    assert speakers(parsed(text)) == ["Colin Crane"]


def test_who_was_told_in_a_headline_did_not_say_it(markdown: Parse) -> None:
    text = "# “Money moved at night”, jury told\n\nThe trial of Ada Crane went on in Norby."
    assert speakers(markdown(text)) == [""]


def test_the_mayor_of_a_town_speaks_and_not_the_town(parsed: Parse) -> None:
    text = "“It is folly to build here again,” the mayor of Norby, Ada Crane, said on Monday."
    assert speakers(parsed(text)) == ["Ada Crane"]


def test_a_senators_party_and_state_are_nobody(parsed: Parse) -> None:
    spoken = analysed(parsed("“We agreed on nothing at all,” said Sen. Ada Crane, D-Ohio."))
    assert [entity.name for entity in spoken.cast.entities] == ["Ada Crane"]
