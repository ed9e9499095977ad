"""Plain mode: what two say together is announced with both, and walked to from either."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.analysis import pipeline
from reader.annotations import Annotations, Entity, Mention
from reader.article import Article
from reader.desk.analysing import Analysing
from reader.desk.desk import Desk
from reader.library.settings import Settings
from reader.plain import run

PIER = """---
title: The pier
---

“It is rotten,” said Leo Hart.

“It must be mended,” said Ann Lee and Leo Hart in a statement.

“Soon,” said Ann Lee. “Now,” said Leo Hart.
"""
NAME = "Ann Lee|Leo Hart"
SAID = re.compile(rf"” said ((?:{NAME})(?: and (?:{NAME}))?)")


def annotated(article: Article) -> Annotations:
    """The marks' quotations, each said by those who are named behind it."""
    names = list(re.finditer(NAME, article.text))
    said = []
    for quotation in pipeline.orthography(article).quotations:
        behind = SAID.match(article.text, quotation.end - 1)
        assert behind is not None
        found = replace(
            quotation,
            kind="direct",
            speakers=tuple(re.findall(NAME, behind[1])),
            speaker_mention=behind.span(1),
            confidence=0.95,
            reasons=("the names stand behind it",),
        )
        said.append(found)
    entities = tuple(
        Entity(name, name, "person", roles=("diver",)) for name in ("Ann Lee", "Leo Hart")
    )
    mentions = tuple(Mention(name[0], *name.span(), "name") for name in names)
    return Annotations(article.digest, pipeline.version(), tuple(said), entities, mentions)


class Analysis:
    """Stands in for the child process."""

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        return annotated(article)

    async def close(self) -> None:
        pass


Read = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Does these commands in the one article, and gives the lines that were said."""
    monkeypatch.setattr(Analysing, "_child", lambda self: Analysis())
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "pier.md").write_text(PIER, "utf-8")

    def do(*commands: str) -> list[str]:
        sink = io.StringIO()
        desk = Desk(Settings(), [folder], cache=tmp_path / "cache", data=None)
        run(desk, io.StringIO("\n".join(("open 1", *commands))), sink)
        return sink.getvalue().splitlines()

    return do


def walked(lines: list[str]) -> list[str]:
    """The quotations that were walked to."""
    return [line.partition(": ")[2] for line in lines if line.startswith("Quotation ")]


def test_both_are_announced_where_they_speak_together(read: Read) -> None:
    assert "Lee and Hart: “It must be mended,” said Ann Lee and Leo Hart in a statement." in read()


def test_each_of_them_has_it_among_the_voices(read: Read) -> None:
    lines = read("voices")
    assert "1. Leo Hart, diver: 3 quotations, 8 words, 89%." in lines
    assert "2. Ann Lee, diver: 2 quotations, 5 words, 56%." in lines


def test_a_walk_keeps_to_the_voice_it_began_with(read: Read) -> None:
    of_hart = read("next-quotation", "next-of-voice", "next-of-voice")
    assert walked(of_hart) == ["“It is rotten,”", "“It must be mended,”", "“Now,”"]
    of_lee = read("next-quotation 3", "previous-of-voice", "next-of-voice")
    assert walked(of_lee) == ["“Soon,”", "“It must be mended,”", "“Soon,”"]


def test_from_what_both_say_the_walk_goes_on_with_either(read: Read) -> None:
    lines = read("next-quotation 2", "next-of-voice", "next-of-voice")
    assert walked(lines) == ["“It must be mended,”", "“Soon,”", "“Now,”"]


def test_why_tells_both_in_full(read: Read) -> None:
    assert "Ann Lee and Leo Hart: sure." in read("next-quotation 2", "why-this-speaker")


def test_put_right_it_is_one_persons(read: Read) -> None:
    lines = read("next-quotation 2", "speaker Leo Hart", "voices")
    assert "Hart: “It must be mended,”" in lines
    assert "2. Ann Lee, diver: 1 quotation, 1 word, 11%." in lines
