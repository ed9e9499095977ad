"""Keys that are typed before there is anything to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Held"]

PATIENCE = 2.0
"""Seconds after which they count though there is nothing yet."""

AT_ONCE = frozenset({"ctrl+c", "ctrl+z"})
"""Keys that wait for nothing."""


class Held:
    """Keeps keys until the first articles are listed, or until it is known that there are none;
    then they are typed in the order in which they came."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._keys: list[Key] | None = []

    def start(self) -> None:
        """From now on they wait so long and no longer."""
        self.reading.set_timer(PATIENCE, self.release)

    def take(self, key: Key) -> bool:
        """Keep a key; False when it counts at once."""
        if self._keys is None or key.key in AT_ONCE:
            return False
        self._keys.append(key)
        return True

    def release(self) -> None:
        """There is something to read now."""
        keys, self._keys = self._keys or [], None
        for key in keys:
            self.reading.on_key(key)
