"""The reading of a text so far: who is known, where they were mentioned last, and who spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from reader.analysis.cues.cues import verb_class
from reader.analysis.words import lists
from reader.annotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "PRONOUNS",
    "STRANGER",
    "SUBJECTS",
    "Gender",
    "Known",
    "Reading",
    "mention",
    "modifies",
    "reading_of",
    "role_of",
    "speaks",
    "stands_above",
]

Gender = Literal["male", "female"]
PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
STRANGER = "?"
"""What the key of someone without a name starts with: "an aide"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
SPEAKING = frozenset({"say", "speak"})
"""Classes of verbs that are verbs of saying where words are their object."""
OBJECTS = frozenset({"dobj", "pobj", "dative", "obj", "iobj"})


@dataclass(slots=True)
class Known:
    """What the reader of the text so far knows of a person."""

    key: str
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
    spoke: bool = False
    """Whether the last mention was as the speaker of something."""
    above: bool = False
    """Whether the last mention was the subject of its sentence's main verb."""
    nameless: bool = False
    count: int = 0
    trust: float = 1.0
    """How likely the last mention is one: less than 1 for a pronoun."""
    sure: Known | None = None
    """What was known before the last mention, if that is in doubt."""


@dataclass(slots=True)
class Reading:
    """The state of reading a document: who is known, who spoke last."""

    doc: Doc
    sentences: list[int]
    paragraphs: list[int]
    quoted: list[bool]
    names: list[tuple[int, int, str]] = field(default_factory=list)
    """Where people are named: token, quotation (-1 for none), person."""
    quotation: list[int] = field(default_factory=list)
    """The quotation around each token; -1 where the narrator speaks."""
    known: dict[str, Known] = field(default_factory=dict)
    """In the order of their last mentions."""
    beside: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """For each verb its subjects and objects so far, as relation and person."""
    spoke: str = ""
    subject: str = ""
    """The last subject outside quotations."""
    above: dict[int, str] = field(default_factory=dict)
    """Who is the subject of a sentence's main verb."""
    first_in: dict[tuple[str, int], str] = field(default_factory=dict)
    """Who is named first in a sentence or a paragraph."""


def reading_of(doc: Doc, quotations: Sequence[Quotation]) -> Reading:
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
    return Reading(doc, sentences, paragraphs, quoted.tolist(), quotation=around.tolist())


def _told_sentences(starts: NDArray[np.bool_], told: NDArray[np.bool_]) -> list[int]:
    """The number of each token's sentence; those that are all quotation do not count."""
    number = np.cumsum(starts)
    counts = np.bincount(number[told], minlength=int(number.max(initial=0)) + 1) > 0
    return [int(n) for n in np.cumsum(counts)[number]]


def mention(reading: Reading, key: str, head: Token, form: str) -> None:
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
    known.role, known.form, known.quoted = role_of(head), form, quoted
    if head.dep_ in SUBJECTS | OBJECTS:
        reading.beside.setdefault(head.head.i, []).append((head.dep_, key))
    known.spoke = not quoted and speaks(head)
    known.above = not quoted and stands_above(head)
    if not quoted and known.role == "subject":
        reading.subject = key
    if known.above:
        reading.above[sentence] = key
    if known.spoke:
        reading.spoke = key


def modifies(token: Token) -> bool:
    """Whether a name only tells more of a noun: "the Reed campaign", "Reed spokeswoman Jo Lee"."""
    return token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN")


def role_of(token: Token) -> str:
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


def speaks(token: Token) -> bool:
    """Whether a mention is the speaker of something: "Lee said", "Lee, who said", "Lee nodded and
    said", "according to Lee"."""
    token = _beside_whom(token)
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return True
    if token.dep_ in SUBJECTS:
        verbs = [token.head, *(child for child in token.head.children if child.dep_ == "conj")]
    else:
        verbs = []
    verbs += [child for child in token.children if child.dep_ == "relcl"]
    return any(
        _says(verb) and (verb.i == token.head.i or not _has_other_subject(verb)) for verb in verbs
    )


def _says(verb: Token) -> bool:
    """Whether a verb is one of saying, or is one here: "surmised" with the words, not "continued
    his journey"."""
    if verb.lower_ in lists()["say"]:
        return True
    kind = verb_class(verb.lower_)
    beside = {child.dep_ for child in verb.children} if kind in SPEAKING else set()
    if "auxpass" in beside:
        return False
    return "ccomp" in beside or (kind == "say" and "dobj" not in beside)


def _has_other_subject(verb: Token) -> bool:
    subjects = (child for child in verb.children if child.dep_ in SUBJECTS)
    return any(child.lower_ != "who" for child in subjects)


def stands_above(token: Token) -> bool:
    """Whether a mention is the subject of the main verb, or beside him who is."""
    token = _beside_whom(token)
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"


def _beside_whom(token: Token) -> Token:
    """The noun that this one is set beside: "attorney" of "his attorney, Jo Lee"."""
    while token.dep_ == "appos" and token.head.i != token.i:
        token = token.head
    return token
