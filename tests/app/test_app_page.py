"""The page on a screen: what is drawn, where it stands, and what moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_support import BOARD, LIND, OSTER, PageApp, annotated, article_of, paragraphs, said
from textual.events import MouseScrollDown, MouseScrollUp

from reader.annotations import Annotations, Quotation
from reader.app.theme import THEMES
from reader.app.widgets.page import Page
from reader.article import Style
from reader.text import clean_body

LONG = paragraphs(*(f"Paragraph {n} goes on and on. " * 8 for n in range(60)))
TALK = paragraphs(
    "Mara Lind spoke first. “We will rebuild,” Lind said.",
    "The rain went on over Oster.",
    "“Not soon,” said the Harbour Board. It was “surprised” by the storm.",
    "“Soon enough,” Lind said.",
)
SOON, NOT_SOON = "“Soon enough,”", "“Not soon,”"


def talk() -> Annotations:
    return annotated(
        TALK,
        [
            said(TALK, "“We will rebuild,”"),
            said(TALK, NOT_SOON, BOARD.key),
            said(TALK, "“surprised”", None, kind="scare", confidence=0.0),
            said(TALK, SOON),
        ],
        [(LIND, "Mara Lind"), (BOARD, "Harbour Board"), (OSTER, "Oster")],
    )


async def test_the_article_is_drawn_in_its_column() -> None:
    app = PageApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        rows = app.rows()
        assert any(row.strip() == "A headline" for row in rows)
        assert any("Mara Lind spoke first." in row for row in rows)
        assert (
            len({len(row) - len(row.lstrip()) for row in rows if row.strip() == "A headline"}) == 1
        )


async def test_the_speaker_stands_beside_the_quotation() -> None:
    app = PageApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        row = next(row for row in app.rows() if "We will rebuild" in row)
        assert row.endswith("◂ Lind")
        row = next(row for row in app.rows() if "Not soon" in row)
        assert row.endswith("◂ Harbour Board")


async def test_a_narrow_page_has_no_margin() -> None:
    app = PageApp()
    async with app.run_test(size=(60, 30)) as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        assert not any("◂" in row for row in app.rows())


async def test_a_speaker_is_named_once_a_paragraph_and_pointed_at_afterwards() -> None:
    article = paragraphs("“Yes,” said Lind, who went on for as long as there was rain. “And no.”")
    found = annotated(article, [said(article, "“Yes,”"), said(article, "“And no.”")])
    app = PageApp()
    async with app.run_test(size=(72, 30)) as pilot:
        app.page.show(article, found)
        await pilot.pause()
        named = [row.split("◂")[1].strip() for row in app.rows() if "◂" in row]
        assert named == ["Lind", ""]


async def test_a_quotation_that_runs_past_the_screen_keeps_its_name_on_top() -> None:
    article = paragraphs("“" + "The rain did not stop for us. " * 60 + "”")
    start = article.text.index("“")
    found = annotated(
        article, [Quotation(((start, len(article.text)),), "direct", (LIND.key,), None, None, 1.0)]
    )
    app = PageApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.page.show(article, found)
        await pilot.pause()
        app.page.scroll_lines(12)
        assert app.rows()[0].endswith("◂ Lind")
        assert not any("◂" in row for row in app.rows()[1:])


async def test_nothing_moves_when_annotations_arrive() -> None:
    app = PageApp()
    async with app.run_test(size=(100, 10)) as pilot:
        app.page.show(TALK)
        await pilot.pause()
        app.page.scroll_lines(3)
        await pilot.pause()
        before = [row.split("◂")[0].rstrip() for row in app.rows()]
        app.page.annotate(talk())
        await pilot.pause()
        after = [row.split("◂")[0].rstrip() for row in app.rows()]
        assert [row for row in before if "·" not in row] == [row for row in after if "·" not in row]
        assert any("◂" in row for row in app.rows())


async def test_annotations_of_another_text_are_ignored() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        others = annotated(LONG, [Quotation(((0, 5),), "direct")])
        app.page.show(TALK, others)
        app.page.annotate(others)
        await pilot.pause()
        assert app.page.annotations is not None
        assert not app.page.annotations.quotations


async def test_the_place_survives_opening_again() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        app.page.scroll_pages(3)
        place, rows = app.page.place, app.rows()
        assert place > 0
        app.page.show(TALK)
        await pilot.pause()
        app.page.show(LONG, place=place)
        await pilot.pause()
        assert app.page.place == place
        assert app.rows()[0] == next(row for row in rows if row.strip())


@pytest.mark.parametrize(
    "sizes", [[(60, 20), (140, 40), (90, 12)], [(45, 50), (200, 15), (90, 20)]]
)
async def test_resizing_keeps_the_first_visible_line(sizes: list[tuple[int, int]]) -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        app.page.to_offset(LONG.text.index("Paragraph 30 "), top=True)
        place = app.page.place
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Paragraph 30 " in app.rows()[0]
        assert app.page.place == place


async def test_another_column_keeps_the_first_visible_line() -> None:
    app = PageApp()
    async with app.run_test(size=(120, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        app.page.to_offset(LONG.text.index("Paragraph 30 "), top=True)
        assert app.page.column(8) == 74
        await pilot.pause()
        assert "Paragraph 30 " in app.rows()[0]
        assert app.page.column(100) == 100
        assert app.page.column(-100) == 40
        await pilot.pause()
        changed = [message for message in app.heard if isinstance(message, Page.ColumnChanged)]
        assert [message.cells for message in changed] == [74, 100, 40]


async def test_turning_pages_keeps_two_lines_and_ends_at_the_end() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        assert app.page.scroll_pages(1)
        assert app.page.scroll_offset.y == 18
        assert app.page.scroll_pages(-0.5)
        assert app.page.scroll_offset.y == 8
        app.page.to_end()
        assert app.page.at_end
        assert app.page.progress == 1.0
        assert not app.page.scroll_lines(1)
        app.page.to_top()
        assert app.page.place == 0
        assert not app.page.scroll_pages(-1)


async def test_the_page_says_where_it_is() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        app.page.to_end()
        await pilot.pause()
        placed = [message for message in app.heard if isinstance(message, Page.Placed)]
        assert not placed[0].at_end
        assert placed[-1].at_end
        assert placed[-1].place == app.page.place > 0


# Hits, quotations, entities


async def test_hits_are_gone_through_round_the_end_with_a_count() -> None:
    spans = [(n, n + 9) for n in range(len(LONG.text)) if LONG.text.startswith("Paragraph", n)]
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        assert app.page.next_hit() == (0, 0)
        app.page.set_hits(spans)
        assert app.page.next_hit() == (1, len(spans))
        assert app.page.next_hit(2) == (3, len(spans))
        assert app.page.next_hit(-3) == (len(spans), len(spans))
        await pilot.pause()
        assert app.page.progress > 0.9
        app.page.set_hits(spans, current=100)
        await pilot.pause()
        assert app.page.next_hit() == (102, len(spans))
        app.page.set_hits(())
        assert app.page.next_hit() == (0, 0)


async def test_a_hit_in_folded_furniture_unfolds_it() -> None:
    article = article_of(("paragraph", "It rained."), ("furniture", "Share this"))
    start = article.text.index("this")
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(article)
        await pilot.pause()
        assert not any("Share this" in row and "┊" in row for row in app.rows())
        app.page.set_hits([(start, start + 4)], current=0)
        await pilot.pause()
        assert any("┊ Share this" in row for row in app.rows())


async def test_the_cursor_goes_from_quotation_to_quotation_but_not_to_scare_quotes() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        found = [app.page.next_quotation() for _ in range(4)]
        assert [q and TALK.text[q.start : q.end] for q in found] == [
            "“We will rebuild,”",
            NOT_SOON,
            SOON,
            None,
        ]
        assert app.page.quotation_here == found[2]
        assert app.page.next_quotation(-1) == found[1]
        await pilot.pause()
        entered = [m for m in app.heard if isinstance(m, Page.QuotationEntered)]
        assert [(m.number, m.total) for m in entered] == [(1, 3), (2, 3), (3, 3), (2, 3)]
        assert any(row.lstrip().startswith("▌") for row in app.rows())


async def test_the_cursor_goes_to_the_same_speakers_next_words() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        app.page.next_quotation()
        there = app.page.next_quotation(voice=True)
        assert there is not None
        assert TALK.text[there.start : there.end] == SOON
        assert app.page.next_quotation(voice=True) is None


async def test_the_cursor_stays_on_its_quotation_when_analysis_arrives() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(
            TALK, annotated(TALK, [said(TALK, NOT_SOON, None), said(TALK, SOON, None)], entities=())
        )
        await pilot.pause()
        app.page.next_quotation(2)
        app.page.annotate(talk())
        await pilot.pause()
        assert app.page.quotation_here is not None
        assert app.page.quotation_here.speakers == (LIND.key,)
        entered = [m for m in app.heard if isinstance(m, Page.QuotationEntered)]
        assert (entered[-1].number, entered[-1].total) == (3, 3)


async def test_mentions_of_one_entity_are_gone_through() -> None:
    article = paragraphs("Lind met Oster's mayor.", "Oster is small.", "Lind left.")
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(article, annotated(article, names=[(LIND, "Lind"), (OSTER, "Oster")]))
        await pilot.pause()
        assert app.page.next_entity() == LIND
        assert app.page.next_entity() == LIND
        assert app.page.next_entity(key=OSTER.key) == OSTER
        assert app.page.entity_here == OSTER
        await pilot.pause()
        entered = [m for m in app.heard if isinstance(m, Page.EntityEntered)]
        assert [(m.number, m.total) for m in entered] == [(1, 2), (2, 2), (1, 2)]
        assert any("Oster  " in row and "█" in row for row in app.rows())


async def test_cancel_leaves_one_thing_at_a_time() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        app.page.set_hits([(0, 1)])
        app.page.voice = LIND.key
        app.page.next_quotation()
        assert [app.page.cancel() for _ in range(4)] == [True, True, True, False]
        assert app.page.voice is None
        assert app.page.quotation_here is None


async def test_walking_to_a_name_leaves_the_quotation_and_the_other_way_round() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        app.page.next_quotation()
        app.page.next_entity()
        assert app.page.entity_here == LIND
        assert app.page.quotation_here is None
        app.page.next_quotation()
        assert app.page.entity_here is None
        assert app.page.quotation_here is not None


# Modes and folding


async def test_quotations_only_shows_their_sentences() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        app.page.mode = "quotations"
        await pilot.pause()
        screen = "\n".join(app.rows())
        assert "We will rebuild" in screen
        assert "The rain went on" not in screen
        assert "Mara Lind spoke first" not in screen


async def test_narration_only_leaves_the_quotations_out() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        app.page.mode = "narration"
        await pilot.pause()
        screen = "\n".join(app.rows())
        assert "We will rebuild" not in screen
        assert "“…” Lind said." in screen
        assert "surprised" in screen
        app.page.mode = "everything"
        await pilot.pause()
        assert "We will rebuild" in "\n".join(app.rows())


async def test_furniture_folds_and_unfolds_in_place() -> None:
    article = article_of(
        ("paragraph", "It rained."), ("furniture", "Share this"), ("paragraph", "It stopped.")
    )
    app = PageApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.page.show(article)
        await pilot.pause()
        fold = next(n for n, row in enumerate(app.rows()) if "⋯ 1 line of page furniture" in row)
        assert "x unfolds" in app.rows()[fold]
        await pilot.click(Page, offset=(10, fold))
        await pilot.pause()
        assert any("┊ Share this" in row for row in app.rows())
        assert not app.page.toggle_furniture()


# The mouse


def cell_of(app: PageApp, words: str) -> tuple[int, int]:
    for number, row in enumerate(app.rows()):
        if words in row:
            return row.index(words), number
    raise AssertionError(words)


async def test_a_click_on_a_link_is_told_with_its_address() -> None:
    plain = paragraphs("Read it here now.")
    start = plain.text.index("here")
    article = replace(plain, styles=(Style("link", start, start + 4, "https://example.org/"),))
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(article)
        await pilot.pause()
        await pilot.click(Page, offset=cell_of(app, "here"))
        assert [m.url for m in app.heard if isinstance(m, Page.LinkClicked)] == [
            "https://example.org/"
        ]


async def test_a_click_puts_the_cursor_in_a_quotation() -> None:
    app = PageApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        await pilot.click(Page, offset=cell_of(app, "Soon enough"))
        assert app.page.quotation_here is not None
        assert app.page.quotation_here.start == TALK.text.index(SOON)
        await pilot.click(Page, offset=cell_of(app, "◂ Harbour"))
        assert app.page.quotation_here.speakers == (BOARD.key,)
        await pilot.click(Page, offset=cell_of(app, "The rain went"))
        assert app.page.quotation_here is None


async def test_dragging_selects_the_articles_own_text_over_wrapped_lines() -> None:
    article = paragraphs(
        "One two three four five six seven eight nine ten eleven.", "And then more."
    )
    app = PageApp()
    async with app.run_test(size=(46, 24)) as pilot:
        app.page.show(article)
        await pilot.pause()
        x, y = cell_of(app, "three")
        await pilot.mouse_down(Page, offset=(x, y))
        to_x, to_y = cell_of(app, "then")
        await pilot.hover(Page, offset=(to_x + 3, to_y))
        await pilot.mouse_up(Page, offset=(to_x + 3, to_y))
        await pilot.pause()
        chosen = app.screen.get_selected_text()
        assert chosen is not None
        assert chosen.startswith("three four five")
        assert chosen.replace("\n\n", " ").endswith("eleven. And then")


async def test_a_click_on_the_presence_strip_goes_there() -> None:
    text = [f"Paragraph {n} goes on and on. " * 8 for n in range(60)]
    text[50] += "“Here I am,” Lind said."
    article = paragraphs(*text)
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(article, annotated(article, [said(article, "“Here I am,”")]))
        await pilot.pause()
        assert not any("█" in row for row in app.rows())
        app.page.voice = LIND.key
        await pilot.pause()
        await pilot.click(Page, offset=cell_of(app, "█"))
        assert any("Lind said." in row for row in app.rows())


async def test_the_wheel_scrolls_at_once() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.page.show(LONG)
        await pilot.pause()
        for event, row in ((MouseScrollDown, 3), (MouseScrollDown, 6), (MouseScrollUp, 3)):
            app.page.post_message(event(app.page, 5, 5, 0, 0, 0, False, False, False))
            await pilot.pause()
            assert app.page.scroll_offset.y == row


async def test_a_selection_leaves_folded_furniture_out() -> None:
    article = article_of(
        ("paragraph", "It rained."), ("furniture", "Share this"), ("paragraph", "It stopped.")
    )
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(article)
        await pilot.pause()
        app.page.text_select_all()
        await pilot.pause()
        assert app.screen.get_selected_text() == "It rained.\n\nIt stopped."


async def test_two_clicks_select_a_word() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(paragraphs("One two three."))
        await pilot.pause()
        await pilot.click(Page, offset=cell_of(app, "two"), times=2)
        assert app.screen.get_selected_text() == "two"


# Any text


async def test_brackets_and_escapes_are_drawn_as_text() -> None:
    hostile = "[bold]x[/] [/] [@click=app.quit]click[/] \\[ [[ ${boom} [link=file:///x]y"
    app = PageApp()
    async with app.run_test(size=(120, 24)) as pilot:
        app.page.show(
            article_of(("title", hostile), ("paragraph", hostile), authors=(hostile,)), note=hostile
        )
        await pilot.pause()
        screen = "".join(row.strip() + " " for row in app.rows())
        assert screen.count("[@click=app.quit]click[/]") == 4
        assert app.is_running


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_changing_the_theme_repaints(theme: str) -> None:
    app = PageApp("textual-dark")
    async with app.run_test() as pilot:
        app.page.show(TALK, talk())
        await pilot.pause()
        before = app.page.render_line(1)
        app.theme = theme
        await pilot.pause()
        after = app.page.render_line(1)
        assert before.text == after.text
        assert [s.style for s in before] != [s.style for s in after]


async def test_without_an_article_the_page_says_what_it_was_told() -> None:
    app = PageApp()
    async with app.run_test() as pilot:
        app.page.show(LONG)
        app.page.clear("No article here.\nAdd one.")
        await pilot.pause()
        assert [row.strip() for row in app.rows() if row] == ["No article here.", "Add one."]
        assert app.page.article is None
        assert app.page.next_quotation() is None
        assert app.page.next_hit() == (0, 0)
        assert not app.page.cancel()


SCRIPTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list("aé ,.“”「」。日本語한국어ไทยक्षिעבר🇬🇧👩‍👧️ ﷺ")),
    ),
    max_size=300,
).map(clean_body)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(SCRIPTS, min_size=1, max_size=5), st.integers(20, 130))
async def test_every_drawn_row_is_exactly_as_wide_as_the_pane(texts: list[str], width: int) -> None:
    article = paragraphs(*texts)
    app = PageApp()
    async with app.run_test(size=(width, 40)) as pilot:
        app.page.show(article, annotated(article, [Quotation(((0, len(article.text)),), "direct")]))
        await pilot.pause()
        pane = app.page.scrollable_content_region.width
        for strip in app.strips():
            assert strip.cell_length == pane == sum(segment.cell_length for segment in strip)
