"""Anchors: a mark finds its words again in a changed text, or says that it cannot."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.library.anchors import CONTEXT, Anchor, Located, anchored, locate

TEXT = (
    "The quay closes\n\nThe board met on Monday in the old customs house. “We cannot mend it"
    " again,” said Ines Varga.\n\n“No,” said Tom Pell, who had sailed from it. “It was built for"
    " sail, and sail is gone from this coast for good,” he added.\n\nNobody else spoke."
)
LONG = "“It was built for sail, and sail is gone from this coast for good,”"


def mark(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return anchored(text, "old", start, start + len(words))


def now(anchor: Anchor, text: str) -> tuple[str, str]:
    found = locate(anchor, text, "new")
    return found.state, text[found.start : found.end]


def test_an_anchor_keeps_its_words_and_what_stands_around_them() -> None:
    anchor = mark("“No,”")
    assert anchor.exact == "“No,”"
    assert TEXT[anchor.start - CONTEXT : anchor.start] == anchor.prefix
    assert TEXT[anchor.end : anchor.end + CONTEXT] == anchor.suffix


def test_in_the_same_text_it_is_the_same() -> None:
    anchor = mark("“No,”")
    assert locate(anchor, TEXT, "old") == Located("same", anchor.start, anchor.end)


def test_a_change_elsewhere_after_it_leaves_it_the_same() -> None:
    assert now(mark("“No,”"), TEXT + " The end.") == ("same", "“No,”")


def test_a_new_headline_moves_it() -> None:
    changed = TEXT.replace("The quay closes", "The old ferry quay will close")
    assert now(mark("“No,”"), changed) == ("moved", "“No,”")


def test_a_long_quotation_is_known_in_another_paragraph() -> None:
    before = TEXT.replace("who had sailed from it. ", "who had sailed from it.\n\nIt rained.\n\n")
    assert now(mark(LONG), before) == ("moved", LONG)


def test_words_that_were_edited_are_changed_with_the_new_words() -> None:
    edited = TEXT.replace("sail is gone from this coast", "sail has gone from that coast")
    state, words = now(mark(LONG), edited)
    assert state == "changed"
    assert words == "“It was built for sail, and sail has gone from that coast for good,”"


def test_quite_other_words_in_its_place_are_not_the_same_words_changed() -> None:
    other = TEXT.replace(LONG, "“I have nothing more to say to any of you today,”")
    assert now(mark(LONG), other)[0] == "gone"


def test_a_lookalike_is_never_taken_for_it() -> None:
    text = TEXT.replace("“No,” said Tom Pell, who had", "Tom Pell, who had")
    lookalike = text + "\n\nLater that evening:\n\n“No,” said Tom Pell, who had left by then."
    assert now(mark("“No,”"), lookalike)[0] == "gone"


def test_a_name_inside_another_word_is_not_the_name() -> None:
    text = "The minister met Linus in the port, and they agreed on the price of coal."
    anchor = mark("Linus", text)
    assert now(anchor, text.replace("Linus", "Linuses"))[1] != "Linus"


def test_long_words_that_end_in_a_name_are_not_there_where_the_name_goes_on() -> None:
    words = "in the old customs house above the quay the minister met Linus"
    text = f"It was on Monday evening that {words}, and the talks went on till late."
    anchor = mark(words, text)
    assert now(anchor, text.replace("talks went on", "two spoke")) == ("same", words)
    longer = text.replace("Linus, and the talks", "Linuses of all the harbours")
    assert now(anchor, longer)[1] != words


def test_of_two_places_that_are_quite_alike_it_is_neither() -> None:
    paragraph = "He was asked by the reporters again. “No,” he said to all of the reporters. "
    anchor = mark("“No,”", paragraph * 3)
    assert now(anchor, "A new line. " + paragraph * 3)[0] in ("gone", "moved")
    assert now(anchor, paragraph + "Between. " + paragraph + "Between. " + paragraph)[0] == "gone"


def test_the_whole_text_can_be_marked() -> None:
    anchor = anchored("Rain.", "old", 0, 5)
    assert locate(anchor, "Rain.", "new") == Located("same", 0, 5)
    assert now(anchor, "Sun.")[0] == "gone"
    assert now(anchor, "")[0] == "gone"


words = st.text(alphabet="ab “”,.\n", max_size=120)


@given(text=words, other=words, data=st.data())
def test_what_is_found_is_the_exact_words_with_their_context(
    text: str, other: str, data: st.DataObject
) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchored(text, "old", start, end)
    assert locate(anchor, text, "old") == Located("same", start, end)
    found = locate(anchor, other, "new")
    assert 0 <= found.start <= found.end <= len(other)
    if found.state in ("same", "moved"):
        assert other[found.start : found.end] == anchor.exact
    if found.state == "same":
        assert found.start == start
    if found.state == "changed":
        assert other[found.start : found.end].strip()
    if found.state == "gone":
        assert found == Located("gone")


@given(before=words, text=st.text(min_size=1), after=words, data=st.data())
def test_it_is_found_where_it_went_or_nowhere(
    before: str, text: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchored(text, "old", start, end)
    found = locate(anchor, before + text + after, "new")
    if found.state == "moved" and (before + text + after).count(anchor.exact) == 1:
        assert found.start == len(before) + start


def test_a_text_of_one_letter_is_no_burden() -> None:
    anchor = anchored("a" * 100_000, "old", 500, 600)
    assert locate(anchor, "a" * 100_001, "new").state == "gone"
