"""Folding: which names of an article are one person's, or one organisation's or place's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from reader.analysis.genders import of_first_name
from reader.analysis.mentions import Name, title_before
from reader.analysis.name_people import first_names
from reader.analysis.parse import Parsed
from reader.analysis.words import lists, words
from reader.annotations import EntityKind
from reader.text import fold

__all__ = ["Draft", "folded", "name_parts"]


JUST_BEFORE = 30
"""Tokens within which a full name decides who its surname alone means."""

PAPERS = frozenset(
    """chronicle courier daily echo enquirer examiner express gazette globe guardian herald
    independent journal ledger mail mirror observer post press record register review standard star
    sun telegraph times tribune""".split()  # noqa: SIM905
)
"""What newspapers are called for short."""
FIRST_NAMES_TOO = frozenset({"don", "earl", "major"})
"""Titles that are oftener a first name where one more word follows."""
FIRST_NAME_TITLES = frozenset(
    {"sir", "dame", "prince", "princess", "king", "queen", "pope", "brother", "sister", "father"}
)
"""Titles that stand before a first name."""


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making: its names in the text and how they are spelled."""

    kind: EntityKind
    names: list[Name] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)
    full: str = ""
    """The full name where it only stands inside another one: "The Ann Lee Show"."""

    def add(self, name: Name, spelling: str) -> None:
        """One more name of the same."""
        self.names.append(name)
        self.spellings.append(spelling)

    def fullest(self) -> str:
        """The fullest spelling, of equally full ones the commonest; not in capitals if possible."""
        if self.full:
            return self.full
        counts = Counter(self.spellings)
        best = max(
            counts,
            key=lambda s: (
                not (s.isupper() and " " in s),
                len(name_parts(s)) if self.kind == "person" else len(s.split()),
                len(s) if self.kind != "person" else 0,
                counts[s],
                len(s),
            ),
        )
        if self.kind == "group":
            return _singular(best)
        return best.title() if best.isupper() and " " in best else best


def folded(parsed: Parsed, names: Sequence[Name]) -> list[Draft]:
    """The entities of an article, in the order of their first names."""
    spelled = [(name, _spelling(parsed, name)) for name in names]
    people = [(n, s) for n, s in spelled if n.kind == "person"]
    things = [(n, s) for n, s in spelled if n.kind != "person"]
    drafts = [*_people(parsed, people), *_things(parsed, things)]
    for draft in drafts:
        draft.names.sort(key=lambda name: name.start)
    return sorted(drafts, key=lambda draft: draft.names[0].start)


def _spelling(parsed: Parsed, name: Name) -> str:
    last = parsed.doc[name.end - 1]
    text = parsed.article.text[parsed.doc[name.start].idx : last.idx + len(last)]
    return " ".join(text.split()).lstrip("-–—~*_•#@\"'“‘") or text


def name_parts(spelling: str) -> tuple[str, ...]:
    """A person's name as it is compared: folded words without titles and "Jr"."""
    parts = [part.strip(".,\"'()") for part in fold(spelling).split()]
    parts = [part.removesuffix("'s") for part in parts if part]
    while len(parts) > 1 and parts[0] in words("title", "title_more"):
        if len(parts) == 2 and parts[0] in FIRST_NAMES_TOO:
            break
        del parts[0]
    while len(parts) > 1 and parts[-1] in lists()["name_suffix"]:
        del parts[-1]
    return tuple(parts)


# People


def _people(parsed: Parsed, people: Sequence[tuple[Name, str]]) -> list[Draft]:
    """First the full names, then each lone surname or first name to the one it fits."""
    drafts: list[Draft] = []
    forms: dict[Draft, list[tuple[str, ...]]] = {}
    full = [(n, s, p) for n, s in people if len(p := name_parts(s)) > 1]
    by_last: defaultdict[str, list[Draft]] = defaultdict(list)
    for name, spelling, parts in sorted(full, key=lambda item: -len(item[2])):
        last = {parts[-1], _last(parts), *parts[-1].split("-")}
        near = dict.fromkeys(draft for word in sorted(last) for draft in by_last[word])
        owners = (d for d in near if all(_one_person(parts, form) for form in forms[d]))
        draft = next(owners, None) or Draft("person")
        if not draft.names:
            drafts.append(draft)
            forms[draft] = []
        draft.add(name, spelling)
        for word in last:
            if draft not in by_last[word]:
                by_last[word].append(draft)
        if parts not in forms[draft]:
            forms[draft].append(parts)
    lone = [(n, s, p) for n, s in people if len(p := name_parts(s)) <= 1]
    return _lone(parsed, lone, drafts, forms)


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two words or more can be one person's."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short and len(short) > 1 and len(long) < 5:
        return True
    last = _last(one) == _last(other) or one[-1] == other[-1]
    if not last:
        hyphen = {*one[-1].split("-")} & {*other[-1].split("-")}
        return bool(hyphen) and one[0] == other[0]
    if not _one_first(one[0], other[0]):
        return long[1:] == short and len(short) > 1
    middle = (set(one[1:-1]), set(other[1:-1]))
    return not (middle[0] and middle[1]) or any(
        a[0] == b[0] for a in middle[0] for b in middle[1] if a and b
    )


