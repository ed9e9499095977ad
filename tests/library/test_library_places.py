"""The place in an article is kept with its words, which may stand elsewhere the next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article import Article
from reader.export import web_annotations
from reader.formats import read
from reader.library.marks import Marks

PARAGRAPHS = [f"Paragraph {n} tells what the harbour board did in month {n}." for n in range(1, 31)]
KEY = "/library/quay.md"


def article(paragraphs: list[str]) -> Article:
    return read("\n\n".join(["# The quay", *paragraphs]).encode(), "quay.md").article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.sqlite"


def kept(path: Path, words: str) -> None:
    """The place before these words is kept."""
    marks, one = Marks(path), article(PARAGRAPHS)
    marks.set_place(KEY, one.text.index(words), one)
    marks.close()


def test_in_the_same_text_it_is_the_same_place(path: Path) -> None:
    kept(path, "Paragraph 20")
    one = article(PARAGRAPHS)
    assert Marks(path).get(KEY).place_in(one) == one.text.index("Paragraph 20")


def test_where_the_text_before_it_was_edited_it_goes_with_its_words(path: Path) -> None:
    kept(path, "Paragraph 20")
    edited = article(["A correction was added at the top.", *PARAGRAPHS[:4], *PARAGRAPHS[7:]])
    place = Marks(path).get(KEY).place_in(edited)
    assert edited.text[place:].startswith("Paragraph 20")


def test_where_its_words_are_gone_the_place_stays(path: Path) -> None:
    kept(path, "Paragraph 20")
    other = article(["Another story altogether stands here now."] * 30)
    assert Marks(path).get(KEY).place_in(other) == Marks(path).get(KEY).place


def test_a_place_without_its_words_is_where_it_was(path: Path) -> None:
    marks = Marks(path)
    marks.set_place(KEY, 40)
    assert marks.get(KEY).place_in(article(PARAGRAPHS)) == 40
    one = article(PARAGRAPHS)
    marks.set_place(KEY, 40, one)
    assert marks.get(KEY).words


def test_a_place_that_was_imported_is_found_by_its_words(path: Path) -> None:
    kept(path, "Paragraph 20")
    (mark,) = web_annotations.marks_of(Marks(path), KEY, None)
    there = Marks(None)
    web_annotations.take(there, web_annotations.read(web_annotations.line(mark)), KEY)  # type: ignore[arg-type]
    edited = article(PARAGRAPHS[3:])
    place = there.get(KEY).place_in(edited)
    assert edited.text[place:].startswith("Paragraph 20")
