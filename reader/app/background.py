"""Analysing the rest of the library while the reader reads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.problems import Unreadable

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Background"]


class Background:
    """One article after another, those without annotations, newest first; it can be paused."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.done = 0
        self.total = 0
        self.failed = 0
        self._go = asyncio.Event()
        self._go.set()

    @property
    def unfinished(self) -> bool:
        """Whether there is anything left to analyse."""
        return self.done < self.total

    @property
    def progress(self) -> str:
        """`analysing 3 of 12`, `analysis paused at 3 of 12`; empty when all is done."""
        if not self.unfinished:
            return ""
        word = "analysing" if self._go.is_set() else "analysis paused at"
        return f"{word} {self.done:,} of {self.total:,}"

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
        waiting = [key for key in shelf.in_order() if shelf.entries[key].quotations is None]
        self.done, self.total = 0, len(waiting)
        for key in waiting:
            await self._go.wait()
            await self._analyse(key)
            self.done += 1
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
