"""Two people of one surname: who is meant by it alone is said to be a guess."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed

from reader.analysis.parse import Parsed
from reader.annotations import SURE, Quotation

LIKELY = 0.7


def last(document: Parsed) -> Quotation:
    """The article's last quotation."""
    return analysed(document).quotations[-1]


@pytest.mark.parametrize(
    "before",
    [
        "Leo Marsh and Ida Marsh met at the pool.",
        "Leo Marsh closed the pool.\n\nIda Marsh, a teacher, swam there.\n\nIt rained.\n\n",
    ],
)
def test_a_surname_that_two_have_is_a_guess(parsed: Parse, before: str) -> None:
    quotation = last(parsed(f"{before} “And who will pay for it?” asked Marsh."))
    assert quotation.speaker_mention is not None
    assert quotation.confidence < LIKELY
    assert "may be" in quotation.reasons[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Leo Marsh closed it.\n\nIda Marsh came. “And who will pay for it?” asked Marsh.",
        "Leo Marsh and Ida Marsh met. “And who will pay for it?” asked Ida Marsh.",
        "Ida Marsh came. “And who will pay for it?” asked Marsh. Leo Marsh did not know.",
    ],
)
def test_what_tells_two_of_one_surname_apart_leaves_no_doubt(parsed: Parse, text: str) -> None:
    assert last(parsed(text)).confidence >= LIKELY


def test_a_speaker_is_no_surer_than_whom_a_pronoun_means(parsed: Parse) -> None:
    quotation = last(parsed("When Tran told Vela that it was shut, she said: “Then we swim.”"))
    assert quotation.confidence < SURE
    assert quotation.reasons[-1] == "“she” may mean somebody else"


def test_a_pronoun_that_can_mean_one_alone_leaves_no_doubt(parsed: Parse) -> None:
    quotation = last(parsed("When Tran heard that it was shut, she said: “Then we swim.”"))
    assert quotation.confidence >= SURE


def test_a_body_and_somebody_of_one_name_are_two(parsed: Parse) -> None:
    text = (
        "Morland, the family-owned supermarket, sold its shops. “We sell gladly,” Morland said "
        "in a statement. Silas Morland, a minister, was pleased. “Good for them,” Mr Morland said."
    )
    spoken = analysed(parsed(text))
    kinds = {entity.name: entity.kind for entity in spoken.cast.entities}
    assert kinds["Morland"] == "organisation"
    assert kinds["Silas Morland"] == "person"
    assert [spoken.name(q) for q in spoken.quotations] == ["Morland", "Silas Morland"]


def test_what_is_set_beside_somebody_makes_no_body_of_him(parsed: Parse) -> None:
    text = "Morland, a bank manager, was pleased. “Good for them,” Morland said."
    assert "organisation" not in {e.kind for e in analysed(parsed(text)).cast.entities}
