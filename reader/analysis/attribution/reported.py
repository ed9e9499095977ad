"""A few words inside what somebody calls a thing, claims or says: plainly his, by the grammar."""

from __future__ import annotations

from reader.analysis.attribution.facts import Facts
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.scene import Scene

__all__ = ["claimed", "listed", "reported"]

ACTIVE = ("own", "shared", "main clause", "relative")
NAMING = ("call", "think", "say", "speak", "believe", "write")
"""Classes of verbs that see or name one thing as another."""

KNOWN = frozenset(("know", "knows", "knew", "known"))
"""What a thing is known as is its name, and nobody's words."""

LEADS = frozenset(("DET", "ADV", "ADJ"))
BREAKS = frozenset((",", ";", ":", "but", "who", "which", "that", "because", "if", "when"))
LONGEST_OBJECT = 14
"""Tokens between a verb and what it calls its object: "called the sale of the quay a “gift”"."""

LONGEST_LIST_GAP = 5
"""Tokens between two items of a list."""

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
LINKS = frozenset((",", "and", "or", "but", "also", "then", "a", "an", "the"))
MARKS = "\"'“”‘’"

TIME = frozenset(("ADP", "NOUN", "PROPN", "ADJ", "NUM", "DET"))
LONGEST_TIME = 4
"""Tokens between a noun of speech and its "that": "her remark in court last week that"."""


def reported(
    page: Page, place: Place, scene: Scene, fact: Facts | None, candidate: Candidate
) -> bool:
    """Whether a few words stand where only the candidate can have said them."""
    if claimed(page, place, candidate) or _comes_to(page, place, scene, candidate):
        return True
    if fact is None or candidate.kind != "verb" or candidate.how not in ACTIVE:
        return False
    if not place.low <= candidate.cue < place.segments[0][0]:
        return False
    return (
        _called(page, place, fact, candidate)
        or _coined(page, place, candidate)
        or _inserted(page, fact, candidate)
        or _uttered(page, place, scene, fact, candidate)
    )


def claimed(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether the words stand in what a noun of speech goes on to say: "Lee's claim that the plan
    was “dead”", "her remark last week that “sheep think”"."""
    cue, first = candidate.cue, place.segments[0][0]
    if candidate.kind != "claim" or not place.low <= cue < first:
        return False
    w = page.words
    start = max(cue, candidate.token) + 1
    that = start
    while (
        that < min(first, start + LONGEST_TIME) and w.pos[that] in TIME and w.lower[that] != "that"
    ):
        that += 1
    if that >= first or w.lower[that] != "that":
        return False
    between = range(that + 1, first)
    return not any(w.lower[i] in (",", ";") or page.quoted[i] != OUTSIDE for i in between)


def _comes_to(page: Page, place: Place, scene: Scene, candidate: Candidate) -> bool:
    """Whether a sentence about somebody's words comes to them: "Lee's reply was shorter: “No.”"."""
    cue, w = candidate.cue, page.words
    if candidate.kind != "claim" or scene.before != ":" or not place.low <= cue:
        return False
    return w.dep[cue] == "nsubj" and w.lower[w.head[cue]] in ("is", "was")


def _coined(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether the candidate made the words up: "Lee, who coined the phrase “paper ferry”"."""
    w, cue, first = page.words, candidate.cue, place.segments[0][0]
    return (
        w.lower[cue] in ("coined", "coins", "coining") and page.words_between(cue + 1, first) <= 2
    )


def _called(page: Page, place: Place, fact: Facts, candidate: Candidate) -> bool:
    """Whether the words are what a verb names its object: "called the sale a “gift”", "sees the
    vote as “madness”"."""
    w, cue, first = page.words, candidate.cue, place.segments[0][0]
    between = range(cue + 1, first)
    if fact.cue not in NAMING or w.lower[cue] in KNOWN or _modifies(page, place):
        return False
    if len(between) > LONGEST_OBJECT:
        return False
    if any(_breaks(page, i) for i in between):
        return False
    link = first - 1
    while link > cue and w.pos[link] in LEADS:
        link -= 1
    if w.lower[link] == "as":
        return link > cue
    names = any(w.pos[i] in NOMINAL for i in between)
    return fact.cue == "call" and names and (link < first - 1 or w.pos[link] in NOMINAL)


def _breaks(page: Page, token: int) -> bool:
    """Whether a word cannot stand in a plain object: a verb, a link, what is quoted already."""
    w = page.words
    if page.quoted[token] != OUTSIDE or w.lower[token] in BREAKS:
        return True
    return w.pos[token] in ("VERB", "AUX", "SCONJ") and w.lower[token] != "as"


def _modifies(page: Page, place: Place) -> bool:
    """Whether the words stand before a noun of the reporter's: a “gun control” issue."""
    w, (first, stop) = page.words, place.segments[-1]
    marks = {w.lower[i] for i in range(max(first, stop - 2), stop)}
    return not marks & {",", "."} and stop < len(w.pos) and w.pos[stop] in ("NOUN", "PROPN", "ADJ")


def _inserted(page: Page, fact: Facts, candidate: Candidate) -> bool:
    """Whether the sentence is the candidate's by what is put into it: "The mayor, Lee said, had
    “no shame”"."""
    w, cue = page.words, candidate.cue
    if fact.cue not in ("say", "speak") or candidate.how != "own" or candidate.mention is None:
        return False
    start = w.at(candidate.mention[0])
    commas = start > 0 and w.lower[start - 1] == "," and w.lower[cue + 1 : cue + 2] == [","]
    return commas and candidate.token + 1 == cue


def _uttered(page: Page, place: Place, scene: Scene, fact: Facts, candidate: Candidate) -> bool:
    """Whether a verb of saying stands right before a sentence: "shouting “Sit down”"."""
    w, (first, stop) = page.words, place.segments[0]
    touching = candidate.cue + 1 == first and w.lower[candidate.cue] != "read"
    orders = scene.form == "capital" and any(w.pos[i] == "VERB" for i in range(first, stop))
    sentence = orders or scene.form in ("sentence", "short sentence")
    return touching and sentence and fact.cue in ("say", "speak")


def listed(page: Page, one: Place, other: Place) -> bool:
    """Whether two quotations are items of one list: "a “thief”, a “bully” and a “clown”"."""
    w, first, stop = page.words, one.segments[-1][1], other.segments[0][0]
    if one.block != other.block or not 0 < stop - first <= LONGEST_LIST_GAP:
        return False
    return all(w.lower[i] in LINKS or not w.lower[i].strip(MARKS) for i in range(first, stop))
