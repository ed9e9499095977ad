"""What speaks for and against a candidate, each reason named in plain words.

A feature is its name; a candidate's score is the sum of the weights of its features.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.attribution.facts import Facts, facts
from reader.analysis.attribution.page import OUTSIDE, Candidate, Page, Place
from reader.analysis.attribution.scene import Scene

__all__ = ["STEPS", "describe", "nearness"]

NEARNESS = ((0, "touching"), (1, "one word off"), (4, "near"), (10, "some way off"))
STEPS = {None: "apart", 0: "over the quotation", 1: "a step above"}


def describe(page: Page, place: Place, scene: Scene, found: Sequence[Candidate]) -> list[list[str]]:
    """For each candidate its features."""
    known = [facts(page, place, scene, candidate) for candidate in found]
    others = [fact for fact in known if fact is not None]
    evidence, under = _evidence(others), _under(found, known)
    rows = []
    for candidate, fact in zip(found, known, strict=True):
        if fact is not None:
            rows.append(_named(page, scene, candidate, fact, others))
        elif candidate.kind == "carried":
            rows.append(_carried(scene, evidence))
        else:
            rows.append(_nobody(scene, evidence, under))
    return rows


def _evidence(others: Sequence[Facts]) -> str:
    """How much the neighbourhood as a whole speaks for a speaker."""
    if any(
        f.speaking and (f.steps is not None or f.gap <= 1) and f.where != "earlier block"
        for f in others
    ):
        return "governing cue"
    near = any(f.speaking and f.where in ("before", "after") for f in others)
    return "cue near" if near else "no cue"


def _under(found: Sequence[Candidate], known: Sequence[Facts | None]) -> str:
    """The cue right over the quotation in the parse, and whether somebody acts in it."""
    over = [
        (fact.steps, fact.cue, "suffered" if candidate.how == "passive" else "done")
        for candidate, fact in zip(found, known, strict=True)
        if fact is not None and fact.steps is not None
    ]
    return "{1} {2}".format(*min(over)) if over else "nothing"


def nearness(gap: int) -> str:
    """A number of words in words."""
    return next((label for most, label in NEARNESS if gap <= most), "far")


def _bucket(words: int) -> str:
    for least, label in ((13, "13+"), (7, "7-12"), (4, "4-6")):
        if words >= least:
            return label
    return str(words)


def _named(
    page: Page, scene: Scene, candidate: Candidate, f: Facts, others: Sequence[Facts]
) -> list[str]:
    """For somebody who is named near the quotation."""
    near, steps = nearness(f.gap), STEPS.get(f.steps, "steps above")
    cue, where, form = f.cue, f.where, scene.form
    rows = [
        cue,
        f"{cue}, {where}",
        f"{cue}, {steps}",
        f"{cue}, {where}, {near}",
        f"{cue}, {where}, {steps}",
        f"{cue}, {where}, {f.order}",
        f"{cue}, {form}",
        f"{cue}, quotation after {scene.before}",
        f"{cue}, words {_bucket(scene.words)}",
        f"{cue}, quoted {scene.role}",
        f"{cue}, quoted {scene.role}, {steps}",
        f"{cue}, quoted {scene.shape}",
        f"{cue}, beside {scene.work}",
        f"{where}, {near}, {form}",
        f"{where}, {steps}, {form}",
        f"{where}, {near}, {steps}",
        f"{where}, {near}, quotation after {scene.before}",
        f"{where}, {near}, quotation before {scene.after}",
        f.mention,
        f"{f.mention}, {cue}",
        f"{f.mention}, {where}",
        f"named {f.named}",
        f"named {f.named}, {candidate.kind}",
        f"named {f.named}, {where}",
    ]
    if f.speaking:
        rows += [
            f"speaking, {where}, {near}, {form}",
            f"speaking, {where}, {near}, {steps}",
            f"speaking, {where}, {near}, {f.order}, after {scene.before}, before {scene.after}",
            f"speaking, {steps}, {form}",
            f"speaking, {f.mention}, {near}",
        ]
    if candidate.how:
        how = f"subject {candidate.how}"
        rows += [how, f"{how}, {cue}", f"{how}, {where}"]
    if candidate.linear:
        rows += ["found by order", f"found by order, {where}, {near}"]
    if candidate.cue != OUTSIDE:
        tag = page.words.tag[candidate.cue]
        rows += [f"{cue}, {tag}", f"{cue}, {tag}, {where}, {near}"]
    if f.with_noun:
        rows += [f"{cue}, with a noun of speech", f"{cue}, with a noun of speech, {near}"]
    if f.again:
        rows += ["spoke before", f"spoke before, {where}, {cue}", f"spoke before, {where}, {near}"]
    if scene.introduced and where == "earlier block":
        rows += [f"{cue}, after a colon", f"{near}, after a colon"]
    if scene.before == ":" and where == "before" and f.main:
        rows += [f"main verb before a colon, {cue}", f"main verb before a colon, {f.mention}"]
        rows += [f"main verb before a colon, {candidate.how}, {form}"]
    if where == "earlier block":
        whole = "whole" if (scene.before, scene.after) == ("block start", "block end") else "part"
        verb = "main verb" if f.main else "verb"
        rows += [
            f"above, {whole}, {cue} {verb}, {f.back} back",
            f"above, {whole}, {f.mention}, {verb}, {f.back} back",
            f"above, {whole}, {cue}, {f.mention}",
            f"above, {whole}, {verb}, with a noun of speech {f.with_noun}",
        ]
    if f.other != "none":
        speaking = "speaking" if f.speaking else "not speaking"
        rows += [
            f"another quotation {f.other}, {where}, {speaking}",
            f"another quotation {f.other}, {where}, {cue}",
            f"another quotation {f.other}, {where}, {steps}, {speaking}",
            f"another quotation {f.other}, {where}, {near}, {speaking}",
        ]
    return rows + _against_rivals(f, others)


def _against_rivals(f: Facts, others: Sequence[Facts]) -> list[str]:
    """How the candidate stands among the others: nearer ones, and those on the way up the parse."""
    nearer = [g for g in others if g is not f and g.where == f.where and g.gap < f.gap]
    rows = [
        f"{f.where}, nearer speaking cues {min(sum(g.speaking for g in nearer), 2)}",
        f"{f.cue}, {f.where}, nearer rivals {min(len(nearer), 3)}",
    ]
    if f.new_clause:
        speaking = min(sum(g.speaking for g in nearer), 2)
        rows += ["a clause between", f"a clause between, nearer speaking cues {speaking}"]
        rows += [f"a clause between, {STEPS.get(f.steps, 'steps above')}, {speaking}"]
    if f.steps is None:
        over = min(2, sum(g.speaking and g.steps is not None for g in others))
        rows += [f"{f.where}, apart, speaking cues above the quotation {over}"]
        rows += [f"{f.cue}, apart, speaking cues above the quotation {over}"]
    else:
        steps = [(g.steps, g.speaking) for g in others if g is not f and g.steps is not None]
        below = [speaking for other, speaking in steps if other < f.steps]
        above = sum(speaking for other, speaking in steps if other > f.steps)
        rows += [
            f"{f.cue}, speaking cues below {min(2, sum(below))}",
            f"{f.cue}, speaking cues above {min(2, above)}",
            f"speaking {f.speaking}, verbs below {min(3, len(below))}",
        ]
    return rows


def _carried(scene: Scene, evidence: str) -> list[str]:
    """For the speaker of the quotation before."""
    same = "same block" if scene.same_block_before else "other block"
    near = nearness(scene.distance)
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


def _nobody(scene: Scene, evidence: str, under: str) -> list[str]:
    """For scare quotes, titles and the like."""
    form, words = scene.form, _bucket(scene.words)
    return [
        "nobody",
        f"nobody, {evidence}",
        f"nobody, under {under}",
        f"nobody, under {under}, {form}",
        f"nobody, under {under}, quoted {scene.role}",
        f"nobody, {form}",
        f"nobody, {form}, {evidence}",
        f"nobody, words {words}",
        f"nobody, words {words}, {evidence}",
        f"nobody, after {scene.before}",
        f"nobody, after {scene.before}, {form}",
        f"nobody, after {scene.before}, {evidence}",
        f"nobody, after {scene.before}, before {scene.after}",
        f"nobody, after {scene.before}, before {scene.after}, words {words}",
        f"nobody, before {scene.after}",
        f"nobody, before {scene.after}, {form}",
        f"nobody, after the word {scene.word_before}",
        f"nobody, after the word {scene.word_before}, {form}",
        f"nobody, quoted {scene.role}",
        f"nobody, quoted {scene.role}, {form}",
        f"nobody, quoted {scene.role}, {evidence}",
        f"nobody, quoted {scene.shape}",
        f"nobody, quoted {scene.shape}, after {scene.before}",
        f"nobody, beside {scene.work}",
        f"nobody, beside {scene.work}, {form}",
        f"nobody, speaks of itself {scene.person}",
        f"nobody, {scene.repeats}",
        f"nobody, {scene.repeats}, {form}",
        f"nobody, {scene.repeats}, {evidence}",
    ]