def _last(parts: tuple[str, ...]) -> str:
    return "".join(parts[-1].split("-"))


def _one_first(one: str, other: str) -> bool:
    """Whether two first names can be one person's: "J" and "John", "Bill" and "William"."""
    if one == other or f"{one} {other}" in lists()["nicknames"]:
        return True
    if f"{other} {one}" in lists()["nicknames"] or one.split("-")[0] == other.split("-")[0]:
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) <= 3)


def _lone(
    parsed: Parsed,
    lone: Sequence[tuple[Name, str, tuple[str, ...]]],
    drafts: list[Draft],
    forms: dict[Draft, list[tuple[str, ...]]],
) -> list[Draft]:
    surname: defaultdict[str, list[Draft]] = defaultdict(list)
    other: defaultdict[str, list[Draft]] = defaultdict(list)
    first: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for word in {form[-1] for form in forms[draft]}:
            surname[word].append(draft)
        for word in {word for form in forms[draft] for word in _parts(form)}:
            other[word].append(draft)
        for word in {form[0] for form in forms[draft]}:
            first[word].append(draft)
    alone: dict[str, Draft] = {}
    for name, spelling, parts in lone:
        word = parts[0] if parts else fold(spelling)
        title = title_before(parsed.doc, name.start)
        owners = surname.get(word) or other.get(word) or first.get(word) or []
        if title in FIRST_NAME_TITLES:
            owners = first.get(word) or owners
        elif title and len(owners) > 1 and owners == first.get(word):
            owners = []
        owner = _meant(name, [o for o in owners if _fits(title, o)] or owners)
        if owner is None:
            owner = alone.get(word)
        if owner is None:
            owner = alone[word] = Draft("person")
            drafts.append(owner)
        owner.add(name, spelling)
    _complete(parsed, alone)
    return drafts


def _complete(parsed: Parsed, alone: dict[str, Draft]) -> None:
    """Gives surnames the first name that stands before them inside another name."""
    surnames = {
        spelling: draft
        for draft in alone.values()
        for spelling in draft.spellings
        if " " not in spelling and fold(spelling) not in words("first_male", "first_female")
    }
    if not surnames:
        return
    strings = parsed.doc.vocab.strings
    wanted = np.array([strings[s] for s in surnames if s in strings], dtype=np.uint64)
    for i in np.flatnonzero(np.isin(parsed.doc.to_array(["ORTH"]).reshape(-1), wanted)):
        first, last = parsed.doc[max(int(i) - 1, 0)], parsed.doc[int(i)]
        if first.text.istitle() and first.lower_ in first_names() and first.whitespace_ == " ":
            draft = surnames[last.text]
            if of_first_name(first.lower_) and not draft.full:
                draft.full = f"{first.text} {last.text}"


def _parts(form: tuple[str, ...]) -> Iterator[str]:
    """What else a person can be called alone: a part of a double name, a family name set first."""
    if "-" in form[-1]:
        yield from form[-1].split("-")
    if len(form) == 2 and form[0] not in words("first_male", "first_female"):
        yield form[0]
    yield from (word for word in form[1:-1] if len(word) > 3)


def _fits(title: str | None, draft: Draft) -> bool:
    """Whether a title does not contradict the first names of a person."""
    if title is None:
        return True
    genders = {of_first_name(name_parts(spelling)[0]) for spelling in draft.spellings}
    if title in lists()["title_male"]:
        return "female" not in genders
    if title in lists()["title_female"]:
        return "male" not in genders
    return True


def _meant(name: Name, owners: Sequence[Draft]) -> Draft | None:
    """The one of several who is meant: who was named just before, else who is named most; failing
    both, who is named next."""
    if len(owners) < 2:
        return owners[0] if owners else None

    def standing(owner: Draft) -> tuple[bool, int, int]:
        before = [n.start for n in owner.names if n.start < name.start]
        if not before:
            return False, 0, -min((n.start for n in owner.names), default=0)
        near = max(before) >= name.start - JUST_BEFORE
        return True, len(owner.names) + (1000 if near else 0), max(before)

    return max(owners, key=standing)


