"""What analysis finds in articles, kept so that it is looked for once: one after the other in a
child process for the app, many at once for a command."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis.model import ModelMissing, version
from reader.annotations import Annotations
from reader.article import Article
from reader.library.catalogue import Catalogue

if TYPE_CHECKING:
    from reader.analysis.client import AnalysisClient

__all__ = ["Analysing", "analyser_of", "counted"]

AT_ONCE = 1_000
"""Articles for which processes are started anew: of each, what is kept must be at hand."""


class Analysing:
    """Analysis with one model; `analyser` is its version. `log` is where the child's errors go."""

    def __init__(self, catalogue: Catalogue, model: str, analyser: str, log: Path | None) -> None:
        self._catalogue = catalogue
        self._model = model
        self._analyser = analyser
        self._log = log
        self._client: AnalysisClient | None = None

    def known(self, article: Article) -> Annotations | None:
        """What was found in this text before."""
        return self._catalogue.annotations(article.digest, self._analyser)

    async def one(self, article: Article, urgent: bool) -> Annotations:
        """What is found in one article, by the child process where it is not known.

        Raises client.AnalysisFailed.
        """
        found = await asyncio.to_thread(self.known, article)
        if found is None:
            found = await self._child().analyse(article, urgent=urgent)
            await asyncio.to_thread(self._catalogue.keep_annotations, found)
        return found

    def many(self, articles: Iterable[Article], jobs: int) -> Iterator[Annotations]:
        """What is found in each, in order, by at most `jobs` processes. Blocks.

        Raises ModelMissing; BrokenProcessPool when a process dies.
        """
        from reader.analysis.batch import analyse_many

        waiting = iter(articles)
        while some := list(islice(waiting, AT_ONCE)):
            known = [self.known(article) for article in some]
            new = (a for a, found in zip(some, known, strict=True) if found is None)
            fresh = analyse_many(new, jobs, self._model)
            for found in known:
                yield self._kept(next(fresh)) if found is None else found

    async def close(self) -> None:
        """Ends the child process."""
        if self._client is not None:
            await self._client.close()

    def _kept(self, found: Annotations) -> Annotations:
        self._catalogue.keep_annotations(found)
        return found

    def _child(self) -> AnalysisClient:
        if self._client is None:
            from reader.analysis.client import AnalysisClient

            self._client = AnalysisClient(self._model, self._log)
        return self._client


def analyser_of(model: str) -> str:
    """The name of the analyser that a model makes; empty where the model is not installed."""
    try:
        return version(model)
    except ModelMissing:
        return ""


def counted(annotations: Annotations) -> int:
    """How many quotations the list counts."""
    return sum(quotation.counted for quotation in annotations.quotations)
