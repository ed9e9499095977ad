"""Where the words that were read stand in a text that has changed."""

from __future__ import annotations

from difflib import SequenceMatcher

from reader.article import Article, Block

__all__ = ["same_place"]

WORDS = 24
"""Characters by which a place in a changed paragraph is known again."""


def same_place(old: Article, new: Article, offset: int) -> int:
    """The offset in the new text of what stood at this one in the old: in the same paragraph, in
    the one that took its place, or where the text goes on."""
    number = next((n for n, block in enumerate(old.blocks) if block.end > offset), None)
    if number is None or not new.blocks:
        return min(offset, len(new.text))
    block = old.blocks[number]
    inside = max(0, offset - block.start)
    other, same = _block(old, new, number)
    if same:
        return other.start + inside
    words = old.text[offset : min(block.end, offset + WORDS)]
    place = new.text.find(words, other.start, other.end)
    return place if words and place >= 0 else other.start


def _block(old: Article, new: Article, number: int) -> tuple[Block, bool]:
    """The new article's block for one of the old, and whether it has the same words."""
    matcher = SequenceMatcher(None, _texts(old), _texts(new), autojunk=False)
    last = len(new.blocks) - 1
    for what, start, end, first, past in matcher.get_opcodes():
        if start <= number < end:
            there = first + number - start
            return new.blocks[min(there, max(first, past - 1), last)], what == "equal"
    return new.blocks[last], False


def _texts(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]
