"""What the program says of itself: where there is no further, what a key lacks, what was marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from app_support import LIBRARY, FakeDesk, Running, annotated, article, drawn, until
from textual.pilot import Pilot
from textual.timer import Timer

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.app import keys
from reader.app.app import ReaderApp, tell_losses
from reader.app.page.voices import Voices
from reader.app.screens.picker import PickerScreen
from reader.app.status import reasons_line
from reader.article import Article
from reader.library.store import FileProblem
from reader.problems import Problem


def foot(app: ReaderApp) -> str:
    return app.reading.foot.message


async def open_first(app: ReaderApp, pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: app.reading.where == "page" and app.reading.page.annotations)


async def test_the_last_quotation_is_said_to_be_the_last(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press(*"]q" * 5)
        assert foot(app) == "That was the last of 4"
        await pilot.press(*"[q" * 5)
        assert foot(app) == "That was the first of 4"


async def test_after_scrolling_away_the_next_quotation_is_the_next_one_seen(
    running: Running,
) -> None:
    words = [f"“Word {n} was given,” said Ines Varga. " + "It went on. " * 30 for n in range(12)]
    async with running(FakeDesk((article("long", "Long", *words),))) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("]", "q", "G", "]", "q")
        here = app.reading.page.quotation_here
        assert here is not None and here.start >= app.reading.page.place > 0
        await pilot.press("g", "]", "q")
        assert app.reading.page.quotation_here == app.reading.page.annotations.quotations[0]  # type: ignore[union-attr]


async def test_the_share_of_the_loudest_voice_is_never_cut(running: Running) -> None:
    words = "“" + "We went on and on about the quay " * 60 + ",” said Ines Varga."
    async with running(FakeDesk((article("loud", "Loud", words, words, words),))) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("v")
        await until(pilot, lambda: any("100%" in row for row in drawn(app)))


async def test_where_names_stand_is_said_once_when_they_do_not_fit(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, (60, 20)) as (app, pilot):
        await open_first(app, pilot)
        await until(pilot, lambda: "who speaks" in foot(app))
        await pilot.press("q", "j", "enter")
        await pilot.pause()
        assert "who speaks" not in foot(app)


async def test_a_column_that_cannot_grow_says_so(desk: FakeDesk, running: Running) -> None:
    async with running(desk, (80, 24)) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("<")
        assert "here there is room for" in foot(app)
    desk = FakeDesk()
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press(">")
        assert "here there is room for" in foot(app)
    async with running(FakeDesk(), (300, 50)) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press(*">" * 30)
        assert "cannot be wider" in foot(app)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("n", "no hits"),
        ("S", "search"),
        ("%", "% is no key here; ? shows"),
        ("f", "f is a key of the page: Enter goes there"),
        ("Jc", "This article has no headings"),
    ],
)
async def test_a_key_that_does_nothing_says_so(
    desk: FakeDesk, running: Running, key: str, said: str
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press(*key)
        await until(pilot, lambda: said in foot(app))


async def test_what_can_follow_is_shown_after_a_moment_and_never_to_a_fast_hand(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        moments: list[Callable[[], object]] = []
        set_timer = app.reading.set_timer

        def timer(delay: float, callback: Callable[[], object]) -> Timer:
            if delay == keys.MOMENT:
                moments.append(callback)
            return set_timer(3_600, callback)

        monkeypatch.setattr(app.reading, "set_timer", timer)
        shown: list[str] = []
        set_pending = app.reading.foot.set_pending

        def pending(typed: str, follow: tuple[tuple[str, str], ...] = ()) -> None:
            shown.append(typed)
            set_pending(typed, follow)

        monkeypatch.setattr(app.reading.foot, "set_pending", pending)
        await pilot.press("]", "q")
        for moment in moments:
            moment()
        assert not any(shown)
        assert app.reading.page.quotation_here is not None
        moments.clear()
        await pilot.press("2", "]")
        assert "same speaker" not in app.reading.foot.text
        moments[-1]()
        assert app.reading.foot.text.startswith("2]   q next quotation   s same speaker")
        await pilot.press("escape")
        assert "next quotation" not in app.reading.foot.text


async def test_half_a_key_sequence_is_forgotten_after_a_while(
    desk: FakeDesk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PATIENCE", 0.01)
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("]")
        await until(pilot, lambda: not app.reading.keys.state.waiting)
        assert "next quotation" not in app.reading.foot.text
        await pilot.press("q")
        assert app.reading.where == "list"


async def test_the_page_is_seen_while_colours_are_chosen(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("T")
        await pilot.pause()
        rows = drawn(app)
        assert any("reader-dark" in row for row in rows)
        assert any("It was built for sail" in row for row in rows)


def test_nothing_is_a_hundred_per_cent_likely() -> None:
    one = LIBRARY[0]
    quotation = Quotation(((0, 4),), "direct", confidence=1.0, reasons=("the cue said follows",))
    assert reasons_line(one, annotated(one), quotation) == "Why: the cue said follows (sure, 99 %)"


def test_people_of_one_surname_are_told_apart_though_one_of_them_is_silent() -> None:
    text = "“Yes,” said Ruth Marsh to Ottilie Marsh."
    people = tuple(Entity(f"person:{n}", f"{n} Marsh", "person") for n in ("Ruth", "Ottilie"))
    quotation = Quotation(((0, 6),), "direct", speakers=("person:Ruth",), confidence=1.0)
    mentions = (Mention("person:Ruth", 12, 22, "name"), Mention("person:Ottilie", 26, 39, "name"))
    voices = Voices(Annotations("", "fake", (quotation,), people, mentions), text)
    label = voices.label(quotation)
    assert label is not None and label.text == "R. Marsh"


async def test_every_number_of_problems_is_the_number_listed(running: Running) -> None:
    desk = FakeDesk()
    odd = [FileProblem(f"/library/{name}.md", Problem("it is odd")) for name in "abc"]
    desk.problems += [*odd[:2], FileProblem("/library/d.png", Problem("no article"), True)]
    desk.warnings += odd[2:]
    desk.notes.append(Problem("settings: odd"))
    async with running(desk, (100, 40)) as (app, pilot):
        assert "Could not be read: 2 files" in app.reading.notes.text
        await pilot.press("!")
        await pilot.pause()
        rows = "\n".join(drawn(app))
        for heading in (
            "Settings and Reader: 1 note",
            "Could not be read: 2 files",
            "Opened with a warning: 1 file",
            "Passed over: 1 file",
        ):
            assert heading in rows


async def test_notes_of_the_settings_name_the_file_and_come_in_the_order_of_its_lines(
    running: Running,
) -> None:
    desk = FakeDesk()
    desk.notes += [
        Problem("settings: page.width: it takes a number", "default used", 12),
        Problem("settings: unknown setting page.widht", "did you mean page.width?", 3),
        Problem("keys: there is no command strar", "did you mean star?", 7),
        Problem("the index was made anew"),
    ]
    async with running(desk, (100, 40)) as (app, pilot):
        assert "could not be read" not in drawn(app)[-1]
        await pilot.press("!")
        await pilot.pause()
        rows = "\n".join(drawn(app))
        assert "Could not be read" not in rows and "could not be read" not in rows
        assert rows.count("settings.toml") == 1
        places = [rows.index(part) for part in ("line 3:", "line 7:", "line 12:")]
        assert places == sorted(places)
        assert rows.index("index was made anew") > 0


async def test_the_first_line_of_the_settings_that_is_wrong_is_said_at_the_foot(
    running: Running,
) -> None:
    desk = FakeDesk()
    desk.notes += [Problem("settings: odd", "", 9), Problem("settings: worse", "", 2)]
    async with running(desk) as (app, _):
        assert foot(app).startswith("settings.toml, line 2: worse")


async def test_where_nothing_is_found_no_other_article_is_on_the_page(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("slash", *"zzxxqq")
        await until(pilot, lambda: app.reading.page.article is None)
        said = " ".join(row[:33].strip() for row in drawn(app))
        assert "Esc puts the list back." in " ".join(said.split())
        await pilot.press("escape")
        await until(pilot, lambda: app.reading.page.article is LIBRARY[0])


async def test_what_was_read_to_its_end_is_said_to_be_marked(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        while not app.reading.page.at_end:
            await pilot.press("space")
        await until(pilot, lambda: foot(app).startswith("Marked read: “Harbour board votes"))
        assert foot(app).endswith("…” · u undoes")
        await pilot.press("u")
        assert not desk.marks.keys("read")


async def test_which_article_is_marked_is_said(desk: FakeDesk, running: Running) -> None:
    """Whoever goes on to the next one sees another on the page."""
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("m")
        await until(pilot, lambda: foot(app).startswith("Marked read: “Harbour board votes"))
        await pilot.press("m")
        await until(pilot, lambda: foot(app).startswith("Marked unread: “Harbour board votes"))


BOOK = article(
    "book", "Book", *[f"Paragraph {number} of quay " + "and so on " * 30 for number in range(60)]
)


@pytest.mark.parametrize("keys", ["G", ["G", "g", "G"], ["slash", *"quay", "enter", "N"]])
async def test_who_leaps_to_the_end_has_not_read_it(running: Running, keys: list[str]) -> None:
    desk = FakeDesk((BOOK,))
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: app.reading.page.progress > 0.9)
        await pilot.press("k", "j")
        await pilot.pause()
        assert not desk.marks.keys("read")


async def test_many_pages_turned_at_once_are_all_counted(running: Running) -> None:
    desk = FakeDesk((BOOK,))
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        page = app.reading.page
        while not page.at_end:
            page.scroll_pages(1)
        await until(pilot, lambda: desk.marks.keys("read"))


async def test_what_was_read_another_time_counts(running: Running) -> None:
    desk = FakeDesk((BOOK, LIBRARY[2]))
    desk.marks.set_place("/library/book.md", len(BOOK.text) * 3 // 4)
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        while not app.reading.page.at_end:
            await pilot.press("space")
        await until(pilot, lambda: desk.marks.keys("read"))


async def test_who_leapt_to_the_end_another_time_has_not_read_it(running: Running) -> None:
    desk = FakeDesk((BOOK,))
    desk.marks.set_place("/library/book.md", len(BOOK.text) - 5)
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("k", "j", "G")
        await pilot.pause()
        assert app.reading.page.at_end
        assert not desk.marks.keys("read")


async def test_a_larger_terminal_marks_nothing_read(running: Running) -> None:
    desk = FakeDesk((BOOK,))
    async with running(desk, (80, 24)) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("space")
        await pilot.resize_terminal(300, 600)
        await until(pilot, lambda: app.reading.page.at_end)
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: not app.reading.page.at_end)
        await pilot.press("G")
        await until(pilot, lambda: app.reading.page.at_end)
        await pilot.pause()
        assert not desk.marks.keys("read")


async def test_who_reads_on_in_a_larger_terminal_reads(running: Running) -> None:
    desk = FakeDesk((BOOK, LIBRARY[2]))
    async with running(desk, (80, 24)) as (app, pilot):
        await open_first(app, pilot)
        await pilot.resize_terminal(300, 600)
        await until(pilot, lambda: app.reading.page.at_end)
        await pilot.press("space")
        await until(pilot, lambda: desk.marks.keys("read"))


async def test_the_mark_does_not_stand_over_who_speaks(running: Running) -> None:
    words = ["It went on and on." for _ in range(20)]
    one = article("one", "Rain", *words, "“More is coming,” said Ida Holm.")
    desk = FakeDesk((one,))
    async with running(desk) as (app, pilot):
        await open_first(app, pilot)
        await pilot.press("]", "q")
        await until(pilot, lambda: desk.marks.keys("read"))
        assert "Ida Holm" in app.reading.foot.text


async def test_the_minutes_left_are_those_of_the_headline(running: Running) -> None:
    long = [f"Paragraph {number} " + "goes on and on " * 40 for number in range(60)]
    async with running(FakeDesk((article("long", "Long", *long),))) as (app, pilot):
        await open_first(app, pilot)
        await pilot.pause()
        rows = drawn(app)
        assert any("42 min" in row for row in rows[:-1])
        assert re.search(r"4[12] min left", rows[-1])


async def test_books_are_analysed_after_everything_shorter(running: Running) -> None:
    order: list[str] = []

    class Diary(FakeDesk):
        async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
            if not urgent:
                order.append(one.id)
            return await super().analyse(one, urgent)

    book = article("book", "Book", "word " * 40_000, published=date(2026, 7, 1))
    async with running(Diary((book, *LIBRARY)), (60, 20)):
        assert order[-1] == "book" and len(order) == 5


@pytest.mark.parametrize("size", [(60, 20), (100, 30)])
async def test_an_empty_library_says_what_to_do_at_every_width(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(FakeDesk(()), size) as (app, pilot):
        await until(pilot, lambda: any("There are no articles here" in row for row in drawn(app)))
        assert any("reader FOLDER" in row for row in drawn(app))


async def test_a_mark_that_could_not_be_written_is_told(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        assert not app.reading.troubles
        desk.marks.notes.append(Problem("marks cannot be written: disk full", "make room"))
        await until(pilot, lambda: "marks cannot be written" in app.reading.foot.message)
        assert "Settings and Reader: 1 note" in app.reading.notes.text
        app.reading.foot.hush()
        app.reading.troubles.look()
        assert not app.reading.foot.message


class Full(FakeDesk):
    """A desk whose last mark does not get to the disk."""

    async def close(self) -> None:
        await super().close()
        self.marks.notes.append(Problem("marks cannot be written: the disk is full"))


async def test_a_last_mark_that_is_not_written_is_told_after_leaving(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Full()
    async with running(desk) as (app, pilot):
        await pilot.press("*", "Q")
    assert desk.closed
    tell_losses(app)
    assert capsys.readouterr().err == "reader: marks cannot be written: the disk is full\n"


async def test_marks_that_are_not_on_the_disk_are_never_told_as_if_they_were(
    desk: FakeDesk, running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(desk) as (app, pilot):
        desk.marks.notes.append(Problem("marks cannot be written: the disk is full"))
        app.reading.correcting.look_elsewhere()
        assert "the disk is full" in foot(app)
        await pilot.press("*")
        assert foot(app) == "★ Starred · not on the disk: ! tells why"
        await pilot.press("enter", "]", "q", "s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"pell", "enter")
        await until(pilot, lambda: "Corrected" in foot(app))
        assert foot(app).endswith("not on the disk: ! tells why")
        desk.marks.notes.clear()
        app.reading.correcting.look_elsewhere()
        await pilot.press("*")
        assert foot(app) == "Star taken away"
    tell_losses(app)
    assert capsys.readouterr().err == ""
