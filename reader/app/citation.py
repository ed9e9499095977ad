"""A quotation with its speaker and its source, to paste into a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations import DOUBT, Annotations, Quotation
from reader.app.widgets.words import long_date
from reader.article import Article
from reader.text import clean_body, clean_field, clean_url

if TYPE_CHECKING:
    from reader.library.store import Entry

__all__ = ["cite", "source"]


def cite(article: Article, annotations: Annotations, quotation: Quotation) -> str:
    """The words as they stand, a dash, who said them, and where: headline, source, date, address.

    Interrupted quotations are joined by ` … `. An unknown speaker is left out; one who is
    not sure has the mark of doubt.
    """
    words = " … ".join(article.text[start:end] for start, end in quotation.segments)
    name = annotations.speaker_name(quotation)
    if not name and quotation.speaker_mention:
        start, end = quotation.speaker_mention
        name = article.text[start:end]
    doubt = DOUBT if quotation.doubtful else ""
    credit = f" — {clean_field(name)}{doubt}" if name else ""
    return f"{clean_body(words)}{credit}, in {source(article)}"


def source(article: Article | Entry) -> str:
    """Where an article stands: headline, source, date, address."""
    where = (
        f"“{clean_field(article.title)}”",
        clean_field(article.source),
        long_date(article.published),
        clean_url(article.url),
    )
    return ", ".join(part for part in where if part)
