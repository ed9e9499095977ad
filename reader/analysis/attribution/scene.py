"""A quotation and its neighbourhood, looked at once for all candidates."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.attribution.candidates import Spoken, cue_class
from reader.analysis.attribution.page import OUTSIDE, Page, Place
from reader.analysis.cues import cues
from reader.analysis.cues.syntax import Words

__all__ = ["Scene", "scene_of"]

FAR = 8
"""Steps up the parse that are followed."""

FEW_WORDS = 3
"""So many words in marks are often nobody's."""

MANY_TOKENS = 20
FIRST_AND_SECOND = frozenset(("i", "we", "you", "me", "us", "my", "our", "your"))
CONTRAST = frozenset(("while", "whereas"))
NAMING = frozenset(
    ("known", "titled", "entitled", "named", "nicknamed", "so-called", "self-described", "dubbed")
)
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
    )
)
ARTICLES = ("the", "a", "an")
MARKS = "\"'“”„‟‘’‚‛«»,.!?;: "


@dataclass(frozen=True, slots=True)
class Scene:
    """What is the same for all candidates of one quotation."""

    words: int
    few: bool
    """Whether it has FEW_WORDS or fewer, as spaces count them."""
    form: str
    """"sentence" begins with a capital and ends with a stop or comma; "title" has capitals
    throughout; "clause" has a verb; "fragment" has none."""
    before: str
    """What stands before the opening mark."""
    word_before: str
    """The very word before the mark, if it is a preposition, an article, a pronoun or the like."""
    after: str
    """What stands after the closing mark."""
    steps: dict[int, int]
    """For each token above the quotation in the parse, how many steps above."""
    introduced: bool
    """Whether the block before ends with a colon."""
    role: str
    """What the quoted words are in the reporter's sentence, by the parse."""
    shape: str
    """The kinds of its first and last word, of a short quotation."""
    person: bool
    """Whether it has an "I", "we" or "you": somebody speaks."""
    work: str
    """Whether a word for a work or a broadcast stands beside it: "the film", "'s", "host"."""
    repeats: str
    """Whether the same words are quoted elsewhere in the article, before or after."""
    same_block_before: bool
    """Whether an earlier quotation ends in the same block."""
    speaker_before: str | None
    """Who spoke the quotation before, as `Page.identity` has it."""
    distance: int
    """Words of the reporter's between the earlier quotation and this one; 99 at most."""


def scene_of(page: Page, place: Place, before: Spoken | None) -> Scene:
    """Looks at a quotation and its neighbourhood once."""
    w = page.words
    inside = [
        i for a, b in place.segments for i in range(a, b) if w.pos[i] not in ("PUNCT", "SPACE")
    ]
    first, last = place.segments[0][0], place.segments[-1][1]
    gap, same_block = _gap_before(page, place, before)
    return Scene(
        words=len(inside),
        few=_few(page, place),
        form=_form(page, place, inside),
        before=_before(page, first, place),
        word_before=_small_word(w, first - 1),
        after=_after(page, last),
        steps=_steps(w, place),
        introduced=_introduced(page, place),
        role=_role(w, place),
        shape=_shape(w, inside),
        person=any(w.lower[i] in FIRST_AND_SECOND for i in inside),
        work=_work(page, place),
        repeats=_repeats(page, place),
        same_block_before=same_block,
        speaker_before=None if before is None else page.identity(before.speaker.token),
        distance=gap,
    )


def _few(page: Page, place: Place) -> bool:
    if any(b - a > MANY_TOKENS for a, b in place.segments):
        return False
    w = page.words
    said = (page.text[w.start[a] : w.end[b - 1]] for a, b in place.segments)
    return sum(len(part.strip(MARKS).split()) for part in said) <= FEW_WORDS


def _small_word(w: Words, token: int) -> str:
    small = token >= 0 and w.pos[token] in ("ADP", "DET", "CCONJ", "SCONJ", "PRON", "PART")
    return w.lower[token] if small else ""


def _role(w: Words, place: Place) -> str:
    """The label of the quoted word that hangs on the reporter's words."""
    a, b = place.segments[0]
    hanging = [
        i for i in range(a, b) if not a <= w.head[i] < b and w.pos[i] not in ("PUNCT", "SPACE")
    ]
    if not hanging:
        return "root"
    labels = {w.dep[i] for i in hanging}
    return w.dep[hanging[0]] if len(labels) == 1 else "several"


def _shape(w: Words, inside: list[int]) -> str:
    if not 0 < len(inside) <= 4:
        return "long"
    first, last = w.pos[inside[0]], w.pos[inside[-1]]
    return first if len(inside) == 1 else f"{first} to {last}"


def _work(page: Page, place: Place) -> str:
    w = page.words
    first, last = place.segments[0][0], place.segments[-1][1]
    around = [*range(max(0, first - 4), first), *range(last, min(last + 3, len(w.pos)))]
    if any(cues.work_noun(w.lower[i]) for i in around if page.quoted[i] == OUTSIDE):
        return "work"
    if first and w.lower[first - 1] in ("'s", "’s", "s'"):
        return "possessive"
    return "named" if any(w.lower[i] in NAMING for i in around[:4]) else "none"


