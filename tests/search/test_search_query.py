"""The query language: what a text means, and what is said where it means nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.query import (
    MOST_TERMS,
    And,
    Days,
    Flag,
    Node,
    Not,
    Or,
    Query,
    Term,
    parse,
    positive_terms,
)

TODAY = date(2023, 6, 28)
"""A Wednesday."""


def asked(text: str, saved: dict[str, str] | None = None) -> Query:
    return parse(text, TODAY, saved)


def meaning(text: str) -> Node | None:
    """What the text means when it is finished; nothing about it is a problem."""
    query = asked(f"{text} ")
    assert query.problems == ()
    return query.root


def word(*words: str, joined: str = "") -> Term:
    return Term("", words, joined=joined)


def test_words_side_by_side_are_all_wanted() -> None:
    assert meaning("harbour board") == And((word("harbour"), word("board")))


def test_or_binds_tighter_than_words_side_by_side() -> None:
    assert meaning("harbour board or council OR mayor") == And(
        (word("harbour"), Or((word("board"), word("council"), word("mayor"))))
    )


def test_parentheses_group() -> None:
    assert meaning("(harbour board) or council") == Or(
        (And((word("harbour"), word("board"))), word("council"))
    )


def test_exact_words_stay_together_whatever_the_marks() -> None:
    for text in ('"harbour board"', "“Harbour Board”", "«harbour board»", '"harbour, board!"'):
        assert meaning(text) == word("harbour", "board")


def test_a_minus_excludes_a_word_exact_words_a_field_and_a_group() -> None:
    assert meaning("-harbour") == Not(word("harbour"))
    assert meaning('-"harbour board"') == Not(word("harbour", "board"))
    assert meaning("-in:gazette") == Not(Term("source", ("gazette",)))
    assert meaning("-(harbour or board)") == Not(Or((word("harbour"), word("board"))))


def test_a_dash_between_spaces_is_punctuation() -> None:
    assert meaning("harbour - board — council --") == And(
        (word("harbour"), word("board"), word("council"))
    )


def test_accents_case_and_curly_marks_fold_away() -> None:
    assert meaning("ÉLYSÉE Ångström") == And((word("elysee"), word("angstrom")))
    assert meaning("Straße") == word("strasse")


def test_a_possessive_is_the_name_itself() -> None:
    assert meaning("mayor’s") == meaning("mayor's") == meaning("mayor")


def test_a_compound_is_its_words_side_by_side_or_one_word() -> None:
    assert meaning("cease-fire") == word("cease", "fire", joined="ceasefire")
    assert meaning("O’Hara") == word("o", "hara", joined="ohara")
    assert meaning("3.5") == word("3", "5")


def test_chinese_is_read_by_its_characters() -> None:
    assert meaning("港口委员会") == word(*"港口委员会")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("title:harbour", "title"),
        ("said:harbour", "said"),
        ("by:harbour", "speaker"),
        ("speaker:harbour", "speaker"),
        ("who:harbour", "who"),
        ("about:harbour", "who"),
        ("in:harbour", "source"),
        ("tag:harbour", "tag"),
        ("author:harbour", "author"),
        ("TITLE: harbour", "title"),
    ],
)
def test_a_field_says_where_a_word_must_be(text: str, field: str) -> None:
    term = meaning(text)
    assert isinstance(term, Term)
    assert (term.field, term.words) == (field, ("harbour",))


def test_a_field_takes_exact_words_and_a_group() -> None:
    assert meaning('by:"Ada Moor"') == Term("speaker", ("ada", "moor"))
    assert meaning("by:(moor or pike)") == Or(
        (Term("speaker", ("moor",)), Term("speaker", ("pike",)))
    )


@pytest.mark.parametrize("flag", ["read", "unread", "starred", "unattributed", "unnamed"])
def test_is_asks_for_a_mark(flag: str) -> None:
    assert meaning(f"is:{flag}") == Flag(flag)


def test_after_includes_the_day_and_before_does_not() -> None:
    assert meaning("after:2023-06") == Days(date(2023, 6, 1), None)
    assert meaning("before:2023-06") == Days(None, date(2023, 5, 31))
    assert meaning("on:2023-06") == Days(date(2023, 6, 1), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-06-26", date(2023, 6, 26), date(2023, 6, 26)),
        ("2023/6/26", date(2023, 6, 26), date(2023, 6, 26)),
        ("26.06.2023", date(2023, 6, 26), date(2023, 6, 26)),
        ("6.2.2023", date(2023, 2, 6), date(2023, 2, 6)),
        ("today", TODAY, TODAY),
        ("yesterday", date(2023, 6, 27), date(2023, 6, 27)),
        ("monday", date(2023, 6, 26), date(2023, 6, 26)),
        ("last week", date(2023, 6, 19), date(2023, 6, 25)),
        ('"this week"', date(2023, 6, 26), date(2023, 7, 2)),
        ("last-month", date(2023, 5, 1), date(2023, 5, 31)),
        ("last year", date(2022, 1, 1), date(2022, 12, 31)),
        ("june", date(2023, 6, 1), date(2023, 6, 30)),
        ("december", date(2022, 12, 1), date(2022, 12, 31)),
        ("20230626", date(2023, 6, 26), date(2023, 6, 26)),
        ('"december 2021"', date(2021, 12, 1), date(2021, 12, 31)),
        ("dec-2021", date(2021, 12, 1), date(2021, 12, 31)),
        ("feb 2020", date(2020, 2, 1), date(2020, 2, 29)),
        ("26 june 2023", date(2023, 6, 26), date(2023, 6, 26)),
        ("june 26, 2023", date(2023, 6, 26), date(2023, 6, 26)),
        ("30 june", date(2022, 6, 30), date(2022, 6, 30)),
    ],
)
def test_dates_as_people_type_them(text: str, first: date, last: date) -> None:
    assert meaning(f"on:{text}") == Days(first, last)


def test_a_date_of_one_word_leaves_the_next_word_alone() -> None:
    assert meaning("after:june harbour") == And((Days(date(2023, 6, 1), None), word("harbour")))
    assert meaning("after:2023 2024") == And((Days(date(2023, 1, 1), None), word("2024")))


def test_the_last_word_is_still_being_typed() -> None:
    query = asked("harbour boa")
    assert query.root == And((word("harbour"), Term("", ("boa",), prefix=True)))
    assert asked("harbour boa ").root == And((word("harbour"), word("boa")))
    assert asked("by:moo").root == Term("speaker", ("moo",), prefix=True)
    assert asked('"harbour boar').root == Term("", ("harbour", "boar"), prefix=True)


def test_a_star_stands_for_the_rest_of_a_word() -> None:
    board = Term("", ("boa",), prefix=True)
    assert meaning("boa* harbour") == And((board, word("harbour")))
    assert meaning("harbour -boa*") == And((word("harbour"), Not(board)))
    assert meaning("said:boa*") == Term("said", ("boa",), prefix=True)


def test_an_excluded_word_counts_when_it_is_whole() -> None:
    assert asked("harbour -boa").root == And((word("harbour"), Not(word("boa"))))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", '"', '""', "(", "()", "title:", "in: ", "is:", "is:un", "is:una", "after:",
        "after:2", "after:202", "after:yes", "on:ju", "on:26", "@", "@har", "harbour or", "or",
        "(harbour", 'by:"Ada', "harbour (board or", "-(", "on:2023-1", "on:2023-02-0",
        "on:26.", "on:26.06", "on:26.06.20", "on:2023-02-3", "on:20230", "on:s", "on:26 ",
        "on:26 j", 'on:"sep', 'on:"september 202', "on:sep-202", "on:last ", "on:last w",
        "on:last-",
    ],
)  # fmt: skip
def test_half_typed_is_never_a_problem(text: str) -> None:
    assert asked(text, {"harbour": "harbour board"}).problems == ()


def test_half_typed_dates_mean_what_is_there() -> None:
    assert asked("on:2023-0").root == asked("on:2023").root
    assert asked("on:2023-06-3").root == asked("on:2023-06-03").root
    assert asked("on:yest").root == asked("on:yesterday").root
    assert asked("on:202").root is None


@pytest.mark.parametrize(
    "text", ["septembre", "2023-13", "2023-02-30", "99999", "32 june", "2023x"]
)
def test_what_can_become_no_date_is_said_while_it_is_typed(text: str) -> None:
    (problem,) = asked(f"before:{text}").problems
    assert "is no date: 2024, 2024-09" in problem.message
    assert problem.start == 0


def test_a_year_that_is_half_typed_is_no_year() -> None:
    assert asked('before:"september 202').root is None
    assert asked("before:sep-202").root is None


def test_half_typed_flags_count_as_soon_as_only_one_is_left() -> None:
    assert asked("is:un").root is None
    assert asked("is:unr").root == Flag("unread")


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("harbour titel:board", "titel:", "did you mean title:?"),
        ("harbour) board", ")", "no parenthesis"),
        ("is:blue harbour", "is:blue", "unread"),
        ("after:soon harbour", "after:soon", "is no date"),
        ("on:2023-13-01 harbour", "on:2023-13-01", "is no date"),
        ("@nobody harbour", "@nobody", "no saved search"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(
    text: str, place: str, says: str
) -> None:
    query = asked(text)
    (problem,) = query.problems
    assert text[problem.start : problem.end] == place
    assert says in problem.message
    assert any(term.words == ("harbour",) for term in positive_terms(query.root))


@pytest.mark.parametrize("text", ["***", "!!!", '"***"', "title:!!", "-(%%)", "harbour title:***"])
def test_marks_without_a_word_ask_for_nothing_and_that_is_said(text: str) -> None:
    (problem,) = asked(text).problems
    assert "no word" in problem.message


@pytest.mark.parametrize(
    "text", ["said:", "harbour said: ", "(said:)", "is:un", "after:20", "@har", "-", '"', "()", "@"]
)
def test_what_is_half_typed_is_named_to_whoever_has_finished_typing(text: str) -> None:
    query = asked(text, {"harbour": "harbour board"})
    assert query.problems == ()
    assert len(query.unfinished) == 1


@pytest.mark.parametrize(
    "text", ["", " ", "harbour", '"harbour bo', "(harbour or", "harbour - board", "harbour *"]
)
def test_a_query_with_a_meaning_is_finished(text: str) -> None:
    query = asked(text)
    assert (query.problems, query.unfinished) == ((), ())


def test_a_field_that_is_like_none_is_answered_with_all_there_are() -> None:
    for text in ("foo:bar ", "kind:scare "):
        (problem,) = asked(text).problems
        assert "title: said: by: " in problem.message
        assert "did you mean" not in problem.message


def test_times_and_addresses_are_no_fields() -> None:
    assert meaning("10:30") == word("10", "30")
    assert meaning("https://harbour.example/") == word("https", "harbour", "example")
    assert meaning("Harbour: board") == And((word("harbour"), word("board")))


def test_a_saved_search_stands_for_its_text() -> None:
    saved = {"Docks": "harbour or quay", "mine": "@docks -board"}
    assert asked("@docks crane ", saved).root == And(
        (Or((word("harbour"), word("quay"))), word("crane"))
    )
    assert asked("@mine ", saved).root == And(
        (Or((word("harbour"), word("quay"))), Not(word("board")))
    )


def test_a_saved_search_that_names_itself_ends() -> None:
    saved = {"round": "harbour @round", "a": "@b harbour", "b": "@a board"}
    for name in saved:
        assert [term.words for term in positive_terms(asked(f"@{name} ", saved).root)]


def test_a_pasted_page_is_searched_by_its_beginning() -> None:
    query = asked("harbour " * 500)
    assert len(list(positive_terms(query.root))) == MOST_TERMS
    (problem,) = query.problems
    assert "first" in problem.message


def depth(node: Node | None) -> int:
    match node:
        case And(nodes) | Or(nodes):
            return 1 + max(map(depth, nodes))
        case Not(inner):
            return 1 + depth(inner)
    return 0


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_query(text: str) -> None:
    query = asked(text)
    assert query.text == text
    for problem in query.problems:
        assert 0 <= problem.start <= problem.end <= len(text)


@settings(deadline=None)
@given(st.text(alphabet=" \"“”«»()-−:@.,'’or*", max_size=200))
def test_punctuation_alone_is_a_query(text: str) -> None:
    assert len(list(positive_terms(asked(text).root))) <= MOST_TERMS


PIECES = ['"', "(", ")", "-", "or", "by:", "is:unread", "after:", "2023-06", "harbour", "@x", " "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_unbalanced_queries_keep_a_bounded_depth(text: str) -> None:
    assert depth(asked(text, {"x": "harbour (board"}).root) < 100


LONG_WINDED = ["(", ")", '"', "a ", "-", "by:", "is:", "(a or ", '"a', "@x ", "after:", "🦉", "a:"]


@pytest.mark.parametrize("piece", LONG_WINDED)
def test_ten_thousand_characters_of_anything_are_a_query(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    query = asked(text, {"x": "harbour @x"})
    assert query.text == text
    assert depth(query.root) < 100


def test_marks_dates_and_saved_searches_count_among_the_words() -> None:
    for text in ("is:unread ", "after:2023 ", "@x ", "-in:gazette "):
        (problem,) = asked(text * 500, {"x": "is:read " * 500}).problems
        assert "first" in problem.message
