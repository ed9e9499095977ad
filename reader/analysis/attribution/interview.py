"""Interviews and transcripts: whose words stand behind a label; who is Q and who is A."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.analysis.entities.drafts import name_parts
from reader.analysis.entities.entities import Cast
from reader.analysis.quotations.questions import ASKING, TALKING, exchanges
from reader.analysis.quotations.turns import Turn, turns
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
    conversation = turns(article.text, article.blocks)
    labels = {turn.said[0]: turn.label for turn in conversation}
    if not labels:
        return list(quotations)
    callers = _callers(article, conversation, cast)
    return [_labelled(article, q, labels.get(q.segments[0]), callers) for q in quotations]


@dataclass(frozen=True, slots=True)
class _Caller:
    """Who a label means, and where that is written in full: "Northern Post" for "NP"."""

    owner: Entity | None
    label: Span


def _callers(article: Article, conversation: Sequence[Turn], cast: Cast) -> dict[str, _Caller]:
    """Whom each label of a conversation means."""
    labels = {article.text[slice(*turn.label)]: turn.label for turn in reversed(conversation)}
    callers: dict[str, _Caller] = {}
    for name, label in labels.items():
        if name in "QA":
            callers[name] = _Caller(None, label)
            continue
        short = INITIALS.fullmatch(name)
        full = [other for other in labels if short and _initials(other) == _letters(name)]
        owner = _with_initials(name, cast)
        if len(full) == 1:
            label = labels[full[0]]
        owner = owner or _in_brackets(article, name, cast) or cast.entity_of(*label)
        owner = owner or _with_surname(name, cast)
        callers[name] = _Caller(owner, label)
    asks = _who_asks(article, conversation)
    if asks is None or callers["Q"].owner is not None:
        return callers
    callers["Q"] = callers[asks]
    others = {c for name, c in callers.items() if name not in "QA" and c != callers[asks]}
    if len(others) == 1 and "A" in callers:
        callers["A"] = others.pop()
    return callers


def _with_surname(label: str, cast: Cast) -> Entity | None:
    """The one person whose surname a label is."""
    surname = name_parts(label)[-1:]
    owners = [e for e in cast.entities if e.kind == "person" and name_parts(e.name)[-1:] == surname]
    return owners[0] if len(owners) == 1 else None


def _who_asks(article: Article, conversation: Sequence[Turn]) -> str | None:
    """The label of the one who puts all questions, besides those labelled Q; None for several."""
    said: dict[str, list[bool]] = {}
    for turn in conversation:
        asked = article.text[: turn.said[-1][1]].rstrip().endswith("?")
        said.setdefault(article.text[slice(*turn.label)], []).append(asked)
    if "Q" not in said:
        return None
    asking = [name for name, asked in said.items() if all(asked) and name != "Q"]
    full = [name for name in asking if not INITIALS.fullmatch(name)]
    return full[0] if len(full) == 1 else None


def _in_brackets(article: Article, label: str, cast: Cast) -> Entity | None:
    """The one person behind whose name the label stands in brackets: "Ann Lee (Chair)"."""
    role = label.removeprefix("The ").casefold()
    keys = {
        mention.entity
        for mention in cast.mentions
        if mention.form == "name" and mention.entity.startswith("person")
        if article.text[mention.end : mention.end + len(role) + 3].casefold() == f" ({role})"
    }
    return next((e for e in cast.entities if len(keys) == 1 and e.key in keys), None)


def _labelled(
    article: Article, quotation: Quotation, label: Span | None, callers: Mapping[str, _Caller]
) -> Quotation:
    if label is None:
        return quotation
    name = article.text[slice(*label)]
    owner, written = callers[name].owner, callers[name].label
    full = article.text[slice(*written)] if owner is None else owner.name
    why = [f"“{name}” stands before a colon"]
    if full != name:
        why.append(f"“{name}” is {full}")
    label = label if owner is not None else written
    return replace(
        quotation,
        speakers=() if owner is None else (owner.key,),
        speaker_mention=label,
        cue=None,
        confidence=LABELLED,
        reasons=tuple(why),
    )


def _with_initials(label: str, cast: Cast) -> Entity | None:
    """The one person whose initials a label has: "AS:" of Ada Solheim."""
    if not INITIALS.fullmatch(label):
        return None
    named = [entity for entity in cast.entities if entity.kind == "person"]
    owners = [entity for entity in named if _initials(entity.name) == _letters(label)]
    return owners[0] if len(owners) == 1 else None


def _letters(label: str) -> str:
    return label.replace(".", "").casefold()


def _initials(name: str) -> str:
    return "".join(part[0] for part in name_parts(name))


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
        if person is not None and not quotation.speakers:
            mention = quotation.speaker_mention or _first_mention(person, quotation, cast)
            quotation = replace(
                quotation,
                speakers=(person.key,),
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
    quotation = replace(quotation, speakers=(), speaker_mention=None, cue=None, reasons=())
    if person is None:
        return replace(quotation, confidence=0.0)
    named = next(mention for mention in cast.mentions if mention.entity == person.key)
    return replace(
        quotation,
        speakers=(person.key,),
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
