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


class PickerScreen(Overlay, Generic[Value]):
    """A box that narrows the choices and, where there is `fresh`, makes new ones of what is typed.

    `done` hears what was chosen; nothing, when the screen is left.
    """

    keys_line = "type to find   ↑ ↓ move   Enter take   Esc leave"

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
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Rows.Chosen)
    def _clicked(self) -> None:
        self._take()

    def press(self, key: str) -> bool:
        if key == "enter":
            self._take()
        elif key == "escape":
            self.dismiss()
        elif key in ("down", "ctrl+n", "tab"):
            self.rows.scroll_lines(1)
        elif key in ("up", "ctrl+p", "shift+tab"):
            self.rows.scroll_lines(-1)
        elif key in ("pagedown", "pageup"):
            self.rows.scroll_pages(1 if key == "pagedown" else -1)
        elif key == "space" or len(key) == 1:
            # The mouse left the box, or the key came early: it goes into the box all the same.
            self.input.focus()
            self.input.insert_text_at_cursor(" " if key == "space" else key)
        else:
            return False
        return True

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

    def _show(self, typed: str) -> None:
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
