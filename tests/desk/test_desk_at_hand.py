"""The articles at hand: no word is read twice, and no library fills the memory."""

from __future__ import annotations

from reader.article import Article, bare_article
from reader.desk.at_hand import ARTICLES, CHARACTERS, AtHand


class Disk:
    """Articles of so many characters, and which of them were read."""

    def __init__(self, characters: int) -> None:
        self._article = bare_article("tide", "x" * characters)
        self.read: list[str] = []

    def article(self, key: str) -> Article:
        self.read.append(key)
        return self._article


def asked(disk: Disk, at_hand: AtHand, *keys: str) -> list[str]:
    """Which of these had to be read."""
    disk.read.clear()
    for key in keys:
        at_hand.get((key, ""), lambda key=key: disk.article(key))  # type: ignore[misc]
    return list(disk.read)


def test_an_article_is_read_once() -> None:
    disk, at_hand = Disk(10), AtHand()
    assert asked(disk, at_hand, "a", "b", "a", "b") == ["a", "b"]


def test_a_changed_text_is_another() -> None:
    disk, at_hand = Disk(10), AtHand()
    for digest in ("old", "new", "new"):
        at_hand.get(("a", digest), lambda: disk.article("a"))
    assert disk.read == ["a", "a"]


def test_of_many_articles_those_not_used_longest_go() -> None:
    disk, at_hand = Disk(1), AtHand()
    keys = [str(number) for number in range(ARTICLES)]
    asked(disk, at_hand, *keys)
    assert asked(disk, at_hand, "0", "one more", "0") == ["one more"]
    assert asked(disk, at_hand, "1") == ["1"]


def test_of_long_articles_fewer_are_kept() -> None:
    disk, at_hand = Disk(CHARACTERS // 2), AtHand()
    assert asked(disk, at_hand, "a", "b", "a", "b") == ["a", "b"]
    assert asked(disk, at_hand, "c", "b", "c") == ["c"]
    assert asked(disk, at_hand, "a") == ["a"]
