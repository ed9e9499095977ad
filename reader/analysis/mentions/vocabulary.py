"""The plain words in which the evidence about names is put: each column and its values."""

from __future__ import annotations

__all__ = ["GROUP_OF", "VOCABULARY", "WORDS"]


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SHAPES = (
    *("lower", "Title", "CAPS", "Letter", "Initial.", "mixed", "Hyphen-Title", "d.o.t."),
    *("number", "score", "year", ",", ".", "()", "-", "quote", ":", "'s", "&", "/", "lower-digit"),
    *("other",),
)
WORDS = (
    *("article", "of", "say", "title", "day", "month", "pronoun", "place_preposition"),
    *("conjunction", "preposition", "score_word", "world_org", "org_head", "party_word"),
    *("event_head", "law_head", "role", "geo_head", "personal_verb", "business_verb"),
    *("work_head", "particle", "function"),
)
PLACES = ("demonym", "country", "region", "state", "city", "country_part", "region_part")
FIRST = ("male", "female", "both")
SUFFIXES = _split(
    """ov ova ev eva sky ski ska wicz vic ic vich son sen sson ez az is ides akis poulos ou os as es
    us escu eanu ian yan dze shvili enko uk chuk iy ini ino ano ucci elli etti o a i e u ham ton
    ford burg berg borough bury shire ville land stan polis grad pur abad ia y ey ley man mann er
    ner ler ers en ong ang ing ung ee ah eh mouth pool port chester caster field wood worth well by
    dale ism ist ists ans ish ese al ation ment ity ics ers ets ts ns ds"""
)
ENT_LABELS = (
    *("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"),
    *("LANGUAGE", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"),
)
GROUPS = ("PER", "ORG", "LOC", "NORP", "MISC", "O")
GROUP_OF = {
    "": 5,
    "PERSON": 0,
    "ORG": 1,
    "GPE": 2,
    "LOC": 2,
    "FAC": 2,
    "NORP": 3,
    **dict.fromkeys(("EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"), 4),
}
TAGS = _split(
    """NNP NNPS NN NNS JJ JJR JJS CD DT IN CC VB VBD VBG VBN VBP VBZ RB PRP PRP$ MD TO POS FW SYM UH
    WDT WP WRB , . : -LRB- -RRB- HYPH NFP `` '' $ EX RP PDT LS ADD AFX XX WP$ RBR RBS"""
)
DEPS = _split(
    """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj
    csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod
    oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod
    relcl xcomp"""
)
LINES = ("prose", "caps", "title", "table", "short")
POSITIONS = ("first", "second")
RUNS = tuple(f"{before}{after}" for before in "0123" for after in "0123")
YES = ("yes",)
VOTES = tuple(f"{group}{mark}" for group in GROUPS for mark in "-+")
COUNTS = ("2", "3", "5")

VOCABULARY: dict[str, tuple[str, ...]] = {
    "shape": SHAPES,
    "word": WORDS,
    "place": PLACES,
    "first": FIRST,
    "suffix": SUFFIXES,
    "tag": TAGS,
    "dep": DEPS,
    "spacy": tuple(f"{place}{label}" for label in ENT_LABELS for place in ("", "~")),
    "head_word": WORDS,
    "head_tag": TAGS,
    "line": LINES,
    "position": POSITIONS,
    "run": RUNS,
    "elsewhere": VOTES,
    "lower_elsewhere": YES,
    "after_title": YES,
    "after_first": YES,
    "after_in": YES,
    "before_say": YES,
    "surname_elsewhere": YES,
    "acronym": YES,
    "count": COUNTS,
    "bracket": YES,
}
"""Each column's values; 0 stands for none of them, so the first value is number 1."""
