"""Walking from quotation to quotation and from mention to mention, and how the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations import Entity, Mention, Quotation
from reader.app import status
from reader.app.page.voices import UNKNOWN
from reader.app.people import voices
from reader.app.widgets.page import Mode, Page
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Walking"]


@dataclass(frozen=True, slots=True)
class AtQuotation:
    """The quotation the cursor stands in, and which of how many it is."""

    quotation: Quotation
    counted: tuple[int, int]


@dataclass(frozen=True, slots=True)
class AtEntity:
    """The entity the cursor stands on, and which of how many mentions it is."""

    entity: Entity
    counted: tuple[int, int]


MODE_WORDS: dict[Mode, str] = {
    "everything": "Everything is shown",
    "quotations": "Quotations only",
    "narration": "Narration only",
}


class Walking:
    """The cursors on the page, as its messages told them."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.quotation: AtQuotation | None = None
        self.entity: AtEntity | None = None
        self._told = False
        self._in_sight = (False, False)
        """Whether the quotation and the name of the cursors were seen when hints were shown."""

    def forget(self) -> None:
        """Another article is on the page."""
        self.quotation = self.entity = None

    def entered(self, message: Page.QuotationEntered | Page.EntityEntered) -> None:
        """The cursor came somewhere else."""
        counted = (message.number, message.total)
        if isinstance(message, Page.QuotationEntered):
            at = message.quotation
            self.quotation = AtQuotation(at, counted) if at else None
            self.entity = None if at else self.entity
        else:
            self.entity = AtEntity(message.entity, counted) if message.entity else None
            self.quotation = None if message.entity else self.quotation

    def placed(self) -> None:
        """The page has moved: what the foot tells of, and hints at, is what can be seen."""
        page = self.reading.page
        in_sight = page.quotation_here is not None, page.entity_here is not None
        self.reading.show_status()
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            self.reading.show_hints()

    def to_quotation(self, step: int, voice: bool = False) -> None:
        """Another quotation; with `voice`, of the same speaker."""
        if self.reading.page.next_quotation(step, voice) is None:
            self.reading.foot.say(self._no_further(step, voice))
        elif self.reading.where != "page":
            self.reading.focus_on("page")

    def _no_further(self, step: int, voice: bool) -> str:
        """Why there is no other quotation."""
        total = self.reading.page.quotation_count
        if not total:
            return "There are no quotations here"
        which = "last" if step > 0 else "first"
        if not voice:
            return f"That was the {which} of {total}"
        name = self.entity.entity if self.entity else None
        known = self.reading.page.annotations
        quotations = known.quotations if known else ()
        if name is not None and all(name.key not in each.speakers for each in quotations):
            return f"{clean_field(name.name)} says nothing in this article"
        if self.reading.page.voice_here == UNKNOWN:
            return f"That was the {which} whose speaker is unknown"
        return f"That was the {which} of this speaker's"

    def to_mention(self, step: int) -> None:
        """Another mention of the same entity."""
        page = self.reading.page
        before = page.mention_here
        if page.next_entity(step) is None:
            self.reading.foot.say("No names were found here")
        elif self.reading.where != "page":
            self.reading.focus_on("page")
        elif before is not None:
            self._tell_round(before, step)

    def _tell_round(self, before: Mention, step: int) -> None:
        """Say so where the walk from this mention has gone round the end."""
        page = self.reading.page
        annotations, here, entity = page.annotations, page.mention_here, page.entity_here
        if annotations is None or here is None or entity is None or here.entity != before.entity:
            return
        same = [each for each in annotations.mentions if each.entity == here.entity]
        name = clean_field(entity.name)
        if len(same) == 1:
            self.reading.foot.say(f"The only mention of {name}")
        elif here.start <= before.start if step > 0 else here.start >= before.start:
            end = "end" if step > 0 else "beginning"
            number = same.index(here) + 1
            self.reading.foot.say(f"Round the {end}: {name}, mention {number} of {len(same)}")

    def light_voice(self) -> None:
        """Light the speaker of the quotation at hand, or everything again."""
        page = self.reading.page
        page.voice = None if page.voice else page.voice_here
        self.reading.panels.refresh_rows()
        again = self.reading.keys.keymap.told("{light-voice} lights everything again")
        name = self._lit()
        said = f"Lit: the words of {name}; {again}" if name else "Everything is lit again"
        self.reading.foot.say(said)

    def _lit(self) -> str:
        """Whose words are lit; empty for nobody's."""
        page = self.reading.page
        if page.article is None or page.annotations is None or page.voice is None:
            return ""
        if page.voice == UNKNOWN:
            return "unknown speakers"
        found = voices(page.article, page.annotations)
        return next((clean_field(each.name) for each in found if each.key == page.voice), "")

    def explain(self) -> None:
        """Show why this speaker."""
        from reader.app.screens.why import WhyScreen

        page = self.reading.page
        if page.article and page.annotations and page.quotation_here:
            speaker, reasons = status.why(page.article, page.annotations, page.quotation_here)
            self.reading.app.push_screen(WhyScreen(speaker, reasons))

    def set_mode(self, mode: Mode) -> None:
        """Show quotations only, narration only, or everything; a mode asked for twice is left."""
        page = self.reading.page
        page.mode = "everything" if page.mode == mode else mode
        self.reading.foot.say(MODE_WORDS[page.mode])

    def toggle_furniture(self) -> None:
        """Fold or unfold what the web page left in the text."""
        unfolded = self.reading.page.toggle_furniture()
        self.reading.foot.say("Page furniture unfolded" if unfolded else "Page furniture folded")

    def set_column(self, step: int) -> None:
        """Make the column wider or narrower, and say where that ends."""
        page = self.reading.page
        wanted, drawn = page.column_width, page.column_drawn
        cells = page.column(step)
        if cells == wanted:
            limit = "wider" if step > 0 else "narrower"
            self.reading.foot.say(f"Column of {cells} cells: it cannot be {limit}")
        elif drawn and page.column_drawn == drawn:
            self.reading.foot.say(f"Column of {cells} cells; here there is room for {drawn}")
        else:
            self.reading.foot.say(f"Column of {cells} cells")

    def tell_speakers_place(self) -> None:
        """Where there is no room for names beside the page: say once where they stand."""
        page, foot = self.reading.page, self.reading.foot
        if self._told or page.names_beside or not page.quotation_count or foot.message:
            return
        self._told = True
        key = self.reading.keys.keymap.first("next-quotation")
        foot.say(f"Too narrow for names at the side: {key} shows here who speaks")
