"""Whom "the Republican" and "the Australian" mean: people by their party or nation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.analysis.coreference.coreference import NamedAt
from reader.analysis.entities.variation import just_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reader.analysis.mentions.people import Name

__all__ = ["is_one", "meant_by_group"]

LETTERS = {"r": "republican", "d": "democrat"}
"""What the letters behind an American politician's name stand for: "Jo Lee, R-Ohio"."""
ONE = frozenset({"the", "a", "an", "one", "another", "this", "that"})
DEFINITE = frozenset({"the", "this"})
SEVERAL = ("s", "sh", "ch", "ese", "ss")
"""Ends of words that may mean a whole people: "the French"."""
BEFORE = 5
"""Tokens before a name within which the party or nation stands: "Republican state Sen. Jo Lee"."""
COPULAS = frozenset({"is", "was"})


def meant_by_group(doc: Doc, groups: Sequence[Name], named: Sequence[NamedAt]) -> list[NamedAt]:
    """The phrases "the Republican" that mean somebody told to be one, the last before; where nobody
    is, the only person named in the paragraph, or as a subject in the one before."""
    told = _told(doc, groups, named)
    found = []
    for group in groups:
        word = doc[group.start]
        article = next((child for child in word.lefts if child.lower_ in DEFINITE), None)
        if group.end - group.start > 1 or article is None or not is_one(word):
            continue
        if not _is_definite(doc, article.i, word.i):
            continue
        before = [key for place, key in told[word.lower_] if place < word.i]
        others = {key for party in told if party != word.lower_ for _, key in told[party]}
        near = just_named(doc, named, word.i) - others
        if not told[word.lower_] and len(near) == 1:
            before = [*near]
        if before:
            start = article.i if article.i == word.i - 1 else word.i
            found.append(NamedAt(start, group.end, before[-1]))
    return found


def _is_definite(doc: Doc, article: int, word: int) -> bool:
    """Whether only places stand between the article and the word ("the Utah Republican"), and no
    clause that tells which one follows."""
    places = all(doc[i].pos_ == "PROPN" for i in range(article + 1, word))
    after = doc[word + 1].lower_ if word + 1 < len(doc) else ""
    return places and after not in ("who", "that", "whose", "ever")


def is_one(word: Token) -> bool:
    """Whether a word for a party or a people stands for one of them: "the Republican"."""
    if word.tag_ not in ("NN", "NNP", "JJ") or word.dep_ in ("compound", "amod", "nmod", "poss"):
        return False
    several = word.text.endswith(SEVERAL) or word.tag_ == "NNPS"
    return not several and any(child.lower_ in ONE for child in word.lefts)


def _told(
    doc: Doc, groups: Sequence[Name], named: Sequence[NamedAt]
) -> defaultdict[str, list[tuple[int, str]]]:
    """For each party and people the people told to be of it, and where."""
    owner = {i: name.key for name in named for i in range(name.start, name.end)}
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for group in groups:
        word = doc[group.start]
        for key in _owners(word, owner):
            found[word.lower_].append((word.i, key))
    for name in named:
        party = _letter(doc, name.end)
        if party:
            found[party].append((name.start, name.key))
    for places in found.values():
        places.sort()
    return found


def _owners(word: Token, owner: dict[int, str]) -> Iterator[str]:
    """Of whom a party's or nation's word tells: before the name, beside it, or by "is"."""
    doc = word.doc
    for place in range(word.i + 1, min(word.i + BEFORE, len(doc))):
        if place in owner:
            yield owner[place]
            return
        if doc[place].dep_ not in ("compound", "amod", "nmod") or doc[place].is_punct:
            break
    if word.dep_ == "appos" and word.head.i in owner:
        yield owner[word.head.i]
    for child in word.children:
        if child.dep_ == "appos" and child.i in owner:
            yield owner[child.i]
    if word.dep_ == "attr" and word.head.lower_ in COPULAS:
        subjects = (child.i for child in word.head.children if child.dep_ == "nsubj")
        yield from (owner[i] for i in subjects if i in owner)


def _letter(doc: Doc, end: int) -> str:
    """The party that a letter behind a name stands for: ", R-Ohio", "(D)"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "("):
        return ""
    first = doc[end + 1].text.split("-")[0].rstrip(".")
    return LETTERS.get(first.lower(), "") if first.isupper() else ""
