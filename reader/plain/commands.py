"""The commands of plain mode: those of the app that make sense without a screen, and a few more.

Their names are the app's own, and so is their help, but where a command works another way here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.app.commands import COMMANDS as OF_THE_APP
from reader.app.keymap import Keymap
from reader.plain import correcting, doing
from reader.plain.session import Refused, Session

__all__ = ["COMMANDS", "Commands", "PlainCommand"]


@dataclass(frozen=True, slots=True)
class PlainCommand:
    """One command. Without a help line of its own it has the app's."""

    name: str
    do: doing.Doing
    takes: str = ""
    """How help writes what may follow the name."""
    own_help: str = ""

    @property
    def help(self) -> str:
        """What it does, in one line."""
        return self.own_help or HELP_OF_THE_APP[self.name]


HELP_OF_THE_APP = {command.name: command.help for command in OF_THE_APP}


def _search(session: Session, argument: str) -> None:
    if not argument:
        raise Refused("Search for what? “search” takes words, “help search” tells more.")
    session.search(argument)


def _quotations_only(session: Session, argument: str) -> None:
    session.change(quotations_only=True)
    session.say("Quotations only.")


def _everything(session: Session, argument: str) -> None:
    session.change(quotations_only=False)
    session.say("Everything is read.")


def _quit(session: Session, argument: str) -> None:
    session.left = True


COMMANDS: tuple[PlainCommand, ...] = (
    PlainCommand("list", doing.show_list, "[N]", "The articles, or what was found, from number N."),
    PlainCommand(
        "open", doing.open_article, "N or words",
        "Open number N of the list, or the article with these words in its headline.",
    ),
    PlainCommand("next-article", lambda session, _: session.step_article(1)),
    PlainCommand("previous-article", lambda session, _: session.step_article(-1)),
    PlainCommand(
        "page-down", doing.page(1), "[N]",
        "Read on: the next paragraphs; at the end, the next article. Enter alone does the same.",
    ),
    PlainCommand("page-up", doing.page(-1), "[N]", "The paragraphs before."),
    PlainCommand("down", doing.paragraph(1), "[N]", "The next paragraph, or N of them."),
    PlainCommand("up", doing.paragraph(-1), "[N]", "The paragraph before, or N of them."),
    PlainCommand("top", doing.to_top, "", "Read from the beginning."),
    PlainCommand("bottom", doing.to_bottom, "", "Read the end."),
    PlainCommand("where", doing.where, "", "How far you are."),
    PlainCommand(
        "back", lambda session, _: session.back(), "",
        "From the article to the list, from a search to the library, from there away.",
    ),
    PlainCommand("next-quotation", doing.next_quotation(1), "[N]"),
    PlainCommand("previous-quotation", doing.next_quotation(-1), "[N]"),
    PlainCommand("next-of-voice", doing.next_of_voice(1), "[N]"),
    PlainCommand("previous-of-voice", doing.next_of_voice(-1), "[N]"),
    PlainCommand("why-this-speaker", doing.why),
    PlainCommand(
        "correct-quotation", correcting.correct_quotation, "[N]",
        "Put this quotation right: tells what it may be; with a number, it is that.",
    ),
    PlainCommand(
        "speaker", correcting.speaker, "name or unknown",
        "This quotation's speaker is another: “speaker Jo Reed”, “speaker Port Trust, "
        "organisation”.",
    ),
    PlainCommand("not-a-quotation", correcting.not_a_quotation, "", "This quotation is none."),
    PlainCommand(
        "kind", correcting.kind, "which",
        "This quotation, or the name at hand, is of another kind: scare, title; person, place.",
    ),
    PlainCommand(
        "voices", doing.show_voices, "[N]",
        "Who speaks here, how often and how much; with a number, the first words of that voice.",
    ),
    PlainCommand(
        "whos-who", doing.show_whos_who, "[N]",
        "The people, organisations and places of this article; with a number, more about one.",
    ),
    PlainCommand("next-mention", doing.next_mention(1), "[N]"),
    PlainCommand("previous-mention", doing.next_mention(-1), "[N]"),
    PlainCommand(
        "correct-name", correcting.correct_name, "[N]",
        "Put this name right, or the speaker of this quotation: tells what it may be; with a "
        "number, it is that.",
    ),
    PlainCommand("rename", correcting.rename, "name", "This name is written so, everywhere here."),
    PlainCommand(
        "merge", correcting.merge, "name", "This name is the same as another of this article."
    ),
    PlainCommand(
        "split", correcting.split, "[name]", "Only this mention is somebody else, called so."
    ),
    PlainCommand("reject", correcting.reject, "", "This is no name: nobody and nothing."),
    PlainCommand(
        "entities", doing.show_names, "on or off", "After each paragraph, the names in it."
    ),
    PlainCommand("quotations-only", _quotations_only, "", "Read quotations only."),
    PlainCommand("everything", _everything, "", "Read everything again."),
    PlainCommand(
        "contents", doing.show_contents, "[N]",
        "The headings of this article; with a number, read from there.",
    ),
    PlainCommand("links", doing.show_links, "", "The addresses that this article links to."),
    PlainCommand(
        "unfold-furniture", doing.toggle_furniture, "",
        "Read or fold what the web page left in the text: share buttons, newsletter boxes.",
    ),
    PlainCommand(
        "search", _search, "words",
        'Search the library: words, "exact words", -not, or, title:, said:, by:, who:, author:, '
        "in:, tag:, after:2023-06, before:, on:, is:unread, @name.",
    ),
    PlainCommand("next-hit", doing.to_hit(1), "[N]"),
    PlainCommand("previous-hit", doing.to_hit(-1), "[N]"),
    PlainCommand(
        "next-kind", lambda session, _: session.step_kind(1), "",
        "Of what was searched for: articles, quotations, people and places, in turn.",
    ),
    PlainCommand(
        "previous-kind", lambda session, _: session.step_kind(-1), "",
        "Of what was searched for: the kind before.",
    ),
    PlainCommand("sort", lambda session, _: session.toggle_sort()),
    PlainCommand("star", doing.toggle_star),
    PlainCommand("read", doing.toggle_read),
    PlainCommand("undo", doing.undo),
    PlainCommand("problems", doing.show_problems),
    PlainCommand(
        "help", lambda session, argument: _help(session, argument), "[name]",
        "The commands, or what one of them does.",
    ),
    PlainCommand("quit", _quit),
)  # fmt: skip


