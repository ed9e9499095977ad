"""Finding articles, and words in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands.base import BOX, LIST, PAGE, PANES, Command

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["FINDING"]


class Finding(Command):
    """A command of this group."""

    group = "Finding"


class Search(Finding):
    """Search the library as you type; on the page, find in the article."""

    keys = "/"
    hint = "search"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        if reading.where == "page":
            reading.finder.begin_in_page()
        else:
            reading.search()


class SearchLibrary(Finding):
    """Search the library, from wherever you are."""

    keys = "ctrl+f"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.search()


class NextHit(Finding):
    """The next hit in the article."""

    keys = "n"
    hint = "next hit"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.hits > 0

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.to_hit(count or 1)


class PreviousHit(Finding):
    """The hit before."""

    keys = "N"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.hits > 0

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.to_hit(-(count or 1))


class NextKind(Finding):
    """While searching: articles, quotations, people and places, in turn."""

    keys = "tab"
    where = BOX
    hint = "kind"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.step_kind(1)


class PreviousKind(Finding):
    """While searching: the kind before."""

    keys = "shift+tab"
    where = BOX

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.step_kind(-1)


class KindRight(Finding):
    """In the list of a search: the next kind of answer."""

    keys = "right"
    where = LIST

    def available(self, reading: ReadingScreen) -> bool:
        return reading.finder.active

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.step_kind(1)


class KindLeft(Finding):
    """In the list of a search: the kind before."""

    keys = "left"
    where = LIST

    def available(self, reading: ReadingScreen) -> bool:
        return reading.finder.active

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.step_kind(-1)


class Sort(Finding):
    """Sort what was found by date or by relevance."""

    keys = "S"
    where = LIST | PAGE

    def available(self, reading: ReadingScreen) -> bool:
        return reading.finder.active

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.toggle_sort()


class Palette(Finding):
    """The palette: every command and the articles, by typing."""

    keys = "ctrl+p :"
    where = PANES

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.app.action_command_palette()


FINDING: tuple[Command, ...] = (
    Search(),
    SearchLibrary(),
    NextHit(),
    PreviousHit(),
    NextKind(),
    PreviousKind(),
    KindRight(),
    KindLeft(),
    Sort(),
    Palette(),
)
