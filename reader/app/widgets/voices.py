"""Voices: who speaks in an article, how often and how much."""

from __future__ import annotations

from functools import partial

from reader.annotations import Annotations
from reader.app.page.voices import Voices as Colours
from reader.app.people import Voice, key_now, voices
from reader.app.widgets.panel import Panel, PanelRow, heading
from reader.app.widgets.rows import Line
from reader.app.widgets.words import counted
from reader.article import Article
from reader.text import cell_width

__all__ = ["Voices"]

BAR_CELLS = 12
"""The longest bar: the voice with most words."""


class Voices(Panel):
    """The panel of voices."""

    heading = "Voices"
    row_height = 3

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: dict[str, Voice] = {}
        self._annotations: Annotations | None = None

    @property
    def key(self) -> str | None:
        """The entity's key of the voice under the cursor; None for one without a name."""
        voice = self.found.get(self.value or "")
        return voice.key if voice and voice.naming == "named" else None

    def show(self, article: Article, annotations: Annotations, lit: str | None) -> None:
        """The voices of this article, `lit` marked."""
        before, self._annotations = self._annotations, annotations
        same = before if before and before.digest == annotations.digest else None
        found = voices(article, annotations)
        self.found = {voice.key: voice for voice in found}
        most = max((voice.words for voice in found), default=1) or 1
        colours = Colours(annotations, article.text)
        of_nobody = "" if annotations.unheard else "nobody is named"

        def made(width: int) -> list[PanelRow]:
            rows: list[PanelRow] = []
            for value, voice in self.found.items():
                named = voice.naming == "named"
                style = colours.role(voice.key) if named else "quiet"
                told = {"named": voice.role, "unnamed": "unnamed", "unknown": of_nobody}
                role, marked = told[voice.naming], voice.key == lit
                rows.append((value, _lines(voice, role, style, most, marked, width)))
            return rows or [heading("No one is quoted here.")]

        self.fill(made, partial(key_now, same, annotations) if same else None)


def _lines(voice: Voice, role: str, style: str, most: int, lit: bool, width: int) -> list[Line]:
    """Name and role, and a bar as long as the voice's share: where there is little room the bar
    gives way, not the figures."""
    facts = f"{voice.quotations}❝ · {counted(voice.words, 'word')} · {voice.share:.0%}"
    longest = max(1, min(BAR_CELLS, width - 3 - cell_width(facts)))
    bar = "━" * max(1, round(longest * voice.words / most))
    return [
        [
            ("▸ " if lit else "  ", "mark"),
            (voice.name, style if voice.naming == "named" else "plain"),
            (f", {role}" if role else "", "quiet"),
        ],
        [("  ", "plain"), (f"{bar} ", style), (facts, "quiet")],
    ]
