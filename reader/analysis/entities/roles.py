"""Roles: what people are called beside their names, and whom "the foreign secretary" means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.coreference.coreference import STRANGER, NamedAt
from reader.analysis.entities.role_words import PASSING, SPELT_OUT, content
from reader.analysis.mentions.offices import MORE_OFFICES
from reader.analysis.mentions.people import is_short_title, is_title
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Roles", "find"]

LONGEST_NAME = 4
LONGEST = 10
"""Words of a role that are kept."""
ABROAD = ("alhaji", "alhaja", "hajiya", "hajia", "malam", "mallam", "engr", "shri", "smt")
BARE_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "messrs", "dr", "sir", "dame", "st", *ABROAD}
)
"""Titles that say nothing of what someone does."""
COPULAS = frozenset({"is", "was", "be", "became", "becomes", "been", "are", "'s", "remains"})
NO_ROLE = frozenset({"DET", "PRON", "PUNCT", "SPACE"})
CHOSEN = frozenset({"elected", "named", "appointed", "made", "crowned", "chosen", "declared"})
PREFIXES = frozenset({"co", "vice", "ex", "sub", "under", "deputy"})
LESSER = frozenset({"deputy", "vice", "assistant", "associate", "acting", "shadow", "ex"})
"""Words that make another role: "the president" is not the deputy president."""
DEFINITE = frozenset({"the", "this", "that"})
OWNERS = frozenset({"his", "her"})
SERVANTS = frozenset(
    """adviser advisor aide attorney lawyer spokesman spokesperson spokeswoman strategist witness
    victim survivor supporter candidate colleague neighbour neighbor""".split()  # noqa: SIM905
)
"""Roles in the service of somebody or something, whose name then follows "for"."""
OFFICE_LINKS = frozenset({"and", "the", "of", "for", "&", ",", "'s", "'"})
LINKS = frozenset({"of", "for", "at", "to", "in", "on"})


@dataclass(frozen=True, slots=True)
class Roles:
    """What an article calls people beside their names."""

    texts: Mapping[str, tuple[str, ...]]
    """For each person the roles, as the article puts them."""
    mentions: tuple[NamedAt, ...]
    """Noun phrases that mean a named person."""
    strangers: tuple[NamedAt, ...]
    """Noun phrases that mean someone without a name: "an aide". Each has a key of its own."""
    doubtful: frozenset[tuple[int, int]] = frozenset()
    """The tokens of phrases that may mean another with the same role: "the senator" of two."""


def find(
    doc: Doc, named: Sequence[NamedAt], taken: Sequence[bool], called: Mapping[int, int]
) -> Roles:
    """The roles of the people named; `taken` tells the tokens that are part of any name, `called`
    for a noun the first token of the name it is called by."""
    owner = {i: name.key for name in named for i in range(name.start, name.end)}
    texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    heads: list[tuple[frozenset[str], str, int]] = []
    offices: dict[int, str] = {}
    shared = _shared_surnames(doc, named)
    for name in named:
        office = _office(doc, name.start, owner)
        if office is not None:
            offices[office] = name.key
            texts[name.key][_text(doc, office, name.start)] = None
            heads.append((content(doc[office : name.start]), name.key, name.start))
            continue
        before = _before(doc, name.start, taken)
        if before is not None and not (
            name.end - name.start == 1 and doc[name.start].lower_ in shared
        ):
            texts[name.key][_text(doc, before, name.start)] = None
            heads.append((content(doc[before : name.start]), name.key, name.start))
        if name.end - name.start > 2 and doc[name.start].lower_ in words("peer", "title"):
            heads.append((frozenset({doc[name.start].lower_}), name.key, name.start))
    mentions: list[NamedAt] = []
    loose: list[Token] = []
    nouns = {noun.i: noun for noun in _nouns(doc, taken)}
    nouns |= {i: doc[i] for i, name in called.items() if name in owner and not taken[i]}
    for noun in (nouns[i] for i in sorted(nouns)):
        if noun.i in offices:
            mentions.append(NamedAt(noun.i, noun.i + 1, offices[noun.i]))
            continue
        beside = _beside(noun, owner) or owner.get(called.get(noun.i, -1))
        if beside is None:
            loose.append(noun)
            continue
        start, end = _phrase(noun, taken)
        texts[beside][_text(doc, _left(noun), _right(noun))] = None
        heads.append((content(doc[_left(noun) : noun.i + 1]), beside, noun.i))
        mentions.append(NamedAt(start, end, beside))
    strangers = []
    doubtful: set[tuple[int, int]] = set()
    for noun in loose:
        start, end = _phrase(noun, taken)
        key, sure = _meant(noun, heads, named)
        doubtful.update(() if sure else {(start, end)})
        if key is not None:
            mentions.append(NamedAt(start, end, key))
        elif not _leads_to_name(noun, owner):
            strangers.append(NamedAt(start, end, f"{STRANGER}{noun.i}"))
    kept = {key: tuple(t for t in found if t) for key, found in texts.items()}
    ordered = tuple(sorted(mentions, key=_start))
    return Roles(kept, ordered, tuple(strangers), frozenset(doubtful))


def _shared_surnames(doc: Doc, named: Sequence[NamedAt]) -> set[str]:
    """The surnames, lower case, of two people or more: a role before one alone is nobody's."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for name in named:
        if name.end - name.start > 1:
            owners[doc[name.end - 1].lower_].add(name.key)
    return {surname for surname, keys in owners.items() if len(keys) > 1}


