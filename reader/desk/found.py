"""What a search found, as a list shows it: headline or words or name, and where the hits are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from reader.annotations import DOUBT, PRONOUNS, Annotations, Entity, Quotation
from reader.article import Article, Span, without_furniture
from reader.library.store import Entry
from reader.problems import Unreadable
from reader.search.hits import Snippet, disjoint, find, snippet
from reader.search.index import Counts, Hit, Kind
from reader.search.query import Field, Query, positive_terms
from reader.search.schema import body_start
from reader.search.voices import own_part
from reader.text import clean_field

__all__ = ["Found", "FoundHit", "credited", "hits_in", "names_of", "speaker_name"]

SNIPPET_LENGTH = 240
"""Characters: three lines of a wide list."""

NOT_IN: dict[Kind, tuple[Field, ...]] = {
    "article": ("said", "speaker", "who"),
    "quotation": ("title", "speaker"),
    "entity": ("title", "said"),
}
"""The fields whose words are not in what a row of a kind shows first."""

NO_QUOTATION = (None, "", (), "")
NO_SNIPPET = Snippet("", ())


class Lookup(Protocol):
    """Where an answer finds its words: the desk."""

    def entry(self, key: str) -> Entry | None:
        """What the list shows of it."""
        ...

    def at_hand(self, key: str) -> Article:
        """The article of a key. Raises Unreadable."""
        ...

    def text(self, key: str) -> tuple[str, int] | None:
        """Its text without furniture, and where that goes on after the headline; None where only
        its file tells."""
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
        fields = {term.field for term in positive_terms(self.query.root)}
        if self.kind == "article" and not fields.isdisjoint(NOT_IN["article"]):
            return self._by_field()
        text, first = self.lookup.text(self.key) or ("", 0)
        if self.kind == "entity":
            return snippet(self.query, text, [(self.start, self.end)], SNIPPET_LENGTH)
        text = text[first:]
        nowhere: dict[Field, tuple[Span, ...]] = {"title": ()}
        return snippet(self.query, text, find(self.query, text, nowhere), SNIPPET_LENGTH)

    def _by_field(self) -> Snippet:
        """The same, where only the article's annotations tell which of its words count."""
        try:
            article = self.lookup.at_hand(self.key)
        except Unreadable:
            return NO_SNIPPET
        first = body_start(article)
        spans = hits_in(self.query, article, self.lookup.known(article))
        body = [(start - first, end - first) for start, end in spans if start >= first]
        return snippet(self.query, without_furniture(article)[first:], body, SNIPPET_LENGTH)

    @cached_property
    def meta(self) -> str:
        """What stands under it; empty for an article, whose list knows what to say."""
        if self.kind == "article":
            return ""
        if self.kind == "entity":
            many = "" if self.hit.articles == 1 else "s"
            return f"{self.hit.entity_kind} · {self.hit.articles} article{many}"
        doubt = DOUBT if self.quotation and self.quotation.doubtful else ""
        parts = (self.speaker + doubt, clean_field(self.entry.title))
        return " · ".join(part for part in parts if part)

    @property
    def quotation(self) -> Quotation | None:
        """The quotation that was found; None where the article has changed meanwhile."""
        return self._found[0]

    @property
    def speaker(self) -> str:
        """Who says the quotation; empty where nobody knows."""
        return self._found[1]

    @property
    def unheard(self) -> str:
        """Why nobody knows who says it; empty where the text does not tell."""
        return self._found[3]

    @property
    def speaking(self) -> tuple[Entity, ...]:
        """The same, where they have names."""
        return self._found[2]

    def at(self, start: int, end: int) -> FoundHit:
        """The same answer at another place of its article."""
        return replace(self, hit=replace(self.hit, start=start, end=end))

    @cached_property
    def _found(self) -> tuple[Quotation | None, str, tuple[Entity, ...], str]:
        if self.kind != "quotation":
            return NO_QUOTATION
        try:
            article = self.lookup.at_hand(self.key)
        except Unreadable:
            return NO_QUOTATION
        annotations = self.lookup.known(article)
        for quotation in annotations.quotations:
            if (quotation.start, quotation.end) == (self.start, self.end):
                name = speaker_name(article, annotations, quotation)
                known = annotations.speakers_of(quotation)
                return quotation, name, known, annotations.unheard
        return NO_QUOTATION

    def _lit(self, text: str) -> Snippet:
        """A name, a headline or a quotation: the words of other fields do not light up in it."""
        text = clean_field(text)
        elsewhere: dict[Field, tuple[Span, ...]] = dict.fromkeys(NOT_IN[self.kind], ())
        return Snippet(text, tuple(find(self.query, text, elsewhere)))


