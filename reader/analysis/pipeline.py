"""Article to annotations, the parts of analysis in their order."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.analysis import languages
from reader.analysis.model import DEFAULT_MODEL, VERSION, ModelMissing, version
from reader.analysis.parse import Parsed, in_groups, load, parse
from reader.analysis.quotations import quotations
from reader.annotations import MARKS_ONLY, Annotations
from reader.article import Article, Span

__all__ = ["VERSION", "Analyser", "ModelMissing", "orthography", "version"]

logger = logging.getLogger(__name__)


def orthography(article: Article) -> Annotations:
    """What the marks alone tell: quotations without speakers. Needs no model; milliseconds."""
    found = quotations.find(article.text, article.blocks, article.styles)
    return Annotations(article.digest, f"{VERSION} {MARKS_ONLY}", found)


class Analyser:
    """Analysis with one loaded model. Loading takes a second or two. Raises ModelMissing."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.version = version(model)
        """Goes into the annotations, so that a cache knows what is out of date."""
        self._nlp = load(model)

    def analyse(self, article: Article) -> Annotations:
        """All that can be told of one article. Raises whatever goes wrong."""
        if not self._covers(article):
            why = f"Reader does not analyse {languages.name(article.language)}"
            return self._marks_only(article, why)
        return self._annotations(next(parse(self._nlp, [article])))

    def analyse_many(self, articles: Iterable[Article]) -> Iterator[Annotations]:
        """The annotations of each article, in order. Reads a few articles ahead.

        An article that fails has its quotations by their marks, and a note that says so.
        """
        for group in in_groups(articles):
            parsed = parse(self._nlp, [article for article in group if self._covers(article)])
            for article in group:
                try:
                    ready = next(parsed, None) if self._covers(article) else None
                    yield self._annotations(ready) if ready else self.analyse(article)
                except Exception as error:
                    logger.exception("%s", article.id)
                    yield self._marks_only(article, f"{type(error).__name__} in the analysis")

    def _covers(self, article: Article) -> bool:
        return article.language in ("", self._nlp.lang)

    def _marks_only(self, article: Article, why: str) -> Annotations:
        from reader.analysis.attribution.chinese import with_names_before

        found = quotations.find(article.text, article.blocks, article.styles)
        found = tuple(with_names_before(article.text, found))
        note = f"{why}: quotations by their marks only"
        return Annotations(article.digest, self.version, found, note=note)

    def _annotations(self, parsed: Parsed) -> Annotations:
        from reader.analysis.attribution import attribution
        from reader.analysis.entities import entities

        article = parsed.article
        found = quotations.find(article.text, article.blocks, article.styles)
        cast = entities.recognise(parsed, found)
        attributed = attribution.attribute(parsed, found, cast)
        annotations = Annotations(
            article.digest, self.version, attributed, cast.entities, cast.mentions
        )
        check(article, annotations)
        return annotations


def check(article: Article, annotations: Annotations) -> None:
    """Raises ValueError unless every span lies in the text, in order, and every key is known."""
    keys = {entity.key for entity in annotations.entities}
    if len(keys) != len(annotations.entities):
        raise ValueError("two entities have one key")
    _check_spans(article, [(m.start, m.end) for m in annotations.mentions], "mention")
    if unknown := {mention.entity for mention in annotations.mentions} - keys:
        raise ValueError(f"mentions of nobody: {sorted(unknown)}")
    _check_spans(article, [(q.start, q.end) for q in annotations.quotations], "quotation")
    for index, quotation in enumerate(annotations.quotations):
        _check_spans(article, quotation.segments, "segment")
        if any(a[1] > b[0] for a, b in pairwise(quotation.segments)):
            raise ValueError(f"segments overlap: {quotation.segments}")
        if nobodys := set(quotation.speakers) - keys:
            raise ValueError(f"said by nobody: {sorted(nobodys)}")
        if quotation.parent is not None and not 0 <= quotation.parent < index:
            raise ValueError(f"quotation {index} stands in {quotation.parent}")
        spans = [span for span in (quotation.speaker_mention, quotation.cue) if span]
        for span in spans:
            _check_spans(article, [span], "speaker or cue")


def _check_spans(article: Article, spans: Sequence[Span], what: str) -> None:
    before = 0
    for start, end in spans:
        if not (before <= start < end <= len(article.text)):
            raise ValueError(f"{what} out of place: {start} to {end}, after {before}")
        before = start
