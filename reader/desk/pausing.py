"""Pausing what goes on in the background: reading new files, indexing them, analysing them."""

from __future__ import annotations

import threading
import time

__all__ = ["Pausing"]


class Pausing:
    """Whether the background work waits. May be used by any thread."""

    def __init__(self) -> None:
        self._go = threading.Event()
        self._go.set()

    @property
    def paused(self) -> bool:
        """Whether the work waits now."""
        return not self._go.is_set()

    def pause(self) -> None:
        """Let the work wait, each thread where it asks next."""
        self._go.clear()

    def resume(self) -> None:
        """Let it go on."""
        self._go.set()

    def wait(self) -> float:
        """Waits while it is paused; the seconds that this took."""
        if self._go.is_set():
            return 0.0
        began = time.monotonic()
        self._go.wait()
        return time.monotonic() - began
