"""What the tests of attribution share: a text analysed, and whom each quotation is shown with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.attribution.attribution import attribute
from reader.analysis.entities.entities import Cast, recognise
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations
from reader.annotations import Quotation, together

__all__ = ["Parse", "Spoken", "analysed", "confidence", "names", "shows", "speakers", "words"]

Parse = Callable[[str], Parsed]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A document with its quotations and their speakers."""

    document: Parsed
    quotations: tuple[Quotation, ...]
    cast: Cast

    def name(self, quotation: Quotation) -> str:
        """The name of whoever speaks a quotation, or nothing."""
        return together(
            [e.name for key in quotation.speakers for e in self.cast.entities if e.key == key]
        )

    def words(self, quotation: Quotation) -> str:
        """The words that stand for whoever speaks a quotation, or nothing."""
        span = quotation.speaker_mention
        return "" if span is None else self.document.article.text[slice(*span)]


def analysed(document: Parsed) -> Spoken:
    """The document with its quotations attributed."""
    article = document.article
    found = quotations.find(article.text, article.blocks, article.styles)
    cast = recognise(document, found)
    return Spoken(document, attribute(document, found, cast), cast)


def names(document: Parsed) -> list[str]:
    """For each quotation its speaker's name, or nothing."""
    spoken = analysed(document)
    return [spoken.name(quotation) for quotation in spoken.quotations]


def words(document: Parsed) -> list[str]:
    """For each quotation the words that stand for its speaker, or nothing."""
    spoken = analysed(document)
    return [spoken.words(quotation) for quotation in spoken.quotations]


def speakers(document: Parsed) -> list[str]:
    """For each quotation its speaker's name, else the words that stand for one."""
    spoken = analysed(document)
    return [spoken.name(quotation) or spoken.words(quotation) for quotation in spoken.quotations]


def confidence(document: Parsed) -> float:
    """How sure the speaker of the last quotation is."""
    return analysed(document).quotations[-1].confidence


def shows(document: Parsed, expected: list[str]) -> None:
    """Asserts that each quotation is shown with one of whose name this is a part; with nobody where
    that is empty."""
    shown = speakers(document)
    assert len(shown) == len(expected), shown
    for name, who in zip(shown, expected, strict=True):
        assert who.casefold() in name.casefold() if who else not name, shown
