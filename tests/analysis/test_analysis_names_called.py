"""What people call themselves, and names of bodies in a frame of common nouns."""

from __future__ import annotations

import pytest
from speaking_support import Parse, names, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "A man calling himself Ivan Ivan wrote that “the town deserves to know”.",
            ["Ivan Ivan"],
        ),
        (
            "A user going by the handle Nachtfalter wrote: “They knew it all along.”",
            ["Nachtfalter"],
        ),
        (
            "An economist named Harold Wexler said the plan was “not worth the paper it is "
            "written on”.",
            ["Harold Wexler"],
        ),
        (
            "A retired teacher who gave her name as Joan said the noise was “like a train in "
            "the kitchen”.",
            ["Joan"],
        ),
        (
            "“I ran for the door,” said a man who said his name was Pavel.",
            ["Pavel"],
        ),
        (
            "“I lost everything,” said a shopkeeper who identified himself as Abdul.",
            ["Abdul"],
        ),
        (
            "A farmer called Tom Riddock told the paper it was “the driest year I can remember”.",
            ["Tom Riddock"],
        ),
        (
            "A blogger known as Saltmarsh wrote that the mayor was “a stranger to the truth”.",
            ["Saltmarsh"],
        ),
        (
            "“We were never asked,” said one resident, who would only give her first name, Agnes.",
            ["Agnes"],
        ),
        (
            "A caller by the name of Derek said the trains were “a disgrace”.",
            ["Derek"],
        ),
        (
            "A woman who identified herself only as Mercy said the soldiers “took the goats and"
            " left”.",
            ["Mercy"],
        ),
        (
            "A Twitter user named Kestrel posted: “This is not what we voted for.”",
            ["Kestrel"],
        ),
        (
            "A student, who asked to be called Lin, said the exam was “a lottery”.",
            ["Lin"],
        ),
        (
            "“He never came back,” said a neighbour, who gave his name only as Musa.",
            ["Musa"],
        ),
        (
            "A hacker calling herself Moth told the site it was “child’s play”.",
            ["Moth"],
        ),
        (
            "“I saw a red car,” said a woman named Doreen.",
            ["Doreen"],
        ),
        (
            "A man giving his name as Luka said the border was “open if you pay”.",
            ["Luka"],
        ),
        (
            "A soldier who goes by the call sign Raven said the drones were “like mosquitoes”.",
            ["Raven"],
        ),
        (
            "A pensioner, who wished to be known only as Edith, said the bill was “wicked”.",
            ["Edith"],
        ),
        (
            "The boy said his name was Tariq. “We walked for nine days,” the boy said.",
            ["Tariq"],
        ),
        (
            "A poster with the username Gullwing42 wrote: “They are lying to you.”",
            ["Gullwing42"],
        ),
        (
            "An 18-year-old student named Priya said she was “sick of waiting”.",
            ["Priya"],
        ),
        (
            "One of the strikers, a welder called Hugh Bannerman, said pay was “a joke”.",
            ["Hugh Bannerman"],
        ),
        (
            "A group calling itself Free Harbour said the port was “ours by right”.",
            ["Free Harbour"],
        ),
    ],
)
def test_whoever_gives_a_name_is_shown_with_it(parsed: Parse, text: str, shown: list[str]) -> None:
    assert names(parsed(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "A woman who declined to give her name said the flat was “freezing”.",
            ["A woman"],
        ),
    ],
)
def test_whoever_gives_no_name_is_shown_as_told(parsed: Parse, text: str, shown: list[str]) -> None:
    document = parsed(text)
    assert names(document) == [""] * len(shown)
    assert words(document) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The state-run Harbour Times tabloid said that the talks were “a waste of breath”.",
            ["Harbour Times"],
        ),
        (
            "The left-leaning Northern Courier newspaper wrote that the vote was “a blow for "
            "the mayor”.",
            ["Northern Courier"],
        ),
        (
            "The Tidewater medical journal called the finding “the first of its kind”.",
            ["Tidewater"],
        ),
        (
            "The state-backed TVN channel reported that “no shots were fired”.",
            ["TVN"],
        ),
        (
            "The Marrow & Pell law firm said it was “confident of the outcome”.",
            ["Marrow & Pell"],
        ),
        (
            "The pro-government Dawn Herald daily noted that “the crowds were small”.",
            ["Dawn Herald"],
        ),
        (
            "The Helsinki-based Baltic Watch think tank said the fleet was “at its weakest for "
            "decades”.",
            ["Baltic Watch"],
        ),
        (
            "The Green Shore charity said the spill was “the worst in a generation”.",
            ["Green Shore"],
        ),
        (
            "The Kestrel Energy company said the pipe was “sound in every respect”.",
            ["Kestrel Energy"],
        ),
        (
            "Russia’s Kommer newspaper reported that the ship was “still afloat”.",
            ["Kommer"],
        ),
        (
            "The respected Gull & Tern science magazine called it “a leap in the dark”.",
            ["Gull & Tern"],
        ),
        (
            "The Saltmarsh brewery chain said it had “no choice”.",
            ["Saltmarsh"],
        ),
        (
            "The Belmarsh news agency said two ships were “lost with all hands”.",
            ["Belmarsh"],
        ),
        (
            "The Orrin advocacy group called the ruling “cruel”.",
            ["Orrin"],
        ),
        (
            "Every Arsenal supporter knows it was “offside by a mile”, said Tom Reed.",
            ["Tom Reed"],
        ),
    ],
)
def test_a_body_is_shown_by_its_name_without_what_it_is(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert names(parsed(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "One Fund for Fairness ad argues that the senator “sold out the valley”.",
            ["One Fund"],
        ),
        (
            "Another Ohio Democrat said the plan was “doomed from the start”.",
            ["Another Ohio Democrat"],
        ),
        (
            "This Merkel look-alike told the crowd “I am only here for the cake”.",
            ["This Merkel look-alike"],
        ),
        (
            "A senior Labour National Executive Committee member said the row was “getting silly”.",
            ["A senior Labour National Executive Committee member"],
        ),
        (
            "One Senate Republican aide called the letter “a stunt”.",
            ["One Senate Republican aide"],
        ),
        (
            "A former Goldman Sachs banker said the figures were “pure fantasy”.",
            ["A former Goldman Sachs banker"],
        ),
        (
            "A Northby United fan said it was “the worst match in years”.",
            ["A Northby United fan"],
        ),
        (
            "A senior Foreign Office source said the envoy was “out of his depth”.",
            ["A senior Foreign Office source"],
        ),
        (
            "A Boeing executive said the delay was “a matter of weeks”.",
            ["A Boeing executive"],
        ),
        (
            "A local Conservative councillor called it “madness on stilts”.",
            ["A local Conservative councillor"],
        ),
        (
            "A Guardian reader from Leeds wrote that it was “all very sad”.",
            ["A Guardian reader"],
        ),
        (
            "Another BBC presenter said the studio was “like a fridge”.",
            ["Another BBC presenter"],
        ),
        (
            "A second Tory backbencher called it “the end of the road”.",
            ["A second Tory backbencher"],
        ),
        (
            "One Tesla owner said the car was “a phone with wheels”.",
            ["One Tesla owner"],
        ),
        (
            "A Clinton impersonator said the wig was “hot as an oven”.",
            ["A Clinton impersonator"],
        ),
        (
            "An unnamed Reserve Bank official said rates were “where they should be”.",
            ["An unnamed Reserve Bank official"],
        ),
    ],
)
def test_one_of_several_is_not_the_body_that_tells_which(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    document = parsed(text)
    assert names(document) == [""] * len(shown)
    assert words(document) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Attorneys for Corbin said the charge was “without any merit”.",
            ["Attorneys for Corbin"],
        ),
        (
            "Supporters of Delgado called the vote “a theft in plain sight”.",
            ["Supporters of Delgado"],
        ),
        (
            "Aides to Mr Pell said the trip was “purely private”.",
            ["Aides to Mr Pell"],
        ),
        (
            "Lawyers for Ms Hartigan say she is “looking forward to her day in court”.",
            ["Lawyers for Ms Hartigan"],
        ),
        (
            "Friends of the duke said he was “in good spirits”.",
            ["Friends of the duke"],
        ),
        (
            "A spokesman for Senator Ruiz said the claim was “silly”.",
            ["A spokesman for Senator Ruiz"],
        ),
        (
            "Critics of President Banda said the law was “a gag on the press”.",
            ["Critics of President Banda"],
        ),
        (
            "Allies of Sturgess described the move as “a coup by clerks”.",
            ["Allies of Sturgess"],
        ),
        (
            "“He is innocent,” said relatives of Kwame Mensah.",
            ["relatives of Kwame Mensah"],
        ),
        (
            "A lawyer for Anna Reed said the case was “closed as far as we are concerned”.",
            ["A lawyer for Anna Reed"],
        ),
        (
            "Opponents of the bill’s author, Jane Carrow, said it was “a licence to spy”.",
            ["Opponents of the bill’s author"],
        ),
        (
            "Neighbours of Tom Hale told police he was “always polite”.",
            ["Neighbours of Tom Hale"],
        ),
        (
            "Representatives for Lena Cross said the singer was “resting at home”.",
            ["Representatives for Lena Cross"],
        ),
        (
            "Backers of Petrakis say the poll is “a blip”.",
            ["Backers of Petrakis"],
        ),
        (
            "Advisers to Governor Hollis described the cut as “surgical”.",
            ["Advisers to Governor Hollis"],
        ),
        (
            "A relative of Ann Frost said she was “gone before the ambulance came”.",
            ["A relative of Ann Frost"],
        ),
        (
            "People close to Murdo Bain say he is “done with politics”.",
            ["People close to Murdo Bain"],
        ),
        (
            "The family of Joy Adeyemi said she was “the light of the house”.",
            ["The family of Joy Adeyemi"],
        ),
        (
            "Staff at the Northby Gazette said the sale was “a knife in the back”.",
            ["Staff at the Northby Gazette"],
        ),
        (
            "Rivals of Ms Yoon whispered that she was “past it”.",
            ["Rivals of Ms Yoon"],
        ),
        (
            "A spokeswoman for Dorsey, who is on holiday, said it was “a private matter”.",
            ["A spokeswoman for Dorsey"],
        ),
        (
            "Fans of Lena Cross called the show “a miracle”.",
            ["Fans of Lena Cross"],
        ),
    ],
)
def test_those_around_somebody_are_shown_whole_and_without_a_name(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    document = parsed(text)
    assert names(document) == [""] * len(shown)
    assert words(document) == shown
