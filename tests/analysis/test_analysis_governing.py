"""Speakers that the clause itself names, however short the quotation and doubtful the weighing."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier was dismissed as “a toy” by Ada Crane.", ["Ada Crane"]),
        ("The pier was called “a toy” by the harbour master, Ada Crane.", ["Ada Crane"]),
        ("Anglers say the pier is “a joy”; residents call it “ugly”.", ["Anglers", "residents"]),
        (
            "Ada Crane met Leo Hart. Crane said the pier was “a toy,” while Hart called it “a"
            " small piece of heaven.”",
            ["Ada Crane", "Leo Hart"],
        ),
        ("The Courier quoted Ada Crane as saying the pier was “a mere toy”.", ["Ada Crane"]),
        ("Ada Crane felt the pier was “a bit short”.", ["Ada Crane"]),
        ("Crane’s promise to “mend the pier” was not kept.", ["Crane"]),
        ("“Short but not ugly” was the verdict of anglers.", ["anglers"]),
        (
            "Ada Crane and Leo Hart wrote in a letter: “The pier is rotten.”",
            ["Ada Crane and Leo Hart"],
        ),
        ("Ada Crane said the town has a pier, which Leo Hart called “a joke”.", ["Leo Hart"]),
        ("The town kept what anglers call a “dark” pier.", ["anglers"]),
        (
            "Ada Crane said the sums were right, to which Leo Hart replied: “They are not.”",
            ["Leo Hart"],
        ),
        ("According to the log, the keeper shouted “Bring me the lamp!”", ["the keeper"]),
    ],
)
def test_a_few_words_that_a_cue_governs_have_their_speaker(
    parsed: Parse, text: str, expected: list[str]
) -> None:
    assert speakers(parsed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We have nothing to say,” a spokesman for Crane said.", "a spokesman for Crane"),
        ("“We have nothing to say,” said Ada Crane’s neighbour, Leo Hart.", "Leo Hart"),
    ],
)
def test_whose_somebody_is_does_not_speak(parsed: Parse, text: str, expected: str) -> None:
    assert speakers(parsed(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is no pier,” wrote the harbour master at the time, Ada E. Crane.", "Ada E. Crane"),
        (
            "Majority Leader Ada Crane, R-Ky., brought a blunt message to Hart: “It is not the"
            " time for this.”",
            "Ada Crane",
        ),
        ("Rents are up again - Leo Hart: “One of the lessons was a simple one.”", "Leo Hart"),
        ("“I doubt it will be on that stage,” mused Lantern co-host Leo Hart.", "Leo Hart"),
    ],
)
def test_a_name_beside_a_role_a_party_or_a_dash_is_the_speakers(
    parsed: Parse, text: str, expected: str
) -> None:
    assert speakers(parsed(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He sang “Yesterday” and left.",
        "The so-called “pier tax” comes into force in May.",
        "Crane’s answer to “Yesterday” is a song about a pier.",
    ],
)
def test_names_of_works_and_terms_are_nobodys(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text)) == [""]


def test_who_did_what_another_would_not_says_what_follows(parsed: Parse) -> None:
    text = (
        "Leo Hart, the chief executive, would not comment. Ada Crane, the union's secretary, did. "
        "“They have stolen a decade from these people.”"
    )
    assert speakers(parsed(text)) == ["Ada Crane"]
