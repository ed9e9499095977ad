"""The app on a terminal of its own: without colour, with sixteen, copying, and on none at all."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
APP = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from app_support import FakeDesk
from reader.app.app import run
desk = FakeDesk(theme={{theme!r}})
sys.exit(run(desk.settings, desk.kept, lambda: desk))
"""
SECONDS = 30
SGR = re.compile(rb"\x1b\[([\d;]*)m")


def own_terminal() -> None:
    """In the child: it hears of it when its terminal goes away."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """The app on a pseudo-terminal of 100 by 30."""

    def __init__(
        self, theme: str = "reader-dark", command: Sequence[str] = (), **environment: str
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, *(command or ("-c", APP.format(theme=theme)))],
            stdin=slave, stdout=slave, stderr=slave,
            env={**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **environment},
            preexec_fn=own_terminal,
        )  # fmt: skip
        os.close(slave)
        self.seen = b""

    def until(self, *wanted: bytes) -> None:
        """Reads until all of this has been drawn."""
        while not all(words in self.seen for words in wanted):
            assert select.select([self.master], [], [], SECONDS)[0], (wanted, self.seen[-500:])
            self.seen += os.read(self.master, 65_536)

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def codes(self) -> set[int]:
        """Every SGR code that was written; what follows 38 and 48 is left out."""
        found: set[int] = set()
        for run in SGR.findall(self.seen):
            numbers = [int(number or 0) for number in run.split(b";")]
            while numbers:
                code = numbers.pop(0)
                found.add(code)
                if code in (38, 48) and numbers:
                    del numbers[: 2 if numbers[0] == 5 else 4]
        return found

    def close(self) -> None:
        self.process.kill()
        self.process.wait(SECONDS)
        os.close(self.master)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


COLOURS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
TWENTY_FOUR_BITS = re.compile(rb"\x1b\[[\d;]*[34]8;[25];")


@pytest.mark.parametrize("theme", ["reader-dark", "reader-light", "ansi-dark"])
def test_without_colour_nothing_is_coloured_and_the_cursor_still_shows(
    terminals: list[Terminal], theme: str
) -> None:
    terminal = Terminal(theme, NO_COLOR="1")
    terminals.append(terminal)
    terminal.until(b"unread", b"Varga")
    terminal.type(b"\r]q")
    terminal.until("❝ 1/".encode())
    terminal.type(b"T")
    terminal.until(b"Colours", b"dracula")
    assert not terminal.codes() & COLOURS
    assert {1, 3, 4, 7} <= terminal.codes()


@pytest.mark.parametrize("theme", ["reader-dark", "reader-light", "ansi-light"])
def test_a_terminal_of_sixteen_colours_gets_no_others(
    terminals: list[Terminal], theme: str
) -> None:
    terminal = Terminal(theme, TEXTUAL_COLOR_SYSTEM="standard", TERM="xterm")
    terminals.append(terminal)
    terminal.until(b"unread", b"Varga")
    assert not TWENTY_FOUR_BITS.search(terminal.seen)
    assert terminal.codes() & COLOURS


def test_a_quotation_is_handed_to_the_terminal_with_speaker_and_source(
    terminals: list[Terminal],
) -> None:
    terminal = Terminal(SSH_CONNECTION="there")
    terminals.append(terminal)
    terminal.until(b"unread", b"Varga")
    terminal.type(b"\r]q")
    terminal.until(b", harbour master")
    terminal.type(b"y")
    terminal.until(b"\x1b]52;c;", b"Handed to the terminal")
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.seen)
    assert copied is not None
    assert base64.b64decode(copied[1]).decode() == (
        "“We cannot mend it again,” — Ines Varga, in “Harbour board votes to close the old ferry"
        " quay after winter storms broke its piles”, Gazette, 3 June 2026, https://example.org/a"
    )


def test_where_there_is_no_clipboard_a_file_is_written_and_named(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    terminal = Terminal(
        SSH_CONNECTION="there", TERM="linux", XDG_DATA_HOME=str(tmp_path), PATH=str(tmp_path)
    )
    terminals.append(terminal)
    terminal.until(b"unread", b"Varga")
    terminal.type(b"\r]q")
    terminal.until(b", harbour master")
    terminal.type(b"y")
    terminal.until(b"There is no clipboard here: written to")
    assert "Ines Varga" in (tmp_path / "reader" / "copied.txt").read_text("utf-8")
    assert b"\x1b]52" not in terminal.seen


def test_a_terminal_that_cannot_draw_is_told_so_and_how_to_read(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    lacking = (("dumb", slave), ("", slave), ("xterm", subprocess.PIPE), ("xterm", slave))
    for term, out in lacking:
        process = subprocess.run(
            [sys.executable, "-m", "reader", str(tmp_path)],
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, timeout=SECONDS,
            env={**os.environ, "TERM": term, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
        assert process.returncode == 2
        assert b"this needs a terminal" in process.stderr
        assert b"reader --plain" in process.stderr
    os.close(slave)
    os.close(master)


STUCK = """
from reader.app.screens.reading import ReadingScreen
ReadingScreen.leave = lambda *_: None
"""


def test_a_signal_ends_reader_even_where_leaving_hangs(terminals: list[Terminal]) -> None:
    # As it does when the terminal is gone: Textual then waits for a thread that has died.
    terminal = Terminal(command=("-c", STUCK + APP.format(theme="reader-dark")))
    terminals.append(terminal)
    terminal.until(b"unread")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.process.wait(SECONDS) == 128 + signal.SIGTERM
