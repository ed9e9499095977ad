"""Correcting in plain mode, by name, as a pipe would give the commands."""

from __future__ import annotations

import io
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

PORT = """---
title: The port stays
date: 2024-06-03
---

Ada Quill ruled out a sale on Monday, and Bo Marsh agreed. So did the Quay Trust.

“We will keep the cranes,” said Ms Quill, the mayor.

“Nobody asked the gulls,” said Bo Marsh.
"""

PEOPLE = (
    Entity("person:ada-quill", "Ada Quill", "person", aliases=("Ms Quill",), roles=("mayor",)),
    Entity("person:bo-marsh", "Bo Marsh", "person"),
    Entity("organisation:quay-trust", "Quay Trust", "organisation"),
)


class Analysis:
    """Stands in for the child process."""

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        found = pipeline.orthography(article).quotations
        said = tuple(
            replace(each, kind="direct", speakers=(speaker,), confidence=0.95)
            for each, speaker in zip(found, ("person:ada-quill", "person:bo-marsh"), strict=True)
        )
        names = (
            ("person:ada-quill", "Ada Quill"),
            ("person:bo-marsh", "Bo Marsh"),
            ("organisation:quay-trust", "Quay Trust"),
            ("person:ada-quill", "Ms Quill"),
        )
        mentions = [
            Mention(key, start, start + len(name), "name")
            for key, name in names
            for start in [article.text.index(name)]
        ]
        return Annotations(article.digest, pipeline.version(), said, PEOPLE, tuple(mentions))

    async def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Analysis()
    monkeypatch.setattr(Analysing, "_child", lambda self: child)


