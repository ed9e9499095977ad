"""Names of the whole library that begin like what is typed in a picker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from reader.app.judging import Elsewhere

if TYPE_CHECKING:
    from reader.annotations import EntityKind
    from reader.app.screens.reading import ReadingScreen

__all__ = ["NamesElsewhere"]

OFFERED = 8


class NamesElsewhere:
    """Looked up by a thread, once for each text; `found` is called when there are any."""

    def __init__(self, reading: ReadingScreen, found: Callable[[], None]) -> None:
        self.reading = reading
        self._found = found
        self._names: dict[str, Sequence[Elsewhere]] = {}

    def of(self, typed: str) -> Sequence[Elsewhere]:
        """Those that are known by now."""
        if typed not in self._names:
            self._names[typed] = ()
            self.reading.run_worker(self._look(typed), group="names", exclusive=True)
        return self._names[typed]

    async def _look(self, typed: str) -> None:
        found = await asyncio.to_thread(self.reading.desk.search, typed, "entity", OFFERED)
        self._names[typed] = [
            Elsewhere(hit.hit.name, cast("EntityKind", hit.hit.entity_kind), hit.hit.articles)
            for hit in found.hits
        ]
        if self._names[typed]:
            self._found()
