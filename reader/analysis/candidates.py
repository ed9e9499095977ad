"""Who may be the speaker of a quotation: every mention that a cue, a credit or the text before offers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from reader.analysis import cues
from reader.analysis.syntax import SubjectHow, Words, mention_span, subject
from reader.annotations import Quotation
from reader.article import Article, Span

__all__ = ["Candidate", "Page", "Place", "Spoken", "candidates", "open_page", "place_of"]

CandidateKind = Literal[
    "verb", "claim", "according", "credit", "label", "carried", "bare", "quoted verb", "nobody"
]
"""How a candidate comes in: subject of a verb; owner of a noun ("her claim"); object of "according
to"; a credit after a dash; a label before a colon; the speaker of the quotation before; a person
merely named near; subject of a verb that is itself quoted; nobody at all."""

OUTSIDE = -1
HIDDEN = -2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible speaker. Tokens are indices into `Words`; -1 where there is none."""

    kind: CandidateKind
    mention: Span | None
    token: int = OUTSIDE
    cue: int = OUTSIDE
    how: SubjectHow | None = None
    pronoun: int = OUTSIDE
    """The "who" that stands for the mention before the cue."""
    linear: bool = False
    """Found by the order of the words, where the parse had nothing."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article made ready: its words, and which of them stand inside a quotation."""

    text: str
    words: Words
    block_starts: list[int]
    quoted: list[int]
    """For each token the index of the quotation around it; OUTSIDE where the reporter (or whoever is
    quoted around) speaks; HIDDEN where nothing is looked at."""
    folded: str
    names: Counter[str]
    """How often each proper name stands outside quotations."""
    memo: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)

    def block_of(self, token: int) -> int:
        """The number of the block that a token stands in."""
        return bisect_right(self.block_starts, self.words.start[token]) - 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands, in tokens."""

    segments: tuple[Span, ...]
    """First and one-past-last token of each segment."""
    block: int
    low: int
    """First token of the sentence in which it starts, not before its block."""
    high: int
    """One past the last token of the sentence in which it ends, not past its block."""


def open_page(
    article: Article,
    w: Words,
    quotations: Iterable[tuple[int, Quotation]],
    around: Iterable[Quotation] | None = None,
) -> Page:
    """The article with its quotations marked on the words.

    Where `around` is given, only what stands in those quotations is seen.
    """
    quoted = [OUTSIDE if around is None else HIDDEN] * len(w.head)
    for quotation in around or ():
        for start, end in quotation.segments:
            for token in range(w.at(start), w.at(end)):
                quoted[token] = OUTSIDE
    for index, quotation in quotations:
        for start, end in quotation.segments:
            for token in range(w.at(start), w.at(end)):
                quoted[token] = index
    names = Counter(
        w.lower[i] for i, pos in enumerate(w.pos) if pos == "PROPN" and quoted[i] == OUTSIDE
    )
    starts = [block.start for block in article.blocks]
    return Page(article.text, w, starts, quoted, article.text.casefold(), names)


def place_of(page: Page, quotation: Quotation) -> Place | None:
    """Where a quotation stands; None if no token lies in it."""
    w = page.words
    spans = tuple((w.at(start), w.at(end)) for start, end in quotation.segments)
    spans = tuple((a, b) for a, b in spans if a < b)
    if not spans:
        return None
    block = page.block_of(spans[0][0])
    low, high = w.first[w.sentence[spans[0][0]]], w.first[w.sentence[spans[-1][1] - 1] + 1]
    while low < spans[0][0] and (page.block_of(low) != block or w.pos[low] == "SPACE"):
        low += 1
    last = page.block_of(spans[-1][1] - 1)
    while high > spans[-1][1] and page.block_of(high - 1) != last:
        high -= 1
    return Place(spans, block, low, high)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The latest quotation that has a speaker, and who that is."""

    speaker: Candidate
    place: Place


def candidates(page: Page, place: Place, before: Spoken | None) -> list[Candidate]:
    """Every possible speaker, nobody first. `before` is the attributed quotation before this one."""
    found = [Candidate("nobody", None)]
    if before is not None:
        speaker = before.speaker
        found.append(Candidate("carried", speaker.mention, speaker.token, speaker.cue))
    seen = set()
    for sentence in _window(page, place):
        for candidate in _in_sentence(page, sentence):
            found.append(candidate)
            seen.add(candidate.token)
    found += _labels_and_credits(page, place)
    seen |= {candidate.token for candidate in found}
    w = page.words
    for token in range(place.low, place.high):
        if token not in seen and page.quoted[token] == OUTSIDE and _may_speak(w, token):
            found.append(Candidate("bare", mention_span(w, token), token))
    return found


