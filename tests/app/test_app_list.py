"""What a row of the list says in the room that it has."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, drawn, until
from textual.app import App, ComposeResult

from reader.app.widgets.article_list import ArticleList, Row


class Lone(App[None]):
    """A list and nothing else."""

    def compose(self) -> ComposeResult:
        yield ArticleList()


async def snippet_row(words: str, *hits: str, width: int) -> str:
    """The row under a headline, as wide as it is drawn."""
    spans = [(words.index(hit), words.index(hit) + len(hit)) for hit in hits]
    row = Row("a.md", "A headline", "1 min", snippet=words, snippet_hits=spans)
    async with Lone().run_test(size=(width, 20)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(1, lambda _: row)
        lines = articles.row(0, width)
    return "".join(piece[0] for piece in lines[1])[:width]


@pytest.mark.parametrize("width", range(30, 63, 8))
async def test_hits_that_fit_beside_one_another_are_all_seen(width: int) -> None:
    words = "The mayor came down on Sunday and said: there is a quay with a hole, and it is ours."
    assert "quay with a hole" in await snippet_row(words, "quay", "hole", width=width)


async def test_a_hit_too_far_off_does_not_push_the_first_one_away() -> None:
    words = "A quay is what they wanted and paid for, and in the very end what they have is a hole."
    assert "quay" in await snippet_row(words, "quay", "hole", width=34)


async def test_a_snippet_without_hits_shows_its_beginning() -> None:
    assert "The mayor came" in await snippet_row("The mayor came down on Sunday.", width=34)


async def test_a_list_that_was_low_for_a_moment_is_drawn_as_before(
    desk: FakeDesk, running: Running
) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        before = [row[:33] for row in drawn(app)]
        await pilot.resize_terminal(60, 12)
        await until(pilot, lambda: app.reading.list.row_height == 2)
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: [row[:33] for row in drawn(app)] == before)
