"""What can be seen of each word that may be part of a name: the evidence of the learned names.

The evidence is kept in columns: one small vocabulary of plain words for each column, and for each
word of the document a number in it. No column holds the article's own words: only their shape,
the hand-made lists they stand in, what spaCy says of them, and how they are used elsewhere in the
article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reader.analysis.mentions.vocabulary import GROUP_OF, VOCABULARY, WORDS
from reader.analysis.words import lists, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Columns", "columns", "shifted"]

Codes = NDArray[np.int64]

ATTRIBUTES: list[int | str] = ["ORTH", "IS_SPACE", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD"]


@dataclass(frozen=True, slots=True)
class Columns:
    """The evidence about a document's words, without its white space."""

    tokens: Codes
    """The number, in the document, of each word."""
    lines: Codes
    """The number of the line that each word stands in."""
    codes: dict[str, Codes]
    candidate: NDArray[np.bool_]
    """Whether the word can be part of a name at all."""


@cache
def _index(column: str) -> dict[str, int]:
    return {value: number for number, value in enumerate(VOCABULARY[column], 1)}


@cache
def _word_classes() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in enumerate(WORDS, 1):
        for word in lists()[name]:
            found.setdefault(word, number)
    return found


@cache
def _place_classes() -> tuple[dict[str, int], dict[str, list[tuple[tuple[str, ...], int]]]]:
    """Places of one word; and those of several by their first word, longest first."""
    single: dict[str, int] = {}
    several: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    groups = (
        ("demonym", 1),
        ("country_extra", 2),
        ("country", 2),
        ("region", 3),
        ("state", 4),
        ("capital", 5),
        ("city_extra", 5),
        ("city", 5),
    )
    for name, number in groups:
        for place in lists()[name]:
            parts = tuple(place.split())
            if len(parts) == 1:
                single.setdefault(place, number)
            else:
                several.setdefault(parts[0], []).append((parts, number))
    for options in several.values():
        options.sort(key=lambda option: -len(option[0]))
    return single, several


@cache
def _first_names() -> dict[str, int]:
    male = words("first_male", "first_male_extra")
    female = words("first_female", "first_female_extra")
    return {
        name: 3 if name in male and name in female else 1 if name in male else 2
        for name in male | female
    }


def _shape(word: str) -> str:
    """One of SHAPES."""
    if word.isalpha():
        if word.islower():
            return "lower"
        if len(word) == 1:
            return "Letter"
        if word.isupper():
            return "CAPS"
        return "Title" if word[0].isupper() and word[1:].islower() else "mixed"
    if word.isdigit():
        return "year" if len(word) == 4 else "number"
    if word in ("'s", "'S", "'"):
        return "'s"
    if len(word) == 1:
        for marks, shape in (
            (",;", ","),
            (".!?", "."),
            ("()[]", "()"),
            ("-–—", "-"),
            ('"`', "quote"),
        ):
            if word in marks:
                return shape
        return word if word in ":&/" else "other"
    if word in ("''", "``"):
        return "quote"
    if word[0].isupper():
        if word.endswith(".") and word.count(".") == 1:
            return "Initial."
        if "." in word:
            return "d.o.t."
        return "Hyphen-Title"
    if any(c.isdigit() for c in word):
        return "lower-digit" if any(c.isalpha() for c in word) else "score"
    return "mixed" if any(c.isupper() for c in word) else "lower" if word[0].isalpha() else "other"


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[int, int, int, int, int]:
    """Shape, word class, place, first name and suffix of a word."""
    shape = _index("shape")[_shape(word)]
    lower = word.lower()
    kind = _word_classes().get(lower, 0) or _word_classes().get(lower.rstrip("."), 0)
    capital = word[:1].isupper()
    place = _place_classes()[0].get(lower, 0) if capital else 0
    first = _first_names().get(lower, 0) if capital else 0
    suffix = 0
    if capital and len(word) > 3:
        suffixes = _index("suffix")
        suffix = next((suffixes[lower[-n:]] for n in range(6, 0, -1) if lower[-n:] in suffixes), 0)
    return shape, kind, place, first, suffix


