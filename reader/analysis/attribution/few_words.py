"""Whether a few words in quotation marks are anybody's, or only held at arm's length.

Scare quotes, titles and terms look much like a word or two of somebody's. What speaks for either
is named in plain words here; `model` has what each is worth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from reader.analysis.attribution.candidates import cue_class
from reader.analysis.attribution.facts import SPEAKING, Facts, facts
from reader.analysis.attribution.features import STEPS, nearness
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.scene import Scene
from reader.analysis.cues import cues
from reader.analysis.cues.syntax import FINITE, POSSESSIVES, Words

__all__ = ["describe_few_words", "said_outright"]

SOMEBODY = (-2, -1, 0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5)
SPEAKER = (-3, -2, -1, 0, 1, 2, 3, 4)
"""Steps of the log-odds, in the first weighing, of anybody at all and of the likeliest speaker."""

LONGEST_WAY = 12
WAY_SHOWN = 4
CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis"))
NOT_A_PHRASE = frozenset(("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "NUM"))
LINKS = frozenset(("ADP", "CCONJ", "SCONJ", "PRON", "DET"))
ENDINGS = (
    *("ing", "ed", "ous", "ful", "able", "ible", "ive", "al", "ic", "ism", "ist", "ity", "ness"),
    *("ment", "tion", "ly", "er", "ers", "s", "y"),
)
NEGATIONS = frozenset(("n't", "not", "no", "never"))
MODALS = frozenset(("would", "could", "might", "should", "will", "may", "can"))
REPORTERS_OWN = frozenset(("i", "you", "we", "my", "our", "your"))
NAMING = frozenset(
    (
        *("term", "terms", "word", "words", "phrase", "phrases", "label", "slogan", "moniker"),
        *("so-called", "known", "dubbed", "called", "nickname", "nicknamed"),
    )
)
OPENERS = frozenset(("who", "which", "where", "when", "while", "although", "though", "but", "and"))
RELATIVES = frozenset(("who", "which", "where"))
BREAKS = frozenset((",", ";", "-", "--", "—", "–", "(", ")"))
LONGEST_TAG = 10
"""Words of the reporter's between two sentences of one voice: said the mayor of the town."""

LEADS_UP = {
    **dict.fromkeys((",", ":"), (",", ".", "!", "?")),
    **dict.fromkeys(("say verb", "speak verb"), ("!", "?")),
}
"""What stands before words that are said aloud, and how they end: "he said: “No.”", "heard
shouting “No!”"."""

ROOM = 4
STOPS = ",.!?;:…"

PREDICATE = frozenset({"acomp", "attr", "oprd", "ROOT"})
"""How the words hang in a sentence that says them of something."""


def describe_few_words(
    page: Page, place: Place, scene: Scene, found: Sequence[Candidate], chances: Sequence[float]
) -> list[str]:
    """What speaks for and against somebody's words. `chances` are those of the first weighing."""
    top = max(range(1, len(found)), key=lambda i: chances[i], default=0)
    hanging = _hanging(page.words, place)
    return list(
        dict.fromkeys(
            (
                "always",
                *_weighed(chances, top),
                *_own_words(page, place),
                *_phrase(page, place),
                *_way_up(page.words, hanging),
                *_cues_beside(page, place),
                *_sentence(page, place),
                *_likeliest(page, place, scene, found[top], hanging),
            )
        )
    )


def said_outright(page: Page, place: Place, scene: Scene, candidate: Candidate) -> bool:
    """Whether a cue stands right beside words that are a sentence of their own: "Soon," he said.
    The sentence after that one goes on with the same voice: he said. "Very soon." And whether what
    a sentence says of something is credited beside it: it is “sad”, according to Lee. And whether
    a colon before their paragraph leads up to them."""
    fact = facts(page, place, scene, candidate)
    if _goes_on(page.words, place, scene):
        return candidate.kind == "carried" or (fact is not None and fact.speaking)
    opens = candidate.kind == "according" and candidate.cue == place.low
    if fact is None or (not opens and _words_off(page, place, candidate, fact) > 1):
        return False
    if candidate.kind == "according":
        hanging = _hanging(page.words, place)
        return hanging != OUTSIDE and page.words.dep[hanging] in PREDICATE
    if not fact.speaking:
        return False
    if fact.where == "after" or (fact.where, fact.other) == ("sentence after", "none"):
        return scene.before in ("block start", "stop", "quotation")
    if fact.where == "earlier block" and scene.introduced and scene.before == "block start":
        return _stop(page.words, place) in (".", "!", "?")
    stops = LEADS_UP.get(scene.before, ())
    return fact.where == "before" and _stop(page.words, place) in stops


