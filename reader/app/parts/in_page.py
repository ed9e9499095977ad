"""The hits on the page: of a search, or of words that are looked for in the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app.page.standing import Standing
from reader.article import Span, without_furniture

if TYPE_CHECKING:
    from reader.app.screens.reading import ReadingScreen

__all__ = ["InPage"]


class InPage:
    """The words side by side as they are typed, with search's folding: no fields, no `or`. Words
    that stand so nowhere are found each by itself."""

    def __init__(self, reading: ReadingScreen) -> None:
        self.reading = reading
        self.number = 0
        """How many hits are lit on the page."""
        self._from = Standing(0, 0)
        self._text = ""
        """What the hits on the page were found by; empty where they are those of a search."""

    def begin(self) -> None:
        """Open the box at the foot; where the reader is, is remembered for Esc."""
        self._from = self.reading.page.standing
        self.reading.find_box.open()

    def changed(self, text: str) -> None:
        """Light what is typed, and go to the first hit from where the reader was."""
        self._text = text
        hits = self._hits(text)
        first = next((i for i, (start, _) in enumerate(hits) if start >= self._from.offset), 0)
        self.show(hits, first if hits else None)
        said = f"{first + 1} of {len(hits)}" if hits else self._not_found(text)
        self.reading.find_box.count.say(said)
        if not hits:
            self.reading.page.stand(self._from)

    def show(self, hits: Sequence[Span], current: int | None) -> None:
        """Light hits on the page."""
        self.number = len(hits)
        self.reading.page.set_hits(hits, current)
        self.reading.show_hints()

    def to_hit(self, step: int) -> None:
        """Another hit, and which one it is."""
        number, total = self.reading.page.next_hit(step)
        if total:
            self.reading.foot.say(f"hit {number} of {total}")

    def count_again(self) -> None:
        """The page may have left its hits."""
        self.number = self.number and self.reading.page.next_hit(0)[1]

    def _hits(self, text: str) -> Sequence[Span]:
        page = self.reading.page
        if page.article is None or not text.strip():
            return ()
        from reader.search.hits import find
        from reader.search.query import phrase, words_apart

        # What is folded away would only be found to be unfolded.
        source = page.article.text if page.unfolded else without_furniture(page.article)
        return find(phrase(text), source) or find(words_apart(text), source)

    def _not_found(self, text: str) -> str:
        """What is said beside the box; of a field, that it is for the library."""
        from reader.search.fields import ALL_FIELDS

        field, colon, _ = text.strip().partition(":")
        if colon and field.lower() in ALL_FIELDS:
            return self.reading.keys.keymap.told(f"{field}: is for {{search-library}}")
        return "not found" if text.strip() else ""

    def hits_again(self) -> Sequence[Span]:
        """The hits in the article as it is now, where hits are lit on the page."""
        return self._hits(self._text) if self.number else ()

    def end(self, keep: bool) -> None:
        """Close the box: the hits stay for n and N, or all is as it was."""
        reading = self.reading
        reading.find_box.close()
        if not keep:
            self._text = ""
            article = reading.page.article
            self.show(reading.finder.hits_in(article) if article else (), None)
            reading.page.stand(self._from)
        reading.focus_on("page")
