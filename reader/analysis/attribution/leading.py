"""Clauses that lead up to a quotation, and whose it is then, whatever stands further off."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.attribution.facts import Facts
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.scene import Scene

__all__ = ["led_up_to"]

SAYING = ("say", "speak", "write")
SENTENCES = ("sentence", "short sentence")
OPENERS = ("after", "when", "whose")
ADDRESSED = 3
"""Words between a verb of saying and its comma or colon: "told the court:"."""

Known = Sequence[tuple[int, Candidate, Facts]]


def led_up_to(
    page: Page,
    place: Place,
    scene: Scene,
    found: Sequence[Candidate],
    known: Sequence[Facts | None],
) -> int | None:
    """Who says what a clause with a subject of its own leads up to."""
    if any(candidate.kind in ("according", "label") for candidate in found):
        return None
    first = place.segments[0][0]
    subjects = [
        (i, candidate, fact)
        for i, (candidate, fact) in enumerate(zip(found, known, strict=True))
        if fact is not None and candidate.kind == "verb" and candidate.how in ("own", "shared")
        if place.low <= candidate.token < candidate.cue < first
    ]
    subjects.sort(key=lambda one: one[1].cue)
    before = [one for one in subjects if one[1].how == "own"]
    whom = _announces(page, first, scene, subjects)
    whom = _in_a_clause(page, before) if whom is None else whom
    whom = _between_dashes(scene, before) if whom is None else whom
    whom = _comes_to_a_colon(page, scene, before) if whom is None else whom
    return _ends_with_a_name(page, place, scene, found, before) if whom is None else whom


def _announces(page: Page, first: int, scene: Scene, before: Known) -> int | None:
    """Who says it right before its comma or colon: "Hart said that Lee told him: “What?”"."""
    if scene.form not in SENTENCES or scene.before not in (",", ":"):
        return None
    for i, candidate, fact in reversed(before):
        if fact.cue not in SAYING:
            continue
        touching = scene.before == ":" and fact.gap == 0
        near = fact.steps == 0 and fact.gap <= ADDRESSED
        return i if (near or touching) and _nothing_between(page, candidate.cue, first) else None
    return None


def _nothing_between(page: Page, cue: int, first: int) -> bool:
    verbs = ("VERB", "AUX")
    return not any(
        page.words.pos[i] in verbs or page.quoted[i] != OUTSIDE for i in range(cue + 1, first)
    )


def _in_a_clause(page: Page, before: Known) -> int | None:
    """Who says it in a clause of its own: "“No,” Lee said after Hart told him it was “mad”"."""
    w = page.words
    for i, candidate, fact in reversed(before):
        if not fact.speaking:
            continue
        start = 0 if candidate.mention is None else w.at(candidate.mention[0])
        opens = start > 0 and w.lower[start - 1] in OPENERS
        governs = fact.steps in (0, 1) and fact.other == "none"
        return i if opens and governs else None
    return None


def _comes_to_a_colon(page: Page, scene: Scene, before: Known) -> int | None:
    """Whom a sentence is about that ends with a colon: "Lee was blunt: “No.”"."""
    if scene.form not in SENTENCES or scene.before != ":":
        return None
    if any(fact.speaking for _, _, fact in before):
        return None
    main = [(i, candidate, fact) for i, candidate, fact in before if fact.main]
    return next((i for i, c, f in main if _is_a_person(page, c.token, f)), None)


def _between_dashes(scene: Scene, before: Known) -> int | None:
    """Whose words a clause of saying breaks off for: "Lee lamented the delay - “how long?” - but
    others said no more"."""
    if (scene.before, scene.after) != ("dash", "dash"):
        return None
    return next((i for i, _, fact in reversed(before) if fact.speaking), None)


def _ends_with_a_name(
    page: Page, place: Place, scene: Scene, found: Sequence[Candidate], before: Known
) -> int | None:
    """The one person in a sentence about a thing that ends with a colon: "None of it surprised
    Lee: “We knew.”".
    """
    if scene.form not in SENTENCES or scene.before != ":":
        return None
    if any(_is_a_person(page, c.token, fact) or c.token in page.entity for _, c, fact in before):
        return None
    first = place.segments[0][0]
    people = {
        page.entity[candidate.token]: i
        for i, candidate in enumerate(found)
        if candidate.kind == "bare" and place.low <= candidate.token < first
        if page.kind.get(page.entity.get(candidate.token, "")) == "person"
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _is_a_person(page: Page, token: int, fact: Facts) -> bool:
    behind = page.kind.get(page.entity.get(token + 2, ""))
    named = page.words.lower[token + 1] == "," and behind == "person"
    return named or fact.mention in ("person name", "person noun")
