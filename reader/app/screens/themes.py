"""Choosing a theme, with a look at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on

from reader.app.screens.overlay import Overlay
from reader.app.theme import THEMES
from reader.app.widgets.rows import Line, Rows

if TYPE_CHECKING:
    from reader.app.app import ReaderApp

__all__ = ["ThemesScreen"]


class ThemesScreen(Overlay):
    """Ours first, then Textual's; what the cursor is on is shown at once, on the page beside."""

    heading = "Colours"
    opener = "theme"
    also = ("open",)
    hints = (("open", "take"), ("back", "leave"))

    def on_mount(self) -> None:
        super().on_mount()
        self.before = self.app.theme
        ours = [theme.name for theme in THEMES]
        names = ours + sorted(set(self.app.available_themes) - set(ours))
        rows: list[tuple[str | None, list[Line]]] = [(name, [[(name, "plain")]]) for name in names]
        self.rows.set_rows(rows)
        self.rows.cursor = names.index(self.before)

    @on(Rows.Moved)
    def _look(self) -> None:
        if self.rows.value:
            self.app.theme = self.rows.value

    def obey(self, command: str, count: int) -> None:
        if command == "open":
            cast("ReaderApp", self.app).keep_theme()
            self.dismiss()
        else:
            super().obey(command, count)

    def leave(self) -> None:
        self.app.theme = self.before
        super().leave()
