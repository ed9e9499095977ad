"""The app: what outlives the screens."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key
from textual.filter import LineFilter, Monochrome, NoColor
from textual.widget import Widget

from reader.app.commands import COMMANDS
from reader.app.filters import Drawable, NoColour
from reader.app.keymap import Keymap
from reader.app.screens.reading import ReadingScreen
from reader.app.theme import DARK, THEMES, drawable, roles
from reader.article import Article
from reader.problems import Problem
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.desk.desk import Desk

__all__ = ["ReaderApp", "run"]

DRAWABLE, NO_COLOUR = Drawable(), NoColour()

FAREWELL = 8.0
"""Seconds that leaving may take after a signal; the index takes up to five of them."""

TITLE_LIMIT = 100
"""Characters of a window title."""


class ReaderApp(App[None], inherit_bindings=False):
    """Owns the desk, the keymap and the themes; keys are read by the reading screen."""

    CSS_PATH = "reader.tcss"
    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False
    reading: ReadingScreen

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.animation_level = "none"
        settings = desk.settings
        self.keymap_now, problems = Keymap.build(COMMANDS, settings.keys, settings.key_lines)
        desk.notes += problems
        for theme in THEMES:
            self.register_theme(theme)
        wanted = desk.kept.name("theme", settings.theme)
        wanted = wanted if wanted in self.available_themes else DARK.name
        self.theme = drawable(wanted, self.console.color_system)
        if settings.theme not in self.available_themes:
            desk.notes.append(self._no_theme(settings.theme, settings.theme_line))

    def _no_theme(self, name: str, line: int) -> Problem:
        close = get_close_matches(name, self.available_themes, n=1)
        meant = f"did you mean {close[0]}? " if close else ""
        remedy = f"{meant}{self.keymap_now.first('theme')} shows all"
        return Problem(f"settings: page.theme: there is no theme {name}", remedy, line or None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return roles(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every row drawn goes through, Textual's own greys for `NO_COLOR` left out."""
        own: list[LineFilter] = [
            each
            for each in super().get_line_filters()
            if not isinstance(each, Monochrome | NoColor)
        ]
        return [*own, *([NO_COLOUR] if self.no_color else []), DRAWABLE]

    def get_default_screen(self) -> ReadingScreen:
        self.reading = ReadingScreen(self.desk, self.keymap_now)
        return self.reading

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(NotImplementedError, ValueError):
                loop.add_signal_handler(number, self._leave_on_signal, number)
        self.app_resume_signal.subscribe(self, lambda _: self.call_later(self.redraw))
        self._write_title("\x1b[22;2t")
        self.set_title(None)
        if self.desk.notes:
            more = f"  ({self.keymap_now.first('problems')} shows all)"
            self.reading.foot.say(str(self.desk.notes[0]) + more, warning=True)

    def _leave_on_signal(self, number: int) -> None:
        """Leave. Where the terminal itself is gone, Textual waits for ever for it to take the last
        output (its writing thread has died): by then all is kept, and the process ends."""
        ending = threading.Timer(FAREWELL, os._exit, (128 + number,))
        ending.daemon = True
        ending.start()
        self.reading.leave(128 + number)

    async def on_unmount(self) -> None:
        self._write_title("\x1b[23;2t")
        await self.desk.close()

    async def on_key(self, event: Key) -> None:
        """Ctrl-C leaves from every screen."""
        if event.key == "ctrl+c":
            event.stop()
            self.reading.leave()

    def keep_theme(self) -> None:
        """Begin with this theme next time."""
        self.desk.kept.keep("theme", self.theme, self.desk.settings.theme)

    def redraw(self) -> None:
        """Draw everything anew: after a suspension, or when something wrote over the screen."""
        self.screen.refresh(layout=True)
        for widget in self.screen.walk_children(Widget):
            widget.refresh()

    def set_title(self, article: Article | None) -> None:
        """Name the window after the article."""
        title = clean_field(article.title)[:TITLE_LIMIT] if article else ""
        self.title = title or "Reader"
        self._write_title(f"\x1b]2;{title + ' · ' if title else ''}Reader\x1b\\")

    def _write_title(self, sequence: str) -> None:
        """Textual has no call for the window's title: this writes the sequence (xterm OSC 2)."""
        if self._driver is not None and not self.is_headless and not self.is_web:
            self._driver.write(sequence)


def run(desk: Desk) -> int:
    """Run the app on a desk until the reader leaves; the exit status."""
    app = ReaderApp(desk)
    app.run()
    return app.return_code or 0
