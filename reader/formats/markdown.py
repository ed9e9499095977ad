"""Markdown to blocks and styles: CommonMark with tables, strikethrough and footnotes.

markdown-it-py finds the blocks; a paragraph without a single mark is not parsed any further, which
halves the time of a plain news article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.article import BlockKind, StyleKind
from reader.formats import markup
from reader.formats.builder import Draft
from reader.formats.bylines import credited, is_credit_line, opening_day
from reader.formats.inline import Run, read_tag
from reader.formats.metadata import Metadata
from reader.formats.shortcodes import without_shortcodes
from reader.text import clean_field, clean_url

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["blocks", "read"]

HEAD = 4
"""Lines below the headline in which byline and day are looked for, where no header has them."""

RULE = "* * *"
MARKS = re.compile(r"[\\`*_~\[<&]|  \n")
INLINE_LIMIT = 100_000
"""Characters of one paragraph that are searched for marks; no writer's paragraph is longer."""

LINKS_LIMIT = 500
"""Brackets of one paragraph; each one more is looked up among all the others."""

NESTING_LIMIT = 60
"""Quotations and lists in one another; what is deeper the parser would drop, so nothing nests."""

CONTAINER_MARKS = re.compile(r"^(?:[ >]|[-*+] |\d{1,9}[.)] )+", re.MULTILINE)
UNSPACED = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
"""Chinese and Japanese: a line break inside a paragraph is no space."""

STYLE_TOKENS: dict[str, StyleKind] = {"em": "emphasis", "strong": "strong", "s": "strike"}


def read(text: str, metadata: Metadata) -> tuple[Metadata, list[Draft]]:
    """The article's blocks; its first heading is the headline where the header gives none."""
    drafts = [draft for draft in blocks(text) if draft.text.strip()]
    heading = _opening_heading(drafts)
    title = metadata.title or _heading_title(drafts, heading) or metadata.late_title
    if heading is not None and _same_words(drafts[heading].text, title):
        del drafts[heading]
    standfirst = _words(metadata.standfirst)
    if _opens_with(drafts, standfirst) or _same_words(standfirst, title):
        standfirst = ""
    metadata = credited(metadata, _credit_lines(drafts))
    return replace(metadata, title=title, standfirst=standfirst), drafts


def _credit_lines(drafts: Sequence[Draft]) -> list[str]:
    """Of the first lines below the headline, what says who wrote the story and when."""
    near = [clean_field(draft.text) for draft in drafts[:HEAD] if draft.kind == "paragraph"]
    return [line if is_credit_line(line) else opening_day(line) for line in near]


def _opening_heading(drafts: Sequence[Draft]) -> int | None:
    """Where the heading stands that has no words before it."""
    for place, draft in enumerate(drafts):
        if draft.kind == "heading":
            return place
        if draft.kind not in ("image", "rule"):
            return None
    return None


def _heading_title(drafts: Sequence[Draft], heading: int | None) -> str:
    if heading is not None:
        return clean_field(drafts[heading].text)
    return next((clean_field(d.text) for d in drafts if d.kind == "heading" and d.level == 1), "")


def _words(line: str) -> str:
    """A header's line without Markdown's marks."""
    run = Run()
    _Walker({}).render(line, run)
    return clean_field(run.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _same_words(text: str, title: str) -> bool:
    return bool(title) and _letters(text) == _letters(title)


def _opens_with(drafts: Sequence[Draft], standfirst: str) -> bool:
    """Whether the standfirst only repeats the article's first words, perhaps cut off."""
    prose = (draft.text for draft in drafts if draft.kind != "image")
    opening = _letters(" ".join(islice(prose, 6))[: 3 * len(standfirst) + 200])
    return bool(standfirst) and opening.startswith(_letters(standfirst))


def blocks(text: str) -> Iterator[Draft]:
    """The blocks of a cleaned Markdown text, footnotes last."""
    environment: dict[str, Any] = {}
    walker = _Walker(environment)
    text = without_shortcodes(text)
    tokens = _parser().parse(text, environment)
    if any(token.level >= NESTING_LIMIT - 1 for token in tokens):
        tokens = _parser().parse(CONTAINER_MARKS.sub("", text), environment)
    yield from walker.walk(tokens)
    yield from walker.footnotes


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING_LIMIT})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.disable("inline")
    # clean_url is stricter than either, and does not turn a refused link into visible marks.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


