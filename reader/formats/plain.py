"""Pasted text: a headline, perhaps a standfirst and a byline, paragraphs, a page's furniture."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reader.formats import mail, page
from reader.formats.builder import Draft
from reader.formats.bylines import credited, is_credit_line, is_dateline, opening_day
from reader.formats.dates import find_date
from reader.formats.furniture import credit, is_furniture, is_interface
from reader.formats.metadata import Metadata
from reader.formats.speech import is_speech
from reader.text import clean_field

__all__ = ["read"]

TITLE_LIMIT = 250
"""Characters; a longer first line is a paragraph, and the headline comes from the file's name."""

STANDFIRST_LIMIT = 400
WRAP_WIDTHS = range(50, 100)
"""Characters at which mail programs and editors break lines."""

STANZA_WIDTH = 60
BULLET = re.compile(r"(?:([-*•◦‣▪])|(\d{1,3})[.)])\s+(?=\S)")
ENTITY = re.compile(
    r"&(?:[lr][ds]quo|bdquo|sbquo|quot|apos|[lr]s?aquo|[mn]dash|hellip|nbsp"
    r"|#0*(?:34|39|171|187|82(?:1[1-9]|2[0-3]|30))|#x0*(?:2[27]|20(?:1[1-9a-f]|26)));",
    re.IGNORECASE,
)
"""Quotation marks, dashes and the like as a web page writes them, left in its text."""

DAY_WORDS = 6
"""Words of a line above a headline that is a day; a headline that names a day has more."""

HEAD = 6
"""Lines below the headline in which byline and date are looked for."""


def read(text: str, metadata: Metadata) -> tuple[Metadata, list[Draft]]:
    """The article's blocks, with headline, authors and day where the text gives them."""
    text = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    lines = text.strip("\n").split("\n")
    if end := mail.head(lines):
        return _read_mail(lines[:end], "\n".join(lines[end:]), metadata)
    lines = _paragraphs(text)
    if page.is_page(lines):
        return _read_page(lines, metadata)
    lines = _paragraphs(text, stanzas=True)
    above = page.masthead(lines) or _labels(lines)
    title, rest = _headline(lines[above:], metadata)
    metadata = replace(metadata, title=title, source=metadata.source or _site(lines[:above]))
    head, story, metadata = _head(rest, credited(metadata, _credits(lines[:above])))
    drafts = [*(Draft("furniture", line) for line in lines[:above]), *head, *_drafts(story)]
    return metadata, list(_gathered(drafts))


def _labels(lines: Sequence[str]) -> int:
    """How many lines above a headline say what kind of text this is, and of which day: a press
    release's. A day alone, as in a diary, is none."""
    labels = list(takewhile(lambda line: is_furniture(line) or _is_day(line), lines))
    return len(labels) if any(map(is_furniture, labels)) else 0


def _is_day(line: str) -> bool:
    return is_dateline(line) and len(line.split()) <= DAY_WORDS


def _credits(lines: Sequence[str]) -> list[str]:
    """The lines without the words of furniture that names no day: “PRESS RELEASE” above a day
    looks like a writer's name."""
    return ["" if is_furniture(line) and not find_date(line) else line for line in lines]


def _read_mail(head: list[str], text: str, metadata: Metadata) -> tuple[Metadata, list[Draft]]:
    """A pasted mail: its head is folded away, and its subject is the headline."""
    drafts = [Draft("furniture", "\n".join(head)), *_drafts(_paragraphs(text, stanzas=True))]
    return mail.with_head(head, metadata), list(_gathered(drafts))


def _read_page(lines: Sequence[str], metadata: Metadata) -> tuple[Metadata, list[Draft]]:
    """A whole page: what is not the story is furniture, in the order of the page."""
    story = page.find_story(lines)
    near = range(max(0, (story.title or story.start) - 6), min(story.end, story.start + 4))
    found = [lines[place] for place in near if not page.is_prose(lines[place])]
    metadata = credited(metadata, _credits(found))
    site = _site(lines[: page.masthead(lines)])
    metadata = replace(metadata, source=metadata.source or site)
    taken: set[int] = set()
    if story.title is not None:
        headline = clean_field(lines[story.title])
        metadata = replace(metadata, title=metadata.title or headline)
        taken.update({story.title} if metadata.title == headline else ())
    if story.standfirst is not None and not metadata.standfirst:
        metadata = replace(metadata, standfirst=clean_field(lines[story.standfirst]))
        taken.add(story.standfirst)
    drafts = [
        Draft("paragraph" if _in_story(place, story) else "furniture", line)
        for place, line in enumerate(lines)
        if place not in taken
    ]
    return metadata, list(_gathered(drafts))


def _site(masthead: Sequence[str]) -> str:
    """The site's name, where it stands first in the masthead."""
    first = clean_field(masthead[0]) if masthead else ""
    return "" if is_interface(first) or is_furniture(first) else first


def _in_story(place: int, story: page.Story) -> bool:
    return story.start <= place < story.end and place not in story.junk


