"""Quotation marks in one paragraph: which open, which close, which are none, and what pairs.

Where shape, place and what is open disagree, two against one win, so that a misprinted mark does
not turn the rest of the paragraph inside out. Every function is linear in the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

__all__ = ["Family", "Mark", "Stretch", "marks", "pair"]

Family = Literal["double", "single", "angle", "small angle", "corner", "white corner"]

OPENS, EITHER, CLOSES = 1, 0, -1

SHAPES: dict[str, tuple[Family, int]] = {
    '"': ("double", EITHER),
    "＂": ("double", EITHER),
    "''": ("double", EITHER),
    "’’": ("double", CLOSES),
    "‘‘": ("double", OPENS),
    "``": ("double", OPENS),
    "“": ("double", OPENS),
    "”": ("double", CLOSES),
    "„": ("double", OPENS),
    "‟": ("double", OPENS),
    "'": ("single", EITHER),
    "＇": ("single", EITHER),
    "‘": ("single", OPENS),
    "’": ("single", CLOSES),
    "‚": ("single", OPENS),
    "‛": ("single", OPENS),
    "«": ("angle", OPENS),
    "»": ("angle", CLOSES),
    "‹": ("small angle", OPENS),
    "›": ("small angle", CLOSES),
    "「": ("corner", OPENS),
    "」": ("corner", CLOSES),
    "『": ("white corner", OPENS),
    "』": ("white corner", CLOSES),
}

RUN = re.compile(r"(?:[\"＂“”„‟'＇‘’‚‛«»‹›「」『』]|``)+")
TRIPLE = re.compile(r"'{3}|’{3}")
PIECE = re.compile(r"''|’’|‘‘|``|.", re.DOTALL)

BEFORE_OPENING = frozenset("([{<—–―-/|=>_*~")
AFTER_CLOSING = frozenset(",.;:!?)]}—–―-/|…")
DASHES = frozenset("—–―-")

ELISION = re.compile(
    r"(?:\d\ds?|tis|twas|twere|twill|twould|em|til|till|cause|cos|coz|bout|round|neath|nuff|n|s|d"
    r"|ll|re|ve|m|t)(?!\w)",
    re.IGNORECASE,
)
"""Words whose first letters an apostrophe stands for, and years without their century."""

CLIPPED = re.compile(r"(?:\w\win|\bo|\ban|\bth|\bwi|\bol|\b[nN]|\bgov)$")
"""Words whose last letters an apostrophe stands for: goin', o', th'."""

NO_PROSE = re.compile(
    r"""\d\s?['’′]\s?\d{1,2}(?:\.\d+|[½¼¾])?\s?(?:''|’’|["”″])        # feet and inches
    | [\w-]=(?:"[^"<>]*"|'[^'<>]*'|[“”][^“”<>]*[“”])                  # left of a web page
    """,
    re.VERBOSE,
)
"""Marks that quote nothing."""

PLURALS = frozenset("sSzZ")
"""Letters behind which an apostrophe may stand for a possessive."""

LONGEST_RUN = 8
"""Marks side by side; more are an ornament."""

DEPTH = 6
"""Quotations inside one another that are followed; more is no prose."""

WEAK_LENGTH = 200
"""Characters up to which a plural's apostrophe may close a single quotation: 'Friends' star."""

SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, of one or two characters."""

    start: int
    end: int
    family: Family
    shape: int
    place: int
    """What its neighbours say: opens, closes, or either."""
    weak: bool = False
    """A closing mark that may be something else: inches, a plural's apostrophe."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From an opening mark to the end of its closing mark, or as far as it goes without one."""

    start: int
    end: int
    family: Family
    closed: bool = True
    """False: it was still open at the end of the paragraph."""
    sure: bool = True
    """False for single marks that only may be quotation marks."""


@dataclass(slots=True)
class Opening:
    mark: Mark
    followed: bool = False
    """Whether another opening mark of its kind stands behind it."""


