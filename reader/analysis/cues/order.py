"""Speakers by the order of the words alone, where the parse goes wrong."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from reader.analysis.cues import cues
from reader.analysis.cues.syntax import FINITE, Words

__all__ = [
    "DASHES",
    "TIMES",
    "agent_behind",
    "beside",
    "credit",
    "label",
    "may_speak",
    "modifier",
    "putting_it",
    "says_that",
    "true_subject",
]

DASHES = ("-", "--", "–", "—", "―")
MOVING = frozenset(("leading", "led", "moved", "moving", "prompted", "prompting", "provoking"))
LABEL_STOPS = ("!", "?", ";", "...", "…")
LONG_DASHES = DASHES[1:]
OBJECTS = frozenset(("it", "this", "that", "these", "those", "him", "them", "me", "us"))
SAYING = ("say", "speak", "write")
OF_ROLES = (["of"], ["for"])
RELATIVES = frozenset(("who", "which", "whose", "whom", "where", "when", "as", "while", "after"))
TIMES = ("DATE", "TIME")
NAMES = ("PERSON", "ORG", "NORP", "GPE")
NOT_QUOTED = -1

PARTY = re.compile(r"[rdi]-[a-z]+\.?")
"""The party and state of a politician: "R-Ohio"."""

DATELINE_TOKENS = 12
APPOSITIVE_TOKENS = 40
LABEL_TOKENS = 8
NAME_TOKENS = 5
CREDIT_TOKENS = 16
AGENT_TOKENS = 40
ROLE_TOKENS = 12


def may_speak(w: Words, token: int) -> bool:
    """Whether a token is the head of a phrase for somebody who can speak."""
    if w.pos[token] == "PRON":
        return w.lower[token] in ("he", "she", "they", "i", "we")
    if w.pos[token] not in ("NOUN", "PROPN") or modifier(w, token):
        return False
    return w.entity[token] in NAMES or cues.noun_class(w.lower[token]) in ("person", "group")


def modifier(w: Words, token: int) -> bool:
    """Whether a token only qualifies the noun after it."""
    return w.dep[token] in ("compound", "amod", "nmod")


def _bearer(w: Words, token: int) -> int:
    """Who bears a long role that stands before the name: "Head of New Design Jo Lee"."""
    role = w.tag[token] == "NNP" and cues.noun_class(w.lower[token]) == "person"
    if not role or w.entity[token] == "PERSON" or w.lower[token + 1 : token + 2] not in OF_ROLES:
        return token
    behind = range(token + 3, min(token + ROLE_TOKENS, len(w.lower)))
    name = next((i for i in behind if w.entity[i] == "PERSON"), -1)
    before = w.lower[name - 1]
    if name < 0 or "," in w.lower[token:name] or before in ("and", "of", "for"):
        return token
    if cues.noun_class(before) == "person" or before.endswith("."):
        return token
    while name + 1 < len(w.lower) and w.entity[name + 1] == "PERSON":
        name += 1
    return name


def true_subject(w: Words, token: int, verb: int) -> int:
    """The subject, where the parse took a dateline ("LEEDS — Ms Lee said"), what stands in
    brackets ("Mr Lee (R-OH) said") or a party ("Ms Lee, D-Ohio, said") for it."""
    if token > 1 and w.lower[token - 1] == "," and PARTY.fullmatch(w.lower[token]):
        return token - 2
    if token > 3 and w.lower[token - 1] == "-" and w.lower[token - 3] == ",":
        return token - 4 if w.lower[token - 2] in ("r", "d", "i") else token
    token = _bearer(w, token)
    if not token < verb:
        return token
    if _interpolates(w, token, verb):
        return verb - 1
    opening = next((i for i in range(token - 1, max(token - 4, -1), -1) if w.lower[i] == "("), -1)
    if opening > 0 and ")" in w.lower[token + 1 : token + 4]:
        return opening - 1 if w.pos[opening - 1] in ("PROPN", "NOUN") else token
    first = w.first[w.sentence[token]]
    if token - first < DATELINE_TOKENS:
        for i in range(token + 1, min(verb, first + DATELINE_TOKENS)):
            apart = w.end[i - 1] < w.start[i] or w.lower[i] in LONG_DASHES
            if (
                apart
                and w.lower[i] in DASHES
                and all(w.pos[j] in ("PROPN", "PUNCT", "NUM", "SYM", "X") for j in range(first, i))
            ):
                return next((j for j in range(verb - 1, i, -1) if may_speak(w, j)), token)
    return token


def _interpolates(w: Words, token: int, verb: int) -> bool:
    """Whether somebody breaks into the sentence that the parse takes to be about him: "The plan,
    an aide said, was dead"."""
    if w.lower[token + 1] != "," or w.lower[verb + 1 : verb + 2] != [","]:
        return False
    goes_on = next((i for i in range(verb + 2, len(w.tag)) if w.pos[i] != "PUNCT"), verb)
    phrase = all(w.pos[i] in ("DET", "ADJ", "NOUN", "PROPN") for i in range(token + 2, verb))
    return phrase and may_speak(w, verb - 1) and w.tag[goes_on] in FINITE


