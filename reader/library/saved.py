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
    """The saved searches, kept among the marks; `write` runs a statement on their file, and `log`
    is told each name that changes, with what it stood for, so that it can be undone."""

    def __init__(self, write: Callable[..., None], log: Callable[[str, str | None], None]) -> None:
        self._write = write
        self._log = log
        self._texts: Mapping[str, str] = {}

    @property
    def texts(self) -> Mapping[str, str]:
        """Each name with its query, in the order of the names."""
        return self._texts

    def keep(self, name: str, text: str) -> str:
        """Saves a query, in place of another of this name, and gives the name as it is kept. Can
        be undone.

        Raises ValueError for what cannot be a name.
        """
        name = name_of(name)
        if not name:
            raise ValueError("a saved search needs a name of letters or digits")
        self._change(name, text)
        return name

    def forget(self, name: str) -> bool:
        """Forgets a saved search; whether there was one of this name. Can be undone."""
        name = name_of(name)
        if name not in self._texts:
            return False
        self._change(name, None)
        return True

    def put_back(self, name: str, text: str | None) -> str | None:
        """Makes a name stand for what it stood for, None for nothing, and says so; None where it
        does already."""
        if self._texts.get(name) == text:
            return None
        self._set(name, text)
        return f"@{name} is forgotten again" if text is None else f"@{name} finds {text} again"

    def _change(self, name: str, text: str | None) -> None:
        before = self._texts.get(name)
        if before != text:
            self._set(name, text)
            self._log(name, before)

    def _set(self, name: str, text: str | None) -> None:
        others = {known: query for known, query in self._texts.items() if known != name}
        if text is None:
            self._texts = others
            self._write(FORGET, name)
        else:
            self._texts = dict(sorted({**others, name: text}.items()))
            self._write(KEEP, name, text)

    def read(self, db: sqlite3.Connection) -> None:
        """Takes in what is in the file. Raises sqlite3.Error."""
        self._texts = dict(db.execute(ALL).fetchall())
