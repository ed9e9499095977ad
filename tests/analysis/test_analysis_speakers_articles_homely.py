"""Small articles of everyday news from Britain: each quotation with who said it."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "Two sisters from Hull have become the first mother-to-be and midwife to meet in a "
            "lift.\n"
            "Jodie Marlow, 29, was on her way to the ward when the lift stopped. Her sister "
            "Kerry, who works on the ward, was already inside.\n"
            "“I looked at her and I knew,” Kerry said. “I told her not to push.”\n"
            "Jodie said she had “no say in the matter”. The baby, Albert, arrived at 4.12pm.\n"
            "The engineer who freed them, Gurpreet Dhillon, said he had “never had a tip like "
            "it”. He has been asked to be godfather. “I said yes before they finished,” he "
            "said.\n"
            "The hospital’s chief nurse, Alison Tate, said Ms Marlow’s sister was “a credit to "
            "the uniform”.",
            [
                "Kerry",
                "Kerry",
                "Jodie Marlow",
                "Gurpreet Dhillon",
                "Gurpreet Dhillon",
                "Alison Tate",
            ],
            id="lift",
        ),
        pytest.param(
            "Scientists at the University of Lorn have found that bees can count to five.\n"
            "“We were astonished,” said Professor Lena Dietrich, who led the study. Her "
            "co-author, Dr Samuel Oyelaran, said the bees were “better than my students”.\n"
            "The team trained 60 bees to fly to cards with dots. “Four is easy,” Dr Oyelaran "
            "said. “At six they go home.”\n"
            "Not everyone is persuaded. Marguerite Sand, a zoologist at the Tarn Institute who "
            "was not involved in the study, said that the bees might be “reading the "
            "scientists, not the dots”.\n"
            "Dietrich calls that “nonsense on wings”. Her critic, she says, “should come and be"
            " stung”.\n"
            "The paper, published in the journal Insect Mind, says that the finding “changes "
            "what we mean by number”.",
            [
                "Lena Dietrich",
                "Samuel Oyelaran",
                "Samuel Oyelaran",
                "Samuel Oyelaran",
                "Marguerite Sand",
                "Lena Dietrich",
                "Lena Dietrich",
                "The paper",
            ],
            id="bees",
        ),
        pytest.param(
            "The mother of a teenager killed by a falling crane has asked the mayor for a "
            "meeting.\n"
            "Maria Oyelowo, whose son Tobi, 17, died in Canning Road last June, said she had "
            "written to Sadie Khalid four times. “I got a leaflet,” she said.\n"
            "A spokesman for Ms Khalid said the mayor had been “deeply moved by Tobi’s story”. "
            "He said a meeting would be arranged “as soon as diaries allow”.\n"
            "“Mine is free,” Mrs Oyelowo said.\n"
            "The crane’s operator, Wren & Sons, was fined £400,000 in March. Its managing "
            "director, Charles Wren, told the court that the firm “thinks of the boy every "
            "day”.\n"
            "Tobi’s sister Ife, 14, did not believe him. “He called him Toby all through,” she "
            "said.",
            [
                "Maria Oyelowo",
                "A spokesman for Ms Khalid",
                "A spokesman for Ms Khalid",
                "Maria Oyelowo",
                "Charles Wren",
                "Ife",
            ],
            id="crane",
        ),
        pytest.param(
            "When Rose May took over the shop from Frank Young in 1988, there were eleven "
            "others in the street. There is one now.\n"
            "May says that the street “died of parking”. Young, who is 91, comes in each "
            "morning for his paper.\n"
            "“Rose overcharges me,” he says. May laughs. “Frank has not paid since March,” she "
            "says.\n"
            "Their landlord, Price Holdings, wants to turn the building into flats. Its "
            "chairman, Sir Adrian Price, says that the shop “has had a good innings”.\n"
            "Price argues that the town “needs beds, not buttons”. Young believes Sir Adrian is"
            " “a fool with a good tailor”.\n"
            "A customer called Dot, buying thread, agreed. “Where would I go?” she asked.",
            [
                "Rose May",
                "Frank Young",
                "Rose May",
                "Adrian Price",
                "Adrian Price",
                "Frank Young",
                "Dot",
            ],
            id="shop",
        ),
        pytest.param(
            "The Duke of Lorn opened the new lifeboat station at Penhallow on Saturday and fell"
            " in.\n"
            "“One did ask how deep it was,” the duke said afterwards, wrapped in a blanket. The"
            " coxswain, Jory Tregenza, said His Grace had been “a good sport about the "
            "seaweed”.\n"
            "The Duchess of Lorn said that her husband “could never resist a rope”.\n"
            "Tregenza’s daughter, Demelza, 9, handed him a towel. “He was very cold and very "
            "polite,” she said.\n"
            "A palace spokesman said the duke was “dry and well”. The local MP, Sir Desmond "
            "Pike, who had been standing behind him, denied pushing.\n"
            "“I was holding a sausage roll,” Sir Desmond said.",
            [
                "Duke of Lorn",
                "Jory Tregenza",
                "Duchess of Lorn",
                "Demelza",
                "A palace spokesman",
                "Desmond Pike",
            ],
            id="lifeboat",
        ),
        pytest.param(
            "A schoolboy who built a weather station from tins has been invited to speak at the"
            " Royal Institution.\n"
            "Femi Okonjo, 13, of Peckham, said he started “because the app was always wrong”. "
            "His teacher, Helen Strand, noticed the tins on the roof.\n"
            "“I thought somebody was smuggling beans,” Mrs Strand said.\n"
            "The meteorologist Piers Gault, who has checked the boy’s data, said they were "
            "“better than some of ours”. He has offered Femi a job.\n"
            "“I told him I have double maths on Mondays,” the teenager said.\n"
            "His grandmother, Mrs Comfort Okonjo, who brought him up, said that the boy “gets "
            "it from nobody”. “His grandfather could not read a thermometer,” she said.",
            [
                "Femi Okonjo",
                "Helen Strand",
                "Piers Gault",
                "Femi Okonjo",
                "Comfort Okonjo",
                "Comfort Okonjo",
            ],
            id="schoolboy",
        ),
    ],
)
def test_each_quotation_is_shown_with_who_said_it(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert speakers(parsed(text)) == shown
