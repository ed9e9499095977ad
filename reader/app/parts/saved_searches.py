"""Saved searches: run, saved under a name, forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.app.choices import Choice
from reader.library.saved import name_of

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["SavedSearches"]


NONE_YET = "No search is saved yet: {search} in the list searches, {saved} then saves it"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be done with the saved search of this name."""

    what: Literal["run", "save", "forget"]
    name: str


class SavedSearches:
    """Asks in one picker: what is typed there is the name of a new one."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    def ask(self) -> None:
        """The saved searches; with a search on, also a name for it."""
        from reader.app.screens.picker import PickerScreen

        saved = self.reading.desk.marks.saved.texts
        text = self.reading.search_box.text.strip()
        choices = [
            *(Choice("Search", f"@{name}", _Wish("run", name), query, also=name)
              for name, query in saved.items()),
            *(Choice("Forget", f"@{name}", _Wish("forget", name), also=f"forget {name}")
              for name in saved),
        ]  # fmt: skip
        if not saved and not text:
            self.reading.foot.say(self.reading.keys.keymap.told(NONE_YET))
            return
        prompt = "a name for this search" if text else "its name"
        heading = f"Save the search: {text}" if text else "Saved searches"
        self.reading.app.push_screen(
            PickerScreen(heading, prompt, choices, self._done, self._fresh if text else _nothing)
        )

    def _fresh(self, typed: str) -> list[Choice[_Wish]]:
        name = name_of(typed)
        known = name in self.reading.desk.marks.saved.texts
        note = "in place of the one of this name" if known else ""
        return [Choice("Save", f"@{name}", _Wish("save", name), note)] if name else []

    def _done(self, wish: _Wish) -> None:
        reading = self.reading
        saved = reading.desk.marks.saved
        if wish.what == "run":
            reading.finder.run(f"@{wish.name} ")
        elif wish.what == "forget":
            saved.forget(wish.name)
            undo = reading.keys.keymap.first("undo")
            reading.foot.say(f"@{wish.name} is forgotten; {undo} undoes it")
        else:
            saved.keep(wish.name, reading.search_box.text.strip())
            reading.foot.say(f"Saved: @{wish.name} finds this anywhere")


def _nothing(typed: str) -> list[Choice[_Wish]]:
    return []
