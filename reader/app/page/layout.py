"""Text to lines: what stands on each row of the page, and which characters of the article it shows.

Pure: no colours and no widgets. Lines map both ways to offsets in the article's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from reader.app.page.tables import Piece, table_rows
from reader.app.page.typography import INDENT, PLAIN, Typography, stretched, wrap_indented
from reader.app.page.wrap import chop, clusters, is_one_cell, wrap
from reader.article import Article, Block, BlockKind
from reader.text import cell_width

__all__ = ["NARROWEST", "Line", "LineKind", "Lines", "Piece", "View", "lay_out"]

NARROWEST = 12
"""Cells of the narrowest column that is laid out; a narrower pane crops it."""

LineKind = Literal[
    "text", "blank", "byline", "meta", "note", "presence", "fold", "rule", "gap", "end"
]
"""Of these only `text` shows the article's text; `gap` stands where a mode leaves text out."""

View = Mapping[int, tuple[Piece, ...]]
"""What a reading mode shows of each block, by the block's index; other blocks are left out."""

STRETCHED: frozenset[BlockKind] = frozenset(
    {"standfirst", "paragraph", "item", "blockquote", "footnote"}
)
"""Blocks that are justified when the reader wants it."""

CALM: frozenset[BlockKind] = frozenset({"title", "standfirst", "heading", "furniture"})
"""Blocks whose lines stay close in double spacing."""

CLOSE = frozenset({("item", "item"), ("furniture", "furniture"), ("footnote", "footnote")})
"""Neighbours between which no blank row stands."""

QUOTE_BAR = "▎ "
CODE_BAR = "┊ "
CODE_WRAPPED = "┊↪"
FURNITURE_BAR = "┊ "
IMAGE_MARK = "▣ "


class Line(NamedTuple):
    """One row of the page."""

    kind: LineKind
    block: int
    """The index of its block in the article; -1 in the header."""
    start: int
    end: int
    """The stretch of the article's text that it stands for; empty on ornaments."""
    prefix: str = ""
    """What stands before the text and is none of it: a marker, a bar, an indent."""
    pieces: tuple[Piece, ...] | None = None
    """What is drawn after the prefix, where that is not simply the text of the stretch."""


@dataclass(slots=True)
class Lines:
    """The rows of one article at one width."""

    article: Article
    width: int
    rows: list[Line]
    starts: list[int]
    """Each row's start, never falling: for finding the row of an offset."""
    justify: bool = False
    """Whether lines are stretched to the column's edge."""

    def __len__(self) -> int:
        return len(self.rows)

    def pieces(self, number: int) -> tuple[Piece, ...]:
        """What is drawn on a row, prefix included."""
        line = self.rows[number]
        body = line.pieces
        if line.kind != "text":
            body = ()
        elif body is None:
            stretch = self._stretch(number, line) if self.justify else None
            body = stretch or ((self.article.text[line.start : line.end], line.start),)
        return ((line.prefix, -1), *body) if line.prefix else body

    def _stretch(self, number: int, line: Line) -> tuple[Piece, ...] | None:
        """The row justified; None for what is not, such as the last line of a paragraph."""
        if line.block < 0 or self.article.blocks[line.block].kind not in STRETCHED:
            return None
        text = self.article.text
        for after in self.rows[number + 1 : number + 3]:
            if after.block == line.block and after.kind == "text":
                if "\n" in text[line.end : after.start]:
                    return None
                room = self.width - cell_width(line.prefix)
                return stretched(text, line.start, line.end, room)
        return None

    def line_of(self, offset: int) -> int:
        """The row on which the character at `offset` stands, or the one that stands for it."""
        last = max(0, bisect_right(self.starts, offset) - 1)
        for number in range(last, -1, -1):
            if self.starts[number] != self.starts[last]:
                break
            if self.shows(number, offset):
                return number
        return self._nearest_text(last)

    def shows(self, number: int, offset: int) -> bool:
        """Whether a row draws the character at `offset`, or is folded over it."""
        line = self.rows[number]
        if line.kind == "fold":
            return line.start <= offset < line.end
        if line.kind != "text":
            return False
        if line.pieces is None:
            return line.start <= offset <= line.end
        return any(start <= offset < start + len(text) for text, start in line.pieces if start >= 0)

    def _nearest_text(self, number: int) -> int:
        """The last row up to this one that stands for text, else the first after it; the other
        way round for a blank row, for that belongs to what follows (the names of a table)."""
        back, on = range(number, -1, -1), range(number, len(self.rows))
        for candidates in (on, back) if self.rows[number].kind == "blank" else (back, on):
            for candidate in candidates:
                if self.rows[candidate].kind in ("text", "fold"):
                    return candidate
        return 0

    def offset_at(self, number: int, cell: int) -> int | None:
        """The offset of the character drawn in a cell; None beside the article's text."""
        for text, start in self.pieces(number):
            width = cell_width(text)
            if 0 <= cell < width:
                return None if start < 0 else start + _index_at(text, cell)
            cell -= width
        return None


