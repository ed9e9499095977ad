"""The keys as they are now, searchable, and what the page's looks mean."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reader.app.commands import COMMANDS, GROUPS, Command
from reader.app.keys import Keys
from reader.app.screens.overlay import Overlay
from reader.app.widgets.panel import PanelRow, folded
from reader.app.widgets.rows import Line
from reader.app.widgets.search_box import TypedInput
from reader.app.widgets.text_panel import TextPanel
from reader.text import cell_width, fold

__all__ = ["HelpScreen"]

LEGEND: tuple[tuple[str, str], ...] = (
    ("▌", "an article not read yet; ★ one you starred"),
    ("“ ”", "lit words are somebody's; who says them stands in the margin, each voice a colour"),
    ("unknown", "the text does not tell who speaks, or not surely enough"),
    ("3", "a number before a key: so many times, so many lines, so many articles"),
    ("names", "people, organisations and places differ in colour and in underline"),
    (
        "/",
        'words, "exact words", -not, or, ( ); title: said: by: who: author: in: tag: say where, '
        "after:2023-06 before: on: when, is:unread what; @name is a saved search",
    ),
)
KEYS_WIDTH = 14
"""Cells of the column of keys."""
SIDE_BY_SIDE = 44
"""Cells from which keys and what they do stand side by side."""


class HelpScreen(Overlay):
    """Every command with its keys and its name for the settings file; typing narrows the list."""

    heading = "Help"
    opener = "help"
    also = ("search", "next-pane")
    hints = (("search", "find"), *Overlay.hints)

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.rows = TextPanel()
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
        return super().press(key)

    def obey(self, command: str, count: int) -> None:
        if command in self.also:
            self.input.focus()
        else:
            super().obey(command, count)

    def _show(self, wanted: str) -> None:
        words = fold(wanted).split()
        self.rows.fill(lambda width: self._rows(words, width))

    def _rows(self, words: list[str], width: int) -> list[PanelRow]:
        rows: list[PanelRow] = []
        for group in GROUPS:
            found = [
                command
                for command in COMMANDS
                if command.group == group and self._has(command, words)
            ]
            if found:
                rows += [(None, [[]]), (None, [[(group, "strong")]])]
            for command in found:
                keys = self.keys_now.keymap.of(command.name) or "–"
                said: Line = [(command.help, "plain"), (f"  {command.name}", "quiet")]
                rows += _laid(command.name, keys, said, width)
        if not words:
            rows += [(None, [[]]), (None, [[("What you see", "strong")]])]
            for sign, what in LEGEND:
                rows += _laid(what, sign, [(what, "plain")], width)
        return rows[1:] or [(None, [[("No command has these words.", "quiet")]])]

    def _has(self, command: Command, words: list[str]) -> bool:
        """Whether its keys, its name and its help line have all these words."""
        keys = self.keys_now.keymap.of(command.name)
        text = fold(f"{keys} {command.help} {command.name} {command.name.replace('-', ' ')}")
        return all(word in text for word in words)


def _laid(value: str, keys: str, said: Line, width: int) -> list[PanelRow]:
    """A command's keys with what it does beside them, or below where there is no room."""
    if width < SIDE_BY_SIDE or cell_width(keys) >= KEYS_WIDTH:
        lines: list[Line] = [[(keys, "mark")]]
        lines += [[("  ", "plain"), *line] for line in folded(said, width - 2)]
    else:
        first, *others = folded(said, width - KEYS_WIDTH)
        lines = [[(f"{keys:<{KEYS_WIDTH}}", "mark"), *first]]
        lines += [[(" " * KEYS_WIDTH, "plain"), *line] for line in others]
    return [(value if line is lines[0] else None, [line]) for line in lines]
