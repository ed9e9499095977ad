"""Sentences that report what somebody said: a quotation and a verb of saying beside it."""

from __future__ import annotations

import re

__all__ = ["is_speech"]

LONGEST = 2000
"""Characters; longer lines are told from furniture by their length."""

QUOTED = re.compile(
    r"(?<!\w)(?:“[^“”\n]{2,}”|\"[^\"\n]{2,}\"|„[^„“”\n]{2,}[“”]|«[^«»\n]{2,}»|»[^«»\n]{2,}«"
    r"|‘[^‘\n]{2,}’|'[^\n]{2,}')(?!\w)"
)
SAYING = re.compile(
    r"\b(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|replied|replies|explained"
    r"|explains|insisted|insists|argued|argues|admitted|admits|warned|warns|recalled|recalls"
    r"|declared|announced|claimed|claims|agreed|joked|jokes|continued|noted|notes|stated|states"
    r"|shouted|according to|sagt|sagte|erklärte|betonte|dit|déclaré|déclare|affirme|explique"
    r"|dijo|dice|afirmó|explicó|disse|ha detto)\b",
    re.IGNORECASE,
)
STOPPED = re.compile(r"[.!?…][\"'”’»«“)\]]*$")


def is_speech(line: str) -> bool:
    """Whether the line is a whole sentence that holds a quotation and, outside it, a verb of
    saying: no menu, box or button has both."""
    if len(line) > LONGEST or not STOPPED.search(line):
        return False
    outside, quotations = QUOTED.subn(" ", line)
    return quotations > 0 and SAYING.search(outside) is not None
