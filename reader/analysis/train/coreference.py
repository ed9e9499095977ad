"""Learns whom "he" and "she" mean: `python -m reader.analysis.train.coreference CORPORA`.

CORPORA holds `coref/gum.jsonl` and `quotes/`. Needs scipy, which Reader itself does not.
Deterministic; some five minutes. Writes `data/coreference.tsv`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from reader.analysis.coreference import coreference
from reader.analysis.coreference.coreference import Choice, choices
from reader.analysis.data import FOLDER
from reader.analysis.entities import entities
from reader.analysis.entities.folding import name_parts
from reader.analysis.parse import Parsed, load, parse
from reader.analysis.quotations import quotations
from reader.annotations import Quotation
from reader.article import bare_article

__all__ = ["main"]

PENALTY = 1.0
SEEN = 5
DOUBTFUL = 0.15
"""The names in the quotations corpus are a machine's guesses, a fifth of them wrong. Those that the
reading before finds less likely than this are left out."""
SPEAKING_ON = {"speaker, spoke last", "spoke before"}
"""The evidence of whoever said the sentence before. The machine that guessed the names of the
corpus passed them over for whoever opened that sentence or is named in it, and was mostly wrong."""
ROUNDS = 4
"""How often the texts are read again with the weights of the reading before."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, and whom some of its pronouns mean (the key "" stands for nobody named)."""

    set: str
    held: bool
    parsed: Parsed
    quotations: tuple[Quotation, ...]
    people: entities.People
    right: dict[int, frozenset[str]]


def main() -> None:
    """Learns on three quarters, measures on the rest, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    corpora: Path = parser.parse_args().corpora
    samples = [*gum(corpora / "coref" / "gum.jsonl"), *quotes(corpora / "quotes")]
    learned = train([sample for sample in samples if not sample.held])
    report = [measure(name, samples, learned) for name in ("gum", "quotes")]
    print("\n".join(report))
    write(learned, report)


def train(samples: Sequence[Sample]) -> dict[str, float]:
    """The weights, after some rounds of reading and learning."""
    learned: dict[str, float] = {}
    for _ in range(ROUNDS):
        learned = learn([case for sample in samples for case in cases(sample, learned)])
    return learned


def held(name: str) -> bool:
    """Whether a document is kept to measure on: a quarter, by a hash of its name."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 4 == 0


def read_all(rows: Sequence[tuple[str, str]]) -> Iterable[Parsed]:
    """Texts parsed, each line a paragraph."""
    return parse(load(), [bare_article(*row) for row in rows])


def gum(path: Path) -> list[Sample]:
    """GUM: the right person is whoever shares a pronoun's chain of mentions."""
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    samples = []
    parses = read_all([(row["id"], row["text"]) for row in rows])
    for row, parsed in zip(rows, parses, strict=True):
        marks = quotations.find(parsed.article.text, parsed.article.blocks)
        people = entities.people(parsed)
        samples.append(
            Sample("gum", held(row["id"]), parsed, marks, people, chains(parsed, people, row))
        )
    return samples


def chains(
    parsed: Parsed, people: entities.People, row: dict[str, Any]
) -> dict[int, frozenset[str]]:
    """For each pronoun whom its chain names."""
    spans = sorted(
        (m["end"] - m["start"], m["start"], m["end"], m["entity"]) for m in row["mentions"]
    )
    owners: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for named in people.named:
        start = parsed.doc[named.start].idx
        last = parsed.doc[named.end - 1]
        around = (e for _, s, t, e in spans if s <= start and last.idx + len(last) <= t)
        if entity := next(around, None):
            owners[entity][named.key] += 1
    at = {m["start"]: m["entity"] for m in row["mentions"] if m["form"] == "pronoun"}
    right = {}
    for token in parsed.doc:
        if token.lower_ in coreference.PRONOUNS and token.idx in at:
            ballot = owners[at[token.idx]]
            top = max(ballot.values(), default=0)
            keys = [key for key, number in ballot.items() if number >= top / 2] or [""]
            right[token.i] = frozenset(keys)
    return right


def quotes(folder: Path) -> list[Sample]:
    """The sources of quotations that are pronouns, where the corpus names them."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf8").splitlines()]
    rows = [row for row in rows if row["part"] == "train"]
    texts = [(r["id"], (folder / "text" / f"{r['id']}.txt").read_bytes().decode()) for r in rows]
    samples = []
    for row, parsed in zip(rows, read_all(texts), strict=True):
        marks = quotations.find(parsed.article.text, parsed.article.blocks)
        people = entities.people(parsed)
        right: dict[int, frozenset[str]] = {}
        for quote in row["quotes"]:
            if quote.get("source_type") != "pronoun" or not quote.get("name"):
                continue
            first, last = quote["source"][0]
            span = parsed.doc.char_span(first, last, alignment_mode="expand")
            wanted = name_parts(quote["name"])
            keys = [e.key for e in people.entities if same(wanted, name_parts(e.name))]
            if span is not None and len(span) and span.root.lower_ in coreference.PRONOUNS and keys:
                right[span.root.i] = frozenset(keys)
        samples.append(Sample("quotes", held(row["id"]), parsed, marks, people, right))
    return samples


def same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names agree in the last word, and in the first where both have one."""
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0] == other[0]


