"""What is told of and corrected is what can be seen."""

from __future__ import annotations

from app_support import FakeDesk, Running, article, until

from reader.app.screens.picker import PickerScreen

WALK = article(
    "walk",
    "Rain",
    "It rained. “More is coming,” said Ida Holm.",
    *["The river rose, and nobody slept in the low town." for _ in range(40)],
    "“We left,” said Tom Pell. “We had to,” said Tom Pell.",
    "Ida Holm went too.",
    "“And I,” said Bo Lund.",
    *["The river fell, and everybody came back to the low town." for _ in range(40)],
    "“It is over,” said Ida Holm.",
    "“For now,” said Tom Pell.",
)


async def test_a_quotation_that_is_off_the_screen_is_told_of_no_more(running: Running) -> None:
    async with running(FakeDesk((WALK,))) as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: "Ida Holm" in app.reading.foot.text)
        await pilot.press("space")
        await until(pilot, lambda: "min left" in app.reading.foot.text)
        assert "❝" not in app.reading.foot.text
        assert "s correct" not in " ".join(hint.word for hint in app.reading.foot._hints)
        await pilot.press("s")
        await pilot.pause()
        assert not isinstance(app.screen, PickerScreen)
        assert "Stand in a quotation first" in app.reading.foot.message
        await pilot.press("b")
        await until(pilot, lambda: "Ida Holm" in app.reading.foot.text)


async def test_esc_passes_over_a_cursor_that_nobody_sees(running: Running) -> None:
    async with running(FakeDesk((WALK,))) as (app, pilot):
        await pilot.press("enter", "]", "q", "space")
        await until(pilot, lambda: "min left" in app.reading.foot.text)
        await pilot.press("escape")
        await until(pilot, lambda: app.reading.where == "list")


async def test_another_voice_of_the_panel_is_the_one_at_hand(running: Running) -> None:
    async with running(FakeDesk((WALK,)), (160, 40)) as (app, pilot):
        await pilot.press("enter", "]", "q")
        await until(pilot, lambda: "Ida Holm" in app.reading.foot.text)
        await pilot.press("v")
        await until(pilot, lambda: app.reading.where == "panel")
        voices = app.reading.panels.voices
        place = next(n for n in range(voices.count) if "pell" in (voices.value_at(n) or ""))
        voices.cursor = place
        await pilot.press("enter")
        await until(pilot, lambda: "Tom Pell" in app.reading.foot.text)
        assert app.reading.page.voice == "person:tom-pell"


async def test_the_same_speaker_after_a_name_is_that_name(running: Running) -> None:
    async with running(FakeDesk((WALK,))) as (app, pilot):
        await pilot.press("enter", *"]q]q]q")
        await until(pilot, lambda: "Tom Pell" in app.reading.foot.text)
        await pilot.press(*"]e]e")
        await until(pilot, lambda: "Tom Pell · " not in app.reading.foot.text)
        await pilot.press("escape", "g", *"]e")
        await until(
            pilot,
            lambda: "Ida Holm" in app.reading.foot.text and "mention" in app.reading.foot.text,
        )
        await pilot.press(*"]s")
        await until(pilot, lambda: "❝ 5/6  Ida Holm" in app.reading.foot.text)


async def test_of_who_says_nothing_that_is_said(running: Running) -> None:
    one = article("two", "Rain", "It rained. “More,” said Ida Holm.", "Then said Bo Lund nothing.")
    async with running(FakeDesk((one,))) as (app, pilot):
        await pilot.press("enter", *"]q")
        await pilot.pause()
        app.reading.page.next_entity(key="person:bo-lund")
        await until(pilot, lambda: "Bo Lund" in app.reading.foot.text)
        await pilot.press(*"]s")
        assert app.reading.foot.message == "Bo Lund says nothing in this article"
