"""Reader in a browser: `reader serve`, opened in headless Chromium and photographed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocket

__all__ = ["lacking", "opened", "photograph"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
STILL = 1.5
"""Seconds without a change after which the page shows all that it will."""
LONGEST = 60.0
"""Seconds after which it is photographed as it is."""


def lacking() -> str:
    """What is missing for this, and how to come by it; empty when all is there."""
    if find_spec("playwright") is None:
        return "the Python package playwright: pip install playwright"
    if find_spec("textual_serve") is None:
        return "the Python package textual-serve: pip install textual-serve"
    if _chromium() is None:
        return f"Chromium: one of {', '.join(NAMES)} on the PATH"
    return ""


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def opened(
    address: str, size: tuple[int, int], hear: Callable[[bytes], object] = bool
) -> Iterator[Page]:
    """The page at an address in a window of so many pixels; `hear` is told all that the app writes
    to its terminal there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=list(ARGUMENTS))
        try:
            page = browser.new_page(viewport={"width": size[0], "height": size[1]})
            page.on("websocket", lambda socket: _tell(socket, hear))
            page.goto(address)
            page.wait_for_selector("body.-first-byte")
            page.locator(".xterm-helper-textarea").focus()
            yield page
        finally:
            browser.close()


def _tell(socket: WebSocket, hear: Callable[[bytes], object]) -> None:
    def heard(said: bytes | str) -> None:
        hear(said.encode() if isinstance(said, str) else said)

    socket.on("framereceived", heard)


@contextmanager
def _served(folder: Path, home: Path) -> Iterator[str]:
    """The address of a server of these articles, with settings and marks of its own."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    server = subprocess.Popen(
        [sys.executable, "-m", "reader", "serve", str(folder), "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **dict.fromkeys(homes, str(home))},
    )
    try:
        assert server.stdout is not None
        yield server.stdout.readline().split()[3]
    finally:
        server.terminate()
        server.wait()


def _settled(page: Page) -> bytes:
    """The picture, once nothing on it changes any more."""
    began = changed = time.monotonic()
    picture = page.screenshot()
    while time.monotonic() - changed < STILL and time.monotonic() - began < LONGEST:
        page.wait_for_timeout(200)
        after = page.screenshot()
        if after != picture:
            picture, changed = after, time.monotonic()
    return picture


def photograph(
    folder: Path, keys: Sequence[str], size: tuple[int, int], to: Path, home: Path
) -> None:
    """Opens the articles, types the keys (Playwright's names) and writes the picture."""
    with _served(folder, home) as address, opened(address, size) as page:
        _settled(page)
        for key in keys:
            page.keyboard.press(key)
            _settled(page)
        to.write_bytes(_settled(page))
