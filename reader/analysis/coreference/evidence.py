"""The evidence for each person that a pronoun may mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.analysis.coreference.reading import (
    PRONOUNS,
    SUBJECTS,
    Known,
    Reading,
    role_of,
    speaks,
)
from reader.analysis.words import lists
from reader.annotations import SURE

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Evidence", "led", "spoke_together", "weighed"]

Evidence = dict[str, tuple[str, ...]]
"""For each person the evidence."""
FAR = 12
"""Sentences back beyond which only people named often are weighed."""
NEAR, FAR_NAMES = 6, 150
"""Tokens within which a quotation or a name is beside a pronoun, and the longest look around."""
RECENT = 40
"""How many people are weighed at most, those mentioned last."""


def weighed(reading: Reading, pronoun: Token) -> tuple[Evidence, Evidence]:
    """The evidence for each person that the pronoun may mean, and for nobody; and what it is for
    those whose last mention is in doubt, if that was none."""
    gender = PRONOUNS[pronoun.lower_]
    sentence = reading.sentences[pronoun.i]
    fitting = [
        (key, known)
        for key, known in islice(reversed(reading.known.items()), RECENT)
        if known.gender in (None, gender) and (sentence - known.sentence <= FAR or known.count > 2)
    ]
    most = max((known.count for _, known in fitting), default=0)
    part = _part(pronoun)
    clause = _clause(reading, pronoun, part)
    named_beside = _named_beside(reading, pronoun)
    weighed = {}
    rivals = {key for key, _ in fitting}
    doubted = {}
    for rank, (key, known) in enumerate(fitting):
        about = (
            *clause.get(key, ()),
            *named_beside.get(key, ()),
            f"named {('last', 'second to last', 'third to last')[rank]}" if rank < 3 else "earlier",
            *_gender(known, gender),
            "named most" if known.count == most else "named less",
            f"mentions {min(known.count, 4)}",
            *_before(reading, part, key),
        )
        weighed[key] = (*_where(reading, pronoun, part, known, rivals), *about)
        if known.sure is not None:
            doubted[key] = (*_where(reading, pronoun, part, known.sure, rivals), *about)
    nearest = min((sentence - known.sentence for _, known in fitting), default=99)
    certain = any(known.gender == gender for _, known in fitting)
    weighed[""] = (
        "nobody",
        f"nobody near: {min(nearest, 4)}",
        *(() if certain else ("nobody of this gender",)),
    )
    return weighed, doubted


def _gender(known: Known, gender: str) -> Iterator[str]:
    """Evidence from how the person's gender is told."""
    agrees = "agrees" if known.gender == gender else "differs" if known.gender else "unknown"
    yield f"gender {agrees}" + (f", by {known.source}" if known.gender else "")


def _before(reading: Reading, part: str, key: str) -> Iterator[str]:
    """Evidence from who spoke last and who was the last subject."""
    if key == reading.spoke:
        yield "spoke last"
        yield f"{part}, spoke last"
    if key == reading.subject:
        yield "subject last"
        yield f"{part}, subject last"


def spoke_together(reading: Reading, pronoun: Token, people: Collection[str]) -> bool:
    """Whether two of these people are in the clause before the pronoun's own, as who speaks or
    meets and with whom: "When Tran told Vela that …, she"."""
    for clause in pronoun.head.lefts:
        if clause.dep_ != "advcl" or clause.i > pronoun.i:
            continue
        places = [clause.i, *(child.i for child in clause.children if child.dep_ == "prep")]
        found = {key for place in places for _, key in reading.beside.get(place, ())}
        if len(found & set(people)) > 1:
            return True
    return False


def led(reading: Reading, pronoun: Token, people: Collection[str]) -> tuple[str, frozenset[str]]:
    """Who is the subject of the sentence around or before, where the pronoun speaks; and who is
    last named under him there: "Lee went to ask who Hart was. / He said"."""
    if pronoun.dep_ not in SUBJECTS or not speaks(pronoun):
        return "", frozenset()
    own = reading.sentences[pronoun.i]
    last = own if own in reading.above else own - 1
    leader = reading.above.get(last, "")
    if not leader or leader not in people or reading.known[leader].sentence != last:
        return "", frozenset()
    known = reading.known[leader]
    apart = pronoun.is_sent_start and known.paragraph < reading.paragraphs[pronoun.i]
    doubtful = known.trust < SURE or (_only_is(reading.doc[known.token]) and not known.opened)
    if not apart and (known.nameless or doubtful):
        return "", frozenset()
    others = (reading.known[key] for key in people if key and key != leader)
    below = (k for k in others if k.sentence == last and not k.above)
    return leader, frozenset(k.key for k in below if known.spoke or not k.spoke)


def _only_is(subject: Token) -> bool:
    """Whether all that a sentence tells of its subject is what he is: "Hart was a legend"."""
    return subject.head.lemma_ == "be"


def _named_beside(reading: Reading, pronoun: Token) -> dict[str, tuple[str, ...]]:
    """Evidence against those whom the words spoken name: few people speak of themselves by name."""
    place, last = pronoun.i, len(reading.quotation)
    spoken = set()
    if speaks(pronoun):
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
    return "speaker" if speaks(pronoun) else role_of(pronoun)


def _where(
    reading: Reading, pronoun: Token, role: str, known: Known, rivals: Collection[str]
) -> Iterator[str]:
    """Evidence from where the person was mentioned last. The rivals are all whom it may mean."""
    back = reading.sentences[pronoun.i] - known.sentence
    near = "here" if back == 0 else "before" if back == 1 else "far"
    distance = ("same sentence", "1 back", "2 back", "3 back")[back] if back < 4 else "4 back"
    paragraphs = reading.paragraphs[pronoun.i] - known.paragraph
    yield distance
    yield ("same paragraph", "paragraph before")[paragraphs] if paragraphs < 2 else "far paragraph"
    yield f"was {known.role}"
    yield f"was {known.role} {near}"
    yield f"{role}, was {known.role} {near}"
    yield f"{role}, {distance}"
    yield f"was {known.form}"
    yield f"was {known.form} {near}"
    yield f"{role}, was {known.form}"
    if known.spoke:
        yield f"spoke {near}"
        yield f"{role}, spoke {near}"
    if known.above:
        yield f"stood above {near}"
        yield f"{role}, stood above {near}"
    if known.quoted:
        yield "was in a quotation"
    above = reading.above.get(known.sentence, known.key)
    under = above != known.key and above in rivals
    if known.opened:
        opened = "opened, under another," if under else "opened the sentence"
        yield f"{opened} {near}"
        yield f"{role}, {opened} {near}"
    if known.began and not under:
        yield f"{role}, began the paragraph, {min(paragraphs, 2)} back"
    if known.paragraph <= 1:
        yield "was in the headline"
    if known.nameless:
        yield f"{role}, without a name"
        yield f"without a name, {distance}"
    if pronoun.is_sent_start:
        yield f"opens, was {known.role} {near}"


def _clause(reading: Reading, pronoun: Token, role: str) -> dict[str, tuple[str, ...]]:
    """Evidence from the clauses around the pronoun: whose subject stands above, whose beside."""
    found: dict[str, dict[str, None]] = {}
    reflexive = pronoun.lower_.endswith("self")
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