def _window(page: Page, place: Place) -> list[int]:
    """Numbers of the sentences where a speaker may be named."""
    w = page.words
    numbers = set()
    for a, b in place.segments:
        numbers |= {w.sentence[a], w.sentence[b - 1]}
    first, last = w.sentence[place.segments[0][0]], w.sentence[place.segments[-1][1] - 1]
    numbers |= {first - 1, first - 2, first - 3, last + 1}
    final = page.block_of(place.segments[-1][1] - 1)
    window = []
    for number in sorted(numbers):
        if 0 <= number < len(w.first) - 1:
            block = page.block_of(w.first[number + 1] - 1)
            if place.block - 1 <= block <= final or (
                number == last + 1 and page.block_of(w.first[number]) <= final
            ):
                window.append(number)
    return window


def _in_sentence(page: Page, sentence: int) -> tuple[Candidate, ...]:
    """The candidates that cues in one sentence offer, whatever the quotation."""
    known = page.memo.get(sentence)
    if known is None:
        known = page.memo[sentence] = tuple(_by_cues(page, sentence))
    return known


def _by_cues(page: Page, sentence: int) -> list[Candidate]:
    w, found = page.words, []
    first, stop = w.first[sentence], w.first[sentence + 1]
    for token in range(first, stop):
        if page.quoted[token] != OUTSIDE:
            continue
        candidate = None
        if w.pos[token] in ("VERB", "AUX") and w.dep[token] not in ("aux", "auxpass"):
            candidate = _by_verb(page, token, first, stop)
        elif w.pos[token] in ("NOUN", "PROPN") and cues.cue_noun(w.lower[token]):
            candidate = _by_noun(page, token)
        elif w.lower[token] in ("according", "per"):
            candidate = _according(page, token, stop)
        if candidate is not None:
            found.append(candidate)
    return found


def _by_verb(page: Page, verb: int, first: int, stop: int) -> Candidate | None:
    w = page.words
    whom = subject(w, verb)
    if whom is not None and page.quoted[whom.token] == OUTSIDE and w.pos[whom.token] != "SPACE":
        token = _past_dateline(page, whom.token, verb)
        return Candidate(
            "verb", mention_span(w, token), token, verb, whom.how, pronoun=whom.pronoun
        )
    if cues.verb_class(w.lower[verb]) in ("say", "speak", "write", "urge", "call"):
        beside = _beside(page, verb, first, stop)
        if beside is not None:
            return Candidate("verb", mention_span(w, beside), beside, verb, "own", linear=True)
    return None


def _past_dateline(page: Page, token: int, verb: int) -> int:
    """The true subject, where the parse took a dateline ("LEEDS — Ms Lee said") for it."""
    w = page.words
    after = token + 1
    while (
        (after < verb
        and w.lower[after] in (",", "(", ")", ".") + DASHES)
        or (after < verb and w.pos[after] == "PROPN" and after - token < 4)
    ):
        after += 1
        if w.lower[after - 1] in DASHES:
            return next((t for t in range(verb - 1, after - 1, -1) if _may_speak(w, t)), token)
    return token


NAMES = ("PERSON", "ORG", "NORP", "GPE")


def _may_speak(w: Words, token: int) -> bool:
    """Whether a token is the head of a phrase for somebody who can speak."""
    if w.pos[token] == "PRON":
        return w.lower[token] in ("he", "she", "they", "i", "we")
    if w.pos[token] not in ("NOUN", "PROPN") or _modifier(w, token):
        return False
    return w.entity[token] in NAMES or cues.noun_class(w.lower[token]) in ("person", "group")


