"""Whether a person is spoken of as he or as she, from the article's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.analysis.coreference.coreference import Gender, NamedAt
from reader.analysis.mentions.mentions import title_before
from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["of_first_name", "told"]

RELATIONS = frozenset({"appos", "compound", "nmod"})


def told(
    doc: Doc, named: Sequence[NamedAt], first_names: Mapping[str, str]
) -> dict[str, tuple[Gender, str]]:
    """For each person of whom anything tells it: the gender, and what tells it.

    Titles ("Mr") come before first names, and so do kin words ("his mother") where no first name
    says otherwise: they may belong to somebody else in the sentence.
    """
    found: dict[str, tuple[Gender, str]] = {}
    for key, first in first_names.items():
        if gender := of_first_name(first):
            found[key] = (gender, "first name")
    votes: dict[str, Counter[Gender]] = {}
    for name in named:
        gender = _by_title(doc, name)
        if gender is None and (beside := _by_words(doc, name)):
            gender = beside if found.get(name.key, (beside,))[0] == beside else None
        if gender:
            votes.setdefault(name.key, Counter())[gender] += 1
    for key, ballot in votes.items():
        found[key] = (ballot.most_common(1)[0][0], "title")
    return found


def of_first_name(first: str) -> Gender | None:
    """Whose first name it is, lower case; None where men and women have it, or nobody known."""
    male = first in words("first_male", "first_male_extra", "mostly_male")
    female = first in words("first_female", "first_female_extra", "mostly_female")
    if male and female:
        male, female = first in lists()["mostly_male"], first in lists()["mostly_female"]
    if male == female:
        return None
    return "male" if male else "female"


def _called_in_relative(head: Token) -> list[Token]:
    """What a relative clause says that someone is: "Ottilie Marsh, who was a girl then"."""
    clauses = (child for child in head.children if child.dep_ == "relcl")
    return [
        word
        for clause in clauses
        if clause.lower_ in ("is", "was")
        for word in clause.children
        if word.dep_ == "attr"
    ]


def _by_title(doc: Doc, name: NamedAt) -> Gender | None:
    """What a title before the name says."""
    title = title_before(doc, name.start)
    if title in words("title_male"):
        return "male"
    return "female" if title in words("title_female") else None


def _by_words(doc: Doc, name: NamedAt) -> Gender | None:
    """What the noun itself, or one set beside the name, says."""
    head = doc[name.start : name.end].root
    if head.lower_ in words("kin_male", "title_male"):
        return "male"
    if head.lower_ in words("kin_female", "title_female"):
        return "female"
    beside = [child for child in head.children if child.dep_ in RELATIONS and child.is_lower]
    if head.dep_ == "appos":
        beside.append(head.head)
    beside += _called_in_relative(head)
    for word in beside:
        if word.lower_ in words("kin_male", "title_male"):
            return "male"
        if word.lower_ in words("kin_female", "title_female"):
            return "female"
    return None
