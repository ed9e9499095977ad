"""Short texts in rows: cut, wrapped and lit, always by terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from reader.text import cell_width, truncate

if TYPE_CHECKING:
    from reader.article import Article, Span

__all__ = [
    "Piece", "counted", "cut", "lit", "long_date", "minutes", "minutes_aloud", "short_date",
    "words_of", "wrap",
]  # fmt: skip

Piece = tuple[str, str]
"""Plain text and the name of its style."""

WORDS_A_MINUTE = 230
"""Silent reading of non-fiction: 238 words a minute (Brysbaert 2019), a little less on a screen."""

IN_HOURS = 90
"""Minutes from which hours are kinder."""

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def minutes(words: int) -> str:
    """How long a text takes to read: `2 min`; from an hour and a half on, `39 h`."""
    number, unit = _taken(words)
    return f"{number:,} {'min' if unit == 'minute' else 'h'}"


def minutes_aloud(words: int) -> str:
    """The same to be read aloud: `2 minutes`, `39 hours`."""
    return counted(*_taken(words))


def _taken(words: int) -> tuple[int, str]:
    taken = max(1, round(words / WORDS_A_MINUTE))
    return (taken, "minute") if taken < IN_HOURS else (round(taken / 60), "hour")


def words_of(article: Article) -> int:
    """How many words of an article are read: as the list counts them."""
    from reader.article import reading_blocks

    text = article.text
    return sum(len(text[block.start : block.end].split()) for block in reading_blocks(article))


def short_date(day: date | None, today: date) -> str:
    """`26 Jun` this year, `26 Jun 2023` otherwise; empty for no date."""
    if day is None:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")


def long_date(day: date | None) -> str:
    """`26 June 2023`; empty for no date."""
    return f"{day.day} {day:%B} {day.year}" if day else ""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 article`, `12 articles`, `100,000 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def wrap(text: str, width: int, lines: int) -> list[Span]:
    """The text in at most so many lines of `width` cells; the last takes the rest, to be cut by
    whoever draws it."""
    from reader.app.page.wrap import wrap as broken

    spans = list(islice(broken(text, 0, len(text), max(1, width)), lines))
    return [*spans[:-1], (spans[-1][0], len(text))] if spans else [(0, 0)]


def lit(text: str, span: Span, hits: Iterable[Span], style: str) -> list[Piece]:
    """The stretch of a text in `style`, the hits in it in the style `hit`."""
    start, end = span
    pieces: list[Piece] = []
    for hit_start, hit_end in hits:
        hit_start, hit_end = max(hit_start, start), min(hit_end, end)
        if hit_start < hit_end:
            pieces += [(text[start:hit_start], style), (text[hit_start:hit_end], "hit")]
            start = hit_end
    return [*pieces, (text[start:end], style)]


def cut(line: Sequence[Piece], width: int) -> list[Piece]:
    """The line in at most `width` cells, with `…` where it was cut."""
    kept: list[Piece] = []
    for place, (text, style) in enumerate(line):
        more = any(rest for rest, _ in line[place + 1 :])
        cells = cell_width(text)
        if cells > width or (cells == width and more):
            return [*kept, (truncate(text + ("…" if cells <= width else ""), width), style)]
        kept.append((text, style))
        width -= cells
    return kept
