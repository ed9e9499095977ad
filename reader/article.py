"""An article is one string; everything known about it is a span over that string.

Plain immutable data: nothing here knows a screen, a disk or a model. Offsets are code points of
`Article.text`, `end` exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
    "UNREAD_KINDS",
    "Article",
    "Block",
    "BlockKind",
    "Span",
    "Style",
    "StyleKind",
    "bare_article",
    "digest",
    "reading_blocks",
    "without_furniture",
]

Span = tuple[int, int]
"""Start and end, in code points of the article's text."""

BlockKind = Literal[
    "title",
    "standfirst",
    "heading",
    "paragraph",
    "item",
    "blockquote",
    "code",
    "table",
    "rule",
    "image",
    "footnote",
    "furniture",
]

StyleKind = Literal["emphasis", "strong", "strike", "code", "link", "footnote"]

UNREAD_KINDS: frozenset[BlockKind] = frozenset({"furniture", "code", "rule"})
"""Blocks that are kept out of analysis: nobody's words about anybody."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a stretch of the text is.

    A table's text has a line a row and a tab between cells. An image's text is its caption.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """1 to 6 for a heading; depth, from 1, for an item or a blockquote."""
    marker: str = ""
    """What stands before the first line: `•`, `3.`, a footnote's label. Not part of the text."""
    target: str = ""
    """An image's address, already cleaned; else empty."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch looks. `target` is a link's address, or the label of a footnote's block."""

    kind: StyleKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its text, what its stretches are, and what is known about its origin."""

    id: str
    """The file's name without its suffix."""
    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    source: str = ""
    url: str = ""
    language: str = ""
    """A two-letter code (ISO 639-1), or empty where nothing tells."""
    tags: tuple[str, ...] = ()
    text: str
    """The whole article, NFC: headline and standfirst first, blocks joined by a blank line."""
    blocks: tuple[Block, ...]
    """In order, disjoint; between two of them stands only white space."""
    styles: tuple[Style, ...] = ()
    digest: str


def bare_article(identity: str, text: str, language: str = "") -> Article:
    """A text exactly as it is, of which nothing else is known: each line that is not blank is a
    paragraph, without the white space around it."""
    blocks: list[Block] = []
    position = 0
    for line in text.split("\n"):
        content = line.strip().removeprefix("\ufeff")
        if content:
            start = position + line.index(content)
            blocks.append(Block("paragraph", start, start + len(content)))
        position += len(line) + 1
    mark = digest(text, blocks)
    return Article(id=identity, language=language, text=text, blocks=tuple(blocks), digest=mark)


def digest(text: str, blocks: Iterable[Block]) -> str:
    """The name of a text and its structure: 32 hexadecimal digits of SHA-256.

    Two articles with one digest have the same annotations.
    """
    import hashlib

    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    for block in blocks:
        sha.update(f"\0{block.kind} {block.start} {block.end} {block.level}".encode())
    return sha.hexdigest()[:32]


def reading_blocks(article: Article) -> Iterator[Block]:
    """The blocks that are read and analysed: all but furniture, code and rules."""
    return (block for block in article.blocks if block.kind not in UNREAD_KINDS)


def without_furniture(article: Article) -> str:
    """The article's text with spaces in place of its furniture: same offsets, nothing found."""
    pieces: list[str] = []
    done = 0
    for block in article.blocks:
        if block.kind == "furniture":
            pieces += [article.text[done : block.start], " " * (block.end - block.start)]
            done = block.end
    return "".join([*pieces, article.text[done:]])
