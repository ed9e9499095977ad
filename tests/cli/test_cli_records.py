"""What other programs are told of a speaker who is not known."""

from __future__ import annotations

from reader.annotations import Annotations, Entity, Quotation
from reader.article import bare_article
from reader.cli.records import analysis_record

TEXT = "The mayor and a clerk met. “It is late,” she said."


MAYOR = Entity("person:ruth-calder", "Ruth Calder", "person")
OWEN = Entity("person:owen-marsh", "Owen Marsh", "person")


def record(mention: tuple[int, int] | None, *speakers: str) -> object:
    """The speaker of the one quotation, as `analyse --json` has it."""
    article = bare_article("sample", TEXT, "en")
    start = TEXT.index("“")
    said = Quotation(
        ((start, TEXT.index("”") + 1),),
        "direct",
        speakers=speakers,
        speaker_mention=mention,
        confidence=0.95,
    )
    annotations = Annotations(article.digest, "test", (said,), (MAYOR, OWEN))
    (quote,) = analysis_record("sample.txt", article, annotations)["quotes"]
    return quote["speaker"]


SHE = (TEXT.index("she"), TEXT.index("she") + 3)
CLERK = (TEXT.index("a clerk"), TEXT.index("a clerk") + 7)


def test_a_pronoun_that_nobody_resolved_has_a_place_and_no_name() -> None:
    assert record(SHE) == {"name": None, "start": SHE[0], "end": SHE[1]}


def test_a_resolved_pronoun_has_the_name() -> None:
    expected = {"name": "Ruth Calder", "start": SHE[0], "end": SHE[1]}
    assert record(SHE, MAYOR.key) == expected


def test_a_source_without_a_name_is_told_by_its_words() -> None:
    assert record(CLERK) == {"name": "a clerk", "start": CLERK[0], "end": CLERK[1]}


def test_without_a_source_there_is_no_speaker() -> None:
    assert record(None) is None


def test_of_several_who_speak_together_the_names_stand_in_a_row() -> None:
    start, end = TEXT.index("The mayor"), TEXT.index(" met")
    expected = {"name": "Ruth Calder and Owen Marsh", "start": start, "end": end}
    assert record((start, end), MAYOR.key, OWEN.key) == expected
