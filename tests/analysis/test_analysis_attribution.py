"""Who said it: one phenomenon each, in sentences of our own."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, words

from reader.analysis.parse import Parsed

SIMPLE = [
    ('Anna Reed said: "The bridge will open in May."', "Anna Reed"),
    ('Anna Reed said, "The bridge will open in May."', "Anna Reed"),
    ('"The bridge will open in May," Anna Reed said.', "Anna Reed"),
    ('"The bridge will open in May," said Anna Reed.', "Anna Reed"),
    ('Said Anna Reed: "The bridge will open in May."', "Anna Reed"),
    ('"Will the bridge open in May?" asked Anna Reed.', "Anna Reed"),
    ('"Open the bridge!" Anna Reed shouted.', "Anna Reed"),
    ('Anna Reed says the bridge is "a disgrace".', "Anna Reed"),
    ("“The bridge will open in May,” Anna Reed said.", "Anna Reed"),
    ("«The bridge will open in May,» Anna Reed said.", "Anna Reed"),
]

VERBS = [
    ('"We are ready," Anna Reed insisted.', "Anna Reed"),
    ('"We are ready," Anna Reed told the council.', "Anna Reed"),
    ('Anna Reed told MPs: "We are ready to begin the work."', "Anna Reed"),
    ('Anna Reed tweeted: "We are ready to begin the work."', "Anna Reed"),
    ('Anna Reed wrote on Facebook: "We are ready to begin the work."', "Anna Reed"),
    ('"We are ready," Anna Reed joked.', "Anna Reed"),
    ('"We are ready," Anna Reed replied.', "Anna Reed"),
    ('"We are ready to begin," Anna Reed conceded.', "Anna Reed"),
    ('"We are ready to begin," explained Anna Reed.', "Anna Reed"),
    ('"We are ready to begin," Anna Reed whispered to her deputy.', "Anna Reed"),
    ('"We are ready to begin," Anna Reed recalled.', "Anna Reed"),
    ('"We are ready to begin," Anna Reed chimed in.', "Anna Reed"),
    ('"They had years to mend it," Anna Reed shot back.', "Anna Reed"),
    ('As Anna Reed put it, "the bridge is a bad joke".', "Anna Reed"),
    ('"The bridge," Anna Reed pointed out, "is older than the town."', "Anna Reed"),
    ('Anna Reed went on: "We are ready to begin the work."', "Anna Reed"),
    ('Anna Reed thinks the plan is "far too timid".', "Anna Reed"),
    ('Anna Reed believes the town "deserves better than this".', "Anna Reed"),
    ('Anna Reed promised to "fight for every penny".', "Anna Reed"),
    ('Anna Reed vowed that she would "never give up".', "Anna Reed"),
    ('Anna Reed urged drivers to "stay at home".', "Anna Reed"),
    ('Anna Reed warned that the bridge was "close to collapse".', "Anna Reed"),
    ('Anna Reed asked whether the council was "asleep at the wheel".', "Anna Reed"),
    ('Anna Reed predicted "a very long winter" for the town.', "Anna Reed"),
    ('Anna Reed demanded "an apology, and a proper one".', "Anna Reed"),
]

CALLING = [
    ('Anna Reed condemned the plan as "a waste of money".', "Anna Reed"),
    ('Anna Reed called the plan "a waste of money".', "Anna Reed"),
    ('Anna Reed described the plan as "a waste of money".', "Anna Reed"),
    ('Anna Reed dismissed the plan as "a waste of money".', "Anna Reed"),
    ('Anna Reed branded the mayor "a coward".', "Anna Reed"),
    ('Anna Reed dubbed the bridge "the longest joke in town".', "Anna Reed"),
    ('Anna Reed praised the "remarkable courage" of the firemen.', "Anna Reed"),
    ('Anna Reed accused the council of "hiding the truth".', "Anna Reed"),
    ('Anna Reed denounced the vote as "rotten to the core".', "Anna Reed"),
    ('Anna Reed blamed the delay on "a lack of will".', "Anna Reed"),
    ('The plan was described by Anna Reed as "a waste of money".', "Anna Reed"),
    ('The plan was called "a waste of money" by Anna Reed.', "Anna Reed"),
]

PHRASES = [
    ('According to Anna Reed, the bridge is "close to collapse".', "Anna Reed"),
    ('The bridge is "close to collapse", according to Anna Reed.', "Anna Reed"),
    ('"The bridge is close to collapse," according to Anna Reed.', "Anna Reed"),
    ('Anna Reed\'s claim that the bridge is "close to a total collapse" was denied.', "Anna Reed"),
    ('The town remembers Anna Reed\'s promise to "mend it by Easter".', "Anna Reed"),
    ('In a statement, Anna Reed said: "The bridge is close to collapse."', "Anna Reed"),
    ('"The bridge is close to collapse," Anna Reed said in a statement.', "Anna Reed"),
    ('In a letter to the council Anna Reed wrote: "The bridge is falling."', "Anna Reed"),
    ('Anna Reed issued a statement saying the bridge was "close to collapse".', "Anna Reed"),
    ('Anna Reed responded with a statement: "The bridge is falling."', "Anna Reed"),
]

CLAUSES = [
    ('Anna Reed, the mayor of Northby, said: "We are ready to begin."', "Anna Reed"),
    ('"We are ready to begin," said Anna Reed, the mayor of Northby.', "Anna Reed"),
    ('"We are ready to begin," Anna Reed, the mayor of Northby, said on Monday.', "Anna Reed"),
    ('Mayor Anna Reed (Ind.) said: "We are ready to begin."', "Anna Reed"),
    ('Anna Reed smiled and said: "We are ready to begin."', "Anna Reed"),
    ('Anna Reed thanked Tom Hale, saying: "We are ready to begin."', "Anna Reed"),
    ('Anna Reed praised Tom Hale, calling him "a man of his word".', "Anna Reed"),
    ('Anna Reed left the room, adding that it had been "a long and bitter night".', "Anna Reed"),
    ('Anna Reed met Tom Hale before telling reporters: "We are ready to begin."', "Anna Reed"),
    ('Anna Reed said Tom Hale was "a man of his word".', "Anna Reed"),
    ('Anna Reed said that Tom Hale had been "asleep at the wheel".', "Anna Reed"),
    ('"Tom Hale was asleep at the wheel," Anna Reed said.', "Anna Reed"),
    ('"Tom Hale never called me," said Anna Reed.', "Anna Reed"),
    ('Anna Reed said she was "deeply sorry" for the delay.', "Anna Reed"),
    ('The council, Anna Reed said, was "asleep at the wheel".', "Anna Reed"),
    ('When Tom Hale arrived, Anna Reed said: "We are ready to begin."', "Anna Reed"),
    ('After a speech by Tom Hale, Anna Reed said the town was "on its knees".', "Anna Reed"),
    ('Tom Hale was shouting as Anna Reed said: "We are ready to begin."', "Anna Reed"),
    ('Asked about Tom Hale, Anna Reed said: "We are ready to begin."', "Anna Reed"),
    ('Anna Reed, asked about the delay, said: "We are ready to begin."', "Anna Reed"),
    ('NORTHBY — Anna Reed said on Monday that the bridge was "close to collapse".', "Anna Reed"),
]

PARTS = [
    ('"The bridge," said Anna Reed, "will open in May."', "Anna Reed"),
    ('"We are ready," Anna Reed said. "The bridge will open in May."', "Anna Reed"),
    ('"We are ready," Anna Reed said, adding: "The bridge will open in May."', "Anna Reed"),
    ('Anna Reed called the plan "a waste of money" and "an insult".', "Anna Reed"),
    ('Anna Reed said the plan was "a waste of money" that would "ruin the town".', "Anna Reed"),
    (
        'Anna Reed spoke to the council. "We are ready to begin the work," she said.',
        "Anna Reed",
    ),
    ('"We are ready. The work begins today. It will be hard," Anna Reed said.', "Anna Reed"),
]

TWO_SPEAKERS = [
    (
        '"We are ready," said Anna Reed. "You are not," said Tom Hale.',
        ["Anna Reed", "Tom Hale"],
    ),
    (
        'Anna Reed said the plan was "a waste of money", but Tom Hale called it "a bargain".',
        ["Anna Reed", "Tom Hale"],
    ),
    (
        'Anna Reed said: "We are ready to begin."\n\nTom Hale said: "They are not ready at all."',
        ["Anna Reed", "Tom Hale"],
    ),
    (
        '"We are ready," Anna Reed said.\n\n"They are not ready at all," Tom Hale replied.',
        ["Anna Reed", "Tom Hale"],
    ),
    (
        'ANNA REED: "We are ready to begin."\n\nTOM HALE: "They are not ready at all."',
        ["ANNA REED", "TOM HALE"],
    ),
]

ACROSS_PARAGRAPHS = [
    (
        'Anna Reed told the council: "We are ready to begin the work.\n\n'
        '"It will be hard, and it will be long."',
        ["Anna Reed"],
    ),
    (
        'Anna Reed spoke of the bridge.\n\n"We are ready to begin the work," she said.',
        ["Anna Reed"],
    ),
    (
        '"We are ready to begin the work," Anna Reed said. "It will be hard."\n\n'
        '"But nobody in this town is afraid of hard work, and nobody will be."',
        ["Anna Reed", "Anna Reed", "Anna Reed"],
    ),
    (
        'Anna Reed told the council:\n\n"We are ready to begin the work, and it will be hard."',
        ["Anna Reed"],
    ),
    (
        '"We are ready to begin the work, and it will be hard."\n\n— Anna Reed, mayor of Northby',
        ["Anna Reed"],
    ),
    ('"The trams never come." — Anna Reed, Northby', ["Anna Reed"]),
    ('"The trams never come on time." - Anna Reed', ["Anna Reed"]),
    ('Anna Reed: "The trams never come on time."', ["Anna Reed"]),
]

UNNAMED = [
    ('"The bridge will open in May," a senior official said.', "official"),
    ('"The bridge will open in May," officials said.', "officials"),
    ('"The bridge will open in May," said one of the engineers.', "engineers"),
    ('A spokesman for the council said: "The bridge will open in May."', "spokesman"),
    ('According to a person close to the talks, the mayor was "furious".', "person"),
    ('Two aides to the mayor said she was "furious about the delay".', "aides"),
    ('The report said the bridge was "close to collapse".', "report"),
    ('"Go home, all of you!" the crowd chanted.', "crowd"),
    ('The newspaper called the plan "a waste of money".', "newspaper"),
    ('One neighbour, who asked not to be named, said: "The trams never come."', "neighbour"),
]

NOBODY = [
    'He has long been a member of the so-called "Gang of Four".',
    'She starred in the film "The Long Goodbye" last year.',
    'His second novel, "The Quiet Harbour", sold badly.',
    'The file was marked "secret" and locked away.',
    'They danced to "Yesterday" until the lights went out.',
    'The word "bridge" has six letters.',
    'The ship "Northern Star" sank in the harbour.',
]


def outer_speakers(document: Parsed) -> list[str]:
    """For each outer quotation its speaker's name, else the words that stand for one."""
    spoken = analysed(document)
    outer = (quotation for quotation in spoken.quotations if quotation.parent is None)
    return [spoken.name(quotation) or spoken.words(quotation) for quotation in outer]


