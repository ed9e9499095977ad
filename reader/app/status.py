"""What the header and the foot say: pure functions from facts to pieces of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations import Annotations, Entity, Quotation, sureness
from reader.app.page.voices import source_of
from reader.app.people import KIND_WORDS
from reader.app.widgets.words import WORDS_A_MINUTE, Piece, counted, minutes
from reader.article import Article
from reader.library.judgement import REASON
from reader.text import cell_width, clean_field, truncate

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen
    from reader.desk.desk import Changes

__all__ = [
    "changes_line",
    "command",
    "entity_line",
    "hint_names",
    "library_line",
    "line",
    "progress_line",
    "reasons_line",
    "speaker_line",
    "why",
]

WELCOME = "Lit words are quotations; who speaks stands beside them"
"""Said at the list's foot until the first article has been read."""

LEFT_OFF = "You left off here: {open} goes on"

GONE = "gone from the disk · "
"""Said of the article on the page."""

Pieces = tuple[Piece, ...]

LEAST_ROLE = 6
"""Cells in which the beginning of a role still says something."""

UNKNOWN = "speaker unknown"
NO_REASON = "Nothing in the text tells who is speaking."
NOT_LOOKED_FOR = "Who is speaking has not been looked for."

MODE_WORDS = {"everything": "", "quotations": "Quotations only", "narration": "Narration only"}


def speaker_line(
    article: Article,
    annotations: Annotations,
    quotation: Quotation,
    number: int,
    total: int,
    room: int = 1_000,
) -> Pieces:
    """`❝ 2/7  James Cleverly, Foreign Secretary · “told” · sure`. In so many cells: the role is cut
    first, then the cue is left out, then the name is cut; how sure it is stays."""
    place: Piece = (f"❝ {number}/{total}  " if number else "❝  ", "quiet")
    if quotation.kind in KIND_WORDS and not quotation.speakers:
        return place, (KIND_WORDS[quotation.kind], "plain")
    name, known = _speaker(article, annotations, quotation)
    if not known:
        if REASON in quotation.reasons:
            return place, (UNKNOWN, "plain"), (f" · {REASON}", "quiet")
        return place, (annotations.unheard or UNKNOWN, "plain")
    cue = f" · “{_words(article, quotation.cue)}”" if quotation.cue else ""
    sure = f" · {_how_sure(quotation)}"
    role = known if known != name else ""
    left = room - sum(map(cell_width, (place[0], name, cue, sure)))
    if left < 0:
        cue, left = "", left + cell_width(cue)
    shown = (
        (truncate(name, cell_width(name) + min(0, left)), "strong"),
        (truncate(role, left) if left >= LEAST_ROLE else "", "plain"),
        (cue + sure, "quiet"),
    )
    return place, *(piece for piece in shown if piece[0])


def _speaker(article: Article, annotations: Annotations, quotation: Quotation) -> tuple[str, str]:
    """The speaker's name, and what is said of them after it; the second is empty if unknown. Of
    several the names alone."""
    known = annotations.speakers_of(quotation)
    if known:
        name = clean_field(annotations.speaker_name(quotation))
        roles = known[0].roles if len(known) == 1 else ()
        return name, f", {clean_field(roles[0])}" if roles else name
    source = source_of(article.text, quotation)
    return (source, ", unnamed") if source else ("", "")


def _words(article: Article, span: tuple[int, int]) -> str:
    return clean_field(article.text[span[0] : span[1]])


def _how_sure(quotation: Quotation) -> str:
    return REASON if REASON in quotation.reasons else sureness(quotation.confidence)


def reasons_line(article: Article, annotations: Annotations, quotation: Quotation) -> str:
    """Why this speaker, in one line."""
    reasons = _reasons(article, quotation)
    if not reasons:
        return _no_reason(annotations)
    sure = _in_figures(quotation)
    return "Why: " + "; ".join(reasons) + (f" ({sure})" if sure else "")


def why(
    article: Article, annotations: Annotations, quotation: Quotation
) -> tuple[str, tuple[str, ...]]:
    """Who is taken for the speaker and how sure that is; then each reason."""
    name, known = _speaker(article, annotations, quotation)
    unknown = UNKNOWN if REASON in quotation.reasons else annotations.unheard or UNKNOWN
    speaker = (name + known if known != name else name) if known else unknown.capitalize()
    sure = _in_figures(quotation) if known else ""
    reasons = tuple(reason[:1].upper() + reason[1:] for reason in _reasons(article, quotation))
    return " · ".join(filter(None, (speaker, sure))), reasons or (_no_reason(annotations),)


def _no_reason(annotations: Annotations) -> str:
    if annotations.analysed:
        return NO_REASON
    return f"{clean_field(annotations.note)}." if annotations.note else NOT_LOOKED_FOR


def _reasons(article: Article, quotation: Quotation) -> list[str]:
    reasons = [clean_field(reason) for reason in quotation.reasons]
    if not reasons and quotation.cue:
        reasons = [f"the cue “{_words(article, quotation.cue)}”"]
    return reasons


