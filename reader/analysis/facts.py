"""How one candidate's cue and mention lie to the quotation."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis import cues
from reader.analysis.candidates import OUTSIDE, Candidate, Page, Place, cue_class
from reader.analysis.scene import Scene
from reader.analysis.syntax import Words

__all__ = ["Facts", "facts"]

SPEAKING = frozenset(
    ("say", "speak", "write", "call", "urge", "according", "claim", "credit", "label")
)

PRONOUNS = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), "he"),
    **dict.fromkeys(("they", "their", "them"), "they"),
    **dict.fromkeys(("we", "our", "us"), "we"),
    **dict.fromkeys(("i", "my", "me"), "i"),
    **dict.fromkeys(("it", "its"), "it"),
    **{word: word for word in ("you", "this", "that", "which", "who", "one")},
}


@dataclass(frozen=True, slots=True)
class Facts:
    """How a cue and its subject lie to the quotation."""

    cue: str
    """The class of the cue; where there is no verb, what kind of candidate it is."""
    speaking: bool
    """Whether the cue promises words."""
    where: str
    gap: int
    """Words between the quotation and the nearer of cue and mention."""
    steps: int | None
    """Steps from the quotation up the parse to the cue; None where the cue is not above it."""
    order: str
    mention: str
    """What the mention is: a pronoun, a name and of what, a noun and for what."""
    with_noun: bool
    """Whether a noun of speech goes with the verb: "said in a statement", "issued a warning"."""
    named: str
    """How often the article has the name."""
    again: bool
    """Whether the speaker of the quotation before has the same name."""


def facts(page: Page, place: Place, scene: Scene, candidate: Candidate) -> Facts | None:
    """The facts of a candidate; None for nobody and for the speaker carried on."""
    if candidate.kind in ("nobody", "carried"):
        return None
    w, cue, token = page.words, candidate.cue, candidate.token
    kind: str = cue_class(w, cue) if candidate.kind == "verb" else candidate.kind
    tokens = [t for t in (cue, token) if t != OUTSIDE]
    where, gap = _where(page, place, min(tokens), max(tokens))
    return Facts(
        cue=kind,
        speaking=kind in SPEAKING,
        where=where,
        gap=gap,
        steps=scene.steps.get(cue),
        order="" if cue == OUTSIDE else "subject first" if token < cue else "cue first",
        mention=_mention(w, token),
        with_noun=candidate.kind == "verb" and _with_noun(w, cue),
        named=_named(page, token),
        again=scene.speaker_before == w.lower[token],
    )


def _where(page: Page, place: Place, low: int, high: int) -> tuple[str, int]:
    """Which side of the quotation the tokens lie on, and the reporter's words between."""
    w, first, last = page.words, place.segments[0][0], place.segments[-1][1]
    if high < first:
        gap = page.words_between(high + 1, first)
        if page.block_of(high) != place.block:
            return "earlier block", gap
        if high >= place.low:
            return "before", gap
        back = w.sentence[first] - w.sentence[high]
        return ("sentence before" if back <= 1 else "sentences before"), gap
    if low >= last:
        return ("after" if low < place.high else "sentence after"), page.words_between(last, low)
    gaps = [
        (page.words_between(b, low), "after")
        if low >= b
        else (page.words_between(high + 1, a), "before")
        for a, b in place.segments
        if low >= b or high < a
    ]
    if gaps:
        gap, where = min(gaps)
        return where, gap
    return "around", 0


def _mention(w: Words, token: int) -> str:
    lower, pos, kind = w.lower[token], w.pos[token], w.entity[token]
    if pos == "PRON" or w.tag[token] in ("PRP", "PRP$", "DT", "WDT", "WP"):
        return PRONOUNS.get(lower, "other pronoun")
    if kind in ("PERSON", "ORG", "GPE", "NORP"):
        return f"{kind} name"
    known = cues.noun_class(lower)
    if pos == "PROPN":
        return "other name" if known == "other" else f"{known} noun"
    return f"{known} nouns" if w.tag[token] in ("NNS", "NNPS") else f"{known} noun"


def _with_noun(w: Words, verb: int) -> bool:
    for child in w.children[verb]:
        if w.dep[child] in ("dobj", "attr") and cues.cue_noun(w.lower[child]):
            return True
        if w.dep[child] == "prep" and any(cues.cue_noun(w.lower[g]) for g in w.children[child]):
            return True
    return False


def _named(page: Page, token: int) -> str:
    if page.words.pos[token] != "PROPN":
        return "no name"
    times = page.names.get(page.words.lower[token], 0)
    return "once" if times <= 1 else "2-4 times" if times <= 4 else "5+ times"
