"""What is known about an article is found where people put it; a broken header loses nothing."""

from __future__ import annotations

from datetime import date

import pytest

from reader import formats
from reader.formats import Reading


def read(text: str, name: str = "story.md") -> Reading:
    return formats.read(text.encode(), name)


YAML = "---\ntitle: Quay closes\nauthor: Ann Lee\ndate: 2023-06-26\ntags: [harbour, salt]\n---\n"
YAML_OTHERWISE = (
    "---\nTitle: Quay closes\nBYLINE: By Ann Lee\nPub-Date: 26 June 2023\n"
    "keywords: harbour, salt\n...\n"
)
YAML_WITH_PEOPLE = (
    "--- \nheadline: Quay closes\nauthors:\n- name: Ann Lee\npublished: 26.06.2023\n"
    "topics: [harbour, salt]\n---\n"
)
TOML = (
    '+++\ntitle = "Quay closes"\nauthor = "Ann Lee"\ndate = 2023-06-26\n'
    'tags = ["harbour", "salt"]\n+++\n'
)
JSON = (
    '{\n"title": "Quay closes", "author": "Ann Lee",\n'
    '"date": "2023-06-26", "tags": ["harbour", "salt"]\n}\n'
)


@pytest.mark.parametrize("header", [YAML, YAML_OTHERWISE, YAML_WITH_PEOPLE, TOML, JSON])
def test_yaml_toml_and_json_say_the_same(header: str) -> None:
    reading = read(header + "\nIt was late.\n")
    article = reading.article
    assert article.title == "Quay closes"
    assert article.authors == ("Ann Lee",)
    assert article.published == date(2023, 6, 26)
    assert article.tags == ("harbour", "salt")
    assert article.text == "Quay closes\n\nIt was late."
    assert reading.warnings == ()


def test_link_definitions_as_a_header() -> None:
    article = read(
        '[#]: subject: "Quay closes"\n[#]: author: (Ann Lee https://a.org/lee)\n'
        "[#]: via: https://a.org/2023/06/26/quay\n[#]: publisher: wx\n\nIt was late.\n"
    ).article
    assert article.title == "Quay closes"
    assert article.authors == ("Ann Lee",)
    assert article.url == "https://a.org/2023/06/26/quay"
    assert article.source == "a.org"
    assert article.published == date(2023, 6, 26)


def test_yaml_words_stay_words() -> None:
    article = read("---\ntitle: 1984\nlang: no\nauthor: Yes\n---\n\nIt was late.\n").article
    assert article.title == "1984"
    assert article.language == "no"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Lee and Bob Moss", ("Ann Lee", "Bob Moss")),
        ("Ann Lee, Bob Moss & Cy Dale", ("Ann Lee", "Bob Moss", "Cy Dale")),
        ("Johnson and Johnson", ("Johnson and Johnson",)),
        ("Ann Lee <ann@a.org>", ("Ann Lee",)),
        ("Ann Lee (London)", ("Ann Lee",)),
    ],
)
def test_a_byline_is_its_people(byline: str, authors: tuple[str, ...]) -> None:
    assert read(f'---\nauthor: "{byline}"\n---\n\nLate.\n').article.authors == authors


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-02-29 10:21:01 -0400", date(2016, 2, 29)),
        ("2023-6-5T10:00Z", date(2023, 6, 5)),
        ("Mon, 26 Jun 2023 10:00:00 +0000", date(2023, 6, 26)),
        ("June 26th, 2023", date(2023, 6, 26)),
        ("Sept. 5, 2023", date(2023, 9, 5)),
        ("26 juin 2023", date(2023, 6, 26)),
        ("5 de mayo de 2024", date(2024, 5, 5)),
        ("1. März 2024", date(2024, 3, 1)),
        ("2018年8月25日", date(2018, 8, 25)),
        ("20230626", date(2023, 6, 26)),
        ("26/06/2023", date(2023, 6, 26)),
        ("6/26/2023", date(2023, 6, 26)),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, day: date) -> None:
    reading = read(f'---\ndate: "{written}"\n---\n\nLate.\n')
    assert reading.article.published == day
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "written", ["3/4/2023", "2023-02-30", "soon", "June 2023", "26/06/23", "31 June 2023"]
)
def test_a_date_that_is_none_or_two_is_never_guessed(written: str) -> None:
    reading = read(f'---\ntitle: T\ndate: "{written}"\n---\n\nLate.\n')
    assert reading.article.published is None
    (warning,) = reading.warnings
    assert warning.line == 3
    assert written in warning.reason


