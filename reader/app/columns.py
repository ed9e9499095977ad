"""How many columns there is room for, and which panes stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Columns"]

TWO, THREE = 80, 140
"""Cells of the terminal from which there are so many columns."""

NARROWEST_LIST = 24
LEFT_FOR_PAGE = 46
"""Cells that a list never takes from the page."""
PANEL = 40
"""Cells of the panel where there are three columns."""


class Columns:
    """Shows and hides panes directly: a class on the screen would restyle every widget in it."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.number = 0
        """1, 2 or 3."""
        self.front = "list"
        """The pane that the reader is in; with one column, the one that is shown."""
        self.zen = False
        self.list_width = 0
        """Cells that the reader wants for the list; 0: a share of the terminal."""
        self._terminal = 0

    def fit(self, width: int) -> None:
        """The terminal has so many cells."""
        self._terminal = width
        number = 1 if width < TWO else 2 if width < THREE else 3
        if number != self.number:
            self.number = number
            for name, count in (("one", 1), ("three", 3)):
                self.reading.side.set_class(number == count, name)
                self.reading.panels.column.set_class(number == count, name)
            self.arrange()
        self._apply_list_width()

    @property
    def list_cells(self) -> int:
        """How many cells the list has; 0 where it stands alone or is not shown."""
        if self.number == 1 or not self.reading.side.display:
            return 0
        return self._fitting(self.list_width) if self.list_width else self._drawn

    def set_list_width(self, cells: int) -> None:
        """Give the list so many cells, or as many as there is room for."""
        self.list_width = self._fitting(cells)
        self._apply_list_width()

    @property
    def _drawn(self) -> int:
        return self.reading.side.outer_size.width

    def _fitting(self, cells: int) -> int:
        """As many of these cells as the list can have beside the page."""
        panel = PANEL if self.number == 3 and self.reading.panels.shown else 0
        return max(NARROWEST_LIST, min(cells, self._terminal - LEFT_FOR_PAGE - panel))

    def _apply_list_width(self) -> None:
        """With two columns the panel stands where the list did, and is as wide."""
        side, panel = self.reading.side, self.reading.panels.column
        for pane in (side, panel):
            wanted = self.list_width and (self.number == 2 or (self.number == 3 and pane is side))
            for rule in ("width", "min_width", "max_width"):
                if wanted:
                    setattr(pane.styles, rule, self._fitting(self.list_width))
                else:
                    pane.styles.clear_rule(rule)

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