def _words_off(page: Page, place: Place, candidate: Candidate, fact: Facts) -> int:
    """Words between the quotation and the phrase of a subject behind it, else his cue's gap."""
    w, stop = page.words, place.segments[-1][1]
    if candidate.mention is None or not stop <= w.at(candidate.mention[0]) <= candidate.cue:
        return fact.gap
    start = w.at(candidate.mention[0])
    if start - 2 >= stop and w.lower[start - 1] in POSSESSIVES:
        start -= 2
    return page.words_between(stop, start)


def _goes_on(w: Words, place: Place, scene: Scene) -> bool:
    """Whether the words are a sentence right behind another's in the same paragraph, with no more
    than "he said" between."""
    near = scene.same_block_before and scene.distance <= LONGEST_TAG
    return near and scene.before == "stop" and _stop(w, place) in (",", ".", "!", "?")


def _stop(w: Words, place: Place) -> str:
    """The mark that ends the quoted words, or nothing."""
    first, stop = place.segments[-1]
    last = max((i for i in range(first, stop) if w.pos[i] != "PUNCT"), default=first)
    return _mark_inside(w, last, stop)


def _weighed(chances: Sequence[float], top: int) -> Iterator[str]:
    anybody = _log_odds(1 - chances[0])
    yield from (f"somebody's log-odds over {step}" for step in SOMEBODY if anybody > step)
    if top:
        speaker = _log_odds(chances[top])
        yield from (f"the speaker's log-odds over {step}" for step in SPEAKER if speaker > step)


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(chance / (1 - chance))


def _hanging(w: Words, place: Place) -> int:
    """The last quoted word that hangs on the reporter's; else the first that hangs on itself."""
    a, b = place.segments[0]
    inside = [i for i in range(a, b) if w.pos[i] not in ("PUNCT", "SPACE")]
    out = [i for i in inside if not a <= w.head[i] < b]
    roots = out[-1:] or [i for i in range(a, b) if w.head[i] == i]
    return roots[0] if roots else OUTSIDE


def _own_words(page: Page, place: Place) -> Iterator[str]:
    """The quoted words themselves: kinds, capitals, endings, marks; never which words they are."""
    w, text = page.words, page.text
    inside = [
        i for a, b in place.segments for i in range(a, b) if w.pos[i] not in ("PUNCT", "SPACE")
    ]
    if not inside:
        return
    capitals = sum(text[w.start[i]].isupper() for i in inside)
    yield f"capitals {min(capitals, 3)} of {min(len(inside), ROOM)}"
    yield f"kinds {' '.join(w.pos[i] for i in inside[:ROOM])}"
    tags = {w.tag[i] for i in inside}
    if tags & FINITE:
        yield "a finite verb"
    if "VBG" in tags:
        yield "a verb in -ing"
    if tags & {"RBR", "RBS", "JJR", "JJS"}:
        yield "a comparison"
    if any(w.lower[i] in NEGATIONS for i in inside):
        yield "a negation"
    if any(w.lower[i].isdigit() for i in inside):
        yield "a number"
    last = w.lower[inside[-1]]
    yield f"ends in -{next((end for end in ENDINGS if last.endswith(end)), '')}"
    if w.pos[inside[0]] == "DET":
        yield f"begins with {w.lower[inside[0]]}"
    stop = place.segments[-1][1]
    yield f"mark inside {_mark_inside(w, inside[-1], stop) or 'none'}"
    behind = w.lower[stop][0] if stop < len(w.lower) else "end"
    yield f"mark behind {behind if not behind.isalnum() else 'none'}"
    yield f"length {min((w.end[inside[-1]] - w.start[inside[0]]) // 5, 5)}"


