"""Who is who: mentions folded into entities, and the cast of an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.analysis.coreference import coreference
from reader.analysis.coreference.coreference import STRANGER, Gender, NamedAt
from reader.analysis.cues import cues
from reader.analysis.entities import bodies, roles
from reader.analysis.entities.folding import folded, name_parts
from reader.analysis.entities.genders import told
from reader.analysis.entities.pairs import former_and_latter
from reader.analysis.entities.partisans import is_one, meant_by_group
from reader.analysis.entities.variation import varied
from reader.analysis.mentions import mentions
from reader.analysis.mentions.calling import calls
from reader.analysis.mentions.mentions import Name, title_before
from reader.analysis.mentions.offices import SHORTENED
from reader.analysis.mentions.people import is_short_title
from reader.analysis.parse import Parsed
from reader.analysis.words import words
from reader.annotations import Entity, EntityKind, Mention, Quotation
from reader.article import Span
from reader.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

__all__ = ["Cast", "People", "people", "recognise"]


BODIES = ("person", "organisation")
"""What the keys of those who can speak start with."""

EITHER = 0.6
"""How likely the one of two with the same role is meant who was named last."""

LONGEST_TAIL = 14
"""Tokens at most between a noun and the comma before the name set beside it."""
LONGEST_TITLE = 4
"""Tokens at most between that comma and the name: "former Ohio Rep. Jo Lee"."""
IN_PHRASE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM"})
"""What belongs to a noun, wherever the parser hangs it: "at the time"."""
BREAKS = frozenset({",", "--", "–", "—", "-"})

TITLES = ("title", "title_more", "role", "occupation")
ONE_OF_SEVERAL = frozenset({"a", "an", "one", "another", "this", "that", "each", "every", "some"})
SWALLOWED = "-–—~*_•#@\"'“‘"


@dataclass(frozen=True)
class Cast:
    """The entities of one article, and every span that means one of them."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    """Names, roles and resolved pronouns, in text order."""
    parsed: Parsed = field(repr=False, compare=False)
    certainties: Mapping[Span, float] = field(default_factory=dict, repr=False, compare=False)
    """How likely each resolved pronoun is right, and each role that two people have."""
    unnamed: Mapping[Span, int] = field(default_factory=dict, repr=False, compare=False)
    """The pronouns for someone without a name, and the token that says who: "surveyor"."""

    def entity_of(self, start: int, end: int) -> Entity | None:
        """Whom the noun phrase at this span means: the entity of the mention at its head."""
        if start >= end:
            return None
        span = self.parsed.doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        head = span.root
        if self._several(span):
            return None
        mention = self._mention_at(head.idx) or self._owner_of_words(head)
        if mention is not None and self._only_tells(mention):
            return None
        if mention is not None and mention.entity.startswith("group") and is_one(head):
            return None
        mention = mention or self._beside(head) or self._named_in(span)
        if mention is None or not mention.entity.startswith("person"):
            mention = self._titled(span.end) or mention
        if mention is None:
            return None
        return next(entity for entity in self.entities if entity.key == mention.entity)

    def certainty(self, start: int, end: int) -> float:
        """How likely `entity_of` is right about a pronoun, 0 to 1; 1 for names and roles."""
        return next((c for (s, e), c in self.certainties.items() if start <= s and e <= end), 1.0)

    def _mention_at(self, offset: int) -> Mention | None:
        place = bisect_right(self.mentions, offset, key=lambda mention: mention.start) - 1
        mention = self.mentions[place] if place >= 0 else None
        return mention if mention and mention.end > offset else None

    def _only_tells(self, mention: Mention) -> bool:
        """Whether a name only tells more of one of several things: "One Fund for Fairness ad"."""
        doc = self.parsed.doc
        name = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if name is None or mention.form != "name" or not 0 < name.start < name.end < len(doc):
            return False
        one = doc[name.start - 1].lower_ in ONE_OF_SEVERAL
        after = doc[name.end]
        return one and after.tag_ == "NN" and doc[name.end - 1].dep_ in ("compound", "nmod")

    def _several(self, span: SpacySpan) -> bool:
        """Whether the phrase names several side by side: "Jo Lee and Ann Hart"."""
        others = (c for c in span.root.children if c.dep_ == "conj" and c.i < span.end)
        named = (self._mention_at(token.idx) for token in (span.root, *others))
        speakers = [m for m in named if m and m.form == "name" and m.entity.startswith(BODIES)]
        return len(speakers) > 1

    def _owner_of_words(self, noun: Token) -> Mention | None:
        """Whose words a noun for words means: "Lee’s email to members", "her statement"."""
        if not cues.cue_noun(noun.lower_):
            return None
        owners = (child for child in noun.children if child.dep_ == "poss")
        return next((m for o in owners if (m := self._mention_at(o.idx))), None)

    def _beside(self, noun: Token) -> Mention | None:
        """The name set beside a noun: "the assailant, Jo Lee", "Jo Lee, the owner", "former
        governor Jo Lee"; nobody for several ("two clerks, Jo Lee and Ann Hart")."""
        if noun.lower_ == "one":
            told = (self._mention_at(c.idx) for c in noun.children if c.dep_ == "appos")
            return next((mention for mention in told if mention), None) or self._further_on(noun)
        if noun.pos_ == "PROPN" and noun.lower_.rstrip(".") in words("title"):
            return self._joined_to(noun)
        if noun.pos_ != "NOUN" or noun.tag_ == "NNS":
            return None
        beside = [child for child in noun.children if child.dep_ == "appos" and child.i > noun.i]
        if noun.dep_ == "appos":
            beside.append(noun.head)
        places = [token.idx for token in beside]
        place = noun.i + 1
        if place < len(noun.doc) and noun.doc[place].text == ",":
            place += 1
        if place < len(noun.doc):
            after = self._mention_at(noun.doc[place].idx)
            if after and (place == noun.i + 1 or self._ends_clause(after, noun)):
                places.append(noun.doc[place].idx)
        named = (self._mention_at(place) for place in places)
        fitting = (m for m in named if m and m.form != "pronoun" and m.entity.startswith(BODIES))
        return next(fitting, None) or self._further_on(noun) or self._joined_to(noun)

    def _further_on(self, noun: Token) -> Mention | None:
        """The person named between commas behind the rest of the phrase: "the captain since May, Jo
        Lee,"; "one of his friends who left, former Rep. Jo Lee,"."""
        comma = self._end_of_phrase(noun)
        mention = None if comma is None else self._named_from(comma + 1)
        if mention is None:
            return None
        after = self.parsed.article.text[mention.end :].lstrip(" ")[:2]
        return mention if after[:1] in (",", ".", "", "\n", "–", "—") or after == "--" else None

    def _named_from(self, first: int) -> Mention | None:
        """The person whose name begins here, or behind his titles."""
        doc = self.parsed.doc
        for place in range(first, min(first + LONGEST_TITLE + 1, len(doc))):
            mention = self._mention_at(doc[place].idx)
            if mention and mention.form == "name" and mention.entity.startswith("person"):
                return mention
            if doc[place].dep_ not in ("compound", "amod", "nmod"):
                return None
        return None

    def _end_of_phrase(self, noun: Token) -> int | None:
        """The comma or dash right behind all that belongs to a noun; None where another person's
        role stands last before it."""
        doc = noun.doc
        inside = {token.i for token in noun.subtree}
        for place in range(noun.i + 1, min(noun.i + LONGEST_TAIL, len(doc) - 1)):
            glued = doc[place].text == "-" and not doc[place - 1].whitespace_
            if doc[place].text in BREAKS and not glued:
                break
            if doc[place].pos_ not in IN_PHRASE and place not in inside:
                return None
        else:
            return None
        last = doc[place - 1]
        role = last.i > noun.i and last.lower_ in words("role", "occupation", "title")
        return None if role and last.tag_ != "NNS" else place

    def _joined_to(self, noun: Token) -> Mention | None:
        """Who has a second role with a name: "Former prosecutor and Northby mayor Jo Lee"."""
        if noun.i + 1 >= len(noun.doc) or noun.nbor().lower_ != "and":
            return None
        if any(child.dep_ in ("det", "poss") for child in noun.children):
            return None
        other = next((child for child in noun.children if child.dep_ == "conj"), None)
        mention = None if other is None else self._mention_at(other.idx)
        if other is None or mention is None or not mention.entity.startswith("person"):
            return None
        between = [t for t in other.lefts if t.i > noun.i + 1 and t.idx < mention.start]
        role = any(t.lower_.rstrip(".") in words("role", "occupation", "title") for t in between)
        return mention if role and not any(t.dep_ == "det" for t in between) else None

    def _titled(self, end: int) -> Mention | None:
        """The person whose name follows what was only the title: "former Ohio Gov. | Jo Lee", "Fire
        Dept. | Capt. Jo Lee"."""
        doc = self.parsed.doc
        title = doc[end - 1].lower_.rstrip(".") in words(*TITLES)
        short = doc[end - 1].text.endswith(".")
        while end < len(doc):
            last, word = doc[end - 1], doc[end]
            plain = last.lower_ in SHORTENED or is_short_title(last)
            if word.text == "." and not last.whitespace_ and plain:
                short = True
            elif word.lower_.rstrip(".") in words(*TITLES[:2]) and word.text.istitle():
                title, short = True, word.text.endswith(".")
            else:
                break
            end += 1
        if not title or end >= len(doc) or (doc[end].is_sent_start and not short):
            return None
        after = self._mention_at(doc[end].idx)
        person = after is not None and after.form == "name" and after.entity.startswith("person")
        return after if person else None

    def _ends_clause(self, mention: Mention, noun: Token) -> bool:
        """Whether a comma follows a name that stands between commas: a person's, or a body's after
        what it is ("the refugee agency, UNHCR,")."""
        body = mention.entity.startswith("organisation") and noun.lower_ in bodies.KINDS
        return (body or mention.entity.startswith("person")) and self.parsed.article.text[
            mention.end : mention.end + 1
        ] == ","

    def _named_in(self, span: SpacySpan) -> Mention | None:
        """The person named in a phrase with another head: "screenwriter Ann Lee", not "aides to
        Ann Lee" and not "the Lee campaign"."""
        doc = span.doc
        for token in span:
            mention = self._mention_at(token.idx)
            if mention is None or mention.form != "name" or not mention.entity.startswith("person"):
                continue
            first, last = token.i, token.i
            while last + 1 < span.end and doc[last + 1].idx < mention.end:
                last += 1
            while first > span.start and title_before(doc, first):
                first -= 1
            led = first > span.start and doc[first - 1].pos_ in ("ADP", "CCONJ")
            owns = last + 1 < span.end and doc[last + 1].pos_ in ("NOUN", "PROPN", "PART")
            return None if led or owns else mention
        return None


