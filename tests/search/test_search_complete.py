"""Tab completes the names of fields, their values and saved searches."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.complete import Vocabulary, can_complete, complete

VOCABULARY = Vocabulary(
    speakers=["Ada Moor", "Élodie Roy", "Rosa Pike"],
    entities=["Ada Moor", "Northern Port"],
    sources=["Northern Gazette", "Almanac"],
    tags=["ports"],
    authors=["Ines Calder"],
    saved=["docks", "weekend reading"],
)


def completed(text: str, cursor: int | None = None) -> list[str]:
    at = len(text) if cursor is None else cursor
    return [completion.text for completion in complete(text, at, VOCABULARY)]


def test_a_fields_name_completes_to_the_field() -> None:
    assert completed("ti") == ["title:"]
    assert completed("harbour -a") == [
        "harbour -about:", "harbour -author:", "harbour -after:",
    ]  # fmt: skip


def test_a_value_completes_from_the_library_and_is_finished() -> None:
    assert completed("in:al") == ["in:Almanac "]
    assert completed("tag:") == ["tag:ports "]


def test_a_value_of_several_words_gets_its_marks() -> None:
    assert completed("by:ada") == ['by:"Ada Moor" ']
    assert completed('by:"ada m') == ['by:"Ada Moor" ']


def test_a_value_is_found_by_a_later_word_and_without_its_accents() -> None:
    assert completed("by:pike") == ['by:"Rosa Pike" ']
    assert completed("speaker:elo") == ['speaker:"Élodie Roy" ']


def test_marks_and_dates_complete() -> None:
    assert completed("is:un") == ["is:unread ", "is:unattributed ", "is:unnamed "]
    assert completed("after:last") == [
        'after:"last week" ', 'after:"last month" ', 'after:"last year" ',
    ]  # fmt: skip


def test_saved_searches_complete() -> None:
    assert completed("@d") == ["@docks "]


def test_what_stands_after_the_cursor_stays_and_the_cursor_goes_between() -> None:
    (completion,) = complete("in:al harbour", 5, VOCABULARY)
    assert completion.text == "in:Almanac harbour"
    assert completion.text[: completion.cursor] == "in:Almanac"
    assert completion.label == "Almanac"


def test_an_ordinary_word_or_nothing_has_no_completion() -> None:
    assert completed("") == completed("harbour ") == completed("zebra") == []
    assert completed("nofield:a") == []


def test_a_field_of_any_words_has_none_and_tab_is_free() -> None:
    for typed in ("said:ferry", "title:ferry", "-said:", "zebra", "harbour "):
        assert not can_complete(typed, len(typed))
    for typed in ("sa", "by:", "-in:al", "is:un", "after:last", "@d"):
        assert can_complete(typed, len(typed))


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(-5, 100))
def test_any_text_can_be_completed(text: str, cursor: int) -> None:
    for completion in complete(text, cursor, VOCABULARY):
        assert 0 <= completion.cursor <= len(completion.text)
