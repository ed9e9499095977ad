"""The reader's marks on articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import clean_field, truncate

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["Marking"]

TITLE_CELLS = 30
"""Cells of a headline in what is said of a mark: the key that undoes it has room beside it."""


class Marking:
    """Marks the article at hand and says so; the row stays where it is."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading

    def set_read(self, key: str, read: bool) -> None:
        """Mark an article read or unread."""
        self.reading.shelf.set_read(key, read)
        self._changed()

    def read_to_end(self, key: str) -> None:
        """An article was gone through to its end: it is read, and who does not think so is told
        the key, unless the foot has something of the text to tell."""
        if self.reading.desk.marks.get(key).read:
            return
        self.set_read(key, True)
        page = self.reading.page
        if page.quotation_here is None and page.entity_here is None:
            undo = self.reading.keys.keymap.first("undo")
            marked = f"Marked read: {self._called(key)}"
            said = (self.reading.foot.message, marked, f"{undo} undoes" if undo else "")
            self.reading.foot.say(" · ".join(filter(None, said)))

    def toggle_read(self) -> None:
        """Mark the article at hand read or unread."""
        key = self.reading.key_here
        if key is not None:
            read = not self.reading.desk.marks.get(key).read
            self.set_read(key, read)
            marked = "Marked read" if read else "Marked unread"
            self.reading.troubles.say(f"{marked}: {self._called(key)}")

    def _called(self, key: str) -> str:
        """An article, by the beginning of its headline: another may be on the page by now."""
        title = clean_field(self.reading.shelf.entries[key].title)
        return f"“{truncate(title, TITLE_CELLS)}”"

    def toggle_star(self) -> None:
        """Star the article at hand, or take its star away."""
        key, marks = self.reading.key_here, self.reading.desk.marks
        if key is not None:
            starred = not marks.get(key).starred
            marks.set_starred(key, starred)
            self._changed()
            self.reading.troubles.say("★ Starred" if starred else "Star taken away")

    def undo(self) -> None:
        """Undo the last mark, correction or change of a saved search."""
        undone = self.reading.desk.marks.undo()
        self.reading.shelf.recount()
        self._changed()
        self.reading.correcting.follow()
        self.reading.foot.say(f"Undone: {undone}" if undone else "There is nothing to undo")

    def _changed(self) -> None:
        self.reading.list.redraw()
        self.reading.show_header()
