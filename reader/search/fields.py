"""The names that stand before a colon in a query."""

from __future__ import annotations

from difflib import get_close_matches

from reader.search.tree import Field

__all__ = ["ALL_FIELDS", "DATE_FIELDS", "FIELDS", "FLAGS", "no_field"]

FIELDS: dict[str, Field] = {
    "title": "title",
    "said": "said",
    "by": "speaker",
    "speaker": "speaker",
    "who": "who",
    "about": "who",
    "in": "source",
    "tag": "tag",
    "author": "author",
}
DATE_FIELDS = ("after", "before", "on")
FLAGS: dict[str, tuple[str, ...]] = {
    "is": ("read", "unread", "starred", "unattributed", "unnamed", "corrected"),
}
ALL_FIELDS = (*FIELDS, *DATE_FIELDS, *FLAGS)
NAMED = " ".join(f"{name}:" for name in ALL_FIELDS)
LIKE = 0.7
"""How like a field's name a word must be to be a slip of it; `kind` is none of `in`."""


def no_field(name: str) -> str:
    """What is said of a name that is no field's: which is meant, or which there are."""
    close = get_close_matches(name, ALL_FIELDS, 1, LIKE)
    hint = f"did you mean {close[0]}:?" if close else f"fields: {NAMED}"
    return f"there is no field “{name}”; {hint}"