@dataclass(frozen=True, slots=True)
class Found:
    """The answers to a query."""

    query: Query
    """The one that was run; `query.problems` says what was not understood."""
    hits: tuple[FoundHit, ...]
    counts: Counts
    corrected: str
    """The words shown in place of words that are nowhere; else empty."""


def hits_in(query: Query, article: Article, annotations: Annotations) -> list[Span]:
    """Where a query's words stand in an article, in order and disjoint; nothing of its furniture.

    A field's words count where the field is: said: in quotations, who: at whatever the one who is
    meant is called there.
    """
    quotations = annotations.quotations
    places: dict[Field, list[Span]] = {
        "title": [(block.start, block.end) for block in article.blocks if block.kind == "title"],
        "said": [segment for quotation in quotations for segment in quotation.segments],
        "speaker": _speakers(query, article, annotations),
        "who": [(mention.start, mention.end) for mention in annotations.mentions],
    }
    spans = find(query, without_furniture(article), places)
    called = _called(query, annotations)
    named = (
        (mention.start, mention.end)
        for mention in annotations.mentions
        if mention.entity in called and mention.form != "pronoun"
    )
    return disjoint([*spans, *named])


def _speakers(query: Query, article: Article, annotations: Annotations) -> list[Span]:
    """The words for the speakers whom the query's by: means."""
    wanted = _terms(query, "speaker")
    entities = {entity.key: entity for entity in annotations.entities}
    spans = {q.speaker_mention: q.speakers for q in annotations.quotations if wanted}
    return [
        span
        for span, speakers in spans.items()
        if span is not None
        and _is_voice(
            wanted,
            article.text[span[0] : span[1]],
            [entities[key] for key in speakers if key in entities],
        )
    ]


def _is_voice(wanted: Sequence[Query], words: str, known: Sequence[Entity] = ()) -> bool:
    """Whether by: finds the speaker under these words: “Pike’s lawyer” is not Pike."""
    if any(words in (entity.name, *entity.aliases) for entity in known):
        return True
    first, last = own_part(words)
    return any(start < last and first < end for each in wanted for start, end in find(each, words))


def _called(query: Query, annotations: Annotations) -> set[str]:
    """The entities that the query's who: and by: mean, by any of their names."""
    who, by = _terms(query, "who"), _terms(query, "speaker")
    speakers = {key for each in annotations.quotations if by for key in each.speakers}
    return {
        entity.key
        for entity in (annotations.entities if who or by else ())
        if any(find(wanted, name) for wanted in who for name in names_of(entity))
        or (entity.key in speakers and _speaks(by, entity))
    }


def _speaks(by: Sequence[Query], entity: Entity) -> bool:
    names = (entity.name, *entity.aliases)
    return any(find(wanted, name) for wanted in by for name in names) or any(
        _is_voice(by, role) for role in entity.roles
    )


def _terms(query: Query, field: Field) -> list[Query]:
    """The words that a query wants in a field, each alone."""
    return [Query(root=term) for term in positive_terms(query.root) if term.field == field]


def names_of(entity: Entity) -> tuple[str, ...]:
    """All that an entity is called in its article, roles too, each once."""
    return tuple(dict.fromkeys((entity.name, *entity.aliases, *entity.roles)))


def speaker_name(article: Article, annotations: Annotations, quotation: Quotation) -> str:
    """The speaker's full name, or the words for one without a name; empty for an unknown one, and
    for a pronoun that nobody resolved."""
    name = annotations.speaker_name(quotation)
    if not name and quotation.speaker_mention is not None:
        start, end = quotation.speaker_mention
        words = clean_field(article.text[start:end])
        return "" if words.casefold() in PRONOUNS else words
    return name


def credited(article: Article, annotations: Annotations, quotation: Quotation) -> str:
    """The same as it is shown: with the mark of doubt where it is not sure."""
    name = speaker_name(article, annotations, quotation)
    return name + DOUBT if name and quotation.doubtful else name