class _Walker:
    """Goes through markdown-it's tokens once, knowing what it stands in."""

    def __init__(self, environment: dict[str, Any]) -> None:
        self.environment = environment
        self.footnotes: list[Draft] = []
        self.lists: list[int | None] = []
        """The next number of each open list; None where it has bullets."""
        self.quotes = 0
        self.heading = 0
        self.marker = ""
        """Stands before the next paragraph of an item or a footnote, once."""
        self.footnote = False
        self.table: Run | None = None

    def walk(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        for token in tokens:
            drafts = list(self.visit(token))
            if self.footnote:
                self.footnotes += drafts
            else:
                yield from drafts

    def visit(self, token: Token) -> Iterator[Draft]:
        kind = token.type
        if kind == "inline":
            yield from self.running_text(token.content)
        elif kind in ("fence", "code_block"):
            yield Draft("code", token.content)
        elif kind == "html_block":
            yield from markup.blocks(token.content)
        elif kind == "hr":
            yield Draft("rule", RULE)
        elif kind == "table_close" and self.table is not None:
            run, self.table = self.table, None
            yield Draft("table", run.text, run.finish())
            yield from _images(run)
        else:
            self.enter_or_leave(token)

    def enter_or_leave(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.marker = self.next_marker()
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "footnote_reference_open":
                self.footnote, self.marker = True, clean_field(token.meta["label"])
            case "footnote_reference_close":
                self.footnote, self.marker = False, ""
            case "table_open":
                self.table = Run()
                self.table.line_break = " "
            case "tr_open" | "th_open" | "td_open":
                self.next_cell(row=token.type == "tr_open")

    def next_marker(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "•"
        self.lists[-1] = number + 1
        return f"{number}."

    def next_cell(self, *, row: bool) -> None:
        if self.table is not None and self.table.length:
            if row:
                self.table.add("\n")
            elif self.table.last != "\n":
                self.table.add("\t")

    def running_text(self, content: str) -> Iterator[Draft]:
        if self.table is not None:
            self.render(content, self.table)
            return
        run = Run()
        self.render(content, run)
        styles = run.finish()
        if run.length:
            kind, level = self.kind_and_level()
            yield Draft(kind, run.text, styles, level, self.marker)
            self.marker = ""
        yield from _images(run)

    def kind_and_level(self) -> tuple[BlockKind, int]:
        if self.heading:
            return "heading", self.heading
        if self.footnote:
            return "footnote", 0
        if self.lists:
            return "item", len(self.lists)
        return ("blockquote", self.quotes) if self.quotes else ("paragraph", 0)

    def render(self, content: str, run: Run) -> None:
        """Add a paragraph's or a cell's words to the run."""
        too_long = len(content) > INLINE_LIMIT or content.count("[") > LINKS_LIMIT
        if too_long or not MARKS.search(content):
            _join_lines(content, run)
            return
        tokens: list[Token] = []
        parser = _parser()
        parser.inline.parse(content, parser, self.environment, tokens)
        for place, token in enumerate(tokens):
            if token.type in ("text", "text_special"):
                run.add(token.content.replace("\t", " "))
            elif token.type == "softbreak":
                following = tokens[place + 1].content[:1] if place + 1 < len(tokens) else ""
                run.add(_line_join(run.last, following))
            else:
                _style_token(token, run)


def _style_token(token: Token, run: Run) -> None:
    """Take a token that is more than words."""
    name, _, edge = token.type.rpartition("_")
    if name in STYLE_TOKENS:
        (run.open if edge == "open" else run.close)(STYLE_TOKENS[name])
    elif token.type == "link_open":
        run.open("link", clean_url(str(token.attrs.get("href", ""))))
    elif token.type == "link_close":
        run.close("link")
    elif token.type == "code_inline":
        run.styled("code", token.content.replace("\t", " "))
    elif token.type == "hardbreak":
        run.add(run.line_break)
    elif token.type == "html_inline":
        if tag := read_tag(token.content):
            run.tag(tag)
    elif token.type == "image":
        run.image(_caption(token), str(token.attrs.get("src", "")))
    elif token.type == "footnote_ref":
        label = clean_field(token.meta["label"])
        run.styled("footnote", f"[{label}]", label)


def _caption(token: Token) -> str:
    parser = _parser()
    renderer: Any = parser.renderer
    words: str = renderer.renderInlineAsText(token.children or (), parser.options, {})
    return words or str(token.attrs.get("title", ""))


def _join_lines(content: str, run: Run) -> None:
    first, *others = content.split("\n")
    run.add(first.strip())
    for line in others:
        words = line.strip()
        run.add(_line_join(run.last, words[:1]) + words)


def _line_join(before: str, after: str) -> str:
    return "" if UNSPACED.match(before) and UNSPACED.match(after) else " "


def _images(run: Run) -> Iterator[Draft]:
    return (Draft("image", caption, target=address) for caption, address in run.images)
