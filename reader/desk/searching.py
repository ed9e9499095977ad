"""What the desk finds: answers to queries, ways to complete them, and all about one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.annotations import Entity
from reader.desk.found import Found, FoundHit, Lookup
from reader.desk.indexing import Indexing
from reader.library.marks import LISTED, Marks
from reader.library.store import Store
from reader.problems import Unreadable
from reader.search.complete import Completion, Vocabulary, complete, typed_value
from reader.search.index import Kind, Sort
from reader.search.query import Field, Query, Term, parse
from reader.search.words import split
from reader.text import fold

__all__ = ["About", "Searching"]

SHOWN_AT_ONCE = 10
"""Answers whose words are looked up before they are shown: what a usual screen has room for."""

WARMING = ("e", "th")
"""Beginnings of words that nearly every article has."""

OFFERED = 20
"""Names that complete a query."""

MOST_ABOUT = 200
"""Quotations, and articles, that are looked through for what is known of one name."""

FOR_ROLES = 20
"""Articles, the newest, whose roles and other names are collected."""


@dataclass(frozen=True, slots=True)
class About:
    """What the library knows of one person, organisation or place."""

    name: str
    kind: str
    roles: tuple[str, ...]
    """Commonest first."""
    aliases: tuple[str, ...]
    said: tuple[FoundHit, ...]
    """Everything they said, newest first."""
    mentioned: tuple[FoundHit, ...]
    """The articles that name them, newest first, each at its first mention."""
    articles: int
    """How many those are, when not all are listed."""
    quotations: int


class Searching:
    """Searches one library. Everything here blocks, and may be used by any thread."""

    def __init__(self, indexing: Indexing, marks: Marks, store: Store, lookup: Lookup) -> None:
        self._indexing = indexing
        self._marks = marks
        self._store = store
        self._lookup = lookup
        self._listed: tuple[int, Vocabulary] = (-1, Vocabulary())
        self._asked = object()
        """The latest search."""

    def search(self, text: str, kind: Kind, limit: int, sort: Sort) -> Found:
        """What a query finds. Never raises for any text."""
        query = parse(text, date.today(), self._marks.saved.texts)
        self._asked = asked = object()
        found = self._run(query, kind, limit, sort)
        for hit in found.hits[:SHOWN_AT_ONCE]:
            if self._asked is not asked:
                break  # another key has been pressed: nobody will see these
            _ = hit.title, hit.snippet, hit.meta
        return found

    def warm_up(self) -> None:
        """Reads from the disk what the first letters of a search need: a large index's part of it
        takes a quarter of a second, which would be the first letter's."""
        self._indexing.read_ahead()
        for text in WARMING:
            self._run(parse(text, date.today()), "article", SHOWN_AT_ONCE, "relevance")

    def _run(self, query: Query, kind: Kind, limit: int, sort: Sort) -> Found:
        marks: dict[str, Collection[str]] = {name: self._marks.keys(name) for name in LISTED}
        results = self._indexing.index.search(query, kind, limit, sort, marks)
        self._indexing.look()
        hits = tuple(
            FoundHit(hit, kind, entry, results.query, self._lookup)
            for hit in results.hits
            if (entry := self._lookup.entry(hit.key)) is not None
        )
        return Found(results.query, hits, results.counts, results.corrected)

    # Completing

    def complete(self, text: str, cursor: int) -> list[Completion]:
        """The ways to complete the word before the cursor: fields, their values, saved searches."""
        field, value = typed_value(text, cursor)
        if field in ("speaker", "who"):
            names = self._names(value, field)
            vocabulary = Vocabulary(speakers=names, entities=names)
        elif field in ("source", "tag", "author"):
            vocabulary = self._values()
        else:
            vocabulary = Vocabulary(saved=tuple(self._marks.saved.texts))
        return complete(text, cursor, vocabulary)

    def _names(self, typed: str, field: Field) -> Sequence[str]:
        """The names that start like this, those of most articles first; of speakers, for `by:`."""
        words = split(typed)
        query = Query(typed, Term("who", words, True) if words else None)
        names = [hit.hit.name for hit in self._run(query, "entity", OFFERED, "relevance").hits]
        return [name for name in names if field == "who" or self._speaks(name)]

    def _speaks(self, name: str) -> bool:
        query = Query(name, Term("speaker", split(name)))
        return bool(split(name)) and bool(self._run(query, "quotation", 1, "relevance").hits)

    def _values(self) -> Vocabulary:
        """What the entries have, commonest first; counted again when there are more or fewer."""
        number, listed = self._listed
        entries = list(self._store)
        if number != len(entries):
            listed = Vocabulary(
                sources=_commonest(entry.source for entry in entries),
                tags=_commonest(tag for entry in entries for tag in entry.tags),
                authors=_commonest(author for entry in entries for author in entry.authors),
            )
            self._listed = len(entries), listed
        return listed

    # All about one name

    def about(self, name: str, entity: str = "") -> About:
        """What the library knows of whoever has this full name; `entity` is their key, where it is
        known, and keeps others of that name out."""
        words = split(name)
        if not words:
            return About(name, "", (), (), (), (), 0, 0)
        by = self._run(Query(name, Term("speaker", words)), "quotation", MOST_ABOUT, "date")
        who = self._run(Query(name, Term("who", words)), "article", MOST_ABOUT, "date")
        said = tuple(
            hit for hit in by.hits if any(self._is(one, name, entity) for one in hit.speaking)
        )
        mentioned: list[FoundHit] = []
        known: list[Entity] = []
        for hit in who.hits:
            try:
                article = self._lookup.at_hand(hit.key)
            except Unreadable:
                continue
            annotations = self._lookup.known(article)
            one = next((e for e in annotations.entities if self._is(e, name, entity)), None)
            first = next((m for m in annotations.mentions if one and m.entity == one.key), None)
            if one is not None and first is not None:
                known.append(one)
                mentioned.append(hit.at(first.start, first.end))
        kinds = Counter(one.kind for one in known).most_common(1)
        return About(
            name=name,
            kind=kinds[0][0] if kinds else "",
            roles=_commonest(role for one in known[:FOR_ROLES] for role in one.roles),
            aliases=_commonest(a for one in known[:FOR_ROLES] for a in one.aliases if a != name),
            said=said,
            mentioned=tuple(mentioned),
            articles=max(len(mentioned), _uncounted(who.counts.articles, len(who.hits))),
            quotations=max(len(said), _uncounted(by.counts.quotations, len(by.hits))),
        )

    def _is(self, one: Entity, name: str, entity: str) -> bool:
        return one.key.partition("@")[0] == entity if entity else one.name == name


def _uncounted(counted: int, listed: int) -> int:
    """How many there are, where more were found than are listed."""
    return counted if counted > listed else 0


def _commonest(values: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(value for value in values if value.strip())
    found: dict[str, str] = {}
    for value, _ in counted.most_common():
        found.setdefault(fold(value), value)
    return tuple(found.values())
