"""HTML inside Markdown, stripped to its words: no scripts, no entities left, no network."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from reader.article import BlockKind, Style
from reader.formats.builder import Draft
from reader.formats.inline import TAG, Run, Tag

__all__ = ["blocks"]

BLOCK_KINDS: dict[str, BlockKind] = {
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "blockquote",
    "pre": "code",
    "figcaption": "image",
    "caption": "image",
    "table": "table",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
PLAIN_BLOCK_TAGS = (
    *("p", "div", "section", "article", "header", "footer", "aside", "main", "nav", "figure"),
    *("ul", "ol", "dl", "details", "summary", "hr", "form", "iframe", "video", "center", "address"),
)
BLOCK_TAGS = frozenset((*BLOCK_KINDS, *PLAIN_BLOCK_TAGS))
SPACES = re.compile(r"\s+")


def blocks(source: str) -> Iterator[Draft]:
    """The blocks that a stretch of HTML stands for, in order."""
    reader = _Blocks()
    position = 0
    source = _without_comments(source)
    for match in TAG.finditer(source):
        reader.words(source[position : match.start()])
        yield from reader.tag(Tag(match))
        position = match.end()
    reader.words(source[position:])
    yield from reader.end()


def _without_comments(source: str) -> str:
    """Without comments, declarations and processing instructions; each is looked for once."""
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        kept: list[str] = []
        position = 0
        while (start := source.find(opening, position)) >= 0:
            end = source.find(closing, start)
            kept.append(source[position:start])
            if end < 0:
                position = len(source)
                break
            position = end + len(closing)
        source = "".join(kept) + source[position:]
    return re.sub(r"<![a-zA-Z][^<>]*>", "", source)


class _Blocks:
    """The block being read and the elements that are open around it."""

    def __init__(self) -> None:
        self.run = Run()
        self.row = 0
        """Where in the run the table's row began."""
        self.open: list[str] = []

    def words(self, source: str) -> None:
        if "\n" in source and "table" in self.open and not source.strip():
            return
        words = html.unescape(source)
        if "pre" not in self.open:
            words = SPACES.sub(" ", words)
            if self.run.last in ("", "\n", "\t", " "):
                words = words.lstrip()
        self.run.add(words)

    def tag(self, tag: Tag) -> Iterator[Draft]:
        if tag.name in ("td", "th") and not tag.closes:
            self.run.add("\t" if self.run.length > self.row else "")
        elif tag.name == "tr" and not tag.closes:
            self.run.add("\n" if self.run.length else "")
            self.row = self.run.length
        elif tag.name in BLOCK_TAGS and ("table" not in self.open or tag.name == "table"):
            yield from self.end()
            self._nest(tag)
        elif tag.name in BLOCK_TAGS:
            self.words(" ")
        else:
            self.run.tag(tag)

    def _nest(self, tag: Tag) -> None:
        if not tag.closes:
            if len(self.open) < 100:
                self.open.append(tag.name)
        elif tag.name in self.open:
            while self.open.pop() != tag.name:
                pass

    def end(self) -> Iterator[Draft]:
        """End the block that is being read."""
        run, self.run = self.run, Run()
        self.run.hidden, self.row = run.hidden, 0
        yield self._draft(run.text, run.finish())
        for caption, address in run.images:
            yield Draft("image", caption, target=address)

    def _draft(self, text: str, styles: tuple[Style, ...]) -> Draft:
        name = next((n for n in reversed(self.open) if n in BLOCK_KINDS), "")
        kind = BLOCK_KINDS.get(name, "paragraph")
        level = 0
        if kind == "heading":
            level = int(name[1])
        elif kind in ("item", "blockquote"):
            level = self.open.count(name)
        return Draft(kind, text, styles, level, "•" if kind == "item" else "")
