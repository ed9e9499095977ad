"""Handing an address to the reader's browser, and knowing whether that worked."""

from __future__ import annotations

import subprocess

from reader.text import clean_url

__all__ = ["opened"]

SECONDS = 4.0
"""How long a starter such as xdg-open may take to say that there is no browser."""

IN_THE_TERMINAL = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
"""Browsers that would draw over the page."""


def opened(address: str) -> bool:
    """Whether a browser took this web or mail address. Takes seconds: run it in a thread.

    Never opened: what is no http, https or mailto address; and anything by a browser that runs in
    this very terminal.
    """
    import webbrowser

    url = clean_url(address)
    if not url:
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if browser.name.rpartition("/")[2] in IN_THE_TERMINAL:
        return False
    if isinstance(browser, webbrowser.BackgroundBrowser):
        return _started([browser.name, *(part.replace("%s", url) for part in browser.args)])
    return webbrowser.open(url)


def _started(command: list[str]) -> bool:
    """As `BackgroundBrowser.open`, but nothing is written to the screen, and failure is seen."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
