"""How sure a speaker is stays on the screen, however narrow it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app_support import FakeDesk, Running, annotated, article, drawn, until
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Annotations
from reader.app.status import speaker_line
from reader.article import Article
from reader.text import cell_width

ONE = article("one", "Rain", "It rained. “More is coming,” said Wilhelmina Abercrombie-Holm.")


def doubted(one: Article) -> Annotations:
    found = annotated(one)
    people = tuple(
        replace(each, name="Wilhelmina Abercrombie-Holm of the Oster Weather Office")
        for each in found.entities
    )
    said = tuple(replace(each, confidence=0.55) for each in found.quotations)
    return replace(found, quotations=said, entities=people)


class Doubting(FakeDesk):
    """A desk whose analysis only guesses."""

    async def analyse(self, one: Article, urgent: bool = False) -> Annotations:
        self.analysed[one.digest] = replace(doubted(one), analyser="fake")
        return self.analysed[one.digest]


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (100, 30)])
async def test_a_cut_name_keeps_its_doubt(running: Running, size: tuple[int, int]) -> None:
    one = article("org", "Rain", "It rained. “More is coming,” said Wilhelmina Holm.")
    async with running(Doubting((one,)), size) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page" and app.reading.page.quotation_count)
        app.reading.foot.hush()
        await pilot.press("]", "q")
        await pilot.pause()
        rows = drawn(app)
        assert "a guess" in rows[-1]
        names = [row[row.index("◂") :].rstrip() for row in rows if "◂" in row]
        assert all(name.endswith("?") for name in names)


@given(st.integers(20, 120))
def test_the_foot_cuts_the_role_before_the_sureness(room: int) -> None:
    known = doubted(ONE)
    line = speaker_line(ONE, known, known.quotations[0], 1, 7, room)
    said = "".join(text for text, _ in line)
    assert cell_width(said) <= room
    assert said.endswith("· a guess")
    if "harbour master" in said:
        assert "Weather Office" in said


async def test_the_foot_is_told_anew_when_the_terminal_changes(running: Running) -> None:
    async with running(Doubting((ONE,)), (120, 30)) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page" and app.reading.page.quotation_count)
        await pilot.press("]", "q")
        await until(pilot, lambda: "harbour master" in app.reading.foot.text)
        await pilot.resize_terminal(50, 20)
        await until(pilot, lambda: "harbour master" not in app.reading.foot.text)
        app.reading.foot.hush()
        assert app.reading.foot.text.endswith("a guess")
