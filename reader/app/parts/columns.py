"""How many columns there is room for, and which panes stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Columns", "columns_in", "fitting", "set_cells", "set_columns"]

TWO, THREE = 80, 140
"""Cells of the terminal from which there are so many columns."""

NARROWEST_LIST = 24
LEFT_FOR_PAGE = 46
"""Cells that a list never takes from the page."""
PANELS, PANEL_SHARE = range(34, 57), 0.24
"""Cells of the panel where there are three columns, as in the stylesheet: a share of the terminal
within these bounds."""


def columns_in(width: int) -> int:
    """1, 2 or 3: how many columns a terminal of so many cells has."""
    return 1 if width < TWO else 2 if width < THREE else 3


def fitting(cells: int, room: int) -> int:
    """As many of these cells as a list can have beside the page in a room of so many."""
    return max(NARROWEST_LIST, min(cells, room - LEFT_FOR_PAGE))


def set_columns(panes: Iterable[Widget], number: int) -> None:
    """These panes stand in one of so many columns."""
    for pane in panes:
        pane.set_class(number == 1, "one")
        pane.set_class(number == 3, "three")


def set_cells(pane: Widget, cells: int) -> None:
    """Give a pane so many cells; 0: the stylesheet's share of the terminal."""
    for rule in ("width", "min_width", "max_width"):
        if cells:
            setattr(pane.styles, rule, cells)
        else:
            pane.styles.clear_rule(rule)


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
        number = columns_in(width)
        if number != self.number:
            self.number = number
            set_columns((self.reading.side, self.reading.panels.column), number)
            self.reading.panels.offer()
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

    def keep_list_width(self, cells: int) -> None:
        """Give the list so many cells now and next time, and say so."""
        self.set_list_width(cells)
        self.reading.desk.kept.keep("list", self.list_width, 0)
        self.reading.foot.say(f"List of {self.list_width} cells")

    def widen_list(self, step: int) -> None:
        """Make the list wider (negative: narrower) by cells."""
        if self.list_cells:
            self.keep_list_width(self.list_cells + step)
        else:
            self.reading.foot.say("There is no list beside the page now")

    @property
    def _drawn(self) -> int:
        return self.reading.side.outer_size.width

    def _fitting(self, cells: int) -> int:
        """As many of these cells as the list can have beside the page."""
        panel = self._panel if self.number == 3 and self.reading.panels.shown else 0
        return fitting(cells, self._terminal - panel)

    @property
    def _panel(self) -> int:
        """Cells of the panel where there are three columns."""
        share = round(PANEL_SHARE * self._terminal)
        return max(PANELS.start, min(share, PANELS.stop - 1))

    def _apply_list_width(self) -> None:
        """With two columns the panel stands where the list did, and is as wide."""
        wanted = self._fitting(self.list_width) if self.list_width and self.number > 1 else 0
        set_cells(self.reading.side, wanted)
        set_cells(self.reading.panels.column, wanted if self.number == 2 else 0)

    def come_to(self, front: str) -> None:
        """The reader goes to another pane."""
        if front != self.front:
            self.front = front
            self.arrange()

    @property
    def nothing_else(self) -> bool:
        """Whether there is nothing but the page."""
        return self.zen and self.front == "page"

    def set_zen(self, zen: bool) -> None:
        """Nothing but the page, or as it was."""
        if zen != self.zen:
            self.zen = zen
            self.arrange()

    def arrange(self) -> None:
        """Show the panes that there is room for. With two columns a panel stands where the list
        did, until the reader goes there, or searches."""
        reading, panel = self.reading, self.reading.panels.shown is not None
        alone = self.number == 1 or self.nothing_else
        listed = self.front == "list"
        reading.header.display = not self.nothing_else
        reading.foot.set_class(self.nothing_else, "still")
        beside = self.number == 3
        reading.side.display = listed if alone else beside or listed or not panel
        reading.panels.column.display = panel and (
            self.front == "panel" if alone else beside or not listed
        )
        reading.page.display = self.front == "page" or not alone
        reading.page.shared = self.number > 1
