"""An article whose file was renamed and edited at once is known again by its headline or address
and by the words that were corrected in it: never by likeness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Article
from reader.library.anchors import Anchor, locate
from reader.library.judgement import Correction
from reader.library.store import Entry
from reader.problems import Unreadable

__all__ = ["Known", "renamed"]

MOST_READ = 20
"""Articles of one headline or address that are read: a name that so many have tells nothing."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an article was known by when it was last there."""

    digest: str = ""
    title: str = ""
    url: str = ""
    was: str = ""
    """The key of the file that its marks came from, where they followed its text to another."""

    def is_called_like(self, entry: Entry) -> bool:
        """Whether an article has this headline or this address."""
        return (self.title != "" and entry.title == self.title) or (
            self.url != "" and entry.url == self.url
        )


def renamed(
    lost: Mapping[str, Known], made: Mapping[str, Sequence[Correction]], entries: Sequence[Entry],
    article: Callable[[str], Article],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Of the articles that are lost, by key, those that were renamed and edited: the old key and
    the new. `made` has the corrections by key, `entries` all that it may be."""
    names = {name for known in lost.values() for name in (known.title, known.url) if name}
    others = [entry for entry in entries if entry.title in names or entry.url in names]
    for old, known in lost.items():
        new = _found_again(known, (each.anchor for each in made[old]), others, article)
        if new is not None:
            yield old, new


def _found_again(
    known: Known, anchors: Iterable[Anchor], entries: Iterable[Entry],
    article: Callable[[str], Article],
) -> str | None:  # fmt: skip
    """The key of the one article that is called like this and has more than half of the anchors'
    words just so, with what stood around them; None where none has, or several have."""
    called = [entry.key for entry in entries if known.is_called_like(entry)]
    if len(called) > MOST_READ:
        return None
    places = list({(anchor.start, anchor.end): anchor for anchor in anchors}.values())
    having = [key for key in called if _has_most(places, article, key)]
    return having[0] if len(having) == 1 else None


def _has_most(anchors: Sequence[Anchor], article: Callable[[str], Article], key: str) -> bool:
    try:
        there = article(key)
    except Unreadable:
        return False
    states = [locate(anchor, there.text, there.digest).state for anchor in anchors]
    return 2 * sum(state in ("same", "moved") for state in states) > len(states)
