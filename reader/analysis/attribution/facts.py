"""How one candidate's cue and mention lie to the quotation."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.attribution.candidates import cue_class
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.scene import Scene
from reader.analysis.cues import cues
from reader.analysis.cues.syntax import Words

__all__ = ["CLAUSE_OPENERS", "SPEAKING", "Facts", "facts"]

SPEAKING = frozenset(
    ("say", "speak", "write", "call", "urge", "believe", "according", "claim", "credit", "label")
)

PRONOUNS = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), "he"),
    **dict.fromkeys(("they", "their", "them"), "they"),
    **dict.fromkeys(("we", "our", "us"), "we"),
    **dict.fromkeys(("i", "my", "me"), "i"),
    **dict.fromkeys(("it", "its"), "it"),
    **{word: word for word in ("you", "this", "that", "which", "who", "one")},
}


BEFORE_A_HEAD = frozenset(("DET", "ADJ", "PUNCT", "SPACE", "PROPN"))
CLAUSE_OPENERS = frozenset(("and", "but", "while", "whereas", "although", "though", "as", "yet"))
"""Words that may open a clause with a subject of its own."""


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
    """How often the article means the same entity."""
    new_clause: bool
    """Whether a clause of its own begins between cue and quotation: ", but Lee called it"."""
    again: bool
    """Whether the same spoke the quotation before."""
    other: str
    """Which other quotation stands beside: "between" the candidate and this one; one that ends
    right "behind" the candidate, or starts right "before" it, on the far side; "none"."""
    main: bool
    """Whether the cue hangs on no other word of the reporter's."""
    back: int
    """How many sentences before the quotation the candidate stands; 3 at most."""


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
        mention=_mention(page, token),
        with_noun=candidate.kind == "verb" and _with_noun(w, cue),
        named=_named(page, token),
        new_clause=where == "before" and _new_clause(page, max(tokens), place.segments[0][0]),
        again=scene.speaker_before == page.identity(token),
        other=_other(page, place, min(tokens), max(tokens)),
        main=cue != OUTSIDE and (w.head[cue] == cue or page.quoted[w.head[cue]] != OUTSIDE),
        back=max(0, min(3, w.sentence[place.segments[0][0]] - w.sentence[max(tokens)])),
    )


def _other(page: Page, place: Place, low: int, high: int) -> str:
    """Which other quotation stands beside a candidate whose tokens run from low to high."""
    first, stop = place.segments[0][0], place.segments[-1][1]
    if low < stop and high >= first:
        return "none"
    between = page.quoted[high + 1 : first] if high < first else page.quoted[stop:low]
    if max(between, default=OUTSIDE) > OUTSIDE:
        return "between"
    if high < first:
        return "behind" if _quoted_before(page, low) else "none"
    return "before" if _quoted_behind(page, high) else "none"


def _quoted_before(page: Page, low: int) -> bool:
    """Whether a quotation ends right before a phrase."""
    token, pos = low - 1, page.words.pos
    while token > 0 and page.quoted[token] == OUTSIDE and pos[token] in BEFORE_A_HEAD:
        token -= 1
    return token >= 0 and page.quoted[token] != OUTSIDE


def _quoted_behind(page: Page, high: int) -> bool:
    """Whether a quotation starts right behind a clause."""
    token, last = high + 1, len(page.quoted) - 1
    while token < last and page.words.lower[token] in (":", ",", "that"):
        token += 1
    return token <= last and page.quoted[token] != OUTSIDE


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


def _new_clause(page: Page, after: int, before: int) -> bool:
    w = page.words
    return any(
        w.lower[i] in CLAUSE_OPENERS
        and page.quoted[i] == OUTSIDE
        and (w.lower[i - 1] in (",", ";") or page.quoted[i - 1] != OUTSIDE)
        for i in range(after + 1, before)
    )


def _mention(page: Page, token: int) -> str:
    w = page.words
    lower, pos, tag = w.lower[token], w.pos[token], w.tag[token]
    if pos == "PRON" or tag in ("PRP", "PRP$", "DT", "WDT", "WP"):
        return PRONOUNS.get(lower, "other pronoun")
    known = cues.noun_class(lower)
    if pos == "PROPN" or tag in ("NNP", "NNPS"):
        kind = page.kind.get(page.entity.get(token, ""))
        return f"{kind or known} name"
    return f"{known} nouns" if tag in ("NNS", "NNPS") else f"{known} noun"


def _with_noun(w: Words, verb: int) -> bool:
    for child in w.children[verb]:
        if w.dep[child] in ("dobj", "attr") and cues.cue_noun(w.lower[child]):
            return True
        if w.dep[child] == "prep" and any(cues.cue_noun(w.lower[g]) for g in w.children[child]):
            return True
    return False


def _named(page: Page, token: int) -> str:
    key = page.entity.get(token)
    if key is None:
        return "no entity"
    times = page.times[key]
    return "once" if times <= 1 else "2-4 times" if times <= 4 else "5+ times"
