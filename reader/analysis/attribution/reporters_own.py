"""A few words in marks that are plainly the reporter's own, or what a thing is called."""

from __future__ import annotations

from reader.analysis.attribution.candidates import cue_class
from reader.analysis.attribution.facts import SPEAKING
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place

__all__ = ["reporters_own"]

NAMED = frozenset(("called", "named", "titled", "entitled"))
ARTICLES = frozenset(("a", "an", "the"))
RELATIVES = frozenset(("who", "whose", "which", "whom"))


def reporters_own(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether a few words cannot be the candidate's, whatever speaks for him beside them."""
    return (
        _names_a_thing(page, place)
        or _tells_of_the_speaker(page, place, candidate)
        or _adds_to_something(page, place, candidate)
        or _is_called_already(page, place, candidate)
        or _is_anybody(page, candidate)
    )


def _names_a_thing(page: Page, place: Place) -> bool:
    """Whether a participle without an agent gives a thing its name: "an account called “Lark”"."""
    w, (first, stop) = page.words, place.segments[0]
    verb = first - 1
    while verb > place.low and w.lower[verb] in ARTICLES:
        verb -= 1
    if w.lower[verb] not in NAMED or w.dep[verb] != "acl" or w.head[verb] >= verb:
        return False
    agents = [child for child in w.children[verb] if w.dep[child] == "agent"]
    return not agents and w.lower[stop : stop + 1] != ["by"]


def _tells_of_the_speaker(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether a relative clause of the reporter's tells of the speaker: "said Lee, whose book
    praises “rebel” cooks"."""
    w, first = page.words, place.segments[0][0]
    token, cue = candidate.token, candidate.cue
    if candidate.kind != "verb" or not place.low <= cue < token < first:
        return False
    behind = range(token + 1, first)
    opening = next(
        (i for i in behind if w.lower[i] in RELATIVES and w.lower[i - 1] == ","), OUTSIDE
    )
    if opening == OUTSIDE:
        return False
    return not any(
        page.quoted[i] != OUTSIDE or (w.pos[i] == "VERB" and cue_class(w, i) in SPEAKING)
        for i in range(opening, first)
    )


def _adds_to_something(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether "add" is no verb of saying: "Lee adds a line to her card: “printer”"."""
    w, cue = page.words, candidate.cue
    if candidate.kind != "verb" or w.lower[cue] not in ("add", "adds", "added", "adding"):
        return False
    first = place.segments[0][0]
    before = [child for child in w.children[cue] if cue < child < first]
    return any(w.dep[child] == "dobj" and page.quoted[child] == OUTSIDE for child in before)


def _is_called_already(page: Page, place: Place, candidate: Candidate) -> bool:
    """Whether a verb of calling has its words already: "They call it “luck”, so that a “bad day”
    is easier"."""
    w, cue, first = page.words, candidate.cue, place.segments[0][0]
    if candidate.kind != "verb" or not place.low <= cue < first or cue_class(w, cue) != "call":
        return False
    quoted = [i for i in range(cue + 1, first) if page.quoted[i] != OUTSIDE]
    verbs = (i for i in range(quoted[-1] + 1, first) if w.pos[i] == "VERB") if quoted else ()
    return any(True for _ in verbs)


def _is_anybody(page: Page, candidate: Candidate) -> bool:
    """Whether the candidate is the "you" of everybody: "you should not hire a “fixer”"."""
    token = candidate.token
    return token != OUTSIDE and page.words.lower[token] == "you" and token not in page.entity
