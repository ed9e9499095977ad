"""What is wrong and what was passed over: each file, the reason, the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.app.screens.overlay import Overlay
from reader.app.widgets.panel import PanelRow, folded
from reader.app.widgets.panel import heading as heading_row
from reader.app.widgets.rows import Line
from reader.app.widgets.words import counted
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.library.store import FileProblem

__all__ = ["OWN", "ProblemsScreen", "Section"]

INDENT = 2

OWN = "Reader"
"""What stands for a path where the settings or Reader itself are meant."""


@dataclass(frozen=True, slots=True)
class Section:
    """Problems of one kind, under a heading that counts them as `what`."""

    heading: str
    what: str
    problems: Sequence[FileProblem]


class ProblemsScreen(Overlay):
    """What is wrong with the settings and with Reader, then the files that could not be read, then
    those that opened with a warning, then those that are no articles."""

    heading = "What is wrong, and what was passed over"
    opener = "problems"

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.sections = sections

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.fill(self._rows)

    def _rows(self, width: int) -> list[PanelRow]:
        rows: list[PanelRow] = []
        for section in self.sections:
            number = counted(len(section.problems), section.what)
            rows += [heading_row(f"{section.heading}: {number}"), (None, [[]])]
            before = ""
            for problem in sorted(section.problems, key=_place):
                lines = _lines(problem)[problem.path == before :]
                before = problem.path
                first, *others = [row for line in lines for row in folded(line, width, INDENT)]
                rows.append((str(len(rows)), [first]))
                rows += [*((None, [line]) for line in others), (None, [[]])]
        return rows or [(None, [[("Everything could be read.", "plain")]])]


def _place(problem: FileProblem) -> tuple[str, int]:
    return problem.path, problem.problem.line or 0


def _lines(problem: FileProblem) -> list[Line]:
    said = problem.problem
    where = f"line {said.line}: " if said.line else ""
    remedy = f" → {clean_field(said.remedy)}" if said.remedy else ""
    return [
        [(clean_field(problem.path), "quiet" if problem.skipped else "strong")],
        [("  " + where + clean_field(said.reason), "plain"), (remedy, "quiet")],
    ]
