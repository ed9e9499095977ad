"""A parsed query as a query of the index, for one kind of result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reader.search.query import And, Days, Flag, Node, Not, Or, Term
from reader.search.schema import NO_DAY, TEXT_FIELDS, Kind
from reader.search.voices import with_marks
from reader.search.words import LONGEST_START

if TYPE_CHECKING:
    import tantivy

__all__ = ["Compiler", "Marked"]

Marked = Callable[[str, Kind], "tantivy.Query | None"]
"""A kind's rows of the articles that carry one of the reader's marks; None where none does."""

EVERYWHERE: dict[Kind, tuple[str, ...]] = {
    "article": ("text",),
    "quotation": ("text", "speaker"),
    "entity": ("text",),
}
"""The fields in which a word without a field must be found. An article's text has it all;
a quotation is what is said and who says it."""

HEADLINE = 4.0
QUOTED = 1.0
WHOLE = 1.0
"""How much a word lifts an article that has it in its headline, in a quotation, and a prefix one
that has it as a whole word."""

FEW = 4
"""Words that a half-typed word may become, to be looked for one by one."""

STARTING: tuple[Kind, ...] = ("article", "quotation")
"""The kinds whose rows have the beginnings of their words."""

INSTEAD: dict[Kind, dict[str, str]] = {
    "article": {},
    "quotation": {"said": "text"},
    "entity": {"said": "", "speaker": "text", "who": "text"},
}
"""Where a kind keeps what a field asks for; empty where it has nothing of the sort."""


class Compiler:
    """Builds the queries of one kind: to rank what they find, or only to count it."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        kind: Kind,
        marked: Marked,
        ranking: bool,
    ) -> None:
        import tantivy

        self._query = tantivy.Query
        self._occur = tantivy.Occur
        self._unsigned = tantivy.FieldType.Unsigned
        self._schema = schema
        self._searcher = searcher
        self._kind: Kind = kind
        self._marked = marked
        self._ranking = ranking

    def compile(self, root: Node | None) -> tantivy.Query:
        """What the tree finds; everything of the kind for None."""
        return self._everything() if root is None else self._node(root)

    def _everything(self) -> tantivy.Query:
        return self._query.term_query(self._schema, f"{self._kind}_flag", "any")

    def _node(self, node: Node) -> tantivy.Query:
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, Or):
            return self._any([self._node(child) for child in node.nodes])
        return self._all(node.nodes if isinstance(node, And) else [node])

    def _all(self, nodes: Sequence[Node]) -> tantivy.Query:
        wanted = [node for node in nodes if not _excluded(node)]
        required = [self._condition(node) for node in wanted]
        if all(isinstance(node, Days | Flag) for node in wanted):
            required.append(self._everything())
        excluded = [self._condition(node) for node in map(_excluded, nodes) if node]
        return self._query.boolean_query(
            [
                *((self._occur.Must, query) for query in required),
                *((self._occur.MustNot, query) for query in excluded),
            ]
        )

    def _condition(self, node: Node) -> tantivy.Query:
        """What finds the node among the kind's rows, and may find rows of other kinds too."""
        if isinstance(node, Days):
            return self._days(node)
        if isinstance(node, Flag) and not _excluded(node):
            return self._flag(node.name)
        return self._node(node)

    def _any(self, queries: Sequence[tantivy.Query]) -> tantivy.Query:
        if len(queries) == 1:
            return queries[0]
        return self._query.boolean_query([(self._occur.Should, query) for query in queries])

    def _term(self, term: Term) -> tantivy.Query:
        if term.field:
            name = INSTEAD[self._kind].get(term.field, term.field)
            if name not in TEXT_FIELDS[self._kind]:
                return self._query.empty_query()
            return self._words(name, term)
        found = self._anywhere(term)
        lifting = [
            (self._occur.Should, self._query.boost_query(query, weight))
            for query, weight in (self._lifting(term) if self._ranking else ())
        ]
        return (
            self._query.boolean_query([(self._occur.Must, found), *lifting]) if lifting else found
        )

    def _anywhere(self, term: Term) -> tantivy.Query:
        if self._kind in STARTING and _is_start(term):
            return self._query.term_query(self._schema, f"{self._kind}_start", term.words[0])
        return self._any([self._words(name, term) for name in EVERYWHERE[self._kind]])

    def _lifting(self, term: Term) -> Iterator[tuple[tantivy.Query, float]]:
        """What makes one result of the term better than another, and by how much."""
        single = len(term.words) == 1
        if single and term.prefix:
            yield self._exact(f"{self._kind}_text", term.words[0]), WHOLE
        if self._kind != "article":
            return
        if not (_is_start(term) and len(term.words[0]) == 1):
            yield self._words("title", term), HEADLINE
        if single:
            yield self._exact("article_said", term.words[0]), QUOTED

    def _words(self, name: str, term: Term) -> tantivy.Query:
        """The term's words, side by side, in one field."""
        field = f"{self._kind}_{name}"
        if name == "speaker":
            return self._any([self._side_by_side(field, each) for each in with_marks(term)])
        return self._side_by_side(field, term)

    def _side_by_side(self, field: str, term: Term) -> tantivy.Query:
        if len(term.words) == 1:
            return self._word(field, term.words[0], term.prefix)
        phrase = (
            self._unfinished(field, term.words) if term.prefix else self._phrase(field, term.words)
        )
        if term.joined:
            return self._any([phrase, self._word(field, term.joined, term.prefix)])
        return phrase

    def _unfinished(self, field: str, words: tuple[str, ...]) -> tantivy.Query:
        """Words side by side, the last of them a beginning: where few words begin like that, each
        is looked for by itself, which is twice as fast."""
        *first, last = words
        ends = self._searcher.terms_with_prefix(field, last, limit=FEW + 1)
        if len(ends) > FEW:
            return self._query.regex_phrase_query(self._schema, field, [*first, f"{last}.*"])
        if not ends:
            return self._query.empty_query()
        return self._any([self._phrase(field, (*first, end)) for end, _ in ends])

    def _phrase(self, field: str, words: tuple[str, ...]) -> tantivy.Query:
        return self._query.phrase_query(self._schema, field, [*words])

    def _word(self, field: str, word: str, prefix: bool) -> tantivy.Query:
        if prefix:
            # Of words no letter away from it, all that begin like one: unlike a pattern, this takes
            # no time to prepare and a word of any length.
            return self._query.fuzzy_term_query(self._schema, field, word, 0, False, True)
        return self._exact(field, word)

    def _exact(self, field: str, word: str) -> tantivy.Query:
        return self._query.term_query(self._schema, field, word)

    def _days(self, days: Days) -> tantivy.Query:
        return self._query.range_query(
            self._schema,
            "newness",
            self._unsigned,
            NO_DAY + (days.first or date.min).toordinal(),
            NO_DAY + (days.last or date.max).toordinal(),
        )

    def _flag(self, name: str) -> tantivy.Query:
        if name in ("unattributed", "unnamed"):
            return self._query.term_query(self._schema, f"{self._kind}_flag", name)
        return self._marked(name, self._kind) or self._query.empty_query()


def _excluded(node: Node) -> Node | None:
    """What must not be, where the node says nothing else."""
    if isinstance(node, Flag) and node.name == "unread":
        return Flag("read")
    return node.node if isinstance(node, Not) else None


def _is_start(term: Term) -> bool:
    """A single word of which so little is typed that it stands in the index as it is."""
    return term.prefix and len(term.words) == 1 and len(term.words[0]) <= LONGEST_START
