"""What the tests of the analysis share: the pipeline, loaded once, and articles from plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reader.analysis.parse import Parsed, load, parse
from reader.article import Article, Block, digest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline."""
    return load()


@pytest.fixture(scope="session")
def article_of() -> Callable[[str], Article]:
    """An article from a text: each line that is not blank is a paragraph."""

    def make(text: str) -> Article:
        lines = re.finditer(r"[^\n]*\S[^\n]*", text)
        blocks = tuple(Block("paragraph", line.start(), line.end()) for line in lines)
        return Article(
            id="sample",
            title="",
            standfirst="",
            authors=(),
            published=None,
            source="",
            url="",
            language="en",
            tags=(),
            text=text,
            blocks=blocks,
            styles=(),
            digest=digest(text, blocks),
        )

    return make


@pytest.fixture(scope="session")
def parsed(nlp: Language, article_of: Callable[[str], Article]) -> Callable[[str], Parsed]:
    """A text parsed."""

    def make(text: str) -> Parsed:
        return next(iter(parse(nlp, [article_of(text)])))

    return make
