"""The articles in a list to be read aloud, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.annotations import sureness
from reader.app.people import nobodys
from reader.app.widgets.words import counted, long_date, minutes_aloud
from reader.plain.wording import unknown_speaker
from reader.text import clean_field, fold

if TYPE_CHECKING:
    from reader.desk.found import FoundHit
    from reader.library.marks import Mark
    from reader.library.store import Entry

__all__ = ["entry_line", "hit_line", "with_words"]


def entry_line(entry: Entry, mark: Mark) -> str:
    """`Harbour board votes. Gazette, 3 June 2026, 2 minutes, 3 quotations, unread.`"""
    facts = (
        clean_field(entry.source),
        long_date(entry.published),
        minutes_aloud(entry.words),
        counted(entry.quotations, "quotation") if entry.quotations else "",
        "starred" if mark.starred else "",
        "" if mark.read else "unread",
    )
    title = clean_field(entry.title) or clean_field(entry.id)
    return f"{_stopped(title)} {', '.join(fact for fact in facts if fact)}."


def hit_line(hit: FoundHit, mark: Mark) -> str:
    """What is said of an answer to a search."""
    if hit.kind == "article":
        return f"{entry_line(hit.entry, mark)} {clean_field(hit.snippet.text)}"
    if hit.kind == "quotation":
        said = hit.quotation
        speaker = clean_field(hit.speaker) or nobodys(said) or unknown_speaker(hit.unheard)
        speaker += f", {sureness(said.confidence)}" if said and said.doubtful else ""
        return f"{speaker}: {_stopped(hit.title.text)} In: {clean_field(hit.entry.title)}"
    return f"{_stopped(hit.title.text)} {clean_field(hit.meta.replace(' · ', ', '))}."


def with_words(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The articles whose headline has all the words, or words that begin so."""
    wanted = _words(words)
    return [
        entry
        for entry in entries
        if all(
            any(word.startswith(start) for word in _words(entry.title or entry.id))
            for start in wanted
        )
    ]


def _words(title: str) -> list[str]:
    return "".join(each if each.isalnum() else " " for each in fold(title)).split()


def _stopped(title: str) -> str:
    return title if title.endswith((".", "!", "?", "…")) else f"{title}."
