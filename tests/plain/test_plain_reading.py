"""Plain mode, driven by scripts of commands as a pipe would give them."""

from __future__ import annotations

import io
import re
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis.client import AnalysisFailed
from reader.annotations import Annotations, Entity, Mention, Quotation, QuotationKind
from reader.article import Article
from reader.desk.desk import Desk
from reader.library.settings import Settings
from reader.library.store import Entry
from reader.plain import run

FERRY = """---
title: The ferry report
standfirst: Two boats, one ladder
author: Ada Moss
date: 2026-06-03
source: Gazette
url: https://example.org/ferry
---

The board met on Monday. “We cannot mend it,” said Ines Varga. Few were surprised.

## The boats

| Boat | Built |
|------|-------|
| Maid | 1974  |
| Kite | 1988  |

What Tom Pell called “a lovely hull” has to go, and [the plan](https://example.org/plan) says so:

1. find a boat;
2. paint it.

“Nobody asked me.”

“It was built for sail,” said Tom Pell.
"""

QUAY = """---
title: A quay for sale
date: 2026-06-02
source: Courier
---

The quay is for sale, and “the gulls come with it”, the agent joked.
"""

PASTED = """The gulls of Port Marrow

2 min read

The gulls came back on Sunday, and nobody knows where they had been all winter.

Share this article
"""


def annotated(article: Article, plain: Annotations) -> Annotations:
    """The marks' quotations, each said by whom the words beside it name."""
    entities, mentions, quotations = dict[str, Entity](), list[Mention](), list[Quotation]()
    for name in ("Ines Varga", "Tom Pell"):
        for found in re.finditer(name, article.text):
            entities.setdefault(name, Entity(name, name, "person", roles=("harbour master",)))
            mentions.append(Mention(name, found.start(), found.end(), "name"))
    for quotation in plain.quotations:
        beside = [
            mention
            for mention in mentions
            if mention.start - quotation.end in range(1, 8)
            or quotation.start - mention.end in range(1, 10)
        ]
        kind: QuotationKind = (
            "partial" if "lovely" in article.text[quotation.start : quotation.end] else "direct"
        )
        who = beside[0] if beside else None
        quotations.append(
            Quotation(
                quotation.segments,
                kind,
                speakers=(who.entity,) if who else (),
                speaker_mention=(who.start, who.end) if who else None,
                confidence=0.95 if who else 0.0,
                reasons=("the name stands beside it",) if who else (),
            )
        )
    return Annotations(
        plain.digest,
        "fake",
        tuple(quotations),
        tuple(entities.values()),
        tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


class FakeDesk(Desk):
    """The real desk but for the analysis, which needs no child process."""

    fails = False

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        if self.fails:
            raise AnalysisFailed("no model")
        return annotated(article, self.orthography(article))


Read = Callable[..., list[str]]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "ferry.md").write_text(FERRY, "utf-8")
    (folder / "quay.md").write_text(QUAY, "utf-8")
    return folder


@pytest.fixture
def read(library: Path, tmp_path: Path) -> Read:
    """Does these commands and gives the lines that were said. Marks are kept between calls."""

    def do(*commands: str, path: Path = library, desk: type[FakeDesk] = FakeDesk) -> list[str]:
        sink = io.StringIO()
        opened = desk(Settings(), [path], cache=None, data=tmp_path / "data")
        run(opened, io.StringIO("\n".join(commands)), sink)
        return sink.getvalue().splitlines()

    return do


def said(lines: list[str], words: str) -> bool:
    return any(words in line for line in lines)


def test_bytes_that_are_no_text_are_no_command_and_the_next_is_done(
    library: Path, tmp_path: Path
) -> None:
    sink = io.StringIO()
    given_bytes = io.TextIOWrapper(io.BytesIO(b"find \xff\xfe\nlist\n"), "utf-8")
    run(FakeDesk(Settings(), [library], cache=None, data=None), given_bytes, sink)
    assert "The ferry report" in sink.getvalue()


# The list


def test_it_says_what_is_there_and_how_to_begin(read: Read) -> None:
    (line,) = read()
    assert line.startswith("Reader. 2 articles, 2 unread.")
    assert "help" in line


def test_the_list_has_a_number_and_the_facts_of_each_article(read: Read) -> None:
    lines = read("list")
    assert lines[1] == "1. The ferry report. Gazette, 3 June 2026, 1 minute, unread."
    assert lines[2].startswith("2. A quay for sale. Courier")


