"""Who is meant, in short news passages from all over the world and all desks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.analysis.pipeline import Analyser
from reader.annotations import Annotations
from reader.formats import read_raw

FILE = Path(__file__).with_name("who_is_meant.txt")


def passages() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each passage of the file, and who says each of its quotations."""
    for part in FILE.read_text("utf8").split("\n\n")[1:]:
        lines = part.splitlines()
        text = " ".join(line for line in lines if not line.startswith(" "))
        said = tuple(line.strip() for line in lines if line.startswith(" "))
        yield text.replace(" ¶ ", "\n"), said


CASES = list(passages())


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def shown(text: str, annotations: Annotations) -> tuple[str, ...]:
    """What a reader is shown beside each quotation: a name, or else the words of the text."""
    return tuple(
        annotations.speaker_name(q)
        or (text[slice(*q.speaker_mention)] if q.speaker_mention else "nobody")
        for q in annotations.quotations
    )


@pytest.mark.parametrize(("text", "said"), CASES, ids=[text[:40] for text, _ in CASES])
def test_who_is_meant(analyser: Analyser, text: str, said: tuple[str, ...]) -> None:
    annotations = analyser.analyse(read_raw(text.encode(), "passage.txt"))
    assert shown(text, annotations) == said
