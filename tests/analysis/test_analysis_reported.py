"""A few words in marks that the grammar gives to somebody, or leaves to the reporter."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers

CALLED = [
    "Ann Lee called the minister's remarks about the bridge “shameful” in a letter to the council.",
    "Ann Lee has hailed the vote of the harbour board as “magnificent,” and told reporters in "
    "Norby that she would sleep well.",
    "Ann Lee heralded the agreement with the islands as a “milestone.”",
    "Ann Lee defended the toll, calling the sale of the old quay to the city an “utter necessity” "
    "for the ferries.",
    "Ann Lee has quarrelled with the mayor for years, at one point calling him a “coward” on the "
    "radio.",
    "On Monday, Ann Lee identified the driver as “foreign,” which he was not.",
    "Ann Lee wrote to him at once, addressing him as “Professor” and asking for a meeting.",
    "Ann Lee urged the crowd to see the dam as “suicide.”",
    "Ann Lee dismissed the survey as part of a “smear campaign” and left.",
]
CLAIMED = [
    "Ann Lee's accusation that the board is playing the “poverty card” led to a loud debate.",
    "The mayor was asked about Ann Lee's conclusion that his figures were “plainly invented.”",
    "They pressed Ann Lee over her comments that she would be a “quiet guest” at the talks.",
    "They asked Ann Lee about her statement on Monday that “nobody drowned,” but she kept her "
    "temper.",
    "Ann Lee stood by her remark last week that “sheep think.”",
    "It was a report by Ann Lee that the firm had “cooked” its books.",
]
CLAUSES = [
    "Ann Lee said the trawlers “must be stopped.”",
    "Ann Lee is predicting that it will become clear that the ferry “has no future” in the bay.",
    "Ann Lee used harsher language on Tuesday, saying the dam “must be blown up.”",
    "Ann Lee has threatened to go to court, vowing to “open up” the archives, and to sell the "
    "boats.",
    "Ann Lee, in two interviews, spoke of the dam, saying she did not “want to imagine” what came "
    "next.",
    "The vote led Ann Lee to declare that the bridge was “in reach.”",
    "The bridge got “quite shaky,” according to Ann Lee.",
    "Per Ann Lee, the cost is “not yet knowable”.",
]
COME_TO = [
    "The minister's letter to the union was short. Ann Lee's reply was shorter: “No.”",
    "It was Ann Lee who coined the phrase “paper ferry”.",
]
ALOUD = [
    "Ann Lee closed her speech by saying “Too late.” The hall was silent.",
    "When the boat came in, all Ann Lee could do was shout “Hurrah!” at the sea.",
    "“Perpetual rain!” Rev. Ann Lee, a councillor, said of the week.",
    "“The greed,” Norby's Ann Lee said, as the hall applauded.",
    "“Quiet,” Ann Lee demanded, as Joe Moss continued to interrupt.",
]


@pytest.mark.parametrize("text", [*CALLED, *CLAIMED, *CLAUSES, *COME_TO, *ALOUD])
def test_a_few_words_are_hers_who_calls_claims_or_says_so(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text)) == ["Ann Lee"]


def test_what_is_put_into_a_sentence_makes_all_of_it_hers(parsed: Parse) -> None:
    text = (
        "The mayor, Ann Lee said, had been away for “eleven winters” and signed “dozens of orders.”"
    )
    assert speakers(parsed(text)) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Ann Lee tweeted on Monday that the mayor is a “thief,” a “bully” and a “clown.”", 3),
        ("Ann Lee wandered about the stage, alternately shouting “Sit down” and “Be kind.”", 2),
    ],
)
def test_the_items_of_a_list_are_one_persons(parsed: Parse, text: str, items: int) -> None:
    assert speakers(parsed(text)) == ["Ann Lee"] * items


def test_a_short_sentence_goes_on_behind_a_longer_tag(parsed: Parse) -> None:
    text = "“You think I will stop?” Ann Lee said at a meeting last month. “I’m not stopping.”"
    assert speakers(parsed(text)) == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "“We ask for little,” said Ann Lee, who has lived among “river people” for years.",
        "Ann Lee has added one more name to her door: “cheese historian.”",
        "You should not call Ann Lee a “fixer”.",
        "Ann Lee said the money went to an account called “Lark” in Norby.",
        "Ann Lee stated on Radio Norby's “Morning Tide” that the dam would hold.",
        "Fans of the harbour club know Ann Lee as “Queen Ann”.",
        "“I sleep well,” Ann Lee said on the podcast “Lights Out.”",
        "The part, modelled on Ann Lee, is that of a harbour “fixer” whom every sailor knows.",
    ],
)
def test_names_of_things_and_the_reporters_own_words_are_nobodys(parsed: Parse, text: str) -> None:
    assert speakers(parsed(text))[-1] == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The noun of speech says nothing that begins with "that", or another clause comes between.
        ("Ann Lee's claim about the “dead” plan was denied.", ""),
        (
            "Ann Lee's claim that the board, which runs the “Blue Boat”, had failed was denied.",
            "",
        ),
        ("Ann Lee's claim led Joe Moss to argue that the plan was “dead”.", "Joe Moss"),
        # The words stand before a noun of the reporter's, or behind another verb.
        ("Ann Lee sees the vote as a “rush job” scheme.", ""),
        ("Ann Lee wrote of a sailor known as “Red Tom”.", ""),
        # The verb says nothing, or what is said is not what holds the words.
        ("Ann Lee went to the quay, where the mayor “must go” on Sunday.", ""),
        ("Ann Lee said the ferry was late, and the harbour board's “winter plan” failed.", ""),
        ("Ann Lee read “The Long Dusk” aloud.", ""),
    ],
)
def test_a_verb_or_a_noun_of_speech_reaches_only_what_it_says(
    parsed: Parse, text: str, expected: str
) -> None:
    assert speakers(parsed(text)) == [expected]


def test_that_which_only_points_back_speaks_no_words(parsed: Parse) -> None:
    text = "That left Ann Lee to call the plan “rather brave,” a nod to its cost."
    assert speakers(parsed(text)) != ["That"]


def test_a_verb_of_calling_has_its_words_once(parsed: Parse) -> None:
    text = "Critics call this a “waiting game” which lets a party do “better than feared” in May."
    assert speakers(parsed(text)) == ["Critics", ""]
