"""Pictures of the real app on the sample articles: `python screenshots/make.py [NAME…]`.

Each is written as SVG, and as PNG where the README or a tour shows it. Needs the `pictures` extra
and a monospace font; `browser` needs Chromium besides, and is left out without it.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyvips
from browser import lacking, photograph
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.theme import LIGHT
from reader.desk.desk import Desk
from reader.library.settings import Settings

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "articles"
SCALE = 1.25
RESTED = 0.6
"""Seconds after which the app takes the hand to rest, and shows what is under the cursor."""
CELL = 12.2
"""The width of a cell in the SVG that Textual writes."""
RUN = re.compile(
    r'x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)*)(.*?)((?:&#160;)*)</text>'
)


@dataclass(frozen=True)
class Picture:
    """One picture: what it is called, how large the terminal is, and what the reader typed.

    `keys` are Textual's names.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "reader-dark"
    png: bool = True


def typed(words: str) -> tuple[str, ...]:
    """The keys of some words."""
    return tuple("space" if letter == " " else letter for letter in words)


CRACKS = ("G", "enter")  # the oldest of the samples
NEXT_QUOTATION = ("right_square_bracket", "q")
THIRD_QUOTATION = (*CRACKS, *NEXT_QUOTATION * 3)

PICTURES = (
    Picture("reading-160x45-dark", (160, 45), THIRD_QUOTATION),
    Picture("reading-160x45-light", (160, 45), (*THIRD_QUOTATION, "w", "shift+tab"), LIGHT.name),
    Picture("reading-100x30-dark", (100, 30), (*CRACKS, *NEXT_QUOTATION)),
    Picture("reading-100x30-light", (100, 30), (*CRACKS, *NEXT_QUOTATION), LIGHT.name),
    Picture("reading-80x24-dark", (80, 24), (*CRACKS, *NEXT_QUOTATION)),
    Picture("reading-60x20-dark", (60, 20), (*CRACKS, *NEXT_QUOTATION)),
    Picture("voice-100x30-dark", (100, 30), ("enter", *NEXT_QUOTATION, "l")),
    Picture("search-100x30-dark", (100, 30), ("slash", *typed("quay hole"))),
    Picture("quotations-160x45-dark", (160, 45), ("slash", *typed("by:okafor harbour"), "tab")),
    Picture("correcting-100x30-light", (100, 30), (*THIRD_QUOTATION, "s"), LIGHT.name),
    Picture("legend-100x30-dark", (100, 30), (*CRACKS, "L")),
    Picture("help-100x30-dark", (100, 30), ("question_mark",)),
)

BROWSER = "browser"
IN_BROWSER = ("G", "Enter", *("]", "q") * 3)
WINDOW = (1280, 800)
"""Pixels of the browser's window."""


def without_outer_spaces(svg: str) -> str:
    """The SVG with no run of text beginning or ending in a space: librsvg drops such spaces and
    stretches the rest."""

    def trimmed(run: re.Match[str]) -> str:
        before, after = len(run[5]) // 6, len(run[7]) // 6
        x = float(run[1]) + CELL * before
        length = float(run[3]) - CELL * (before + after)
        return f'x="{x:.1f}" {run[2]} textLength="{max(length, 0):.1f}"{run[4]}>{run[6]}</text>'

    return RUN.sub(trimmed, svg)


async def settled(pilot: Pilot[None], app: ReaderApp) -> None:
    """Waits until nothing is left to load, to analyse or to draw."""
    reading = app.reading
    while reading.still_loading or reading.background.unfinished:
        await asyncio.sleep(0.1)
    while [worker for worker in app.workers if worker.is_running and worker.group != "watch"]:
        await asyncio.sleep(0.05)
    await pilot.pause()


async def take(picture: Picture, cache: Path) -> None:
    """Drives the app and writes the picture."""
    settings = Settings(theme=picture.theme)
    desk = Desk(settings, [ARTICLES], cache=cache, data=None)
    app = ReaderApp(settings, desk.kept, lambda: desk)
    async with app.run_test(size=picture.size) as pilot:
        while app.desk is None or not app.reading.is_mounted:
            await pilot.pause(0.05)
        await settled(pilot, app)
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot, app)
        await asyncio.sleep(RESTED)
        await settled(pilot, app)
        svg = app.export_screenshot(title="Reader")
    path = HERE / f"{picture.name}.svg"
    path.write_text(svg, encoding="utf-8")
    if picture.png:
        image = pyvips.Image.svgload_buffer(without_outer_spaces(svg).encode(), scale=SCALE)
        image.write_to_file(str(path.with_suffix(".png")), compression=9, palette=True)


def take_in_browser(home: Path) -> None:
    """Serves the app to a browser and writes the picture, or says what is missing for it."""
    if missing := lacking():
        print(f"{BROWSER}: left out, for it needs {missing}")
        return
    photograph(ARTICLES, IN_BROWSER, WINDOW, HERE / f"{BROWSER}.png", home)
    print(BROWSER)


def main(names: list[str]) -> None:
    """Takes all pictures, or those named, as a terminal with all colours shows them."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as cache:
        for picture in PICTURES:
            if not names or picture.name in names:
                asyncio.run(take(picture, Path(cache)))
                print(picture.name)
        if not names or BROWSER in names:
            take_in_browser(Path(cache))


if __name__ == "__main__":
    main(sys.argv[1:])
