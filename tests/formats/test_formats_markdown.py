"""Markdown becomes one text with blocks and styles over it."""

from __future__ import annotations

from datetime import date

import pytest

from reader import formats
from reader.article import Article, Block


def read(text: str, name: str = "story.md") -> Article:
    return formats.read(text.encode(), name).article


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


def styles(article: Article) -> list[tuple[str, str, str]]:
    return [(s.kind, article.text[s.start : s.end], s.target) for s in article.styles]


def of_kind(article: Article, kind: str) -> list[Block]:
    return [block for block in article.blocks if block.kind == kind]


def test_the_headline_and_the_standfirst_open_the_text() -> None:
    article = read("---\ntitle: Quay closes\nstandfirst: The board voted.\n---\n\nIt was late.\n")
    assert article.text == "Quay closes\n\nThe board voted.\n\nIt was late."
    assert [b.kind for b in article.blocks] == ["title", "standfirst", "paragraph"]


def test_the_first_heading_is_the_headline_and_stands_once() -> None:
    article = read("# Quay closes\n\nIt was late.\n")
    assert article.title == "Quay closes"
    assert blocks(article) == [("title", "Quay closes"), ("paragraph", "It was late.")]


def test_a_heading_that_repeats_the_headline_is_not_shown_twice() -> None:
    article = read("---\ntitle: Quay “closes”\n---\n# Quay *closes*\n\nIt was late.\n")
    assert [text for _, text in blocks(article)] == ["Quay “closes”", "It was late."]


def test_a_heading_that_differs_from_the_headline_stays() -> None:
    article = read("---\ntitle: Quay closes\n---\n# What happened\n\nIt was late.\n")
    assert ("heading", "What happened") in blocks(article)


def test_without_any_heading_the_files_name_is_the_headline() -> None:
    article = read("It was late.\n", "2023-06-26-the-quay-closes.md")
    assert article.title == "The quay closes"
    assert article.published == date(2023, 6, 26)
    assert article.id == "2023-06-26-the-quay-closes"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", " JavaScript:alert(1)", "java&#9;script:x", "vbscript:x"),
        *("data:text/html,x", "file:///etc/passwd"),
    ],
)
def test_a_raw_tag_leads_nowhere_that_a_link_could_not(address: str) -> None:
    article = read(
        f'# Quay\n\nIt <a href="{address}">closed</a> <a href="https://e.example/">now</a>.\n'
    )
    assert article.text == "Quay\n\nIt closed now."
    assert styles(article) == [("link", "now", "https://e.example/")]
    picture = read(f'# Quay\n\n<img alt="low water" src="{address}">\n')
    assert [block.target for block in of_kind(picture, "image")] == [""]


def test_a_summary_that_repeats_the_first_words_is_no_standfirst() -> None:
    article = read("---\nsummary: The quay closed in\n---\n\nThe quay closed in winter.\n")
    assert article.standfirst == ""
    assert article.text.count("The quay closed") == 1


def test_emphasis_code_and_links_are_styles_over_plain_words() -> None:
    article = read(
        "# T\n\nThe *east* **quay**, ~~closed~~ `shut`, [she said](https://a.org/x y).\n"
    )
    assert "The east quay, closed shut, [she said](https://a.org/x y)." in article.text
    article = read("# T\n\nThe *east* **quay** ~~is~~ `shut`, [she said](https://a.org/x).\n")
    assert article.text.endswith("The east quay is shut, she said.")
    assert styles(article) == [
        ("emphasis", "east", ""),
        ("strong", "quay", ""),
        ("strike", "is", ""),
        ("code", "shut", ""),
        ("link", "she said", "https://a.org/x"),
    ]


def test_a_link_that_is_no_web_address_is_only_words() -> None:
    article = read("# T\n\n[Click](javascript:alert(1)), [here](/about) and [there](file:///x).\n")
    assert article.text.endswith("Click, here and there.")
    assert article.styles == ()


def test_nested_lists_keep_their_markers_and_depth() -> None:
    article = read("# T\n\n3. three\n4. four\n   - inner\n\n     more of it\n- other\n")
    items = [(b.marker, b.level, article.text[b.start : b.end]) for b in of_kind(article, "item")]
    assert items == [
        ("3.", 1, "three"),
        ("4.", 1, "four"),
        ("•", 2, "inner"),
        ("", 2, "more of it"),
        ("•", 1, "other"),
    ]


def test_block_quotations_have_a_depth() -> None:
    article = read("# T\n\n> outer\n>\n> > inner\n")
    assert [(b.level, article.text[b.start : b.end]) for b in of_kind(article, "blockquote")] == [
        (1, "outer"),
        (2, "inner"),
    ]


def test_a_table_has_a_line_a_row_and_a_tab_between_cells() -> None:
    article = read("# T\n\n| Town | *Votes* |\n|---|---|\n| Aberwick | 12 |\n| Salt Bay | |\n")
    table = of_kind(article, "table")[0]
    assert article.text[table.start : table.end] == "Town\tVotes\nAberwick\t12\nSalt Bay"
    assert styles(article) == [("emphasis", "Votes", "")]


