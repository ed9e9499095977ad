"""Names from many countries and kinds of news: what each is, and which names are one's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reader.analysis.pipeline import Analyser
from reader.annotations import Annotations
from reader.formats import read_raw

FILE = Path(__file__).with_name("names_of_the_world.txt")


def passages() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each passage of the file, and the lines that tell of its names."""
    for part in FILE.read_text("utf8").split("\n\n")[1:]:
        lines = part.splitlines()
        text = " ".join(line for line in lines if not line.startswith(" "))
        yield text, tuple(line.strip() for line in lines if line.startswith(" "))


CASES = list(passages())


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def wrong(text: str, annotations: Annotations, told: Iterable[str]) -> list[str]:
    """What is not as it is told."""
    kinds = {entity.key: entity.kind for entity in annotations.entities}
    named: dict[str, set[str]] = {}
    for mention in annotations.mentions:
        if mention.form == "name":
            words = text[mention.start : mention.end].removesuffix("’s")
            named.setdefault(words, set()).add(mention.entity)
    found, owners = [], []
    for line in told:
        kind, _, names = line.partition(": ")
        keys = {key for name in names.split(" = ") for key in named.get(name, {f"no {name}"})}
        right = len(keys) == 1 and kinds.get(next(iter(keys))) in kind.split("|")
        found += [] if right else [f"{names}: {sorted(keys)}"]
        owners += sorted(keys)
    merged = {key for key in owners if owners.count(key) > 1}
    return found + [f"two are one: {key}" for key in sorted(merged)]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text[:40] for text, _ in CASES])
def test_every_name_is_what_it_is(analyser: Analyser, text: str, told: tuple[str, ...]) -> None:
    annotations = analyser.analyse(read_raw(text.encode(), "passage.txt"))
    assert wrong(text, annotations, told) == []


def test_a_name_of_several_words_has_one_kind_in_an_article(analyser: Analyser) -> None:
    text = (
        "Quay Seven was found empty. Nobody works on Quay Seven. The council closed Quay Seven "
        "within the hour.\nIt was said that Quay Seven had cost the town dear, and Quay Seven "
        "said nothing. After Quay Seven nothing was the same."
    )
    annotations = analyser.analyse(read_raw(text.encode(), "quay.txt"))
    assert {e.kind for e in annotations.entities if e.name == "Quay Seven"} == {"place"}