def test_a_book_takes_hours_to_read_as_in_the_app(read: Read, library: Path) -> None:
    (library / "book.md").write_text("# The book\n\n" + "gull " * 230 * 120, "utf-8")
    assert said(read("list"), "The book. 2 hours, unread.")


def test_a_long_list_is_told_in_parts(read: Read, library: Path) -> None:
    for number in range(20):
        (library / f"note{number}.md").write_text(f"# Note {number:02}\n\nText.\n", "utf-8")
    lines = read("list", "page-down", "list 22", "list 23")
    assert "10 of 22. “list 11” goes on." in lines
    assert any(line.startswith("11. ") for line in lines)
    assert any(line.startswith("22. ") for line in lines)
    assert lines[-1] == "The list has 22."
    assert read("list", "page-down 2")[-1].startswith("22. ")


def test_an_article_is_opened_by_number_by_words_or_as_the_next_one(read: Read) -> None:
    for commands in (["open 2"], ["2"], ["open quay sal"], ["next-article", "next-article"]):
        assert "Headline: A quay for sale" in read(*commands)


def test_words_that_several_headlines_have_are_listed(read: Read, library: Path) -> None:
    (library / "more.md").write_text("# The ferry again\n\nText.\n", "utf-8")
    lines = read("open ferry", "open 2")
    assert "2 headlines have these words:" in lines
    assert "Headline: The ferry again" in lines


def test_one_article_alone_is_opened_at_once(read: Read, library: Path) -> None:
    assert "Headline: The ferry report" in read(path=library / "ferry.md")