@dataclass(slots=True)
class Singles:
    """The single marks at one level: what is open, and where it may have closed."""

    opening: Mark | None = None
    weak: Mark | None = None
    extensible: bool = False
    """Whether the last stretch ended behind an s, perhaps at a plural's apostrophe: 'the cats'.'"""
    found: list[Stretch] = field(default_factory=list)


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks between two offsets, apostrophes and feet left out."""
    silent = NO_PROSE.finditer(text, start, end)
    nothing = next(silent, None)
    for run in RUN.finditer(text, start, end):
        if run.end() - run.start() > LONGEST_RUN:
            continue
        while nothing is not None and nothing.end() <= run.start():
            nothing = next(silent, None)
        if nothing is not None and nothing.start() < run.end():
            continue
        before = text[run.start() - 1] if run.start() > start else ""
        after = text[run.end() : min(run.end() + 2, end)]
        for first, last in _pieces(run, before):
            yield from _mark(text, first, last, before, after)


def _pieces(run: re.Match[str], before: str) -> Iterator[tuple[int, int]]:
    """The marks of a run; of three apostrophes the single mark is the inner one."""
    position = run.start()
    while position < run.end():
        if TRIPLE.match(run.string, position, run.end()):
            inner_last = not before or before.isspace() or before in BEFORE_OPENING
            cut = position + (2 if inner_last else 1)
            yield position, cut
            yield cut, position + 3
            position += 3
            continue
        piece = PIECE.match(run.string, position, run.end())
        assert piece is not None
        yield piece.span()
        position = piece.end()


def _mark(text: str, start: int, end: int, before: str, after: str) -> Iterator[Mark]:
    """The mark between two offsets, unless it is an apostrophe. `before` and `after` are what
    stands around the whole run of marks that it belongs to."""
    family, shape = SHAPES[text[start:end]]
    place = _place(before, after)
    if family != "single":
        weak = before.isdigit() and text[start:end] in ('"', "”", "''", "’’")
        yield Mark(start, end, family, shape, place, weak)
        return
    if place == EITHER and before.strip() and after.strip():
        return
    if place != CLOSES and ELISION.match(text, end):
        return
    weak = (
        before.isdigit()
        or (before in PLURALS and after[:1].isspace())
        or CLIPPED.search(text, max(0, start - 5), start) is not None
    )
    yield Mark(start, end, family, shape, place, weak)


def _place(before: str, after: str) -> int:
    """What the characters around a mark say; nothing counts as white space."""
    blank_before, blank_after = not before.strip(), not after[:1].strip()
    if blank_before and blank_after:
        return EITHER if before or not after else OPENS
    if not before or (before == " " and after[:2] in ("..", "…")):
        return OPENS
    open_before = blank_before or before in BEFORE_OPENING
    closed_after = blank_after or after[0] in AFTER_CLOSING
    if open_before and not closed_after:
        return OPENS
    if closed_after and (not open_before or (before in DASHES and blank_after)):
        return CLOSES
    if before == ":":
        return OPENS
    return EITHER


def pair(text: str, start: int, end: int) -> list[Stretch]:
    """The quoted stretches between two offsets, by start, the outer before the inner.

    At most one is not closed; it reaches to `end`.
    """
    found = list(marks(text, start, end))
    firm = _pair_firm([mark for mark in found if mark.family != "single"], end)
    singles = [mark for mark in found if mark.family == "single"]
    stretches = [*firm, *_pair_singles(text, singles, firm, end)] if singles else firm
    return sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end))


def _pair_firm(found: Iterable[Mark], end: int) -> list[Stretch]:
    """Stretches between marks that are never apostrophes."""
    stack: list[Opening] = []
    stretches: list[Stretch] = []
    doubtful: Mark | None = None
    for mark in found:
        within = any(opening.mark.family == mark.family for opening in stack)
        vote = 2 * mark.place + mark.shape + (CLOSES if within else OPENS)
        if vote > 0 or (vote == 0 and not within):
            doubtful = None
            _open(stack, mark)
        elif within:
            while stack[-1].mark.family != mark.family:
                stack.pop()
            stretches.append(Stretch(stack.pop().mark.start, mark.end, mark.family))
            doubtful = mark if mark.weak else None
        elif doubtful is not None and doubtful.family == mark.family:
            stretches[-1] = replace(stretches[-1], end=mark.end)
            doubtful = None
    return stretches + _left_open(stack, end)


def _open(stack: list[Opening], mark: Mark) -> None:
    for opening in stack:
        if opening.mark.family == mark.family and not _curly_in_straight(opening.mark, mark):
            opening.followed = True
    if len(stack) < DEPTH:
        stack.append(Opening(mark))


def _curly_in_straight(outer: Mark, inner: Mark) -> bool:
    """Whether the two are told apart by their shapes, though both are double."""
    return outer.shape == EITHER != inner.shape


def _left_open(stack: list[Opening], end: int) -> list[Stretch]:
    """What never closed. Only a mark with no other of its kind behind it reaches to the end."""
    for opening in stack:
        if not opening.followed:
            return [Stretch(opening.mark.start, end, opening.mark.family, closed=False)]
    return []


def _pair_singles(
    text: str, singles: list[Mark], firm: list[Stretch], end: int
) -> Iterator[Stretch]:
    """Stretches between single marks; none crosses a stretch between firm marks."""
    borders = sorted(
        [(stretch.start, OPENS) for stretch in firm]
        + [(stretch.end - 1 if stretch.closed else end, CLOSES) for stretch in firm]
    )
    levels, next_border = [Singles()], 0
    for mark in singles:
        while next_border < len(borders) and borders[next_border][0] < mark.start:
            if borders[next_border][1] == OPENS:
                levels.append(Singles())
            else:
                yield from _finish(text, levels.pop(), None)
            next_border += 1
        _read_single(text, levels[-1], mark)
    for level in levels[1:]:
        yield from _finish(text, level, None)
    yield from _finish(text, levels[0], end)


def _read_single(text: str, level: Singles, mark: Mark) -> None:
    """Take one more single mark at its level."""
    opens = mark.place == OPENS or (mark.place == EITHER and mark.shape == OPENS)
    if opens and not (mark.shape == CLOSES and level.opening is not None):
        _close_weakly(text, level)
        level.opening, level.weak = mark, None
        level.extensible = False
    elif opens:
        return
    elif level.opening is None:
        if level.extensible and not mark.weak:
            level.found[-1] = replace(level.found[-1], end=mark.end)
            level.extensible = False
    elif mark.weak:
        level.weak = level.weak or mark
    else:
        _close(level, mark)
        level.extensible = text[mark.start - 1] in PLURALS


def _close(level: Singles, mark: Mark) -> None:
    assert level.opening is not None
    # A closing mark in an opening's place is far oftener an apostrophe than a misprint.
    sure = level.opening.shape != CLOSES
    level.found.append(Stretch(level.opening.start, mark.end, "single", sure=sure))
    level.opening = level.weak = None


def _close_weakly(text: str, level: Singles) -> None:
    """Close at a plural's apostrophe where nothing better came and the stretch is short."""
    opening, weak = level.opening, level.weak
    level.extensible = False
    if opening is None or weak is None:
        return
    short = weak.start - opening.end <= WEAK_LENGTH
    if short and not SENTENCE_END.search(text, opening.end, weak.start):
        _close(level, weak)
    level.opening = level.weak = None


def _finish(text: str, level: Singles, end: int | None) -> list[Stretch]:
    """The stretches of a level that is over; `end` for the outermost one of a paragraph."""
    opening, weak = level.opening, level.weak
    _close_weakly(text, level)
    if end is not None and opening is not None and weak is None:
        level.found.append(Stretch(opening.start, end, "single", closed=False, sure=False))
    return level.found