def _mark_inside(w: Words, last: int, stop: int) -> str:
    """The stop or comma between the last quoted word and the closing mark; empty without one."""
    return next((w.lower[i][0] for i in range(last + 1, stop) if w.lower[i][0] in STOPS), "")


def _phrase(page: Page, place: Place) -> Iterator[str]:
    """The phrase around: its article, and what the reporter goes on with."""
    w = page.words
    first, stop = place.segments[0][0], place.segments[-1][1]
    token = first - 1
    while token >= place.low and w.pos[token] in NOT_A_PHRASE and first - token <= ROOM:
        token -= 1
    known = token >= place.low and w.pos[token] in ("DET", "PRON")
    article = w.lower[token] if known else "none"
    yield f"under the article {article}"
    yield f"under the article {article}, {first - 1 - token} off"
    if stop < len(w.pos):
        yield f"then {w.pos[stop]}"
        if w.pos[stop] in LINKS:
            yield f"then {w.lower[stop]}"


def _way_up(w: Words, token: int) -> Iterator[str]:
    """What the quoted words hang on in the parse, step by step."""
    if token == OUTSIDE:
        return
    parent = w.head[token]
    if w.dep[token] == "pobj" and parent != token:
        over = w.head[parent]
        kind = _kind(w, over)
        yield f"after {w.lower[parent]}"
        yield f"after {w.lower[parent]} of {kind}"
        yield f"after {w.lower[parent]} of {w.pos[over]}"
    elif parent != token:
        yield f"hangs on {_kind(w, parent)} by {w.dep[token]}"
    way: list[str] = []
    verbs, cue = 0, ""
    while w.head[token] != token and len(way) < LONGEST_WAY:
        label = w.dep[token]
        way.append(label)
        token = w.head[token]
        if w.pos[token] in ("VERB", "AUX"):
            kind = cue_class(w, token)
            if not verbs:
                yield f"first verb {kind} by {label}"
                yield f"first verb {kind}, {w.tag[token]}"
                yield f"first verb {kind}, way {' '.join(way[-3:])}"
            if not cue and (kind in SPEAKING or kind == "think"):
                cue = kind
                yield f"cue above {kind} by {label}, {min(verbs, 2)} verbs between"
                yield f"cue above, {min(verbs, 2)} verbs between"
                yield f"cue above, clauses {' '.join(x for x in way if x in CLAUSES)}"
                if {"relcl", "acl"} & set(way[:-1]):
                    yield "cue above, a relative clause between"
                if "advcl" in way[:-1]:
                    yield "cue above, an adverbial clause between"
                if w.tag[token] == "VBN":
                    yield "cue above is a participle"
            verbs += 1
        elif w.pos[token] == "NOUN" and cues.cue_noun(w.lower[token]):
            yield f"under a noun of speech by {label}"
        elif w.pos[token] in ("NOUN", "PROPN"):
            yield f"under a noun by {label}"
    if not cue:
        yield f"no cue above, {min(verbs, 3)} verbs"
    yield f"verbs above {min(verbs, 4)}"
    yield f"steps above {min(len(way), 6)}"


def _kind(w: Words, token: int) -> str:
    if w.pos[token] in ("VERB", "AUX"):
        return f"{cue_class(w, token)} verb"
    if w.pos[token] == "NOUN" and cues.cue_noun(w.lower[token]):
        return "noun of speech"
    return w.pos[token]


def _cues_beside(page: Page, place: Place) -> Iterator[str]:
    """The verbs before and behind in the sentence, and what stands between."""
    w = page.words
    first, stop = place.segments[0][0], place.segments[-1][1]
    before = [i for i in range(place.low, first) if _reporters_verb(page, i)]
    behind = next((i for i in range(stop, place.high) if _reporters_verb(page, i)), OUTSIDE)
    yield "no verb behind" if behind == OUTSIDE else f"next verb {cue_class(w, behind)}"
    yield "verb before" if before else "no verb before"
    if before:
        kind = cue_class(w, before[-1])
        yield f"last verb {kind}"
        yield f"last verb {kind}, {w.tag[before[-1]]}"
        yield f"last verb {kind}, {nearness(first - before[-1] - 1)}"
    speaking = [i for i in before if cue_class(w, i) in SPEAKING]
    if speaking:
        cue = speaking[-1]
        between = {w.lower[i] for i in range(cue, first) if page.quoted[i] == OUTSIDE}
        since = min(3, sum(i > cue for i in before))
        yield f"cue before {cue_class(w, cue)}, verbs since {since}"
        yield from (
            f"cue before, {what} between"
            for what, some in (
                ("that", {"that"}),
                ("a mark", BREAKS),
                ("a link", OPENERS),
                ("a relative", RELATIVES),
            )
            if between & some
        )
    brackets = [w.lower[i] for i in range(place.low, first) if w.lower[i] in ("(", ")")]
    if brackets.count("(") > brackets.count(")"):
        yield "in brackets"


