"""A table at its full width: for a view that scrolls sideways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.page.layout import Piece
from reader.app.page.tables import numeric_columns, records_of
from reader.app.page.wrap import wrap
from reader.article import Block, Span
from reader.text import cell_width

__all__ = ["Row", "WideTable"]

WIDEST = 40
"""Cells of the widest column; longer cells are wrapped."""
GAP = "  "
RULE = "─"

Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WideTable:
    """The rows of a table in columns as wide as they need."""

    head: tuple[Row, ...]
    """The names of the columns and the line under them."""
    body: tuple[Row, ...]
    columns: tuple[int, ...]
    """The cell in which each column begins."""
    width: int

    @classmethod
    def of(cls, text: str, block: Block) -> WideTable:
        """The table of a block of this article's text."""
        records = records_of(text, block.start, block.end)
        count = max((len(cells) for cells in records), default=0)
        right = numeric_columns(text, records, count)
        widths = [_width(text, records, n, right[n]) for n in range(count)]
        rows = [_record(text, cells, widths, right) for cells in records]
        line: Row = ((GAP.join(RULE * cells for cells in widths), -1),)
        tall = any(len(lines) > 1 for lines in rows[1:])
        body: list[Row] = []
        for lines in rows[1:]:
            body += [()] * (tall and bool(body))
            body += lines
        columns = tuple(sum(widths[:n]) + len(GAP) * n for n in range(count))
        width = sum(widths) + len(GAP) * max(0, count - 1)
        return cls((*rows[0], line) if rows else (), tuple(body), columns, width)


def _width(text: str, records: Sequence[list[Span]], column: int, numbers: bool) -> int:
    """Cells of a column; the name of a column of numbers may take half its length."""
    cells = [text[slice(*cells[column])] for cells in records if column < len(cells)]
    if numbers and len(records[0]) > column:
        half = " " * ((cell_width(cells[0]) + 1) // 2)
        cells = [half, *cells[0].split(), *cells[1:]]
    return max(1, min(WIDEST, max(map(cell_width, cells), default=1)))


def _record(
    text: str, cells: Sequence[Span], widths: Sequence[int], right: Sequence[bool]
) -> list[Row]:
    """The lines of one record, its cells wrapped in their columns."""
    wrapped = [list(wrap(text, a, b, widths[n])) for n, (a, b) in enumerate(cells)]
    rows: list[Row] = []
    for number in range(max(1, max(map(len, wrapped), default=1))):
        row: list[Piece] = []
        for n, spans in enumerate(wrapped):
            start, end = spans[number] if number < len(spans) else (0, 0)
            padding = " " * (widths[n] - cell_width(text[start:end]))
            lead = (GAP if n else "") + (padding if right[n] else "")
            row += [(lead, -1), (text[start:end], start), ("" if right[n] else padding, -1)]
        rows.append(tuple(piece for piece in row if piece[0]))
    return rows
