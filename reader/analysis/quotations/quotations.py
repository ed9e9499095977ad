"""Quotations by orthography alone: no model, linear in the text.

What is open at the end of a paragraph goes on in the next one that opens with the same mark, and
otherwise ends with its paragraph, so that one lost mark damages one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from reader.analysis.quotations.kinds import first_guess
from reader.analysis.quotations.orthography import Family, Stretch, pair
from reader.analysis.quotations.questions import exchanges
from reader.analysis.quotations.turns import turns
from reader.annotations import Quotation
from reader.article import UNREAD_KINDS, Block, Span, Style

__all__ = ["find"]

TRANSPARENT = frozenset({"furniture", "image", "rule", "code"})
"""Blocks over which a quotation may go on: they are put between paragraphs by a page's layout."""

HEADLINES = frozenset({"title", "standfirst", "heading"})

CREDIT = re.compile(
    r"(?:\n[ \t]*(?:[—–―]|--?[ \t])[^\n]*"
    r"|[.!?…\"”’'][ \t]+(?:[—–―]|--?[ \t])[ \t]*[A-Z][^\n.!?]*)\Z"
)
"""The end of a block quotation, where it names its source."""

CREDIT_ALONE = re.compile(r"(?:[—–―]|--?[ \t])[^\n]*")
"""The same as a block of its own."""

CREDIT_LENGTH = 120
"""Characters of the longest such line."""

BULLETS = frozenset("»›")
"""Marks that stand before links and list items too, and then never close."""

CELL = re.compile(r"[^\t\n]+")
PART = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
WORD = re.compile(r"\w")
PUNCTUATED = frozenset(",.!?…;:—–")

ENDINGS = frozenset(",.!?…")

GAP_CHARACTERS, GAP_WORDS = 120, 12
"""The longest the reporter speaks inside one sentence of another's."""

OPENS_CLAUSE = re.compile(
    r"\W*(?:and|but|or|nor|while|which|who|where|when|whereas|as well as|to|then)\b", re.IGNORECASE
)
"""How the reporter's own sentence goes on, as against "he said"."""


SAID = r"(?:said|says|asked|asks|added|adds|replied|replies|answered|shouted|cried|whispered)\b"
SOMEBODY = r"(?:he|she|I|we|they|(?:the|a|an|his|her) \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
SPOKEN = re.compile(rf" (?:{SAID} \w|{SOMEBODY} {SAID})")
"""Who says it, right behind a quotation: " said Ann Lee", " the cook replied"."""


@dataclass(slots=True)
class Paragraph:
    """What quotation marks are matched within: a block, or one cell of a table."""

    kind: str
    start: int
    end: int
    stretches: list[Stretch]


@dataclass(slots=True)
class Draft:
    """A quotation being put together."""

    segments: list[Span]
    kind: str
    family: Family | None
    closed: bool = True
    """False where the end of a paragraph ended it."""
    parent: int | None = field(default=None)


def find(text: str, blocks: Iterable[Block], styles: Iterable[Style] = ()) -> tuple[Quotation, ...]:
    """The quotations of an article in text order, the outer before the inner, speakers unknown.

    The styles tell an interview's questions in bold. Segments hold their marks. Blocks that are not
    read (furniture, code) have none.
    """
    blocks = list(blocks)
    paragraphs = [p for block in blocks for p in _paragraphs(text, block)]
    single_outside = _single_outside(text, paragraphs)
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        goes_on = following is not None and _opens_with_single(following)
        paragraph.stretches = list(_believed(text, paragraph, single_outside, goes_on))
    drafts = _displayed(text, blocks, paragraphs) + _marked(text, paragraphs)
    conversation = turns(text, blocks)
    drafts += [Draft(list(turn.said), "paragraph", None) for turn in conversation]
    for pair_of in () if conversation else exchanges(text, blocks, styles):
        said = ([pair_of.asked], list(pair_of.answered))
        drafts += [Draft(segments, "paragraph", None) for segments in said]
    drafts = _interrupted_joined(text, _with_parents(drafts))
    return tuple(
        Quotation(
            segments=tuple(draft.segments),
            kind="block" if draft.family is None else first_guess(text, draft.segments, draft.kind),
            parent=draft.parent,
        )
        for draft in drafts
    )


