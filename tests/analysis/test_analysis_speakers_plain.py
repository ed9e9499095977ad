"""Plain sentences that any reader understands at once: whose name stands beside each quotation."""

from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyser
from reader.annotations import Annotations
from reader.formats import read_raw

CASES: list[tuple[str, list[str | None]]] = [
    (
        (
            "Baines’s wife, the novelist Clara Baines, tweeted: “Trams are lovely. Bankruptcy "
            "is not.”"
        ),
        ["Clara Baines"],
    ),
    (
        (
            "The scheme is “viable but fragile”, according to Prof Anil Deshmukh of Leeds "
            "University. Deshmukh added that ministers “never read past page two”."
        ),
        ["Anil Deshmukh", "Anil Deshmukh"],
    ),
    (
        (
            "Helen Prior met Tom Baines on Monday. Prior’s claim that the line would be "
            "“self-financing within a decade” was called “laughable” by Baines."
        ),
        ["Helen Prior", "Tom Baines"],
    ),
    (
        (
            "An internal memo seen by this newspaper called the plan “wildly optimistic and "
            "badly costed”."
        ),
        ["internal memo"],
    ),
    (
        (
            "The Chamber of Commerce said in a statement that it “welcomes investment”. It "
            "added: “Our members want certainty.”"
        ),
        ["Chamber of Commerce", "Chamber of Commerce"],
    ),
    (
        "The plan was condemned as “a disgrace” by the opposition leader, Marta Ruiz.",
        ["Marta Ruiz"],
    ),
    ("“We are not for sale,” reads a banner outside the factory.", ["banner"]),
    (
        (
            "Ruiz, speaking to reporters outside the court, said her client had been “hung "
            "out to dry”."
        ),
        ["Ruiz"],
    ),
    (
        ("Asked whether he had regrets, Colin Fay shrugged. “None worth the breath,” he said."),
        ["Colin Fay"],
    ),
    (
        (
            "Colin Fay and his sister Ada Fay run the shop. “Nobody comes in,” said Ada. "
            "Colin disagreed. “They come at noon,” he said."
        ),
        ["Ada Fay", "Colin Fay"],
    ),
    (
        (
            "“It was a shock,” Dr Lena Moritz, a vet at the clinic, told the Evening Gazette. "
            "“The dog just stood there.”"
        ),
        ["Lena Moritz", "Lena Moritz"],
    ),
    (
        ("Quoting her late father, Moritz said: “You never sell the horse that brought you home.”"),
        ["Moritz"],
    ),
    (
        (
            "“This is a bad day for farmers,” the National Farmers’ Union (NFU) said. The NFU "
            "president, Gail Orton, called the cut “a betrayal”."
        ),
        ["National Farmers", "Gail Orton"],
    ),
    (
        "In his resignation letter, Peter Amis wrote that he had become “a distraction”.",
        ["Peter Amis"],
    ),
    ("Police said the man was “known to officers”.", ["Police"]),
    ("A police spokesman, Sgt Owen Wirth, said the man was “known to officers”.", ["Owen Wirth"]),
    (
        "Downing Street said the prime minister had “full confidence” in the minister.",
        ["Downing Street"],
    ),
    (
        (
            "The prime minister, Edith Lamb, defended the policy. The prime minister’s "
            "spokesman said the plan was “working”."
        ),
        ["prime minister’s spokesman"],
    ),
    (
        (
            "Edith Lamb became prime minister in May. “I will serve,” the prime minister said "
            "on Monday."
        ),
        ["Edith Lamb"],
    ),
    (
        (
            "The president of the club, who has been in post since 2012, said she was “tired "
            "of the noise”."
        ),
        ["The president of the club"],
    ),
    ("“Look,” Amis said, “I am not going to discuss it.”", ["Amis", "Amis"]),
    ("“I can’t believe it!” exclaimed Rosa Dent, 44.", ["Rosa Dent"]),
    ("“How,” asked Dent, “can anyone live on that?”", ["Dent", "Dent"]),
    ("Dent’s lawyer, Ivan Brook, said his client would “fight to the end”.", ["Ivan Brook"]),
    ("Dent, whose lawyer Ivan Brook sat beside her, said she would “fight to the end”.", ["Dent"]),
    ("The minister told Ivan Brook that the case was “closed”.", ["minister"]),
    ("“He told me to get out,” Dent said of the minister, Karl Vogt.", ["Dent"]),
    (
        (
            "Karl Vogt is the minister for transport. Mr Vogt said: “The line will open.” But "
            "his deputy, Mrs Vera Lund, said: “It will not.”"
        ),
        ["Karl Vogt", "Vera Lund"],
    ),
    (
        (
            "Karl Vogt and Vera Lund disagreed again on Friday. She said the line was “dead”. "
            "He said it was “asleep”."
        ),
        ["Vera Lund", "Karl Vogt"],
    ),
    ("The bank warned of “severe headwinds” in the coming year.", ["bank"]),
    (
        "Analysts at Pell & Sons described the results as “grim but not hopeless”.",
        ["Analysts at Pell & Sons"],
    ),
    ("One reviewer said “The Long Dusk” was “the worst film of the year”.", [None, "One reviewer"]),
    ("Her first novel, “The Long Dusk”, sold nine copies.", [None]),
    ("The so-called “tea tax” comes into force in May.", [None]),
    ("He sang “Yesterday” and then left the stage.", [None]),
    ("The word “soon” appears forty times in the report.", [None]),
    ("Vogt tweeted on Saturday, “Sad day for our city!”", ["Vogt"]),
    ("“Sad day for our city,” Vogt wrote on Facebook.", ["Vogt"]),
    (
        "A source close to the talks said they were “going nowhere fast”.",
        ["A source close to the talks"],
    ),
    (
        ("Two officials, who spoke on condition of anonymity, described the mood as “poisonous”."),
        ["Two officials"],
    ),
    ("Neighbours described him as a “quiet, gentle man”.", ["Neighbours"]),
    ("She was described by neighbours as a “quiet, gentle woman”.", ["neighbours"]),
    (
        ("He was sentenced by Judge Ruth Kemp, who told him he was “a danger to every driver”."),
        ["Ruth Kemp"],
    ),
    (
        (
            "Judge Ruth Kemp told Aaron Pike: “You are a danger to every driver.” Pike, of "
            "Dover, replied: “I’m sorry.”"
        ),
        ["Ruth Kemp", "Aaron Pike"],
    ),
    ("“I’m sorry,” Pike told Judge Kemp.", ["Pike"]),
    ("The Guardian quoted Pike as saying he was “a changed man”.", ["Pike"]),
    ("Pike was quoted by the Guardian as saying that he was “a changed man”.", ["Pike"]),
    ("Reports that Pike was “a changed man” were dismissed by his brother, Leo.", [None]),
    ("“Pike is a changed man,” his brother Leo said.", ["Leo"]),
    (
        ("Leo Pike admitted the family had been “torn apart”, adding: “We just want it over.”"),
        ["Leo Pike", "Leo Pike"],
    ),
    ("“We just want it over,” he added.", ["he"]),
    (
        (
            "Speaking after the hearing, Detective Inspector Maya Rao said Pike had shown “no "
            "remorse whatsoever”."
        ),
        ["Maya Rao"],
    ),
    (
        (
            "DI Rao, of Kent police, said: “He ran.” The officer added that it was “a matter "
            "of luck” nobody died."
        ),
        ["Rao", "Rao"],
    ),
    ("Tesla’s chief executive, Elon Musk, said the car was “basically done”.", ["Elon Musk"]),
    ("Tesla said the car was “basically done”. Musk said: “Soon.”", ["Tesla", "Musk"]),
    (
        (
            "The company’s chief executive, Ida Holt, stepped down. She said she had “run out "
            "of road”."
        ),
        ["Ida Holt"],
    ),
    ("“Run out of road” was how Ida Holt put it.", ["Ida Holt"]),
    ("As Ida Holt put it, the firm had “run out of road”.", ["Ida Holt"]),
    ("In the words of Ida Holt, the firm has “run out of road”.", ["Ida Holt"]),
    (
        (
            "Holt insisted there was “no plan B”, but her chairman, Saul Greer, said there "
            "was “always a plan B”."
        ),
        ["Holt", "Saul Greer"],
    ),
    ("“There is always a plan B”: Saul Greer on the crisis", ["Saul Greer"]),
    ("Saul Greer: “There is always a plan B.”", ["Saul Greer"]),
    ("Greer’s statement read: “There is always a plan B.”", ["Greer"]),
    ("The ruling says the law is “manifestly unfair”.", ["ruling"]),
    ("The court ruled that the law was “manifestly unfair”.", ["court"]),
    (
        (
            "The UN’s refugee agency, UNHCR, said the camps were “at breaking point”. The "
            "agency’s Filippo Dandi said: “We have no tents.”"
        ),
        ["UNHCR", "Filippo Dandi"],
    ),
    ("Russia’s foreign ministry called the claims “absurd”.", ["foreign ministry"]),
    ("Moscow called the claims “absurd”.", ["Moscow"]),
    (
        (
            "The Kremlin’s spokesman, Dmitri Orlov, called the claims “absurd”. Orlov told "
            "journalists: “Show us the evidence.”"
        ),
        ["Dmitri Orlov", "Dmitri Orlov"],
    ),
    (
        (
            "Zhang Wei, 31, a courier in Chengdu, said he was “not afraid of robots”. Mr "
            "Zhang said: “They cannot climb stairs.”"
        ),
        ["Zhang Wei", "Zhang Wei"],
    ),
    (
        (
            "“They cannot climb stairs,” said María José García López, a union delegate. "
            "García said it was “science fiction”."
        ),
        ["María José García López", "María José García López"],
    ),
    (
        ("Lord Ashcombe said the bill was “a dog’s breakfast”. Lady Ashcombe said it was “worse”."),
        ["Lord Ashcombe", "Lady Ashcombe"],
    ),
    (
        "Ms O’Neill said the bill was “a mess”. Michelle O’Neill later apologised.",
        ["Michelle O’Neill"],
    ),
    (
        (
            "Senator Dana Whitlock (D-Ohio) called it “a bad bill”. “It hurts people,” the "
            "senator said."
        ),
        ["Dana Whitlock", "Dana Whitlock"],
    ),
    (
        "The Ohio Democrat said the vote was “rigged”. Dana Whitlock lost by 12 votes.",
        ["Ohio Democrat"],
    ),
    (
        (
            "Whitlock’s office did not respond, but her spokeswoman Tess Lin said in an email "
            "that the vote was “a farce”."
        ),
        ["Tess Lin"],
    ),
    (
        "“What a farce,” muttered one delegate. “Shameful,” said another.",
        ["one delegate", "another"],
    ),
    (
        (
            "Mayor Bo Tran and Councilwoman Ines Vela both voted no. Vela said the budget was "
            "“a fantasy,” while Tran called it “a work of art.”"
        ),
        ["Ines Vela", "Bo Tran"],
    ),
    ("Tran’s wife said he was “over the moon.”", ["Tran’s wife"]),
    ("Vela told CNN’s Jake Moore that the park was “a swamp.”", ["Vela"]),
    ("“The park is a swamp,” Vela said during an interview with Jake Moore on Sunday.", ["Vela"]),
    ("Moore asked Vela if the park was “a swamp.”", ["Moore"]),
    ("The report, by Professor Ines Vela, concludes that the park is “a swamp”.", ["report"]),
    (
        "Critics say the bill is “a power grab”; supporters call it “overdue”.",
        ["Critics", "supporters"],
    ),
    ("Amnesty International accused the army of “war crimes”.", ["Amnesty International"]),
    ("The army rejected what it called “slander”.", ["army"]),
    (
        (
            "Amnesty's director, Rana Aziz, said that what she called “a policy of hunger” "
            "had to end."
        ),
        ["Rana Aziz"],
    ),
    ("“I told you,” my mother would say, “so.”", ["my mother", "my mother"]),
    (
        "In a post on X, the footballer Leo Banks thanked “the best fans in the world”.",
        ["Leo Banks"],
    ),
    ("Banks, 24, who scored twice, felt the team had been “a bit lucky”.", ["Banks"]),
    ("The Pope urged leaders to “listen to the cry of the poor”.", ["Pope"]),
    ("Voters were promised “strong and stable” government.", [None]),
]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def shown(text: str, annotations: Annotations) -> list[str | None]:
    """What stands in the margin beside each stretch: a name, a phrase, or nothing."""
    found: list[str | None] = []
    for quotation in annotations.quotations:
        if quotation.parent is not None:
            continue
        mention = quotation.speaker_mention
        phrase = text[slice(*mention)] if mention else None
        name = annotations.speaker_name(quotation) or phrase
        found += [name] * len(quotation.segments)
    return found


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_the_margin_names_whom_a_reader_would_name(
    analyser: Analyser, text: str, speakers: list[str | None]
) -> None:
    article = read_raw(text.encode(), "sentence.txt")
    found = shown(text, analyser.analyse(article))
    assert len(found) == len(speakers), found
    for name, expected in zip(found, speakers, strict=True):
        right = name is None if expected is None else expected.casefold() in (name or "").casefold()
        assert right, found
