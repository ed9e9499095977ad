"""Line spacing, paragraph style and justification."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from app_support import FakeDesk, Running
from hypothesis import given
from hypothesis import strategies as st
from page_support import PageApp, article_of, paragraphs

from reader.app.page.layout import Lines, lay_out
from reader.app.page.typography import Typography
from reader.app.page.wrap import clusters
from reader.article import Article
from reader.library.settings import load
from reader.text import cell_width

ONE = "The harbour board met on Monday and voted to close the old quay at once."
TWO = "Nobody spoke against it, for the piles had been broken by the storms of winter."
ARTICLE = paragraphs(ONE, TWO)


def body(lines: Lines) -> list[str]:
    """The rows under the header, up to the end mark."""
    rows = ["".join(text for text, _ in lines.pieces(n)).rstrip() for n in range(len(lines))]
    kinds = [row.kind for row in lines.rows]
    return rows[kinds.index("presence") + 2 : -2]


def test_an_indent_parts_paragraphs_without_a_blank_row() -> None:
    rows = body(lay_out(ARTICLE, 30, typography=Typography(paragraphs="indent")))
    assert "" not in rows
    assert [row for row in rows if row.startswith("   ")] == ["   Nobody spoke against it,"]


def test_a_paragraph_under_a_heading_has_no_indent() -> None:
    article = article_of(("paragraph", ONE), ("heading", "Head"), ("paragraph", TWO))
    rows = body(lay_out(article, 30, typography=Typography(paragraphs="indent")))
    assert not any(row.startswith(" ") for row in rows)


def test_double_spacing_leaves_a_row_between_lines_and_two_between_paragraphs() -> None:
    single = body(lay_out(ARTICLE, 30))
    double = body(lay_out(ARTICLE, 30, typography=Typography(spacing=2)))
    assert [row for row in double if row] == [row for row in single if row]
    first = single.index("")
    assert double[: 2 * first + 2 : 2] == [*single[:first], ""]
    assert double[2 * first - 1 : 2 * first + 1] == ["", ""]


def test_the_bar_of_a_displayed_quotation_runs_through_double_spacing() -> None:
    article = article_of(("blockquote", ONE))
    rows = body(lay_out(article, 30, typography=Typography(spacing=2)))
    assert all(row.startswith("▎") for row in rows)


def test_justified_lines_reach_the_edge_but_the_last() -> None:
    rows = body(lay_out(ARTICLE, 30, typography=Typography(justify=True)))
    first = rows.index("")
    assert {cell_width(row) for row in rows[: first - 1]} == {30}
    assert cell_width(rows[first - 1]) < 30
    assert not any(row.endswith("-") for row in rows)
    assert " ".join(" ".join(rows[:first]).split()) == ONE


def test_nothing_is_put_between_east_asian_letters() -> None:
    korean = (
        "항구 위원회는 월요일에 모여 오래된 부두를 닫기로 했다 그리고 아무도 반대하지 않았다 " * 3
    )
    article = paragraphs(korean.strip(), "日本語の文章はここで折り返される。" * 6)
    ragged, justified = (
        body(lay_out(article, 31, typography=Typography(justify=on))) for on in (False, True)
    )
    assert ragged == justified


def test_a_line_that_would_gape_stays_ragged() -> None:
    article = paragraphs("Of all " + "x" * 17 + " " + "y" * 25)
    ragged, justified = (
        body(lay_out(article, 30, typography=Typography(justify=on))) for on in (False, True)
    )
    assert justified[0] == ragged[0] == "Of all " + "x" * 17


STYLES = st.builds(
    Typography, st.sampled_from([1, 2]), st.sampled_from(["space", "indent"]), st.booleans()
)
TEXTS = st.lists(st.text("abc déf 日本 é\n", min_size=1, max_size=150), min_size=1, max_size=4)


@given(TEXTS, STYLES, st.integers(12, 60))
def test_in_every_style_all_text_is_drawn_in_order_and_knows_its_offset(
    texts: list[str], typography: Typography, width: int
) -> None:
    article: Article = paragraphs(*texts)
    lines = lay_out(article, width, typography=typography)
    drawn: list[int] = []
    for number in range(len(lines)):
        cell = 0
        for text, start in lines.pieces(number):
            for a, b, cells in clusters(text):
                if start >= 0:
                    drawn.extend(range(start + a, start + b))
                    assert lines.offset_at(number, cell) in (start + a, None) or not cells
                cell += cells
        assert cell <= width or cell == 2
    assert drawn == sorted(set(drawn))
    assert all(article.text[n].isspace() for n in set(range(len(article.text))) - set(drawn))


async def test_another_style_keeps_the_first_visible_line_and_every_row_whole() -> None:
    app = PageApp()
    async with app.run_test(size=(70, 20)) as pilot:
        app.page.show(paragraphs(*[f"{number}. {ONE} {TWO}" for number in range(60)]))
        app.page.scroll_pages(4)
        await pilot.pause()
        place = app.page.place
        for typography in (
            Typography(2),
            Typography(2, "indent"),
            Typography(2, "indent", True),
            Typography(1, "indent", True),
            Typography(),
        ):
            app.page.typography = typography
            await pilot.pause()
            lines = app.page._sheet.lines if app.page._sheet else None
            assert lines and lines.line_of(place) == app.page.scroll_offset.y
            width = app.page.scrollable_content_region.width
            assert {strip.cell_length for strip in app.strips()} == {width}


async def test_the_keys_and_the_settings_choose_the_style(running: Running) -> None:
    desk = FakeDesk(spacing=2, paragraphs="indent")
    async with running(desk) as (app, pilot):
        page = app.reading.page
        assert page.typography == Typography(2, "indent", False)
        await pilot.press("enter", ",", "j")
        assert page.typography.justify
        assert app.reading.foot.message == "Justified"
        await pilot.press(",", "s", ",", "p", ",", "j")
        assert page.typography == replace(Typography())


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("spacing = 3", "spacing"), ('paragraphs = "wide"', "paragraphs"), ("justify = 1", "justify")],
)
def test_a_wrong_setting_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"[page]\n{line}\n")
    chosen, problems = load(path)
    assert [problem.line for problem in problems] == [2]
    assert f"page.{wrong}" in problems[0].reason
    path.write_text('[page]\nspacing = 2\nparagraphs = "indent"\njustify = true\n')
    chosen, problems = load(path)
    assert not problems
    assert (chosen.spacing, chosen.paragraphs, chosen.justify) == (2, "indent", True)
