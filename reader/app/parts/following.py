"""Following what the page points to: links to the browser, footnotes in place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.app.browser import opened
from reader.app.clipboard import copy
from reader.app.widgets.page import Page
from reader.text import clean_field, clean_url

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Following"]


class Following:
    """Opens what was chosen on the page, and says at the foot what came of it."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    def begin(self) -> None:
        """Show letters beside what can be opened."""
        if not self.reading.page.show_hints():
            self.reading.foot.say("There is nothing to open on this screen")

    def hinting(self, message: Page.Hinting) -> None:
        """Letters came or went."""
        if not message.shown:
            self.reading.foot.set_pending("")
            return
        more = f" ({message.left_over} more than there are letters)" if message.left_over else ""
        self.reading.foot.set_pending(
            self.reading.keys.keymap.first("follow"),
            (("letter", f"opens what it stands beside{more}"), ("Esc", "leaves")),
        )

    def note_opened(self, message: Page.NoteOpened) -> None:
        """A footnote was opened, or there is none."""
        label = clean_field(message.label)
        if message.found:
            follow = self.reading.keys.keymap.first("follow")
            links = f" · {follow} opens its links" if follow else ""
            self.reading.foot.say(f"Footnote {label} · Esc closes{links}")
        else:
            self.reading.foot.say(f"This article has no footnote {label}")

    def open_table(self, block: int | None) -> None:
        """Open a table of the article on the page in a view of its own."""
        painter = self.reading.page.painter
        if painter is not None and block is not None:
            from reader.app.screens.table import TableScreen

            self.reading.app.push_screen(TableScreen(painter, block))

    def open_link(self, address: str) -> None:
        """Open an address in the browser; where there is none, show it and copy it."""
        url = clean_url(address)
        if url:
            self.reading.run_worker(self._open_link(url), group="link")
        else:
            self.reading.foot.say("This is no web or mail address", warning=True)

    async def _open_link(self, url: str) -> None:
        app, foot = self.reading.app, self.reading.foot
        if app.is_web:
            app.open_url(url)
            foot.say(f"Handed to your browser: {url}")
        elif await asyncio.to_thread(opened, url):
            foot.say(f"Opened in the browser: {url}")
        else:
            said = await asyncio.to_thread(copy, app, url)
            foot.say(f"No browser here: {url} · {said}")
