"""Interviews and transcripts: whose words stand behind a label; who is Q and who is A."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.analysis.entities.drafts import name_parts
from reader.analysis.entities.entities import Cast
from reader.analysis.quotations.questions import ASKING, TALKING, exchanges
from reader.analysis.quotations.turns import turns
from reader.annotations import Entity, Quotation
from reader.article import Article, Span
from reader.text import fold

__all__ = ["with_interviewees", "with_labels"]

LABEL = re.compile(r"^[ \t]*([QA])[:.][ \t]+\S", re.MULTILINE)
INITIALS = re.compile(r"[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?)?")
WORD = re.compile(r"[^\W_]+")
LABELLED = 0.95
"""The confidence in a speaker whom the introduction tells."""


def with_labels(article: Article, quotations: Sequence[Quotation], cast: Cast) -> list[Quotation]:
    """The quotations, in a conversation with labels those behind a label given to its owner."""
    labels = {turn.said[0]: turn.label for turn in turns(article.text, article.blocks)}
    return [_labelled(article, q, labels.get(q.segments[0]), cast) for q in quotations]


def _labelled(article: Article, quotation: Quotation, label: Span | None, cast: Cast) -> Quotation:
    if label is None:
        return quotation
    name = article.text[slice(*label)]
    owner = cast.entity_of(*label) or _with_initials(name, cast)
    why = [f"“{name}” stands before a colon"]
    if owner is not None and owner.name != name:
        why.append(f"“{name}” is {owner.name}")
    return replace(
        quotation,
        speaker=None if owner is None else owner.key,
        speaker_mention=label,
        cue=None,
        confidence=LABELLED,
        reasons=tuple(why),
    )


def _with_initials(label: str, cast: Cast) -> Entity | None:
    """The one person whose initials a label has: "AS:" of Ada Solheim."""
    if not INITIALS.fullmatch(label):
        return None
    letters = label.replace(".", "").casefold()
    named = [entity for entity in cast.entities if entity.kind == "person"]
    owners = [e for e in named if "".join(part[0] for part in name_parts(e.name)) == letters]
    return owners[0] if len(owners) == 1 else None


def with_interviewees(
    article: Article, quotations: Sequence[Quotation], cast: Cast
) -> list[Quotation]:
    """The quotations; in an interview those labelled Q and A, or asked in bold and answered below,
    with the people of the introduction.

    A quotation of the headline that an answer has too is the interviewee's.
    """
    quotations = _with_bold_questions(article, quotations, cast)
    labels = list(LABEL.finditer(article.text))
    if {label[1] for label in labels} != {"Q", "A"}:
        return list(quotations)
    people = _people(article, labels[0].start(), cast)
    answers = " ".join(
        article.text[label.end() - 1 : _line_end(article.text, label.end())]
        for label in labels
        if label[1] == "A"
    )
    answered = f" {_words(answers)} "
    found = []
    for quotation in quotations:
        person = None
        if quotation.speaker_mention is not None:
            person = people.get(article.text[slice(*quotation.speaker_mention)])
        elif quotation.end <= labels[0].start():
            said = _words(article.text[quotation.start : quotation.end])
            person = people.get("A") if said and f" {said} " in answered else None
        if person is not None and quotation.speaker is None:
            mention = quotation.speaker_mention or _first_mention(person, quotation, cast)
            quotation = replace(
                quotation,
                speaker=person.key,
                speaker_mention=mention,
                confidence=max(quotation.confidence, LABELLED),
                reasons=(*quotation.reasons, f"the introduction names {person.name}"),
            )
        found.append(quotation)
    return found


def _with_bold_questions(
    article: Article, quotations: Sequence[Quotation], cast: Cast
) -> list[Quotation]:
    """The quotations, in an interview without labels with those who ask and answer."""
    pairs = exchanges(article.text, article.blocks, article.styles)
    if not pairs:
        return list(quotations)
    people = _people(article, pairs[0].asked[0], cast)
    said = {pair.asked: "Q" for pair in pairs} | {pair.answered[0]: "A" for pair in pairs}
    return [
        _spoken_by(people.get(said[q.segments[0]]), q, cast) if q.segments[0] in said else q
        for q in quotations
    ]


def _spoken_by(person: Entity | None, quotation: Quotation, cast: Cast) -> Quotation:
    """The quotation with this speaker, or with none."""
    quotation = replace(quotation, speaker=None, speaker_mention=None, cue=None, reasons=())
    if person is None:
        return replace(quotation, confidence=0.0)
    named = next(mention for mention in cast.mentions if mention.entity == person.key)
    return replace(
        quotation,
        speaker=person.key,
        speaker_mention=(named.start, named.end),
        confidence=LABELLED,
        reasons=(f"the introduction names {person.name}",),
    )


def _people(article: Article, end: int, cast: Cast) -> dict[str, Entity]:
    """Who asks and who answers, as far as the introduction, which ends here, names them."""
    entities = {entity.key: entity for entity in cast.entities if entity.kind == "person"}
    named = [m for m in cast.mentions if m.end <= end and m.entity in entities]
    names = [m for m in named if m.form == "name"]
    writers = {fold(author) for author in article.authors}
    asks = next(
        (key for key, entity in entities.items() if fold(entity.name) in writers),
        next((m.entity for m in names if ASKING.match(article.text, m.end)), None),
    )
    counts = Counter(m.entity for m in named if m.entity != asks)
    if asks is None and any(TALKING.match(article.text, m.end) for m in names):
        return _of_two(entities, counts)
    people = {} if asks is None else {"Q": entities[asks]}
    if counts:
        people["A"] = entities[counts.most_common(1)[0][0]]
    return people


def _of_two(entities: Mapping[str, Entity], counts: Counter[str]) -> dict[str, Entity]:
    """Of two who talk to each other the one whom the introduction is about answers."""
    told = counts.most_common()
    if len(told) == 1:
        return {"A": entities[told[0][0]]}
    if len(told) > 2 or told[0][1] == told[1][1]:
        return {}
    return {"A": entities[told[0][0]], "Q": entities[told[1][0]]}


def _first_mention(person: Entity, quotation: Quotation, cast: Cast) -> tuple[int, int] | None:
    """Where the person is named first behind a quotation."""
    named = (m for m in cast.mentions if m.entity == person.key and m.start >= quotation.end)
    return next(((m.start, m.end) for m in named), None)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _words(text: str) -> str:
    return " ".join(WORD.findall(fold(text)))
