"""Moving about, in whatever pane has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands.base import BOX, LIST, PAGE, PANEL, PANES, POPUP, Command

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["MOVING"]


class Moving(Command):
    """A command of this group."""

    group = "Moving"


class Down(Moving):
    """Down: a line of the page, a row of the list."""

    keys = "j down"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.scroll_lines(count or 1)


class Up(Moving):
    """Up: a line of the page, a row of the list."""

    keys = "k up"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.scroll_lines(-(count or 1))


class PageDown(Moving):
    """A page down; at the end of an article, on to the next one."""

    keys = "space pagedown"
    where = PANES | POPUP
    hint = "page down"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        if not reading.pane.scroll_pages(count or 1) and reading.where == "page":
            reading.choosing.step_article(1)


class PageUp(Moving):
    """A page up."""

    keys = "b pageup"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.scroll_pages(-(count or 1))


class HalfPageDown(Moving):
    """Half a page down."""

    keys = "ctrl+d"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.scroll_pages(0.5 * (count or 1))


class HalfPageUp(Moving):
    """Half a page up."""

    keys = "ctrl+u"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.scroll_pages(-0.5 * (count or 1))


class Top(Moving):
    """To the top (gg works too)."""

    keys = "g home"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.to_top()


class Bottom(Moving):
    """To the end."""

    keys = "G end"
    where = PANES | POPUP

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.pane.to_end()


class NextPane(Moving):
    """To the next pane."""

    keys = "tab"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.focus_step(1)


class PreviousPane(Moving):
    """To the pane before."""

    keys = "shift+tab"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.focus_step(-1)


class Open(Moving):
    """Open the article, quotation or person under the cursor."""

    keys = "enter"
    where = LIST | PANEL | BOX | POPUP
    hint = "open"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.choosing.open_here()


class IntoList(Moving):
    """From the search box into the list."""

    keys = "down"
    where = BOX

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.focus_on("list")


class Back(Moving):
    """Back one level; from the list, leave Reader."""

    keys = "q"
    where = PANES | POPUP
    hint = "back"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.back()


class Cancel(Moving):
    """Cancel what was begun last: a cursor, hits, a search. It never quits."""

    keys = "escape"
    where = PANES | BOX
    hint = "cancel"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.where != "list" or reading.finder.active

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.cancel()


class NextArticle(Moving):
    """The next article, while reading."""

    keys = "J"
    where = PAGE | LIST

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.choosing.step_article(count or 1)


class PreviousArticle(Moving):
    """The article before, while reading."""

    keys = "K"
    where = PAGE | LIST

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.choosing.step_article(-(count or 1))


class JumpBack(Moving):
    """Back to the article, and the place in it, from which W or the palette led to another."""

    keys = "backspace"
    lacking = "You have not jumped anywhere yet: {everywhere} and {palette} do"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.choosing.can_jump_back

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.choosing.jump_back(count or 1)


MOVING: tuple[Command, ...] = (
    Down(),
    Up(),
    PageDown(),
    PageUp(),
    HalfPageDown(),
    HalfPageUp(),
    Top(),
    Bottom(),
    Open(),
    IntoList(),
    NextPane(),
    PreviousPane(),
    NextArticle(),
    PreviousArticle(),
    JumpBack(),
    Back(),
    Cancel(),
)
