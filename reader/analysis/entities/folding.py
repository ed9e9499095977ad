"""Folding: which names of an article are one person's, or one organisation's or place's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reader.analysis.entities.drafts import Draft, name_parts
from reader.analysis.entities.folding_things import things_of
from reader.analysis.entities.genders import of_first_name
from reader.analysis.mentions.mentions import Name, title_before
from reader.analysis.mentions.people import first_names
from reader.analysis.occurrences import occurrences
from reader.analysis.parse import Parsed
from reader.analysis.words import lists, words
from reader.text import fold

__all__ = ["Draft", "folded", "name_parts"]


JUST_BEFORE = 30
"""Tokens within which a full name decides who its surname alone means."""

KIN = frozenset(
    """father mother son daughter brother sister husband wife grandfather grandmother grandson
    granddaughter uncle aunt nephew niece cousin widow widower twin""".split()  # noqa: SIM905
)

SHOWN_TITLES = frozenset(
    """king queen prince princess emperor empress sultan emir pope saint st lord lady baron baroness
    viscount viscountess count countess duke duchess marquess marquis""".split()  # noqa: SIM905
)
"""Titles that are shown with a name that has no first name."""
FIRST_NAME_TITLES = frozenset(
    {"sir", "dame", "prince", "princess", "king", "queen", "pope", "brother", "sister", "father"}
)
"""Titles that stand before a first name."""


def folded(parsed: Parsed, names: Sequence[Name]) -> list[Draft]:
    """The entities of an article, in the order of their first names."""
    spelled = [(name, _spelling(parsed, name)) for name in names]
    people = [(n, s) for n, s in spelled if n.kind == "person"]
    things = [(n, s) for n, s in spelled if n.kind != "person"]
    drafts = [*_people(parsed, people), *things_of(parsed, things)]
    for draft in drafts:
        draft.names.sort(key=lambda name: name.start)
    return sorted(drafts, key=lambda draft: draft.names[0].start)


def _spelling(parsed: Parsed, name: Name) -> str:
    last = parsed.doc[name.end - 1]
    text = parsed.article.text[parsed.doc[name.start].idx : last.idx + len(last)]
    return " ".join(text.split()).lstrip("-–—~*_•#@\"'“‘") or text


# People


def _people(parsed: Parsed, people: Sequence[tuple[Name, str]]) -> list[Draft]:
    """First the full names, then each lone surname or first name to the one it fits."""
    drafts: list[Draft] = []
    forms: dict[Draft, list[tuple[str, ...]]] = {}
    people = list(_with_shared_surnames(parsed, people))
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


def _with_shared_surnames(
    parsed: Parsed, people: Sequence[tuple[Name, str]]
) -> Iterator[tuple[Name, str]]:
    """The names; a first name joined to a full name shares its surname: "Ida and Tom Falk"."""
    surnames = {p[-1] for _, s in people if len(p := name_parts(s)) > 1}
    for place, (name, spelling) in enumerate(people):
        after = people[place + 1] if place + 1 < len(people) else None
        parts = name_parts(after[1]) if after else ()
        if after and len(parts) == 2 and _shares_surname(parsed, name, after[0], surnames):
            surname = parsed.doc[after[0].end - 1].text
            if fold(spelling) in first_names() or f"the {surname}s" in parsed.article.text:
                spelling = f"{spelling} {surname}"
        yield name, spelling


def _shares_surname(parsed: Parsed, name: Name, after: Name, surnames: Collection[str]) -> bool:
    """Whether one word that is nobody's surname is joined by "and" to the name after it."""
    doc = parsed.doc
    alone = name.end - name.start == 1 and title_before(doc, name.start) is None
    joined = after.start == name.end + 1 and doc[name.end].lower_ in ("and", "&")
    return alone and joined and fold(doc[name.start].text) not in surnames


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
        for word in {word for form in forms[draft] for word in (form[0], form[0].split("-")[0])}:
            first[word].append(draft)
    alone = Namesakes(parsed)
    called: dict[Draft, str] = {}
    for name, spelling, parts in lone:
        word = parts[0] if parts else fold(spelling)
        title = title_before(parsed.doc, name.start)
        owners = surname.get(word) or other.get(word) or first.get(word) or _long_for(word, first)
        if title in FIRST_NAME_TITLES:
            owners = first.get(word) or owners
        elif title and len(owners) > 1 and owners == first.get(word):
            owners = []
        if title and len(owners) > 1:
            owners = _with_title(parsed, owners, title) or owners
        family_first = first.get(word, ())
        owners = [o for o in owners if o in family_first or _fits(title, o)]
        gender = _gender_told(title or "")
        owner = _meant(parsed, name, _called_so(owners, called, gender))
        if owner is None:
            owner = alone.of(name, word, title or "")
        elif gender:
            called.setdefault(owner, gender)
        owner.add(name, spelling)
    alone.show_titles(surname)
    _complete(parsed, alone.drafts())
    return [*drafts, *alone.drafts()]