def _index_at(text: str, cell: int) -> int:
    if is_one_cell(text):
        return cell
    for start, _, width in clusters(text):
        if cell < width:
            return start
        cell -= width
    return len(text)


def lay_out(
    article: Article,
    width: int,
    *,
    wide: int = 0,
    unfolded: bool = False,
    note: bool = False,
    view: View | None = None,
    typography: Typography = PLAIN,
) -> Lines:
    """The rows of an article in a column of `width` cells.

    Tables and code may run on to `wide` cells; `unfolded` shows furniture instead of one row that
    stands for it; `note` keeps a row under the byline; with a `view`, only what it names is shown
    under the header.
    """
    width = max(NARROWEST, width)
    layout = _Layout(article, width, max(width, wide), unfolded, typography)
    rows = list(layout.everything(note) if view is None else layout.parts(note, view))
    starts: list[int] = []
    highest = 0
    for row in rows:
        highest = max(highest, row.start)
        starts.append(highest)
    return Lines(article, width, rows, starts, typography.justify)


@dataclass(slots=True)
class _Layout:
    """What the functions that lay out one kind of block have in common."""

    article: Article
    width: int
    wide: int
    unfolded: bool
    typography: Typography

    def everything(self, note: bool) -> Iterator[Line]:
        blocks = self.article.blocks
        body = self._body_start()
        yield from self._header(body, note)
        number = body
        before: Block | None = None
        while number < len(blocks):
            block = blocks[number]
            after = number + 1
            if block.kind == "furniture" and not self.unfolded:
                while after < len(blocks) and blocks[after].kind == "furniture":
                    after += 1
            yield from self._space(before, block, number)
            if block.kind == "furniture" and not self.unfolded:
                yield Line("fold", number, block.start, blocks[after - 1].end)
            else:
                yield from self._block(number, block, self._runs_on(before, block))
            before, number = blocks[after - 1], after
        yield from self._end(len(self.article.text))

    def parts(self, note: bool, view: View) -> Iterator[Line]:
        body = self._body_start()
        yield from self._header(body, note)
        last = body - 1
        for number in sorted(view):
            if number < body:
                continue
            start = self.article.blocks[number].start
            if last >= body:
                yield Line("blank", number, start, start)
            if number > last + 1:
                yield Line("gap", number, start, start)
                yield Line("blank", number, start, start)
            yield from self._view(number, view[number])
            last = number
        yield from self._end(len(self.article.text))

    def _body_start(self) -> int:
        """The index of the first block under the byline."""
        blocks = self.article.blocks
        last = -1
        for number, block in enumerate(blocks[:8]):
            if block.kind in ("title", "standfirst"):
                last = number
            elif block.kind != "furniture":
                break
        return last + 1

    def _header(self, body: int, note: bool) -> Iterator[Line]:
        blocks = self.article.blocks
        yield Line("blank", -1, 0, 0)
        if self.article.title and not any(block.kind == "title" for block in blocks[:body]):
            for start, end in wrap(self.article.title, 0, len(self.article.title), self.width):
                yield Line("text", -1, 0, 0, "", ((self.article.title[start:end], -1),))
        for number in range(body):
            block = blocks[number]
            if number:
                yield Line("blank", number, block.start, block.start)
            if block.kind == "furniture" and not self.unfolded:
                yield Line("fold", number, block.start, block.end)
            else:
                yield from self._block(number, block)
        under = blocks[body].start if body < len(blocks) else len(self.article.text)
        yield Line("blank", -1, under, under)
        if self.article.authors:
            yield Line("byline", -1, under, under)
        yield Line("meta", -1, under, under)
        if note:
            yield Line("note", -1, under, under)
        yield Line("presence", -1, under, under)
        yield Line("blank", -1, under, under)

    def _end(self, offset: int) -> Iterator[Line]:
        yield Line("blank", -1, offset, offset)
        yield Line("end", -1, offset, offset)

    def _space(self, before: Block | None, block: Block, number: int) -> Iterator[Line]:
        """The blank rows before a block; the bar of a quotation runs through them."""
        if before is None:
            return
        airy = self.typography.spacing > 1 and block.kind != "code"
        if (before.kind, block.kind) in CLOSE or self._runs_on(before, block):
            if airy:
                yield Line("blank", number, block.start, block.start)
            return
        if before.kind == block.kind == "blockquote":
            bar = QUOTE_BAR * min(before.level or 1, block.level or 1)
            yield from [Line("blank", number, block.start, block.start, bar)] * (1 + airy)
            return
        yield Line("blank", number, block.start, block.start)
        if airy or (block.kind == "heading" and block.level <= 2):
            yield Line("blank", number, block.start, block.start)

    def _runs_on(self, before: Block | None, block: Block) -> bool:
        """Whether an indent, and no blank row, parts a paragraph from the one before it."""
        if before is None or self.typography.paragraphs == "space":
            return False
        return before.kind == block.kind == "paragraph"

    def _block(self, number: int, block: Block, runs_on: bool = False) -> Iterator[Line]:
        if block.kind == "code":
            yield from self._code(number, block)
        elif block.kind == "table":
            yield from self._table(number, block)
        elif block.kind == "rule":
            yield Line("rule", number, block.start, block.end)
        else:
            first, rest = self._prefixes(block)
            yield from self._prose(number, block, INDENT if runs_on else first, rest)

    def _prefixes(self, block: Block) -> tuple[str, str]:
        """What stands before the first row of a block and before the others, equally wide."""
        level = max(1, block.level)
        if block.kind == "item":
            indent = "  " * (min(level, 6) - 1)
            marker = f"{block.marker} " if block.marker else "  "
        elif block.kind == "blockquote":
            return QUOTE_BAR * min(level, 4), QUOTE_BAR * min(level, 4)
        elif block.kind == "furniture":
            return FURNITURE_BAR, FURNITURE_BAR
        elif block.kind == "image":
            indent, marker = "", IMAGE_MARK
        elif block.kind == "footnote":
            label = block.marker.strip("[]")
            indent, marker = "", f"[{label}] " if label else ""
        else:
            return "", ""
        first = indent + marker
        return first, " " * cell_width(first)

    def _prose(self, number: int, block: Block, first: str, rest: str) -> Iterator[Line]:
        text = self.article.text
        prefix = first
        width = max(NARROWEST // 2, self.width - cell_width(rest))
        cut = wrap_indented if first is INDENT else wrap
        between = "" if rest.isspace() else rest
        airy = self.typography.spacing > 1 and block.kind not in CALM
        empty = True
        for start, end in cut(text, block.start, block.end, width):
            if not empty and airy:
                yield Line("blank", number, start, start, between)
            yield Line("text", number, start, end, prefix)
            prefix = rest
            empty = False
        if empty:
            placeholder = ((_unnamed(block.kind), -1),)
            yield Line("text", number, block.start, block.end, prefix, placeholder)

    def _code(self, number: int, block: Block) -> Iterator[Line]:
        text = self.article.text
        width = max(NARROWEST // 2, self.wide - len(CODE_BAR))
        start = block.start
        while start <= block.end:
            feed = text.find("\n", start, block.end)
            stop = block.end if feed < 0 else feed
            prefix = CODE_BAR
            if start == stop:
                yield Line("text", number, start, stop, prefix)
            for first, last in chop(text, start, stop, width) if start < stop else ():
                yield Line("text", number, first, last, prefix)
                prefix = CODE_WRAPPED
            start = stop + 1

    def _table(self, number: int, block: Block) -> Iterator[Line]:
        text = self.article.text
        rows = table_rows(text, block.start, block.end, self.width, self.wide)
        for start, end, pieces in rows:
            yield Line("text", number, start, end, "", pieces)

    def _view(self, number: int, pieces: Sequence[Piece]) -> Iterator[Line]:
        """A block of which a mode shows parts: its pieces run together and wrapped as one text."""
        block = self.article.blocks[number]
        first, rest = self._prefixes(block)
        shown = "".join(text for text, _ in pieces)
        places = [0, *accumulate(len(text) for text, _ in pieces)]
        prefix = first
        for start, end in wrap(shown, 0, len(shown), max(6, self.width - cell_width(first))):
            cut = tuple(_slice(pieces, places, start, end))
            ours = [(offset, offset + len(text)) for text, offset in cut if offset >= 0]
            low = ours[0][0] if ours else block.start
            yield Line("text", number, low, ours[-1][1] if ours else low, prefix, cut)
            prefix = rest


def _slice(pieces: Sequence[Piece], places: Sequence[int], start: int, end: int) -> Iterator[Piece]:
    """The part of the pieces between two positions of their joined text, in which they begin at
    these places."""
    for number in range(bisect_right(places, start) - 1, len(pieces)):
        (text, offset), place = pieces[number], places[number]
        if place >= end:
            break
        low, high = max(start - place, 0), min(end - place, len(text))
        if low < high:
            yield text[low:high], offset + low if offset >= 0 else -1


def _unnamed(kind: BlockKind) -> str:
    return "picture" if kind == "image" else ""
