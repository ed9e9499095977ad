"""Widths, type and colours are as the reader left them."""

from __future__ import annotations

from app_support import FakeDesk, Running, until

from reader.app.page.typography import Typography
from reader.library.kept import Kept


async def test_column_and_theme_are_kept_for_next_time(running: Running) -> None:
    kept = Kept(None)
    desk = FakeDesk()
    desk.kept = kept
    async with running(desk) as (app, pilot):
        await pilot.press("3", "greater_than_sign", "T")
        await pilot.pause()
        await pilot.press("j")
        await until(pilot, lambda: app.theme != "reader-dark")
        await pilot.press("enter")
        chosen = app.theme
    desk = FakeDesk()
    desk.kept = kept
    async with running(desk) as (app, _):
        assert app.reading.page.column_width == 72
        assert app.theme == chosen != "reader-dark"


async def test_a_theme_only_looked_at_is_not_kept(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (_, pilot):
        await pilot.press("T")
        await pilot.pause()
        await pilot.press("j", "escape")
    assert desk.kept.name("theme", "reader-dark") == "reader-dark"


async def test_a_kept_theme_that_is_gone_is_passed_over(running: Running) -> None:
    desk = FakeDesk()
    desk.kept.keep("theme", "no-such-theme", "reader-dark")
    async with running(desk) as (app, _):
        assert app.theme == "reader-dark"


async def test_the_lists_width_follows_its_keys_and_is_kept(running: Running) -> None:
    kept = Kept(None)
    for size, other in (((100, 30), 34), ((160, 45), 36)):
        desk = FakeDesk()
        desk.kept = kept
        async with running(desk, size) as (app, pilot):
            side = app.reading.side
            before = side.outer_size.width
            assert before == other
            await pilot.press("4", ")")
            await pilot.pause()
            assert side.outer_size.width == before + 8
            await pilot.press("5", "0", ")")
            await pilot.pause()
            assert app.reading.page.outer_size.width >= 46
            await pilot.press("5", "0", "(")
            await pilot.pause()
            assert side.outer_size.width == 24
            kept = Kept(None)
    kept.keep("list", 44, 0)
    desk = FakeDesk()
    desk.kept = kept
    async with running(desk) as (app, pilot):
        assert app.reading.side.outer_size.width == 44
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.reading.side.outer_size.width == 60
        await pilot.press(")")
        assert "no list beside" in app.reading.foot.text
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert app.reading.side.outer_size.width == 44


async def test_the_lists_border_can_be_dragged(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        side = app.reading.side
        edge = side.outer_size.width - 1
        await pilot.mouse_down("#side", offset=(edge, 5))
        await pilot.hover(offset=(edge + 6, 6))
        await pilot.mouse_up(offset=(edge + 6, 6))
        await pilot.pause()
        assert side.outer_size.width == edge + 1 + 6
        assert desk.kept.width("list", 0) == side.outer_size.width


async def test_a_theme_taken_in_the_palette_is_kept(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press(":")
        await pilot.pause()
        await pilot.press(*"theme nord")
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "nord")
    assert desk.kept.name("theme", "reader-dark") == "nord"


async def test_spacing_paragraphs_and_justification_are_kept_each_by_itself(
    running: Running,
) -> None:
    kept = Kept(None)
    desk = FakeDesk()
    desk.kept = kept
    async with running(desk) as (_, pilot):
        await pilot.press("enter", *",s,p,j,j")
    desk = FakeDesk()
    desk.kept = kept
    async with running(desk) as (app, _):
        assert app.reading.page.typography == Typography(2, "indent", False)
    desk = FakeDesk(spacing=2, justify=True)
    desk.kept = kept
    async with running(desk) as (app, pilot):
        # What was chosen over another setting counts no more; the rest does.
        assert app.reading.page.typography == Typography(2, "indent", True)
        await pilot.press("enter", *",s,j")
    desk = FakeDesk(spacing=2, justify=True)
    desk.kept = kept
    async with running(desk) as (app, _):
        assert app.reading.page.typography == Typography(1, "indent", False)


async def test_type_that_cannot_be_is_passed_over(running: Running) -> None:
    desk = FakeDesk()
    desk.kept.keep("spacing", "threefold", "single")
    desk.kept.keep("paragraphs", 7, "space")
    async with running(desk) as (app, _):
        assert app.reading.page.typography == Typography()
