"""The app on a real library of files, with a stand-in for the analysing process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from app_support import annotated, at_the_desk, until
from textual.pilot import Pilot

from reader.analysis import pipeline
from reader.annotations import Annotations
from reader.app.app import ReaderApp
from reader.article import Article
from reader.desk.desk import Desk
from reader.library.settings import Settings

PORT = """---
title: The port stays open
date: 2026-06-03
source: Gazette
tags: [harbour]
---

The board met on Monday about the cranes. “We will keep the cranes,” said Ines Varga.

“They were built for sail,” said Tom Pell. The cranes are old, and nobody wants to pay for
the **long slow** repair of [the north quay](https://example.org/quay) before winter.

""" + "\n\n".join(f"Paragraph {number} is about the weather." for number in range(40)) + """

“The cranes are ours,” said Ines Varga, once more.
"""  # fmt: skip

FERRY = """---
title: A ferry is sold
date: 2026-05-01
source: Courier
---

“The ferry goes, the cranes stay,” said Ines Varga. Tom Pell was away. It rained on the quay.
"""

TIDE = """---
title: What the tide left
date: 2025-02-11
source: Gazette
---

“Seaweed, and a boot,” said Ida Holm.
"""

FILES = {"port.md": PORT, "ferry.md": FERRY, "tide.md": TIDE}


class Child:
    """Stands in for the analysing process."""

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        return replace(annotated(article), analyser=pipeline.version())

    async def close(self) -> None:
        pass


@asynccontextmanager
async def running_library(
    folder: Path,
    size: tuple[int, int] = (110, 30),
    data: Path | None = None,
    files: Mapping[str, str] = FILES,
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    """Runs the app on a library of these files until all is read, analysed and indexed."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    desk = Desk(Settings(), [folder], cache=None, data=data)
    cast(Any, desk)._analysing._child = Child
    app = ReaderApp(desk.settings, desk.kept, lambda: desk)
    async with app.run_test(size=size) as pilot:
        await at_the_desk(pilot, app)
        await until(pilot, lambda: not app.reading.library.going_on)
        await until(pilot, lambda: not app.reading.background.unfinished)
        await until(pilot, lambda: app.reading.page.annotations or app.reading.columns.number == 1)
        await indexed(pilot, app)
        yield app, pilot


async def indexed(pilot: Pilot[None], app: ReaderApp) -> None:
    """Waits until all that is known can be found."""
    desk = app.reading.desk
    await until(pilot, lambda: all(entry.quotations is not None for entry in desk.entries))
    desk._indexing.flush()
