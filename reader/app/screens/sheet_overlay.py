"""An overlay that shows paper: the legend, a table."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.app.keys import key_name
from reader.app.screens.overlay import MOVES, PAGES, Said
from reader.app.widgets.paper import Paper

__all__ = ["SheetOverlay"]


class SheetOverlay(ModalScreen[None]):
    """A heading, a sheet and a line of keys; q, Esc and its own key close it."""

    DEFAULT_CSS = """
    SheetOverlay { align: center middle; background: $background 60%; }
    SheetOverlay Paper { height: 1fr; background: $surface; padding: 1 1 0 1; }
    """

    def __init__(self, heading: str, keys_line: str, sheet: Paper, key: str) -> None:
        super().__init__()
        self.heading = Said(heading, classes="overlay-heading")
        self.keys_line = keys_line
        self.sheet = sheet
        self.key = key
        """The key that opened it."""

    def compose(self) -> ComposeResult:
        with Vertical(id="overlay"):
            yield self.heading
            yield self.sheet
            yield Said(self.keys_line, classes="overlay-keys")

    def on_mount(self) -> None:
        self.sheet.focus()

    def on_key(self, event: events.Key) -> None:
        if not self.is_active or self.press(key_name(event)):
            event.stop()
            event.prevent_default()

    def press(self, key: str) -> bool:
        """Take a key; whether it is used up."""
        if key in ("q", "escape", self.key):
            self.dismiss()
        elif key in MOVES:
            self.sheet.scroll_lines(MOVES[key])
        elif key in PAGES:
            self.sheet.scroll_pages(PAGES[key])
        elif key in ("g", "home"):
            self.sheet.to_top()
        elif key in ("G", "end"):
            self.sheet.to_end()
        else:
            return False
        return True
