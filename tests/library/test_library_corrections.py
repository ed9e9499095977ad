"""The reader's corrections: they win over the machine, in the same text and in a later one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Annotations, Entity, EntityKind, Mention, Quotation
from reader.article import Article, Block, digest
from reader.library import corrections
from reader.library.judgement import (
    REASON,
    Correction,
    What,
    difference,
    of_entity,
    of_quotation,
)
from reader.library.marks import Marks
from reader.library.store import Store, entry_of

TEXT = (
    "The quay closes\n\nThe board met on Monday. “We cannot mend it again,” said Ines Varga, the"
    " harbour master.\n\n“It was built for sail,” said Pell. The “quay” is old. Tom Pell is a"
    " pilot; Pell has a sister, Ada Pell.\n\nThe union said: “Our people called it ‘shameful’ and"
    " left.” The town of Varga is far away."
)


def article(text: str = TEXT) -> Article:
    blocks, place = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("paragraph" if place else "title", place, place + len(part)))
        place += len(part) + 2
    return Article(
        id="quay",
        title="The quay closes",
        source="Gazette",
        language="en",
        text=text,
        blocks=tuple(blocks),
        digest=digest(text, blocks),
    )


def quotation(one: Article, words: str, **facts: object) -> Quotation:
    start = one.text.index(words)
    return Quotation(((start, start + len(words)),), "direct", **facts)  # type: ignore[arg-type]


def mention(one: Article, entity: str, words: str, number: int = 0) -> Mention:
    start = -1
    for _ in range(number + 1):
        start = one.text.index(words, start + 1)
    return Mention(entity, start, start + len(words), "name")


def machine(one: Article) -> Annotations:
    """What the machine found, with its faults."""
    said = [
        quotation(
            one, "“We cannot mend it again,”", speakers=("person:ines-varga",), confidence=0.9
        ),
        quotation(one, "“It was built for sail,”", speakers=("person:ines-varga",), confidence=0.6),
        quotation(one, "“quay”"),
        quotation(one, "“Our people called it ‘shameful’ and left.”"),
        quotation(one, "‘shameful’", parent=3),
    ]
    pell = mention(one, "person:tom-pell", "Pell.")
    return Annotations(
        one.digest,
        "machine 1",
        tuple(said),
        (
            Entity("person:ines-varga", "Ines Varga", "person", ("Varga",), ("harbour master",)),
            Entity("person:tom-pell", "Tom Pell", "person", ("Pell",)),
            Entity("person:ada-pell", "Ada Pell", "person"),
        ),
        (
            mention(one, "person:ines-varga", "Ines Varga"),
            Mention("person:tom-pell", pell.start, pell.end - 1, "name"),
            mention(one, "person:tom-pell", "Tom Pell"),
            mention(one, "person:tom-pell", "Pell has"),
            mention(one, "person:ada-pell", "Ada Pell"),
            mention(one, "person:ines-varga", "Varga", 1),
        ),
    )


ONE = article()
FOUND = machine(ONE)


def on_quotation(
    number: int, what: What, value: str = "", entity: str = "", made: int = 1
) -> Correction:
    anchor = of_quotation(ONE, FOUND.quotations[number])
    return Correction(f"q{number}{what}{made}", what, anchor, value, entity, made_ns=made)


def on_entity(
    number: int, what: What, value: str = "", entity: str = "", made: int = 1
) -> Correction:
    anchor = of_entity(ONE, FOUND.mentions[number])
    return Correction(f"e{number}{what}{made}", what, anchor, value, entity, made_ns=made)


def corrected(*made: Correction, one: Article = ONE) -> Annotations:
    return corrections.apply(machine(one), made, one)


def names(found: Annotations) -> dict[str, str]:
    return {entity.key: entity.name for entity in found.entities}


# Quotations


def test_without_corrections_nothing_changes() -> None:
    assert corrected() == FOUND


def test_a_quotation_is_given_to_somebody_of_the_article() -> None:
    found = corrected(on_quotation(1, "speaker", "Tom Pell", "person:tom-pell"))
    assert found.quotations[1].speakers == ("person:tom-pell",)
    assert found.quotations[1].confidence == 1.0
    assert found.quotations[1].reasons == (REASON,)
    assert found.quotations[0] == FOUND.quotations[0]


def test_a_typed_name_is_somebody_of_the_article_or_somebody_new() -> None:
    known = corrected(on_quotation(1, "speaker", "tom pell"))
    assert known.quotations[1].speakers == ("person:tom-pell",)
    new = corrected(on_quotation(1, "speaker", "Jo Reed"))
    assert new.quotations[1].speakers == ("person:jo-reed",)
    assert names(new)["person:jo-reed"] == "Jo Reed"


def test_a_speaker_can_be_unknown() -> None:
    found = corrected(on_quotation(0, "speaker")).quotations[0]
    assert (found.speakers, found.speaker_mention, found.confidence) == ((), None, 1.0)


def test_what_is_no_quotation_is_gone_and_the_inner_one_stays() -> None:
    found = corrected(on_quotation(3, "not-quotation"), on_quotation(0, "not-quotation"))
    assert len(found.quotations) == 3
    assert [each.parent for each in found.quotations] == [None, None, None]


def test_the_numbers_of_parents_follow() -> None:
    found = corrected(on_quotation(0, "not-quotation"))
    assert found.quotations[3].parent == 2


def test_scare_quotes_are_nobodys_and_who_is_named_makes_them_words() -> None:
    scare = corrected(on_quotation(0, "quotation-kind", "scare")).quotations[0]
    assert (scare.kind, scare.speakers) == ("scare", ())
    named = corrected(
        on_quotation(2, "quotation-kind", "scare", made=1),
        on_quotation(2, "speaker", "Tom Pell", made=2),
    ).quotations[2]
    assert (named.kind, named.speakers) == ("partial", ("person:tom-pell",))


def test_the_last_correction_counts() -> None:
    first = on_quotation(1, "speaker", "Tom Pell", made=1)
    last = on_quotation(1, "speaker", "Ada Pell", made=2)
    assert corrected(last, first).quotations[1].speakers == ("person:ada-pell",)


# Entities


def test_a_renamed_entity_keeps_its_old_name_beside_the_new() -> None:
    found = corrected(on_entity(1, "rename", "Thomas Pell", "person:tom-pell"))
    entity = next(each for each in found.entities if each.key == "person:thomas-pell")
    assert (entity.name, entity.aliases) == ("Thomas Pell", ("Tom Pell", "Pell"))
    assert "person:tom-pell" not in {each.entity for each in found.mentions}


def test_renamed_to_another_of_the_article_the_two_are_one() -> None:
    found = corrected(on_entity(4, "rename", "Tom Pell", "person:ada-pell"))
    assert set(names(found)) == {"person:ines-varga", "person:tom-pell"}
    assert sum(each.entity == "person:tom-pell" for each in found.mentions) == 4


def test_two_names_of_one_person_are_merged() -> None:
    found = corrected(on_entity(4, "merge", "Tom Pell", "person:tom-pell"))
    assert "person:ada-pell" not in names(found)
    assert "Ada Pell" in next(e for e in found.entities if e.name == "Tom Pell").aliases


def test_one_mention_is_split_off() -> None:
    found = corrected(on_entity(5, "split", "Varga"))
    keys = {each.entity for each in found.mentions if each.start == FOUND.mentions[5].start}
    assert keys == {f"person:varga@{ONE.digest[:8]}"}
    assert names(found)["person:ines-varga"] == "Ines Varga"


def test_a_mention_is_split_off_to_another_of_the_article() -> None:
    found = corrected(on_entity(3, "split", "Ada Pell"))
    assert found.mentions[3].entity == "person:ada-pell"


def test_an_entity_is_of_another_kind() -> None:
    found = corrected(on_entity(0, "entity-kind", "place", "person:ines-varga"))
    assert names(found)["place:ines-varga"] == "Ines Varga"
    assert found.quotations[0].speakers == ("place:ines-varga",)


def test_a_rejected_entity_is_named_nowhere_and_says_nothing() -> None:
    found = corrected(on_entity(0, "reject", entity="person:ines-varga"))
    assert "person:ines-varga" not in names(found)
    assert not [each for each in found.mentions if each.entity == "person:ines-varga"]
    assert found.quotations[0].speakers == ()


def test_a_correction_after_a_rename_finds_the_renamed() -> None:
    found = corrected(
        on_entity(1, "rename", "Thomas Pell", "person:tom-pell", made=1),
        on_quotation(1, "speaker", "Tom Pell", "person:tom-pell", made=2),
    )
    assert found.quotations[1].speakers == ("person:thomas-pell",)


# Later texts


def test_a_correction_goes_with_its_words() -> None:
    later = article(TEXT.replace("The quay closes", "The old quay will close in spring"))
    found = corrected(on_quotation(1, "speaker", "Tom Pell", "person:tom-pell"), one=later)
    assert found.quotations[1].speakers == ("person:tom-pell",)


def test_an_edited_quotation_keeps_its_speaker_and_shows_the_edit() -> None:
    later = article(TEXT.replace("“We cannot mend it again,”", "“We cannot ever mend it again,”"))
    found = machine_of_edited(later)
    made = on_quotation(0, "speaker", "Tom Pell", "person:tom-pell")
    right = corrections.apply(found, [made], later).quotations[0]
    assert right.speakers == ("person:tom-pell",)
    assert right.reasons == (
        REASON,
        "the words were changed since: “We cannot {+ever+} mend it again,”",
    )


def machine_of_edited(later: Article) -> Annotations:
    said = quotation(later, "“We cannot ever mend it again,”", speakers=("person:ines-varga",))
    return Annotations(later.digest, "machine 2", (said,), FOUND.entities)


def test_words_that_are_gone_take_their_correction_with_them() -> None:
    later = article("The quay closes\n\nNobody said anything at all on that day.")
    found = Annotations(later.digest, "machine 1")
    made = on_quotation(1, "speaker", "Tom Pell")
    assert corrections.apply(found, [made], later) == found


def test_another_analysis_is_corrected_too() -> None:
    """With other boundaries than the quotation had, and another key."""
    start, end = FOUND.quotations[1].segments[0]
    again = Annotations(ONE.digest, "machine 2", (Quotation(((start + 1, end - 1),), "direct"),))
    found = corrections.apply(again, [on_quotation(1, "speaker", "Tom Pell", "person:x")], ONE)
    assert found.quotations[0].speakers == ("person:tom-pell",)


def test_a_difference_shows_the_words_that_went_and_came() -> None:
    assert difference("we do not agree", "we agree") == "we [-do not-] agree"


# Any corrections at all

WHATS: st.SearchStrategy[What] = st.sampled_from(
    ["speaker", "not-quotation", "rename", "merge", "split", "reject"]
)
VALUES = st.sampled_from(["Tom Pell", "Ines Varga", "Varga", "Jo", "", "“[/]”"])
KINDS: st.SearchStrategy[EntityKind] = st.sampled_from(["person", "place", "organisation"])


@given(
    made=st.lists(
        st.tuples(WHATS, VALUES, KINDS, st.integers(0, 4), st.sampled_from(sorted(names(FOUND)))),
        max_size=8,
    )
)
def test_whatever_is_corrected_the_annotations_hold_together(
    made: list[tuple[What, str, EntityKind, int, str]],
) -> None:
    given_ = [
        Correction(
            str(order),
            what,
            of_quotation(ONE, FOUND.quotations[place])
            if what in ("speaker", "not-quotation")
            else of_entity(ONE, FOUND.mentions[place]),
            value,
            entity,
            kind,
            order,
        )
        for order, (what, value, kind, place, entity) in enumerate(made)
    ]
    found = corrections.apply(FOUND, given_, ONE)
    keys = [entity.key for entity in found.entities]
    assert len(keys) == len(set(keys))
    assert all(each.entity in keys for each in found.mentions)
    for number, each in enumerate(found.quotations):
        assert set(each.speakers) <= set(keys)
        assert each.parent is None or (0 <= each.parent < len(found.quotations) != number)
    assert found == corrections.apply(FOUND, reversed(given_), ONE)


# Kept


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "marks.sqlite"


MADE = on_quotation(1, "speaker", "Tom Pell", "person:tom-pell")


def test_a_correction_is_there_next_time_and_can_be_undone(path: Path) -> None:
    marks = Marks(path)
    marks.correct("/a.md", MADE)
    assert marks.keys("corrected") == {"/a.md"}
    marks.close()
    again = Marks(path)
    assert again.corrections_of("/a.md") == (MADE,)
    assert again.undo() == "correction taken back (speaker Tom Pell) · a.md"
    assert again.corrections_of("/a.md") == ()
    assert again.undo() is None
    again.close()
    assert Marks(path).keys("corrected") == set()


def test_undo_goes_back_through_marks_and_corrections_in_turn(path: Path) -> None:
    marks = Marks(path)
    marks.set_starred("/a.md", True)
    marks.correct("/a.md", MADE)
    marks.set_read("/a.md", True)
    assert marks.undo() == "unread again · a.md"
    assert marks.undo() == "correction taken back (speaker Tom Pell) · a.md"
    assert marks.undo() == "no longer starred · a.md"


def test_a_correction_is_kept_once(path: Path) -> None:
    marks = Marks(path)
    marks.correct("/a.md", MADE)
    marks.correct("/a.md", MADE)
    assert marks.corrections_of("/a.md") == (MADE,)


def test_another_reader_sees_a_correction_and_its_undoing(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    one.correct("/a.md", MADE)
    one.flush()
    assert other.refresh()
    assert other.corrections_of("/a.md") == (MADE,)
    one.undo()
    one.flush()
    assert other.refresh()
    assert other.keys("corrected") == set()
    assert not other.writing


def test_a_copy_of_the_text_has_its_corrections(path: Path) -> None:
    marks = Marks(path, lambda key: entry_of(ONE, key, 1, 1))
    marks.correct("/a.md", MADE)
    assert marks.corrections(ONE.digest) == (MADE,)
    assert marks.corrections("another", ["/a.md"]) == (MADE,)
    assert marks.corrections("another", ["/b.md"]) == ()


def test_a_renamed_file_keeps_its_corrections(path: Path) -> None:
    marks = Marks(path, lambda key: entry_of(ONE, key, 1, 1))
    marks.correct("/library/old.md", MADE)
    store = Store()
    store.put([entry_of(ONE, "/library/new.md", 1, 1)])
    marks.follow(store)
    assert marks.corrections_of("/library/new.md") == (MADE,)
    marks.close()
    assert Marks(path).corrections_of("/library/new.md") == (MADE,)
