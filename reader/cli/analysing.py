"""Quotations with their speakers, and entities, for other programs."""

from __future__ import annotations

import argparse
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reader.cli.shared import (
    UNREADABLE,
    clean,
    complain,
    complain_of,
    complain_of_settings,
    no_article,
    outcome,
    parser_for,
    place,
    settings_and_keys,
)

if TYPE_CHECKING:
    from reader.annotations import Annotations
    from reader.article import Article

    Corrected = Callable[[str, Article, Annotations], Annotations]

__all__ = ["analyse", "analyse_options"]


def analyse_options() -> argparse.ArgumentParser:
    """What `reader analyse` takes."""
    parser = parser_for("analyse", "Quotations with their speakers, and entities.")
    parser.add_argument(
        "paths", metavar="PATH", type=place, nargs="+", help="a folder, a file, or -"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--raw", action="store_true", help="take each file as body text exactly as it is"
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=os.cpu_count() or 1, help="cores to use; all by default"
    )
    return parser


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def analyse(options: argparse.Namespace) -> int:
    """Prints what analysis finds, as the reader put it right; raw files as the machine has them."""
    from reader.analysis.model import usable
    from reader.analysis.pipeline import ModelMissing
    from reader.cli.records import analysis_record, json_line
    from reader.library.loading import InOrder

    chosen, problems = settings_and_keys()
    complain_of_settings(problems)
    model, not_there = usable(chosen.model)
    if not_there is not None:
        complain(str(not_there))
    files = InOrder(options.paths, raw=options.raw)
    corrected = (lambda path, article, found: found) if options.raw else _corrections()
    waiting: deque[tuple[str, Article]] = deque()

    def articles() -> Iterator[Article]:
        for path, article in files:
            waiting.append((path, article))
            yield article

    found = False
    try:
        for annotations in _analysed(articles(), options, model):
            path, article = waiting.popleft()
            annotations = corrected(path, article, annotations)
            found = True
            if options.json:
                print(json_line(analysis_record(path, article, annotations)), flush=True)
            else:
                _print_analysis(clean(path), article, annotations)
    except ModelMissing:
        return UNREADABLE
    for warning in files.warnings:
        complain_of(warning)
    return outcome(files.problems, "" if found else no_article(options.paths, files.problems))


def _analysed(
    articles: Iterable[Article], options: argparse.Namespace, model: str
) -> Iterator[Annotations]:
    """What analysis finds in each; raw files, which are no articles of anybody's, are not kept."""
    from reader.analysis.batch import analyse_many
    from reader.analysis.model import version
    from reader.desk.analysing import Analysing
    from reader.library.catalogue import Catalogue
    from reader.library.places import cache_folder

    if options.raw:
        yield from analyse_many(articles, options.jobs, model)
        return
    catalogue = Catalogue(cache_folder())
    analysing = Analysing(catalogue, model, version(model), None)
    yield from analysing.many(articles, options.jobs)
    catalogue.close()


def _corrections() -> Corrected:
    """Lays the reader's corrections over what was found in a file."""
    from reader.desk.desk import MARKS_FILE
    from reader.library import corrections
    from reader.library.marks import Marks
    from reader.library.places import data_folder
    from reader.library.store import key_of

    path = data_folder() / MARKS_FILE
    if not path.exists():
        return lambda path, article, found: found
    marks = Marks(path)
    for note in marks.notes:
        complain(str(note))

    def corrected(path: str, article: Article, found: Annotations) -> Annotations:
        made = marks.corrections(article.digest, [key_of(path)])
        return corrections.apply(found, made, article)

    return corrected


def _print_analysis(path: str, article: Article, annotations: Annotations) -> None:
    """For people: who said what, then who is who."""
    from reader.desk.found import credited
    from reader.text import clean_field

    print(f"{clean_field(article.title) or article.id}  ({path})")
    for quotation in annotations.quotations:
        words = " … ".join(article.text[start:end] for start, end in quotation.segments)
        nobody = annotations.unheard or "unknown"
        speaker = credited(article, annotations, quotation) or nobody
        name = speaker if quotation.spoken else f"({quotation.kind})"
        print(f"  {name}: {clean_field(words)}")
    for entity in annotations.entities:
        roles = f" ({'; '.join(entity.roles)})" if entity.roles else ""
        print(f"  {entity.kind}: {clean_field(entity.name + roles)}")
    print(flush=True)
