"""An article in words: each block as lines to be read aloud, quotations introduced by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.annotations import DOUBT, Annotations, Quotation, sureness
from reader.app.page.voices import Voices
from reader.app.page.wrap import wrap
from reader.app.people import spoken
from reader.app.widgets.words import counted, long_date
from reader.article import Article, Block
from reader.text import clean_field

__all__ = [
    "UNKNOWN_SPEAKER",
    "Telling",
    "Wording",
    "byline",
    "fitted",
    "sentence",
    "unknown_speaker",
]

UNKNOWN_SPEAKER = "unknown speaker"
NO_NAMES = "No names were found here."
SENTENCE_ENDS = re.compile(r"[.!?…][”’»\"')\]]*\s*$")
SENTENCE_BREAK = re.compile(r"[.!?…][”’»\"')\]]*\s+")


@dataclass(frozen=True, slots=True)
class Telling:
    """What the reader wants to hear of each block."""

    names: bool = False
    """The people, organisations and places of a block, in a line after it."""
    furniture: bool = False
    """What the web page left in the text, in full."""
    quotations_only: bool = False


def fitted(text: str, cells: int) -> Iterator[str]:
    """The text's lines, broken between words where they are wider; as they are for 0 cells."""
    for line in text.split("\n"):
        if cells <= 0 or not line.strip():
            yield line
        else:
            yield from (line[start:end] for start, end in wrap(line, 0, len(line), cells))


def byline(article: Article) -> str:
    """`By Ada Moss. Gazette, 3 June 2026.`; empty when nothing of it is known."""
    authors = ", ".join(clean_field(author) for author in article.authors)
    where = ", ".join(
        part for part in (clean_field(article.source), long_date(article.published)) if part
    )
    return " ".join(f"{part}." for part in (f"By {authors}" if authors else "", where) if part)


def sentence(article: Article, block: Block, offset: int) -> str:
    """The sentence of a block in which an offset stands."""
    start, end = block.start, block.end
    for found in SENTENCE_BREAK.finditer(article.text, block.start, block.end):
        if found.end() <= offset:
            start = found.end()
        elif found.end() > offset and found.start() >= offset:
            end = found.end()
            break
    return clean_field(article.text[start:end])


def unknown_speaker(why: str) -> str:
    """`unknown speaker`, or `speaker not analysed yet` where that is why."""
    return f"speaker {why}" if why else UNKNOWN_SPEAKER


