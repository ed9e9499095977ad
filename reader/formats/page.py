"""The story in a whole page that was pasted with its menus, boxes and footer.

The story is the contiguous run of lines with the greatest sum of scores, prose for it and short or
telling lines against it (Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation", WWW 2009); then single lines in the run are judged by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.formats.bylines import is_credit_line
from reader.formats.dates import find_date
from reader.formats.furniture import (
    credit,
    is_comments_heading,
    is_credit_only,
    is_furniture,
    is_interface,
    is_tail_heading,
)
from reader.formats.speech import is_speech

__all__ = ["Story", "find_story", "is_page", "is_prose", "masthead", "word_count"]

WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»«“)\]]*(?:\[\d+\])?$")
LEGAL = re.compile(
    r"\b(?:cookies?|consent|privacy|personal(?:ised|ized)? (?:data|information|ads)|datenschutz"
    r"|personenbezogene|subscri(?:be|ption|bers?)|sign up|newsletter|log in|all rights reserved"
    r"|javascript|browser|terms of (?:use|service)|abonne|einwilligung|your (?:email|inbox))\b",
    re.IGNORECASE,
)
OFFER = re.compile(r"newsletter|sign ?up|subscri", re.IGNORECASE)
TRAIL = re.compile(r"[›»>|•©]|\bfoto:|\bbild:", re.IGNORECASE)
"""Marks of a breadcrumb trail, a site's name or a credit: no headline."""

PAUSE = re.compile(r"[,;.!?] |[，。、]")
MENU_LINES = 12
"""Short lines one below the other that are a menu where one of them is a menu's word."""
MENU_WORDS = 4
LONG = 25
"""Words from which a line is prose even without a full stop."""
PROSE = 9
SHORT_COST = 3.5
TELLING_COST = 8.0
PROSE_COST = 4.0
MOST_WORDS = 60
LEGAL_WORDS = 120
"""How lines are scored, learned from pasted news pages; one score is a word of prose."""

SOLID = 28
"""Words of a paragraph that is no teaser."""

FEWEST_WORDS = 150
"""Words of prose before which nothing ends a story."""

MASTHEAD = 8
"""Lines that a site's name and the buttons beside it may take above a headline."""

BOX_LINES = 12
"""Lines of a box that may stand between the story and its last quotations."""

TITLE_REACH = 14
"""Lines before the story in which its headline is looked for."""


@dataclass(frozen=True, slots=True)
class Story:
    """Where in the lines the story is: headline, standfirst, and the lines that belong to it."""

    title: int | None
    standfirst: int | None
    start: int
    end: int
    junk: frozenset[int]
    """Lines between start and end that are furniture."""


def word_count(line: str) -> int:
    """Words; of Chinese, Japanese and Korean two characters count as one."""
    words = len(line.split())
    return words if line.isascii() else words + len(WIDE.findall(line)) // 2


def is_prose(line: str) -> bool:
    """Whether the line reads like a sentence or more; a menu in one long line does not."""
    words = word_count(line)
    if words < PROSE:
        return False
    if SENTENCE_END.search(line):
        return True
    return words >= LONG and PAUSE.search(line) is not None and not _is_enumeration(line)


def _is_enumeration(line: str) -> bool:
    """Names without a sentence: more than half of the words begin with a capital."""
    return sum(word[:1].isupper() for word in line.split()) > len(line.split()) / 2


def is_page(lines: Sequence[str]) -> bool:
    """Whether these lines are a page with its menus rather than somebody's text: many short lines,
    and some of them words that only a website's own parts say."""
    short = [word_count(x) <= MENU_WORDS and not SENTENCE_END.search(x) for x in lines]
    telling = len({x.lower() for x in lines if is_interface(x) or is_furniture(x)})
    if sum(short) >= 10 and telling >= 3:
        return True
    return telling >= 1 and _longest_run(short) >= MENU_LINES


def _longest_run(marks: Sequence[bool]) -> int:
    longest = run = 0
    for mark in marks:
        run = run + 1 if mark else 0
        longest = max(longest, run)
    return longest


def find_story(lines: Sequence[str]) -> Story:
    """The story in a pasted page; without any prose it is all of it."""
    scores = [_score(line) for line in lines]
    start, end = _best_run(scores)
    run = _without_tail(lines, start, end)
    below = _speech_below(lines, run)
    end = max(below, default=run - 1) + 1
    title = _title(lines, start, run)
    standfirst = _standfirst(lines, title, start)
    if title is not None and title >= start:
        start = title + 1
    junk = {place for place in range(start, end) if _is_junk(lines, place, end)}
    junk |= _boxes(lines, start, run)
    junk |= set(range(run, end)) - below
    return Story(title, standfirst, start, end, frozenset(junk))


def _score(line: str) -> float:
    """What the line says for a story (its words) or against it."""
    words = word_count(line)
    if is_furniture(line) or is_interface(line):
        return -TELLING_COST
    if is_prose(line):
        if words < LEGAL_WORDS and LEGAL.search(line):
            return -TELLING_COST
        return min(words, MOST_WORDS) - PROSE_COST
    return -TELLING_COST if credit(line) or is_tail_heading(line) else -SHORT_COST


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    best, best_span = 0.0, (0, len(scores))
    total, start = 0.0, 0
    for place, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, place
        total += score
        if total > best:
            best, best_span = total, (start, place + 1)
    return best_span


