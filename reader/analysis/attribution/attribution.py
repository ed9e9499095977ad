"""Who said it: the speaker of each quotation, how sure that is, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.analysis.attribution import model as attribution_model
from reader.analysis.attribution.candidates import Spoken, candidates
from reader.analysis.attribution.chinese import with_names_before
from reader.analysis.attribution.credited import with_credits
from reader.analysis.attribution.facts import Facts, facts
from reader.analysis.attribution.features import describe
from reader.analysis.attribution.few_words import describe_few_words, said_outright
from reader.analysis.attribution.governing import (
    calls_it,
    governs,
    owns_outright,
    quoted_as,
    settled,
)
from reader.analysis.attribution.headlines import (
    with_speakers_of_the_text,
    with_subjects_of_headlines,
)
from reader.analysis.attribution.interview import with_interviewees, with_labels
from reader.analysis.attribution.joint import speaking_together, with_the_same_again
from reader.analysis.attribution.leading import led_up_to
from reader.analysis.attribution.model import Model
from reader.analysis.attribution.namesakes import GUESS, with_doubt
from reader.analysis.attribution.outright import told_of
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place, open_page, place_of
from reader.analysis.attribution.reasons import reasons
from reader.analysis.attribution.replies import with_replies
from reader.analysis.attribution.reported import listed, reported
from reader.analysis.attribution.reporters_own import reporters_own
from reader.analysis.attribution.scene import Scene, scene_of
from reader.analysis.cues.syntax import Words, mention_span, words
from reader.analysis.entities.entities import Cast
from reader.analysis.parse import Parsed
from reader.annotations import Entity, Quotation, QuotationKind
from reader.article import Article, Span

__all__ = [
    "UNKNOWN_BELOW",
    "Choice",
    "Weighed",
    "attribute",
    "choose",
    "pages",
    "weigh",
    "with_speakers",
]

UNKNOWN_BELOW = 0.52
"""The confidence under which a speaker is not shown. At half the F1 reached one more speaker shown
would gain as much as it loses; a wrong speaker is worse than none, so it is a little more."""

PERHAPS_NOBODY = 0.07
PERHAPS_NOBODY_GOVERNED = 0.2
"""A few words in marks are often nobody's: from this probability of nobody on, no speaker; the
second where a cue governs them."""

CERTAIN = 0.97
"""The probability of a speaker that a rule has found: a label, a credit line."""

WORTH_A_LOOK = 0.02
"""The probability from which a candidate's entity is looked up."""

SCARE_WORDS = 4
"""The longest quotation that is taken for scare quotes when nobody speaks it."""

LONGEST_PHRASE = 4
IN_PHRASE = frozenset(("ADP", "DET", "ADJ", "NOUN"))
"""What may stand between a role and the comma before its name: "at the time"."""

ONE_OF = frozenset(("a", "an", "one", "another", "every", "each"))
"""What makes somebody without a name of a party or a people: "one Republican"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate of a quotation, with what the whole of its entity's candidates weigh."""

    candidate: Candidate
    entity: Entity | None
    probability: float
    nobody: float
    """The probability that nobody speaks."""
    short: bool
    """Whether the quotation has a few words only."""
    outright: bool
    """Whether a cue right beside it makes it speech, however short it is."""
    governed: bool
    """Whether it hangs on the cue in the parse."""
    told_of: Candidate | None = None
    """Who says it in what this one tells."""

    @property
    def speaking(self) -> tuple[Entity, ...]:
        """The entity, where there is one."""
        return () if self.entity is None else (self.entity,)

    @property
    def doubtful(self) -> bool:
        """Whether it may well be nobody's: no speaker is given."""
        limit = PERHAPS_NOBODY_GOVERNED if self.governed else PERHAPS_NOBODY
        return self.short and self.nobody >= limit and not self.outright


