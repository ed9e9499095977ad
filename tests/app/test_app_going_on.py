"""Where the cursors go on from once a word has been corrected away, and round the end."""

from __future__ import annotations

from app_support import FakeDesk, Running, annotated, article, drawn, until
from textual.pilot import Pilot

from reader.annotations import Annotations, Mention
from reader.app.app import ReaderApp
from reader.app.screens.picker import PickerScreen
from reader.article import Article

BOARD = article(
    "board",
    "The board meets",
    "“One,” said Ida Holm. “Two,” said Tom Pell.",
    "“Three,” said Ida Holm. “Four,” said Ines Varga.",
    "He had nothing to add.",
)


def told(one: Article) -> Annotations:
    """As the desk analyses it, and Tom Pell is meant by a pronoun too."""
    found = annotated(one)
    he = one.text.index("He had")
    pell = Mention("person:tom-pell", he, he + 2, "pronoun")
    return Annotations(
        found.digest, found.analyser, found.quotations, found.entities, (*found.mentions, pell)
    )


def words(app: ReaderApp) -> str:
    """The quotation under the cursor."""
    quotation = app.reading.page.quotation_here
    return BOARD.text[quotation.start : quotation.end] if quotation else ""


def picked(app: ReaderApp) -> str:
    """All that the picker offers."""
    assert isinstance(app.screen, PickerScreen)
    rows = app.screen.rows
    return "\n".join("".join(text for text, _ in rows.row(n, 80)[0]) for n in range(rows.count))


async def corrected(pilot: Pilot[None], app: ReaderApp, key: str, typed: str) -> None:
    """Opens a picker, takes what is typed, and waits until that is told."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, PickerScreen))
    await pilot.press(*typed, "enter")
    await until(pilot, lambda: app.reading.foot.message.startswith("Corrected"))


async def test_after_what_is_no_quotation_the_next_one_is_next(running: Running) -> None:
    async with running(FakeDesk((BOARD,))) as (app, pilot):
        await pilot.press("enter", "]", "q", "]", "q")
        await until(pilot, lambda: words(app) == "“Two,”")
        await corrected(pilot, app, "s", "not a")
        await until(pilot, lambda: app.reading.page.quotation_count == 3)
        assert not words(app)
        await pilot.press("]", "q")
        await until(pilot, lambda: words(app) == "“Three,”")


async def test_after_what_is_no_quotation_the_one_before_is_before(running: Running) -> None:
    async with running(FakeDesk((BOARD,))) as (app, pilot):
        await pilot.press("enter", *["]", "q"] * 3)
        await until(pilot, lambda: words(app) == "“Three,”")
        await corrected(pilot, app, "s", "not a")
        await until(pilot, lambda: app.reading.page.quotation_count == 3)
        await pilot.press("[", "q")
        await until(pilot, lambda: words(app) == "“Two,”")


async def test_after_what_is_no_name_the_next_name_is_next(running: Running) -> None:
    async with running(FakeDesk((BOARD,))) as (app, pilot):
        await pilot.press("enter", "]", "q", "]", "q", "]", "e")
        page = app.reading.page
        await until(pilot, lambda: page.entity_here and page.entity_here.name == "Tom Pell")
        await corrected(pilot, app, "r", "reject")
        await until(pilot, lambda: page.entity_here is None)
        await pilot.press("]", "e")
        await until(pilot, lambda: page.entity_here and page.entity_here.name == "Ida Holm")
        assert page.mention_here is not None
        assert page.mention_here.start > BOARD.text.index("Three")


async def test_a_walk_round_the_end_says_so(running: Running) -> None:
    async with running(FakeDesk((BOARD,))) as (app, pilot):
        await pilot.press("enter", "]", "e")
        await until(pilot, lambda: app.reading.page.entity_here is not None)
        await pilot.press("]", "e")
        assert not app.reading.foot.message
        await pilot.press("]", "e")
        await until(
            pilot, lambda: app.reading.foot.message == "Round the end: Ida Holm, mention 1 of 2"
        )
        await pilot.press("[", "e")
        told = "Round the beginning: Ida Holm, mention 2 of 2"
        await until(pilot, lambda: app.reading.foot.message == told)


async def test_where_there_is_one_mention_it_is_called_the_only_one(running: Running) -> None:
    async with running(FakeDesk((BOARD,))) as (app, pilot):
        await pilot.press("enter", *["]", "q"] * 4, "]", "e", "]", "e")
        await until(pilot, lambda: app.reading.foot.message == "The only mention of Ines Varga")


async def test_nobody_is_called_by_a_pronoun(running: Running) -> None:
    desk = FakeDesk((BOARD,))
    desk.analysed[BOARD.digest] = told(BOARD)
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "q", "]", "q", "]", "e", "r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert "Split off" in picked(app)
        await pilot.press("escape", "]", "e", "r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert "Split off" not in picked(app)
        await pilot.press(*"Leo Marsh")
        await until(pilot, lambda: "Split off" in picked(app))


async def test_a_voice_of_the_panel_is_put_right(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "v", "r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert "Ines Varga · person" in "\n".join(drawn(app))
