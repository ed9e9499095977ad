"""What could not be read: each file, the reason, the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app.screens.overlay import Overlay
from reader.app.widgets.rows import Line
from reader.text import clean_field

if TYPE_CHECKING:
    from reader.library.store import FileProblem

__all__ = ["ProblemsScreen"]


class ProblemsScreen(Overlay):
    """The files that could not be read first, then those that are no articles."""

    heading = "Could not be read"

    def __init__(self, problems: Sequence[FileProblem]) -> None:
        super().__init__()
        self.problems = sorted(problems, key=lambda problem: (problem.skipped, problem.path))

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.row_height = 4
        rows: list[tuple[str | None, list[Line]]] = []
        for number, problem in enumerate(self.problems):
            rows.append((str(number), _lines(problem)))
        self.rows.set_rows(rows or [(None, [[("Everything could be read.", "plain")]])])


def _lines(problem: FileProblem) -> list[Line]:
    reason, line = clean_field(problem.problem.reason), problem.problem.line
    where = f" (line {line})" if line else ""
    kind = "passed over: " if problem.skipped else ""
    return [
        [(clean_field(problem.path), "quiet" if problem.skipped else "strong")],
        [("  " + kind + reason + where, "plain")],
        [("  → " + clean_field(problem.problem.remedy), "quiet")] if problem.problem.remedy else [],
    ]