# Organisations, places and the rest

Thing = tuple[EntityKind, str]
"""A kind and a name as it is compared."""


def _things(parsed: Parsed, things: Sequence[tuple[Name, str]]) -> list[Draft]:
    drafts: dict[Thing, Draft] = {}
    for name, spelling in things:
        key = (name.kind, _plain(spelling, name.kind))
        drafts.setdefault(key, Draft(name.kind)).add(name, spelling)
    drafts = _joined(drafts, [*_short_forms(drafts), *_papers(drafts)])
    return list(_joined(drafts, _acronyms(parsed, drafts)).values())


def _joined(drafts: dict[Thing, Draft], pairs: Iterable[tuple[Thing, Thing]]) -> dict[Thing, Draft]:
    """Each short form put into the one longer name that it stands for, if there is just one."""
    longer: defaultdict[Thing, set[Thing]] = defaultdict(set)
    for short, long in pairs:
        longer[short].add(long)
    result = dict(drafts)
    for short in sorted(longer, key=lambda key: (len(key[1]), key)):
        options = [key for key in longer[short] if key in result]
        if len(options) == 1 and short in result:
            draft = result.pop(short)
            for name, spelling in zip(draft.names, draft.spellings, strict=True):
                result[options[0]].add(name, spelling)
    return result


def _short_forms(drafts: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """ "Wagner" for "Wagner Group": only general words follow."""
    known, general = set(drafts), lists()["org_head"]
    for kind, name in known:
        parts = name.split()
        for length in range(len(parts) - 1, 0, -1):
            if kind != "organisation" or parts[length] not in general:
                break
            short = (kind, " ".join(parts[:length]))
            if short in known and parts[length - 1] not in general:
                yield short, (kind, name)


def _papers(drafts: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """ "The Herald" for "Northby Herald"."""
    known = set(drafts)
    for kind, name in known:
        *first, last = name.split()
        if first and kind == "organisation" and last in PAPERS and (kind, last) in known:
            yield (kind, last), (kind, name)


def _acronyms(parsed: Parsed, drafts: dict[Thing, Draft]) -> Iterator[tuple[Thing, Thing]]:
    """ "UN" for "United Nations": by its initials, or in brackets directly after it."""
    ends: dict[int, Thing] = {}
    initials: defaultdict[tuple[EntityKind, str], list[Thing]] = defaultdict(list)
    for key, draft in drafts.items():
        ends.update((name.end, key) for name in draft.names if " " in key[1])
        for letters in _initials(key[1]) if " " in key[1] else ():
            initials[key[0], letters].append(key)
    for key, draft in drafts.items():
        if not _is_acronym(key[1], draft):
            continue
        letters = key[1].replace(".", "")
        for long in initials[key[0], letters]:
            yield key, long
        for name in draft.names:
            before = ends.get(name.start - 1)
            opened = name.start > 1 and parsed.doc[name.start - 1].text == "("
            if opened and before and before[1][0] == letters[0]:
                yield key, before


def _is_acronym(plain: str, draft: Draft) -> bool:
    return 1 < len(plain.replace(".", "")) < 8 and any(
        spelling.replace(".", "").isupper() for spelling in draft.spellings
    )


def _initials(name: str) -> set[str]:
    words = name.split()
    weighty = [w for w in words if w not in lists()["particle"] | {"of", "and", "for", "the", "in"}]
    return {"".join(w[0] for w in weighty), "".join(w[0] for w in words)}


def _plain(spelling: str, kind: EntityKind) -> str:
    """A name as it is compared."""
    plain = fold(spelling).removeprefix("the ").rstrip(".,")
    plain = _same().get(plain, plain)
    return fold(_singular(plain)) if kind == "group" else plain


def _singular(word: str) -> str:
    """One of a people: "Russian" for "Russians"."""
    single = word[:-1]
    return single if word.endswith("s") and single.lower() in lists()["demonym"] else word


@cache
def _same() -> dict[str, str]:
    """Countries' other names."""
    pairs = {}
    for entry in lists()["same_place"]:
        for full in ("united states", "united kingdom", "european union", "united nations"):
            if entry.endswith(full):
                pairs[entry.removesuffix(full).strip().rstrip(".")] = full
    return pairs
