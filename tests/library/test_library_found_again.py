"""A file that was renamed and edited keeps its corrections, and nothing that only looks like it
gets them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Article, bare_article
from reader.library.anchors import anchored
from reader.library.judgement import Correction
from reader.library.marks import Marks
from reader.library.store import Entry, Store, entry_of
from reader.problems import Problem, Unreadable

TEXT = (
    "The board met on Monday in the old customs house. “We cannot mend the quay a second time,”"
    " said Ines Varga, the harbour master. “It was built for sail,” said Tom Pell, a pilot."
)
EDITED = TEXT.replace("met on Monday", "has met on Monday night") + " A vote follows in May."
OLD, NEW = "/library/old.md", "/library/new.md"


def article(text: str, title: str = "The quay closes", url: str = "") -> Article:
    return replace(bare_article("quay", text, "en"), title=title, source="Gazette", url=url)


def correction(one: Article, words: str) -> Correction:
    start = one.text.index(words)
    anchor = anchored(one.text, one.digest, start, start + len(words))
    return Correction(words[:4], "speaker", anchor, "Jo Reed", made_ns=start + 1)


class Library:
    """One article that was corrected and is there no more, and what is there now."""

    def __init__(self, was: Article, *corrected: str) -> None:
        self.marks = Marks(None, lambda key: entry_of(was, key, 1, 1))
        for words in corrected or ("“We cannot mend the quay a second time,”",):
            self.marks.correct(OLD, correction(was, words))
        self.articles: dict[str, Article] = {}

    def has(self, **articles: Article) -> list[str]:
        """The keys that have the corrections, once these are the library."""
        self.articles = {f"/library/{name}.md": one for name, one in articles.items()}
        store = Store()
        store.put(entry_of(one, key, 1, 1) for key, one in self.articles.items())
        self.marks.follow(store, self.article)
        return sorted(self.marks.keys("corrected"))

    def article(self, key: str) -> Article:
        return self.articles[key]


def test_the_headline_and_the_words_say_which_it_is() -> None:
    library = Library(article(TEXT))
    assert library.has(new=article(EDITED), other=article("Another.", "Tides")) == [NEW]
    assert library.marks.undo() is not None
    assert library.marks.keys("corrected") == set()


def test_the_address_says_so_under_another_headline() -> None:
    was = article(TEXT, url="https://example.org/quay")
    now = article(EDITED, "Quay: a vote in May", "https://example.org/quay")
    assert Library(was).has(new=now) == [NEW]


def test_the_words_alone_are_not_enough() -> None:
    assert Library(article(TEXT)).has(new=article(EDITED, "What a pilot said")) == [OLD]


def test_the_headline_alone_is_not_enough() -> None:
    later = article(TEXT.replace("cannot mend", "will never mend").replace("It was", "She is"))
    assert Library(article(TEXT)).has(new=later) == [OLD]


def test_most_of_the_words_must_be_there() -> None:
    words = ("“We cannot mend the quay a second time,”", "“It was built for sail,”")
    half = article(TEXT.replace("“It was built for sail,” said Tom Pell, a pilot.", ""))
    assert Library(article(TEXT), *words).has(new=half) == [OLD]
    assert Library(article(TEXT), *words).has(new=article(EDITED)) == [NEW]


def test_of_two_that_it_may_be_it_is_neither() -> None:
    assert Library(article(TEXT)).has(new=article(EDITED), too=article(EDITED + " No.")) == [OLD]


def test_while_the_old_file_is_there_it_keeps_its_own(tmp_path: Path) -> None:
    was, old = article(TEXT), tmp_path / "old.md"
    old.write_text("still here")
    marks = Marks(None, lambda key: entry_of(was, key, 1, 1))
    marks.correct(str(old), correction(was, "“It was built for sail,”"))
    store = Store()
    store.put([entry_of(article(EDITED), NEW, 1, 1)])
    assert not marks.follow(store, lambda key: article(EDITED))
    assert marks.keys("corrected") == {str(old)}


def test_one_that_the_reader_has_marked_is_another() -> None:
    library = Library(article(TEXT))
    library.marks.set_starred(NEW, True)
    assert library.has(new=article(EDITED)) == [OLD]


def test_one_that_was_only_looked_at_may_be_it() -> None:
    library = Library(article(TEXT))
    library.marks.set_place(NEW, 5)
    assert library.has(new=article(EDITED)) == [NEW]
    assert library.marks.get(NEW).place == 5


def test_what_cannot_be_read_is_passed_over() -> None:
    def unreadable(key: str) -> Article:
        raise Unreadable(Problem("it is gone"))

    marks = Library(article(TEXT)).marks
    store = Store()
    store.put([entry_of(article(EDITED), NEW, 1, 1)])
    assert not marks.follow(store, unreadable)


def test_a_headline_that_everything_has_tells_nothing() -> None:
    articles = {f"n{number}": article(f"{number}. {EDITED}") for number in range(30)}
    library = Library(article(TEXT))
    assert library.has(**articles) == [OLD]


def test_what_it_is_called_is_known_the_next_time(tmp_path: Path) -> None:
    was = article(TEXT)
    before = Marks(tmp_path / "marks.sqlite", lambda key: entry_of(was, key, 1, 1))
    before.correct(OLD, correction(was, "“It was built for sail,”"))
    before.close()
    later = Marks(tmp_path / "marks.sqlite")
    store = Store()
    store.put([entry_of(article(EDITED), NEW, 1, 1)])
    assert later.follow(store, lambda key: article(EDITED))
    assert later.keys("corrected") == {NEW}
    later.close()


@pytest.mark.parametrize("title", ["", "The quay closes"])
def test_without_corrections_only_the_same_text_is_followed(title: str) -> None:
    was = article(TEXT, title)
    marks = Marks(None, lambda key: entry_of(was, key, 1, 1))
    marks.set_starred(OLD, True)
    store = Store()
    now: Entry = entry_of(article(EDITED, title), NEW, 1, 1)
    store.put([now])
    assert not marks.follow(store, lambda key: article(EDITED, title))
    assert marks.get(OLD).starred
