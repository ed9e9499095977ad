"""The desk gives what the reader put right, wherever it gives annotations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.analysis import model
from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article
from reader.desk.analysing import Analysing
from reader.desk.desk import Desk
from reader.library.judgement import Correction, What, of_entity, of_quotation
from reader.library.settings import Settings

PORT = """---
title: The port stays
date: 2024-06-03
---

Ada Quill ruled out a sale on Monday, and Bo Marsh agreed.

“We will keep the cranes,” said Ms Quill, the mayor.
"""
WORDS = "“We will keep the cranes,”"


class Analysis:
    """Stands in for the child process."""

    def __init__(self) -> None:
        self.asked = 0

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        self.asked += 1
        text, said = article.text, article.text.index("“We")
        quotation = Quotation(((said, text.index("”") + 1),), "direct", ("person:ada-quill",))
        names = [
            Mention(key, text.index(name), text.index(name) + len(name), "name")
            for key, name in (
                ("person:ada-quill", "Ada Quill"),
                ("person:bo-marsh", "Bo Marsh"),
                ("person:ada-quill", "Ms Quill"),
            )
        ]
        return Annotations(
            article.digest,
            model.version(),
            (replace(quotation, confidence=0.95),),
            (
                Entity("person:ada-quill", "Ada Quill", "person"),
                Entity("person:bo-marsh", "Bo Marsh", "person"),
            ),
            tuple(names),
        )

    async def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def analysis(monkeypatch: pytest.MonkeyPatch) -> Analysis:
    child = Analysis()
    monkeypatch.setattr(Analysing, "_child", lambda self: child)
    return child


@pytest.fixture
def port(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "port.md"
    path.parent.mkdir()
    path.write_text(PORT, "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def opened(port: Path, home: Path) -> Desk:
    desk = Desk(Settings(), [port.parent], cache=home / "cache", data=home / "data")
    desk.load(lambda batch: None)
    return desk


async def correct(desk: Desk, port: Path, what: What, value: str = "", entity: str = "") -> None:
    """Corrects the quotation or the first name of the article as the app does."""
    article = desk.article(str(port))
    found = await desk.analyse(article)
    on_quotation = what in ("speaker", "not-quotation", "quotation-kind")
    anchor = (
        of_quotation(article, found.quotations[0])
        if on_quotation
        else of_entity(article, found.mentions[0])
    )
    made = len(desk.marks.corrections_of(str(port)))
    desk.correct(str(port), Correction(f"c{made}", what, anchor, value, entity, made_ns=made))
    assert desk.follow_corrections() == [str(port)]
    desk._indexing.flush()


def speakers(desk: Desk, query: str) -> list[str]:
    return [hit.speaker for hit in desk.search(query, "quotation").hits]


async def test_a_corrected_speaker_is_shown_searched_and_kept(port: Path, home: Path) -> None:
    desk = opened(port, home)
    await correct(desk, port, "speaker", "Bo Marsh", "person:bo-marsh")
    article = desk.article(str(port))
    cached = desk.cached(article)
    assert cached is not None
    for found in (cached, await desk.analyse(article), desk.known(article)):
        assert found.quotations[0].speakers == ("person:bo-marsh",)
    assert speakers(desk, "by:marsh") == ["Bo Marsh"]
    assert speakers(desk, "by:quill") == []
    assert [hit.key for hit in desk.search("is:corrected").hits] == [str(port)]
    await desk.close()
    again = opened(port, home)
    assert speakers(again, "by:marsh") == ["Bo Marsh"]
    assert speakers(again, "is:corrected") == ["Bo Marsh"]


async def test_the_list_counts_what_is_left(port: Path, home: Path) -> None:
    desk = opened(port, home)
    await correct(desk, port, "not-quotation")
    assert [entry.quotations for entry in desk.entries] == [0]
    assert desk.search("cranes", "quotation").hits == ()
    await desk.close()
    again = opened(port, home)
    assert [entry.quotations for entry in again.entries] == [0]
    assert again.marks.undo() is not None
    assert again.follow_corrections() == [str(port)]
    again._indexing.flush()
    assert [entry.quotations for entry in again.entries] == [1]
    assert speakers(again, "by:quill") == ["Ada Quill"]
    assert again.search("is:corrected").hits == ()


async def test_before_there_is_analysis_the_correction_is_there(port: Path, home: Path) -> None:
    desk = opened(port, home)
    await correct(desk, port, "speaker", "Bo Marsh")
    article = desk.article(str(port))
    assert desk.orthography(article).quotations[0].speakers == ("person:bo-marsh",)


async def test_a_correction_that_nothing_was_told_of_is_found_the_next_time(
    port: Path, home: Path
) -> None:
    desk = opened(port, home)
    await desk.analyse(desk.article(str(port)))
    desk._indexing.flush()
    assert speakers(desk, "by:quill") == ["Ada Quill"]
    await desk.close()
    # As an import does, which has no index.
    desk = Desk(Settings(), [port.parent], cache=home / "cache", data=home / "data")
    desk.load(lambda batch: None, searchable=False)
    article = desk.article(str(port))
    found = desk.known(article).quotations[0]
    desk.correct(str(port), Correction("c0", "speaker", of_quotation(article, found), "Bo Marsh"))
    await desk.close()
    again = opened(port, home)
    assert speakers(again, "by:marsh") == ["Bo Marsh"]
    assert speakers(again, "by:quill") == []
    await again.close()
    assert again.unindexed == 0


async def test_it_outlives_another_analyser(
    port: Path, home: Path, monkeypatch: pytest.MonkeyPatch, analysis: Analysis
) -> None:
    desk = opened(port, home)
    await correct(desk, port, "speaker", "Bo Marsh")
    await desk.close()
    monkeypatch.setattr(model, "VERSION", "another")
    again = opened(port, home)
    found = await again.analyse(again.article(str(port)))
    assert analysis.asked == 2
    assert found.quotations[0].speakers == ("person:bo-marsh",)


async def test_it_outlives_an_edit_of_the_file(port: Path, home: Path) -> None:
    desk = opened(port, home)
    await correct(desk, port, "speaker", "Bo Marsh")
    port.write_text(PORT.replace("ruled out a sale", "has ruled out any sale"), "utf-8")
    desk.take_in([str(port)])
    found = await desk.analyse(desk.article(str(port)))
    assert found.quotations[0].speakers == ("person:bo-marsh",)


async def test_it_outlives_a_new_name_of_the_file(port: Path, home: Path) -> None:
    desk = opened(port, home)
    await correct(desk, port, "speaker", "Bo Marsh")
    await desk.close()
    port.rename(port.with_name("harbour.md"))
    again = opened(port, home)
    (entry,) = again.entries
    found = again.cached(again.article(entry.key))
    assert found is not None
    assert found.quotations[0].speakers == ("person:bo-marsh",)
    assert [hit.key for hit in again.search("is:corrected").hits] == [entry.key]


@pytest.mark.parametrize("open_meanwhile", [True, False])
async def test_it_outlives_a_new_name_and_an_edit_at_once(
    port: Path, home: Path, open_meanwhile: bool
) -> None:
    desk = opened(port, home)
    await correct(desk, port, "speaker", "Bo Marsh")
    new = port.with_name("harbour.md")
    port.rename(new)
    new.write_text(PORT.replace("ruled out a sale", "has ruled out any sale"), "utf-8")
    if open_meanwhile:
        desk.take_in([str(port), str(new)])
    else:
        await desk.close()
        desk = opened(port, home)
    desk._indexing.flush()
    assert desk.marks.keys("corrected") == {str(new)}
    found = await desk.analyse(desk.article(str(new)))
    assert found.quotations[0].speakers == ("person:bo-marsh",)
    desk._indexing.flush()
    assert speakers(desk, "by:marsh") == ["Bo Marsh"]
    assert [hit.key for hit in desk.search("is:corrected").hits] == [str(new)]


async def test_a_renamed_person_is_found_by_the_new_name(port: Path, home: Path) -> None:
    desk = opened(port, home)
    await correct(desk, port, "rename", "Adela Quill", "person:ada-quill")
    assert speakers(desk, "by:adela") == ["Adela Quill"]
    (person,) = desk.search("adela", "entity").hits
    assert person.title.text == "Adela Quill"


async def test_a_correction_is_found_in_every_file_that_has_the_text(
    port: Path, home: Path
) -> None:
    copy = port.with_name("copy.md")
    copy.write_text(PORT, "utf-8")
    desk = opened(port, home)
    await desk.analyse(desk.article(str(port)))
    desk._indexing.flush()
    await correct(desk, port, "speaker", "Bo Marsh")
    found = desk.search("by:marsh", "quotation").hits
    assert {hit.key for hit in found} == {str(port), str(copy)}
    assert speakers(desk, "by:quill") == []


async def test_another_readers_correction_is_taken_in(port: Path, home: Path) -> None:
    one, other = opened(port, home), opened(port, home)
    await other.analyse(other.article(str(port)))
    await correct(one, port, "speaker", "Bo Marsh")
    one.marks.flush()
    assert other.marks.refresh()
    assert other.follow_corrections() == [str(port)]
    found = other.cached(other.article(str(port)))
    assert found is not None
    assert found.quotations[0].speakers == ("person:bo-marsh",)
