"""Reading modes, one key each, and how they are left."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

import pytest
from app_support import FakeDesk, Running, annotated, article, drawn
from textual.pilot import Pilot

from reader.analysis.quotations.quotations import find
from reader.annotations import Annotations, Quotation
from reader.app.app import ReaderApp
from reader.app.page.excerpts import Mode, view_of
from reader.app.page.layout import lay_out


def page_text(app: ReaderApp) -> str:
    """What the page shows."""
    page = app.reading.page
    return "\n".join(page.render_line(y).text for y in range(page.size.height))


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_one_key_a_mode_and_the_foot_says_which(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pressed(pilot, "enter", '"')
        assert "We cannot mend" in page_text(app)
        assert "Paragraph 0 tells" not in page_text(app)
        app.reading.foot.hush()
        app.reading.show_status()
        assert "Quotations only" in drawn(app)[-1]
        await pressed(pilot, "-")
        assert "We cannot mend" not in page_text(app)
        assert "Paragraph 0 tells" in page_text(app)
        app.reading.foot.hush()
        app.reading.show_status()
        assert "Narration only" in drawn(app)[-1]
        await pressed(pilot, "=")
        assert "We cannot mend" in page_text(app)
        assert "only" not in drawn(app)[-1]


async def test_the_key_of_a_mode_or_escape_leaves_it(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pressed(pilot, "enter", '"', '"')
        assert app.reading.page.mode == "everything"
        await pressed(pilot, "-", "escape")
        assert app.reading.page.mode == "everything"
        assert app.reading.where == "page"


async def test_l_lights_the_voice_at_hand_and_the_others_are_dimmed(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pressed(pilot, "enter", "l")
        assert app.reading.page.voice == "person:ines-varga"
        await pressed(pilot, "l")
        assert app.reading.page.voice is None
        await pressed(pilot, "]", "q", "]", "q", "l")
        assert app.reading.page.voice == "person:tom-pell"
        await pressed(pilot, "escape", "escape")
        assert app.reading.page.voice is None
        assert app.reading.where == "page"


async def test_a_mode_and_a_lit_voice_go_together(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pressed(pilot, "enter", '"', "l")
        assert app.reading.page.mode == "quotations"
        assert app.reading.page.voice == "person:ines-varga"


@pytest.mark.parametrize(
    "said",
    [
        "“And who will pay?” asked Reyes.",
        '"And who will pay?" asked Reyes.',
        "“Never!” cried the mayor of the town.",
        "“And who will pay?” Reyes asked.",
        "“And who will pay?” the councillor for the eastern wards, Ana Reyes, asked.",
        "Reyes asked: “And who will pay?”",
    ],
)
def test_a_quotation_that_ends_in_a_question_is_shown_with_who_asks_it(said: str) -> None:
    one = article("a", "Head", f"It rained. {said} Nobody answered.")
    quotations = []
    for found in find(one.text, one.blocks):
        cue = next(word for word in ("asked", "cried") if word in said)
        place = one.text.index(cue)
        quotations.append(Quotation(found.segments, "direct", cue=(place, place + len(cue))))
    shown = view_of(one, Annotations(one.digest, "fake", tuple(quotations)), "quotations")
    assert shown is not None
    assert ["".join(piece for piece, _ in pieces) for pieces in shown.values()] == [said]


def test_a_sentence_after_a_question_is_not_shown_with_it() -> None:
    one = article("a", "Head", "“And who will pay?” The mayor left. Then Reyes asked again.")
    place = one.text.index("asked")
    [found] = find(one.text, one.blocks)
    asked = Quotation(found.segments, "direct", cue=(place, place + 5))
    shown = view_of(one, Annotations(one.digest, "fake", (asked,)), "quotations")
    assert shown is not None
    assert [piece for pieces in shown.values() for piece, _ in pieces] == ["“And who will pay?”"]


@pytest.mark.parametrize("mode", ["quotations", "narration"])
def test_no_mode_shows_furniture(mode: Mode) -> None:
    one = article("a", "Head", "It rained. “We stay,” said Ines Varga.", "~ Read “the letter” next")
    shown = view_of(one, annotated(one), mode)
    assert shown
    text = " ".join(piece for pieces in shown.values() for piece, _ in pieces)
    assert "Read" not in text and "letter" not in text
    assert ("We stay" in text) is (mode == "quotations")
    assert ("It rained" in text) is (mode == "narration")


def calls_to_lay_out(mode: Mode, sentences: int) -> int:
    """How many functions are called to show a mode of a paragraph of so many sentences."""
    words = (f"“Word {n} was given,” said Ines Varga. It went on." for n in range(sentences))
    one = article("a", "Head", " ".join(words))
    known = annotated(one)
    called = Counter[str]()

    def count(frame: FrameType, event: str, arg: object) -> None:
        called[event] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        lay_out(one, 60, view=view_of(one, known, mode))
    finally:
        sys.setprofile(before)
    return called["call"] + called["c_call"]


@pytest.mark.parametrize("mode", ["quotations", "narration"])
def test_a_paragraph_twice_as_long_costs_a_mode_no_more_than_twice_as_much(mode: Mode) -> None:
    assert calls_to_lay_out(mode, 400) < 2.5 * calls_to_lay_out(mode, 200)
