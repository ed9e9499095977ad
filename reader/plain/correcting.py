"""Putting right what analysis found, in words: the choices are those of the app's pickers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from reader.annotations import Entity, EntityKind, Mention, Quotation
from reader.app.choices import Choice
from reader.app.judging import (
    QUOTATION_KINDS,
    Said,
    correction_of,
    entity_of,
    name_choices,
    nameable,
    named,
    quotation_choices,
    speak_together,
    speaker_mention,
)
from reader.app.widgets.words import counted
from reader.library.anchors import Anchor
from reader.library.judgement import described, of_entity, of_quotation
from reader.plain.doing import numbered
from reader.plain.reading import Reading
from reader.plain.session import Refused, Session
from reader.text import clean_field, fold

__all__ = [
    "correct_name",
    "correct_quotation",
    "kind",
    "merge",
    "not_a_quotation",
    "reject",
    "rename",
    "speaker",
    "split",
]

NEW: tuple[EntityKind, ...] = ("person", "organisation")
"""What somebody whom the article does not name may be."""


def correct_quotation(session: Session, argument: str) -> None:
    """Tells what the quotation at hand may be instead; with a number, it is that."""
    reading, quotation = session.open_article, _quotation(session)
    choices = quotation_choices(reading.annotations, quotation)
    if argument:
        _keep(session, numbered(choices, argument).value, _of(reading, quotation))
        return
    session.say(reading.wording.quotation(quotation))
    _tell(session, choices)
    session.say("“correct-quotation 1” takes number 1; “speaker” and a name, somebody else.")


def correct_name(session: Session, argument: str) -> None:
    """Tells what the name at hand may be instead; with a number, it is that."""
    reading = session.open_article
    mention, entity, mentions = _name(session)
    words = nameable(reading.article, mention)
    choices = name_choices(reading.annotations, entity, words, mentions)
    if argument:
        _keep(session, numbered(choices, argument).value, of_entity(reading.article, mention))
        return
    name = clean_field(entity.name)
    session.say(f"{name}: {entity.kind}, {counted(mentions, 'mention')}.")
    _tell(session, choices)
    session.say("“correct-name 1” takes number 1; “rename” and a name calls it so.")


def _tell(session: Session, choices: Sequence[Choice[Said]]) -> None:
    heading = ""
    for place, choice in enumerate(choices, 1):
        if choice.heading != heading:
            heading = choice.heading
            session.say(f"{heading}:")
        session.say(f"{place}. {', '.join(filter(None, (choice.name, choice.note)))}.")


# Quotations


def speaker(session: Session, argument: str) -> None:
    """Who says the quotation at hand: a name of this article, if only its beginning, a new one, or
    nobody who is known."""
    reading, quotation = session.open_article, _quotation(session)
    if not argument:
        raise Refused("Who speaks? “speaker” takes a name, or “unknown”.")
    said = Said("speaker") if argument.lower() == "unknown" else _speaker(reading, argument)
    _keep(session, said, _of(reading, quotation))


def _speaker(reading: Reading, argument: str) -> Said:
    """Somebody of the article, several of them together, or somebody new: a person, unless
    something else is said."""
    name, _, what = (part.strip() for part in argument.rpartition(","))
    for each in NEW:
        if name and what.lower() == each:
            return Said("speaker", name, kind=each)
    entity = _called(reading, argument, reading.annotations.entities)
    if entity is None:
        return speak_together(reading.annotations, argument) or Said("speaker", argument)
    return Said("speaker", entity.name, entity.key, entity.kind)


def not_a_quotation(session: Session, argument: str) -> None:
    """The quotation at hand is none."""
    _keep(session, Said("not-quotation"), _of(session.open_article, _quotation(session)))


def _quotation(session: Session) -> Quotation:
    quotation = session.open_article.quotation
    if quotation is None:
        raise Refused("Go to a quotation first, by “next-quotation”.")
    return quotation


def _of(reading: Reading, quotation: Quotation) -> Anchor:
    return of_quotation(reading.article, quotation)


# Names


def rename(session: Session, argument: str) -> None:
    """The name at hand is written otherwise, everywhere in this article."""
    _on_name(session, lambda entity: Said("rename", _given(argument), entity.key, entity.kind))


def split(session: Session, argument: str) -> None:
    """This one mention is somebody else, of the name that is given, or of just these words."""
    mention, _, _ = _name(session)
    text = session.open_article.article.text
    words = argument or clean_field(text[mention.start : mention.end])
    if not argument and mention.form == "pronoun":
        raise Refused(f"“{words}” is no name: “split” and the name of whoever is meant.")
    _on_name(session, lambda entity: Said("split", words, entity.key, entity.kind))


def merge(session: Session, argument: str) -> None:
    """The name at hand is the same as another of this article."""
    reading = session.open_article

    def said(entity: Entity) -> Said:
        others = [each for each in reading.annotations.entities if each.key != entity.key]
        other = _called(reading, _given(argument), others)
        if other is None:
            raise Refused(f"Nobody else here is called {argument}: “rename” gives a new name.")
        return Said("merge", other.name, other.key, other.kind)

    _on_name(session, said)


def reject(session: Session, argument: str) -> None:
    """What is at hand is no name."""
    _on_name(session, lambda entity: Said("reject", "", entity.key))


def kind(session: Session, argument: str) -> None:
    """The quotation at hand, or else the name, is of another kind."""
    reading, wanted = session.open_article, argument.lower()
    if reading.quotation is not None:
        _check_kind(wanted, tuple(QUOTATION_KINDS))
        _keep(session, Said("quotation-kind", wanted), _of(reading, reading.quotation))
        return
    _name(session)
    _check_kind(wanted, get_args(EntityKind))
    _on_name(session, lambda entity: Said("entity-kind", wanted, entity.key))


def _check_kind(wanted: str, kinds: Sequence[str]) -> None:
    if wanted not in kinds:
        raise Refused(f"“kind” takes one of these: {', '.join(kinds)}.")


def _on_name(session: Session, said: Callable[[Entity], Said]) -> None:
    mention, entity, _ = _name(session)
    _keep(session, said(entity), of_entity(session.open_article.article, mention))


def _name(session: Session) -> tuple[Mention, Entity, int]:
    """The mention at hand, or the speaker of the quotation at hand; who it is, and how often that
    one is mentioned. Raises Refused."""
    reading = session.open_article
    annotations, mention = reading.annotations, reading.mention
    if mention is None and reading.entity is not None:
        mention = named(annotations, reading.entity.key)
    elif mention is None and reading.quotation is not None:
        mention = speaker_mention(annotations, reading.quotation)
    if mention is None:
        raise Refused("Go to a name first, by “next-mention” or “whos-who” and its number.")
    mentions = sum(each.entity == mention.entity for each in annotations.mentions)
    return mention, entity_of(annotations, mention), mentions


def _given(argument: str) -> str:
    if not argument:
        raise Refused("What is the name?")
    return argument


def _called(reading: Reading, words: str, entities: Sequence[Entity]) -> Entity | None:
    """The one that is called so; else the one with words that begin so. Raises Refused where
    several may be meant."""
    wanted = " ".join(fold(words).split())
    exactly = [each for each in entities if " ".join(fold(each.name).split()) == wanted]
    begun = [
        each
        for each in entities
        if Choice("", each.name, each, also=" ".join(each.aliases)).has(wanted.split())
    ]
    found = exactly or begun
    if len(found) > 1:
        names = ", ".join(f"{clean_field(each.name)} ({each.kind})" for each in found)
        raise Refused(f"“{words}” may be {names}. Say more of it, or take a number.")
    return found[0] if found else None


# Keeping


def _keep(session: Session, said: Said, anchor: Anchor) -> None:
    """Keeps what was said, and tells the quotation as it is now."""
    correction = correction_of(said, anchor)
    session.correct(correction)
    session.say(f"Corrected: {described(correction)}. “undo” takes it back.")
    reading = session.open_article
    if reading.quotation is not None:
        session.say(reading.wording.quotation(reading.quotation))
