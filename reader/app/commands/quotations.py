"""Who said what, who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands.base import PAGE, PANES, POPUP, Command

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["QUOTATIONS"]


class OfQuotations(Command):
    """A command of this group."""

    group = "Quotations and people"
    of_page = True
    lacking = "No one is quoted in this article: {next-article} goes on to the next"

    def available(self, reading: ReadingScreen) -> bool:
        known = reading.page.annotations
        return bool(known and known.quotations and (reading.where != "list" or reading.beside))


WAITING = "This article has not been analysed yet: its names are not known"
NOTHING_SAID = "Nothing here can be copied: quotations, voices and articles can"
NOT_LISTED = "Quotations are copied where they are listed: {search} finds them"
FOREIGN = "No names are known in this article: they are found in languages that are analysed"


class OfPeople(OfQuotations):
    """A command of this group that needs entities."""

    lacking = "No names were found in this article"

    def available(self, reading: ReadingScreen) -> bool:
        known = reading.page.annotations
        return bool(known and known.mentions and (reading.where != "list" or reading.beside))

    def lacks(self, reading: ReadingScreen) -> str:
        known = reading.page.annotations
        if known is None or known.analysed:
            return self.lacking
        return FOREIGN if known.note else WAITING


class NextQuotation(OfQuotations):
    """The next quotation."""

    keys = "]q"
    hint = "next quotation"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.to_quotation(count or 1)


class PreviousQuotation(OfQuotations):
    """The quotation before."""

    keys = "[q"
    hint = "previous quotation"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.to_quotation(-(count or 1))


class NextOfVoice(OfQuotations):
    """The next quotation of the same speaker."""

    keys = "]s"
    hint = "same speaker"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.to_quotation(count or 1, voice=True)


class PreviousOfVoice(OfQuotations):
    """The same speaker's quotation before."""

    keys = "[s"
    hint = "same speaker, back"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.to_quotation(-(count or 1), voice=True)


class NextMention(OfPeople):
    """The next mention of the same person, organisation or place."""

    keys = "]e"
    hint = "same name"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.to_mention(count or 1)


class PreviousMention(OfPeople):
    """The same person's mention before."""

    keys = "[e"
    hint = "same name, back"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.to_mention(-(count or 1))


class LightVoice(OfQuotations):
    """Light this speaker's words, or the next speaker's, and dim all else; again: everything."""

    keys = "l"
    where = PAGE
    hint = "light this voice"
    lacking = "Stand in a quotation first: then its speaker is lit"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.page.voice is not None or reading.page.voice_here is not None

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.light_voice()


class WhyThisSpeaker(OfQuotations):
    """Why this speaker: the cue, the mention and the reasons."""

    keys = "i"
    where = PAGE
    hint = "why"
    lacking = "Stand in a quotation first: {next-quotation} goes to the next"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.page.quotation_here is not None

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.explain()


class Voices(OfQuotations):
    """Voices: who speaks here, how often and how much."""

    keys = "v"
    hint = "voices"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.panels.toggle("voices")


class WhosWho(OfPeople):
    """Who's who: the people, organisations and places of this article."""

    keys = "w"
    hint = "who's who"

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.panels.toggle("whos-who")


class QuotationsOnly(OfQuotations):
    """Show quotations only, each with its sentence; again: everything."""

    keys = '"'
    where = PAGE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.set_mode("quotations")


class NarrationOnly(OfQuotations):
    """Show narration only, quotations left out; again: everything."""

    keys = "-"
    where = PAGE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.set_mode("narration")


class Everything(OfQuotations):
    """Show everything again."""

    keys = "="
    where = PAGE

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.walking.set_mode("everything")


class CopyQuotation(OfQuotations):
    """Copy the quotation under the cursor with its speaker and source; of a voice, all it says; of
    an article, its headline and source."""

    keys = "y"
    where = PANES | POPUP
    of_page = False
    hint = "copy"
    lacking = "Stand in a quotation first: {next-quotation} goes to the next"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.copying.possible

    def lacks(self, reading: ReadingScreen) -> str:
        return self.lacking if reading.where == "page" else NOTHING_SAID

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.copying.copy_here()


class CopyAll(CopyQuotation):
    """Copy all quotations with their speakers and sources: those that a search found, all that W
    lists, or all of the article."""

    keys = "Y"
    hint = "copy all"
    lacking = "No one is quoted in this article"

    def available(self, reading: ReadingScreen) -> bool:
        return reading.copying.all_possible

    def lacks(self, reading: ReadingScreen) -> str:
        return NOT_LISTED if reading.where == "list" else self.lacking

    def run(self, reading: ReadingScreen, count: int | None) -> None:
        reading.copying.copy_all_here()


QUOTATIONS: tuple[Command, ...] = (
    NextQuotation(),
    PreviousQuotation(),
    NextOfVoice(),
    PreviousOfVoice(),
    NextMention(),
    PreviousMention(),
    LightVoice(),
    WhyThisSpeaker(),
    CopyQuotation(),
    CopyAll(),
    Voices(),
    WhosWho(),
    QuotationsOnly(),
    NarrationOnly(),
    Everything(),
)
