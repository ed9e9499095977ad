"""Analysing the rest of the library while the reader reads."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from reader.problems import Unreadable

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Background"]

AT_ONCE = 5_000
"""Articles looked at before keys are looked at again."""

HUGE = 30_000
"""Words of an article that waits until all shorter ones are analysed."""

KNOWN_AFTER = 3
"""Articles after which a rate means something."""


class Background:
    """One article after another, those without annotations, newest first and books last; it can be
    paused."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.done = 0
        self.total = 0
        self.failed = 0
        self._spent = 0.0
        """Seconds that analysing took, pauses left out."""
        self._go = asyncio.Event()
        self._go.set()

    @property
    def unfinished(self) -> bool:
        """Whether there is anything left to analyse."""
        return self.done < self.total

    @property
    def progress(self) -> str:
        """`analysing 3 of 12, 40 a minute, 1 min left (P pauses)`, or `analysis paused at 3 of 12
        (P goes on)`; empty when all is done."""
        if not self.unfinished:
            return ""
        going, key = self._go.is_set(), self.reading.keys.keymap.first("pause-analysis")
        said = f"{self.done:,} of {self.total:,}"
        if going and self.done >= KNOWN_AFTER and self._spent > 0:
            rate = self.done / self._spent
            said += f", {round(60 * rate):,} a minute, {_left((self.total - self.done) / rate)}"
        hint = f" ({key} {'pauses' if going else 'goes on'})" if key else ""
        return f"{'analysing' if going else 'analysis paused at'} {said}{hint}"

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._go.is_set():
            self._go.clear()
        else:
            self._go.set()
        self.reading.show_header()

    def start(self) -> None:
        """Begin with the library as it is now."""
        self.reading.run_worker(self._run(), group="background", exclusive=True)

    async def _run(self) -> None:
        shelf = self.reading.shelf
        waiting: list[str] = []
        for number, key in enumerate(shelf.in_order()):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
            if (entry := shelf.entries.get(key)) and entry.quotations is None:
                waiting.append(key)
        # The sort is stable: otherwise the newest stay first.
        waiting.sort(key=lambda key: shelf.entries[key].words > HUGE)
        self.done, self.total, self._spent = 0, len(waiting), 0.0
        for key in waiting:
            await self._go.wait()
            began = time.monotonic()
            await self._analyse(key)
            self.done += 1
            self._spent += time.monotonic() - began
            self.reading.show_header()

    async def _analyse(self, key: str) -> None:
        from reader.analysis.client import AnalysisFailed

        desk = self.reading.desk
        try:
            article = await asyncio.to_thread(desk.article, key)
            annotations = await desk.analyse(article)
        except (Unreadable, AnalysisFailed):
            self.failed += 1
            return
        self.reading.opening.annotated(key, annotations)
        self.reading.finder.news()


def _left(seconds: float) -> str:
    """`2 h left`, `5 min left`, `40 s left`."""
    if seconds >= 5_400:
        return f"{round(seconds / 3_600)} h left"
    return f"{round(seconds / 60)} min left" if seconds >= 90 else f"{round(seconds)} s left"
