"""What a reader waits for, measured from outside: the app in a pseudo terminal, key by key.

    python tests/benchmarks/app.py [FOLDER] [--sizes 12,10000,100000] [--keys 40]

prints, for libraries of made-up articles and for an empty Textual app with an input box in the
same run: the time to the first frame and to the first rows, from a keystroke in the search box to
its echo and to the settled screen (the debounce taken off), from Enter to the article, and for a
line and a page of scrolling; and the memory. FOLDER keeps the libraries for the next run.

The *first frame* is there when the whole screen has been drawn once: Reader's header with the key
for searching, and the border of its list. The *first rows* are there when the header counts the
articles, which it does as soon as the list shows them. The empty app and Reader start in turn, and
the ratio is the median of the pairs': the machine's speed drifts. Both have been started once
before, so that all is compiled, as it is where Reader is installed.

A keystroke's *echo* is the first output after it. The screen is *settled* at the first output after
the debounce that is followed by 0.15 s without any: list, counts and header then answer what is
typed. Reader puts the first answer on the page once the hand has rested for a quarter of a
second more; the next key waits for that too, so that no key pays for the one before, and it is
printed in a line of its own. How often the screen was drawn, how many bytes went to the terminal
and how much processor time the program took is counted from key to key.
"""

from __future__ import annotations

import argparse
import fcntl
import itertools
import math
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from libraries import write

from reader.app.parts.finder import REST
from reader.app.widgets.search_box import DEBOUNCE

__all__ = ["Terminal"]

SIZE = (40, 120)
"""Rows and columns."""
QUIET = 0.1
"""Seconds without output after which the screen has settled."""
STILL = 0.15
"""Seconds without output after which a keystroke's answers are there."""
AFTERWARDS = 0.5
"""Seconds in which all that follows a keystroke, once the hand rests, is over."""
APART = 0.004
"""Seconds between two outputs that are two redraws."""
HURRY = 0.12
"""Seconds from key to key of a quick typist."""
PATIENCE = 60.0
PAUSES = 6
"""How often the key that pauses is tried: where nothing goes on, it never does."""
TYPED = "minister police war trade hospital river "
STARTS = 11
EMPTY_FRAME = (b"earch",)
FRAME = (b"/ search", "│".encode())
ROWS = (b"unread",)

EMPTY_APP = """
from textual.app import App
from textual.widgets import Input
class Empty(App):
    def compose(self):
        box = Input(placeholder="search")
        box.cursor_blink = False
        yield box
Empty().run()
"""

LOAD = """
import sys
from pathlib import Path
from reader.desk.desk import Desk
from reader.library.places import cache_folder
from reader.library.settings import Settings
Desk(Settings(), [Path(sys.argv[1])], cache=cache_folder(), data=None).load(lambda batch: None)
"""


