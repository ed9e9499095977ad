"""Whatever an article says, it is shown as text and does nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from app_support import FakeDesk, Running, analysed, annotated, article, drawn, until
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.app.clipboard import copy
from reader.app.status import library_line, reasons_line
from reader.app.widgets.words import cut, lit, wrap
from reader.article import Article, Block, Style, digest
from reader.library.store import FileProblem
from reader.problems import Problem
from reader.text import cell_width, clean_field, drawable

HOSTILE = (
    "[/]",
    "[b]bold[/b] [/i]",
    "[@click=app.quit]press[/]",
    "[link=file:///etc/passwd]here[/link]",
    "$foreground {name} %s \\",
    "\x1b[2J\x1b]52;c;AAAA\x07 gone",
    "\x9b31m red \x90 dcs \x9c",
    "a\nb\r\nc\x00d\x08\x7f",
    "\u202eright to left\u202c \ud800",
    "👩‍👩‍👧‍👦 🇫🇷 ﷽ " + "e" + "\u0301" * 50,
)


def hostile(number: int, words: str) -> FakeDesk:
    """A desk whose one article says this everywhere, as if no door had cleaned it."""
    one = article(f"bad{number}", f"Title {words}", f"“{words},” said Ida Holm. {words}")
    spiked = replace(one, source=words, standfirst=words, authors=(words,))
    return FakeDesk((spiked, article("good", "A good one", "Plain.", published=None)))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
async def test_hostile_words_are_only_text(running: Running, number: int) -> None:
    desk = hostile(number, HOSTILE[number])
    async with running(desk, (90, 24)) as (app, pilot):
        for keys in (
            ["enter"], ["]", "q"], ["v"], ["w"], ["q"], ["*"], ["m"], ["u"],
            ["slash", *"words", "enter"], ["q"], ["escape"], ["question_mark"],
            ["q"], ["ctrl+p", *"title"],
        ):  # fmt: skip
            await pilot.press(*keys)
            await pilot.pause()
            for row in drawn(app):
                assert not any(
                    ord(character) < 32 or 127 <= ord(character) < 160 for character in row
                )
        await pilot.press("escape")
        assert app.is_running and not app._exit


async def test_what_no_door_has_cleaned_is_not_drawn_either(running: Running) -> None:
    """As if a format had forgotten to clean: text, names, links, every field."""
    words = "\x1b[2J\x1b]52;c;AAAA\x07\x9b31m\u202e\x00\x08\ud800"
    text = f"Title {words}\n\n“{words} no,” said Ida Holm. {words}"
    blocks = (Block("title", 0, text.index("\n")), Block("paragraph", text.index("“"), len(text)))
    style = Style("link", len(text) - 3, len(text), f"https://example.org/{words}")
    one = Article(
        id="bad", title=f"Title {words}", standfirst=words, authors=(words,), published=None,
        source=words, url=f"https://example.org/{words}", language="en", tags=(words,), text=text,
        blocks=blocks, styles=(style,), digest=digest(text.replace("\ud800", ""), blocks),
    )  # fmt: skip
    desk = FakeDesk((one,))
    desk.notes.append(Problem(words, words))
    desk.problems.append(FileProblem(words, Problem(words, words)))
    async with running(desk, (90, 24)) as (app, pilot):
        for keys in (["enter"], ["]", "q"], ["v"], ["w"], ["c"], ["q"], ["!"], ["q"], ["?"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert drawable("".join(drawn(app))) == "".join(drawn(app))
            assert {cell_width(row) for row in drawn(app)} == {90}


async def test_what_is_copied_is_clean(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def filled(tool: list[str], text: str) -> bool:
        taken.append(text)
        return True

    monkeypatch.setattr("reader.app.clipboard.native_tool", lambda environment: ["tool"])
    monkeypatch.setattr("reader.app.clipboard._filled", filled)
    async with running(FakeDesk()) as (app, _):
        assert copy(cast(Any, app), "a\x1b]52;c;AAAA\x07b\x9b1m\u202ec") == "Copied"
    assert taken == ["abc"]


@given(st.text(max_size=60))
def test_what_can_be_drawn_is_as_wide_as_before(text: str) -> None:
    assert cell_width(drawable(text)) == cell_width(text)
    assert drawable(drawable(text)) == drawable(text)


async def test_brackets_are_shown_as_they_are(desk: FakeDesk, running: Running) -> None:
    async with running(desk) as (app, pilot):
        assert any("[sic] and [/]" in row for row in drawn(app))
        assert any("[b]Courier" in row for row in drawn(app))
        await pilot.press("j")
        await until(pilot, lambda: app.reading.opening.key == "/library/bread.md" and analysed(app))
        assert any("[@click=app.quit]press here[/]" in row for row in drawn(app))


async def test_the_window_title_is_clean(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = hostile(0, "\x1b]2;owned\x07[/]")
    async with running(desk) as (app, _):
        written: list[str] = []
        monkeypatch.setattr(app, "_write_title", written.append)
        app.set_title(app.reading.page.article)
        assert written[0].count("\x1b") == 2
        assert written[0].startswith("\x1b]2;") and written[0].endswith("\x1b\\")


@given(st.text(max_size=60), st.integers(1, 30), st.integers(1, 3))
def test_wrapped_text_loses_no_word(text: str, width: int, lines: int) -> None:
    text = clean_field(text)
    spans = wrap(text, width, lines)
    assert 1 <= len(spans) <= lines
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(
        " ", ""
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text(max_size=20), st.just("plain")), max_size=4), st.integers(1, 40))
def test_a_cut_line_is_never_too_wide(line: list[tuple[str, str]], width: int) -> None:
    assert sum(cell_width(text) for text, _ in cut(line, width)) <= width


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_lighting_changes_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    spans = sorted((min(span), max(span)) for span in spans)
    pieces = lit(text, (0, len(text)), spans, "plain")
    assert "".join(piece for piece, _ in pieces) == text


def test_the_header_counts() -> None:
    assert "".join(text for text, _ in library_line(1, 0)) == "Reader  1 article · 0 unread"
    assert "opening" in "".join(text for text, _ in library_line(0, 0, going_on="opening …"))
    going_on = "analysing 151 of 11,997, 557 a minute, 21 min left"
    line = "".join(text for text, _ in library_line(12_000, 11_000, going_on=going_on))
    assert line == f"Reader  12,000 articles · {going_on}"
    assert len(line) < 78


def test_why_without_a_cue_says_so() -> None:
    from reader.annotations import Quotation

    one = article("a", "A", "“Words.”")
    assert "Nothing" in reasons_line(one, annotated(one), Quotation(((3, 11),), "direct"))


def test_the_clipboard_of_windows_is_given_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []
    monkeypatch.setattr(
        "reader.app.clipboard.subprocess.run", lambda *args, **more: given.append(more["input"])
    )
    for tool, encoding in (("clip.exe", "utf-16"), ("xclip", "utf-8")):
        monkeypatch.setattr("reader.app.clipboard.native_tool", lambda _, tool=tool: [tool])
        assert copy(cast(Any, None), "“It’s fair,”") == "Copied"
        assert given.pop().decode(encoding) == "“It’s fair,”"