def read(sample: Sample, decide: Callable[[Choice], tuple[str, float]]) -> Iterable[Choice]:
    """Every choice of a text."""
    people = sample.people
    return choices(sample.parsed.doc, people.named, people.genders, sample.quotations, decide)


def cases(sample: Sample, learned: dict[str, float]) -> list[tuple[Choice, frozenset[str]]]:
    """The choices of which the right answer is known; the reading goes on from the right one."""

    def decide(choice: Choice) -> tuple[str, float]:
        right = sample.right.get(choice.token, frozenset()) & choice.evidence.keys() - {""}
        if right and (
            sample.set == "gum" or not learned or chance(choice, right, learned) >= DOUBTFUL
        ):
            return min(right), 1.0
        return coreference.best(choice, learned)

    known = []
    for choice in read(sample, decide):
        if choice.token in sample.right:
            right = (sample.right[choice.token] & choice.evidence.keys()) or frozenset({""})
            if believed(sample, choice, right, learned):
                known.append((choice, right))
    return known


def believed(
    sample: Sample, choice: Choice, right: frozenset[str], learned: dict[str, float]
) -> bool:
    """Whether an answer is given by hand; or a guess that is likely enough by the weights so far
    and lets whoever spoke in the sentence before speak on."""
    if sample.set == "gum":
        return True
    on = any(e >= SPEAKING_ON for key, e in evidence_of(choice) if key not in right)
    return not on and (not learned or chance(choice, right, learned) >= DOUBTFUL)


def evidence_of(choice: Choice) -> list[tuple[str, frozenset[str]]]:
    """For each person the evidence as a set."""
    return [(key, frozenset(evidence)) for key, evidence in choice.evidence.items()]


def chance(choice: Choice, right: frozenset[str], learned: dict[str, float]) -> float:
    """How likely the right answer is by the weights so far."""
    score = {
        key: math.exp(sum(learned.get(name, 0.0) for name in evidence))
        for key, evidence in choice.evidence.items()
    }
    return sum(score[key] for key in right) / sum(score.values())


def learn(known: Sequence[tuple[Choice, frozenset[str]]]) -> dict[str, float]:
    """The weights that make the right choices likeliest, by L-BFGS."""
    from scipy import sparse
    from scipy.optimize import minimize

    seen = Counter(name for c, _ in known for e in c.evidence.values() for name in set(e))
    column = {name: i for i, name in enumerate(sorted(n for n in seen if seen[n] >= SEEN))}
    rows: list[int] = []
    cols: list[int] = []
    owner: list[int] = []
    good: list[bool] = []
    for number, (choice, right) in enumerate(known):
        for key, evidence in choice.evidence.items():
            for name in evidence:
                if name in column:
                    rows.append(len(owner))
                    cols.append(column[name])
            owner.append(number)
            good.append(key in right)
    matrix: Any = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), (len(owner), len(column)))
    group, right_ones = np.array(owner), np.array(good)

    def loss(weights: Any) -> tuple[float, Any]:
        score = np.exp(np.clip(matrix @ weights, -30, 30))
        total = np.bincount(group, score)
        best = np.bincount(group, score * right_ones)
        value = float((np.log(total) - np.log(best)).sum() + PENALTY / 2 * (weights**2).sum())
        share = score / total[group] - score * right_ones / best[group]
        return value, matrix.T @ share + PENALTY * weights

    result = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B")
    return {name: float(result.x[i]) for name, i in column.items()}


def measure(name: str, samples: Sequence[Sample], learned: dict[str, float]) -> str:
    """How often the held documents' pronouns are given, and rightly."""
    right = given = total = 0
    for sample in samples:
        if not sample.held or sample.set != name:
            continue
        decided: dict[int, str] = {}

        def decide(choice: Choice, decided: dict[int, str] = decided) -> tuple[str, float]:
            key, probability = coreference.best(choice, learned)
            decided[choice.token] = key if probability >= coreference.LIKELY else ""
            return decided[choice.token], probability

        for _ in read(sample, decide):
            pass
        for token, keys in sample.right.items():
            if keys != {""}:
                key = decided.get(token, "")
                total, given, right = total + 1, given + bool(key), right + (key in keys)
    share = f"right {right / max(total, 1):.3f} of {total}, {right / max(given, 1):.3f} when given"
    return f"{name}, documents not learned from: {share}"


def write(learned: dict[str, float], report: Sequence[str]) -> None:
    """The weights as text: evidence and weight."""
    lines = [
        f"# Whom pronouns mean: weights learned on {date.today()} from GUM and PolNeAR.",
        *(f"# {line}" for line in report),
        *(
            f"{name}\t{weight:.2f}"
            for name, weight in sorted(learned.items())
            if abs(weight) > 0.02
        ),
    ]
    path = FOLDER / coreference.FILE
    path.write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()
