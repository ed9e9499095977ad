"""What is no part of a name, what is no name, and kinds that the words around tell."""

from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyser
from reader.annotations import Entity
from reader.formats import read_raw


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """The analysis with the default pipeline."""
    return Analyser()


def entities(analyser: Analyser, text: str) -> dict[str, Entity]:
    """The entities of a text by their names."""
    found = analyser.analyse(read_raw(text.encode(), "passage.txt")).entities
    return {entity.name: entity for entity in found}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Hi Ruth, thank you for the boat. Ruth Calder will bring it.", "Ruth Calder", "person"),
        ("Calder's husband, Tom, paints boats in Oslo. He likes it.", "Calder", "person"),
        ("Owen Marsh, a fund manager at Silverbrook, sold it.", "Silverbrook", "organisation"),
        ("Ruth Calder told Nordbladet that she would not sell.", "Nordbladet", "organisation"),
        ("Ruth Calder took over from Lars Tveit in May. It was late.", "Lars Tveit", "person"),
        ("16:20 GMT\nThe Tidal Institute denies it.", "Tidal Institute", "organisation"),
        ("Calder — who is 70 and rows every day — says she is well.", "Calder", "person"),
        ("Calder said she was “delighted”.", "Calder", "person"),
        ("Ruth Calder said so in her show Marlowe on Friday.", "Marlowe", "work"),
        ("The finding was in the journal Tidewater on Friday.", "Tidewater", "organisation"),
    ],
)
def test_what_stands_around_tells_the_kind(
    analyser: Analyser, text: str, name: str, kind: str
) -> None:
    found = entities(analyser, text)
    assert name in found
    assert found[name].kind == kind


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("Chapter 1\n\nThe boat left at noon. Ruth Calder rowed.", "Chapter"),
        ("“Even I can row that, Papa,” said Ruth Calder.", "Papa"),
        ("Ruth Calder, Leader of the Opposition, rowed home.", "Leader of the Opposition"),
        ("“She reads EVERYTHING,” said Ruth Calder.", "EVERYTHING"),
        ("The fans' paper summed it up in its headline: “Robbed.”", "Robbed"),
    ],
)
def test_what_is_no_name(analyser: Analyser, text: str, no_name: str) -> None:
    assert no_name not in entities(analyser, text)


@pytest.mark.parametrize("letters", ["MP", "KC", "QC", "OBE", "PhD", "MSP"])
def test_letters_behind_a_name_make_nobody_else(analyser: Analyser, letters: str) -> None:
    found = entities(analyser, f"Ruth Calder {letters} rowed home. Ruth Calder {letters} smiled.")
    assert found["Ruth Calder"].key == "person:ruth-calder"


def test_father_and_son_are_two(analyser: Analyser) -> None:
    found = entities(analyser, "Tom Hale Jr. rowed home. Tom Hale Jr. smiled.")
    assert [entity.key for entity in found.values() if entity.kind == "person"] != [
        "person:tom-hale"
    ]


def test_a_role_ends_before_a_title(analyser: Analyser) -> None:
    found = entities(analyser, "His colleague Dr. Ruth Calder rowed home. She smiled.")
    assert found["Ruth Calder"].roles == ("colleague",)


def test_a_role_of_two_halves_is_whole(analyser: Analyser) -> None:
    found = entities(analyser, "Director-General Ruth Calder rowed home. She smiled.")
    assert found["Ruth Calder"].roles == ("Director-General",)
