"""Copying, and saying honestly what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["copy", "native_tool"]

SECONDS = 2.0
"""How long a clipboard tool may take."""


def native_tool(environment: Mapping[str, str]) -> Sequence[str] | None:
    """The command that fills this machine's clipboard; None over ssh, where it would be the wrong
    machine's, and where there is none."""
    if "SSH_CONNECTION" in environment or "SSH_TTY" in environment:
        return None
    tools: list[tuple[bool, list[str]]] = [
        (True, ["pbcopy"]),
        ("WAYLAND_DISPLAY" in environment, ["wl-copy"]),
        ("DISPLAY" in environment, ["xclip", "-selection", "clipboard"]),
        ("DISPLAY" in environment, ["xsel", "--clipboard", "--input"]),
        (True, ["clip.exe"]),
    ]
    return next((tool for usable, tool in tools if usable and shutil.which(tool[0])), None)


def copy(app: App[object], text: str) -> str:
    """Copy a text that is already clean; what to tell the reader. Takes up to two seconds: run it
    in a thread."""
    tool = native_tool(os.environ)
    if tool is not None:
        try:
            subprocess.run(
                tool,
                input=text.encode(),
                timeout=SECONDS,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            pass
        else:
            return "Copied"
    app.call_from_thread(app.copy_to_clipboard, text)
    return "Handed to the terminal to copy (not every terminal does)"
