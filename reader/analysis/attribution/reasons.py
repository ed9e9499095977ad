"""Why a speaker was chosen, in words for the reader."""

from __future__ import annotations

from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.annotations import Entity

__all__ = ["reasons"]

HOW = {
    "own": "is the subject of",
    "passive": "is the one spoken of with",
    "agent": "is the one who acts in",
    "shared": "is the subject, by an “and”, of",
    "main clause": "is the subject of the main clause around",
    "relative": "is meant by the “who” of",
    "noun": "is what is described by",
}


def reasons(
    page: Page, place: Place, candidate: Candidate, entity: Entity | None
) -> tuple[str, ...]:
    """The reasons for a speaker, weightiest first, each a clause without a full stop."""
    text, w = page.text, page.words
    if candidate.mention is None:
        return ()
    start, end = candidate.mention
    mention = " ".join(text[start:end].split())
    cue = "" if candidate.cue == OUTSIDE else text[w.start[candidate.cue] : w.end[candidate.cue]]
    match candidate.kind:
        case "verb":
            found = [f"“{mention}” {HOW[candidate.how or 'own']} “{cue}”"]
        case "claim":
            found = [f"“{cue}” is the word for what “{mention}” said"]
        case "according":
            found = [f"“{cue}” credits “{mention}”"]
        case "credit":
            found = [f"“{mention}” is credited after a {'colon' if cue == ':' else 'dash'}"]
        case "label":
            found = [f"“{mention}” stands before a colon"]
        case "carried":
            found = [f"“{mention}” spoke the quotation before, and nobody else comes between"]
        case _:
            found = [f"“{mention}” is named in the same sentence"]
    if candidate.kind not in ("carried", "credit", "label"):
        found.append(_where(page, place, candidate))
    if entity is not None and entity.name != mention:
        found.append(f"“{mention}” is {entity.name}")
    return tuple(found)


def _where(page: Page, place: Place, candidate: Candidate) -> str:
    token = candidate.token if candidate.cue == OUTSIDE else candidate.cue
    first, last = place.segments[0][0], place.segments[-1][1]
    if place.low <= token < first:
        return "before the quotation in its sentence"
    if last <= token < place.high:
        return "after the quotation in its sentence"
    if first <= token < last:
        return "between the parts of the quotation"
    return "in the sentence before" if token < first else "in the sentence after"
