"""Blocks and styles over one text, put together block by block."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reader.article import Article, Block, BlockKind, Style, digest
from reader.formats.metadata import Metadata
from reader.text import clean_body, is_clean_body

__all__ = ["Draft", "build"]

BLANK_LINE = "\n\n"
KEPT_INDENTS = ("code", "furniture")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has its place: styles count from the start of its own text."""

    kind: BlockKind
    text: str
    styles: tuple[Style, ...] = ()
    level: int = 0
    marker: str = ""
    target: str = ""


def build(identity: str, metadata: Metadata, drafts: Iterable[Draft]) -> Article:
    """The article: headline, standfirst and then the drafts, joined by blank lines.

    A draft without a visible character leaves no block.
    """
    front = (Draft("title", metadata.title), Draft("standfirst", metadata.standfirst))
    parts: list[str] = []
    blocks: list[Block] = []
    styles: list[Style] = []
    position = 0
    for draft in (*front, *drafts):
        text, own_styles = _trimmed(draft)
        if not text:
            continue
        start = position + len(BLANK_LINE) if parts else 0
        position = start + len(text)
        parts.append(text)
        blocks.append(Block(draft.kind, start, position, draft.level, draft.marker, draft.target))
        styles += (replace(s, start=s.start + start, end=s.end + start) for s in own_styles)
    text = BLANK_LINE.join(parts)
    return Article(
        id=identity,
        title=metadata.title,
        standfirst=metadata.standfirst,
        authors=metadata.authors,
        published=_day(metadata.published or metadata.late_published),
        source=metadata.source,
        url=metadata.url,
        language=metadata.language,
        tags=metadata.tags,
        text=text,
        blocks=tuple(blocks),
        styles=tuple(styles),
        digest=digest(text, blocks),
    )


def _day(published: date | None) -> date | None:
    return date(published.year, published.month, published.day) if published else None


def _trimmed(draft: Draft) -> tuple[str, tuple[Style, ...]]:
    """The draft's text, clean and without white space around it, and its styles moved with it.

    An entity (`&#27;`) can bring in what cleaning took out; then the styles are given up.
    """
    text, styles = draft.text, draft.styles
    if not is_clean_body(text):
        clean = _clean(text, draft.kind)
        if clean != text:
            text, styles = clean, ()
    body = text.strip("\n").rstrip() if draft.kind in KEPT_INDENTS else text.strip()
    if not body.strip():
        return "", ()
    lead = text.index(body)
    if not styles or (lead == 0 and len(body) == len(text)):
        return body, styles
    moved = (
        replace(s, start=max(0, s.start - lead), end=min(len(body), s.end - lead)) for s in styles
    )
    return body, tuple(s for s in moved if s.start < s.end)


def _clean(text: str, kind: BlockKind) -> str:
    if kind != "table":
        return clean_body(text)
    rows = ("\t".join(map(clean_body, row.split("\t"))) for row in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(rows))
