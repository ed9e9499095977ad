"""The line at the foot: who is speaking, what just happened, and the few keys that work now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from reader.app.widgets.header_line import sides
from reader.app.widgets.words import Piece
from reader.text import cell_width

__all__ = ["FootLine", "KeyHint"]

MESSAGE_SECONDS = 5.0
"""How long a message stays when no key takes it away."""


class KeyHint(NamedTuple):
    """A command, its key and a word for it."""

    command: str
    key: str
    word: str


class FootLine(Widget):
    """One still line of our own: the stock footer is built anew at every change of focus. A click
    on a hint or on what the reader stands in says so."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "foot-line--plain",
        "foot-line--strong",
        "foot-line--quiet",
        "foot-line--key",
        "foot-line--warning",
    }

    @dataclass
    class HintClicked(Message):
        """The reader wants this command."""

        command: str

    @dataclass
    class StatusClicked(Message):
        """The reader wants to do something about what the left side says."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._status: tuple[Piece, ...] = ()
        self._message: tuple[Piece, ...] = ()
        self._pending: tuple[Piece, ...] = ()
        self._hints: tuple[KeyHint, ...] = ()
        self._timer: Timer | None = None

    def set_status(self, status: tuple[Piece, ...]) -> None:
        """What stands here while nothing happens."""
        if status != self._status:
            self._status = status
            self.refresh()

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Keys that work now, most useful first."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def say(self, message: str, warning: bool = False) -> None:
        """Say what just happened, plain text, until the next key or a few seconds pass."""
        self._message = ((message, "warning" if warning else "plain"),)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(MESSAGE_SECONDS, self.hush)
        self.refresh()

    def hush(self) -> None:
        """Take the message away."""
        if self._message:
            self._message = ()
            self.refresh()

    @property
    def message(self) -> str:
        """What is being said; empty for nothing."""
        return "".join(text for text, _ in self._message)

    @property
    def text(self) -> str:
        """All that the left side says now."""
        return "".join(text for text, _ in self._pending or self._message or self._status)

    def set_pending(self, typed: str, follow: tuple[tuple[str, str], ...] = ()) -> None:
        """Keys half typed and what can follow; nothing typed: nothing is pending."""
        pieces: list[Piece] = [(typed, "key")] if typed else []
        for key, word in follow:
            pieces += [("   ", "plain"), (key, "key"), (f" {word}", "quiet")]
        if tuple(pieces) != self._pending:
            self._pending = tuple(pieces)
            self.refresh()

    def render(self) -> Content:
        hints: list[Piece] = []
        for hint in self._shown():
            hints.append(("  " if hints else "", "quiet"))
            hints.append((hint.key, "key"))
            hints.append((f" {hint.word}", "quiet"))
        return sides(self, "foot-line", self._left, hints)

    @property
    def _left(self) -> tuple[Piece, ...]:
        return self._pending or self._message or self._status

    def _shown(self) -> list[KeyHint]:
        """As many whole hints as there is room for beside what the left side says."""
        room = self.content_size.width - 4 - sum(cell_width(text) for text, _ in self._left)
        shown: list[KeyHint] = []
        for hint in () if self._pending else self._hints:
            room -= _cells(hint) + (2 if shown else 0)
            if room < 0:
                break
            shown.append(hint)
        return shown

    def _places(self) -> Iterator[tuple[int, int, str]]:
        """The cells of each hint, first and past the last, and its command."""
        end = self.content_size.width - 1
        for hint in reversed(self._shown()):
            yield end - _cells(hint), end, hint.command
            end -= _cells(hint) + 2

    def on_click(self, event: Click) -> None:
        """Say what was clicked; a message goes away."""
        for first, end, command in self._places():
            if first <= event.x < end:
                self.post_message(self.HintClicked(command))
                return
        width = sum(cell_width(text) for text, _ in self._left)
        if self._pending or self._message:
            self.hush()
        elif 1 <= event.x <= width:
            self.post_message(self.StatusClicked())


def _cells(hint: KeyHint) -> int:
    return cell_width(f"{hint.key} {hint.word}")