def _repeats(page: Page, place: Place) -> str:
    a, b = place.segments[0]
    w = page.words
    if b - a > 8:
        return "long"
    text = page.text[w.start[a] : w.end[b - 1]].strip(MARKS).casefold()
    where = page.folded.find(text)
    first = w.start[a]
    if 0 <= where < first - 1:
        return "said before"
    return "said after" if page.folded.find(text, w.end[b - 1]) >= 0 else "once"


def _steps(w: Words, place: Place) -> dict[int, int]:
    steps: dict[int, int] = {}
    for a, b in place.segments:
        for i in range(a, b):
            if w.pos[i] not in ("PUNCT", "SPACE") and not a <= w.head[i] < b:
                _climb(w, place, i, steps)
        # What stands behind the object of "calls" is what it is called, whatever the parse says.
        called = a - 1
        if (
            place.low < called
            and w.dep[called] == "dobj"
            and cue_class(w, w.head[called]) == "call"
        ):
            _climb(w, place, called, steps)
    return steps


def _climb(w: Words, place: Place, child: int, steps: dict[int, int]) -> None:
    """Counts the steps from a word up the parse."""
    parent, depth = w.head[child], 0
    while place.low <= parent < place.high and steps.get(parent, FAR) > depth:
        if not _stands_alone(w, child):
            steps[parent] = depth
            depth += w.pos[parent] in ("VERB", "AUX", "NOUN", "PROPN")
        if w.head[parent] == parent:
            break
        child, parent = parent, w.head[parent]


def _stands_alone(w: Words, verb: int) -> bool:
    """Whether a verb is joined by "and", "but" or "while" with a subject of its own.

    Nothing governs it then.
    """
    children = w.children[verb]
    if not any(w.dep[child] in ("nsubj", "nsubjpass") for child in children):
        return False
    if w.dep[verb] == "advcl":
        return any(w.lower[child] in CONTRAST and w.dep[child] == "mark" for child in children)
    return w.dep[verb] == "conj"


def _introduced(page: Page, place: Place) -> bool:
    start = page.block_starts[place.block]
    return page.text[max(0, start - 20) : start].rstrip().endswith(":")


def _form(page: Page, place: Place, inside: list[int]) -> str:
    w = page.words
    if not inside:
        return "empty"
    letters = [page.text[w.start[i]] for i in inside]
    a, b = place.segments[-1]
    stop = any(w.lower[i][0] in ".,!?…" for i in range(max(a, b - 3), min(b + 1, len(w.lower))))
    capital = letters[0].isupper()
    verb = any(w.pos[i] in ("VERB", "AUX") for i in inside)
    main = [c for i, c in zip(inside, letters, strict=True) if w.lower[i] not in SMALL_WORDS]
    named = len(main) > 1 or (main and len(inside) > 1 and w.lower[inside[0]] in ARTICLES)
    if capital and named and all(not c.islower() for c in main):
        return "title"
    if capital and stop and (verb or len(inside) > 3):
        return "sentence"
    if capital:
        return "short sentence" if stop else "capital"
    return "clause" if verb and len(inside) > 3 else "fragment"


def _before(page: Page, first: int, place: Place) -> str:
    w, token = page.words, first - 1
    while token >= 0 and w.pos[token] == "SPACE" and "\n" not in w.lower[token]:
        token -= 1
    if token < 0 or page.block_of(token) != place.block or w.pos[token] == "SPACE":
        return "block start"
    word, pos = w.lower[token], w.pos[token]
    if page.quoted[token] != OUTSIDE:
        return "quotation"
    if word in (":", ",", "that", "as", "a", "an", "the", "so-called", "to", "of", "and", "or"):
        return {"an": "a", "or": "and"}.get(word, word)
    if word in (".", "!", "?", ";"):
        return "stop"
    if pos == "VERB" or pos == "AUX":
        return f"{cues.verb_class(word)} verb"
    if word in ("-", "--", "–", "—"):
        return "dash"
    return {
        "ADP": "preposition",
        "NOUN": "noun",
        "PROPN": "name",
        "ADJ": "adjective",
        "PRON": "pronoun",
        "PUNCT": "mark",
        "ADV": "adverb",
        "DET": "determiner",
    }.get(pos, "other")


def _after(page: Page, last: int) -> str:
    w, token = page.words, last
    if token < len(w.lower) and w.pos[token] == "SPACE" and "\n" not in w.lower[token]:
        token += 1
    if token >= len(w.lower) or w.pos[token] == "SPACE":
        return "block end"
    if page.quoted[token] != OUTSIDE:
        return "quotation"
    word, pos = w.lower[token], w.pos[token]
    if word in (",", ".", ":", "and", "that", "who"):
        return word
    if word in ("-", "--", "–", "—"):
        return "dash"
    return {
        "VERB": "verb",
        "AUX": "verb",
        "NOUN": "noun",
        "PROPN": "name",
        "PRON": "pronoun",
        "ADP": "preposition",
        "PUNCT": "mark",
        "ADJ": "noun",
    }.get(pos, "other")


def _gap_before(page: Page, place: Place, before: Spoken | None) -> tuple[int, bool]:
    if before is None:
        return 99, False
    last, first = before.place.segments[-1][1], place.segments[0][0]
    return page.words_between(last, first), page.block_of(last - 1) == place.block