def _start(name: NamedAt) -> int:
    return name.start


@cache
def _offices() -> frozenset[str]:
    return (lists()["role"] | MORE_OFFICES) - SERVANTS


@cache
def _people_nouns() -> frozenset[str]:
    return words("role", "occupation", "title", "kin_male", "kin_female") - BARE_TITLES


def _nouns(doc: Doc, taken: Sequence[bool]) -> Iterator[Token]:
    """Singular nouns for people, outside names."""
    for noun in occurrences(doc, _people_nouns()):
        follows = noun.i + 1 < len(doc) and noun.nbor().lower_ in _people_nouns()
        alone = noun.dep_ not in ("compound", "amod", "nmod") and not follows
        if alone and noun.tag_ in ("NN", "NNP") and not taken[noun.i]:
            yield noun


def _before(doc: Doc, start: int, taken: Sequence[bool]) -> int | None:
    """Where the role directly before a name starts: "Foreign Secretary", "the coach"."""
    first = start
    while first > 0 and start - first < 6 and not taken[first - 1]:
        word = doc[first - 1]
        if first > 1 and word.text == "." and is_short_title(doc[first - 2]):
            first -= 1
            continue
        noun = word.lower_.rstrip(".") in _people_nouns() or is_title(word)
        fits = noun or (
            first < start and word.dep_ in ("compound", "amod", "nmod") and word.is_alpha
        )
        if not fits and not (first < start and _joins(word)):
            break
        first -= 1
        if word.is_sent_start:
            break
    return _cut(doc, first, start) if first < start else None


def _joins(hyphen: Token) -> bool:
    """Whether a hyphen makes one office of two words: "Director-General"."""
    glued = not (hyphen.whitespace_ or hyphen.nbor(-1).whitespace_)
    return hyphen.text == "-" and glued and hyphen.nbor().lower_ in ("general", "president")


def _beside(noun: Token, owner: Mapping[int, str]) -> str | None:
    """Whose name the noun is set beside: in apposition, or as what someone is."""
    if noun.dep_ == "appos" and noun.head.i in owner:
        return owner[noun.head.i]
    if (titled := _behind_title(noun)) in owner:
        return owner[titled]
    for child in noun.children:
        if child.dep_ == "appos" and child.i in owner and child.i > noun.i:
            return owner[child.i]
    if (name := _between_commas(noun)) in owner:
        return owner[name]
    is_one = noun.dep_ == "attr" and noun.head.lower_ in COPULAS
    if is_one or (noun.dep_ in ("oprd", "attr") and noun.head.lower_ in CHOSEN):
        for child in noun.head.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i in owner:
                quoted = any(word.is_quote for word in noun.doc[child.i : noun.i])
                return None if quoted else owner[child.i]
    return None


def _behind_title(noun: Token) -> int:
    """Where a name stands behind a shortened title that was taken for the end of the sentence:
    "The director, Engr. | Ann Lee"."""
    beside = (child for child in noun.subtree if child.dep_ == "appos" and is_title(child))
    title = next(beside, None)
    stopped = title is not None and title.i + 2 < len(noun.doc) and title.nbor().text == "."
    return title.i + 2 if title is not None and stopped else -1


def _cut(doc: Doc, first: int, start: int) -> int:
    """The start of a role without the end of a word with a hyphen: "Leeds-born | striker"; with
    "co-author" whole."""
    if first > 1 and doc[first - 1].text == "-" and not doc[first - 2].whitespace_:
        if doc[first - 2].lower_ in PREFIXES:
            return first - 2
        return min(first + 1, start - 1) if doc[first].tag_ in ("VBN", "VBD", "JJ") else first
    return first


def _between_commas(noun: Token) -> int:
    """Where a name may stand between commas behind somebody's noun, however it is parsed: "to his
    driver, Helen Marsh, to stop"."""
    owned = any(child.dep_ == "poss" for child in noun.lefts)
    doc, place = noun.doc, noun.i + 2
    if not owned or place >= len(doc) or doc[noun.i + 1].text != ",":
        return -1
    end = place
    while end < len(doc) and doc[end].pos_ == "PROPN" and end - place < LONGEST_NAME:
        end += 1
    return place if end > place and end < len(doc) and doc[end].text == "," else -1


def _office(doc: Doc, start: int, owner: Mapping[int, str]) -> int | None:
    """Where the office stands whose holder is named here: "Minister for Fisheries Ann Lee"; none
    for "Aide to Ann Lee" and "Spokesman for President Ann Lee"."""
    noun = None
    for place in range(start - 1, max(start - LONGEST, 0) - 1, -1):
        word = doc[place]
        if place in owner or not (word.text[0].isupper() or word.lower_ in OFFICE_LINKS):
            return None
        office = place + 2 < start and doc[place + 1].lower_ in ("of", "for")
        if office and word.lower_ in _offices():
            noun = word
            break
    last = doc[start - 1]
    if noun is None or (noun.i > 0 and noun.nbor(-1).pos_ in ("DET", "ADP", "PRON")):
        return None
    titles = last.lower_.rstrip(".") in _people_nouns() or is_title(last)
    return None if titles or last.lower_ in OFFICE_LINKS | lists()["demonym"] else noun.i


