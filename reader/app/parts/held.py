"""Keys that are typed before what they are meant for is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from reader.app.commands import COMMANDS
from reader.app.keys import key_name

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Held"]

PATIENCE = 2.0
"""Seconds after which they count though there is nothing yet."""

AT_ONCE = frozenset({"ctrl+c", "ctrl+z"})
"""Keys that wait for nothing."""

NO_MATTER_WHAT = ("next-article", "previous-article", "back", "quit", "redraw")
"""Commands that do the same whatever is on the page: going through articles, each is passed over
as soon as the next is wanted."""

OF_PAGE = tuple(command.name for command in COMMANDS if command.of_page)


class Held:
    """Keeps keys until the first articles are listed, or until it is known that there are none;
    then they are typed in the order in which they came. So are those for the page, while another
    article is on its way there."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._keys: list[Key] | None = []
        self._for_page: list[Key] = []
        self._where = ""

    def start(self) -> None:
        """From now on they wait so long and no longer."""
        self.reading.set_timer(PATIENCE, self.release)

    def take(self, key: Key) -> bool:
        """Keep a key; False when it counts at once."""
        if key.key in AT_ONCE:
            return False
        if self._keys is not None:
            self._keys.append(key)
            return True
        waits = self._waits(key)
        if waits:
            self._where = self.reading.where
            self._for_page.append(key)
        return waits

    def _waits(self, key: Key) -> bool:
        """Whether a key is for the article that is on its way to the page, or comes after one that
        is. A count is not: it waits for its command by itself."""
        reading, keymap, name = self.reading, self.reading.keys.keymap, key_name(key)
        if not reading.opening.coming or (name.isdecimal() and not self._for_page):
            return False
        if name == "escape":
            self.drop()
            return False
        if self._for_page:
            return True
        if reading.where == "list":
            sequences = (each for command in OF_PAGE for each in keymap.sequences[command])
            return any(each[0] == name for each in sequences)
        return reading.where == "page" and not keymap.on(name, NO_MATTER_WHAT)

    def arrived(self) -> None:
        """The article is on the page: what was typed for it counts, unless the reader has gone
        elsewhere with the mouse."""
        keys, self._for_page = self._for_page, []
        for key in keys if self.reading.where == self._where else ():
            self.reading.on_key(key)

    def drop(self) -> None:
        """The article does not come, for another is wanted: nothing of this is for that one."""
        self._for_page.clear()

    def release(self) -> None:
        """There is something to read now."""
        keys, self._keys = self._keys or [], None
        for key in keys:
            self.reading.on_key(key)
