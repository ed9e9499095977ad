"""How well Reader tells who said what and who is who, by the corpora's own scorer.

    python tests/benchmarks/attribution.py CORPORA [--part check|train] [--speed-articles N]

CORPORA is the folder with `score.py`. Reader's rows come from `reader analyse --raw --json`, run as
a program of its own. Beside them, in the same run: textacy's best setting (where it is installed)
and spaCy as it comes; the speed of both on one core, by turns.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from rivals import bare_pipeline, spacy_entities, textacy_quotes

from reader.analysis.pipeline import Analyser
from reader.analysis.worker import one_math_thread
from reader.cli.records import analysis_record, json_line
from reader.formats import read_raw

Row = dict[str, Any]
Numbers = Mapping[str, float]

ENTITY_SETS = ("conll2003-dev", "crossner-politics-dev")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
ROUNDS = 3

NAMES = Path(__file__).parents[2] / "reader" / "analysis" / "data" / "names.tsv"
"""The weights of the names; its head says how well they do on texts not learned from."""


@dataclass(frozen=True)
class Goal:
    """One line of the table: a number of the scorer's, and what it must reach."""

    label: str
    key: str
    goal: float
    at_most: bool = False


GOALS = (
    Goal("quotation spans, exact F1 over attributed ones", "exact attr F1", 0.99),
    Goal("right name shown, of all attributed", "b name", 0.90),
    Goal("found and rightly credited (lenient, IoU 0.8), F1", "iou80 e2e-lenient F1", 0.92),
    Goal("right when a speaker is given", "b lenient if answered", 0.96),
    Goal("speaker for scare quotes and titles (<= 3 words)", "d unattributed-short", 0.05, True),
)
OTHERS = (
    ("a speaker given at all", "b coverage"),
    ("right mention or name, of all attributed", "b lenient"),
    ("speaker for longer unattributed stretches", "d unattributed-long"),
    ("name right where the source is that name", "b name gold"),
    ("name right where it is a pronoun or nominal", "b name resolved"),
)


