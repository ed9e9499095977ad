"""What roles are called: ranks spelt out, and the wider words that mean who has one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.analysis.words import lists

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PASSING", "SPELT_OUT", "content"]

SPELT_OUT = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "prof": "professor",
    "rev": "reverend",
    "congressman": "representative",
    "congresswoman": "representative",
    "pm": "minister",
    "justice": "judge",
}
RANKS = {
    "pc": "police constable",
    "wpc": "police constable",
    "dc": "detective constable",
    "ds": "detective sergeant",
    "di": "detective inspector",
    "dci": "detective chief inspector",
    "dsi": "detective superintendent",
    "dcs": "detective chief superintendent",
    "det": "detective",
    "insp": "inspector",
    "supt": "superintendent",
    "cllr": "councillor",
}
"""Ranks in their short forms, spelt out."""
LAWMAKER = ("lawmaker", "legislator", "politician")
OFFICERS = frozenset(
    """captain colonel constable detective inspector lieutenant major officer sergeant
    superintendent trooper""".split()  # noqa: SIM905
)
"""Ranks of those who may be called "the officer"."""
GENERAL = {
    **dict.fromkeys(("senator", "representative", "congressman", "congresswoman", "mp"), LAWMAKER),
    **dict.fromkeys(("king", "queen", "emperor", "sultan", "emir", "oba"), ("monarch",)),
    **dict.fromkeys(("counsel", "barrister", "solicitor", "advocate"), ("lawyer", "attorney")),
    **dict.fromkeys(("bishop", "archbishop", "imam", "vicar"), ("cleric", "priest")),
    **dict.fromkeys(("pastor", "priest", "rabbi", "reverend"), ("cleric",)),
    **dict.fromkeys(("professor", "lecturer", "historian", "economist"), ("academic",)),
    **dict.fromkeys(("surgeon", "physician", "paediatrician", "psychiatrist"), ("doctor",)),
    **dict.fromkeys(("striker", "midfielder", "goalkeeper", "defender", "winger"), ("player",)),
    **dict.fromkeys(("novelist", "author", "poet", "essayist"), ("writer",)),
    **dict.fromkeys(("spokesman", "spokeswoman"), ("spokesperson",)),
    "novelist": ("writer", "author"),
    "attorney": ("lawyer",),
    "lawyer": ("attorney",),
}
"""What else somebody may be called who has a role: a senator is "the lawmaker"."""
PASSING = frozenset({"former", "new", "old", "outgoing", "incoming", "then", "current", "late"})
"""Words that tell since when someone has a role, not which."""


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """The weighty words of a role, abbreviations spelt out."""
    found = {token.lower_.rstrip(".") for token in tokens if token.is_alpha or "." in token.text}
    found = {part for word in found for part in RANKS.get(word, word).split()}
    found = {SPELT_OUT.get(word, word) for word in found}
    found |= {"officer"} if found & OFFICERS else set()
    found |= {general for special in found for general in GENERAL.get(special, ())}
    return frozenset(found - lists()["article"] - PASSING - {"of", "'s"})
