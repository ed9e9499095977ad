"""The learned names: a linear-chain model over the evidence of `features`.

Every word gets a score for each label from the evidence around it, every pair of neighbouring
labels a score of its own; the labelling with the highest sum wins (Viterbi 1967). The weights were
learned by `train.names` as a conditional random field (Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.data import FOLDER
from reader.analysis.mentions.features import Columns, shifted
from reader.analysis.mentions.vocabulary import VOCABULARY

__all__ = [
    "FILE",
    "KINDS",
    "LABELS",
    "TEMPLATES",
    "Template",
    "Weights",
    "best_labels",
    "combinations",
    "may_follow",
    "name_spans",
    "pieces",
    "read",
    "scores",
    "sizes",
    "spans_of",
    "template_name",
    "value_codes",
    "value_name",
    "weights",
]

KINDS = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BIES"))
"""Outside; and the first, an inner, the last, the single word of a name of each kind."""
FILE = "names.tsv"
HUNDREDTHS = 100.0
FORBIDDEN = -1e4

Template = tuple[tuple[str, int], ...]
"""Columns and the places, relative to the word, at which they are looked at, together."""


def _templates() -> tuple[Template, ...]:
    single = [((column, 0),) for column in VOCABULARY]
    for column in ("shape", "word", "place", "first", "tag", "spacy", "elsewhere"):
        single += [((column, by),) for by in (-2, -1, 1, 2)]
    single += [((column, by),) for column in ("suffix", "run", "dep") for by in (-1, 1)]
    pairs: list[Template] = [
        *((("spacy", 0), (column, 0)) for column in ("elsewhere", "place", "tag", "line", "word")),
        *((("spacy", 0), (column, 0)) for column in ("shape", "run", "first", "position", "dep")),
        *((("elsewhere", 0), (column, 0)) for column in ("place", "shape", "line", "run")),
        *((("place", 0), (column, 0)) for column in ("line", "run", "tag", "dep")),
        *((("shape", 0), (column, 0)) for column in ("line", "position", "run", "tag")),
        *((("run", 0), (column, 0)) for column in ("word", "line", "first", "position")),
        *(((column, -1), (column, 0)) for column in ("shape", "word", "spacy", "place", "first")),
        *(((column, 0), (column, 1)) for column in ("shape", "word", "spacy", "place", "first")),
        *((("word", by), ("spacy", 0)) for by in (-1, 1)),
        *((("word", by), ("place", 0)) for by in (-2, -1, 1)),
        *((("word", by), ("shape", 0)) for by in (-1, 1)),
        *((("word", by), ("elsewhere", 0)) for by in (-1, 1)),
        *((("shape", by), ("place", 0)) for by in (-1, 1)),
        *((("shape", by), ("spacy", 0)) for by in (-1, 1)),
        *((("shape", by), ("line", 0)) for by in (-1, 1)),
        *((("shape", by), ("elsewhere", 0)) for by in (-1, 1)),
        (("head_word", 0), ("dep", 0)),
        (("head_word", 0), ("spacy", 0)),
        (("shape", -1), ("shape", 1)),
        (("word", -1), ("word", 1)),
    ]
    return (*single, *pairs)


TEMPLATES = _templates()


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a table of label scores for each template, and for pairs of labels."""

    tables: tuple[NDArray[np.float32], ...]
    """For each template, a row for each combination of values."""
    transitions: NDArray[np.float32]
    """From label to label; a piece starts after and ends before "outside"."""


def sizes(template: Template) -> list[int]:
    """How many values, "none" included, each part of a template has."""
    return [len(VOCABULARY[column]) + 1 for column, _ in template]


def value_codes(columns: Columns, template: Template) -> NDArray[np.int64]:
    """For each word the number of its combination of values; 0 means that nothing was seen."""
    code = np.zeros(len(columns.tokens), dtype=np.int64)
    seen = np.ones(len(code), dtype=bool)
    for (column, by), size in zip(template, sizes(template), strict=True):
        part = shifted(columns.codes[column], columns.lines, by)
        seen &= part > 0
        code = code * size + part
    return np.where(seen, code, 0)


def value_name(template: Template, code: int) -> str:
    """The combination of values with this number, in words."""
    values = []
    for (column, _), size in zip(reversed(template), reversed(sizes(template)), strict=True):
        code, part = divmod(code, size)
        values.append(VOCABULARY[column][part - 1])
    return " ".join(reversed(values))