class Scorer:
    """The corpora's `score.py`, and a folder for what it reads and writes."""

    def __init__(self, corpora: Path, folder: Path) -> None:
        self.program = corpora / "score.py"
        self.folder = folder

    def texts(self, what: str, *options: str) -> list[Path]:
        """The input files of a set."""
        return [Path(line) for line in self._run("texts", what, *options).splitlines()]

    def score(self, command: Iterable[str], rows: Iterable[Row], *options: str) -> Numbers:
        """The numbers for predictions, by the scorer's own keys."""
        numbers = self.folder / "numbers.json"
        self._run(*command, str(self._write(rows)), "--json", str(numbers), *options)
        found: Numbers = json.loads(numbers.read_text(encoding="utf-8"))
        return found

    def failures(self, command: Iterable[str], rows: Iterable[Row], *options: str) -> list[Row]:
        """Each failure that the scorer sees."""
        failures = self.folder / "failures.jsonl"
        self._run(*command, str(self._write(rows)), "--errors", str(failures), *options)
        return [json.loads(line) for line in failures.read_text(encoding="utf-8").splitlines()]

    def report(self, command: Iterable[str], rows: Iterable[Row], *options: str) -> str:
        """What the scorer prints."""
        return self._run(*command, str(self._write(rows)), *options)

    def _write(self, rows: Iterable[Row]) -> Path:
        path = self.folder / "predictions.jsonl"
        path.write_text("".join(json_line(row) + "\n" for row in rows), encoding="utf-8")
        return path

    def _run(self, *arguments: str) -> str:
        command = [sys.executable, str(self.program), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def by_reader(files: Iterable[Path]) -> list[Row]:
    """What `reader analyse --raw --json` prints for the files."""
    command = [sys.executable, "-m", "reader", "analyse", "--raw", "--json", *map(str, files)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    if failed := [f"{row['id']}: {row['note']}" for row in rows if row["note"]]:
        sys.exit(f"{len(failed)} of {len(rows)} articles were not analysed; {failed[0]}")
    return rows


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def by_textacy(files: Iterable[Path]) -> list[Row] | None:
    """textacy's rows, or None where it is not installed."""
    nlp = bare_pipeline()
    try:
        return [
            {"id": path.stem, "quotes": list(textacy_quotes(nlp, text_of(path)))} for path in files
        ]
    except ImportError:
        return None


def by_spacy(files: Iterable[Path]) -> list[Row]:
    paths = list(files)
    docs = bare_pipeline().pipe(map(text_of, paths))
    return [
        {"id": path.stem, "entities": spacy_entities(doc)}
        for path, doc in zip(paths, docs, strict=True)
    ]


# The tables


def percent(number: float | None) -> str:
    return "    –" if number is None else f"{100 * number:5.1f}"


def print_goals(ours: Numbers, theirs: Numbers | None) -> None:
    print(f"\n{'quotations, in %':52} textacy  Reader    goal")
    for goal in GOALS:
        rival = theirs[goal.key] if theirs else None
        met = ours[goal.key] <= goal.goal if goal.at_most else ours[goal.key] >= goal.goal
        sign = "<=" if goal.at_most else ">="
        print(
            f"{goal.label:52}   {percent(rival)}   {percent(ours[goal.key])}"
            f"   {sign} {percent(goal.goal)}  {'reached' if met else 'short'}"
        )
    for label, key in OTHERS:
        print(f"{label:52}   {percent(theirs[key] if theirs else None)}   {percent(ours[key])}")


def print_intervals(report: str) -> None:
    print("\nReader, with 95 % intervals over articles")
    for line in report.splitlines():
        if "[" in line:
            print(line)


def print_entities(scorer: Scorer) -> None:
    print(f"\n{'entities, span and kind, PER ORG LOC, F1 in %':52}   spaCy  Reader    goal")
    for name in ENTITY_SETS:
        files = scorer.texts(f"entities:{name}")
        theirs = scorer.score(("entities", name), by_spacy(files))
        ours = scorer.score(("entities", name), by_reader(files))
        for key, label in (("3", "PER ORG LOC"), ("PER", "PER"), ("ORG", "ORG"), ("LOC", "LOC")):
            goal = "   >=  75.0" if key == "3" else ""
            both = [percent(numbers[f"normal {key} F1"]) for numbers in (theirs, ours)]
            print(f"{name + ': ' + label:52}   {'   '.join(both)}{goal}")
    print("the weights were learned from these sets; on what was kept from them:")
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# Span and kind"):
            print(f"  {line[2:]}")


def print_seed(scorer: Scorer) -> None:
    print("\nthe seed article")
    print(scorer.report(("seed",), by_reader(scorer.texts("seed"))).rstrip())


def judged(
    rows: Iterable[Row], gold: Iterable[Row], failures: Iterable[Row]
) -> list[tuple[float, bool]]:
    """Of each stretch with a speaker: the confidence, and whether the scorer calls it right.

    Stretches that gold gives to nobody known ("it was said") count neither way.
    """
    failed = {(row["id"], row["start"], row["end"]) for row in failures}
    stretches = {row["id"]: row["quotes"] for row in gold}
    found = []
    for row in rows:
        for quote in row["quotes"]:
            if quote["speaker"] is None:
                continue
            match = next((g for g in stretches[row["id"]] if _same(quote, g)), None)
            if match is not None and match["status"] in ("sourceless", "malformed"):
                continue
            right = match is not None and match["status"] == "attributed"
            if match is not None:
                right = right and (row["id"], match["start"], match["end"]) not in failed
            found.append((quote["confidence"], right))
    return found


def _same(quote: Row, gold: Row) -> bool:
    """Whether two stretches share four fifths."""
    common = min(quote["end"], gold["end"]) - max(quote["start"], gold["start"])
    union = max(quote["end"], gold["end"]) - min(quote["start"], gold["start"])
    return bool(common >= 0.8 * union)


def print_reliability(answers: list[tuple[float, bool]]) -> None:
    print("\nof those shown with this confidence, so many are right")
    print(f"{'confidence':>14} {'stretches':>10} {'mean conf.':>11} {'right, %':>9}")
    for low, high in pairwise(BINS):
        inside = [(sure, right) for sure, right in answers if low <= sure < high]
        if inside:
            mean = statistics.mean(sure for sure, _ in inside)
            right = statistics.mean(right for _, right in inside)
            top = min(high, 1.0)
            print(
                f"{low:.2f} to {top:.2f} {len(inside):10}     {percent(mean)}     {percent(right)}"
            )


# Speed


def print_speed(files: list[Path]) -> None:
    """Words a second on one core: the bare pipeline and the whole of `reader analyse`, by turns."""
    texts = [text_of(path) for path in files]
    words = sum(len(text.split()) for text in texts)
    bare, analyser = bare_pipeline(), Analyser()

    def run_bare() -> None:
        for _ in bare.pipe(texts):
            pass

    def run_reader() -> None:
        articles = [read_raw(path.read_bytes(), path.name) for path in files]
        for article, found in zip(articles, analyser.analyse_many(articles), strict=True):
            json_line(analysis_record(article.id, article, found))

    run_bare()
    run_reader()
    times = [(seconds(run_bare), seconds(run_reader)) for _ in range(ROUNDS)]
    ratio = statistics.median(theirs / ours for theirs, ours in times)
    speeds = [words / statistics.median(column) for column in zip(*times, strict=True)]
    print(f"\nspeed on one core, {len(files)} articles, {words:,} words, median of {ROUNDS} rounds")
    print(f"  bare spaCy pipeline {speeds[0]:8,.0f} words a second")
    print(f"  reader analyse      {speeds[1]:8,.0f} words a second: {ratio:.2f} x (goal >= 0.80)")


def seconds(work: Callable[[], None]) -> float:
    """Processor time, so that others on this machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", choices=("check", "train"), default="check")
    parser.add_argument("--speed-articles", type=int, default=60)
    options = parser.parse_args()
    one_math_thread()
    with tempfile.TemporaryDirectory() as folder:
        scorer = Scorer(options.corpora.resolve(), Path(folder))
        part = ("--part", options.part)
        files = scorer.texts("quotes", *part)
        ours, theirs = by_reader(files), by_textacy(files)
        print_goals(
            scorer.score(("quotes",), ours, *part),
            scorer.score(("quotes",), theirs, *part) if theirs is not None else None,
        )
        print_intervals(scorer.report(("quotes",), ours, *part, "--intervals"))
        lines = (options.corpora / "quotes" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        print_reliability(judged(ours, gold, scorer.failures(("quotes",), ours, *part)))
        print_entities(scorer)
        print_seed(scorer)
        print_speed(files[: options.speed_articles])


if __name__ == "__main__":
    main()
