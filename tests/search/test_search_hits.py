"""Where a query's words stand in a text, and the piece of it that shows them best."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.hits import find, snippet
from reader.search.query import parse
from reader.search.tree import Field

TODAY = date(2024, 1, 31)


def lit(query: str, text: str) -> list[str]:
    """The words that light up."""
    return [text[start:end] for start, end in find(parse(query, TODAY), text)]


def shown(query: str, text: str, length: int) -> tuple[str, list[str]]:
    """The snippet, and the words that light up in it."""
    parsed = parse(query, TODAY)
    piece = snippet(parsed, text, find(parsed, text), length)
    return piece.text, [piece.text[start:end] for start, end in piece.spans]


def test_whole_words_light_up_wherever_they_are() -> None:
    assert lit("war ", "War, warden, post-war; the War’s end") == ["War", "war", "War"]


def test_a_word_being_typed_lights_up_the_words_it_begins() -> None:
    assert lit("war", "War, warden, thaw") == ["War", "warden"]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("angstrom ", "Anders Ångström", ["Ångström"]),
        ("ELYSEE ", "l’Élysée", ["Élysée"]),
        ("strasse ", "die Straße, die STRASSE", ["Straße", "STRASSE"]),
        ("final ", "ﬁnal", ["ﬁnal"]),
        ("cooperate ", "co\u00adoperate", ["co\u00adoperate"]),
        ("lodz ", "in ŁÓDŹ.", ["ŁÓDŹ"]),
        ("желтый ", "Жёлтый дом", ["Жёлтый"]),
        ("委员", "港口委员会", ["委员"]),
        ("위원회", "항구위원회가", ["위원회"]),
    ],
)
def test_folding_lights_up_the_source_as_it_is(query: str, text: str, words: list[str]) -> None:
    assert lit(query, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "the harbour board met",
        "the Harbour\nBoard met",
        "the harbour-board met",
        "the “harbour” board met",
        "the harbour’s board met",
        "the harbour – board met",
        "the harbour...\n\n    board met",
    ],
)
def test_exact_words_light_up_across_line_ends_hyphens_and_marks(text: str) -> None:
    (found,) = lit('"harbour board" ', text)
    assert found.lower().startswith("harbour")
    assert found.lower().endswith("board")


def test_exact_words_do_not_light_up_apart_or_inside_longer_words() -> None:
    assert lit('"harbour board" ', "harbour, the board; harbour boards; myharbour board") == []


def test_a_compound_lights_up_however_it_is_written() -> None:
    text = "cease-fire, ceasefire, cease fire, Cease‑Fire"
    assert lit("cease-fire ", text) == ["cease-fire", "ceasefire", "cease fire", "Cease‑Fire"]
    assert lit("ceasefire ", text) == ["cease-fire", "ceasefire", "Cease‑Fire"]
    assert lit("ohara ", "O’Hara and O'Hara") == ["O’Hara", "O'Hara"]


def test_excluded_words_sources_and_tags_do_not_light_up() -> None:
    text = "harbour board gazette port moor"
    assert lit("harbour -board in:gazette tag:port author:moor ", text) == ["harbour"]


def test_all_alternatives_light_up() -> None:
    assert lit("(harbour or quay) board ", "quay board harbour") == ["quay", "board", "harbour"]


def test_hits_that_overlap_are_one_hit() -> None:
    assert lit('"harbour board" board ', "the harbour board") == ["harbour board"]


def test_a_fields_words_light_up_in_its_place_only() -> None:
    text = "Harbour news\n\nThe harbour is shut. “The harbour is open.”"
    said = (text.index("“"), len(text))
    places: dict[Field, list[tuple[int, int]]] = {"title": [(0, 12)], "said": [said]}
    assert find(parse("title:harbour ", TODAY), text, places) == [(0, 7)]
    (hit,) = find(parse("said:harbour ", TODAY), text, places)
    assert hit[0] > said[0]
    assert len(find(parse("said:harbour harbour ", TODAY), text, places)) == 3


def test_no_query_lights_up_nothing() -> None:
    assert lit("", "harbour") == []
    assert lit("is:unread after:2023 ", "harbour") == []


LONG = (
    "The council met on Monday. " * 20
    + "Then the harbour was named. "
    + "Nothing else was said that day. " * 20
    + "At last the harbour board and the mayor spoke of the quay. "
    + "Everybody went home. " * 20
)


def test_the_snippet_shows_the_place_with_most_of_the_words() -> None:
    text, words = shown("harbour mayor quay ", LONG, 100)
    assert words == ["harbour", "mayor", "quay"]
    assert len(text) <= 102
    assert text.startswith("…")
    assert text.endswith("…")


def test_of_two_places_as_good_the_snippet_shows_the_earlier() -> None:
    text, _ = shown("harbour ", LONG, 80)
    assert "harbour was named" in text


def test_a_snippet_starts_and_ends_between_words() -> None:
    text, _ = shown("harbour ", LONG, 80)
    for word in text.strip("…").split():
        assert f" {word}" in LONG


def test_without_a_hit_the_snippet_is_the_beginning() -> None:
    assert shown("absent ", LONG, 30)[0] == "The council met on Monday. The…"
    assert shown("absent ", "Short.", 30) == ("Short.", [])


def test_a_snippet_is_one_line() -> None:
    assert shown("harbour ", "The\n\n  harbour \n board", 80) == ("The harbour board", ["harbour"])


def test_a_hit_longer_than_the_snippet_is_cut() -> None:
    text, words = shown('"a b c d e f g h" ', "x " * 50 + "a b c d e f g h" + " y" * 50, 8)
    assert words
    assert len(text) <= 10


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=30))
def test_hits_are_in_order_disjoint_and_inside_any_text(text: str, query: str) -> None:
    spans = find(parse(query, TODAY), text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@settings(deadline=None)
@given(
    st.text(alphabet="ab -’'“”\n北éßﬁ\u00ad\u0301", max_size=80), st.text("abé北ß-' ", max_size=12)
)
def test_a_snippets_hits_are_the_texts_hits(text: str, query: str) -> None:
    parsed = parse(query, TODAY)
    spans = find(parsed, text)
    piece = snippet(parsed, text, spans, 20)
    assert "\n" not in piece.text
    assert len(piece.text) <= 22
    for start, end in piece.spans:
        assert 0 <= start <= end <= len(piece.text)
    if len(text) <= 20:
        assert len(piece.spans) == len(spans)


@settings(deadline=None)
@given(st.text(max_size=60), st.data())
def test_a_word_of_any_text_lights_up(text: str, data: st.DataObject) -> None:
    words = [word for word in text.split() if word.isalpha()]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    query = parse(f'"{word}" ', TODAY)
    if query.root is not None:
        assert find(query, text)
