"""Plain mode's commands are the app's, and its help is the truth about them."""

from __future__ import annotations

import io

import pytest

from reader.app.commands import COMMANDS as OF_THE_APP
from reader.desk.desk import Desk
from reader.library.settings import Settings
from reader.plain import run
from reader.plain.commands import COMMANDS, Commands

SHOWN = {"list", "where", "entities", "links"}
"""Nothing of the app's: the screen shows these without being asked."""
CHOSEN = {"speaker", "not-a-quotation", "kind", "rename", "merge", "split", "reject"}
"""What the app's pickers of corrections have to choose."""


def help_lines(*commands: str) -> list[str]:
    sink = io.StringIO()
    desk = Desk(Settings(), [], cache=None, data=None)
    run(desk, io.StringIO("\n".join(commands)), sink)
    return sink.getvalue().splitlines()


def test_every_command_is_the_apps_but_a_few() -> None:
    names = {command.name for command in COMMANDS}
    assert names - {each.name for each in OF_THE_APP} == SHOWN | CHOSEN


def test_each_name_is_there_once() -> None:
    names = [command.name for command in COMMANDS]
    assert len(set(names)) == len(names)


def test_help_lists_exactly_what_works_here() -> None:
    lines = help_lines("help")
    told = [line.split(":")[0].split(" ")[0] for line in lines[-len(COMMANDS) :]]
    assert told == [command.name for command in COMMANDS]


def test_help_is_the_apps_where_a_command_does_the_same() -> None:
    helps = {command.name: command.help for command in OF_THE_APP}
    for name in ("next-quotation", "star", "undo", "quit", "next-hit"):
        assert f"{name}: {helps[name]}" in "\n".join(help_lines(f"help {name}")).replace(" [N]", "")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_says_something_sensible_before_anything_is_open(command: object) -> None:
    name = getattr(command, "name", "")
    assert help_lines(name)


def test_keys_of_the_settings_work_at_the_prompt() -> None:
    assert Commands({"star": "S", "sort": "ctrl+y"}).named("S").name == "star"
