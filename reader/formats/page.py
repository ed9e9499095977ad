"""The story in a whole page that was pasted with its menus, boxes and footer.

The story is the contiguous run of lines with the greatest sum of scores, prose for it and short or
telling lines against it (Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation", WWW 2009); then single lines in the run are judged by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.formats.furniture import credit, is_furniture, is_interface, is_tail_heading

__all__ = ["Story", "find_story", "is_page", "is_prose", "word_count"]

WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»«“)\]]*(?:\[\d+\])?$")
LEGAL = re.compile(
    r"\b(?:cookies?|consent|privacy|personal(?:ised|ized)? (?:data|information|ads)|datenschutz"
    r"|personenbezogene|subscri(?:be|ption|bers?)|sign up|newsletter|log in|all rights reserved"
    r"|javascript|browser|terms of (?:use|service)|abonne|einwilligung|your (?:email|inbox))\b",
    re.IGNORECASE,
)
MENU_WORDS = 4
LONG = 25
"""Words from which a line is prose even without a full stop."""
PROSE = 9
TITLE_REACH = 14
"""Lines before the story in which its headline is looked for."""


@dataclass(frozen=True, slots=True)
class Story:
    """Where in the lines the story is: the headline, and the lines that belong to it."""

    title: int | None
    start: int
    end: int
    junk: frozenset[int]
    """Lines between start and end that are furniture."""


def word_count(line: str) -> int:
    """Words; of Chinese, Japanese and Korean two characters count as one."""
    wide = len(WIDE.findall(line))
    return len(line.split()) + wide // 2 if wide else len(line.split())


def is_prose(line: str) -> bool:
    """Whether the line reads like a sentence or more."""
    words = word_count(line)
    return words >= LONG or (words >= PROSE and SENTENCE_END.search(line) is not None)


def is_page(lines: Sequence[str]) -> bool:
    """Whether these lines are a page with its menus rather than somebody's text: many short lines,
    and some of them words that only a website's own parts say."""
    short = sum(word_count(x) <= MENU_WORDS and not SENTENCE_END.search(x) for x in lines)
    telling = len({x.lower() for x in lines if is_interface(x) or is_furniture(x)})
    return (short >= 10 and telling >= 4) or (short >= 30 and telling >= 2)


def find_story(lines: Sequence[str]) -> Story:
    """The story in a pasted page; without any prose it is all of it."""
    scores = [_score(line) for line in lines]
    start, end = _best_run(scores)
    end = _without_tail(lines, start, end)
    title = _title(lines, start, end)
    if title is not None and title >= start:
        start = title + 1
    junk = frozenset(place for place in range(start, end) if _is_junk(lines, place, end))
    return Story(title, start, end, junk)


def _score(line: str) -> float:
    words = word_count(line)
    if is_furniture(line):
        return -6.0
    if LEGAL.search(line) and (words < 120):
        return -min(words, 20) / 2 - 3
    if is_prose(line):
        return min(words, 60) - 4.0
    if credit(line) or is_tail_heading(line):
        return -5.0
    if is_interface(line):
        return -6.0
    return -3.5


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
    """Cut at a heading that follows stories, where little prose stands below it."""
    prose = [word_count(x) if is_prose(x) else 0 for x in lines[start:end]]
    whole = sum(prose)
    seen = 0
    for place in range(start, end):
        if seen > 0.6 * whole and is_tail_heading(lines[place]) and not is_prose(lines[place]):
            return place
        seen += prose[place - start]
    return end


def _title(lines: Sequence[str], start: int, end: int) -> int | None:
    """The likeliest headline: a line of some words just before the story, best one said twice."""
    best, best_score = None, 0.0
    for place in range(max(0, start - TITLE_REACH), min(end, start + 3)):
        line = lines[place]
        words = word_count(line)
        if not 3 <= words <= 30 or is_furniture(line) or credit(line) or is_interface(line):
            continue
        score = min(words, 12) - 0.35 * abs(start - 1 - place)
        score += 4.0 * (lines.count(line) > 1) - 5.0 * line.endswith(".")
        if place > start:
            score -= 4.0
        if score > best_score:
            best, best_score = place, score
    return best


def _is_junk(lines: Sequence[str], place: int, end: int) -> bool:
    line = lines[place]
    if is_furniture(line) or credit(line):
        return True
    if is_prose(line):
        return bool(LEGAL.search(line)) and word_count(line) < 45
    return is_interface(line)
