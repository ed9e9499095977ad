"""Spans to styles: how each stretch of a row looks, in layers over one another.

Every kind differs from its neighbours by weight, slant, underline or a mark as well as by colour.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from rich.style import Style as Look

from reader.annotations import Annotations, Quotation
from reader.app.page.layout import CODE_BAR, QUOTE_BAR, Line, Lines
from reader.app.page.spans import Spans
from reader.app.page.tables import again
from reader.app.page.voices import COLOURS, Voices
from reader.app.page.wrap import clusters, is_one_cell
from reader.article import Article, Block, Span, Style
from reader.text import clean_url

__all__ = ["ROLES", "Ink", "Layers", "Painter"]

ROLES: tuple[str, ...] = (
    *("text", "title", "standfirst", "byline", "meta", "note", "fold", "ornament"),
    *("heading-1", "heading-2", "heading-3", "marker", "bar", "block", "code", "caption"),
    *("table-head", "footnote", "furniture"),
    *("direct", "partial", "nested", "scare", "work", "mark", "inner-mark", "scare-mark"),
    *("person", "organisation", "place", "other"),
    *("emphasis", "strong", "strike", "inline-code", "link", "footnote-mark"),
    *("hint", "frame"),
    *("dimmed", "lit", "cursor", "entity-same", "entity-here", "hit", "hit-here", "selection"),
    *("unknown", "unnamed", "unsure"),
    *(f"voice-{number}" for number in range(1, COLOURS + 1)),
)
"""Everything that has a look. The page has a component class for each: `page--direct`."""

INLINE = {
    "emphasis": "emphasis",
    "strong": "strong",
    "strike": "strike",
    "code": "inline-code",
    "link": "link",
    "footnote": "footnote-mark",
}
ENTITY_ROLES = {"person": "person", "organisation": "organisation", "place": "place"}
CALM = frozenset({"title", "standfirst", "heading-1", "heading-2", "heading-3", "furniture"})
"""Blocks in which names are not lit: these have a voice of their own."""
BARS = frozenset(QUOTE_BAR + CODE_BAR)
QUOTATION_MARKS = frozenset("\"“”„‟'‘’‚‛«»‹›「」『』`´")

Run = tuple[str, int, Look]
"""Text, the offset it comes from (-1: none), and its look."""


class Ink:
    """The looks of the roles, and of roles over one another; made once a theme."""

    def __init__(self, look: Callable[[str], Look]) -> None:
        self._looks = {role: look(role) for role in ROLES}
        self._mixed: dict[tuple[tuple[str, ...], str], Look] = {}

    def of(self, roles: tuple[str, ...], link: str = "") -> Look:
        """The look of several roles, later over earlier; `link` is a cleaned address."""
        key = (roles, link)
        found = self._mixed.get(key)
        if found is None:
            found = Look.combine([self._looks[role] for role in roles])
            if link:
                found += Look(link=link)
            self._mixed[key] = found
        return found


@dataclass(slots=True)
class Layers:
    """What lies over the text at the moment."""

    quotations: Spans[int] = field(default_factory=Spans)
    """Each segment, with its quotation's index."""
    mentions: Spans[int] = field(default_factory=Spans)
    """Each mention, with its index."""
    hits: Spans[int] = field(default_factory=Spans)
    hit: int | None = None
    quotation: int | None = None
    mention: int | None = None
    left: Span | None = None
    """Where a cursor stood until the reader said that there is no quotation or no name."""
    voice: str | None = None
    selected: Span | None = None


