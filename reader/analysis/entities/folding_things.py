"""Folding of organisations, places and the rest: short forms, newspapers, acronyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reader.analysis.entities.drafts import Draft, singular
from reader.analysis.mentions.kinds import SHIPS
from reader.analysis.mentions.mentions import Name
from reader.analysis.parse import Parsed
from reader.analysis.words import lists, words
from reader.annotations import EntityKind
from reader.text import fold

__all__ = ["things_of"]

Thing = tuple[EntityKind, str]
"""A kind and a name as it is compared."""


def things_of(parsed: Parsed, things: Sequence[tuple[Name, str]]) -> list[Draft]:
    drafts: dict[Thing, Draft] = {}
    for name, spelling in things:
        key = (name.kind, _plain(spelling, name.kind))
        drafts.setdefault(key, Draft(name.kind)).add(name, spelling)
    shorts = (*_short_forms(drafts), *_papers(drafts), *_bare_words(drafts), *_ships(drafts))
    drafts = _joined(drafts, shorts)
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


def _bare_words(drafts: dict[Thing, Draft]) -> Iterator[tuple[Thing, Thing]]:
    """ "Pell" and "United" for "Pell Brothers" and "Northby United", once they were named in full;
    not "Reuters" for "Reuters Radio", which is another."""
    known = lists()["world_org"] | lists()["company"] | lists()["org_head"]
    places = words("country", "country_extra", "state", "region", "capital", "city", "city_extra")
    for (kind, name), draft in drafts.items():
        *first, last = name.split()
        if kind != "organisation" or not first:
            continue
        shorts = {*first} - known if len(first) == 1 else set()
        if " ".join(first) in places or last not in known:
            shorts.add(last)
        for word in shorts - places:
            short = drafts.get((kind, word))
            if short and draft.names[0].start < short.names[0].start:
                yield (kind, word), (kind, name)


def _papers(drafts: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """ "The Herald" for "Northby Herald", "Rovers" for "Northby Rovers"."""
    known, called = set(drafts), words("paper", "club")
    for kind, name in known:
        *first, last = name.split()
        edition = (kind, " ".join([*first[1:], last])) in known if len(first) > 1 else False
        if kind != "organisation" or not first or edition:
            continue
        if last in called and (kind, last) in known:
            yield (kind, last), (kind, name)


def _ships(drafts: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """ "The Lorn" for "HMS Lorn"."""
    for kind, name in drafts:
        first, _, rest = name.partition(" ")
        if kind == "product" and first.upper() in SHIPS and rest:
            yield (kind, rest), (kind, name)


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
    return fold(singular(plain)) if kind == "group" else plain


@cache
def _same() -> dict[str, str]:
    """Countries' other names."""
    pairs = {}
    for entry in lists()["same_place"]:
        for full in ("united states", "united kingdom", "european union", "united nations"):
            if entry.endswith(full):
                pairs[entry.removesuffix(full).strip().rstrip(".")] = full
    return pairs