def _without_tail(lines: Sequence[str], start: int, end: int) -> int:
    """Cut where the readers' comments begin, at a heading that only teasers follow, or where
    headings and teasers take turns to the end."""
    prose = [word_count(x) if is_prose(x) else 0 for x in lines[start:end]]
    seen = 0
    for place, words in enumerate(prose):
        line = lines[start + place]
        if words == 0 and seen >= FEWEST_WORDS:
            if is_comments_heading(line):
                return start + place
            if is_tail_heading(line) and sum(x >= SOLID for x in prose[place:]) < 2:
                return start + place
        seen += words
    told = [
        words >= SOLID or is_speech(x) for words, x in zip(prose, lines[start:end], strict=True)
    ]
    return start + _without_teasers(prose, told)


def _speech_below(lines: Sequence[str], end: int) -> set[int]:
    """What somebody says below a box that parts it from the story, and the sentences after it."""
    found: set[int] = set()
    place = end
    while place < min(end + BOX_LINES, len(lines)) and not _is_ending(lines[place]):
        goes_on = place - 1 in found and SENTENCE_END.search(lines[place]) is not None
        if is_speech(lines[place]) or (goes_on and not _is_telling(lines[place])):
            found.add(place)
            end = place + 1
        place += 1
    return found


def _is_ending(line: str) -> bool:
    """Whether the line heads what is below a story, and not a box that asks for an address."""
    return is_comments_heading(line) or (is_tail_heading(line) and not OFFER.search(line))


def _without_teasers(prose: Sequence[int], told: Sequence[bool]) -> int:
    """How many of the lines are left without an ending of which half are headings. `told` says of
    each line whether it is certainly the story's."""
    if True not in told:
        return len(prose)
    last = len(told) - 1 - told[::-1].index(True)
    end = last + 1
    while end < len(prose) and prose[end]:
        end += 1
    tail = prose[end:]
    return end if len(tail) >= 6 and tail.count(0) >= len(tail) * 0.45 else len(prose)


def masthead(lines: Sequence[str]) -> int:
    """How many lines stand above a headline that a byline follows: a site's name and its buttons.

    0 where the text begins otherwise: no button, a sentence, or no byline soon below.
    """
    for place, line in enumerate(lines[: MASTHEAD + 1]):
        if word_count(line) <= MENU_WORDS:
            if SENTENCE_END.search(line) or is_credit_line(line):
                return 0
            continue
        buttons = any(is_interface(x) or is_furniture(x) for x in lines[:place])
        credited = any(is_credit_line(x) for x in lines[place + 1 : place + 3])
        return place if buttons and credited and not _is_telling(line) else 0
    return 0


def _title(lines: Sequence[str], start: int, end: int) -> int | None:
    """The likeliest headline: a line of some words just before the story, best one said twice."""
    if 0 < (below := masthead(lines)) < end:
        return below
    if _opens_with_headline(lines[:start]):
        return 0
    best, best_score = None, 0.0
    for place in range(max(0, start - TITLE_REACH), min(end, start + 3)):
        line = lines[place]
        words = word_count(line)
        if not 3 <= words <= 30 or _is_telling(line):
            continue
        score = min(words, 7) - 0.35 * abs(start - 1 - place)
        score += (
            4.0 * (lines.count(line) > 1) - 9.0 * line.endswith((".", "。")) - 3.0 * (words > 20)
        )
        score -= 4.0 * bool(TRAIL.search(line))
        if place > start:
            score -= 4.0
        if score > best_score:
            best, best_score = place, score
    return best


def _opens_with_headline(head: Sequence[str]) -> bool:
    """Whether the paste begins at its headline: no menu stands above the story."""
    if not 0 < len(head) <= TITLE_REACH or not 3 <= word_count(head[0]) <= 30:
        return False
    others = [line for line in head if not _is_telling(line)]
    menu = sum(word_count(line) <= MENU_WORDS for line in others)
    return bool(others) and others[0] == head[0] and menu <= 1


def _standfirst(lines: Sequence[str], title: int | None, start: int) -> int | None:
    """The line between a headline and what parts it from the story."""
    if title is None or title + 1 >= start:
        return None
    line = lines[title + 1]
    return title + 1 if word_count(line) > MENU_WORDS and not _is_telling(line) else None


def _is_telling(line: str) -> bool:
    """Whether the line is known to be no headline: furniture, a menu's word, a byline, a day."""
    return (
        is_furniture(line)
        or credit(line)
        or is_interface(line)
        or is_credit_line(line)
        or find_date(line) is not None
    )


def _boxes(lines: Sequence[str], start: int, end: int) -> set[int]:
    """Headings like "Related" inside the story, each with the titles below it."""
    found: set[int] = set()
    inside = False
    for place in range(start, end):
        line = lines[place]
        solid = word_count(line) >= SOLID or line.endswith(".")
        if is_speech(line) or (is_prose(line) and (not inside or solid)):
            inside = False
        elif not is_prose(line) and is_tail_heading(line):
            inside = True
        if inside:
            found.add(place)
    return found


def _is_junk(lines: Sequence[str], place: int, end: int) -> bool:
    line = lines[place]
    if is_speech(line):
        return False
    if is_furniture(line) or credit(line) or is_credit_line(line):
        return True
    if place + 1 < end and is_credit_only(lines[place + 1]) and word_count(line) <= LONG:
        return True
    if is_prose(line):
        return word_count(line) < 45 and len(LEGAL.findall(line)) > 1
    return is_interface(line) and not (place + 1 < end and is_prose(lines[place + 1]))
