"""General word lists of names and reference: titles, articles, kin words, pronouns."""

from __future__ import annotations

__all__ = ["ARTICLES", "FEMALE", "MALE", "TITLES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = frozenset({"the", "a", "an"})
TITLES = _words(
    """mr mrs ms miss mx dr sir dame lord lady baroness baron president vice-president senator sen
    rep representative congressman congresswoman gov governor secretary minister premier chancellor
    general gen lt lieutenant col colonel maj major capt captain sgt sergeant judge justice prof
    professor rev reverend pope king queen prince princess mayor ambassador chairman chairwoman
    director commissioner councillor inspector sheriff detective father sister brother uncle aunt
    duke duchess sheikh ayatollah cardinal archbishop bishop"""
)
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