class Painter:
    """Draws the rows of one article."""

    def __init__(self, article: Article, annotations: Annotations) -> None:
        self.article = article
        self.annotations = annotations
        self.voices = Voices(annotations, article.text)
        self._styles = Spans((style.start, style.end, style) for style in article.styles)
        self._kinds = {entity.key: entity.kind for entity in annotations.entities}
        self.layers = Layers(
            quotations=Spans(
                (start, end, index)
                for index, quotation in enumerate(annotations.quotations)
                for start, end in quotation.segments
            ),
            mentions=Spans(
                (mention.start, mention.end, index)
                for index, mention in enumerate(annotations.mentions)
            ),
        )

    @cached_property
    def _one_cell(self) -> bool:
        return is_one_cell(self.article.text)

    def styles_over(self, start: int, end: int) -> Iterator[Style]:
        """The article's own styles over a stretch, in text order."""
        return (style for _, _, style in self._styles.over(start, end))

    def row(self, lines: Lines, number: int, ink: Ink) -> Iterator[Run]:
        """The runs of a row that shows text, prefix first."""
        line = lines.rows[number]
        base = self._base(line)
        address = clean_url(self.article.blocks[line.block].target) if base == "caption" else ""
        look = ink.of(("text", base))
        names_end = self._names_end(line)
        for text, start in lines.pieces(number):
            if start < -1:
                for shown, _, look in self.runs(text, again(start), "table-head", ink):
                    yield shown, -1, look
            elif start >= 0:
                role = "table-head" if start < names_end else base
                for run in self.runs(text, start, role, ink, address):
                    look = run[2]
                    yield run
            elif lines.justify and line.pieces is None and text is not line.prefix:
                yield text, -1, look
            elif text:
                role = base if line.block < 0 else "bar" if text[0] in BARS else "marker"
                yield text, -1, ink.of(("text", role), address)

    def _base(self, line: Line) -> str:
        """The role of a row's block."""
        if line.block < 0:
            return "title"
        return _block_role(self.article.blocks[line.block])

    def _names_end(self, line: Line) -> int:
        """Where the names of a table's columns end; 0 for a row of anything else."""
        block = self.article.blocks[line.block] if line.block >= 0 else None
        if block is None or block.kind != "table":
            return 0
        feed = self.article.text.find("\n", block.start, block.end)
        return block.end if feed < 0 else feed

    def runs(self, text: str, start: int, base: str, ink: Ink, address: str = "") -> Iterator[Run]:
        """A stretch of the article's text as it is drawn in a row of this role; with an address,
        all of it is a link."""
        end = start + len(text)
        named = base not in CALM and self.layers.voice is None
        over = [
            layer for layer in self._over(start, end, named) if layer[0] < end > start < layer[1]
        ]
        if not over:
            yield text, start, ink.of(("text", base), address)
            return
        cuts = {start, end}
        for a, b, _, _ in over:
            cuts.add(max(a, start))
            cuts.add(min(b, end))
        edges = sorted(cuts)
        if not self._one_cell and not is_one_cell(text):
            edges = _whole_letters(text, start, edges)
        for a, b in pairwise(edges):
            here = [layer for layer in over if layer[0] <= a < layer[1]]
            roles = ("text", base, *(role for _, _, role, _ in here))
            link = next((link for _, _, _, link in here if link), address)
            yield text[a - start : b - start], a, ink.of(roles, link)

    def _over(self, start: int, end: int, named: bool) -> Iterator[tuple[int, int, str, str]]:
        """The layers over a stretch, lowest first: start, end, role, link."""
        layers, annotations = self.layers, self.annotations
        for a, b, index in layers.mentions.over(start, end):
            mention = annotations.mentions[index]
            if named and mention.form == "name":
                kind = self._kinds.get(mention.entity, "")
                yield a, b, ENTITY_ROLES.get(kind, "other"), ""
        quotations = list(layers.quotations.over(start, end))
        for a, b, index in quotations:
            yield from self._quotation(a, b, annotations.quotations[index])
        for a, b, style in self._styles.over(start, end):
            link = clean_url(style.target) if style.kind == "link" else ""
            yield a, b, INLINE[style.kind], link
        if layers.voice is not None:
            yield start, end, "dimmed", ""
            for a, b, index in quotations:
                quotation = annotations.quotations[index]
                if layers.voice in self.voices.of(quotation):
                    role = self.voices.role(layers.voice) if quotation.speakers else "direct"
                    yield a, b, "lit", ""
                    yield a, b, role, ""
        yield from self._cursors(start, end, quotations)

    def _quotation(
        self, start: int, end: int, quotation: Quotation
    ) -> Iterator[tuple[int, int, str, str]]:
        role, mark = _quotation_roles(quotation)
        yield start, end, role, ""
        text = self.article.text
        if mark and text[start] in QUOTATION_MARKS:
            yield start, start + 1, mark, ""
        if mark and text[end - 1] in QUOTATION_MARKS:
            yield end - 1, end, mark, ""

    def _cursors(
        self, start: int, end: int, quotations: Sequence[tuple[int, int, int]]
    ) -> Iterator[tuple[int, int, str, str]]:
        layers = self.layers
        for a, b, index in quotations:
            if index == layers.quotation:
                yield a, b, "cursor", ""
        if layers.mention is not None:
            entity = self.annotations.mentions[layers.mention].entity
            for a, b, index in layers.mentions.over(start, end):
                if index == layers.mention:
                    yield a, b, "entity-here", ""
                elif self.annotations.mentions[index].entity == entity:
                    yield a, b, "entity-same", ""
        for a, b, index in layers.hits.over(start, end):
            yield a, b, "hit-here" if index == layers.hit else "hit", ""
        if layers.selected is not None:
            yield *layers.selected, "selection", ""


def _block_role(block: Block) -> str:
    if block.kind == "heading":
        return f"heading-{min(3, max(1, block.level))}"
    if block.kind in ("title", "standfirst", "code", "footnote", "furniture"):
        return block.kind
    if block.kind == "blockquote":
        return "block"
    return "caption" if block.kind == "image" else "text"


def _quotation_roles(quotation: Quotation) -> tuple[str, str]:
    """The role of a quotation and that of its marks."""
    if quotation.kind == "title":
        return "work", ""
    if quotation.kind == "scare":
        return "scare", "scare-mark"
    if quotation.parent is not None:
        return "nested", "inner-mark"
    if quotation.kind == "block":
        return "direct", ""
    return quotation.kind, "mark" if quotation.kind == "direct" else ""


def _whole_letters(text: str, start: int, edges: Sequence[int]) -> list[int]:
    """The edges moved back to where a grapheme starts: half a letter cannot be drawn."""
    begins = [begin for begin, _, _ in clusters(text)]
    moved = {start + begins[bisect_right(begins, edge - start) - 1] for edge in edges[:-1]}
    return sorted(moved | {edges[-1]})