def columns(doc: Doc) -> Columns:
    """The evidence of a parsed document."""
    raw = doc.to_array(ATTRIBUTES).astype(np.int64)
    tokens = np.flatnonzero(raw[:, 1] == 0)
    spaces = raw[:, 1] != 0
    breaks = spaces.copy()
    for number in np.flatnonzero(spaces):
        breaks[number] = "\n" in doc[int(number)].text
    lines = np.cumsum(breaks)[tokens]
    strings = doc.vocab.strings
    orth, orth_of = np.unique(raw[tokens, 0], return_inverse=True)
    texts = [strings[int(key) & 0xFFFFFFFFFFFFFFFF] for key in orth]
    per_word = np.array([_of_word(text) for text in texts], dtype=np.int64).reshape(-1, 5)
    codes = dict(
        zip(("shape", "word", "place", "first", "suffix"), per_word[orth_of].T, strict=True)
    )
    codes["tag"] = _coded(raw[tokens, 2], "tag", strings)
    codes["dep"] = _coded(raw[tokens, 3], "dep", strings)
    kinds, group = _entities(raw[tokens, 4], raw[tokens, 5], strings)
    codes["spacy"] = kinds
    place_of = np.zeros(len(doc), dtype=np.int64)
    place_of[tokens] = np.arange(len(tokens))
    heads = place_of[np.clip(tokens + raw[tokens, 6], 0, len(doc) - 1)]
    codes["head_word"] = codes["word"][heads]
    codes["head_tag"] = codes["tag"][heads]
    _long_places([texts[i].lower() for i in orth_of], codes)
    _layout(codes, lines)
    _document(codes, texts, orth_of, lines, group)
    capital = _capital(codes["shape"])
    candidate = capital | (kinds > 0) & (group < 5) | _between(capital, lines)
    candidate |= _event_edges(codes, capital, lines)
    return Columns(tokens, lines, codes, candidate)


def _coded(keys: Codes, column: str, strings: Any) -> Codes:
    values, inverse = np.unique(keys, return_inverse=True)
    index = _index(column)
    table = [index.get(strings[int(key) & 0xFFFFFFFFFFFFFFFF], 0) for key in values]
    return np.array(table, dtype=np.int64)[inverse]


def _entities(types: Codes, marks: Codes, strings: Any) -> tuple[Codes, Codes]:
    """spaCy's label of each word, and its group (5: none)."""
    values, inverse = np.unique(types, return_inverse=True)
    names = [strings[int(key) & 0xFFFFFFFFFFFFFFFF] if key else "" for key in values]
    index = _index("spacy")
    table = np.array([index.get(name, 0) for name in names], dtype=np.int64)[inverse]
    group = np.array([GROUP_OF.get(name, 5) for name in names], dtype=np.int64)[inverse]
    return np.where((table > 0) & (marks == 1), table + 1, table), group


def _capital(shape: Codes) -> NDArray[np.bool_]:
    index = _index("shape")
    wanted = ("Title", "CAPS", "Letter", "Initial.", "mixed", "Hyphen-Title", "d.o.t.")
    return np.isin(shape, [index[name] for name in wanted])


def shifted(codes: Codes, lines: Codes, by: int) -> Codes:
    """The code of the word `by` places further on the same line; 0 where there is none."""
    if by == 0:
        return codes
    moved = np.zeros_like(codes)
    size = len(codes)
    if abs(by) >= size:
        return moved
    if by > 0:
        moved[:-by] = np.where(lines[by:] == lines[:-by], codes[by:], 0)
    else:
        moved[-by:] = np.where(lines[:by] == lines[-by:], codes[:by], 0)
    return moved


def _between(capital: NDArray[np.bool_], lines: Codes) -> NDArray[np.bool_]:
    """Words with a capitalised word at most three places before and after, on one line."""
    near = np.zeros((2, len(capital)), dtype=bool)
    whole = capital.astype(np.int64)
    for by in (1, 2, 3):
        near[0] |= shifted(whole, lines, -by) > 0
        near[1] |= shifted(whole, lines, by) > 0
    return np.asarray(near[0] & near[1])


def _event_edges(
    codes: dict[str, Codes], capital: NDArray[np.bool_], lines: Codes
) -> NDArray[np.bool_]:
    """The year before and the small noun after capitals: "1996 Spanish general election"."""
    nouns = ("event_head", "law_head", "org_head", "geo_head")
    noun = np.isin(codes["word"], [_index("word")[name] for name in nouns])
    year = codes["shape"] == _index("shape")["year"]
    whole = capital.astype(np.int64)
    follows = [shifted(whole, lines, by) > 0 for by in (-1, -2)]
    precedes = shifted(whole, lines, 1) > 0
    after_one = noun & (follows[0] | follows[1])
    before_noun = shifted(after_one.astype(np.int64), lines, 1) > 0
    return np.asarray(after_one | (before_noun & follows[0]) | (year & (precedes | follows[0])))


def _long_places(lower: list[str], codes: dict[str, Codes]) -> None:
    """Marks the words of places of several words."""
    several = _place_classes()[1]
    place, capital = codes["place"], _capital(codes["shape"])
    for start in np.flatnonzero(capital):
        for parts, number in several.get(lower[start], ()):
            end = start + len(parts)
            if tuple(lower[start:end]) == parts:
                place[start:end] = number if number != 2 else 6
                break


