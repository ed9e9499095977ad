"""Text selected with the mouse, as a stretch of the article's text."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from reader.article import Article, Span

__all__ = ["around", "span_of", "text_of"]


def span_of(selection: Selection, length: int) -> Span:
    """The selection as a span of a text so long; its offsets say, as the segments of a row do, how
    many characters after the row's start, and where that is."""
    start, end = (
        default if offset is None else min(length, offset.y + max(0, offset.x))
        for offset, default in ((selection.start, 0), (selection.end, length))
    )
    return min(start, end), max(start, end)


def text_of(article: Article, span: Span, unfolded: bool) -> str:
    """The text of a span as the article has it, without furniture that is folded away."""
    start, end = span
    parts: list[str] = []
    for block in article.blocks:
        if block.kind == "furniture" and not unfolded:
            parts.append(article.text[start : min(end, block.start)])
            start = max(start, min(end, block.end))
    parts.append(article.text[start:end])
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def around(text: str, offset: int, stops: str) -> Selection:
    """What stands around an offset, up to one of these characters on either side."""
    start, end = offset, offset
    while start > 0 and text[start - 1] not in stops:
        start -= 1
    while end < len(text) and text[end] not in stops:
        end += 1
    return Selection(Offset(0, start), Offset(0, end))
