"""The query language: any text to a tree of terms, and what could not be understood.

Total and forgiving: `parse` never raises, takes time linear in the text, and gives a half-typed
query the meaning of what is there. Words side by side must all be found; `or` binds tighter than
that, as in Nexis and Google; `-` excludes; `( )` groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reader.article import Span
from reader.search.dates import EXAMPLES, SPOKEN, begins, period
from reader.search.fields import ALL_FIELDS, DATE_FIELDS, FIELDS, FLAGS, no_field
from reader.search.tree import (
    And,
    Days,
    Field,
    Flag,
    Node,
    Not,
    Or,
    Query,
    QueryProblem,
    Term,
    positive_terms,
)
from reader.search.words import is_spaceless, split

__all__ = [
    "FIELDS",
    "FLAGS",
    "MOST_TERMS",
    "And",
    "Days",
    "Field",
    "Flag",
    "Node",
    "Not",
    "Or",
    "Query",
    "QueryProblem",
    "Term",
    "parse",
    "phrase",
    "positive_terms",
    "words_apart",
]

MOST_TERMS = 32
"""Terms that are searched; a longer query is a pasted text, and its beginning finds it."""
MOST_CHARACTERS = 10_000
UNFINISHED = 3
"""Letters of a phrase's last word that say too little yet: hundreds of words begin like that."""
DEEPEST = 20
"""Parentheses and saved searches inside each other; deeper ones count as this deep."""


def parse(text: str, today: date, saved: Mapping[str, str] | None = None) -> Query:
    """What the text asks for. `saved` maps the names of saved searches to their texts."""
    parser = _Parser(text[:MOST_CHARACTERS], today, saved or {})
    root = parser.run()
    problems, unfinished = parser.problems, parser.unfinished
    if root is None and not problems:
        problems += parser.wordless[:1]
        if not problems and not unfinished and text.strip():
            unfinished.append(QueryProblem(0, len(text), f"“{text}” has nothing to look for"))
    if len(text) > MOST_CHARACTERS:
        problems.append(QueryProblem(MOST_CHARACTERS, len(text), "the query is too long"))
    return Query(text, root, _in_order(problems), _in_order(unfinished))


def _in_order(problems: Iterable[QueryProblem]) -> tuple[QueryProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.start))


def phrase(text: str) -> Query:
    """The text's words side by side, the last perhaps still being typed: no language at all."""
    words = split(text[:MOST_CHARACTERS])[:MOST_TERMS]
    typing = text[-1:].isalnum() and bool(words) and not is_spaceless(words[-1])
    return Query(text, Term("", words, typing) if words else None)


def words_apart(text: str) -> Query:
    """Each of the text's words wherever it stands, the last perhaps still being typed."""
    typed = phrase(text).root
    if not isinstance(typed, Term) or len(typed.words) < 2:
        return Query(text, typed)
    last = len(typed.words) - 1
    terms = (Term("", (word,), typed.prefix and at == last) for at, word in enumerate(typed.words))
    return Query(text, Or(tuple(terms)))


