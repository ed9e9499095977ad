"""What the screens laid over the reading screen have in common."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widget import Widget

from reader.app.keys import key_name
from reader.app.widgets.panel import Panel
from reader.app.widgets.rows import Rows
from reader.text import truncate

__all__ = ["Overlay", "Said"]

MOVES = {
    "j": 1, "down": 1, "k": -1, "up": -1,
}  # fmt: skip
PAGES = {
    "space": 1.0, "pagedown": 1.0, "ctrl+d": 0.5, "b": -1.0, "pageup": -1.0, "ctrl+u": -0.5,
}  # fmt: skip


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


class Overlay(ModalScreen[None]):
    """A heading, rows and a line of keys; q, Esc and a click beside it close it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (72, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012
    heading = ""
    keys_line = "j k move   q close"

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
    def focused_first(self) -> Widget:
        """What has the focus at the beginning."""
        return self.rows

    def on_mount(self) -> None:
        self.focused_first.focus()

    def on_key(self, event: Key) -> None:
        # Typed before the screen was gone: another closing key must not close what lies under it.
        if not self.is_active or self.press(key_name(event)):
            event.stop()
            event.prevent_default()

    def on_click(self, event: Click) -> None:
        box = self.query_one("#overlay").region
        if self.is_active and not box.contains_point(event.screen_offset):
            self.dismiss()

    def press(self, key: str) -> bool:
        """Take a key; whether it is used up."""
        rows: Rows = self.rows
        if key in ("q", "escape"):
            self.dismiss()
        elif key in MOVES:
            rows.scroll_lines(MOVES[key])
        elif key in PAGES:
            rows.scroll_pages(PAGES[key])
        elif key in ("g", "home"):
            rows.to_top()
        elif key in ("G", "end"):
            rows.to_end()
        else:
            return False
        return True
