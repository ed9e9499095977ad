"""What Reader tells other programs: plain dictionaries, one a line as JSON.

Offsets are code points of the record's `text`, `end` exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader.annotations import Annotations, EntityKind, Quotation
from reader.article import Article, Span
from reader.desk.found import FoundHit, speaker_name
from reader.library.store import Entry
from reader.text import clean_field

__all__ = ["analysis_record", "entry_record", "hit_record", "json_line"]

Record = dict[str, Any]

KINDS: Mapping[EntityKind, str] = {"person": "PER", "organisation": "ORG", "place": "LOC"}
OTHER_KIND = "MISC"


def json_line(record: Record) -> str:
    """One line of ASCII: nothing in it can harm a terminal or break a line."""
    return json.dumps(record, separators=(",", ":"))


def analysis_record(path: str, article: Article, annotations: Annotations) -> Record:
    """An article with its quotations and entities."""
    return {
        "id": article.id,
        "path": path,
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "furniture": [
            [block.start, block.end] for block in article.blocks if block.kind == "furniture"
        ],
        "quotes": list(_stretches(article, annotations)),
        "entities": list(_names(annotations)),
        "note": annotations.note,
    }


def _stretches(article: Article, annotations: Annotations) -> Iterator[Record]:
    """A row a stretch, in text order; quotations inside others stand in the row that holds them."""
    within: dict[int, list[int]] = {}
    for number, quotation in enumerate(annotations.quotations):
        if quotation.parent is not None:
            within.setdefault(quotation.parent, []).append(number)
    rows = [
        {"start": start, "end": end, **_quotation(article, annotations, number), "inner": inner}
        for number, quotation in enumerate(annotations.quotations)
        if quotation.parent is None
        for start, end in quotation.segments
        for inner in [_inner(article, annotations, within, number, (start, end))]
    ]
    yield from sorted(rows, key=lambda row: (row["start"], row["end"]))


def _quotation(article: Article, annotations: Annotations, number: int) -> Record:
    quotation = annotations.quotations[number]
    return {
        "quotation": number,
        "segments": [list(segment) for segment in quotation.segments],
        "kind": quotation.kind,
        "speaker": _speaker(article, annotations, quotation),
        "cue": _words(article, quotation.cue),
        "confidence": round(quotation.confidence, 3),
    }


def _inner(
    article: Article,
    annotations: Annotations,
    within: Mapping[int, Sequence[int]],
    number: int,
    stretch: Span,
) -> list[Record]:
    """The quotations that stand in this stretch of the one of this number."""
    quotations = annotations.quotations
    return [
        {
            "start": quotations[inner].start,
            "end": quotations[inner].end,
            **_quotation(article, annotations, inner),
            "inner": _inner(article, annotations, within, inner, whole),
        }
        for inner in within.get(number, ())
        for whole in [(quotations[inner].start, quotations[inner].end)]
        if stretch[0] <= whole[0] < stretch[1]
    ]


def _speaker(article: Article, annotations: Annotations, quotation: Quotation) -> Record | None:
    """The name and the span that names; the span alone for a pronoun that nobody resolved."""
    name = speaker_name(article, annotations, quotation)
    start, end = quotation.speaker_mention or (None, None)
    if not name and start is None:
        return None
    return {"name": name or None, "start": start, "end": end}


def _words(article: Article, span: tuple[int, int] | None) -> Record | None:
    if span is None:
        return None
    start, end = span
    return {"start": start, "end": end, "text": article.text[start:end]}


def _names(annotations: Annotations) -> Iterator[Record]:
    """Each place where an entity is named; roles and pronouns are no names."""
    entities = {entity.key: entity for entity in annotations.entities}
    for mention in annotations.mentions:
        entity = entities.get(mention.entity)
        if entity is not None and mention.form == "name":
            yield {
                "start": mention.start,
                "end": mention.end,
                "kind": KINDS.get(entity.kind, OTHER_KIND),
                "name": entity.name,
            }


def entry_record(entry: Entry, path: str) -> Record:
    """An article as the list has it."""
    return {
        "id": entry.id,
        "path": path,
        "title": entry.title,
        "standfirst": entry.standfirst,
        "authors": list(entry.authors),
        "published": entry.published.isoformat() if entry.published else None,
        "source": entry.source,
        "url": entry.url,
        "language": entry.language,
        "tags": list(entry.tags),
        "words": entry.words,
        "quotations": entry.quotations,
    }


def hit_record(hit: FoundHit, path: str) -> Record:
    """An answer to a search; `hits` are spans of the `snippet`, or of the `quote`."""
    entry = hit.entry
    record: Record = {
        "id": entry.id,
        "path": path,
        "title": clean_field(entry.title),
        "published": entry.published.isoformat() if entry.published else None,
        "source": entry.source,
        "score": round(hit.hit.score, 3),
    }
    if hit.kind == "article":
        return record | {"snippet": hit.snippet.text, "hits": _spans(hit.snippet.spans)}
    record |= {"start": hit.start, "end": hit.end}
    if hit.kind == "quotation":
        said = hit.quotation
        speaker: Record = {
            "speaker": hit.speaker or None,
            "confidence": round(said.confidence, 3) if said else 0.0,
            "kind": said.kind if said else None,
        }
        quote = {"quote": hit.title.text, "hits": _spans(hit.title.spans)}
        return record | speaker | quote
    return record | {
        "name": hit.title.text,
        "kind": hit.hit.entity_kind,
        "articles": hit.hit.articles,
        "snippet": hit.snippet.text,
    }


def _spans(spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
    return [list(span) for span in spans]
