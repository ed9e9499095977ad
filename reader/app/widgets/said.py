"""Plain text on a screen that lies over the others: its heading, its line of keys."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reader.app.widgets.words import wrap
from reader.text import truncate

__all__ = ["Said"]


class Said(Widget):
    """A text in as many lines as it needs, but at most so many: the last is cut."""

    DEFAULT_CSS = """
    Said { height: auto; padding: 0 1; }
    """

    def __init__(self, text: str, *, lines: int = 1, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.text = text
        self.lines = lines

    def say(self, text: str) -> None:
        """Say this instead."""
        self.text = text
        self.refresh(layout=self.lines > 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(wrap(self.text, width, self.lines))

    def render(self) -> Content:
        width = self.content_size.width
        spans = wrap(self.text, width, self.lines)
        return Content("\n".join(truncate(self.text[start:end], width) for start, end in spans))
