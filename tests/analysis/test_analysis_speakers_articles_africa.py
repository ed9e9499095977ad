"""Small articles from Nigeria, Ghana and Europe: each quotation with who said it."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "LAGOS — The Lagos State Governor, Mr Babatunde Akinwale, on Tuesday said his "
            "administration would complete the Badagry road “by the grace of God and the "
            "contractor”.\n"
            "Akinwale spoke while receiving the Oba of Ikoro, Oba Rasheed Lawal, in Alausa.\n"
            "The monarch said that his people had “waited since the time of the British”. He "
            "urged the governor to “come and sleep one night in our gutters”.\n"
            "The Commissioner for Works, Mrs Folake Adebayo-Cole, said the delay was caused by "
            "rain. “Rain does not sign contracts, but it breaks them,” she said.\n"
            "The National President of the Road Users Association, Alhaji Musa Danjuma, "
            "described the promise as “the fifth one this year”.\n"
            "Danjuma said his members would “park their lorries at the Government House” if "
            "nothing was done.",
            [
                "Babatunde Akinwale",
                "Rasheed Lawal",
                "Rasheed Lawal",
                "Folake Adebayo-Cole",
                "Musa Danjuma",
                "Musa Danjuma",
            ],
            id="road",
        ),
        pytest.param(
            "ABUJA — The Economic and Financial Crimes Commission (EFCC) has arraigned a former"
            " director of the pensions board, Chief Emeka Nwosu-Obi.\n"
            "The EFCC said in a statement that Nwosu-Obi had “diverted what belonged to "
            "widows”.\n"
            "His counsel, Mr Tunde Bakare-Smith (SAN), told the court that the charge was “a "
            "fishing trip without a net”.\n"
            "The prosecutor, Barrister Hauwa Suleiman, opposed bail. “My lord, the defendant "
            "has three passports,” she said.\n"
            "Justice Ibrahim Garba granted it all the same. He warned the defendant that “the "
            "door swings both ways”.\n"
            "Outside the court the wife of the accused, Ngozi, wept. “My husband is not a "
            "thief,” she said.\n"
            "The commission’s spokesman, Wilson Etim, said the agency was “ready for trial "
            "tomorrow morning”.",
            [
                "Economic and Financial Crimes Commission",
                "Tunde Bakare-Smith",
                "Hauwa Suleiman",
                "Ibrahim Garba",
                "Ngozi",
                "Wilson Etim",
            ],
            id="trial",
        ),
        pytest.param(
            "KANO — Residents of Sabon Layi woke on Sunday to find the market gone.\n"
            "“I left it on Saturday evening with forty bags of rice,” said a trader, Malam Sani"
            " Bello. “I met ashes.”\n"
            "A woman who identified herself as Hajiya Binta said that her shop had been “there "
            "since Shagari”.\n"
            "The Director of the State Fire Service, Engr. Hassan Ahmad-Muhammad, said the call"
            " came “after the fire had already eaten half”.\n"
            "He blamed the traders. “They built on the road,” the director said.\n"
            "Bello disagreed. “There was no road,” he said. “There was a promise of a road.”\n"
            "A lawmaker representing the area, Hon. Aisha Gwarzo, pledged to “rebuild every "
            "stall”. She gave no date.",
            [
                "Sani Bello",
                "Sani Bello",
                "Binta",
                "Hassan Ahmad-Muhammad",
                "Hassan Ahmad-Muhammad",
                "Sani Bello",
                "Sani Bello",
                "Aisha Gwarzo",
            ],
            id="market",
        ),
        pytest.param(
            "The vice chancellor of the University of Ikot, Prof. Uduak Bassey, has denied that"
            " lecturers sold marks.\n"
            "Bassey told journalists on Thursday that the claim was “wicked and without "
            "foundation”. She said the university had “zero tolerance for such things”.\n"
            "But the chairman of the students’ union, Comrade Tamuno George, said he had “the "
            "receipts”. George said a lecturer had asked him for N50,000.\n"
            "“I told him my father is a fisherman,” he said. “He told me to bring fish.”\n"
            "The lecturer, Dr Ibim Hart, said the student was “a liar and a truant”. Dr Hart "
            "said he would sue.\n"
            "The vice chancellor promised an inquiry. “If there is fish, we will find it,” the "
            "professor said.",
            [
                "Uduak Bassey",
                "Uduak Bassey",
                "Tamuno George",
                "Tamuno George",
                "Tamuno George",
                "Ibim Hart",
                "Uduak Bassey",
            ],
            id="university",
        ),
        pytest.param(
            "Protesters and police blamed each other on Wednesday for the night of violence in "
            "Port Selwyn.\n"
            "Police Commissioner Ama Darko said that her officers had “shown the patience of "
            "saints”. But Kwesi Appiah, the lawyer for the protesters, said they had “shown the"
            " patience of wasps”.\n"
            "“They came in from three sides,” he said. “My clients had nowhere to run.”\n"
            "Darko denied it. “There was a road out, and he knows it,” she said of the lawyer.\n"
            "One protester, Akosua, 22, said a policeman had pulled her hair. The officer, she "
            "said, had “laughed about it”.\n"
            "A second, who gave his name as Yaw, said he was “hit with the flat of a shield”.\n"
            "The interior minister, Kojo Mensah-Bonsu, appealed for calm. He said he had spoken"
            " to both sides. “Neither of them wanted to speak to me,” he said.",
            [
                "Ama Darko",
                "Kwesi Appiah",
                "Kwesi Appiah",
                "Kwesi Appiah",
                "Ama Darko",
                "Akosua",
                "Yaw",
                "Kojo Mensah-Bonsu",
            ],
            id="riot",
        ),
        pytest.param(
            "Abuja – The Senate on Wednesday threw out a bill to move the capital back to "
            "Lagos.\n"
            "Sponsor of the bill, Senator Dapo Ogunleye (APC, Lagos West), told his colleagues "
            "that Abuja was “a city of visitors”.\n"
            "Senate President Ahmed Lawan-Bako asked him to sit down. “Distinguished colleague,"
            " you are a visitor to the point,” he said, to laughter.\n"
            "Senator Grace Ekong (PDP, Akwa Ibom South) described the bill as “nostalgia in a "
            "gown”.\n"
            "Ogunleye, who spoke to newsmen afterwards, said he would bring it again. “Rome was"
            " not moved in a day,” the lawmaker said.\n"
            "Ekong replied on Facebook that Rome “was not moved at all”.\n"
            "A civil society group, Stay Put Nigeria, hailed the vote. Its convener, Barr. "
            "Nneka Uzor, said the senators had “for once read the map”.",
            [
                "Dapo Ogunleye",
                "Ahmed Lawan-Bako",
                "Grace Ekong",
                "Dapo Ogunleye",
                "Grace Ekong",
                "Nneka Uzor",
            ],
            id="capital",
        ),
        pytest.param(
            "The nationalist Dawn of Arvenia newspaper has been fined for a cartoon of the "
            "president.\n"
            "The judge, Elena Morozescu, said the drawing was “beneath contempt”. The paper’s "
            "editor, Viktor Hraban, said he would appeal. “We will draw it bigger,” he said.\n"
            "A reporter at the paper, who asked to be called Mila, said the staff were “proud "
            "and broke”.\n"
            "Reporters Without Fear, a press group, called the ruling “a gag”. The group’s "
            "director for Europe, Claire d’Aubigny, said that it had “no place in a union of "
            "free nations”.\n"
            "President Stanislav Koren has not spoken of the case. A source close to Koren said"
            " that he “laughed when he saw it”.\n"
            "Hraban did not believe it. “He has not laughed since 1997,” the editor said.",
            [
                "Elena Morozescu",
                "Viktor Hraban",
                "Mila",
                "Reporters Without Fear",
                "Claire d’Aubigny",
                "A source close to Koren",
                "Viktor Hraban",
            ],
            id="newspaper",
        ),
        pytest.param(
            "Researchers have accused a museum in Leiden of sitting on stolen bones.\n"
            "The historian Kwabena Asante-Boahen wrote that the skulls were “taken at "
            "gunpoint”. The anatomist Lise van der Wal signed the letter too.\n"
            "The museum’s director, Joost ter Braak, said he was “not in the business of hiding"
            " things”. Van der Wal said that was “exactly his business”.\n"
            "“I asked him for the register in 2019,” she said. “He sent me a postcard.”\n"
            "Ter Braak denied this. “It was a catalogue,” he said.\n"
            "Ghana’s ambassador to the Netherlands, Francisca Ashietey, said that her "
            "government would “wait no longer”. The ambassador said she had seen the list. "
            "Asante-Boahen called it “a list of grandfathers”.",
            [
                "Kwabena Asante-Boahen",
                "Joost ter Braak",
                "Lise van der Wal",
                "Lise van der Wal",
                "Lise van der Wal",
                "Joost ter Braak",
                "Francisca Ashietey",
                "Kwabena Asante-Boahen",
            ],
            id="museum",
        ),
        pytest.param(
            "JOHANNESBURG — A striking miner told the commission on Thursday how he hid under a"
            " dead friend for two hours.\n"
            "Themba Nkosi said that the police “were laughing when they reloaded”. Advocate "
            "Willem Botha, for the police, put it to him that he was lying.\n"
            "“Were you under him?” Nkosi asked. “Then you do not know.”\n"
            "The chair, retired judge Nomvula Dlamini, told Botha to “mind his tone”. The "
            "advocate apologised.\n"
            "Sergeant Pieter van Wyk, who led the platoon, will testify next week. In his "
            "statement Van Wyk says that he “saw guns, and then smoke, and then nothing”.\n"
            "Nkosi’s wife, Lindiwe, said outside that her husband still slept on the floor. “He"
            " says the bed is too high to hide,” she said.",
            [
                "Themba Nkosi",
                "Themba Nkosi",
                "Themba Nkosi",
                "Nomvula Dlamini",
                "Pieter van Wyk",
                "Lindiwe",
            ],
            id="miner",
        ),
    ],
)
def test_each_quotation_is_shown_with_who_said_it(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert speakers(parsed(text)) == shown
