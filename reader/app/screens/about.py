"""Who somebody is in the whole library: what they said, by date, and where they are named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import on

from reader.annotations import sureness
from reader.app.screens.overlay import Overlay
from reader.app.widgets.panel import Panel
from reader.app.widgets.rows import Line, Rows
from reader.app.widgets.words import counted, lit, short_date, wrap
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.app.parts.copying import Copying
    from reader.desk.found import FoundHit
    from reader.desk.searching import About

__all__ = ["AboutScreen"]

MOST_ROLES, MOST_NAMES = 4, 4
SAID, NAMED = "said ", "named "


class AboutRows(Panel):
    """A quotation or an article a row, each read when it is first drawn."""

    row_height = 3

    def __init__(self, about: About, today: date) -> None:
        super().__init__()
        self.about = about
        self.today = today

    def on_mount(self) -> None:
        """A heading over what was said, and over where the name stands."""
        about = self.about
        rows: list[tuple[str | None, list[Line]]] = []
        for title, mark, hits, number in (
            ("Said", SAID, about.said, about.quotations),
            ("Named in", NAMED, about.mentioned, about.articles),
        ):
            shown = f", the newest {len(hits):,} here" if number > len(hits) else ""
            if hits:
                rows.append((None, [[], [(f"{title} · {number:,}{shown}", "strong")]]))
                rows += [(f"{mark}{place}", []) for place in range(len(hits))]
        self.set_rows(rows or [(None, [[("Nothing is known of them.", "quiet")]])])

    def hit(self, value: str) -> FoundHit:
        """The answer that a row stands for."""
        mark, _, place = value.partition(" ")
        return (self.about.said if f"{mark} " == SAID else self.about.mentioned)[int(place)]

    def row(self, index: int, width: int) -> list[Line]:
        value = self.value_at(index)
        if value is None:
            return super().row(index, width)
        hit = self.hit(value)
        words = hit.title.text if value.startswith(SAID) else hit.snippet.text
        lines: list[Line] = [
            [("  ", "plain"), *lit(words, span, (), "plain")] for span in wrap(words, width - 3, 2)
        ]
        said = hit.quotation
        facts = (
            sureness(said.confidence) if said and said.doubtful else "",
            short_date(hit.entry.published, self.today),
            clean_field(hit.entry.source),
            clean_field(hit.entry.title),
        )
        meta = " · ".join(fact for fact in facts if fact)
        return [*lines, [("  ", "plain"), (meta, "quiet")]]


class AboutScreen(Overlay):
    """`choose` hears which quotation or article is to be opened."""

    opener = "everywhere"
    also = ("open", "copy-quotation", "copy-all")
    hints = (
        ("down up", "move"), ("open", "open"), ("copy-quotation", "copy"), ("copy-all", "all"),
        ("help", "help"), ("back", "close"),
    )  # fmt: skip
    heading_lines = 4

    def __init__(
        self,
        about: About,
        today: date,
        choose: Callable[[FoundHit], None],
        copying: Copying,
    ) -> None:
        super().__init__()
        self.heading = " · ".join(filter(None, (clean_field(about.name), _who(about))))
        self.rows = AboutRows(about, today)
        self._choose = choose
        self._said = about.said
        self._copying = copying

    def obey(self, command: str, count: int) -> None:
        if command == "open":
            self._open()
        elif command == "copy-quotation":
            value = self.rows.value
            if value is not None and isinstance(self.rows, AboutRows):
                self._copying.copy_answer(self.rows.hit(value), self.foot.say)
        elif command == "copy-all":
            if self._said:
                self._copying.copy_answers(self._said, self.foot.say)
        else:
            super().obey(command, count)

    @on(Rows.Chosen)
    def _open(self) -> None:
        value = self.rows.value
        if value is not None and isinstance(self.rows, AboutRows):
            self.dismiss()
            self._choose(self.rows.hit(value))


def _who(about: About) -> str:
    """Their roles, else their kind; what else they are called; how often they are met."""
    roles = "; ".join(map(clean_field, about.roles[:MOST_ROLES]))
    names = ", ".join(map(clean_field, about.aliases[:MOST_NAMES]))
    facts = (
        roles or about.kind,
        counted(about.articles, "article"),
        counted(about.quotations, "quotation") if about.quotations else "",
        f"also {names}" if names else "",
    )
    return " · ".join(fact for fact in facts if fact)
