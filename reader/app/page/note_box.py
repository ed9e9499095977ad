"""A footnote opened in place: a box over the rows under its reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.strip import Strip

from reader.app.page.paint import Ink, Painter
from reader.app.page.sheet import Geometry
from reader.app.page.wrap import wrap
from reader.article import Article, Block, Span
from reader.text import cell_width, clean_field, truncate

__all__ = ["NoteBox", "note_blocks"]

AROUND = "[]^.: "
"""What may stand around a footnote's label."""
CUT = "…"


def note_blocks(article: Article, label: str) -> list[Block]:
    """The paragraphs of the footnote with this label; none when it has none."""
    found: list[Block] = []
    for block in article.blocks:
        if block.kind != "footnote":
            continue
        if block.marker:
            if found:
                break
            if block.marker.strip(AROUND) == label.strip(AROUND):
                found.append(block)
        elif found:
            found.append(block)
    return found


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A footnote in a frame as wide as the column."""

    label: str
    geometry: Geometry
    rows: tuple[Span | None, ...]
    """What stands on each row inside the frame; None for a blank row between two paragraphs."""
    cut: bool
    """Whether the footnote goes on and the box has no room for it."""

    @classmethod
    def of(
        cls, article: Article, blocks: Sequence[Block], geometry: Geometry, height: int
    ) -> NoteBox:
        """The box for a footnote's paragraphs, at most `height` rows high with its frame."""
        rows: list[Span | None] = []
        for number, block in enumerate(blocks):
            if number:
                rows.append(None)
            width = max(6, geometry.column - 4)
            rows.extend(wrap(article.text, block.start, block.end, width))
        room = max(1, height - 2)
        label = clean_field(blocks[0].marker.strip(AROUND)) if blocks else ""
        return cls(label, geometry, tuple(rows[:room]), len(rows) > room)

    @property
    def height(self) -> int:
        """Rows with the frame."""
        return len(self.rows) + 2

    @property
    def left(self) -> int:
        """The cell in which its text begins."""
        return self.geometry.left + 2

    def strip(self, number: int, painter: Painter, ink: Ink) -> Strip:
        """A row of the box, from the first cell of its frame to the last."""
        frame, width = ink.of(("text", "frame")), max(10, self.geometry.column)
        if number == 0:
            head = f"╭─ {truncate(self.label, width - 8)} "
            return Strip([Segment(head + "─" * (width - cell_width(head) - 1) + "╮", frame)])
        if number == self.height - 1:
            end = " … the rest stands at the end " if self.cut and width > 40 else ""
            end = CUT if self.cut and not end else end
            return Strip([Segment("╰" + "─" * (width - len(end) - 3) + end + "─╯", frame)])
        inside = list(self._inside(self.rows[number - 1], painter, ink))
        used = sum(segment.cell_length for segment in inside)
        blank = Segment(" " * max(0, width - 4 - used), ink.of(("text",)))
        return Strip([Segment("│ ", frame), *inside, blank, Segment(" │", frame)])

    def _inside(self, span: Span | None, painter: Painter, ink: Ink) -> Iterator[Segment]:
        if span is not None:
            start, end = span
            text = painter.article.text[start:end]
            for shown, _, look in painter.runs(text, start, "text", ink):
                yield Segment(shown, look)