def attribute(parsed: Parsed, quotations: Sequence[Quotation], cast: Cast) -> tuple[Quotation, ...]:
    """The quotations with their speakers, as far as they can be told.

    A speaker is never named inside the quotation; a quotation in a quotation has its speaker in the
    one around it.
    """
    w, model = words(parsed.doc), attribution_model.load()
    return with_speakers(parsed.article, w, quotations, cast, model)


def with_speakers(
    article: Article, w: Words, quotations: Sequence[Quotation], cast: Cast, model: Model
) -> tuple[Quotation, ...]:
    """The quotations of an article with the speakers that a model gives them."""
    done = list(quotations)
    for page, members in pages(article, w, quotations, cast):
        before: Spoken | None = None
        latest: tuple[Place, Choice] | None = None
        parent: int | None = None
        for index in members:
            quotation = quotations[index]
            if quotation.parent != parent:
                before, latest, parent = None, None, quotation.parent
            place = place_of(page, quotation)
            if place is None:
                continue
            if before is not None and _cell_apart(page, place, before):
                before = None
            choice = choose(page, place, before, cast, model)
            if latest is not None and choice.doubtful and listed(page, latest[0], place):
                choice = latest[1]
            latest = None if choice.doubtful else (place, choice)
            done[index] = _with_speaker(page, place, quotation, choice, model, cast)
            if choice.candidate.kind != "nobody":
                before = Spoken(choice.candidate, place)
    done = with_labels(article, with_credits(article, w, done, cast), cast)
    done = with_subjects_of_headlines(article, done, cast)
    done = with_replies(article, with_the_same_again(article, done))
    done = with_interviewees(article, done, cast)
    done = with_speakers_of_the_text(article, with_doubt(article, done, cast), cast)
    return tuple(with_names_before(article.text, done))


def _cell_apart(page: Page, place: Place, before: Spoken) -> bool:
    """Whether the quotation stands in another cell of a table than the one before."""
    block = before.place.block
    return block != place.block and not page.cells.isdisjoint((block, place.block))


def pages(
    article: Article, w: Words, quotations: Sequence[Quotation], cast: Cast
) -> Iterator[tuple[Page, list[int]]]:
    """The article once for each depth of nesting, with the quotations of that depth."""
    depths: list[int] = []
    for quotation in quotations:
        depths.append(0 if quotation.parent is None else depths[quotation.parent] + 1)
    for depth in range(max(depths, default=0) + 1):
        members = [index for index, other in enumerate(depths) if other == depth]
        around = [quotations[i] for i, other in enumerate(depths) if other == depth - 1]
        inside = [(index, quotations[index]) for index in members]
        yield open_page(article, w, inside, cast, around if depth else None), members


@dataclass(frozen=True, slots=True)
class Weighed:
    """The candidates of a quotation, and the probability of each."""

    scene: Scene
    found: list[Candidate]
    chances: list[float]


def weigh(page: Page, place: Place, before: Spoken | None, model: Model) -> Weighed:
    """Who may speak, and how likely each is, before it is asked whether anybody does."""
    found = candidates(page, place, before)
    scene = scene_of(page, place, before)
    chances = model.probabilities(describe(page, place, scene, found))
    return Weighed(scene, found, settled(page, place, scene, found, chances))


def choose(page: Page, place: Place, before: Spoken | None, cast: Cast, model: Model) -> Choice:
    """The likeliest speaker. Mentions of one entity are one candidate."""
    weighed = weigh(page, place, before, model)
    scene, found, chances = weighed.scene, weighed.found, weighed.chances
    if scene.few and model.few_words and len(found) > 1:
        somebodys = model.somebodys(describe_few_words(page, place, scene, found, chances))
        share = somebodys / max(1 - chances[0], 1e-9)
        chances = [1 - somebodys, *(share * chance for chance in chances[1:])]
    sure = next((i for i, candidate in enumerate(found) if candidate.certain), None)
    if sure is not None:
        chances = [CERTAIN if i == sure else (1 - CERTAIN) * p for i, p in enumerate(chances)]
    chosen, entity, chance = _likeliest(page, found, chances, cast)
    known = [facts(page, place, scene, candidate) for candidate in found]
    governed = scene.few and governs(page, place, scene, chosen, chance)
    own = scene.few and reporters_own(page, place, chosen)
    return Choice(
        candidate=chosen,
        entity=entity,
        probability=chance,
        nobody=1.0 if own else chances[0],
        short=scene.few,
        outright=scene.few
        and not own
        and _is_outright(page, place, scene, found, known, chosen, governed, cast),
        governed=governed,
        told_of=told_of(page, place, found, known, chosen),
    )


