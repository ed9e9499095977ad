"""What else people are called: by party, nation, age, a wider word, a nickname, a foreign title."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, names, speakers, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Jo Lee, R-Ohio, met Ann Hart on Monday. “No,” the Republican said.", "Jo Lee"),
        ("Sen. Jo Lee (D-N.M.) met Ann Hart on Monday. “No,” the Democrat said.", "Jo Lee"),
        ("Australian Anthony Hale beat Tom Croft. “I won,” the Australian said.", "Anthony Hale"),
        ("Anthony Hale beat the clock. “I was lucky,” the Australian said.", "Anthony Hale"),
        ("Jo Lee, a Republican, met Ann Hart. “Yes,” the Republican said.", "Jo Lee"),
        ("Jo Lee, a Republican, met Ann Hart, a Democrat. “No,” the Democrat said.", "Ann Hart"),
        ("The British said the wall was “too high”.", "British"),
    ],
)
def test_one_of_a_party_or_nation_is_who_is_told_to_be(
    parsed: Parse, text: str, shown: str
) -> None:
    assert names(parsed(text)) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anthony Hale beat Tom Croft. “I was lucky,” the Australian said.", "the Australian"),
        ("A Republican said the wall was “too high”.", "A Republican"),
        ("Jo Lee met the voters. “I am for her,” the Republican who spoke first said.", ""),
    ],
)
def test_one_of_a_party_or_nation_is_nobody_where_nothing_tells_who(
    parsed: Parse, text: str, shown: str
) -> None:
    document = parsed(text)
    assert names(document) == [""]
    assert words(document) == [shown] or not shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kofi Lamptey scored twice in Leeds.\n“I ran,” the 23-year-old said.", "Kofi Lamptey"),
        (
            "Ida Moss, 44, and Lena Grey, 23, met in Leeds. “I rowed,” the 23-year-old said.",
            "Lena Grey",
        ),
        (
            "Wildlife officer Robin Achter said that it swam. “It’s a first,” the ranger said.",
            "Robin Achter",
        ),
        ("Joe Sturgess played well. The defender said it was “hard work”.", "Joe Sturgess"),
        ("Ruth Vance spoke in Leeds.\n“I am going,” the politician said.", "Ruth Vance"),
    ],
)
def test_a_new_noun_means_who_was_just_named(parsed: Parse, text: str, shown: str) -> None:
    assert names(parsed(text)) == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moss and Lena Grey met in Leeds. “I rowed,” the novelist said.",
        "A novelist sat by Ida Moss. Ida Moss slept. “I rowed,” the novelist said.",
        "Ida Moss, 44, met a girl. “I rowed,” the 23-year-old said.",
    ],
)
def test_a_new_noun_means_nobody_where_it_may_be_another(parsed: Parse, text: str) -> None:
    assert names(parsed(text)) == [""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sen. Ruth Vance spoke. Tom Pell slept. “I am going,” the lawmaker said.", "Ruth Vance"),
        ("Oba Rasheed Lawal met Ann Hart. “Come in,” the monarch said.", "Rasheed Lawal"),
        ("His counsel, Tom Pell, met Ann Hart. “No,” the lawyer said.", "Tom Pell"),
        ("Bishop Ann Hart met Tom Pell. “Pray,” the cleric said.", "Ann Hart"),
        ("The novelist Ann Hart met Tom Pell. “I write,” the author said.", "Ann Hart"),
        ("He called to his driver, Helen Marsh, to stop. “I did,” the driver said.", "Helen Marsh"),
        ("Supt. Ann Gray met Tom Pell. “Go home,” the superintendent said.", "Ann Gray"),
    ],
)
def test_a_wider_word_means_who_has_the_role(parsed: Parse, text: str, shown: str) -> None:
    assert names(parsed(text)) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Stephen Pike fell. Ann Rae saw it. Steve told her it was “nothing”.", "Stephen Pike"),
        ("Raymond Stokes met Ann Rae. “I was there,” Ray said.", "Raymond Stokes"),
        ("Alhaji Musa Danjuma spoke. Danjuma said it was “late”.", "Musa Danjuma"),
        ("Hajiya Binta Sule met Engr. Tom Obi. “I wept,” she said.", "Binta Sule"),
        ("The principal, Sister Philomena, came. “I ate it,” she said.", "Philomena"),
        ("Shri Mohan Das spoke. Das said it was “late”.", "Mohan Das"),
        ("Engr. Tom Obi spoke. “It is late,” Obi said.", "Tom Obi"),
        ("His daughter-in-law, Selvi, walks too. “He talks to it,” she said.", "Selvi"),
        ("The cellist Ines Weather left. “It rang,” she said.", "Ines Weather"),
        ("One protester, Akosua, 22, said it was “cold”.", "Akosua"),
    ],
)
def test_nicknames_and_titles_of_other_countries(parsed: Parse, text: str, shown: str) -> None:
    assert names(parsed(text)) == [shown]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The Rural and Coastal Roads Agency (RCRA) met in Leeds.",
            "Rural and Coastal Roads Agency",
            "organisation",
        ),
        ("Jo Lee, a farmer from Cedar Holm, met Ann Hart.", "Cedar Holm", "place"),
        ("Residents of Sabon Layi met Ann Hart.", "Sabon Layi", "place"),
        ("The director for Europe, Ann Hart, met Jo Lee.", "Europe", "place"),
        (
            "Reporters Without Fear, a press group, met Jo Lee.",
            "Reporters Without Fear",
            "organisation",
        ),
        ("CLARA HOLT WINS AGAIN\nClara Holt, the mayor, met the council.", "Clara Holt", "person"),
        (
            "Clara Holt Vows To Stay\nClara Holt, the mayor, met the council.",
            "Clara Holt",
            "person",
        ),
    ],
)
def test_a_name_is_whole_and_of_its_kind(parsed: Parse, text: str, name: str, kind: str) -> None:
    found = {entity.name: entity.kind for entity in analysed(parsed(text)).cast.entities}
    assert found.get(name) == kind


def test_an_office_is_no_place_of_its_own(parsed: Parse) -> None:
    cast = analysed(parsed("The new Secretary of Education, Gloria Benning, spoke.")).cast
    assert [entity.name for entity in cast.entities] == ["Gloria Benning"]


def test_what_somebody_is_called_in_quotation_marks_is_no_role(parsed: Parse) -> None:
    cast = analysed(parsed("Tom Pell said Gerald Moss was “a passenger with opinions”.")).cast
    assert all(entity.roles == () for entity in cast.entities)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Femi Oko, 13, met Ann Hart. Ann Hart smiled. “I won,” the teenager said.", "Femi Oko"),
        (
            "Cormac Daly told Ann Hart. Daly said it was “late”.\n“We wait,” the Leitrim TD said.",
            "Cormac Daly",
        ),
        ("Jo Lee met Ann Hart. Hart slept. “I am ready,” the politician said.", "Ann Hart"),
    ],
)
def test_of_several_a_new_noun_means_whom_it_fits(parsed: Parse, text: str, shown: str) -> None:
    assert names(parsed(text))[-1] == shown


def test_a_company_is_called_by_the_first_of_its_names(parsed: Parse) -> None:
    text = "Hartwell Foods sold its mill to Tom Pell.\nHartwell said that it was “in good health”."
    assert names(parsed(text)) == ["Hartwell Foods"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A report called Broken Harbour said the pier was “rotten”.", "A report"),
        ("The Google union said pay was “an insult”.", "The Google union"),
        ("The Facebook group said the road was “a mess”.", "The Facebook group"),
        ("A judge named Lee the new receiver. “It is a start,” the judge said.", "the judge"),
    ],
)
def test_what_belongs_to_a_name_or_bears_it_is_not_a_person(
    parsed: Parse, text: str, shown: str
) -> None:
    document = parsed(text)
    assert names(document) == [""]
    assert words(document) == [shown]


def test_a_whole_people_is_nobody_who_was_named(parsed: Parse) -> None:
    document = parsed("Ann Lee left early. “Never again,” said the French.")
    assert speakers(document) == ["French"]