def beside(
    w: Words, quoted: list[int], verb: int, first: int, stop: int, named: Container[int] = ()
) -> int | None:
    """The head of the phrase beside a verb of saying: "Lee, the owner, said"; "…," said Lee.

    `named` are the tokens known for names, whatever the parse takes them for.
    """
    token = _before(w, quoted, verb, first, named)
    return _behind(w, quoted, verb, first, stop, named) if token is None else token


def says_that(w: Words, verb: int, subjects: Sequence[int], behind: int) -> bool:
    """Whether what stands behind a verb begins what its subject says: "Lee said the council could
    lose"."""
    clause = w.head[behind]
    tells = w.dep[behind] == "nsubj" and w.dep[clause] == "ccomp" and w.head[clause] == verb
    return tells and any(token < verb < behind for token in subjects)


def putting_it(w: Words, verb: int, first: int) -> int | None:
    """Whose words "as Lee, the mayor of the town, put it" leads up to, whatever the parse."""
    if w.lower[verb + 1 : verb + 2] != ["it"]:
        return None
    opening = next((i for i in range(verb - 1, first - 1, -1) if w.lower[i] == "as"), verb)
    return next((i for i in range(opening + 1, verb) if may_speak(w, i)), None)


def agent_behind(w: Words, quoted: list[int], verb: int, stop: int) -> int | None:
    """Who acts in a passive, right behind what is quoted: was called "a farce" by Lee."""
    for token in range(verb + 2, min(stop, verb + AGENT_TOKENS)):
        if w.lower[token] == "by" and quoted[token] == NOT_QUOTED != quoted[token - 1]:
            objects = [i for i in w.children[token] if w.dep[i] == "pobj"]
            return objects[0] if objects and quoted[objects[0]] == NOT_QUOTED else None
    return None


def _before(
    w: Words, quoted: list[int], verb: int, first: int, named: Container[int]
) -> int | None:
    token = verb - 1
    while token > first and token > verb - 5 and w.pos[token] in ("ADV", "AUX", "PART"):
        if w.lower[token] == "to":
            return _moved(w, token - 1, first, named)
        if token in named:
            break
        token -= 1
    while token > first and token > verb - 7 and token not in named and _tells_when(w, token):
        token -= 1
    if token > first and w.lower[token] == ")":
        token = _skipped(w, token, first, "(", named)
    if token > first and w.lower[token] == "," and w.lower[token - 1] == ")":
        token = _skipped(w, token - 1, first, "(", named)
    if token > first and w.lower[token] == "," and quoted[token - 1] == NOT_QUOTED:
        token = _skipped(w, token, first, ",", named)
    if token < first or quoted[token] != NOT_QUOTED:
        return None
    if w.dep[token] == "pobj" and w.lower[w.head[token]] == "by":
        return None
    token = _whose_place(w, token, first)
    if w.entity[token] in TIMES and token not in named:
        return None
    known = may_speak(w, token) or w.pos[token] == "PROPN" or token in named
    return token if known else None


