"""Files in any encoding are read, and those that are no text say so plainly."""

from __future__ import annotations

import codecs

import pytest

from reader import formats
from reader.problems import Unreadable

TEXT = "# Zoë’s quay\n\nThe board said “no” — twice.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_unicode_is_read_in_every_form(data: bytes) -> None:
    reading = formats.read(data, "quay.md")
    assert reading.article.text == "Zoë’s quay\n\nThe board said “no” — twice."
    assert reading.warnings == ()


def test_windows_1252_is_read_with_a_warning_that_names_the_line() -> None:
    reading = formats.read(TEXT.replace("ë", "e").encode("cp1252"), "quay.md")
    assert reading.article.text.endswith("The board said “no” — twice.")
    (warning,) = reading.warnings
    assert warning.line == 1
    assert "Windows-1252" in warning.reason


def test_broken_utf8_keeps_its_sound_letters() -> None:
    data = "# Zoë’s quay\n\nÉtienne, Zoë and José came.\n".encode() + b"A \xff word.\n"
    reading = formats.read(data, "quay.md")
    assert "Étienne, Zoë and José came. A \ufffd word." in reading.article.text
    assert reading.warnings[0].line == 4


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_the_line_of_what_is_broken_is_counted_in_lines(encoding: str) -> None:
    broken = b"\x00\xdc" if encoding == "utf-16-le" else b"\xdc\x00"
    before, after = "\ufeff# The quay\n\nOne line.\nA ", " word.\n" + "One more.\n" * 40
    data = before.encode(encoding) + broken + after.encode(encoding)
    assert formats.read(data, "quay.md").warnings[0].line == 4


def test_windows_1252_that_looks_like_utf8_in_one_place_is_windows_1252() -> None:
    data = "# Zoë’s quay\n\nÉtienne and José wrote “Ã©” where “é” had stood.\n".encode("cp1252")
    reading = formats.read(data, "quay.md")
    assert "Étienne and José wrote “Ã©” where “é”" in reading.article.text
    assert "Windows-1252" in reading.warnings[0].reason


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff\n".encode(), "\u00a0\u2003".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        formats.read(data, "quay.md")
    with pytest.raises(Unreadable, match="empty"):
        formats.read_raw(data, "quay.md")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04word",
        b"\x89PNG\r\n",
        b"word\0word word",
        bytes(range(1, 32)) * 9,
    ],
)
def test_a_binary_file_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary") as refusal:
        formats.read(data, "quay.md")
    assert refusal.value.problem.remedy


def test_the_table_of_formats_names_its_suffixes() -> None:
    assert {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ""} == formats.SUFFIXES
    assert formats.LIMIT > 1_000_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The board said that it would close the quay for the winter.", "en"),
        ("Der Rat hat am Samstag beschlossen, dass der Hafen im Winter geschlossen wird.", "de"),
        ("Le conseil a voté samedi pour la fermeture du quai pendant tout l’hiver.", "fr"),
        ("El consejo votó el sábado para cerrar el muelle durante todo el invierno.", "es"),
        ("Il consiglio ha votato sabato per la chiusura della banchina durante l’inverno.", "it"),
        ("De raad heeft zaterdag besloten dat de haven in de winter niet open is.", "nl"),
        ("Совет решил закрыть пристань на всю зиму, сообщил этот человек.", "ru"),
        ("Рада вирішила закрити пристань на всю зиму, повідомив її голова.", "uk"),
        ("港口委员会星期六投票决定冬天关闭东码头。", "zh"),
        ("港の委員会は土曜日に東の岸壁を冬の間閉じることを決めた。", "ja"),
        ("항만 위원회는 토요일에 동쪽 부두를 닫기로 결정했다.", "ko"),
        ("قرر المجلس يوم السبت إغلاق الرصيف الشرقي طوال الشتاء.", "ar"),
        ("12 : 30", ""),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert formats.read(f"# 1\n\n{text}\n".encode(), "1.md").article.language == language


def test_standard_input_is_markdown_when_it_looks_like_it() -> None:
    assert formats.read(b"# Quay\n\nIt *closed*.\n", "-").article.text == "Quay\n\nIt closed."
    assert formats.read(b"Quay\nIt *closed*.\n", "-").article.text == "Quay\n\nIt *closed*."
