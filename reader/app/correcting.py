"""Putting right what analysis found: who speaks, what is a quotation, who is who."""

from __future__ import annotations

import asyncio
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from reader.annotations import Annotations, Entity, EntityKind, Mention, Quotation
from reader.app.people import spoken
from reader.app.screens.picker import Choice, PickerScreen
from reader.app.widgets.words import counted
from reader.article import Article
from reader.library.judgement import (
    Correction,
    What,
    described,
    is_valid,
    of_entity,
    of_quotation,
)
from reader.text import clean_field, truncate

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Correcting", "Said"]

QUOTATION_KINDS = {
    "direct": "somebody's words, as a clause",
    "partial": "a few of somebody's words",
    "block": "somebody's words, displayed",
    "scare": "nobody's words: the writer's own marks",
    "title": "the title of a work",
}
HEADINGS: tuple[tuple[str, frozenset[EntityKind]], ...] = (
    ("People", frozenset({"person"})),
    ("Organisations and groups", frozenset({"organisation", "group"})),
)
OTHERS = "Places and other names"
STYLES: dict[EntityKind, str] = {
    "person": "person", "organisation": "organisation", "group": "organisation", "place": "place",
}  # fmt: skip
TITLE_CELLS = 70


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader chose to say of a quotation or an entity."""

    what: What
    value: str = ""
    entity: str = ""
    kind: EntityKind = "person"


class Correcting:
    """Asks what is right, keeps it, and shows it at once, the page where it was."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    # Asking

    def ask_quotation(self) -> None:
        """Who says the quotation under the cursor, or what else it is."""
        page = self.reading.page
        article, annotations, quotation = page.article, page.annotations, page.quotation_here
        if article is None or annotations is None or quotation is None:
            keys = self.reading.keys.keymap
            next_one = keys.first("next-quotation")
            self.reading.foot.say(f"Stand in a quotation first: {next_one} goes to the next")
            return
        words = clean_field(article.text[quotation.start : quotation.end])
        anchor = of_quotation(article, quotation)
        self.reading.app.push_screen(
            PickerScreen(
                f"Who says {truncate(words, TITLE_CELLS)}",
                "a name: of this article, or a new one",
                quotation_choices(annotations, quotation),
                lambda said: self._keep(said, article, Correction("", said.what, anchor)),
                lambda typed: new_speakers(annotations, typed),
                _speaker_of(annotations, quotation),
            )
        )

    def ask_name(self) -> None:
        """What the name under the cursor is, or the speaker of the quotation under it."""
        page = self.reading.page
        article, annotations, mention = page.article, page.annotations, self.mention_here()
        if article is None or annotations is None or mention is None:
            keys = self.reading.keys.keymap
            next_one = keys.first("next-mention")
            self.reading.foot.say(f"Stand on a name first: {next_one} goes to the next")
            return
        entity = next(each for each in annotations.entities if each.key == mention.entity)
        anchor = of_entity(article, mention)
        words = clean_field(article.text[mention.start : mention.end])
        mentions = sum(each.entity == entity.key for each in annotations.mentions)
        self.reading.app.push_screen(
            PickerScreen(
                f"{clean_field(entity.name)} · {entity.kind} · {counted(mentions, 'mention')}",
                "a new name; or choose what it is",
                name_choices(annotations, entity, words, mentions),
                lambda said: self._keep(said, article, Correction("", said.what, anchor)),
                lambda typed: new_names(entity, typed, mentions),
            )
        )

    def mention_here(self) -> Mention | None:
        """The mention under the cursor; else one of the panel's name, or of the speaker."""
        page, panels = self.reading.page, self.reading.panels
        annotations = page.annotations
        if annotations is None:
            return None
        key: str | None = None
        if self.reading.where == "panel" and panels.shown in (panels.whos_who, panels.voices):
            key = panels.shown.value if panels.shown else None
        elif page.entity_here is not None:
            return page.mention_here
        elif page.quotation_here is not None:
            key = page.quotation_here.speaker
            span = page.quotation_here.speaker_mention
            for mention in annotations.mentions:
                if mention.entity == key and (mention.start, mention.end) == span:
                    return mention if mention.form == "name" else _named(annotations, key)
        return _named(annotations, key)

    # Keeping and showing

    def _keep(self, said: Said, article: Article, asked: Correction) -> None:
        key = self.reading.opening.key
        correction = Correction(
            uuid.uuid4().hex, said.what, asked.anchor, said.value, said.entity, said.kind,
            time.time_ns(),
        )  # fmt: skip
        if key is None or self.reading.page.article != article or not is_valid(correction):
            return
        self.reading.desk.correct(key, correction)
        undo = self.reading.keys.keymap.first("undo")
        self.reading.foot.say(f"Corrected: {described(correction)}; {undo} undoes it")
        self.follow()

    def follow(self) -> None:
        """Show the corrections as they are now: on the page, in the list, in searches."""
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
        if reading.page.voice not in {each.speaker for each in spoken(annotations)}:
            reading.page.voice = None
        reading.opening.annotated(key, annotations)

    def look_elsewhere(self) -> None:
        """Take in what another Reader has marked meanwhile."""
        marks = self.reading.desk.marks
        if not marks.writing and marks.refresh():
            self.reading.shelf.recount()
            self.reading.list.redraw()
            self.reading.show_header()
            self.follow()


