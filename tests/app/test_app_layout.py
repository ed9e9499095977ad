"""Text to lines: where lines end, what stands on them, and the way back to the text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_support import article_of, paragraphs
from rich.cells import get_character_cell_size

from reader.app.page.layout import Lines, lay_out
from reader.app.page.wrap import NOT_ONE_CELL, chop, clusters, is_one_cell, wrap
from reader.article import Article, Block
from reader.text import cell_width, clean_body

SCRIPTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
        st.sampled_from(list("aé ,.“”「」。日本語한국어ไทยक्षिעבר🇬🇧👩‍👧️\n —-")),
    ),
    max_size=200,
).map(clean_body)


def drawn(lines: Lines) -> list[str]:
    return ["".join(text for text, _ in lines.pieces(n)) for n in range(len(lines))]


def body(article: Article, width: int = 30, unfolded: bool = False) -> list[str]:
    """The rows that show text, without trailing blanks."""
    lines = lay_out(article, width, unfolded=unfolded)
    rows = drawn(lines)
    return [rows[n].rstrip() for n, row in enumerate(lines.rows) if row.kind == "text"]


def test_every_character_called_one_cell_is_one_cell_wide() -> None:
    for code in range(0x20, 0x3000):
        if not NOT_ONE_CELL.match(chr(code)):
            assert get_character_cell_size(chr(code)) == 1, hex(code)


@given(SCRIPTS, st.integers(2, 40))
def test_wrapping_loses_only_white_space_and_never_overflows(text: str, width: int) -> None:
    spans = list(wrap(text, 0, len(text), width))
    position = 0
    letters = {start for start, _, _ in clusters(text)} | {len(text)}
    for start, end in spans:
        assert text[position:start].strip(
            " \n\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
        ) in (
            "",
            "\u1680",
            "\u205f",
        )
        line = text[start:end]
        assert cell_width(line) <= width or len(clusters(line)) == 1
        assert is_one_cell(text) or "\n" in text or {start, end} <= letters
        position = end
    assert not text[position:].strip()


@given(st.text("ab c,-", max_size=120), st.integers(3, 20))
def test_a_line_could_not_have_held_the_next_word(text: str, width: int) -> None:
    spans = list(wrap(text, 0, len(text), width))
    for (start, end), (after, _) in pairwise(spans):
        word = re.match(r"[^ ]*", text[after:])
        assert word is not None
        if text[end:after]:
            assert after + len(word[0]) - start > width


def test_words_move_to_the_next_line_whole() -> None:
    text = "The board met on Monday and again on Tuesday"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 16)] == [
        "The board met on",
        "Monday and again",
        "on Tuesday",
    ]


def test_a_long_address_is_cut_after_a_slash() -> None:
    text = "https://example.org/harbour/minutes/2024"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 30)] == [
        "https://example.org/harbour/",
        "minutes/2024",
    ]


def test_a_no_break_space_holds_its_words_together() -> None:
    text = "they paid 10\u00a0000 crowns"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 14)] == [
        "they paid",
        "10\u00a0000 crowns",
    ]


def test_a_japanese_line_does_not_begin_with_a_full_stop() -> None:
    text = "港の門が開いた。市長は黙っていた。"
    lines = [text[a:b] for a, b in wrap(text, 0, len(text), 14)]
    assert len(lines) > 1
    assert all(line[0] not in "。っ" for line in lines)


def test_korean_words_stay_whole() -> None:
    text = "항구 위원회가 회의를 열었다"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 14)] == [
        "항구 위원회가",
        "회의를 열었다",
    ]


@pytest.mark.parametrize("letter", ["🇬🇧", "👩‍👩‍👧", "क्षि", "e\u0323\u0301", "1️⃣"])
def test_what_is_one_letter_to_a_reader_is_never_cut(letter: str) -> None:
    text = letter * 7
    for start, end in wrap(text, 0, len(text), 3):
        assert (end - start) % len(letter) == 0


def test_code_keeps_its_spaces_and_is_cut_at_the_width() -> None:
    code = "if   a:  b"
    assert [code[a:b] for a, b in chop(code, 0, len(code), 4)] == ["if  ", " a: ", " b"]


def test_the_header_stands_above_the_text() -> None:
    article = article_of(
        ("title", "Gates open"),
        ("standfirst", "Nobody signed"),
        ("paragraph", "It rained."),
        authors=("A. B.",),
    )
    kinds = [row.kind for row in lay_out(article, 40).rows]
    assert kinds == [
        *("blank", "text", "blank", "text", "blank", "byline", "meta", "presence", "blank"),
        *("text", "blank", "end"),
    ]


def test_a_headline_that_is_not_in_the_text_is_drawn_all_the_same() -> None:
    article = article_of(("paragraph", "It rained."), title="notes-of-monday")
    assert body(article) == ["notes-of-monday", "It rained."]


def test_items_hang_under_their_first_word_and_stand_close() -> None:
    article = article_of(
        Block("item", 0, 0, 1, "•", "the first of the items is long"),
        Block("item", 0, 0, 2, "10.", "nested below it and long"),
    )
    assert body(article, 20) == [
        "• the first of the",
        "  items is long",
        "  10. nested below",
        "      it and long",
    ]


def test_the_bar_of_a_displayed_quotation_runs_through_its_blank_rows() -> None:
    article = article_of(("blockquote", "One."), ("blockquote", "Two."))
    rows = [row.rstrip() for row in drawn(lay_out(article, 30))]
    first = rows.index("▎ One.")
    assert rows[first : first + 3] == ["▎ One.", "▎", "▎ Two."]


def test_wrapped_code_says_that_it_goes_on() -> None:
    article = article_of(("code", "short\n\n" + "x" * 20))
    assert body(article, 14) == ["┊ short", "┊", "┊ " + "x" * 12, "┊↪" + "x" * 8]


def test_a_table_that_fits_is_a_grid_with_numbers_to_the_right() -> None:
    article = article_of(("table", "Harbour\tShips\nOster\t7\nNorth\t1,204"))
    assert body(article) == [
        "Harbour  Ships",
        "───────  ─────",
        "Oster        7",
        "North    1,204",
    ]


def test_a_table_that_does_not_fit_is_read_record_by_record() -> None:
    article = article_of(
        ("table", "Name\tWhat\nOster\tthe gates stood open all night long\nNorth\tno")
    )
    assert body(article) == [
        "Name: Oster",
        "  What: the gates stood open",
        "        all night long",
        "",
        "Name: North",
        "  What: no",
    ]


def test_a_grid_may_run_into_the_margin() -> None:
    article = article_of(("table", "Harbour\tShips in the summer\nOster\t7"))
    rows = drawn(lay_out(article, 20, wide=40))
    assert "Harbour  Ships in the summer" in rows


def test_furniture_is_one_row_until_it_is_unfolded() -> None:
    article = article_of(
        ("paragraph", "It rained."), ("furniture", "Share"), ("furniture", "Sign up")
    )
    folds = [row for row in lay_out(article, 40).rows if row.kind == "fold"]
    assert [article.text[row.start : row.end] for row in folds] == ["Share\n\nSign up"]
    assert body(article) == ["It rained."]
    assert body(article, unfolded=True) == ["It rained.", "┊ Share", "┊ Sign up"]


def test_an_offset_in_folded_furniture_leads_to_the_row_that_stands_for_it() -> None:
    article = article_of(
        ("paragraph", "It rained."), ("furniture", "Share"), ("furniture", "Sign up")
    )
    lines = lay_out(article, 40)
    assert lines.rows[lines.line_of(article.text.index("up"))].kind == "fold"


def test_a_picture_without_a_caption_is_still_there() -> None:
    assert body(article_of(("paragraph", "It rained."), ("image", ""))) == [
        "It rained.",
        "▣ picture",
    ]


def test_a_second_level_heading_has_more_air_above() -> None:
    article = article_of(
        ("paragraph", "One."), Block("heading", 0, 0, 2, "", "Head"), ("paragraph", "Two.")
    )
    rows = drawn(lay_out(article, 30))
    assert rows[rows.index("One.") :][:5] == ["One.", "", "", "Head", ""]


MIXED = article_of(
    ("title", "日本語 and a headline"),
    ("paragraph", "A line of “words” that runs over, café 東京 👩‍👩‍👧 end."),
    Block("item", 0, 0, 1, "•", "an item that runs over its row too"),
    ("table", "Harbour\tShips\nOster\t7"),
    ("table", "Name\tWhat\nOster\tthe gates stood open all night long and more"),
    ("code", "x = 1\n" + "y" * 50),
)


@pytest.mark.parametrize("width", [12, 20, 40, 80])
def test_every_drawn_character_knows_its_offset_and_every_offset_its_row(width: int) -> None:
    lines = lay_out(MIXED, width)
    seen: set[int] = set()
    for number in range(len(lines)):
        cell = 0
        for text, start in lines.pieces(number):
            for a, b, cells in clusters(text):
                if start >= 0:
                    assert lines.offset_at(number, cell) == start + a
                    assert lines.line_of(start + a) == number
                    seen.update(range(start + a, start + b))
                else:
                    assert lines.offset_at(number, cell) is None or not cells
                cell += cells
    heads = [MIXED.text.index(head) for head in ("Harbour\tShips", "Name\tWhat")]
    hidden = {offset for head in heads for offset in range(head, MIXED.text.index("\n", head))}
    unseen = {n for n, c in enumerate(MIXED.text) if not c.isspace()} - seen
    assert unseen <= hidden


@given(st.lists(SCRIPTS, max_size=6), st.integers(12, 60))
def test_any_text_lays_out_and_every_offset_has_a_row(texts: list[str], width: int) -> None:
    article = paragraphs(*texts)
    lines = lay_out(article, width)
    for offset in range(0, len(article.text) + 1, 7):
        assert 0 <= lines.line_of(offset) < len(lines)
    for row in drawn(lines):
        assert cell_width(row) <= width or len(clusters(row)) == 1


def test_an_article_without_a_word_lays_out() -> None:
    assert len(lay_out(article_of(), 40)) > 0
