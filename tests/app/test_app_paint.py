"""Spans to styles: each kind has a look of its own, with and without colour, on every theme."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_support import BOARD, LIND, OSTER, STORM, PageApp, annotated, article_of, paragraphs, said
from rich.style import Style as Look
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.annotations import MARKS_ONLY, Annotations, Entity, Quotation
from reader.app.page.layout import lay_out
from reader.app.page.paint import ROLES, Ink, Painter
from reader.app.page.sheet import Geometry, Sheet
from reader.app.page.spans import Spans
from reader.app.page.voices import Voices, short_name
from reader.app.theme import CONTRAST, THEMES, contrast, roles
from reader.article import Style
from reader.text import cell_width, clean_body

PLAIN = Ink(lambda role: Look(meta={role: True}))
"""An ink whose looks say which roles they are made of."""


def painted(painter: Painter, width: int = 60) -> list[tuple[str, set[str]]]:
    """Every run of the article's text, with the roles over it."""
    lines = lay_out(painter.article, width)
    return [
        (text, set(look.meta) - {"text"})
        for number, row in enumerate(lines.rows)
        if row.kind == "text"
        for text, offset, look in painter.row(lines, number, PLAIN)
        if offset >= 0
    ]


def roles_of(painter: Painter, words: str) -> set[str]:
    """The roles over the run that is exactly these words."""
    return next(found for text, found in painted(painter) if text == words)


ARTICLE = paragraphs(
    "Mara Lind of the Harbour Board said: “We will rebuild” at Oster after Storm Ada."
)
NAMES = ((LIND, "Mara Lind"), (BOARD, "Harbour Board"), (OSTER, "Oster"), (STORM, "Storm Ada"))


def test_each_kind_of_entity_has_its_role() -> None:
    painter = Painter(ARTICLE, annotated(ARTICLE, names=NAMES))
    assert roles_of(painter, "Mara Lind") == {"person"}
    assert roles_of(painter, "Harbour Board") == {"organisation"}
    assert roles_of(painter, "Oster") == {"place"}
    assert roles_of(painter, "Storm Ada") == {"other"}


def test_names_in_the_headline_keep_the_headlines_voice() -> None:
    article = article_of(("title", "Mara Lind resigns"), ("paragraph", "It rained."))
    painter = Painter(article, annotated(article, names=[(LIND, "Mara Lind")]))
    assert roles_of(painter, "Mara Lind resigns") == {"title"}


@pytest.mark.parametrize(
    ("kind", "role"),
    [("direct", "direct"), ("partial", "partial"), ("scare", "scare"), ("title", "work")],
)
def test_each_kind_of_quotation_has_its_role(kind: str, role: str) -> None:
    painter = Painter(ARTICLE, annotated(ARTICLE, [said(ARTICLE, "“We will rebuild”", kind=kind)]))
    assert any(role in found and "rebuild" in text for text, found in painted(painter))


def test_a_quotation_inside_another_looks_otherwise() -> None:
    article = paragraphs("“They told me ‘no’ twice.”")
    outer = said(article, "“They told me ‘no’ twice.”")
    inner = said(article, "‘no’", parent=0)
    painter = Painter(article, annotated(article, [outer, inner]))
    assert roles_of(painter, "no") == {"direct", "nested"}
    assert roles_of(painter, "They told me ") == {"direct"}


def test_a_link_carries_only_a_web_or_mail_address() -> None:
    article = paragraphs("See here and there.")
    start = article.text.index("here")
    for target, shown in (
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/\x1b]52", "https://example.org/%1B]52"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ):
        linked = replace(article, styles=(Style("link", start, start + 4, target),))
        painter = Painter(linked, annotated(linked))
        lines = lay_out(linked, 40)
        number = lines.line_of(start)
        looks = {text: look for text, _, look in painter.row(lines, number, PLAIN)}
        assert looks["here"].link == shown


def test_search_hits_lie_over_everything_and_the_current_one_differs() -> None:
    painter = Painter(ARTICLE, annotated(ARTICLE, names=NAMES))
    at = ARTICLE.text.index("Oster")
    board = ARTICLE.text.index("Board")
    painter.layers.hits = Spans([(board, board + 5, 0), (at, at + 5, 1)])
    painter.layers.hit = 1
    assert "hit" in roles_of(painter, "Board")
    assert "hit-here" in roles_of(painter, "Oster")


