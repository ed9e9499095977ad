"""What all screens have in common that are laid over the reading screen: they obey the keymap."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual.events import Click, Key
from textual.screen import ModalScreen

from reader.app.keymap import Keymap, KeyState, Nothing, Run, written
from reader.app.keys import key_name
from reader.app.widgets.said import Said

if TYPE_CHECKING:
    from reader.app.app import ReaderApp

__all__ = ["Moved", "Popup"]

LINES = {"down": 1, "up": -1}
PAGES = {"page-down": 1.0, "half-page-down": 0.5, "page-up": -1.0, "half-page-up": -0.5}
MOVES = (*LINES, *PAGES, "top", "bottom")

ESCAPE = "Esc"
"""What closes every one of them, whatever the settings say."""


class Moved(Protocol):
    """What the moving keys move."""

    def scroll_lines(self, lines: int) -> bool:
        """By lines or rows; False when there is no way further."""

    def scroll_pages(self, pages: float) -> bool:
        """By pages; False when there is no way further."""

    def to_top(self) -> None:
        """To the first."""

    def to_end(self) -> None:
        """To the last."""


class Popup(ModalScreen[None]):
    """The key of `back`, that of the command that opened it, Esc and a click beside it close it."""

    opener: ClassVar[str] = ""
    """The command that opens it; empty: several do."""
    also: ClassVar[tuple[str, ...]] = ()
    """The commands it knows besides those that move about and that close it."""
    hints: ClassVar[tuple[tuple[str, str], ...]] = (("down up", "move"), ("back", "close"))
    """What the line of keys says: commands, and what they do here."""

    @cached_property
    def keymap(self) -> Keymap:
        """The keys as they are now."""
        return cast("ReaderApp", self.app).keymap_now

    @cached_property
    def foot(self) -> Said:
        """Its last line: the keys, or what has just happened, until the next key."""
        return Said(self.keys_line, classes="overlay-keys")

    @cached_property
    def _state(self) -> KeyState:
        return KeyState(self.keymap)

    @property
    @abstractmethod
    def moved(self) -> Moved:
        """What the moving keys move."""

    @property
    def keys_line(self) -> str:
        """The keys that work here, as they are set; `back` is on Esc where it has no key."""
        hints = []
        for names, what in self.hints:
            keys = [key for key in map(self.keymap.first, names.split()) if key]
            if keys or names == "back":
                hints.append(f"{' '.join(keys) or ESCAPE} {what}")
        return "   ".join(hints)

    def on_key(self, event: Key) -> None:
        # Typed before the screen was gone: another closing key must not close what lies under it.
        if not self.is_active or self.press(key_name(event)):
            event.stop()
            event.prevent_default()

    def on_click(self, event: Click) -> None:
        box = self.query_one("#overlay").region
        if self.is_active and not box.contains_point(event.screen_offset):
            self.leave()

    def press(self, key: str) -> bool:
        """Take a key; whether it is used up."""
        if key == "escape":
            self.leave()
            return True
        self.foot.say(self.keys_line)
        outcome = self._state.feed(key, (*self.also, *MOVES, "back", self.opener, "help"))
        if isinstance(outcome, Run):
            self.obey(outcome.name, outcome.count or 1)
        elif isinstance(outcome, Nothing):
            self.foot.say(f"{outcome.typed or written((key,))} is no key here; {ESCAPE} closes")
        return not isinstance(outcome, Nothing)

    def obey(self, command: str, count: int) -> None:
        """Do what a command means here."""
        match command:
            case "down" | "up":
                self.moved.scroll_lines(count * LINES[command])
            case "top":
                self.moved.to_top()
            case "bottom":
                self.moved.to_end()
            case _ if command in PAGES:
                self.moved.scroll_pages(count * PAGES[command])
            case "help" if self.opener != "help":
                self._help()
            case _:
                self.leave()

    def _help(self) -> None:
        from reader.app.screens.help import HelpScreen

        app = cast("ReaderApp", self.app)
        app.push_screen(HelpScreen(app.reading.keys))

    def leave(self) -> None:
        """Close it, and nothing else."""
        self.dismiss()
