"""Which keys run which command, and what a half-typed sequence can still become.

Keys are written as in the settings: alternatives apart by spaces, each a named key (`down`,
`ctrl+d`, `f1`) or one to three characters typed one after another (`j`, `]q`, `gg`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from reader.problems import Problem

__all__ = [
    "NAMED",
    "Bound",
    "KeyState",
    "Keymap",
    "Nothing",
    "Outcome",
    "Pending",
    "Run",
    "parse",
    "written",
]

KeySequence = tuple[str, ...]
"""Keys pressed one after another."""

WRITTEN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "space": "Space", "enter": "Enter", "tab": "Tab", "escape": "Esc", "home": "Home", "end": "End",
    "backspace": "Backspace", "delete": "Del", "insert": "Ins",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}  # fmt: skip
"""The named keys, and how the screen writes them."""

IMPOSSIBLE = {
    "ctrl+s": "the terminal keeps it to stop its output",
    "ctrl+q": "the terminal keeps it to go on with its output",
    "ctrl+i": "it is Tab to the terminal",
    "ctrl+m": "it is Enter to the terminal",
    "ctrl+j": "it is Enter to some terminals",
    "escape": "it always cancels and cannot be given away",
}
"""Keys that no command can be given, and why."""

NAMED = re.compile(r"\{([a-z-]+)\}")
"""A command in a text, which is to show its key there."""

DIGITS = frozenset("0123456789")

COUNT_DIGITS = 5
"""A count that is longer means no more."""


class Bound(Protocol):
    """What the keymap needs to know of a command."""

    @property
    def name(self) -> str:
        """How the settings call it."""

    @property
    def keys(self) -> str:
        """Its keys as they come, in the notation of the settings."""

    @property
    def where(self) -> frozenset[str]:
        """In which panes it lives."""


def parse(keys: str) -> list[KeySequence]:
    """The key sequences of `"j down"`; raises ValueError naming a key that cannot be."""
    return [_sequence(word) for word in keys.split()]


def _sequence(word: str) -> KeySequence:
    if word.lower() in WRITTEN:
        return (word.lower(),)
    modifier, plus, key = word.rpartition("+")
    if plus and modifier:
        if modifier.lower() not in ("ctrl", "alt", "shift", "ctrl+shift"):
            raise ValueError(f"{word}: there is no modifier {modifier}")
        if key.lower() not in WRITTEN and len(key) != 1:
            raise ValueError(f"{word}: there is no key {key}")
        return (word.lower(),)
    if len(word) > 3 or not word.isprintable():
        raise ValueError(f"{word}: there is no such key")
    if word[0] in "123456789":
        raise ValueError(f"{word}: a number is a count")
    return tuple(word)


def written(sequence: KeySequence) -> str:
    """How the screen writes a sequence: `]q`, `Ctrl-D`, `PgDn`."""
    return "".join(map(_written_key, sequence))


def _written_key(key: str) -> str:
    modifier, plus, last = key.rpartition("+")
    if plus and modifier:
        shown = WRITTEN.get(last, last.upper())
        return "-".join(part.capitalize() for part in modifier.split("+")) + "-" + shown
    return WRITTEN.get(key, key)


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys as they are now: a command's name to its sequences."""

    sequences: Mapping[str, tuple[KeySequence, ...]]

    @classmethod
    def build(
        cls,
        commands: Sequence[Bound],
        wanted: Mapping[str, str],
        lines: Mapping[str, int] | None = None,
    ) -> tuple[Keymap, list[Problem]]:
        """The commands' own keys with the reader's put over them, and what is wrong with those.

        A wanted entry that is wrong leaves the command its own keys; a key that the reader gives
        to one command is taken from the others that live in the same pane. `lines` tells in
        which line of the settings each stands.
        """
        known = {command.name: command for command in commands}
        line_of = lines or {}
        problems = [
            Problem(f"keys: there is no command {name}", _meant(name, known), line_of.get(name))
            for name in sorted(wanted.keys() - known.keys())
        ]
        chosen: dict[str, tuple[KeySequence, ...]] = {}
        for name in sorted(known.keys() & wanted.keys()):
            sequences, complaint = _wanted(wanted[name])
            if complaint:
                remedy = f"{name} keeps its own keys"
                problems.append(Problem(f"keys.{name}: {complaint}", remedy, line_of.get(name)))
            else:
                chosen[name] = sequences
        problems += _part(known, chosen, line_of)
        given = {
            name: tuple(each for each in sequences if each not in parse(known[name].keys))
            for name, sequences in chosen.items()
        }
        kept = _kept(known, given)
        problems += _left_without(known, given, kept, line_of)
        return cls({**kept, **chosen}), problems

    def of(self, name: str) -> str:
        """A command's keys as the screen writes them, apart by spaces."""
        return " ".join(map(written, self.sequences.get(name, ())))

    def begins(self, typed: Sequence[str]) -> bool:
        """Whether a longer sequence of any command begins with these keys."""
        return any(
            len(sequence) > len(typed) and list(sequence[: len(typed)]) == list(typed)
            for sequences in self.sequences.values()
            for sequence in sequences
        )

    def on(self, key: str, names: Iterable[str]) -> str:
        """The first of these commands that has this key by itself; empty for none."""
        return next((name for name in names if (key,) in self.sequences.get(name, ())), "")

    def told(self, text: str) -> str:
        """A text with the first key of each command that stands in it in braces, or the command's
        name where it has no key."""
        return NAMED.sub(lambda found: self.first(found[1]) or found[1], text)

    def first(self, name: str, taken: Collection[str] = ()) -> str:
        """A command's first key as the screen writes it, but for those that are `taken`; empty when
        it has none."""
        keys = map(written, self.sequences.get(name, ()))
        return next((key for key in keys if key not in taken), "")