def _whose_place(w: Words, token: int, first: int) -> int:
    """Who is of a place or a body: the mayor in "the mayor of Norby, Ann Lee, said"."""
    link = w.head[token]
    holder = w.head[link]
    of = w.dep[token] == "pobj" and w.lower[link] == "of" and first <= holder < link
    return holder if of and w.pos[holder] == "NOUN" else token


def _moved(w: Words, token: int, first: int, named: Container[int]) -> int | None:
    """Who is moved to say something: "leading Lee to ask"."""
    name = may_speak(w, token) or token in named
    start = max(first, token - NAME_TOKENS)
    return token if name and any(w.lower[i] in MOVING for i in range(start, token)) else None


def _tells_when(w: Words, token: int) -> bool:
    """Whether a word is of a time between subject and verb: "Lee on Monday night said"."""
    opens = w.lower[token] in ("on", "in", "at") and w.entity[token + 1] in TIMES
    return opens or w.entity[token] in TIMES


def _skipped(w: Words, token: int, first: int, opening: str, named: Container[int]) -> int:
    """The token before an insertion that ends here."""
    for i in range(token - 1, max(first, token - APPOSITIVE_TOKENS), -1):
        name = w.pos[i - 1] in ("PROPN", "NOUN") or i - 1 in named
        if w.lower[i] == opening and (opening == "(" or (name and _inserted(w, i + 1, token))):
            return i - 1
    return token


def _inserted(w: Words, start: int, stop: int) -> bool:
    """Whether what stands between two commas is no clause, or a relative one."""
    # The participle of "Lee, asked about it, said" is often taken for a past tense.
    first = start + (w.tag[start] == "VBD")
    finite = any(w.tag[i] in FINITE for i in range(first, stop))
    return not finite or w.lower[start] in RELATIVES or w.lower[start + 1] in RELATIVES


def _behind(
    w: Words, quoted: list[int], verb: int, first: int, stop: int, named: Container[int]
) -> int | None:
    if verb > first and quoted[verb - 1] == NOT_QUOTED:
        comma = w.lower[verb - 1] == "," and verb - 1 > first and quoted[verb - 2] != NOT_QUOTED
        if not comma and w.pos[verb - 1] != "SPACE":
            return None
    for token in range(verb + 1, min(stop, verb + 12)):
        if quoted[token] != NOT_QUOTED or w.lower[token] in OBJECTS:
            return None
        nominal = w.pos[token] in ("NOUN", "PROPN", "PRON") or token in named
        if nominal and not (modifier(w, token) or _hyphened(w, token) or _owns(w, token)):
            return token
        if w.pos[token] in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ") and w.lower[token] != ".":
            return None
    return None


def _owns(w: Words, token: int) -> bool:
    """Whether the next word is the token's own: "her" of "her son", "Lee" of "Lee's son"."""
    mark = token + 1 < len(w.lower) and w.lower[token + 1] in ("'s", "'")
    return mark or (w.dep[token] == "poss" and w.head[token] > token)


def _hyphened(w: Words, token: int) -> bool:
    """Whether a hyphen glues the token to its neighbour: both halves of "co-host Jo Lee", but not
    "brother" of "brother-in-law"."""
    if w.lower[token + 1 : token + 4] == ["-", "in", "-"]:
        return False
    for hyphen in (token, token + 1):
        if (
            hyphen < len(w.lower)
            and w.lower[hyphen] == "-"
            and w.end[hyphen - 1] == w.start[hyphen]
        ):
            return True
    return w.lower[token - 1] == "-" and w.end[token - 1] == w.start[token]


