"""What the index holds: the fields of the three kinds, and a document as its rows in them.

Each kind has fields of its own, so that no query ever has to tell the kinds apart and the
statistics of one kind do not colour another's ranking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal

from reader.annotations import Annotations, Entity, Quotation
from reader.article import Article
from reader.search.words import fold_for_index

if TYPE_CHECKING:
    import tantivy

__all__ = [
    "KINDS",
    "TEXT_FIELDS",
    "VERSION",
    "WORDS",
    "Document",
    "Kind",
    "Row",
    "analyser",
    "names",
    "number",
    "rows",
    "schema",
    "without_furniture",
]

Kind = Literal["article", "quotation", "entity"]
KINDS: tuple[Kind, ...] = ("article", "quotation", "entity")

VERSION = "1"
"""Changes whenever the fields or the folding change: an index of another version is made anew."""

WORDS = "words"
"""The name of the index's analyser."""

TEXT_FIELDS: dict[Kind, tuple[str, ...]] = {
    "article": ("text", "title", "said", "speaker", "who", "source", "tag", "author"),
    "quotation": ("text", "title", "speaker", "who", "source", "tag", "author"),
    "entity": ("text", "title", "source", "tag", "author"),
}
DAYS_TO_DOUBLE = 10_000_000
"""How gently newness weighs in a score: enough to break ties, not to pass a better hit."""
LONGEST_WORD = 120
"""Bytes; longer runs of letters are no words."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the index takes it."""

    key: str
    stamp: str
    """Changes whenever anything indexed does; what `Index.known` gives back."""
    title: str
    authors: tuple[str, ...]
    published: date | None
    source: str
    tags: tuple[str, ...]
    text: str
    """The whole text, headline and standfirst first, with furniture blanked out in place."""
    annotations: Annotations | None = None

    @classmethod
    def of(
        cls, key: str, stamp: str, article: Article, annotations: Annotations | None = None
    ) -> Document:
        """The document of an article."""
        return cls(
            key=key,
            stamp=stamp,
            title=article.title,
            authors=article.authors,
            published=article.published,
            source=article.source,
            tags=article.tags,
            text=without_furniture(article),
            annotations=annotations,
        )


def without_furniture(article: Article) -> str:
    """The article's text with spaces in place of its furniture: same offsets, nothing found."""
    text = article.text
    for block in article.blocks:
        if block.kind == "furniture":
            text = text[: block.start] + " " * (block.end - block.start) + text[block.end :]
    return text


def schema() -> tantivy.Schema:
    """The index's fields."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(f"version_{VERSION}", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("parent", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for kind in KINDS:
        for field in TEXT_FIELDS[kind]:
            builder.add_text_field(f"{kind}_{field}", tokenizer_name=WORDS)
        builder.add_text_field(f"{kind}_flag", tokenizer_name="raw", index_option="basic")
        builder.add_integer_field(f"{kind}_day", indexed=True, fast=True)
    builder.add_float_field("newness", fast=True)
    builder.add_unsigned_field("start", stored=True)
    builder.add_unsigned_field("end", stored=True)
    builder.add_text_field("entity_name", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("entity_kind", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("entity_group", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def analyser() -> tantivy.TextAnalyzer:
    """Splits what `fold_for_index` gives into words."""
    import tantivy

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .build()
    )


def number(key: str) -> int:
    """The key as 64 bits: two keys of a million articles agree once in forty million libraries."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


Row = dict[str, Any]


def rows(document: Document) -> Iterator[Row]:
    """The article's own row, then one for each quotation and each entity."""
    annotations = document.annotations
    article = _shared(document, "article")
    article["stamp"] = f"{document.key}\0{document.stamp}"
    article["article_text"] = [
        fold_for_index(text)
        for text in (document.text, *document.authors, document.source, *document.tags)
    ]
    if annotations is None:
        yield article
        return
    entities = {entity.key: entity for entity in annotations.entities}
    quotations = list(_quotations(document, annotations, entities))
    article["article_said"] = [row["quotation_text"] for row in quotations]
    article["article_speaker"] = _together(quotations, "quotation_speaker")
    article["article_who"] = [fold_for_index(name) for e in entities.values() for name in names(e)]
    article["article_flag"] = _together(quotations, "quotation_flag") or ["any"]
    yield article
    yield from quotations
    first = {mention.entity: mention for mention in reversed(annotations.mentions)}
    for entity in entities.values():
        mention = first.get(entity.key)
        yield _entity(document, entity, (mention.start, mention.end) if mention else (0, 0))


def _together(found: list[Row], field: str) -> list[str]:
    """The different values that the rows have in a field of several values."""
    return list(dict.fromkeys(value for row in found for value in row.get(field, ())))


def _shared(document: Document, kind: Kind) -> Row:
    """The fields that an article and all that stands in it have in common."""
    day = document.published.toordinal() if document.published else 0
    row: Row = {
        "id": number(document.key),
        "newness": 1 + day / DAYS_TO_DOUBLE,
        f"{kind}_day": day,
        f"{kind}_flag": ["any"],
        f"{kind}_title": fold_for_index(document.title),
        f"{kind}_source": fold_for_index(document.source),
        f"{kind}_tag": [fold_for_index(tag) for tag in document.tags],
        f"{kind}_author": [fold_for_index(author) for author in document.authors],
    }
    if kind != "article":
        row["parent"] = document.key
    return row


def names(entity: Entity) -> list[str]:
    """All that the entity is called in its article."""
    return [*dict.fromkeys((entity.name, *entity.aliases, *entity.roles))]


def _quotations(
    document: Document, annotations: Annotations, entities: dict[str, Entity]
) -> Iterator[Row]:
    for quotation in annotations.quotations:
        row = _shared(document, "quotation")
        row["start"], row["end"] = quotation.start, quotation.end
        row["quotation_text"] = fold_for_index(
            "\n".join(document.text[start:end] for start, end in quotation.segments)
        )
        row["quotation_speaker"] = [
            fold_for_index(name) for name in _speakers(document, quotation, entities)
        ]
        row["quotation_who"] = [
            fold_for_index(name)
            for entity in _within(quotation, annotations)
            if entity in entities
            for name in names(entities[entity])
        ]
        if quotation.speaker is None:
            named = "unattributed" if quotation.speaker_mention is None else "unnamed"
            row["quotation_flag"] = ["any", named]
        yield row


def _speakers(
    document: Document, quotation: Quotation, entities: dict[str, Entity]
) -> Iterator[str]:
    if quotation.speaker in entities:
        yield from names(entities[quotation.speaker])
    elif quotation.speaker_mention:
        start, end = quotation.speaker_mention
        yield document.text[start:end]


def _within(quotation: Quotation, annotations: Annotations) -> list[str]:
    """The entities that are mentioned in the quotation's words."""
    return list(
        dict.fromkeys(
            mention.entity
            for mention in annotations.mentions
            if quotation.start <= mention.start < quotation.end
            and any(start <= mention.start < end for start, end in quotation.segments)
        )
    )


def _entity(document: Document, entity: Entity, first: tuple[int, int]) -> Row:
    row = _shared(document, "entity")
    row["start"], row["end"] = first
    row["entity_text"] = [fold_for_index(name) for name in names(entity)]
    row["entity_name"], row["entity_kind"] = entity.name, entity.kind
    row["entity_group"] = entity.key.partition("@")[0]
    return row
