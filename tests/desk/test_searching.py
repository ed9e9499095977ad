"""What the desk finds beyond a plain query: completions, saved searches, all about one name."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.analysis import pipeline
from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article
from reader.desk import indexing
from reader.desk.desk import Desk
from reader.desk.found import hits_in
from reader.formats import read
from reader.library.settings import Settings
from reader.search.query import parse

FILES = {
    "port.md": """---
title: The port stays
date: 2024-06-03
source: Gazette
tags: [harbour, cranes]
author: Lena Fold
---

Ada Quill ruled out a sale. “We will keep the cranes,” said Quill. Critics of the cranes were few.
""",
    "quay.md": """---
title: A quay is mended
date: 2024-08-01
source: Courier
tags: [harbour]
---

“The quay comes first,” said Ada Quill. Tom Pell, a rower, was glad.
""",
    "tide.md": """---
title: What the tide left
date: 2024-02-11
source: Gazette
---

Nobody had asked Adam Quillon about the seaweed.
""",
}

PEOPLE = ("Ada Quill", "Tom Pell", "Adam Quillon")


def annotated(article: Article) -> Annotations:
    """Whoever is named in full is a person, and says what stands before `said`."""
    entities, mentions, quotations = [], [], []
    for name in PEOPLE:
        key = "person:" + name.lower().replace(" ", "-")
        at = article.text.find(name)
        if at >= 0:
            roles = ("the mayor",) if name == "Ada Quill" else ()
            entities.append(Entity(key, name, "person", roles=roles))
            mentions.append(Mention(key, at, at + len(name), "name"))
            surname = article.text.find("said Quill")
            if name == "Ada Quill" and surname >= 0:
                mentions.append(Mention(key, surname + 5, surname + 10, "name"))
    start, end = article.text.find("“"), article.text.find("”") + 1
    if start >= 0:
        quotations.append(
            Quotation(((start, end),), "direct", ("person:ada-quill",), None, None, 0.9)
        )
    return Annotations(
        article.digest, pipeline.version(), tuple(quotations), tuple(entities), tuple(mentions)
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


Open = Callable[[], Desk]


@pytest.fixture
def open_desk(library: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens the library, every article analysed."""

    def opened() -> Desk:
        desk = Desk(Settings(), [library], cache=tmp_path / "cache", data=tmp_path / "data")
        desk.load(lambda batch: None)
        for entry in desk.entries:
            annotations = annotated(desk.article(entry.key))
            desk._catalogue.keep_annotations(annotations)
            desk._count(annotations)
        desk._indexing.flush()
        return desk

    yield opened


def labels(desk: Desk, text: str) -> list[str]:
    return [completion.label for completion in desk.complete(text, len(text))]


def test_field_names_complete(open_desk: Open) -> None:
    assert labels(open_desk(), "quay ti") == ["title:"]


def test_values_complete_with_what_the_library_has(open_desk: Open) -> None:
    desk = open_desk()
    assert labels(desk, "in:") == ["Gazette", "Courier"]
    assert labels(desk, "tag:h") == ["harbour"]
    assert labels(desk, "author:le") == ["Lena Fold"]
    assert labels(desk, "who:to") == ["Tom Pell"]


def test_a_speaker_completes_only_if_they_say_something(open_desk: Open) -> None:
    desk = open_desk()
    assert set(labels(desk, "who:ada")) == {"Ada Quill", "Adam Quillon"}
    assert labels(desk, "by:ada") == ["Ada Quill"]
    assert desk.complete("by:ada", 6)[0].text == 'by:"Ada Quill" '


def test_a_saved_search_stands_for_its_text_and_is_kept(open_desk: Open) -> None:
    desk = open_desk()
    assert desk.marks.saved.keep("The Quay", "quay or cranes") == "the-quay"
    assert desk.search("@the-quay").counts.articles == 2
    assert desk.search("@the-quay in:courier").counts.articles == 1
    assert labels(desk, "@th") == ["@the-quay"]
    desk.marks.flush()
    again = open_desk()
    assert dict(again.marks.saved.texts) == {"the-quay": "quay or cranes"}
    assert again.marks.saved.forget("the-quay")
    again.marks.flush()
    assert open_desk().search("@the-quay ").query.problems


def test_a_saved_search_needs_a_name(open_desk: Open) -> None:
    with pytest.raises(ValueError, match="name"):
        open_desk().marks.saved.keep("“ ”", "quay")


def test_all_about_a_name_is_who_they_are_what_they_said_and_where_they_are_named(
    open_desk: Open,
) -> None:
    desk = open_desk()
    about = desk.about("Ada Quill", "person:ada-quill")
    assert (about.kind, about.roles) == ("person", ("the mayor",))
    assert [hit.entry.source for hit in about.said] == ["Courier", "Gazette"]
    assert [hit.entry.title for hit in about.mentioned] == ["A quay is mended", "The port stays"]
    first = about.mentioned[1]
    assert desk.article(first.key).text[first.start : first.end] == "Ada Quill"
    assert (about.quotations, about.articles) == (2, 2)


