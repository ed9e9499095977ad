"""Voices: who speaks in an article, how often and how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.annotations import Annotations, Quotation
from reader.app.voices import PRONOUNS
from reader.app.voices import Voices as Colours
from reader.app.widgets.panel import Panel, heading
from reader.app.widgets.rows import Line
from reader.app.widgets.words import counted
from reader.article import Article
from reader.text import clean_field, fold

__all__ = ["Voice", "Voices", "spoken", "voices"]

Naming = Literal["named", "unnamed", "unknown"]

BAR_CELLS = 12
"""The longest bar: the voice with most words."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of an article."""

    key: str
    """The entity's key; or for an unnamed source its words, for an unknown one nothing."""
    name: str
    role: str
    naming: Naming
    quotations: int
    words: int
    share: float
    """Of all quoted words, 0 to 1."""
    first: int
    """The offset of its first quotation."""


def spoken(annotations: Annotations) -> list[Quotation]:
    """The quotations that are somebody's words and stand in no other."""
    return [
        quotation
        for quotation in annotations.quotations
        if quotation.parent is None and quotation.kind in ("direct", "partial", "block")
    ]


def voices(article: Article, annotations: Annotations) -> list[Voice]:
    """The speakers, most words first; the unknown last."""
    entities = {entity.key: entity for entity in annotations.entities}
    groups: dict[tuple[Naming, str], list[Quotation]] = {}
    names: dict[tuple[Naming, str], str] = {}
    for quotation in spoken(annotations):
        group: tuple[Naming, str]
        if quotation.speaker in entities and quotation.speaker is not None:
            group, name = ("named", quotation.speaker), entities[quotation.speaker].name
        elif name := _source(article, quotation):
            group = ("unnamed", fold(name))
        else:
            group, name = ("unknown", ""), "unknown"
        groups.setdefault(group, []).append(quotation)
        names.setdefault(group, name)
    words = {group: sum(_words(article, each) for each in said) for group, said in groups.items()}
    total = sum(words.values()) or 1
    found = [
        Voice(
            key=group[1],
            name=names[group],
            role=_role(entities[group[1]].roles) if group[0] == "named" else "",
            naming=group[0],
            quotations=len(said),
            words=words[group],
            share=words[group] / total,
            first=said[0].start,
        )
        for group, said in groups.items()
    ]
    order = {"named": 0, "unnamed": 1, "unknown": 2}
    return sorted(found, key=lambda voice: (order[voice.naming], -voice.words, voice.first))


def _source(article: Article, quotation: Quotation) -> str:
    """The words for a source without a name; empty for a pronoun that nobody resolved."""
    if quotation.speaker_mention is None:
        return ""
    start, end = quotation.speaker_mention
    source = clean_field(article.text[start:end])
    return "" if source.casefold() in PRONOUNS else source


def _words(article: Article, quotation: Quotation) -> int:
    return sum(len(article.text[start:end].split()) for start, end in quotation.segments)


def _role(roles: tuple[str, ...]) -> str:
    return clean_field(roles[0]) if roles else ""


class Voices(Panel):
    """The panel of voices."""

    heading = "Voices"
    row_height = 3

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: dict[str, Voice] = {}

    def show(self, article: Article, annotations: Annotations, lit: str | None) -> None:
        """The voices of this article, `lit` marked."""
        found = voices(article, annotations)
        self.found = {f"{voice.naming} {voice.key}": voice for voice in found}
        most = max((voice.words for voice in found), default=1) or 1
        colours = Colours(annotations, article.text)
        rows: list[tuple[str | None, list[Line]]] = []
        for value, voice in self.found.items():
            named = voice.naming == "named"
            style = colours.role(voice.key) if named else "quiet"
            rows.append((value, _lines(voice, style, most, named and voice.key == lit)))
        self.set_rows(rows or [heading("No one is quoted here.")])


def _lines(voice: Voice, style: str, most: int, lit: bool) -> list[Line]:
    """Name and role, and a bar as long as the voice's share."""
    bar = "━" * max(1, round(BAR_CELLS * voice.words / most))
    told = {"named": voice.role, "unnamed": "unnamed", "unknown": "nobody is named"}
    role = told[voice.naming]
    facts = f"{voice.quotations}❝ · {counted(voice.words, 'word')} · {voice.share:.0%}"
    return [
        [
            ("▸ " if lit else "  ", "mark"),
            (voice.name, style if voice.naming == "named" else "plain"),
            (f", {role}" if role else "", "quiet"),
        ],
        [("  ", "plain"), (f"{bar} ", style), (facts, "quiet")],
    ]