def _likeliest(
    page: Page, found: Sequence[Candidate], chances: Sequence[float], cast: Cast
) -> tuple[Candidate, Entity | None, float]:
    """The likeliest candidate, whom it means, and what all of the same weigh together."""
    meant = [
        _meant(page.words, candidate, cast) if chance >= WORTH_A_LOOK else None
        for candidate, chance in zip(found, chances, strict=True)
    ]
    keys: list[object] = [
        candidate.mention if entity is None else entity.key
        for candidate, entity in zip(found, meant, strict=True)
    ]
    # What "a report by Lee found" credits to the report is Lee's as well.
    owners = {c.cue: key for c, key in zip(found, keys, strict=True) if c.kind == "claim"}
    keys = [
        owners.get(c.token, key) if c.kind == "verb" and entity is None else key
        for c, key, entity in zip(found, keys, meant, strict=True)
    ]
    weights: defaultdict[object, float] = defaultdict(float)
    best: dict[object, int] = {}
    for index, (key, chance) in enumerate(zip(keys, chances, strict=True)):
        weights[key] += chance
        if key not in best or chance > chances[best[key]]:
            best[key] = index
    key = max(weights, key=lambda k: weights[k])
    return found[best[key]], meant[best[key]], weights[key]


def _meant(w: Words, candidate: Candidate, cast: Cast) -> Entity | None:
    if candidate.mention is None:
        return None
    entity = cast.entity_of(*candidate.mention)
    if entity is None and candidate.how in ("agent", "own"):
        return _apposed(w, candidate, cast)
    return None if entity is not None and _is_one_of(w, candidate, entity) else entity


def _is_outright(
    page: Page,
    place: Place,
    scene: Scene,
    found: Sequence[Candidate],
    known: Sequence[Facts | None],
    chosen: Candidate,
    governed: bool,
    cast: Cast,
) -> bool:
    """Whether a few words are the chosen one's, however likely it is that they are nobody's."""
    entity = _meant(page.words, chosen, cast)
    same = [
        c
        for c in found
        if c is chosen
        or (c.mention and c.mention == chosen.mention)
        or (entity is not None and _meant(page.words, c, cast) is entity)
    ]
    if any(said_outright(page, place, scene, candidate) for candidate in same):
        return True
    if (governed and chosen.how == "agent") or owns_outright(page, place, chosen):
        return True
    quoted = quoted_as(page, found)
    if quoted is not None and found[quoted[0]] is chosen:
        return True
    leads = led_up_to(page, place, scene, found, known)
    if leads is not None and found[leads] in same:
        return True
    fact = facts(page, place, scene, chosen)
    return calls_it(page, place, fact, chosen) or reported(page, place, scene, fact, chosen)


def _is_one_of(w: Words, candidate: Candidate, group: Entity) -> bool:
    """Whether the mention is somebody without a name out of a group: "one Republican"."""
    token = candidate.token
    if group.kind != "group" or token == OUTSIDE or w.tag[token] not in ("NN", "NNP", "JJ"):
        return False
    return any(w.lower[child] in ONE_OF for child in w.children[token])