def test_code_keeps_its_lines_and_indents() -> None:
    article = read("# T\n\n```python\n    if late:\n\n        close()\n```\n")
    assert blocks(article)[1] == ("code", "    if late:\n\n        close()")


def test_an_image_is_its_caption() -> None:
    article = read(
        "# T\n\n![The east quay](https://a.org/q.jpg)\n\nIt is ![a crane](c.png) shut.\n"
    )
    images = [(article.text[b.start : b.end], b.target) for b in of_kind(article, "image")]
    assert images == [("The east quay", "https://a.org/q.jpg"), ("a crane", "")]
    assert "It is  shut." in article.text


def test_a_footnote_stands_at_the_end_and_its_reference_points_to_it() -> None:
    article = read(
        "# T\n\nIt closed.[^quay]\n\n[^quay]: The east one.\n\n[^lost]: Nobody asks.\n\nEnd.\n"
    )
    assert styles(article) == [("footnote", "[quay]", "quay")]
    notes = [(b.marker, article.text[b.start : b.end]) for b in of_kind(article, "footnote")]
    assert notes == [("quay", "The east one."), ("lost", "Nobody asks.")]
    assert article.blocks[-1].kind == "footnote"


def test_line_breaks_inside_a_paragraph() -> None:
    article = read("# T\n\nOne\ntwo  \nthree\\\nfour\n\n汉字\n汉字\n")
    assert "One two\nthree\nfour" in article.text
    assert "汉字汉字" in article.text


def test_html_is_stripped_to_its_words() -> None:
    article = read(
        "# T\n\nA <b>bold</b> <a href='https://a.org'>claim</a><br>and <span>more</span>.\n\n"
        "<div><p>First &amp; second.</p><ul><li>item</li></ul>\n"
        "<script>alert('no')</script><style>p {}</style><!-- hidden --></div>\n"
    )
    assert [text for _, text in blocks(article)] == [
        "T",
        "A bold claim\nand more.",
        "First & second.",
        "item",
    ]
    assert ("link", "claim", "https://a.org") in styles(article)


def test_a_table_in_html_is_a_table() -> None:
    article = read(
        "# T\n\n<table><tr><th>Town</th><th>Votes</th></tr>\n"
        "<tr><td>Bay</td><td>3</td></tr></table>\n"
    )
    assert ("table", "Town\tVotes\nBay\t3") in blocks(article)


def test_an_entity_cannot_bring_in_an_escape_sequence() -> None:
    article = read("# T\n\nA &#27;[31m*red* word.\n")
    assert "\x1b" not in article.text
    assert "red word." in article.text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('A {{< ref "b.md" >}}word.', "A word."),
        ("{% if a %}A word.{% endif %}", "A word."),
        ("A {{ page.title }} word.", "A  word."),
        ('{{< quote-block text="It had to come." cite="Lee" >}}', "It had to come."),
        ('{{< img src="q.jpg" alt="The quay" >}}', "The quay"),
        ("Write `{{ page.title }}` there.", "Write {{ page.title }} there."),
        ("Write ``{{ a }} ` {{ b }}`` there.", "Write {{ a }} ` {{ b }} there."),
        ("A lone ` in {{ page.title }} it.", "A lone ` in  it."),
    ],
)
def test_shortcodes_are_no_prose_but_their_words_are(source: str, words: str) -> None:
    article = read(f"---\ntitle: T\n---\n\n{source}\n")
    assert article.text == f"T\n\n{words}"


def test_markup_of_the_screen_is_only_text() -> None:
    article = read("# [Update] [/] News\n\n[@click=app.quit]click[/] me\n")
    assert article.title == "[Update] [/] News"
    assert article.text.endswith("[@click=app.quit]click[/] me")


def test_a_rule_and_headings_have_their_levels() -> None:
    article = read("# T\n\nOne.\n\n---\n\n### Three\n")
    assert [(b.kind, b.level) for b in article.blocks[2:]] == [("rule", 0), ("heading", 3)]


def test_accents_are_composed_before_offsets_exist() -> None:
    article = read("# T\n\nZoe\u0308 said *so*.\n")
    assert "Zoë said so." in article.text
    assert styles(article) == [("emphasis", "so", "")]


@pytest.mark.parametrize(
    "lines",
    [
        "*Published 18 Nov 2026 by Jo Field*",
        "By Jo Field\n\n18 November 2026",
        "**By Jo Field, Science Editor** | 18 November 2026",
    ],
)
def test_byline_and_day_below_the_headline_count_where_no_header_has_them(lines: str) -> None:
    article = read(f"# The quay closes\n\n{lines}\n\nIt was shut on 3 May 2020, by a storm.\n")
    assert article.authors == ("Jo Field",)
    assert article.published == date(2026, 11, 18)
    assert lines[:2].strip("*") in article.text
    header = "---\nauthor: Ann Lee\ndate: 2023-06-26\n---\n"
    article = read(f"{header}# The quay closes\n\n{lines}\n\nIt was shut.\n")
    assert (article.authors, article.published) == (("Ann Lee",), date(2023, 6, 26))
