"""What Reader's analysis is measured against: spaCy as it comes, and textacy's best setting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.analysis.model import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["bare_pipeline", "spacy_entities", "textacy_quotes"]

PARAGRAPH = re.compile(r"[^\n]+")
WIRE_MARK = re.compile(r"''|``")
DOUBLE_MARKS = str.maketrans("“”„‟«»", '""""""')
SINGLE_MARKS = ("'", "‘", "’", "`", "‚", "‛", "''", "``")


def bare_pipeline() -> Language:
    """The default model with all its components."""
    import spacy

    return spacy.load(DEFAULT_MODEL)


def spacy_entities(doc: Doc) -> list[dict[str, Any]]:
    """The names that the model finds, as the scorer wants them."""
    return [
        {"start": ent.start_char, "end": ent.end_char, "kind": ent.label_, "name": ent.text}
        for ent in doc.ents
    ]


def textacy_quotes(nlp: Language, text: str) -> Iterator[dict[str, Any]]:
    """textacy's quotations and speakers, paragraph by paragraph, by double marks only.

    That is its best setting. Raises ImportError where textacy is not installed. A paragraph with an
    odd number of marks, which textacy refuses, has none.
    """
    from textacy.extract.triples import direct_quotations

    for mark in SINGLE_MARKS:
        nlp.vocab[mark].is_quote = False
    paragraphs = list(PARAGRAPH.finditer(text))
    for match, doc in zip(paragraphs, nlp.pipe(_straight(m[0]) for m in paragraphs), strict=True):
        try:
            triples = list(direct_quotations(doc))
        except ValueError:
            continue
        for triple in triples:
            first, last = triple.speaker[0], triple.speaker[-1]
            start, end = first.idx, last.idx + len(last)
            yield {
                "start": match.start() + triple.content.start_char,
                "end": match.start() + triple.content.end_char,
                "speaker": {
                    "start": match.start() + start,
                    "end": match.start() + end,
                    "name": doc.text[start:end],
                },
            }


def _straight(paragraph: str) -> str:
    """The paragraph with straight double marks, every offset kept."""

    def wire(match: re.Match[str]) -> str:
        opens = match.end() < len(paragraph) and not paragraph[match.end()].isspace()
        opens = opens and (match.start() == 0 or paragraph[match.start() - 1] in " (—-")
        return ' "' if opens else '" '

    return WIRE_MARK.sub(wire, paragraph.translate(DOUBLE_MARKS))