def test_a_lit_voice_dims_all_else() -> None:
    article = paragraphs("“Yes,” said Lind. “No,” said another.")
    quotations = [said(article, "“Yes,”"), said(article, "“No,”", speakers=("person:b",))]
    painter = Painter(article, annotated(article, quotations, [(LIND, "Lind")]))
    painter.layers.voice = LIND.key
    assert "voice-1" in roles_of(painter, "Yes,")
    assert roles_of(painter, "No,") == {"direct", "dimmed"}
    assert roles_of(painter, " said Lind. ") == {"dimmed"}


def test_all_mentions_of_the_chosen_entity_are_marked() -> None:
    article = paragraphs("Oster is small. Oster is old.")
    painter = Painter(article, annotated(article, names=[(OSTER, "Oster")]))
    painter.layers.mention = 0
    found = [role for text, role in painted(painter) if text == "Oster"]
    assert found == [{"place", "entity-here"}, {"place", "entity-same"}]


@given(
    st.text(
        st.one_of(st.characters(codec="utf-8"), st.sampled_from(list("aé“”「」日本क्षि🇬🇧👩‍👧️[]"))),
        max_size=120,
    ).map(clean_body),
    st.lists(st.tuples(st.integers(0, 130), st.integers(0, 40)), max_size=6),
    st.integers(12, 100),
)
def test_whatever_lies_over_a_text_it_is_drawn_as_it_is(
    text: str, spans: list[tuple[int, int]], pane: int
) -> None:
    article = paragraphs(text)
    end = len(article.text)
    marked = [(min(a, end), min(a + b, end)) for a, b in spans if a < end and b]
    quotations = tuple(Quotation((span,), "direct", ()) for span in sorted(marked))
    painter = Painter(article, Annotations(article.digest, "test", quotations))
    painter.layers.hits = Spans((a, b, n) for n, (a, b) in enumerate(marked))
    geometry = Geometry.of(pane, 66)
    lines = lay_out(article, geometry.column)
    sheet = Sheet(lines, painter, geometry)
    for number in range(len(lines)):
        segments = sheet.row(number, PLAIN)
        assert sum(segment.cell_length for segment in segments) <= max(pane, 15)
        if lines.rows[number].kind == "text":
            wanted = "".join(piece for piece, _ in lines.pieces(number))
            assert wanted in "".join(segment.text for segment in segments)


# Themes


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_text_can_be_read_on_its_background_in_every_theme(theme: Theme) -> None:
    variables = {**roles(theme), **theme.to_color_system().generate()}
    if theme.ansi:
        return
    background = Color.parse(variables["background"])
    for name, value in variables.items():
        if not name.startswith("page-") or name.endswith("-background") or name == "page-cursor":
            continue
        behind = (
            Color.parse(variables[f"{name}-background"])
            if f"{name}-background" in variables
            else background
        )
        assert contrast(Color.parse(value), behind) >= CONTRAST, (name, value)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_quotations_can_be_read_under_the_cursor(theme: Theme) -> None:
    variables = {**roles(theme), **theme.variables}
    cursor = Color.parse(variables["page-cursor"])
    for role in ("direct", "partial", "nested", "person", "organisation", "place", "other"):
        assert contrast(Color.parse(variables[f"page-{role}"]), cursor) >= CONTRAST, role


def without_colour(look: Look) -> tuple[object, ...]:
    return (look.bold, look.italic, look.underline, look.reverse, look.strike)


async def test_kinds_differ_without_any_colour() -> None:
    app = PageApp()
    async with app.run_test():
        ink = app.page._inks()
        entities = [
            ink.of(("text", role)) for role in ("person", "organisation", "place", "other", "text")
        ]
        for one, other in combinations(entities, 2):
            assert without_colour(one) != without_colour(other)
        marks = [
            ink.of(("text", "direct", "mark")),
            ink.of(("text", "partial")),
            ink.of(("text", "nested", "inner-mark")),
            ink.of(("text", "work")),
        ]
        for one, other in combinations(marks, 2):
            assert without_colour(one) != without_colour(other)
        hits = [ink.of(("text", role)) for role in ("hit", "hit-here", "entity-here")]
        for one, other in combinations(hits, 2):
            assert without_colour(one) != without_colour(other)