@pytest.fixture
def port(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "port.md"
    path.parent.mkdir()
    path.write_text(PORT, "utf-8")
    return path


Read = Callable[..., list[str]]


@pytest.fixture
def read(port: Path, tmp_path: Path) -> Read:
    """Does these commands in the one article, and gives what was said after it was opened. Marks
    are kept between calls."""

    def do(*commands: str) -> list[str]:
        sink = io.StringIO()
        home = tmp_path / "home"
        desk = Desk(Settings(), [port], cache=home / "cache", data=home / "data")
        run(desk, io.StringIO("\n".join(["bottom", *commands])), sink)
        lines = sink.getvalue().splitlines()
        ends = [place for place, line in enumerate(lines) if line == "End of the article."]
        return lines[ends[0] + 1 :] if ends else lines

    return do


AT_FIRST = ("top", "next-quotation")
KEPT = "“undo” takes it back."


def whole(read: Read) -> str:
    """The article as it is read from the beginning."""
    return "\n".join(read("top"))


def test_a_speaker_is_put_right_by_name(read: Read) -> None:
    lines = read(*AT_FIRST, "speaker Bo Marsh")
    assert lines[-2:] == [
        f"Corrected: speaker Bo Marsh. {KEPT}",
        "Marsh: “We will keep the cranes,”",
    ]
    assert "Marsh: “We will keep the cranes,” said Ms Quill" in whole(read)


def test_the_beginning_of_a_name_of_the_article_is_enough(read: Read) -> None:
    assert f"Corrected: speaker Bo Marsh. {KEPT}" in read(*AT_FIRST, "speaker mar")
    assert f"Corrected: speaker Ada Quill. {KEPT}" in read(*AT_FIRST, "speaker ms quill")


def test_a_name_that_several_have_is_not_guessed(read: Read) -> None:
    lines = read(*AT_FIRST, "speaker qu", "undo")
    assert lines[-2] == (
        "“qu” may be Ada Quill (person), Quay Trust (organisation)."
        " Say more of it, or take a number."
    )
    assert "unread again" in lines[-1]


def test_several_of_the_article_speak_together(read: Read) -> None:
    lines = read(*AT_FIRST, "speaker ada and marsh")
    assert f"Corrected: speaker Ada Quill and Bo Marsh. {KEPT}" in lines
    assert "Quill and Marsh: “We will keep the cranes,”" in lines
    assert "Quill and Marsh: “We will keep the cranes,” said Ms Quill" in whole(read)
    undone = "Undone: correction taken back (speaker Ada Quill and Bo Marsh) · “The port stays”."
    assert undone in read("undo")
    lines = read(*AT_FIRST, "speaker Quay Trust, ada and bo")
    assert "Quay Trust, Quill and Marsh: “We will keep the cranes,”" in lines


def test_with_one_who_is_not_named_there_it_is_one_name(read: Read) -> None:
    lines = read(*AT_FIRST, "speaker Marsh and Sons", "why-this-speaker")
    assert f"Corrected: speaker Marsh and Sons. {KEPT}" in lines
    assert any(line.startswith("Marsh and Sons: ") for line in lines)


def test_somebody_new_is_a_person_or_what_is_said(read: Read) -> None:
    assert f"Corrected: speaker Jo Reed. {KEPT}" in read(*AT_FIRST, "speaker Jo Reed")
    lines = read(*AT_FIRST, "speaker Marsh, organisation", "correct-name")
    assert f"Corrected: speaker Marsh. {KEPT}" in lines


def test_nobody_can_tell_who_says_it(read: Read) -> None:
    lines = read(*AT_FIRST, "speaker unknown")
    assert lines[-2] == f"Corrected: speaker unknown. {KEPT}"
    assert lines[-1].startswith("unknown speaker: ")


def test_marks_that_quote_nobody_are_no_quotation(read: Read) -> None:
    lines = read(*AT_FIRST, "not-a-quotation", "next-quotation")
    assert lines[-2] == f"Corrected: not a quotation. {KEPT}"
    assert lines[-1].startswith("Quotation 1 of 1. Marsh: “Nobody asked")


def test_it_is_called_as_it_is_spoken(read: Read) -> None:
    assert f"Corrected: not a quotation. {KEPT}" in read(*AT_FIRST, "not a quotation")
    assert f"Corrected: speaker unknown. {KEPT}" in read(*AT_FIRST, "speaker Unknown")


def test_a_quotation_is_of_another_kind(read: Read) -> None:
    lines = read(*AT_FIRST, "kind scare", "kind person")
    assert f"Corrected: kind scare. {KEPT}" in lines
    assert lines[-1] == "“kind” takes one of these: direct, partial, block, scare, title."


def test_what_a_quotation_may_be_is_told_and_taken_by_number(read: Read) -> None:
    lines = read(*AT_FIRST, "correct-quotation", "correct-quotation 2", "correct-quotation 99")
    assert "People:" in lines
    assert "1. Ada Quill, mayor." in lines
    assert "2. Bo Marsh." in lines
    assert "4. Unknown, nobody can tell who says it." in lines
    assert f"Corrected: speaker Bo Marsh. {KEPT}" in lines
    assert lines[-1].startswith("There is no number 99 here")


def test_undo_takes_a_correction_back_at_once(read: Read) -> None:
    lines = read(*AT_FIRST, "speaker Bo Marsh", "undo", "why-this-speaker")
    assert "Undone: correction taken back (speaker Bo Marsh) · “The port stays”." in lines
    assert lines[-2].startswith("Ada Quill, mayor: ")
    assert "Quill: “We will keep the cranes,”" in whole(read)


def test_a_name_is_renamed_everywhere(read: Read) -> None:
    lines = read("top", "next-mention", "rename Adela Quill", "next-mention")
    assert f"Corrected: called Adela Quill. {KEPT}" in lines
    assert lines[-1].startswith("Adela Quill, mention 2 of 2.")
    assert "Adela Quill" in "\n".join(read("voices"))


def test_two_names_are_one(read: Read) -> None:
    lines = read("top", "next-mention", "merge bo", "whos-who")
    assert f"Corrected: one with Bo Marsh. {KEPT}" in lines
    assert lines[-4].startswith("People") and lines[-3].startswith("1. Bo Marsh, mayor: 3 mentions")


def test_only_a_name_of_the_article_can_be_merged_with(read: Read) -> None:
    lines = read("top", "next-mention", "merge Jo Reed", "merge")
    assert lines[-2] == "Nobody else here is called Jo Reed: “rename” gives a new name."
    assert lines[-1] == "What is the name?"


def test_one_mention_is_somebody_else(read: Read) -> None:
    lines = read("top", "next-mention", "next-mention", "split Eva Quill", "whos-who")
    assert f"Corrected: this one is Eva Quill. {KEPT}" in lines
    assert any("Ada Quill, mayor: 1 mention" in line for line in lines)
    assert any("Eva Quill: 1 mention" in line for line in lines)
    lines = read("top", "next-mention", "split")
    assert f"Corrected: this one is Ada Quill. {KEPT}" in lines


def test_a_name_is_of_another_kind_or_none(read: Read) -> None:
    lines = read("top", "whos-who 3", "kind place", "reject", "whos-who", "kind place")
    assert f"Corrected: kind place. {KEPT}" in lines
    assert f"Corrected: no name. {KEPT}" in lines
    assert not any("Quay Trust" in line for line in lines[lines.index("People:") :])
    assert lines[-1].startswith("Go to a name first")


def test_what_a_name_may_be_is_told_and_taken_by_number(read: Read) -> None:
    lines = read("top", "next-mention", "correct-name")
    assert "Ada Quill: person, 2 mentions." in lines
    (same,) = (line.partition(".")[0] for line in lines if line.endswith(". Bo Marsh."))
    lines = read("top", "next-mention", f"correct-name {same}")
    assert lines[-1] == f"Corrected: one with Bo Marsh. {KEPT}"


def test_the_speaker_of_the_quotation_at_hand_is_a_name_at_hand(read: Read) -> None:
    lines = read(*AT_FIRST, "rename Adela Quail")
    assert lines[-1] == "Quail: “We will keep the cranes,”"


@pytest.mark.parametrize(
    "command", ["speaker Jo", "not-a-quotation", "correct-quotation", "correct-quotation 1"]
)
def test_without_a_quotation_at_hand_it_says_what_to_do(read: Read, command: str) -> None:
    assert read("top", command)[-1] == "Go to a quotation first, by “next-quotation”."


@pytest.mark.parametrize("command", ["rename Jo", "merge Jo", "split", "reject", "kind place"])
def test_without_a_name_at_hand_it_says_what_to_do(read: Read, command: str) -> None:
    assert read("top", command)[-1].startswith("Go to a name first")


def test_the_app_s_keys_tell_what_can_be_corrected(read: Read) -> None:
    assert "1. Ada Quill, mayor." in read(*AT_FIRST, "s")
    assert "Ada Quill: person, 2 mentions." in read(*AT_FIRST, "r")


def test_words_that_look_like_commands_are_only_a_name(read: Read) -> None:
    assert f"Corrected: speaker [/b] x. {KEPT}" in read(*AT_FIRST, "speaker [/b]\x1b[2J x")
