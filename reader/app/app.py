"""The app: what outlives the screens."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key
from textual.filter import LineFilter, Monochrome, NoColor
from textual.widget import Widget

from reader.app.commands import COMMANDS
from reader.app.filters import Drawable, NoColour
from reader.app.keymap import Keymap
from reader.app.screens.first import FirstScreen
from reader.app.theme import DARK, ours, roles
from reader.problems import Problem
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.article import Article
    from reader.desk.desk import Desk
    from reader.library.kept import Kept
    from reader.library.settings import Settings

__all__ = ["ReaderApp", "run", "tell_losses"]

DRAWABLE, NO_COLOUR = Drawable(), NoColour()

FAREWELL = 8.0
"""Seconds that leaving may take after a signal; the index takes up to five of them."""

TITLE_LIMIT = 100
"""Characters of a window title."""


class ReaderApp(App[None], inherit_bindings=False):
    """Owns the desk, the keymap and the themes; keys are read by the reading screen.

    The desk is opened after the first frame: until then only the settings and `kept` are known.
    """

    CSS_PATH = "reader.tcss"
    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False
    desk: Desk | None = None
    reading: ReadingScreen
    """There as soon as the desk is."""

    def __init__(self, settings: Settings, kept: Kept, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self.animation_level = "none"
        self.keymap_now, self._notes = Keymap.build(COMMANDS, settings.keys, settings.key_lines)
        for theme in ours(self.console.color_system):
            self.register_theme(theme)
        wanted = kept.name("theme", settings.theme)
        self.theme = wanted if wanted in self.available_themes else DARK.name
        if settings.theme not in self.available_themes:
            self._notes.append(self._no_theme(settings.theme, settings.theme_line))
        self._open_desk, self._list_width = open_desk, kept.width("list", 0)

    def _no_theme(self, name: str, line: int) -> Problem:
        from difflib import get_close_matches

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

    def get_default_screen(self) -> FirstScreen:
        hint = f"{self.keymap_now.first('search')} search"
        return FirstScreen(self._open_desk, hint, self._list_width)

    def on_load(self) -> None:
        """Before the terminal is the app's: from here on a signal gives it back."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(NotImplementedError, ValueError):
                loop.add_signal_handler(number, self._leave_on_signal, number)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _: self.call_later(self.redraw))
        self._write_title("\x1b[22;2t")
        self.set_title(None)

    def begin(self, desk: Desk, typed: Sequence[Key]) -> None:
        """Read at this desk; these keys have been typed before it was there."""
        from reader.app.screens.reading import ReadingScreen

        self.desk = desk
        desk.notes += self._notes
        self.reading = ReadingScreen(desk, self.keymap_now)
        self.push_screen(self.reading)
        for key in typed:
            self.reading.post_message(key)

    def leave(self, status: int = 0) -> None:
        """Leave Reader with this exit status."""
        if self.desk is None:
            self.exit(return_code=status)
        else:
            self.reading.leave(status)

    def _leave_on_signal(self, number: int) -> None:
        """Leave. Where the terminal itself is gone, Textual waits for ever for it to take the last
        output (its writing thread has died): by then all is kept, and the process ends."""
        ending = threading.Timer(FAREWELL, os._exit, (128 + number,))
        ending.daemon = True
        ending.start()
        self.leave(128 + number)

    async def on_unmount(self) -> None:
        self._write_title("\x1b[23;2t")
        if self.desk is not None:
            await self.desk.close()

    async def on_key(self, event: Key) -> None:
        """Ctrl-C leaves from every screen."""
        if event.key == "ctrl+c":
            event.stop()
            self.leave()

    def keep_theme(self) -> None:
        """Begin with this theme next time."""
        desk = self.reading.desk
        desk.kept.keep("theme", self.theme, desk.settings.theme)

    def redraw(self) -> None:
        """Draw everything anew: after a suspension, or when something wrote over the screen."""
        self.screen.refresh(layout=True)
        for widget in self.screen.walk_children(Widget):
            widget.refresh()

    def set_title(self, article: Article | None) -> None:
        """Name the window after the article."""
        title = clean_field(article.title)[:TITLE_LIMIT] if article else ""
        # As a plain attribute it would have the whole screen drawn anew.
        self.set_reactive(App.title, title or "Reader")
        self._write_title(f"\x1b]2;{title + ' · ' if title else ''}Reader\x1b\\")

    def _write_title(self, sequence: str) -> None:
        """Textual has no call for the window's title: this writes the sequence (xterm OSC 2)."""
        if self._driver is not None and not self.is_headless and not self.is_web:
            self._driver.write(sequence)


def tell_losses(app: ReaderApp) -> None:
    """Say on standard error what is lost: a mark that could not be written, say."""
    if app.desk is not None and sys.stderr is not None:
        with contextlib.suppress(OSError):
            for note in app.reading.troubles.at_the_end:
                print(f"reader: {clean_field(str(note))}", file=sys.stderr)


def run(settings: Settings, kept: Kept, open_desk: Callable[[], Desk]) -> int:
    """Run the app until the reader leaves; the exit status. The desk is opened after the first
    frame, by another thread."""
    app = ReaderApp(settings, kept, open_desk)
    app.run()
    tell_losses(app)
    return app.return_code or 0