def _named(annotations: Annotations, key: str | None) -> Mention | None:
    """The first place where an entity is named."""
    same = [each for each in annotations.mentions if each.entity == key]
    return next((each for each in same if each.form == "name"), same[0] if same else None)


def _speaker_of(annotations: Annotations, quotation: Quotation) -> Said | None:
    for entity in annotations.entities:
        if entity.key == quotation.speaker:
            return Said("speaker", entity.name, entity.key, entity.kind)
    return None


def quotation_choices(annotations: Annotations, quotation: Quotation) -> list[Choice[Said]]:
    """Who may have said it, and what it may be instead."""
    choices = _entities(annotations, "speaker", HEADINGS)
    heading = "Nobody of these"
    choices.append(Choice(heading, "Unknown", Said("speaker"), "nobody can tell who says it"))
    choices.append(Choice(heading, "Not a quotation", Said("not-quotation"), "the marks mean else"))
    choices += [
        Choice("It is", kind.capitalize(), Said("quotation-kind", kind), note, also="kind")
        for kind, note in QUOTATION_KINDS.items()
        if kind != quotation.kind
    ]
    known = frozenset(kind for _, kinds in HEADINGS for kind in kinds)
    others = frozenset(get_args(EntityKind)) - known
    return choices + _entities(annotations, "speaker", ((OTHERS, others),))


def new_speakers(annotations: Annotations, typed: str) -> list[Choice[Said]]:
    """Somebody whom the article does not name."""
    kinds: tuple[EntityKind, ...] = ("person", "organisation")
    return [
        Choice("Somebody new", typed, Said("speaker", typed, kind=kind), f"a new {kind}")
        for kind in kinds
        if typed.casefold() not in {entity.name.casefold() for entity in annotations.entities}
    ]


def name_choices(
    annotations: Annotations, entity: Entity, words: str, mentions: int
) -> list[Choice[Said]]:
    """What a name may be instead of what analysis took it for."""
    choices: list[Choice[Said]] = []
    if mentions > 1:
        said = Said("split", words, entity.key, entity.kind)
        note = f"only here is “{words}” somebody else"
        choices.append(Choice("It is", "Split off", said, note, also="other"))
    choices.append(
        Choice("It is", "No name", Said("reject", "", entity.key), "nobody and nothing: reject")
    )
    choices += [
        Choice("It is", _a(kind), Said("entity-kind", kind, entity.key), also="kind")
        for kind in get_args(EntityKind)
        if kind != entity.kind
    ]
    every: frozenset[EntityKind] = frozenset(get_args(EntityKind))
    others = _entities(annotations, "merge", (("The same as", every),), entity.kind)
    return choices + [choice for choice in others if choice.value.entity != entity.key]


def new_names(entity: Entity, typed: str, mentions: int) -> list[Choice[Said]]:
    """What is typed as its name, everywhere or here only."""
    heading = f"Call it {typed}"
    choices = [
        Choice(heading, "Rename", Said("rename", typed, entity.key, entity.kind), "everywhere here")
    ]
    if mentions > 1:
        said = Said("split", typed, entity.key, entity.kind)
        choices.append(Choice(heading, "Split off", said, "only this mention"))
    return choices


def _a(kind: str) -> str:
    return f"An {kind}" if kind[0] in "aeiou" else f"A {kind}"


def _entities(
    annotations: Annotations,
    what: What,
    headings: tuple[tuple[str, frozenset[EntityKind]], ...],
    first: EntityKind | None = None,
) -> list[Choice[Said]]:
    """The article's entities under their headings: who speaks most, then who is named most."""
    said = [quotation.speaker for quotation in spoken(annotations)]
    named = [mention.entity for mention in annotations.mentions]
    order = sorted(
        annotations.entities,
        key=lambda each: (each.kind != first, -said.count(each.key), -named.count(each.key)),
    )
    return [
        Choice(
            heading,
            clean_field(entity.name),
            Said(what, entity.name, entity.key, entity.kind),
            clean_field(entity.roles[0]) if entity.roles else "",
            STYLES.get(entity.kind, "plain"),
            " ".join(entity.aliases),
        )
        for heading, kinds in headings
        for entity in order
        if entity.kind in kinds
    ]
