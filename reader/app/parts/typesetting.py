"""How the page's type is set: as the settings want it, or as the reader last chose by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.app.page.typography import Typography
    from reader.app.screens.reading import ReadingScreen
    from reader.library.settings import Settings

__all__ = ["choose_type", "set_type"]

SPACING = {1: "single", 2: "double"}
EDGE = {False: "ragged", True: "justified"}


def set_type(reading: ReadingScreen) -> None:
    """Set the page's type as it was when Reader was left, or else as the settings want it."""
    from reader.app.page.typography import Typography

    kept, settings = reading.desk.kept, reading.desk.settings
    chosen = {name: kept.name(name, value) for name, value in _words(_wanted(settings)).items()}
    reading.page.typography = Typography(
        2 if chosen["spacing"] == SPACING[2] else 1,
        "indent" if chosen["paragraphs"] == "indent" else "space",
        chosen["edge"] == EDGE[True],
    )


def choose_type(reading: ReadingScreen, typography: Typography) -> None:
    """Set the page's type, and keep it so."""
    before, after = _words(reading.page.typography), _words(typography)
    over = _words(_wanted(reading.desk.settings))
    reading.page.typography = typography
    for name, value in after.items():
        if value != before[name]:
            reading.desk.kept.keep(name, value, over[name])


def _wanted(settings: Settings) -> Typography:
    from reader.app.page.typography import Typography

    return Typography(settings.spacing, settings.paragraphs, settings.justify)


def _words(typography: Typography) -> dict[str, str]:
    """What is kept of it, by name."""
    return {
        "spacing": SPACING[typography.spacing],
        "paragraphs": typography.paragraphs,
        "edge": EDGE[typography.justify],
    }
