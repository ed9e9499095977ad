"""Clocks, memory and lines of a report, for the benchmarks of search."""

from __future__ import annotations

import multiprocessing
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["Stopwatch", "alone", "memory", "say"]


class Stopwatch:
    """Milliseconds of many runs."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def __call__(self, run: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = run()
        self.times.append((time.perf_counter() - start) * 1_000)
        return result

    def __str__(self) -> str:
        ordered = sorted(self.times)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        return (
            f"median {statistics.median(ordered):8.2f}  p95 {p95:8.2f}  max {ordered[-1]:8.2f} ms"
        )


def memory() -> str:
    """Megabytes that this process has, and how many of them are mapped files."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "unknown"
    found = dict(re.findall(r"(VmRSS|RssFile):\s+(\d+)", status.read_text()))
    whole, mapped = (int(found.get(name, 0)) // 1024 for name in ("VmRSS", "RssFile"))
    return f"{whole} MB, {mapped} MB of it mapped files"


def alone(part: Callable[..., None], *arguments: object) -> None:
    """Runs one measurement in a process of its own."""
    process = multiprocessing.get_context("spawn").Process(target=part, args=arguments)
    process.start()
    process.join()


def say(what: str, figure: object) -> None:
    """One line of the report."""
    print(f"  {what:<44}{figure}", flush=True)
