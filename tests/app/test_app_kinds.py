"""The line of the three kinds: every count is seen, however little room there is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from reader.app.widgets.search_box import Tabs

KINDS = (("Articles", "Articles", 47), ("Quotations", "Quotes", 1248), ("Names", "Names", 312))


class Alone(App[None]):
    """An app with nothing but this line."""

    def compose(self) -> ComposeResult:
        yield Tabs()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (60, "Articles 47  Quotations 1,248  Names 312"),
        (40, "Articles 47  Quotes 1,248  Names 312"),
        (36, "Articles 47 Quotes 1,248 Names 312"),
        (30, "A 47  Q 1,248  N 312"),
        (22, "A 47  Q 1,248  N 312"),
        (20, "A 47 Q 1,248 N 312"),
    ],
)
async def test_every_count_is_seen(cells: int, said: str) -> None:
    app = Alone()
    async with app.run_test(size=(cells, 5)) as pilot:
        tabs = app.query_one(Tabs)
        tabs.show(KINDS, 0)
        await pilot.pause()
        assert str(tabs.render()).strip() == said