def _paragraphs(text: str, block: Block) -> Iterator[Paragraph]:
    if block.kind in UNREAD_KINDS:
        if block.kind not in TRANSPARENT:
            yield Paragraph(block.kind, block.start, block.end, [])
        return
    part = CELL if block.kind == "table" else PART
    for match in part.finditer(text, block.start, block.end):
        start, end = match.span()
        yield Paragraph(block.kind, start, end, pair(text, start, end))


def _outermost(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    end = -1
    for stretch in stretches:
        if stretch.start >= end:
            yield stretch
            end = stretch.end


def _single_outside(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether single marks are the article's outer ones, as in most British papers."""
    single = firm = paired = 0
    for paragraph in paragraphs:
        if paragraph.kind in HEADLINES:
            continue
        for stretch in _outermost(paragraph.stretches):
            if stretch.family != "single":
                firm += 1
            elif stretch.closed and stretch.sure:
                paired += 1
                single += _speaks(text, stretch)
    return single > firm if firm else paired > 0


def _speaks(text: str, stretch: Stretch) -> bool:
    """Whether a stretch is long or punctuated like someone's words."""
    inside = text[stretch.start + 1 : min(stretch.end - 1, stretch.start + 100)]
    return text[stretch.end - 2] in PUNCTUATED or len(inside.split()) > 3


def _opens_with_single(paragraph: Paragraph) -> bool:
    return any(
        stretch.family == "single" and stretch.start == paragraph.start
        for stretch in paragraph.stretches[:1]
    )


def _believed(
    text: str, paragraph: Paragraph, single_outside: bool, goes_on: bool
) -> Iterator[Stretch]:
    """The stretches that are quotations; each holds a letter or a digit.

    A single mark that stays open is one where it opens its paragraph or the next one `goes_on`.
    """
    firm_end = -1
    for stretch in paragraph.stretches:
        if not WORD.search(text, stretch.start + 1, stretch.end):
            continue
        if stretch.family != "single":
            firm_end = max(firm_end, stretch.end)
            yield stretch
        elif not stretch.closed:
            if single_outside and (goes_on or stretch.start == paragraph.start):
                yield stretch
        elif single_outside or paragraph.kind in HEADLINES or stretch.start < firm_end:
            if stretch.sure or text[stretch.end - 2] in ENDINGS:
                yield stretch
        elif stretch.sure and _introduced(text, paragraph, stretch):
            yield stretch


def _introduced(text: str, paragraph: Paragraph, stretch: Stretch) -> bool:
    """Whether a single-quoted stretch is a sentence that someone is said to say: the only kind
    that is a quotation where double marks are the article's own."""
    if text[stretch.end - 2] not in ENDINGS:
        return False
    lead = text[max(paragraph.start, stretch.start - 3) : stretch.start].rstrip()
    opens = not lead or lead[-1] in ENDINGS
    spoken = opens and SPOKEN.match(text, stretch.end, paragraph.end) is not None
    return lead[-1:] in (",", ":") or (spoken and text[stretch.start + 1].isupper())


def _marked(text: str, paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """The quotations in marks, each with its segment in every paragraph that it runs over."""
    drafts: list[Draft] = []
    carried: Draft | None = None
    for paragraph in paragraphs:
        unclosed: Draft | None = None
        for stretch in paragraph.stretches:
            start, end = stretch.start, stretch.end
            if (
                carried is not None
                and start == paragraph.start
                and stretch.family == carried.family
            ):
                draft = carried
                draft.segments.append((start, end))
            elif not stretch.closed and text[start] in BULLETS:
                continue
            else:
                draft = Draft([(start, end)], paragraph.kind, stretch.family)
                drafts.append(draft)
            if not stretch.closed:
                unclosed = draft
        carried = unclosed
    return drafts


def _displayed(text: str, blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """Block quotations: neighbouring blocks are one, and one that stands in marks is none."""
    in_marks = {
        paragraph.start
        for paragraph in paragraphs
        if paragraph.kind == "blockquote" and _stands_in_marks(text, paragraph)
    }
    drafts: list[Draft] = []
    before: Block | None = None
    for place, block in enumerate(blocks):
        start, end = _without_credit(text, block)
        below = place > 0 and blocks[place - 1].kind == "blockquote"
        if below and CREDIT_ALONE.fullmatch(text, start, end) and end - start <= CREDIT_LENGTH:
            continue
        quotes = block.kind == "blockquote" and WORD.search(text, start, end) is not None
        if not quotes or start in in_marks:
            before = None
            continue
        if before is not None and before.level == block.level:
            drafts[-1].segments.append((start, end))
        else:
            drafts.append(Draft([(start, end)], block.kind, None))
        before = block
    return drafts


def _without_credit(text: str, block: Block) -> Span:
    if block.kind != "blockquote":
        return block.start, block.end
    credit = CREDIT.search(text, max(block.start, block.end - CREDIT_LENGTH), block.end)
    end = credit.start() + (text[credit.start()] != "\n") if credit else block.end
    start = block.end - len(text[block.start : block.end].lstrip())
    return start, max(start, block.start + len(text[block.start : end].rstrip()))


def _stands_in_marks(text: str, paragraph: Paragraph) -> bool:
    """Whether marks hold the whole paragraph, a credit behind them apart."""
    first = next(iter(paragraph.stretches), None)
    if first is None or first.start != paragraph.start:
        return False
    last = max(stretch.end for stretch in paragraph.stretches)
    rest = text[last : paragraph.end].strip()
    return not rest or rest[0] in "—–―-([" or (rest[0] in ".,;:!?" and len(rest) == 1)


def _with_parents(drafts: list[Draft]) -> list[Draft]:
    """The drafts in text order, each with the index of the one that it stands in."""
    drafts = sorted(drafts, key=lambda draft: (draft.segments[0][0], -draft.segments[0][1]))
    segments = sorted(
        (start, -end, index) for index, draft in enumerate(drafts) for start, end in draft.segments
    )
    around: list[tuple[int, int]] = []
    for start, minus_end, index in segments:
        while around and around[-1][0] <= start:
            around.pop()
        if around and start == drafts[index].segments[0][0]:
            drafts[index].parent = around[-1][1]
        around.append((-minus_end, index))
    return drafts


def _interrupted_joined(text: str, drafts: list[Draft]) -> list[Draft]:
    """Quotations that the reporter interrupts ("…," he said, "…") made one, where that is sure."""
    new_index: list[int] = []
    joined: list[Draft] = []
    latest: dict[int | None, int] = {}
    for draft in drafts:
        parent = None if draft.parent is None else new_index[draft.parent]
        draft.parent = parent
        before = latest.get(parent)
        if before is not None and _interrupted(text, joined[before], draft):
            joined[before].segments.extend(draft.segments)
            new_index.append(before)
            continue
        latest[parent] = len(joined)
        new_index.append(len(joined))
        joined.append(draft)
    return joined


def _interrupted(text: str, first: Draft, second: Draft) -> bool:
    """Whether the second draft surely ends the sentence that the first began."""
    if first.family is None or first.family != second.family or first.kind != second.kind:
        return False
    start, end = first.segments[-1]
    gap = text[end : second.segments[0][0]]
    if len(gap) > GAP_CHARACTERS or len(gap.split()) > GAP_WORDS or re.search(r"[.!?:\n]", gap):
        return False
    comma_before = "," in text[max(end - 3, start) : end + 1]
    return (
        comma_before
        and gap.rstrip().endswith((",", "—", "–"))
        and WORD.search(gap) is not None
        and OPENS_CLAUSE.match(gap) is None
        and text[start : start + 4].lstrip("\"'“‘«‹`„").strip()[:1].isupper()
        and text[second.segments[0][0] : second.segments[0][0] + 4]
        .lstrip("\"'“‘«‹`„")
        .strip()[:1]
        .islower()
    )
