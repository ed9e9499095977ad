"""Corrections of what several say together, and how it is kept between two days."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Annotations, Entity, Mention, Quotation, together
from reader.article import bare_article
from reader.library import corrections
from reader.library.catalogue import Catalogue
from reader.library.judgement import REASON, Correction, What, of_entity, of_quotation
from reader.library.marks import Marks

TEXT = "“The pier must be mended,” Ann Lee and Leo Hart wrote. “Soon,” Lee said. Bo Moss was away."
ONE = bare_article("pier", TEXT, "en")
LEE, HART, MOSS = "person:ann-lee", "person:leo-hart", "person:bo-moss"


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


FOUND = Annotations(
    ONE.digest,
    "machine 1",
    (
        Quotation(
            (span("“The pier must be mended,”"),),
            "direct",
            (LEE, HART),
            span("Ann Lee and Leo Hart"),
            span("wrote"),
            0.95,
        ),
        Quotation((span("“Soon,”"),), "direct", (LEE,), span("Lee", 60), span("said"), 0.95),
    ),
    (
        Entity(LEE, "Ann Lee", "person", ("Lee",)),
        Entity(HART, "Leo Hart", "person"),
        Entity(MOSS, "Bo Moss", "person"),
    ),
    (
        Mention(LEE, *span("Ann Lee"), "name"),
        Mention(HART, *span("Leo Hart"), "name"),
        Mention(LEE, *span("Lee", 60), "name"),
        Mention(MOSS, *span("Bo Moss"), "name"),
    ),
)
LEE_HERE, HART_HERE, LEE_LATER, MOSS_HERE = range(4)


def of_words(number: int, what: What, value: str = "", entity: str = "") -> Correction:
    return Correction("q", what, of_quotation(ONE, FOUND.quotations[number]), value, entity)


def of_name(number: int, what: What, value: str = "", entity: str = "") -> Correction:
    return Correction("e", what, of_entity(ONE, FOUND.mentions[number]), value, entity)


def corrected(made: Correction) -> Annotations:
    return corrections.apply(FOUND, [made], ONE)


def who(found: Annotations) -> list[str]:
    return [found.speaker_name(quotation) for quotation in found.quotations]


def test_their_names_stand_in_a_row() -> None:
    assert who(FOUND) == ["Ann Lee and Leo Hart", "Ann Lee"]
    assert together(["Lee", "Hart", "Moss"]) == "Lee, Hart and Moss"
    assert together([]) == ""


def test_the_speaker_put_right_takes_the_place_of_both() -> None:
    assert who(corrected(of_words(0, "speaker", "Bo Moss", MOSS))) == ["Bo Moss", "Ann Lee"]
    assert who(corrected(of_words(0, "speaker"))) == ["", "Ann Lee"]


def test_several_are_said_to_speak_together() -> None:
    both = corrected(of_words(1, "speaker", "Ann Lee and Bo Moss", f"{LEE} {MOSS}"))
    assert who(both) == ["Ann Lee and Leo Hart", "Ann Lee and Bo Moss"]
    said = both.quotations[1]
    assert (said.speakers, said.speaker_mention) == ((LEE, MOSS), None)
    assert (said.confidence, said.reasons) == (1.0, (REASON,))
    assert both.entities == FOUND.entities
    three = f"{LEE} {HART} {MOSS}"
    all_three = corrected(of_words(1, "speaker", "Ann Lee, Leo Hart and Bo Moss", three))
    assert all_three.quotations[1].speakers == (LEE, HART, MOSS)


def test_where_both_are_named_the_mention_of_both_stays() -> None:
    both = corrected(of_words(0, "speaker", "Leo Hart and Ann Lee", f"{HART} {LEE}"))
    assert both.quotations[0].speakers == (HART, LEE)
    assert both.quotations[0].speaker_mention == span("Ann Lee and Leo Hart")


def test_of_several_whom_another_analysis_calls_otherwise_each_is_found_by_name() -> None:
    both = corrected(of_words(1, "speaker", "Lee and Jo Reed", "person:lee@0 group:jo-reed"))
    assert who(both)[1] == "Ann Lee and Jo Reed"
    assert both.entities[-1].kind == "group"


def test_one_name_with_an_and_in_it_is_one() -> None:
    for key in ("", "organisation:marsh-and-moss"):
        found = corrected(of_words(1, "speaker", "Marsh and Moss", key))
        assert len(found.quotations[1].speakers) == 1
        assert who(found)[1] == "Marsh and Moss"


@given(st.text(), st.text())
def test_whatever_an_imported_correction_has_for_names_and_keys(value: str, keys: str) -> None:
    assert len(corrected(of_words(1, "speaker", value, keys)).quotations) == 2


def test_several_speakers_are_kept_and_taken_back(tmp_path: Path) -> None:
    made = of_words(1, "speaker", "Ann Lee and Bo Moss", f"{LEE} {MOSS}")
    marks = Marks(tmp_path / "marks.sqlite")
    marks.correct("/pier.md", made)
    marks.close()
    again = Marks(tmp_path / "marks.sqlite")
    kept = again.corrections(ONE.digest, ("/pier.md",))
    assert who(corrections.apply(FOUND, kept, ONE))[1] == "Ann Lee and Bo Moss"
    assert "speaker Ann Lee and Bo Moss" in (again.undo() or "")
    assert again.corrections(ONE.digest, ("/pier.md",)) == ()
    again.close()


def test_one_of_them_renamed_or_merged_speaks_under_the_other_name() -> None:
    renamed = corrected(of_name(HART_HERE, "rename", "Leonard Hart", HART))
    assert who(renamed) == ["Ann Lee and Leonard Hart", "Ann Lee"]
    merged = corrected(of_name(HART_HERE, "merge", "Bo Moss", MOSS))
    assert who(merged) == ["Ann Lee and Bo Moss", "Ann Lee"]


def test_two_who_are_one_person_speak_once() -> None:
    found = corrected(of_name(HART_HERE, "merge", "Ann Lee", LEE))
    assert who(found) == ["Ann Lee", "Ann Lee"]
    assert found.quotations[0].speakers == (LEE,)


def test_where_one_of_them_is_somebody_else_the_other_stays() -> None:
    found = corrected(of_name(LEE_HERE, "split", "Una Lee"))
    assert who(found) == ["Una Lee and Leo Hart", "Ann Lee"]
    found = corrected(of_name(LEE_LATER, "split", "Una Lee"))
    assert who(found) == ["Ann Lee and Leo Hart", "Una Lee"]


def test_where_one_of_them_is_nobody_the_other_says_it() -> None:
    found = corrected(of_name(HART_HERE, "reject", entity=HART))
    assert who(found) == ["Ann Lee", "Ann Lee"]
    found = corrected(of_name(LEE_HERE, "reject", entity=LEE))
    assert who(found) == ["Leo Hart", ""]
    assert found.quotations[1].speaker_mention is None


def test_what_is_no_quotation_is_neithers() -> None:
    assert who(corrected(of_words(0, "not-quotation"))) == ["Ann Lee"]


@given(
    keys=st.lists(st.text(min_size=1), max_size=4, unique=True),
    names=st.lists(st.text(), min_size=4, max_size=4),
    confidence=st.floats(0, 1),
)
def test_however_many_speak_the_cache_gives_back_what_it_was_given(
    keys: list[str], names: list[str], confidence: float
) -> None:
    said = Quotation(((0, 3),), "direct", tuple(keys), (0, 3), None, confidence)
    entities = tuple(Entity(key, name, "person") for key, name in zip(keys, names, strict=False))
    found = Annotations("d" * 32, "1 model", (said,), entities)
    catalogue = Catalogue(None)
    catalogue.keep_annotations(found)
    assert catalogue.annotations(found.digest, found.analyser) == found
    catalogue.close()


def test_what_an_older_analyser_kept_is_made_again(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.keep_annotations(FOUND)
    assert catalogue.annotations(ONE.digest, "machine 2") is None
    catalogue.close()
