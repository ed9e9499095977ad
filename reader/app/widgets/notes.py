"""What stands under the list: the samples note, and that files could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from reader.app.keymap import Keymap
from reader.app.widgets.words import counted

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

    def show(self, samples: bool, problems: int, keymap: Keymap, first_time: bool = False) -> None:
        """Say whether these are samples, how many files could not be read, and to a newcomer which
        key tells what the colours mean."""
        pieces: list[tuple[str, str]] = []
        if samples:
            pieces.append(
                ("Samples: your library is empty. To read your own, start reader FOLDER", "quiet")
            )
        if problems:
            pieces += [
                ("\n" if pieces else "", "quiet"),
                (f"Could not be read: {counted(problems, 'file')}  ", "warning"),
                (keymap.first("problems"), "key"),
            ]
        legend = keymap.first("legend")
        if first_time and legend:
            pieces += [
                ("\n" if pieces else "", "quiet"),
                (legend, "key"),
                (" what the colours mean", "quiet"),
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
