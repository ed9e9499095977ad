"""Several who speak on one line: each is named where there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from page_support import BOARD, LIND, PageApp, annotated, paragraphs, said

from reader.annotations import Entity
from reader.app.page.margin import fitting, shared
from reader.app.page.voices import Label
from reader.text import cell_width

OFFICE = Entity("organisation:office", "Oster Weather Office", "organisation")
TWO = paragraphs(
    "“It falls,” wrote the office. “I have been at the quay since the winter and my two eyes see "
    "it rise and rise again,” the mayor said, and went to look."
)
ONE_LINE = paragraphs("“It falls,” they wrote. “It rises,” she said. “Well,” they wrote.")


def margin(app: PageApp) -> list[str]:
    return [row[row.index("◂") :] for row in app.rows() if "◂" in row]


async def test_who_has_no_room_is_named_on_the_next_line() -> None:
    known = annotated(
        TWO,
        [
            said(TWO, "“It falls,”", OFFICE.key),
            said(TWO, TWO.text[TWO.text.index("“I have") :][:83]),
        ],
        entities=(LIND, OFFICE),
    )
    app = PageApp()
    async with app.run_test(size=(86, 20)) as pilot:
        app.page.show(TWO, known)
        await pilot.pause()
        assert margin(app) == ["◂ Oster Weathe…", "◂ Lind"]


async def test_who_cannot_stand_below_shares_the_line() -> None:
    known = annotated(
        ONE_LINE,
        [
            said(ONE_LINE, "“It falls,”", OFFICE.key),
            said(ONE_LINE, "“It rises,”"),
            said(ONE_LINE, "“Well,”", BOARD.key),
        ],
        entities=(LIND, BOARD, OFFICE),
    )
    app = PageApp()
    async with app.run_test(size=(100, 20)) as pilot:
        app.page.show(ONE_LINE, known)
        await pilot.pause()
        (names,) = margin(app)
        assert names.count("◂") == 3
        assert "◂ Lind " in names


async def test_two_with_room_stand_beside_each_other() -> None:
    known = annotated(
        ONE_LINE,
        [said(ONE_LINE, "“It falls,”", BOARD.key), said(ONE_LINE, "“It rises,”")],
        entities=(LIND, BOARD),
    )
    app = PageApp()
    async with app.run_test(size=(130, 20)) as pilot:
        app.page.show(ONE_LINE, known)
        await pilot.pause()
        assert margin(app) == ["◂ Harbour Board ◂ Lind"]


AGAIN = paragraphs(
    "“It falls,” the mayor said, and went to look at it with her own eyes, in the rain and for a "
    "whole long hour, before she came back to the office on the quay. “It rises,” she said then.",
    *["Nobody else spoke of it on that day, or on any other."] * 30,
)


async def test_in_one_paragraph_a_name_is_said_once_and_again_on_the_next_page() -> None:
    known = annotated(AGAIN, [said(AGAIN, "“It falls,”"), said(AGAIN, "“It rises,”")])
    app = PageApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.page.show(AGAIN, known)
        await pilot.pause()
        assert margin(app) == ["◂ Lind", "◂"]
        app.page.scroll_lines(next(n for n, row in enumerate(app.rows()) if "It rises" in row))
        await pilot.pause()
        assert "It rises" in app.rows()[0]
        assert margin(app) == ["◂ Lind"]


INSIDE = paragraphs(
    "“They said ‘no’ to me in the office on the quay that morning, and then they said ‘go away’ "
    "too,” the mayor told them."
)


async def test_who_is_quoted_inside_is_named_only_where_it_is_another() -> None:
    outer = said(INSIDE, INSIDE.text[INSIDE.text.index("“") : INSIDE.text.index("”") + 1])
    for speaker, named in ((LIND.key, []), (None, []), (BOARD.key, ["◂ Harbour Board"])):
        inner = said(INSIDE, "‘go away’", speaker, parent=0)
        known = annotated(INSIDE, [outer, inner], entities=(LIND, BOARD))
        app = PageApp()
        async with app.run_test(size=(130, 12)) as pilot:
            app.page.show(INSIDE, known)
            await pilot.pause()
            assert margin(app) == ["◂ Lind", *named]


LABELS = st.lists(
    st.tuples(
        st.builds(Label, st.text("abÅ界 ?", min_size=1, max_size=30), st.just("unnamed")),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(LABELS, st.integers(11, 28))
def test_the_margin_is_never_overrun(due: list[tuple[Label, bool]], room: int) -> None:
    shown = shared(due, room)
    assert shown
    assert sum(cell_width(text) for text, _ in shown) + len(shown) - 1 <= room
    assert all(text for text, _ in shown)
    assert 1 <= fitting(due, room) <= len(due)
