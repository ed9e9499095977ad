"""What holds for the quotations of any text whatever."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.quotations.quotations import find
from reader.annotations import Quotation
from reader.article import Block, BlockKind

MARKS = "\"“”„‟‘’'«»‹›`「」『』＂‚"
PROSE = st.text(alphabet=st.sampled_from(MARKS + " \nsaid,.!?—:;()5Aé書\t"), max_size=300)
ANYTHING = st.one_of(PROSE, st.text(max_size=200))
KINDS: list[BlockKind] = ["title", "paragraph", "item", "blockquote", "table", "code", "image"]


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Block]]:
    text = draw(ANYTHING)
    kinds = st.sampled_from(KINDS)
    blocks = [
        Block(draw(kinds), match.start(), match.end(), draw(st.integers(0, 2)))
        for match in re.finditer(r"\S(?:.*\S)?", text)
    ]
    return text, blocks


def well_formed(text: str, blocks: list[Block], quotations: tuple[Quotation, ...]) -> bool:
    starts = [q.start for q in quotations]
    if starts != sorted(starts):
        return False
    for index, quotation in enumerate(quotations):
        position = 0
        for start, end in quotation.segments:
            inside_a_block = any(b.start <= start and end <= b.end for b in blocks)
            if not (
                position <= start < end and inside_a_block and re.search(r"\w", text[start:end])
            ):
                return False
            position = end
        if quotation.parent is not None:
            parent = quotations[quotation.parent]
            if quotation.parent >= index or not any(
                start <= quotation.start and quotation.segments[0][1] <= end
                for start, end in parent.segments
            ):
                return False
    return True


@given(articles())
def test_quotations_lie_in_their_blocks_in_order(article: tuple[str, list[Block]]) -> None:
    text, blocks = article
    quotations = find(text, blocks)
    assert well_formed(text, blocks, quotations)
    assert find(text, blocks) == quotations


@given(articles())
def test_outermost_quotations_are_disjoint(article: tuple[str, list[Block]]) -> None:
    spans = sorted(s for q in find(*article) if q.parent is None for s in q.segments)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(ANYTHING)
def test_a_text_without_marks_has_no_quotations(text: str) -> None:
    text = re.sub(rf"[{MARKS}‛＇]", "", text)
    assert find(text, [Block("paragraph", 0, len(text))]) == ()


@pytest.mark.parametrize("mark", ['"', "' ", '"a '])
def test_a_megabyte_of_quotation_marks_in_one_paragraph(mark: str) -> None:
    """It is done at all only if the work grows in a straight line."""
    text = mark * (1_000_000 // len(mark))
    block = Block("paragraph", 0, len(text))
    assert all(q.end <= len(text) for q in find(text, [block]))
