"""Copying, and saying honestly what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.library.copies import write_copy
from reader.text import clean_body

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["copy", "native_tool", "terminal_copies"]

SECONDS = 2.0
"""How long a clipboard tool may take."""
MOST_BYTES = 56_000
"""Of a text that is handed to the terminal: xterm and tmux take 74,994 characters of base 64."""


def native_tool(environment: Mapping[str, str]) -> Sequence[str] | None:
    """The command that fills the clipboard before the reader's eyes: this machine's, but not over
    ssh, where it would be the wrong machine's; then tmux, which hands it on; None where there is
    none."""
    near = "SSH_CONNECTION" not in environment and "SSH_TTY" not in environment
    tools: list[tuple[bool, list[str]]] = [
        (near, ["pbcopy"]),
        (near and "WAYLAND_DISPLAY" in environment, ["wl-copy"]),
        (near and "DISPLAY" in environment, ["xclip", "-selection", "clipboard"]),
        (near and "DISPLAY" in environment, ["xsel", "--clipboard", "--input"]),
        (near, ["clip.exe"]),
        ("TMUX" in environment, ["tmux", "load-buffer", "-w", "-"]),
    ]
    path = environment.get("PATH")
    usable = (tool for possible, tool in tools if possible)
    return next((tool for tool in usable if shutil.which(tool[0], path=path)), None)


def terminal_copies(environment: Mapping[str, str], text: str) -> bool:
    """Whether the terminal may take this text by OSC 52: none ever answers whether it did."""
    deaf = environment.get("TERM") == "linux" or environment.get("TERM_PROGRAM") == "Apple_Terminal"
    return not deaf and len(text.encode()) <= MOST_BYTES


def copy(app: App[object], text: str) -> str:
    """Copy a text; what to tell the reader. Takes up to two seconds: run it in a thread."""
    text = clean_body(text)
    tool = native_tool(os.environ)
    if tool is not None and _filled(tool, text):
        return "Copied to tmux and the clipboard it knows" if tool[0] == "tmux" else "Copied"
    if terminal_copies(os.environ, text):
        app.call_from_thread(app.copy_to_clipboard, text)
        return "Handed to the terminal to copy (not every terminal does)"
    try:
        return f"There is no clipboard here: written to {write_copy(text)}"
    except OSError as error:
        return f"Not copied: there is no clipboard here, and no file: {error.strerror}"


def _filled(tool: Sequence[str], text: str) -> bool:
    """Whether the tool took the text."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(
            tool, input=_encoded(tool[0], text), timeout=SECONDS, check=True, stdout=quiet,
            stderr=quiet,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _encoded(tool: str, text: str) -> bytes:
    """The text as this tool reads it: that of Windows takes UTF-8 for the console's code page."""
    return text.encode("utf-16" if tool == "clip.exe" else "utf-8")