def _beside(page: Page, verb: int, first: int, stop: int) -> int | None:
    """The head of the phrase beside a verb by order alone: "…," said Lee; Lee said."""
    w = page.words
    token = verb - 1
    while token >= max(first, verb - 4) and page.quoted[token] == OUTSIDE:
        if _may_speak(w, token) or w.pos[token] == "PROPN":
            return token
        if w.pos[token] not in ("ADV", "AUX", "PART"):
            break
        token -= 1
    if page.quoted[max(verb - 1, 0)] == OUTSIDE and w.lower[verb - 1] != ",":
        return None
    for token in range(verb + 1, min(stop, verb + 12)):
        if page.quoted[token] != OUTSIDE:
            return None
        if _may_speak(w, token) or (w.pos[token] == "PROPN" and not _modifier(w, token)):
            return token
        if w.pos[token] in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ") and w.lower[token] != ".":
            return None
    return None


def _modifier(w: Words, token: int) -> bool:
    return w.dep[token] in ("compound", "amod", "nmod")


def _by_noun(page: Page, noun: int) -> Candidate | None:
    """The owner of "her claim", "the words of a neighbour"."""
    w = page.words
    for child in w.children[noun]:
        if w.dep[child] == "poss" and page.quoted[child] == OUTSIDE:
            return Candidate("claim", mention_span(w, child), child, noun)
        if w.dep[child] == "prep" and w.lower[child] in ("of", "by", "from"):
            for grandchild in w.children[child]:
                if w.dep[grandchild] == "pobj" and page.quoted[grandchild] == OUTSIDE:
                    return Candidate("claim", mention_span(w, grandchild), grandchild, noun)
    return None


def _according(page: Page, token: int, stop: int) -> Candidate | None:
    w = page.words
    link = token
    if w.lower[token] == "according":
        link = token + 1
        if link >= stop or w.lower[link] != "to":
            return None
    for child in w.children[link]:
        if w.dep[child] in ("pobj", "npadvmod") and page.quoted[child] == OUTSIDE:
            return Candidate("according", mention_span(w, child), child, token)
    if w.lower[token] == "per":
        return None
    for child in range(link + 1, min(stop, link + 8)):
        if (
            page.quoted[child] == OUTSIDE
            and w.pos[child] in ("NOUN", "PROPN", "PRON")
            and not _modifier(w, child)
        ):
            return Candidate("according", mention_span(w, child), child, token, linear=True)
    return None


DASHES = ("-", "--", "–", "—", "―")


def _labels_and_credits(page: Page, place: Place) -> list[Candidate]:
    return [c for c in (_label(page, place), _credit(page, place)) if c is not None]


LABEL_TOKENS = 8


def _label(page: Page, place: Place) -> Candidate | None:
    """A name and a colon right before the quotation: "LEE: …", "Jo Lee, shopkeeper: …"."""
    w, token = page.words, place.segments[0][0] - 1
    while token > 0 and w.pos[token] == "SPACE" and "\n" not in w.lower[token]:
        token -= 1
    if token < 1 or w.lower[token] != ":" or page.block_of(token) != place.block:
        return None
    first = token
    while first > 0 and token - first < LABEL_TOKENS and page.block_of(first - 1) == place.block:
        if w.lower[first - 1] in (".", "!", "?", ";", *DASHES) or w.pos[first - 1] in (
            "VERB",
            "AUX",
            "SPACE",
        ):
            break
        first -= 1
    if first == token or token - first >= LABEL_TOKENS or page.quoted[token - 1] != OUTSIDE:
        return None
    head = first
    for i in range(first, token):
        if w.lower[i] in (",", "("):
            break
        head = i
    start = w.start[first]
    return Candidate("label", (start, w.end[head]), head, token)


def _credit(page: Page, place: Place) -> Candidate | None:
    """A dash and a name right after the quotation, or at the head of the next block."""
    w, token = page.words, place.segments[-1][1]
    while token < len(w.head) and (
        w.pos[token] == "SPACE" or w.lower[token] in (".", ",", "[", "(")
    ):
        token += 1
    if token + 1 >= len(w.head) or w.lower[token] not in DASHES:
        return None
    if page.block_of(token) - place.block > 1:
        return None
    token += 1
    if w.pos[token] not in ("PROPN", "DET", "NOUN", "ADJ"):
        return None
    head = token
    while (
        head + 1 < len(w.head)
        and w.pos[head + 1] in ("PROPN", "NOUN", "ADJ")
        and head - token < LABEL_TOKENS
    ):
        head += 1
    if page.quoted[token] != OUTSIDE:
        return None
    return Candidate("credit", (w.start[token], w.end[head]), head, token - 1)
