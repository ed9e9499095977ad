"""Passages from courts, pitches, boards and live blogs: who is shown beside each quotation."""

from __future__ import annotations

import pytest
from speaking_support import Parse, shows

COURT = [
    (
        "Prosecuting, Imran Sheikh KC told the jury that Doyle had “planned it down to the "
        "minute”. Doyle, 29, denies murder.\n\n"
        "Mitigating, Fiona Grange said her client was “a broken man”.",
        ["Imran Sheikh", "Fiona Grange"],
    ),
    (
        "Sentencing her to six years, Recorder Amos Leigh said: “You abused the trust of an old "
        "man.” As she was led away, Tina Marl shouted: “I never touched him.”",
        ["Amos Leigh", "Tina Marl"],
    ),
    (
        "Asked by Mr Sheikh if he had been at the flat, the defendant replied: “Not that night.”",
        ["defendant"],
    ),
    (
        "In a victim impact statement read to the court by her sister, Joan Prewitt said she had "
        "been “frightened of every footstep” since the attack.",
        ["Joan Prewitt"],
    ),
    (
        "Prosecutor: “Did you sign this check?”\n\n"
        "Defendant: “I don’t recall.”\n\n"
        "Prosecutor: “Is that your signature?”\n\n"
        "Defendant: “It looks like it.”",
        ["Prosecutor", "Defendant", "Prosecutor", "Defendant"],
    ),
]
SPORTS = [
    (
        "Manager Luca Ferrante was furious with the referee after the whistle. “Two penalties, "
        "not given. Two,” he said, holding up his fingers. His opposite number, Sven Aldahl, saw "
        "it differently: “They dived well.”",
        ["Luca Ferrante", "Sven Aldahl"],
    ),
    (
        "“It’s only a point,” said Rovers captain Ty Mbeki after the 1-1 draw with United, whose "
        "boss Carl Dunne felt his side “did enough to win three games”.",
        ["Ty Mbeki", "Carl Dunne"],
    ),
    (
        "World number four Irena Solcova, asked if the knee would hold, laughed: “Ask me on "
        "Sunday night.”",
        ["Irena Solcova"],
    ),
    (
        "Town boss Jimmy Crane hailed his “absolutely magnificent” players after a late winner. "
        "Crane, 52, told the club website: “They never know when they’re beaten.” Defender Kofi "
        "Asare, who scored it, said: “I closed my eyes and headed it.”",
        ["Jimmy Crane", "Jimmy Crane", "Kofi Asare"],
    ),
    (
        "“It was turning square,” off-spinner Rohit Sanyal said at stumps. His captain had "
        "earlier admitted the pitch was “not what we ordered”.",
        ["Rohit Sanyal", "captain"],
    ),
    (
        "Asked about the row, Banks’s agent, Ruth Solano, told Radio 5: “Leo is fully focused on "
        "Saturday.”",
        ["Ruth Solano"],
    ),
]
SCIENCE = [
    (
        "“It is the oldest vertebrate brain we have ever seen,” says palaeontologist Greta Vonn "
        "of the University of Bergen, who was not involved in the study. Lead author Hiro Tanabe "
        "was more cautious, calling the finding “suggestive”.",
        ["Greta Vonn", "Hiro Tanabe"],
    ),
    (
        "Writing in the journal Current Reef, the team led by Moana Fielding warn that bleaching "
        "is now “the rule rather than the exception”.",
        ["team"],
    ),
    (
        "“This is not a cure,” cautions Ines Falk, an immunologist at Basel who reviewed the "
        "paper for Nature. The authors call it “a first step”.",
        ["Ines Falk", "authors"],
    ),
    (
        "When Wu Jing first saw the signal, she thought it was an error. “I checked the cable,” "
        "she recalls. “Then I checked it again.” Her co-author Piet Groen had no such doubts. “It "
        "was too clean to be noise,” he says.",
        ["Wu Jing", "Wu Jing", "Piet Groen"],
    ),
]
BUSINESS = [
    (
        "Quarterly profit fell 12% to $310 million, the company said in a filing, citing "
        "“softness in the truck segment”. Chief executive Marlon Pike told analysts on a call "
        "that the fourth quarter would be “noticeably better”.",
        ["company", "Marlon Pike"],
    ),
    (
        "“We are delighted to welcome Keystone to the family,” said Rosalind Thorpe, CEO of Arbor "
        "Foods. “Together we will redefine breakfast,” added Dirk Hamm, founder and president of "
        "Keystone.",
        ["Rosalind Thorpe", "Dirk Hamm"],
    ),
    (
        "Shares in Velda dropped 9 percent after Barclay & Stone cut its rating to “sell”, saying "
        "the chipmaker faces “a winter of empty books”.",
        ["", "Barclay & Stone"],
    ),
    (
        "In a regulatory filing late Friday, Orbix disclosed that it had “identified material "
        "weaknesses” in its accounts. Orbix shares fell.",
        ["Orbix"],
    ),
    (
        "On a conference call, analyst Wes Tran of Pell Securities asked whether margins had "
        "bottomed. “We think so,” chief financial officer Greta Holm replied. Pressed by Tran for "
        "a number, Holm declined: “I’m not going to be pinned down.”",
        ["Greta Holm", "Greta Holm"],
    ),
    (
        "Marlon Pike, chairman and chief executive officer, commented, “Our teams executed well "
        "in a difficult environment.”",
        ["Marlon Pike"],
    ),
    (
        "“This award recognises the hard work of our volunteers,” said Petra Quayle, Chief "
        "Operating Officer at Harbour Trust. About Harbour Trust: Harbour Trust is a charity.",
        ["Petra Quayle"],
    ),
    (
        "Commenting on the appointment, Orla Keane, Chair of the Board, said: “Declan brings a "
        "wealth of experience.” Declan Foy added: “I can’t wait to get started.”",
        ["Orla Keane", "Declan Foy"],
    ),
    (
        "The airline issued a statement apologising to passengers.\n\n"
        "“On behalf of everyone at SkyNorth, I want to say sorry,” it read.",
        ["airline"],
    ),
    (
        "Coach Arlo Benning issued a statement apologising to the Varga family.\n\n"
        "“On behalf of the whole club, I want to say how sorry we are. There is no excuse for "
        "what happened on Saturday.”",
        ["Arlo Benning"],
    ),
    (
        "Tova Lindqvist posted a message to her supporters on Monday night.\n\n"
        "“This was never about me. It was about the river, and the river is still there.”",
        ["Tova Lindqvist"],
    ),
]
PARLIAMENT = [
    (
        "Answering an urgent question, Home Office minister Clive Garston told the Commons: “We "
        "take this extremely seriously.” Labour’s Yasmin Doherty (Hull South) said it was “a "
        "shambles from start to finish”, while SNP MP Ewan Laird shouted: “Resign!”",
        ["Clive Garston", "Yasmin Doherty", "Ewan Laird"],
    ),
    (
        "In the letter, dated 4 March, the senator asks the watchdog to determine whether the "
        "agency “knowingly misled Congress”. Senator Ida Bloom sits on the oversight panel.",
        ["Ida Bloom"],
    ),
    (
        "Taoiseach Fergal Roche told the Dáil that the deal was “as good as we were ever going to "
        "get”.",
        ["Fergal Roche"],
    ),
]
OBITUARIES = [
    (
        "Asked late in life what she regretted, Wilma Strand, who has died aged 91, said: “Every "
        "salad I ever ate instead of cake.”",
        ["Wilma Strand"],
    ),
    (
        "“He could hear a wrong note through a brick wall,” the cellist Anja Roth once said of "
        "him.",
        ["Anja Roth"],
    ),
    (
        "She was, a former colleague recalls, “terrifying and adorable in equal measure”. Her "
        "brother, Max, puts it differently: “She never once let me win at draughts.”",
        ["a former colleague", "Max"],
    ),
    (
        "“I hate the word ‘icon’,” Della Rusk says, stirring her tea. “Icons are made of wood.” "
        "Her publicist laughs. “She is made of wood,” he says.",
        ["Della Rusk", "", "Della Rusk", "he"],
    ),
]
LETTERS_AND_REVIEWS = [
    (
        "Sir, Dr Alan Pike (Letters, Monday) asks “who will pay?” The answer is: all of us.",
        ["Alan Pike"],
    ),
    (
        "In its four-star review, The Lantern called the play “a slow burn worth the wait”; The "
        "Courier’s Ada Lunt was less kind, dismissing it as “two hours of damp”.",
        ["Lantern", "Ada Lunt"],
    ),
    (
        "The indictment quotes a text message in which Rourke tells an associate: “Burn the books "
        "tonight.”",
        ["Rourke"],
    ),
    (
        "An email from Rourke to Lena Haas, disclosed in court papers, says the money is “parked "
        "in Malta”.",
        ["email"],
    ),
]
LIVE_BLOGS = [
    (
        "14.32 Chancellor Miriam Hale: “There will be no return to austerity.”\n\n"
        "14.35 Hale says the deficit will be “gone by 2030”.\n\n"
        "14.41 Shadow chancellor Ned Fairlie is on his feet: “Not a single word about housing.”",
        ["Miriam Hale", "Miriam Hale", "Ned Fairlie"],
    ),
    (
        "Mayor Lena Ortiz has just finished speaking. “We are not out of the woods,” she told "
        "reporters. Fire chief Sam Dorn says the northern flank is “zero per cent contained”.",
        ["Lena Ortiz", "Sam Dorn"],
    ),
    (
        "Readers’ comments\n\n"
        "Leeds - Norma Pryce: “The buses are always late on our road.”\n\n"
        "York - Alan Tebbit: “They took away our stop last year.”",
        ["Norma Pryce", "Alan Tebbit"],
    ),
    (
        "What they said\n\nLark: “We were lucky.”\n\nPetit: “We were robbed.”",
        ["Lark", "Petit"],
    ),
    (
        "The mayor had no comment. More from Ellis Crowe: “He never has.”",
        ["Ellis Crowe"],
    ),
]
POSTS = [
    (
        "Actor Dean Holloway (@deanholloway) wrote on X: “I’ve read the script. I’ve read the "
        "room. I’m out.” The studio did not reply.",
        ["Dean Holloway"],
    ),
    (
        "“Shocked and saddened,” tweeted former champion Lara Novak. “A gentleman on and off the "
        "court.”",
        ["Lara Novak", "Lara Novak"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *COURT,
        *SPORTS,
        *SCIENCE,
        *BUSINESS,
        *PARLIAMENT,
        *OBITUARIES,
        *LETTERS_AND_REVIEWS,
        *LIVE_BLOGS,
        *POSTS,
    ],
)
def test_each_quotation_of_a_passage_has_its_speaker(
    parsed: Parse, text: str, expected: list[str]
) -> None:
    shows(parsed(text), expected)
