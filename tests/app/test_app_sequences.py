"""Keys typed one after another where they lead nowhere, and those of the page in the list."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, article, until

from reader.app.commands import COMMANDS
from reader.app.keymap import NAMED, Keymap


@pytest.mark.parametrize("keys", ["]q", "]x", "[m", ",x", ",q"])
async def test_the_second_key_of_a_sequence_that_leads_nowhere_runs_nothing(
    running: Running, keys: str
) -> None:
    desk = FakeDesk((article("dull", "Minutes", "Nothing was decided."),))
    async with running(desk) as (app, pilot):
        left: list[int] = []
        app.reading.leave = lambda status=0: left.append(status)  # type: ignore[method-assign]
        await pilot.press(*keys)
        assert not left and not desk.marks.keys("read")
        assert app.reading.foot.message
        assert not app.reading.keys.state.waiting
        await pilot.press("m")
        assert desk.marks.keys("read")


async def test_quotations_are_gone_through_from_the_list(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("]", "q")
        assert app.reading.where == "page"
        first = app.reading.page.quotation_here
        assert first is not None
        await pilot.press("]", "q")
        assert app.reading.page.quotation_here != first


async def test_names_are_gone_through_from_the_list(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("]", "e")
        assert app.reading.where == "page"
        assert app.reading.page.entity_here is not None


async def test_the_walk_to_names_begins_with_the_speaker_at_hand(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", *"]q]q")
        quotation = app.reading.page.quotation_here
        assert quotation is not None and quotation.speakers == ("person:tom-pell",)
        await pilot.press("]", "e")
        mention = app.reading.page.mention_here
        assert mention is not None
        assert (mention.start, mention.end) == quotation.speaker_mention


async def test_the_walk_to_names_begins_at_a_quotation_whose_speaker_is_unknown(
    running: Running,
) -> None:
    one = article(
        "one", "Rain", "“Yes,” said Ida Holm.", "“No,” came the answer.", "“So?” said Tom Pell."
    )
    async with running(FakeDesk((one,))) as (app, pilot):
        await pilot.press("enter", *"]q]q")
        await pilot.press("]", "e")
        entity = app.reading.page.entity_here
        assert entity is not None and entity.name == "Tom Pell"
        await pilot.press("escape", "G", "]", "e")
        assert app.reading.page.entity_here is not None


async def test_whose_words_are_lit_is_said(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter", *"]q", "l")
        assert app.reading.foot.message == "Lit: the words of Ines Varga; l lights everything again"
        await pilot.press("l")
        assert app.reading.foot.message == "Everything is lit again"


async def test_with_no_page_beside_the_list_an_article_is_to_be_opened_first(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, (60, 20)) as (app, pilot):
        await pilot.press("]")
        assert app.reading.foot.message == "Open an article first: Enter"
        await pilot.press("q")
        assert app.reading.foot.message == "Open an article first: Enter"
        assert app.reading.where == "list" and app.is_running


async def test_esc_from_the_page_says_where_it_leads(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page")
        await pilot.press("escape")
        assert app.reading.foot.message == "In the list: Enter goes back to the page"


async def test_what_a_key_lacks_names_the_keys_as_they_are(running: Running) -> None:
    desk = FakeDesk(keys={"next-quotation": "ctrl+n"})
    async with running(desk) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.where == "page")
        await pilot.press("y")
        assert "Ctrl-N goes to the next" in app.reading.foot.message


def test_a_command_without_a_key_is_told_by_its_name() -> None:
    keymap, _ = Keymap.build(COMMANDS, {"search": "", "open": "ctrl+n"})
    assert keymap.told("{search} finds, {open} opens") == "search finds, Ctrl-N opens"


def test_every_command_named_in_a_message_is_one() -> None:
    named = {name for command in COMMANDS for name in NAMED.findall(command.lacking)}
    assert named and named <= {command.name for command in COMMANDS}
