"""The one door for outside text: cleaned on the way in and again at every way out.

Every function is pure and total; the cleaners are idempotent. Cleaning comes before offsets exist:
spans are only ever taken over text that has been through here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from rich.cells import cell_len, set_cell_size

__all__ = [
    "cell_width",
    "clean_body",
    "clean_field",
    "clean_url",
    "fold",
    "fold_with_offsets",
    "truncate",
]

FIELD_LIMIT = 1_000
"""Characters of a one-line field that are kept: longer titles are broken titles."""

COMBINING_LIMIT = 8
"""Combining marks kept on one character; more is drawn over the neighbouring lines."""

ESCAPE_SEQUENCE = re.compile(
    r"""
      (?:\x1b\[|\x9b) [0-?]* [ -/]* [@-~]                        # CSI
    | (?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])                     # OSC, DCS, SOS, PM, APC
      [^\x07\x1b\x9c\n]{0,4096} (?:\x07|\x1b\\|\x9c)              # with their terminator
    | \x1b [ -/]* [0-Z\\^-~]                                      # the short ones
    """,
    re.VERBOSE,
)
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
BIDI_EMBEDDINGS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
BIDI_MARKS = re.compile(r"[\u200e\u200f\u061c]")
NOT_TEXT = re.compile(r"[\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]")
COMBINING_RUN = re.compile(
    rf"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{COMBINING_LIMIT}}})"
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
SPACES = re.compile(r"\s+")


def _picture(match: re.Match[str]) -> str:
    """The control picture (U+2400 block) that stands for a control character."""
    code = ord(match[0])
    if code == 0x09:
        return "    "
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _clean(text: str) -> str:
    text = ESCAPE_SEQUENCE.sub("", text)
    text = BIDI_EMBEDDINGS.sub("", text)
    return NOT_TEXT.sub("\ufffd", text)


def clean_body(text: str) -> str:
    """Text of several lines that is safe to measure and to draw.

    NFC; every line end is LF; whole escape sequences and bidi embeddings are gone; what is left of
    the control characters is shown as control pictures; tabs are four spaces.
    """
    text = LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    text = unicodedata.normalize("NFC", CONTROLS.sub(_picture, _clean(text)))
    return COMBINING_RUN.sub(r"\1", text)


def clean_field(text: str) -> str:
    """One line (a title, a name, a tag) without control characters, at most 1,000 characters."""
    text = CONTROLS.sub(
        " ", _clean(LINE_ENDS.sub(" ", text.removeprefix("\ufeff"))).replace("\n", " ")
    )
    text = unicodedata.normalize("NFC", BIDI_MARKS.sub("", text))
    return SPACES.sub(" ", COMBINING_RUN.sub(r"\1", text))[:FIELD_LIMIT].strip()


def clean_url(address: str) -> str:
    """The address with everything but printable ASCII percent-encoded; empty unless it is an
    http, https or mailto address."""
    address = address.strip()
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    if scheme not in ("http", "https", "mailto") or len(address) > 4_096:
        return ""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")


FOLDED_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00a0": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u00ad": "",
        "\u200b": "",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ı": "i",
    }
)


@lru_cache(maxsize=4_096)
def _fold_character(character: str) -> str:
    character = character.translate(FOLDED_MARKS)
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """The text as search compares it: no case, no accents, straight marks, plain hyphens."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    return "".join(map(_fold_character, text))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters (and its end) the offset it came from."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        piece = _fold_character(character)
        folded.append(piece)
        offsets.extend([offset] * len(piece))
    offsets.append(len(text))
    return "".join(folded), offsets


def cell_width(text: str) -> int:
    """How many terminal cells the text takes, by grapheme."""
    return cell_len(text)


def truncate(text: str, cells: int) -> str:
    """The text in at most `cells` cells, with `…` where it was cut; never half a wide character."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 0 else ""
