"""Choosing one of several by typing, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from reader.app.choices import Choice, Value
from reader.app.screens.overlay import Overlay
from reader.app.widgets.rows import Line, Rows
from reader.app.widgets.search_box import TypedInput
from reader.text import clean_field, fold

__all__ = ["PickerScreen"]

BOX_KEYS = {
    "down": "down", "ctrl+n": "down", "tab": "down", "up": "up", "ctrl+p": "up", "shift+tab": "up",
    "pagedown": "page-down", "pageup": "page-up", "enter": "open", "escape": "back",
}  # fmt: skip
"""What the keys of a box do that no command has: with letters for text, these must do."""
OBEYED = ("down", "up", "page-down", "page-up", "open", "back")
"""The commands whose other keys work here too, as far as they are not text."""

KEYS_LINE = "type to find   ↑ ↓ move   Enter take   Esc leave"


class PickerScreen(Overlay, Generic[Value]):
    """A box that narrows the choices and, where there is `fresh`, makes new ones of what is typed.

    `done` hears what was chosen; nothing, when the screen is left.
    """

    def __init__(
        self,
        heading: str,
        prompt: str,
        choices: Sequence[Choice[Value]],
        done: Callable[[Value], None],
        fresh: Callable[[str], Sequence[Choice[Value]]] = lambda typed: (),
        at: Value | None = None,
    ) -> None:
        self.heading = heading
        super().__init__()
        self.input = TypedInput(prompt)
        self._choices = choices
        self._done = done
        self._fresh = fresh
        self._at = at
        self._shown: list[Choice[Value]] = []
        self._typed = ""
        """For which words these are shown."""

    def above(self) -> ComposeResult:
        yield self.input

    @property
    def focused_first(self) -> Widget:
        return self.input

    def on_mount(self) -> None:
        super().on_mount()
        self._show("")
        for number, choice in enumerate(self._shown):
            if choice.value == self._at:
                self._go_to(str(number))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow()

    @on(Rows.Chosen)
    def _clicked(self) -> None:
        self._take()

    def press(self, key: str) -> bool:
        if key == "space" or len(key) == 1:
            # The mouse left the box, or the key came early: it goes into the box all the same.
            self.input.focus()
            self.input.insert_text_at_cursor(" " if key == "space" else key)
            return True
        command = self.keymap.on(key, OBEYED) or BOX_KEYS.get(key, "")
        if command:
            self.obey(command, 1)
        return bool(command)

    def obey(self, command: str, count: int) -> None:
        # The key can come before the word that the box has changed.
        self._narrow()
        if command == "open":
            self._take()
        else:
            super().obey(command, count)

    @property
    def keys_line(self) -> str:
        return KEYS_LINE

    def _take(self) -> None:
        value = self.rows.value
        if value is not None and self.is_active:
            chosen = self._shown[int(value)].value
            self.dismiss()
            self._done(chosen)

    def _go_to(self, value: str) -> None:
        for place in range(self.rows.count):
            if self.rows.value_at(place) == value:
                self.rows.cursor = place

    def _narrow(self) -> None:
        """Show what the words in the box mean now."""
        if self.input.value != self._typed:
            self._show(self.input.value)

    def grow(self) -> None:
        """`fresh` may have more now, behind what it had: the cursor stays where it is."""
        if self.is_active:
            at, above = self.rows.cursor, self.rows.above
            self._show(self._typed)
            self.rows.cursor = at
            self.rows.stand(above)

    def _show(self, typed: str) -> None:
        self._typed = typed
        words = fold(clean_field(typed)).split()
        found = [choice for choice in self._choices if choice.has(words)]
        fresh = self._fresh(clean_field(typed)) if words else ()
        self._shown = [*found, *fresh]
        rows: list[tuple[str | None, list[Line]]] = []
        heading = ""
        for number, choice in enumerate(self._shown):
            if choice.heading != heading:
                heading = choice.heading
                rows += [(None, [[]])] if rows else []
                rows.append((None, [[(heading, "quiet")]]))
            note = f"  {choice.note}" if choice.note else ""
            line: Line = [("  ", "plain"), (choice.name, choice.style), (note, "quiet")]
            rows.append((str(number), [line]))
        self.rows.set_rows(rows or [(None, [[("Nothing is called so.", "quiet")]])], keep=False)