def _long_for(word: str, first: Mapping[str, list[Draft]]) -> list[Draft]:
    """Whose first name a nickname alone is short for, if just one has it: "Steve" for "Stephen"."""
    pairs = lists()["nicknames"]
    found = {draft for name in first if f"{word} {name}" in pairs for draft in first[name]}
    return [*found] if len(found) == 1 else []


def _called_so(
    owners: Sequence[Draft], called: Mapping[Draft, str], gender: str
) -> Sequence[Draft]:
    """Of several those whom a title of this gender has meant before; else those whom none has."""
    if not gender or len(owners) < 2:
        return owners
    same = [owner for owner in owners if called.get(owner) == gender]
    return same or [owner for owner in owners if owner not in called] or owners


def _with_title(parsed: Parsed, owners: Sequence[Draft], title: str) -> list[Draft]:
    """Those whose full name has the title elsewhere: "President Ida Marsh" is "President Marsh"."""
    return [
        owner
        for owner in owners
        if any(
            name.end - name.start > 1 and title_before(parsed.doc, name.start) == title
            for name in owner.names
        )
    ]


class Namesakes:
    """The people of whom no more than one name is known, men and women by their titles apart."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._by_word: defaultdict[str, dict[str, Draft]] = defaultdict(dict)
        self._titles: defaultdict[Draft, list[str]] = defaultdict(list)

    def of(self, name: Name, word: str, title: str) -> Draft:
        """Whom a name alone means, with its title or "", somebody new if nobody fits."""
        known = self._by_word[word]
        gender = _gender_told(title)
        if gender in known:
            draft = known[gender]
        elif gender and "" in known:
            draft = known[gender] = known.pop("")
        elif not gender and known:
            draft = _meant(self._parsed, name, list(known.values())) or Draft("person")
        else:
            draft = known[gender] = Draft("person")
        self._titles[draft].append(title)
        return draft

    def drafts(self) -> list[Draft]:
        """All of them."""
        return [draft for known in self._by_word.values() for draft in known.values()]

    def show_titles(self, surnames: Collection[str]) -> None:
        """Names peers, and two who would have one name, with their titles; the surnames are those
        of people with first names."""
        for word, known in self._by_word.items():
            several = len(known) > 1 or word in surnames
            for draft in known.values():
                title = next((t for t in self._titles[draft] if t), "")
                if title and (title in SHOWN_TITLES or several):
                    draft.full = f"{title.capitalize()} {draft.spellings[0]}"


def _gender_told(title: str) -> str:
    if title in lists()["title_male"]:
        return "male"
    return "female" if title in lists()["title_female"] else ""


def _complete(parsed: Parsed, alone: Iterable[Draft]) -> None:
    """Gives surnames the first name that stands before them inside another name."""
    surnames = {
        spelling: draft
        for draft in alone
        for spelling in draft.spellings
        if " " not in spelling and fold(spelling) not in words("first_male", "first_female")
    }
    if not surnames:
        return
    for last in occurrences(parsed.doc, surnames, "ORTH"):
        first = parsed.doc[max(last.i - 1, 0)]
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
    names = (name_parts(spelling) for spelling in draft.spellings)
    genders = {of_first_name(parts[0]) for parts in names if len(parts) > 1}
    if title in lists()["title_male"]:
        return "female" not in genders
    if title in lists()["title_female"]:
        return "male" not in genders
    return True


def _meant(parsed: Parsed, name: Name, owners: Sequence[Draft]) -> Draft | None:
    """The one of several who is meant: who was named just before, else who is named most; failing
    both, who is named next. Somebody's sister is not meant by the surname that is his as well."""
    if len(owners) < 2:
        return owners[0] if owners else None

    def standing(owner: Draft) -> tuple[bool, bool, int, int]:
        before = [n for n in owner.names if n.start < name.start]
        if not before:
            return False, False, 0, -min((n.start for n in owner.names), default=0)
        last = max(before, key=lambda n: n.start)
        near = last.start >= name.start - JUST_BEFORE
        own = not _is_somebodys_kin(parsed, last)
        return True, own, len(owner.names) + (1000 if near else 0), last.start

    return max(owners, key=standing)


def _is_somebodys_kin(parsed: Parsed, name: Name) -> bool:
    """Whether a name stands behind "his sister", "her husband,", "Lee's son"."""
    doc, before = parsed.doc, name.start - 1
    if before > 0 and doc[before].lower_ == ",":
        before -= 1
    if before < 1 or doc[before].lower_ not in KIN:
        return False
    return any(doc[i].tag_ in ("PRP$", "POS") for i in range(max(0, before - 2), before))
