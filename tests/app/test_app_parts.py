"""The parts of the shell by themselves: rows, panels, status, clipboard, citation, terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from datetime import date
from pathlib import Path

import pytest
from app_support import (
    FakeDesk,
    Running,
    analysed,
    annotated,
    app_of,
    article,
    at_the_desk,
    drawn,
    until,
)

from reader.annotations import Annotations, Entity, Mention, Quotation, sureness
from reader.app.citation import cite
from reader.app.clipboard import MOST_BYTES, native_tool, terminal_copies
from reader.app.parts.pace import Pace
from reader.app.parts.shelf import Shelf
from reader.app.people import voices, whos_who
from reader.app.status import progress_line, speaker_line
from reader.app.widgets.words import counted, minutes, short_date
from reader.desk.desk import Changes
from reader.library.marks import Marks
from reader.library.store import FileProblem, entry_of
from reader.problems import Problem

TEXT = article(
    "mill",
    "The mill",
    "“We stay,” said Ines Varga. “We do,” said Tom Pell.",
    "“Perhaps,” an official said. “Nobody knows.”",
)


def said(*quotations: Quotation) -> Annotations:
    known = annotated(TEXT)
    return Annotations(TEXT.digest, "x", quotations or known.quotations, known.entities,
                       known.mentions)  # fmt: skip


def span(words: str) -> tuple[int, int]:
    start = TEXT.text.index(words)
    return start, start + len(words)


def line_of(quotation: Quotation) -> str:
    return "".join(text for text, _ in speaker_line(TEXT, said(quotation), quotation, 1, 4))


def test_a_named_speaker_with_cue_and_sureness() -> None:
    assert line_of(annotated(TEXT).quotations[0]) == (
        "❝ 1/4  Ines Varga, harbour master · “said” · sure"
    )


def test_an_unnamed_source_is_said_to_be_unnamed() -> None:
    quotation = Quotation((span("“Perhaps,”"),), "direct", (), span("an official"),
                          span("said"), 0.75)  # fmt: skip
    assert line_of(quotation) == "❝ 1/4  an official, unnamed · “said” · likely"


def test_an_unresolved_pronoun_is_unknown() -> None:
    quotation = Quotation((span("“Perhaps,”"),), "direct", (), span("We"), None, 0.75)
    assert line_of(quotation) == "❝ 1/4  speaker unknown"


def test_scare_quotes_have_no_speaker() -> None:
    assert "own marks" in line_of(Quotation((span("“Perhaps,”"),), "scare"))


def test_sureness_in_a_word() -> None:
    assert [sureness(value) for value in (0.95, 0.8, 0.3)] == ["sure", "likely", "a guess"]


def test_voices_count_words_and_put_the_unknown_last() -> None:
    found = voices(TEXT, said())
    assert [voice.name for voice in found] == ["Ines Varga", "Tom Pell", "unknown"]
    assert sum(voice.share for voice in found) == pytest.approx(1)
    assert found[-1].quotations == 2


def test_whos_who_puts_the_most_mentioned_first() -> None:
    entities = (Entity("person:a", "Ada", "person"), Entity("place:b", "Bow", "place"))
    mentions = (Mention("person:a", 0, 1, "name"), Mention("place:b", 2, 3, "name"),
                Mention("place:b", 4, 5, "name"))  # fmt: skip
    found = whos_who(Annotations("d", "x", (), entities, mentions))
    assert [(known.entity.name, known.mentions, known.first) for known in found] == [
        ("Bow", 2, 2),
        ("Ada", 1, 0),
    ]


def test_a_citation_names_speaker_and_source() -> None:
    assert cite(TEXT, said(), annotated(TEXT).quotations[0]) == (
        "“We stay,” — Ines Varga, in “The mill”, Gazette, 3 June 2026, https://example.org/a"
    )


def test_an_unknown_speaker_is_left_out_of_a_citation() -> None:
    quotation = Quotation((span("“Perhaps,”"),), "direct")
    assert cite(TEXT, said(), quotation).startswith("“Perhaps,”, in “The mill”")


@pytest.fixture
def tools(tmp_path: Path) -> str:
    """A PATH on which every clipboard tool can be found."""
    for name in ("pbcopy", "wl-copy", "xclip", "xsel", "clip.exe", "tmux"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    return str(tmp_path)


@pytest.mark.parametrize("ssh", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_no_clipboard_of_this_machine_is_used(ssh: str, tools: str) -> None:
    here = {"PATH": tools, "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert native_tool(here) is not None
    assert native_tool({**here, ssh: "x"}) is None
    there = native_tool({**here, ssh: "x", "TMUX": "/tmp/tmux"})
    assert there is not None and there[0] == "tmux"


def test_a_clipboard_needs_the_screen_it_belongs_to(tools: str) -> None:
    (Path(tools) / "pbcopy").unlink()
    (Path(tools) / "clip.exe").unlink()
    assert native_tool({"PATH": tools}) is None
    assert native_tool({"PATH": "", "DISPLAY": ":0"}) is None


def test_a_terminal_is_handed_no_more_than_it_takes() -> None:
    assert terminal_copies({}, "x" * MOST_BYTES)
    assert not terminal_copies({}, "x" * MOST_BYTES + "y")
    assert not terminal_copies({}, "“" * (MOST_BYTES // 2))
    assert not terminal_copies({"TERM": "linux"}, "x")
    assert not terminal_copies({"TERM_PROGRAM": "Apple_Terminal"}, "x")


def test_words_for_numbers_and_days() -> None:
    assert counted(1, "article") == "1 article"
    assert counted(100_000, "article") == "100,000 articles"
    assert minutes(10) == "1 min"
    assert minutes(89 * 230) == "89 min"
    assert minutes(2_369 * 230) == "39 h"
    assert progress_line(2_369 * 230, 0.5)[0][0] == "50% · 20 h left"
    assert short_date(date(2023, 6, 26), date(2023, 7, 1)) == "26 Jun"
    assert short_date(date(2023, 6, 26), date(2024, 7, 1)) == "26 Jun 2023"
    assert short_date(None, date(2024, 7, 1)) == ""
    assert progress_line(500, 1.0)[0][0] == "100% · end"


def test_the_shelf_counts_the_unread_and_keeps_the_order() -> None:
    shelf = Shelf(Marks(None), date(2026, 7, 1))
    entries = [
        entry_of(article(str(day), f"Day {day}", "Words.", published=date(2026, 6, day)),
                 f"/{day}", 0, 0)
        for day in (3, 9, 1)
    ]  # fmt: skip
    shelf.add(entries[:2])
    shelf.add(entries[2:])
    assert shelf.in_order() == ["/9", "/3", "/1"]
    assert shelf.index_of("/3") == 1
    shelf.set_read("/3", True)
    assert shelf.unread == 2
    shelf.discard(["/9", "/nowhere"])
    assert shelf.in_order() == ["/3", "/1"]
    assert shelf.unread == 1
    assert shelf.index_of("/9") is None


async def test_a_hundred_thousand_rows_draw_only_what_is_seen(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        asked: list[int] = []
        row = app.reading.shelf.row("/library/short.md")

        def row_at(index: int) -> object:
            asked.append(index)
            return row

        app.reading.list.show(100_000, row_at)  # type: ignore[arg-type]
        await pilot.pause()
        assert len(set(asked)) < 20
        app.reading.list.to_end()
        await pilot.pause()
        assert app.reading.list.cursor == 99_999
        assert max(asked) == 99_999 and len(set(asked)) < 40


async def test_files_that_could_not_be_read_are_listed(running: Running) -> None:
    desk = FakeDesk()
    desk.problems.append(FileProblem("/library/x.md", Problem("it is empty", "write something")))
    desk.problems.append(FileProblem("/library/x.png", Problem("no kind of article"), True))
    async with running(desk) as (app, pilot):
        assert "Could not be read: 1 file" in app.reading.notes.text
        await pilot.press("!")
        await pilot.pause()
        rows = "\n".join(drawn(app))
        assert "it is empty" in rows and "write something" in rows and "Passed over: 1 file" in rows
        assert "Could not be read: 1 file" in rows
        await pilot.press("escape")
        assert app.screen is app.reading


async def test_samples_are_said_to_be_samples(running: Running) -> None:
    desk = FakeDesk()
    desk.samples = True
    async with running(desk) as (app, _):
        assert any("Samples" in row for row in drawn(app))


async def test_wrong_keys_in_the_settings_are_named_at_the_start(running: Running) -> None:
    desk = FakeDesk(keys={"nxt": "x", "star": "s"})
    async with running(desk) as (app, pilot):
        assert "nxt" in app.reading.foot.text
        await pilot.press("s")
        assert desk.marks.get("/library/harbour.md").starred


async def test_a_theme_is_looked_at_and_put_back(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        before = app.theme
        await pilot.press("T")
        await pilot.pause()
        await pilot.press("j")
        await until(pilot, lambda: app.theme != before)
        await pilot.press("escape")
        assert app.theme == before
        await pilot.press("T")
        await pilot.pause()
        await pilot.press("j")
        await until(pilot, lambda: app.theme != before)
        await pilot.press("enter")
        assert app.theme != before


class Paced(Pace):
    """So many articles a minute, and so long still."""

    a_minute = property(lambda self: self._set[0])
    seconds_left = property(lambda self: self._set[1])

    def __init__(self, a_minute: int, left: float) -> None:
        super().__init__()
        self._set = a_minute, left


async def test_analysis_tells_how_far_how_fast_and_how_long_still(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        background = app.reading.background
        background.done, background.total, background.pace = 30, 90, Paced(30, 120.0)
        assert background.progress == "analysing 30 of 90, 30 a minute, 2 min left (P pauses)"
        await pilot.press("P")
        assert "paused at 30 of 90 (P goes on)" in drawn(app)[0]
        assert desk.pausing.paused
        await pilot.press("P")
        assert not desk.pausing.paused
        background.pace = Pace()
        assert background.progress == "analysing 30 of 90 (P pauses)"


async def test_how_far_the_analysis_is_is_told_of_the_whole_library(running: Running) -> None:
    desk = FakeDesk()
    async with running(desk) as (app, pilot):
        assert (app.reading.background.done, app.reading.background.total) == (4, 4)
        new = article("new", "Just in", "“It is new,” said Ida Holm.")
        desk.articles["/library/new.md"] = new
        added = entry_of(new, "/library/new.md", 0, 0)
        app.reading.library.changed(Changes((added,), (), ()))
        await until(pilot, lambda: app.reading.background.total == 5)
        await until(pilot, lambda: not app.reading.background.unfinished)


class Clock:
    """A clock that the test puts on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_that_of_the_words_left() -> None:
    clock = Clock()
    pace = Pace(words=4 * 450 + 1_000_000, pieces=5, clock=clock)
    for _ in range(4):
        pace.begin()
        clock.now += 0.5
        pace.end(450)
    assert pace.a_minute == 120
    assert pace.seconds_left is not None and 1_000 < pace.seconds_left < 1_001
    pace.begin()
    clock.now += 100
    assert pace.a_minute == 2
    assert pace.seconds_left is not None and 900 < pace.seconds_left < 901


