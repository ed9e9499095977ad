"""The article that was in hand when Reader was left, to go on with next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.store import is_stdin

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["LeftOff"]

KEPT = "article"
"""Under which name its key is kept."""


class LeftOff:
    """Keeps which article it is, and knows the one of last time."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._key = reading.desk.kept.name(KEPT, "")

    def keep(self, key: str) -> None:
        """The reader has this article in hand: written only when it is another one."""
        kept = self.reading.desk.kept
        if not is_stdin(key) and key != kept.name(KEPT, ""):
            kept.keep(KEPT, key, "")

    def leave(self) -> None:
        """Reader is left: what is open on the page is in hand though nobody has moved in it."""
        if self.reading.where in ("page", "panel") and self.reading.opening.key is not None:
            self.keep(self.reading.opening.key)

    @property
    def key(self) -> str | None:
        """The article of last time, where it is listed and was not finished."""
        listed = self._key in self.reading.shelf.entries
        return self._key if listed and not self.reading.desk.marks.get(self._key).read else None

    @property
    def under_the_cursor(self) -> bool:
        """Whether the list's cursor stands on it."""
        reading = self.reading
        return (
            reading.where == "list"
            and not reading.finder.active
            and reading.key_here == self.key is not None
        )
