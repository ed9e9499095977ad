"""Ranks and offices before a name are no part of it, and never the name."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Army spokesman Marine Col. Peter Hanlon said the raid was “a measured response”.",
            ["Peter Hanlon"],
        ),
        (
            "Coast Guard spokeswoman Lt. Cmdr. Ruth Okafor said the ship was “taking on water "
            "fast”.",
            ["Ruth Okafor"],
        ),
        (
            "Fort Hale spokesman Air Force Maj. Dan Whitlock said that “no one was hurt in the "
            "landing”.",
            ["Dan Whitlock"],
        ),
        (
            "“We saw the smoke before dawn,” said Fire Dept. Capt. Luis Moreno.",
            ["Luis Moreno"],
        ),
        (
            "Task force commander Navy Rear Adm. Henry Poole told senators the plan was “too "
            "thin by half”.",
            ["Henry Poole"],
        ),
        (
            "“The bridge is closed,” said Harwich County Sheriff’s Lt. Amy Doyle.",
            ["Amy Doyle"],
        ),
        (
            "U.S. Attorney Gen. Martin Vale called it “a sad day for the court”.",
            ["Martin Vale"],
        ),
        (
            "Asst. Sec. Nora Bligh told the panel the fund was “all but empty”.",
            ["Nora Bligh"],
        ),
        (
            "State Sen. Pat Ruiz, D-Northby, said the bill was “dead on arrival”.",
            ["Pat Ruiz"],
        ),
        (
            "“He was a fine officer,” said retired Army Gen. Walter Stroud.",
            ["Walter Stroud"],
        ),
        (
            "Ministry spokesman Brig. Gen. Yusuf Bello said “the camp was empty when we arrived”.",
            ["Yusuf Bello"],
        ),
        (
            "“We are looking at every option,” said Supt. Ian Craddock of Northby police.",
            ["Ian Craddock"],
        ),
        (
            "Lt Col Sarah Mbeki said it was “the longest night of the campaign”.",
            ["Sarah Mbeki"],
        ),
        (
            "Police Chief Insp. Moira Lang said the crowd was “in good humour”.",
            ["Moira Lang"],
        ),
        (
            "“The reef is dying,” said Coast Guard Petty Officer Dale Ruiz.",
            ["Dale Ruiz"],
        ),
        (
            "Homeland Security spokeswoman Lt. Gov. Ana Pratt called it “a drill, nothing more”.",
            ["Ana Pratt"],
        ),
        (
            "Sgt. 1st Class Omar Diaz said the convoy was “lit up like a fair”.",
            ["Omar Diaz"],
        ),
        (
            "NATO spokesman Gp Capt Neil Forbes said the jets were “in the wrong sky”.",
            ["Neil Forbes"],
        ),
        (
            "The Army’s chief of staff, Lt.-Gen. Ravi Nambiar, said the pass was “held and will"
            " be held”.",
            ["Ravi Nambiar"],
        ),
        (
            "Sheriff’s Deputy Carl Yates said the dog was “a hero”.",
            ["Carl Yates"],
        ),
        (
            "“He fell like a tree,” said Fire Lt. Brenda Cho.",
            ["Brenda Cho"],
        ),
        (
            "Maj.-Gen. (rtd) Sola Ige said the coup was “a children’s game”.",
            ["Sola Ige"],
        ),
        (
            "Rep.-elect Dan Moss said the oath was “the easy part”.",
            ["Dan Moss"],
        ),
        (
            "White House Press Sec. Paula Dunn said the trip was “on the calendar”.",
            ["Paula Dunn"],
        ),
        (
            "Wing Commander Asha Menon said the runway was “as good as glass”.",
            ["Asha Menon"],
        ),
    ],
)
def test_a_rank_before_a_name_is_not_the_name(parsed: Parse, text: str, shown: list[str]) -> None:
    assert speakers(parsed(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "“It is a quieter shape,” said Head of Design Mika Tanaka.",
            ["Mika Tanaka"],
        ),
        (
            "Director of Music Ruth Calder said the choir was “the best in the county”.",
            ["Ruth Calder"],
        ),
        (
            "Secretary of Commerce Walter Pryce said the tariff was “a tax on breakfast”.",
            ["Walter Pryce"],
        ),
        (
            "Minister of State for Fisheries Ngozi Bello called the quota “a joke at our expense”.",
            ["Ngozi Bello"],
        ),
        (
            "“Nobody told us,” said Chief of Staff Dana Whitcomb.",
            ["Dana Whitcomb"],
        ),
        (
            "Leader of the Opposition Peter Marsh said the budget was “a shambles”.",
            ["Peter Marsh"],
        ),
        (
            "Professor of Law Agnes Muir said the ruling was “a landmark”.",
            ["Agnes Muir"],
        ),
        (
            "Vice President of Sales Carl Dunmore said orders were “picking up nicely”.",
            ["Carl Dunmore"],
        ),
        (
            "Head of Operations and Safety Leila Haddad told the inquiry the valve was “due for"
            " repair”.",
            ["Leila Haddad"],
        ),
        (
            "“We shall appeal,” said Director of Public Prosecutions Keith Lorne.",
            ["Keith Lorne"],
        ),
        (
            "Secretary of State for Health Priya Nair said the wards were “stretched but coping”.",
            ["Priya Nair"],
        ),
        (
            "Chair of Governors Owen Pugh said it was “a proud day for the school”.",
            ["Owen Pugh"],
        ),
        (
            "Dean of Students Rebecca Stahl wrote that the party was “not in keeping with our "
            "values”.",
            ["Rebecca Stahl"],
        ),
        (
            "Mayor of Northby Colin Frayne said the square was “for everybody”.",
            ["Colin Frayne"],
        ),
        (
            "Head of Policy Jo Trask said the map was “a first draft”.",
            ["Jo Trask"],
        ),
        (
            "“We are ready,” said Chief of Police Ramon Ortiz.",
            ["Ramon Ortiz"],
        ),
        (
            "Commissioner for Human Rights Dunja Petrović called the camp “a stain on the union”.",
            ["Dunja Petrović"],
        ),
        (
            "President of the Students’ Union Femi Balogun said the fees were “daylight robbery”.",
            ["Femi Balogun"],
        ),
        (
            "Under-Secretary of Defense Mark Tully said the missile was “where it should be”.",
            ["Mark Tully"],
        ),
        (
            "Archbishop of Northby Desmond Frayne said the poor were “not a statistic”.",
            ["Desmond Frayne"],
        ),
        (
            "Captain of the Guard Luis Paz said his men were “steady”.",
            ["Luis Paz"],
        ),
        (
            "Editor of the Wexcombe Mercury Sian Pugh called it “the scoop of the century”.",
            ["Sian Pugh"],
        ),
        (
            "Emir of Daura Umar Faruq said the rains were “late but merciful”.",
            ["Umar Faruq"],
        ),
        (
            "Chief Minister of Kerala Anand Pillai said the dam was “safe as a temple”.",
            ["Anand Pillai"],
        ),
        (
            "Governor of the Bank of Lorn Mary Hale said prices were “cooling”.",
            ["Mary Hale"],
        ),
        (
            "Vice-Chancellor of Wagga University Ingrid Boyd said the cuts were “savage”.",
            ["Ingrid Boyd"],
        ),
    ],
)
def test_an_office_before_a_name_is_not_the_name(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert speakers(parsed(text)) == shown
