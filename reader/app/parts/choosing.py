"""From the list's cursor to the page, and back from where one has jumped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.parts.opening import Wanted

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Choosing"]


class Choosing:
    """Which article is wanted where the reader is; `Opening` puts it on the page."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._before: list[Wanted] = []
        """Where the reader was before each jump to another article."""

    def preview(self) -> None:
        """Put the article under the list's cursor on the page, unless there is no room for both."""
        if self.reading.columns.number > 1 and (wanted := self._wanted(first_hit=False)):
            self.reading.opening.show(wanted)

    def _wanted(self, first_hit: bool) -> Wanted | None:
        reading = self.reading
        if reading.finder.found:
            return reading.finder.wanted(reading.list.cursor, first_hit)
        key = reading.key_at(reading.list.cursor)
        return Wanted(key) if key else None

    def open_here(self) -> None:
        """Open what is under the cursor and go to the page."""
        reading = self.reading
        if reading.where == "panel":
            reading.panels.choose()
        elif reading.focused is reading.find_box.input:
            reading.in_page.end(keep=True)
        elif reading.where == "box":
            reading.run_worker(self._open_first(), group="search")
        elif name := reading.finder.name_at(reading.list.cursor):
            reading.everywhere.show(name.hit.name, name.hit.entity)
        elif wanted := self._wanted(first_hit=True):
            reading.opening.show(wanted)
            reading.focus_on("page")

    async def _open_first(self) -> None:
        await self.reading.finder.settle()
        self.reading.focus_on("list")
        self.open_here()

    def jump(self, wanted: Wanted) -> None:
        """Open what was met elsewhere than in the list; there is a way back."""
        reading = self.reading
        if reading.opening.key is not None and reading.page.article is not None:
            self._before.append(Wanted(reading.opening.key, standing=reading.page.standing))
        self._go(wanted)

    @property
    def can_jump_back(self) -> bool:
        """Whether there was a jump."""
        return bool(self._before)

    def jump_back(self, jumps: int) -> None:
        """Go where the reader was so many jumps ago."""
        wanted = self._before[-1]
        for _ in range(min(jumps, len(self._before))):
            wanted = self._before.pop()
        self._go(wanted)

    def _go(self, wanted: Wanted) -> None:
        """Show an article, the list's cursor on it where all are listed: the next one is the one
        after it."""
        reading = self.reading
        listed = wanted.key in reading.shelf.entries and not reading.finder.found
        if listed and reading.key_at(reading.list.cursor) != wanted.key:
            reading.show_library(wanted.key, still=False)
        reading.opening.show(wanted)
        reading.focus_on("page")

    def step_article(self, step: int) -> None:
        """To another article, the focus where it is."""
        articles = self.reading.list
        before = articles.cursor
        articles.cursor += step
        if articles.cursor == before:
            end = "This is the last article" if step > 0 else "This is the first article"
            self.reading.foot.say(end)
        elif wanted := self._wanted(first_hit=False):
            self.reading.opening.show(wanted)
