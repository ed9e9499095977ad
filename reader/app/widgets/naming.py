"""The cursor that goes from name to name on the page."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.annotations import Entity, Mention
from reader.app.page.stepping import stepped_from
from reader.app.widgets.hitting import Hitting
from reader.app.widgets.paper import Paper
from reader.article import Span

__all__ = ["Naming"]


class Naming(Hitting):
    """A page with an entity cursor: it stands on a mention, and goes to others of the same."""

    @dataclass
    class EntityEntered(Message, namespace="page"):
        """The entity cursor stands on a mention of an entity, or on none."""

        page: Paper
        entity: Entity | None
        number: int
        """Which mention of this entity, from 1."""
        total: int
        """How many mentions this entity has."""

    def next_entity(self, step: int = 1, key: str | None = None) -> Entity | None:
        """Go to the next mention of the entity under the cursor, or of `key`, round the end.

        With no entity chosen, the speaker of the quotation under the cursor is, else the first
        name from there or from the top of the screen on. None when there is none.
        """
        if self._painter is None:
            return None
        mentions, layers = self._painter.annotations.mentions, self._painter.layers
        if layers.mention is None and key is None:
            first = self._mention_near()
            return None if first is None else self._enter_mention(first)
        if key is None:
            assert layers.mention is not None
            key = mentions[layers.mention].entity
        same = [index for index, mention in enumerate(mentions) if mention.entity == key]
        if not same:
            return None
        if layers.mention in same and self.mention_here is not None:
            position = same.index(layers.mention) + step
        else:
            starts = [mentions[index].start for index in same]
            position = stepped_from(starts, self.place, step)
        return self._enter_mention(same[position % len(same)])

    def _mention_near(self) -> int | None:
        """Where the reader is, the mention to begin with."""
        assert self._painter is not None
        annotations, here = self._painter.annotations, self._cursor_on_screen()
        mentions, place = annotations.mentions, self._from_here()
        wanted = [index for index, mention in enumerate(mentions) if mention.form == "name"]
        if here is not None:
            quotation = annotations.quotations[here]
            place = (quotation.speaker_mention or quotation.segments[0])[0]
            theirs = [i for i, each in enumerate(mentions) if each.entity in quotation.speakers]
            wanted = theirs or wanted
        after = [index for index in wanted if mentions[index].start >= place]
        return after[0] if after else wanted[-1] if wanted else None

    def _from_here(self) -> int:
        """From where a walk begins without a quotation at hand: the name at hand, or where the
        cursor was until that was corrected away, or the top."""
        if self.mention_here is not None:
            return self.mention_here.start
        left = self._painter.layers.left if self._painter else None
        return left[0] if left and self._on_screen(*left) else self.place

    def _cursor_on_screen(self) -> int | None:
        """The quotation of the cursor; None when the reader has scrolled away from it."""
        assert self._painter is not None
        here = self._painter.layers.quotation
        if here is None:
            return None
        quotation = self._painter.annotations.quotations[here]
        return here if self._on_screen(quotation.start, quotation.end) else None

    def _on_screen(self, start: int, end: int) -> bool:
        """Whether any of this stretch of the text can be seen."""
        if self._sheet is None:
            return True
        first, last = self._seen()
        return start < max(last, first + 1) and first < end

    def _mention_counted(self) -> tuple[int, int]:
        """Which mention of its entity the cursor stands on, from 1, and how many there are."""
        assert self._painter is not None
        mentions, here = self._painter.annotations.mentions, self._painter.layers.mention
        if here is None:
            return 0, 0
        same = [i for i, m in enumerate(mentions) if m.entity == mentions[here].entity]
        return same.index(here) + 1, len(same)

    def _enter_mention(self, index: int | None, move: bool = True) -> Entity | None:
        assert self._painter is not None
        mentions = self._painter.annotations.mentions
        self._painter.layers.mention, self._painter.layers.left = index, None
        if index is not None and move:
            self._painter.layers.quotation = None
            self.to_offset(mentions[index].start)
        self._repaint()
        entity = None if index is None else self._entity_of(mentions[index])
        self.post_message(self.EntityEntered(self, entity, *self._mention_counted()))
        return entity

    @property
    def mention_here(self) -> Mention | None:
        """The mention the cursor stands on; None while it is off the screen."""
        if self._painter is None or self._painter.layers.mention is None:
            return None
        mention = self._painter.annotations.mentions[self._painter.layers.mention]
        return mention if self._on_screen(mention.start, mention.end) else None

    @property
    def entity_here(self) -> Entity | None:
        """The entity the cursor stands on; None while that mention is off the screen."""
        mention = self.mention_here
        return self._entity_of(mention) if mention else None

    def _entity_of(self, mention: Mention) -> Entity | None:
        assert self._painter is not None
        entities = self._painter.annotations.entities
        return next((entity for entity in entities if entity.key == mention.entity), None)

    def _mention_span(self) -> Span | None:
        if self._painter is None or self._painter.layers.mention is None:
            return None
        mention = self._painter.annotations.mentions[self._painter.layers.mention]
        return mention.start, mention.end
