"""Speakers in scripts without capitals: by a sure form, or not at all."""

from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyser
from reader.annotations import Annotations
from reader.formats import read

ENGLISH = (
    "\n\nThe harbour was closed on Monday, said Ada Crane. The ship came in on Tuesday and nobody"
    " was there to see it. “We were late,” she said."
)
ARABIC = "وقال المتحدث باسم الميناء أحمد الحسن: «لا نعرف ماذا حدث في تلك الليلة، وسنبحث عن السبب.»"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def first_said(annotations: Annotations, text: str) -> str:
    """The words that stand for the first quotation's speaker."""
    span = annotations.quotations[0].speaker_mention
    return "" if span is None else text[slice(*span)]


@pytest.mark.parametrize("rest", ["", ENGLISH])
@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("王小明说：“我们不知道发生了什么事。”", "王小明"),
        ("港口关闭了。李娜则表示，“我不同意。”", "李娜"),
        ("港口负责人张伟告诉记者：“明天会好的。”", "张伟"),
        ("陳美玲問：「你們去哪裡？」", "陳美玲"),
        ("他高兴地说：“明天会好的。”", ""),
        ("所有的人都在港口说：“明天会好的。”", ""),
    ],
)
def test_a_chinese_name_before_a_verb_of_saying_and_a_colon_speaks(
    analyser: Analyser, line: str, who: str, rest: str
) -> None:
    article = read(f"{line}{rest}\n".encode(), "harbour.txt").article
    annotations = analyser.analyse(article)
    assert first_said(annotations, article.text) == who
    assert annotations.quotations[0].kind == "direct"


def test_a_clause_in_arabic_is_nobodys_name(analyser: Analyser) -> None:
    article = read(f"{ARABIC}{ENGLISH}\n".encode(), "harbour.txt").article
    annotations = analyser.analyse(article)
    assert first_said(annotations, article.text) == ""
    assert [entity.name for entity in annotations.entities] == ["Ada Crane"]
