"""An article on standard output: plain for a pipe, styled by Rich on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.annotations import Annotations, EntityKind, QuotationKind
from reader.article import Article, Block, StyleKind
from reader.desk.found import credited
from reader.text import clean_body, clean_field

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["plain", "print_styled"]

WIDTH = 76
"""Cells of the column at most."""
STEP = "  "
"""How far what lies in something else is moved in."""

# Never colour alone: each kind has a weight or a line of its own too.
QUOTATIONS: dict[QuotationKind, str] = {
    "direct": "bold",
    "partial": "bold",
    "block": "bold",
    "scare": "italic",
    "title": "italic",
}
ENTITIES: dict[EntityKind, str] = {
    "person": "underline cyan",
    "organisation": "underline magenta",
    "place": "underline green",
}
OTHER_ENTITY = "underline"
STYLES: dict[StyleKind, str] = {
    "emphasis": "italic",
    "strong": "bold",
    "strike": "strike",
    "code": "reverse",
}


def plain(article: Article) -> Iterator[str]:
    """The article's lines, a paragraph on one, without what is folded away."""
    for number, block in enumerate(article.blocks):
        if number:
            yield ""
        indent = STEP * (_depth(block) - 1)
        for line in clean_body(_with_addresses(article, block)).split("\n"):
            yield f"{indent}{line}" if line else ""
        if block.kind == "title" and not _has_standfirst(article):
            yield from _byline(article)
        if block.kind == "standfirst":
            yield from _byline(article)


def print_styled(console: Console, article: Article, annotations: Annotations) -> None:
    """Prints the article with its quotations lit and the speakers beside them."""
    from rich.padding import Padding

    width = min(console.width, WIDTH)
    for block in article.blocks:
        text = _styled(article, annotations, block)
        nested = block.kind in ("item", "blockquote", "footnote")
        indent = len(STEP) * _depth(block) if nested else 0
        console.print(Padding(text, (0, 0, 0, indent)), width=width, soft_wrap=False)
        for _, address in _addresses(article, block):
            line = clean_field(f"→ {address}")
            console.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)
        for line in _speakers(article, annotations, block):
            console.print(line, width=width, style="dim", markup=False, highlight=False)
        if block.kind == "standfirst" or (block.kind == "title" and not _has_standfirst(article)):
            for line in _byline(article):
                console.print(line, style="dim", markup=False, highlight=False)
        console.print()
    if annotations.note:
        console.print(f"({annotations.note})", style="dim", markup=False, highlight=False)


def _has_standfirst(article: Article) -> bool:
    return any(block.kind == "standfirst" for block in article.blocks)


def _byline(article: Article) -> list[str]:
    """Who wrote it, where and when."""
    from reader.app.widgets.words import long_date

    day = long_date(article.published)
    parts = [clean_field(part) for part in (", ".join(article.authors), article.source, day)]
    line = " · ".join(part for part in parts if part)
    return [line] if line else []


def _words(article: Article, block: Block) -> str:
    text = article.text[block.start : block.end]
    if block.kind == "furniture":
        words = len(text.split())
        return f"[{words} word{'s' if words != 1 else ''} of page furniture]"
    if block.kind == "rule":
        return "* * *"
    return f"{block.marker} {text}" if block.marker else text


def _depth(block: Block) -> int:
    """How deep an item or a blockquote lies in others; 1 for what lies in none."""
    return max(1, block.level) if block.kind in ("item", "blockquote") else 1


def _addresses(article: Article, block: Block) -> list[tuple[int, str]]:
    """Where words of a block, or its image, lead to, and where those words end; what is written
    out is not told twice."""
    found = [
        (style.end, style.target)
        for style in article.styles
        if style.kind == "link"
        and block.start <= style.start < style.end <= block.end
        and style.target != article.text[style.start : style.end]
    ]
    return [*found, (block.end, block.target)] if block.target else found


def _with_addresses(article: Article, block: Block) -> str:
    """A block's words, each address behind what leads there."""
    if block.kind in ("furniture", "rule"):
        return _words(article, block)
    pieces, at = [], block.start
    for end, address in _addresses(article, block):
        pieces.append(f"{article.text[at:end]} ({address})")
        at = end
    words = "".join([*pieces, article.text[at : block.end]])
    return f"{block.marker} {words}" if block.marker else words


def _styled(article: Article, annotations: Annotations, block: Block) -> Text:
    from rich.text import Text

    if block.kind in ("furniture", "rule"):
        return Text(_words(article, block), style="dim")
    # The text is clean, and of one length with its offsets: it came through the same door.
    text = Text(article.text[block.start : block.end])
    if block.kind in ("title", "heading"):
        text.stylize("bold")
    elif block.kind == "standfirst":
        text.stylize("italic")
    for style in article.styles:
        _light(text, block, style.start, style.end, STYLES.get(style.kind, ""))
    kinds = {entity.key: entity.kind for entity in annotations.entities}
    for mention in annotations.mentions:
        if mention.form == "name" and mention.entity in kinds:
            look = ENTITIES.get(kinds[mention.entity], OTHER_ENTITY)
            _light(text, block, mention.start, mention.end, look)
    for quotation in annotations.quotations:
        for start, end in quotation.segments:
            _light(text, block, start, end, QUOTATIONS[quotation.kind])
    return Text(f"{block.marker} ") + text if block.marker else text


def _light(text: Text, block: Block, start: int, end: int, look: str) -> None:
    if look and start < block.end and end > block.start:
        text.stylize(look, max(start, block.start) - block.start, min(end, block.end) - block.start)


def _speakers(article: Article, annotations: Annotations, block: Block) -> list[str]:
    """Who speaks in this block, each once: `◂ James Cleverly`, with a `?` where not sure."""
    lines = [
        "◂ " + credited(article, annotations, quotation)
        for quotation in annotations.quotations
        if quotation.spoken
        and any(start < block.end and end > block.start for start, end in quotation.segments)
    ]
    return [line for line in dict.fromkeys(lines) if line != "◂ "]
