"""Whom pronouns, papers, teams and half names mean, over small articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.entities.entities import Cast, recognise
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations
from reader.annotations import SURE

Read = Callable[[str], Parsed]


def cast_of(parsed: Read, text: str) -> Cast:
    seen = parsed(text)
    return recognise(seen, quotations.find(seen.article.text, seen.article.blocks))


def meant(parsed: Read, marked: str) -> str | None:
    """The name of whom the words between the asterisks mean."""
    before, words, after = marked.split("*")
    cast = cast_of(parsed, before + words + after)
    entity = cast.entity_of(len(before), len(before) + len(words))
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Peter Marsh won over the crowds with his speeches, David Lund said.\n"
            "“He was clever and quick,” *he* said.",
            "David Lund",
        ),
        (
            "The race between Anna Keller and Tom Reed will cool off, Mary Holt said in a talk.\n"
            "“His temper is short,” *she* said.",
            "Mary Holt",
        ),
        (
            "It will end well, said Robert Lund, a former aide to the Marsh campaign.\n"
            "“It is early,” *he* said.",
            "Robert Lund",
        ),
        (
            "Keller's view was shared by Sen. Mary Holt, who said none of it was secret.\n"
            "“It never made sense,” *she* said.",
            "Mary Holt",
        ),
        (
            "Peter Marsh’s lawyer, John Garth, said the claim was empty. *He* said it would fail.",
            "John Garth",
        ),
        ("According to David Lund, the bank is safe.\n“We are sure,” *he* said.", "David Lund"),
    ],
)
def test_who_spoke_last_speaks_on(parsed: Read, text: str, name: str) -> None:
    assert meant(parsed, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mary Holt met David Lund. *He* was late.", "David Lund"),
        ("Mary Holt met David Lund. *She* was late.", "Mary Holt"),
        ("James Roe greeted Susan Pike. *She* smiled.", "Susan Pike"),
    ],
)
def test_the_commonest_first_names_tell_the_gender(parsed: Read, text: str, name: str) -> None:
    assert meant(parsed, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Northby Herald reported that Tom Reed had lied. *It* added that he knew.", "Herald"),
        ("Microsoft said the price would rise. *It* said it was sorry.", "Microsoft"),
        ("Microsoft said the price would rise. *They* added that they were sorry.", "Microsoft"),
        ("Greenpeace criticised the plan. *It* said whales would die.", "Greenpeace"),
    ],
)
def test_it_and_they_that_speak_are_the_organisation(parsed: Read, text: str, name: str) -> None:
    assert (meant(parsed, text) or "").endswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft wrote to its customers. The letter was short. *It* said prices would rise.",
        "Microsoft met the officials. The officials were angry. *They* said the price was absurd.",
        "Tom Reed and Ann Hart left early. *They* said they were tired.",
        "Microsoft raised the price. In London, where it rains, *it* rained.",
    ],
)
def test_it_and_they_stay_alone_where_another_thing_stands_between(parsed: Read, text: str) -> None:
    assert meant(parsed, text) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Northby Post reported on it. The Post said so.", "Post said", "Northby Post"),
        ("“The Rachel Lund Show” ran late. Then Lund said no.", "Lund said", "Rachel Lund"),
        (
            "Then Douglas Holtz-Arden, an economist, said no. Mr. Holtz-Arden left.",
            "Holtz-Arden",
            "Douglas Holtz-Arden",
        ),
        ("Mayor Don Harrow spoke. Harrow was brief.", "Harrow was", "Don Harrow"),
        ("Senate Majority Whip John Corwin spoke. Corwin left.", "Corwin left", "John Corwin"),
        ("M. Dane Rivers spoke. Rivers was clear.", "Rivers was", "M. Dane Rivers"),
        ("Luther Stan Pale IV—a local builder—gave money.", "Pale IV", "Luther Stan Pale IV"),
    ],
)
def test_a_name_is_shown_in_full(parsed: Read, text: str, words: str, name: str) -> None:
    cast = cast_of(parsed, text)
    start = text.rindex(words)
    entity = cast.entity_of(start, start + len(words.split()[0]))
    assert entity is not None
    assert entity.name.startswith(name)


def test_those_around_someone_are_no_person(parsed: Read) -> None:
    cast = cast_of(parsed, "Donald Marsh won. Team Marsh celebrated, and Marsh said he was proud.")
    kinds = {entity.name: entity.kind for entity in cast.entities}
    assert kinds["Donald Marsh"] == "person"
    assert kinds.get("Team Marsh", "organisation") == "organisation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Reed lost. *Reed’s statement* was short.", "Tom Reed"),
        ("Tom Reed lost. *His statement* was short.", "Tom Reed"),
        ("Tom Reed lost. *Reed’s campaign* was short.", None),
        ("*Tom Reed and Ann Hart* said no.", None),
    ],
)
def test_words_have_their_owner_and_a_pair_stays_a_pair(
    parsed: Read, text: str, name: str | None
) -> None:
    assert meant(parsed, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Holt’s husband, Jon Reed, wept. *Her husband* is old.", "Jon Reed"),
        ("Tom Reed and his sister, Rosa Lund, left. *His sister* was cold.", "Rosa Lund"),
        ("Her brother, Tom Reed, met her brother, Paul Reed. *Her brother* left.", None),
        ("Ana Holt’s husband wept. *Her sister* did not.", None),
    ],
)
def test_a_relation_named_once_is_meant_again(parsed: Read, text: str, name: str | None) -> None:
    assert meant(parsed, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Microsoft raised the price. *The company* said it was sorry.", "Microsoft"),
        ("Lufthansa cancelled forty flights. *The airline* was sorry.", "Lufthansa"),
        ("Microsoft sued Intel. *The company* was sorry.", None),
        ("Harbour Council raised the price. *The company* was sorry.", None),
        ("The ship left Northby. *The company* said it was sorry.", None),
        ("Microsoft sued a rival. *The smaller company* was sorry.", None),
    ],
)
def test_the_company_is_the_only_organisation(parsed: Read, text: str, name: str | None) -> None:
    assert meant(parsed, text) == name


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("When Tran told Vela that the bridge was shut, *she* said no.", False),
        ("After Anna Keller had spoken to Mary Holt, *she* said no.", False),
        ("When Tran heard that the bridge was shut, *she* said no.", True),
        ("When Peter Marsh told Mary Holt that the bridge was shut, *she* said no.", True),
    ],
)
def test_she_is_not_sure_after_two_who_spoke_to_each_other(
    parsed: Read, text: str, sure: bool
) -> None:
    before, words, after = text.split("*")
    cast = cast_of(parsed, before + words + after)
    assert (cast.certainty(len(before), len(before) + len(words)) >= SURE) == sure
