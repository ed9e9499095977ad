"""Learns the weights of attribution from annotated news.

    python -m reader.analysis.train PATH_TO_QUOTES_CORPUS

The corpus has `gold.jsonl` and `text/ID.txt`; only its part "train" is looked at. Needs NumPy and
SciPy. The same corpus and the same spaCy model give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from reader.analysis.attribution.attribution import Choice, choose, pages, weigh
from reader.analysis.attribution.candidates import Spoken, candidates
from reader.analysis.attribution.features import describe
from reader.analysis.attribution.few_words import describe_few_words
from reader.analysis.attribution.model import WEIGHTS, Model
from reader.analysis.attribution.page import Candidate, Page, Place, place_of
from reader.analysis.attribution.scene import scene_of
from reader.analysis.cues.syntax import words
from reader.analysis.entities import entities
from reader.analysis.entities.entities import Cast
from reader.analysis.model import DEFAULT_MODEL
from reader.analysis.parse import Parsed, load, parse
from reader.analysis.quotations import quotations
from reader.analysis.train.weights import FewWords, Lesson, fit, fit_few_words
from reader.annotations import Quotation
from reader.article import Article, Span, bare_article

__all__ = ["Reading", "crossvalidated", "lessons", "main", "study"]

FOLDS = 5
SAME_STRETCH = 0.8
"""Intersection over union from which a quotation found is one of the gold."""

POOL = 100
"""So many answers, or more, make a point of the calibration; from cross-validation."""

DIAGONAL = ((0.0, 0.0), (1.0, 1.0))

MARKS = " \t\xa0\u2009\"“”„‟‘’'`.,;:!?…-–—"

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article ready to learn from: for each quotation that the gold knows, the gold."""

    article: Article
    page: Page
    quotations: tuple[Quotation, ...]
    members: list[int]
    cast: Cast
    gold: dict[int, Gold]


def study(parsed: Parsed, stretches: Iterable[Gold]) -> Reading:
    """Finds the quotations of a parsed text and what the gold says of each."""
    text = parsed.article.text
    found = quotations.find(text, parsed.article.blocks)
    cast = entities.recognise(parsed, found)
    page, members = next(pages(parsed.article, words(parsed.doc), found, cast))
    gold: dict[int, Gold] = {}
    spans = [(i, _trimmed(text, *s)) for i in members for s in found[i].segments]
    for stretch in stretches:
        inner = _trimmed(text, stretch["start"], stretch["end"])
        overlaps = [(_iou(inner, span), i) for i, span in spans if span[0] < inner[1]]
        best, index = max(overlaps, default=(0.0, 0))
        if best >= SAME_STRETCH and stretch["status"] != "malformed":
            gold.setdefault(index, stretch)
    return Reading(parsed.article, page, found, members, cast, gold)


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(MARKS))
    return start, max(start, start + len(inside.strip(MARKS)))