OPENING = '"“”„«»＂'
CLOSING = re.compile('["“”«»＂]')
RUN = re.compile(rf"[^\s(){OPENING}]+")
SPACES = re.compile(r"\s*")
FIELD = re.compile(r"([^\W\d_]+):")
MINUSES = "-−"
BEGUN = frozenset(f"{OPENING}{MINUSES}'‘’@")
"""Marks that a query may begin with, before there is a word."""
COMPOUND = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)+(?:['’]s)?", re.IGNORECASE)


class _Frame:
    """An open parenthesis: what it holds so far and what stood before it."""

    __slots__ = ("either", "field", "negated", "nodes")

    def __init__(self, negated: bool = False, field: Field = "") -> None:
        self.nodes: list[Node] = []
        self.either = False
        self.negated = negated
        self.field = field

    def add(self, node: Node) -> None:
        if self.either and self.nodes:
            last = self.nodes[-1]
            self.nodes[-1] = Or((*(last.nodes if isinstance(last, Or) else (last,)), node))
        else:
            self.nodes.append(node)
        self.either = False

    def node(self) -> Node | None:
        if not self.nodes:
            return None
        node = self.nodes[0] if len(self.nodes) == 1 else And(tuple(self.nodes))
        return Not(node) if self.negated else node


class _Parser:
    """One pass over the text, with a stack of open parentheses."""

    def __init__(
        self, text: str, today: date, saved: Mapping[str, str], depth: int = 0, terms: int = 0
    ) -> None:
        self.text = text
        self.today = today
        self.saved = saved
        self.depth = depth
        self.terms = terms
        self.problems: list[QueryProblem] = []
        self.unfinished: list[QueryProblem] = []
        self.wordless: list[QueryProblem] = []
        self.frames = [_Frame()]
        self.ignored_opens = 0
        self.crowded = False

    def run(self) -> Node | None:
        at = 0
        while (at := self._skip(at)) < len(self.text):
            at = self._next(at)
        while len(self.frames) > 1:
            self._close()
        return self.frames[0].node()

    def _skip(self, at: int) -> int:
        match = SPACES.match(self.text, at)
        return match.end() if match else at

    def _problem(self, start: int, end: int, message: str) -> None:
        self.problems.append(QueryProblem(start, end, message))

    def _unfinished(self, start: int, end: int, wanted: str) -> None:
        message = f"“{self.text[start:end].rstrip()}” is unfinished: {wanted}"
        self.unfinished.append(QueryProblem(start, end, message))

    def _without_words(self, place: Span, field: Field) -> None:
        """Marks and no word: nothing in the index is like them."""
        written = self.text[slice(*place)]
        if BEGUN.issuperset(written):
            return
        message = f"“{written}” has no word to look for: only letters, digits and pictures count"
        (self.problems if field else self.wordless).append(QueryProblem(*place, message))

    def _next(self, at: int) -> int:
        """Takes in what starts here; gives where it ends."""
        character = self.text[at]
        if character == "(":
            return self._open(at, False, "")
        if character == ")":
            return self._closing(at)
        negated = character in MINUSES and self.text[at + 1 : at + 2].strip() not in ("", *MINUSES)
        if negated:
            at += 1
            if self.text[at] == "(":
                return self._open(at, True, "")
        if self.text[at] in OPENING:
            return self._phrase(at, negated, "")
        match = RUN.match(self.text, at)
        if match is None:
            return at + 1
        return self._run(at, match[0], negated)

    def _open(self, at: int, negated: bool, field: Field) -> int:
        if len(self.frames) + self.depth > DEEPEST:
            self.ignored_opens += 1
        else:
            self.frames.append(_Frame(negated, field or self.frames[-1].field))
        return at + 1

    def _closing(self, at: int) -> int:
        if self.ignored_opens:
            self.ignored_opens -= 1
        elif len(self.frames) > 1:
            self._close()
        else:
            self._problem(at, at + 1, "no parenthesis is open here")
        return at + 1

    def _close(self) -> None:
        node = self.frames.pop().node()
        if node is not None:
            self.frames[-1].add(node)

    def _add(self, node: Node, place: Span, negated: bool) -> None:
        """Takes in a term, a date, a mark or a saved search, as long as there are not too many."""
        self.terms += 1
        if self.terms <= MOST_TERMS:
            self.frames[-1].add(Not(node) if negated else node)
        else:
            self._too_many(place)

    def _too_many(self, place: Span) -> None:
        if not self.crowded:
            self.crowded = True
            message = f"only the first {MOST_TERMS} words are searched"
            self._problem(place[0], len(self.text), message)

    def _phrase(self, at: int, negated: bool, field: Field) -> int:
        """Exact words; without their closing mark they are still being typed."""
        closing = CLOSING.search(self.text, at + 1)
        end = closing.start() if closing else len(self.text)
        typing = closing is None and not self.text[-1].isspace() and not negated
        self._term(split(self.text[at + 1 : end]), (at, end), negated, field, typing)
        return end + 1

    def _term(
        self,
        words: Sequence[str],
        place: Span,
        negated: bool,
        field: Field,
        prefix: bool,
        joined: str = "",
    ) -> None:
        if not words:
            self._without_words(place, field)
            return
        prefix = prefix and not is_spaceless(words[-1])
        if prefix and len(words) > 1 and len(words[-1]) <= UNFINISHED:
            # Side by side, so short a beginning is not worth its price: it must only be there.
            self._term(words[:-1], place, negated, field, False)
            self._term(words[-1:], place, negated, field, True)
            return
        field = field or self.frames[-1].field
        self._add(Term(field, tuple(words[:MOST_TERMS]), prefix, joined), place, negated)

    def _run(self, at: int, run: str, negated: bool) -> int:
        """Text without spaces: a word, `or`, a saved search, a field and its value."""
        end = at + len(run)
        if run.lower() == "or" and not negated and self.frames[-1].nodes:
            self.frames[-1].either = True
            return end
        if run.startswith("@") and self.depth <= DEEPEST:
            self._saved(at, run, negated)
            return end
        match = FIELD.match(run)
        if match is not None:
            taken = self._field(at, match[1].lower(), at + match.end(), negated)
            if taken is not None:
                return taken
        self._word(at, run, negated, "")
        return end

    def _word(self, at: int, run: str, negated: bool, field: Field) -> None:
        words = split(run)
        joined = "".join(words) if COMPOUND.fullmatch(run.strip(".,;:!?")) else ""
        typing = at + len(run) == len(self.text) and run[-1].isalnum()
        prefix = (typing and not negated) or run.endswith("*")
        self._term(words, (at, at + len(run)), negated, field, prefix, joined if words[1:] else "")

    def _saved(self, at: int, run: str, negated: bool) -> None:
        name, end = run[1:].lower(), at + len(run)
        texts = {key.lower(): value for key, value in self.saved.items()}
        if name in texts:
            if self.terms >= MOST_TERMS:
                self._too_many((at, end))
                return
            inner = _Parser(
                texts[name][:MOST_CHARACTERS] + " ",
                self.today,
                {key: value for key, value in self.saved.items() if key.lower() != name},
                self.depth + len(self.frames),
                self.terms,
            )
            node = inner.run()
            self.terms = max(inner.terms, self.terms + 1)
            if inner.crowded:
                self._too_many((at, end))
            if node is not None:
                self.frames[-1].add(Not(node) if negated else node)
        elif end < len(self.text) or not (not name or any(key.startswith(name) for key in texts)):
            self._problem(at, end, f"no saved search is called “{run[1:]}”")
        else:
            self._unfinished(at, end, "no saved search is called so")

    def _field(self, at: int, name: str, value_at: int, negated: bool) -> int | None:
        """Where the field's value ends; None when this is no field but words with a colon."""
        typed = self.text[value_at : value_at + 1]
        if name not in ALL_FIELDS:
            if not typed.strip() or typed in "/:()":
                return None
            self._problem(at, value_at, no_field(name))
            match = RUN.match(self.text, value_at)
            if match is None:
                return self._past_phrase(value_at)
            return match.end()
        value_at = self._skip(value_at)
        if value_at == len(self.text) or self.text[value_at] == ")":
            self._unfinished(at, value_at, "nothing stands behind it")
            return value_at
        if name in DATE_FIELDS:
            return self._days(at, name, value_at, negated)
        if name in FLAGS:
            return self._flag(at, name, value_at, negated)
        field = FIELDS[name]
        if self.text[value_at] == "(":
            return self._open(value_at, negated, field)
        if self.text[value_at] in OPENING:
            return self._phrase(value_at, negated, field)
        match = RUN.match(self.text, value_at)
        assert match is not None
        self._word(value_at, match[0], negated, field)
        return match.end()

    def _past_phrase(self, at: int) -> int:
        closing = CLOSING.search(self.text, at + 1)
        return closing.end() if closing else len(self.text)

    def _value(self, at: int, spoken: bool) -> tuple[str, int, bool]:
        """A value that is no words: its text, where it ends, and whether it is finished."""
        if self.text[at] in OPENING:
            end = self._past_phrase(at)
            closed = bool(CLOSING.match(self.text, end - 1)) and end - 1 > at
            return self.text[at + 1 : end - closed], end, closed
        match = (SPOKEN.match(self.text, at) if spoken else None) or RUN.match(self.text, at)
        if match is None:
            return "", at + 1, True
        return match[0], match.end(), match.end() < len(self.text)

    def _days(self, at: int, name: str, value_at: int, negated: bool) -> int:
        text, end, whole = self._value(value_at, spoken=True)
        if spoken := SPOKEN.fullmatch(text):
            text, end, whole = self._spoken(value_at, spoken[0], end, whole)
        days = period(text, self.today, whole)
        if days is None:
            if begins(self.text[value_at:].lstrip(OPENING)):
                self._unfinished(at, len(self.text), EXAMPLES)
                return len(self.text)
            self._problem(at, end, f"“{text}” is no date: {EXAMPLES}")
            return end
        first = None if name == "before" else days[0]
        last = days[1] if name == "on" else None
        if name == "before":
            try:
                last = date.fromordinal(days[0].toordinal() - 1)
            except ValueError:
                last = days[0]
        self._add(Days(first, last), (at, end), negated)
        return end

    def _spoken(self, at: int, text: str, end: int, whole: bool) -> tuple[str, int, bool]:
        """The spoken date if it is one; else its first word alone, as in `after:june putin`."""
        if self.text[at] in OPENING or period(text, self.today, whole) is not None:
            return text, end, whole
        match = RUN.match(self.text, at)
        if match is None or match.end() >= end:
            return text, end, whole
        return match[0], match.end(), True

    def _flag(self, at: int, name: str, value_at: int, negated: bool) -> int:
        text, end, whole = self._value(value_at, spoken=False)
        value, known = text.lower(), FLAGS[name]
        starting = [flag for flag in known if value and flag.startswith(value)]
        if value in known:
            self._add(Flag(value), (at, end), negated)
        elif not whole and len(starting) == 1:
            self._add(Flag(starting[0]), (at, end), negated)
        elif whole or not starting:
            self._problem(at, end, f"“{name}:{text}” is not known; {name}: {', '.join(known)}")
        else:
            self._unfinished(at, end, ", ".join(starting or known))
        return end
