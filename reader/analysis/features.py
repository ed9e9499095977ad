"""What speaks for and against a candidate, each reason named in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis import cues
from reader.analysis.candidates import OUTSIDE, Candidate, Page, Place, Spoken
from reader.analysis.syntax import Words

__all__ = ["Scene", "describe", "scene_of"]

SPEAKING = frozenset({"say", "speak", "write", "call", "urge"})
MARKS = "\"'“”„‟‘’‚‛«»,.!?;: "
SMALL_WORDS = frozenset(["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "is", "it's"])


@dataclass(frozen=True, slots=True)
class Scene:
    """What is the same for all candidates of one quotation."""

    words: int
    form: str
    """"sentence" (capital, and a stop or comma), "clause" (has a verb), "name" (capitals), "fragment"."""
    before: str
    """What stands before the opening mark."""
    after: str
    """What stands after the closing mark."""
    steps: dict[int, int]
    """For each token above the quotation in the parse, how many steps above."""
    inner: bool
    """Whether the quotation is the head of its sentence, with the reporter's words below it."""
    repeats: str
    """Whether the same words are quoted elsewhere in the article, before or after."""
    same_block_before: bool
    """Whether an earlier quotation ends in the same block."""
    speaker_before: str
    distance: int
    """Words of the reporter's between the earlier quotation and this one; 99 at most."""


def scene_of(page: Page, place: Place, before: Spoken | None) -> Scene:
    """Looks at a quotation and its neighbourhood once."""
    w = page.words
    inside = [
        i for a, b in place.segments for i in range(a, b) if w.pos[i] not in ("PUNCT", "SPACE")
    ]
    steps, inner = _steps(w, place)
    first, last = place.segments[0][0], place.segments[-1][1]
    gap, same_block = _gap_before(page, place, before)
    return Scene(
        words=len(inside),
        form=_form(page, place, inside),
        before=_before(page, first, place),
        after=_after(page, last),
        steps=steps,
        inner=inner,
        repeats=_repeats(page, place),
        same_block_before=same_block,
        speaker_before="" if before is None else page.words.lower[before.speaker.token],
        distance=gap,
    )


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


def _steps(w: Words, place: Place) -> tuple[dict[int, int], bool]:
    steps: dict[int, int] = {}
    inner = False
    for a, b in place.segments:
        for i in range(a, b):
            parent = w.head[i]
            if w.pos[i] in ("PUNCT", "SPACE"):
                continue
            if parent == i:
                inner = inner or any(
                    not a <= child < b and w.pos[child] != "PUNCT" for child in w.children[i]
                )
            elif not a <= parent < b:
                depth = 0
                while (
                    depth < 8 and steps.get(parent, 99) > depth and place.low <= parent < place.high
                ):
                    steps[parent] = depth
                    if w.pos[parent] in ("VERB", "AUX", "NOUN", "PROPN"):
                        depth += 1
                    if w.head[parent] == parent:
                        break
                    parent = w.head[parent]
    return steps, inner


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
    if capital and len(main) > 1 and all(not c.islower() for c in main):
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
    return _between(page, last, first), page.block_of(last - 1) == place.block


def _bucket(n: int) -> str:
    for least, label in ((13, "13+"), (7, "7-12"), (4, "4-6")):
        if n >= least:
            return label
    return str(n)


def describe(page: Page, place: Place, scene: Scene, found: Sequence[Candidate]) -> list[list[str]]:
    """For each candidate its features."""
    facts = [_facts(page, place, scene, c) for c in found]
    strong = [
        f is not None
        and f.speaking
        and (f.steps is not None or f.gap <= 1)
        and f.where != "earlier block"
        for f in facts
    ]
    some = any(
        f is not None and f.speaking and f.where in ("before", "after", "between") for f in facts
    )
    evidence = "governing cue" if any(strong) else "cue near" if some else "no cue"
    rows = []
    for candidate, fact in zip(found, facts, strict=True):
        if candidate.kind == "nobody":
            rows.append(_nobody(scene, evidence))
        elif candidate.kind == "carried":
            rows.append(_carried(page, place, scene, candidate, evidence))
        else:
            assert fact is not None
            rows.append(_named(page, scene, candidate, fact, facts))
    return rows


@dataclass(frozen=True, slots=True)
class Facts:
    """How a cue and its subject lie to the quotation."""

    cue_class: str
    speaking: bool
    where: str
    gap: int
    """Words between the quotation and the nearer of cue and mention."""
    steps: int | None
    order: str
    mention: str
    report: bool
    """Whether a noun of speech goes with the verb: "said in a statement", "issued a warning"."""
    salience: str
    as_before: bool
    """Whether the speaker of the quotation before has the same name."""


