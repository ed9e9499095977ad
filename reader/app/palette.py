"""What the palette finds: every command by name or help line, saved searches, and articles by
headline."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.app.commands import COMMANDS, Command
from reader.app.opening import Wanted
from reader.text import fold

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.app.screens.reading import ReadingScreen

__all__ = ["ArticleProvider", "CommandProvider", "ThemeProvider"]

MOST_ARTICLES = 50


class ReaderProvider(Provider):
    """A provider that knows the reading screen."""

    @property
    def reading(self) -> ReadingScreen:
        """The reading screen."""
        return cast("ReaderApp", self.app).reading


class CommandProvider(ReaderProvider):
    """The commands that would do something now, and the saved searches."""

    def _found(self) -> list[tuple[Command, str]]:
        keys = self.reading.keys
        return [
            (command, f"{command.help}  {keys.keymap.of(command.name)}".rstrip())
            for command in COMMANDS
            if "box" not in command.where - {"list", "page", "panel"}
            and command.available(self.reading)
        ]

    def _runner(self, command: Command) -> Callable[[], None]:
        return partial(self.reading.keys.run, command.name)

    def _saved(self) -> list[tuple[str, Callable[[], None]]]:
        """The saved searches, each with what runs it."""
        saved = self.reading.desk.marks.saved.texts
        run = self.reading.finder.run
        return [(f"@{name}  {text}", partial(run, f"@{name} ")) for name, text in saved.items()]

    async def discover(self) -> Hits:
        for command, text in self._found():
            yield DiscoveryHit(Content(text), self._runner(command), text=text)
        for text, run in self._saved():
            yield DiscoveryHit(Content(text), run, text=text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, text in self._found():
            score = max(matcher.match(text), matcher.match(command.name))
            if score > 0:
                yield Hit(score, matcher.highlight(text), self._runner(command), text=text)
        for text, run in self._saved():
            if (score := matcher.match(text)) > 0:
                yield Hit(score, matcher.highlight(text), run, text=text)


class ArticleProvider(ReaderProvider):
    """Articles whose headline has the words typed; at most fifty."""

    async def search(self, query: str) -> Hits:
        wanted = fold(query).split()
        found = 0
        for key in self.reading.shelf.in_order():
            title = self.reading.shelf.row(key).title
            folded = fold(title)
            if all(word in folded for word in wanted):
                yield Hit(
                    0.5,
                    Content(title),
                    partial(self._open, key),
                    text=title,
                    help=None,
                )
                found += 1
                if found >= MOST_ARTICLES:
                    return

    def _open(self, key: str) -> None:
        self.reading.opening.show(Wanted(key))
        self.reading.focus_on("page")


class ThemeProvider(ReaderProvider):
    """The themes by name; the one chosen is kept."""

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name in sorted(self.app.available_themes):
            text = f"Theme {name}"
            if (score := matcher.match(text)) > 0:
                yield Hit(score, matcher.highlight(text), partial(self._take, name), text=text)

    def _take(self, name: str) -> None:
        app = cast("ReaderApp", self.app)
        app.theme = name
        app.keep_theme()
