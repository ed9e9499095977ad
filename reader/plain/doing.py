"""What each command does in plain mode. The argument is what was typed after its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.annotations import EntityKind, sureness
from reader.app.page.voices import UNKNOWN, voices_of
from reader.app.people import Voice, voices, whos_who
from reader.app.status import reasons_line
from reader.app.widgets.words import counted
from reader.plain.reading import Step
from reader.plain.session import Refused, Session
from reader.text import clean_field

__all__ = [
    "Doing",
    "next_mention",
    "next_of_voice",
    "next_quotation",
    "number",
    "numbered",
    "open_article",
    "page",
    "paragraph",
    "show_contents",
    "show_links",
    "show_list",
    "show_names",
    "show_problems",
    "show_voices",
    "show_whos_who",
    "to_bottom",
    "to_hit",
    "to_top",
    "toggle_furniture",
    "toggle_read",
    "toggle_star",
    "undo",
    "where",
    "why",
]

Doing = Callable[[Session, str], None]
Row = TypeVar("Row")

KIND_HEADINGS: tuple[tuple[str, frozenset[EntityKind]], ...] = (
    ("People", frozenset({"person"})),
    ("Organisations", frozenset({"organisation", "group"})),
    ("Places", frozenset({"place"})),
    ("Other names", frozenset({"event", "work", "law", "product"})),
)


def number(argument: str) -> int | None:
    """The number that was typed; None where nothing was. Raises Refused."""
    if not argument:
        return None
    if not (argument.isascii() and argument.isdigit() and 0 < int(argument[:9]) < 10**8):
        raise Refused(f"“{argument}” is no number from 1 up.")
    return int(argument)


# Moving


def page(step: int) -> Doing:
    """A page, or so many, on or back; in the list while no article is open."""

    def do(session: Session, argument: str) -> None:
        pages = number(argument) or 1
        if session.reading is None:
            session.move_in_list(step * pages)
            return
        for _ in range(pages):
            if step < 0:
                session.read_back()
            elif session.reading.ended:
                session.step_article(1)
                return
            else:
                session.read_on()

    return do


def paragraph(step: int) -> Doing:
    """A paragraph, or so many, on or back."""

    def do(session: Session, argument: str) -> None:
        paragraphs = number(argument) or 1
        if step > 0:
            session.read_on(paragraphs)
        else:
            session.read_back(paragraphs)

    return do


def to_top(session: Session, argument: str) -> None:
    """The beginning of the article, or of the list."""
    if session.reading is None:
        session.tell_list(0)
        return
    session.reading.go_to(0)
    session.read_on()


def to_bottom(session: Session, argument: str) -> None:
    """The last page of the article."""
    reading = session.open_article
    reading.here = reading.next = len(reading.blocks)
    session.read_back()


def open_article(session: Session, argument: str) -> None:
    """A number of the list, or words of a headline; without either, the first."""
    if not argument:
        session.open_number(1)
    elif argument.isascii() and argument.isdigit():
        session.open_number(number(argument) or 0)
    else:
        session.open_words(argument)


def show_list(session: Session, argument: str) -> None:
    """The list from a number on."""
    if argument:
        session.tell_list((number(argument) or 1) - 1)
    elif session.found is not None:
        session.tell_list(0)
    else:
        session.show_library()


# Quotations and people


def next_quotation(step: int) -> Doing:
    """To another quotation."""

    def do(session: Session, argument: str) -> None:
        _to_quotation(session, step * (number(argument) or 1), same_speaker=False)

    return do


def next_of_voice(step: int) -> Doing:
    """To another quotation of the same speaker."""

    def do(session: Session, argument: str) -> None:
        quotation = session.open_article.quotation
        if quotation is None:
            raise Refused("Go to a quotation first, by “next-quotation”.")
        if UNKNOWN in voices_of(session.open_article.article.text, quotation):
            raise Refused("This quotation's speaker has no name that could be followed.")
        _to_quotation(session, step * (number(argument) or 1), same_speaker=True)

    return do


def _to_quotation(session: Session, step: int, same_speaker: bool) -> None:
    reading = session.open_article
    walked = reading.to_quotation(step, same_speaker)
    words = reading.wording.quotation(reading.quotation) if reading.quotation else ""
    session.walked(walked, "Quotation", "There are no quotations here.", words)


def next_mention(step: int) -> Doing:
    """To another mention of the same person, organisation or place."""

    def do(session: Session, argument: str) -> None:
        reading = session.open_article
        walked = reading.to_mention(step * (number(argument) or 1))
        name = clean_field(reading.entity.name) if reading.entity else ""
        session.walked(walked, f"{name}, mention", reading.wording.nameless)

    return do


def why(session: Session, argument: str) -> None:
    """Who says the quotation at hand, how sure that is, and why."""
    reading = session.open_article
    quotation = reading.quotation
    if quotation is None:
        raise Refused("Go to a quotation first, by “next-quotation”.")
    known = reading.annotations.speakers_of(quotation)
    if known:
        name = reading.annotations.speaker_name(quotation)
        called = _called(name, known[0].roles if len(known) == 1 else ())
        session.say(f"{', '.join(called)}: {sureness(quotation.confidence)}.")
    else:
        session.say(f"{reading.wording.speaker(quotation) or reading.wording.nobody}.")
    session.say(reasons_line(reading.article, reading.annotations, quotation))


def show_voices(session: Session, argument: str) -> None:
    """Who speaks, how often and how much; with a number, to the first words of that voice."""
    reading = session.open_article
    found = voices(reading.article, reading.annotations)
    if argument:
        voice = numbered(found, argument)
        starts = {quotation.start: quotation for quotation in reading.annotations.quotations}
        reading.go_to(voice.first)
        reading.quotation, reading.entity = starts[voice.first], None
        session.say(reading.wording.quotation(reading.quotation))
        session.keep_place()
        return
    if not found:
        raise Refused("No one is quoted here.")
    for place, voice in enumerate(found, 1):
        session.say(f"{place}. {_voice_line(voice, reading.wording.nobody)}")


def _voice_line(voice: Voice, nobody: str) -> str:
    name = nobody if voice.naming == "unknown" else clean_field(voice.name)
    role = "unnamed" if voice.naming == "unnamed" else voice.role
    said = counted(voice.quotations, "quotation"), counted(voice.words, "word")
    return f"{', '.join(filter(None, (name, role)))}: {', '.join(said)}, {voice.share:.0%}."


def show_whos_who(session: Session, argument: str) -> None:
    """The names of the article; with a number, all that is known of one, and to its mentions."""
    reading = session.open_article
    found = whos_who(reading.annotations)
    in_order = [
        known for _, kinds in KIND_HEADINGS for known in found if known.entity.kind in kinds
    ]
    if argument:
        known = numbered(in_order, argument)
        entity = known.entity
        session.say(f"{', '.join(_called(entity.name, entity.roles))}: {entity.kind}.")
        others = [clean_field(alias) for alias in entity.aliases if alias != entity.name]
        if others:
            session.say(f"Also called {', '.join(others)}.")
        reading.entity, reading.quotation = entity, None
        reading.go_to(known.first)
        session.walked(Step(known.first, 1, known.mentions), "Mention", "")
        return
    if not in_order:
        raise Refused(reading.wording.nameless)
    for place, known in enumerate(in_order, 1):
        for heading, kinds in KIND_HEADINGS:
            first = place == 1 or in_order[place - 2].entity.kind not in kinds
            if known.entity.kind in kinds and first:
                session.say(f"{heading}:")
        said = [counted(known.mentions, "mention")]
        said += [counted(known.said, "quotation")] if known.said else []
        name = ", ".join(_called(known.entity.name, known.entity.roles[:2]))
        session.say(f"{place}. {name}: {', '.join(said)}.")


def _called(name: str, roles: Sequence[str]) -> list[str]:
    return [clean_field(each) for each in (name, *roles)]


def numbered(rows: Sequence[Row], argument: str) -> Row:
    """The row of the number that was typed. Raises Refused."""
    place = number(argument) or 0
    if place > len(rows):
        raise Refused(f"There is no number {place} here, of {len(rows)}.")
    return rows[place - 1]


def show_names(session: Session, argument: str) -> None:
    """Names of people, organisations and places after each paragraph: on or off."""
    if argument not in ("", "on", "off"):
        raise Refused("It takes “on” or “off”.")
    on = argument == "on" if argument else not session.telling.names
    session.change(names=on)
    session.say(f"Names after each paragraph: {'on' if on else 'off'}.")


# The page


def show_contents(session: Session, argument: str) -> None:
    """The headings; with a number, on from there."""
    reading = session.open_article
    headings = [block for block in reading.blocks if block.kind == "heading"]
    if argument:
        reading.go_to(numbered(headings, argument).start)
        session.read_on()
        return
    if not headings:
        raise Refused("This article has no headings.")
    for place, block in enumerate(headings, 1):
        session.say(f"{place}. {clean_field(reading.article.text[block.start : block.end])}")


def show_links(session: Session, argument: str) -> None:
    """The addresses in the article: its own, its links', its pictures'."""
    article = session.open_article.article
    found = [("This article", article.url)] if article.url else []
    found += [
        (clean_field(article.text[style.start : style.end]), style.target)
        for style in article.styles
        if style.kind == "link"
    ]
    found += [
        (f"Picture, {clean_field(article.text[block.start : block.end])}", block.target)
        for block in article.blocks
        if block.kind == "image" and block.target
    ]
    if not found:
        raise Refused("This article has no links.")
    for place, (words, address) in enumerate(found, 1):
        session.say(f"{place}. {words}: {address}")


def toggle_furniture(session: Session, argument: str) -> None:
    """What the web page left in the text: in full, or folded."""
    session.change(furniture=not session.telling.furniture)
    session.say(f"Page furniture {'unfolded' if session.telling.furniture else 'folded'}.")


def where(session: Session, argument: str) -> None:
    """How far the reader is."""
    reading = session.open_article
    number_here = min(reading.here + 1, len(reading.blocks))
    read = reading.place / max(1, len(reading.article.text))
    title = clean_field(reading.article.title) or reading.article.id
    session.say(f"{title}: part {number_here} of {len(reading.blocks)}, {read:.0%}.")


# Marks, searching, Reader


def toggle_star(session: Session, argument: str) -> None:
    """A star for the open article, or none."""
    key = session.open_article.key
    starred = not session.desk.marks.get(key).starred
    session.desk.marks.set_starred(key, starred)
    session.say("Starred." if starred else "Star taken away.")


def toggle_read(session: Session, argument: str) -> None:
    """The open article is read, or unread."""
    key = session.open_article.key
    read = not session.desk.marks.get(key).read
    session.desk.marks.set_read(key, read)
    title = clean_field(session.open_article.article.title)
    session.say(f"Marked {'read' if read else 'unread'}: “{title}”.")


def undo(session: Session, argument: str) -> None:
    """The last mark, correction or change of a saved search undone."""
    undone = session.undo()
    session.say(f"Undone: {undone}." if undone else "There is nothing to undo.")


def to_hit(step: int) -> Doing:
    """To another hit of the search in the open article."""

    def do(session: Session, argument: str) -> None:
        walked = session.open_article.to_hit(step * (number(argument) or 1))
        session.walked(walked, "Hit", "There are no hits in this article.")

    return do


def show_problems(session: Session, argument: str) -> None:
    """What could not be read, why, and what to do."""
    desk = session.desk
    session.loaded()
    problems = sorted(desk.problems, key=lambda problem: (problem.skipped, problem.path))
    for note in session.notes:
        session.say(f"Reader: {clean_field(str(note))}")
    for problem in problems:
        passed = "passed over, " if problem.skipped else ""
        session.say(f"{clean_field(problem.path)}: {passed}{clean_field(str(problem.problem))}")
    for warning in desk.warnings:
        said = clean_field(str(warning.problem))
        session.say(f"{clean_field(warning.path)}: opened with a warning, {said}")
    if not (problems or session.notes or desk.warnings):
        session.say("Everything could be read.")
