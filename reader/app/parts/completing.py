"""Tab in the search box: fields, their values and saved searches, one after another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.search.complete import Completion

__all__ = ["Completing"]

SHOWN = 6
"""Completions that are named at the foot, from the one that was taken."""


class Completing:
    """The first Tab takes the likeliest way to go on, the next one the next, the last puts back
    what was typed."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._ways: list[Completion] = []
        self._at = 0
        self._written = ""
        self._typed = ("", 0)

    @property
    def possible(self) -> bool:
        """Whether Tab has anything to complete here: the word before the cursor tells."""
        from reader.search.complete import can_complete

        box = self.reading.search_box
        if self.reading.focused is not box.input:
            return False
        return self._going_on or can_complete(box.text, box.input.cursor_position)

    @property
    def _going_on(self) -> bool:
        return bool(self._ways) and self.reading.search_box.text == self._written

    def step(self, step: int) -> None:
        """Take the next way to go on, or the one before."""
        if self._going_on:
            self._at = (self._at + step) % (len(self._ways) + 1)
            self._write()
        else:
            self.reading.run_worker(self._begin(), group="complete-word", exclusive=True)

    async def _begin(self) -> None:
        box = self.reading.search_box
        typed = box.text, box.input.cursor_position
        ways = await asyncio.to_thread(self.reading.desk.complete, *typed)
        if (box.text, box.input.cursor_position) != typed:
            return
        self._ways, self._at, self._typed = ways, 0, typed
        if ways:
            self._write()
        else:
            self.reading.foot.say("Nothing in the library starts like this")

    def _write(self) -> None:
        box = self.reading.search_box
        if self._at < len(self._ways):
            way = self._ways[self._at]
            self._written, cursor = way.text, way.cursor
        else:
            self._written, cursor = self._typed
        box.input.value = self._written
        box.input.cursor_position = cursor
        self._name()

    def _name(self) -> None:
        """Say at the foot what was taken and what would come next."""
        if len(self._ways) == 1:
            return
        labels = [way.label for way in self._ways[self._at : self._at + SHOWN]]
        if not labels:
            self.reading.foot.say("As it was typed")
            return
        rest = len(self._ways) - self._at - len(labels)
        more = f" and {rest} more" if rest else ""
        self.reading.foot.say(f"{labels[0]}   then: " + " · ".join(labels[1:]) + more
                              if labels[1:] else labels[0])  # fmt: skip