def template_name(template: Template) -> str:
    """`word-1 shape`: the columns and the places they are looked at."""
    return " ".join(f"{column}{by:+d}" if by else column for column, by in template)


def pieces(columns: Columns) -> Iterator[tuple[int, int]]:
    """The stretches of words that can be part of a name, each on one line."""
    wanted = np.flatnonzero(columns.candidate)
    if not len(wanted):
        return
    cuts = np.flatnonzero((np.diff(wanted) > 1) | (np.diff(columns.lines[wanted]) != 0)) + 1
    for part in np.split(wanted, cuts):
        yield int(part[0]), int(part[-1]) + 1


def combinations(template: Template) -> int:
    """How many combinations of values a template has."""
    return int(np.prod(sizes(template)))


def may_follow() -> NDArray[np.bool_]:
    """Which label may stand after which: an inner word only after the first of its own name."""
    allowed = np.zeros((len(LABELS), len(LABELS)), dtype=bool)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            closed, opens = before[0] in "OES", after[0] in "OBS"
            allowed[i, j] = closed == opens and (closed or before[2:] == after[2:])
    return allowed


@cache
def weights() -> Weights:
    """The weights that Reader ships."""
    return read((FOLDER / FILE).read_text("utf8").splitlines())


def read(lines: Iterable[str]) -> Weights:
    """Weights from lines of template, values and the labels' scores in hundredths."""
    tables = [np.zeros((combinations(t), len(LABELS)), np.float32) for t in TEMPLATES]
    transitions = np.where(may_follow(), 0.0, FORBIDDEN).astype(np.float32)
    rows: dict[str, dict[str, list[float]]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            name, values, numbers = line.split("\t")
            row = [int(n or 0) / HUNDREDTHS for n in numbers.split(" ")]
            rows.setdefault(name, {})[values] = row
    for template, table in zip(TEMPLATES, tables, strict=True):
        for values, row in rows.get(template_name(template), {}).items():
            table[_value_code(template, values)] = row
    for label, row in rows.get("after", {}).items():
        allowed = transitions[LABELS.index(label)] > FORBIDDEN
        transitions[LABELS.index(label), allowed] = np.array(row)[allowed]
    return Weights(tuple(tables), transitions)


def _value_code(template: Template, values: str) -> int:
    """The number of a combination of values; the reverse of `value_name`."""
    code = 0
    for (column, _), value, size in zip(template, values.split(" "), sizes(template), strict=True):
        code = code * size + _numbers(column)[value]
    return code


@cache
def _numbers(column: str) -> dict[str, int]:
    return {value: number for number, value in enumerate(VOCABULARY[column], 1)}


def scores(columns: Columns, learned: Weights) -> NDArray[np.float32]:
    """For each word a score for each label."""
    total = np.zeros((len(columns.tokens), len(LABELS)), dtype=np.float32)
    wanted = np.flatnonzero(columns.candidate)
    part = total[wanted]
    for template, table in zip(TEMPLATES, learned.tables, strict=True):
        part += table[value_codes(columns, template)[wanted]]
    total[wanted] = part
    return total


def best_labels(
    scores: NDArray[np.float32], transitions: NDArray[np.float32], start: int, end: int
) -> list[int]:
    """The best labelling of the words from start to end (Viterbi)."""
    value = transitions[0] + scores[start]
    back: list[NDArray[np.intp]] = []
    for word in range(start + 1, end):
        paths = value[:, None] + transitions
        back.append(paths.argmax(0))
        value = paths.max(0) + scores[word]
    label = int((value + transitions[:, 0]).argmax())
    labels = [label]
    for choices in reversed(back):
        label = int(choices[label])
        labels.append(label)
    return labels[::-1]


def spans_of(labels: list[int]) -> Iterator[tuple[int, int, str]]:
    """The names that a labelling holds: first word, end (exclusive), kind."""
    start = 0
    for place, number in enumerate(labels):
        mark, _, kind = LABELS[number].partition("-")
        if mark in "BS":
            start = place
        if mark in "ES":
            yield start, place + 1, kind


def name_spans(columns: Columns, learned: Weights) -> Iterator[tuple[int, int, str]]:
    """The names of a document as words of `columns`: first, end (exclusive), kind of KINDS."""
    score = scores(columns, learned)
    for start, end in pieces(columns):
        for first, last, kind in spans_of(best_labels(score, learned.transitions, start, end)):
            yield start + first, start + last, kind
