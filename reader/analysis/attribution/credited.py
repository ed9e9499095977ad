"""Speakers whom the form of the text names: before a colon that opens the line, in a signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.cues.syntax import FINITE, Words
from reader.analysis.entities.entities import Cast
from reader.analysis.words import words
from reader.annotations import Mention, Quotation
from reader.article import Article, Block, Span

__all__ = ["with_credits"]

CREDITED = 0.97
"""The confidence in a speaker whom the form of the text names."""

BULLET = re.compile(r"[ \t]*(?:[-*•–—·][ \t]+|\d{1,3}[.)][ \t]+)?")
ASIDE = re.compile(r"(?:[ \t]*\([^()\n]{1,60}\)|,[^:\n.!?;“”\"]{1,90})*[ \t]*:\s*")
"""What stands between a name and the words behind its colon: ", the owner:", " (now retired):"."""
BRACKETS = re.compile(r"\([^()]*\)")

HERE = re.compile(r"(?:^|[.!?]\s+|\n)[ \t]*Here(?:['’]s| is)[ \t]+\Z")
TO_COLON = re.compile(r"[^.!?:;\n“”\"]{0,120}:\s*")

SIGNATURE = re.compile(r"\s*(?:[—–―]|--?[ \t])[ \t]*(?=\w)([^\n]+?)[ \t]*\Z")
SIGNED = 120
"""Characters of the longest signature."""
PHRASE = re.compile(r"[^,(\n]+")
AND = re.compile(r"[ ]+(?:and|&)[ ]+")
PAPER = re.compile(
    r"(?:the[ ]|a[ ]|from[ ])*(?:joint[ ]|public[ ]|open[ ]|press[ ])?"
    r"(?:statement|letter|report|note|message|speech|e-?mail|release|post|motion|ruling)[ ]"
    r"(?:of|by|from)[ ](?:the[ ])?",
    re.IGNORECASE,
)
"""What is signed: "Statement of the Harbour Board"."""


def with_credits(
    article: Article, w: Words, quotations: Sequence[Quotation], cast: Cast
) -> list[Quotation]:
    """The quotations, those behind a name, what it is, and a colon at the start of their line, and
    those with a signature below, given to whoever is named."""
    names = {mention.start: mention for mention in cast.mentions if mention.form == "name"}
    return [_credited(article, w, quotation, names, cast) for quotation in quotations]


def _credited(
    article: Article, w: Words, quotation: Quotation, names: dict[int, Mention], cast: Cast
) -> Quotation:
    if quotation.parent is not None:
        return quotation
    signature = _signature(article, quotation)
    if signature is not None:
        return _signed(article, quotation, signature, names, cast)
    label = _label(article, w, quotation, names) or _shown(article, quotation, names)
    sure = label is not None and quotation.speakers == (label.entity,)
    if label is None or (sure and quotation.confidence >= CREDITED):
        return quotation
    said = article.text[label.start : label.end]
    span = label.start, label.end
    return _given(quotation, (label.entity,), span, f"“{said}” and a colon lead up")


def _label(
    article: Article, w: Words, quotation: Quotation, names: dict[int, Mention]
) -> Mention | None:
    """The name at the start of the line, before a colon and the quotation."""
    text, opening = article.text, quotation.start
    if text[max(0, opening - 3) : opening].rstrip()[-1:] != ":":
        return None
    block = _block_at(article, opening)
    bullet = BULLET.match(text, max(block.start, text.rfind("\n", 0, opening) + 1), opening)
    start = opening if bullet is None else bullet.end()
    name = names.get(start)
    if name is None or not _speaks(name) or not ASIDE.fullmatch(text, name.end, opening):
        return None
    aside = BRACKETS.sub(lambda match: " " * len(match[0]), text[name.end : opening])
    first, stop = w.at(name.end), w.at(opening)
    told = any(
        w.tag[i] in FINITE and not aside[w.start[i] - name.end].isspace()
        for i in range(first, stop)
    )
    beside = (names.get(place) for place in _behind_commas(text, name, opening))
    several = any(other is not None and _speaks(other) for other in beside)
    return None if told or several else name


def _behind_commas(text: str, name: Mention, stop: int) -> Iterator[int]:
    """Where the words behind each comma after the name start."""
    return (match.end() for match in re.compile(r",[ \t]+").finditer(text, name.end, stop))


def _speaks(name: Mention) -> bool:
    return name.entity.startswith(("person", "organisation"))


def _shown(article: Article, quotation: Quotation, names: dict[int, Mention]) -> Mention | None:
    """Whom "Here is Ann Lee on the wireless: “…”" shows."""
    text, opening = article.text, quotation.start
    if text[max(0, opening - 3) : opening].rstrip()[-1:] != ":":
        return None
    block = _block_at(article, opening)
    for start in range(max(block.start, opening - 160), opening):
        name = names.get(start)
        if name is not None and name.entity.startswith("person"):
            led = HERE.search(text[block.start : start]) is not None
            return name if led and TO_COLON.fullmatch(text, name.end, opening) else None
    return None


def _signature(article: Article, quotation: Quotation) -> Span | None:
    """The line that signs a block quotation, without its dash."""
    text, first = article.text, _block_at(article, quotation.start)
    opens = not text[first.start : quotation.start].strip()
    if first.kind != "blockquote" or not opens:
        return None
    last = _block_at(article, quotation.end - 1)
    found = SIGNATURE.fullmatch(text, quotation.end, last.end)
    if found is None and not text[quotation.end : last.end].strip():
        below = next((b for b in article.blocks if b.start >= last.end), None)
        if below is not None and below.kind == "blockquote":
            found = SIGNATURE.fullmatch(text, below.start, below.end)
    return found.span(1) if found and found.end(1) - found.start(1) <= SIGNED else None


def _signed(
    article: Article, quotation: Quotation, line: Span, names: dict[int, Mention], cast: Cast
) -> Quotation:
    """The quotation with whoever signs it: "Ann Lee, Northby", "Letter of Ann Lee"."""
    text = article.text
    paper = PAPER.match(text, *line)
    phrase = PHRASE.match(text, line[0] if paper is None else paper.end(), line[1])
    if phrase is None:
        return quotation
    start, end = phrase.start(), phrase.start() + len(phrase[0].rstrip())
    titles = words("title", "title_more", "role")
    while start not in names and start < end:
        word = re.compile(r"(\w+)\.?[ ]+").match(text, start, end)
        if word is None or word[1].lower() not in titles:
            break
        start = word.end()
    signing = _joined(text, start, names)
    if signing and all(map(_speaks, signing)) and text[signing[-1].end : end].strip() == "":
        span = start, signing[-1].end
        keys = tuple(dict.fromkeys(name.entity for name in signing))
        return _given(quotation, keys, span, f"“{text[slice(*span)]}” signs it")
    span = phrase.start(), end
    owner = None if signing else cast.entity_of(*span)
    speaks = owner is not None and owner.kind in ("person", "organisation")
    keys = (owner.key,) if owner is not None and speaks else ()
    return _given(quotation, keys, span, f"“{text[slice(*span)]}” signs it")


def _joined(text: str, start: int, names: dict[int, Mention]) -> list[Mention]:
    """The name that starts here, and those that an "and" joins to it."""
    found: list[Mention] = []
    while start in names:
        found.append(names[start])
        link = AND.match(text, found[-1].end)
        start = -1 if link is None else link.end()
    return found


def _given(quotation: Quotation, keys: tuple[str, ...], span: Span, why: str) -> Quotation:
    kind = "partial" if quotation.kind in ("scare", "title") else quotation.kind
    return replace(
        quotation,
        kind=kind,
        speakers=keys,
        speaker_mention=span,
        cue=None,
        confidence=CREDITED,
        reasons=(why,),
    )


def _block_at(article: Article, offset: int) -> Block:
    """The block that holds this place."""
    blocks = article.blocks
    return blocks[bisect_right(blocks, offset, key=lambda block: block.start) - 1]
