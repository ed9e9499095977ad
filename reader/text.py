"""The one door for outside text: cleaned on the way in and again at every way out.

Every function is pure and total; the cleaners are idempotent and take time in proportion to the
text. Cleaning comes before offsets exist: spans are only ever taken over text that has been
through here.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from rich.cells import cell_len, set_cell_size

__all__ = [
    "cell_width",
    "clean_body",
    "clean_field",
    "clean_url",
    "drawable",
    "fold",
    "is_clean_body",
    "truncate",
]

FIELD_LIMIT = 1_000
"""Characters of a one-line field that are kept: longer titles are broken titles."""

URL_LIMIT = 4_096
"""Characters of an address; browsers and terminals cut longer ones."""

COMBINING_LIMIT = 8
"""Combining marks kept on one character; more is drawn over the neighbouring lines."""

# ECMA-48 and xterm's "Control Sequences". A string sequence (OSC, DCS, …) that never ends is not
# removed, or one stray byte would eat the article; its introducer is made visible instead.
ESCAPE_SEQUENCE = re.compile(
    r"""
      (?:\x1b\[|\x9b) [0-?]*+ [ -/]*+ [@-~]                      # CSI
    | (?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])                     # OSC, DCS, SOS, PM, APC
      [^\x07\x1b\n\x90\x98\x9c-\x9f]{0,4096}+ (?:\x07|\x1b\\|\x9c)  # with their terminator
    | \x1b [ -/]*+ [0-Z\\^-~]                                    # the short ones
    """,
    re.VERBOSE,
)
SEQUENCE_START = re.compile(r"[\x1b\x90\x98\x9b\x9d-\x9f]")
LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
EMBEDDINGS = r"\u202a-\u202e\u2066-\u2069"
BIDI_EMBEDDINGS = re.compile(f"[{EMBEDDINGS}]")
BIDI_MARKS = re.compile(r"[\u200e\u200f\u061c]")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
ASTRAL_NONCHARACTERS = re.compile(
    "["
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Looked for only where such planes are used: a class of them is slow to search with."""

NO_CHARACTERS = r"\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff"
NOT_TEXT = re.compile(f"[{NO_CHARACTERS}]")
UNFIT = re.compile(f"[{EMBEDDINGS}{NO_CHARACTERS}]")
UNCLEAN = re.compile(rf"[\x7f-\x9f\u2028\u2029{EMBEDDINGS}{NO_CHARACTERS}]")
UNDRAWABLE = re.compile(rf"[\x00-\x1f\x7f-\x9f\u2028\u2029{EMBEDDINGS}{NO_CHARACTERS}]")
COMBINING = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
MARK = re.compile(COMBINING)
COMBINING_RUN = re.compile(f"({COMBINING}{{{COMBINING_LIMIT}}}){COMBINING}+")
SPACES = re.compile(r"\s+")
WEB_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)

PICTURES = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A},
    0x09: "    ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}
"""What is drawn for a control character: its picture (U+2400 block); a tab is four spaces."""


def _with_line_ends(text: str, line_end: str) -> str:
    text = text.removeprefix("\ufeff")
    for kind in LINE_ENDS:
        text = text.replace(kind, line_end)
    return text


def _without_sequences(text: str) -> str:
    """The text without whole escape sequences and bidi embeddings; what is no text is U+FFFD."""
    if SEQUENCE_START.search(text):
        text = ESCAPE_SEQUENCE.sub("", text)
    if text.isascii():
        return text
    if UNFIT.search(text):
        text = NOT_TEXT.sub("\ufffd", BIDI_EMBEDDINGS.sub("", text))
    return ASTRAL_NONCHARACTERS.sub("\ufffd", text) if ASTRAL.search(text) else text


def _composed(text: str) -> str:
    """NFC with short runs of combining marks; cutting a run can let the next mark compose."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    while MARK.search(text) and COMBINING_RUN.search(text):
        text = unicodedata.normalize("NFC", COMBINING_RUN.sub(r"\1", text))
    return text


def clean_body(text: str) -> str:
    """Text of several lines that is safe to measure and to draw.

    NFC; every line end is LF; whole escape sequences and bidi embeddings are gone; what is left of
    the control characters is shown as control pictures; tabs are four spaces.
    """
    text = _without_sequences(_with_line_ends(text, "\n"))
    if CONTROLS.search(text):
        text = text.translate(PICTURES)
    return _composed(text)


def is_clean_body(text: str) -> bool:
    """Whether cleaning this body would change nothing."""
    if CONTROLS.search(text):
        return False
    if text.isascii():
        return True
    if UNCLEAN.search(text) or (ASTRAL.search(text) and ASTRAL_NONCHARACTERS.search(text)):
        return False
    piled = MARK.search(text) and COMBINING_RUN.search(text)
    return not piled and unicodedata.is_normalized("NFC", text)


def clean_field(text: str) -> str:
    """One line (a title, a name, a tag) without control characters, at most 1,000 characters."""
    text = _without_sequences(_with_line_ends(text, " "))
    text = BIDI_MARKS.sub("", CONTROLS.sub(" ", text))
    return SPACES.sub(" ", _composed(text)).strip()[:FIELD_LIMIT].strip()


def clean_url(address: str) -> str:
    """The address with everything but printable ASCII percent-encoded, so that it cannot end a
    terminal's link sequence; empty unless it is an http, https or mailto address."""
    address = address.strip()
    if len(address) > URL_LIMIT or not WEB_ADDRESS.match(address):
        return ""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")


def drawable(text: str) -> str:
    """A part of a row without anything that a terminal would obey, as wide as before: what takes
    a cell is U+FFFD, the rest is gone. For the way out; text is cleaned where it comes in."""
    if not UNDRAWABLE.search(text):
        return text
    return UNDRAWABLE.sub(lambda found: "\ufffd" * cell_len(found[0]), text)


FOLDED_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": "",
        "\u200b": "",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ı": "i",
    }
)


class _Folds(dict[str, str]):
    """What each character folds to, found once; the Unicode standard bounds its size."""

    def __missing__(self, character: str) -> str:
        marked = unicodedata.normalize("NFKD", character.translate(FOLDED_MARKS))
        plain = "".join(c for c in marked if not unicodedata.combining(c))
        folded = self[character] = plain.casefold().lower().translate(FOLDED_MARKS)
        return folded


FOLDS = _Folds()
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def _folded_run(run: re.Match[str]) -> str:
    return "".join(map(FOLDS.__getitem__, run[0]))


def fold(text: str) -> str:
    """The text as search compares it: no case, no accents, straight marks, plain hyphens."""
    if not text.isascii():
        text = NOT_ASCII.sub(_folded_run, text)
    return text.lower().replace("`", "'")


def cell_width(text: str) -> int:
    """How many terminal cells the text takes, by grapheme."""
    return cell_len(text)


def truncate(text: str, cells: int) -> str:
    """The text in at most `cells` cells, with `…` where it was cut; never half a wide character."""
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept = set_cell_size(text, cells - 1).rstrip()
    while cell_len(kept + "…") > cells:  # joiners: a part can be wider than in the whole
        kept = kept[:-1]
    return kept + "…"
