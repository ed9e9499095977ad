"""The palette: every command, the saved searches, the themes and the articles, by typing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, cast

from reader.app.choices import Choice
from reader.app.commands import COMMANDS
from reader.app.commands.base import PANES, Command
from reader.app.parts.opening import Wanted
from reader.app.screens.picker import PickerScreen
from reader.text import clean_field, fold

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.app.parts.shelf import Shelf
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Palette"]

MOST_ARTICLES = 50

IN_THE_BOX = "That is for the search box: {search} opens it"
NO_USE = "There is nothing for that to do now"

Doing = Callable[[], None]
"""What is done when something is taken."""


class Headlines:
    """Every headline of the list, folded once while the palette is open, by a thread: for a large
    library that takes a quarter of a second, which would be each letter's."""

    def __init__(self, shelf: Shelf) -> None:
        self.keys = shelf.in_order()
        self._titles = [shelf.entries[key].title for key in self.keys]
        self._folded: list[str] = []

    def fold(self) -> None:
        """Fold them all, or those up to the first search; runs in a thread."""
        folded = self._folded
        for title in self._titles:
            if self._folded is not folded:
                break
            folded.append(fold(title))

    def having(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Key and headline of those that have all these words, folded, or parts of words."""
        ready = len(self._folded)
        if ready < len(self._titles):
            self._folded = [*self._folded[:ready], *map(fold, self._titles[ready:])]
        places: Sequence[int] = range(len(self._titles))
        for word in words:
            places = [place for place in places if word in self._folded[place]]
        for place in places:
            yield self.keys[place], clean_field(self._titles[place])


class Palette:
    """Asks in one picker, and does what was taken."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    def ask(self) -> None:
        """Show everything there is to take; articles once something is typed."""
        choices = [*self._commands(), *self._saved(), *self._themes(), *self._idle()]
        headlines = Headlines(self.reading.shelf)
        self.reading.run_worker(asyncio.to_thread(headlines.fold), group="palette")
        prompt = "a command, a headline, a theme or a saved search"
        self.reading.app.push_screen(
            PickerScreen("Palette", prompt, choices, _do, partial(self._articles, headlines))
        )

    def _commands(self) -> Iterator[Choice[Doing]]:
        """The commands that would do something now."""
        keys = self.reading.keys
        for command in COMMANDS:
            if self._works(command):
                run = partial(keys.run, command.name)
                shown = keys.keymap.of(command.name)
                yield Choice("Commands", command.help, run, shown, also=command.name)

    def _idle(self) -> Iterator[Choice[Doing]]:
        """The others, each with what it lacks."""
        foot, keys = self.reading.foot, self.reading.keys.keymap
        for command in COMMANDS:
            if not self._works(command):
                why = self.reading.keys.lacking(command) or (
                    NO_USE if command.where & PANES else IN_THE_BOX
                )
                shown = keys.of(command.name)
                say = partial(foot.say, keys.told(why))
                yield Choice("Not now", command.help, say, shown, "quiet", also=command.name)

    def _works(self, command: Command) -> bool:
        return bool(command.where & PANES) and command.available(self.reading)

    def _saved(self) -> Iterator[Choice[Doing]]:
        for name, text in self.reading.desk.marks.saved.texts.items():
            run = partial(self.reading.finder.run, f"@{name} ")
            yield Choice("Saved searches", f"@{name}", run, text, also=f"{name} {text}")

    def _themes(self) -> Iterator[Choice[Doing]]:
        for name in sorted(self.reading.app.available_themes):
            yield Choice("Themes", f"Theme {name}", partial(self._take_theme, name))

    def _articles(self, headlines: Headlines, typed: str) -> list[Choice[Doing]]:
        """The first articles whose headline has all that is typed."""
        found = islice(headlines.having(fold(typed).split()), MOST_ARTICLES)
        jump = self.reading.choosing.jump
        return [Choice("Articles", title, partial(jump, Wanted(key))) for key, title in found]

    def _take_theme(self, name: str) -> None:
        app = cast("ReaderApp", self.reading.app)
        app.theme = name
        app.keep_theme()


def _do(doing: Doing) -> None:
    doing()
