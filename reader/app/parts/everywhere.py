"""One name in the whole library, from wherever it is met."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotations import Entity
from reader.app.choices import Choice
from reader.app.parts.opening import Wanted
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.desk.found import FoundHit

__all__ = ["Everywhere"]

NAMES = 2
"""The kind of answer that names are."""


class Everywhere:
    """Shows who somebody is, and opens what is chosen there."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    def show_here(self) -> None:
        """Whoever is under the cursor; with nobody there, the names of the library."""
        reading = self.reading
        found = reading.finder.answer_at(reading.list.cursor) if reading.where == "list" else None
        people = found.speaking if found else self._here()
        if len(people) == 1:
            self._show_one(people[0])
        elif people:
            self._ask(people)
        elif found is not None and found.kind == "entity":
            self.show(found.hit.name, found.hit.entity)
        elif (found is not None and found.kind == "quotation") or self._on_a_voice:
            reading.foot.say("Whoever speaks here has no name to look for")
        else:
            reading.finder.run("", NAMES)

    @property
    def _on_a_voice(self) -> bool:
        panels = self.reading.panels
        return self.reading.where == "panel" and panels.shown is panels.voices

    def _here(self) -> Sequence[Entity]:
        """The name under the page's cursor, the speakers there, or the panel's row."""
        page, panels = self.reading.page, self.reading.panels
        if self.reading.where == "list" or page.annotations is None:
            return ()
        key: str | None = None
        if self._on_a_voice:
            key = panels.voices.key
        elif self.reading.where == "panel" and panels.shown is panels.whos_who:
            key = panels.whos_who.value
        elif page.entity_here is not None:
            return (page.entity_here,)
        elif page.quotation_here is not None:
            return page.annotations.speakers_of(page.quotation_here)
        return [entity for entity in page.annotations.entities if entity.key == key]

    def _ask(self, people: Sequence[Entity]) -> None:
        """Which of those who speak together is meant."""
        from reader.app.screens.picker import PickerScreen

        choices = [
            Choice("They say it together", clean_field(each.name), each, clean_field(role))
            for each in people
            for role in (each.roles or ("",))[:1]
        ]
        self.reading.app.push_screen(
            PickerScreen("Everything about whom?", "a name", choices, self._show_one)
        )

    def _show_one(self, entity: Entity) -> None:
        self.show(entity.name, entity.key.partition("@")[0])

    def show(self, name: str, entity: str) -> None:
        """All that the library knows of somebody."""
        self.reading.run_worker(self._show(name, entity), group="about", exclusive=True)

    async def _show(self, name: str, entity: str) -> None:
        from reader.app.screens.about import AboutScreen

        about = await asyncio.to_thread(self.reading.desk.about, name, entity)
        today, copying = self.reading.shelf.today, self.reading.copying
        self.reading.app.push_screen(AboutScreen(about, today, self._open, copying))

    def _open(self, hit: FoundHit) -> None:
        self.reading.choosing.jump(Wanted(hit.key, at=hit.start))
