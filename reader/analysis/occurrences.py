"""Where certain words stand in a parsed text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["occurrences"]


def occurrences(doc: Doc, wanted: Iterable[str], form: str = "LOWER") -> Iterator[Token]:
    """The tokens that are one of some words, in order; with "ORTH" as they are written, else in
    lower case. Numbers are compared for all tokens at once: a loop over the tokens is far slower.
    """
    strings = doc.vocab.strings
    here = doc.to_array([form]).reshape(-1)
    keys = np.array([strings[word] for word in wanted if word in strings], dtype=here.dtype)
    for place in np.flatnonzero(np.isin(here, keys)):
        yield doc[int(place)]