def _reporters_verb(page: Page, token: int) -> bool:
    return page.words.pos[token] == "VERB" and page.quoted[token] == OUTSIDE


def _sentence(page: Page, place: Place) -> Iterator[str]:
    """The mood of the reporter's sentence."""
    w = page.words
    tokens = [i for i in range(place.low, place.high) if page.quoted[i] == OUTSIDE]
    said = {w.lower[i] for i in tokens}
    yield f"sentence of {min(len(tokens) // 8, 5)}"
    moods = (
        ("would or could", MODALS),
        ("if", {"if", "whether"}),
        ("a question", {"?"}),
        ("the reporter's I or you", REPORTERS_OWN),
        ("a word for a term", NAMING),
    )
    yield from (f"sentence has {what}" for what, some in moods if said & some)
    speaking = sum(w.pos[i] == "VERB" and cue_class(w, i) in SPEAKING for i in tokens)
    yield f"sentence with cues {min(speaking, 3)}"
    root = next((i for i in range(place.low, place.high) if w.head[i] == i), OUTSIDE)
    if root != OUTSIDE:
        yield f"main verb {w.tag[root]}"
        yield f"main verb {cue_class(w, root)}"


def _likeliest(
    page: Page, place: Place, scene: Scene, candidate: Candidate, hanging: int
) -> Iterator[str]:
    """How the likeliest speaker and his cue lie to the words."""
    yield f"speaker {candidate.kind}"
    fact = facts(page, place, scene, candidate)
    if fact is None:
        return
    cue, where, steps, gap = (
        fact.cue,
        fact.where,
        STEPS.get(fact.steps, "above"),
        nearness(fact.gap),
    )
    for what in (cue, where, fact.mention, steps, gap):
        yield f"speaker {what}"
    for what in (where, steps, gap, scene.role, scene.form, f"after {scene.before}"):
        yield f"speaker {cue}, {what}"
    yield f"speaker {cue}, before {scene.after}"
    yield f"speaker {cue}, {steps}, {gap}"
    yield f"speaker {where}, {gap}"
    yield f"speaker {steps}, {scene.role}"
    yield f"speaker {steps}, after {scene.before}"
    yield f"speaker by {candidate.how}"
    if fact.with_noun:
        yield "speaker with a noun of speech"
    if fact.new_clause:
        yield "speaker a clause away"
    if fact.again:
        yield "speaker spoke before"
    if candidate.cue != OUTSIDE:
        yield f"speaker {cue}, {page.words.tag[candidate.cue]}"
        yield from _way_to(page.words, hanging, candidate.cue, cue)


def _way_to(w: Words, token: int, cue: int, kind: str) -> Iterator[str]:
    """The labels on the way up the parse from the quoted words to the speaker's cue."""
    way: list[str] = []
    while token not in (cue, OUTSIDE) and len(way) < LONGEST_WAY:
        way.append(w.dep[token])
        token = w.head[token] if w.head[token] != token else OUTSIDE
    if token != cue or not way:
        yield "no way to the cue"
        return
    yield f"way to the cue {' '.join(way[:WAY_SHOWN])}"
    yield f"steps to the cue {min(len(way), 5)}"
    yield f"cue by {way[-1]}"
    yield f"cue {kind} by {way[-1]}"
    yield f"cue by {way[0]} and {way[-1]}"
    yield from (f"by way of {label}" for label in dict.fromkeys(way))
