"""Clauses that leave no doubt whose the words are, whatever else stands in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.attribution.candidates import cue_class
from reader.analysis.attribution.facts import SPEAKING, Facts
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.scene import Scene
from reader.analysis.cues.syntax import FINITE

__all__ = ["bracketed", "in_relative_clause", "said_beside", "so_called", "told_of"]

TELLING = ("say", "speak", "write")
ASKING = ("say", "speak", "believe", "think", "write", "urge")
SENTENCES = ("sentence", "short sentence")
IN_BRACKETS = 20
"""Tokens between a bracket and the quotation inside it."""


def said_beside(
    page: Page,
    place: Place,
    scene: Scene,
    found: Sequence[Candidate],
    known: Sequence[Facts | None],
) -> int | None:
    """Who says a sentence right behind it: "…,” Lee replied", "…?” asked her son".

    Where "according to" credits somebody else, or a verb of saying leads up to the words, it is
    left to the weighing.
    """
    if any(c.kind == "according" for c in found):
        return None
    if any(f.speaking and f.where == "before" and f.gap == 0 for f in known if f is not None):
        return None
    if scene.form in SENTENCES:
        whom = _subject_beside(page, place, found, known)
        return _exclaiming(page, place, found) if whom is None else whom
    return _exclaiming(page, place, found) if scene.form == "title" else None


def _exclaiming(page: Page, place: Place, found: Sequence[Candidate]) -> int | None:
    """Who asks or shouts it, where the reporter says no more: "“Blue Ink?” Lee repeated."."""
    w, (first, stop) = page.words, place.segments[-1]
    if len(place.segments) > 1 or first != place.low or stop >= len(w.lower):
        return None
    if not {"?", "!"} & set(w.lower[max(first, stop - 3) : stop]):
        return None
    for i, candidate in enumerate(found):
        if candidate.kind != "verb" or candidate.how != "own" or candidate.mention is None:
            continue
        behind = (w.at(candidate.mention[0]), candidate.token + 1) == (stop, candidate.cue)
        ends = w.lower[candidate.cue + 1 : candidate.cue + 2] in (["."], [","])
        speaks = cue_class(w, candidate.cue) in ASKING and w.tag[candidate.cue] in FINITE
        if behind and ends and speaks:
            return i
    return None


def told_of(
    page: Page,
    place: Place,
    found: Sequence[Candidate],
    known: Sequence[Facts | None],
    chosen: Candidate,
) -> Candidate | None:
    """Who says the words in what the chosen one tells: Lee in "…,” Lee said, according to Hart"
    and in "Hart said that Lee had called it “…”"."""
    if chosen.kind == "according":
        beside = _subject_beside(page, place, found, known)
        return None if beside is None else found[beside]
    if chosen.kind != "verb" or cue_class(page.words, chosen.cue) not in TELLING:
        return None
    first = place.segments[0][0]
    inside = [
        candidate
        for candidate, fact in zip(found, known, strict=True)
        if fact is not None and candidate.kind == "verb" and candidate.how == "own"
        if fact.speaking and fact.steps in (0, 1) and candidate.mention is not None
        if chosen.cue < candidate.token < candidate.cue < first
    ]
    return max(inside, key=lambda candidate: candidate.cue, default=None)


def _subject_beside(
    page: Page, place: Place, found: Sequence[Candidate], known: Sequence[Facts | None]
) -> int | None:
    for i, (candidate, fact) in enumerate(zip(found, known, strict=True)):
        if fact is None or candidate.kind != "verb" or candidate.how != "own":
            continue
        if fact.cue in ASKING and any(_beside(page, b, candidate) for _, b in place.segments):
            return i
    return None


def _beside(page: Page, stop: int, candidate: Candidate) -> bool:
    """Whether subject and verb stand behind a segment that ends here, with nothing between."""
    w, cue = page.words, candidate.cue
    if candidate.mention is None or stop >= len(w.lower) or w.tag[cue] not in FINITE:
        return False
    comma = "," in (*w.lower[max(0, stop - 2) : stop], w.lower[stop])
    first = stop + (w.lower[stop] == ",")
    start = w.at(candidate.mention[0])
    if cue == first:
        return start == first + 1 and page.text[w.start[cue]].islower()
    onwards = w.lower[cue + 1 : cue + 2] == [":"]
    goes_on = comma or page.text[candidate.mention[0]].islower()
    return goes_on and not onwards and start == first and candidate.token + 1 == cue


def bracketed(
    page: Page, place: Place, found: Sequence[Candidate], known: Sequence[Facts | None]
) -> int | None:
    """Who says it in the same brackets, before it: "the strike (Lee calls it “a pause”) ends"."""
    opening = _opening_bracket(page, place)
    if opening is None:
        return None
    inside = [
        i
        for i, (candidate, fact) in enumerate(zip(found, known, strict=True))
        if fact is not None and fact.cue in SPEAKING and candidate.how == "own"
        if opening < candidate.token < candidate.cue < place.segments[0][0]
    ]
    return max(inside, key=lambda i: found[i].cue, default=None)


def _opening_bracket(page: Page, place: Place) -> int | None:
    """The bracket before the quotation in whose pair it stands."""
    lower, quoted = page.words.lower, page.quoted
    first, stop = place.segments[0][0], place.segments[-1][1]
    closes = (i for i in range(stop, min(place.high, stop + IN_BRACKETS)) if lower[i] in "()")
    closing = next(closes, None)
    if closing is None or lower[closing] != ")":
        return None
    for token in range(first - 1, max(place.low, first - IN_BRACKETS) - 1, -1):
        if quoted[token] == OUTSIDE and lower[token] in "()":
            return token if lower[token] == "(" else None
    return None


def in_relative_clause(
    page: Page, place: Place, found: Sequence[Candidate], known: Sequence[Facts | None]
) -> int | None:
    """Who says it in a relative clause behind a comma: "Lee praised Hart, who vowed to end “…”"."""
    w, first = page.words, place.segments[0][0]
    pairs = [(i, c, f) for i, (c, f) in enumerate(zip(found, known, strict=True)) if f is not None]
    for i, candidate, fact in pairs:
        who, cue = candidate.pronoun, candidate.cue
        if candidate.how != "relative" or not place.low < who < cue < first:
            continue
        if not fact.speaking or fact.steps is None or w.lower[who - 1 : who + 1] != [",", "who"]:
            continue
        between = any(f.speaking and cue < c.cue < first and c.how == "own" for _, c, f in pairs)
        quoted = any(page.quoted[token] != OUTSIDE for token in range(who, first))
        if not (between or quoted or {",", ";", "but"} & set(w.lower[cue:first])):
            return i
    return None


def so_called(page: Page, place: Place, candidate: Candidate, fact: Facts | None) -> bool:
    """Whether the candidate is but called so: "The bridge branded “…” remains open".

    The verb has no object before the words, and another verb goes on behind them.
    """
    w, stop = page.words, place.segments[-1][1]
    if fact is None or fact.cue != "call" or candidate.mention is None:
        return False
    if candidate.cue + 1 != place.segments[0][0] or w.tag[candidate.cue] not in ("VBD", "VBN"):
        return False
    start = w.at(candidate.mention[0])
    opens = start == place.low or w.pos[start - 1] in ("PUNCT", "CCONJ")
    goes_on = stop < len(w.tag) and w.tag[stop] in FINITE
    return opens and goes_on and candidate.token + 1 == candidate.cue
