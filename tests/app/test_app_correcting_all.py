"""One speaker put right, and all their quotations with it; who may be the same as whom."""

from __future__ import annotations

from app_support import FakeDesk, Running, article, until
from page_support import BOARD, LIND, OSTER, annotated, paragraphs
from test_app_correcting import picker, pressed
from textual.pilot import Pilot

from reader.annotations import Entity
from reader.app.app import ReaderApp
from reader.app.judging import name_choices, new_names
from reader.app.screens.picker import PickerScreen

ONE = article(
    "one",
    "Rain",
    "“More is coming,” said Ida Holm. “Much more,” said Ida Holm.",
    "“We left,” said Tom Pell. “A flood,” said Ida Holm. “No,” it read.",
)
KEY = "/library/one.md"


def speakers(app: ReaderApp) -> list[str]:
    annotations = app.reading.page.annotations
    assert annotations is not None
    names = {each.key: each.name for each in annotations.entities}
    return [names.get(each.first_speaker or "", "") for each in annotations.quotations]


async def says_pell(pilot: Pilot[None], app: ReaderApp) -> None:
    await pilot.press("enter", *"]q", "s")
    await pressed(pilot, app, *"pell", "enter")
    await until(pilot, lambda: speakers(app)[0] == "Tom Pell")


async def test_one_key_says_the_same_of_all_that_speakers_quotations(running: Running) -> None:
    desk = FakeDesk((ONE,))
    async with running(desk) as (app, pilot):
        await says_pell(pilot, app)
        assert app.reading.foot.message == (
            "Corrected: speaker Tom Pell; u undoes it; A corrects 2 more of Ida Holm"
        )
        await pilot.press("A")
        await until(pilot, lambda: speakers(app) == [*["Tom Pell"] * 4, ""])
        assert app.reading.foot.message.startswith(
            "Corrected: speaker Tom Pell, 2 quotations more; u undoes them"
        )
        await pilot.press("u")
        await until(pilot, lambda: speakers(app)[1] == "Ida Holm")
        assert app.reading.foot.message == "Undone: 2 corrections that came together"
        assert speakers(app) == ["Tom Pell", "Ida Holm", "Tom Pell", "Ida Holm", ""]
        await pilot.press("u")
        await until(pilot, lambda: speakers(app)[0] == "Ida Holm")


async def test_what_was_put_right_before_stays(running: Running) -> None:
    desk = FakeDesk((ONE,))
    async with running(desk) as (app, pilot):
        await pilot.press("enter", *"]q]q", "s")
        await pressed(pilot, app, *"Jo Reed", "enter")
        await until(pilot, lambda: speakers(app)[1] == "Jo Reed")
        await pilot.press(*"[q", "s")
        await pressed(pilot, app, *"pell", "enter")
        await until(pilot, lambda: speakers(app)[0] == "Tom Pell")
        assert "A corrects 1 more of Ida Holm" in app.reading.foot.message
        await pilot.press("A")
        await until(pilot, lambda: speakers(app)[3] == "Tom Pell")
        assert speakers(app)[1] == "Jo Reed"


async def test_after_the_undo_there_is_nothing_to_say_of_all(running: Running) -> None:
    desk = FakeDesk((ONE,))
    async with running(desk) as (app, pilot):
        await says_pell(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: speakers(app)[0] == "Ida Holm")
        await pilot.press("A")
        assert "First s says who really speaks" in app.reading.foot.message
        assert desk.marks.corrections_of(KEY) == ()


async def test_an_unknown_speaker_is_not_the_same_as_another(running: Running) -> None:
    one = article("one", "Rain", "“A flood,” it read. “No,” it read. “So?” said Tom Pell.")
    async with running(FakeDesk((one,))) as (app, pilot):
        await pilot.press("enter", *"]q", "s")
        await pressed(pilot, app, *"pell", "enter")
        await until(pilot, lambda: speakers(app)[0] == "Tom Pell")
        assert app.reading.foot.message == "Corrected: speaker Tom Pell; u undoes it"


PELL = Entity("person:tom-pell", "Tom Pell", "person")
NAMES = paragraphs("Lind met Pell in Oster for the Board.")
KNOWN = annotated(NAMES, entities=(LIND, PELL, OSTER, BOARD))


def test_a_person_is_offered_persons_to_be_the_same_as() -> None:
    choices = name_choices(KNOWN, LIND, "Lind", 1)
    assert [c.name for c in choices if c.heading == "The same as"] == ["Tom Pell"]


def test_who_is_meant_of_another_kind_is_found_by_typing() -> None:
    (oster, *names) = new_names(KNOWN, LIND, "oste", 2)
    assert (oster.name, oster.value.what, oster.value.entity) == ("Oster", "merge", OSTER.key)
    assert [each.name for each in names] == ["Rename", "Split off"]
    assert [each.name for each in new_names(KNOWN, LIND, "Mara Lindt", 1)] == ["Rename"]


async def test_the_picker_of_a_name_has_its_own_kind_only(running: Running) -> None:
    async with running(FakeDesk((ONE,))) as (app, pilot):
        await pilot.press("enter", *"]q", "r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert "The same as" in picker(app)
        assert any("Tom Pell" in line for line in picker(app))
