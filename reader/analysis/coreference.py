"""Whom "he" and "she" mean: a scored choice among the people named before.

The text is read once from start to end. For each pronoun every person named so far is weighed by
plain evidence (how far back, in what part of the sentence, who spoke last, gender), with weights
learned by `train_coreference`; "nobody in sight" is one of the choices. A resolved pronoun counts
as a mention for the next one. Pronouns inside quotations are not the narrator's and stay alone.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from reader.analysis.words import lists
from reader.annotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
Gender = Literal["male", "female"]
PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "obj", "iobj"})
FAR = 12
"""Sentences back beyond which only people named often are weighed."""
STRANGER = "?"
"""What the key of someone without a name starts with: "an aide"."""
NEAR, FAR_NAMES = 6, 150
"""Tokens within which a quotation or a name is beside a pronoun, and the longest look around."""
RECENT = 40
"""How many people are weighed at most, those mentioned last."""
LIKELY = 0.5
"""A pronoun is resolved from this probability on."""
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
    evidence: dict[str, tuple[str, ...]]
    trust: dict[str, float] = field(default_factory=dict)
    """How likely the last mention of each person was one: 1 for a name."""


@dataclass(slots=True)
class _Known:
    """What the reader of the text so far knows of a person."""

    gender: Gender | None
    source: str
    """What tells the gender: "title", "first name", "pronoun"; or nothing."""
    token: int = -1
    sentence: int = -1
    paragraph: int = -1
    role: str = ""
    form: str = ""
    quoted: bool = False
    opened: bool = False
    """Whether the last mention was of the first person of its sentence."""
    began: bool = False
    """Whether the last mention was of the first person of its paragraph."""
    nameless: bool = False
    count: int = 0
    trust: float = 1.0
    """How likely the last mention is one: less than 1 for a pronoun."""


@dataclass(slots=True)
class _Reading:
    """The state of reading a document: who is known, who spoke last."""

    doc: Doc
    sentences: list[int]
    paragraphs: list[int]
    quoted: list[bool]
    names: list[tuple[int, int, str]] = field(default_factory=list)
    """Where people are named: token, quotation (-1 for none), person."""
    quotation: list[int] = field(default_factory=list)
    """The quotation around each token; -1 where the narrator speaks."""
    known: dict[str, _Known] = field(default_factory=dict)
    """In the order of their last mentions."""
    beside: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """For each verb its subjects and objects so far, as relation and person."""
    spoke: str = ""
    subject: str = ""
    """The last subject outside quotations."""
    first_in: dict[tuple[str, int], str] = field(default_factory=dict)
    """Who is named first in a sentence or a paragraph."""


@cache
def weights() -> Mapping[str, float]:
    """The weights that Reader ships."""
    lines = files("reader.analysis").joinpath("data", FILE).read_text("utf8").splitlines()
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
        trusted = min(probability, choice.trust.get(key, 1.0))
        if key and trusted >= LIKELY:
            found.append(Resolved(choice.token, key, trusted))
        if key.startswith(STRANGER) or (key and trusted >= LIKELY):
            return key, probability
        return "", probability

    for _ in choices(doc, named, genders, quotations, decide):
        pass
    return found


def best(choice: Choice, learned: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest person and the probability."""
    scores = {
        key: sum(learned.get(name, 0.0) for name in evidence)
        for key, evidence in choice.evidence.items()
    }
    top = max(scores, key=lambda key: scores[key])
    total = sum(math.exp(score - scores[top]) for score in scores.values())
    return top, 1 / total


def choices(
    doc: Doc,
    named: Sequence[NamedAt],
    genders: Mapping[str, tuple[Gender, str]],
    quotations: Sequence[Quotation],
    decide: Callable[[Choice], tuple[str, float]],
) -> Iterator[Choice]:
    """Reads the document; each pronoun's choice, decided on by the caller as the reading goes."""
    reading = _reading(doc, quotations)
    reading.names = [
        (name.start, reading.quotation[name.start], name.key)
        for name in named
        if not name.key.startswith(STRANGER)
    ]
    name_at = {name.start: name for name in named}
    for place in sorted({*name_at, *_pronouns(doc)}):
        if name := name_at.get(place):
            told = genders.get(name.key, (None, ""))
            known = reading.known.setdefault(name.key, _Known(*told))
            if known.gender is None and told[0]:
                known.gender, known.source = told
            head = doc[name.start : name.end].root
            form = "modifier" if _modifies(head) else "name"
            form = "stranger" if name.key.startswith(STRANGER) else form
            _mention(reading, name.key, head, form)
            reading.known[name.key].trust = 1.0
        elif not reading.quoted[place]:
            pronoun = doc[place]
            evidence = _weighed(reading, pronoun)
            trust = {key: reading.known[key].trust for key in evidence if key}
            choice = Choice(place, evidence, trust)
            key, probability = decide(choice)
            yield choice
            if key in reading.known:
                known = reading.known[key]
                if probability >= SURE_GENDER and known.source != "title":
                    known.gender, known.source = PRONOUNS[pronoun.lower_], "pronoun"
                trusted = min(probability, known.trust)
                _mention(reading, key, pronoun, "pronoun")
                known.trust = trusted