class Wording:
    """The words for one article."""

    def __init__(self, article: Article, annotations: Annotations) -> None:
        self.article = article
        self.annotations = annotations
        self._voices = Voices(annotations, article.text)
        self._entities = {entity.key: entity for entity in annotations.entities}
        self._byline_after = _last_of_headline(article.blocks)

    def lines(self, index: int, telling: Telling, first: bool = False) -> Iterator[str]:
        """A block's lines. `first`: reading begins here, so that a quotation which goes on from an
        earlier block is introduced again."""
        block = self.article.blocks[index]
        if telling.quotations_only:
            yield from self._quotations_of(block)
            return
        if block.kind == "item" and (not index or self.article.blocks[index - 1].kind != "item"):
            yield f"List, {counted(self._items_from(index), 'item')}:"
        yield from self._told(block, telling, first)
        if index == self._byline_after and (line := byline(self.article)):
            yield line
        if telling.names and (names := self._names_in(block)):
            yield f"Names: {names}."

    def quotation(self, quotation: Quotation) -> str:
        """A whole quotation on one line, introduced: `Varga: “We cannot mend it.”`."""
        words = " … ".join(self.article.text[start:end] for start, end in quotation.segments)
        name = self.speaker(quotation) or _kind_words(quotation)
        return f"{name}: {clean_field(words)}" if name else clean_field(words)

    def speaker(self, quotation: Quotation) -> str:
        """How a quotation's speaker is announced; empty where nobody should be."""
        if not quotation.spoken:
            return ""
        label = self._voices.label(quotation)
        if label is None:
            return ""
        if label.role == "unknown":
            return UNKNOWN_SPEAKER
        if label.sure:
            return label.text
        return f"{label.text.removesuffix(DOUBT)}, {sureness(quotation.confidence)}"

    @property
    def nobody(self) -> str:
        """What is said where nobody is known to speak: the text does not tell, or nobody looked."""
        return unknown_speaker(self.annotations.unheard)

    @property
    def nameless(self) -> str:
        """What is said where no names are known."""
        why = self.annotations.unheard
        return f"No names are known here: this article is {why}." if why else NO_NAMES

    # One kind of block after the other

    def _told(self, block: Block, telling: Telling, first: bool) -> Iterator[str]:
        text = self._introduced(block, first)
        match block.kind:
            case "title":
                yield f"Headline: {text}"
            case "standfirst":
                yield f"Standfirst: {text}"
            case "heading":
                yield (
                    f"Heading: {text}"
                    if block.level < 3
                    else f"Heading, level {block.level}: {text}"
                )
            case "item":
                yield f"{'  ' * (block.level - 1)}{_bullet(block.marker)}{text}"
            case "blockquote":
                yield f"Block quotation: {text}"
            case "table":
                yield from _table(self.article.text[block.start : block.end])
            case "code":
                lines = self.article.text[block.start : block.end].split("\n")
                yield f"Code, {counted(len(lines), 'line')}:"
                yield from lines
                yield "End of the code."
            case "image":
                yield f"Picture: {text}"
            case "footnote":
                yield f"Footnote {block.marker}: {text}" if block.marker else f"Footnote: {text}"
            case "rule":
                yield "Break."
            case "furniture":
                yield _furniture(text, telling.furniture)
            case _:
                yield text

    def _introduced(self, block: Block, first: bool) -> str:
        """The block's text with each quotation's speaker before it."""
        text = self.article.text
        pieces: list[str] = []
        at = block.start
        for start, words in sorted(self._introductions(block, first)):
            pieces += [text[at:start], words]
            at = start
        return "".join([*pieces, text[at : block.end]])

    def _introductions(self, block: Block, first: bool) -> Iterator[tuple[int, str]]:
        for quotation in self.annotations.quotations:
            for number, (start, _) in enumerate(quotation.segments):
                if block.start <= start < block.end:
                    goes_on = number > 0
                    if not goes_on or (first and quotation.start < block.start):
                        yield from self._introduction(quotation, block, start, goes_on)
                    break

    def _introduction(
        self, quotation: Quotation, block: Block, start: int, goes_on: bool
    ) -> Iterator[tuple[int, str]]:
        name = self.speaker(quotation)
        if not name or self._named_before(quotation, start) or self._same_as_around(quotation):
            return
        before = self.article.text[block.start : start]
        if goes_on:
            yield start, f"({name} goes on:) "
        elif not before.strip() or SENTENCE_ENDS.search(before):
            yield start, f"{name}: "
        else:
            # In the middle of the reporter's sentence, what is no part of it stands in brackets.
            yield start, f"({name}:) "

    def _named_before(self, quotation: Quotation, start: int) -> bool:
        """Whether the text itself announces the speaker: a transcript's `VARGA:`."""
        mention = quotation.speaker_mention
        return bool(
            mention and mention[1] < start and self.article.text[mention[1] : start].strip() == ":"
        )

    def _same_as_around(self, quotation: Quotation) -> bool:
        if quotation.parent is None:
            return False
        around = self.annotations.quotations[quotation.parent]
        return quotation.speakers == around.speakers and self.speaker(around) != ""

    def _quotations_of(self, block: Block) -> Iterator[str]:
        for quotation in spoken(self.annotations):
            if block.start <= quotation.start < block.end:
                yield self.quotation(quotation)

    def _names_in(self, block: Block) -> str:
        keys = dict.fromkeys(
            mention.entity
            for mention in self.annotations.mentions
            if mention.form == "name" and block.start <= mention.start < block.end
        )
        known = [self._entities[key] for key in keys if key in self._entities]
        return ", ".join(f"{clean_field(entity.name)} ({entity.kind})" for entity in known)

    def _items_from(self, index: int) -> int:
        number = 0
        for block in self.article.blocks[index:]:
            if block.kind != "item":
                break
            number += bool(block.marker)
        return number or 1


def _last_of_headline(blocks: Sequence[Block]) -> int:
    """The block after which the byline stands; -1 where there is no headline."""
    last = -1
    for index, block in enumerate(blocks[:2]):
        if block.kind in ("title", "standfirst"):
            last = index
    return last


def _kind_words(quotation: Quotation) -> str:
    return {"scare": "In marks", "title": "Title of a work"}.get(quotation.kind, "")


def _bullet(marker: str) -> str:
    if not marker:
        return "  "
    return f"{marker} " if any(character.isalnum() for character in marker) else "- "


def _furniture(text: str, unfolded: bool) -> str:
    if unfolded:
        return f"Page furniture: {text}"
    return f"Page furniture folded, {counted(len(text.split()), 'word')}."


def _table(text: str) -> Iterator[str]:
    """Row by row, each cell after its column's name."""
    rows = [[clean_field(cell) for cell in line.split("\t")] for line in text.split("\n")]
    names, *rest = rows
    yield f"Table, {counted(len(rest), 'row')}. Columns: {', '.join(names)}."
    for number, row in enumerate(rest, 1):
        cells = [
            f"{names[column]}: {cell}" if column < len(names) and names[column] else cell
            for column, cell in enumerate(row)
            if cell
        ]
        yield f"Row {number}. {'; '.join(cells)}."
    yield "End of the table."
