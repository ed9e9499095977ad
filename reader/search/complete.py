"""What Tab makes of a half-typed query: field names, their values, saved searches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.search.dates import candidates
from reader.search.fields import ALL_FIELDS, DATE_FIELDS, FIELDS, FLAGS
from reader.search.tree import Field
from reader.text import fold

__all__ = ["Completion", "Vocabulary", "can_complete", "complete", "typed_value"]

MOST = 20
"""Completions that are offered."""

SHORTEST_NAME = 2
"""Letters of a field's name from which Tab completes it: one letter begins too many words."""

LONGEST = 200
"""Characters before the cursor that may belong to what is completed."""

WITH_VALUES: frozenset[Field] = frozenset({"speaker", "who", "source", "tag", "author"})
"""The fields whose values the library knows; a headline's or a quotation's words are any."""

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
        values: dict[Field, Sequence[str]] = {
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


def typed_value(text: str, cursor: int) -> tuple[Field | Literal["@"], str]:
    """The field whose value is being typed before the cursor, and what is typed of it; the field
    is empty for a plain word, and `@` for a saved search."""
    _, typed = _typed(text, cursor)
    if typed.startswith("@"):
        return "@", typed[1:]
    name, _, value = typed.partition(":")
    return FIELDS.get(name.lower(), ""), value.lstrip('"“')


def can_complete(text: str, cursor: int) -> bool:
    """Whether the word before the cursor is one that Tab completes: quick, knows no values."""
    _, typed = _typed(text, cursor)
    name, colon, _ = typed.lower().partition(":")
    if typed.startswith("@") or not colon:
        return typed.startswith("@") or (
            len(name) >= SHORTEST_NAME and any(known.startswith(name) for known in ALL_FIELDS)
        )
    return name in FLAGS or name in DATE_FIELDS or FIELDS.get(name) in WITH_VALUES


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> list[Completion]:
    """The ways to complete the word before the cursor, likeliest first; at most twenty."""
    cursor = max(0, min(cursor, len(text)))
    start, typed = _typed(text, cursor)
    completions: dict[str, Completion] = {}
    for label, word in _words(typed, vocabulary):
        # A field still wants its value; a value is finished, and a space lets the next word come.
        tail = text[cursor:]
        space = "" if word.endswith(":") or tail.startswith((" ", ")")) else " "
        whole = text[:start] + word + space
        completions.setdefault(word, Completion(whole + tail, len(whole), label))
        if len(completions) == MOST:
            break
    return list(completions.values())


def _typed(text: str, cursor: int) -> tuple[int, str]:
    """The word before the cursor, without a minus, and where it starts."""
    cursor = max(0, min(cursor, len(text)))
    match = WORD.search(text, max(0, cursor - LONGEST), cursor)
    typed = (match[0] if match else "").removeprefix("-")
    return cursor - len(typed), typed


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
