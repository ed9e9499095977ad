"""Small articles from America: each quotation with who said it."""

from __future__ import annotations

import pytest
from speaking_support import Parse, speakers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "PORTLAND — The mayor and the police chief stood side by side on Tuesday, and "
            "agreed on very little.\n"
            "Mayor Teresa Quill said the protest had been “peaceful until the first canister”. "
            "Chief Raymond Stokes said his officers “took rocks for an hour.”\n"
            "“I was there, Ray,” the mayor said, turning to him.\n"
            "Stokes shook his head. “So was I,” he said.\n"
            "City Councilwoman Joan Hardesty-Bell, a Democrat, called for an inquiry. “We need "
            "names,” she said. “We need dates.”\n"
            "Police union president Daryl Turnbull said the council was “looking for a "
            "scapegoat.” He said the chief had his “full support.”\n"
            "A protester who gave her name only as Jules said she had been “just standing there"
            " with a sign.”",
            [
                "Teresa Quill",
                "Raymond Stokes",
                "Teresa Quill",
                "Raymond Stokes",
                "Joan Hardesty-Bell",
                "Joan Hardesty-Bell",
                "Daryl Turnbull",
                "Daryl Turnbull",
                "Jules",
            ],
            id="protest",
        ),
        pytest.param(
            "WASHINGTON — Sen. Hank Dorsey of Ohio will not seek re-election, he said Friday, "
            "ending a career of 30 years.\n"
            "“It is time to go home and fix the fence,” the Republican said in a statement.\n"
            "His colleague Sen. Maria Lopez-Grant, D-N.M., called him “the last of the "
            "grown-ups.” She said the two had “never agreed on a bill and never raised a "
            "voice.”\n"
            "Gov. Pete Hollis will name a successor. A spokesman for Hollis, Jeremy Katz, said "
            "the governor “will take his time.”\n"
            "Dorsey’s chief of staff, Ellen Park, told reporters that the senator had made up "
            "his mind at Christmas. “He came back from the lake and said that was it,” she "
            "said.\n"
            "Lawyers for Dorsey, who faces an ethics complaint, said it played “no part "
            "whatsoever.”\n"
            "“None,” said one of them, Saul Wachter.",
            [
                "Hank Dorsey",
                "Maria Lopez-Grant",
                "Maria Lopez-Grant",
                "Jeremy Katz",
                "Ellen Park",
                "Lawyers for Dorsey",
                "Saul Wachter",
            ],
            id="senator",
        ),
        pytest.param(
            "The Navy has relieved the captain of a destroyer that ran aground off Guam in May.\n"
            "Navy Cmdr. Bruce Whitaker was removed on Thursday because of a “loss of "
            "confidence,” said Navy spokesman Lt. Cmdr. Adam Cole.\n"
            "Cole said that the ship was “back at sea.” He would not say more.\n"
            "Pentagon press secretary Rear Adm. Linda Forsythe said the Navy “holds its "
            "officers to account.”\n"
            "Whitaker’s lawyer, retired Marine Col. Gary Metcalf, said that his client had been"
            " “thrown over the side.” “He warned them about the charts,” Metcalf said. “Nobody "
            "listened to him.”\n"
            "Rep. Dan Orozco, who sits on the House Armed Services Committee, said he would ask"
            " for the charts. “If the commander is right, somebody else should go,” he said.",
            [
                "Adam Cole",
                "Adam Cole",
                "Linda Forsythe",
                "Gary Metcalf",
                "Gary Metcalf",
                "Gary Metcalf",
                "Dan Orozco",
            ],
            id="destroyer",
        ),
        pytest.param(
            "Nora Kim-Sandoval was 19 when she opened her first restaurant. She is 64 now, and "
            "still in the kitchen.\n"
            "“People ask me when I will stop,” she said. “I ask them when they will stop "
            "eating.”\n"
            "Her son, Daniel, runs the front. He says his mother is “a general without an "
            "army.”\n"
            "His sister Mia, who keeps the books, disagrees. “She has an army,” Mia said. “It "
            "is us.”\n"
            "On a recent night the critic Paul Ferrante ate alone at the bar. Ferrante, who "
            "once called the place “a temple of the dumpling,” said it had only got better.\n"
            "“You taste the sixty years,” he said.",
            [
                "Nora Kim-Sandoval",
                "Nora Kim-Sandoval",
                "Daniel",
                "Mia",
                "Mia",
                "Paul Ferrante",
                "Paul Ferrante",
            ],
            id="restaurant",
        ),
        pytest.param(
            "The state’s new Secretary of Education, Gloria Benning, faced her first hearing on"
            " Wednesday.\n"
            "State Sen. Rob Tully, a Republican from Cedar Falls, asked her why the scores had "
            "dropped. “Because we stopped teaching reading,” she said.\n"
            "Tully said that was “a remarkable thing for a secretary to admit.”\n"
            "“I was hired to say remarkable things,” Benning shot back.\n"
            "Sen. Alice Yoon, the panel’s chair, said she was “charmed.” But Yoon warned that "
            "charm “does not buy books.”\n"
            "Supporters of Benning clapped from the gallery. One of them, a teacher named Fred "
            "Osgood, said it was “about time.”",
            [
                "Gloria Benning",
                "Rob Tully",
                "Gloria Benning",
                "Alice Yoon",
                "Alice Yoon",
                "Fred Osgood",
            ],
            id="hearing",
        ),
        pytest.param(
            "NEW YORK — The actress Marisa Thorne and her former husband, the director Paul "
            "Devane, settled their lawsuit on Tuesday.\n"
            "Ms. Thorne said through a lawyer that she was “relieved.” Mr. Devane said he "
            "wished her “nothing but sleep.”\n"
            "Her lawyer, Anita Gold, said the terms were private. His lawyer said they were "
            "“generous.”\n"
            "“She never wanted the house,” Ms. Gold said. “She wanted the dog.”\n"
            "The judge, Harold Finch, had urged the pair to settle. He told them in March that "
            "the case was “costing more than the film.”\n"
            "A friend of the director’s, who asked not to be named, said that Mr. Devane was "
            "“already in Mexico.”\n"
            "Ms. Thorne’s mother, the singer Dolores Vane, was less discreet. “Good riddance,” "
            "she said.",
            [
                "Marisa Thorne",
                "Paul Devane",
                "His lawyer",
                "Anita Gold",
                "Anita Gold",
                "Harold Finch",
                "A friend of the director",
                "Dolores Vane",
            ],
            id="divorce",
        ),
        pytest.param(
            "CHICAGO — The cellist Ines Weatherby walked out of a concert on Saturday after a "
            "telephone rang for the third time.\n"
            "“I told them the next one would be the last, and it was,” she said.\n"
            "The conductor, Yannick Roth, finished without her. Roth said he was “not angry, "
            "only surprised.” The Swiss said that he would ask her back.\n"
            "The telephone belonged to Edgar Mott, a dentist, who said he was “mortified.” His "
            "wife, Carla, said he should be.\n"
            "“I told him to leave it in the car,” she said. “He said what if a tooth calls.”",
            [
                "Ines Weatherby",
                "Yannick Roth",
                "Edgar Mott",
                "Carla",
                "Carla",
            ],
            id="cellist",
        ),
        pytest.param(
            "DALLAS — A jury took 40 minutes on Monday to clear a nurse accused of stealing "
            "morphine.\n"
            "Latoya Briggs wept as the verdict was read. “I told my kids I’d be home for "
            "dinner,” she said. “I’m going to be home for dinner.”\n"
            "Prosecutor Wade Hollander said he was “disappointed but not bitter.” Briggs’s "
            "attorney, Miriam Katz, was both.\n"
            "“They had a broken lock and a Black nurse,” Katz said. “That was the case.”\n"
            "Hollander called the remark “beneath her.” He said that the evidence had been "
            "“there for all to see.”\n"
            "The foreman, retired plumber Gus Olander, saw it differently. “There wasn’t any,” "
            "he said.",
            [
                "Latoya Briggs",
                "Latoya Briggs",
                "Wade Hollander",
                "Miriam Katz",
                "Miriam Katz",
                "Wade Hollander",
                "Wade Hollander",
                "Gus Olander",
            ],
            id="jury",
        ),
        pytest.param(
            "SACRAMENTO, Calif. (AP) — Gov. Dana Pruitt signed a bill Friday that will let "
            "farmers sell water across county lines.\n"
            "Pruitt, a Democrat, called it “a plumbing bill with a soul.” Assemblyman Chad "
            "Winslow, R-Fresno, said it was “a robbery with a ribbon on it.”\n"
            "“She is taking from the Valley to fill swimming pools,” the Republican said.\n"
            "The governor’s office pointed to a study by Stanford economist Wei-Lin Zhao. In "
            "it, Zhao wrote that the bill “moves water from where it is wasted to where it is "
            "wanted.”\n"
            "Winslow said the professor “has never met a peach.”\n"
            "Zhao, reached by phone, laughed. “I grew up on a peach farm,” she said. “Tell him "
            "to call me.”",
            [
                "Dana Pruitt",
                "Chad Winslow",
                "Chad Winslow",
                "Wei-Lin Zhao",
                "Chad Winslow",
                "Wei-Lin Zhao",
                "Wei-Lin Zhao",
            ],
            id="water",
        ),
        pytest.param(
            "OTTAWA — Immigration Minister Chantal Lefebvre told MPs on Monday that the backlog"
            " would be gone by spring.\n"
            "“I have heard that before, and so has the snow,” Conservative critic Randeep Gill "
            "shot back.\n"
            "Ms. Lefebvre said Mr. Gill’s party had “cut the staff and then counted the files.”"
            " The Bloc Québécois’s Jean-Marc Tremblay called both of them “tourists in their "
            "own department.”\n"
            "Speaker Winona Bearchief asked for order. “I can hear the interpreters crying,” "
            "she said.\n"
            "Outside the House, a refugee from Eritrea, Selam Tesfay, said she had waited six "
            "years. “My son was two,” she said. “Now he corrects my English.”\n"
            "Her lawyer, Max Oster, said the minister was “a decent person with a broken "
            "machine.”",
            [
                "Randeep Gill",
                "Chantal Lefebvre",
                "Jean-Marc Tremblay",
                "Winona Bearchief",
                "Selam Tesfay",
                "Selam Tesfay",
                "Max Oster",
            ],
            id="backlog",
        ),
    ],
)
def test_each_quotation_is_shown_with_who_said_it(
    parsed: Parse, text: str, shown: list[str]
) -> None:
    assert speakers(parsed(text)) == shown
