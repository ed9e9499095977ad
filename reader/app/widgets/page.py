"""The page: one article in a centred column, drawn by visible lines only."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.selection import Selection

from reader.annotations import Annotations, Quotation
from reader.app.page.excerpts import Mode
from reader.app.page.hints import targets_of
from reader.app.page.paint import Painter
from reader.app.page.spans import Spans
from reader.app.page.standing import Standing
from reader.app.page.stepping import stepped_from
from reader.app.page.voices import UNKNOWN
from reader.app.widgets.naming import Naming
from reader.app.widgets.selecting import around, span_of, text_of
from reader.article import Article, Span

__all__ = ["Mode", "Page"]


NOBODYS = frozenset(("",))
"""The voice of words that nobody speaks: no others are of it."""


class Page(Naming):
    """One article: its text in a column, quotations and entities lit, speakers in the margin.

    The screen calls the methods; the page answers with messages and never calls its parent.
    """

    @dataclass
    class QuotationEntered(Message):
        """The quotation cursor stands in another quotation, or in none."""

        page: Page
        quotation: Quotation | None
        number: int
        """Which one, from 1, of the article's quotations; 0 for none, or one that is not counted
        (scare quotes, titles of works, one inside another)."""
        total: int

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._spoken: list[int] = []
        """The indices of the quotations that count, which the cursor goes through."""
        self._followed: tuple[int, frozenset[str]] | None = None
        """The quotation that a walk came to, and whose voices it follows: it keeps to them where
        somebody else says a quotation together with them."""

    # What is shown

    def show(
        self,
        article: Article,
        annotations: Annotations | None = None,
        place: int = 0,
        note: str = "",
    ) -> None:
        """Open an article with the line at `place` on top; hits and cursors are cleared.

        `note` is one quiet line under the byline ("the language is French: quotations only").
        Annotations of another text are left out.
        """
        if annotations is None or annotations.digest != article.digest:
            annotations = Annotations(article.digest, "")
        self._take(Painter(article, annotations))
        self._note = note or annotations.note
        self._message = ""
        self._unfolded = False
        self._anchor, self._above = place, 0
        # While the page is hidden nothing is laid out, and the rows of another text would stay.
        self._sheet = None
        self._lay_out()

    def annotate(self, annotations: Annotations) -> None:
        """Lay other annotations over the same text; no line moves. Ignored if the digest differs.

        Hits stay; the cursors stay where the same quotation or mention is found again.
        """
        old = self._painter
        if old is None or annotations.digest != old.article.digest:
            return
        quotation, mention = self._quotation_span(), self._mention_span()
        new = Painter(old.article, annotations)
        new.layers.hits, new.layers.hit = old.layers.hits, old.layers.hit
        new.layers.voice = old.layers.voice
        self._take(new)
        new.layers.quotation = _found_again(quotation, new.layers.quotations)
        new.layers.mention = _found_again(mention, new.layers.mentions)
        if self._mode == "everything" and self._sheet is not None:
            self._sheet.painter = new
            self._repaint()
        else:
            self._lay_out()
        if quotation is not None:
            self._tell_quotation()
        if mention is not None:
            self._enter_mention(new.layers.mention, move=False)
        gone = new.layers.quotation is None and new.layers.mention is None
        new.layers.left = (quotation or mention or old.layers.left) if gone else None

    def clear(self, message: str = "") -> None:
        """Show no article, but `message` (plain text, several lines allowed) in its place."""
        self._painter, self._sheet, self._spoken = None, None, []
        self._message = message
        self._strips.clear()
        self._show_ticks()
        self.hide_hints()
        self.close_note()
        self.has_lines(1)
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def standing(self) -> Standing:
        """Where the reader is and stands, for `stand`."""
        quotation, mention = self._quotation_span(), self._mention_span()
        return Standing(self._anchor, self._above, quotation, mention, self.voice)

    def stand(self, standing: Standing) -> None:
        """Put the reader back where they were in this article, the cursor where it was."""
        super().stand(standing)
        if self._painter is None:
            return
        layers = self._painter.layers
        if layers.voice is None and standing.voice is not None:
            self.voice = standing.voice
        if layers.quotation is None:
            quotation = _found_again(standing.quotation, layers.quotations)
            if quotation is not None:
                self._enter_quotation(quotation, move=False)
        if layers.mention is None:
            mention = _found_again(standing.mention, layers.mentions)
            if mention is not None:
                self._enter_mention(mention, move=False)

    def _take(self, painter: Painter) -> None:
        self._painter = painter
        self._followed = None
        self._spoken = [
            index
            for index, quotation in enumerate(painter.annotations.quotations)
            if quotation.counted
        ]

    # Quotations, entities, voices

    def next_quotation(self, step: int = 1, voice: bool = False) -> Quotation | None:
        """Go to the next quotation (`voice`: of the name under the cursor, of the lit voice, or of
        the same speaker); None, and nothing moves, when there is none."""
        if self._painter is None:
            return None
        quotations = self._painter.annotations.quotations
        here = self._cursor_on_screen()
        wanted = self._spoken
        voices = self._voices_wanted() if voice else frozenset()
        if voices:
            wanted = [i for i in wanted if not voices.isdisjoint(self._voices_of(i))]
        starts = [quotations[index].start for index in wanted]
        if here is None:
            position = stepped_from(starts, self._from_here(), step)
        elif here in wanted:
            position = wanted.index(here) + step
        else:
            position = stepped_from(starts, quotations[here].start, step)
        if not 0 <= position < len(wanted):
            return None
        self._enter_quotation(wanted[position])
        self._followed = (wanted[position], voices) if voices else None
        return quotations[wanted[position]]

    @property
    def quotation_count(self) -> int:
        """How many quotations the cursor goes through."""
        return len(self._spoken)

    @property
    def names_beside(self) -> bool:
        """Whether there is room for speakers' names beside the column."""
        return self._sheet is None or self._sheet.geometry.margin > 0

    def _voices_of(self, index: int) -> frozenset[str]:
        """Whose words a quotation is."""
        assert self._painter is not None
        return frozenset(self._painter.voices.of(self._painter.annotations.quotations[index]))

    def _voices_wanted(self) -> frozenset[str]:
        """Whose quotations are walked; nobody's for all."""
        assert self._painter is not None
        layers, here = self._painter.layers, self._cursor_on_screen()
        if layers.mention is not None:
            return frozenset((self._painter.annotations.mentions[layers.mention].entity,))
        if layers.voice is not None:
            return frozenset((layers.voice,))
        if here is None:
            return frozenset()
        followed, voices = self._followed or (None, frozenset())
        return voices if followed == here else self._voices_of(here) or NOBODYS

    def _enter_quotation(self, index: int | None, move: bool = True) -> None:
        assert self._painter is not None
        self._painter.layers.quotation, self._painter.layers.left = index, None
        if index is not None and move:
            self._painter.layers.mention = None
            self.to_offset(self._painter.annotations.quotations[index].start)
        self._repaint()
        self._tell_quotation()

    def _tell_quotation(self) -> None:
        here = self._painter.layers.quotation if self._painter else None
        number = self._spoken.index(here) + 1 if here in self._spoken else 0
        entered = None if here is None else self._quotation(here)
        self.post_message(self.QuotationEntered(self, entered, number, len(self._spoken)))

    def to_quotation(self, quotation: Quotation) -> None:
        """Put the cursor in this quotation (of the annotations shown) and go there."""
        if self._painter is not None and quotation in self._painter.annotations.quotations:
            self._enter_quotation(self._painter.annotations.quotations.index(quotation))

    def next_presence(self, step: int = 1) -> tuple[int, int]:
        """Go to another appearance of what the presence strip shows, round the end; (which one,
        from 1, how many), or (0, 0) when nothing is chosen."""
        if self._painter is None or self.presence is None:
            return 0, 0
        layers, annotations = self._painter.layers, self._painter.annotations
        if layers.mention is not None:
            self.next_entity(step)
            return self._mention_counted()
        said = [i for i in self._spoken if layers.voice in self._voices_of(i)]
        if not said:
            return 0, 0
        if layers.quotation in said:
            position = said.index(layers.quotation) + step
        else:
            starts = [annotations.quotations[index].start for index in said]
            position = stepped_from(starts, self.place, step)
        self._enter_quotation(said[position % len(said)])
        return position % len(said) + 1, len(said)

    @property
    def quotation_here(self) -> Quotation | None:
        """The quotation the cursor stands in; None while it is off the screen: what nobody sees is
        neither told of nor corrected."""
        here = self._cursor_on_screen() if self._painter else None
        return None if here is None else self._quotation(here)

    def _quotation(self, index: int) -> Quotation:
        assert self._painter is not None
        return self._painter.annotations.quotations[index]

    @property
    def voice_here(self) -> str | None:
        """Whose voice a reader here means: the (first) speaker of the quotation under the cursor,
        else of the first one from the screen's top on, else of the last before it."""
        if self._painter is None:
            return None
        voices = self._painter.voices
        if self.quotation_here is not None:
            return next(iter(voices.of(self.quotation_here)), None)
        spoken = [self._painter.annotations.quotations[index] for index in self._spoken]
        known = [(each.end > self.place, voices.of(each)[0]) for each in spoken]
        after = [voice for later, voice in known if later and voice != UNKNOWN]
        before = [voice for later, voice in known if not later and voice != UNKNOWN]
        return after[0] if after else before[-1] if before else None

    @property
    def voice(self) -> str | None:
        """The speaker whose words are lit while all else is dimmed."""
        return self._painter.layers.voice if self._painter else None

    @voice.setter
    def voice(self, key: str | None) -> None:
        if self._painter is not None:
            self._painter.layers.voice = key
            self._repaint()

    def cancel(self) -> bool:
        """Leave what is open, the cursor, the lit voice, the hits and the mode, one a call; False
        when nothing was left."""
        if self._painter is None:
            return False
        layers = self._painter.layers
        if self.hide_hints() or self.close_note():
            return True
        if layers.quotation is not None and self.quotation_here is None:
            self._enter_quotation(None)
        if layers.mention is not None:
            self._enter_mention(None)
        elif layers.quotation is not None:
            self._enter_quotation(None)
        elif layers.voice is not None:
            self.voice = None
        elif len(layers.hits):
            self.set_hits(())
        elif self._mode != "everything":
            self.mode = "everything"
        else:
            return False
        return True

    def _quotation_span(self) -> Span | None:
        here = self._painter.layers.quotation if self._painter else None
        return None if here is None else self._quotation(here).segments[0]

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Follow a link, unfold furniture, or put the cursor where the click was."""
        event.prevent_default()
        if self._sheet is None or self._painter is None:
            return
        x, y = event.x, event.y
        if self.hide_hints() or self.click_note(x, y) or self.click_presence(x, y):
            return
        number = self.scroll_offset.y + event.y
        if number >= len(self._sheet.lines):
            return
        cell = event.x - self._sheet.geometry.left
        line = self._sheet.lines.rows[number]
        if event.chain > 1:
            self._select_around(self._sheet.lines.offset_at(number, cell), event.chain)
        elif self.text_selection is not None:
            return
        elif line.kind == "fold":
            self.toggle_furniture()
        elif line.kind == "text" and not self._click_target(number, event.x):
            offset = self._sheet.lines.offset_at(number, cell)
            self._click_text(offset, line.start, line.end, cell)

    def _click_target(self, number: int, x: int) -> bool:
        """Open the link or footnote that is drawn in a cell; whether there is one."""
        assert self._painter is not None and self._sheet is not None
        lines = self._sheet.lines
        found = targets_of(
            self._painter, lines.rows[number], lines.pieces(number), self._sheet.geometry.left
        )
        for first, last, _, target in found:
            if first <= x < last:
                self.open_target(target, number)
                return True
        return False

    def _click_text(self, offset: int | None, start: int, end: int, cell: int) -> None:
        assert self._painter is not None and self._sheet is not None
        painter = self._painter
        if offset is None:
            if cell >= self._sheet.geometry.column:
                spoken = [item[2] for item in painter.layers.quotations.over(start, end)]
                if spoken:
                    self._enter_quotation(spoken[0], move=False)
            return
        named = [index for _, _, index in painter.layers.mentions.at(offset)]
        spoken = [index for _, _, index in painter.layers.quotations.at(offset)]
        if named or painter.layers.mention is not None:
            self._enter_mention(named[-1] if named else None, move=False)
        if spoken or painter.layers.quotation is not None:
            self._enter_quotation(spoken[-1] if spoken else None, move=False)

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selected text reversed."""
        if self._painter is not None:
            self._painter.layers.selected = self._selected(selection) if selection else None
            self._repaint()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as the article has it, without furniture that is folded away."""
        if self._painter is None:
            return None
        article = self._painter.article
        return text_of(article, self._selected(selection), self._unfolded), "\n"

    def _selected(self, selection: Selection) -> Span:
        assert self._painter is not None
        return span_of(selection, len(self._painter.article.text))

    def _select_around(self, offset: int | None, chain: int) -> None:
        """Select the word (two clicks) or the paragraph (three) at an offset."""
        if offset is not None and self._painter is not None:
            chosen = around(self._painter.article.text, offset, " \n" if chain == 2 else "\n")
            self.screen.selections = {**self.screen.selections, self: chosen}


def _found_again(span: Span | None, spans: Spans[int]) -> int | None:
    """The value of the span that starts where this one did."""
    if span is None:
        return None
    return next((index for start, _, index in spans.at(span[0]) if start == span[0]), None)
