"""Opening what the page points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands.base import PAGE, Command

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["OPENING"]


class OfThePage(Command):
    """A command about what stands on the page."""

    group = "The page"
    where = PAGE

    def available(self, reading: ReadingScreen) -> bool:
        return reading.page.article is not None


class Follow(OfThePage):
    """Letters beside the links, footnotes and tables on the screen: type one to open it."""

    keys = "f"
    hint = "links"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.following.begin()


class Legend(Command):
    """What the colours and marks mean, each drawn as the page draws it."""

    keys = "L"
    group = "Reader"
    hint = "colours and marks"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        from reader.app.screens.legend import LegendScreen

        reading.app.push_screen(LegendScreen(reading.keys.keymap.first(self.name)))


OPENING: tuple[Command, ...] = (Follow(), Legend())
