"""Interviews without labels: questions in bold, each with the answer in plain paragraphs below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.article import Block, Span, Style

__all__ = ["ASKING", "TALKING", "Exchange", "exchanges"]

FEWEST = 3
"""Questions of an interview; fewer are headings."""
PERSONAL = 0.6
"""The share of answers that speak of themselves; those of an explanation do not."""

ASKING = re.compile(r"[ \t]+(?:met|asked|interviewed|visited)\b")
"""What an interviewer does in the introduction."""
TALKING = re.compile(r"[ \t]+(?:spoke (?:to|with)|talked (?:to|with)|sat down with)\b")
"""What either of the two does."""
MYSELF = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
MARKS = tuple("\"'“‘„«")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the paragraphs of its answer."""

    asked: Span
    answered: tuple[Span, ...]


def exchanges(text: str, blocks: Iterable[Block], styles: Iterable[Style]) -> list[Exchange]:
    """The questions and answers of an interview whose form is clear; else nothing.

    Clear: an introduction in which somebody meets somebody, three bold questions or more, and
    answers in the first person and without quotation marks around them.
    """
    blocks = list(blocks)
    bold = {(style.start, style.end) for style in styles if style.kind == "strong"}
    found: list[tuple[Span, list[Span]]] = []
    for block in blocks:
        span = (block.start, block.end)
        if _asks(text, block, bold):
            found.append((span, []))
        elif found and block.kind == "paragraph":
            found[-1][1].append(span)
        elif found and block.kind not in ("furniture", "image"):
            break
    for _, answered in found[-1:]:
        # Behind the last question the reporter may speak again.
        goes_on = [MYSELF.search(text, *span) is not None for span in answered[1:]]
        del answered[1 + (goes_on.index(False) if False in goes_on else len(goes_on)) :]
    pairs = [Exchange(asked, tuple(answered)) for asked, answered in found if answered]
    return pairs if _is_interview(text, pairs) else []


def _asks(text: str, block: Block, bold: set[Span]) -> bool:
    """Whether a paragraph is a question, and bold from end to end."""
    question = text[block.start : block.end].rstrip().endswith("?")
    return question and block.kind == "paragraph" and (block.start, block.end) in bold


def _is_interview(text: str, pairs: Sequence[Exchange]) -> bool:
    if len(pairs) < FEWEST:
        return False
    introduction = text[: pairs[0].asked[0]]
    if not (ASKING.search(introduction) or TALKING.search(introduction)):
        return False
    answers = [text[pair.answered[0][0] : pair.answered[-1][1]] for pair in pairs]
    personal = sum(MYSELF.search(answer) is not None for answer in answers)
    quoted = any(answer.startswith(MARKS) for answer in answers)
    return personal >= PERSONAL * len(pairs) and not quoted
