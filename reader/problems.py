"""What is wrong with an input, said so that the reader can mend it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem", "Unreadable"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the reason, the remedy, and the line (from 1) where one is known."""

    reason: str
    remedy: str = ""
    line: int | None = None

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return where + self.reason + (f" ({self.remedy})" if self.remedy else "")


class Unreadable(Exception):
    """This input gives no article; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
