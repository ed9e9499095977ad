"""Roles and surnames that two people share, and who goes on after a paragraph about two."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, names

from reader.annotations import LIKELY

TWO = "Jeb Marsh runs for governor. George Marsh left office long ago. Jeb Marsh met him on Monday."


def test_a_title_before_the_surname_of_two_is_nobodys_role(parsed: Parse) -> None:
    spoken = analysed(parsed(f"{TWO}\n\n“I am proud,” President Marsh said."))
    assert all(entity.roles == () for entity in spoken.cast.entities)
    assert spoken.quotations[0].confidence < LIKELY


def test_a_role_that_nobody_was_given_is_nobody_named(parsed: Parse) -> None:
    text = f"{TWO} President Marsh spoke.\n\n“He is proud,” the former president said."
    assert names(parsed(text)) == [""]


def test_a_title_tells_two_of_one_surname_apart(parsed: Parse) -> None:
    text = TWO.replace("George", "President George")
    assert names(parsed(f"{text}\n\n“I am proud,” President Marsh said.")) == ["George Marsh"]


SENATORS = "Senator Ted Cross leads in Ohio. Senator John Maddox does not like him.\n\n"


def test_of_two_senators_the_paragraphs_own_is_the_senator(parsed: Parse) -> None:
    text = f"{SENATORS}Cross defends his record. “I never lost a vote,” the senator says in it."
    spoken = analysed(parsed(text))
    assert names(parsed(text)) == ["Ted Cross"]
    assert spoken.quotations[0].confidence >= LIKELY


def test_the_paragraphs_own_senator_may_be_called_so_later_only(parsed: Parse) -> None:
    text = (
        "Ted Cross leads in Ohio. Senator John Maddox does not like him.\n\n"
        "Cross defends his record. “I never lost a vote,” the senator says in it.\n\n"
        "Maddox laughed. Senator Ted Cross left."
    )
    assert names(parsed(text)) == ["Ted Cross"]


def test_of_two_senators_either_is_a_guess_where_neither_is_named(parsed: Parse) -> None:
    spoken = analysed(parsed(f"{SENATORS}“I never lost a vote,” the senator says."))
    assert spoken.quotations[0].confidence < LIKELY


@pytest.mark.parametrize("verb", ["said", "explained"])
def test_the_subject_of_the_paragraph_before_speaks_on(parsed: Parse, verb: str) -> None:
    text = (
        "Boxer Joe Marlow died on Friday. Marlow was 74. Marlow won the title in his youth.\n\n"
        "Andrew Hale took his daughter, Chloe, to the gym on Sunday to tell her who Marlow was."
        f"\n\nHe {verb}: “He hit like a door and laughed like a child.”"
    )
    assert names(parsed(text)) == ["Andrew Hale"]
