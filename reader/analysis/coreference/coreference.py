"""Whom "he" and "she" mean: a scored choice among the people named before.

The text is read once from start to end. For each pronoun every person named so far is weighed by
plain evidence (how far back, in what part of the sentence, who spoke last, gender), with weights
learned by `train.coreference`; "nobody in sight" is one of the choices. A resolved pronoun counts
as a mention for the next one. Pronouns inside quotations are not the narrator's and stay alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.coreference.evidence import Evidence, led, spoke_together, weighed
from reader.analysis.coreference.reading import (
    PRONOUNS,
    STRANGER,
    Gender,
    Known,
    mention,
    modifies,
    reading_of,
)
from reader.analysis.data import FOLDER
from reader.analysis.occurrences import occurrences
from reader.annotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "FILE",
    "PRONOUNS",
    "STRANGER",
    "Choice",
    "Gender",
    "NamedAt",
    "Resolved",
    "choices",
    "resolve",
    "weights",
]

FILE = "coreference.tsv"
LIKELY = 0.5
"""A pronoun is resolved from this probability on."""
SURE_STRANGER = 0.8
"""From this probability on "he" is "the surveyor", whose words are then shown in its place."""
EITHER = 0.6
"""The most probability of one of two who spoke to each other: "When Tran told Vela that, she"."""
LED = 0.75
"""How likely the subject of the sentence before speaks on, where the weighing has another."""
SURE_MENTION = 0.95
"""Under this probability a resolved pronoun may have been no mention of the person."""
SURE_GENDER = 0.8
"""From this probability on a resolved pronoun tells the person's gender."""


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A person's name or role at the tokens `start` to `end`."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A pronoun, whom it means, and how likely."""

    token: int
    key: str
    probability: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun and the evidence for each person it may mean; the key "" stands for nobody."""

    token: int
    evidence: Evidence
    trust: dict[str, float] = field(default_factory=dict)
    """How likely the last mention of each person was one: 1 for a name."""
    doubted: Evidence = field(default_factory=dict)
    """The evidence for each person whose last mention is in doubt, if that was none."""
    either: bool = False
    """Whether two of them spoke to each other just before."""
    leader: str = ""
    """Who is the subject of the sentence around or before, where "he" speaks."""
    below: frozenset[str] = frozenset()
    """Those whom that sentence last names in a clause under the leader's."""


@cache
def weights() -> Mapping[str, float]:
    """The weights that Reader ships."""
    lines = (FOLDER / FILE).read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def resolve(
    doc: Doc,
    named: Sequence[NamedAt],
    genders: Mapping[str, tuple[Gender, str]],
    quotations: Sequence[Quotation],
) -> list[Resolved]:
    """The pronouns that are resolved, to people named or not, in text order."""
    learned = weights()
    found: list[Resolved] = []

    def decide(choice: Choice) -> tuple[str, float]:
        key, probability = best(choice, learned)
        if key in choice.below:
            key, probability = choice.leader, LED
        probability = _in_all(choice, key, probability, learned)
        if choice.either:
            probability = min(probability, EITHER)
        if key and probability >= (SURE_STRANGER if key.startswith(STRANGER) else LIKELY):
            found.append(Resolved(choice.token, key, probability))
        if key.startswith(STRANGER) or (key and probability >= LIKELY):
            return key, probability
        return "", probability

    for _ in choices(doc, named, genders, quotations, decide):
        pass
    return found


def _in_all(choice: Choice, key: str, probability: float, learned: Mapping[str, float]) -> float:
    """How likely a person is meant, whether the last mention was one or not; one without a name
    is shown in place of the pronoun only where no mention is in doubt."""
    trust = choice.trust.get(key, 1.0)
    if key not in choice.doubted or key.startswith(STRANGER):
        return min(probability, trust)
    without = {**choice.evidence, key: choice.doubted[key]}
    return trust * probability + (1 - trust) * _chances(without, learned)[key]


def _chances(evidence: Evidence, learned: Mapping[str, float]) -> dict[str, float]:
    """How likely each person is by the evidence."""
    scores = {key: sum(learned.get(name, 0.0) for name in e) for key, e in evidence.items()}
    top = max(scores.values())
    shares = {key: math.exp(score - top) for key, score in scores.items()}
    total = sum(shares.values())
    return {key: share / total for key, share in shares.items()}


def best(choice: Choice, learned: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest person and the probability."""
    chances = _chances(choice.evidence, learned)
    top = max(chances, key=lambda key: chances[key])
    return top, chances[top]


def choices(
    doc: Doc,
    named: Sequence[NamedAt],
    genders: Mapping[str, tuple[Gender, str]],
    quotations: Sequence[Quotation],
    decide: Callable[[Choice], tuple[str, float]],
) -> Iterator[Choice]:
    """Reads the document; each pronoun's choice, decided on by the caller as the reading goes."""
    reading = reading_of(doc, quotations)
    reading.names = [
        (name.start, reading.quotation[name.start], name.key)
        for name in named
        if not name.key.startswith(STRANGER)
    ]
    name_at = {name.start: name for name in named}
    for place in sorted({*name_at, *_pronouns(doc)}):
        if name := name_at.get(place):
            told = genders.get(name.key, (None, ""))
            known = reading.known.setdefault(name.key, Known(name.key, *told))
            if known.gender is None and told[0]:
                known.gender, known.source = told
            head = doc[name.start : name.end].root
            form = "modifier" if modifies(head) else "name"
            form = "stranger" if name.key.startswith(STRANGER) else form
            mention(reading, name.key, head, form)
            reading.known[name.key].trust, reading.known[name.key].sure = 1.0, None
        elif not reading.quoted[place]:
            pronoun = doc[place]
            evidence, doubted = weighed(reading, pronoun)
            trust = {key: reading.known[key].trust for key in evidence if key}
            either = spoke_together(reading, pronoun, evidence)
            leader = led(reading, pronoun, evidence)
            choice = Choice(place, evidence, trust, doubted, either, *leader)
            key, probability = decide(choice)
            yield choice
            if key in reading.known:
                known = reading.known[key]
                if probability >= SURE_GENDER and known.source != "title":
                    known.gender, known.source = PRONOUNS[pronoun.lower_], "pronoun"
                before = known.sure or replace(known)
                mention(reading, key, pronoun, "pronoun")
                known.trust = probability
                known.sure = before if probability < SURE_MENTION else None


def _pronouns(doc: Doc) -> list[int]:
    """The tokens that are third-person pronouns of one person."""
    return [word.i for word in occurrences(doc, PRONOUNS)]