def label(
    w: Words, quoted: list[int], opening: int, named: Container[int] = ()
) -> tuple[int, int, int, bool] | None:
    """A name and a colon right before a quotation: "LEE: …", "Jo Lee, shopkeeper: …"; the same on
    the line above where the name is a known one, and "Added Lee: …", "More from Lee: …".

    First and last token of the name, the colon, and whether it is surely a label: a name alone at
    the start of its line, or behind a dash ("Rents are up - Jo Lee: …").
    """
    colon = opening - 1
    while colon > 0 and w.pos[colon] == "SPACE":
        colon -= 1
    if colon < 1 or w.lower[colon] != ":" or quoted[colon - 1] != NOT_QUOTED:
        return None
    first = colon
    while first > 0 and colon - first <= LABEL_TOKENS and not _ends_label(w, first - 1):
        first -= 1
    head = _head_of_label(w, first, colon)
    line_start = _opens_line(w, first)
    if line_start and w.lower[first : head + 1] in (["q"], ["a"]):
        return first, head, colon, True
    first, introduced = _introduced(w, first, colon)
    opens = line_start or introduced
    part = colon - first >= LABEL_TOKENS or w.pos[first - 1] in ("VERB", "AUX")
    if first == colon or (part and not opens) or w.end[head] - w.start[first] < 2:
        return None
    ends = head + 1 == colon
    above = any("\n" in w.lower[i] for i in range(colon, opening))
    if above and not (opens and ends and head in named):
        return None
    alone = opens or (ends and w.lower[first - 1] in DASHES)
    parts = range(first, head + 1)
    name = all(w.pos[i] == "PROPN" or i in named or w.lower[i] in (".", "and") for i in parts)
    return first, head, colon, alone and name and head - first < NAME_TOKENS


def _head_of_label(w: Words, first: int, colon: int) -> int:
    """The last token of the name in a label: before a comma or a bracket."""
    head = first
    while head + 1 < colon and w.lower[head + 1] not in (",", "("):
        head += 1
    return head


def _opens_line(w: Words, token: int) -> bool:
    return token == 0 or "\n" in w.lower[token - 1]


def _introduced(w: Words, first: int, colon: int) -> tuple[int, bool]:
    """Where the name of a label starts behind "Added" or "More from", and whether either is
    there."""
    said = first - 1
    if said >= 0 and _opens_line(w, said) and cues.verb_class(w.lower[said]) in SAYING:
        return first, True
    if first + 1 < colon and _opens_line(w, first) and cues.verb_class(w.lower[first]) in SAYING:
        return first + 1, True
    for token in range(first, colon - 1):
        if w.lower[token].strip("-") == "more" and w.lower[token + 1] == "from":
            return token + 2, True
    return first, False


def _ends_label(w: Words, token: int) -> bool:
    dash = w.lower[token] in DASHES and not _hyphened(w, token + 1)
    stop = dash or w.lower[token] in LABEL_STOPS or w.pos[token] in ("VERB", "AUX", "SPACE")
    return stop or (w.lower[token] == "." and w.pos[token] == "PUNCT")


def credit(w: Words, quoted: list[int], closing: int) -> tuple[int, int, int, bool] | None:
    """A dash and a name after a quotation: "…" — Jo Lee, Northby; "…" — Jo Lee, writing to us; in a
    headline "…": Jo Lee on art.

    First and last token of the name, the dash, and whether the line ends with the credit.
    """
    dash = closing
    while dash < len(w.head) and (w.pos[dash] == "SPACE" or w.lower[dash] in (".", ",", "[", "(")):
        dash += 1
    if dash + 1 >= len(w.head) or w.lower[dash] not in (*DASHES, ":"):
        return None
    first, colon = dash + 1, w.lower[dash] == ":"
    if colon and w.pos[first] != "PROPN":
        return None
    if w.pos[first] not in ("PROPN", "DET", "NOUN", "ADJ") or quoted[first] != NOT_QUOTED:
        return None
    head = first
    while (
        head + 1 < len(w.head)
        and w.pos[head + 1] in ("PROPN", "NOUN", "ADJ")
        and head - first < LABEL_TOKENS
    ):
        head += 1
    last = head + 1
    while last < len(w.head) and "\n" not in w.lower[last] and last - head < CREDIT_TOKENS:
        aside = w.tag[last] == "VBG" and w.lower[last - 1] == ","
        if (w.pos[last] in ("VERB", "AUX") and not aside) or quoted[last] != NOT_QUOTED:
            return None if colon else (first, head, dash, False)
        last += 1
    return first, head, dash, last == len(w.head) or "\n" in w.lower[last]
