"""The first frame, and what happens until the library is open."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from app_support import LIBRARY, FakeDesk, Running, app_of, at_the_desk, drawn, until

from reader.app.app import ReaderApp
from reader.app.parts import held
from reader.app.screens.first import FirstScreen
from reader.article import Article
from reader.cli import main
from reader.library.kept import Kept
from reader.library.store import Entry
from reader.problems import Problem


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Closed until it is set: so long a desk takes to open."""
    event = threading.Event()
    yield event
    event.set()


def behind(gate: threading.Event, desk: FakeDesk) -> ReaderApp:
    """The app on a desk that takes its time."""

    def opened() -> Any:
        gate.wait(30)
        return cast(Any, desk)

    return ReaderApp(desk.settings, desk.kept, opened)


@pytest.mark.parametrize("size", [(60, 20), (100, 30), (120, 40)])
@pytest.mark.parametrize("cells", [0, 44])
async def test_the_first_frame_stands_where_the_reading_screen_will(
    gate: threading.Event, size: tuple[int, int], cells: int
) -> None:
    desk = FakeDesk()
    desk.kept = Kept(None)
    if cells:
        desk.kept.keep("list", cells, 0)
    app = behind(gate, desk)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "opening" in drawn(app)[0])
        before = drawn(app)
        assert before[0].startswith(" Reader  opening …")
        assert before[0].rstrip().endswith("/ search")
        gate.set()
        await at_the_desk(pilot, app)
        await until(pilot, lambda: not app.reading.library.going_on)
        after = drawn(app)
        assert before[1].find("│") == after[1].find("│")
        assert before[0].index("/ search") == after[0].index("/ search")


async def test_keys_typed_before_the_library_is_open_are_not_lost(gate: threading.Event) -> None:
    app = behind(gate, FakeDesk())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", "r", "a", "i", "n")
        assert app.desk is None
        gate.set()
        await at_the_desk(pilot, app)
        await until(pilot, lambda: app.reading.search_box.text == "rain")


class Slow(FakeDesk):
    """A desk whose first articles take their time."""

    def __init__(self, gate: threading.Event, articles: Sequence[Article] = LIBRARY) -> None:
        super().__init__(articles)
        self.gate = gate

    def load(self, on_batch: Callable[[Sequence[Entry]], None]) -> None:
        self.gate.wait(30)
        super().load(on_batch)


async def test_keys_typed_before_the_first_rows_wait_for_them(gate: threading.Event) -> None:
    app = app_of(Slow(gate))
    async with app.run_test(size=(100, 30)) as pilot:
        await at_the_desk(pilot, app)
        await pilot.press("enter", "]", "q")
        assert app.reading.where == "list" and not app.reading.foot.message
        gate.set()
        await until(pilot, lambda: app.reading.where == "page")
        await until(pilot, lambda: app.reading.page.article is LIBRARY[0])


async def test_keys_typed_into_an_empty_library_are_told_so(gate: threading.Event) -> None:
    app = app_of(Slow(gate, ()))
    async with app.run_test(size=(100, 30)) as pilot:
        await at_the_desk(pilot, app)
        await pilot.press("*")
        gate.set()
        await until(pilot, lambda: "no article here" in app.reading.foot.message)


async def test_keys_do_not_wait_for_ever(
    gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "PATIENCE", 0.01)
    app = app_of(Slow(gate))
    async with app.run_test(size=(100, 30)) as pilot:
        await at_the_desk(pilot, app)
        await pilot.press("q")
        await until(pilot, lambda: app._exit)


async def test_ctrl_c_leaves_before_the_first_rows(
    gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "PATIENCE", 3_600.0)
    app = app_of(Slow(gate))
    async with app.run_test(size=(100, 30)) as pilot:
        await at_the_desk(pilot, app)
        await pilot.press("j", "ctrl+c")
        await until(pilot, lambda: app._exit)


async def test_ctrl_c_leaves_before_the_library_is_open(gate: threading.Event) -> None:
    app = behind(gate, FakeDesk())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not app.is_running or app._exit)
    assert app.return_code == 0
    assert app.desk is None


async def test_q_typed_too_soon_leaves_as_soon_as_it_can(gate: threading.Event) -> None:
    desk = FakeDesk()
    app = behind(gate, desk)
    async with app.run_test() as pilot:
        await pilot.press("q")
        gate.set()
        await until(pilot, lambda: app._exit)
    assert app.return_code == 0
    assert desk.closed


async def test_a_terminal_that_changes_meanwhile_is_fitted(gate: threading.Event) -> None:
    app = behind(gate, FakeDesk())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert cast(FirstScreen, app.screen).side.outer_size.width == 60
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert cast(FirstScreen, app.screen).side.outer_size.width == 34


class Stopping(FakeDesk):
    """A desk on which opening the library ends before its end."""

    def load(self, on_batch: Callable[[Sequence[Entry]], None]) -> None:
        super().load(on_batch)
        raise RuntimeError("the sky fell")


async def test_what_has_come_can_be_read_though_opening_stopped(running: Running) -> None:
    async with running(Stopping()) as (app, pilot):
        assert app.reading.list.count == len(LIBRARY)
        assert not app.reading.still_loading
        await pilot.press("!")
        await pilot.pause()
        assert "opening the library stopped: RuntimeError('the sky fell')" in "\n".join(drawn(app))
        await pilot.press("escape", "enter")
        await until(pilot, lambda: app.reading.where == "page" and app.reading.page.article)


async def test_a_desk_that_cannot_be_opened_ends_reader_and_says_why() -> None:
    def broken() -> Any:
        raise RuntimeError("the sky fell")

    desk = FakeDesk()
    app = ReaderApp(desk.settings, desk.kept, broken)
    with pytest.raises(RuntimeError, match="the sky fell"):
        async with app.run_test() as pilot:
            await until(pilot, lambda: app._exit)
    assert app.return_code == 1


async def test_what_is_wrong_with_the_settings_is_said_once_it_is_open() -> None:
    desk = FakeDesk(theme="no-such")
    desk.notes.append(Problem("the marks cannot be kept"))
    app = app_of(desk)
    async with app.run_test(size=(120, 30)) as pilot:
        await at_the_desk(pilot, app)
        assert app.theme == "reader-dark"
        await until(pilot, lambda: "the marks cannot be kept" in app.reading.foot.text)
        assert any("no theme no-such" in str(note) for note in desk.notes)


def test_the_collector_is_on_again_however_reader_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(*_: object) -> int:
        assert not gc.isenabled()
        raise RuntimeError

    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    for name in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setattr("reader.app.app.run", fails)
    assert gc.isenabled()
    with pytest.raises(RuntimeError):
        main([str(tmp_path)])
    assert gc.isenabled()
