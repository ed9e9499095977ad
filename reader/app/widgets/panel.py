"""A panel beside the page: a heading over rows."""

from __future__ import annotations

from collections.abc import Sequence

from reader.app.widgets.rows import Line, Rows
from reader.app.widgets.words import Piece

__all__ = ["Panel", "heading"]


class Panel(Rows):
    """Rows that say something about the article on the page. A row without a value is a heading
    or a note: the cursor passes over it."""

    DEFAULT_CSS = """
    Panel { padding: 0 1; }
    """

    heading: str = ""
    """What stands over it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[tuple[str | None, list[Line]]] = []

    def set_rows(self, rows: Sequence[tuple[str | None, list[Line]]], keep: bool = True) -> None:
        """Show these rows: each a value (None: cannot be chosen) and its lines. With `keep`, the
        cursor stays on the value it was on."""
        value = self.value if keep else None
        self._lines = list(rows)
        values = [row_value for row_value, _ in self._lines]
        first = next((place for place, found in enumerate(values) if found is not None), 0)
        kept = value is not None and value in values
        self.set_count(len(rows), values.index(value) if kept else first)
        if not kept:
            self.scroll_to(y=0, animate=False, force=True)

    @property
    def value(self) -> str | None:
        """The value of the row under the cursor."""
        return self.value_at(self.cursor)

    def value_at(self, index: int) -> str | None:
        """The value of a row; None for a heading and for no row."""
        return self._lines[index][0] if 0 <= index < len(self._lines) else None

    def scroll_lines(self, lines: int) -> bool:
        before, step = self.cursor, 1 if lines > 0 else -1
        target = before
        for _ in range(abs(lines)):
            following = target + step
            while 0 <= following < self.count and self.value_at(following) is None:
                following += step
            if not 0 <= following < self.count:
                break
            target = following
        self.cursor = target
        if target == before and step < 0:
            self.scroll_to(y=0, animate=False, force=True)
        return target != before

    def to_top(self) -> None:
        self.scroll_lines(-self.count)

    def to_end(self) -> None:
        self.scroll_lines(self.count)

    def row(self, index: int, width: int) -> list[Line]:
        return self._lines[index][1]


def heading(text: str) -> tuple[None, list[Line]]:
    """A row that is a heading."""
    line: list[Piece] = [(text, "quiet")]
    return None, [line]