def _facts(page: Page, place: Place, scene: Scene, c: Candidate) -> Facts | None:
    if c.kind in ("nobody", "carried"):
        return None
    w = page.words
    cue_class = c.kind
    if c.kind == "verb":
        cue_class = cues.verb_class(w.lower[c.cue])
    speaking = cue_class in SPEAKING or c.kind in ("according", "claim", "credit", "label")
    tokens = [t for t in (c.cue, c.token) if t != OUTSIDE]
    low, high = min(tokens), max(tokens)
    where, gap = _where(page, place, low, high)
    order = "" if c.cue == OUTSIDE else "subject first" if c.token < c.cue else "cue first"
    return Facts(
        cue_class,
        speaking,
        where,
        gap,
        scene.steps.get(c.cue),
        order,
        _mention_class(page, c),
        _report(w, c),
        _salience(page, c),
        scene.speaker_before == _last_name(page, c),
    )


def _where(page: Page, place: Place, low: int, high: int) -> tuple[str, int]:
    """Which side of the quotation the tokens lie on, and the reporter's words between."""
    first, last = place.segments[0][0], place.segments[-1][1]
    if high < first:
        gap = _between(page, high + 1, first)
        if page.block_of(high) != place.block:
            return "earlier block", gap
        if high >= place.low:
            return "before", gap
        w = page.words
        back = w.sentence[first] - w.sentence[high]
        return ("sentence before" if back <= 1 else "sentences before"), gap
    if low >= last:
        gap = _between(page, last, low)
        return ("after" if low < place.high else "sentence after"), gap
    if len(place.segments) > 1 and low >= place.segments[0][1]:
        gap = min(
            min(abs(_between(page, b, low)), _between(page, high + 1, a))
            for (_, b), (a, _) in zip(place.segments, place.segments[1:], strict=False)
        )
        return "between", gap
    return "around", 0


def _between(page: Page, a: int, b: int) -> int:
    """Words of the reporter's in a range of tokens."""
    if b - a > 60:
        return 60
    w = page.words
    return sum(
        w.pos[i] not in ("PUNCT", "SPACE") and page.quoted[i] == OUTSIDE for i in range(a, b)
    )


def _report(w: Words, c: Candidate) -> bool:
    if c.kind != "verb":
        return False
    for child in w.children[c.cue]:
        if w.dep[child] in ("dobj", "attr") and cues.cue_noun(w.lower[child]):
            return True
        if w.dep[child] == "prep" and any(cues.cue_noun(w.lower[g]) for g in w.children[child]):
            return True
    return False


def _last_name(page: Page, c: Candidate) -> str:
    return page.words.lower[c.token]


def _salience(page: Page, c: Candidate) -> str:
    if page.words.pos[c.token] != "PROPN":
        return "no name"
    n = page.names.get(page.words.lower[c.token], 0)
    return "once" if n <= 1 else "2-4 times" if n <= 4 else "5+ times"


def _mention_class(page: Page, c: Candidate) -> str:
    w, t = page.words, c.token
    lower = w.lower[t]
    if w.pos[t] == "PRON" or w.tag[t] in ("PRP", "PRP$", "DT", "WDT", "WP"):
        return {
            "she": "he",
            "his": "he",
            "her": "he",
            "him": "he",
            "their": "they",
            "them": "they",
            "our": "we",
            "my": "i",
            "us": "we",
            "me": "i",
            "its": "it",
        }.get(
            lower,
            lower
            if lower
            in ("he", "they", "it", "i", "we", "you", "this", "that", "which", "who", "one")
            else "other pronoun",
        )
    kind = w.entity[t]
    if kind in ("PERSON", "ORG", "GPE", "NORP"):
        return f"{kind} name"
    if w.pos[t] == "PROPN":
        known = cues.noun_class(lower)
        return "other name" if known == "other" else f"{known} noun"
    plural = "s" if w.tag[t] in ("NNS", "NNPS") else ""
    return f"{cues.noun_class(lower)} noun{plural}"


def _near(gap: int) -> str:
    return (
        "touching"
        if gap <= 0
        else "one word off"
        if gap == 1
        else "near"
        if gap <= 4
        else "some way off"
        if gap <= 10
        else "far"
    )


