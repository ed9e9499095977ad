"""How many columns there is room for, and which panes stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Columns"]

TWO, THREE = 80, 140
"""Cells of the terminal from which there are so many columns."""


class Columns:
    """Shows and hides panes directly: a class on the screen would restyle every widget in it."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.number = 0
        """1, 2 or 3."""
        self.front = "list"
        """The pane that the reader is in; with one column, the one that is shown."""
        self.zen = False

    def fit(self, width: int) -> None:
        """The terminal has so many cells."""
        number = 1 if width < TWO else 2 if width < THREE else 3
        if number != self.number:
            self.number = number
            for name, count in (("one", 1), ("three", 3)):
                self.reading.side.set_class(number == count, name)
                self.reading.panels.column.set_class(number == count, name)
            self.arrange()

    def come_to(self, front: str) -> None:
        """The reader goes to another pane."""
        if front != self.front:
            self.front = front
            self.arrange()

    def set_zen(self, zen: bool) -> None:
        """Nothing but the page, or as it was."""
        if zen != self.zen:
            self.zen = zen
            self.arrange()

    def arrange(self) -> None:
        """Show the panes that there is room for."""
        reading, panel = self.reading, self.reading.panels.shown is not None
        alone = self.number == 1 or (self.zen and self.front == "page")
        reading.header.display = not (self.zen and self.front == "page")
        reading.side.display = self.front == "list" if alone else not panel or self.number == 3
        reading.panels.column.display = panel and (self.front == "panel" if alone else True)
        reading.page.display = self.front == "page" or not alone
