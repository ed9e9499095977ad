"""From a key press to a command: the one place where keys are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.events import Key
from textual.timer import Timer
from textual.widgets import Input

from reader.app.commands import COMMANDS, Command
from reader.app.keymap import Keymap, KeyState, Nothing, Pending, Run, written
from reader.app.widgets.foot_line import KeyHint

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Keys", "key_name"]

BY_NAME = {command.name: command for command in COMMANDS}

MOMENT = 0.4
"""Seconds after which is shown what can follow: who knows the keys has typed on by then."""

ELSEWHERE = {"page": "the page", "list": "the list"}
"""Where a key may be of use that is of none here."""

UNOPENED = "Open an article first: {open}"
"""Said of a command that needs the page, in the list."""

OPENING = "There is no article on the page yet"

PATIENCE = 5.0
"""Seconds after which half a key sequence is forgotten."""


def key_name(event: Key) -> str:
    """A key as the keymap calls it: the character it types, or its name."""
    if event.character and event.is_printable and event.character != " ":
        return event.character
    return event.key


class Keys:
    """Feeds key presses to the keymap and runs what comes out."""

    def __init__(self, reading: ReadingScreen, keymap: Keymap) -> None:
        self.reading = reading
        self.keymap = keymap
        self.state = KeyState(keymap)
        self._telling: Timer | None = None
        self._waiting: Timer | None = None

    def live(self) -> Iterator[str]:
        """The names of the commands that would do something now."""
        where = self.reading.where
        for command in COMMANDS:
            if where in command.where and command.available(self.reading):
                yield command.name

    def press(self, event: Key) -> bool:
        """Take a key; whether it is used up."""
        reading, foot = self.reading, self.reading.foot
        key = key_name(event)
        if event.is_printable and event.character and isinstance(reading.focused, Input):
            # Typed ahead, before the box had the focus: a box keeps what it is given itself.
            reading.focused.insert_text_at_cursor(event.character)
            return True
        foot.hush()
        self._stop_timers()
        if self.state.waiting and key == "escape":
            self._forget()
            return True
        before = tuple(self.state.typed)
        outcome = self.state.feed(key, self.live())
        match outcome:
            case Pending(_, ()) if self.state.typed:
                foot.say(self._useless((key,)))
                self._waiting = reading.set_timer(PATIENCE, self._forget)
            case Pending(typed, follow):
                self._telling = reading.set_timer(MOMENT, lambda: self._tell(typed, follow))
                self._waiting = reading.set_timer(PATIENCE, self._forget)
            case Run(name, count):
                foot.set_pending("")
                self.run(name, count)
            case Nothing(typed):
                foot.set_pending("")
                if typed or reading.where != "box":
                    foot.say(self._useless((*before, key), typed))
                return reading.where != "box"
        return True

    def _tell(self, typed: str, follow: tuple[tuple[str, str], ...]) -> None:
        """Show what is half typed, and what can follow."""
        if self.state.waiting:
            words = tuple((key, BY_NAME[name].hint or name) for key, name in follow)
            self.reading.foot.set_pending(typed, words)

    def _stop_timers(self) -> None:
        for timer in (self._telling, self._waiting):
            if timer:
                timer.stop()

    def _forget(self) -> None:
        """What is half typed counts no more."""
        self.state.clear()
        self.reading.foot.set_pending("")

    def _useless(self, typed: tuple[str, ...], shown: str = "") -> str:
        """Why these keys do nothing here: what the first command that begins with them cannot do
        without, or where it is of use."""
        begun = [
            command
            for command in COMMANDS
            for sequence in self.keymap.sequences.get(command.name, ())
            if sequence[: len(typed)] == typed
        ]
        where, shown = self.reading.where, shown or written(typed)
        for command in begun:
            if where in command.where:
                return self.lacking(command) or f"{shown} can do nothing here"
        for command in begun:
            if where == "list" and "page" in command.where:
                return self.keymap.told(f"{shown} is a key of the page: {{open}} goes there")
            for pane, name in ELSEWHERE.items():
                if pane in command.where:
                    return self.keymap.told(f"{shown} is a key of {name}: {{next-pane}} goes there")
        return self.keymap.told(f"{shown} is no key here; {{help}} shows the keys")

    def lacking(self, command: Command) -> str:
        """What a command cannot do without, with the keys as they are."""
        reading = self.reading
        unopened = reading.where == "list" and not reading.beside and reading.key_here is not None
        if command.of_page and (unopened or reading.page.article is None):
            return self.keymap.told(UNOPENED if unopened else OPENING)
        return self.keymap.told(command.lacks(reading))

    def run(self, name: str, count: int | None = None) -> None:
        """Run a command, if it can run now."""
        command = BY_NAME[name]
        if command.available(self.reading):
            command.run(self.reading, count)
            # Now, not when the page's message arrives: one frame instead of two.
            self.reading.show_hints()
            self.reading.show_status()

    def click(self, name: str) -> None:
        """Run a command that was clicked, as if its key had been typed."""
        self._forget()
        self.reading.foot.hush()
        self.run(name)

    def hints(self, names: tuple[str, ...]) -> tuple[KeyHint, ...]:
        """The keys of those of these commands that would do something now: of two commands with one
        key, the first has it."""
        live = set(self.live())
        keys: dict[str, str] = {}
        for name in names:
            key = self.keymap.first(name, keys) if name in live else ""
            if key:
                keys[key] = name
        return tuple(KeyHint(name, key, BY_NAME[name].hint) for key, name in keys.items())