def _left(noun: Token) -> int:
    """Where a noun phrase starts, without its article."""
    first = noun.left_edge.i
    first = max(first, noun.i - LONGEST)
    doc = noun.doc
    while first < noun.i and (doc[first].pos_ in NO_ROLE or doc[first].is_quote):
        first += 1
    return first


def _right(noun: Token) -> int:
    """Where a role ends: after "of Wagner", before a comma, a relative clause or the name."""
    doc, end = noun.doc, noun.i + 1
    last = min(noun.right_edge.i + 1, noun.i + LONGEST, len(doc))
    if end < last and doc[end].lower_ in LINKS:
        while end < last and not (_ends_role(doc[end]) or doc[end].is_space):
            if doc[end].pos_ in ("VERB", "PRON") or doc[end].dep_ == "relcl":
                break
            end += 1
        while end > noun.i + 1 and doc[end - 1].pos_ in ("ADP", "DET", "CCONJ", "PART"):
            end -= 1
    return end


def _ends_role(mark: Token) -> bool:
    """Whether a mark ends a role: no hyphen in a word ("Lorn-on-Sea"), no apostrophe of several."""
    glued = mark.text == "-" and not (mark.whitespace_ or mark.nbor(-1).whitespace_)
    return mark.is_punct and not (glued or mark.tag_ == "POS")


def _phrase(noun: Token, taken: Sequence[bool]) -> tuple[int, int]:
    """The noun with what stands before it, as far as no name is in it."""
    first = noun.left_edge.i
    start = noun.i
    while start > first and not taken[start - 1] and noun.doc[start - 1].text != "'s":
        before = noun.doc[start - 1]
        if before.is_punct or before.is_space or before.pos_ == "PRON":
            break
        start -= 1
    return start, noun.i + 1


def _text(doc: Doc, start: int, end: int) -> str:
    while end - start > 1 and doc[end - 1].lower_.rstrip(".") in BARE_TITLES | {"lord", "lady"}:
        end -= 1
    text = " ".join(doc[start:end].text.split())
    return "" if text.lower().rstrip(".") in BARE_TITLES else text


def _meant(
    noun: Token, heads: Sequence[tuple[frozenset[str], str, int]], named: Sequence[NamedAt]
) -> tuple[str | None, bool]:
    """The named person with this role, and whether nobody else may be meant.

    Of several the one whom the paragraph has named as the last subject; else the one whose role was
    told last before.
    """
    children = [child for child in noun.lefts if child.dep_ in ("det", "poss")]
    if any(child.lower_ in OWNERS for child in children):
        return _kin_meant(noun, heads), True
    if not any(child.lower_ in DEFINITE for child in children):
        return None, True
    wanted = {SPELT_OUT.get(noun.lower_, noun.lower_)}
    wanted |= {c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod") and c.is_alpha}
    if any(child.dep_ == "prep" and child.lower_ in LINKS for child in noun.rights):
        return None, True
    wanted -= PASSING
    fitting = [
        (place, key) for told, key, place in heads if wanted <= told and told & LESSER <= wanted
    ]
    if not fitting:
        return None, True
    before = [(place, key) for place, key in fitting if place < noun.i]
    told_last = max(before)[1] if before else min(fitting)[1]
    people = {key for _, key in fitting}
    if len(people) == 1 or not before:
        return told_last, True
    here = _named_here(noun, named, people)
    subjects = [name.key for name in here if _is_subject(noun.doc, name)]
    candidates = [told_last, *(name.key for name in here), *subjects]
    return candidates[-1], len({name.key for name in here}) == 1


def _named_here(noun: Token, named: Sequence[NamedAt], keys: Collection[str]) -> list[NamedAt]:
    """Where the paragraph names any of these people before the noun."""
    doc, first = noun.doc, noun.i
    while first > 0 and "\n" not in doc[first - 1].text:
        first -= 1
    return [name for name in named if first <= name.start < noun.i and name.key in keys]


def _is_subject(doc: Doc, name: NamedAt) -> bool:
    return doc[name.start : name.end].root.dep_ in ("nsubj", "nsubjpass")


def _kin_meant(noun: Token, heads: Sequence[tuple[frozenset[str], str, int]]) -> str | None:
    """Who was called somebody's husband before, if just one was: "her husband"."""
    if noun.lower_ not in words("kin_male", "kin_female"):
        return None
    found = {key for told, key, place in heads if noun.lower_ in told and place < noun.i}
    return found.pop() if len(found) == 1 else None


def _leads_to_name(noun: Token, owner: Mapping[int, str]) -> bool:
    """Whether the noun is only the title of the name that follows, or says what someone is."""
    return noun.i + 1 in owner or noun.dep_ in ("attr", "appos", "oprd")