async def test_every_role_has_a_component_class() -> None:
    app = PageApp()
    async with app.run_test():
        for role in ROLES:
            app.page.get_component_styles(f"page--{role}")


# Voices


def test_a_person_goes_by_surname_with_particles() -> None:
    for name, short in (
        ("Mara Lind", "Lind"),
        ("Ursula von der Aue", "von der Aue"),
        ("Tom Ray Jr.", "Ray"),
        ("Cher", "Cher"),
        ("山田太郎", "山田太郎"),
    ):
        assert short_name(Entity("person:x", name, "person")) == short


def test_two_speakers_of_one_surname_get_their_initials() -> None:
    article = paragraphs("“Yes.” “No.”")
    entities = (Entity("person:a", "Ann Ray", "person"), Entity("person:b", "Ben Ray", "person"))
    quotations = [said(article, "“Yes.”", "person:a"), said(article, "“No.”", "person:b")]
    voices = Voices(annotated(article, quotations, entities=entities), article.text)
    assert [voices.name(key) for key in ("person:a", "person:b")] == ["A. Ray", "B. Ray"]


def test_who_is_not_known_is_called_unknown_only_beside_direct_words() -> None:
    article = paragraphs("“Yes.” “No.”")
    voices = Voices(annotated(article), article.text)
    label = voices.label(said(article, "“Yes.”", None))
    assert label is not None
    assert label.text == "unknown"
    assert voices.label(said(article, "“No.”", None, kind="partial")) is None


def test_nobody_is_unknown_before_the_article_has_been_analysed() -> None:
    article = paragraphs("“Yes.”")
    found = replace(annotated(article, entities=()), analyser=MARKS_ONLY)
    assert Voices(found, article.text).label(said(article, "“Yes.”", None)) is None


def test_doubt_shows_as_a_question_mark() -> None:
    article = paragraphs("“Yes.”")
    quotation = said(article, "“Yes.”", confidence=0.6)
    label = Voices(annotated(article, [quotation]), article.text).label(quotation)
    assert label is not None
    assert (label.text, label.sure) == ("Lind?", False)


def test_a_source_without_a_name_is_shown_as_it_is_called() -> None:
    article = paragraphs("“Yes,” a senior official said. “No,” he said.")
    voices = Voices(annotated(article), article.text)
    official = article.text.index("a senior"), article.text.index(" said")
    label = voices.label(said(article, "“Yes,”", None, speaker_mention=official))
    assert label is not None
    assert (label.text, label.role) == ("a senior official", "unnamed")
    he = article.text.index("he said")
    label = voices.label(said(article, "“No,”", None, speaker_mention=(he, he + 2)))
    assert label is not None
    assert label.text == "unknown"


def test_scare_quotes_titles_and_inner_quotations_are_not_counted() -> None:
    assert not Quotation(((0, 1),), "scare").counted
    assert not Quotation(((0, 1),), "title").counted
    assert not Quotation(((0, 1),), "direct", parent=0).counted
    assert Quotation(((0, 1),), "partial").counted


# Spans


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=20),
    st.integers(0, 30),
    st.integers(1, 10),
)
def test_spans_over_a_stretch_are_exactly_those_that_share_a_character(
    items: list[tuple[int, int]], start: int, length: int
) -> None:
    spans = [(a, a + b, n) for n, (a, b) in enumerate(items)]
    found = list(Spans(spans).over(start, start + length))
    assert sorted(found) == sorted(s for s in spans if s[0] < start + length and start < s[1])


# Geometry


@given(st.integers(1, 300), st.integers(40, 100), st.booleans())
def test_the_column_and_its_margin_fit_in_the_pane(pane: int, wanted: int, shared: bool) -> None:
    place = Geometry.of(pane, wanted, shared)
    assert place.column <= wanted
    if pane >= 20:
        beside = place.gap + place.margin if place.margin else 0
        assert place.left + place.column + beside <= pane
    assert (place.margin > 0) == (pane >= (48 if shared else 62))
    assert cell_width(" " * place.left) >= 2