def _pronouns(doc: Doc) -> list[int]:
    """The tokens that are third-person pronouns of one person."""
    strings = doc.vocab.strings
    wanted = [strings[word] for word in PRONOUNS if word in strings]
    lower = doc.to_array(["LOWER"]).reshape(-1)
    return [int(i) for i in np.flatnonzero(np.isin(lower, np.array(wanted, dtype=lower.dtype)))]


def _reading(doc: Doc, quotations: Sequence[Quotation]) -> _Reading:
    columns = doc.to_array(["SENT_START", "IS_SPACE", "IDX", "IS_ALPHA"]).astype(np.int64)
    breaks = np.zeros(len(doc), dtype=np.int64)
    for i in np.flatnonzero(columns[:, 1]):
        breaks[i] = "\n" in doc[int(i)].text
    around = np.full(len(doc), -1, dtype=np.int64)
    for number, quotation in enumerate(quotations):
        if quotation.kind not in ("scare", "title") and quotation.parent is None:
            for start, end in quotation.segments:
                first, last = np.searchsorted(columns[:, 2], (start, end))
                around[first:last] = number
    quoted = around >= 0
    sentences = _told_sentences(columns[:, 0] == 1, (columns[:, 3] == 1) & ~quoted)
    paragraphs = np.cumsum(breaks).tolist()
    return _Reading(doc, sentences, paragraphs, quoted.tolist(), quotation=around.tolist())


def _told_sentences(starts: NDArray[np.bool_], told: NDArray[np.bool_]) -> list[int]:
    """The number of each token's sentence; those that are all quotation do not count."""
    number = np.cumsum(starts)
    counts = np.bincount(number[told], minlength=int(number.max(initial=0)) + 1) > 0
    return [int(n) for n in np.cumsum(counts)[number]]


def _mention(reading: _Reading, key: str, head: Token, form: str) -> None:
    """Takes note that a person was mentioned; one in a quotation hides none of the narrator's."""
    known, place = reading.known[key], head.i
    known.count += 1
    quoted = reading.quoted[place]
    if quoted and known.token >= 0 and not known.quoted:
        return
    reading.known[key] = reading.known.pop(key)
    sentence, paragraph = reading.sentences[place], reading.paragraphs[place]
    leads = not quoted and form != "modifier"
    known.opened = leads and reading.first_in.setdefault(("sentence", sentence), key) == key
    known.began = leads and reading.first_in.setdefault(("paragraph", paragraph), key) == key
    known.token, known.sentence, known.paragraph = place, sentence, paragraph
    known.nameless = key.startswith(STRANGER)
    known.role, known.form, known.quoted = _role(head), form, quoted
    if head.dep_ in SUBJECTS | OBJECTS:
        reading.beside.setdefault(head.head.i, []).append((head.dep_, key))
    if not quoted and known.role == "subject":
        reading.subject = key
        if _speaks(head):
            reading.spoke = key


def _modifies(token: Token) -> bool:
    """Whether a name only tells more of a noun: "the Reed campaign", "Reed spokeswoman Jo Lee"."""
    return token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN")


def _role(token: Token) -> str:
    """The part that a mention plays in its clause."""
    dep = token.dep_
    while dep in ("conj", "appos") and token.head.i != token.i:
        token = token.head
        dep = token.dep_
    if dep in SUBJECTS:
        return "subject"
    if dep == "poss":
        return "possessor"
    if dep == "agent" or (dep == "pobj" and token.head.dep_ == "agent"):
        return "agent"
    return "object" if dep in OBJECTS else "other"


def _speaks(token: Token) -> bool:
    """Whether a mention is the subject of a verb of saying."""
    return token.dep_ in SUBJECTS and token.head.lower_ in lists()["say"]


