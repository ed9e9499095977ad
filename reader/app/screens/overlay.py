"""What the screens laid over the reading screen have in common."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from reader.app.screens.popup import Popup
from reader.app.widgets.panel import Panel
from reader.app.widgets.rows import Rows
from reader.app.widgets.said import Said

__all__ = ["Overlay"]


class Overlay(Popup):
    """A heading, rows and a line of keys."""

    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (72, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012
    heading = ""
    heading_lines = 1
    """Lines that the heading may take."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Panel()

    def compose(self) -> ComposeResult:
        with Vertical(id="overlay"):
            yield Said(self.heading, lines=self.heading_lines, classes="overlay-heading")
            yield from self.above()
            yield self.rows
            yield self.foot

    def above(self) -> ComposeResult:
        """What stands between the heading and the rows."""
        yield from ()

    @property
    def moved(self) -> Rows:
        return self.rows

    @property
    def focused_first(self) -> Widget:
        """What has the focus at the beginning."""
        return self.rows

    def on_mount(self) -> None:
        self.focused_first.focus()
