"""Who wrote it and when, as press releases, bylines and datelines say it."""

from __future__ import annotations

from datetime import date

import pytest

from reader import formats
from reader.article import Article

HEADLINE = "Board names new harbour master"
STORY = (
    "The harbour board on Tuesday named a pilot of thirty years as its harbour master.",
    "“I know every stone of the quay,” she said, and some of them by name.",
)


def read(lines: list[str], name: str = "story.txt") -> Article:
    return formats.read("\n\n".join(lines).encode(), name).article


def of_kind(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


@pytest.mark.parametrize(
    "labels",
    [
        ["FOR IMMEDIATE RELEASE", "January 21, 2026"],
        ["January 21, 2026", "FOR IMMEDIATE RELEASE"],
        ["PRESS RELEASE", "21.01.2026", "For immediate release"],
        ["PRESS RELEASE", "Wednesday, 21 January 2026"],
        ["FOR IMMEDIATE RELEASE", "Date: 2026-01-21"],
        ["PRESS RELEASE", "FOR IMMEDIATE RELEASE: 21 January 2026"],
        ["FOR IMMEDIATE RELEASE – Wednesday, January 21, 2026"],
        ["For release on Wednesday 21 January 2026"],
        ["Media release, 21 January 2026"],
    ],
)
def test_the_day_above_a_press_releases_headline_is_its_day(labels: list[str]) -> None:
    article = read([*labels, HEADLINE, *STORY])
    assert (article.title, article.standfirst) == (HEADLINE, "")
    assert article.published == date(2026, 1, 21)
    assert of_kind(article, "furniture") == ["\n".join(labels)]
    assert of_kind(article, "paragraph") == [*STORY]


@pytest.mark.parametrize(
    "headline",
    [
        "Mayor to open the quay on 21 January 2026",
        "For immediate release: the whale of pier four",
        "For release in 2026, a film about the quay",
    ],
)
def test_a_press_releases_headline_may_name_a_day_or_begin_like_its_label(headline: str) -> None:
    article = read(["PRESS RELEASE", headline, *STORY])
    assert article.title == headline
    assert of_kind(article, "paragraph") == [*STORY]


def test_a_day_above_a_diarys_words_is_its_title() -> None:
    assert read(["21 January 2026", *STORY]).title == "21 January 2026"


def test_a_line_that_begins_like_a_month_and_names_a_day_is_a_standfirst() -> None:
    standfirst = "Mayor to open the quay on 21 January 2026"
    article = read([HEADLINE, standfirst, *STORY])
    assert (article.standfirst, article.published) == (standfirst, None)
