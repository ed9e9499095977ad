"""Learns the weights of the names from annotated texts: `python -m reader.analysis.train.names`.

    python -m reader.analysis.train.names CORPORA

CORPORA holds `entities/SET/text/ID.txt` and `entities/SET/gold.jsonl`. Needs scipy, which Reader
itself does not. Deterministic; some two minutes on one core. Writes `data/names.tsv`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.analysis.data import FOLDER
from reader.analysis.mentions import model
from reader.analysis.mentions.features import Columns, columns
from reader.analysis.parse import Parsed, load, parse
from reader.article import bare_article

__all__ = ["main"]

SETS = ("conll2003-dev", "crossner-politics-train", "crossner-politics-dev")
HALVED = "crossner-politics-dev"
"""Of this set only half is learned from; the other half is measured on."""
PENALTY = 10.0
"""Weight of the squared weights in the loss."""
SEEN = 3
"""Values seen less often than this are left out."""
STEPS = 150
SMALL = 3
"""Hundredths under which a weight is written as nothing."""
FLOOR = -60.0
LIMIT = 15.0

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated document."""

    set: str
    id: str
    parsed: Parsed
    columns: Columns
    gold: frozenset[tuple[int, int, str]]
    """First word, end (exclusive) and kind, in words of `columns`."""
    pieces: tuple[tuple[int, int], ...]


def main() -> None:
    """Learns on all but the held part, measures on that, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    corpora: Path = parser.parse_args().corpora
    samples = read_samples(corpora / "entities")
    held = [s for s in samples if s.set == HALVED and part(s.id, 2) == 0]
    known = [s for s in samples if not (s.set == HALVED and part(s.id, 2) == 0)]
    report = [f"half of {HALVED} that was not learned from: {measure(learn(known), held)}"]
    for fold in range(3):
        news = [s for s in known if s.set.startswith("conll")]
        test = [s for s in news if part("fold" + s.id, 3) == fold]
        rest = [s for s in known if s not in test]
        report.append(f"conll2003-dev, third {fold + 1}, not seen: {measure(learn(rest), test)}")
        print(report[-1], flush=True)
    write(learn(known), report)


def part(name: str, of: int) -> int:
    """Which of so many parts a document belongs to, by a hash of its name."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % of


def read_samples(folder: Path) -> list[Sample]:
    """The annotated documents, parsed."""
    nlp = load()
    samples = []
    for name in SETS:
        lines = (folder / name / "gold.jsonl").read_text("utf8").splitlines()
        rows = [json.loads(line) for line in lines]
        texts = folder / name / "text"
        articles = [
            bare_article(row["id"], (texts / f"{row['id']}.txt").read_bytes().decode())
            for row in rows
        ]
        for row, parsed in zip(rows, parse(nlp, articles), strict=True):
            seen = columns(parsed.doc)
            gold = frozenset(gold_spans(parsed, seen, row["entities"]))
            samples.append(Sample(name, row["id"], parsed, seen, gold, tuple(model.pieces(seen))))
    return samples


def gold_spans(
    parsed: Parsed, seen: Columns, entities: Sequence[dict[str, Any]]
) -> list[tuple[int, int, str]]:
    """The annotated names as words."""
    starts = np.array([parsed.doc[int(i)].idx for i in seen.tokens])
    ends = starts + np.array([len(parsed.doc[int(i)]) for i in seen.tokens])
    spans = []
    for entity in entities:
        inside = np.flatnonzero((starts >= entity["start"]) & (ends <= entity["end"]))
        if len(inside):
            spans.append((int(inside[0]), int(inside[-1]) + 1, str(entity["kind"])))
    return spans


def labels(sample: Sample) -> NDArray[np.int64]:
    """The label of each word."""
    number = {label: i for i, label in enumerate(model.LABELS)}
    found = np.zeros(len(sample.columns.tokens), dtype=np.int64)
    for start, end, kind in sorted(sample.gold):
        if end - start == 1:
            found[start] = number[f"S-{kind}"]
        else:
            found[start:end] = number[f"I-{kind}"]
            found[start], found[end - 1] = number[f"B-{kind}"], number[f"E-{kind}"]
    return found


def learn(samples: Sequence[Sample]) -> model.Weights:
    """The weights of a conditional random field, by L-BFGS."""
    from scipy.optimize import minimize

    places, matrix = evidence(samples)
    groups, truth = batches(samples)
    size = matrix.shape[1]
    result = minimize(
        loss(matrix, groups, truth),
        np.zeros((size + len(model.LABELS)) * len(model.LABELS)),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS, "maxcor": 8},
    )
    learned = result.x.reshape(-1, len(model.LABELS))
    tables = []
    for place in places:
        table = np.zeros((len(place), len(model.LABELS)), dtype=np.float32)
        table[place >= 0] = learned[:size][place[place >= 0]]
        tables.append(table)
    transitions = np.where(model.may_follow(), learned[size:], model.FORBIDDEN)
    return model.Weights(tuple(tables), transitions.astype(np.float32))


def evidence(samples: Sequence[Sample]) -> tuple[list[NDArray[np.int64]], Any]:
    """For each template the column of each of its values (-1: none), and the sparse matrix."""
    from scipy import sparse

    places, rows, cols, size = [], [], [], 0
    number = sum(end - start for sample in samples for start, end in sample.pieces)
    for template in model.TEMPLATES:
        codes = np.concatenate([
            model.value_codes(sample.columns, template)[start:end]
            for sample in samples
            for start, end in sample.pieces
        ])  # fmt: skip
        counts = np.bincount(codes, minlength=model.combinations(template))
        counts[0] = 0
        kept = np.flatnonzero(counts >= SEEN)
        place = np.full(len(counts), -1)
        place[kept] = size + np.arange(len(kept))
        size += len(kept)
        places.append(place)
        found = place[codes]
        rows.append(np.flatnonzero(found >= 0))
        cols.append(found[found >= 0])
    row, col = np.concatenate(rows), np.concatenate(cols)
    return places, sparse.csr_matrix((np.ones(len(row)), (row, col)), (number, size))