def _layout(codes: dict[str, Codes], lines: Codes) -> None:
    """What kind of line each word stands in, where, and in what run of capitalised words."""
    shape, index = codes["shape"], _index("shape")
    capital = _capital(shape)
    _, line_of, size = np.unique(lines, return_inverse=True, return_counts=True)
    alpha = shape <= index["d.o.t."]
    digits = np.isin(shape, [index["number"], index["score"]])

    def share(which: NDArray[np.bool_], among: NDArray[np.bool_]) -> NDArray[np.float64]:
        part = np.bincount(line_of, which & among) / np.maximum(np.bincount(line_of, among), 1)
        return np.asarray(part)

    everything = np.ones_like(capital)
    caps = share(np.isin(shape, [index["CAPS"], index["Letter"], index["d.o.t."]]), alpha)
    titled, numeric = share(capital, alpha), share(digits, everything)
    kind = np.full(len(size), 1)
    kind[size < 10] = 5
    kind[numeric > 0.25] = 4
    kind[(titled > 0.7) & (size >= 4) & (numeric <= 0.25)] = 3
    kind[(caps > 0.7) & (size >= 3)] = 2
    codes["line"] = kind[line_of] if len(size) else lines
    before = shifted(np.ones_like(lines), lines, -1)
    codes["position"] = np.where(before == 0, 1, 0) + 2 * (
        (before > 0) & (shifted(before, lines, -1) == 0)
    )
    runs = []
    for step in (-1, 1):
        total, current = np.zeros_like(lines), capital.astype(np.int64)
        for _ in range(3):
            current = shifted(current, lines, step) * capital
            total += current
        runs.append(total)
    codes["run"] = np.where(capital, 1 + 4 * runs[0] + runs[1], 0)


def _document(
    codes: dict[str, Codes], texts: list[str], orth_of: Codes, lines: Codes, group: Codes
) -> None:
    """How the same word is used elsewhere in the document. CAPITALS count as Capitals."""
    folded: dict[str, int] = {}
    form = np.array(
        [folded.setdefault(_plain(text), len(folded)) for text in texts], dtype=np.int64
    )[orth_of]
    size, capital = len(folded), _capital(codes["shape"])
    tally = np.zeros((size, 6))
    np.add.at(tally, (form[capital], group[capital]), 1.0)
    mine = tally[form]
    mine[np.arange(len(form)), group] -= capital
    total = mine.sum(1)
    best = mine.argmax(1)
    strong = mine.max(1, initial=0) >= 0.8 * np.maximum(total, 1)
    codes["elsewhere"] = np.where(capital & (total > 0), 1 + 2 * best + strong, 0)
    count = np.bincount(form[capital], minlength=size)[form]
    codes["count"] = np.where(capital, (count >= 2) * 1 + (count >= 3) + (count >= 5), 0)
    lower = {text for text in texts if text.islower()}
    has_lower = np.array([text.lower() in lower for text in folded], dtype=np.int64)
    codes["lower_elsewhere"] = has_lower[form] * capital
    word, first, index = codes["word"], codes["first"], _index("word")
    before_word, after_word = shifted(word, lines, -1), shifted(word, lines, 1)

    def anywhere(which: NDArray[np.bool_]) -> Codes:
        """Words of which this is true at some place of the document."""
        known = np.bincount(form, which & capital, minlength=size) > 0
        return np.asarray(known[form] & capital, dtype=np.int64)

    codes["after_title"] = anywhere(before_word == index["title"])
    codes["after_first"] = anywhere((shifted(first, lines, -1) > 0) & (group == 0))
    codes["after_in"] = anywhere(before_word == index["place_preposition"])
    codes["before_say"] = anywhere(after_word == index["say"])
    whole = shifted((group == 0) * 1, lines, -1) * (shifted((group == 0) * 1, lines, 1) == 0)
    codes["surname_elsewhere"] = anywhere((group == 0) & (whole > 0))
    codes["acronym"] = _acronyms(codes, texts, orth_of, lines)
    opening = (codes["shape"] == _index("shape")["()"]).astype(np.int64)
    near = [shifted(opening, lines, by) for by in (-1, -2, -3)]
    after = [shifted(opening, lines, by) for by in (1, 2, 3)]
    inside = np.logical_or.reduce(near) & np.logical_or.reduce(after)
    codes["bracket"] = inside.astype(np.int64)


def _plain(text: str) -> str:
    return text.capitalize() if len(text) > 3 and text.isupper() else text


def _acronyms(codes: dict[str, Codes], texts: list[str], orth_of: Codes, lines: Codes) -> Codes:
    """Capitals that are the initials of a run of capitalised words of the document."""
    capital = _capital(codes["shape"])
    particles = np.isin(
        codes["word"], [_index("word")[n] for n in ("of", "conjunction", "particle", "article")]
    )
    initials: list[str] = []
    current = ""
    previous = -1
    for i in np.flatnonzero(capital | particles):
        if i != previous + 1 or (previous >= 0 and lines[i] != lines[previous]):
            initials.append(current)
            current = ""
        if capital[i] and not texts[orth_of[i]].isupper():
            current += texts[orth_of[i]][0]
        previous = int(i)
    initials.append(current)
    known = {letters for letters in initials if len(letters) > 1}
    wanted = np.array(
        [text.isupper() and text.replace(".", "") in known for text in texts], dtype=np.int64
    )
    return wanted[orth_of] if len(texts) else orth_of
