"""The line at the foot: who is speaking, what just happened, and the few keys that work now."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from reader.app.widgets.header_line import sides
from reader.app.widgets.words import Piece

__all__ = ["FootLine"]

MESSAGE_SECONDS = 5.0
"""How long a message stays when no key takes it away."""


class FootLine(Widget):
    """One still line of our own: the stock footer is built anew at every change of focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "foot-line--plain",
        "foot-line--strong",
        "foot-line--quiet",
        "foot-line--key",
        "foot-line--warning",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._status: tuple[Piece, ...] = ()
        self._message: tuple[Piece, ...] = ()
        self._pending: tuple[Piece, ...] = ()
        self._hints: tuple[tuple[str, str], ...] = ()
        self._timer: Timer | None = None

    def set_status(self, status: tuple[Piece, ...]) -> None:
        """What stands here while nothing happens."""
        if status != self._status:
            self._status = status
            self.refresh()

    def set_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Keys that work now, most useful first: key and word."""
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
        left = self._pending or self._message or self._status
        hints: list[Piece] = []
        for number, (key, word) in enumerate(() if self._pending else self._hints):
            hints.append(("  " if number else "", "quiet"))
            hints.append((key, "key"))
            hints.append((f" {word}", "quiet"))
        return sides(self, "foot-line", left, _whole(self, left, hints))


def _whole(widget: Widget, left: tuple[Piece, ...], hints: list[Piece]) -> list[Piece]:
    """As many whole hints (three pieces each) as there is room for beside `left`."""
    from reader.text import cell_width

    room = widget.content_size.width - 4 - sum(cell_width(text) for text, _ in left)
    kept: list[Piece] = []
    for start in range(0, len(hints), 3):
        hint = hints[start : start + 3]
        room -= sum(cell_width(text) for text, _ in hint)
        if room < 0:
            break
        kept += hint
    return kept
