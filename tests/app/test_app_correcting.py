"""Correcting in one key, driven as a reader drives it."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, annotated, article, drawn, until
from textual.pilot import Pilot

from reader.annotations import Entity, Mention, Quotation
from reader.app.app import ReaderApp
from reader.app.keymap import Keymap
from reader.app.screens.picker import PickerScreen

HARBOUR = "/library/harbour.md"


def first(app: ReaderApp) -> Quotation:
    """The article's first quotation as the page has it."""
    annotations = app.reading.page.annotations
    assert annotations is not None
    return annotations.quotations[0]


def speaker(app: ReaderApp) -> str:
    """Who says it."""
    annotations = app.reading.page.annotations
    assert annotations is not None
    return annotations.speaker_name(first(app))


def speaker_here(app: ReaderApp) -> str:
    """Who says the quotation under the cursor."""
    quotation, annotations = app.reading.page.quotation_here, app.reading.page.annotations
    assert annotations is not None
    names = {each.key: each.name for each in annotations.entities}
    return names.get(quotation.first_speaker or "", "") if quotation else ""


def picker(app: ReaderApp) -> list[str]:
    """The lines of the picker that is open."""
    assert isinstance(app.screen, PickerScreen)
    rows = app.screen.rows
    return ["".join(text for text, _ in rows.row(place, 80)[0]) for place in range(rows.count)]


async def at_first_quotation(pilot: Pilot[None], app: ReaderApp) -> None:
    await pilot.press("enter", "]", "q")
    await until(pilot, lambda: app.reading.page.quotation_here == first(app))


async def pressed(pilot: Pilot[None], app: ReaderApp, *keys: str) -> None:
    """Presses keys into the picker and waits until it is closed."""
    await until(pilot, lambda: isinstance(app.screen, PickerScreen))
    await pilot.press(*keys)
    await until(pilot, lambda: not isinstance(app.screen, PickerScreen))


