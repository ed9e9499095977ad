"""The parse as plain lists, and what a clause says about who does what.

spaCy's own token objects are made anew at every look; lists of strings and numbers are ten times as
fast, and all that is needed here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from reader.analysis.cues.cues import RELATIVE_PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "FINITE",
    "POSSESSIVES",
    "Subject",
    "SubjectHow",
    "Words",
    "antecedent",
    "mention_span",
    "subject",
]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of verbs that a clause may have alone."""

POSSESSIVES = frozenset({"'s", "’s"})

SubjectHow = Literal["own", "passive", "agent", "shared", "main clause", "relative", "noun"]
"""How a verb comes by its subject: its own; the sufferer or the agent of a passive; the one of the
verb it is joined to by "and"; that of the main clause, for a participle; the antecedent of "who";
the noun that a participle stands on ("a statement saying")."""


@dataclass(frozen=True, slots=True)
class Words:
    """A parsed text, token by token. `head` is an index; a root is its own head."""

    lower: list[str]
    start: list[int]
    end: list[int]
    head: list[int]
    dep: list[str]
    pos: list[str]
    tag: list[str]
    entity: list[str]
    children: list[list[int]]
    sentence: list[int]
    """Each token's sentence, by number."""
    first: list[int]
    """Each sentence's first token; and one more, the number of tokens."""

    def at(self, offset: int) -> int:
        """The first token that starts at this offset or after it."""
        return bisect_left(self.start, offset)