def _named(
    page: Page, scene: Scene, c: Candidate, f: Facts, facts: Sequence[Facts | None]
) -> list[str]:
    steps = (
        "over the quotation"
        if f.steps == 0
        else "a step above"
        if f.steps == 1
        else "steps above"
        if f.steps
        else "apart"
    )
    near = _near(f.gap)
    cue, where = f.cue_class, f.where
    rows = [
        f"{cue}",
        f"{cue}, {where}",
        f"{cue}, {steps}",
        f"{cue}, {where}, {near}",
        f"{cue}, {where}, {steps}",
        f"{where}, {near}, {scene.form}",
        f"{cue}, {scene.form}",
        f"{where}, {steps}, {scene.form}",
        f"{f.mention}",
        f"{f.mention}, {cue}",
        f"{f.mention}, {where}",
        f"{cue}, quotation after {scene.before}",
        f"{where}, {near}, quotation after {scene.before}",
        f"{where}, {near}, quotation before {scene.after}",
        f"{cue}, {where}, {f.order}",
        f"{cue}, words {_bucket(scene.words)}",
        f"{where}, {near}, {steps}",
    ]
    if f.speaking:
        rows += [
            f"speaking, {where}, {near}, {scene.form}",
            f"speaking, {where}, {near}, {steps}",
            f"speaking, {where}, {near}, {f.order}, after {scene.before}, before {scene.after}",
            f"speaking, {steps}, {scene.form}",
            f"speaking, {f.mention}, {near}",
        ]
    if c.cue != OUTSIDE:
        tag = page.words.tag[c.cue]
        rows += [f"{cue}, {tag}", f"{cue}, {tag}, {where}, {near}"]
        if f.report:
            rows += [f"{cue}, with a noun of speech", f"{cue}, with a noun of speech, {near}"]
    rows += [f"named {f.salience}", f"named {f.salience}, {c.kind}", f"{where}, named {f.salience}"]
    if f.as_before:
        rows += [
            "spoke before",
            f"spoke before, {where}, {c.kind}",
            f"spoke before, {where}, {near}",
        ]
    if c.how:
        rows += [f"subject {c.how}", f"subject {c.how}, {cue}", f"subject {c.how}, {where}"]
    if c.linear:
        rows += ["found by order", f"found by order, {where}, {near}"]
    rivals = [
        g for g in facts if g is not None and g is not f and g.where == where and g.gap < f.gap
    ]
    speaking = sum(g.speaking for g in rivals)
    rows.append(f"{where}, nearer speaking cues {min(speaking, 2)}")
    rows.append(f"{cue}, {where}, nearer rivals {min(len(rivals), 3)}")
    above = [
        g
        for g in facts
        if g is not None and g is not f and g.steps is not None and f.steps is not None
    ]
    if f.steps is not None:
        rows.append(
            f"{cue}, speaking cues below {min(2, sum(g.speaking and g.steps < f.steps for g in above))}"
        )
        rows.append(
            f"{cue}, speaking cues above {min(2, sum(g.speaking and g.steps > f.steps for g in above))}"
        )
        rows.append(
            f"speaking {f.speaking}, verbs below {min(3, sum(g.steps < f.steps for g in above))}"
        )
    return rows


def _carried(page: Page, place: Place, scene: Scene, c: Candidate, evidence: str) -> list[str]:
    same = "same block" if scene.same_block_before else "other block"
    near = _near(scene.distance)
    return [
        "carried",
        f"carried, {same}",
        f"carried, {same}, {near}",
        f"carried, {evidence}",
        f"carried, {evidence}, {same}, {near}",
        f"carried, {evidence}, {scene.form}, {same}",
        f"carried, {evidence}, after {scene.before}",
        f"carried, {evidence}, after {scene.before}, {same}, {scene.form}",
        f"carried, {evidence}, before {scene.after}",
        f"carried, words {_bucket(scene.words)}, {evidence}",
    ]


def _nobody(scene: Scene, evidence: str) -> list[str]:
    return [
        "nobody",
        f"nobody, {evidence}",
        f"nobody, {scene.form}",
        f"nobody, {scene.form}, {evidence}",
        f"nobody, words {_bucket(scene.words)}",
        f"nobody, words {_bucket(scene.words)}, {evidence}",
        f"nobody, after {scene.before}",
        f"nobody, before {scene.after}",
        f"nobody, after {scene.before}, {scene.form}",
        f"nobody, before {scene.after}, {scene.form}",
        f"nobody, after {scene.before}, {evidence}",
        f"nobody, {scene.repeats}",
        f"nobody, {scene.repeats}, {scene.form}",
        f"nobody, {scene.repeats}, {evidence}",
        f"nobody, after {scene.before}, before {scene.after}",
        f"nobody, after {scene.before}, before {scene.after}, words {_bucket(scene.words)}",
    ]
