"""Finding articles, and words in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands.base import ANYWHERE, BOX, LIST, PAGE, PANES, Command

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
            reading.in_page.begin()
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
    lacking = "There are no hits on the page: {search} finds words"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.in_page.number > 0

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.in_page.to_hit(count or 1)


class PreviousHit(Finding):
    """The hit before."""

    keys = "N"
    lacking = NextHit.lacking

    def available(self, reading: ReadingScreen) -> bool:
        return reading.in_page.number > 0

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.in_page.to_hit(-(count or 1))


class Complete(Finding):
    """In the search box: complete a field, its value or a saved search; again: the next one."""

    keys = "tab"
    where = BOX
    hint = "complete"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.completing.possible

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.completing.step(1)


class CompleteBack(Finding):
    """In the search box: the completion before."""

    keys = "shift+tab"
    where = BOX

    def available(self, reading: ReadingScreen) -> bool:
        return reading.completing.possible

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.completing.step(-1)


class OfTheBox(Finding):
    """A command of the search box."""

    where = BOX

    def available(self, reading: ReadingScreen) -> bool:
        return reading.focused is reading.search_box.input


class NextKind(OfTheBox):
    """In the search box: articles, quotations, people and places, in turn. Tab does so wherever
    there is nothing to complete."""

    keys = "tab ctrl+n"
    hint = "kind"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.step_kind(1)


class PreviousKind(OfTheBox):
    """In the search box: the kind before."""

    keys = "shift+tab"

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

    keys = "S ctrl+r"
    lacking = "Only what a search found is sorted anew"
    where = LIST | PAGE | BOX

    def available(self, reading: ReadingScreen) -> bool:
        return reading.finder.active

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.finder.toggle_sort()


class Saved(Finding):
    """Saved searches: run one, save the search that is on under a name, forget one."""

    keys = "@ ctrl+t"
    where = ANYWHERE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.saved.ask()


class Everywhere(Finding):
    """Who this is in the whole library: all they said, by date, and where they are named."""

    keys = "W"
    hint = "everywhere"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.everywhere.show_here()


class Palette(Finding):
    """The palette: every command, theme, saved search and article, by typing."""

    keys = "ctrl+p :"
    where = PANES

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        from reader.app.palette import Palette as PaletteOf

        PaletteOf(reading).ask()


FINDING: tuple[Command, ...] = (
    Search(),
    SearchLibrary(),
    NextHit(),
    PreviousHit(),
    Complete(),
    CompleteBack(),
    NextKind(),
    PreviousKind(),
    KindRight(),
    KindLeft(),
    Sort(),
    Saved(),
    Everywhere(),
    Palette(),
)
