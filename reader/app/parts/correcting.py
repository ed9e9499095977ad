"""Putting right what analysis found: who speaks, what is a quotation, who is who."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations import Annotations, Mention
from reader.app.judging import (
    Said,
    correction_of,
    entity_of,
    name_choices,
    nameable,
    named,
    new_names,
    new_speakers,
    quotation_choices,
    same_voice,
    speaker_mention,
    speaker_of,
    voice_of,
)
from reader.app.parts.names_elsewhere import NamesElsewhere
from reader.app.people import said_by
from reader.app.widgets.words import counted
from reader.article import Article
from reader.library.anchors import Anchor
from reader.library.judgement import described, is_valid, of_entity, of_quotation
from reader.text import clean_field, truncate

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Correcting"]

TITLE_CELLS = 70


@dataclass(frozen=True, slots=True)
class Others:
    """The other quotations of a speaker of whom one was put right just now."""

    article: Article
    said: Said
    whose: str
    anchors: Sequence[Anchor]


class Correcting:
    """Asks what is right, keeps it, and shows it at once, the page where it was."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._others: Others | None = None

    @property
    def others(self) -> Others | None:
        """Those of whom the same can be said, while the article is on the page."""
        here = self._others and self._others.article == self.reading.page.article
        return self._others if here else None

    # Asking

    def ask_quotation(self) -> None:
        """Who says the quotation under the cursor, or what else it is."""
        from reader.app.screens.picker import PickerScreen

        page = self.reading.page
        article, annotations, quotation = page.article, page.annotations, page.quotation_here
        if article is None or annotations is None or quotation is None:
            keys = self.reading.keys.keymap
            next_one = keys.first("next-quotation")
            self.reading.foot.say(f"Stand in a quotation first: {next_one} goes to the next")
            return
        words = clean_field(article.text[quotation.start : quotation.end])
        anchor = of_quotation(article, quotation)
        same = same_voice(article, annotations, quotation)
        alike = [of_quotation(article, each) for each in same]
        whose = voice_of(article, annotations, quotation)
        elsewhere = NamesElsewhere(self.reading, lambda: picker.grow())
        picker = PickerScreen(
            f"Who says {truncate(words, TITLE_CELLS)}",
            "a name: of this article, of the library, or a new one",
            quotation_choices(annotations, quotation),
            lambda said: self._keep(said, article, anchor, Others(article, said, whose, alike)),
            lambda typed: new_speakers(annotations, typed, elsewhere.of(typed)),
            speaker_of(annotations, quotation),
        )
        self.reading.app.push_screen(picker)

    def ask_name(self) -> None:
        """What the name under the cursor is, or the speaker of the quotation under it."""
        from reader.app.screens.picker import PickerScreen

        page = self.reading.page
        article, annotations, mention = page.article, page.annotations, self.mention_here()
        if article is None or annotations is None or mention is None:
            keys = self.reading.keys.keymap
            next_one = keys.first("next-mention")
            self.reading.foot.say(f"Stand on a name first: {next_one} goes to the next")
            return
        entity = entity_of(annotations, mention)
        anchor = of_entity(article, mention)
        words = nameable(article, mention)
        mentions = sum(each.entity == entity.key for each in annotations.mentions)
        elsewhere = NamesElsewhere(self.reading, lambda: picker.grow())
        picker = PickerScreen(
            f"{clean_field(entity.name)} · {entity.kind} · {counted(mentions, 'mention')}",
            "a new name; or choose what it is",
            name_choices(annotations, entity, words, mentions),
            lambda said: self._keep(said, article, anchor),
            lambda typed: new_names(annotations, entity, typed, mentions, elsewhere.of(typed)),
        )
        self.reading.app.push_screen(picker)

    def mention_here(self) -> Mention | None:
        """The mention under the cursor; else one of the panel's name, or of the speaker."""
        page, panels = self.reading.page, self.reading.panels
        annotations = page.annotations
        if annotations is None:
            return None
        key: str | None = None
        if self.reading.where == "panel" and panels.shown in (panels.whos_who, panels.voices):
            in_voices = panels.shown is panels.voices
            key = panels.voices.key if in_voices else panels.whos_who.value
        elif page.entity_here is not None:
            return page.mention_here
        elif page.quotation_here is not None:
            return speaker_mention(annotations, page.quotation_here)
        return named(annotations, key)

    # Keeping and showing

    def _keep(
        self, said: Said, article: Article, anchor: Anchor, others: Others | None = None
    ) -> None:
        key, correction = self.reading.opening.key, correction_of(said, anchor)
        if key is None or not is_valid(correction):
            return
        if self.reading.page.article != article:
            self.reading.foot.say("The article has changed meanwhile: nothing was corrected")
            return
        self.reading.desk.correct(key, correction)
        self.follow()
        keys, more = self.reading.keys.keymap, ""
        if others is not None and others.anchors and said.what == "speaker":
            self._others = others
            more = keys.told(f"; {{correct-all}} corrects {len(others.anchors)} more of ")
            more += others.whose
        undo = keys.told("{undo} undoes it")
        self.reading.troubles.say(f"Corrected: {described(correction)}; {undo}{more}")

    def correct_others(self) -> None:
        """Say the same of all other quotations of the speaker who was put right just now."""
        others, key = self.others, self.reading.opening.key
        if others is None or key is None:
            return
        with self.reading.desk.marks.together():
            for anchor in others.anchors:
                self.reading.desk.correct(key, correction_of(others.said, anchor))
        self.follow()
        said = described(correction_of(others.said, others.anchors[0]))
        told = self.reading.keys.keymap.told("{undo} undoes them")
        number = counted(len(others.anchors), "quotation")
        self.reading.troubles.say(f"Corrected: {said}, {number} more; {told}")

    def follow(self) -> None:
        """Show the corrections as they are now: on the page, in the list, in searches."""
        self._others = None
        self.reading.run_worker(self._follow(), group="correcting", exit_on_error=True)

    async def _follow(self) -> None:
        reading, article = self.reading, self.reading.page.article
        key = reading.opening.key
        if key is not None and article is not None:
            annotations = await asyncio.to_thread(reading.desk.known, article)
            if reading.opening.key == key and reading.page.article == article:
                self._show(key, annotations)
        for changed in await asyncio.to_thread(reading.desk.follow_corrections):
            entry = reading.desk.entry(changed)
            if entry is not None and entry.quotations is not None:
                reading.shelf.counted(changed, entry.quotations)
        reading.list.redraw()

    def _show(self, key: str, annotations: Annotations) -> None:
        reading = self.reading
        article = reading.page.article
        if article and not said_by(article, annotations, reading.page.voice or ""):
            reading.page.voice = None
        reading.opening.annotated(key, annotations)

    def look_elsewhere(self) -> None:
        """Take in what another Reader has marked meanwhile, and tell what could not be kept."""
        self.reading.troubles.look()
        marks = self.reading.desk.marks
        if not marks.writing and marks.refresh():
            self.reading.shelf.recount()
            self.reading.list.redraw()
            self.reading.show_header()
            self.follow()
