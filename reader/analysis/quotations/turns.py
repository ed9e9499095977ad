"""Interviews and transcripts: paragraphs that a label gives to somebody, "Q:", "Ann Lee:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.article import Block, Span

__all__ = ["Turn", "turns"]

NAME = r"(?:(?:Mrs?|Ms|Dr|Prof|Sir|St)\. )?[^\W\d_][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
NUMBER = r"(?:Q[ .]?\d{1,4}[.):]?[ \t]+)?"
"""The number of a question in the transcript of a hearing: "Q12 Chair:"."""
LABEL = re.compile(rf"{NUMBER}({NAME})(?::|(?<=\b[QA])\.)[ \t]+(?=\w|[$£€…—–-])")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
STOP = re.compile(r"[.!?…][\"'”’»)]*\s*\Z")
SENTENCES = 0.7
"""The share of labelled paragraphs that end like sentences; the lines of a list do not."""

FIGURE = re.compile(r"\s*[$£€]?\d[\d.,:–-]*(?:\s+\S+){0,4}\s*")
"""A score, a count, a price or hours, with a few words at most: "2,316.", "9 a.m. to 5 p.m."."""
FIGURES = 0.5
"""The share of such behind the labels of a tally; who talks gives a figure now and then."""

ASIDE = frozenset("([*_\"'“‘„«‹—–")
"""How a paragraph begins that is not the next of a turn: a stage direction, words in marks."""
ADDRESSED = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Yy]ou|[Yy]our)\b")
"""Words of those who talk to each other, which an epilogue has not."""


MARKED = re.compile(r"[\"“«„]")
"""A mark of quotation: the reporter quotes, who tells how the conversation ended."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a conversation: whom its label names, and what that one says."""

    label: Span
    said: tuple[Span, ...]
    """The paragraph behind the label, and those without a label that go on from it."""


def turns(text: str, blocks: Iterable[Block]) -> list[Turn]:
    """The labelled paragraphs, where labels come again as in a conversation.

    Words in quotation marks behind a label are found by the marks. A label that comes once counts
    beside another: a full name the first time, a surname later.
    """
    blocks = list(blocks)
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    found = [LABEL.match(text, block.start, block.end) for block in paragraphs]
    callers = _callers(label[1] for label in found if label)
    often = Counter(callers[label[1]] for label in found if label and label[1][0].isupper())
    again = {name for name, times in often.items() if times > 1}
    labelled = [(x, block) for x, block in zip(found, paragraphs, strict=True) if x]
    throughout = len(labelled) == len(paragraphs)
    known = often if throughout and again else again
    if not _is_conversation(text, [(x, callers[x[1]], block) for x, block in labelled], known):
        return []
    opened: dict[int, re.Match[str]] = {}
    for place, (block, label) in enumerate(zip(paragraphs, found, strict=True)):
        beside = any(found[max(0, place - 1) : place]) or any(found[place + 1 : place + 2])
        if label is None or callers[label[1]] not in often:
            continue
        if callers[label[1]] in again or (beside and not _lists(text[label.end() : block.end])):
            opened[block.start] = label
    return _with_what_goes_on(text, blocks, opened)


def _lists(said: str) -> bool:
    """Whether little but names stands behind a label: "Witness: Ann Lee, Minister for Ports." """
    spoken = WORD.findall(said)
    return len(spoken) > 2 and 3 * sum(word[0].isupper() for word in spoken) > 2 * len(spoken)


def _callers(labels: Iterable[str]) -> dict[str, str]:
    """The labels as they are compared: "ANN LEE" and "AL" are "Ann Lee", where there is one."""
    plain = {label: label.casefold() for label in labels}
    several = [label for label in plain.values() if " " in label]
    short = {"".join(word[0] for word in label.split()): label for label in several}
    return {
        label: short.get(caller.replace(".", ""), caller) if label.isupper() else caller
        for label, caller in plain.items()
    }


def _with_what_goes_on(
    text: str, blocks: Sequence[Block], opened: Mapping[int, re.Match[str]]
) -> list[Turn]:
    """The turns, each with the paragraphs that follow it without a label.

    Any other block ends a turn. Behind the last label only what speaks to somebody goes on.
    """
    names = {word for label in opened.values() for word in label[1].split() if len(word) > 1}
    last = max(opened, default=0)
    conversation: list[Turn] = []
    goes_on = False
    for block in blocks:
        label = opened.get(block.start)
        if label:
            conversation.append(Turn(label.span(1), ((label.end(), block.end),)))
            goes_on = True
            continue
        goes_on = goes_on and block.kind == "paragraph"
        goes_on = goes_on and _goes_on(text[block.start : block.end], names, block.start > last)
        if goes_on:
            turn = conversation[-1]
            conversation[-1] = replace(turn, said=(*turn.said, (block.start, block.end)))
    return conversation


def _goes_on(said: str, names: Collection[str], behind: bool) -> bool:
    """Whether a paragraph without a label is the next of a turn, not the reporter's."""
    spoken = WORD.findall(said)
    if not spoken or said.lstrip()[0] in ASIDE or LABEL.match(said):
        return False
    if behind and (not ADDRESSED.search(said) or MARKED.search(said)):
        return False
    return not any(word in names for word in spoken)


def _is_conversation(
    text: str, labelled: Sequence[tuple[re.Match[str], str, Block]], known: Container[str]
) -> bool:
    """Whether two known labels or more take turns, with sentences behind them.

    Those are known that come again; where every paragraph has a label and one comes again, all.
    """
    names = [caller for _, caller, _ in labelled if caller in known]
    changes = sum(first != second for first, second in pairwise(names))
    figures = sum(FIGURE.fullmatch(text, x.end(), b.end) is not None for x, _, b in labelled)
    stopped = sum(
        STOP.search(text, max(b.start, b.end - 4), b.end) is not None for _, _, b in labelled
    )
    talked = stopped >= SENTENCES * len(labelled) and figures < FIGURES * len(labelled)
    return changes > 2 and talked
