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
HEADS = [("story.txt", HEADLINE), ("story.md", f"# {HEADLINE}"), ("release.md", f"## {HEADLINE}")]


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
    assert (article.authors, article.published) == ((), date(2026, 1, 21))
    assert of_kind(article, "furniture") == ["\n".join(labels)]
    assert of_kind(article, "paragraph") == [*STORY]


@pytest.mark.parametrize(
    "label",
    [
        "FOR IMMEDIATE RELEASE\n\nJanuary 21, 2026",
        "FOR IMMEDIATE RELEASE\nJanuary 21, 2026",
        "**FOR IMMEDIATE RELEASE: 21 January 2026**",
    ],
)
def test_a_press_release_in_markdown_has_its_headline_and_its_day(label: str) -> None:
    for lines in ([label, f"# {HEADLINE}"], [f"# {HEADLINE}", label]):
        article = read([*lines, *STORY], "saved.md")
        assert (article.title, article.authors) == (HEADLINE, ())
        assert article.published == date(2026, 1, 21)


def test_a_label_below_the_headline_is_no_writers_name() -> None:
    article = read([HEADLINE, "Press Release", "21 January 2026", *STORY])
    assert (article.authors, article.published) == ((), date(2026, 1, 21))


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


@pytest.mark.parametrize(("name", "head"), HEADS)
@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Lee, court reporter", ("Ann Lee",)),
        ("By Ann Lee, editor", ("Ann Lee",)),
        ("By Ann Lee, editor-in-chief", ("Ann Lee",)),
        ("By Ann Lee, political editor of the Courier", ("Ann Lee",)),
        ("By Ann Lee, Arts and Books Editor", ("Ann Lee",)),
        ("By Ann Lee and Tom Moss, court reporters", ("Ann Lee", "Tom Moss")),
        ("By Ann Lee in Hull", ("Ann Lee",)),
        ("By Ann Lee in New York | 21 January 2026", ("Ann Lee",)),
        ("By Ann Lee in Hull and Tom Moss in Newcastle upon Tyne", ("Ann Lee", "Tom Moss")),
        ("By Ann Lee, Court Correspondent, in Hull", ("Ann Lee",)),
        ("By Ann Lee, court correspondent in Hull", ("Ann Lee",)),
    ],
)
def test_a_byline_may_say_the_writers_post_and_place(
    name: str, head: str, byline: str, authors: tuple[str, ...]
) -> None:
    article = read([head, byline, *STORY], name)
    assert (article.title, article.standfirst) == (HEADLINE, "")
    assert article.authors == authors


@pytest.mark.parametrize(("name", "head"), HEADS)
@pytest.mark.parametrize(
    "line",
    [
        "By Night in Hull",
        "By Monday, the chief reporter had gone home",
        "By Monday in Hull the ice had gone",
    ],
)
def test_a_line_that_begins_with_by_and_names_nobody_is_no_byline(
    name: str, head: str, line: str
) -> None:
    article = read([head, line, *STORY], name)
    assert article.authors == ()
    assert line in article.text


def test_a_header_may_say_the_writers_post_and_place_and_a_firm_is_whole() -> None:
    header = "---\nauthor: {}\n---\n" + STORY[0]
    for author, expected in [
        ("Ann Lee, Court Correspondent, in Hull", "Ann Lee"),
        ("Ann Lee, editor", "Ann Lee"),
        ("Women in Journalism", "Women in Journalism"),
        ("Johnson & Johnson", "Johnson & Johnson"),
    ]:
        assert read([header.format(author)], "story.md").authors == (expected,)


@pytest.mark.parametrize(("name", "head"), HEADS)
@pytest.mark.parametrize(
    "dateline",
    [
        "MILWAUKEE, Wis., Jan. 21, 2026 – ",
        "MILWAUKEE, Wis., Jan. 21, 2026 -- ",
        "WASHINGTON, D.C., January 21, 2026 — ",
        "Albany, New York, Jan. 21, 2026 (Saltmarsh News) – ",
        "ST. PAUL, Minn., Jan. 21, 2026 /Saltmarsh Wire/ -- ",
        "Oslo, 21 January 2026 – ",
    ],
)
def test_a_dateline_may_name_the_state(name: str, head: str, dateline: str) -> None:
    article = read([head, dateline + STORY[0], STORY[1]], name)
    assert article.published == date(2026, 1, 21)
    assert of_kind(article, "paragraph") == [dateline + STORY[0], STORY[1]]


@pytest.mark.parametrize(("name", "head"), HEADS)
@pytest.mark.parametrize(
    "line",
    [
        "Aug. 24, 2025, 4:15 p.m.",
        "Published: Sunday, Aug. 24, 2025 at 4 p.m.",
        "Last updated on August 24, 2025, 11.30 a.m.",
    ],
)
def test_a_line_with_a_day_may_end_with_the_hour(name: str, head: str, line: str) -> None:
    article = read([head, line, *STORY], name)
    assert article.published == date(2025, 8, 24)
    assert article.standfirst == ""


def test_a_sentence_that_ends_with_the_hour_is_the_storys() -> None:
    line = "Sunday's gale, that of August 24, 2025, began at 4 p.m."
    article = read([HEADLINE, line, *STORY])
    assert article.published is None
    assert of_kind(article, "paragraph") == [line, *STORY]
