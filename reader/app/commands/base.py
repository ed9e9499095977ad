"""What a command is."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = [
    "ANYWHERE",
    "BOX",
    "GROUPS",
    "LIST",
    "PAGE",
    "PANEL",
    "PANES",
    "POPUP",
    "Command",
]

LIST = frozenset({"list"})
PAGE = frozenset({"page"})
PANEL = frozenset({"panel"})
BOX = frozenset({"box"})
"""The search box and the find box, where letters are text."""
POPUP = frozenset({"popup"})
"""What lies over the panes: help, the legend, a table …"""
PANES = LIST | PAGE | PANEL
ANYWHERE = PANES | BOX

GROUPS = ("Moving", "Articles", "Quotations and people", "Finding", "The page", "Reader")


class Command(ABC):
    """One thing the reader can ask for. The class's docstring is its help line."""

    keys: ClassVar[str] = ""
    """Its keys as they come: alternatives apart by spaces."""
    group: ClassVar[str]
    """Under which heading help lists it; one of `GROUPS`."""
    where: ClassVar[frozenset[str]] = PANES
    """In which panes its keys live."""
    hint: ClassVar[str] = ""
    """One or two words for the foot line and for half-typed sequences; empty: never hinted at."""

    lacking: ClassVar[str] = ""
    """What is said when its key is typed and it cannot run; empty: nothing. A command's name in
    braces becomes its key."""

    of_page: ClassVar[bool] = False
    """Whether it works on the article that is on the page: from the list, on the one beside it."""

    @property
    def name(self) -> str:
        """How the settings and the palette call it: `next-quotation`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(self).__name__).lower()

    @property
    def help(self) -> str:
        """What it does, in one line."""
        return " ".join((type(self).__doc__ or "").split())

    def available(self, reading: ReadingScreen) -> bool:
        """Whether it would do anything now; what is not available is neither hinted at nor run."""
        return True

    def lacks(self, reading: ReadingScreen) -> str:
        """What is said when it cannot run now; empty: nothing."""
        return self.lacking

    @abstractmethod
    def run(self, reading: ReadingScreen, count: int | None) -> None:
        """Do it. `count` is what was typed before its key, None when nothing was."""
