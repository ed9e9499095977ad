"""What the app and the analysis process say to each other: a line of JSON each way."""

from __future__ import annotations

import msgspec

from reader.annotations import Annotations
from reader.article import Article

__all__ = ["Answer", "Request"]


class Request(msgspec.Struct, frozen=True):
    """Analyse this article."""

    number: int
    article: Article


class Answer(msgspec.Struct, frozen=True):
    """What came of a request: annotations, or an error. Number 0 is about the process itself."""

    number: int
    annotations: Annotations | None = None
    error: str = ""
