"""Weights from lessons: logits with a ridge penalty. Needs NumPy and SciPy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

__all__ = ["FewWords", "Lesson", "fit", "fit_few_words"]

RIDGE, RIDGE_OF_FEW_WORDS = 8.0, 48.0
"""How strongly weights are held near nought; from cross-validation."""

SEEN_AT_LEAST, SEEN_WITH_FEW_WORDS = 3, 8
"""Features seen with fewer candidates, or quotations, than this are not learned."""

SMALLEST_WEIGHT, SMALLEST_OF_FEW_WORDS = 0.03, 0.005
"""Smaller weights change nothing and are left out of the file."""

STEPS = 400


@dataclass(frozen=True, slots=True)
class Lesson:
    """One quotation: the features of its candidates, and which of them are right."""

    article: str
    rows: list[list[str]]
    right: list[int]


@dataclass(frozen=True, slots=True)
class FewWords:
    """One quotation of a few words: its features, and whether they are somebody's."""

    article: str
    row: list[str]
    somebodys: bool


def fit(taught: Sequence[Lesson]) -> dict[str, float]:
    """The weights that make the right candidates likeliest (conditional logit).

    Where several candidates are right, the sum of their probabilities counts.
    """
    rows = [row for lesson in taught for row in lesson.rows]
    names, matrix = _table(rows, SEEN_AT_LEAST)
    transposed = matrix.T.tocsr()
    groups = np.repeat(np.arange(len(taught)), [len(lesson.rows) for lesson in taught])
    is_right = np.array([i in x.right for x in taught for i in range(len(x.rows))])
    starts = np.flatnonzero(np.diff(groups, prepend=-1))

    def log_sum(scores: Any) -> tuple[Any, Any]:
        top = np.maximum.reduceat(scores, starts)
        parts = np.exp(scores - top[groups])
        total = np.add.reduceat(parts, starts)
        return top + np.log(total), parts / total[groups]

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        every, shares = log_sum(scores)
        wanted, wanted_shares = log_sum(np.where(is_right, scores, -1e9))
        value = (every - wanted).sum() + RIDGE / 2 * (weights @ weights)
        return value, transposed @ (shares - wanted_shares) + RIDGE * weights

    return _found(loss, names, SMALLEST_WEIGHT)


def fit_few_words(taught: Sequence[FewWords]) -> dict[str, float]:
    """The weights that tell best whether a few words are somebody's (logit)."""
    names, matrix = _table([lesson.row for lesson in taught], SEEN_WITH_FEW_WORDS)
    transposed = matrix.T.tocsr()
    somebodys = np.array([float(lesson.somebodys) for lesson in taught])
    ridge = np.array([0.0 if name == "always" else RIDGE_OF_FEW_WORDS for name in names])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        value = (np.logaddexp(0, scores) - somebodys * scores).sum()
        slope = transposed @ (1 / (1 + np.exp(-scores)) - somebodys) + ridge * weights
        return value + (ridge * weights * weights).sum() / 2, slope

    return _found(loss, names, SMALLEST_OF_FEW_WORDS)


def _table(rows: Sequence[Sequence[str]], least: int) -> tuple[list[str], Any]:
    """The names of the features, and for each row which it has."""
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    indices: list[int] = []
    pointers = [0]
    for row in rows:
        indices += sorted(column[feature] for feature in row if feature in column)
        pointers.append(len(indices))
    shape = (len(rows), len(names))
    return names, csr_matrix((np.ones(len(indices)), indices, pointers), shape=shape)


def _found(
    loss: Callable[[Any], tuple[float, Any]], names: Sequence[str], least: float
) -> dict[str, float]:
    start = np.zeros(len(names))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, found.x, strict=True)
        if abs(weight) >= least
    }