@pytest.mark.parametrize(
    ("text", "speaker"), [*SIMPLE, *VERBS, *CALLING, *PHRASES, *CLAUSES, *PARTS]
)
def test_a_named_speaker(parsed: Parse, text: str, speaker: str) -> None:
    found = outer_speakers(parsed(text))
    assert found and all(name == speaker for name in found), found


@pytest.mark.parametrize(("text", "expected"), [*TWO_SPEAKERS, *ACROSS_PARAGRAPHS])
def test_speakers_in_order(parsed: Parse, text: str, expected: list[str]) -> None:
    assert [name.lower() for name in outer_speakers(parsed(text))] == [n.lower() for n in expected]


@pytest.mark.parametrize(("text", "word"), UNNAMED)
def test_a_source_without_a_name_is_a_mention_without_an_entity(
    parsed: Parse, text: str, word: str
) -> None:
    assert word in words(parsed(text))[0]


@pytest.mark.parametrize("text", NOBODY)
def test_scare_quotes_and_titles_are_nobodys_words(parsed: Parse, text: str) -> None:
    found = analysed(parsed(text)).quotations
    assert all(q.speaker_mention is None and q.confidence == 0 for q in found)
    assert {q.kind for q in found} <= {"scare", "title"}


PARSE_APART = [
    ('She was described by neighbours as "a quiet and gentle woman".', "neighbours"),
    (
        'The notice seen by this paper called the plan "wildly optimistic and badly costed".',
        "The notice",
    ),
    (
        'A source close to the talks said they were "going nowhere fast".',
        "A source close to the talks",
    ),
    (
        'Analysts at Pell & Sons said the results were "grim but not quite hopeless".',
        "Analysts at Pell & Sons",
    ),
    (
        'A letter in which Anna Reed calls critics "the people who never go" is for sale.',
        "Anna Reed",
    ),
]


@pytest.mark.parametrize(("text", "phrase"), PARSE_APART)
def test_the_whole_phrase_of_the_one_who_speaks(parsed: Parse, text: str, phrase: str) -> None:
    assert words(parsed(text))[:1] == [phrase]


def test_a_headline_credits_behind_a_colon(parsed: Parse) -> None:
    spoken = analysed(parsed("“There is always a way back”: Anna Reed on the crossing"))
    assert spoken.words(spoken.quotations[0]) == "Anna Reed"
    assert "colon" in spoken.quotations[0].reasons[0]


def test_a_mere_noun_behind_a_colon_is_no_credit(parsed: Parse) -> None:
    assert words(parsed("“We will not go”: the slogan of the year")) == [""]