def _meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]}?" if close else "the help screen names them all"


def _wanted(keys: str) -> tuple[tuple[KeySequence, ...], str]:
    try:
        sequences = tuple(parse(keys))
    except ValueError as error:
        return (), str(error)
    for sequence in sequences:
        for key in sequence:
            if key in IMPOSSIBLE:
                return (), f"{key} cannot be used: {IMPOSSIBLE[key]}"
    return sequences, ""


def _kept(
    known: Mapping[str, Bound], given: Mapping[str, tuple[KeySequence, ...]]
) -> dict[str, tuple[KeySequence, ...]]:
    """The commands' own keys but for those that the reader gave away."""
    taken: dict[KeySequence, frozenset[str]] = {}
    for name, sequences in given.items():
        for sequence in sequences:
            taken[sequence] = taken.get(sequence, frozenset()) | known[name].where
    return {
        name: tuple(
            sequence
            for sequence in parse(command.keys)
            if not any(_clash(sequence, other) and where & command.where
                       for other, where in taken.items())
        )
        for name, command in known.items()
    }  # fmt: skip


def _left_without(
    known: Mapping[str, Bound],
    given: Mapping[str, tuple[KeySequence, ...]],
    kept: Mapping[str, tuple[KeySequence, ...]],
    line_of: Mapping[str, int],
) -> list[Problem]:
    """Names the commands that have no key any more, for another was given theirs."""
    problems = []
    for name, sequences in given.items():
        losers = [
            other
            for other, command in known.items()
            if command.keys
            and other not in given
            and not kept[other]
            and command.where & known[name].where
            and any(_clash(own, key) for own in parse(command.keys) for key in sequences)
        ]
        if losers:
            keys = " ".join(map(written, sequences))
            left = ", ".join(losers)
            reason = f"keys.{name}: with {keys} given to it, no key is left for {left}"
            remedy = 'give each another, or "" for none'
            problems.append(Problem(reason, remedy, line_of.get(name) or None))
    return problems


def _clash(one: KeySequence, other: KeySequence) -> bool:
    """Whether one is the other or its beginning, so that both cannot be typed."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _part(
    known: Mapping[str, Bound],
    chosen: dict[str, tuple[KeySequence, ...]],
    line_of: Mapping[str, int],
) -> list[Problem]:
    """Parts commands that the reader gave one key, or a key that begins another's sequence: the
    one that stands first in the settings keeps it."""
    problems = []
    in_order = sorted(chosen, key=lambda name: (line_of.get(name, 0), name))
    given = [(name, sequence) for name in in_order for sequence in chosen[name]]
    for place, (name, sequence) in enumerate(given):
        for other, second in given[place + 1 :]:
            both = known[name].where & known[other].where
            if sequence not in chosen[name] or second not in chosen[other]:
                continue  # it has lost that key already
            if name != other and both and _clash(sequence, second):
                keys = dict.fromkeys((written(sequence), written(second)))
                problems.append(
                    Problem(
                        f"keys: {name} and {other} are both on {' and '.join(keys)}",
                        f"{name} keeps it, {other} needs another",
                        line_of.get(other) or None,
                    )
                )
                chosen[other] = tuple(each for each in chosen[other] if each != second)
    return problems


@dataclass(frozen=True, slots=True)
class Run:
    """A command is to run. `count` is None when none was typed."""

    name: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """More keys are needed: what was typed, and what each next key would run."""

    typed: str
    follow: tuple[tuple[str, str], ...] = ()
    """A key as the screen writes it, and a command's name."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No command has these keys. `typed` is empty for a single key that means nothing."""

    typed: str = ""


Outcome = Run | Pending | Nothing


@dataclass(slots=True)
class KeyState:
    """The keys typed so far: a count, then the beginning of a sequence."""

    keymap: Keymap
    count: str = ""
    typed: list[str] = field(default_factory=list)

    @property
    def waiting(self) -> bool:
        """Whether something is half typed."""
        return bool(self.count or self.typed)

    def clear(self) -> None:
        """Forget what is half typed."""
        self.count = ""
        self.typed.clear()

    def feed(self, key: str, live: Iterable[str]) -> Outcome:
        """Take one more key; `live` are the names of the commands that can run now, and of two
        with one key the one that comes first runs. A key that begins sequences of other commands
        only waits for the next one all the same, so that this runs nothing by itself."""
        if not self.typed and key in DIGITS and (self.count or key != "0"):
            self.count = (self.count + key)[:COUNT_DIGITS]
            return Pending(self.count)
        self.typed.append(key)
        follow: dict[str, str] = {}
        for name in live:
            for sequence in self.keymap.sequences.get(name, ()):
                if list(sequence[: len(self.typed)]) != self.typed:
                    continue
                if len(sequence) == len(self.typed):
                    return self._run(name)
                follow.setdefault(written(sequence[len(self.typed) :]), name)
        shown = self.count + written(tuple(self.typed))
        if follow or self.keymap.begins(self.typed):
            return Pending(shown, tuple(follow.items()))
        half_typed = len(self.typed) > 1 or bool(self.count)
        self.clear()
        return Nothing(shown if half_typed else "")

    def _run(self, name: str) -> Run:
        count = int(self.count) if self.count else None
        self.clear()
        return Run(name, count)
