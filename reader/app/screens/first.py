"""The screen until the library is open: the reading screen's own frame, with nothing in it yet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen

from reader.app.parts.columns import columns_in, fitting, set_cells, set_columns
from reader.app.widgets.foot_line import FootLine
from reader.app.widgets.header_line import HeaderLine
from reader.app.widgets.side import Side

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.desk.desk import Desk

__all__ = ["OPENING", "FirstScreen"]

OPENING = "opening …"


class FirstScreen(Screen[None], inherit_bindings=False):
    """Drawn first; then a thread opens the desk and loads what the reading screen is made of. Keys
    that are typed meanwhile are kept for it."""

    @dataclass
    class Opened(Message):
        """The desk is there."""

        desk: Desk

    @dataclass
    class Failed(Message):
        """It cannot be opened, for a reason that nobody has thought of."""

        error: BaseException

    def __init__(self, open_desk: Callable[[], Desk], hint: str, list_width: int) -> None:
        super().__init__()
        self.open_desk = open_desk
        self.list_width = list_width
        self.typed: list[events.Key] | None = []
        self.header = HeaderLine(id="header")
        self.header.show((("Reader", "name"), ("  ", "quiet"), (OPENING, "busy")), hint)
        self.side = Side(id="side")

    def compose(self) -> ComposeResult:
        yield self.header
        with Horizontal(id="body"):
            yield self.side
        yield FootLine(id="foot")

    def on_mount(self) -> None:
        self._fit(self.app.size.width)

    def on_screen_resume(self) -> None:
        # Later means after the first frame, which Textual draws now.
        self.call_later(self._open)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        number = columns_in(width)
        set_columns((self.side,), number)
        wanted = self.list_width and number > 1
        set_cells(self.side, fitting(self.list_width, width) if wanted else 0)

    def _open(self) -> None:
        """In a daemon thread: leaving never waits for it."""
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def _run(self) -> None:
        try:
            desk = self.open_desk()
            import reader.app.screens.reading  # noqa: F401

            self.post_message(self.Opened(desk))
        except BaseException as error:
            self.post_message(self.Failed(error))

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        typed, self.typed = self.typed or [], None
        cast("ReaderApp", self.app).begin(message.desk, typed)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        raise message.error

    def on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+c":
            return
        event.stop()
        if self.typed is None:
            self.app.screen.post_message(events.Key(event.key, event.character))
        else:
            self.typed.append(event)
