"""What the learned names take with a name though it is no part of it, and what is no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_no_name", "without_edges"]

QUESTION = re.compile(r"Q\d{1,4}")
"""The number of a question in a hearing: "Q2 Joan Lee: …"."""
ZONES = frozenset({"GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "PST", "PDT", "CST", "CDT"})
GREETINGS = frozenset({"hi", "hello", "hey", "dear"})
FAMILIAR = frozenset(
    """papa mama mamma mum mummy mom mommy dad daddy grandma grandpa granny grandad granddad nana
    auntie""".split()  # noqa: SIM905
)
"""What children call their kin, like a name."""
STYLES = frozenset(
    {"grace", "majesty", "highness", "holiness", "excellency", "lordship", "ladyship", "honor"}
)
"""How the great are spoken of: "His Grace"."""
PARTS = frozenset({"chapter", "section", "figure", "table", "appendix", "annex", "volume", "page"})
"""Parts of a text that are told apart by number."""
STRESSED = frozenset({"everything", "nothing", "nobody", "everybody", "everyone", "anything"})
"""Words that are set in capitals for their weight."""
BASED = frozenset({"based", "backed", "run", "led", "owned", "linked", "aligned", "controlled"})
"""Participles behind a hyphen that tell where a body is or whose."""
OFFICES = frozenset(
    """leader secretary minister chancellor director chairman chairwoman speaker
    chair host moderator oba emir ooni sultan""".split()  # noqa: SIM905
)
"""What somebody is "of" or "for" something: "Leader of the Opposition"."""


def without_edges(doc: Doc, start: int, end: int, kind: str) -> tuple[int, int]:
    """The name without a question's number, a time zone, a greeting or "Oslo-based" before it, and
    without a verb behind it or what a label leads up to: "Lee: Good morning"."""
    if end - start == 1:
        return start, end
    while start + 1 < end and _leads(doc, start, kind):
        start += 1
    start = _behind_based(doc, start, end)
    while end - start > 1 and _is_verb(doc[end - 1]):
        end -= 1
    if kind == "PER":
        end = next((i for i in range(start + 1, end) if doc[i].text == ":"), end)
    return start, end


def _behind_based(doc: Doc, start: int, end: int) -> int:
    """Where a name begins behind where a body is or whose it is: "Oslo-based | Tern Watch"."""
    for place in range(start + 1, min(start + 4, end - 1)):
        if doc[place].text == "-" and doc[place + 1].text in BASED and place + 2 < end:
            return place + 2
    return start


def _is_verb(word: Token) -> bool:
    """Whether a word without a capital is the verb behind a name: "Will | claims"."""
    return word.is_lower and (word.lower_ in lists()["say"] or word.tag_ in ("VBZ", "VBD"))


def _leads(doc: Doc, place: int, kind: str) -> bool:
    word = doc[place]
    if word.text in ZONES:
        return place > 0 and doc[place - 1].text[-1:].isdigit()
    return QUESTION.fullmatch(word.text) is not None or (kind == "PER" and word.lower_ in GREETINGS)


PARTIES = frozenset({"D", "R", "I"})
"""Whose senator someone is, before the state: "Lee, D-Ohio"."""


def is_no_name(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether it is a part of the text, an office, a call or a word in capitals, not a name."""
    word = doc[start]
    if word.text[0] in "¿¡":
        return True
    if word.lower_ in PARTS and end - start <= 2 and _is_numbered(doc, start):
        return True
    if word.text in PARTIES and end - start > 2 and doc[start + 1].text == "-":
        return True
    if kind != "PER" and end - start > 2 and word.lower_ in OFFICES:
        return doc[start + 1].lower_ in ("of", "for")
    if end - start > 1:
        return False
    if word.is_upper and len(word) > 3 and word.lower_ in words("pronoun", "function") | STRESSED:
        return True
    if word.lower_ in FAMILIAR:
        return True
    if word.lower_ in STYLES and start > 0 and doc[start - 1].tag_ == "PRP$":
        return True
    return kind == "PER" and (word.lower_ in OFFICES or _is_outcry(doc, start))


def _is_numbered(doc: Doc, place: int) -> bool:
    after = place + 1
    return after < len(doc) and (doc[after].like_num or doc[after].is_digit)


def _is_outcry(doc: Doc, place: int) -> bool:
    """Whether a participle is all that stands in its marks, with a stop: "“Robbed.”"."""
    if place == 0 or place + 2 >= len(doc) or not doc[place].text.endswith("ed"):
        return False
    stopped = doc[place + 1].text in (".", "!", "?") and doc[place + 2].is_quote
    return doc[place - 1].is_quote and stopped
