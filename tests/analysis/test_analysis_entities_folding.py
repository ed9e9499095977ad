"""One entity under many names; keys, aliases and roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.entities.entities import Cast, recognise
from reader.analysis.parse import Parsed
from reader.annotations import Entity

Read = Callable[[str], Parsed]


def cast_of(parsed: Read, text: str) -> Cast:
    return recognise(parsed(text), ())


def meant(cast: Cast, text: str, words: str, occurrence: int = 0) -> Entity | None:
    """Whom these words mean, at their nth place in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return cast.entity_of(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Helen Brandt resigned. Brandt gave no reason.", "Brandt gave", "Helen Brandt"),
        ("Helen Brandt resigned. Ms Brandt gave no reason.", "Ms Brandt", "Helen Brandt"),
        ("Maria Santos won. President Santos thanked them.", "President Santos", "Maria Santos"),
        ("Boris Okoro smiled. Boris had won again.", "Boris had", "Boris Okoro"),
        ("William Hart spoke. Bill Hart is 60.", "Bill Hart", "William Hart"),
        ("John F. Keane was there. John Keane left early.", "John Keane", "John F. Keane"),
        ("Anna Berg-Larsen resigned. Berg gave no reason.", "Berg gave", "Anna Berg-Larsen"),
        ("Hillary Rodham Cole ran. Hillary Cole lost.", "Hillary Cole", "Hillary Rodham Cole"),
        ("Tom Reed's plan failed. Reed was told on Monday.", "Reed was", "Tom Reed"),
        ("Martin Vance Jr. spoke. Vance was clear.", "Vance was", "Martin Vance Jr."),
    ],
)
def test_a_person_under_another_name(parsed: Read, text: str, short: str, full: str) -> None:
    entity = meant(cast_of(parsed, text), text, short.split()[0] if " w" in short else short)
    entity = entity or meant(cast_of(parsed, text), text, short.rsplit(" ", 1)[0])
    assert entity is not None
    assert entity.name == full
    assert entity.kind == "person"


def test_two_people_with_one_surname_stay_two(parsed: Read) -> None:
    text = (
        "Anna Keller and her brother Peter Keller run the bakery.\n"
        "Mr Keller bakes at night. Ms Keller sells in the morning."
    )
    cast = cast_of(parsed, text)
    people = {entity.name for entity in cast.entities if entity.kind == "person"}
    assert people == {"Anna Keller", "Peter Keller"}
    him, her = meant(cast, text, "Mr Keller"), meant(cast, text, "Ms Keller")
    assert him is not None and him.name == "Peter Keller"
    assert her is not None and her.name == "Anna Keller"


def test_a_lone_surname_is_the_one_named_last(parsed: Read) -> None:
    text = (
        "James Walker opened the meeting.\nLater Susan Walker spoke. Walker was applauded by all."
    )
    entity = meant(cast_of(parsed, text), text, "Walker", 2)
    assert entity is not None and entity.name == "Susan Walker"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "The World Health Organization (WHO) met. The WHO will report in May.",
            "WHO will",
            "World Health Organization",
        ),
        (
            "The International Monetary Fund lent money. The IMF wants reforms.",
            "IMF wants",
            "International Monetary Fund",
        ),
        (
            "The Democratic Workers Party won. The Labour Party lost. Labour has not conceded.",
            "Labour has",
            "Labour Party",
        ),
    ],
)
def test_an_organisation_under_another_name(parsed: Read, text: str, short: str, full: str) -> None:
    start = text.index(short)
    entity = cast_of(parsed, text).entity_of(start, start + len(short.split()[0]))
    assert entity is not None
    assert entity.name == full


def test_a_country_under_another_name(parsed: Read) -> None:
    text = "The United States objected. In the US the news was received badly."
    places = [e for e in cast_of(parsed, text).entities if e.kind == "place"]
    assert [place.name for place in places] == ["United States"]
    assert places[0].aliases == ("US",)


def test_a_full_name_has_one_key_in_every_article(parsed: Read) -> None:
    one = cast_of(parsed, "Helen Brandt has resigned.")
    other = cast_of(parsed, "Critics said that Helen Brandt should stay.")
    assert [e.key for e in one.entities] == [e.key for e in other.entities]
    assert one.entities[0].key == "person:helen-brandt"


def test_a_surname_alone_belongs_to_its_article(parsed: Read) -> None:
    text = "Mr Brandt has resigned."
    article = parsed(text).article
    assert [e.key for e in cast_of(parsed, text).entities] == [
        f"person:brandt@{article.digest[:8]}"
    ]


def test_accents_do_not_part_a_name(parsed: Read) -> None:
    text = "André Müller spoke in Berlin. Later Andre Muller left."
    people = [e for e in cast_of(parsed, text).entities if e.kind == "person"]
    assert [person.key for person in people] == ["person:andre-muller"]


