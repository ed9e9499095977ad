"""The learned weights of attribution, as the data file has them."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reader.analysis.data import FOLDER

__all__ = ["WEIGHTS", "Curve", "Model", "load", "probabilities"]

Curve = tuple[tuple[float, float], ...]
"""Points (probability, share that was right) in ascending order, straight lines between."""

WEIGHTS = FOLDER / "attribution.json"


@dataclass(frozen=True, slots=True)
class Model:
    """A weight for every feature, and what a probability is worth."""

    weights: Mapping[str, float]
    few_words: Mapping[str, float]
    """The weights that tell whether a few words are anybody's; none: that is not weighed."""
    calibration: Curve
    calibration_short: Curve
    """The same for quotations of a few words."""

    def probabilities(self, rows: Sequence[Iterable[str]]) -> list[float]:
        """The probability of each candidate, given the features of each."""
        return probabilities(self.weights, rows)

    def somebodys(self, row: Iterable[str]) -> float:
        """The probability that a few words with these features are somebody's."""
        total = sum(self.few_words.get(feature, 0.0) for feature in row)
        return 1 / (1 + math.exp(-total))

    def confidence(self, probability: float, short: bool) -> float:
        """How often a speaker of this probability is right."""
        points = self.calibration_short if short else self.calibration
        right = bisect_right(points, (probability, math.inf))
        if right == 0:
            return points[0][1]
        if right == len(points):
            return points[-1][1]
        (x, y), (u, v) = points[right - 1], points[right]
        return y + (v - y) * (probability - x) / (u - x)


def probabilities(weights: Mapping[str, float], rows: Sequence[Iterable[str]]) -> list[float]:
    """Softmax of the sums of weights."""
    weight = weights.get
    sums = [sum(weight(feature, 0.0) for feature in row) for row in rows]
    top = max(sums)
    parts = [math.exp(value - top) for value in sums]
    total = sum(parts)
    return [part / total for part in parts]


@cache
def load() -> Model:
    """The model that comes with Reader."""
    file = json.loads(WEIGHTS.read_text("utf-8"))
    curves = file["calibration"], file["calibration of a few words"]
    longer, short = (tuple((x, y) for x, y in curve) for curve in curves)
    return Model(file["weights"], file.get("weights of a few words", {}), longer, short)
