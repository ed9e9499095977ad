"""Articles' marks, the page's looks, and Reader itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.app.commands.base import ANYWHERE, LIST, PAGE, PANES, POPUP, Command

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.app.screens.reading import ReadingScreen

__all__ = ["ARTICLES", "PROGRAM", "THE_PAGE"]


class OfArticles(Command):
    """A command about the article at hand."""

    group = "Articles"
    lacking = "There is no article here"
    where = LIST | PAGE

    def available(self, reading: ReadingScreen) -> bool:
        return reading.key_here is not None


class Star(OfArticles):
    """Star this article, or take its star away."""

    keys = "*"
    hint = "star"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.marking.toggle_star()


class Read(OfArticles):
    """Mark this article read or unread."""

    keys = "m"
    hint = "read"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.marking.toggle_read()


class Undo(Command):
    """Undo the last mark, correction or change of a saved search."""

    keys = "u"
    group = "Articles"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.marking.undo()


class OpenLink(OfArticles):
    """Open this article's address in the browser."""

    keys = "o"
    lacking = "This article gives no address"

    def available(self, reading: ReadingScreen) -> bool:
        return bool(reading.page.article and reading.page.article.url)

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        if reading.page.article:
            reading.following.open_link(reading.page.article.url)


class OfThePage(Command):
    """A command about how the page looks."""

    group = "The page"
    lacking = "There is no article on the page"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.page.article is not None


class Wider(OfThePage):
    """A wider column."""

    keys = ">"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.set_column(2 * (count or 1))


class Narrower(OfThePage):
    """A narrower column."""

    keys = "<"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.set_column(-2 * (count or 1))


class WiderList(Command):
    """A wider list; its border can be dragged too."""

    keys = ")"
    group = "The page"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.columns.widen_list(2 * (count or 1))


class NarrowerList(Command):
    """A narrower list."""

    keys = "("
    group = "The page"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.columns.widen_list(-2 * (count or 1))


class UnfoldFurniture(OfThePage):
    """Unfold or fold what the web page left in the text: share buttons, newsletter boxes."""

    keys = "x"
    lacking = "There is no page furniture in this article"

    def available(self, reading: ReadingScreen) -> bool:
        article = reading.page.article
        return bool(article and any(block.kind == "furniture" for block in article.blocks))

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.toggle_furniture()


class Contents(OfThePage):
    """Contents: the headings of this article."""

    keys = "c"
    lacking = "This article has no headings"

    def available(self, reading: ReadingScreen) -> bool:
        article = reading.page.article
        shown = reading.panels.shown is reading.panels.contents
        return shown or bool(article and any(b.kind == "heading" for b in article.blocks))

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.panels.toggle("contents")


class Zen(OfThePage):
    """Nothing but the page; again: as it was."""

    keys = "z"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.columns.set_zen(not reading.columns.zen)


class Theme(Command):
    """Choose the colours, with a look at each."""

    keys = "T"
    group = "The page"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        from reader.app.screens.themes import ThemesScreen

        reading.app.push_screen(ThemesScreen())


class Program(Command):
    """A command of this group."""

    group = "Reader"


class Help(Program):
    """The keys as they are now, what the colours mean, where things are."""

    keys = "? f1"
    where = PANES | POPUP
    hint = "help"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        from reader.app.screens.help import HelpScreen

        reading.app.push_screen(HelpScreen(reading.keys))


class Problems(Program):
    """What could not be read, why, and what to do."""

    keys = "!"
    hint = "notes"
    lacking = "Everything could be read"

    def available(self, reading: ReadingScreen) -> bool:
        return bool(reading.troubles)

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        from reader.app.screens.problems import ProblemsScreen

        reading.app.push_screen(ProblemsScreen(reading.troubles.sections))


class Pause(Program):
    """Pause the background work (reading new files, indexing, analysis), or go on with it."""

    keys = "P"
    lacking = "Everything has been read and analysed"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.background.can_pause

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.background.toggle()


class Redraw(Program):
    """Draw the screen anew."""

    keys = "ctrl+l"
    where = ANYWHERE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        cast("ReaderApp", reading.app).redraw()


class Suspend(Program):
    """To the shell; `fg` comes back."""

    keys = "ctrl+z"
    where = ANYWHERE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.app.action_suspend_process()


class Quit(Program):
    """Leave Reader."""

    keys = "Q"
    hint = "quit"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.leave()


class Interrupt(Program):
    """Leave Reader, or copy the words that the mouse marked."""

    keys = "ctrl+c"
    where = ANYWHERE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        words = reading.get_selected_text()
        if words:
            reading.copying.copy(words)
            reading.clear_selection()
        else:
            reading.leave()


ARTICLES: tuple[Command, ...] = (Star(), Read(), Undo(), OpenLink())

THE_PAGE: tuple[Command, ...] = (
    Narrower(),
    Wider(),
    NarrowerList(),
    WiderList(),
    UnfoldFurniture(),
    Contents(),
    Zen(),
    Theme(),
)

PROGRAM: tuple[Command, ...] = (
    Help(),
    Problems(),
    Pause(),
    Redraw(),
    Suspend(),
    Quit(),
    Interrupt(),
)
