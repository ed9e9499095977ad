"""Whom "the company" and "the commission" mean: organisations by what the article calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.analysis.coreference.coreference import STRANGER, NamedAt
from reader.analysis.coreference.reading import reading_of, speaks, stands_above
from reader.analysis.cues.cues import cue_noun
from reader.analysis.mentions.frames import FRAMES, LONGEST_FRAME, is_led
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words
from reader.annotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["KINDS", "called", "meant_by_it"]

KINDS = FRAMES.union(
    """association bank board bureau campaign church city club college commission committee
    corporation council court department federation foundation fund government hospital institute
    ministry museum network office organisation organization police school service society station
    studio team tribunal university""".split()  # noqa: SIM905
)
"""Nouns for what an organisation is."""

PARTS = frozenset({"agency", "charity", "club", "group", "network", "station", "union", "watchdog"})
"""Nouns behind a well-known name for what belongs to it: "the Google union"."""
BUSINESSES = frozenset({"company", "firm", "business", "airline", "retailer", "maker", "brand"})
"""What a body that no word tells the kind of is called, if the article names no other."""
BACK = 2
"""Sentences back within which what "it" means is looked for."""
PEOPLE = frozenset({"he", "she", "who", "i", "we", "you"})

RELATIONS = frozenset({"amod", "compound", "nmod"})


def called(
    doc: Doc, named: Sequence[NamedAt], taken: Sequence[bool], naming: Mapping[int, int]
) -> list[NamedAt]:
    """The noun phrases with "the" that mean an organisation named before, and the nouns beside its
    name: "the Gazette newspaper", "a firm named Pell" (`naming` tells for such a noun the first
    token of the name).

    It must have been called so, in its name ("the commission") or beside it ("the bus company,
    Marrow Transit"), or be the only one named so far and called "the company".
    """
    owner = {i: name.key for name in named for i in range(name.start, name.end)}
    titles: list[tuple[int, frozenset[str], str]] = []
    for name in named:
        titles += [(name.start, frozenset({kind}), name.key) for kind in _kinds_of(doc, name)]
    phrases = []
    found = []
    for noun in _nouns(doc, taken):
        content = _content(noun)
        beside = _beside(noun, owner)
        itself = owner.get(naming.get(noun.i, -1)) or _framed(noun, owner)
        if itself is not None:
            titles.append((noun.i, frozenset({noun.lower_}), itself))
            found.append(NamedAt(noun.i, noun.i + 1, itself))
        elif beside is not None:
            titles.append((noun.i, content, beside))
        elif any(child.lower_ == "the" for child in noun.lefts):
            phrases.append((noun, content))
    for noun, content in phrases:
        fitting = [(place, key) for place, known, key in titles if content <= known]
        before = [(place, key) for place, key in fitting if place < noun.i]
        before = before or _sole_business(doc, noun, content, named)
        if before and not any(child.dep_ in ("prep", "relcl") for child in noun.rights):
            start = min(child.i for child in noun.lefts if child.lower_ == "the")
            if not any(taken[start : noun.i]):
                found.append(NamedAt(start, noun.i + 1, max(before)[1]))
    return found


def _kinds_of(doc: Doc, name: NamedAt) -> Iterator[str]:
    """What an organisation's name says that it is: "court" of "Northby Crown Court" and "Court of
    Appeal"; "newspaper" of "Northby Gazette"."""
    last, whole = doc[name.end - 1].lower_, doc[name.start : name.end].text.lower()
    several = name.end - name.start > 1
    if several and last in KINDS:
        yield last
    for place in range(name.start, name.end - 2):
        if doc[place].lower_ in KINDS and doc[place + 1].lower_ in ("of", "for"):
            yield doc[place].lower_
    if whole in lists()["newspaper"] or last in lists()["paper_alone"]:
        yield from ("newspaper", "paper")


def _sole_business(
    doc: Doc, noun: Token, content: frozenset[str], named: Sequence[NamedAt]
) -> list[tuple[int, str]]:
    """The one organisation named before "the company", unless its name says that it is none."""
    if noun.lower_ not in BUSINESSES or len(content) > 1 or not named:
        return []
    first = named[0]
    other = next((name for name in named if name.key != first.key), None)
    if noun.i < first.start or (other is not None and other.start < noun.i):
        return []
    last = doc[first.end - 1].lower_
    public = last in KINDS - {"company", "firm", "group"} or last in words("world_org", "paper")
    return [(first.start, first.key)] if last in lists()["company"] or not public else []


def _nouns(doc: Doc, taken: Sequence[bool]) -> Iterator[Token]:
    """Singular nouns for organisations, outside names."""
    for noun in occurrences(doc, KINDS):
        if noun.tag_ == "NN" and noun.dep_ not in RELATIONS and not taken[noun.i]:
            yield noun


def _content(noun: Token) -> frozenset[str]:
    """What the phrase says: "bus company"."""
    return frozenset({noun.lower_, *(c.lower_ for c in noun.lefts if c.dep_ in RELATIONS)})


def _framed(noun: Token, owner: Mapping[int, str]) -> str | None:
    """Whose name stands before what only says what it is: "the nationalist Harbour Times tabloid",
    "the Tern medical journal"."""
    if noun.lower_ not in FRAMES or not is_led(noun):
        return None
    place = noun.i - 1
    if noun.lower_ in PARTS and noun.nbor(-1).lower_ in words("company", "world_org"):
        return None
    while place > noun.i - LONGEST_FRAME and place not in owner:
        if not (noun.doc[place].is_lower and noun.doc[place].is_alpha):
            return None
        place -= 1
    return owner.get(place)


def _beside(noun: Token, owner: dict[int, str]) -> str | None:
    """Whose name stands beside the noun, as an apposition or by "is"."""
    for child in noun.children:
        if child.dep_ == "appos" and child.i in owner:
            return owner[child.i]
    if noun.dep_ == "appos":
        return owner.get(noun.head.i)
    if noun.dep_ == "attr" and noun.head.lower_ in ("is", "was"):
        subjects = (child.i for child in noun.head.children if child.dep_ == "nsubj")
        return next((owner[i] for i in subjects if i in owner), None)
    return None


def meant_by_it(
    doc: Doc,
    bodies: Sequence[NamedAt],
    people: Sequence[NamedAt],
    quotations: Sequence[Quotation],
) -> list[NamedAt]:
    """The "it" and "they" that say something and mean an organisation: the last subject before,
    people passed over; or people without a name ("they" after "three councillors"). One whose last
    subject is another thing stays alone."""
    saying = [token for token in occurrences(doc, ("it", "they")) if speaks(token)]
    if not saying:
        return []
    reading = reading_of(doc, quotations)
    owner = {i: name.key for name in bodies for i in range(name.start, name.end)}
    persons = {i for name in people for i in range(name.start, name.end)}
    found = []
    for pronoun in saying:
        if reading.quoted[pronoun.i]:
            continue
        for token in _subjects_before(pronoun, reading.quoted, reading.sentences):
            if token.i in persons or token.lower_ in PEOPLE:
                continue
            if _has_words(token):
                break
            if token.i in owner and not any(c.dep_ == "conj" for c in token.children):
                owner[pronoun.i] = owner[token.i]
                found.append(NamedAt(pronoun.i, pronoun.i + 1, owner[token.i]))
                break
            if _fits(token, pronoun):
                if pronoun.lower_ == "they" and _are_people(token):
                    key = f"{STRANGER}{token.i}"
                    found.append(NamedAt(pronoun.i, pronoun.i + 1, key))
                break
    return found


def _has_words(subject: Token) -> bool:
    """Whether "it" may as well be the letter or the report that a body has seen or brought out."""
    objects = (child for child in subject.head.children if child.dep_ == "dobj")
    return any(cue_noun(noun.lower_) for noun in objects)


def _subjects_before(
    pronoun: Token, quoted: Sequence[bool], sentences: Sequence[int]
) -> Iterator[Token]:
    """The subjects of the narrator's main verbs before a pronoun, the nearest first."""
    doc, first = pronoun.doc, sentences[pronoun.i] - BACK
    for i in range(pronoun.i - 1, -1, -1):
        if sentences[i] < first:
            return
        token = doc[i]
        if not quoted[i] and (stands_above(token) or speaks(token)):
            yield token


def _are_people(noun: Token) -> bool:
    """Whether a plural noun is one for people: "councillors"."""
    several = noun.tag_ in ("NNS", "NNPS")
    return several and noun.lower_.removesuffix("s") in words("role", "occupation")


def _fits(token: Token, pronoun: Token) -> bool:
    """Whether a pronoun may mean this noun or pronoun, by number."""
    if token.pos_ == "PRON":
        return token.lower_ == pronoun.lower_
    plural = token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
    return plural == (pronoun.lower_ == "they")
