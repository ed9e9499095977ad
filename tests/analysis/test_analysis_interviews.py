"""Interviews: initials before a colon, questions in bold with plain answers below."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from speaking_support import Parse, names, speakers


@pytest.mark.parametrize(("asks", "answers"), [("LH", "AC"), ("L.H.", "A.C.")])
def test_initials_before_a_colon_are_the_people_of_the_introduction(
    parsed: Parse, asks: str, answers: str
) -> None:
    lines = (
        "Leo Hart met Ada Crane in Oslo.",
        f"{asks}: Why did you leave the theatre?",
        f"{answers}: I was tired of it all. I wanted to write.",
        f"{asks}: And did you write?",
        f"{answers}: I did. Every day.",
    )
    assert names(parsed("\n\n".join(lines))) == ["Leo Hart", "Ada Crane"] * 2


def bold_interview(introduction: str, answers: Sequence[str]) -> str:
    """An article with a question in bold before each answer."""
    asked = ("Why did you leave?", "And did you write?", "Do you miss it?")
    lines = [f"**{q}**\n\n{a}" for q, a in zip(asked, answers, strict=True)]
    return "\n\n".join(("# The last word", introduction, *lines))


FIRST_PERSON = ("I was tired.\n\nI wanted to write.", "My mother said no. I did.", "Not at all.")


def test_questions_in_bold_and_the_answers_below_have_names(markdown: Parse) -> None:
    introduction = "Leo Hart talked to Ada Crane in Oslo. Crane has written six plays."
    document = markdown(bold_interview(introduction, FIRST_PERSON))
    assert names(document) == ["Leo Hart", "Ada Crane"] * 3


def test_who_talks_to_the_interviewer_answers(markdown: Parse) -> None:
    introduction = "Ada Crane has written six plays. Crane spoke with Leo Hart in Oslo."
    document = markdown(bold_interview(introduction, FIRST_PERSON))
    assert names(document) == ["Leo Hart", "Ada Crane"] * 3


def test_of_two_named_alike_nobody_is_sure_to_answer(markdown: Parse) -> None:
    document = markdown(bold_interview("Ada Crane spoke with Leo Hart in Oslo.", FIRST_PERSON))
    assert set(names(document)) == {""}


def test_without_an_interviewer_named_the_answers_alone_have_a_voice(markdown: Parse) -> None:
    introduction = "We met Ada Crane in Oslo. Crane has written six plays."
    document = markdown(bold_interview(introduction, FIRST_PERSON))
    assert names(document) == ["", "Ada Crane"] * 3


@pytest.mark.parametrize(
    ("introduction", "answers"),
    [
        ("Ada Crane has written six plays.", FIRST_PERSON),
        (
            "Leo Hart talked to Ada Crane in Oslo.",
            ("The theatre closed in May.", "Crane wrote a play.", "Few do."),
        ),
    ],
)
def test_questions_in_bold_alone_make_no_interview(
    markdown: Parse, introduction: str, answers: Sequence[str]
) -> None:
    assert names(markdown(bold_interview(introduction, answers))) == []


def test_a_short_transcript_is_one_where_every_paragraph_has_a_label(parsed: Parse) -> None:
    lines = (
        "CHAIR: Good morning. We begin with the dredger.",
        "ADA CRANE: Thank you, Chair. The dredger has been broken since March.",
        "CHAIR: Who broke it?",
        "LEO HART: With respect, nobody broke it. It was never repaired.",
    )
    shown = speakers(parsed("\n\n".join(lines)))
    assert [name.casefold() for name in shown] == ["chair", "ada crane", "chair", "leo hart"]


def test_a_table_of_facts_is_no_transcript(parsed: Parse) -> None:
    lines = ("Place: The old mill.", "Hour: Ten.", "Entry: Free for all.", "Chair: Ada Crane.")
    assert speakers(parsed("\n\n".join(lines))) == []


def test_how_an_interview_ended_is_told_by_the_reporter(parsed: Parse) -> None:
    lines = (
        "Ada Crane has written six plays. She spoke to Leo Hart in Oslo.",
        "Q: Why did you leave?",
        "A: I was tired of it all.",
        "Q: And did you write?",
        "A: I did. Every day.",
        "Then Crane walked us to the gate. “Print all of it,” she said, “or print none.”",
    )
    shown = names(parsed("\n\n".join(lines)))
    assert len(shown) == 5
    assert shown[-1] == "Ada Crane"
