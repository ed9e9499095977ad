"""Putting right what analysis found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands.base import PAGE, PANEL, Command

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["CORRECTING"]


class OfCorrecting(Command):
    """A command of this group."""

    group = "Quotations and people"
    where = PAGE


class CorrectQuotation(OfCorrecting):
    """Put right who says this quotation, what kind it is, or that it is none."""

    keys = "s"
    hint = "correct"

    def available(self, reading: ReadingScreen) -> bool:
        return bool(reading.page.annotations and reading.page.annotations.quotations)

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.correcting.ask_quotation()


class CorrectName(OfCorrecting):
    """Put right a name: rename, merge, split off, another kind, or no name at all."""

    keys = "r"
    where = PAGE | PANEL
    hint = "correct"

    def available(self, reading: ReadingScreen) -> bool:
        return bool(reading.page.annotations and reading.page.annotations.mentions)

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.correcting.ask_name()


class CorrectAll(OfCorrecting):
    """Once a speaker was put right: the same for all other quotations of that speaker here."""

    keys = "A"
    hint = "all of them"
    lacking = "First {correct-quotation} says who really speaks: the rest of theirs can follow"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.correcting.others is not None

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.correcting.correct_others()


CORRECTING: tuple[Command, ...] = (CorrectQuotation(), CorrectAll(), CorrectName())
