"""What the screens laid over the reading screen have in common."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from reader.app.screens.popup import Popup
from reader.app.widgets.panel import Panel
from reader.app.widgets.rows import Rows
from reader.text import truncate

__all__ = ["Overlay", "Said"]


class Said(Widget):
    """One line of plain text."""

    DEFAULT_CSS = """
    Said { height: 1; padding: 0 1; }
    """

    def __init__(self, text: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.text = text

    def say(self, text: str) -> None:
        """Say this instead."""
        self.text = text
        self.refresh()

    def render(self) -> Content:
        return Content(truncate(self.text, self.content_size.width))


class Overlay(Popup):
    """A heading, rows and a line of keys."""

    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (72, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012
    heading = ""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Panel()

    def compose(self) -> ComposeResult:
        with Vertical(id="overlay"):
            yield Said(self.heading, classes="overlay-heading")
            yield from self.above()
            yield self.rows
            yield Said(self.keys_line, classes="overlay-keys")

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
