"""What the index holds: the fields of the three kinds, and a document as its rows in them.

Each kind has fields of its own, so that no query ever has to tell the kinds apart and the
statistics of one kind do not colour another's ranking.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article, without_furniture
from reader.search.voices import MARK, folded_voice
from reader.search.words import compounds, fold_for_index, starts

if TYPE_CHECKING:
    import tantivy

__all__ = [
    "KINDS",
    "NO_DAY",
    "TEXT_FIELDS",
    "VERSION",
    "WORDS",
    "Document",
    "Kind",
    "Row",
    "RowKind",
    "Shown",
    "analyser",
    "body_start",
    "number",
    "read_body",
    "read_key",
    "read_shown",
    "rows",
    "schema",
    "state_of",
]

Kind = Literal["article", "quotation", "entity"]
KINDS: tuple[Kind, ...] = ("article", "quotation", "entity")

VERSION = "10"
"""Changes whenever the fields or the folding change: an index of another version is made anew."""

WORDS = "words"
"""The name of the index's analyser."""

TEXT_FIELDS: dict[Kind, tuple[str, ...]] = {
    "article": ("text", "title", "said", "speaker", "who", "source", "tag", "author"),
    "quotation": ("text", "title", "speaker", "who", "source", "tag", "author"),
    "entity": ("text", "title", "source", "tag", "author"),
}
OF_NO_KIND = ("id", "newness")

NO_DAY = 1_500_000
"""The newness of what has no date; that of anything else is as many more as its date has days.
A score's weight is its logarithm: enough to break ties, not to pass a better hit."""


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
    body: int = 0
    """Where the text goes on after its headline."""
    marks: tuple[str, ...] = ()
    """The reader's marks on it: a search by a mark that has changed since is still right, but
    dearer."""

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
            body=body_start(article),
        )


def body_start(article: Article) -> int:
    """Where the text goes on after its headline."""
    if article.blocks and article.blocks[0].kind == "title":
        return article.blocks[0].end
    return 0


def schema() -> tantivy.Schema:
    """The index's fields."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(f"version_{VERSION}", tokenizer_name="raw", index_option="basic")
    for field in ("stamp", "shown", "body"):
        builder.add_bytes_field(field, stored=True)
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("body_of", indexed=True)
    builder.add_unsigned_field("state", fast=True)
    for kind in KINDS:
        for field in TEXT_FIELDS[kind]:
            builder.add_text_field(f"{kind}_{field}", tokenizer_name=WORDS)
        builder.add_text_field(f"{kind}_start", tokenizer_name=WORDS, index_option="basic")
        builder.add_text_field(f"{kind}_flag", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newness", fast=True)
    builder.add_unsigned_field("entity_number", indexed=True, fast=True)
    return builder.build()


def analyser() -> tantivy.TextAnalyzer:
    """Splits what `fold_for_index` gives into words."""
    import tantivy

    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()


def number(key: str) -> int:
    """The key as 64 bits: two keys of a million articles agree once in forty million libraries."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def state_of(key: str, stamp: str) -> int:
    """An article and its stamp as 64 bits."""
    return number(f"{key}\0{stamp}")


def read_key(stored: bytes) -> str:
    """The key as it was before it was stored."""
    return stored.decode("utf-8", "surrogatepass")


class Shown(NamedTuple):
    """What is stored of a quotation or an entity, as one value: the fewer the quicker."""

    key: bytes
    """Of its article; a path need not be UTF-8."""
    start: int
    end: int
    entity: str = ""
    """The entity's key, the same in all its articles."""
    name: str = ""
    kind: str = ""


read_shown = msgspec.msgpack.Decoder(Shown).decode
_write_shown = msgspec.msgpack.Encoder().encode

RowKind = Literal["article", "quotation", "entity", "body"]
Row = dict[str, Any]


def rows(document: Document) -> dict[RowKind, list[Row]]:
    """The article's own row, one for each quotation and each entity, and one that is only its text
    as it is, so that an answer's words can be shown without reading its file."""
    shared = _shared(document)
    annotations = document.annotations
    article = _row("article", shared)
    article["stamp"] = _bytes(f"{document.key}\0{document.stamp}")
    article["state"] = state_of(document.key, document.stamp)
    article["article_text"] = [
        fold_for_index(document.text),
        *shared["author"],
        *shared["source"],
        *shared["tag"],
    ]
    _complete(article, "article_text")
    found: dict[RowKind, list[Row]] = {"article": [article]}
    if annotations is not None:
        called = {entity.key: _names(entity) for entity in annotations.entities}
        quotations = list(_quotations(document, annotations, called, shared))
        article["article_said"] = _together(quotations, "quotation_text")
        article["article_speaker"] = _together(quotations, "quotation_speaker")
        if quotations:
            article["article_flag"] = _together(quotations, "quotation_flag")
        article["article_who"] = [name for names in called.values() for name in names]
        found["quotation"] = quotations
        found["entity"] = list(_entities(document, annotations, called, shared))
    found["body"] = [
        {
            "id": shared["id"],
            "newness": shared["newness"],
            "body_of": shared["id"],
            "body": _bytes(f"{document.body}\0{document.text}"),
        }
    ]
    return found