def test_without_articles_it_says_so(read: Read, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert "There are no articles in this library." in read("list", path=tmp_path / "bare")


# The article in words


def test_every_block_is_announced_as_what_it_is(read: Read) -> None:
    lines = read("open ferry", "")
    for line in (
        "Headline: The ferry report",
        "Standfirst: Two boats, one ladder",
        "By Ada Moss. Gazette, 3 June 2026.",
        "Heading: The boats",
        "Table, 2 rows. Columns: Boat, Built.",
        "Row 1. Boat: Maid; Built: 1974.",
        "List, 2 items:",
        "1. find a boat;",
        "End of the article.",
    ):
        assert line in lines


def test_a_quotation_is_introduced_by_its_speaker(read: Read) -> None:
    assert "Pell: “It was built for sail,” said Tom Pell." in read("open ferry")


def test_a_quotation_inside_a_sentence_is_introduced_in_brackets(read: Read) -> None:
    assert said(read("open ferry"), "Tom Pell called (Pell:) “a lovely hull” has to go")


def test_an_unknown_speaker_is_said_to_be_unknown(read: Read) -> None:
    assert "unknown speaker: “Nobody asked me.”" in read("open ferry")


def test_without_analysis_the_words_are_read_all_the_same(read: Read) -> None:
    class Failing(FakeDesk):
        fails = True

    lines = read("open ferry", desk=Failing)
    assert "Speakers and names could not be found: no model" in lines
    assert "“It was built for sail,” said Tom Pell." in lines


def test_page_furniture_is_folded_until_it_is_asked_for(read: Read, library: Path) -> None:
    (library / "pasted.txt").write_text(PASTED, "utf-8")
    assert "Page furniture folded, 3 words." in read("open gulls")
    unfolded = read("unfold-furniture", "open gulls", "top")
    assert "Page furniture: Share this article" in unfolded


def test_quotations_only(read: Read) -> None:
    lines = read("quotations-only", "open ferry")
    assert lines[-5:] == [
        "Varga: “We cannot mend it,”",
        "Pell: “a lovely hull”",
        "unknown speaker: “Nobody asked me.”",
        "Pell: “It was built for sail,”",
        "End of the article.",
    ]


def test_names_are_told_on_request(read: Read) -> None:
    assert "Names: Ines Varga (person)." in read("entities on", "open ferry")
    assert not said(read("entities on", "entities off", "open ferry", "top"), "Names:")


# Walking


def test_from_quotation_to_quotation(read: Read) -> None:
    lines = read("open ferry", *["next-quotation"] * 3, "previous-quotation")
    assert lines[-4:] == [
        "Quotation 1 of 4. Varga: “We cannot mend it,”",
        "Quotation 2 of 4. Pell: “a lovely hull”",
        "Quotation 3 of 4. unknown speaker: “Nobody asked me.”",
        "Quotation 2 of 4. Pell: “a lovely hull”",
    ]


def test_the_same_speakers_quotations(read: Read) -> None:
    lines = read("open ferry", "contents 1", "n-q", "same speaker", "why")
    assert lines[-3:] == [
        "Quotation 2 of 2. Pell: “It was built for sail,”",
        "Tom Pell, harbour master: sure.",
        "Why: the name stands beside it (sure, 95 %)",
    ]


def test_an_unknown_speaker_cannot_be_followed(read: Read) -> None:
    lines = read("open ferry", "next-quotation 3", "next-of-voice")
    assert lines[-1] == "This quotation's speaker has no name that could be followed."


def test_reading_goes_on_from_where_a_walk_has_led(read: Read) -> None:
    lines = read("open ferry", "voices 2", "down")
    assert lines[-1].startswith("The board met on Monday. Varga: “We cannot mend it,”")


def test_who_speaks_and_who_is_named(read: Read) -> None:
    lines = read("open ferry", "voices", "whos-who", "whos-who 1", "next-mention")
    assert "1. Tom Pell, harbour master: 2 quotations, 8 words, 53%." in lines
    assert lines[-2].startswith("Mention 1 of 2. What Tom Pell called")
    assert lines[-1] == "Tom Pell, mention 2 of 2. “It was built for sail,” said Tom Pell."


def test_headings_and_links(read: Read) -> None:
    lines = read("open ferry", "contents", "links")
    assert "1. The boats" in lines
    assert lines[-2:] == [
        "1. This article: https://example.org/ferry",
        "2. the plan: https://example.org/plan",
    ]


# Searching


def test_search_lists_and_walks_through_hits(read: Read) -> None:
    lines = read("search boat", "open 1", "top", "next-hit")
    assert said(lines, "Found: 1 article")
    assert lines[-1].startswith("Hit ")


def test_the_hits_of_a_field_are_where_the_field_is(read: Read) -> None:
    lines = read("search said:built", "open 1", "next-hit")
    assert "1 hit in this article: “next-hit” goes there." in lines
    assert lines[-1].startswith("Hit 1 of 1. “It was built for sail,”")


def test_search_for_quotations(read: Read) -> None:
    lines = read("search gulls", "next-kind", "open 1")
    assert said(lines, "1. speaker not analysed yet: “the gulls come with it”. In: A quay for sale")
    assert said(lines, "The quay is for sale")


def test_a_query_that_is_wrong_changes_nothing(read: Read) -> None:
    lines = read("search boat", "search is:nonsense", "open 1")
    assert said(lines, "nonsense")
    assert "Headline: The ferry report" in lines


def test_a_search_that_finds_nothing_can_be_left(read: Read) -> None:
    lines = read("search zebra", "open 1", "back", "open 2")
    assert "There is no number 1 in the list, which has 0." in lines
    assert "Headline: A quay for sale" in lines


# Marks


def test_who_came_to_the_end_has_read_it(read: Read) -> None:
    read("open quay")
    assert read()[0].startswith("Reader. 2 articles, 1 unread.")


def test_marks_can_be_undone(read: Read) -> None:
    lines = read("open quay", "star", "undo", "undo", "undo")
    assert lines[-4:] == [
        "Starred.",
        "Undone: no longer starred · “A quay for sale”.",
        "Undone: unread again · “A quay for sale”.",
        "There is nothing to undo.",
    ]


def test_the_place_is_kept(read: Read, library: Path) -> None:
    text = "\n\n".join(f"Paragraph {number} of many words." for number in range(100))
    (library / "long.md").write_text(f"# A long one\n\n{text}\n", "utf-8")
    told = read("open long", "", "")
    last = next(line for line in reversed(told) if line.startswith("Paragraph"))
    lines = read("open long")
    assert "“top” begins anew." in lines[2]
    assert last in lines
    assert "Headline: A long one" not in lines


def test_the_place_goes_with_its_words_when_the_file_is_edited(read: Read, library: Path) -> None:
    paragraphs = [f"Paragraph {number} of many words." for number in range(100)]
    file = library / "long.md"
    file.write_text("\n\n".join(["# A long one", *paragraphs]), "utf-8")
    told = read("open long", "", "")
    last = next(line for line in reversed(told) if line.startswith("Paragraph"))
    file.write_text("\n\n".join(["# A long one", *["A late word."] * 9, *paragraphs]), "utf-8")
    assert last in read("open long")


# While the library is being opened


class Typist(io.StringIO):
    """Somebody at a terminal, during whose third line the library is at last opened."""

    opened = threading.Event()

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        if line.startswith("search"):
            self.opened.set()
        return line


class SlowDesk(FakeDesk):
    def load(self, on_batch: Callable[[Sequence[Entry]], None], *, searchable: bool = True) -> None:
        Typist.opened.wait()
        super().load(on_batch, searchable=searchable)


def test_the_prompt_does_not_wait_for_a_large_library_but_a_search_does(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.plain.prompt.PATIENCE", 0.0)
    sink = io.StringIO()
    desk = SlowDesk(Settings(), [library], cache=None, data=None)
    run(desk, Typist("list\nsearch boat\n"), sink)
    lines = sink.getvalue().splitlines()
    assert lines[0] == "The library is still being opened."
    assert "> There are no articles in this library." in lines
    assert said(lines, "Found: 1 article")


# The prompt


def test_names_can_be_cut_short_and_keys_work(read: Read) -> None:
    for command in ("next-quotation", "next-q", "n-q", "next quotation", "]q"):
        assert said(read("open ferry", command), "Quotation ")


def test_what_is_not_clear_is_asked_back(read: Read) -> None:
    lines = read("previous", "nonsense", "zen", "open 99", "down", "list x")
    assert "“previous” may be previous-article, previous-quotation" in lines[1]
    assert lines[2] == "There is no command “nonsense”. “help” tells all."
    assert lines[3] == "“zen” needs the screen: it works in the app only."
    assert "no number 99" in lines[4]
    assert lines[5].startswith("No article is open.")
    assert lines[6] == "“x” is no number from 1 up."


def test_quit_ends_it_and_so_does_back_from_the_library(read: Read) -> None:
    assert len(read("quit", "list")) == 1
    assert len(read("back", "list")) == 1


def test_a_vanished_file_is_said(read: Read, library: Path) -> None:
    class Vanishing(FakeDesk):
        def article(self, key: str) -> Article:
            Path(key).unlink(missing_ok=True)
            return super().article(key)

    lines = read("open ferry", "where", desk=Vanishing)
    assert "This article cannot be read" in lines[1]


def test_no_escape_sequence_comes_out(read: Read, library: Path) -> None:
    hostile = (
        "Head\x1b]0;owned\x07line \x1b[31mred [/]\n\nBody \x9b2J “with \x1b[2Jmore”, a said.\n"
    )
    (library / "bad\x1b[31m.txt").write_text(hostile, "utf-8")
    lines = read("list", "open head", "n-q", "links", "search owned", "x\x1b[31m", "help")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", "\n".join(lines))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(
                ["open 1", "", "n-q", "]s", "voices 2", "whos-who 1", "page-up", "bottom", "top",
                 "/boat", "next-kind", "n", "back", "next-mention", "previous-mention", "up 3",
                 "quotations-only", "down 2", "sort", "read", "undo", "contents 1", "entities"]
            ),
        ),
        max_size=15,
    )
)  # fmt: skip
def test_any_script_is_done_to_its_end(read: Read, script: list[str]) -> None:
    lines = read(*(line.replace("quit", "") for line in script))
    assert lines


# What goes wrong meanwhile


def test_a_mark_that_is_not_written_is_told_with_the_command(
    read: Read, library: Path, tmp_path: Path
) -> None:
    read("star")
    other = sqlite3.connect(tmp_path / "data" / "marks.sqlite")
    other.execute(
        "CREATE TRIGGER full BEFORE UPDATE ON articles BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    other.execute(
        "CREATE TRIGGER fuller BEFORE INSERT ON articles BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    other.commit()
    other.close()
    lines = read("open 2", "star", "where", "problems")
    notes = [line for line in lines if "no room" in line]
    assert notes[0].startswith("Note: marks cannot be written")
    assert notes[1].startswith("Reader: marks cannot be written") and len(notes) == 2
    assert not said(lines, "Everything could be read")


def test_a_file_with_a_warning_is_among_the_problems(read: Read, library: Path) -> None:
    (library / "odd.md").write_text("---\ntitle: Odd\ndate: someday\n---\n\nIt rained.\n", "utf-8")
    lines = read("problems")
    assert said(lines, "odd.md: opened with a warning")
