"""The panels beside the page, where there is little room for them."""

from __future__ import annotations

from dataclasses import replace

from app_support import FakeDesk, Running, annotated, article, drawn

BOARD = article(
    "board",
    "The board meets",
    "“One,” said Ida Holm. “Two,” said Ida Holm. “Three,” said Tom Pell.",
)
LONG_ROLE = "keeper of the northern light and of both harbours"


async def test_a_long_role_leaves_room_for_what_is_counted(running: Running) -> None:
    desk = FakeDesk((BOARD,))
    found = annotated(BOARD)
    entities = tuple(replace(each, roles=(LONG_ROLE,)) for each in found.entities)
    desk.analysed[BOARD.digest] = replace(found, entities=entities)
    async with running(desk) as (app, pilot):
        await pilot.press("enter", "w")
        await pilot.pause()
        said = [row[:33].strip() for row in drawn(app)]
        assert any(row.startswith("keeper") and "… · 2 mentions · 2❝" in row for row in said)
        assert any(row.startswith("keeper") and "… · 1 mention · 1❝" in row for row in said)
