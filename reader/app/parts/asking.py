"""Asking the library, in other threads, and a question ahead of the hand."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.found import Found

__all__ = ["FIRST", "Asking", "Kind", "Question", "Sort"]

Kind = Literal["article", "quotation", "entity"]
Sort = Literal["relevance", "date"]

FIRST = 50
"""Answers that are listed at first; their counts are of all."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    text: str
    kind: Kind
    sort: Sort


class Asking:
    """Questions and their answers. What is typed is asked at once and shown when the hand rests:
    its answers are there by then."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ahead: tuple[Question, asyncio.Task[Found]] | None = None

    async def warm_up(self) -> None:
        """Have what the first letters need read from the disk."""
        await asyncio.to_thread(self._desk.warm_up)

    def ahead(self, question: Question) -> None:
        """Ask what may be wanted in a moment. One at a time: typing may be quicker than answers."""
        if self._ahead is None or self._ahead[1].done():
            self._ahead = question, asyncio.create_task(self._ask(question))

    async def answer(self, question: Question) -> Found:
        """What is found, asked anew unless it has just been asked ahead."""
        ahead, self._ahead = self._ahead, None
        return await (ahead[1] if ahead and ahead[0] == question else self._ask(question))

    async def _ask(self, question: Question) -> Found:
        return await asyncio.to_thread(
            self._desk.search, question.text, question.kind, limit=FIRST, sort=question.sort
        )
