"""The page as rows of segments: the column, its gutter and its margin, at one width of the pane."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from reader.annotations import together
from reader.app.page.layout import NARROWEST, Line, Lines
from reader.app.page.margin import Due, Named, fitting, shared
from reader.app.page.paint import Ink, Painter, Run
from reader.app.page.voices import Label
from reader.app.widgets.words import counted, long_date, minutes, words_of
from reader.article import Article
from reader.text import cell_width, clean_field, truncate

__all__ = ["Geometry", "Sheet", "meta_line"]

GUTTER = 2
"""Cells left of the column: the bar of the quotation under the cursor, and air."""
GAP = 2
"""Cells between the column and the margin, where there is room."""
MARGIN = 14
"""Cells of the narrowest margin that can hold a name."""
WIDEST_MARGIN = 28
WITH_MARGIN = 62
"""Cells of the narrowest pane that has a margin."""
CLOSE_GAP, CLOSE_MARGIN = 1, 11
WITH_CLOSE_MARGIN = 48
"""The same where the page shares the terminal with a list: 80 cells are room for names."""
LOOK_BACK = 4_000
"""Characters of a paragraph in which the name said last is looked for."""

CURSOR_BAR = "▌"


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the column stands in a pane, in cells."""

    pane: int
    left: int
    column: int
    margin: int
    """Cells for the speaker's name; 0 when there is no margin."""
    gap: int = GAP
    """Cells between the column and the margin."""

    @property
    def wide(self) -> int:
        """Cells for what need not stay in the column: tables, code, the line under the headline."""
        return max(self.column, self.pane - self.left - 1)

    @classmethod
    def of(cls, pane: int, wanted: int, shared: bool = False) -> Geometry:
        """The column wanted, or as much of it as the pane has room for; centred where it can be.
        `shared`: other panes stand beside it, and names keep their place as long as they can."""
        if pane < (WITH_CLOSE_MARGIN if shared else WITH_MARGIN):
            column = max(NARROWEST, min(wanted, pane - GUTTER - 1))
            return cls(pane, max(GUTTER, (pane - column) // 2), column, 0)
        close = pane < WITH_MARGIN
        gap, least = (CLOSE_GAP, CLOSE_MARGIN) if close else (GAP, MARGIN)
        column = min(wanted, pane - GUTTER - gap - least)
        margin = min(WIDEST_MARGIN, pane - GUTTER - gap - column)
        left = min((pane - column) // 2, pane - column - gap - margin)
        return cls(pane, max(GUTTER, left), column, margin, gap)


class Sheet:
    """One article at one geometry, ready to be drawn row by row."""

    def __init__(self, lines: Lines, painter: Painter, geometry: Geometry) -> None:
        self.lines = lines
        self.painter = painter
        self.geometry = geometry
        self.words = words_of(painter.article)
        self.note = ""
        self.unfold_key = "x"

    def row(self, number: int, ink: Ink, top: bool = False) -> list[Segment]:
        """The segments of a row; `top` says that it is the first on the screen, where the name of
        whoever goes on speaking is repeated."""
        line = self.lines.rows[number]
        place = self.geometry
        plain = ink.of(("text",))
        spoken_here = self._under_cursor(line)
        gutter = CURSOR_BAR if spoken_here else " "
        bar = ink.of(("text", self._cursor_role())) if spoken_here else plain
        used = 0
        segments = [Segment(" " * (place.left - GUTTER), _at(plain, line, GUTTER - place.left))]
        segments += [Segment(gutter, bar), Segment(" ", plain)]
        for text, offset, style in self._runs(number, line, ink):
            style = style if offset < 0 else style + _offset_style(offset - line.start, line.start)
            segments.append(Segment(text, style))
            used += cell_width(text)
        blank = _at(plain, line, -place.column) if not used else plain
        segments.append(Segment(" " * max(0, place.column - used), blank))
        if place.margin and line.kind == "text" and used <= place.column:
            segments.append(Segment(" " * place.gap, plain))
            segments += self._margin(number, ink, top)
        return segments

    def offset_on_top(self, top: int) -> int:
        """The offset of the first text on the screen when this row is its first; 0 at the top."""
        if top == 0:
            return 0
        rows = self.lines.rows
        for number in range(top, len(rows)):
            if rows[number].kind in ("text", "fold"):
                return rows[number].start
        return rows[-1].start

    def _runs(self, number: int, line: Line, ink: Ink) -> Iterator[Run]:
        if line.kind == "text":
            yield from self.painter.row(self.lines, number, ink)
        elif line.kind in ("blank", "presence"):
            if line.prefix:
                yield line.prefix, -1, ink.of(("text", "bar"))
        else:
            text, role = self._ornament(line)
            dimmed = () if self.painter.layers.voice is None else ("dimmed",)
            yield truncate(text, self.geometry.wide), -1, ink.of(("text", role, *dimmed))

    def _ornament(self, line: Line) -> tuple[str, str]:
        """The text and the role of a row that is not the article's text."""
        article, column = self.painter.article, self.geometry.column
        if line.kind == "byline":
            return _byline(article), "byline"
        if line.kind == "meta":
            return meta_line(article, self._count()), "meta"
        if line.kind == "note":
            return clean_field(self.note), "note"
        if line.kind == "fold":
            return self._fold(line), "fold"
        centred = {"rule": "·   ·   ·", "gap": "⋯", "end": "■"}[line.kind]
        return " " * max(0, (column - cell_width(centred)) // 2) + centred, "ornament"

    def _count(self) -> int:
        return sum(each.counted for each in self.painter.annotations.quotations)

    def _fold(self, line: Line) -> str:
        rows = [row for row in self.painter.article.text[line.start : line.end].split("\n") if row]
        what = f"{len(rows)} line{'s' if len(rows) != 1 else ''} of page furniture"
        key = f" · {self.unfold_key} unfolds"
        room = self.geometry.wide - cell_width(f"⋯ {what}: {key}")
        sample = f": {truncate(clean_field(rows[0]), room)}" if rows and room > 8 else ""
        return f"⋯ {what}{sample}{key}"

    # The margin

    def _under_cursor(self, line: Line) -> bool:
        cursor = self.painter.layers.quotation
        if cursor is None or line.kind != "text":
            return False
        segments = self.painter.annotations.quotations[cursor].segments
        return any(start < line.end and line.start < end for start, end in segments)

    def _cursor_role(self) -> str:
        cursor = self.painter.layers.quotation
        assert cursor is not None
        label = self.painter.voices.label(self.painter.annotations.quotations[cursor])
        return label.role if label else "direct"

    def labels(self, number: int, top: bool = False) -> list[Due]:
        """Who is named beside a row, each with whether the name itself is due.

        A name is not said again for the same speaker in the same paragraph: the pointer stands
        alone, until another speaks or the page is turned.
        """
        line = self.lines.rows[number]
        found: list[Due] = []
        before = self._label_before(line)
        for start, _, index in self.painter.layers.quotations.over(line.start, line.end):
            label = self._label(index)
            shown = top if start < line.start else self.lines.shows(number, start)
            if label is None or not shown:
                continue
            if all(label != other for other, _ in found):
                found.append((label, top or label != before))
            before = label
        return found

    def _label(self, index: int) -> Label | None:
        """The label of a quotation; of one inside another only where another speaks."""
        quotations = self.painter.annotations.quotations
        quotation = quotations[index]
        if quotation.parent is not None and (
            not quotation.speakers or quotation.speakers == quotations[quotation.parent].speakers
        ):
            return None
        return self.painter.voices.label(quotation)

    def _label_before(self, line: Line) -> Label | None:
        """The label said last in this paragraph before this row."""
        if line.block < 0:
            return None
        block = self.painter.article.blocks[line.block]
        first = max(block.start, line.start - LOOK_BACK)
        last: Label | None = None
        for start, _, index in self.painter.layers.quotations.over(first, line.start):
            if start >= first:
                last = self._label(index) or last
        return last

    def _margin(self, number: int, ink: Ink, top: bool) -> Iterator[Segment]:
        for place, (text, label) in enumerate(self.beside(number, top)):
            if place:
                yield Segment(" ", ink.of(("text",)))
            doubt = () if label.sure else ("unsure",)
            lit = self.painter.layers.voice
            dimmed = () if lit is None or lit in label.voices else ("dimmed",)
            yield Segment(text, ink.of(("text", label.role, *doubt, *dimmed)))

    def beside(self, number: int, top: bool = False) -> list[Named]:
        """What is drawn in the margin of a row. Of several who begin to speak there, those without
        room stand on the next row where that names nobody; else they share the room."""
        room, due = self.geometry.margin, self.labels(number, top)
        if not due:
            return shared(self._left_over(number), room)
        fit = fitting(due, room)
        return shared(due if top or not self._names_nobody(number + 1) else due[:fit], room)

    def _left_over(self, number: int) -> list[Due]:
        """Those of the row before who had no room there."""
        if not number or self._parted(number):
            return []
        due = self.labels(number - 1)
        return due[fitting(due, self.geometry.margin) :]

    def _names_nobody(self, number: int) -> bool:
        """Whether a row goes on with a paragraph and no one begins to speak in it."""
        return number < len(self.lines) and not self._parted(number) and not self.labels(number)

    def _parted(self, number: int) -> bool:
        """Whether a row is no text, or of another paragraph than the row before."""
        before, line = self.lines.rows[number - 1], self.lines.rows[number]
        return line.kind != "text" or before.kind != "text" or before.block != line.block


def _at(style: Style, line: Line, cells: int) -> Style:
    """The style with the place of the row in it, for blank cells: `cells` negative, left of it."""
    return style + _offset_style(cells, line.start)


def _offset_style(along: int, start: int) -> Style:
    return Style(meta={"offset": (along, start)})


def _byline(article: Article) -> str:
    names = [clean_field(name) for name in article.authors]
    return f"By {together(names)}"


def meta_line(article: Article, quotations: int) -> str:
    """Source, date, reading time and number of quotations, as far as they are known."""
    parts = (
        clean_field(article.source),
        long_date(article.published),
        minutes(words_of(article)),
        counted(quotations, "quotation") if quotations else "",
    )
    return " · ".join(part for part in parts if part)
