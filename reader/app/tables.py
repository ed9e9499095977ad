"""Tables in a column: as a grid where it fits, else a record a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.app.wrap import wrap
from reader.article import Span
from reader.text import cell_width

__all__ = ["table_rows"]

GAP = "  "
"""Between two columns."""
NUMBER = re.compile(r"[-+−–£$€¥~<>≈]*\s?\d[\d\s.,:/]*\s?(?:%|bn|m|k)?")

Piece = tuple[str, int]
TableRow = tuple[int, int, tuple[Piece, ...]]
"""Start and end of the record in the article's text, and what is drawn."""


def table_rows(text: str, start: int, end: int, width: int, wide: int) -> Iterator[TableRow]:
    """The rows of a table whose text has a line a record and a tab between cells.

    The first record names the columns. A grid may take `wide` cells, records stay in `width`.
    """
    records = list(_records(text, start, end))
    if not records:
        return
    count = max(len(cells) for cells in records)
    widths = [
        max(cell_width(text[slice(*cells[n])]) for cells in records if n < len(cells))
        for n in range(count)
    ]
    if sum(widths) + len(GAP) * (count - 1) <= wide:
        yield from _grid(text, records, widths)
    else:
        yield from _by_record(text, records, width)


def _records(text: str, start: int, end: int) -> Iterator[list[Span]]:
    while start <= end:
        feed = text.find("\n", start, end)
        stop = end if feed < 0 else feed
        cells: list[Span] = []
        first = start
        for part in text[start:stop].split("\t"):
            cells.append((first, first + len(part)))
            first += len(part) + 1
        if start < stop:
            yield cells
        start = stop + 1


def _grid(text: str, records: Sequence[list[Span]], widths: Sequence[int]) -> Iterator[TableRow]:
    numeric = [
        len(records) > 1
        and all(
            NUMBER.fullmatch(text[slice(*cells[n])].strip() or "0")
            for cells in records[1:]
            if n < len(cells)
        )
        for n in range(len(widths))
    ]
    for row, cells in enumerate(records):
        pieces: list[Piece] = []
        for n, (first, last) in enumerate(cells):
            padding = " " * (widths[n] - cell_width(text[first:last]))
            lead = (GAP if n else "") + (padding if numeric[n] else "")
            if lead:
                pieces.append((lead, -1))
            pieces.append((text[first:last], first))
            if padding and not numeric[n]:
                pieces.append((padding, -1))
        yield cells[0][0], cells[-1][1], tuple(pieces)
        if row == 0 and len(records) > 1:
            line = GAP.join("─" * cells for cells in widths)
            yield cells[0][0], cells[0][0], ((line, -1),)


def _by_record(text: str, records: Sequence[list[Span]], width: int) -> Iterator[TableRow]:
    """Each record as `column: value` lines under one another."""
    head = [text[first:last] for first, last in records[0]]
    body = records[1:] if len(records) > 1 else records
    for row, cells in enumerate(body):
        start, end = cells[0][0], cells[-1][1]
        if row:
            yield start, start, (("", -1),)
        for n, (first, last) in enumerate(cells):
            indent = "  " if n else ""
            name = f"{head[n]}: " if len(records) > 1 and n < len(head) and head[n] else ""
            if cell_width(name) > width // 2:
                for a, b in wrap(name, 0, len(name), width - len(indent)):
                    yield start, end, ((indent + name[a:b], -1),)
                indent, name = indent + "  ", ""
            lead = indent + name
            for a, b in wrap(text, first, last, max(6, width - cell_width(lead))):
                drawn = (text[a:b], a)
                yield start, end, ((lead, -1), drawn) if lead else (drawn,)
                lead = " " * cell_width(lead)
