"""What is under the cursor is copied with where it stands: on the page, in lists, in panels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from app_support import FakeDesk, Running, drawn, until
from library_support import running_library
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.screens.about import AboutScreen
from reader.app.screens.help import HelpScreen
from reader.desk.searching import About

KEPT_CRANES = (
    "“We will keep the cranes,” — Ines Varga, in “The port stays open”, Gazette, 3 June 2026"
)
CRANES = "“The cranes are ours,” — Ines Varga, in “The port stays open”, Gazette, 3 June 2026"
FERRY_GOES = (
    "“The ferry goes, the cranes stay,” — Ines Varga, in “A ferry is sold”, Courier, 1 May 2026"
)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been copied, one after the other."""
    texts: list[str] = []

    def copy(app: Any, text: str) -> str:
        texts.append(text)
        return "Copied"

    monkeypatch.setattr("reader.app.parts.copying.copy", copy)
    return texts


def foot(app: ReaderApp) -> str:
    return app.reading.foot.message


async def searched(app: ReaderApp, pilot: Pilot[None], text: str, kind: int) -> None:
    """Goes to the list of what a search finds."""
    app.reading.finder.run(text, kind)
    await until(pilot, lambda: app.reading.finder.found)
    await pilot.press("down")
    await until(pilot, lambda: app.reading.where == "list")


async def test_a_quotation_that_was_found(tmp_path: Path, copied: list[str]) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await searched(app, pilot, "by:varga ferry", 1)
        await until(pilot, lambda: "y copy" in drawn(app)[-1])
        await pilot.press("y")
        await until(pilot, lambda: copied == [FERRY_GOES])
        await until(pilot, lambda: foot(app) == "Copied")
        assert app.reading.where == "list"


async def test_an_article_in_the_list(desk: FakeDesk, running: Running, copied: list[str]) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert copied[0].startswith("“Harbour board votes")
        assert copied[0].endswith("”, Gazette, 3 June 2026, https://example.org/a")
        assert foot(app) == "Copied · where the article stands"


async def test_of_a_voice_all_it_says_in_the_article(tmp_path: Path, copied: list[str]) -> None:
    async with running_library(tmp_path / "library", (160, 45)) as (app, pilot):
        await pilot.press("enter", "v")
        await until(pilot, lambda: app.reading.panels.voices.key)
        assert "y copy" in drawn(app)[-1]
        await pilot.press("y")
        await until(pilot, lambda: copied == [f"{KEPT_CRANES}\n\n{CRANES}"])
        await until(pilot, lambda: foot(app) == "Copied · 2 quotations")
        await pilot.press("v", "w", "j", "y")
        await until(pilot, lambda: len(copied) == 2)
        assert copied[1].startswith("“They were built for sail,” — Tom Pell, in")


async def test_in_the_list_of_all_that_somebody_said(tmp_path: Path, copied: list[str]) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q", "W")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        assert any("y copy" in row for row in drawn(app))
        await pilot.press("y")
        await until(pilot, lambda: copied == [KEPT_CRANES])
        await until(pilot, lambda: any("Copied" in row for row in drawn(app)))
        await pilot.press("j")
        assert not any("Copied" in row for row in drawn(app))
        await pilot.press("j", "y")
        await until(pilot, lambda: copied[1:] == [FERRY_GOES])
        await pilot.press("G", "y")
        await until(pilot, lambda: copied[2:] == ["“A ferry is sold”, Courier, 1 May 2026"])
        assert isinstance(app.screen, AboutScreen)


async def test_all_that_is_listed(tmp_path: Path, copied: list[str]) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await searched(app, pilot, "by:varga", 1)
        await pilot.press("S")
        await until(pilot, lambda: app.reading.finder.sort == "date")
        await pilot.press("Y")
        await until(pilot, lambda: copied)
        assert sorted(copied[0].split("\n\n")) == sorted([KEPT_CRANES, CRANES, FERRY_GOES])
        await until(pilot, lambda: foot(app) == "Copied · 3 quotations")
        await pilot.press("W")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        await pilot.press("Y")
        await until(pilot, lambda: len(copied) == 2)
        assert copied[1].split("\n\n")[-1] == FERRY_GOES
        await until(pilot, lambda: any("Copied · 3 quotations" in row for row in drawn(app)))
        await pilot.press("escape", "escape", "Y")
        assert "where they are listed" in foot(app)


async def test_where_nothing_can_be_copied_that_is_said(tmp_path: Path, copied: list[str]) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await searched(app, pilot, "varga", 2)
        await pilot.press("y")
        assert "quotations, voices and articles" in foot(app)
        await pilot.press("escape")
        await pilot.press("enter", "y")
        assert foot(app) == "Stand in a quotation first: ]q goes to the next"
        assert not copied


async def test_who_somebody_is_answers_every_key(tmp_path: Path) -> None:
    async with running_library(tmp_path / "library") as (app, pilot):
        await pilot.press("enter", "]", "q", "W")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        await pilot.press("s")
        assert any("s is no key here; Esc closes" in row for row in drawn(app))
        await pilot.press("?")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("?")
        assert isinstance(app.screen, AboutScreen)
        assert not any("no key here" in row for row in drawn(app))


class Knowing(FakeDesk):
    """A desk that knows one person by many roles and names."""

    def about(self, name: str, entity: str = "") -> About:
        roles = ("harbour master", "chair of the regional ferry commission", "member for the isles")
        names = ("Captain Varga", "Ines Varga of the northern quay", "I. M. Varga", "Ms Varga")
        return About(name, "person", roles, names, (), (), 1, 3)


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_all_roles_and_names_of_somebody_can_be_read(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(Knowing(), size) as (app, pilot):
        await pilot.press("enter", "]", "q", "W")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        text = " ".join(" ".join(row.strip(" │") for row in drawn(app)).split())
        for words in ("member for the isles", "3 quotations", "I. M. Varga, Ms Varga"):
            assert words in text


async def test_what_is_gone_meanwhile_leaves_the_clipboard_as_it_is(
    desk: FakeDesk, running: Running, copied: list[str]
) -> None:
    async with running(desk) as (app, pilot):
        app.reading.copying.copy(lambda: "")
        await until(pilot, lambda: "Not copied" in foot(app))
        assert copied == []
