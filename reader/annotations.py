"""What analysis finds in an article: who said what, and who is who. Plain immutable data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.article import Span

__all__ = [
    "DOUBT",
    "MARKS_ONLY",
    "NOBODYS",
    "PRONOUNS",
    "SURE",
    "Annotations",
    "Entity",
    "EntityKind",
    "Form",
    "Mention",
    "Quotation",
    "QuotationKind",
    "sureness",
    "together",
]

QuotationKind = Literal["direct", "partial", "scare", "title", "block"]
"""Someone's words as a clause; a fragment inside the reporter's sentence; nobody's words; the name
of a work; a displayed quotation."""

NOBODYS: frozenset[QuotationKind] = frozenset(("scare", "title"))
"""The kinds that are nobody's words: the writer's own marks, and the name of a work."""

EntityKind = Literal["person", "organisation", "place", "group", "event", "work", "law", "product"]

Form = Literal["name", "role", "pronoun"]

SURE = 0.9
"""The confidence from which a speaker is shown as sure."""
LIKELY = 0.7
"""The confidence from which a speaker is called likely; under it, a guess."""
PRONOUNS = frozenset(
    (
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "who",
        "him",
        "her",
        "them",
        "his",
        "this",
        "that",
    )
)
"""Mentions of a speaker that name nobody: where they are not resolved, the speaker is unknown."""
DOUBT = "?"
"""Stands after the name of a speaker who is not sure."""


def sureness(confidence: float) -> str:
    """A confidence in a word: sure, likely or a guess."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "a guess"


def together(names: Sequence[str]) -> str:
    """Names in a row: "Lee", "Lee and Hart", "Lee, Hart and Moss"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


MARKS_ONLY = "orthography"
"""The last word of the name of the analyser that looks at the marks alone."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included.

    The speakers are entities' keys, several where people speak together ("Ann Lee and Leo Hart
    wrote"); or none with a mention, which is a source without a name ("a senior official") or a
    pronoun that was not resolved; or none without one, which is unknown.
    """

    segments: tuple[Span, ...]
    """Ordered and disjoint; several when it is interrupted or runs over paragraphs."""
    kind: QuotationKind
    speakers: tuple[str, ...] = ()
    """In the order in which the text names them."""
    speaker_mention: Span | None = None
    """The span that names the speaker, or all speakers: "Cleverly", "He", "a spokesman"."""
    cue: Span | None = None
    """The reporting verb or phrase: "told", "according to"."""
    confidence: float = 0.0
    """How likely the speaker is right, 0 to 1, calibrated; 0 where there is none."""
    parent: int | None = None
    """The index, in `Annotations.quotations`, of the quotation that this one stands in."""
    reasons: tuple[str, ...] = ()
    """Why this speaker, in plain words, weightiest first."""

    @property
    def spoken(self) -> bool:
        """Whether these are somebody's words."""
        return self.kind not in NOBODYS

    @property
    def counted(self) -> bool:
        """Whether it counts as a quotation of the article: somebody's words, not inside
        another's."""
        return self.spoken and self.parent is None

    @property
    def doubtful(self) -> bool:
        """Whether it has a speaker who is not sure."""
        known = bool(self.speakers) or self.speaker_mention is not None
        return known and self.confidence < SURE

    @property
    def first_speaker(self) -> str | None:
        """The one of the speakers who stands for all where there is room for one alone."""
        return self.speakers[0] if self.speakers else None

    @property
    def start(self) -> int:
        """Where its first segment starts."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Where its last segment ends."""
        return self.segments[-1][1]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or other named thing of an article."""

    key: str
    """The same in two articles when the full names agree: `person:james-cleverly`. A name that is
    no full name belongs to its article: `person:prigozhin@1f0c…`."""
    name: str
    """The fullest form the article has."""
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """"Foreign Secretary", "leader of Wagner", as the article puts it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that stands for an entity."""

    entity: str
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that one analyser found in one text. Quotations and mentions stand in text order."""

    digest: str
    """The article's."""
    analyser: str
    """The version of the analyser and its model; annotations of another version are made anew."""
    quotations: tuple[Quotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    note: str = ""
    """What the reader should know: "Reader does not analyse French: …"."""

    @property
    def analysed(self) -> bool:
        """Whether speakers and names were looked for. Otherwise they have not been yet, or, where
        there is a note, cannot be."""
        return not self.note and not self.analyser.endswith(MARKS_ONLY)

    @property
    def unheard(self) -> str:
        """Why nothing is known of those who speak; empty where they were looked for."""
        if self.analysed:
            return ""
        return "not analysed" if self.note else "not analysed yet"

    def speakers_of(self, quotation: Quotation) -> tuple[Entity, ...]:
        """Those who say a quotation, as far as they have names."""
        return tuple(
            entity for key in quotation.speakers for entity in self.entities if entity.key == key
        )

    def speaker_name(self, quotation: Quotation) -> str:
        """The full names of those who say a quotation: "Ann Lee and Leo Hart"; empty where they
        have none."""
        return together([entity.name for entity in self.speakers_of(quotation)])