def read_body(stored: bytes) -> tuple[str, int]:
    """A text as it was, and where it goes on after its headline."""
    start, _, text = read_key(stored).partition("\0")
    return text, int(start)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _shared(document: Document) -> Row:
    """What an article and all that stands in it have in common, folded."""
    return {
        "id": number(document.key),
        "newness": _newness(document),
        "flag": ["any", *document.marks],
        "title": [fold_for_index(document.title)],
        "source": [fold_for_index(document.source)],
        "tag": [fold_for_index(tag) for tag in document.tags],
        "author": [fold_for_index(author) for author in document.authors],
    }


def _newness(document: Document) -> int:
    """All rows have one: a column without gaps is read faster."""
    return NO_DAY + (document.published.toordinal() if document.published else 0)


def _row(kind: Kind, shared: Row) -> Row:
    """A new row of a kind, with what it shares under the kind's own names."""
    return {
        name if name in OF_NO_KIND else f"{kind}_{name}": value for name, value in shared.items()
    }


def _names(entity: Entity) -> list[str]:
    """All that the entity is called in its article, folded."""
    names = dict.fromkeys((entity.name, *entity.aliases, *entity.roles))
    return [fold_for_index(name) for name in names]


def _voice(entity: Entity) -> list[str]:
    """What the entity is called as a speaker: "Pike's lawyer" is not Pike."""
    names = [fold_for_index(name) for name in (entity.name, *entity.aliases)]
    return list(dict.fromkeys([*names, *map(folded_voice, entity.roles)]))


def _quotations(
    document: Document, annotations: Annotations, called: dict[str, list[str]], shared: Row
) -> Iterator[Row]:
    voices = {entity.key: _voice(entity) for entity in annotations.entities}
    common = _row("quotation", shared)
    key = _bytes(document.key)
    for quotation in annotations.quotations:
        row = common.copy()
        row["shown"] = _write_shown(Shown(key, quotation.start, quotation.end))
        words = "\n".join(document.text[start:end] for start, end in quotation.segments)
        row["quotation_text"] = [fold_for_index(words)]
        row["quotation_speaker"] = _speaker(document, quotation, voices)
        row["quotation_who"] = [
            name
            for entity in _within(quotation, annotations.mentions)
            for name in called.get(entity, ())
        ]
        if not quotation.speakers:
            unknown = "unattributed" if quotation.speaker_mention is None else "unnamed"
            row["quotation_flag"] = [*shared["flag"], unknown]
        _complete(row, "quotation_text", "quotation_speaker")
        yield row


def _speaker(document: Document, quotation: Quotation, voices: dict[str, list[str]]) -> list[str]:
    """What the speaker is called, or all who speak; "a spokesman" has no other name."""
    known = [voices[key] for key in quotation.speakers if key in voices]
    if known:
        return [name for names in known for name in names]
    if quotation.speaker_mention is None:
        return []
    start, end = quotation.speaker_mention
    return [folded_voice(document.text[start:end])]


def _within(quotation: Quotation, mentions: Sequence[Mention]) -> list[str]:
    """The entities that are mentioned in the quotation's words. Mentions stand in text order."""
    found: dict[str, None] = {}
    for start, end in quotation.segments:
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        for mention in islice(mentions, first, None):
            if mention.start >= end:
                break
            found[mention.entity] = None
    return list(found)


def _entities(
    document: Document, annotations: Annotations, called: dict[str, list[str]], shared: Row
) -> Iterator[Row]:
    common = _row("entity", shared)
    key = _bytes(document.key)
    first = {mention.entity: mention for mention in reversed(annotations.mentions)}
    for entity in annotations.entities:
        mention = first.get(entity.key)
        start, end = (mention.start, mention.end) if mention else (0, 0)
        everywhere = entity.key.partition("@")[0]
        row = common.copy()
        row["shown"] = _write_shown(Shown(key, start, end, everywhere, entity.name, entity.kind))
        row["entity_text"] = called[entity.key]
        row["entity_number"] = number(everywhere)
        yield row


def _together(found: list[Row], field: str) -> list[str]:
    """The different values that the rows have in a field of several values."""
    return list(dict.fromkeys(value for row in found for value in row[field]))


def _complete(row: Row, *fields: str) -> None:
    """Adds what is made from a row's texts: compounds as one word, and the words' beginnings."""
    text = "\n".join(text for field in fields for text in row[field])
    joined = compounds(text)
    if joined:
        row[fields[0]] = [*row[fields[0]], joined]
        text = f"{text} {joined}"
    row[f"{fields[0].partition('_')[0]}_start"] = starts(text.replace(MARK, ""))
