"""Bytes to an article: one module a format, one table that picks it; no disk is touched."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.article import Article, bare_article
from reader.problems import Problem
from reader.text import clean_body, clean_field

if TYPE_CHECKING:
    from reader.formats.builder import Draft
    from reader.formats.header import Header
    from reader.formats.metadata import Metadata

__all__ = ["LIMIT", "SUFFIXES", "Reading", "read", "read_raw"]

LIMIT = 20_000_000
"""Bytes; a larger file is no article and is refused before it is read."""

PAGE_TAG = re.compile(r"\s*<(?:!doctype|html|head|body|main|article|section|div|h[1-6]|p)\b", re.I)

Format = Callable[[str, "Metadata"], "tuple[Metadata, Iterable[Draft]]"]
"""A cleaned text below its header and what the header says, to what is known and the blocks."""


def _markdown(text: str, metadata: Metadata) -> tuple[Metadata, Iterable[Draft]]:
    from reader.formats import markdown

    return markdown.read(text, metadata)


def _plain(text: str, metadata: Metadata) -> tuple[Metadata, Iterable[Draft]]:
    from reader.formats import plain

    return plain.read(text, metadata)


FORMATS: dict[str, Format] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), _markdown),
    **dict.fromkeys((".txt", ".text", ""), _plain),
}
SUFFIXES = frozenset(FORMATS)
"""Lower case; the empty one is a file without a suffix."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, and what was wrong with its file."""

    article: Article
    warnings: tuple[Problem, ...]


def read(data: bytes, name: str) -> Reading:
    """The article in a file's bytes; `name` is the file's name, and picks the format.

    Raises Unreadable when there is no text in it.
    """
    # Here, for a list of articles is shown without reading one.
    from reader.formats.builder import build
    from reader.formats.decoding import decode
    from reader.formats.header import split
    from reader.formats.metadata import collect, title_from_name

    text, warnings = decode(data)
    header = split(clean_body(text))
    metadata, date_warnings = collect(header, name)
    metadata, body = _format(header, name)(header.body, metadata)
    drafts = [*_rejected(header), *body]
    if not metadata.title:
        metadata = replace(metadata, title=title_from_name(name))
    if not metadata.language:
        metadata = replace(metadata, language=_language(metadata, drafts))
    article = build(_identity(name), metadata, drafts)
    return Reading(article, (*warnings, *header.warnings, *date_warnings))


def read_raw(data: bytes, name: str) -> Article:
    """The text exactly as it is, only decoded: each line that is not blank is a paragraph.

    Offsets are the file's own. Raises Unreadable as `read` does.
    """
    from reader.formats.decoding import decode

    text, _ = decode(data)
    if data.startswith(BOM_UTF8):
        text = "\ufeff" + text  # a code point of the file like any other
    return bare_article(_identity(name), text)


def _format(header: Header, name: str) -> Format:
    """How a file is read; one without a suffix (standard input) by what it looks like, and plain
    text that begins with a web page's tag as Markdown, which knows tags."""
    suffix = PurePath(name).suffix.lower()
    if FORMATS.get(suffix) is _plain and PAGE_TAG.match(header.body):
        return _markdown
    if suffix == "" and (header.fields or header.body.lstrip().startswith("# ")):
        return _markdown
    return FORMATS.get(suffix, _plain)


def _identity(name: str) -> str:
    return clean_field(PurePath(name).stem) or "article"


def _rejected(header: Header) -> list[Draft]:
    """A header that could not be read stays, folded away, so that no word of it is lost."""
    from reader.formats.builder import Draft

    return [Draft("furniture", header.rejected)] if header.rejected else []


def _language(metadata: Metadata, drafts: Iterable[Draft]) -> str:
    from reader.formats.languages import detect

    prose = (draft.text for draft in drafts if draft.kind not in ("furniture", "code"))
    return detect("\n".join((metadata.title, metadata.standfirst, *prose)))
