"""The box in which a search is typed, and the line under it that says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from rich.highlighter import Highlighter
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from reader.app.widgets.words import Piece, cut, wrap
from reader.article import Span
from reader.text import truncate

if TYPE_CHECKING:
    from reader.search.query import QueryProblem

__all__ = ["FindBox", "SearchBox", "Tabs", "TypedInput"]

DEBOUNCE = 0.03
"""Seconds of rest after a keystroke before its answers are shown: a list that changed while a key
is held down would flicker."""


MOST_LINES = 5
"""Lines in which it is said what is wrong with a query."""

TabKind = tuple[str, str, int | None]
"""A long name, a short one, and how many answers there are: None while that is not known."""


class TypedInput(Input):
    """An input box of one line without a frame; every key that is not text is the screen's."""

    DEFAULT_CSS = """
    TypedInput { border: none; height: 1; padding: 0 1; background: $surface; }
    TypedInput:focus { border: none; background: $panel; }
    """

    def __init__(self, placeholder: str) -> None:
        # That it has the focus is heard late: letters that came before would be typed over.
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw this anew; what is typed never moves anything else on the screen."""
        return super().refresh(*regions, repaint=repaint, recompose=recompose)


class SearchBox(Vertical):
    """Typing posts `Typed` once the letter is drawn, and `Changed` after a short rest."""

    DEFAULT_CSS = """
    SearchBox { height: auto; display: none; }
    SearchBox.-open { display: block; }
    """

    @dataclass
    class Typed(Message):
        """The text is another, and stands on the screen."""

        text: str

    @dataclass
    class Changed(Message):
        """The text has rested for a moment."""

        box: SearchBox
        text: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.input = TypedInput(placeholder='words, "exact words", said:, by: …')
        self.tabs = Tabs()
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.input
        yield self.tabs

    @property
    def text(self) -> str:
        """What is typed."""
        return self.input.value

    def open(self) -> None:
        """Show the box and take the focus; what is typed now takes the place of what is there."""
        self.add_class("-open")
        if self.screen.focused is not self.input:
            self.screen.set_focus(self.input)
            self.input.select_all()

    def name_problems(self, problems: Sequence[QueryProblem]) -> None:
        """Underline in the box what was not understood, and say under it what and where it is."""
        if problems or self.input.highlighter is not None:
            self.input.highlighter = _Underline([(p.start, p.end) for p in problems])
            self.input.refresh()
        if problems:
            first = problems[0]
            self.tabs.show((), 0, f"character {first.start + 1}: {first.message}")

    def close(self) -> None:
        """Empty the box and hide it; nothing is posted."""
        if self._timer:
            self._timer.stop()
        self.name_problems(())
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.tabs.show((), 0)
        self.remove_class("-open")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        text = event.value
        self.input.highlighter = None
        self.call_after_refresh(self.post_message, self.Typed(text))
        self._timer = self.set_timer(DEBOUNCE, lambda: self.post_message(self.Changed(self, text)))


class _Underline(Highlighter):
    """Underlines stretches of what is typed."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def highlight(self, text: Text) -> None:
        for start, end in self._spans:
            text.stylize("underline", start, end)


class Tabs(Widget):
    """The three kinds of answer with their counts; or what is wrong with the query."""

    DEFAULT_CSS = """
    Tabs { height: 1; padding: 0 1; }
    Tabs.-note { height: auto; max-height: 5; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--on", "tabs--off", "tabs--problem"}

    @dataclass
    class Picked(Message):
        """A kind was clicked."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self._kinds: tuple[TabKind, ...] = ()
        self._on = 0
        self._note = ""

    def show(self, kinds: Sequence[TabKind], on: int, note: str = "") -> None:
        """These kinds with their counts (None: not known yet), this one chosen; or a note that
        says what is wrong, in their place."""
        self._kinds, self._on, self._note = tuple(kinds), on, note
        self.set_class(bool(note), "-note")
        self.refresh(layout=bool(note))

    @property
    def note(self) -> str:
        """What is said in place of the kinds."""
        return self._note

    def _pieces(self) -> list[Piece]:
        """The kinds in full; where there is no room for all counts, in short, closer together, or
        by their first letters."""
        full, short, letters = (
            [f"{name}{_number(count)}" for name, count in names]
            for names in (
                [(name, count) for name, _, count in self._kinds],
                [(short, count) for _, short, count in self._kinds],
                [(short[:1], count) for _, short, count in self._kinds],
            )
        )
        ways = ((full, "  "), (short, "  "), (short, " "), (letters, "  "))
        room = self.content_size.width
        texts, gap = next((way for way in ways if len(way[1].join(way[0])) <= room), (letters, " "))
        pieces: list[Piece] = []
        for index, text in enumerate(texts):
            pieces.append((gap if index else "", "off"))
            pieces.append((text, "on" if index == self._on else "off"))
        return pieces

    def render(self) -> Content:
        if self._note:
            width = self.content_size.width
            lines = [self._note[slice(*span)] for span in wrap(self._note, width, MOST_LINES)]
            said = "\n".join(truncate(line.rstrip(), width) for line in lines)
            return Content(said).stylize(self.get_visual_style("tabs--problem"))
        pieces = cut(self._pieces(), self.content_size.width)
        return Content.assemble(
            *((text, self.get_visual_style(f"tabs--{style}")) for text, style in pieces)
        )

    def on_click(self, event: Click) -> None:
        x = event.x - 1
        for place, (text, _) in enumerate([] if self._note else self._pieces()):
            x -= len(text)
            if x < 0:
                self.post_message(self.Picked(place // 2))
                return


def _number(count: int | None) -> str:
    return "" if count is None else f" {count:,}"


class FindBox(Widget):
    """Finding in the page: a box in the foot line's place with the count beside it."""

    DEFAULT_CSS = """
    FindBox { height: 1; layout: horizontal; display: none; }
    FindBox.-open { display: block; }
    FindBox TypedInput { width: 1fr; }
    FindBox FindCount { width: auto; min-width: 14; height: 1; padding: 0 1; text-align: right; }
    """

    @dataclass
    class Changed(Message):
        """Another text is typed."""

        box: FindBox
        text: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.input = TypedInput(placeholder="find in this article")
        self.count = FindCount()

    def compose(self) -> ComposeResult:
        yield self.input
        yield self.count

    def open(self) -> None:
        """Show the box and take the focus."""
        self.add_class("-open")
        self.screen.set_focus(self.input)

    def close(self) -> None:
        """Empty the box and hide it; nothing is posted."""
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.count.say("")
        self.remove_class("-open")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, event.value))


class FindCount(Widget):
    """`3 of 17`."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def say(self, text: str) -> None:
        """Say this; plain text."""
        self.text = text
        self.refresh(layout=True)

    def render(self) -> Content:
        return Content(self.text)
