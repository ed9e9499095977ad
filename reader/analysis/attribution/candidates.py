"""Who may be the speaker of a quotation: every mention that a cue or a credit offers."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.cues import cues, order
from reader.analysis.cues.syntax import Words, antecedent, mention_span, subject

__all__ = ["Spoken", "candidates", "cue_class"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The latest quotation that has a speaker, and who that is."""

    speaker: Candidate
    place: Place


def candidates(page: Page, place: Place, before: Spoken | None) -> list[Candidate]:
    """Every possible speaker, nobody first. `before` is the latest quotation with a speaker."""
    found = [Candidate("nobody", None)]
    if before is not None:
        speaker = before.speaker
        found.append(Candidate("carried", speaker.mention, speaker.token, speaker.cue))
    seen = set()
    for sentence in _window(page, place):
        for candidate in _in_sentence(page, sentence):
            found.append(candidate)
            seen.add(candidate.token)
    found += [c for c in (_label(page, place), _credit(page, place)) if c is not None]
    seen |= {candidate.token for candidate in found}
    w = page.words
    for token in range(place.low, place.high):
        if token not in seen and page.quoted[token] == OUTSIDE and order.may_speak(w, token):
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
            if place.block in page.cells and block != place.block:
                continue
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
    w = page.words
    found: list[Candidate | None] = []
    first, stop = w.first[sentence], w.first[sentence + 1]
    for token in range(first, stop):
        if page.quoted[token] != OUTSIDE:
            continue
        if w.lower[token] in ("according", "per"):
            found.append(_according(page, token, stop))
        elif w.pos[token] in ("VERB", "AUX") and w.dep[token] not in ("aux", "auxpass"):
            found += _by_verb(page, token, first, stop)
        elif _is_misread(page, token):
            name = token - 1
            found.append(Candidate("verb", mention_span(w, name), name, token, "own", linear=True))
        elif w.pos[token] in ("NOUN", "PROPN") and cues.cue_noun(w.lower[token]):
            found.append(_by_noun(page, token))
    found.append(_for_whom(page, first, stop))
    return [candidate for candidate in found if candidate is not None]


def _is_misread(page: Page, token: int) -> bool:
    """Whether the parse takes a verb behind a name for a noun: "Lee shrugs."."""
    w = page.words
    if w.pos[token] not in ("NOUN", "PROPN") or not w.lower[token].endswith("s"):
        return False
    named = page.kind.get(page.entity.get(token - 1, "")) == "person"
    ends = w.lower[token + 1 : token + 2] in (["."], [","], [":"])
    return named and ends and cues.verb_class(w.lower[token]) in ("say", "speak")


def _for_whom(page: Page, first: int, stop: int) -> Candidate | None:
    """Whose view a sentence without a verb of saying gives: "To Lee, the dam is “a funeral”"."""
    w = page.words
    if first >= stop or w.lower[first] not in ("for", "to"):
        return None
    for child in w.children[first]:
        if w.dep[child] != "pobj" or page.kind.get(page.entity.get(child, "")) != "person":
            continue
        told = any(
            page.quoted[i] == OUTSIDE and w.pos[i] == "VERB" and cue_class(w, i) in BY_ORDER
            for i in range(first, stop)
        )
        if w.lower[child + 1 : child + 2] == [","] and not told:
            return Candidate("according", mention_span(w, child), child, first)
    return None


NEVER_SPEAK = frozenset({"this", "there", "what", "quote", "quotation"})
"""What may be the subject of a verb of saying, and is nobody."""
READ_OUT = frozenset({"reads", "read"})
DOCUMENTS = frozenset({"letter", "statement", "email", "e-mail", "note", "message", "memo", "post"})
BY_ORDER = frozenset({"say", "speak", "write", "urge", "call"})


