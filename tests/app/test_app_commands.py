"""A walk through every command: each by each of its own keys, each with what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

import pytest
from app_support import LIBRARY, FakeDesk, Running, drawn, until
from textual.widgets import Input

from reader.app.app import ReaderApp
from reader.app.commands import COMMANDS, Command
from reader.app.keymap import parse
from reader.app.screens.picker import PickerScreen
from reader.app.screens.table import TableScreen
from reader.app.widgets.panel import Panel
from reader.article import Article
from reader.formats import read
from reader.library.store import FileProblem
from reader.problems import Problem

TEXT = f"""---
title: Harbour board votes to close the old ferry quay
date: 2026-06-03
source: Gazette
url: https://example.org/a
---

“We cannot mend it again,” said Ines Varga. See [the minutes](https://example.org/minutes).

“It was built for sail,” said Tom Pell. “Nobody sails now.”

| year | ferries | what the harbour board made of it | what the town made of it | in the papers |
|------|---------|-----------------------------------|--------------------------|---------------|
| 2024 | twelve  | as many as there were before      | not half as many         | nothing much  |

## What comes next

“The ferries will go to the new quay,” said Ines Varga, after the vote.

{"".join(f"Paragraph {n} tells of the quay and its long history.{chr(10) * 2}" for n in range(40))}

Subscribe to our newsletter
"""


def library() -> tuple[Article, ...]:
    one = replace(read(TEXT.encode(), "rich.md").article, id="rich")
    last = one.blocks[-1]
    blocks = (*one.blocks[:-1], replace(last, kind="furniture"))
    return (replace(one, blocks=blocks), *LIBRARY[1:])


Probe = Callable[[ReaderApp], object]


@dataclass(frozen=True)
class Walk:
    """How a command is tried: what is typed first, and what must be another thing afterwards."""

    before: tuple[str, ...]
    probe: Probe
    becomes: object = ...
    """What it must be then; `...`: anything else than before."""


def corrections(app: ReaderApp) -> object:
    return len(app.reading.desk.marks.corrections_of(app.reading.opening.key or ""))


def cursor(app: ReaderApp) -> object:
    return app.reading.list.cursor


def scrolled(app: ReaderApp) -> object:
    return app.reading.page.scroll_offset.y


def where(app: ReaderApp) -> object:
    return app.reading.where


def said(app: ReaderApp) -> object:
    return app.reading.foot.message


def article(app: ReaderApp) -> object:
    return app.reading.opening.key


def here(app: ReaderApp) -> object:
    quotation = app.reading.page.quotation_here
    return quotation.start if quotation else None


def marked(app: ReaderApp) -> object:
    mark = app.reading.desk.marks.get("/library/rich.md")
    return mark.read, mark.starred


def screen(app: ReaderApp) -> object:
    return type(app.screen).__name__


def panel(app: ReaderApp) -> object:
    shown = app.reading.panels.shown
    return shown.heading if isinstance(shown, Panel) else None


def kind(app: ReaderApp) -> object:
    return app.reading.finder.kind


def searching(app: ReaderApp) -> object:
    return app.reading.finder.active


def typed(app: ReaderApp) -> object:
    return isinstance(app.reading.focused, Input)


def column(app: ReaderApp) -> object:
    return app.screen.table_sheet.first if isinstance(app.screen, TableScreen) else None


def gone(app: ReaderApp) -> object:
    return app._exit


PAGE = ("enter",)
QUOTED = ("enter", "]", "q")
SECOND = (*QUOTED, "]", "q")
SEARCH = ("slash", *"quay")
FOUND = (*SEARCH, "enter")
WIDE = ("enter", "t")

WALKS: dict[str, Walk] = {
    "down": Walk((), cursor, 1),
    "up": Walk(("j", "j"), cursor, 1),
    "page-down": Walk(PAGE, scrolled),
    "page-up": Walk((*PAGE, "G"), scrolled),
    "half-page-down": Walk(PAGE, scrolled),
    "half-page-up": Walk((*PAGE, "G"), scrolled),
    "top": Walk((*PAGE, "G"), scrolled, 0),
    "bottom": Walk((), cursor, 3),
    "open": Walk((), where, "page"),
    "into-list": Walk(SEARCH, where, "list"),
    "next-pane": Walk((), where, "page"),
    "previous-pane": Walk(PAGE, where, "list"),
    "next-article": Walk(PAGE, article, "/library/bread.md"),
    "previous-article": Walk(("j", "enter"), article, "/library/rich.md"),
    "jump-back": Walk((*PAGE, "colon", *"rain", "enter"), article, "/library/rich.md"),
    "back": Walk(PAGE, where, "list"),
    "cancel": Walk(SEARCH, searching, False),
    "star": Walk((), marked, (False, True)),
    "read": Walk((), marked, (True, False)),
    "undo": Walk(("*",), marked, (False, False)),
    "open-link": Walk(PAGE, lambda app: "https://example.org/a" in str(said(app)), True),
    "next-quotation": Walk(PAGE, here),
    "previous-quotation": Walk(SECOND, here),
    "next-of-voice": Walk(QUOTED, here),
    "previous-of-voice": Walk((*QUOTED, "]", "s"), here),
    "next-mention": Walk(PAGE, lambda app: app.reading.page.entity_here),
    "previous-mention": Walk(PAGE, lambda app: app.reading.page.entity_here),
    "light-voice": Walk(QUOTED, lambda app: app.reading.page.voice, "person:ines-varga"),
    "why-this-speaker": Walk(QUOTED, screen, "WhyScreen"),
    "copy-quotation": Walk(QUOTED, said),
    "copy-all": Walk(PAGE, said, "Copied · 4 quotations"),
    "voices": Walk((), panel, "Voices"),
    "whos-who": Walk((), panel, "Who's who"),
    "quotations-only": Walk(PAGE, lambda app: app.reading.page.mode, "quotations"),
    "narration-only": Walk(PAGE, lambda app: app.reading.page.mode, "narration"),
    "everything": Walk((*PAGE, "-"), lambda app: app.reading.page.mode, "everything"),
    "correct-quotation": Walk(QUOTED, screen, "PickerScreen"),
    "correct-all": Walk((*QUOTED, "s", *"pell", "enter"), corrections),
    "correct-name": Walk((*PAGE, "]", "e"), screen, "PickerScreen"),
    "search": Walk((), typed, True),
    "search-library": Walk(PAGE, typed, True),
    "next-hit": Walk(FOUND, said),
    "previous-hit": Walk(FOUND, said),
    "complete": Walk(("slash", *"sai"), lambda app: app.reading.search_box.text, "said:"),
    "complete-back": Walk(("slash", *"sai"), lambda app: app.reading.search_box.text),
    "saved": Walk(FOUND, screen),
    "everywhere": Walk((*PAGE, "]", "e"), screen),
    "next-kind": Walk(SEARCH, kind, 1),
    "previous-kind": Walk(SEARCH, kind, 2),
    "kind-right": Walk((*SEARCH, "down"), kind, 1),
    "kind-left": Walk((*SEARCH, "down"), kind, 2),
    "sort": Walk((*SEARCH, "down"), lambda app: app.reading.finder.sort, "date"),
    "palette": Walk((), screen, "PickerScreen"),
    "follow": Walk(PAGE, lambda app: len(app.reading.page.hints)),
    "open-table": Walk(PAGE, screen),
    "table-left": Walk((*WIDE, "l"), column, 0),
    "table-right": Walk(WIDE, column, 1),
    "next-presence": Walk((*QUOTED, "l"), said),
    "line-spacing": Walk(PAGE, lambda app: app.reading.page.typography.spacing, 2),
    "paragraph-style": Walk(PAGE, lambda app: app.reading.page.typography.paragraphs, "indent"),
    "justify": Walk(PAGE, lambda app: app.reading.page.typography.justify, True),
    "legend": Walk((), screen, "LegendScreen"),
    "narrower": Walk((), lambda app: app.reading.page.column_width, 64),
    "wider": Walk((), lambda app: app.reading.page.column_width, 68),
    "narrower-list": Walk((), lambda app: app.reading.columns.list_cells, 32),
    "wider-list": Walk((), lambda app: app.reading.columns.list_cells, 36),
    "unfold-furniture": Walk((), said, "Page furniture unfolded"),
    "contents": Walk((), panel, "Contents"),
    "zen": Walk(PAGE, lambda app: app.reading.header.display, False),
    "theme": Walk((), screen, "ThemesScreen"),
    "help": Walk((), screen, "HelpScreen"),
    "problems": Walk((), screen, "ProblemsScreen"),
    "pause": Walk((), lambda app: app.reading.background.progress),
    "redraw": Walk((), lambda app: getattr(app, "redrawn", 0), 1),
    "suspend": Walk((), lambda app: getattr(app, "suspended", 0), 1),
    "quit": Walk(PAGE, gone, True),
    "interrupt": Walk(SEARCH, gone, True),
}
"""Every command's walk."""

EACH = [
    pytest.param(command, sequence, id=f"{command.name}-{'-'.join(sequence)}")
    for command in COMMANDS
    for sequence in parse(command.keys)
]


def test_every_command_is_walked_and_no_walk_is_left_of_one_that_is_gone() -> None:
    assert WALKS.keys() == {command.name for command in COMMANDS}
    assert {command.name for command in COMMANDS if not command.keys} == set()


async def test_the_palette_finds_every_command_by_its_name(running: Running) -> None:
    async with running(FakeDesk(library())) as (app, pilot):
        for command in COMMANDS:
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, PickerScreen))
            picker = cast(PickerScreen[object], app.screen)
            picker.input.value = command.name
            await until(pilot, partial(shows, app, command.help[:20]))
            await pilot.press("escape")


