"""What people and bodies call themselves, or are called: "a man calling himself Ivan", "a user
going by the handle Tern", "a nurse who gave her name as Joan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis.mentions.frames import FRAMES
from reader.analysis.mentions.people import Name, first_names
from reader.analysis.occurrences import occurrences
from reader.analysis.words import lists, words
from reader.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Call", "calls", "named_so"]

CALLED = re.compile(
    r"""\b(?:
    (?P<bare>named|called|nicknamed)
    | calling\s(?:him|her|it|them)sel(?:f|ves)
    | known\s(?:only\s|simply\s|locally\s|online\s)?as
    | (?:by|under|using|with)\s(?:the|a)\s(?:\w+\s)?
      (?:name|handle|nickname|alias|pseudonym|username|moniker|sign)(?:\sof)?
    | (?:gave|give|gives|giving|using|used)\s(?:only\s)?(?:his|her|their|a|one|the)
      \s(?:\w+\s)?(?:sur)?name(?:\sonly|\ssimply)?(?:,|\sas|\sof)
    | (?P<own>(?:his|her|their)\s(?:first\s|full\s)?name\s(?:was|is)) | whose\sname\s(?:was|is)
    | (?:identif|introduc)(?:y|ies|ied|ying|es|ed|ing)\s(?:him|her|them)sel(?:f|ves)
      \s(?:only\s|simply\s)?as
    | to\sbe\s(?:called|named|known\sas|identified)(?:\sonly)?
      (?:\sas|\s(?:by|with)\s(?:his|her|their|a)\s(?:\w+\s)?(?:sur)?name(?:,|\sof)?)?
    | (?:goes|went|going)\sby
    )\s(?:the\s)?(?=["“‘']?(?P<name>@?[^\W\d_a-z]))""",
    re.VERBOSE,
)
"""What leads up to the name that somebody has or gives."""
KEYWORDS = frozenset(
    """alias called goes going handle herself himself identified itself known moniker name named
    nickname nicknamed pseudonym sign surname themselves username went""".split()  # noqa: SIM905
)
"""The words of which one is in all that leads up to a name."""
PERSONAL = re.compile(r"\b(?:him|her)(?:self)?\b|\bhis\b")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
LONGEST = 5
"""Tokens at most of such a name."""
BACK = 12
"""Tokens back within which the noun stands that a relative clause belongs to."""
CLIMB = 6
SOMEBODY = frozenset(
    """man woman boy girl person user poster commenter caller reader teenager youth driver motorist
    mother father individual witness resident neighbour neighbor shopper guest customer""".split()  # noqa: SIM905
)
"""Nouns for a person, besides those of the lists."""


@dataclass(frozen=True, slots=True)
class Call:
    """A noun and the name that it is called by, as tokens; the name's end is exclusive."""

    noun: int
    start: int
    end: int
    person: bool
    """Whether the noun is one for a person."""


def calls(doc: Doc) -> list[Call]:
    """The nouns that are called something, in text order."""
    found = []
    for offset, match in _matches(doc):
        if not match["name"].lstrip("@").isupper():
            continue
        first, last = offset + match.start(), offset + match.start("name")
        trigger = doc.char_span(first, last, alignment_mode="contract")
        if trigger is None:
            continue
        start = trigger.end
        end = _end(doc, start)
        if match["bare"]:
            noun = _bare(doc, trigger.start, end)
        else:
            noun = _above(doc[trigger.start], bool(match["own"]))
        if noun is None or end == start or noun.tag_ in ("NNS", "NNPS"):
            continue
        if end < len(doc) and doc[end].tag_ == "POS":
            continue
        person = bool(PERSONAL.search(match[0])) or _is_person(noun, doc[start])
        found.append(Call(noun.i, start, end, person))
    return found


def _matches(doc: Doc) -> Iterator[tuple[int, re.Match[str]]]:
    """What leads up to a name, in the sentences where it may, and where these start."""
    sentences = (word.sent for word in occurrences(doc, KEYWORDS))
    for first, sentence in {sentence.start: sentence for sentence in sentences}.items():
        yield from ((doc[first].idx, match) for match in CALLED.finditer(sentence.text))


def named_so(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, with those that somebody is called by as people's and those of groups as bodies',
    also where they were passed over."""
    found = list(names)
    for call in calls(doc):
        kind: EntityKind = "person" if call.person else "organisation"
        if not (call.person or doc[call.noun].lower_ in FRAMES):
            continue
        here = [n for n in found if n.start < call.end and n.end > call.start]
        if not here:
            found.append(Name(call.start, call.end, kind))
        elif here[0].start == call.start and here[0].kind != kind:
            found[found.index(here[0])] = replace(here[0], kind=kind)
    return sorted(found, key=lambda name: name.start)


def _is_person(noun: Token, name: Token | None = None) -> bool:
    """Whether a noun is one for a person; or says something, with the name of one."""
    if noun.lower_ in SOMEBODY | words("role", "occupation", "kin_male", "kin_female"):
        return True
    if name is None or name.lower_ not in first_names():
        return False
    subject = noun.head if noun.dep_ == "appos" else noun
    says = subject.head.lower_ in lists()["say"] and subject.head.pos_ == "VERB"
    return says and noun.lower_ not in FRAMES and subject.dep_ == "nsubj"


def _end(doc: Doc, start: int) -> int:
    """Where the capitalised words end that start here; no day's name is one."""
    end = start
    while end < len(doc) and end - start < LONGEST:
        word = doc[end]
        name = word.text[0].isupper() or (word.text[0] == "@" and len(word) > 1)
        joins = end > start and (
            (word.text == "-" and not word.whitespace_) or word.lower_ in lists()["particle"]
        )
        if not (name or joins) or word.lower_ in words("day", "month", "demonym"):
            break
        end += 1
    while end > start and not doc[end - 1].text[-1].isalnum():
        end -= 1
    return end


def _bare(doc: Doc, participle: int, end: int) -> Token | None:
    """The noun right before "named" or "called", where that is no verb of the noun's: a participle
    to the parser; or the noun is new, and another verb follows the name."""
    noun = doc[participle - 1] if participle else doc[participle]
    if end < len(doc) and doc[end].lower_ in lists()["article"] | {"as"}:
        return None
    if doc[participle].dep_ == "acl":
        noun = doc[participle].head
        return noun if noun.pos_ == "NOUN" else None
    if noun.pos_ != "NOUN":
        return None
    new = any(child.lower_ in INDEFINITE for child in noun.lefts)
    follows = end < len(doc) and (doc[end].tag_ in FINITE or doc[end].lower_ == "who")
    return noun if new and follows else None


def _above(word: Token, says_so: bool) -> Token | None:
    """The noun that the clause or phrase around a word stands on; or the one that speaks, "posting
    under the name" that follows or saying what his name is."""
    place = word
    for _ in range(CLIMB):
        above = place.head
        if above.i == place.i:
            break
        if above.pos_ == "NOUN" and above.i < word.i and place.dep_ in ("acl", "relcl", "prep"):
            return _who(above)
        if place.dep_ == ("ccomp" if says_so else "advcl") and above.i != place.i:
            subjects = (child for child in above.lefts if child.dep_ == "nsubj")
            subject = next(subjects, None)
            if subject is not None and subject.pos_ == "NOUN":
                return subject
        place = above
    return _before_who(word)


def _who(noun: Token) -> Token:
    """The person that a noun tells more of, if it is none: "a reporter at the paper, who"."""
    if noun.dep_ != "pobj" or _is_person(noun):
        return noun
    above = noun.head.head
    return above if above.pos_ == "NOUN" and _is_person(above) else noun


def _before_who(word: Token) -> Token | None:
    """The noun before the last "who" in the same sentence."""
    doc = word.doc
    for i in range(word.i - 1, max(word.i - BACK, word.sent.start), -1):
        if doc[i].lower_ == "who":
            noun = doc[i - 2] if doc[i - 1].text == "," and i > 1 else doc[i - 1]
            return noun if noun.pos_ == "NOUN" else None
    return None
