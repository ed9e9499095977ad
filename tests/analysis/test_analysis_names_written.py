"""How names are written: common words, particles, hyphens, letters decoded wrongly."""

from __future__ import annotations

import pytest
from speaking_support import Parse, names, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Frank admits that he “never read the report”.",
            ["Frank"],
        ),
        (
            "Bill explains that the engine “had been knocking for a week”.",
            ["Bill"],
        ),
        (
            "Jack Frost won the seat in May. Critics were unkind. Frost claims that he “never "
            "wanted the job”.",
            ["Jack Frost"],
        ),
        (
            "Betty Wood and Ian Stone met in Leeds. Wood says the hall is “falling down”. Stone"
            " says it is “perfectly sound”.",
            ["Betty Wood", "Ian Stone"],
        ),
        (
            "Mark Twite met Grace Hill. Mark says that it was “love”. Grace says that it was "
            "“raining”.",
            ["Mark Twite", "Grace Hill"],
        ),
        (
            "Christian Chance runs the club. Chance admits the roof “leaks a little”.",
            ["Christian Chance"],
        ),
        (
            "Emily Speaks-Hall wrote the book. Speaks-Hall argues that ghosts are “bad plumbing”.",
            ["Emily Speaks-Hall"],
        ),
        (
            "Drew Law came late. Law told us the train was “a rumour”.",
            ["Drew Law"],
        ),
        (
            "Iris Way thinks the road is “a scar”. Way wants it gone.",
            ["Iris Way"],
        ),
    ],
)
def test_a_name_that_is_a_common_word_is_without_its_verb(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert names(parsed(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "“We have seen it before,” said Benoît Trévignon, a judge.",
            ["Benoît Trévignon"],
        ),
        (
            "Ama Osei-Tutu said the loan was “on fair terms”.",
            ["Ama Osei-Tutu"],
        ),
        (
            "Matthew d’Arcy wrote that the party was “running on fumes”.",
            ["Matthew d’Arcy"],
        ),
        (
            "Abu Omar al-Tikriti said the group would “fight to the last street”.",
            ["Abu Omar al-Tikriti"],
        ),
        (
            "Jill St. Clair said the film was “made on a shoestring”.",
            ["Jill St. Clair"],
        ),
        (
            "Siobhán O’Dálaigh said the bridge was “older than the state”.",
            ["Siobhán O’Dálaigh"],
        ),
        (
            "Marc TrÃ©vaux said the threat was “never so high”.",
            ["Marc TrÃ©vaux"],
        ),
        (
            "Jean-Luc de la Fontaine said the wine was “a gift of the rain”.",
            ["Jean-Luc de la Fontaine"],
        ),
        (
            "Mary-Kate O’Neill-Byrne said the ward was “full by noon”.",
            ["Mary-Kate O’Neill-Byrne"],
        ),
        (
            "Ludwig van der Meer called the dyke “a bargain”.",
            ["Ludwig van der Meer"],
        ),
        (
            "Mohammed bin Rashid al-Harbi said the port was “open to all”.",
            ["Mohammed bin Rashid al-Harbi"],
        ),
        (
            "Matthew d'Orsay told readers that it was “a farce in three acts”.",
            ["Matthew d'Orsay"],
        ),
        (
            "Sean O'Faolain-Burke said the roof was “held up by habit”.",
            ["Sean O'Faolain-Burke"],
        ),
        (
            "José María Núñez Cabeza de Vaca said it was “an honour”.",
            ["José María Núñez Cabeza de Vaca"],
        ),
        (
            "Nguyễn Văn Tâm said the harvest was “late but good”.",
            ["Nguyễn Văn Tâm"],
        ),
        (
            "Ng Wei-ming said rents were “out of reach”.",
            ["Ng Wei-ming"],
        ),
        (
            "Ta-Nehisi Brathwaite said the book was “a letter to my son”.",
            ["Ta-Nehisi Brathwaite"],
        ),
        (
            "DeShawn McAllister-Jones said the pitch was “like glass”.",
            ["DeShawn McAllister-Jones"],
        ),
        (
            "François-Xavier Bellême said it was “time for calm”.",
            ["François-Xavier Bellême"],
        ),
        (
            "K. P. S. Raman said the dam was “a monument to folly”.",
            ["K. P. S. Raman"],
        ),
        (
            "Sheikh Hamad al-Khalil said the oil “belongs to our children”.",
            ["Hamad al-Khalil"],
        ),
        (
            "Ngũgĩ wa Kamau said the tongue was “the first home”.",
            ["Ngũgĩ wa Kamau"],
        ),
        (
            "Conor O'Shea-Quill said the pitch was “a bog”.",
            ["Conor O'Shea-Quill"],
        ),
        (
            "Ayman al-Hadidi said the talks were “dead”.",
            ["Ayman al-Hadidi"],
        ),
        (
            "Al-Hadidi is 60. Ayman al-Hadidi runs the party. “We wait,” al-Hadidi said.",
            ["Ayman al-Hadidi"],
        ),
        (
            "María José de la Cruz-Vega called it “a gift to the landlords”.",
            ["María José de la Cruz-Vega"],
        ),
        (
            "Charles de Vere St Clair said the horse was “past its best”.",
            ["Charles de Vere St Clair"],
        ),
        (
            "Þóra Jónsdóttir said the glacier was “gone in my lifetime”.",
            ["Þóra Jónsdóttir"],
        ),
        (
            "Søren Ødegård said the fish were “the size of a shoe”.",
            ["Søren Ødegård"],
        ),
        (
            "Łukasz Żółkiewski called the law “a muzzle”.",
            ["Łukasz Żółkiewski"],
        ),
        (
            "Kim Tae-yang said the launch was “a warning”. Mr Kim smiled.",
            ["Kim Tae-yang"],
        ),
        (
            "Nana Akufo-Boateng told them the cocoa was “our gold”.",
            ["Nana Akufo-Boateng"],
        ),
        (
            "Piet van ’t Hoff said the tulips were “early”.",
            ["Piet van ’t Hoff"],
        ),
        (
            "Matteo dell’Orto said the bread was “a crime”.",
            ["Matteo dell’Orto"],
        ),
        (
            "JosÃ© RodrÃ­guez said the wall was “a scar”.",
            ["JosÃ© RodrÃ­guez"],
        ),
    ],
)
def test_a_name_is_whole_whatever_stands_in_it(parsed: Parse, text: str, shown: list[str]) -> None:
    assert names(parsed(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Ellis Crane, who wrote Bitter Harbour and The Glass Orchard, said the prize was “a"
            " shock”.",
            ["Ellis Crane"],
        ),
        (
            "HOLT: “WE WILL NOT PAY”\nClara Holt, the mayor, met the council on Monday.",
            ["Clara Holt"],
        ),
        (
            "The author of Salt and Iron, Nadia Brook, said the sequel was “nearly done”.",
            ["Nadia Brook"],
        ),
        (
            "Nadia Brook’s new album, Songs For Nobody’s Daughter, is “the saddest thing I have"
            " made”, she said.",
            ["Nadia Brook"],
        ),
        (
            "Director Paul Renn (The Long Thaw, Winter People) called the script “a gift”.",
            ["Paul Renn"],
        ),
        (
            "Peter Lamb, author of The Drowned Bell, said the sea was “a patient reader”.",
            ["Peter Lamb"],
        ),
        (
            "Ruth Calder, who starred in Murder at Pell House and Cold Tuesday, said fame was "
            "“a draught”.",
            ["Ruth Calder"],
        ),
        (
            "In The Salt Road and Other Poems, Idris Vaughan calls the coast “a long sentence”.",
            ["Idris Vaughan"],
        ),
        (
            "The director of Red Kite and Love in Grimsby, Ann Lowe, called it “my last film”.",
            ["Ann Lowe"],
        ),
        (
            "Kate Moor’s novel Seven Dry Summers was “written in a shed”, Moor said.",
            ["Kate Moor"],
        ),
    ],
)
def test_titles_of_works_are_not_who_speaks(parsed: Parse, text: str, shown: list[str]) -> None:
    assert speakers(parsed(text)) == shown
