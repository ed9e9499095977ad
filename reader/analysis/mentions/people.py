"""People's names: where one begins, whatever the learned names took with it or left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.words import lists, words
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "Name",
    "after_role",
    "first_names",
    "has_title",
    "is_crew",
    "is_first",
    "is_particle",
    "is_short_title",
    "is_title",
    "title_before",
    "whole",
    "with_titles",
]

PARTY_ROLES = frozenset({"whip", "democrat", "republican", "advocate"})
"""What people are called before their names in capitals, besides the roles of the lists."""
CREWS = frozenset({"team", "camp"})
"""Words that make a person's name one for those around him: "Team Lee"."""
INITIAL = re.compile(r"[A-Z]\.")
GARBLED = frozenset("ÃÂÅÄ")
"""What a letter with an accent begins with that was decoded wrongly."""
STOPS = frozenset(",.;:!?)”’\"'—–")
ONLY_BETWEEN = frozenset({"y", "e", "af", "zu"})
"""Particles with which no surname begins: "Ortega y Gasset"."""
SYLLABLE = 4
"""Letters at most of a lower-case word that ends a first name: "Moon Jae-in"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the tokens `start` to `end` (exclusive), and what kind of thing it names."""

    start: int
    end: int
    kind: EntityKind


def first_names() -> frozenset[str]:
    """All first names that are known."""
    return words("first_male", "first_female", "first_male_extra", "first_female_extra")


def is_title(word: Token) -> bool:
    """Whether a word is a title: "Mr", "Insp"; "DI" in capitals alone."""
    plain = word.lower_.rstrip(".")
    if word.is_upper and plain in lists()["title_in_capitals"]:
        return True
    return plain in words("title", "title_more")


def has_title(doc: Doc, start: int) -> bool:
    """Whether a title stands directly before this token."""
    return title_before(doc, start) is not None


def title_before(doc: Doc, start: int) -> str | None:
    """The title directly before a token, lower case, without its full stop."""
    if start == 0:
        return None
    word = doc[start - 1 - _is_stop(doc, start - 1)]
    title = word.lower_.rstrip(".")
    return title if word.text[0].isupper() and is_title(word) else None


def _is_stop(doc: Doc, place: int) -> bool:
    """Whether the full stop of a shortened title was cut off: "Supt | ."."""
    if place <= 0 or doc[place].text != "." or doc[place - 1].whitespace_:
        return False
    return is_short_title(doc[place - 1])


def is_short_title(word: Token) -> bool:
    """Whether a word is a title in its short form: "Supt", "Capt."."""
    return word.text[0].isupper() and word.lower_.rstrip(".") in lists()["short_title"]


def is_particle(word: Token) -> bool:
    """Whether a word is one of those in surnames, lower case: "van", "dos", "bin"."""
    return word.is_lower and word.lower_ in lists()["particle"]


def with_titles(doc: Doc, start: int) -> int:
    """Where the titles before a name begin; its own start where it has none."""
    while has_title(doc, start):
        start -= 1 + _is_stop(doc, start - 1)
    return start


def is_crew(doc: Doc, start: int, end: int) -> bool:
    """Whether a name means those around someone: "Team Lee"."""
    return end - start > 1 and doc[start].lower_ in CREWS


def after_role(doc: Doc, start: int, end: int) -> int | None:
    """Where the name begins in "Majority Whip Jo Lee"; None where there is no such name."""
    first = end - 2
    if first <= start or not (doc[end - 1].is_alpha and doc[first].text[0].isalpha()):
        return None
    if _opens_with_role(doc[start]):
        return start + 1
    if first == start + 1 and doc[start].lower_.endswith(("man", "woman")) and is_title(doc[start]):
        return first
    if doc[first].lower_ not in first_names() and doc[end - 1].ent_type_ != "PERSON":
        return None
    roles = words("role", "occupation") | PARTY_ROLES
    if doc[first - 1].lower_.rstrip(".") in roles or is_title(doc[first - 1]):
        return first
    return None


