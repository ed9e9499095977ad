"""What a search found, as a list shows it: headline or words or name, and where the hits are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from reader.annotations import Annotations, Quotation
from reader.article import Article
from reader.library.store import Entry
from reader.problems import Unreadable
from reader.search.hits import Snippet, find, snippet
from reader.search.index import Counts, Hit, Kind
from reader.search.query import Query
from reader.search.schema import without_furniture
from reader.text import clean_field

__all__ = ["Found", "FoundHit", "speaker_name"]

SNIPPET_LENGTH = 240
"""Characters: three lines of a wide list."""

NO_SNIPPET = Snippet("", ())


class Lookup(Protocol):
    """Where an answer finds its words: the desk."""

    def at_hand(self, key: str) -> Article:
        """The article of a key. Raises Unreadable."""
        ...

    def known(self, article: Article) -> Annotations:
        """What is known of it."""
        ...


@dataclass(frozen=True)
class FoundHit:
    """One answer. What it says is made when it is first shown, for few of them ever are."""

    hit: Hit
    kind: Kind
    entry: Entry
    query: Query
    lookup: Lookup

    @property
    def key(self) -> str:
        """The article's."""
        return self.hit.key

    @property
    def start(self) -> int:
        """Where the quotation or the mention starts; 0 for an article."""
        return self.hit.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.hit.end

    @property
    def quoted(self) -> bool:
        """The title is a quotation's words."""
        return self.kind == "quotation"

    @cached_property
    def title(self) -> Snippet:
        """The headline, the quotation's words, or the entity's name."""
        if self.kind == "entity":
            return self._lit(self.hit.name)
        quotation = self.quotation
        if quotation is None:
            return self._lit(self.entry.title or self.entry.id)
        text = self.lookup.at_hand(self.key).text
        return self._lit(" … ".join(text[start:end] for start, end in quotation.segments))

    @cached_property
    def snippet(self) -> Snippet:
        """The place of the article with most of the query's words, or of the first mention."""
        if self.kind == "quotation":
            return NO_SNIPPET
        try:
            article = self.lookup.at_hand(self.key)
        except Unreadable:
            return NO_SNIPPET
        text = without_furniture(article)
        if self.kind == "entity":
            return snippet(self.query, text, [(self.start, self.end)], SNIPPET_LENGTH)
        body = text[_body_start(article) :]
        return snippet(self.query, body, find(self.query, body), SNIPPET_LENGTH)

    @cached_property
    def meta(self) -> str:
        """What stands under it; empty for an article, whose list knows what to say."""
        if self.kind == "article":
            return ""
        if self.kind == "entity":
            many = "" if self.hit.articles == 1 else "s"
            return f"{self.hit.entity_kind} · {self.hit.articles} article{many}"
        parts = (self.speaker, clean_field(self.entry.title))
        return " · ".join(part for part in parts if part)

    @property
    def quotation(self) -> Quotation | None:
        """The quotation that was found; None where the article has changed meanwhile."""
        return self._found[0]

    @property
    def speaker(self) -> str:
        """Who says the quotation; empty where nobody knows."""
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[Quotation | None, str]:
        if self.kind != "quotation":
            return None, ""
        try:
            article = self.lookup.at_hand(self.key)
        except Unreadable:
            return None, ""
        annotations = self.lookup.known(article)
        for quotation in annotations.quotations:
            if (quotation.start, quotation.end) == (self.start, self.end):
                return quotation, speaker_name(article, annotations, quotation)
        return None, ""

    def _lit(self, text: str) -> Snippet:
        text = clean_field(text)
        return Snippet(text, tuple(find(self.query, text)))


@dataclass(frozen=True, slots=True)
class Found:
    """The answers to a query."""

    query: Query
    """The one that was run; `query.problems` says what was not understood."""
    hits: tuple[FoundHit, ...]
    counts: Counts
    corrected: str
    """The words shown in place of words that are nowhere; else empty."""


def speaker_name(article: Article, annotations: Annotations, quotation: Quotation) -> str:
    """The speaker's full name, or the words for one without a name; empty for an unknown one."""
    if quotation.speaker is not None:
        for entity in annotations.entities:
            if entity.key == quotation.speaker:
                return entity.name
    if quotation.speaker_mention is not None:
        start, end = quotation.speaker_mention
        return clean_field(article.text[start:end])
    return ""


def _body_start(article: Article) -> int:
    """Where the text goes on after its headline."""
    if article.blocks and article.blocks[0].kind == "title":
        return article.blocks[0].end
    return 0