async def test_what_cannot_be_done_now_is_in_the_palette_with_the_reason(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk) as (app, pilot):
        for name, why in (("problems", "could be read"), ("next-kind", "for the search box")):
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, PickerScreen))
            cast(PickerScreen[object], app.screen).input.value = name
            await until(pilot, partial(shows, app, "Not now"))
            await pilot.press("enter")
            await until(pilot, partial(shows, app, why))


def shows(app: ReaderApp, words: str) -> bool:
    """Whether these words stand on the screen."""
    return words in "\n".join(drawn(app))


@pytest.mark.parametrize(("command", "sequence"), EACH)
async def test_every_command_does_what_it_says_on_each_of_its_keys(
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
    command: Command,
    sequence: tuple[str, ...],
) -> None:
    assert command.name in WALKS, f"{command.name} has no walk: say what it does"
    walk = WALKS[command.name]
    monkeypatch.setattr("reader.app.parts.following.opened", lambda url: True)
    monkeypatch.setattr("reader.app.parts.copying.copy", lambda app, text: "Copied")
    for name, count in (("redraw", "redrawn"), ("action_suspend_process", "suspended")):
        monkeypatch.setattr(ReaderApp, name, lambda app, count=count: setattr(app, count, 1))
    desk = FakeDesk(library())
    desk.problems.append(FileProblem("/library/x.md", Problem("it is empty")))
    async with running(desk) as (app, pilot):
        if command.name == "pause":
            background = app.reading.background
            background.done, background.total = 1, 2
        for key in walk.before:
            await pilot.press(key)
            await until(pilot, lambda: app.reading.finder.text == app.reading.search_box.text)
        await until(pilot, lambda: app.reading.page.article is not None)
        app.reading.foot.hush()
        before = walk.probe(app)
        await pilot.press(*sequence)
        if walk.becomes is ...:
            await until(pilot, lambda: walk.probe(app) != before)
        else:
            assert before != walk.becomes
            await until(pilot, lambda: walk.probe(app) == walk.becomes)
