"""What the tests of the analysis share: the pipeline, loaded once, and articles from plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest

from reader.analysis.parse import Parsed, load, parse
from reader.article import Article, bare_article
from reader.formats import read

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline."""
    return load()


@pytest.fixture(scope="session")
def article_of() -> Callable[[str], Article]:
    """An article from a text: each line that is not blank is a paragraph."""

    return partial(bare_article, "sample", language="en")


@pytest.fixture(scope="session")
def parsed(nlp: Language, article_of: Callable[[str], Article]) -> Callable[[str], Parsed]:
    """A text parsed."""

    def make(text: str) -> Parsed:
        return next(iter(parse(nlp, [article_of(text)])))

    return make


@pytest.fixture(scope="session")
def markdown(nlp: Language) -> Callable[[str], Parsed]:
    """An article in Markdown, parsed."""

    def make(text: str) -> Parsed:
        return next(iter(parse(nlp, [read(text.encode(), "page.md").article])))

    return make
