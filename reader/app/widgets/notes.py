"""What stands under the list: the samples note, and that files could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from reader.app.keymap import Keymap
from reader.app.widgets.words import Piece, counted

__all__ = ["Notes"]


class Notes(Widget):
    """A few lines that wrap; hidden while there is nothing to say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"notes--quiet", "notes--warning", "notes--key"}

    @dataclass
    class Clicked(Message):
        """The reader wants to know more about what could not be read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.display = False
        self._content = Content("")

    def show(
        self,
        samples: bool,
        problems: int,
        keymap: Keymap,
        first_time: bool = False,
        own: int = 0,
    ) -> None:
        """Say whether these are samples, how many files could not be read, how many things are
        wrong with the settings or with Reader itself, and to a newcomer which keys to begin with.
        """
        lines: list[list[Piece]] = []
        if samples:
            said = "Samples: your library is empty. To read your own, start reader FOLDER"
            lines.append([(said, "quiet")])
        key = keymap.first("problems")
        if problems:
            said = f"Could not be read: {counted(problems, 'file')}  "
            lines.append([(said, "warning"), (key, "key")])
        if own:
            lines.append([(f"Settings and Reader: {counted(own, 'note')}  ", "warning")])
            lines[-1].append((key, "key"))
        if first_time:
            lines.append(_keys(keymap, (("legend", "what the colours mean"), ("help", "all keys"))))
        pieces = [
            piece
            for number, line in enumerate(line for line in lines if line)
            for piece in ([("\n", "quiet"), *line] if number else line)
        ]
        self._content = Content.assemble(
            *((text, self.get_visual_style(f"notes--{style}")) for text, style in pieces)
        )
        self.display = bool(pieces)
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """What is said."""
        return self._content.plain

    def render(self) -> Content:
        return self._content

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked())


def _keys(keymap: Keymap, wanted: Sequence[tuple[str, str]]) -> list[Piece]:
    """Keys with what they show, those that there are."""
    found = [(keymap.first(name), word) for name, word in wanted if keymap.first(name)]
    line: list[Piece] = []
    for key, word in found:
        line += [("   " if line else "", "quiet"), (key, "key"), (f" {word}", "quiet")]
    return line
