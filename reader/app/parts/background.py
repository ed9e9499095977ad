"""What goes on while the reader reads: new files are read and indexed, the rest is analysed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.app.parts.pace import Pace
from reader.problems import Unreadable

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Background"]

AT_ONCE = 5_000
"""Articles looked at before keys are looked at again."""

WORTH_TELLING = 1_000
"""Files to read from which it is told how long that will take."""

HUGE = 30_000
"""Words of an article that waits until all shorter ones are analysed."""

TICK = 1.0
"""Seconds between two looks at how far the analysis is."""


class Background:
    """Says how far the loading is, and analyses one article after another, those without
    annotations, newest first and books last. All of it can be paused."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.done = 0
        """Articles whose quotations are known."""
        self.total = 0
        """Articles of the library."""
        self.failed = 0
        self.pace = Pace()
        self._go = asyncio.Event()

    @property
    def unfinished(self) -> bool:
        """Whether there is anything left to analyse."""
        return self.done < self.total

    @property
    def paused(self) -> bool:
        """Whether everything in the background waits."""
        return self.reading.desk.pausing.paused

    @property
    def can_pause(self) -> bool:
        """Whether there is something to pause, or to go on with."""
        return self.paused or self.unfinished or self.reading.library.going_on

    @property
    def progress(self) -> str:
        """`opening, 61,200 to read, 520 a second, 2 min left (P pauses)`, `analysing 3 of 12, 40 a
        minute, 1 min left (P pauses)`, or `paused at 3 of 12 (P goes on)`; empty when all is
        done."""
        loading, waiting = self.reading.library.going_on, self.reading.desk.progress.waiting
        said = self._reading(waiting) if loading else self._analysing() if self.unfinished else ""
        if self.paused:
            return self._hinted(f"paused {said}".rstrip(), "goes on")
        if loading and waiting < WORTH_TELLING:
            return f"opening, {said}" if said else "opening …"
        if loading:
            return self._hinted(f"opening, {said}", "pauses")
        return self._hinted(f"analysing {said}", "pauses") if said else ""

    def _reading(self, waiting: int) -> str:
        """`61,200 to read, 520 a second, 2 min left`; when paused, how many still have to be."""
        if self.paused:
            return f"with {waiting:,} to read" if waiting else ""
        rate = self.reading.desk.progress.rate
        said = f"{waiting:,} to read" if waiting else ""
        if rate < 1 or waiting < WORTH_TELLING:
            return said
        return f"{said}, {round(rate):,} a second, {_left(waiting / rate)}"

    def _analysing(self) -> str:
        """`3 of 12, 40 a minute, 1 min left`; when paused, where."""
        said = f"{self.done:,} of {self.total:,}"
        if self.paused:
            return f"at {said}"
        rate, left = self.pace.a_minute, self.pace.seconds_left
        said += f", {rate:,} a minute" if rate else ""
        return said + (f", {_left(left)}" if left is not None else "")

    def _hinted(self, said: str, does: str) -> str:
        key = self.reading.keys.keymap.first("pause")
        return f"{said} ({key} {does})" if key else said

    def toggle(self) -> None:
        """Pause everything in the background, or let it go on."""
        pausing = self.reading.desk.pausing
        if pausing.paused:
            pausing.resume()
            self._go.set()
            self.reading.foot.say("Reading, indexing and analysis go on")
        else:
            self._go.clear()
            pausing.pause()
            self.reading.foot.say("Paused: new files and analysis wait; what you open does not")
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
        words = [shelf.entries[key].words for key in waiting]
        self.done, self.total = len(shelf) - len(waiting), len(shelf)
        self.pace = Pace(sum(words), len(words))
        self.reading.show_header()
        ticking = self.reading.set_interval(TICK, self.reading.show_header)
        try:
            for key, length in zip(waiting, words, strict=True):
                while self.paused:
                    await self._go.wait()
                self.pace.begin()
                await self._analyse(key)
                self.pace.end(length)
                self.done += 1
                self.reading.show_header()
        finally:
            ticking.stop()

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