def _by_verb(page: Page, verb: int, first: int, stop: int) -> list[Candidate]:
    """The subject that the parse gives a verb, and the one that the order of the words does."""
    w, found = page.words, []
    whom = subject(w, verb)
    if whom is not None and not _may_be_somebody(page, whom.token, verb):
        whom = None
    if whom is not None and page.quoted[whom.token] == OUTSIDE and w.pos[whom.token] != "SPACE":
        token = order.true_subject(w, _writer(page, _named(w, whom.token), verb), verb)
        span = mention_span(w, token)
        found.append(Candidate("verb", span, token, verb, whom.how, pronoun=whom.pronoun))
    if whom is not None and whom.how == "passive":
        agent = order.agent_behind(w, page.quoted, verb, stop)
        if agent is not None:
            found.append(
                Candidate("verb", mention_span(w, agent), agent, verb, "agent", linear=True)
            )
    if cue_class(w, verb) in BY_ORDER and not (whom and whom.how in ("passive", "agent")):
        beside = order.beside(w, page.quoted, verb, first, stop, page.entity)
        known = [candidate.token for candidate in found]
        taken = beside is not None and order.says_that(w, verb, known, beside)
        if beside is not None and beside not in known and not (taken or _belongs(w, beside, known)):
            span = mention_span(w, beside)
            found.append(Candidate("verb", span, beside, verb, "own", linear=True))
    if not found and cue_class(w, verb) == "say":
        putting = order.putting_it(w, verb, first)
        if putting is not None:
            span = mention_span(w, putting)
            found.append(Candidate("verb", span, putting, verb, "own", linear=True))
    return found


def _may_be_somebody(page: Page, token: int, verb: int) -> bool:
    """Whether a subject is no time ("Tuesday saying"), no "this", no object ("put it")."""
    w = page.words
    time = w.entity[token] in order.TIMES and token not in page.entity
    object_of = w.lower[token] == "it" and token == verb + 1
    pointing = w.lower[token] == "that" and w.tag[token] == "DT"
    return not (time or object_of or pointing or w.lower[token] in NEVER_SPEAK)


PARTS = ("poss", "pobj", "conj", "relcl")


def _belongs(w: Words, token: int, subjects: list[int]) -> bool:
    """Whether a token is a part of a subject: "a spokesman for Lee", "Lee's aide", "and Lee",
    "those who know Lee"."""
    belonging = False
    while token not in subjects:
        belonging |= w.dep[token] in PARTS or _named(w, token) != token
        if w.head[token] == token:
            return False
        token = w.head[token]
    return belonging


def _named(w: Words, token: int) -> int:
    """Whose role a token is: Lee's for the owner in "Jo Lee, the owner, who said"."""
    name = w.head[token]
    role = w.dep[token] == "appos" and w.entity[token] != "PERSON" == w.entity[name]
    return name if role else token


def _writer(page: Page, token: int, verb: int) -> int:
    """Who wrote what is read out: "Lee replied in a letter. It reads: …", "Lee, whose letter says";
    else the token itself."""
    w, sentence = page.words, page.words.sentence[token]
    if any(w.lower[child] == "whose" for child in w.children[token]):
        owner = antecedent(w, verb) if cues.noun_class(w.lower[token]) == "document" else None
        return token if owner is None else owner
    if w.lower[token] not in ("it", "letter", "statement") or w.lower[verb] not in READ_OUT:
        return token
    before = range(w.first[max(0, sentence - 1)], w.first[sentence])
    if not any(w.lower[i] in DOCUMENTS and page.quoted[i] == OUTSIDE for i in before):
        return token
    roots = (i for i in before if w.head[i] == i and w.pos[i] in ("VERB", "AUX"))
    for root in roots:
        whom = subject(w, root)
        if whom is not None and page.quoted[whom.token] == OUTSIDE:
            return whom.token
    return token


def cue_class(w: Words, verb: int) -> cues.CueClass:
    """The class of a verb in its sentence."""
    return cues.phrase_class(w.lower[verb], [w.lower[child] for child in w.children[verb]])


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
            and not order.modifier(w, child)
        ):
            return Candidate("according", mention_span(w, child), child, token, linear=True)
    return None


def _label(page: Page, place: Place) -> Candidate | None:
    found = order.label(page.words, page.quoted, place.segments[0][0], page.entity)
    if found is None:
        return None
    first, head, colon, certain = found
    span = page.words.start[first], page.words.end[head]
    return Candidate("label", span, head, colon, certain=certain)


def _credit(page: Page, place: Place) -> Candidate | None:
    opening = place.segments[0][0]
    whole = opening == 0 or page.block_of(opening - 1) != place.block
    found = order.credit(page.words, page.quoted, place.segments[-1][1])
    if found is None or page.block_of(found[1]) > page.block_of(place.segments[-1][1] - 1) + 1:
        return None
    first, head, dash, last = found
    if page.words.lower[dash] == ":" and not (whole and last):
        return None
    span = page.words.start[first], page.words.end[head]
    return Candidate("credit", span, head, dash, certain=whole and last)