def _opens_with_role(word: Token) -> bool:
    """Whether a word before a whole name has its capital only because it opens the sentence."""
    role = word.lower_ in words("role", "occupation") and word.lower_ not in first_names()
    return role and bool(word.is_sent_start) and word.text.istitle()


def whole(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A person's name without the verb of an inversion ("Continued Stone"), with both halves of a
    double name ("Zoë-Maria"), with the particles and with the first name before it."""
    verb = doc[start].lower_ in lists()["say"] or doc[start].tag_ in ("VB", "VBD")
    if end - start > 1 and verb and doc[start].lower_ not in first_names():
        start += 1
    while start > 1 and doc[start - 1].text == "-" and doc[start - 2].text.istitle():
        if doc[start - 1].whitespace_ or doc[start - 2].whitespace_:
            break
        start -= 2
    start = _with_particles(doc, start)
    halves = (end - start) % 2 and all(doc[i].text == "-" for i in range(start + 1, end, 2))
    if (
        start > 0
        and (halves or not doc[start - 1].text.isascii())
        and (is_first(doc[start - 1], doc[start]))
    ):
        start -= 1
    if start > 0 and INITIAL.fullmatch(doc[start - 1].text) and doc[start - 1].dep_ == "compound":
        start -= 1
    return start, _hyphen_end(doc, start, _garbled_end(doc, end))


def _with_particles(doc: Doc, start: int) -> int:
    """Where the particles begin that stand before a surname ("dos Reis"), no noun ("the van")."""
    first = start
    while first > 0 and is_particle(doc[first - 1]) and doc[first - 1].whitespace_:
        first -= 1
    noun = first > 0 and doc[first - 1].pos_ in ("DET", "ADJ", "PRON", "NUM")
    return start if noun or doc[first].lower_ in ONLY_BETWEEN else first


def _garbled_end(doc: Doc, end: int) -> int:
    """Where a word ends that was decoded wrongly and so falls into pieces: "TrÃ©vaux"."""
    garbled = doc[end - 1].text[-1] in GARBLED
    while garbled and end < len(doc) and not (doc[end - 1].whitespace_ or doc[end].is_space):
        if doc[end].text in STOPS:
            break
        end += 1
    return end


def _hyphen_end(doc: Doc, start: int, end: int) -> int:
    """Where the hyphenated word ends that a name's last word begins: "Moon Jae-in"."""
    if end - start < 2 or end + 1 >= len(doc) or doc[end].text != "-":
        return end
    rest = doc[end + 1]
    glued = not doc[end - 1].whitespace_ and not doc[end].whitespace_
    syllable = rest.is_alpha and rest.is_lower and len(rest) <= SYLLABLE
    after = doc[end + 2].pos_ if end + 2 < len(doc) else ""
    describes = rest.tag_ in ("VBN", "VBD", "VBG") or (
        rest.tag_ != "NNP" and after in ("NOUN", "ADJ")
    )
    return end + 2 if glued and syllable and not describes else end


def _opens_paragraph(before: Token, name: Token) -> bool:
    """Whether nothing but a name can stand first in its paragraph, before a person's."""
    opens = before.i == 0 or "\n" in before.nbor(-1).text
    unknown = before.lower_ not in words("function", "org_head", "geo_head", "country", "city")
    tagged = before.tag_ == "NNP" or (before.is_alpha and not before.text.isascii())
    return opens and unknown and tagged and name.ent_type_ == "PERSON"


def is_first(before: Token, name: Token) -> bool:
    """Whether the word before a surname is its first name."""
    if not (before.text.istitle() and before.whitespace_) or before.text[-1].isdigit():
        return False
    if before.lower_.rstrip(".") in words("title", "role", "occupation", "demonym", "month", "day"):
        return False
    if before.tag_ == "NNPS" and before.lower_ not in first_names():
        return False
    if before.dep_ != "compound":
        return _opens_paragraph(before, name)
    both = before.ent_type_ == name.ent_type_ == "PERSON" and name.ent_iob_ == "I"
    return both or before.lower_ in first_names()
