"""The page's links: followed by hints or clicks; footnotes opened in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.app.page.hints import LETTERS, Hint, Row, Target, hints_of, letter_put, targets_of
from reader.app.page.layout import Line
from reader.app.page.note_box import NoteBox, note_blocks
from reader.app.page.paint import Painter
from reader.app.widgets.paper import Paper

__all__ = ["Linking"]


class Linking(Paper):
    """Paper whose links, footnotes and tables can be opened."""

    @dataclass
    class LinkClicked(Message, namespace="page"):
        """A link was chosen; `url` is http, https or mailto, already cleaned."""

        page: Linking
        url: str

    @dataclass
    class TableChosen(Message, namespace="page"):
        """A table was chosen, to be opened in a view of its own."""

        page: Linking
        block: int
        """The index of its block in the article."""

    @dataclass
    class Hinting(Message, namespace="page"):
        """Letters came beside what can be opened, or went away."""

        page: Linking
        shown: int
        """How many letters; 0 when they went away."""
        left_over: int
        """For how many things there was no letter left."""

    @dataclass
    class NoteOpened(Message, namespace="page"):
        """A footnote was opened in place, or is missing from the article."""

        page: Linking
        label: str
        found: bool

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._hints: list[Hint] = []
        self._box: NoteBox | None = None
        self._box_top = 0
        """The row of the article that the box's first row lies over."""

    @property
    def painter(self) -> Painter | None:
        """What draws the article shown."""
        return self._painter

    def table_here(self) -> int | None:
        """The index of the block of the first table on the screen."""
        if self._sheet is None or self._painter is None:
            return None
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        blocks = self._painter.article.blocks
        for line in self._sheet.lines.rows[top : top + height]:
            if line.kind == "text" and line.block >= 0 and blocks[line.block].kind == "table":
                return line.block
        return None

    # Hints

    def show_hints(self) -> int:
        """Show a letter beside everything on the screen that can be opened; how many there are.

        The next key chooses; whatever has no letter takes them away.
        """
        self._hints, left_over = hints_of(self._rows_with_targets())
        if self._hints:
            self.refresh()
            self.post_message(self.Hinting(self, len(self._hints), left_over))
        return len(self._hints)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The letters that are shown now."""
        return tuple(self._hints)

    def hide_hints(self) -> bool:
        """Take the letters away; whether there were any."""
        if not self._hints:
            return False
        self._hints = []
        self.refresh()
        self.post_message(self.Hinting(self, 0, 0))
        return True

    def _rows_with_targets(self) -> Iterator[Row]:
        """The rows on the screen; where the footnote's box lies, its own."""
        if self._sheet is None or self._painter is None:
            return
        lines, left = self._sheet.lines, self._sheet.geometry.left
        top = self.scroll_offset.y
        for y in range(self.scrollable_content_region.height):
            number = top + y
            line = pieces = None
            if self._box and 0 <= number - self._box_top < self._box.height:
                line, pieces = self._box_row(self._box, number - self._box_top)
                left_cell = self._box.left
            elif number < len(lines) and lines.rows[number].kind == "text":
                line, pieces, left_cell = lines.rows[number], lines.pieces(number), left
            if line is not None and pieces:
                found = list(targets_of(self._painter, line, pieces, left_cell))
                if found:
                    yield Row(y, self.render_line(y), found)

    def _box_row(self, box: NoteBox, number: int) -> tuple[Line, tuple[tuple[str, int], ...]]:
        assert self._painter is not None
        span = box.rows[number - 1] if 0 < number < box.height - 1 else None
        start, end = span or (0, 0)
        text = self._painter.article.text[start:end]
        return Line("text", -1, start, end), ((text, start),) if span else ()

    def on_key(self, event: events.Key) -> None:
        """While hints are shown, a letter chooses; moving keys take them away and go on."""
        if not self._hints:
            return
        chosen = next((hint for hint in self._hints if hint.letter == event.character), None)
        self.hide_hints()
        if chosen is not None:
            self.open_target(chosen.target, self.scroll_offset.y + chosen.y)
        if chosen is not None or event.key == "escape" or (event.character or " ") in LETTERS:
            event.stop()
            event.prevent_default()

    def open_target(self, target: Target, row: int) -> None:
        """Open a link, a footnote or a table that stands on a row of the article."""
        if target.kind == "link":
            self.post_message(self.LinkClicked(self, target.value))
        elif target.kind == "table":
            self.post_message(self.TableChosen(self, int(target.value)))
        else:
            self.open_note(target.value, row)

    # Footnotes in place

    def open_note(self, label: str, row: int) -> bool:
        """Open the footnote with this label under a row of the article; False if it has none."""
        if self._sheet is None or self._painter is None:
            return False
        article = self._painter.article
        blocks = note_blocks(article, label)
        if blocks:
            height, top = self.scrollable_content_region.height, self.scroll_offset.y
            box = NoteBox.of(article, blocks, self._sheet.geometry, max(3, height - 1))
            below = row + 1
            above = row - box.height
            fits_below = below + box.height <= top + height
            lowest = max(top, top + height - box.height)
            self._box = box
            self._box_top = below if fits_below else above if above >= top else lowest
            self.refresh()
        self.post_message(self.NoteOpened(self, label, bool(blocks)))
        return bool(blocks)

    def close_note(self) -> bool:
        """Close the footnote; whether one was open. The page under it has not moved."""
        if self._box is None:
            return False
        self._box = None
        self.refresh()
        return True

    def click_note(self, x: int, y: int) -> bool:
        """A click in the pane: on the open footnote it follows a link; beside it, it closes it.
        Whether the click is used up."""
        if self._box is None:
            return False
        number = self.scroll_offset.y + y - self._box_top
        assert self._painter is not None
        if 0 <= number < self._box.height and x >= self._box.geometry.left:
            line, pieces = self._box_row(self._box, number)
            for first, last, _, target in targets_of(self._painter, line, pieces, self._box.left):
                if first <= x < last and target.kind == "link":
                    self.open_target(target, self._box_top)
            return True
        return self.close_note()

    # What lies over the rows

    def _lay_out(self) -> None:
        self._hints, self._box = [], None
        super()._lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The letters belong to a screen: they go when it moves."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.hide_hints()

    def render_line(self, y: int) -> Strip:
        """A row with what lies over it."""
        strip = super().render_line(y)
        if self._box is not None:
            strip = self._with_box(strip, y)
        for hint in self._hints:
            if hint.y == y:
                look = self._inks().of(("text", "hint"))
                strip = letter_put(strip, hint.cell, hint.letter, look)
        return strip

    def _with_box(self, strip: Strip, y: int) -> Strip:
        assert self._box is not None
        number = self.scroll_offset.y + y - self._box_top
        if self._painter is None or not 0 <= number < self._box.height:
            return strip
        row = self._box.strip(number, self._painter, self._inks())
        left, width = self._box.geometry.left, strip.cell_length
        over = Strip.join([strip.crop(0, left), row, strip.crop(left + row.cell_length, width)])
        return over.crop(0, width)
