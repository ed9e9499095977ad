"""How fast the page opens and scrolls, against an empty Textual app in the same run.

    python tests/benchmarks/page.py [WORDS ...]

Prints milliseconds from the call to the drawn screen, median and 95th percentile, and of these the
processor's median, which a busy machine leaves alone; 120 by 40 cells.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Callable

os.environ["TEXTUAL_FPS"] = "1000"  # else each figure holds up to 17 ms of waiting for a frame

from textual.app import App, ComposeResult
from textual.widgets import Static

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.app.theme import THEMES, roles
from reader.app.widgets.page import Page
from reader.article import Article, Block, digest

RUNS = 30
WORDS = """
    the of and to in a that is for on with as was at by it from be were which has had not but
    board harbour minister budget village inquiry engineer report committee winter railway
    council letter question answer meeting ferry island hospital teacher weather evening
"""
VOCABULARY = WORDS.split()


def article(words: int, seed: int = 7) -> tuple[Article, Annotations]:
    """News of about this many words, with a quotation and names in every other paragraph."""
    chance = random.Random(seed)
    text = "A headline of the usual length for a long report"
    blocks = [Block("title", 0, len(text))]
    quotations: list[Quotation] = []
    mentions: list[Mention] = []
    written = 0
    while written < words:
        text += "\n\n"
        start = len(text)
        for _ in range(chance.randint(3, 5)):
            sentence = [chance.choice(VOCABULARY) for _ in range(chance.randint(8, 20))]
            written += len(sentence)
            said = " ".join(sentence)
            if chance.random() < 0.4:
                opened = len(text)
                text += f"“{said},” "
                quotations.append(
                    Quotation(
                        ((opened, len(text) - 1),),
                        "direct",
                        (f"person:{written % 9}",),
                        None,
                        None,
                        0.95,
                    )
                )
                mentions.append(Mention(f"person:{written % 9}", len(text), len(text) + 4, "name"))
                text += "Name said. "
            else:
                text += said.capitalize() + ". "
        text = text.rstrip()
        blocks.append(Block("paragraph", start, len(text)))
    made = Article(
        id="long",
        title="A headline",
        authors=("A. Writer",),
        source="Gazette",
        language="en",
        text=text,
        blocks=tuple(blocks),
        digest=digest(text, blocks),
    )
    entities = tuple(Entity(f"person:{n}", f"Name {n}", "person") for n in range(9))
    return made, Annotations(made.digest, "benchmark", tuple(quotations), entities, tuple(mentions))


class Empty(App[None]):
    """The floor: one Static, changed and drawn."""

    def compose(self) -> ComposeResult:
        yield Static("nothing", id="nothing")


class Bench(App[None]):
    """The page alone."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return roles(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Page()

    def on_mount(self) -> None:
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name


Timing = tuple[float, float]
"""Milliseconds by the clock and of the processor."""


async def drawn(app: App[None], act: Callable[[], object]) -> Timing:
    """From the call until the screen has nothing left to draw."""
    begun, busy = time.perf_counter(), time.process_time()
    act()
    done = asyncio.Event()
    app.screen.call_after_refresh(done.set)
    await done.wait()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000


def figures(name: str, timings: list[Timing]) -> None:
    clock = sorted(timing[0] for timing in timings)
    busy = statistics.median(timing[1] for timing in timings)
    late = clock[int(len(clock) * 0.95)]
    print(f"{name:44} {statistics.median(clock):8.1f} {late:8.1f} {busy:8.1f}")


async def floor() -> None:
    app = Empty()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        static = app.query_one(Static)
        times = []
        for number in range(RUNS):
            text = "\n".join(f"{number} line {row}" for row in range(40))
            times.append(await drawn(app, lambda text=text: static.update(text)))  # type: ignore[misc]
        figures("empty app: a screen of text changed", times)


async def page(words: int) -> None:
    first, other = article(words), article(words, seed=8)
    app = Bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        sheet = app.query_one(Page)
        opening = []
        for number in range(RUNS):
            made, found = (first, other)[number % 2]
            opening.append(await drawn(app, lambda m=made, f=found: sheet.show(m, f)))  # type: ignore[misc]
            await pilot.pause()
        figures(f"{words:,} words: open", opening)
        bare = Annotations(first[0].digest, "none")
        figures(
            f"{words:,} words: open without annotations",
            [await drawn(app, lambda: sheet.show(first[0], bare)) for _ in range(RUNS)],
        )
        figures(
            f"{words:,} words: annotations arrive",
            [await drawn(app, lambda: sheet.annotate(first[1])) for _ in range(RUNS)],
        )
        sheet.show(*first)
        await pilot.pause()
        for name, act in (
            ("scroll a line", lambda: sheet.scroll_lines(1) or sheet.scroll_pages(-9_999)),
            ("scroll a page", lambda: sheet.scroll_pages(1) or sheet.scroll_pages(-9_999)),
            ("next quotation", lambda: sheet.next_quotation() or sheet.next_quotation(-9)),
            ("light a voice", lambda: setattr(sheet, "voice", "person:3")),
        ):
            figures(f"{words:,} words: {name}", [await drawn(app, act) for _ in range(RUNS)])
        sheet.voice = None
        figures(
            f"{words:,} words: column changes",
            [await drawn(app, lambda n=n: sheet.column(2 if n % 2 else -2)) for n in range(RUNS)],  # type: ignore[misc]
        )


async def main() -> None:
    print(f"{'milliseconds':44} {'median':>8} {'p95':>8} {'cpu':>8}")
    await floor()
    for words in [int(word) for word in sys.argv[1:]] or [1_000, 100_000]:
        await page(words)


if __name__ == "__main__":
    asyncio.run(main())
