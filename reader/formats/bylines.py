"""Who wrote it and when, from the lines around a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader.formats.dates import find_date
from reader.formats.metadata import Metadata, names

__all__ = ["credited", "is_credit_line"]

BYLINE = re.compile(
    r"(?:written |words |reporting |story )?(?:by|von|par|por|door|di|av)[: ]\s*(.{3,80})", re.I
)
PARTICLES = r"de|van|der|den|von|la|le|bin|al|el|da|di|and|und|et|y|&"
NAME = re.compile(rf"(?:[^\W\d_a-zß-ÿ][\w.’'-]*|(?:{PARTICLES}),?)(?:,? |$)")
DATED = re.compile(
    r"(?:published|updated|posted|last (?:updated|modified)|first published|veröffentlicht|publié"
    r"|aktualisiert|stand|mis à jour|publicado|actualizado|pubblicato|date|mon|tue|wed|thu|fri|sat"
    r"|sun|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\[)",
    re.IGNORECASE,
)
CHANGED = re.compile(r"(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado)", re.I)


def is_credit_line(line: str) -> bool:
    return is_byline(line) or is_dateline(line)


def is_byline(line: str) -> bool:
    match = BYLINE.fullmatch(line)
    if not match or line[-1:] in ".!?:":
        return False
    return all(NAME.match(word + " ") for word in re.split(r"[ ,|]+", match[1])[:3] if word)


def is_dateline(line: str) -> bool:
    """A line that is a day and hardly more: "Published: 26 June 2023, 10:15"."""
    return (
        len(line) <= 90
        and bool(DATED.match(line))
        and find_date(line) is not None
        and (len(line.split()) <= 12 and not line.endswith("."))
    )


def credited(metadata: Metadata, lines: Sequence[str]) -> Metadata:
    """The authors and the day that these lines name, where the header names none."""
    authors = [n for x in lines if is_byline(x) for n in names(x)]
    days = [(bool(CHANGED.match(x)), d) for x in lines if (d := find_date(x))]
    published: date | None = min(days)[1] if days else None
    return replace(
        metadata,
        authors=metadata.authors or tuple(dict.fromkeys(authors)),
        published=published if days and not metadata.published else metadata.published,
    )
