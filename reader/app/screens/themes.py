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
    keys_line = "Enter takes   Esc leaves"

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

    def press(self, key: str) -> bool:
        if key == "enter":
            cast("ReaderApp", self.app).keep_theme()
            self.dismiss()
            return True
        if key in ("q", "escape"):
            self.app.theme = self.before
        return super().press(key)
