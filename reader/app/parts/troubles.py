"""What is wrong: said in short under the list, and in full on a screen of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.widgets.notes import EMPTY, LOST
from reader.library import settings
from reader.library.places import lost_library
from reader.library.store import FileProblem

if TYPE_CHECKING:
    from reader.app.screens.problems import Section
    from reader.app.screens.reading import ReadingScreen
    from reader.problems import Problem

__all__ = ["Troubles"]

OF_SETTINGS = "settings: "
"""How a note begins that is one of the settings; those of a line are too."""


class Troubles:
    """Gathers what the desk has to complain of."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self._known: set[Problem] = set()

    @property
    def notes(self) -> list[Problem]:
        """What is wrong with the settings and with Reader itself: what the files of the marks and
        of the screen have come to since, too."""
        desk = self.reading.desk
        return [*dict.fromkeys((*desk.notes, *desk.marks.notes, *desk.kept.notes))]

    @property
    def count(self) -> int:
        """How many files could not be read."""
        return sum(not problem.skipped for problem in self.reading.desk.problems)

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        desk = self.reading.desk
        return bool(self.notes or desk.problems or desk.warnings)

    @property
    def sections(self) -> list[Section]:
        """What is wrong with Reader, what could not be read, what opened with a warning, and what
        was passed over: as far as there is any of it."""
        from reader.app.screens.problems import OWN, Section

        desk = self.reading.desk
        written = str(settings.place())
        notes = [
            FileProblem(written if _of_settings(note) else OWN, _bare(note)) for note in self.notes
        ]
        sections = [
            Section("Settings and Reader", "note", notes),
            Section("Could not be read", "file", [p for p in desk.problems if not p.skipped]),
            Section("Opened with a warning", "file", desk.warnings),
            Section("Passed over", "file", [p for p in desk.problems if p.skipped]),
        ]
        return [section for section in sections if section.problems]

    def show_notes(self) -> None:
        """Say under the list what the reader should know."""
        desk, keymap = self.reading.desk, self.reading.keys.keymap
        first, own = desk.marks.first_time, len(self.notes)
        self._known = set(self.notes)
        lost = desk.samples and lost_library(desk.settings.library) is not None
        samples = LOST if lost else EMPTY if desk.samples else ()
        self.reading.notes.show(samples, self.count, keymap, first, own)

    def look(self) -> None:
        """Say at the foot what has gone wrong since, a mark that could not be written say."""
        if self.reading.still_loading:
            return
        fresh = [note for note in self.notes if note not in self._known]
        if self._known != set(self.notes):
            self.show_notes()
        if fresh:
            self.reading.foot.say(str(fresh[0]), warning=True)

    def say(self, marked: str) -> None:
        """Say at the foot what was marked, and whether that cannot be relied on."""
        if self.reading.desk.marks.notes:
            doubt = self.reading.keys.keymap.told(" · not on the disk: {problems} tells why")
            self.reading.foot.say(marked + doubt, warning=True)
        else:
            self.reading.foot.say(marked)

    @property
    def at_the_end(self) -> list[Problem]:
        """What to tell after leaving: what of the marks is lost, and what nobody has been told."""
        marks, kept = self.reading.desk.marks.notes, self.reading.desk.kept.notes
        return [*marks, *(note for note in kept if note not in self._known)]

    def say_first(self) -> None:
        """Say at the foot what is wrong with the settings or with Reader, the first of it."""
        notes = self.reading.desk.notes
        if notes:
            first = min(notes, key=lambda note: (_of_settings(note), note.line or 0))
            where = f"{settings.place().name}, " if _of_settings(first) else ""
            more = f"  ({self.reading.keys.keymap.first('problems')} shows all)"
            self.reading.foot.say(f"{where}{_bare(first)}{more}", warning=True)


def _of_settings(note: Problem) -> bool:
    return note.line is not None or note.reason.startswith(OF_SETTINGS)


def _bare(note: Problem) -> Problem:
    """The note without the words that the settings file's name says."""
    return replace(note, reason=note.reason.removeprefix(OF_SETTINGS))