def test_nobody_knows_anything_about_nobody(open_desk: Open) -> None:
    assert open_desk().about("…").articles == 0
    assert open_desk().about("Ivo Nemo").mentioned == ()


def test_an_index_that_was_damaged_while_in_use_is_filled_again(
    open_desk: Open, tmp_path: Path
) -> None:
    desk = open_desk()
    assert desk.search("quay").counts.articles == 1
    for path in (tmp_path / "cache" / "index").rglob("*"):
        if path.is_file() and len(path.stem) == 32:
            path.write_bytes(b"damage")
    (index,) = (tmp_path / "cache" / "index").iterdir()
    (index / "meta.json").write_text("{")
    desk.search("quay")
    desk._indexing.flush()
    assert desk.search("quay").counts.articles == 1
    assert any("made anew" in note.reason for note in desk.notes)


def test_the_marks_that_a_search_asks_for_are_the_same_object_while_unchanged(
    open_desk: Open,
) -> None:
    desk = open_desk()
    key = desk.entries[0].key
    desk.marks.set_read(key, True)
    read = desk.marks.keys("read")
    desk.marks.set_place(key, 7)
    assert desk.marks.keys("read") is read
    desk.marks.set_read(key, False)
    assert desk.marks.keys("read") == frozenset()


def test_the_index_is_told_of_marks_when_many_are_others_than_it_knows_of(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    for entry in desk.entries:
        desk.marks.set_read(entry.key, True)
    assert desk.search("is:read").counts.articles == 3
    index = desk._indexing.index
    assert len(index.marked_otherwise) == 3
    monkeypatch.setattr(indexing, "MARKED", 2)
    desk.search("is:read")
    for thread in threading.enumerate():
        if thread.name == "marking":
            thread.join()
    desk._indexing.flush()
    assert desk.search("is:read").counts.articles == 3
    assert desk.search("is:unread").counts.articles == 0
    assert not index.marked_otherwise


def hits(desk: Desk, text: str, title: str) -> list[str]:
    (entry,) = [entry for entry in desk.entries if entry.title == title]
    article = desk.article(entry.key)
    query = parse(text, date(2024, 9, 1))
    return [article.text[start:end] for start, end in hits_in(query, article, desk.known(article))]


def test_words_of_a_field_are_lit_where_the_field_is(open_desk: Open) -> None:
    desk = open_desk()
    assert hits(desk, "cranes", "The port stays") == ["cranes", "cranes"]
    assert hits(desk, "said:cranes", "The port stays") == ["cranes"]
    assert hits(desk, "title:port", "The port stays") == ["port"]


def test_a_person_is_lit_under_all_their_names(open_desk: Open) -> None:
    assert hits(open_desk(), 'by:"ada quill"', "The port stays") == ["Ada Quill", "Quill"]
    assert hits(open_desk(), "who:mayor", "A quay is mended") == ["Ada Quill"]


def test_what_a_web_page_left_is_not_lit(open_desk: Open) -> None:
    desk = open_desk()
    (entry,) = [entry for entry in desk.entries if entry.title == "The port stays"]
    article = desk.article(entry.key)
    left = tuple(replace(block, kind="furniture") for block in article.blocks[1:])
    folded = replace(article, blocks=(article.blocks[0], *left))
    query = parse("cranes or port", date(2024, 9, 1))
    spans = hits_in(query, folded, desk.known(article))
    assert [folded.text[start:end] for start, end in spans] == ["port"]


OFFICE = """---
title: The vote
---

“No date is set,” said Quill's office. “We wait,” said a spokesman for Tom Pell. Ada Quill was away.

“I was asked nothing,” said Tom Pell.
"""


def speaking(article: Article) -> Annotations:
    """An office and a spokesman, who have no names, and Tom Pell, who has one."""
    spoken = {"Quill's office": (), "a spokesman for Tom Pell": (), "Tom Pell.": ("person:pell",)}
    found = pipeline.orthography(article).quotations
    quotations = []
    for quotation, (words, speakers) in zip(found, spoken.items(), strict=True):
        start = article.text.index(words, quotation.end)
        mention = (start, start + len(words.rstrip(".")))
        quotations.append(replace(quotation, speakers=speakers, speaker_mention=mention))
    pell = Entity("person:pell", "Tom Pell", "person", roles=("Quill's rower",))
    return Annotations(article.digest, "marks", tuple(quotations), (pell,), ())


@pytest.mark.parametrize(
    ("query", "lit"),
    [
        ("by:quill", []),
        ("by:office", ["office"]),
        ('by:"quill’s office"', ["Quill's office"]),
        ("by:spokesman", ["spokesman"]),
        ("by:pell", ["Pell"]),
        ("who:quill", []),
        ("quill", ["Quill", "Quill"]),
    ],
)
def test_whose_voice_it_is_is_not_the_voice(query: str, lit: list[str]) -> None:
    article = read(OFFICE.encode(), "vote.md").article
    spans = hits_in(parse(query, date(2024, 9, 1)), article, speaking(article))
    assert [article.text[start:end] for start, end in spans] == lit
