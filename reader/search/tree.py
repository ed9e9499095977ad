"""A query as it was understood: a small tree of terms, dates and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
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
    "positive_terms",
]

Field = Literal["", "title", "said", "speaker", "who", "source", "tag", "author"]
"""Where a term must be found; empty for anywhere."""


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What could not be understood, and its place in the query's text."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side in one field; in any, where `field` is empty."""

    field: Field
    words: tuple[str, ...]
    """Folded."""
    prefix: bool = False
    """The last word is still being typed."""
    joined: str = ""
    """The words written as one, for what has a hyphen or an apostrophe: cease-fire, ceasefire."""


@dataclass(frozen=True, slots=True)
class Days:
    """Published from the first day to the last, both included; None leaves a side open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Flag:
    """A property that is no text: `read`, `starred`, `unattributed`, …"""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """What `node` does not find."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all nodes find."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What one of the nodes finds."""

    nodes: tuple[Node, ...]


Node = Term | Days | Flag | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood."""

    text: str = ""
    root: Node | None = None
    """None finds everything."""
    problems: tuple[QueryProblem, ...] = ()
    unfinished: tuple[QueryProblem, ...] = ()
    """What waits for more to be typed, and means nothing to whoever has finished typing."""


def positive_terms(node: Node | None) -> Iterator[Term]:
    """The terms that a result may show, in the order typed: all but the excluded ones."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, And | Or):
        for child in node.nodes:
            yield from positive_terms(child)
