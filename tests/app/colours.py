"""How well the colours can be told apart: `python tests/app/colours.py` prints its tables.

The first: the contrast of every role of the page with what is behind it, in our two themes, and the
least of it in each of Textual's. The second: how far apart the roles are that stand side by side,
as seen with each of three kinds of colour blindness, in CIE76 (about 2 can just be seen), and then
each pair of narration, quoted words and names. Colour blindness is that of Machado, Oliveira and
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
severity 1; "normal" is everybody else.
"""

from __future__ import annotations

import math
from itertools import combinations

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.app.theme import CONTRAST, THEMES, contrast, roles

__all__ = ["BLINDNESS", "contrasts", "distance", "seen"]

Lab = tuple[float, float, float]

BLINDNESS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0519)),
    "deuteranopia": ((0.3673, 0.8607, -0.2279), (0.2801, 0.6725, 0.0474), (-0.0118, 0.043, 0.9689)),
    "tritanopia": ((1.2556, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}

VOICES = [f"page-voice-{number}" for number in range(1, 9)]
NAMES = ["page-person", "page-organisation", "page-place", "page-other"]
KINDS = ["foreground", "page-direct", *NAMES]
BESIDE = {
    "narration and quoted words": [("foreground", "page-direct")],
    "narration and what is dimmed": [("foreground", "page-dimmed")],
    "quoted and nested words": [("page-direct", "page-nested")],
    "narration and names, least": [("foreground", name) for name in NAMES],
    "quoted words and names, least": [("page-direct", name) for name in NAMES],
    "names of four kinds, least": list(combinations(NAMES, 2)),
    "links and names, least": [("page-link", name) for name in NAMES],
    "voices 1 to 4, least": list(combinations(VOICES[:4], 2)),
    "voices 1 to 8, least": list(combinations(VOICES, 2)),
}
"""Roles that stand side by side. Names differ by slant and underline too, voices by their names."""


def variables(theme: Theme) -> dict[str, str]:
    """Every colour of a theme by name."""
    return {**roles(theme), **theme.to_color_system().generate()}


def contrasts(theme: Theme) -> dict[str, float]:
    """Each role of the page with its contrast (WCAG 2.2) against what is behind it."""
    found = variables(theme)
    behind = {name: found.get(f"{name}-background", found["background"]) for name in found}
    return {
        name: contrast(Color.parse(value), Color.parse(behind[name]))
        for name, value in found.items()
        if name == "foreground"
        or (name.startswith("page-") and not name.endswith(("-background", "-cursor")))
    }


def seen(colour: Color, blindness: str) -> Lab:
    """The colour as someone with this blindness sees it, in CIE L*a*b* (D65)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    r, g, b = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in BLINDNESS[blindness]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(theme: Theme, one: str, other: str, blindness: str) -> float:
    """How far apart two roles look."""
    found = variables(theme)
    first, second = (seen(Color.parse(found[name]), blindness) for name in (one, other))
    return math.dist(first, second)


def print_contrasts() -> None:
    """The first table."""
    print(f"Contrast with the background (at least {CONTRAST} is wanted)\n")
    print(f"{'role':28}" + "".join(f"{theme.name:>14}" for theme in THEMES))
    tables = [contrasts(theme) for theme in THEMES]
    for name in tables[0]:
        print(f"{name:28}" + "".join(f"{table[name]:14.1f}" for table in tables))
    print(f"\n{'theme':28}{'least':>14}  role")
    for theme in (*THEMES, *BUILTIN_THEMES.values()):
        if theme.ansi:
            print(f"{theme.name:28}{'terminal':>14}  the terminal's own colours")
            continue
        name, least = min(contrasts(theme).items(), key=lambda each: each[1])
        print(f"{theme.name:28}{least:14.1f}  {name}")


def print_distances() -> None:
    """The second table."""
    for theme in THEMES:
        print(f"\n{theme.name}: distance as seen (CIE76)\n")
        print(f"{'':30}" + "".join(f"{blindness:>14}" for blindness in BLINDNESS))
        for what, pairs in BESIDE.items():
            least = (
                min(distance(theme, *pair, blindness) for pair in pairs) for blindness in BLINDNESS
            )
            print(f"{what:30}" + "".join(f"{each:14.1f}" for each in least))
        print()
        for one, other in combinations(KINDS, 2):
            what = " and ".join(name.removeprefix("page-") for name in (one, other))
            found = (distance(theme, one, other, blindness) for blindness in BLINDNESS)
            print(f"{what:30}" + "".join(f"{each:14.1f}" for each in found))


if __name__ == "__main__":
    print_contrasts()
    print_distances()
