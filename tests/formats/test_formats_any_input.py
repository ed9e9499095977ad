"""Whatever bytes come in, an article comes out whole or a plain reason says why not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import formats
from reader.article import Article
from reader.problems import Unreadable

MARKDOWN_PIECES = st.sampled_from(
    (
        *("# ", "## ", "> ", "- ", "1. ", "```\n", "    ", "\n", "\n\n", "*", "**", "_", "`", "["),
        *("]", "(https://example.org)", "[^1]", "[^1]: ", "![", "](x)", "|", "~~", "\\", "  \n"),
        *("| a | b |\n|---|---|\n", "<b>", "</b>", "<script>", "<!--", "<p>", "<td>", "<table>"),
        *("<li>", "&#27;", "&#9;", "&amp;", "&#769;", "---\n", "+++\n", "{\n", "title: x\n"),
        *("date: no\n", "[#]: subject: y\n", "***", "\x1b[31m", "\x07", "e", "\u0301", "\u202e"),
        *("\u200b", "words and words", "漢字", "\t", "By Ann Lee\n", "2 min read\n", "Home\n"),
        *("Share\n", "© 2023\n", "{{< x >}}", "{% if %}"),
    )
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(MARKDOWN_PIECES, max_size=40).map("".join))
NAMES = st.sampled_from(
    ["story.md", "story.txt", "story", "2023-06-26-a-story.md", "-", ".md", "a.b"]
)


def check_shape(article: Article) -> None:
    """The promises every reader of an article relies on."""
    text = article.text
    assert unicodedata.is_normalized("NFC", text)
    position = 0
    for block in article.blocks:
        assert not text[position : block.start].strip()
        assert position <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        position = block.end
        allowed = "\n\t" if block.kind == "table" else "\n"
        inside = text[block.start : block.end]
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in allowed for c in inside)
    assert not text[position:].strip()
    for style in article.styles:
        assert style.start < style.end
        assert any(b.start <= style.start and style.end <= b.end for b in article.blocks)
    assert article.title
    front = [text[b.start : b.end] for b in article.blocks[:2]]
    assert front[0] == article.title
    assert not article.standfirst or front[1] == article.standfirst


@given(TEXTS, NAMES)
@settings(max_examples=300, deadline=None)
def test_any_text_becomes_a_well_formed_article(text: str, name: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        reading = formats.read(data, name)
    except Unreadable as refusal:
        assert refusal.problem.reason
        assert refusal.problem.remedy
        return
    check_shape(reading.article)
    assert formats.read(data, name) == reading


@given(st.binary(max_size=400), NAMES)
@settings(deadline=None)
def test_any_bytes_are_an_article_or_unreadable(data: bytes, name: str) -> None:
    try:
        check_shape(formats.read(data, name).article)
    except Unreadable as refusal:
        assert refusal.problem.reason


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["title", "date", "author", "authors", "tags", "url", "source", "lang", "summary"]
)


@given(st.dictionaries(KEYS, VALUES, min_size=1))
@settings(deadline=None)
def test_any_value_in_the_front_matter_is_survived(fields: dict[str, object]) -> None:
    header = json.dumps(fields)
    reading = formats.read(f"---\n{header}\n---\n\nThe story.\n".encode(), "story.md")
    check_shape(reading.article)
    assert "The story." in reading.article.text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n")))
@settings(deadline=None)
def test_any_front_matter_is_survived_and_the_story_kept(inside: str) -> None:
    text = f"---\ntitle: A\n{inside}\n---\n\nThe harbour closed.\n"
    reading = formats.read(text.encode("utf-8", "replace"), "story.md")
    check_shape(reading.article)
    assert "The harbour closed." in reading.article.text


@given(TEXTS)
@settings(deadline=None)
def test_raw_text_is_the_files_own(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        article = formats.read_raw(data, "story.txt")
    except Unreadable:
        return
    assert article.text == data.decode().removeprefix("\ufeff")
    assert article.title == ""
    assert all(article.text[b.start : b.end].strip() for b in article.blocks)


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 20_000, "> " * 5_000 + "deep", "*a " * 10_000, "`" * 20_000 + "a", "![" * 10_000),
        *("<" * 20_000, "<a " * 10_000, "<!--" * 10_000, "- " * 3_000 + "x", "&#" * 10_000),
        *("|" * 9_000, "_a" * 10_000, "[^a]" * 5_000, "a\n" * 10_000, "{{<" * 5_000),
        *("---\n" * 5_000, "\\[" * 9_000, "[a](" * 9_000, "a: " * 9_000, "<table>" * 5_000),
        "---\na: &a [x]\n" + "b: [" * 2_000 + "\n---\nx",
        "+++\na = " + "[" * 5_000 + "\n+++\nx",
        '{\n"a": ' + "[" * 60_000 + "\n}\nx",
        *(f"---\n{mark * 30_000}\n---\nx" for mark in ("[", "{", "- ", "? ")),
        f"---\n{'a' * 65_000}\n---\nx",
        f"---\ntitle: x: y\nsource: a{' ' * 65_000}b\n---\nx",
        "{{ x }} " + " ".join("`" * number for number in range(1, 700)),
        f"# T\n\nA <a {':' * 90_000}>b</a> c",
        f"From: {'(' * 50_000}\nSubject: A quay\nDate: 1 Jan {'9' * 30} 10:00\n\nIt closed.",
    ],
)
@pytest.mark.parametrize("name", ["story.md", "story.txt"])
def test_text_made_to_choke_a_parser_is_read(text: str, name: str) -> None:
    check_shape(formats.read(text.encode(), name).article)


ENDLESS = """
import sys
from reader import formats

words = [f"---\\n{letter * 65_000}\\n---\\nx" for letter in "abcdef"]
spaces = [f"---\\ntitle: x: y\\nsource: {letter}{' ' * 65_000}b\\n---\\nx" for letter in "abcdef"]
spans = ["{{ x }} " + " ".join("`" * number for number in range(1, 2_000))]
tags = [f"# T\\n\\nA <a {letter * 90_000}>b</a> c" for letter in "::xx"]
for text in {kind}:
    formats.read(text.encode(), "story.md")
print("read")
"""

SECONDS = 60
"""Longer than anything here takes; a test that waits so long fails."""


@pytest.mark.parametrize("kind", ["words", "spaces", "spans", "tags"])
def test_no_text_keeps_the_reader_waiting(kind: str) -> None:
    """In a process of its own: one look with a regular expression cannot be interrupted."""
    ended = subprocess.run(
        [sys.executable, "-c", ENDLESS.replace("{kind}", kind)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=SECONDS,
    )
    assert ended.stdout == b"read\n", ended.stderr


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_no_word_is_lost_however_deep_it_stands(mark: str) -> None:
    article = formats.read(f"# Quay\n\n{mark * 200}deep words\n\nThe end.".encode(), "a.md").article
    assert "deep words" in article.text
    assert "The end." in article.text