@dataclass(frozen=True, slots=True)
class People:
    """What names alone tell: the entities, where they are named, and the people's genders."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    named: tuple[NamedAt, ...]
    """Where people are named, called by their roles, or meant without a name."""
    genders: Mapping[str, tuple[Gender, str]]
    bodies: tuple[NamedAt, ...]
    """Where organisations are named or called "the company"."""
    doubtful: frozenset[Span] = frozenset()
    """The characters of roles that two of those named have: "the senator"."""


def recognise(parsed: Parsed, quotations: Sequence[Quotation]) -> Cast:
    """The people, organisations, places and other named things of an article."""
    seen = people(parsed)
    found_all = coreference.resolve(parsed.doc, seen.named, seen.genders, quotations)
    named = {i for m in seen.mentions if m.form == "name" for i in range(m.start, m.end)}
    found_all = [r for r in found_all if parsed.doc[r.token].idx not in named]
    resolved = [r for r in found_all if not r.key.startswith(STRANGER)]
    unnamed = {
        _span(parsed, r.token, r.token + 1): int(r.key.removeprefix(STRANGER))
        for r in found_all
        if r.key.startswith(STRANGER)
    }
    spans = {_span(parsed, r.token, r.token + 1): r for r in resolved}
    pronouns = [Mention(r.key, *span, "pronoun") for span, r in spans.items()]
    meant = bodies.meant_by_it(parsed.doc, seen.bodies, seen.named, quotations)
    for r in meant:
        span = _span(parsed, r.start, r.end)
        if r.key.startswith(STRANGER):
            unnamed[span] = int(r.key.removeprefix(STRANGER))
        else:
            pronouns.append(Mention(r.key, *span, "pronoun"))
    found = sorted([*seen.mentions, *pronouns], key=lambda mention: mention.start)
    certainties = {span: r.probability for span, r in spans.items()}
    certainties |= dict.fromkeys(seen.doubtful, EITHER)
    return Cast(seen.entities, tuple(found), parsed, certainties, unnamed)


def people(parsed: Parsed) -> People:
    """The entities of an article from their names, before pronouns and roles."""
    entities: dict[str, Entity] = {}
    owners: list[tuple[Name, str]] = []
    for draft in folded(parsed, mentions.find(parsed.doc)):
        fullest = draft.fullest()
        key = _key(draft.kind, fullest, parsed.article.digest)
        aliases = [s for s in dict.fromkeys(draft.spellings) if s != fullest]
        if known := entities.get(key):
            aliases = [*known.aliases, *(s for s in aliases if s not in known.aliases)]
        entities[key] = Entity(key, fullest, draft.kind, tuple(aliases))
        owners += [(n, key) for n in draft.names]
    owners.sort(key=lambda owner: owner[0].start)
    found = tuple(Mention(key, *_span(parsed, n.start, n.end), "name") for n, key in owners)
    named = [NamedAt(n.start, n.end, key) for n, key in owners if n.kind == "person"]
    taken = [False] * len(parsed.doc)
    for name, _ in owners:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    naming, selves = _naming(parsed.doc, taken)
    seen = roles.find(parsed.doc, named, taken, selves)
    for key, texts in seen.texts.items():
        entities[key] = replace(entities[key], roles=texts)
    orgs = [NamedAt(n.start, n.end, key) for n, key in owners if n.kind == "organisation"]
    called = bodies.called(parsed.doc, orgs, taken, naming)
    pairs = former_and_latter(parsed.doc, sorted([*named, *orgs], key=lambda name: name.start))
    partisans = meant_by_group(parsed.doc, [n for n, _ in owners if n.kind == "group"], named)
    meant = {_span(parsed, one.end - 1, one.end) for one in partisans}
    found = tuple(mention for mention in found if (mention.start, mention.end) not in meant)
    second = [r for r in (*pairs, *partisans) if r.key.startswith("person")]
    with_role = {name.end for name in seen.mentions}
    variations = [
        name for name in varied(parsed.doc, [*named, *seen.mentions]) if name.end not in with_role
    ]
    again = {name.end for name in variations}
    strangers = [name for name in seen.strangers if name.end not in again]
    spoken_of = [*named, *seen.mentions, *variations, *strangers, *second]
    named = sorted(spoken_of, key=lambda name: name.start)
    role_mentions = (
        Mention(r.key, *_span(parsed, r.start, r.end), "role")
        for r in (*seen.mentions, *called, *pairs, *partisans, *variations)
    )
    genders = told(parsed.doc, named, _first_names(entities.values()))
    mentions_all = (*found, *role_mentions)
    every_body = (*orgs, *called)
    doubtful = frozenset(_span(parsed, start, end) for start, end in seen.doubtful)
    mentioned = {mention.entity for mention in mentions_all}
    everybody = tuple(entity for key, entity in entities.items() if key in mentioned)
    return People(everybody, mentions_all, tuple(named), genders, every_body, doubtful)


def _naming(doc: Doc, taken: Sequence[bool]) -> tuple[dict[int, int], dict[int, int]]:
    """For each noun that is called something the first token of the name; and for those people."""
    naming: dict[int, int] = {}
    selves: dict[int, int] = {}
    for call in calls(doc):
        first = next((i for i in range(call.start, call.end) if taken[i]), call.start)
        naming[call.noun] = first
        selves.update({call.noun: first} if call.person else {})
    return naming, selves


def _span(parsed: Parsed, start: int, end: int) -> Span:
    """The characters of some tokens, without punctuation that a token swallowed at an edge."""
    last = parsed.doc[end - 1]
    first, after = parsed.doc[start].idx, last.idx + len(last)
    text = parsed.article.text
    while first < after - 1 and text[first] in SWALLOWED:
        first += 1
    return first, after


def _first_names(entities: Iterable[Entity]) -> dict[str, str]:
    """The first names of the people who have one."""
    parts = {e.key: name_parts(e.name) for e in entities if e.kind == "person"}
    return {key: names[0] for key, names in parts.items() if len(names) > 1}


def _key(kind: EntityKind, name: str, digest: str) -> str:
    slug = re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "unnamed"
    alone = kind == "person" and len(name_parts(name)) < 2
    return f"{kind}:{slug}@{digest[:8]}" if alone else f"{kind}:{slug}"
