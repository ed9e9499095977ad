"""An overlay that shows paper: the legend, a table."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.app.screens.popup import Popup
from reader.app.widgets.paper import Paper
from reader.app.widgets.said import Said

__all__ = ["SheetOverlay"]


class SheetOverlay(Popup):
    """A heading, a sheet and a line of keys."""

    DEFAULT_CSS = """
    SheetOverlay { align: center middle; background: $background 60%; }
    SheetOverlay Paper { height: 1fr; background: $surface; padding: 1 1 0 1; }
    """

    def __init__(self, heading: str, sheet: Paper) -> None:
        super().__init__()
        self.heading = Said(heading, classes="overlay-heading")
        self.sheet = sheet

    def compose(self) -> ComposeResult:
        with Vertical(id="overlay"):
            yield self.heading
            yield self.sheet
            yield self.foot

    @property
    def moved(self) -> Paper:
        return self.sheet

    def on_mount(self) -> None:
        self.sheet.focus()
