"""The panel beside the page: voices, who's who, or contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from reader.app.widgets.contents import Contents
from reader.app.widgets.panel import Panel
from reader.app.widgets.voices import Voices
from reader.app.widgets.whos_who import WhosWho

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["PanelName", "Panels"]

PanelName = Literal["voices", "whos-who", "contents"]

KEPT, FIRST = "panel", "voices"
"""Under which name the panel is kept, and the one to begin with."""


class Heading(Widget):
    """The line over a panel."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def say(self, text: str) -> None:
        """Say this; plain text."""
        self.text = text
        self.refresh()

    def render(self) -> Content:
        return Content(self.text)


class PanelColumn(Vertical):
    """The column that holds the panels, one of them shown, each made when it is first wanted."""

    def __init__(self, panels: Panels) -> None:
        super().__init__(id="panel")
        self._panels = panels

    def compose(self) -> ComposeResult:
        yield self._panels.heading


class Panels:
    """Which panel is shown, and what choosing in it does to the page."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.heading = Heading()
        self.voices = Voices(id="voices")
        self.whos_who = WhosWho(id="whos-who")
        self.contents = Contents(id="contents")
        self.by_name: dict[PanelName, Panel] = {
            "voices": self.voices,
            "whos-who": self.whos_who,
            "contents": self.contents,
        }
        self.column = PanelColumn(self)
        self._open: Panel | None = None
        self._asked = False
        """Whether the reader has gone to it: what is only offered takes no other pane's place."""

    @property
    def shown(self) -> Panel | None:
        """The panel that there is room for, or that the reader went to."""
        return self._open if self._asked or self.reading.columns.number == 3 else None

    def offer(self) -> None:
        """Where there are three columns: show the panel that was there last, at first Voices."""
        if self._open is None and self.reading.columns.number == 3:
            wanted = self.reading.desk.kept.name(KEPT, FIRST)
            panel = next((each for name, each in self.by_name.items() if name == wanted), None)
            if panel is not None:
                self._show(panel)

    def toggle(self, name: PanelName) -> None:
        """Show this panel and go to it; where the reader is in it, close it."""
        panel = self.by_name[name]
        if self.shown is panel and self.reading.where == "panel":
            self.close()
            return
        self._asked = True
        self._show(panel)
        self._keep(name)
        self.reading.columns.set_zen(False)
        self.reading.columns.arrange()
        self.reading.focus_on("panel")

    def _show(self, panel: Panel) -> None:
        self._open = panel
        if not panel.is_attached:
            self.column.mount(panel)
        for each in self.by_name.values():
            each.display = each is panel
        self.heading.say(panel.heading)
        self.refresh_rows()

    def close(self) -> None:
        """Close the panel and go back to the page; a voice that was lit stays lit."""
        self._open, self._asked = None, False
        self._keep("none")
        self.reading.columns.arrange()
        self.reading.focus_on("page")

    def _keep(self, name: str) -> None:
        """Where there are three columns, the panel is part of the screen and kept for next time."""
        if self.reading.columns.number == 3:
            self.reading.desk.kept.keep(KEPT, name, FIRST)

    def refresh_rows(self) -> None:
        """Show what is now known about the article on the page."""
        page = self.reading.page
        article, annotations = page.article, page.annotations
        if article is None or annotations is None:
            return
        if self.shown is self.voices:
            self.voices.show(article, annotations, page.voice)
        elif self.shown is self.whos_who:
            self.whos_who.show(annotations)
        elif self.shown is self.contents:
            self.contents.show(article)

    def choose(self) -> None:
        """Do what the row under the cursor stands for."""
        page, value = self.reading.page, self.shown.value if self.shown else None
        if value is None:
            return
        if self.shown is self.voices:
            voice = self.voices.found.get(value)
            if voice is None:
                return  # a panel without room has the rows that it had before
            page.voice = None if page.voice == voice.key else voice.key
            self.reading.opening.go_to(voice.first)
            self.refresh_rows()
        elif self.shown is self.whos_who:
            page.next_entity(key=value)
        else:
            page.to_offset(int(value), top=True)
        if self.reading.columns.number == 1:
            self.close()
