"""Opening what the page points to, and how its text is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.commands.base import PAGE, POPUP, Command
from reader.app.parts.typesetting import choose_type

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["OPENING"]


NO_PRESENCE = "Light a voice ({light-voice}) or go to a name ({next-mention}) first"


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


class OpenTable(OfThePage):
    """Open the table on the screen in a view of its own, which scrolls sideways."""

    keys = "t enter"
    hint = "table"
    lacking = "There is no table on the screen"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.page.table_here() is not None

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.following.open_table(reading.page.table_here())


class OfTheTable(Command):
    """A command of a table in its own view."""

    group = "The page"
    where = POPUP
    lacking = "That is for a table in a view of its own: {open-table} opens it"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        """The table's own screen does it."""


class TableLeft(OfTheTable):
    """In a table's own view: a column back."""

    keys = "h left"


class TableRight(OfTheTable):
    """In a table's own view: a column on."""

    keys = "l right"


class NextPresence(OfThePage):
    """The next place where the lit voice, or the name under the cursor, appears; round the end."""

    keys = "'"
    group = "Quotations and people"
    hint = "next appearance"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        number, total = reading.page.next_presence(count or 1)
        if total:
            reading.foot.say(f"appearance {number} of {total}")
        else:
            reading.foot.say(reading.keys.keymap.told(NO_PRESENCE))


class LineSpacing(OfThePage):
    """Double line spacing, or single again."""

    keys = ",s"
    hint = "line spacing"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        before = reading.page.typography
        choose_type(reading, replace(before, spacing=1 if before.spacing == 2 else 2))
        reading.foot.say("Single spacing" if before.spacing == 2 else "Double spacing")


class ParagraphStyle(OfThePage):
    """Paragraphs parted by an indent, or by a blank line again."""

    keys = ",p"
    hint = "paragraph style"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        before = reading.page.typography
        indented = before.paragraphs == "indent"
        choose_type(reading, replace(before, paragraphs="space" if indented else "indent"))
        reading.foot.say("Blank lines between paragraphs" if indented else "Indented paragraphs")


class Justify(OfThePage):
    """Justified lines, or a ragged right edge again."""

    keys = ",j"
    hint = "justify"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        before = reading.page.typography
        choose_type(reading, replace(before, justify=not before.justify))
        reading.foot.say("Ragged right edge" if before.justify else "Justified")


class Legend(Command):
    """What the colours and marks mean, each drawn as the page draws it."""

    keys = "L"
    group = "Reader"
    hint = "colours and marks"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        from reader.app.screens.legend import LegendScreen

        reading.app.push_screen(LegendScreen())


OPENING: tuple[Command, ...] = (
    Follow(),
    OpenTable(),
    TableLeft(),
    TableRight(),
    NextPresence(),
    LineSpacing(),
    ParagraphStyle(),
    Justify(),
    Legend(),
)
