"""The page: one article in a centred column, drawn by visible lines only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.message import Message
from textual.scroll_view import ScrollView

from reader.annotations import Annotations, Entity, Quotation
from reader.article import Article, Span

__all__ = ["Mode", "Page"]

Mode = Literal["everything", "quotations", "narration"]


class Page(ScrollView, can_focus=True):
    """One article: its text in a column, quotations and entities lit, speakers in the margin.

    The screen calls the methods; the page answers with messages and never calls its parent. It
    binds no keys of its own beyond scrolling with the mouse: commands belong to the shell.
    """

    @dataclass
    class Placed(Message):
        """The first visible paragraph changed (by scrolling, jumping or resizing)."""

        page: Page
        place: int
        """The offset, in the article's text, of the first visible paragraph."""
        progress: float
        """How much has been read or passed, 0 to 1."""
        at_end: bool
        """Whether the last line is on the screen."""

        can_replace_same = True

    @dataclass
    class QuotationEntered(Message):
        """The quotation cursor stands in another quotation, or in none."""

        page: Page
        quotation: Quotation | None
        number: int
        """Which one, from 1, of the top-level quotations; 0 for none."""
        total: int

    @dataclass
    class EntityEntered(Message):
        """The entity cursor stands on a mention of an entity, or on none."""

        page: Page
        entity: Entity | None
        number: int
        """Which mention of this entity, from 1."""
        total: int
        """How many mentions this entity has."""

    @dataclass
    class LinkClicked(Message):
        """A link was clicked; `url` is http, https or mailto, already cleaned."""

        page: Page
        url: str

    @dataclass
    class ColumnChanged(Message):
        """The reader chose another width of the column, in cells."""

        page: Page
        cells: int

    # What is shown

    def show(
        self,
        article: Article,
        annotations: Annotations | None = None,
        place: int = 0,
        note: str = "",
    ) -> None:
        """Open an article with the paragraph at `place` on top; hits and cursors are cleared.

        `note` is one quiet line under the byline ("the language is French: quotations only").
        """

    def annotate(self, annotations: Annotations) -> None:
        """Lay other annotations over the same text; no line moves. Ignored if the digest differs."""

    def clear(self, message: str = "") -> None:
        """Show no article, but `message` (plain text, several lines allowed) in its place."""

    @property
    def article(self) -> Article | None:
        """The article shown."""

    @property
    def annotations(self) -> Annotations | None:
        """The annotations shown."""

    # Search hits

    def set_hits(self, spans: Sequence[Span], current: int | None = None) -> None:
        """Light these hits (in order, disjoint); with `current`, go to that one. Empty: none."""

    def next_hit(self, step: int = 1) -> tuple[int, int]:
        """Go `step` hits on (negative: back), round the end; (number from 1, total), or (0, 0)."""

    # Quotations, entities, voices

    def next_quotation(self, step: int = 1, voice: bool = False) -> Quotation | None:
        """Go to the next quotation (`voice`: of the same speaker); None when there is none."""

    def next_entity(self, step: int = 1) -> Entity | None:
        """Go to the next mention of the entity under the cursor; the first call, with no entity
        chosen, takes the first mention on the screen. None when there is none."""

    @property
    def quotation_here(self) -> Quotation | None:
        """The quotation the cursor stands in."""

    @property
    def entity_here(self) -> Entity | None:
        """The entity the cursor stands on."""

    @property
    def voice(self) -> str | None:
        """The speaker whose words are lit while all else is dimmed."""

    @voice.setter
    def voice(self, key: str | None) -> None: ...

    @property
    def mode(self) -> Mode:
        """What is shown: everything, quotations (with their sentence), or narration only."""

    @mode.setter
    def mode(self, mode: Mode) -> None: ...

    def cancel(self) -> bool:
        """Leave the cursor, the lit voice and the hits, one a call; False when nothing was left."""

    # Folding, column, place

    def toggle_furniture(self) -> bool:
        """Fold or unfold what the web page left in the text; True when it is unfolded now."""

    def column(self, step: int) -> int:
        """Make the column `step` cells wider (negative: narrower); its new width, 40 to 100."""

    @property
    def column_width(self) -> int:
        """The width wanted for the column, in cells; set it from the settings."""

    @column_width.setter
    def column_width(self, cells: int) -> None: ...

    @property
    def place(self) -> int:
        """The offset of the first visible paragraph."""

    @property
    def progress(self) -> float:
        """How much has been read or passed, 0 to 1; 1 when the last line is on the screen."""

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""

    def to_offset(self, offset: int, top: bool = False) -> None:
        """Scroll so that the offset is visible, a third down the page (`top`: on its first row);
        nothing moves when it is well inside already."""

    # Scrolling, never animated

    def scroll_lines(self, lines: int) -> bool:
        """Scroll by lines; False when there is no way further."""

    def scroll_pages(self, pages: float) -> bool:
        """Scroll by pages (0.5: half a page), two lines kept; False when there is no way further."""

    def to_top(self) -> None:
        """Go to the headline."""

    def to_end(self) -> None:
        """Go to the last line."""
