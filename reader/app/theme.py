"""Our own light and dark themes, and the colours of the page's roles in every theme."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

__all__ = ["CONTRAST", "DARK", "LIGHT", "THEMES", "contrast", "ours", "roles"]

CONTRAST: Final = 4.5
"""The least contrast of text against its background (WCAG 2.2, success criterion 1.4.3)."""

DARK = Theme(
    name="reader-dark",
    dark=True,
    background="#171614",
    surface="#1d1c19",
    panel="#282622",
    foreground="#d6d1c4",
    primary="#d9b36c",
    secondary="#8fb8d8",
    accent="#e3a05f",
    success="#93c08e",
    warning="#e6c04f",
    error="#ee8274",
    variables={
        "page-muted": "#9a9384",
        "page-faint": "#8a8376",
        "page-heading": "#efe9da",
        "page-direct": "#f7daa1",
        "page-partial": "#f7daa1",
        "page-nested": "#dea076",
        "page-scare": "#b5ad9b",
        "page-work": "#d6d1c4",
        "page-person": "#c5e1f8",
        "page-organisation": "#af9fce",
        "page-place": "#aec897",
        "page-other": "#be9f90",
        "page-link": "#8ecef1",
        "page-code": "#c8d0a8",
        "page-dimmed": "#857e71",
        "page-cursor": "#322c20",
        "page-hit": "#fff2c2",
        "page-hit-background": "#5b4810",
        "page-hit-here": "#1a1608",
        "page-hit-here-background": "#f0c850",
        "page-voice-1": "#71b5e2",
        "page-voice-2": "#f39580",
        "page-voice-3": "#89d5a7",
        "page-voice-4": "#e69cbd",
        "page-voice-5": "#bfb7ff",
        "page-voice-6": "#dde186",
        "page-voice-7": "#80d8d5",
        "page-voice-8": "#e7b971",
        "border": "#4a453b",
        "footer-key-foreground": "#d9b36c",
    },
)

LIGHT = Theme(
    name="reader-light",
    dark=False,
    background="#fbf8f1",
    surface="#f4efe4",
    panel="#e9e2d3",
    foreground="#2d2a25",
    primary="#8a5200",
    secondary="#1f5c8a",
    accent="#a8480a",
    success="#2c6b39",
    warning="#7d5c00",
    error="#ad2e26",
    variables={
        "page-muted": "#6a6354",
        "page-faint": "#716a5b",
        "page-heading": "#16140f",
        "page-direct": "#7b4600",
        "page-partial": "#7b4600",
        "page-nested": "#91402a",
        "page-scare": "#5f594c",
        "page-work": "#2d2a25",
        "page-person": "#1e425f",
        "page-organisation": "#4e3f80",
        "page-place": "#4a714d",
        "page-other": "#5f3b2d",
        "page-link": "#14627f",
        "page-code": "#4c5415",
        "page-dimmed": "#726b5d",
        "page-cursor": "#f3e6c8",
        "page-hit": "#2a2200",
        "page-hit-background": "#f7df8b",
        "page-hit-here": "#fffaf0",
        "page-hit-here-background": "#8a4b00",
        "page-voice-1": "#226bae",
        "page-voice-2": "#b23420",
        "page-voice-3": "#00603c",
        "page-voice-4": "#a32a6c",
        "page-voice-5": "#5546b4",
        "page-voice-6": "#5a5a00",
        "page-voice-7": "#0d6e72",
        "page-voice-8": "#9d6007",
        "border": "#cfc6b2",
        "footer-key-foreground": "#8a5200",
    },
)

THEMES: Final = (DARK, LIGHT)
"""Register these with the app."""

ANSI_ROLES: Final = {
    "page-muted": "ansi_default",
    "page-faint": "ansi_default",
    "page-heading": "ansi_default",
    "page-direct": "ansi_yellow",
    "page-partial": "ansi_yellow",
    "page-nested": "ansi_red",
    "page-scare": "ansi_default",
    "page-work": "ansi_default",
    "page-person": "ansi_blue",
    "page-organisation": "ansi_magenta",
    "page-place": "ansi_green",
    "page-other": "ansi_cyan",
    "page-link": "ansi_cyan",
    "page-code": "ansi_green",
    "page-dimmed": "ansi_bright_black",
    "page-cursor": "transparent",
    "page-hit": "ansi_black",
    "page-hit-background": "ansi_yellow",
    "page-hit-here": "ansi_black",
    "page-hit-here-background": "ansi_cyan",
    **{
        f"page-voice-{number}": f"ansi_{colour}"
        for number, colour in enumerate(
            (
                "blue",
                "red",
                "green",
                "magenta",
                "cyan",
                "bright_blue",
                "bright_green",
                "yellow",
            ),
            start=1,
        )
    },
}
"""The terminal's own sixteen colours on a dark ground; muted text keeps the terminal's colour and
is told apart by weight."""


ANSI_ON_LIGHT: Final = {
    "page-direct": "ansi_red",
    "page-partial": "ansi_red",
    "page-nested": "ansi_magenta",
    "page-voice-6": "ansi_bright_magenta",
    "page-voice-7": "ansi_bright_red",
    "page-voice-8": "ansi_bright_black",
}
"""In place of the colours that cannot be read on white."""

SIXTEEN: Final = {DARK.name: "ansi-dark", LIGHT.name: "ansi-light"}
"""What ours are drawn with where there are sixteen colours: made for millions, most of them would
come out as one white there, and names would differ no more by colour."""


def ours(colours: str | None) -> tuple[Theme, ...]:
    """Our themes for a terminal of such colours (as rich names them: `standard` is sixteen)."""
    if colours != "standard":
        return THEMES
    return tuple(replace(BUILTIN_THEMES[SIXTEEN[theme.name]], name=theme.name) for theme in THEMES)


def contrast(text: Color, background: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    one, two = _luminance(text), _luminance(background)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def roles(theme: Theme) -> dict[str, str]:
    """The page's colours for a theme that does not name them: `page-direct`, `page-person` …

    Give this as the app's `get_theme_variable_defaults`. Ours are taken as drawn, moved away from
    the theme's background until the contrast is enough; an ANSI theme gets the terminal's colours.
    """
    if theme.ansi:
        return {**ANSI_ROLES, **({} if theme.dark else ANSI_ON_LIGHT)}
    generated = theme.to_color_system().generate()
    background = Color.parse(generated["background"])
    drawn = DARK if theme.dark else LIGHT
    found = {name: value for name, value in drawn.variables.items() if name.startswith("page-")}
    for name, value in found.items():
        if name.endswith("-background") or name == "page-cursor":
            continue
        behind = found.get(f"{name}-background")
        found[name] = _readable(Color.parse(value), Color.parse(behind) if behind else background)
    found["page-cursor"] = background.blend(Color.parse(generated["primary"]), 0.15).hex
    return found


def _readable(colour: Color, background: Color) -> str:
    """The colour, moved towards black or white until it can be read on the background."""
    away = background.get_contrast_text(1.0).with_alpha(1.0)
    for step in range(11):
        moved = colour.blend(away, step / 10)
        if contrast(moved, background) >= CONTRAST:
            return moved.hex
    return away.hex
