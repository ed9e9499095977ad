"""What stands under the list: the samples note, and that files could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from reader.app.keymap import Keymap
from reader.app.widgets.panel import folded
from reader.app.widgets.words import Piece, counted
from reader.text import cell_width

__all__ = ["EMPTY", "LOST", "Notes"]

EMPTY = ("Samples:", "the library is empty.", "To read your own,", "start reader FOLDER")
LOST = ("Samples:", "your library", "is not there.", "To read another,", "start reader FOLDER")
"""Why the sample articles are shown, and what to do."""


Phrase = list[Piece]
"""Words that stand on one line, if there is room for them at all."""


@dataclass(frozen=True, slots=True)
class _Note:
    phrases: Sequence[Phrase]
    gap: str = " "
    """What parts two phrases on one line."""


class Notes(Widget):
    """A few lines, broken between their phrases; hidden while there is nothing to say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"notes--quiet", "notes--warning", "notes--key"}

    @dataclass
    class Clicked(Message):
        """The reader wants to know more about what could not be read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.display = False
        self._notes: list[_Note] = []

    def show(
        self,
        samples: Sequence[str],
        problems: int,
        keymap: Keymap,
        first_time: bool = False,
        own: int = 0,
    ) -> None:
        """Say why these are samples, how many files could not be read, how many things are
        wrong with the settings or with Reader itself, and to a newcomer which keys to begin with.
        """
        notes: list[_Note] = []
        if samples:
            notes.append(_Note([[(words, "quiet")] for words in samples]))
        key = keymap.first("problems")
        for words, number, one in (
            ("Could not be read:", problems, "file"),
            ("Settings and Reader:", own, "note"),
        ):
            if number:
                counted_one = [(f"{counted(number, one)}  ", "warning"), (key, "key")]
                notes.append(_Note([[(words, "warning")], counted_one]))
        if first_time:
            wanted = (("legend", "colours and marks"), ("help", "all keys"))
            notes.append(_Note(_keys(keymap, wanted), "   "))
        self._notes = [note for note in notes if note.phrases]
        self.display = bool(self._notes)
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """What is said, a line a note."""
        return "\n".join(note.gap.join(map(_plain, note.phrases)) for note in self._notes)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the notes take in this width."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[Phrase]:
        return [row for note in self._notes for row in _laid(note, width)]

    def render(self) -> Content:
        rows = self._rows(self.content_size.width)
        pieces = [piece for row in rows for piece in [*row, ("\n", "quiet")]]
        return Content.assemble(
            *((text, self.get_visual_style(f"notes--{style}")) for text, style in pieces[:-1])
        )

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked())


def _plain(phrase: Phrase) -> str:
    return "".join(text for text, _ in phrase)


def _laid(note: _Note, width: int) -> list[Phrase]:
    """A note in rows: as many phrases a row as there is room for. A phrase that is wider than a
    row is broken between its words."""
    rows: list[Phrase] = []
    for phrase in note.phrases:
        beside = cell_width(_plain(rows[-1]) + note.gap + _plain(phrase)) if rows else width + 1
        if beside <= width:
            rows[-1] = [*rows[-1], (note.gap, "quiet"), *phrase]
        else:
            rows += [[*line] for line in folded(phrase, width)]
    return rows


def _keys(keymap: Keymap, wanted: Sequence[tuple[str, str]]) -> list[Phrase]:
    """Keys with what they show, those that there are."""
    found = [(keymap.first(name), word) for name, word in wanted if keymap.first(name)]
    return [[(key, "key"), (f" {word}", "quiet")] for key, word in found]