def test_a_published_flag_is_no_date() -> None:
    reading = read("---\npublished: true\n---\n\nLate.\n", "2023-06-26-late.md")
    assert reading.article.published == date(2023, 6, 26)
    assert reading.warnings == ()


def test_the_date_in_an_address_is_the_last_resort() -> None:
    article = read("---\nurl: https://a.org/2023/06/26/quay\n---\n\nLate.\n").article
    assert article.published == date(2023, 6, 26)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("---\ntitle: Quay: closes\n---\n", 2),
        ("---\nkey: 1\ntitle: 'Quay\n---\n", 4),
        ("---\n- Quay\n- closes\n---\n", 2),
        ('+++\ntitle = "Quay"\nclosed = Quay closes\n+++\n', 3),
        ('{\n"title": "Quay",\n"a" "b"\n}\n', 3),
    ],
)
def test_a_broken_header_is_kept_folded_and_named_by_its_line(broken: str, line: int) -> None:
    reading = read(broken + "\nIt was late.\n")
    (warning,) = reading.warnings
    assert warning.line == line
    assert warning.remedy
    article = reading.article
    kept = [article.text[b.start : b.end] for b in article.blocks if b.kind == "furniture"]
    assert len(kept) == 1
    assert "Quay" in kept[0]
    assert article.text.endswith("It was late.")


def test_a_header_without_an_end_still_counts() -> None:
    reading = read("---\ntitle: Quay closes\n\nIt was late.\n")
    assert reading.article.title == "Quay closes"
    assert "does not end" in reading.warnings[0].reason
    assert reading.article.text.endswith("It was late.")


def test_two_rules_around_prose_are_no_header() -> None:
    article = read("---\n\nIt was late, and nobody came.\n\n---\n\nThe end.\n").article
    assert "It was late, and nobody came." in article.text


def test_a_huge_header_is_not_read_but_kept() -> None:
    reading = read("---\ntitle: " + "quay " * 20_000 + "\n---\n\nIt was late.\n")
    assert "longer than" in reading.warnings[0].reason
    assert reading.article.text.endswith("It was late.")


def test_aliases_cannot_grow_a_header() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    reading = read(f"---\na0: &a0 [x]\n{levels}title: *a9\n---\n\nIt was late.\n")
    assert reading.article.text.endswith("It was late.")


def test_a_text_file_may_have_front_matter_too() -> None:
    article = read("---\ntitle: Quay closes\n---\nQuay closes\nIt was late.\n", "story.txt").article
    assert article.text == "Quay closes\n\nIt was late."


@pytest.mark.parametrize(
    ("field", "code"),
    [("lang: en-GB", "en"), ("language: Deutsch", "de"), ("locale: fr_CH", "fr")],
)
def test_the_language_is_a_two_letter_code(field: str, code: str) -> None:
    assert read(f"---\n{field}\n---\n\nLate.\n").article.language == code


def test_entities_in_fields_are_letters() -> None:
    article = read('---\ntitle: "Lee&#8217;s quay &amp; salt"\n---\n\nLate.\n').article
    assert article.title == "Lee’s quay & salt"


def test_of_a_broken_header_the_lines_that_can_be_read_are_taken() -> None:
    reading = read(
        "---\ntitle: The long inquiry: a report in full\ndate: 2026-11-12\nauthor: 'Helga Brun'\n"
        "tags: [fish, quota\nnotes:\n  source: nowhere\n---\nIt was late.\n"
    )
    article = reading.article
    assert article.title == "The long inquiry: a report in full"
    assert article.published == date(2026, 11, 12)
    assert article.authors == ("Helga Brun",)
    assert (article.tags, article.source) == ((), "")
    assert "front matter" in reading.warnings[0].reason


def test_a_bylines_post_is_nobodys_name() -> None:
    article = read("---\nbyline: By Sofia Grande, Science Editor\n---\nIt was late.\n").article
    assert article.authors == ("Sofia Grande",)
    article = read("---\nauthor: The Editor\n---\nIt was late.\n").article
    assert article.authors == ("The Editor",)
