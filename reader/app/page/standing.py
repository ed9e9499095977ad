"""Where a reader is in an article, so that they can be put back there."""

from __future__ import annotations

from typing import NamedTuple

from reader.article import Span

__all__ = ["Standing"]


class Standing(NamedTuple):
    """Where somebody is in an article, to the row and for any width."""

    offset: int
    """Of the first line of text on the screen."""
    above: int
    """Blank rows above that."""
    quotation: Span | None = None
    """Where the quotation begins and ends that the cursor stands in."""
    mention: Span | None = None
    voice: str | None = None
    """Whose words are lit."""
