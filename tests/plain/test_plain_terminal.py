"""Plain mode as a program: the prompt on a terminal, the end of the input, Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader

SECONDS = 60
"""Longer than anything here takes; a test that waits so long fails."""

WIDTH = 40


def interruptible() -> None:
    """Whoever runs the tests may ignore Ctrl-C, and a child inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# Article {name}\n\nIts text.\n", "utf-8")
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = str(tmp_path_factory.mktemp("home"))
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    root = str(Path(reader.__file__).parent.parent)
    return {**os.environ, **dict.fromkeys(homes, home), "PYTHONPATH": root}


class Terminal:
    """Reader on a terminal of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.screen, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
        self.reader = subprocess.Popen(
            [sys.executable, "-m", "reader", "--plain", str(folder)],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=environment,
            start_new_session=True,
            preexec_fn=interruptible,
        )
        os.close(terminal)

    def read_until(self, words: bytes) -> bytes:
        """What is said until these words come, or Reader ends."""
        said = b""
        while words not in said:
            assert select.select([self.screen], [], [], SECONDS)[0], said
            try:
                more = os.read(self.screen, 4096)
            except OSError:  # how Linux says that the other side is gone
                break
            said += more
        return said

    def type(self, line: bytes) -> None:
        os.write(self.screen, line)


@pytest.fixture
def terminal(library: Path, environment: dict[str, str]) -> Iterator[Terminal]:
    opened = Terminal(library, environment)
    yield opened
    if opened.reader.poll() is None:
        os.killpg(opened.reader.pid, signal.SIGKILL)
    opened.reader.wait(SECONDS)
    os.close(opened.screen)


def test_it_prompts_on_a_terminal_and_sends_no_escape_sequence(terminal: Terminal) -> None:
    said = terminal.read_until(b"\n> ")
    terminal.type(b"list\n")
    said += terminal.read_until(b"\n> ")
    terminal.type(b"quit\n")
    said += terminal.read_until(b"never said")
    assert b"Article one" in said
    assert b"\x1b" not in said
    assert terminal.reader.wait(SECONDS) == 0


def test_lines_are_broken_between_words_at_the_terminals_width(terminal: Terminal) -> None:
    said = terminal.read_until(b"\n> ").decode()
    lines = [line.rstrip("\r") for line in said.split("\n")]
    assert max(map(len, lines)) <= WIDTH
    assert "“list” tells them, “open 1” opens the first" in " ".join(lines)


def test_ctrl_d_leaves(terminal: Terminal) -> None:
    terminal.read_until(b"\n> ")
    terminal.type(b"\x04")
    assert terminal.read_until(b"never said").endswith(b"\r\n")
    assert terminal.reader.wait(SECONDS) == 0


def test_ctrl_c_leaves(terminal: Terminal) -> None:
    terminal.read_until(b"\n> ")
    terminal.reader.send_signal(signal.SIGINT)
    said = terminal.read_until(b"never said")
    assert b"Traceback" not in said
    assert terminal.reader.wait(SECONDS) == 130


def test_a_pipe_gets_no_prompt(library: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--plain", str(library)],
        input=b"list\nwhere \xff\n",
        capture_output=True,
        env=environment,
        timeout=SECONDS,
        check=True,
    )
    assert b"Article two" in done.stdout
    assert b"> " not in done.stdout
    assert done.stderr == b""


def test_what_is_piped_in_as_an_article_is_read(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--plain", "-"],
        input="A headline\n\n“We stay,” said Ada Quill, the mayor.\n".encode(),
        capture_output=True,
        env=environment,
        timeout=SECONDS,
        check=True,
        start_new_session=True,
    )
    lines = done.stdout.decode().splitlines()
    assert "Headline: A headline" in lines
    assert "Quill: “We stay,” said Ada Quill, the mayor." in lines


def test_a_path_that_is_not_there_is_status_2(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--plain", "/no/such/folder"],
        capture_output=True,
        env=environment,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2
    assert b"/no/such/folder" in done.stderr
