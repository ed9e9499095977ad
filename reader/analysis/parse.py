"""An article as spaCy sees it: one document with the article's own offsets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.model import DEFAULT_MODEL
from reader.article import Article, reading_blocks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Parsed", "in_groups", "load", "parse", "plain_characters"]


PIECE = 10_000
"""Characters of one document: the parser's memory grows with a document's length."""

BATCH = 6
"""Documents that go through the pipeline together; each holds tens of megabytes meanwhile."""

GROUP = 60_000
"""Characters from which a group of articles is long enough."""

# Each character stands for one character, so that offsets stay.
PLAIN = str.maketrans("“”„‟″«»‘’‚‛′ʼ\u00a0\u2009\u202f\u200a\u2011", '"""""""' + "''''''" + "    -")


GLUED = (r"(?<=\w)[,.!?…;:]+(?=[\"'])", r"(?<=[,.!?…;:])[\"'](?=[^\W\d])")
"""Where a token ends though no space follows: at a closing mark before the next word."""

WORD = re.compile(r"[^\W_]")
NO_WORDS = re.compile(r"(?:(?!\n)[\W_]){50,}")
"""A run of nothing but marks, on which the parser would spend seconds."""

ASIDE = re.compile(r"(?:^|(?<=\n))[ \t]*[QA][:.](?=[ \t]+[^\"'\s])")
"""The label of a question or an answer, no part of the sentence behind it. Before a quotation it
stays, for it names the speaker."""

CREDIT = re.compile(r"([\"'][ \t]*\n\s*)-(?=[^\W\d_])")
"""A hyphen glued to who is credited on a line under a quotation: "-Ada Crane, Leeds"."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article and its spaCy document; `token.idx` is an offset into `article.text`."""

    article: Article
    doc: Doc


def load(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline, with the article's own paragraph breaks kept as sentence breaks.

    Raises OSError when the pipeline is not installed.
    """
    import spacy
    from spacy.language import Language as SpacyLanguage
    from spacy.tokens import Doc as SpacyDoc

    if not SpacyLanguage.has_factory("block_starts"):

        @SpacyLanguage.component("block_starts")
        def block_starts(doc: SpacyDoc) -> SpacyDoc:
            """The first word after a line break starts a sentence, whatever the parser thinks."""
            fresh = True
            for token in doc:
                if token.is_space:
                    fresh = fresh or "\n" in token.text
                elif fresh:
                    token.is_sent_start = True
                    fresh = False
            return doc

    nlp = spacy.load(model, exclude=["lemmatizer"])
    infixes = spacy.util.compile_infix_regex([*(nlp.Defaults.infixes or ()), *GLUED])
    nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]
    nlp.add_pipe("block_starts", first=True)
    return nlp


def plain_characters(text: str) -> str:
    """The text with straight quotation marks and plain spaces, of the same length."""
    return text.translate(PLAIN)


def in_groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in order, a few at a time: as many as are best parsed together."""
    group: list[Article] = []
    length = 0
    for article in articles:
        group.append(article)
        length += len(article.text)
        if length >= GROUP:
            yield group
            group, length = [], 0
    if group:
        yield group


def parse(nlp: Language, articles: Iterable[Article]) -> Iterator[Parsed]:
    """Each article parsed, in order. Furniture, code and rules are blank to the parser.

    Reads a group of articles ahead: a batch of texts is a tenth faster than one by one.
    """
    for group in in_groups(articles):
        pieces = [_pieces(_masked(article)) for article in group]
        docs = nlp.pipe(itertools.chain.from_iterable(pieces), batch_size=BATCH)
        for article, own in zip(group, pieces, strict=True):
            yield Parsed(article, _joined(list(itertools.islice(docs, len(own)))))


def _joined(docs: list[Doc]) -> Doc:
    """One document of an article's pieces, which keep their own white space."""
    from spacy.tokens import Doc as SpacyDoc

    if len(docs) == 1:
        return docs[0]
    doc = SpacyDoc.from_docs(docs, ensure_whitespace=False)
    if doc is None:
        raise AssertionError("an article has at least one piece")
    return doc


def _masked(article: Article) -> str:
    """The text as the parser gets it: only what is read, every offset as in the article.

    Each cell of a table is a line, for no sentence and no name runs over its end.
    """
    text, parts, position = article.text, [], 0
    for block in reading_blocks(article):
        if WORD.search(text, block.start, block.end) is None:
            continue
        parts.append("\n" * (block.start - position))
        plain = plain_characters(text[block.start : block.end])
        parts.append(plain.replace("\t", "\n") if block.kind == "table" else plain)
        position = block.end
    parts.append("\n" * (len(text) - position))
    masked = CREDIT.sub(r"\1—", ASIDE.sub(_blank, "".join(parts)))
    return NO_WORDS.sub(_blank, masked)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _pieces(text: str) -> list[str]:
    """The text in pieces of about PIECE characters, cut at line breaks where there are any."""
    pieces, start = [], 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n", start, start + PIECE) + 1
        cut = cut or text.rfind(" ", start, start + PIECE) + 1 or start + PIECE
        pieces.append(text[start:cut])
        start = cut
    pieces.append(text[start:])
    return pieces