@dataclass
class Terminal:
    """A program in a pseudo terminal."""

    process: subprocess.Popen[bytes]
    master: int
    started: float
    seen: bytearray = field(default_factory=bytearray)

    def read(self, seconds: float) -> bytes:
        """What comes within so many seconds, or nothing."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:
            return b""
        self.seen += chunk
        return chunk

    def until(self, *words: bytes) -> float:
        """Seconds from the start until all these words have been drawn."""
        end = time.perf_counter() + PATIENCE
        while not all(each in self.seen for each in words):
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} were never drawn")
            self.read(0.01)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing more is drawn. Raises TimeoutError if that never comes."""
        end = time.perf_counter() + PATIENCE
        while self.read(quiet):
            if time.perf_counter() > end:
                raise TimeoutError("the screen is never still")

    def pause(self) -> None:
        """Pause what goes on in the background, if anything does; a very early key is lost."""
        for _ in range(PAUSES):
            before = len(self.seen)
            self.draws("P", 0.5)
            if b"Paused" in self.seen[before:]:
                return

    def rest(self) -> None:
        """Wait until the program does next to nothing. Raises TimeoutError if that never comes."""
        end = time.perf_counter() + PATIENCE
        busy = True
        while busy:
            if time.perf_counter() > end:
                raise TimeoutError("the program is never idle")
            before, second = self.processor, time.perf_counter() + 1
            while (left := second - time.perf_counter()) > 0:
                self.read(left)
            busy = self.processor - before > 0.05

    def draws(self, key: str, seconds: float) -> list[tuple[float, int]]:
        """Presses a key; what is drawn within so many seconds: when after it, how many bytes."""
        start = time.perf_counter()
        os.write(self.master, key.encode())
        drawn: list[tuple[float, int]] = []
        while (left := start + seconds - time.perf_counter()) > 0:
            if chunk := self.read(left):
                drawn.append((time.perf_counter() - start, len(chunk)))
        return drawn

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from a key to the first output, and to the last before the screen is quiet."""
        self.settle()
        start = time.perf_counter()
        os.write(self.master, key.encode())
        first = last = 0.0
        while self.read(QUIET if first else 1.0):
            last = time.perf_counter() - start
            first = first or last
        return first, last

    @property
    def processor(self) -> float:
        """Seconds of processor time that the process has taken; 0 where /proc is missing."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        times = stat.read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> str:
        """Megabytes that the process holds, its children apart, and how many of them are files
        that are mapped, which the system takes back when it likes."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return "unknown"
        found = dict(re.findall(r"(VmRSS|RssFile):\s+(\d+)", status.read_text()))
        whole, mapped = (int(found.get(name, 0)) / 1024 for name in ("VmRSS", "RssFile"))
        return f"{whole:.0f} MB, {mapped:.0f} MB of it mapped files"


@contextmanager
def terminal(command: Sequence[str], environment: dict[str, str]) -> Iterator[Terminal]:
    """Runs a command in a pseudo terminal and ends it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        yield Terminal(process, master, started)
    finally:
        process.send_signal(signal.SIGTERM)
        end = time.perf_counter() + 10
        while process.poll() is None and time.perf_counter() < end:
            select.select([master], [], [], 0.05)
            try:
                os.read(master, 1 << 16)
            except OSError:
                break
        process.kill()
        process.wait()
        os.close(master)


@dataclass(frozen=True, slots=True)
class Keystroke:
    """What a key led to, in seconds from it."""

    echo: float
    settled: float
    last: float
    redraws: int
    """Until the screen was settled."""
    bytes: int
    """In all."""


def keystroke(app: Terminal, key: str, debounce: float, rest: float) -> Keystroke:
    """Types a key and waits for all that it leads to. Raises TimeoutError if nothing is drawn."""
    drawn = app.draws(key, debounce + rest + AFTERWARDS)
    if not drawn:
        raise TimeoutError(f"nothing is drawn for {key!r}")
    times = [when for when, _ in drawn]
    pairs = zip(times, [*times[1:], float("inf")], strict=True)
    answered = (a for a, b in pairs if a > debounce and b - a > STILL)
    settled = next(answered, times[-1])
    before = [when for when in times if when <= settled]
    redraws = 1 + sum(b - a > APART for a, b in itertools.pairwise(before))
    return Keystroke(times[0], settled, times[-1], redraws, sum(size for _, size in drawn))


def typed(app: Terminal, keys: int, debounce: float = 0.0, rest: float = 0.0) -> list[Keystroke]:
    """Types into a search box, and prints what the keys cost."""
    before = app.processor
    pressed = [keystroke(app, letter, debounce, rest) for letter in (TYPED * 9)[:keys]]
    cost = 1000 * (app.processor - before) / keys
    figures("keystroke to its echo", [key.echo for key in pressed])
    settled = [max(0.0, key.settled - debounce) for key in pressed]
    figures("keystroke to settled screen, after debounce", settled)
    if rest:
        later = [max(0.0, key.last - key.settled - rest) for key in pressed]
        figures("  then its first answer's page, after its rest", later)
    redraws = statistics.mean(key.redraws for key in pressed)
    size = statistics.mean(key.bytes for key in pressed) / 1000
    print(f"  a key: {redraws:.1f} redraws to settled; {size:.1f} kB and {cost:.0f} ms of", end="")
    print(" processor time in all")
    return pressed


def figures(what: str, seconds: Sequence[float]) -> None:
    """Prints the median and the 95th percentile in milliseconds."""
    print(
        f"  {what:<46} median {1000 * statistics.median(seconds):7.1f}"
        f"   p95 {1000 * percentile(seconds):7.1f} ms"
    )


def percentile(seconds: Sequence[float]) -> float:
    """The 95th percentile: the smallest figure that 95 % of them do not pass (nearest rank)."""
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]


