"""Who wrote it and when, from the lines around a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reader.formats.dates import WRITTEN_DAY, find_date
from reader.formats.metadata import Metadata, names, without_posts

__all__ = ["byline_names", "credited", "is_credit_line", "is_dateline", "opening_day"]

BYLINE = re.compile(
    r"(?:written |words |reporting |story )?(?:by|von|par|por|door|di|av)[: ]\s*(.{3,80})", re.I
)
DATED_BYLINE = re.compile(r"(?:published|posted|updated)\b[^.!?]{4,40} by (.{3,80})", re.I)
PARTICLES = r"de|van|der|den|von|la|le|bin|al|el|da|di|and|und|et|y|&"
NAME = re.compile(rf"(?:[^\W\d_a-zß-ÿ][\w.’'-]*|(?:{PARTICLES}),?)(?:,? |$)")
DATED = re.compile(
    r"(?:published|updated|posted|last (?:updated|modified)|first published|veröffentlicht|publié"
    r"|aktualisiert|stand|mis à jour|publicado|actualizado|pubblicato|date|\["
    r"|for (?:immediate |general )?release"
    r"|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\W{1,3})?"
    r"(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?\d))",
    re.IGNORECASE,
)
CHANGED = re.compile(r"(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado)", re.I)
HOUR = re.compile(
    rf"(?:\w+:? ){{0,3}}{WRITTEN_DAY},?(?: at| [|·–—-])? \d{{1,2}}(?:[:.]\d\d)? ?[ap]\.m\.", re.I
)
"""A day and an hour with a full stop that ends no sentence: "Aug. 24, 2025, 4:15 p.m."."""

DATELINE = re.compile(
    r"[^\W\d_][\w .'’-]{1,40}(?:, ?[^\W\d_a-zß-ÿ][\w.]*(?: [^\W\d_a-zß-ÿ][\w.]*)?)?"
    rf", ?({WRITTEN_DAY}) ?(?:[(/][^()/]{{2,30}}[)/] ?)?[–—-]{{1,2}} "
)
"""Place, perhaps its state, and day before a report's first sentence: Oslo, 16 November 2026 –"""

AFTER_NAMES = re.compile(r"\s*[|·•–—/]\s*|\s*(?=published|updated|posted)", re.IGNORECASE)
PLACE = re.compile(
    r"(\w[\w.’'-]* \w[\w.’'-]*),? in (?:the )?[^\W\d_a-zß-ÿ][\w.’'-]*"
    r"(?: (?:(?:upon|on|of|de|do|la|le|am) )?[^\W\d_a-zß-ÿ][\w.’'-]*)*(?=,|$| (?:and|&) )"
)
"""Where a reporter was, behind a name of two words: "Ann Lee in Newcastle upon Tyne"."""
LONE_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w.’'-]+(?: [^\W\d_a-zß-ÿ][\w.’'-]*){1,2}")


def is_credit_line(line: str) -> bool:
    """Whether the line says who wrote the story or when, and hardly more."""
    return bool(byline_names(line)) or is_dateline(line)


def byline_names(line: str) -> tuple[str, ...]:
    """The people of a line like "By Ann Lee | Updated 3 June 2023"; none of a sentence."""
    match = BYLINE.fullmatch(line) or DATED_BYLINE.fullmatch(line)
    if not match or line[-1:] in ".!?:":
        return ()
    people = PLACE.sub(r"\1", without_posts(AFTER_NAMES.split(match[1])[0]))
    words = [word for word in re.split(r"[ ,]+", people) if word]
    if not words or not all(NAME.match(word + " ") for word in words[:3]):
        return ()
    return names(people)


def is_dateline(line: str) -> bool:
    """Whether the line is a day and hardly more: "Published: 26 June 2023, 10:15"."""
    return (
        len(line) <= 90
        and DATED.match(line) is not None
        and len(line.split()) <= 12
        and (not line.endswith(".") or HOUR.fullmatch(line) is not None)
        and find_date(line) is not None
    )


def opening_day(line: str) -> str:
    """The day before a report's first sentence, as "Oslo, 16 November 2026 –" has it, or ""."""
    dateline = DATELINE.match(line)
    return dateline[1] if dateline else ""


def credited(metadata: Metadata, lines: Sequence[str]) -> Metadata:
    """The authors and the day that these lines name, where the header names none.

    A lone name counts where the next line is a day. Days of changes come last.
    """
    authors = [name for line in lines for name in byline_names(line)]
    if not authors:
        authors = [
            x for x, below in pairwise(lines) if LONE_NAME.fullmatch(x) and is_dateline(below)
        ]
    days = [(bool(CHANGED.match(x)), d) for x in lines if (d := find_date(x))]
    published: date | None = min(days)[1] if days else None
    return replace(
        metadata,
        authors=metadata.authors or tuple(dict.fromkeys(authors)),
        published=metadata.published or published,
    )
