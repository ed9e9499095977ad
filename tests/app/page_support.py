"""Articles and an app for the tests of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.strip import Strip

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.app.theme import THEMES, roles
from reader.app.widgets.page import Page
from reader.article import Article, Block, BlockKind, Style, digest


def article_of(
    *parts: tuple[BlockKind, str] | Block,
    styles: Sequence[Style] = (),
    authors: tuple[str, ...] = (),
    title: str = "",
) -> Article:
    """An article from (kind, text) pairs; a Block's start and end are filled in, its text is taken
    from its `target`."""
    text = ""
    blocks: list[Block] = []
    for part in parts:
        text += "\n\n" if text else ""
        kind, words = (part.kind, part.target) if isinstance(part, Block) else part
        level, marker = (part.level, part.marker) if isinstance(part, Block) else (0, "")
        blocks.append(Block(kind, len(text), len(text) + len(words), level, marker))
        text += words
    return Article(
        id="test",
        title=title,
        authors=authors,
        source="Gazette",
        language="en",
        text=text,
        blocks=tuple(blocks),
        styles=tuple(styles),
        digest=digest(text, blocks),
    )


def paragraphs(*texts: str) -> Article:
    return article_of(("title", "A headline"), *(("paragraph", text) for text in texts))


def said(
    article: Article, words: str, speaker: str | None = "person:mara-lind", **how: object
) -> Quotation:
    """The quotation of these words, marks included."""
    start = article.text.index(words)
    speakers = (speaker,) if speaker else ()
    told = {"kind": "direct", "confidence": 0.95, "speakers": speakers, **how}
    return Quotation(((start, start + len(words)),), **told)  # type: ignore[arg-type]


LIND = Entity("person:mara-lind", "Mara Lind", "person", ("Lind",), ("mayor",))
BOARD = Entity("organisation:harbour-board", "Harbour Board", "organisation")
OSTER = Entity("place:oster", "Oster", "place")
STORM = Entity("event:the-storm", "Storm Ada", "event")


def annotated(
    article: Article,
    quotations: Iterable[Quotation] = (),
    names: Iterable[tuple[Entity, str]] = (),
    entities: Sequence[Entity] = (LIND, BOARD, OSTER, STORM),
) -> Annotations:
    """Annotations with every occurrence of each name as a mention."""
    mentions: list[Mention] = []
    for entity, name in names:
        start = article.text.find(name)
        while start >= 0:
            mentions.append(Mention(entity.key, start, start + len(name), "name"))
            start = article.text.find(name, start + 1)
    return Annotations(
        article.digest,
        "test",
        tuple(sorted(quotations, key=lambda quotation: quotation.start)),
        tuple(entities),
        tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


class PageApp(App[None]):
    """An app with nothing but the page; it keeps the page's messages."""

    def __init__(self, theme: str = "reader-dark") -> None:
        super().__init__()
        self.first_theme = theme
        self.heard: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return roles(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Page()

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.first_theme

    @on(Page.Placed)
    @on(Page.QuotationEntered)
    @on(Page.EntityEntered)
    @on(Page.LinkClicked)
    @on(Page.ColumnChanged)
    def _hear(self, message: Message) -> None:
        self.heard.append(message)

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    def strips(self) -> list[Strip]:
        """The rows on the screen."""
        page = self.page
        return [page.render_line(row) for row in range(page.size.height)]

    def rows(self) -> list[str]:
        """The text of the rows on the screen."""
        return [strip.text.rstrip() for strip in self.strips()]