@dataclass(frozen=True)
class Start:
    """When what was drawn, in seconds from the command."""

    frame: float
    processor: float
    """Seconds of processor time until the first frame."""
    rows: float


def start(
    command: Sequence[str], environment: dict[str, str], frame: Sequence[bytes], *rows: bytes
) -> Start:
    """One start of a program; `frame` and `rows` are what is drawn there."""
    with terminal(command, environment) as app:
        drawn = app.until(*frame)
        began = Start(drawn, app.processor, app.until(*rows))
        app.settle(0.3)
    return began


def starts(library: Path, environment: dict[str, str]) -> None:
    """Prints how Reader starts on a library, beside the empty app."""
    empty_app = [sys.executable, "-c", EMPTY_APP]
    reader = [sys.executable, "-m", "reader", str(library)]
    pairs = [
        (start(empty_app, environment, EMPTY_FRAME), start(reader, environment, FRAME, *ROWS))
        for _ in range(1 + STARTS)
    ][1:]
    figures("first frame of the empty app", [empty.frame for empty, _ in pairs])
    figures("first frame", [ours.frame for _, ours in pairs])
    figures("first rows", [ours.rows for _, ours in pairs])
    ratios("first frame, times the empty app's", [(o.frame, e.frame) for e, o in pairs])
    ratios("its processor time, times the same", [(o.processor, e.processor) for e, o in pairs])
    ratios("first rows, times the empty app's frame", [(o.rows, e.frame) for e, o in pairs])


def ratios(what: str, pairs: Sequence[tuple[float, float]]) -> None:
    """Prints the median of the ratios."""
    print(f"  {what:<44} median {statistics.median(a / b for a, b in pairs if b):7.2f}")


def floor(environment: dict[str, str], keys: int) -> float:
    """An empty Textual app: its p95 from a keystroke to the settled screen."""
    print("\nempty Textual app with an input box")
    with terminal([sys.executable, "-c", EMPTY_APP], environment) as app:
        app.until(*EMPTY_FRAME)
        app.settle(0.5)
        pressed = typed(app, keys)
    return percentile([key.settled for key in pressed])


def measure(library: Path, environment: dict[str, str], keys: int) -> float:
    """Reader on a library that it has seen before: as `floor`."""
    subprocess.run([sys.executable, "-c", LOAD, str(library)], env=environment, check=True)
    starts(library, environment)
    with terminal([sys.executable, "-m", "reader", str(library)], environment) as app:
        app.until(*ROWS)
        app.pause()
        app.rest()
        print(f"  memory, index open, idle            {app.memory}")
        figures("next article in the list, drawn", [app.press("j")[1] for _ in range(20)])
        os.write(app.master, b"/")
        app.settle(0.5)
        pressed = typed(app, keys, DEBOUNCE, REST)
        settled = [max(0.0, key.settled - DEBOUNCE) for key in pressed]
        hurried = [app.draws(letter, HURRY) for letter in " " + TYPED]
        app.settle(1.0)
        figures("echo, 8 keys a second", [drawn[0][0] if drawn else HURRY for drawn in hurried])
        os.write(app.master, b"\x1b")
        app.settle(0.5)
        figures("Enter to the article", _openings(app))
        os.write(app.master, b"\r")
        app.settle(0.5)
        figures("scrolling a line", [app.press("j")[1] for _ in range(15)])
        print(f"  memory after all that, index open   {app.memory}")
    return percentile(settled)


def _openings(app: Terminal) -> list[float]:
    times = []
    for _ in range(10):
        times.append(app.press("\r")[1])
        app.press("q")
        app.press("j")
    return times


def environment_in(folder: Path) -> dict[str, str]:
    """The environment, with all that Reader keeps in this folder."""
    kept = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "DATA", "CONFIG")}
    environment = {**os.environ, **kept, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sizes", default="12,10000")
    parser.add_argument("--keys", type=int, default=40)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        key = floor(environment_in(folder), chosen.keys)
        for size in map(int, chosen.sizes.split(",")):
            library = folder / f"articles-{size}"
            if not library.exists():
                write(library, size)
            print(f"\n{size:,} articles")
            environment = environment_in(folder / f"kept-{size}")
            our_key = measure(library, environment, chosen.keys)
            print(f"  keystroke p95 beyond the empty app's{1000 * (our_key - key):>17.1f} ms")


if __name__ == "__main__":
    main()
