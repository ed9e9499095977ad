"""Speakers as the page shows them: a short name, a colour of their own, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reader.annotations import DOUBT, PRONOUNS, SURE, Annotations, Entity, Quotation, together
from reader.text import clean_field, fold

__all__ = [
    "COLOURS",
    "UNKNOWN",
    "Label",
    "Voices",
    "short_name",
    "source_of",
    "voices_of",
]

COLOURS = 8
"""How many speakers have a colour of their own; the ninth shares with the first."""

UNKNOWN = "unknown"
"""The voice of all that nobody is known to say."""
UNNAMED = "unnamed"
"""How the key of a source without a name begins; its words follow."""

SUFFIXES = frozenset(
    {
        "jr",
        "jr.",
        "sr",
        "sr.",
        "ii",
        "iii",
        "iv",
        "mp",
        "qc",
        "kc",
        "obe",
        "cbe",
        "mbe",
        "phd",
        "md",
    }
)
AROUND = " ,;:\"“”'‘’"
"""What is not part of a source's name at its ends."""
LONG_NAME = 18
"""Characters from which an organisation is shown by its acronym, where it has one."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the margin says beside a quotation, and the role (of `paint`) it is drawn in."""

    text: str
    role: str
    """`voice-1` to `voice-8` for a speaker with a key (the first of several), else `unnamed` or
    `unknown`."""
    sure: bool = True
    voices: tuple[str, ...] = ()
    """Whose words it stands beside, as `voices_of` has them."""


def source_of(text: str, quotation: Quotation) -> str:
    """The words for a source without a name; empty for a pronoun that nobody resolved."""
    if quotation.speaker_mention is None:
        return ""
    start, end = quotation.speaker_mention
    source = clean_field(text[start:end]).strip(AROUND)
    return "" if source.casefold() in PRONOUNS else source


def voices_of(text: str, quotation: Quotation) -> tuple[str, ...]:
    """Whose words these are: the speakers' keys; else one key for all sources that are called by
    the same words, or for all that nobody is known to say. None where nobody speaks."""
    if quotation.speakers:
        return quotation.speakers
    if source := source_of(text, quotation):
        return (f"{UNNAMED} {fold(source)}",)
    return (UNKNOWN,) if quotation.counted else ()


def short_name(entity: Entity) -> str:
    """The name by which the article goes on calling it: a person's surname with its particles."""
    name = entity.name.strip()
    words = name.split()
    if entity.kind != "person":
        acronyms = [alias for alias in entity.aliases if alias.isupper() and 1 < len(alias) < 8]
        return acronyms[0] if len(name) > LONG_NAME and acronyms else name
    while len(words) > 1 and words[-1].casefold() in SUFFIXES:
        words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:]) or name


class Voices:
    """The speakers of one article, numbered in the order in which they first speak."""

    def __init__(self, annotations: Annotations, text: str) -> None:
        self._text = text
        self._entities = {entity.key: entity for entity in annotations.entities}
        self._numbers: dict[str, int] = {}
        for quotation in annotations.quotations:
            for key in quotation.speakers:
                self._numbers.setdefault(key, len(self._numbers))
        # Whoever shares a surname with a speaker counts, though they say nothing themselves.
        self._names = self._short_names(
            key
            for key, entity in self._entities.items()
            if entity.kind == "person" or key in self._numbers
        )
        self._analysed = annotations.analysed

    def _short_names(self, keys: Iterable[str]) -> dict[str, str]:
        """A short name for each, with an initial or in full where two would be alike."""
        known = {key: self._entities[key] for key in keys if key in self._entities}
        names = {key: short_name(entity) for key, entity in known.items()}
        for longer in (_with_initial, lambda entity: entity.name):
            shared = Counter(names.values())
            names.update(
                (key, longer(known[key])) for key, name in names.items() if shared[name] > 1
            )
        return names

    def role(self, key: str) -> str:
        """The role of a speaker's colour, `voice-1` to `voice-8`; `unnamed` and `unknown` are those
        of voices without a name."""
        if key in self._entities:
            return f"voice-{self._numbers.get(key, 0) % COLOURS + 1}"
        return UNKNOWN if key == UNKNOWN else UNNAMED

    def name(self, key: str) -> str:
        """A speaker's or another entity's short name, or the words for a source without one."""
        if key in self._names:
            return self._names[key]
        entity = self._entities.get(key)
        return short_name(entity) if entity else key.removeprefix(f"{UNNAMED} ")

    def of(self, quotation: Quotation) -> tuple[str, ...]:
        """Whose words these are."""
        return voices_of(self._text, quotation)

    def label(self, quotation: Quotation) -> Label | None:
        """What stands in the margin beside it; None where nothing should.

        Only direct and displayed quotations are called unknown, and only once the article has been
        analysed.
        """
        sure, voices = quotation.confidence >= SURE, self.of(quotation)
        doubt = "" if sure else DOUBT
        if quotation.first_speaker is not None:
            names = together([self.name(key) for key in quotation.speakers])
            return Label(names + doubt, self.role(quotation.first_speaker), sure, voices)
        if source := source_of(self._text, quotation):
            return Label(source + doubt, UNNAMED, sure, voices)
        if quotation.kind in ("direct", "block") and quotation.parent is None and self._analysed:
            return Label(UNKNOWN, UNKNOWN, voices=voices)
        return None


def _with_initial(entity: Entity) -> str:
    short = short_name(entity)
    if entity.kind == "person" and entity.name != short:
        return f"{entity.name[0]}. {short}"
    return entity.name
