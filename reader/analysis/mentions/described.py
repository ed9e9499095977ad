"""Bodies that were passed over, told by the noun before their names: "the campaign group"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import Name
from reader.analysis.occurrences import occurrences
from reader.analysis.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["described"]

KINDS = ("group", "charity", "union", "network", "coalition", "collective", "firm", "company")
INSIDE = frozenset(
    {"for", "of", "the", "and", "in", "on", "against", "to", "with", "without", "beyond", "&"}
)
LONGEST = 7
LEADS = frozenset({"the", "a", "an"})


def described(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Names of two words or more behind what they name: "the campaign group Ports For All"."""
    taken = {i for name in names for i in range(name.start, name.end)}
    for kind in occurrences(doc, KINDS):
        start = kind.i + 1
        if doc[start - 1].is_lower and _is_led(doc, start - 1):
            end = _end(doc, start, taken)
            if end - start > 1:
                yield Name(start, end, "organisation")
            else:
                yield from _before_kind(doc, start - 1, taken)


def _before_kind(doc: Doc, noun: int, taken: set[int]) -> Iterator[Name]:
    """A name between the start of the sentence and ", a press group,"."""
    comma = next((i for i in range(noun - 1, max(noun - 4, 0), -1) if doc[i].text == ","), 0)
    if not comma or doc[comma + 1].lower_ not in LEADS - {"the"}:
        return
    start = doc[comma].sent.start
    end = _end(doc, start, taken)
    if end == comma and end - start > 1:
        yield Name(start, end, "organisation")


def _is_led(doc: Doc, noun: int) -> bool:
    """Whether an article stands before the noun, or before one word more."""
    return any(doc[i].lower_ in LEADS for i in range(max(0, noun - 2), noun))


def _end(doc: Doc, start: int, taken: set[int]) -> int:
    """Where the words with capitals end that start here; small words stand between them."""
    end = start
    for place in range(start, min(start + LONGEST, len(doc))):
        word = doc[place]
        if place in taken or not word.is_alpha or word.lower_ in words("day", "month"):
            break
        if word.text[0].isupper():
            end = place + 1
        elif word.lower_ not in INSIDE or place == start:
            break
    return end
