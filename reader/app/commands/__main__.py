"""Puts the table of keys into the README of a checkout: `python -m reader.app.commands`."""

from __future__ import annotations

from pathlib import Path

from reader.app.commands import with_key_table

__all__: list[str] = []

if __name__ == "__main__":
    readme = Path(__file__).parents[3] / "README.md"
    readme.write_text(with_key_table(readme.read_text("utf-8")), "utf-8")
