"""The list of articles, or of what a search found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.app.widgets.rows import Line, Rows
from reader.app.widgets.words import Piece, lit, wrap
from reader.article import Span
from reader.text import cell_width, truncate

__all__ = ["ArticleList", "Row"]

COMPACT_HEIGHT = 16
"""Lines of a pane under which a row is two lines: headline and origin."""

LEAST_ORIGIN = 4
"""Cells under which a cut origin says nothing."""

ONE_LINE_WIDTH = 64
"""Cells from which a headline gets one line: most fit."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says."""

    key: str
    """The article's."""
    title: str
    meta: str
    """When, how long, how many quotations: never cut for the origin's sake."""
    origin: str = ""
    standfirst: str = ""
    """Stands where the headline leaves a line free."""
    title_hits: Sequence[Span] = ()
    snippet: str = ""
    snippet_hits: Sequence[Span] = ()
    unread: bool = False
    starred: bool = False
    quoted: bool = False
    """The title is a quotation: it is not set in strong type."""


class ArticleList(Rows):
    """Headline over up to two lines, then where from, when, how long and how many quotations."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Callable[[int], Row] = _no_row

    def show(
        self, count: int, row: Callable[[int], Row], cursor: int = 0, still: bool = False
    ) -> None:
        """Show so many rows; `row` gives each when it comes on the screen. With `still`, the row
        under the cursor stays where it is on the screen."""
        self._rows = row
        self.set_count(count, cursor, still)

    def on_resize(self) -> None:
        before = self.row_height
        if self.scrollable_content_region.height < COMPACT_HEIGHT:
            self.row_height = 2
        else:
            self.row_height = 3 if self.scrollable_content_region.width >= ONE_LINE_WIDTH else 4
        super().on_resize()
        if self.row_height != before:
            self.refresh()  # it has been drawn in its new size, but with rows of the old height

    def row(self, index: int, width: int) -> list[Line]:
        row = self._rows(index)
        margin: Piece = ("▌" if row.unread else " ", "mark")
        room = width - 2
        lines: list[Line] = [[margin, *line] for line in self._title(row, room)]
        meta: list[Piece] = [("★ " if row.starred else "", "mark")]
        meta.append((_meta(row, room - 2 * row.starred), "quiet"))
        if row.snippet and self.row_height > 2:
            start = _snippet_start(row, room)
            snippet = lit(row.snippet, (start, len(row.snippet)), row.snippet_hits, "plain")
            lines.append([(" ", "plain"), ("…" if start else "", "quiet"), *snippet])
        elif len(lines) == 1 and self.row_height == 4 and row.standfirst:
            lines.append([(" ", "plain"), (row.standfirst, "quiet")])
        return [*lines, [(" ", "plain"), *meta]]

    def _title(self, row: Row, room: int) -> list[list[Piece]]:
        lines = 2 if self.row_height == 4 and not row.snippet else 1
        style = "strong" if row.unread and not row.quoted else "plain"
        return [
            lit(row.title, span, row.title_hits, style) for span in wrap(row.title, room, lines)
        ]


def _snippet_start(row: Row, room: int) -> int:
    """The character from which the first hit and those beside it stand in the middle of a row."""
    if not row.snippet_hits:
        return 0
    first = row.snippet_hits[0][0]
    beside = [end for _, end in row.snippet_hits if end - first <= room - len("……")]
    last = max(beside, default=first)
    start = first - max(0, room - (last - first)) // 2
    return (row.snippet.find(" ", start, first) + 1 or first) if start > 0 else 0


def _meta(row: Row, room: int) -> str:
    """The origin in what room there is, then the rest."""
    left = room - cell_width(row.meta) - 3
    if not row.origin or left < LEAST_ORIGIN:
        return row.meta
    return f"{truncate(row.origin, left)} · {row.meta}"


def _no_row(index: int) -> Row:
    raise IndexError(index)