def test_capitals_do_not_part_a_name(parsed: Read) -> None:
    text = "HELEN BRANDT RESIGNS\nHelen Brandt resigned on Monday, she said in a letter."
    people = [e for e in cast_of(parsed, text).entities if e.kind == "person"]
    assert [person.name for person in people] == ["Helen Brandt"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Foreign Secretary James Thornton left.", "James Thornton", "Foreign Secretary"),
        ("Pavel Orlov, the leader of the union, spoke.", "Pavel Orlov", "leader of the union"),
        ("The talks were led by coach Maria Santos.", "Maria Santos", "coach"),
        ("Peter Marsh is the chairman of the board.", "Peter Marsh", "chairman of the board"),
        (
            "Norway's defence minister, Lars Nygaard, resigned.",
            "Lars Nygaard",
            "Norway's defence minister",
        ),
    ],
)
def test_roles_are_collected(parsed: Read, text: str, name: str, role: str) -> None:
    roles = {entity.name: entity.roles for entity in cast_of(parsed, text).entities}
    assert role in roles[name]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("James Thornton, the foreign secretary, spoke.", "James Thornton, the foreign secretary"),
        ("The foreign secretary, James Thornton, spoke.", "The foreign secretary, James Thornton"),
        ("It was written by columnist James Thornton.", "columnist James Thornton"),
        ("Foreign Secretary James Thornton spoke.", "Foreign Secretary James Thornton"),
        ("“No,” said Mr Thornton of the Treasury. James Thornton left.", "Mr Thornton"),
    ],
)
def test_a_longer_phrase_means_the_person_it_names(parsed: Read, text: str, phrase: str) -> None:
    entity = meant(cast_of(parsed, text), text, phrase)
    assert entity is not None
    assert entity.name == "James Thornton"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Aides to James Thornton were silent.", "Aides to James Thornton"),
        ("A spokesman for James Thornton denied it.", "A spokesman for James Thornton"),
        ("Supporters of James Thornton cheered.", "Supporters of James Thornton"),
        ("The Thornton campaign paid. James Thornton knew.", "The Thornton campaign"),
        ("James Thornton's wife disagreed.", "James Thornton's wife"),
    ],
)
def test_those_around_a_person_are_not_the_person(parsed: Read, text: str, phrase: str) -> None:
    entity = meant(cast_of(parsed, text), text, phrase)
    assert entity is None or entity.kind != "person"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Lord Marrow opposed the bill. Lady Marrow was for it. Lord Marrow left.",
            {"Lord Marrow", "Lady Marrow"},
        ),
        ("Mr Baird was late. Mrs Baird was not.", {"Mr Baird", "Mrs Baird"}),
        ("Anna Baird spoke. Ms Baird was clear.", {"Anna Baird"}),
        ("DI Rowan was there. Det Insp Mary Rowan said so.", {"Mary Rowan"}),
        ("King Harald spoke for an hour.", {"King Harald"}),
    ],
)
def test_titles_are_shown_where_they_tell_people_apart(
    parsed: Read, text: str, names: set[str]
) -> None:
    people = {e.name for e in cast_of(parsed, text).entities if e.kind == "person"}
    assert people == names


def test_a_peer_of_one_name_is_nobody_elsewhere(parsed: Read) -> None:
    (one,) = cast_of(parsed, "Lord Marrow opposed the bill.").entities
    (other,) = cast_of(parsed, "Lord Marrow was for the bill.").entities
    assert one.key != other.key


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Baird’s wife, the novelist Clara Hume, smiled.", "Baird’s wife", "Clara Hume"),
        ("The UN’s refugee agency, UNHCR, said so.", "The UN’s refugee agency", "UNHCR"),
        ("DI Anna Rowan called. The officer left early.", "The officer", "Anna Rowan"),
        ("DCI Anna Rowan called. The detective left.", "The detective", "Anna Rowan"),
        ("María José García López smiled. García left.", "García left", "María José García López"),
        ("Pell Brothers will close. Pell said so.", "Pell said", "Pell Brothers"),
    ],
)
def test_who_stands_behind_the_words(parsed: Read, text: str, words: str, name: str) -> None:
    phrase = words.removesuffix(" left").removesuffix(" said") if "’" not in words else words
    start = text.index(words)
    entity = cast_of(parsed, text).entity_of(start, start + len(phrase))
    assert entity is not None
    assert entity.name == name


def test_a_surname_that_is_a_first_name_too_tells_no_gender(parsed: Read) -> None:
    text = "Ann Warren spoke. Warren was clear. Ms Warren left."
    assert {e.name for e in cast_of(parsed, text).entities} == {"Ann Warren"}
