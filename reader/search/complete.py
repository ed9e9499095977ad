"""What Tab makes of a half-typed query: field names, their values, saved searches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.search.dates import candidates
from reader.search.query import ALL_FIELDS, DATE_FIELDS, FIELDS, FLAGS
from reader.text import fold

__all__ = ["Completion", "Vocabulary", "complete"]

MOST = 20
"""Completions that are offered."""

LONGEST = 200
"""Characters before the cursor that may belong to what is completed."""

WORD = re.compile(r"""(?:[^\s()"“”:]+:)?(?:["“][^"“”]*|[^\s()"“”]*)\Z""")
QUOTING = re.compile(r"[\s()\"“”]")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values that the library has, those offered first in front."""

    speakers: Sequence[str] = ()
    entities: Sequence[str] = ()
    sources: Sequence[str] = ()
    tags: Sequence[str] = ()
    authors: Sequence[str] = ()
    saved: Sequence[str] = ()
    """The names of saved searches, without `@`."""

    def of(self, name: str) -> Sequence[str]:
        """The values of a field of the query language."""
        values = {
            "speaker": self.speakers,
            "who": self.entities,
            "source": self.sources,
            "tag": self.tags,
            "author": self.authors,
        }
        return values.get(FIELDS.get(name, ""), ())


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: the whole text, where the cursor then stands, and what to show."""

    text: str
    cursor: int
    label: str = field(compare=False)


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> list[Completion]:
    """The ways to complete the word before the cursor, likeliest first; at most twenty."""
    cursor = max(0, min(cursor, len(text)))
    match = WORD.search(text, max(0, cursor - LONGEST), cursor)
    typed = match[0] if match else ""
    minus = "-" if typed.startswith("-") else ""
    start = cursor - len(typed) + len(minus)
    completions: dict[str, Completion] = {}
    for label, word in _words(typed.removeprefix("-"), vocabulary):
        # A field still wants its value; a value is finished, and a space lets the next word come.
        tail = text[cursor:]
        space = "" if word.endswith(":") or tail.startswith((" ", ")")) else " "
        whole = text[:start] + word + space
        completions.setdefault(word, Completion(whole + tail, len(whole), label))
        if len(completions) == MOST:
            break
    return list(completions.values())


def _words(typed: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What to show and what to write for each completion."""
    if typed.startswith("@"):
        for name in _matching(typed[1:], vocabulary.saved):
            yield f"@{name}", f"@{name}"
        return
    name, colon, value = typed.partition(":")
    if not colon:
        for known in ALL_FIELDS:
            if name and known.startswith(name.lower()) and known != name.lower():
                yield f"{known}:", f"{known}:"
        return
    value = value.lstrip('"“')
    for found in _values(name.lower(), value, vocabulary):
        plain = found.replace('"', "")
        yield plain, f'{name}:"{plain}"' if QUOTING.search(plain) else f"{name}:{plain}"


def _values(name: str, typed: str, vocabulary: Vocabulary) -> Iterable[str]:
    if name in FLAGS:
        return [flag for flag in FLAGS[name] if flag.startswith(typed.lower())]
    if name in DATE_FIELDS:
        return candidates(typed)
    return _matching(typed, vocabulary.of(name))


def _matching(typed: str, values: Sequence[str]) -> Iterator[str]:
    """Those that start with what is typed, then those in which a later word does."""
    wanted = fold(typed)
    later: list[str] = []
    for value in values:
        folded = fold(value)
        if folded.startswith(wanted):
            yield value
        elif f" {wanted}" in folded:
            later.append(value)
    yield from later