def _weighed(reading: _Reading, pronoun: Token) -> dict[str, tuple[str, ...]]:
    """The evidence for each person that the pronoun may mean, and for nobody."""
    gender = PRONOUNS[pronoun.lower_]
    sentence = reading.sentences[pronoun.i]
    fitting = [
        (key, known)
        for key, known in islice(reversed(reading.known.items()), RECENT)
        if known.gender in (None, gender) and (sentence - known.sentence <= FAR or known.count > 2)
    ]
    most = max((known.count for _, known in fitting), default=0)
    clause = _clause(reading, pronoun)
    named_beside = _named_beside(reading, pronoun)
    weighed = {}
    rank = 0
    for key, known in fitting:
        agrees = known.gender == gender
        weighed[key] = (
            *_where(reading, pronoun, known),
            *clause.get(key, ()),
            *named_beside.get(key, ()),
            f"named {('last', 'second to last', 'third to last')[rank]}" if rank < 3 else "earlier",
            f"gender {'agrees' if agrees else 'differs' if known.gender else 'unknown'}"
            + (f", by {known.source}" if known.gender else ""),
            "named most" if known.count == most else "named less",
            f"mentions {min(known.count, 4)}",
            *(("spoke last",) if key == reading.spoke else ()),
            *(("subject last",) if key == reading.subject else ()),
            *((f"{_part(pronoun)}, spoke last",) if key == reading.spoke else ()),
            *((f"{_part(pronoun)}, subject last",) if key == reading.subject else ()),
        )
        rank += known.gender in (None, gender)
    nearest = min((sentence - known.sentence for _, known in fitting), default=99)
    certain = any(known.gender == gender for _, known in fitting)
    weighed[""] = (
        "nobody",
        f"nobody near: {min(nearest, 4)}",
        *(() if certain else ("nobody of this gender",)),
    )
    return weighed


def _named_beside(reading: _Reading, pronoun: Token) -> dict[str, tuple[str, ...]]:
    """Evidence against those whom the words spoken name: few people speak of themselves by name."""
    place, last = pronoun.i, len(reading.quotation)
    spoken = set()
    if _speaks(pronoun):
        near = range(max(0, place - NEAR), min(last, place + NEAR + 1))
        spoken = {reading.quotation[i] for i in near} - {-1}
    found: dict[str, dict[str, None]] = {}
    low = bisect_left(reading.names, place - FAR_NAMES, key=lambda name: name[0])
    for token, quotation, key in islice(reading.names, low, None):
        if token > place + FAR_NAMES:
            break
        if quotation in spoken:
            found.setdefault(key, {})["named in the words spoken"] = None
    return {key: tuple(evidence) for key, evidence in found.items()}


def _part(pronoun: Token) -> str:
    """The part that a pronoun plays, speakers apart."""
    return "speaker" if _speaks(pronoun) else _role(pronoun)


def _where(reading: _Reading, pronoun: Token, known: _Known) -> Iterator[str]:
    """Evidence from where the person was mentioned last."""
    back = reading.sentences[pronoun.i] - known.sentence
    near = "here" if back == 0 else "before" if back == 1 else "far"
    distance = ("same sentence", "1 back", "2 back", "3 back")[back] if back < 4 else "4 back"
    paragraphs = reading.paragraphs[pronoun.i] - known.paragraph
    role = _part(pronoun)
    yield distance
    yield ("same paragraph", "paragraph before")[paragraphs] if paragraphs < 2 else "far paragraph"
    yield f"was {known.role}"
    yield f"was {known.role} {near}"
    yield f"{role}, was {known.role} {near}"
    yield f"{role}, {distance}"
    yield f"was {known.form}"
    yield f"was {known.form} {near}"
    if known.quoted:
        yield "was in a quotation"
    if known.opened:
        yield f"opened the sentence {near}"
        yield f"{role}, opened the sentence {near}"
    if known.began:
        yield f"{role}, began the paragraph, {min(paragraphs, 2)} back"
    if known.paragraph <= 1:
        yield "was in the headline"
    if known.nameless:
        yield f"{role}, without a name"
        yield f"without a name, {distance}"
    if pronoun.is_sent_start:
        yield f"opens, was {known.role} {near}"


def _clause(reading: _Reading, pronoun: Token) -> dict[str, tuple[str, ...]]:
    """Evidence from the clauses around the pronoun: whose subject stands above, whose beside."""
    found: dict[str, dict[str, None]] = {}
    role, reflexive = _part(pronoun), pronoun.lower_.endswith("self")
    verb, own = pronoun, True
    while verb.head.i != verb.i:
        relation, verb = verb.dep_, verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        says = ", says" if verb.lower_ in lists()["say"] else ""
        for dep, key in reading.beside.get(verb.i, ()):
            evidence = found.setdefault(key, {})
            if dep in SUBJECTS:
                place = "beside" if own else f"above by {relation}"
                evidence[f"{role}, subject {place}{says}"] = None
                if own and reflexive:
                    evidence["reflexive"] = None
            elif own:
                evidence[f"{role}, object beside"] = None
        own = False
    return {key: tuple(evidence) for key, evidence in found.items()}
