"""Quotations in a headline, whose speaker the text tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reader.analysis.cues.cues import verb_class
from reader.analysis.entities.drafts import name_parts
from reader.analysis.entities.entities import Cast
from reader.annotations import Quotation
from reader.article import Article, Block, Span, reading_blocks
from reader.text import fold

__all__ = ["with_speakers_of_the_text", "with_subjects_of_headlines"]

HEADLINE_KINDS = frozenset({"title", "standfirst", "heading"})
HEADLINE_CHARACTERS = 160
STOPS = (".", "?", "!", ":", ";", '"', "”", "’", "'")
WORD = re.compile(r"[^\W_]+")
COLON = re.compile(r"[ \t]*:")
KEPT = 0.95
"""What the confidence in a speaker is multiplied by when it is taken over."""


def with_subjects_of_headlines(
    article: Article, quotations: Sequence[Quotation], cast: Cast
) -> list[Quotation]:
    """The quotations, those behind a clause and a colon in the headline given to its subject:
    "Lee Visits Flooded Streets: ‘Enough’". To nobody where the subject is not known."""
    found = list(quotations)
    ends = [block.end for block in _headlines(article)]
    for index, quotation in enumerate(found):
        if not ends or quotation.start >= ends[-1]:
            break
        span = quotation.speaker_mention
        if _tells_only_who_heard(article, quotation, ends):
            found[index] = _nobodys(quotation)
        elif span is not None and COLON.match(article.text, span[1]):
            found[index] = _of_its_subject(article, quotation, span, cast)
    return found


def _tells_only_who_heard(article: Article, quotation: Quotation, ends: Collection[int]) -> bool:
    """Whether a headline ends with who was told: "‘Money moved at night’, jury told"."""
    cue = quotation.cue
    return cue is not None and cue[1] in ends and article.text[slice(*cue)].casefold() == "told"


def _nobodys(quotation: Quotation) -> Quotation:
    return replace(
        quotation, speakers=(), speaker_mention=None, cue=None, confidence=0.0, reasons=()
    )


def _of_its_subject(article: Article, quotation: Quotation, span: Span, cast: Cast) -> Quotation:
    said = article.text[slice(*span)]
    parts = list(re.finditer(r"\S+", said))
    verb = next((i for i in range(1, len(parts) - 1) if parts[i].group().endswith("s")), 0)
    if not verb or article.text.count(said) > 1:
        return quotation
    subject = (span[0], span[0] + parts[verb - 1].end())
    name = name_parts(article.text[slice(*subject)])
    for entity in cast.entities:
        if entity.kind == "person" and name == name_parts(entity.name)[-len(name) :]:
            why = (f"“{article.text[slice(*subject)]}” is the subject before the colon",)
            return replace(
                quotation, speakers=(entity.key,), speaker_mention=subject, cue=None, reasons=why
            )
    if verb_class(parts[verb].group().casefold()) == "other":
        return quotation
    return _nobodys(quotation)


def with_speakers_of_the_text(
    article: Article, quotations: Sequence[Quotation], cast: Cast
) -> list[Quotation]:
    """The quotations, those of the headline with the speaker of the same words in the text.

    The longest common quotation wins; only whole words count.
    """
    found = list(quotations)
    headline_end = max((block.end for block in _headlines(article)), default=-1)
    spoken = [
        (f" {_words(article, quotation)} ", quotation)
        for quotation in quotations
        if quotation.speaker_mention is not None and quotation.start >= headline_end
    ]
    for index, quotation in enumerate(found):
        if quotation.start >= headline_end:
            break
        words = _words(article, quotation)
        if not words:
            continue
        same = [other for said, other in spoken if f" {words} " in said]
        same += [other for said, other in spoken if len(said.split()) > 1 and said in f" {words} "]
        if quotation.speaker_mention is not None:
            same = [other for other in same if other.speakers]
        if same and not quotation.speakers:
            found[index] = _taken_over(article, quotation, same[0], cast)
        elif same and same[0].speakers == quotation.speakers:
            surest = max(other.confidence for other in same if other.speakers == quotation.speakers)
            found[index] = replace(quotation, confidence=min(quotation.confidence, surest))
    return found


def _headlines(article: Article) -> Iterator[Block]:
    """The blocks above the text: by their kind, or the first lines if they are like headlines."""
    for position, block in enumerate(reading_blocks(article)):
        text = article.text[block.start : block.end]
        bare = position < 2 and len(text) <= HEADLINE_CHARACTERS and not text.endswith(STOPS)
        if block.kind not in HEADLINE_KINDS and not bare:
            return
        yield block


def _words(article: Article, quotation: Quotation) -> str:
    said = " ".join(article.text[start:end] for start, end in quotation.segments)
    return " ".join(WORD.findall(fold(said)))


def _taken_over(article: Article, quotation: Quotation, source: Quotation, cast: Cast) -> Quotation:
    return replace(
        quotation,
        kind="partial" if quotation.kind in ("scare", "title") else quotation.kind,
        speakers=source.speakers,
        speaker_mention=quotation.speaker_mention or _mention(article, quotation, source, cast),
        confidence=round(source.confidence * KEPT, 3),
        reasons=("the text quotes the same words", *source.reasons),
    )


def _mention(article: Article, quotation: Quotation, source: Quotation, cast: Cast) -> Span | None:
    """The speaker's name in the headline itself; where it has none, the one in the text."""
    block = next(b for b in article.blocks if b.start <= quotation.start < b.end)
    for mention in cast.mentions:
        inside = block.start <= mention.start and mention.end <= block.end
        quoted = any(a <= mention.start < b for a, b in quotation.segments)
        if source.speakers == (mention.entity,) and inside and not quoted:
            return mention.start, mention.end
    return source.speaker_mention
