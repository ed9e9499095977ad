"""Reading modes, one key each, and how they are left."""

from __future__ import annotations

from app_support import FakeDesk, Running, drawn
from textual.pilot import Pilot

from reader.app.app import ReaderApp


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
