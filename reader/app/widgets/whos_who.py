"""Who's who: the people, organisations, groups and places of an article."""

from __future__ import annotations

from reader.annotations import Annotations, EntityKind
from reader.app.people import Known, whos_who
from reader.app.widgets.panel import Panel, heading
from reader.app.widgets.rows import Line
from reader.app.widgets.words import counted
from reader.text import clean_field

__all__ = ["WhosWho"]

HEADINGS: tuple[tuple[str, str, frozenset[EntityKind]], ...] = (
    ("People", "person", frozenset({"person"})),
    ("Organisations", "organisation", frozenset({"organisation"})),
    ("Groups", "other", frozenset({"group"})),
    ("Places", "place", frozenset({"place"})),
    ("Other names", "other", frozenset({"event", "work", "law", "product"})),
)
"""Heading, style, and the kinds that stand under it."""

NO_NAMES = "No names were found here."


class WhosWho(Panel):
    """The panel of names."""

    heading = "Who's who"
    row_height = 2

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: dict[str, Known] = {}

    def show(self, annotations: Annotations) -> None:
        """The entities of these annotations, under a heading a kind."""
        self.found = {known.entity.key: known for known in whos_who(annotations)}
        rows: list[tuple[str | None, list[Line]]] = []
        for title, style, kinds in HEADINGS:
            group = [known for known in self.found.values() if known.entity.kind in kinds]
            if group:
                rows.append((None, [[], [(f"{title} · {len(group)}", "quiet")]]))
                rows += [(known.entity.key, self._lines_of(known, style)) for known in group]
        nothing = f"Names: {annotations.unheard}." if annotations.unheard else NO_NAMES
        self.set_rows(rows or [heading(nothing)])

    def _lines_of(self, known: Known, style: str) -> list[Line]:
        roles = "; ".join(map(clean_field, known.entity.roles[:2]))
        facts = counted(known.mentions, "mention") + (f" · {known.said}❝" if known.said else "")
        return [
            [("  ", "plain"), (clean_field(known.entity.name), style)],
            [("  ", "plain"), (f"{roles} · {facts}" if roles else facts, "quiet")],
        ]
