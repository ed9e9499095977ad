"""Small articles from India and Australia: each quotation with who said it."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "MUMBAI: The Bombay High Court on Thursday pulled up the civic body over the "
            "condition of the city’s roads.\n"
            "Chief Justice Arvind Deshpande and Justice Kamala Iyer heard the case.\n"
            "Senior advocate Rohit Merchant, appearing for the Brihan Municipal Corporation, "
            "said that repairs were “on a war footing”.\n"
            "“Which war?” asked Justice Iyer. She told him the corporation had “promised the "
            "same thing last July”.\n"
            "The petitioner, activist Sunita Pawar, said the order was “a small victory”. "
            "Pawar, whose brother died on the Andheri flyover in 2021, said she would “not rest"
            " till the last pothole is filled”.\n"
            "Additional municipal commissioner P. K. Velu said the corporation would comply. "
            "“We respect the court,” he said.",
            [
                "Rohit Merchant",
                "Kamala Iyer",
                "Kamala Iyer",
                "Sunita Pawar",
                "Sunita Pawar",
                "P. K. Velu",
            ],
            id="potholes",
        ),
        pytest.param(
            "NEW DELHI: Union Minister of State for Power Raghav Bhargava said on Monday that "
            "the country had “coal for 40 days”.\n"
            "The opposition was quick to respond. Congress leader Meenakshi Sinha said the "
            "minister was “living in a dream”. “Let him come and sit in my house in Patna "
            "without a fan,” she said.\n"
            "BJP spokesperson Anil Tandon hit back, saying Sinha had “forgotten the blackouts "
            "of her own party’s rule”.\n"
            "Bhargava later tweeted that he had been “quoted out of context”.\n"
            "Prof Latha Krishnan of the Indian Institute of Energy told PTI that both were "
            "wrong. “The coal is there, the wagons are not,” she said.\n"
            "Shri Bhargava’s office did not respond. A senior railway official, who did not "
            "wish to be named, said the wagons were “somewhere between Dhanbad and heaven”.",
            [
                "Raghav Bhargava",
                "Meenakshi Sinha",
                "Meenakshi Sinha",
                "Anil Tandon",
                "Raghav Bhargava",
                "Latha Krishnan",
                "A senior railway official",
            ],
            id="coal",
        ),
        pytest.param(
            "KOCHI: When the water came, Mary Thomas took her mother and the goat.\n"
            "“The goat walked faster,” she says. Her neighbour Abdul Rahman had already tied "
            "his boat to the church.\n"
            "Rahman, a fisherman, made 22 trips that night. “I did not count,” he says. “My "
            "wife counted.”\n"
            "His wife, Fathima, says she “counted to keep from crying”.\n"
            "The collector, S. Divya, IAS, has put both of them up for a medal. She calls "
            "Rahman “the quietest man in Kerala”.\n"
            "Mary’s mother, Annamma, who is 88, wants something else. “Give him a new engine,” "
            "she says. “A medal does not float.”",
            [
                "Mary Thomas",
                "Abdul Rahman",
                "Abdul Rahman",
                "Fathima",
                "S. Divya",
                "Annamma",
                "Annamma",
            ],
            id="flood",
        ),
        pytest.param(
            "CHENNAI: Twelve years after his son drowned, R. Muthuvel still walks to the beach "
            "each evening.\n"
            "“The sea owes me an answer,” the 68-year-old says.\n"
            "His daughter-in-law, Selvi, walks with him. She says that he “talks to the water”.\n"
            "Selvi remarried in 2018. Her husband, Prakash, an auto driver, says the old man is"
            " “more father to me than my own”.\n"
            "“He taught me to mend nets,” says Prakash. “I cannot mend a net to this day.”\n"
            "Muthuvel laughs at this. “He has the hands of a clerk,” he says.\n"
            "The district’s fisheries officer, J. Josephine, says the family is “what the coast"
            " is made of”.",
            [
                "R. Muthuvel",
                "Selvi",
                "Prakash",
                "Prakash",
                "Prakash",
                "R. Muthuvel",
                "J. Josephine",
            ],
            id="beach",
        ),
        pytest.param(
            "HYDERABAD: The Telangana government has cancelled the licence of a school where 31"
            " children fell ill after lunch.\n"
            "Education Minister K. Sudhakar Rao said the kitchen was “not fit for cattle”. The "
            "principal, Sister Philomena, said the rice had come from the state itself.\n"
            "“We cooked what they sent,” she said. “I ate it too.”\n"
            "Rao called that “a cheap excuse”. But his own secretary, Vani Prasad, IAS, "
            "admitted that the sacks were “two monsoons old”.\n"
            "A parent, Mohammed Iqbal, whose daughter Sana is in hospital, said no one had "
            "called him. “My daughter is nine,” Mr Iqbal said. “She asks me if the minister has"
            " eaten the rice.”\n"
            "Dr Sujatha Menon of the Gandhi Hospital said the girl was “out of danger”.",
            [
                "K. Sudhakar Rao",
                "Philomena",
                "Philomena",
                "K. Sudhakar Rao",
                "Vani Prasad",
                "Mohammed Iqbal",
                "Mohammed Iqbal",
                "Sujatha Menon",
            ],
            id="school lunch",
        ),
        pytest.param(
            "The premier of the day is never short of a line, and on Wednesday Kath Brannigan "
            "had two.\n"
            "“You can have the stadium or you can have the hospital,” she told a lunch in "
            "Hobart. “You can’t have a bet each way.”\n"
            "Opposition Leader Jai Petrakis said the Premier had “finally said the quiet bit "
            "out loud”. Mr Petrakis said he would build both.\n"
            "“He’d build a bridge to Antarctica if there was a seat in it,” Ms Brannigan said.\n"
            "Greens MP Saskia Wong called the pair of them “two blokes fighting over a "
            "barbecue, and one of them’s a sheila”. Dr Wong, a paediatrician, said the wards "
            "were “bursting”.\n"
            "The Australian Medical Association’s Tasmanian president, Associate Professor "
            "Hamish Lowe, said: “Build the bloody hospital.”",
            [
                "Kath Brannigan",
                "Kath Brannigan",
                "Jai Petrakis",
                "Kath Brannigan",
                "Saskia Wong",
                "Saskia Wong",
                "Hamish Lowe",
            ],
            id="stadium",
        ),
        pytest.param(
            "Rescuers have found a missing bushwalker alive after nine days in the Budawang "
            "ranges.\n"
            "Acting Superintendent Gavin Teague said Noel Rich, 73, was “dehydrated, sunburnt "
            "and swearing”.\n"
            "“He asked for a beer before he asked for his missus,” Supt Teague said.\n"
            "Mr Rich’s wife, Beverley, said she had never lost hope. “He’s too stubborn to "
            "die,” she said.\n"
            "Rich says that he drank from a creek and ate ants. “They taste of lemon,” he says.\n"
            "Dr Priyanka Nadkarni, who treated him in Nowra, said the 73-year-old was "
            "“remarkably well”. She told him not to do it again. “No worries,” he replied.",
            [
                "Gavin Teague",
                "Gavin Teague",
                "Beverley",
                "Noel Rich",
                "Priyanka Nadkarni",
                "Noel Rich",
            ],
            id="bushwalker",
        ),
        pytest.param(
            "Farmers in the Riverina say the water buyback will kill their towns.\n"
            "Third-generation irrigator Sally Hope said her family had “paid for every drop "
            "twice”. Hope claims that the department “would not know a rice crop from a lawn”.\n"
            "Water Minister Tanya Petrov told ABC Radio she had “all the sympathy in the "
            "world”, but the river had to live too. “If the river dies, so does the rice,” she "
            "said.\n"
            "National Farmers’ Federation chief executive Tony Marr said the minister was "
            "“reading from an old script”.\n"
            "Ms Hope’s father, Reg, 81, has seen it all before. “They come, they buy, they go,”"
            " he said.\n"
            "Professor of Hydrology Ingrid Falk, of the University of Wagga, said both sides "
            "were “arguing about last century’s rain”.",
            [
                "Sally Hope",
                "Sally Hope",
                "Tanya Petrov",
                "Tanya Petrov",
                "Tony Marr",
                "Reg",
                "Ingrid Falk",
            ],
            id="irrigators",
        ),
        pytest.param(
            "Sydney — A koala that stole a surfboard has been named Kelly.\n"
            "The board’s owner, Drew Nolan, said that the animal “just climbed on like it had a"
            " booking”. He swam after it.\n"
            "Nolan’s girlfriend, Steph, filmed it all. “I was laughing too hard to hold the "
            "phone,” she said.\n"
            "Wildlife officer Robin Achterberg said koalas could swim but “prefer not to”. "
            "Achterberg said she had never seen one surf. “It’s a first for me,” the ranger "
            "said.\n"
            "Nolan wants the board back. Steph doesn’t. “Let her keep it,” she said. “She’s "
            "better than he is.”",
            [
                "Drew Nolan",
                "Steph",
                "Robin Achterberg",
                "Robin Achterberg",
                "Steph",
                "Steph",
            ],
            id="koala",
        ),
        pytest.param(
            "MELBOURNE: Bluebirds coach Trent Mackie has refused to apologise for calling a "
            "rival’s ground a paddock.\n"
            "“It’s a paddock,” Mackie said on Thursday. “I’ve seen cows refuse it.”\n"
            "Kestrels president Maureen Duffy said the coach was “welcome to stay home”. Duffy,"
            " whose late husband laid the turf, said she had taken it “personally, and I’ll "
            "take it personally on Saturday”.\n"
            "Kestrels skipper Tomasi Vuna said that his team had pinned the quote to the wall. "
            "“We don’t need it, but it’s nice to have something to read,” the Fijian said.\n"
            "Bluebirds ruckman Oskar Lindqvist, 22, tried to make peace. “It is a very good "
            "paddock,” the Swede said.\n"
            "His coach was unmoved. “He’s young,” Mackie said.",
            [
                "Trent Mackie",
                "Trent Mackie",
                "Maureen Duffy",
                "Maureen Duffy",
                "Tomasi Vuna",
                "Oskar Lindqvist",
                "Trent Mackie",
            ],
            id="paddock",
        ),
        pytest.param(
            "WELLINGTON: The All Blacks have dropped their captain for the Test in Dunedin.\n"
            "Coach Wiremu Parata said that leaving out Josh Faleolo was “the hardest call of my"
            " life”. Faleolo took it on the chin. “I’ve been rubbish,” Faleolo said. “My mum "
            "told me first.”\n"
            "His replacement, Tane Rangi, said it felt “like borrowing your brother’s ute”.\n"
            "Former captain Sir Colin Marsh said the coach had lost his mind. “You don’t drop a"
            " man like Josh,” Sir Colin said. “You shout at him.”\n"
            "Parata, told of this, smiled. “Colin shouted at me for eight years,” he said. “It "
            "didn’t help.”",
            [
                "Wiremu Parata",
                "Josh Faleolo",
                "Josh Faleolo",
                "Tane Rangi",
                "Colin Marsh",
                "Colin Marsh",
                "Wiremu Parata",
                "Wiremu Parata",
            ],
            id="captain",
        ),
    ],
)
def test_each_quotation_is_shown_with_who_said_it(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert speakers(parsed(text)) == shown
