"""Saved searches: a query under a name, which `@name` stands for in any other query."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping

from reader.text import clean_field

__all__ = ["Saved", "name_of"]

KEEP = "INSERT OR REPLACE INTO named (kind, name, body) VALUES ('search', ?, ?)"
FORGET = "DELETE FROM named WHERE kind = 'search' AND name = ?"
ALL = "SELECT name, body FROM named WHERE kind = 'search' ORDER BY name"

LONGEST_NAME = 40

NO_NAME = re.compile(r"""[\s@:()"“”„«»＂]+""")
"""What a query could not say in `@name`."""


def name_of(text: str) -> str:
    """A text as the name of a search: small letters, hyphens for spaces. Empty for no name."""
    return NO_NAME.sub("-", clean_field(text).lower()).strip("-")[:LONGEST_NAME].rstrip("-")


class Saved:
    """The saved searches, kept among the marks; `write` runs a statement on their file."""

    def __init__(self, write: Callable[..., None]) -> None:
        self._write = write
        self._texts: Mapping[str, str] = {}

    @property
    def texts(self) -> Mapping[str, str]:
        """Each name with its query, in the order of the names."""
        return self._texts

    def keep(self, name: str, text: str) -> str:
        """Saves a query, in place of another of this name, and gives the name as it is kept.

        Raises ValueError for what cannot be a name.
        """
        name = name_of(name)
        if not name:
            raise ValueError("a saved search needs a name of letters or digits")
        self._texts = dict(sorted({**self._texts, name: text}.items()))
        self._write(KEEP, name, text)
        return name

    def forget(self, name: str) -> bool:
        """Forgets a saved search; whether there was one of this name."""
        name = name_of(name)
        if name not in self._texts:
            return False
        self._texts = {known: text for known, text in self._texts.items() if known != name}
        self._write(FORGET, name)
        return True

    def read(self, db: sqlite3.Connection) -> None:
        """Takes in what is in the file. Raises sqlite3.Error."""
        self._texts = dict(db.execute(ALL).fetchall())