def _headline(lines: list[str], metadata: Metadata) -> tuple[str, list[str]]:
    """The headline, from the header or else the first line, and the lines below it.

    A first line that reports what somebody said is the story's.
    """
    if not lines or len(lines[0]) > TITLE_LIMIT:
        return metadata.title, lines
    first = clean_field(lines[0])
    if metadata.title:
        return metadata.title, lines[1:] if first == metadata.title else lines
    return ("", lines) if is_speech(lines[0]) else (first, lines[1:])


def _head(lines: Sequence[str], metadata: Metadata) -> tuple[list[Draft], Sequence[str], Metadata]:
    """Standfirst, byline, dates and furniture that stand between the headline and the story."""
    end = 0
    standfirst = ""
    credit_lines: list[str] = []
    drafts: list[Draft] = []
    for line in lines[:HEAD]:
        if is_furniture(line) or is_credit_line(line):
            drafts.append(Draft("furniture", line))
            credit_lines.append(line)
        elif not standfirst and end == 0 and _is_standfirst(lines):
            standfirst = clean_field(line)
        else:
            break
        end += 1
    opening = opening_day(lines[end]) if end < len(lines) else ""
    metadata = credited(metadata, [*_credits(credit_lines), opening])
    if standfirst and not metadata.standfirst:
        metadata = replace(metadata, standfirst=standfirst)
    elif standfirst:
        drafts.insert(0, Draft("paragraph", standfirst))
    return list(_gathered(drafts)), lines[end:], metadata


def _is_standfirst(lines: Sequence[str]) -> bool:
    """A line below the headline that has no full stop, or that a byline or a page's own line
    parts from the story."""
    line = lines[0]
    if len(line) > STANDFIRST_LIMIT or len(lines) < 2 or page.word_count(line) < 4:
        return False
    if line[:1] in "\"“‘'«„-–•*" or BULLET.match(line):
        return False
    parted = is_furniture(lines[1]) or is_credit_line(lines[1])
    return parted or (line[-1:].isalnum() and page.is_prose(lines[1]))


def _paragraphs(text: str, *, stanzas: bool = False) -> list[str]:
    """Paragraphs by blank lines, or one a line; lines that were broken by width are joined, and
    short lines that stand together between blank lines can stay together, as in a poem."""
    chunks = [c for c in re.split(r"\n[ \t]*\n", text) if c.strip()]
    paragraphs: list[str] = []
    for chunk in chunks:
        lines = [x.strip() for x in chunk.split("\n") if x.strip()]
        first = 1 if not paragraphs and _is_wrapped(lines[1:]) else 0
        if _is_wrapped(lines[first:]):
            paragraphs += [*lines[:first], " ".join(lines[first:])]
        elif stanzas and paragraphs and len(chunks) > 2 and _is_stanza(lines):
            paragraphs.append("\n".join(lines))
        else:
            paragraphs += lines
    return paragraphs


def _is_stanza(lines: Sequence[str]) -> bool:
    return len(lines) > 2 and not any(
        len(x) > STANZA_WIDTH or BULLET.match(x) or is_furniture(x) or is_credit_line(x)
        for x in lines
    )


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a chunk's lines were broken by width: all but the last nearly as long as the
    longest, and sentences running over the breaks."""
    if len(lines) < 2:
        return False
    longest = max(map(len, lines))
    body = lines[:-1]
    if longest not in WRAP_WIDTHS or any(len(x) < longest - 18 for x in body):
        return False
    if any(BULLET.match(x) or is_credit_line(x) for x in lines):
        return False
    running = sum(x[-1] not in '.!?:”"' for x in body)
    return running >= len(body) / 2


def _drafts(lines: Sequence[str]) -> Iterator[Draft]:
    """The story's lines: list items, furniture that says so itself, and paragraphs."""
    bullets = [BULLET.match(line) for line in lines]
    drafts = (
        _item(line, bullet) if bullet and _has_neighbour(bullets, place) else _draft(line)
        for place, (line, bullet) in enumerate(zip(lines, bullets, strict=True))
    )
    return _gathered(drafts)


def _has_neighbour(bullets: Sequence[re.Match[str] | None], place: int) -> bool:
    """One dash alone opens a line of dialogue; two are a list."""
    return any(bullets[max(0, place - 1) : place]) or any(bullets[place + 1 : place + 2])


def _item(line: str, bullet: re.Match[str]) -> Draft:
    marker = f"{bullet[2]}." if bullet[2] else "•"
    return Draft("item", line[bullet.end() :], level=1, marker=marker)


def _draft(line: str) -> Draft:
    folded = (is_furniture(line) or credit(line)) and not is_speech(line)
    return Draft("furniture" if folded else "paragraph", line)


def _gathered(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Neighbouring lines of furniture as one block, so that they fold together."""
    waiting: list[str] = []
    for draft in drafts:
        if draft.kind == "furniture":
            waiting.append(draft.text)
            continue
        if waiting:
            yield Draft("furniture", "\n".join(waiting))
            waiting = []
        yield draft
    if waiting:
        yield Draft("furniture", "\n".join(waiting))
