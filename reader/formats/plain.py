"""Pasted text (first version)."""

from __future__ import annotations

from dataclasses import replace

from reader.article import Article, Block, digest
from reader.formats.builder import Draft
from reader.formats.metadata import Metadata
from reader.text import clean_field

__all__ = ["raw", "read"]


def read(text: str, metadata: Metadata, name: str) -> tuple[Metadata, list[Draft]]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not metadata.title and lines:
        metadata = replace(metadata, title=clean_field(lines.pop(0)))
    return metadata, [Draft("paragraph", line) for line in lines]


def raw(text: str, identity: str) -> Article:
    """Each line that is not blank is a paragraph; nothing is changed or left out."""
    blocks: list[Block] = []
    position = 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            start = position + line.index(content)
            blocks.append(Block("paragraph", start, start + len(content)))
        position += len(line) + 1
    return Article(
        id=identity,
        title="",
        standfirst="",
        authors=(),
        published=None,
        source="",
        url="",
        language="",
        tags=(),
        text=text,
        blocks=tuple(blocks),
        styles=(),
        digest=digest(text, blocks),
    )
