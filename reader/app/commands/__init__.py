"""Every command: keys, palette, help screen and the README's key table are made from this list."""

from __future__ import annotations

from reader.app.commands.base import GROUPS, Command
from reader.app.commands.correcting import CORRECTING
from reader.app.commands.finding import FINDING
from reader.app.commands.moving import MOVING
from reader.app.commands.opening import OPENING
from reader.app.commands.program import ARTICLES, PROGRAM, THE_PAGE
from reader.app.commands.quotations import QUOTATIONS
from reader.app.keymap import Keymap

__all__ = ["COMMANDS", "GROUPS", "Command", "key_table"]

COMMANDS: tuple[Command, ...] = (
    MOVING + ARTICLES + QUOTATIONS + CORRECTING + FINDING + OPENING + THE_PAGE + PROGRAM
)


def key_table() -> str:
    """The keys as they come, as a Markdown table a group: what README shows."""
    keymap, _ = Keymap.build(COMMANDS, {})
    lines: list[str] = []
    for group in GROUPS:
        lines += ["", f"**{group}**", "", "| keys | what | name |", "|---|---|---|"]
        for command in COMMANDS:
            if command.group == group:
                keys = " ".join(f"`{key}`" for key in keymap.of(command.name).split())
                lines.append(f"| {keys} | {command.help} | `{command.name}` |")
    return "\n".join(lines[1:]) + "\n"