def _apposed(w: Words, candidate: Candidate, cast: Cast) -> Entity | None:
    """The person whose name stands behind the phrase: "the opposition leader, Ann Lee"; "the
    leader at the time, Ann Lee".

    The comma tells, for the parse may hang the name on a quoted word, or on the verb beside it.
    """
    token = candidate.token
    if token == OUTSIDE or w.pos[token] != "NOUN" or w.tag[token] == "NNS":
        return None
    comma = token + 1
    while comma - token <= LONGEST_PHRASE and comma < len(w.pos) and w.pos[comma] in IN_PHRASE:
        comma += 1
    name = comma + 1
    if w.lower[comma : comma + 1] != [","]:
        return None
    while name + 1 < len(w.pos) and w.pos[name + 1] == "PROPN" and w.dep[name] == "compound":
        name += 1
    if name >= len(w.pos) or w.pos[name] != "PROPN":
        return None
    again = w.dep[name] == "nsubj" and w.head[name] == candidate.cue != OUTSIDE
    if w.dep[name] != "appos" and not again:
        return None
    entity = cast.entity_of(*mention_span(w, name))
    return entity if entity is not None and entity.kind == "person" else None


def _with_speaker(
    page: Page, place: Place, quotation: Quotation, choice: Choice, model: Model, cast: Cast
) -> Quotation:
    candidate = choice.candidate
    confidence = model.confidence(choice.probability, choice.short)
    if choice.told_of is not None and candidate.kind == "according":
        confidence = min(confidence, GUESS)
    given = candidate.mention is not None and not choice.doubtful
    known = given and confidence >= UNKNOWN_BELOW and _is_read(page, candidate)
    kind = _kind(page, place, quotation.kind, known)
    if not known:
        return replace(quotation, kind=kind)
    joint = speaking_together(page, candidate, cast)
    speaking = choice.speaking if joint is None else joint.entities
    why = reasons(page, place, candidate, choice.entity if joint is None else None)
    if choice.told_of is not None and choice.told_of.mention is not None:
        why = (*why, f"what is told is that “{page.text[slice(*choice.told_of.mention)]}” says it")
    mention = _mention(page.words, candidate, choice.entity)
    if joint is not None:
        mention = joint.span
        why = (*why, joint.reason(page.text))
    if mention is not None and mention in cast.unnamed:
        said = page.text[slice(*mention)]
        mention = mention_span(page.words, cast.unnamed[mention])
        why = (*why, f"“{said}” is “{page.text[slice(*mention)]}”")
    return replace(
        quotation,
        kind=kind,
        speakers=tuple(each.key for each in speaking),
        speaker_mention=mention,
        cue=_cue(page.words, candidate),
        confidence=round(confidence, 3),
        reasons=why,
    )


def _is_read(page: Page, candidate: Candidate) -> bool:
    """Whether a mention is in a script that the pipeline reads: one that has capitals."""
    said = "" if candidate.mention is None else page.text[slice(*candidate.mention)]
    return said.casefold() != said.upper() or not any(letter.isalpha() for letter in said)


def _mention(w: Words, candidate: Candidate, entity: Entity | None) -> Span | None:
    """The words that stand for the speaker: "who", if it is known who that is."""
    if entity is not None and candidate.how == "relative" and candidate.pronoun != OUTSIDE:
        return w.start[candidate.pronoun], w.end[candidate.pronoun]
    return candidate.mention


def _cue(w: Words, candidate: Candidate) -> Span | None:
    if candidate.cue == OUTSIDE:
        return None
    last = candidate.cue + (w.lower[candidate.cue] == "according")
    return w.start[candidate.cue], w.end[last]


def _kind(page: Page, place: Place, kind: QuotationKind, spoken: bool) -> QuotationKind:
    """Scare quotes and titles are nobody's words; what somebody said is direct or partial."""
    if spoken:
        return "partial" if kind in ("scare", "title") else kind
    w = page.words
    count = sum(w.pos[i] not in ("PUNCT", "SPACE") for a, b in place.segments for i in range(a, b))
    return "scare" if kind == "partial" and count <= SCARE_WORDS else kind
