"""Kinds of words stay apart in our themes, for everybody's eyes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import pytest
from colours import BLINDNESS, seen
from textual.color import Color
from textual.theme import Theme

from reader.app.theme import THEMES


def least_distance(theme: Theme, names: Sequence[str], blindness: str) -> float:
    """How far apart the nearest two of these roles look (CIE76; about 2 can just be seen)."""
    colours = {**theme.variables, "text": theme.foreground or ""}
    looks = [seen(Color.parse(colours[name]), blindness) for name in names]
    return min(math.dist(one, other) for one, other in combinations(looks, 2))


EVERYBODY = pytest.mark.parametrize("blindness", BLINDNESS)
OURS = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


@OURS
@EVERYBODY
def test_narration_quoted_words_and_names_of_each_kind_stay_apart(
    theme: Theme, blindness: str
) -> None:
    names = ("person", "organisation", "place", "other")
    kinds = ["text", "page-direct", *(f"page-{name}" for name in names)]
    assert least_distance(theme, kinds, blindness) >= 11


@OURS
@EVERYBODY
@pytest.mark.parametrize("name", ["person", "organisation", "place", "other", "direct"])
def test_links_and_quotations_in_quotations_stay_apart_from_what_they_stand_in(
    theme: Theme, blindness: str, name: str
) -> None:
    for other in ("link", "nested"):
        assert least_distance(theme, [f"page-{other}", f"page-{name}"], blindness) >= 10


@OURS
@EVERYBODY
def test_the_first_four_voices_stay_well_apart_and_all_eight_apart(
    theme: Theme, blindness: str
) -> None:
    voices = [f"page-voice-{number}" for number in range(1, 9)]
    assert least_distance(theme, voices[:4], blindness) >= 12
    assert least_distance(theme, voices, blindness) >= 8
