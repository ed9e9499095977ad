"""Small articles from Britain and Ireland: each quotation with who said it."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "Plans to close the library in Wexcombe have been put on hold after a petition drew"
            " more than 9,000 names.\n"
            "Councillor Denise Frost, who leads the borough, said the decision was “not an easy"
            " one”. She added: “We listened, and we heard what people told us.”\n"
            "Her Conservative rival, Martin Grieve, accused her of “playing to the gallery”. He"
            " said: “She had two years to find the money and she did nothing.”\n"
            "Frost dismissed the charge. “Martin has never read a balance sheet in his life,” "
            "she said.\n"
            "The head librarian, Olufemi Adeyinka, said that his staff were “worn out by the "
            "waiting”. “All I want is to open the doors on Monday,” he told the Wexcombe "
            "Mercury.\n"
            "A spokeswoman for the county said it would “look at the figures in the round”.",
            [
                "Denise Frost",
                "Denise Frost",
                "Martin Grieve",
                "Martin Grieve",
                "Denise Frost",
                "Olufemi Adeyinka",
                "Olufemi Adeyinka",
                "A spokeswoman for the county",
            ],
            id="library",
        ),
        pytest.param(
            "A train guard has told an inquest of the moment he found a passenger collapsed on "
            "the platform at Harrow Vale.\n"
            "Stephen Pike, 51, said the platform was “black with ice”. He said he had shouted "
            "to his driver, Helen Marsh, to stop.\n"
            "“I ran back and she was already on the phone to the ambulance,” Pike told the "
            "court.\n"
            "Marsh said: “I heard Steve shout and I knew it was bad.”\n"
            "The coroner, Dr Anita Rao, asked her whether the lights had been working. “Two of "
            "the six,” the driver replied.\n"
            "Dr Rao recorded a verdict of accident. She called the station “a disgrace to the "
            "company that runs it”.\n"
            "The company, Vale Rail, said it was “deeply sorry”. The dead man’s sister, Carol "
            "Lumley, said outside that she wanted “somebody to look me in the eye”.",
            [
                "Stephen Pike",
                "Stephen Pike",
                "Helen Marsh",
                "Helen Marsh",
                "Anita Rao",
                "Vale Rail",
                "Carol Lumley",
            ],
            id="inquest",
        ),
        pytest.param(
            "Will Archer claims that the film took him eleven years. “I sold the house, the car"
            " and the dog basket,” he says.\n"
            "Archer wrote the script with his wife, Grace Lovell, a former nurse. Lovell says "
            "that she “hated the first draft”.\n"
            "“She threw it out of the window,” Will recalls. “It landed in the canal.”\n"
            "Grace denies it. “It was the second draft,” she says.\n"
            "The producer, Sir Colin Bright, called it “the best thing I have read since "
            "school”. Bright says the couple “argue like two cats in a sack”.",
            [
                "Will Archer",
                "Grace Lovell",
                "Will Archer",
                "Will Archer",
                "Grace Lovell",
                "Colin Bright",
                "Colin Bright",
            ],
            id="film",
        ),
        pytest.param(
            "The home secretary has been accused of misleading MPs over the boats.\n"
            "Priya Mallick told the Commons on Monday that crossings had “fallen for the sixth "
            "month running”. But the shadow home secretary, Tom Beresford, said the claim was "
            "“a conjuring trick with a calendar”.\n"
            "“She knows the figures, and she knows what she left out,” he said. “The House "
            "deserves better.”\n"
            "Ms Mallick replied that Mr Beresford had “spent too long with his abacus”.\n"
            "The Speaker, Dame Harriet Coles, told them both to calm down. “This is not a "
            "public house,” she said.\n"
            "A Home Office source said the home secretary had been “relaxed” afterwards. An "
            "ally of Mr Beresford said he was “livid”.\n"
            "The chair of the home affairs committee, Labour’s Yvette Osborne, said that she "
            "would write to the minister. “I want the whole table, not the top line,” she said.",
            [
                "Priya Mallick",
                "Tom Beresford",
                "Tom Beresford",
                "Tom Beresford",
                "Priya Mallick",
                "Harriet Coles",
                "A Home Office source",
                "An ally of Mr Beresford",
                "Yvette Osborne",
            ],
            id="commons",
        ),
        pytest.param(
            "Everton-born striker Kofi Lamptey scored twice as Northby United came from behind "
            "to beat Harwich Town 3-2.\n"
            "“I was rubbish in the first half,” the 23-year-old said. “The gaffer told me so.”\n"
            "The gaffer, Dave Rudge, did not deny it. “I told him he was running like a "
            "wardrobe,” Rudge said.\n"
            "Harwich manager Luis Carvalho was furious with the referee.\n"
            "“He has to watch it again, and then he has to say sorry,” Carvalho said of the "
            "official, Martin Keys.\n"
            "Lamptey’s captain, Joe Sturgess, said the forward was “a pain in training and a "
            "joy on Saturday”.\n"
            "The defender added: “Give him the ball and get out of the way.”",
            [
                "Kofi Lamptey",
                "Kofi Lamptey",
                "Dave Rudge",
                "Luis Carvalho",
                "Joe Sturgess",
                "Joe Sturgess",
            ],
            id="football",
        ),
        pytest.param(
            "A senior adviser to the prime minister has resigned after leaked messages in which"
            " he mocked the Treasury.\n"
            "In the messages, Oliver Crane called the chancellor “a calculator in a suit”. "
            "Crane said on Sunday that he was “truly sorry”.\n"
            "The chancellor, Beatrice Holm, said she had “been called worse by better”. Asked "
            "whether she would accept the apology, she said: “I have added it up, and no.”\n"
            "One minister said the prime minister, Edmund Vale, had “thrown a stapler”.\n"
            "A No 10 spokesman said no staplers had been thrown. “The prime minister has full "
            "confidence in the chancellor,” he said.\n"
            "The Liberal Democrat leader, Sarah Penhallow, said that Mr Crane was “the only "
            "honest man in the building”.",
            [
                "Oliver Crane",
                "Oliver Crane",
                "Beatrice Holm",
                "Beatrice Holm",
                "One minister",
                "A No 10 spokesman",
                "Sarah Penhallow",
            ],
            id="leak",
        ),
        pytest.param(
            "The last Labour mayor of Thornaby-on-Lee, Bill Hurst, died on Friday. He was 94.\n"
            "His daughter, the novelist Catherine Hurst, said that her father “went as he "
            "lived, in the middle of a sentence”.\n"
            "His successor, the Conservative Peter Ansell, recalled a man who “fought you all "
            "day and bought you a pint”. Ansell said that Hurst had once locked him in the town"
            " hall.\n"
            "“He said I needed to read the by-laws,” he said. “I did, too.”\n"
            "Mr Hurst’s old driver, Sid Mellor, said the mayor “never once sat in the back”. "
            "Mellor, 88, drove him for twenty years.\n"
            "“He couldn’t drive, you see,” he said. “But he’d tell you how.”",
            [
                "Catherine Hurst",
                "Peter Ansell",
                "Peter Ansell",
                "Peter Ansell",
                "Sid Mellor",
                "Sid Mellor",
                "Sid Mellor",
            ],
            id="mayor",
        ),
        pytest.param(
            "Fire crews spent the night at a recycling plant in Dunmurry after a blaze that "
            "could be seen from twelve miles away.\n"
            "Station Commander Niall McGrady said it was “the worst I’ve seen in twenty years”."
            " He said that nobody was hurt.\n"
            "Local councillor Roisin Kane, of Sinn Féin, said that residents had “warned the "
            "company again and again”.\n"
            "The company’s owner, Alan Truesdale, said he was “heartbroken”. He denied that he "
            "had been warned. “Show me the letter,” Mr Truesdale said.\n"
            "Cllr Kane said she would be happy to. “I have eleven of them,” she said.\n"
            "A DUP assembly member, Ivan Moffett, called for a public inquiry. The MLA said "
            "people were “sick of the smell and sick of the silence”.",
            [
                "Niall McGrady",
                "Roisin Kane",
                "Alan Truesdale",
                "Alan Truesdale",
                "Roisin Kane",
                "Ivan Moffett",
            ],
            id="fire",
        ),
        pytest.param(
            "Two former ministers went to war on Sunday over who lost the election.\n"
            "Lord Harcourt, who ran the campaign, said Sir Gerald Moss had been “a passenger "
            "with opinions”. Sir Gerald said his lordship was “a driver without a licence”.\n"
            "“Peter promised me forty seats,” Sir Gerald told the BBC. “I am still counting to "
            "four.”\n"
            "Lady Harcourt, asked about her husband at the garden gate, said she had “heard "
            "nothing but the mower”.\n"
            "The party chairman, Baroness Ellwood, said that both men should “take up golf”. "
            "She would not be drawn on who was right. “It was raining that month,” the baroness"
            " said.\n"
            "One shadow cabinet member said the two had not spoken since Easter. Friends of "
            "Lord Harcourt said he was “above it”.",
            [
                "Lord Harcourt",
                "Gerald Moss",
                "Gerald Moss",
                "Gerald Moss",
                "Lady Harcourt",
                "Baroness Ellwood",
                "Baroness Ellwood",
                "Friends of Lord Harcourt",
            ],
            id="lords",
        ),
        pytest.param(
            "Shares in Hartwell Foods fell by a third on Tuesday after the biscuit maker said "
            "its chief executive would leave.\n"
            "Gillian Ashworth, who has run the company for nine years, said it was “the right "
            "time for fresh legs”. The chairman, Sir Nigel Pratt, thanked her for “a decade of "
            "crumbs and courage”.\n"
            "Analysts were less kind. “She is leaving before the roof comes in,” said Farah "
            "Siddiqui of Bright & Moor.\n"
            "Siddiqui said the debt was “a cliff with a view”. Her rival at Pell Securities, "
            "Marcus Dean, disagreed. “The debt is fine,” Dean said. “It’s the biscuits.”\n"
            "Hartwell said that it would name a successor “in due course”.",
            [
                "Gillian Ashworth",
                "Nigel Pratt",
                "Farah Siddiqui",
                "Farah Siddiqui",
                "Marcus Dean",
                "Marcus Dean",
                "Hartwell Foods",
            ],
            id="biscuits",
        ),
        pytest.param(
            "The taoiseach has ruled out a snap election, hours after his coalition partner "
            "called one “inevitable”.\n"
            "Cormac Daly told RTÉ on Sunday that the government would run “to the last day and "
            "the last euro”. But the tánaiste, Aoife Brennan, had said on Saturday that she "
            "could not see how it would “last the winter”.\n"
            "Asked about the remark, Mr Daly said that Ms Brennan “has a gift for weather”.\n"
            "Sinn Féin’s Pearse Mulligan said the pair of them were “two drunks holding each "
            "other up”. He said the people should decide.\n"
            "“Let them count the votes instead of the days,” the Donegal TD said.\n"
            "Brennan’s spokesman said she had been “speaking in general terms”.",
            [
                "his coalition partner",
                "Cormac Daly",
                "Aoife Brennan",
                "Cormac Daly",
                "Pearse Mulligan",
                "Pearse Mulligan",
                "Brennan’s spokesman",
            ],
            id="coalition",
        ),
    ],
)
def test_each_quotation_is_shown_with_who_said_it(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert speakers(parsed(text)) == shown
