"""The palette finds articles by their headlines while one types."""

from __future__ import annotations

import pytest
from app_support import LIBRARY, FakeDesk, Running, article, drawn, until

from reader.app import palette
from reader.app.palette import Headlines
from reader.app.screens.picker import PickerScreen
from reader.text import fold


async def test_headlines_are_folded_once_and_not_while_one_types(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe = article("cafe", "The Café on the Quay", "It is closed.")
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(palette, "fold", counted)
    async with running(FakeDesk((*LIBRARY, cafe))) as (app, pilot):
        await pilot.press(":")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await until(pilot, lambda: len(folded) == len(LIBRARY) + 1)
        folded.clear()
        await pilot.press(*"cafe quay")
        await until(pilot, lambda: any("The Café on the Quay" in row for row in drawn(app)))
        assert not {cafe.title, *(one.title for one in LIBRARY)} & set(folded)
        await pilot.press("enter")
        await until(pilot, lambda: app.reading.opening.key == "/library/cafe.md")


async def test_a_letter_typed_before_all_are_folded_finds_as_much(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, _):
        early, late = Headlines(app.reading.shelf), Headlines(app.reading.shelf)
        late.fold()
        for words in (["rain"], ["the"], ["sic", "baker"], ["nothing"]):
            assert list(early.having(words)) == list(late.having(words))
        assert [title for _, title in early.having(["rain"])] == ["Rain"]


async def test_an_article_from_the_palette_is_gone_on_from_and_back(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        reading = app.reading
        await pilot.press("enter", "space", "]", "q")
        await until(pilot, lambda: reading.page.place > 0)
        place = reading.page.place
        await pilot.press(":")
        await until(pilot, lambda: isinstance(app.screen, PickerScreen))
        await pilot.press(*"rain", "enter")
        await until(pilot, lambda: reading.opening.key == "/library/short.md")
        assert reading.key_at(reading.list.cursor) == "/library/short.md"
        await pilot.press("J")
        await until(pilot, lambda: reading.opening.key == "/library/undated.md")
        await pilot.press("backspace")
        await until(pilot, lambda: reading.opening.key == "/library/harbour.md")
        assert reading.page.place == place and reading.where == "page"
        assert reading.key_at(reading.list.cursor) == "/library/harbour.md"
        await pilot.press("backspace")
        assert "not jumped anywhere" in reading.foot.message
