"""Tables in a column: as a grid where it fits, else a record a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.app.page.wrap import wrap
from reader.article import Span
from reader.text import cell_width

__all__ = ["Piece", "again", "numeric_columns", "records_of", "table_rows"]

GAP = "  "
"""Between two columns."""
NUMBER = re.compile(r"[-+−–£$€¥~<>≈]*\s?\d[\d\s.,:/]*\s?(?:%|bn|m|k)?")

Piece = tuple[str, int]
"""Some text and the offset it comes from: -1 when it is not the article's; of text that is said
again, `again(offset)`, which leads to no place of its own."""
TableRow = tuple[int, int, tuple[Piece, ...]]
"""Start and end of the record in the article's text, and what is drawn."""


def again(offset: int) -> int:
    """How a piece says that it repeats the text at an offset; its own inverse."""
    return -2 - offset


def table_rows(text: str, start: int, end: int, width: int, wide: int) -> Iterator[TableRow]:
    """The rows of a table whose text has a line a record and a tab between cells.

    The first record names the columns. A grid may take `wide` cells, records stay in `width`.
    """
    records = records_of(text, start, end)
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


def records_of(text: str, start: int, end: int) -> list[list[Span]]:
    """The cells of each record."""
    records: list[list[Span]] = []
    while start <= end:
        feed = text.find("\n", start, end)
        stop = end if feed < 0 else feed
        cells: list[Span] = []
        first = start
        for part in text[start:stop].split("\t"):
            cells.append((first, first + len(part)))
            first += len(part) + 1
        if start < stop:
            records.append(cells)
        start = stop + 1
    return records


def numeric_columns(text: str, records: Sequence[list[Span]], count: int) -> list[bool]:
    """Of each column, whether all of it but its name is numbers."""
    return [
        len(records) > 1
        and all(
            NUMBER.fullmatch(text[slice(*cells[n])].strip() or "0")
            for cells in records[1:]
            if n < len(cells)
        )
        for n in range(count)
    ]


def _grid(text: str, records: Sequence[list[Span]], widths: Sequence[int]) -> Iterator[TableRow]:
    numeric = numeric_columns(text, records, len(widths))
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
    """Each record as `column: value` lines under one another, the names said again with each."""
    names = records[0] if len(records) > 1 else []
    for row, cells in enumerate(records[1:] or records):
        start, end = cells[0][0], cells[-1][1]
        if row:
            yield start, start, (("", -1),)
        for n, (first, last) in enumerate(cells):
            indent = "  " if n else ""
            a, b = names[n] if n < len(names) else (0, 0)
            name: list[Piece] = [(text[a:b], again(a)), (": ", -1)] if a < b else []
            used = sum(cell_width(piece) for piece, _ in name)
            if used > width // 2:
                for c, d in wrap(text, a, b, width - len(indent) - 1):
                    colon = ":" if d == b else ""
                    yield start, end, ((indent, -1), (text[c:d], again(c)), (colon, -1))
                indent, name, used = indent + "  ", [], 0
            lead: list[Piece] = [(indent, -1), *name] if indent else name
            used += len(indent)
            for c, d in wrap(text, first, last, max(6, width - used)):
                yield start, end, (*lead, (text[c:d], c))
                lead = [(" " * used, -1)] if used else []
