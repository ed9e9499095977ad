"""People behind their offices: "Head of Design | Mika Lee", "Fire Dept. Capt. | Jo Lee"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.mentions.people import Name, first_names, is_short_title, is_title
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words
from reader.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "MORE_OFFICES",
    "SHORTENED",
    "after_office",
    "is_office_of",
    "is_rank",
    "titled",
    "without_ranks",
]

BACK = 8
"""Tokens at most from the noun of an office to the name of who holds it."""
LINKS = frozenset({"of", "for"})
JOINTS = frozenset({"and", "&", "the", ","})
LONGEST_NAME = 4
RANK_PARTS = frozenset({"rear", "vice", "deputy", "staff", "chief", "master", "senior", "warrant"})
"""First words of ranks: "Rear Adm."."""
SUBJECTS = frozenset(
    """affairs agriculture art arts biology chemistry commerce communications curriculum defence
    defense design development economics education energy engineering enterprise environment
    fisheries governors health history homeland housing immigration industry infrastructure
    innovation interior investigations justice labor labour law learning logistics marketing
    mathematics medicine mines mission music news nursing operations performance personnel
    physics planning police policy production programmes programs prosecutions purchasing
    relations research resources rights safety sales schools science security services sport
    staff state strategy students studies surgery sustainability technology tourism trade
    training transport transportation treasury water welfare works""".split()  # noqa: SIM905
)
"""What somebody is head, professor or secretary of."""
MORE_OFFICES = frozenset(
    """bursar dean emir king master oba provost queen rector registrar sultan warden""".split()  # noqa: SIM905
)
"""Offices, besides the roles of the lists, that are first names or surnames too."""
SURE_TITLES = frozenset(
    """mr mrs ms dr alhaji alhaja hajiya hajia malam mallam engr oba shri smt""".split()  # noqa: SIM905
)
SHORTENED = frozenset({"dept", "asst", "assoc", "div"})
"""Short forms before a rank, besides the titles."""


@cache
def _held() -> frozenset[str]:
    """The nouns for who is "of" or "for" something: "Head of Design"."""
    return words("role", "occupation", "title") | MORE_OFFICES


def after_office(doc: Doc, start: int, end: int) -> int | None:
    """Where somebody's name begins in what was taken for one name with his office or the end of it:
    "Head of Design Mika Lee", "Music Ruth Lee" behind "Director of"; None where there is none."""
    last = doc[end - 1]
    if not _is_part(last) or last.lower_ in words("org_head", "geo_head", "event_head", "law_head"):
        return None
    for first in range(max(start + 1, end - LONGEST_NAME), end - 1):
        before = doc[first - 1]
        if before.lower_ in LINKS | JOINTS or not all(_is_part(w) for w in doc[first:end]):
            continue
        if _begins(doc, first, end) and _is_held(doc, first):
            return first
    return None


def _is_part(word: Token) -> bool:
    return word.text[0].isupper() or word.lower_ in lists()["particle"] or word.text == "-"


def _begins(doc: Doc, first: int, end: int) -> bool:
    """Whether a person's name begins here: by a first name, to spaCy, or as the two words behind
    the subject of an office."""
    if fold(doc[first].text) in first_names() and doc[first].lower_ not in SUBJECTS:
        return True
    if all(w.ent_type_ == "PERSON" for w in doc[first:end]):
        return doc[first - 1].ent_type_ != "PERSON"
    subject = doc[first - 1].lower_ in SUBJECTS and doc[first].lower_ not in SUBJECTS
    return subject and end - first == 2 and doc[end - 1].lower_ not in SUBJECTS


def _is_held(doc: Doc, first: int) -> bool:
    """Whether an office and "of" stand before a place, and no article before that."""
    for i in range(first - 2, max(first - BACK, -1), -1):
        word = doc[i]
        if doc[i + 1].lower_ in LINKS and word.lower_ in _held():
            if not (word.text[0].isupper() or i == 0):
                return False
            return i == 0 or doc[i - 1].lower_ not in lists()["article"] | {"to", "for"}
        if not (word.text[0].isupper() or word.lower_ in LINKS | JOINTS):
            return False
    return False


def is_office_of(doc: Doc, start: int, end: int) -> bool:
    """Whether one word is what somebody is secretary or head of: "Secretary of | Education"."""
    if start < 2 or end - start > 1 or doc[start].lower_ not in SUBJECTS:
        return False
    return doc[start - 1].lower_ in LINKS and doc[start - 2].lower_ in _held()


def titled(doc: Doc, taken: Collection[int]) -> Iterator[Name]:
    """People who were passed over behind a title that nobody else has: "Oba Rasheed Lawal"."""
    for title in occurrences(doc, SURE_TITLES):
        start = end = title.i + 1
        if not title.text.istitle():
            continue
        while end < len(doc) and is_title(doc[end]):
            start = end = end + 1
        while end < len(doc) and end - start < LONGEST_NAME and _is_plain(doc[end], taken):
            end += 1
        if end > start:
            yield Name(start, end, "person")


def _is_plain(word: Token, taken: Collection[int]) -> bool:
    name = word.is_alpha and word.text.istitle() and word.i not in taken
    return name and not word.is_sent_start and word.lower_ not in words("function", "pronoun")


def is_rank(doc: Doc, start: int, end: int) -> bool:
    """Whether one word is but the first of a rank: "Rear | Adm."."""
    rank = end - start == 1 and doc[start].lower_ in RANK_PARTS
    return rank and end < len(doc) and is_title(doc[end])


def without_ranks(doc: Doc, start: int, end: int) -> int:
    """The end of a name without the short titles of the next one: "Navy | Capt." Its start where
    nothing else is left."""
    last = end
    if doc[start].lower_ in first_names():
        return end
    while last > start and _is_shortened(doc, last - 1):
        last -= 1
        while last > start and doc[last - 1].text == ".":
            last -= 1
    while start < last < end and doc[last - 1].lower_ in RANK_PARTS:
        last -= 1
    return last


def _is_shortened(doc: Doc, place: int) -> bool:
    """Whether a word is a title in its short form, with a stop, and a name follows."""
    word, after = doc[place], place + 1
    if word.text[-1] != ".":
        if after >= len(doc) or doc[after].text != "." or word.whitespace_:
            return False
        after += 1
    short = word.lower_.rstrip(".") in SHORTENED or is_short_title(word)
    name = after < len(doc) and doc[after].text.istitle() and doc[after].tag_ == "NNP"
    return short and name and doc[after].lower_ not in words("function", "pronoun", "article")
