"""Bytes to text: the encodings that articles really come in, and a plain reason for the rest."""

from __future__ import annotations

import codecs

from reader.problems import Problem, Unreadable
from reader.text import clean_body

__all__ = ["decode"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)
SAMPLE = 4_096
"""Bytes from the beginning that tell text from anything else."""

CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\x0b\x0c\r\x1b"))
CONTROL_SHARE = 0.1
BROKEN_SHARE = 0.5
"""With fewer broken than sound UTF-8 sequences, by this factor, the file is meant to be UTF-8."""


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, not yet cleaned, and what was wrong with its encoding.

    Raises Unreadable when it is empty, blank or not text.
    """
    text, warnings = _decoded(data)
    if not clean_body(text[:SAMPLE]).strip() and not clean_body(text).strip():
        raise Unreadable(Problem("the file is empty", "put an article into it, or remove it"))
    return text, warnings


def _decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding)
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, "replace"), ()
    if data.startswith(SIGNATURES) or _is_binary(data[:SAMPLE]):
        reason = "this is not text but a binary file"
        raise Unreadable(Problem(reason, "save the article as UTF-8 text or Markdown"))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _not_utf8(data, data.count(b"\n", 0, error.start) + 1)


def _marked(data: bytes, mark: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    if encoding == "utf-8":
        data = data.removeprefix(mark)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        return text, (_broken(encoding.upper(), line),)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 of Western text shows as a zero in every second byte; else empty."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else ""


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return b"\0" in sample or controls > CONTROL_SHARE * len(sample)


def _not_utf8(data: bytes, line: int) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8 with some broken bytes, or one of the Western single-byte encodings."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not character.isascii() for character in text) - broken
    if broken < BROKEN_SHARE * sound:
        return text, (_broken("UTF-8", line),)
    reason = "the text is not UTF-8; it was read as Windows-1252"
    warning = Problem(reason, "if letters are wrong, save the file as UTF-8", line)
    try:
        return data.decode("cp1252"), (warning,)
    except UnicodeDecodeError:
        return data.decode("latin-1"), (warning,)


def _broken(encoding: str, line: int) -> Problem:
    return Problem(f"broken {encoding}: lost letters show as \ufffd", "save the file again", line)
