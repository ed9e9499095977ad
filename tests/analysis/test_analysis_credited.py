"""Speakers whom the form of the text names: labels of a hearing, of a list; signatures."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, confidence, speakers, words

HEARING = (
    "Members of the board: Ruth Calder (Chair); Owen Marsh; Dame Ida Pell.",
    "Q1 Chair: Good morning, Mr Hale. Did you read the survey?",
    "Tom Hale: Good morning. I read the summary of it.",
    "Q2 Chair: Only the summary?",
    "Tom Hale: It was a long survey.",
    "Q3 Owen Marsh: How long was it, Mr Hale?",
    "TOM HALE: Forty pages, I believe.",
    "Dame Ida Pell: And how long is the summary?",
    "[Laughter.]",
    "Chair: We shall all read it tonight.",
)


def test_the_turns_of_a_hearing_are_those_of_their_labels(parsed: Parse) -> None:
    chair, hale = "Ruth Calder", "Tom Hale"
    turns = [chair, hale, chair, hale, "Owen Marsh", hale, "Ida Pell", chair]
    assert speakers(parsed("\n\n".join(HEARING))) == turns


def test_the_number_of_a_question_is_no_part_of_a_name(parsed: Parse) -> None:
    cast = analysed(parsed("\n\n".join(HEARING))).cast
    assert not [entity.name for entity in cast.entities if entity.name.startswith("Q")]


def test_who_is_only_listed_at_the_head_of_a_hearing_says_nothing(parsed: Parse) -> None:
    head = "Witness: Tom Hale, Director of Surveys, Northby Port Trust."
    document = parsed("\n\n".join((HEARING[0], head, *HEARING[1:])))
    assert len(speakers(document)) == 8


def test_initials_that_stand_for_the_paper_are_the_papers(markdown: Parse) -> None:
    paragraphs = (
        "Clockmaker Ada Crane, 70, has a shop in Bergen. Crane mends what others throw away.",
        "**Harbour Mercury: When did you begin?**",
        "**Crane:** I was nine. My uncle gave me a watch to break.",
        "**HM: Did you break it?**",
        "**Crane:** I broke it twice. Then I mended it.",
        "*Q: Who will mend clocks after you?*",
        "A: Nobody. They will have to be late.",
    )
    document = markdown("\n\n".join(paragraphs))
    paper, crane = "Harbour Mercury", "Ada Crane"
    assert speakers(document) == [paper, crane, paper, crane, paper, crane]


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("- Jean-Marc Oldham, vice-president: “We count every brick.”", "Jean-Marc Oldham"),
        ("- Ruth Calder (since retired): “I never saw the bill.”", "Ruth Calder"),
        (
            "Owen Marsh, chairman of the Northby Bell Ringers' Guild: “Silence? Try us.”",
            "Owen Marsh",
        ),
        ("Here is Owen Marsh of the Guild on the wireless: “Come and ring.”", "Owen Marsh"),
    ],
)
def test_a_name_with_a_role_before_a_colon_speaks(markdown: Parse, item: str, who: str) -> None:
    document = markdown(f"The board of the bell tower met in May. They spoke.\n\n{item}")
    assert (speakers(document)[-1], confidence(document) >= 0.9) == (who, True)


def test_a_clause_with_a_verb_before_a_colon_is_no_label(markdown: Parse) -> None:
    text = "Ruth Calder, who met Owen Marsh, heard him say: “Come and ring.”"
    assert speakers(markdown(text)) != ["Ruth Calder"]


SIGNED = "Ruth Calder spoke last. She was “not amused”, she said."


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("-- Statement of the Northby Harbour Institute", "Northby Harbour Institute"),
        ("— Letter from Owen Marsh, 3 May", "Owen Marsh"),
        ("— Owen Marsh's private secretary, 3 May", "Owen Marsh's private secretary"),
        ("— Owen Marsh, Northby", "Owen Marsh"),
    ],
)
@pytest.mark.parametrize("marks", ["“{}”", "{}"])
def test_the_signature_of_a_block_quotation_is_its_speaker(
    markdown: Parse, line: str, who: str, marks: str
) -> None:
    said = marks.format("The tower has stood for three hundred years.")
    document = markdown(f"{SIGNED}\n\n> {said}\n>\n> {line}")
    assert len(speakers(document)) == 2
    assert (speakers(document)[-1], confidence(document) >= 0.9) == (who, True)


def test_a_minister_for_something_is_the_one_who_is_named(parsed: Parse) -> None:
    text = "Minister for Bridges Ruth Calder said:\n\n“It will stand.”\n\nOwen Marsh smiled."
    spoken = analysed(parsed(text))
    assert speakers(parsed(text)) == ["Ruth Calder"]
    (calder,) = (e for e in spoken.cast.entities if e.name == "Ruth Calder")
    assert calder.roles == ("Minister for Bridges",)


@pytest.mark.parametrize(
    "text",
    [
        "Spokesman for President Ruth Calder said: “It will stand.”",
        "Aide to Ruth Calder said: “It will stand.”",
    ],
)
def test_who_serves_somebody_is_not_the_one_served(parsed: Parse, text: str) -> None:
    assert "Ruth Calder" not in words(parsed(text))
    assert "Ruth Calder" not in speakers(parsed(text))