def _iou(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (one[1] - one[0] + other[1] - other[0] - common) if common > 0 else 0.0


def credited(page: Page, candidate: Candidate, name: str, gold: Gold) -> int:
    """2 for the very mention, 1 for another of the same name, 0 for somebody else."""
    if candidate.mention is None:
        return 0
    spans = [candidate.mention]
    if candidate.pronoun >= 0:
        w = page.words
        spans.append((w.start[candidate.pronoun], w.end[candidate.pronoun]))
    if any(a < d and c < b for a, b in spans for c, d in gold["source"]):
        return 2
    known = [_last_word(part) for part in (gold["name"] or "").split("|")]
    known += [_last_word(page.text[a:b]) for a, b in gold["source"]]
    return int(_last_word(name) in known and not name.islower())


def _last_word(name: str) -> str:
    name = re.split(r",| who | \(|['’]s$", name.strip())[0]
    return (name.split() or [""])[-1].strip(MARKS).casefold()


def lessons(reading: Reading) -> Iterator[Lesson]:
    """What an article teaches, each quotation with the right speaker of the one before."""
    before: Spoken | None = None
    for index in reading.members:
        place = place_of(reading.page, reading.quotations[index])
        gold = reading.gold.get(index)
        if place is None or gold is None:
            continue
        found = candidates(reading.page, place, before)
        scene = scene_of(reading.page, place, before)
        right = [0]
        if gold["status"] == "attributed":
            text = reading.page.text
            marks = [
                credited(reading.page, c, text[slice(*c.mention)] if c.mention else "", gold)
                for c in found
            ]
            right = [i for i, mark in enumerate(marks) if mark == max(marks) > 0]
        if right:
            rows = describe(reading.page, place, scene, found)
            yield Lesson(reading.article.id, rows, right)
            if right != [0]:
                before = Spoken(found[right[-1]], place)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model that had not seen the article said of one quotation."""

    gold: Gold
    choice: Choice
    right: bool


def crossvalidated(
    readings: Sequence[Reading], taught: Sequence[Lesson], note: Callable[[str], None] = print
) -> tuple[list[Answer], list[FewWords]]:
    """Every quotation answered by a model learned without its article.

    And the lessons of a few words, each from a first weighing that had not seen its article.
    """
    first: dict[int, Model] = {}
    few: list[FewWords] = []
    for fold in range(FOLDS):
        others = [lesson for lesson in taught if _fold(lesson.article) != fold]
        first[fold] = model = Model(fit(others), {}, DIAGONAL, DIAGONAL)
        for reading in readings:
            if _fold(reading.article.id) == fold:
                few += lessons_of_few_words(reading, model)
        note(f"fold {fold + 1} of {FOLDS}")
    answers: list[Answer] = []
    for fold, model in first.items():
        second = fit_few_words([lesson for lesson in few if _fold(lesson.article) != fold])
        model = replace(model, few_words=second)
        for reading in readings:
            if _fold(reading.article.id) == fold:
                answers += answered(reading, model)
    return answers, few


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def chosen(reading: Reading, model: Model) -> Iterator[tuple[Place, Spoken | None, Choice, Gold]]:
    """What a model says of each quotation that the gold knows, and what came before it."""
    before: Spoken | None = None
    for index in reading.members:
        place = place_of(reading.page, reading.quotations[index])
        if place is None:
            continue
        choice = choose(reading.page, place, before, reading.cast, model)
        gold = reading.gold.get(index)
        if gold is not None:
            yield place, before, choice, gold
        if choice.candidate.kind != "nobody":
            before = Spoken(choice.candidate, place)


def lessons_of_few_words(reading: Reading, model: Model) -> Iterator[FewWords]:
    """What an article teaches of quotations of a few words, as a first weighing leaves them."""
    page = reading.page
    for place, before, choice, gold in chosen(reading, model):
        if choice.short and gold["status"] in ("attributed", "unattributed"):
            w = weigh(page, place, before, model)
            row = describe_few_words(page, place, w.scene, w.found, w.chances)
            yield FewWords(reading.article.id, row, gold["status"] == "attributed")


def answered(reading: Reading, model: Model) -> Iterator[Answer]:
    """What a model says of each quotation that the gold knows, and whether that is right."""
    for _, _, choice, gold in chosen(reading, model):
        candidate = choice.candidate
        right = candidate.kind == "nobody"
        if gold["status"] == "attributed":
            name = choice.entity.name if choice.entity else ""
            if not name and candidate.mention:
                name = reading.page.text[slice(*candidate.mention)]
            right = credited(reading.page, candidate, name, gold) > 0
        yield Answer(gold, choice, right)


def calibration(answers: Iterable[Answer]) -> list[tuple[float, float]]:
    """What a probability is worth: the share of right speakers, by isotonic regression.

    As if as many more answers as make a point had been right as often as their probability says:
    the few doubtful answers are no ground to call the next more certain than it is.
    """
    given = sorted(
        (answer.choice.probability, answer.right)
        for answer in answers
        if answer.choice.candidate.kind != "nobody" and answer.gold["status"] != "sourceless"
    )
    pools: list[tuple[float, float, int]] = []
    for start in range(0, len(given), POOL):
        part = given[start : start + POOL]
        pools.append((sum(p for p, _ in part), sum(r for _, r in part), len(part)))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = tuple(a + b for a, b in zip(pools[-1], last, strict=True))  # type: ignore[assignment]
    points = [(p / n, (r + POOL * p / n) / (n + POOL)) for p, r, n in pools]
    return [(0.0, 0.0), *((round(p, 4), round(share, 4)) for p, share in points)]


def scores(answers: Sequence[Answer]) -> dict[str, float]:
    """The cross-validated figures that stand in the file, in per cent."""
    given = [a for a in answers if a.choice.candidate.kind != "nobody"]
    attributed = [a for a in answers if a.gold["status"] == "attributed"]
    right = sum(a.right for a in attributed)
    counted = [a for a in given if a.gold["status"] != "sourceless"]
    precision, recall = right / max(1, len(counted)), right / max(1, len(attributed))
    return {
        "right of all attributed": round(100 * recall, 1),
        "right when given": round(100 * precision, 1),
        "F1": round(200 * precision * recall / max(1e-9, precision + recall), 1),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the corpus, learns, and writes the weights."""
    parser = argparse.ArgumentParser(prog="python -m reader.analysis.train")
    parser.add_argument("corpus", type=Path, help="the folder with gold.jsonl and text/")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="the spaCy pipeline")
    options = parser.parse_args(arguments)
    with (options.corpus / "gold.jsonl").open(encoding="utf-8") as lines:
        gold = {row["id"]: row for row in map(json.loads, lines) if row["part"] == "train"}
    folder = options.corpus / "text"
    articles = (
        bare_article(name, (folder / f"{name}.txt").read_bytes().decode(), "en") for name in gold
    )
    readings = [
        study(parsed, gold[parsed.article.id]["quotes"])
        for parsed in parse(load(options.model), articles)
    ]
    write(readings, f"{options.corpus.name}, part train", WEIGHTS)


def write(readings: Sequence[Reading], data: str, file: Path) -> None:
    """Learns from the readings and writes the file."""
    readings = [reading for reading in readings if reading.members]
    taught = [lesson for reading in readings for lesson in lessons(reading)]
    answers, few = crossvalidated(readings, taught)
    longer = [answer for answer in answers if not answer.choice.short]
    shown = [a for a in answers if a.choice.short and not a.choice.doubtful]
    content = {
        "about": "Weights of attribution: a candidate's score is the sum of its features' weights.",
        "made": date.today().isoformat(),
        "data": f"{data}: {len(readings)} articles, {len(taught)} quotations",
        "cross-validated scores": scores(answers),
        "calibration": calibration(longer),
        "calibration of a few words": calibration(shown),
        "weights of a few words": dict(sorted(fit_few_words(few).items())),
        "weights": dict(sorted(fit(taught).items())),
    }
    file.write_text(as_text(content), "utf-8")
    print(json.dumps(content["cross-validated scores"]), content["calibration"])


def as_text(content: dict[str, Any]) -> str:
    """The file: JSON with a line for each entry and for each weight."""
    lines = []
    for key, value in content.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict) and key.startswith("weights"):
            pairs = (f"  {json.dumps(k, ensure_ascii=False)}: {v}" for k, v in value.items())
            text = "{\n" + ",\n".join(pairs) + "\n }"
        lines.append(f" {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"
