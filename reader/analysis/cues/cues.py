"""The words that report speech: verbs, nouns and phrases, by what they do.

A cue's class says how strongly it promises words of its subject: `say` nearly always, `think`
often, any other verb sometimes. The lists, `data/cues.txt`, are general English, written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

from reader.analysis.data import FOLDER

__all__ = [
    "RELATIVE_PRONOUNS",
    "CueClass",
    "NounClass",
    "cue_noun",
    "noun_class",
    "phrase_class",
    "verb_class",
    "work_noun",
]

CueClass = Literal[
    "say",
    "speak",
    "call",
    "urge",
    "believe",
    "think",
    "write",
    "quote",
    "show",
    "act",
    "be",
    "other",
]
NounClass = Literal["person", "group", "document", "other"]

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})

PERSON_ENDINGS = ("man", "men", "woman", "women", "person", "ist", "ists", "ian", "ians")


def _lists() -> dict[str, list[str]]:
    """The sections of the data file, each with its lines."""
    lists: dict[str, list[str]] = {}
    lines: list[str] = []
    text = (FOLDER / "cues.txt").read_text("utf-8")
    for line in text.splitlines():
        if heading := re.fullmatch(r"\[(.+)\]", line):
            lines = lists.setdefault(heading[1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return lists


LISTS = _lists()
IRREGULAR = {
    verb: forms.split() for verb, forms in (x.split(": ") for x in LISTS["irregular forms"])
}


def _words(section: str) -> frozenset[str]:
    return frozenset(" ".join(LISTS[section]).split())


CUE_NOUNS, WORKS = _words("cue nouns"), _words("works")
PERSONS, GROUPS, DOCUMENTS = _words("persons"), _words("groups"), _words("documents")


def _forms(verb: str) -> set[str]:
    """All forms of a verb. It makes some that do not exist ("stoped"), which nobody writes."""
    stems = {verb}
    if verb.endswith("e"):
        stems = {verb[:-1]}
    elif verb.endswith("y") and verb[-2] not in "aeo":
        stems = {verb, verb[:-1] + "i"}
    elif verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou":
        stems = {verb, verb + verb[-1]}
    forms = {verb, verb + "s", verb + "es", verb[:-1] + "ies" if verb.endswith("y") else verb}
    forms |= {stem + ending for stem in stems for ending in ("ed", "ing")}
    return forms.union(IRREGULAR.get(verb, ()))


VERB_CLASS: dict[str, CueClass] = {}
for _class in get_args(CueClass):
    for _verb in " ".join(LISTS.get(f"verbs: {_class}", [])).split():
        for _form in _forms(_verb):
            VERB_CLASS.setdefault(_form, _class)

PHRASES: dict[str, tuple[CueClass, tuple[str, ...]]] = {
    "put": ("say", ("it",)),
    "point": ("say", ("out",)),
    "go": ("say", ("on",)),
    "chime": ("say", ("in",)),
    "weigh": ("speak", ("in",)),
    "chip": ("say", ("in",)),
    "cut": ("say", ("in",)),
    "fire": ("say", ("back",)),
    "shoot": ("say", ("back",)),
    "hit": ("speak", ("back", "out")),
    "push": ("speak", ("back",)),
    "bite": ("speak", ("back",)),
    "call": ("speak", ("out",)),
    "cry": ("speak", ("out",)),
    "speak": ("speak", ("out",)),
    "lash": ("speak", ("out",)),
    "spell": ("speak", ("out",)),
    "lay": ("speak", ("out",)),
    "sum": ("say", ("up", "it")),
    "make": ("speak", ("clear",)),
    "read": ("say", ("out", "aloud")),
    "remember": ("call", ("as",)),
}
"""Verbs that are cues only, or surer ones, with another word: "put it", "remember as"."""

PHRASE_OF = {
    form: (cue, frozenset(others))
    for verb, (cue, others) in PHRASES.items()
    for form in _forms(verb)
}


def verb_class(word: str) -> CueClass:
    """The class of a verb in any form, in lower case; "other" where no list has it."""
    return VERB_CLASS.get(word, "other")


def phrase_class(word: str, others: Iterable[str]) -> CueClass:
    """The class of a verb among the words that hang on it, all in lower case."""
    phrase = PHRASE_OF.get(word)
    if phrase is not None and not phrase[1].isdisjoint(others):
        return phrase[0]
    return verb_class(word)


def _singular(noun: str) -> tuple[str, ...]:
    if noun.endswith("ies"):
        return (noun, noun[:-3] + "y")
    if noun.endswith("men"):
        return (noun, noun[:-2] + "an")
    return (noun, noun[:-1], noun[:-2]) if noun.endswith("s") else (noun,)


def cue_noun(noun: str) -> bool:
    """Whether a noun, in lower case, stands for words: "claim", "promises"."""
    return not CUE_NOUNS.isdisjoint(_singular(noun))


def work_noun(noun: str) -> bool:
    """Whether a word in lower case goes with works of art and broadcasts: "film", "co-hosts"."""
    return not WORKS.isdisjoint(_singular(noun))


def noun_class(noun: str) -> NounClass:
    """What kind of source a noun in lower case is: "aides" are persons, "study" is a document."""
    forms = _singular(noun)
    if not PERSONS.isdisjoint(forms) or noun.endswith(PERSON_ENDINGS):
        return "person"
    if not GROUPS.isdisjoint(forms):
        return "group"
    return "other" if DOCUMENTS.isdisjoint(forms) else "document"
