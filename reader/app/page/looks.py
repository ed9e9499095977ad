"""The look of each role of the page, as CSS over the theme's variables (`theme.roles`)."""

from __future__ import annotations

from reader.app.page.paint import ROLES

__all__ = ["PAGE_CSS", "component"]

LOOKS = {
    "title": "color: $page-heading; text-style: bold",
    "standfirst": "color: $page-muted; text-style: italic",
    "byline": "color: $foreground",
    "meta": "color: $page-muted",
    "note": "color: $page-muted; text-style: italic",
    "fold": "color: $page-faint; text-style: italic",
    "ornament": "color: $page-faint",
    "heading-1": "color: $page-heading; text-style: bold",
    "heading-2": "color: $page-heading; text-style: bold",
    "heading-3": "color: $page-heading; text-style: bold italic",
    "marker": "color: $page-muted",
    "bar": "color: $page-faint",
    "code": "color: $page-code",
    "caption": "color: $page-muted; text-style: italic",
    "table-head": "color: $page-heading; text-style: bold",
    "footnote": "color: $page-muted",
    "furniture": "color: $page-faint; text-style: italic",
    "direct": "color: $page-direct",
    "partial": "color: $page-partial",
    "nested": "color: $page-nested",
    "scare": "color: $page-scare",
    "work": "color: $page-work; text-style: italic",
    "mark": "text-style: bold",
    "inner-mark": "text-style: underline",
    "scare-mark": "color: $page-faint",
    "person": "color: $page-person; text-style: bold",
    "organisation": "color: $page-organisation; text-style: underline",
    "place": "color: $page-place; text-style: italic",
    "other": "color: $page-other; text-style: italic underline",
    "emphasis": "text-style: italic",
    "strong": "text-style: bold",
    "strike": "text-style: strike",
    "inline-code": "color: $page-code",
    "link": "color: $page-link; text-style: underline",
    "footnote-mark": "color: $page-link",
    "hint": "color: $page-hit-here; background: $page-hit-here-background; text-style: bold",
    "frame": "color: $page-muted",
    "dimmed": "color: $page-dimmed",
    "lit": "text-style: bold",
    "cursor": "background: $page-cursor",
    "entity-same": "text-style: underline",
    "entity-here": "text-style: reverse",
    "hit": "color: $page-hit; background: $page-hit-background; text-style: underline",
    "hit-here": "color: $page-hit-here; background: $page-hit-here-background; text-style: bold",
    "selection": "text-style: reverse",
    "unknown": "color: $page-faint; text-style: italic",
    "unnamed": "color: $page-muted; text-style: italic",
    "unsure": "text-style: italic",
    **{f"voice-{number}": f"color: $page-voice-{number}" for number in range(1, 9)},
}


def component(role: str) -> str:
    """The component class of a role."""
    return f"page--{role}"


PAGE_CSS = "\n".join(
    [
        "Paper { background: $background; color: $foreground; overflow-x: hidden;"
        " overflow-y: scroll; scrollbar-size-vertical: 1; scrollbar-color: $panel;"
        " scrollbar-background: $background; scrollbar-background-hover: $background;"
        " scrollbar-background-active: $background; scrollbar-color-hover: $primary;"
        " scrollbar-color-active: $primary; }",
        *(f"Paper > .{component(role)} {{ {LOOKS[role]}; }}" for role in ROLES if role in LOOKS),
    ]
)
"""The page's default CSS."""