class Commands:
    """Finds the command that a line asks for: by its name, the beginnings of its parts, or its key.

    `keys` are the settings': command names to keys.
    """

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._names = {command.name: command for command in COMMANDS}
        self._phrases = {name.replace("-", " "): name for name in self._names if "-" in name}
        self._phrases |= {
            command.hint: command.name
            for command in OF_THE_APP
            if " " in command.hint and command.name in self._names
        }
        keymap, _ = Keymap.build(OF_THE_APP, keys)
        self._keys = {
            "".join(sequence): self._names[name]
            for name, sequences in keymap.sequences.items()
            if name in self._names
            for sequence in sequences
        }

    def do(self, session: Session, line: str) -> None:
        """Does what a line asks for; an empty one reads on. Raises Refused."""
        name, argument = self._parted(" ".join(line.split()))
        if not name:
            name = "page-down" if session.reading else "list"
        elif name.isascii() and name.isdigit() and not argument:
            name, argument = "open", name
        elif name.startswith("/") and len(name) > 1:
            name, argument = "search", f"{name[1:]} {argument}".strip()
        self.named(name).do(session, argument)

    def _parted(self, line: str) -> tuple[str, str]:
        """What a line asks for, and what follows: `next quotation` is as good as its name."""
        for phrase, name in self._phrases.items():
            if f"{line.lower()} ".startswith(f"{phrase} "):
                return name, line[len(phrase) :].strip()
        name, _, argument = line.partition(" ")
        return name, argument

    def named(self, name: str) -> PlainCommand:
        """The command that is called so. Raises Refused, with those that may be meant."""
        if found := self._names.get(name.lower()) or self._keys.get(name):
            return found
        if name in HELP_OF_THE_APP:
            raise Refused(f"“{name}” needs the screen: it works in the app only.")
        meant = [command for command in COMMANDS if _begins(command.name, name.lower())]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise Refused(f"“{name}” may be {_either(command.name for command in meant)}.")
        raise Refused(f"There is no command “{name}”. “help” tells all.")


def _begins(name: str, typed: str) -> bool:
    """Whether each part of what was typed begins a part of the name: `n-q`, `why`, `whos`."""
    parts, starts = name.split("-"), typed.split("-")
    return len(starts) <= len(parts) and all(
        part.startswith(start) for part, start in zip(parts, starts, strict=False)
    )


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"


def _help(session: Session, argument: str) -> None:
    for line in _help_lines(argument):
        session.say(line)


def _help_lines(argument: str) -> Iterator[str]:
    if argument:
        yield _help_line(Commands({}).named(argument))
        return
    yield "Names may be cut short: “next-q”, “n-q”. A number alone opens, Enter alone reads on."
    for command in COMMANDS:
        yield _help_line(command)


def _help_line(command: PlainCommand) -> str:
    return f"{' '.join(filter(None, (command.name, command.takes)))}: {command.help}"
