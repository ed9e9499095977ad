"""Names before a colon: behind a verb, on the line above, in a headline; tallies have none."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, speakers

CRANE = "The mayor, Ada Crane, was not impressed by the vote."


@pytest.mark.parametrize("label", ["Added Crane", "Continued Crane", "More from Crane", "Crane"])
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_name_before_a_colon_speaks_what_follows(parsed: Parse, label: str, between: str) -> None:
    text = f"{CRANE}\n\n{label}:{between}“I have seen better counts. Nobody checked the lists.”"
    assert speakers(parsed(text)) == ["Ada Crane"]


def test_what_stands_behind_a_verb_is_no_label(parsed: Parse) -> None:
    text = f"{CRANE} She is on her feet: “Not a single word about the pier.”"
    assert "feet" not in speakers(parsed(text))[0]


@pytest.mark.parametrize(
    "lines",
    [
        ("Rovers: 3.", "United: 1.", "Rovers: 2.", "United: 0.", "Rovers: 1.", "United: 1."),
        ("Alder: 51.3 percent.", "Birch: 44 percent.", "Alder: 12 delegates.", "Birch: 9 more."),
        ("Pool: 9 a.m. to 5 p.m.", "Hall: 8 a.m.", "Pool: $4.50.", "Hall: £3 for two people."),
    ],
)
def test_a_tally_is_no_conversation(parsed: Parse, lines: tuple[str, ...]) -> None:
    assert analysed(parsed("\n\n".join(("THE TOTAL", *lines)))).quotations == ()


def test_who_talks_may_answer_with_a_figure(parsed: Parse) -> None:
    text = "\n\n".join(
        (
            "Leo Hart met Ada Crane in Oslo.",
            "Hart: How many bats live in the cave?",
            "Crane: 11,000.",
            "Hart: And who counts them?",
            "Crane: I do. Every spring.",
        )
    )
    assert speakers(parsed(text)) == ["Leo Hart", "Ada Crane"] * 2


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Crane Visits Flooded Streets: ‘This Cannot Continue.’", "Ada Crane"),
        ("Mayor Crane Slams Council: ‘We Have Had Enough.’", "Ada Crane"),
        ("Ada Crane: ‘We Have Had Enough.’", "Ada Crane"),
        ("Mayor Slams Council Again: ‘We Have Had Enough.’", ""),
    ],
)
def test_the_subject_of_a_headline_before_a_colon_says_it(
    markdown: Parse, headline: str, expected: str
) -> None:
    text = f"# {headline}\n\nMayor Ada Crane met families on Friday."
    assert speakers(markdown(text)) == [expected]
