"""Which keys run what: sequences, counts, and the reader's own keys."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.commands import COMMANDS, GROUPS, key_table
from reader.app.keymap import Keymap, KeyState, Nothing, Pending, Run, parse, written

NAMES = [command.name for command in COMMANDS]
IN_PAGE = [command.name for command in COMMANDS if "page" in command.where]


@dataclass(frozen=True)
class Bound:
    """A command as the keymap sees it."""

    name: str
    keys: str
    where: frozenset[str] = frozenset({"page"})


def state() -> KeyState:
    return KeyState(Keymap.build(COMMANDS, {})[0])


def test_a_key_runs_its_command() -> None:
    assert state().feed("j", IN_PAGE) == Run("down")


def test_a_count_goes_with_the_command() -> None:
    keys = state()
    assert keys.feed("1", IN_PAGE) == Pending("1")
    assert keys.feed("2", IN_PAGE) == Pending("12")
    assert keys.feed("j", IN_PAGE) == Run("down", 12)
    assert keys.feed("j", IN_PAGE) == Run("down")


def test_a_count_has_an_end() -> None:
    keys = state()
    for _ in range(10_000):
        keys.feed("9", IN_PAGE)
    assert keys.feed("j", IN_PAGE) == Run("down", 99_999)


def test_a_half_typed_sequence_tells_what_can_follow() -> None:
    outcome = state().feed("]", IN_PAGE)
    assert isinstance(outcome, Pending)
    assert outcome.typed == "]"
    assert dict(outcome.follow) == {
        "q": "next-quotation",
        "s": "next-of-voice",
        "e": "next-mention",
    }


def test_a_sequence_runs_when_it_is_whole() -> None:
    keys = state()
    keys.feed("3", IN_PAGE)
    keys.feed("]", IN_PAGE)
    assert keys.feed("q", IN_PAGE) == Run("next-quotation", 3)


def test_a_sequence_that_leads_nowhere_is_named_and_forgotten() -> None:
    keys = state()
    keys.feed("]", IN_PAGE)
    assert keys.feed("z", IN_PAGE) == Nothing("]z")
    assert keys.feed("j", IN_PAGE) == Run("down")


def test_only_live_commands_run() -> None:
    assert state().feed("j", ["up"]) == Nothing()


def test_the_readers_key_replaces_the_commands_own() -> None:
    keymap, problems = Keymap.build(COMMANDS, {"next-quotation": "ctrl+n >"})
    assert ["no key is left for wider" in str(problem) for problem in problems] == [True]
    assert keymap.of("next-quotation") == "Ctrl-N >"
    assert keymap.of("wider") == ""
    assert keymap.of("narrower") == "<"


def test_an_unknown_command_is_named() -> None:
    _, problems = Keymap.build(COMMANDS, {"nxt-quotation": "x"})
    assert "nxt-quotation" in str(problems[0])


@pytest.mark.parametrize(
    "keys", ["ctrl+s", "hyper+x", "longword", "5", "ctrl+", "escape", "ctrl+m"]
)
def test_an_impossible_key_is_named_and_the_own_one_kept(keys: str) -> None:
    keymap, problems = Keymap.build(COMMANDS, {"down": keys})
    assert len(problems) == 1
    assert "down" in str(problems[0])
    assert keymap.of("down") == "j ↓"


def test_two_commands_on_one_key_are_named() -> None:
    keymap, problems = Keymap.build(
        COMMANDS, {"star": "s", "read": "s ctrl+n"}, {"star": 3, "read": 4}
    )
    assert "star and read are both on s (star keeps it, read needs another)" in str(problems[0])
    assert problems[0].line == 4
    assert (keymap.of("star"), keymap.of("read")) == ("s", "Ctrl-N")


def test_a_key_that_begins_a_sequence_clashes_with_it() -> None:
    _, problems = Keymap.build(COMMANDS, {"star": "s", "read": "sa", "correct-quotation": ""})
    assert len(problems) == 1


def test_a_command_that_is_left_without_a_key_is_named() -> None:
    keymap, problems = Keymap.build(COMMANDS, {"help": "]"}, {"help": 7})
    (problem,) = problems
    assert problem.line == 7
    assert "next-quotation, next-of-voice, next-mention" in problem.reason
    assert keymap.of("next-quotation") == ""
    # One that has another key still, or that the reader wants to have none, is none of them.
    assert Keymap.build(COMMANDS, {"help": "j"})[1] == []
    assert Keymap.build(COMMANDS, {"help": "v", "voices": ""})[1] == []


def test_one_key_may_serve_two_panes() -> None:
    one, other = Bound("one", "a", frozenset({"page"})), Bound("other", "b", frozenset({"list"}))
    _, problems = Keymap.build([one, other], {"one": "x", "other": "x"})
    assert problems == []


def test_the_commands_own_keys_do_not_clash() -> None:
    """But for Tab in the search box, which completes where there is something to complete."""
    given_way = {"cancel", "next-kind", "previous-kind"}
    keys = {command.name: command.keys for command in COMMANDS if command.name not in given_way}
    _, problems = Keymap.build(COMMANDS, keys)
    assert [str(problem) for problem in problems] == []


def test_every_command_is_named_once_and_tells_what_it_does() -> None:
    assert len(NAMES) == len(set(NAMES))
    for command in COMMANDS:
        assert command.help.endswith(".")
        assert command.group in GROUPS
        assert parse(command.keys)


def test_the_defaults_keep_clear_of_the_terminals_keys() -> None:
    taken = {"ctrl+s", "ctrl+q", "ctrl+j", "ctrl+o", "ctrl+b", "ctrl+a"}
    used = {key for command in COMMANDS for sequence in parse(command.keys) for key in sequence}
    assert not used & taken


def test_the_key_table_has_every_command() -> None:
    table = key_table()
    assert all(f"`{name}`" in table for name in NAMES)


@given(st.text(max_size=20))
def test_any_text_is_keys_or_is_refused(text: str) -> None:
    try:
        sequences = parse(text)
    except ValueError as error:
        assert str(error)
    else:
        assert all(written(sequence) for sequence in sequences)


@given(st.lists(st.sampled_from([*"jk]q[sge0123456789 ", "escape", "ctrl+d", "é"]), max_size=30))
def test_any_keys_end_in_some_outcome(keys: list[str]) -> None:
    machine = state()
    for key in keys:
        outcome = machine.feed(key, IN_PAGE)
        assert isinstance(outcome, Run | Pending | Nothing)
        assert machine.waiting == isinstance(outcome, Pending)