def test_nothing_is_said_of_the_time_left_when_nobody_can_tell() -> None:
    clock = Clock()
    pace = Pace(words=4 * 450, pieces=4, clock=clock)
    for _ in range(3):
        assert pace.seconds_left is None
        pace.begin()
        clock.now += 2
        pace.end(450)
    pace.begin()
    assert pace.seconds_left == 2
    clock.now += 60
    assert pace.seconds_left is None


async def test_reading_and_analysis_can_be_paused_together(running: Running) -> None:
    desk = FakeDesk()
    desk.pausing.pause()
    app = app_of(desk)
    async with app.run_test(size=(120, 30)) as pilot:
        await at_the_desk(pilot, app)
        background = app.reading.background
        await until(pilot, lambda: not app.reading.library.going_on and background.total)
        await pilot.pause()
        assert "paused at 0 of 4 (P goes on)" in drawn(app)[0]
        assert "pause" in app.reading.keys.live()
        await pilot.press("j", "enter")
        # What is opened is analysed all the same.
        await until(pilot, lambda: analysed(app))
        assert background.done == 0
        await pilot.press("P")
        await until(pilot, lambda: not background.unfinished)
        assert "pause" not in app.reading.keys.live()
        app.reading.library.going_on = True
        desk.progress.begin(61_200)
        assert background.progress == "opening, 61,200 to read (P pauses)"
        await pilot.press("P")
        assert background.progress == "paused with 61,200 to read (P goes on)"
        desk.progress.begin(0)
        assert background.progress == "paused (P goes on)"
        await pilot.press("P")
        assert background.progress == "opening …"
        app.reading.library.going_on = False


APP = """
import sys
sys.path.insert(0, {here!r})
from app_support import FakeDesk
from reader.app.app import run
desk = FakeDesk()
sys.exit(run(desk.settings, desk.kept, lambda: desk))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    here = Path(__file__).parent
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", APP.format(here=str(here))],
        stdin=slave, stdout=slave, stderr=slave, cwd=here.parent.parent,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(here.parent.parent)},
    )  # fmt: skip
    os.close(slave)
    seen = b""
    signalled = False
    while select.select([master], [], [], 30)[0]:
        try:
            chunk = os.read(master, 65_536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
        if b"unread" in seen and not signalled:
            signalled = True
            process.send_signal(number)
    os.close(master)
    assert process.wait(30) == 128 + number
    assert seen.rindex(b"\x1b[?1049l") > seen.rindex(b"\x1b[?1049h")
    assert b"\x1b[?1000l" in seen and b"\x1b[?25h" in seen