def batches(samples: Sequence[Sample]) -> tuple[list[NDArray[np.int64]], NDArray[np.int64]]:
    """Pieces of one length together, as row numbers; and the true label of each row."""
    by_length: dict[int, list[int]] = {}
    truth, row = [], 0
    for sample in samples:
        right = labels(sample)
        for start, end in sample.pieces:
            by_length.setdefault(end - start, []).append(row)
            truth.append(right[start:end])
            row += end - start
    groups = [
        np.array(first)[:, None] + np.arange(length) for length, first in sorted(by_length.items())
    ]
    return groups, np.concatenate(truth)


def loss(
    matrix: Any, groups: Sequence[NDArray[np.int64]], truth: NDArray[np.int64]
) -> Callable[[Array], tuple[float, Array]]:
    """The negative log-likelihood with its penalty, and its gradient."""
    width, size = len(model.LABELS), matrix.shape[1]
    right = np.zeros((len(truth), width))
    right[np.arange(len(truth)), truth] = 1
    seen = np.zeros((width, width))
    for rows in groups:
        outside = np.zeros((len(rows), 1), dtype=np.int64)
        path = np.concatenate([outside, truth[rows], outside], 1)
        np.add.at(seen, (path[:, :-1], path[:, 1:]), 1.0)

    def value(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(-1, width)
        scores = matrix @ weights[:size]
        steps = np.exp(np.clip(weights[size:], -LIMIT, LIMIT)) * model.may_follow()
        expected = np.zeros_like(right)
        pairs = np.zeros((width, width))
        total = 0.0
        for rows in groups:
            total += forward_backward(scores[rows], steps, rows, expected, pairs)
        total -= float((scores * right).sum() + (weights[size:] * seen).sum())
        total += 0.5 * PENALTY * float((weights**2).sum())
        gradient = np.concatenate([matrix.T @ (expected - right), pairs - seen])
        return total, (gradient + PENALTY * weights).ravel()

    return value


def forward_backward(
    scores: Array, steps: Array, rows: NDArray[np.int64], expected: Array, pairs: Array
) -> float:
    """The log of the sum over all labellings of pieces of one length; adds to `expected` how often
    each row has each label, and to `pairs` how often each pair of labels occurs."""
    length = rows.shape[1]
    top = scores.max(2, keepdims=True)
    local = np.exp(np.maximum(scores - top, FLOOR))
    ahead: list[Array] = []
    scale: list[Array] = []
    current = steps[0] * local[:, 0]
    for place in range(length):
        if place:
            current = (ahead[-1] @ steps) * local[:, place]
        scale.append(current.sum(1))
        ahead.append(current / scale[-1][:, None])
    ending = (ahead[-1] * steps[:, 0]).sum(1)
    behind = steps[:, 0] / ending[:, None]
    pairs[:, 0] += (ahead[-1] * behind).sum(0)
    for place in range(length - 1, -1, -1):
        expected[rows[:, place]] = ahead[place] * behind
        inward = local[:, place] * behind / scale[place][:, None]
        if place:
            pairs += (ahead[place - 1].T @ inward) * steps
            behind = inward @ steps.T
        else:
            pairs[0] += (steps[0] * inward).sum(0)
    return float(np.log(np.array(scale)).sum() + np.log(ending).sum() + top.sum())


def measure(learned: model.Weights, samples: Sequence[Sample]) -> str:
    """Precision, recall and F1 of exact names with their kinds: people, organisations, places."""
    kinds = ("PER", "ORG", "LOC")
    right = given = sought = 0
    for sample in samples:
        found = {s for s in model.name_spans(sample.columns, learned) if s[2] in kinds}
        gold = {s for s in sample.gold if s[2] in kinds}
        right, given, sought = right + len(found & gold), given + len(found), sought + len(gold)
    precision, recall = right / max(given, 1), right / max(sought, 1)
    f1 = 2 * right / max(given + sought, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, {sought} names"


def write(learned: model.Weights, report: Sequence[str]) -> None:
    """The weights as text: template, values, the labels' scores in hundredths."""
    lines = [
        f"# The weights of the names, learned on {date.today()} from {', '.join(SETS)}.",
        *(f"# Span and kind, {line}" for line in report),
        f"# template, values, hundredths for: {' '.join(model.LABELS)}",
    ]
    for label, row in zip(model.LABELS, learned.transitions, strict=True):
        lines.append(f"after\t{label}\t{hundredths(np.where(row > model.FORBIDDEN, row, 0))}")
    for template, table in zip(model.TEMPLATES, learned.tables, strict=True):
        for code in np.flatnonzero(np.abs(table).max(1) * model.HUNDREDTHS >= 2 * SMALL):
            values = model.value_name(template, int(code))
            lines.append(f"{model.template_name(template)}\t{values}\t{hundredths(table[code])}")
    path = FOLDER / model.FILE
    path.write_text("\n".join(lines) + "\n", "utf8")


def hundredths(row: NDArray[np.float32]) -> str:
    """The numbers, those near nothing left out."""
    numbers = np.rint(row * model.HUNDREDTHS).astype(int)
    return " ".join(str(n) if abs(n) >= SMALL else "" for n in numbers)


if __name__ == "__main__":
    main()
