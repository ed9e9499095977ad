"""The keys as they are now, searchable, and what the page's looks mean."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reader.app.commands import COMMANDS, GROUPS
from reader.app.keys import Keys
from reader.app.screens.overlay import Overlay
from reader.app.widgets.rows import Line
from reader.app.widgets.search_box import TypedInput
from reader.text import fold

__all__ = ["HelpScreen"]

LEGEND: tuple[tuple[str, str], ...] = (
    ("▌", "an article not read yet; ★ one you starred"),
    ("“ ”", "lit words are somebody's; who says them stands in the margin, each voice a colour"),
    ("unknown", "the text does not tell who speaks, or not surely enough"),
    ("names", "people, organisations and places differ in colour and in underline"),
    ("/", 'words, "exact words", -not, or, said:, by:, who:, in:, tag:, after:2023-06, is:unread'),
)
KEYS_WIDTH = 14
"""Cells of the column of keys."""


class HelpScreen(Overlay):
    """Every command with its keys and its name for the settings file; typing narrows the list."""

    heading = "Help"
    keys_line = "/ find a command   j k move   q close"

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.keys_now = keys
        self.input = TypedInput("find a command")

    def above(self) -> ComposeResult:
        yield self.input

    def on_mount(self) -> None:
        super().on_mount()
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def press(self, key: str) -> bool:
        if self.input.has_focus:
            if key in ("enter", "down", "escape", "tab"):
                self.rows.focus()
                return True
            return False
        if key in ("/", "tab"):
            self.input.focus()
            return True
        return (key in ("?", "f1") and self.press("q")) or super().press(key)

    def _show(self, wanted: str) -> None:
        words = fold(wanted).split()
        rows: list[tuple[str | None, list[Line]]] = []
        for group in GROUPS:
            found = [row for command_group, row in self._rows(words) if command_group == group]
            if found:
                rows += [(None, [[]]), (None, [[(group, "strong")]]), *found]
        if not words:
            rows += [(None, [[]]), (None, [[("What you see", "strong")]])]
            rows += [
                (what, [[(sign.ljust(KEYS_WIDTH), "mark"), (what, "plain")]])
                for sign, what in LEGEND
            ]
        self.rows.set_rows(rows[1:] or [(None, [[("No command has these words.", "quiet")]])])

    def _rows(self, words: list[str]) -> list[tuple[str, tuple[str | None, list[Line]]]]:
        rows: list[tuple[str, tuple[str | None, list[Line]]]] = []
        for command in COMMANDS:
            keys = self.keys_now.keymap.of(command.name)
            text = fold(f"{keys} {command.help} {command.name}")
            if all(word in text for word in words):
                line: Line = [
                    (f"{keys or '–':<{KEYS_WIDTH}}", "mark"),
                    (command.help, "plain"),
                    (f"  {command.name}", "quiet"),
                ]
                rows.append((command.group, (command.name, [line])))
        return rows
