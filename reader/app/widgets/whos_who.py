"""Who's who: the people, organisations, groups and places of an article."""

from __future__ import annotations

from functools import partial

from reader.annotations import Annotations, EntityKind
from reader.app.people import Known, key_now, whos_who
from reader.app.widgets.panel import Panel, PanelRow, heading
from reader.app.widgets.rows import Line
from reader.app.widgets.words import counted
from reader.text import cell_width, clean_field, truncate

__all__ = ["WhosWho"]

HEADINGS: tuple[tuple[str, str, frozenset[EntityKind]], ...] = (
    ("People", "person", frozenset({"person"})),
    ("Organisations", "organisation", frozenset({"organisation"})),
    ("Groups", "other", frozenset({"group"})),
    ("Places", "place", frozenset({"place"})),
    ("Other names", "other", frozenset({"event", "work", "law", "product"})),
)
"""Heading, style, and the kinds that stand under it."""

LEAST_ROLE = 6
"""Cells in which the beginning of a role still says something."""

NO_NAMES = "No names were found here."


class WhosWho(Panel):
    """The panel of names."""

    heading = "Who's who"
    row_height = 2

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: dict[str, Known] = {}
        self._annotations: Annotations | None = None

    def show(self, annotations: Annotations) -> None:
        """The entities of these annotations, under a heading a kind."""
        before, self._annotations = self._annotations, annotations
        same = before if before and before.digest == annotations.digest else None
        self.found = {known.entity.key: known for known in whos_who(annotations)}
        nothing = f"Names: {annotations.unheard}." if annotations.unheard else NO_NAMES

        def made(width: int) -> list[PanelRow]:
            rows: list[PanelRow] = []
            for title, style, kinds in HEADINGS:
                group = [known for known in self.found.values() if known.entity.kind in kinds]
                if group:
                    rows.append((None, [[], [(f"{title} · {len(group)}", "quiet")]]))
                    rows += [(known.entity.key, _lines(known, style, width)) for known in group]
            return rows or [heading(nothing)]

        self.fill(made, partial(key_now, same, annotations) if same else None)


def _lines(known: Known, style: str, width: int) -> list[Line]:
    """Name, roles and figures: where there is little room the roles give way."""
    facts = counted(known.mentions, "mention") + (f" · {known.said}❝" if known.said else "")
    roles = "; ".join(map(clean_field, known.entity.roles[:2]))
    room = width - 2 - cell_width(f" · {facts}")
    told = f"{truncate(roles, room)} · " if roles and room >= LEAST_ROLE else ""
    return [
        [("  ", "plain"), (clean_field(known.entity.name), style)],
        [("  ", "plain"), (told + facts, "quiet")],
    ]
