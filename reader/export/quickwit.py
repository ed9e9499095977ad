"""The library for Quickwit, the distributed engine built on the index's own library, tantivy.

    quickwit index create --index-config index.json
    quickwit index ingest --index reader --input-path library.ndjson

The fields have the names that the query language's fields stand for, so that `speaker:moor AND
said:harbour` asks there what `by:moor said:harbour` asks here. Quickwit's tokenizers fold case but
not accents. Source of the format (version 0.8): https://quickwit.io/docs/configuration/index-config
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from reader.annotations import Annotations, Entity, Quotation
from reader.article import Article, without_furniture

__all__ = ["INDEX", "configuration", "lines"]

INDEX = "reader"
"""The index's name; Quickwit wants three characters or more."""

Record = dict[str, Any]


def configuration() -> bytes:
    """The index configuration, as JSON: one index holds all three kinds, told apart by `kind`."""
    words = ("title", "text")
    several_words = ("said", "speaker", "who", "author")
    names = (
        *("kind", "key", "id", "source", "url", "language"),
        *("entity_kind", "quotation_kind"),
    )
    fields = [
        *(_text(name, "text", "chinese_compatible") for name in words),
        *(_text(name, "array<text>", "chinese_compatible") for name in several_words),
        *(_text(name, "text", "raw") for name in names),
        _text("name", "text", "chinese_compatible"),
        *(_text(name, "array<text>", "raw") for name in ("tag", "entity")),
        {
            "name": "published",
            "type": "datetime",
            "input_formats": ["rfc3339"],
            "fast": True,
            "fast_precision": "seconds",
        },
        {"name": "start", "type": "u64", "indexed": False},
        {"name": "end", "type": "u64", "indexed": False},
        {"name": "confidence", "type": "f64", "fast": True},
    ]
    return _pretty(
        {
            "version": "0.8",
            "index_id": INDEX,
            "doc_mapping": {
                "mode": "strict",
                "field_mappings": fields,
                "tag_fields": ["kind", "source"],
            },
            "search_settings": {"default_search_fields": ["title", "text", "said", "name"]},
        }
    )


def lines(key: str, article: Article, annotations: Annotations | None = None) -> Iterator[bytes]:
    """The article's records, a line of JSON each: itself, its quotations, its entities."""
    return (msgspec.json.encode(record) + b"\n" for record in _records(key, article, annotations))


def _text(name: str, kind: str, tokenizer: str) -> Record:
    """A text field. Names are whole and can be counted; words can stand side by side."""
    if tokenizer == "raw":
        return {"name": name, "type": kind, "tokenizer": "raw", "fast": True}
    return {
        "name": name,
        "type": kind,
        "tokenizer": tokenizer,
        "record": "position",
        "fieldnorms": True,
    }


def _pretty(configuration: Record) -> bytes:
    return msgspec.json.format(msgspec.json.encode(configuration), indent=2) + b"\n"


def _records(key: str, article: Article, annotations: Annotations | None) -> Iterator[Record]:
    shared: Record = {
        "key": key.encode("utf-8", "replace").decode(),
        "id": article.id,
        "title": article.title,
        "author": list(article.authors),
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "tag": list(article.tags),
    }
    if article.published is not None:
        shared["published"] = f"{article.published.isoformat()}T00:00:00Z"
    text = without_furniture(article)
    if annotations is None:
        yield {"kind": "article", **shared, "text": text}
        return
    entities = {entity.key: entity for entity in annotations.entities}
    quotations = [
        {**shared, **_quotation(quotation, text, entities, annotations)}
        for quotation in annotations.quotations
    ]
    yield {
        "kind": "article",
        **shared,
        "text": text,
        "said": [words for record in quotations for words in record["said"]],
        "speaker": list(dict.fromkeys(name for r in quotations for name in r["speaker"])),
        "who": [name for entity in annotations.entities for name in _names(entity)],
    }
    yield from quotations
    first = {mention.entity: mention for mention in reversed(annotations.mentions)}
    for entity in annotations.entities:
        record = {"kind": "entity", **shared, "entity": [entity.key], "entity_kind": entity.kind}
        record |= {"name": entity.name, "who": _names(entity)}
        if mention := first.get(entity.key):
            record |= {"start": mention.start, "end": mention.end}
        yield record


def _names(entity: Entity) -> list[str]:
    return list(dict.fromkeys((entity.name, *entity.aliases, *entity.roles)))


def _quotation(
    quotation: Quotation, text: str, entities: dict[str, Entity], annotations: Annotations
) -> Record:
    mentioned = dict.fromkeys(
        mention.entity
        for mention in annotations.mentions
        if any(start <= mention.start < end for start, end in quotation.segments)
    )
    record: Record = {
        "kind": "quotation",
        "start": quotation.start,
        "end": quotation.end,
        "quotation_kind": quotation.kind,
        "confidence": quotation.confidence,
        "said": [" ".join(text[start:end] for start, end in quotation.segments)],
        "speaker": [],
        "who": [name for key in mentioned if key in entities for name in _names(entities[key])],
    }
    known = [entities[key] for key in quotation.speakers if key in entities]
    if known:
        record["entity"] = [entity.key for entity in known]
        record["speaker"] = [name for entity in known for name in _names(entity)]
    elif quotation.speaker_mention is not None:
        start, end = quotation.speaker_mention
        record["speaker"] = [text[start:end]]
    return record
