"""Doubt: whom a surname of two people or a pronoun means is a guess where nothing decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.analysis.entities.drafts import name_parts
from reader.analysis.entities.entities import Cast
from reader.annotations import SURE, Entity, Mention, Quotation
from reader.article import Article, Span
from reader.text import fold

__all__ = ["GUESS", "with_doubt"]

GUESS = 0.6
"""The most confidence in one of two people whom the words may mean."""

ABOUT = re.compile(r"\s+(?:of|about)\s+")

CHIEF, OFTEN = 3, 6
"""So many times as often as a namesake, and so often, is somebody meant whose surname needs no
first name."""


def with_doubt(article: Article, quotations: Sequence[Quotation], cast: Cast) -> list[Quotation]:
    """The quotations, with less confidence in a speaker whom a pronoun may mean, or who is named by
    a surname alone that somebody else has too, unless the paragraph or the whole article is about
    that speaker."""
    people = {entity.key: entity for entity in cast.entities if entity.kind == "person"}
    found = []
    for quotation in quotations:
        if len(quotation.speakers) == 1:
            for speaker, span in _people_of(quotation, people, cast):
                quotation = _as_sure_as_its_pronoun(article, quotation, span, cast)
                quotation = _not_of_themselves(article, quotation, speaker, people.values(), cast)
        for speaker, span in _people_of(quotation, people, cast):
            if quotation.confidence <= GUESS:
                break
            other = next(_namesakes(speaker, people.values(), _surname(article, span)), None)
            if other is not None and not _decided(article, speaker, other, span[0], cast):
                said = article.text[slice(*span)]
                why = (*quotation.reasons, f"“{said}” may be {other.name} as well")
                quotation = replace(quotation, confidence=GUESS, reasons=why)
        found.append(quotation)
    return found


def _people_of(
    quotation: Quotation, people: Mapping[str, Entity], cast: Cast
) -> list[tuple[Entity, Span]]:
    """The people who say a quotation, each with the words that name them."""
    span = quotation.speaker_mention
    if span is None:
        return []
    if len(quotation.speakers) == 1:
        return [(people[key], span) for key in quotation.speakers if key in people]
    within = (m for m in cast.mentions if span[0] <= m.start and m.end <= span[1])
    named = {m.entity: (m.start, m.end) for m in within}
    return [
        (people[key], named[key]) for key in quotation.speakers if key in people and key in named
    ]


def _as_sure_as_its_pronoun(
    article: Article, quotation: Quotation, span: Span, cast: Cast
) -> Quotation:
    """The quotation, no surer of its speaker than of whom "she" means."""
    certainty = cast.certainties.get(span, 1.0)
    if certainty >= quotation.confidence or certainty >= SURE:
        return quotation
    why = f"“{article.text[slice(*span)]}” may mean somebody else"
    reasons = (*quotation.reasons, why)
    return replace(quotation, confidence=round(certainty, 3), reasons=reasons)


def _not_of_themselves(
    article: Article, quotation: Quotation, speaker: Entity, people: Iterable[Entity], cast: Cast
) -> Quotation:
    """The quotation, a guess at the namesake where "Lee said of Ann Lee": nobody speaks so of
    herself. Nobody's where no namesake, or more than one, is known."""
    span, cue = quotation.speaker_mention, quotation.cue
    link = ABOUT.match(article.text, cue[1]) if cue else None
    if span is None or link is None:
        return quotation
    spoken_of = next((m for m in cast.mentions if m.start == link.end()), None)
    if spoken_of is None or spoken_of.entity != speaker.key or not _is_full(article, spoken_of):
        return quotation
    others = list(_namesakes(speaker, people, _surname(article, span)))
    why = f"nobody says so of “{speaker.name}” with that name"
    return replace(
        quotation,
        speakers=(others[0].key,) if len(others) == 1 else (),
        confidence=min(quotation.confidence, GUESS),
        reasons=(*quotation.reasons[:1], why),
    )


def _surname(article: Article, span: Span) -> str:
    """A mention as surnames are compared: without a title, "Mr"."""
    said = article.text[slice(*span)]
    return " ".join(name_parts(said)) or fold(said)


def _namesakes(speaker: Entity, people: Iterable[Entity], surname: str) -> Iterator[Entity]:
    """All others with a first name and this surname; nobody where it is more than a surname."""
    return (
        person
        for person in people
        if person is not speaker and fold(person.name).endswith(f" {surname}")
    )


def _decided(article: Article, speaker: Entity, other: Entity, at: int, cast: Cast) -> bool:
    """Whether the words before, or how often each is meant, tell the two apart."""
    telling = [m for m in cast.mentions if m.form != "name" or _is_full(article, m)]
    own = [m for m in telling if m.entity == speaker.key]
    theirs = [m for m in telling if m.entity == other.key]
    if not any(m.start < at for m in theirs) or len(own) >= max(OFTEN, CHIEF * len(theirs)):
        return True
    block = next((b.start for b in article.blocks if b.start <= at < b.end), 0)
    near = {m.entity for m in (*own, *theirs) if block <= m.start < at}
    return near == {speaker.key}


def _is_full(article: Article, mention: Mention) -> bool:
    return " " in article.text[mention.start : mention.end].strip()
