"""Cues that govern a quotation outright, where the weighing alone is less sure than a reader."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.attribution.candidates import cue_class
from reader.analysis.attribution.facts import CLAUSE_OPENERS, Facts, facts
from reader.analysis.attribution.leading import led_up_to
from reader.analysis.attribution.outright import (
    bracketed,
    in_relative_clause,
    said_beside,
    so_called,
)
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.reported import claimed
from reader.analysis.attribution.scene import Scene

__all__ = ["calls_it", "governs", "owns_outright", "quoted_as", "settled"]

NEAR = 3
"""Words between a verb and what it calls something: "called the plan"."""

WITHIN = 4
"""Words between the verb of a relative clause and what it quotes: "which he called in a letter"."""

WH_OBJECTS = frozenset(("which", "whom", "what", "who"))
BREAKS = frozenset((",", ";", "and", "but", "who", "which", "that"))

LIKELY = 0.65
"""The chance from which a subject in the active counts as the one who speaks."""

CLEAR = 0.9
"""The chance of whoever a clause names without a doubt."""

SENTENCES = ("sentence", "short sentence")
TITLES = ("title", "capital")
"""Forms that the name of a work has: "sang “Yesterday”"."""


def governs(page: Page, place: Place, scene: Scene, candidate: Candidate, chance: float) -> bool:
    """Whether the parse hangs the quotation on the candidate's cue, or right below it."""
    fact = facts(page, place, scene, candidate)
    if fact is None or not fact.speaking or fact.steps not in (0, 1) or scene.form in TITLES:
        return False
    calling = candidate.how == "main clause" and (fact.cue, fact.steps) == ("call", 0)
    active = candidate.kind == "claim" or candidate.how in ("own", "shared") or calling
    return candidate.how == "agent" or (active and chance >= LIKELY)