async def test_s_gives_the_quotation_to_another_of_the_article(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        assert speaker(app) == "Ines Varga"
        top, before = app.reading.page.scroll_offset, "".join(drawn(app)).count("Pell")
        await pilot.press("s")
        await pressed(pilot, app, *"pell", "enter")
        await until(pilot, lambda: speaker(app) == "Tom Pell")
        assert app.reading.foot.message.startswith("Corrected: speaker Tom Pell; u undoes it")
        assert app.reading.page.scroll_offset == top
        assert app.reading.page.quotation_here == first(app)
        assert "".join(drawn(app)).count("Pell") > before
        app.reading.foot.hush()
        assert "your correction" in app.reading.foot.text


@pytest.mark.parametrize("key", ["s", "r"])
async def test_what_was_asked_of_a_text_is_not_said_of_another(
    desk: FakeDesk, running: Running, key: str
) -> None:
    """Its file changed while the picker was open: the words stand elsewhere, or no more."""
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        edited = article("harbour", "The quay stays", "“We can mend it,” said Ines Varga.")
        desk.articles[HARBOUR] = edited
        app.reading.opening.changed_on_disk({HARBOUR})
        await until(pilot, lambda: app.reading.page.article == edited)
        await pressed(pilot, app, *"Jo Reed", "enter")
        await until(pilot, lambda: "nothing was corrected" in app.reading.foot.message)
        assert not desk.marks.keys("corrected")


async def test_u_undoes_a_correction_at_once(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await pressed(pilot, app, *"pell", "enter")
        await until(pilot, lambda: speaker(app) == "Tom Pell")
        await pilot.press("u")
        await until(pilot, lambda: speaker(app) == "Ines Varga")
        assert "correction taken back" in app.reading.foot.message


async def test_the_picker_has_people_first_and_the_speaker_chosen(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        lines = picker(app)
        assert lines[0] == "People"
        assert lines[1].startswith("  Ines Varga")
        assert isinstance(app.screen, PickerScreen)
        assert app.screen.rows.cursor == 1
        assert any(line.startswith("  Unknown") for line in lines)
        assert any(line.startswith("  Not a quotation") for line in lines)
        assert any(line.startswith("  Scare") for line in lines)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, PickerScreen))
        assert desk.marks.corrections_of(HARBOUR) == ()


async def test_the_key_that_corrects_is_hinted_at_on_a_common_terminal(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        assert "s correct" in drawn(app)[-1]
        await pilot.press("]", "e")
        await until(pilot, lambda: "r correct" in drawn(app)[-1])


async def test_somebody_new_is_named_by_typing(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await pressed(pilot, app, *"Jo Reed", "enter")
        await until(pilot, lambda: speaker(app) == "Jo Reed")


def speakers(app: ReaderApp) -> str:
    """All who say the article's first quotation, and whether each is one of its people."""
    known = {each.name for each in names(app)}
    return speaker(app) if known == {"Ines Varga", "Tom Pell"} else f"of {known}"


@pytest.mark.parametrize("typed", ["Ines Varga and Tom Pell", "varga, pell"])
async def test_two_of_the_article_say_it_together(
    desk: FakeDesk, running: Running, typed: str
) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*typed)
        await until(pilot, lambda: picker(app)[0] == "They say it together")
        assert picker(app)[1].rstrip() == "  Ines Varga and Tom Pell  both of them"
        assert "  Somebody new" not in picker(app)[:2]
        await pressed(pilot, app, "enter")
        await until(pilot, lambda: speakers(app) == "Ines Varga and Tom Pell")
        assert "Corrected: speaker Ines Varga and Tom Pell" in app.reading.foot.message
        await pilot.press("u")
        await until(pilot, lambda: speaker(app) == "Ines Varga")


async def test_one_who_is_not_known_makes_no_two(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"Tom Pell and Jo Reed")
        await until(pilot, lambda: picker(app)[0] == "Somebody new")
        assert picker(app)[1].startswith("  Tom Pell and Jo Reed  a new person")


async def test_the_mouse_chooses_too(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert isinstance(app.screen, PickerScreen)
        place = next(i for i, line in enumerate(picker(app)) if "Tom Pell" in line)
        await pilot.click(app.screen.rows, offset=(4, place))
        await until(pilot, lambda: speaker(app) == "Tom Pell")


async def test_what_is_no_quotation_is_lit_no_more(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        before = first(app)
        await pilot.press("s")
        await pressed(pilot, app, *"not a", "enter")
        await until(pilot, lambda: first(app) != before)
        assert app.reading.page.quotation_here is None


async def test_without_a_quotation_it_says_what_to_do(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "s")
        await pilot.pause()
        assert app.reading.foot.message == "Stand in a quotation first: ]q goes to the next"
        await pilot.press("r")
        await pilot.pause()
        assert app.reading.foot.message == "Stand on a name first: ]e goes to the next"


def names(app: ReaderApp) -> list[Entity]:
    annotations = app.reading.page.annotations
    assert annotations is not None
    return list(annotations.entities)


async def test_r_renames_the_speaker_under_the_cursor(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("r")
        await pressed(pilot, app, *"Inez Varga", "enter")
        await until(pilot, lambda: speaker(app) == "Inez Varga")
        assert "Ines Varga" in next(e.aliases for e in names(app) if e.name == "Inez Varga")


async def test_r_on_a_name_merges_it_into_another(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "e")
        await until(pilot, lambda: app.reading.page.entity_here)
        await pilot.press("r")
        await pressed(pilot, app, *"tom", "enter")
        await until(pilot, lambda: [each.name for each in names(app)] == ["Tom Pell"])
        here = app.reading.page.entity_here
        assert here is not None
        assert here.name == "Tom Pell"
        assert app.reading.walking.entity is not None
        assert app.reading.walking.entity.entity == here


async def test_one_mention_is_split_off_and_the_other_stays(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "e")
        await until(pilot, lambda: app.reading.page.entity_here)
        await pilot.press("r")
        await pressed(pilot, app, *"split", "enter")
        await until(pilot, lambda: len(names(app)) == 3)
        assert sorted(each.name for each in names(app)) == ["Ines Varga", "Ines Varga", "Tom Pell"]


async def test_a_name_is_of_another_kind_or_none(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "e")
        await until(pilot, lambda: app.reading.page.entity_here)
        await pilot.press("r")
        await pressed(pilot, app, *"place", "enter")
        await until(pilot, lambda: any(each.kind == "place" for each in names(app)))
        await pilot.press("r")
        await pressed(pilot, app, *"no name", "enter")
        await until(pilot, lambda: [each.name for each in names(app)] == ["Tom Pell"])
        assert app.reading.page.entity_here is None


async def test_a_name_is_corrected_in_whos_who(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "w")
        await until(pilot, lambda: app.reading.where == "panel")
        name = app.reading.panels.whos_who.value
        await pilot.press("r")
        await pressed(pilot, app, *"Somebody Else", "enter")
        await until(pilot, lambda: any(each.name == "Somebody Else" for each in names(app)))
        assert name not in {each.key for each in names(app)}


async def test_what_is_corrected_is_what_the_foot_tells_of(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "q", "]", "e")
        await until(pilot, lambda: "mention 1 of 2" in app.reading.foot.text)
        assert "r correct" in drawn(app)[-1]
        await pilot.press("s")
        await pilot.pause()
        assert app.screen is app.reading
        await pilot.press("]", "q")
        await until(pilot, lambda: "❝ 2/4  Tom Pell" in app.reading.foot.text)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        assert isinstance(app.screen, PickerScreen)
        assert app.screen.heading.startswith("Tom Pell")


async def test_the_picker_opens_with_its_first_lines_in_sight(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, (100, 24)) as (app, pilot):
        await pilot.press("enter", "]", "q", "]", "q")
        await until(pilot, lambda: speaker_here(app) == "Tom Pell")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.pause()
        assert isinstance(app.screen, PickerScreen)
        assert app.screen.rows.cursor == 2
        assert app.screen.rows.scroll_offset.y == 0
        assert any("People" in row for row in drawn(app))


async def test_words_that_look_like_markup_are_only_words(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await at_first_quotation(pilot, app)
        await pilot.press("s")
        await pressed(pilot, app, *"[/b] [x", "enter")
        await until(pilot, lambda: speaker(app) == "[/b] [x")


async def test_another_readers_mark_shows(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        desk.marks.refresh = lambda: True  # type: ignore[method-assign]
        desk.marks._marks[HARBOUR] = desk.marks.get(HARBOUR)
        app.reading.correcting.look_elsewhere()
        await pilot.pause()
        assert "4 unread" in drawn(app)[0]


async def test_marks_that_are_closed_are_looked_at_no_more(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        desk.marks.close()
        app.reading.correcting.look_elsewhere()
        await pilot.pause()
        assert app.is_running


def test_the_keys_are_free() -> None:
    from reader.app.commands import COMMANDS

    keymap, problems = Keymap.build(COMMANDS, {})
    assert not problems
    for command in ("correct-quotation", "correct-name"):
        for sequence in keymap.sequences[command]:
            where = next(each.where for each in COMMANDS if each.name == command)
            others = [
                each.name
                for each in COMMANDS
                if each.name != command and each.where & where
                for other in keymap.sequences[each.name]
                if other[: len(sequence)] == sequence or sequence[: len(other)] == other
            ]
            assert not others


def test_the_fake_finds_what_the_tests_need() -> None:
    found = annotated(FakeDesk().articles[HARBOUR])
    assert isinstance(found.mentions[0], Mention)


async def test_who_is_known_elsewhere_in_the_library_is_offered(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "]", "q", "s")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"ida")
        await until(pilot, lambda: any("Ida Holm" in row for row in drawn(app)))
        rows = drawn(app)
        assert any("person · 1 article" in row for row in rows)
        places = [
            number
            for number, row in enumerate(rows)
            for words in ("Somebody new", "In the library", "Ida Holm")
            if words in row
        ]
        assert len(places) == 3 and places == sorted(places)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: "Corrected" in app.reading.foot.message)
        await until(pilot, lambda: speaker(app) == "Ida Holm")
        await pilot.press("u", "]", "e", "r")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"ida")
        await until(pilot, lambda: any("Ida Holm  person · 1 article" in row for row in drawn(app)))