def _in_figures(quotation: Quotation) -> str:
    """`likely, 84 %`: how sure the speaker is; empty where the reader said who it is."""
    figure = min(99, round(100 * quotation.confidence))
    if REASON in quotation.reasons:
        return ""
    return f"{sureness(quotation.confidence)}, {figure} %"


def entity_line(entity: Entity, number: int, total: int) -> Pieces:
    """`Sergei Shoigu, defence minister · person · mention 2 of 5`."""
    role = f", {clean_field(entity.roles[0])}" if entity.roles else ""
    return (
        (clean_field(entity.name), "strong"),
        (role, "plain"),
        (f" · {entity.kind} · mention {number} of {total}", "quiet"),
    )


def progress_line(words: int, progress: float) -> Pieces:
    """Of a text of so many words: `42% · 3 min left`."""
    left = words * (1 - progress)
    some = f"{minutes(round(left))} left" if round(left / WORDS_A_MINUTE) else "under a minute left"
    rest = "end" if progress >= 1 else some
    return ((f"{progress:.0%} · {rest}", "quiet"),)


def library_line(articles: int, unread: int, found: str = "", going_on: str = "") -> Pieces:
    """`Reader  12 articles · 3 unread`, or what is still going on: with all of it, a terminal of 80
    cells would not show how long that takes."""
    facts = [counted(articles, "article")] if articles else []
    facts += [f"{unread:,} unread"] if articles and not going_on else []
    pieces: list[Piece] = [("Reader", "name"), ("  ", "quiet")]
    pieces.append((found or " · ".join(facts), "quiet"))
    if going_on:
        pieces.append((f" · {going_on}" if articles else going_on, "busy"))
    return tuple(pieces)


def changes_line(changes: Changes, renamed: int = 0) -> str:
    """`On the disk: 1 article added, 2 articles changed`; so many of those that have come and of
    those that are gone are the same, renamed."""
    facts = (
        (renamed, "renamed"),
        (len(changes.added) - renamed, "added"),
        (len(changes.changed), "changed"),
        (len(changes.removed) - renamed, "gone"),
    )
    return "On the disk: " + ", ".join(
        f"{counted(number, 'article')} {what}" for number, what in facts if number
    )


def line(reading: ReadingScreen) -> Pieces:
    """What stands at the foot while nothing happens."""
    if reading.opening.gone:
        return (GONE, "strong"), *_line(reading)
    return _line(reading)


def _line(reading: ReadingScreen) -> Pieces:
    article, annotations = reading.page.article, reading.page.annotations
    if reading.left_off.under_the_cursor:
        return ((reading.keys.keymap.told(LEFT_OFF), "quiet"),)
    if reading.where == "list" and reading.newcomer and reading.columns.number > 1:
        return ((WELCOME, "quiet"),)
    if article is None or reading.where in ("list", "box"):
        return ()
    room = reading.app.size.width - 2
    quotation, entity = reading.walking.quotation, reading.walking.entity
    if quotation and annotations and reading.page.quotation_here:
        return speaker_line(article, annotations, quotation.quotation, *quotation.counted, room)
    if entity and reading.page.entity_here:
        return entity_line(entity.entity, *entity.counted)
    if reading.columns.nothing_else:
        return ()
    mode = MODE_WORDS[reading.page.mode]
    said: Pieces = ((f"{mode} · ", "strong"),) if mode else ()
    return said + progress_line(reading.page.words, reading.page.progress)


def command(reading: ReadingScreen) -> str:
    """The command that a click on the line at the foot runs: it corrects what the line says."""
    if reading.where in ("list", "box"):
        return ""
    if reading.page.quotation_here:
        return "correct-quotation"
    return "correct-name" if reading.page.entity_here else ""


def hint_names(reading: ReadingScreen) -> tuple[str, ...]:
    """The commands worth hinting at where the reader is, most useful first."""
    if reading.columns.nothing_else:
        return ()
    if reading.where == "box":
        return "open", "complete", "next-kind", "cancel"
    if reading.where == "panel":
        return "open", "copy-quotation", "back", "help"
    if reading.where == "list":
        found = reading.finder.answer_at(reading.list.cursor)
        of_quotation = (
            ("copy-quotation", "copy-all", "everywhere") if found and found.quoted else ()
        )
        searching = ("cancel",) if reading.finder.active else ()
        return "open", *of_quotation, "search", *searching, "problems", "help", "quit"
    if reading.in_page.number:
        return "next-hit", "cancel", "next-quotation", "help"
    if reading.page.quotation_here:
        return (
            "next-quotation", "correct-quotation", "next-of-voice", "light-voice",
            "why-this-speaker", "copy-quotation", "help",
        )  # fmt: skip
    if reading.page.entity_here:
        return "next-mention", "correct-name", "whos-who", "next-quotation", "help"
    return "next-quotation", "page-down", "voices", "whos-who", "search", "back", "help"
