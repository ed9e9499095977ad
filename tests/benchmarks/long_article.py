"""An article of 100,000 words open in the app, from outside: open, scroll, resize, change theme.

    python tests/benchmarks/long_article.py [--words 100000]

prints milliseconds from the key to the article on the screen, and from a key, or the terminal's
change of size, to the last output before the screen is still, in a pseudo terminal of 120 by 40
cells; and the same of an empty Textual app in the same run, for what a key and a change of size
cost where nothing is drawn. The first opening reads and parses the file and looks for quotation
marks, unless it has just been taken in; analysis is paused.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

from app import EMPTY_APP, EMPTY_FRAME, ROWS, SIZE, Terminal, environment_in, figures, terminal
from libraries import pieces

TIMES = 20
NARROWER = 20
"""Columns less, and back again."""
QUIET = 0.15
PATIENCE = 30.0
LONG, SHORT = b"1 January 2024", b"It rained."
TURNS = (("J", LONG), ("K", SHORT))


def library(folder: Path, words: int) -> None:
    """A folder with the long article and a short one that is newer."""
    paragraphs: list[str] = []
    written = 0
    for piece in pieces(words // 100):
        paragraphs.append(piece.text)
        written += len(piece.text.split())
        if written >= words:
            break
    text = "\n\n".join(paragraphs)
    folder.mkdir()
    (folder / "long.md").write_text(f"---\ntitle: Long\ndate: 2024-01-01\n---\n\n{text}\n", "utf-8")
    (folder / "short.md").write_text(
        "---\ntitle: Short\ndate: 2025-01-01\n---\n\nIt rained.\n", "utf-8"
    )


def settled(app: Terminal, start: float) -> float:
    """Seconds from the start to the last output before the screen is still."""
    last = 0.0
    while app.read(QUIET if last else 1.0):
        last = time.perf_counter() - start
    return last


def pressed(app: Terminal, key: str) -> float:
    """Seconds from a key to the still screen."""
    app.settle(QUIET)
    start = time.perf_counter()
    os.write(app.master, key.encode())
    return settled(app, start)


def opened(app: Terminal, key: str, drawn: bytes) -> float:
    """Seconds from a key to these words. Raises TimeoutError if they never come."""
    app.settle(QUIET)
    app.seen.clear()
    start = time.perf_counter()
    os.write(app.master, key.encode())
    while drawn not in app.seen:
        if time.perf_counter() - start > PATIENCE:
            raise TimeoutError(f"{drawn!r} was never drawn")
        app.read(0.01)
    return time.perf_counter() - start


def resized(app: Terminal, columns: int) -> float:
    """Seconds from another size of the terminal to the still screen."""
    app.settle(QUIET)
    start = time.perf_counter()
    fcntl.ioctl(app.master, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[0], columns, 0, 0))
    app.process.send_signal(signal.SIGWINCH)
    return settled(app, start)


def many(app: Terminal, what: str, act: Callable[[int], float]) -> None:
    """Does it many times and prints what it took, and what of the processor."""
    busy = app.processor
    times = [act(n) for n in range(TIMES)]
    figures(what, times)
    cost = 1000 * (app.processor - busy) / TIMES
    print(f"    of the processor, all that follows it included: {cost:.0f} ms")


def resizing(app: Terminal) -> None:
    """Many changes of size."""
    many(app, "the terminal resized", lambda n: resized(app, SIZE[1] - NARROWER * (n % 2 == 0)))


def measure(environment: dict[str, str], words: int, folder: Path) -> None:
    """Prints what the long article costs."""
    library(folder, words)
    print(f"\nan article of {words:,} words")
    with terminal([sys.executable, "-m", "reader", str(folder)], environment) as app:
        app.until(*ROWS)
        app.pause()
        app.rest()
        pressed(app, "\r")
        first = opened(app, "J", LONG)
        opened(app, "K", SHORT)
        figures("opened, the first time", [first])
        many(app, "opened again, and the short one", lambda n: opened(app, *TURNS[n % 2]))
        opened(app, "J", LONG)
        many(app, "a line scrolled", lambda _: pressed(app, "j"))
        many(app, "a page scrolled", lambda _: pressed(app, " "))
        many(app, "to the end and back", lambda n: pressed(app, "gG"[n % 2]))
        resizing(app)
        pressed(app, "T")
        many(app, "another theme, in the picker", lambda _: pressed(app, "j"))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--words", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        environment = environment_in(Path(temporary) / "kept")
        print("empty Textual app with an input box")
        with terminal([sys.executable, "-c", EMPTY_APP], environment) as app:
            app.until(*EMPTY_FRAME)
            many(app, "a letter typed", lambda _: pressed(app, "a"))
            resizing(app)
        measure(environment, chosen.words, Path(temporary) / "articles")


if __name__ == "__main__":
    main()
