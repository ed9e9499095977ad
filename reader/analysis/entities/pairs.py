"""Whom "the former" and "the latter" mean: the one and the other of two named side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.analysis.coreference.coreference import NamedAt
from reader.analysis.occurrences import occurrences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["former_and_latter"]

FORMER, LATTER = "former", "latter"
BACK = 80
"""Tokens back within which the two are named."""


def former_and_latter(doc: Doc, named: Sequence[NamedAt]) -> list[NamedAt]:
    """The noun phrases "the former" and "the latter", and who is meant, where just two people or
    bodies were named side by side before."""
    found = []
    for word in occurrences(doc, (FORMER, LATTER)):
        if _stands_alone(word) and (pair := _pair_before(doc, named, word.i)):
            key = pair[0] if word.lower_ == FORMER else pair[1]
            found.append(NamedAt(word.i - 1, word.i + 1, key))
    return found


def _stands_alone(word: Token) -> bool:
    """Whether no noun follows: "the former said", not "the former mayor"."""
    if word.i == 0 or word.nbor(-1).lower_ != "the" or word.i + 1 >= len(word.doc):
        return False
    after = word.nbor()
    return after.pos_ in ("VERB", "AUX", "PUNCT") and after.tag_ not in ("VBG", "VBN", "HYPH")


def _pair_before(doc: Doc, named: Sequence[NamedAt], place: int) -> tuple[str, str] | None:
    """The two named last side by side ("Lee and Hart"); None for three."""
    near = [name for name in named if place - BACK <= name.start < place]
    for first, second in zip(reversed(near[:-1]), reversed(near[1:]), strict=True):
        between = [token.lower_ for token in doc[first.end : second.start]]
        if first.key == second.key or "and" not in between:
            continue
        if any(
            token.pos_ == "VERB" or token.is_sent_start for token in doc[first.end : second.end]
        ):
            continue
        listed = first.start > 0 and doc[first.start - 1].text == "," and "," in between
        return None if listed else (first.key, second.key)
    return None