def words(doc: Doc) -> Words:
    """The document as lists."""
    attributes: list[int | str]
    attributes = ["IDX", "LENGTH", "HEAD", "DEP", "POS", "TAG", "ENT_TYPE", "LOWER", "SENT_START"]
    columns = doc.to_array(attributes).astype("int64").T.tolist() if len(doc) else [[]] * 9
    name = {key: doc.vocab.strings[key % 2**64] for column in columns[3:8] for key in set(column)}
    start, length = columns[0], columns[1]
    head = [i + distance for i, distance in enumerate(columns[2])]
    children: list[list[int]] = [[] for _ in head]
    sentence, first = [], []
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
        if columns[8][i] == 1 or i == 0:
            first.append(i)
        sentence.append(len(first) - 1)
    dep, pos, tag, entity, lower = ([name[key] for key in column] for column in columns[3:8])
    return Words(
        lower=lower,
        start=start,
        end=[a + n for a, n in zip(start, length, strict=True)],
        head=head,
        dep=dep,
        pos=pos,
        tag=tag,
        entity=entity,
        children=children,
        sentence=sentence,
        first=[*first, len(head)],
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """The token that a verb is said of, and how it was found."""

    token: int
    how: SubjectHow
    pronoun: int = -1
    """The "who" of a relative clause, where that led to the token; else -1."""


NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
QUOTING = frozenset({"quote", "quoted", "quotes", "quoting", "cite", "cited", "cites", "citing"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NEAR_OBJECT = 6
DEPTH = 8
"""Steps up a clause; sentences that need more are misparsed."""


def subject(w: Words, verb: int, depth: int = DEPTH) -> Subject | None:
    """Whom a verb is said of, by the parse alone."""
    own = _own_subject(w, verb)
    if own is not None or depth == 0:
        return own
    parent, dep = w.head[verb], w.dep[verb]
    if parent == verb:
        return None
    if dep == "conj" and w.pos[parent] in ("VERB", "AUX"):
        above = subject(w, parent, depth - 1)
        return replace(above, how="shared") if above and above.how == "own" else above
    if dep == "acl" or (dep == "relcl" and w.tag[verb] in ("VBG", "VBN")):
        return Subject(parent, "noun")
    if dep == "pcomp" or (dep in ("prep", "advcl", "xcomp", "ccomp", "dep", "acl", "pcomp")):
        while w.pos[parent] in ("ADP", "SCONJ", "PART", "ADJ", "ADV") and w.head[parent] != parent:
            parent = w.head[parent]
        if dep == "pcomp" and w.lower[parent] in QUOTING:
            whom = _quoted_one(w, parent)
            if whom is not None:
                return Subject(whom, "main clause")
        if w.pos[parent] in ("VERB", "AUX"):
            above = subject(w, parent, depth - 1)
            return replace(above, how="main clause") if above else None
    return None


def _own_subject(w: Words, verb: int) -> Subject | None:
    """A verb's own subject: of several ("In Ohio, Lee said") the nearest."""
    passive = None
    for child in sorted(w.children[verb], key=lambda child: abs(child - verb)):
        dep = w.dep[child]
        if dep == "nsubj":
            if w.lower[child] in RELATIVE_PRONOUNS and w.tag[child] in ("WP", "WDT"):
                whom = antecedent(w, verb)
                return Subject(child if whom is None else whom, "relative", child)
            return Subject(child, "own")
        if dep == "agent":
            for grandchild in w.children[child]:
                if w.dep[grandchild] == "pobj":
                    return Subject(grandchild, "agent")
        if dep == "nsubjpass":
            passive = child
    if passive is None:
        return None
    if w.lower[passive] in RELATIVE_PRONOUNS and (whom := antecedent(w, verb)) is not None:
        passive = whom
    return Subject(passive, "passive")


def _quoted_one(w: Words, verb: int) -> int | None:
    """Whose words are quoted: the object in "quoted Lee as saying", in the passive the subject."""
    wanted = ("nsubjpass", "dobj")
    found = next((child for child in w.children[verb] if w.dep[child] in wanted), None)
    # A surname that is a word as well is often taken for an adverb.
    between = w.lower[verb + 2 : verb + 3] == ["as"]
    return verb + 1 if found is None and between else found


def antecedent(w: Words, verb: int) -> int | None:
    """The noun that a relative clause with this verb stands on."""
    for _ in range(DEPTH):
        if w.dep[verb] in ("relcl", "acl"):
            return w.head[verb]
        if w.dep[verb] not in ("conj", "ccomp", "xcomp", "aux") or w.head[verb] == verb:
            return None
        verb = w.head[verb]
    return None


LEFT_OF_NAME = frozenset(
    ("compound", "amod", "nmod", "det", "nummod", "flat", "quantmod", "punct", "case", "advmod")
)
LEFT_OF_NOUN = LEFT_OF_NAME | {"poss"}
NO_PHRASE = frozenset(("whose", "even", "also", "only", "just"))
"""What stands before a phrase for somebody and is no part of what he is called."""
RIGHT_OF_NAME = frozenset({"flat"})


def mention_span(w: Words, token: int) -> tuple[int, int]:
    """The noun phrase of a head noun as a span of the text, without what follows it.

    "a senior official who spoke" gives "a senior official"; "aides to Mr Reed" stays whole.
    """
    left = token
    while left and w.head[left - 1] != left - 1 and _within(w, left - 1, token):
        left -= 1
    while left < token and (w.pos[left] in ("PUNCT", "SPACE") or w.lower[left] in NO_PHRASE):
        left += 1
    right = token
    while right + 1 < len(w.head) and w.dep[right + 1] in RIGHT_OF_NAME:
        right += 1
    if w.entity[token]:
        while (
            right + 1 < len(w.head)
            and w.entity[right + 1] == w.entity[token] != ""
            and w.pos[right + 1] != "CCONJ"
            and (w.head[right + 1] == right or w.head[right] == right + 1)
        ):
            right += 1
    noun = w.pos[token] in ("NOUN", "NUM", "PRON", "DET", "ADJ") or _opens_as_a_name(w, token)
    if noun and right + 1 < len(w.head):
        right = _of_phrase(w, token)
        if w.lower[token + 1 : token + 4] == ["-", "in", "-"]:
            right = max(right, token + 4)
        elif w.lower[token + 1] == "-" and w.end[token] == w.start[token + 1]:
            right = max(right, min(token + 2, len(w.head) - 1))
    while right > token and w.pos[right] == "SPACE":
        right -= 1
    return w.start[left], w.end[right]


def _opens_as_a_name(w: Words, token: int) -> bool:
    """Whether a noun is taken for a name for its capital alone: "Attorneys for Lee said"."""
    opens = token == w.first[w.sentence[token]]
    return opens and w.pos[token] == "PROPN" and not w.entity[token] and w.lower[token][-1] == "s"


def _within(w: Words, token: int, top: int) -> bool:
    """Whether a token to the left of a head noun belongs to its phrase.

    Whose a name is does not: "Labour's Ruth Cole".
    """
    left = LEFT_OF_NAME if w.pos[top] == "PROPN" else LEFT_OF_NOUN
    for _ in range(DEPTH):
        if token == top:
            return True
        parent = w.head[token]
        if parent == token or (parent == top and w.dep[token] not in left):
            return False
        token = parent
    return False


def _of_phrase(w: Words, noun: int) -> int:
    """The last token of "of the council", "at Pell & Sons", "close to the talks" behind a noun.

    Without such a phrase the noun itself.
    """
    close = w.pos[noun + 1] == "ADJ" and w.head[noun + 1] == noun
    holder = noun + 1 if close else noun
    preposition = holder + 1
    if preposition >= len(w.head) or w.head[preposition] != holder:
        return noun
    if w.lower[preposition] not in (("to", "with") if close else ("of", "to", "for", "at", "in")):
        return noun
    objects = [child for child in w.children[preposition] if w.dep[child] == "pobj"]
    if not objects or not noun < objects[0] <= noun + NEAR_OBJECT:
        return noun
    last = objects[0]
    if last + 2 < len(w.head) and w.lower[last + 1] == "&" and w.head[last + 2] == last:
        last += 2
    return last
