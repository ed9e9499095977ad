"""Outside text is cleaned once, stays clean, and is compared without case or accents."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text import (
    cell_width,
    clean_body,
    clean_field,
    clean_url,
    fold,
    is_clean_body,
    truncate,
)

PIECES = st.sampled_from(
    (
        *("\x1b", "[", "]", "0;", "31m", "\x07", "\x1b\\", "\x9b", "\x9d", "\x9c", "\x90", "P"),
        *("\r", "\n", "\t", "\x85", "\u2028", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800"),
        *("\ufffe", "\U0001fffe", "e", "\u0301", "\u0316", "\u0654", "\u0627", "\u0344", "\u3099"),
        *("か", "ß", "İ"),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs")


@given(TEXTS)
def test_a_clean_body_has_no_control_characters_and_stays_as_it_is(text: str) -> None:
    body = clean_body(text)
    assert not any(map(is_control, body.replace("\n", "")))
    assert unicodedata.is_normalized("NFC", body)
    assert clean_body(body) == body
    assert is_clean_body(body)
    assert is_clean_body(text) == (body == text)


@given(TEXTS)
def test_a_clean_field_is_one_line_and_stays_as_it_is(text: str) -> None:
    field = clean_field(text)
    assert not any(map(is_control, field))
    assert unicodedata.is_normalized("NFC", field)
    assert len(field) <= 1_000
    assert field == " ".join(field.split())
    assert clean_field(field) == field


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]52;c;eA==\x1b\\after", "after"),
        ("\x9d0;title\x9cafter", "after"),
        ("\x1bPq#0;1\x1b\\after", "after"),
        ("\x1b_payload\x1b\\after", "after"),
        ("\x1bcafter", "after"),
        ("\x1b(Bafter", "after"),
    ],
)
def test_whole_escape_sequences_are_removed(raw: str, clean: str) -> None:
    assert clean_body(raw) == clean
    assert clean_field(raw) == clean


def test_a_sequence_that_never_ends_hides_no_words() -> None:
    assert clean_body("\x1b]0;the minister resigned\nHe said so.") == (
        "␛]0;the minister resigned\nHe said so."
    )


def test_a_sequence_left_by_removing_another_is_inert() -> None:
    assert clean_body("\x1b\x1b[0m[31mred") == "␛[31mred"


def test_every_kind_of_line_end_is_one_line_feed() -> None:
    assert clean_body("a\r\nb\rc\u2028d\x0ce\x85f") == "a\nb\nc\nd\ne\nf"
    assert clean_field("a\r\nb\rc\u2028d") == "a b c d"


def test_the_byte_order_mark_goes_and_a_tab_is_four_spaces() -> None:
    assert clean_body("\ufeffa\tb") == "a    b"


def test_direction_overrides_are_removed_and_joiners_kept() -> None:
    assert clean_body("a\u202eb\u2069c") == "abc"
    assert clean_field("a\u200fb") == "ab"
    assert clean_body("\U0001f469\u200d\U0001f680") == "\U0001f469\u200d\U0001f680"


def test_piled_up_accents_are_cut() -> None:
    assert clean_body("z" + "\u0310" * 50) == "z" + "\u0310" * 8


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "http://example.org", "mailto:ann@example.org"],
)
def test_web_and_mail_addresses_are_links(address: str) -> None:
    assert clean_url(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "/about", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"),
        *("ht\ntp://x", "https://", "https://example.org/" + "a" * 5_000),
    ],
)
def test_other_addresses_are_none(address: str) -> None:
    assert clean_url(address) == ""


@given(TEXTS.map(lambda text: "https://example.org/" + text))
def test_an_address_cannot_end_a_terminal_link(address: str) -> None:
    cleaned = clean_url(address)
    assert cleaned.isascii()
    assert cleaned.isprintable()
    assert " " not in cleaned
    assert clean_url(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë’s “café”", 'zoe\'s "cafe"'),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź – Đorđe", "lodz - dorde"),
        ("ΟΔΟΣ", "οδοσ"),
        ("naïve\u00a0co\u00adoperation", "naive cooperation"),
        ("`quoted´", "'quoted'"),
    ],
)
def test_folding_forgets_case_accents_and_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abc 漢字e\u0301\U0001f469\u200d", max_size=30), st.integers(0, 12))
@example("\u200d\u200da字a", 3)
def test_a_truncated_text_fits(text: str, cells: int) -> None:
    assert cell_width(truncate(text, cells)) <= cells


def test_a_cut_text_says_so() -> None:
    assert truncate("Harbour board", 8) == "Harbour…"
    assert truncate("漢字漢字", 4) == "漢…"
    assert truncate("Harbour", 8) == "Harbour"
