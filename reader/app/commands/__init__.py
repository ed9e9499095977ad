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

__all__ = ["COMMANDS", "GROUPS", "Command", "key_table", "with_key_table"]

KEYS_BEGIN, KEYS_END = "<!-- keys -->", "<!-- end keys -->"

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


def with_key_table(page: str) -> str:
    """A Markdown page with the table of keys as it is now, between its two marks. Raises ValueError
    where it has no such marks."""
    before, begin, rest = page.partition(KEYS_BEGIN)
    _, end, after = rest.partition(KEYS_END)
    if not (begin and end):
        raise ValueError(f"there is no {KEYS_BEGIN} … {KEYS_END}")
    return f"{before}{begin}\n\n{key_table()}\n{end}{after}"