def owns_outright(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether the words are somebody's by the noun beside them: "Lee's promise to “…”", "“…” was
    the verdict of Lee"."""
    if candidate.kind != "claim":
        return False
    w, cue = page.words, candidate.cue
    first, stop = place.segments[0][0], place.segments[-1][1]
    if w.lower[cue] == "words":
        return _in_the_words(page, cue, first, stop)
    if candidate.token < cue < first:
        link = cue + 1
        infinitive = w.lower[link] == "to" and w.pos[link] == "PART"
        return link + 1 == first and (infinitive or w.lower[link] == "that")
    over = w.head[cue]
    hanging = any(first <= child < stop for child in w.children[over])
    return w.dep[cue] == "attr" and stop <= over < cue and hanging


def _in_the_words(page: Page, cue: int, first: int, stop: int) -> bool:
    """Whether "in the words of Lee" or "in Lee's words" stands right beside the quotation."""
    w = page.words
    lead = range(max(0, cue - NEAR), cue)
    if not any(w.lower[i] == "in" for i in lead):
        return False
    opening = next(i for i in lead if w.lower[i] == "in")
    if cue < first:
        return page.words_between(cue + 1, first) <= NEAR and "," in w.lower[cue:first]
    return page.words_between(stop, opening) == 0


def calls_it(page: Page, place: Place, fact: Facts | None, candidate: Candidate) -> bool:
    """Whether the quotation ends a relative clause of the candidate's own: "the pier, which Lee
    calls “…”", "what aides described as “…”", "to which Lee replied: “…”"."""
    if fact is None or not fact.speaking or candidate.mention is None:
        return False
    if page.words.pos[candidate.token] == "PRON" and candidate.token not in page.entity:
        return False
    w, cue, first = page.words, candidate.cue, place.segments[0][0]
    opening = w.at(candidate.mention[0]) - 1
    if candidate.how != "own" or not place.low <= opening < candidate.token < cue < first:
        return False
    between = range(cue + 1, first)
    return (
        w.lower[opening] in WH_OBJECTS
        and page.words_between(cue + 1, first) <= WITHIN
        and not any(
            page.quoted[i] != OUTSIDE
            or w.pos[i] in ("VERB", "AUX", "SCONJ")
            or w.lower[i] in BREAKS
            for i in between
        )
    )


def settled(
    page: Page, place: Place, scene: Scene, found: Sequence[Candidate], chances: Sequence[float]
) -> list[float]:
    """The chances, those that the clause itself rules out given to the speaker that it names.

    A passive's sufferer does not speak where its agent stands behind the quotation; and a verb
    does not reach over an earlier quotation into a clause with its own verb of saying and subject.
    """
    known = [facts(page, place, scene, candidate) for candidate in found]
    whom = next((i for i, c in enumerate(found) if owns_outright(page, place, c)), None)
    if whom is not None:
        leads = any(f.speaking and f.where == "before" and f.cue != "claim" for f in known if f)
        if found[whom].cue > place.segments[0][0] or not leads:
            return _all_to(whom, chances)
    whom = next((i for i, c in enumerate(found) if claimed(page, place, c)), None)
    if whom is not None and scene.few:
        return _all_to(whom, chances)
    pairs = enumerate(zip(known, found, strict=True))
    whom = next((i for i, (fact, c) in pairs if calls_it(page, place, fact, c)), None)
    if whom is not None:
        return _all_to(whom, chances)
    whom = _did(page, place, scene, found)
    if whom is not None:
        return _all_to(whom, chances)
    whom = _shouting(scene, found, known)
    whom = _retold(page, found, known) if whom is None else whom
    if whom is not None:
        return _all_to(whom, chances)
    whom = said_beside(page, place, scene, found, known)
    whom = bracketed(page, place, found, known) if whom is None else whom
    whom = in_relative_clause(page, place, found, known) if whom is None else whom
    whom = led_up_to(page, place, scene, found, known) if whom is None else whom
    if whom is not None:
        return list(chances) if chances[whom] >= CLEAR else _all_to(whom, chances)
    if any(so_called(page, place, c, fact) for c, fact in zip(found, known, strict=True)):
        return _all_to(0, chances)
    whom = _agent(page, place, found, known)
    quoted = quoted_as(page, found)
    if quoted is not None:
        whom, quoting = quoted
        ruled_out = [i for i, c in enumerate(found) if c.cue == quoting]
    elif whom is not None:
        said = found[whom]
        ruled_out = [
            i
            for i, c in enumerate(found)
            if (c.how == "passive" and c.cue == said.cue)
            or (c.kind == "bare" and c.token > said.token)
        ]
    else:
        whom = _own_clause(page, place, found, known)
        if whom is None:
            return list(chances)
        ruled_out = [
            i
            for i, fact in enumerate(known)
            if fact is not None and fact.where == "before" and found[i].token < found[whom].token
        ]
    moved = sum(chances[i] for i in ruled_out)
    kept = [0.0 if i in ruled_out else chance for i, chance in enumerate(chances)]
    kept[whom] += moved
    acts = found[whom].how == "agent" and kept[whom] == max(kept)
    return _all_to(whom, chances) if acts else kept


def _did(page: Page, place: Place, scene: Scene, found: Sequence[Candidate]) -> int | None:
    """Who did what another would not, just before: "Hart would not talk. Lee did. “…”"."""
    w, first = page.words, place.segments[0][0]
    if scene.before != "stop" or scene.form not in SENTENCES:
        return None
    for i, candidate in enumerate(found):
        ends = candidate.cue + 2 == first and w.lower[candidate.cue : first] == ["did", "."]
        if ends and candidate.kind == "verb" and candidate.how == "own":
            return i
    return None


def _shouting(
    scene: Scene, found: Sequence[Candidate], known: Sequence[Facts | None]
) -> int | None:
    """Who says a whole sentence in a report: "according to the police, Lee shouted “…”"."""
    if scene.form != "sentence" or not any(c.kind == "according" for c in found):
        return None
    for i, (candidate, fact) in enumerate(zip(found, known, strict=True)):
        if fact is None or candidate.kind != "verb" or candidate.how != "own":
            continue
        if (
            fact.cue in ("say", "speak")
            and fact.where == "before"
            and fact.steps == 0
            and fact.gap <= (NEAR if scene.before == ":" else 0)
        ):
            return i
    return None


def _retold(page: Page, found: Sequence[Candidate], known: Sequence[Facts | None]) -> int | None:
    """Who says what those who heard it tell: "Lee told aides it was “sad”, according to one of
    them"."""
    heard = (c for c in found if c.kind == "according" and c.token != OUTSIDE)
    if not any(_is_of_them(page, candidate.token) for candidate in heard):
        return None
    told = [
        (fact.steps, i)
        for i, (candidate, fact) in enumerate(zip(found, known, strict=True))
        if fact is not None and candidate.kind == "verb" and candidate.how in ("own", "shared")
        if fact.speaking and fact.where == "before" and fact.steps is not None
    ]
    return min(told)[1] if told else None


def _is_of_them(page: Page, token: int) -> bool:
    """Whether a phrase is of the kind "two of them", "one of those present"."""
    lower = page.words.lower
    return lower[token + 1 : token + 2] == ["of"] and lower[token + 2 : token + 3] in (
        ["them"],
        ["those"],
    )


def _all_to(whom: int, chances: Sequence[float]) -> list[float]:
    """The chances where a clause leaves hardly any doubt."""
    return [CLEAR if i == whom else (1 - CLEAR) * chance for i, chance in enumerate(chances)]


def _agent(
    page: Page, place: Place, found: Sequence[Candidate], known: Sequence[Facts | None]
) -> int | None:
    """Who called it so, in "called “a farce” by Lee"."""
    stop = place.segments[-1][1]
    w = page.words
    for i, (candidate, fact) in enumerate(zip(found, known, strict=True)):
        if fact is None or candidate.how != "agent" or not fact.speaking or fact.steps != 0:
            continue
        if stop < len(w.lower) and w.lower[stop] == "by" and candidate.token > stop:
            return i
    return None


def quoted_as(page: Page, found: Sequence[Candidate]) -> tuple[int, int] | None:
    """Who is quoted by somebody "as saying", and the verb of quoting."""
    w = page.words
    for i, candidate in enumerate(found):
        cue = candidate.cue
        if candidate.kind != "verb" or w.dep[cue] != "pcomp" or w.lower[w.head[cue]] != "as":
            continue
        quoting = w.head[w.head[cue]]
        if cue_class(w, quoting) == "quote":
            return i, quoting
    return None


def _own_clause(
    page: Page, place: Place, found: Sequence[Candidate], known: Sequence[Facts | None]
) -> int | None:
    """The subject of the clause that holds the quotation, where an earlier quotation ended the
    clause before: "…,” while Lee called it “…”"."""
    edge = _edge(page, place)
    if edge is None:
        return None
    lower = page.words.lower
    for i, (candidate, fact) in enumerate(zip(found, known, strict=True)):
        if fact is None or not edge < candidate.token < candidate.cue:
            continue
        if candidate.how != "own" and (candidate.how, fact.steps) != ("main clause", 0):
            continue
        near = fact.speaking and fact.where == "before" and fact.gap <= NEAR
        if near and "that" not in lower[edge : candidate.token]:
            return i
    return None


def _edge(page: Page, place: Place) -> int | None:
    """The word that opens the clause of the quotation right behind an earlier one."""
    lower, quoted = page.words.lower, page.quoted
    for token in range(place.segments[0][0] - 1, place.low, -1):
        if quoted[token] == OUTSIDE != quoted[token - 1]:
            return token if lower[token] in CLAUSE_OPENERS or lower[token] == ";" else None
    return None
