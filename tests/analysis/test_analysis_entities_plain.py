"""Plain sentences with names that any reader tells apart: which is a person, which a place."""

from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyser
from reader.formats import read_raw

CASES: list[tuple[str, dict[str, str]]] = [
    (
        "Prof Anil Deshmukh of Leeds University spoke in Leeds. Deshmukh left early.",
        {
            "Anil Deshmukh": "person",
            "Leeds University": "organisation",
            "Leeds": "place",
            "Deshmukh": "person",
        },
    ),
    (
        (
            "The United Nations (UN) said on Friday that Sudan was starving. The UN has 200 "
            "staff in Khartoum."
        ),
        {
            "United Nations": "organisation",
            "UN": "organisation",
            "Sudan": "place",
            "Khartoum": "place",
        },
    ),
    (
        (
            "Washington beat Dallas 24-17 on Sunday. Washington quarterback Joe Marsh threw "
            "two touchdowns."
        ),
        {"Joe Marsh": "person"},
    ),
    (
        "George Washington was born in Virginia. Washington died in 1799.",
        {"George Washington": "person", "Virginia": "place", "Washington": "person"},
    ),
    (
        ("Wagner’s Yevgeny Prigozhin flew to Minsk. Wagner fighters stayed in Rostov-on-Don."),
        {
            "Wagner": "organisation",
            "Yevgeny Prigozhin": "person",
            "Minsk": "place",
            "Rostov-on-Don": "place",
        },
    ),
    (
        "The Bank of England raised rates. The Bank said inflation would fall.",
        {"Bank of England": "organisation"},
    ),
    (
        "Apple and Google fell. Apple’s Tim Cook blamed tariffs.",
        {"Apple": "organisation", "Google": "organisation", "Tim Cook": "person"},
    ),
    (
        (
            "Jordan signed a treaty with Egypt. Michael Jordan was not there. Jordan’s king "
            "praised Cairo."
        ),
        {"Jordan": "place", "Egypt": "place", "Michael Jordan": "person", "Cairo": "place"},
    ),
    (
        (
            "Jens Stoltenberg, head of NATO, met Volodymyr Zelensky in Kyiv. Stoltenberg "
            "praised Zelensky."
        ),
        {
            "Jens Stoltenberg": "person",
            "NATO": "organisation",
            "Volodymyr Zelensky": "person",
            "Kyiv": "place",
            "Stoltenberg": "person",
            "Zelensky": "person",
        },
    ),
    (
        (
            "The Labour Party lost Hartlepool. Labour’s leader, Keir Starmer, said Hartlepool "
            "voters had spoken."
        ),
        {
            "Labour Party": "organisation",
            "Hartlepool": "place",
            "Labour": "organisation",
            "Keir Starmer": "person",
        },
    ),
    (
        (
            "Scotland Yard arrested a man in Brixton. The Metropolitan Police said the Met "
            "would not comment."
        ),
        {
            "Scotland Yard": "organisation",
            "Brixton": "place",
            "Metropolitan Police": "organisation",
            "Met": "organisation",
        },
    ),
    (
        (
            "Manchester United beat Real Madrid in Lisbon. United’s manager, Erik ten Hag, "
            "praised Marcus Rashford."
        ),
        {
            "Manchester United": "organisation",
            "Real Madrid": "organisation",
            "Lisbon": "place",
            "Erik ten Hag": "person",
            "Marcus Rashford": "person",
            "United": "organisation",
        },
    ),
    (
        ("The White House said Joe Biden would fly to Hawaii. Biden’s wife, Jill, will stay."),
        {
            "White House": "organisation",
            "Joe Biden": "person",
            "Hawaii": "place",
            "Biden": "person",
        },
    ),
    (
        (
            "Sir Keir Starmer visited Belfast. Starmer met Dr Hilary Benn and Mrs Anne "
            "Foster. Dr Benn smiled."
        ),
        {
            "Keir Starmer": "person",
            "Belfast": "place",
            "Hilary Benn": "person",
            "Anne Foster": "person",
        },
    ),
    (
        "The New York Times reported from New York. The Times of London did not.",
        {"New York Times": "organisation", "New York": "place"},
    ),
    (
        (
            "Ministers in Westminster fear Brussels. The European Commission in Brussels says "
            "the EU is ready."
        ),
        {"Brussels": "place", "European Commission": "organisation", "EU": "organisation"},
    ),
    (
        "Kim Jong Un met Moon Jae-in at Panmunjom. Mr Kim and President Moon shook hands.",
        {"Kim Jong Un": "person", "Moon Jae-in": "person", "Panmunjom": "place"},
    ),
    ("Hurricane Katrina hit New Orleans. Katrina killed 1,800.", {"New Orleans": "place"}),
    (
        (
            "Goldman Sachs hired Jane Fraser from Citigroup. Goldman said Ms Fraser would "
            "start in May."
        ),
        {
            "Goldman Sachs": "organisation",
            "Jane Fraser": "person",
            "Citigroup": "organisation",
            "Goldman": "organisation",
            "Fraser": "person",
        },
    ),
    ("May said May would be a hard month. Theresa May leaves in July.", {"Theresa May": "person"}),
    (
        (
            "Health Secretary Wes Streeting told the British Medical Association (BMA) to "
            "return to talks. The BMA refused."
        ),
        {
            "Wes Streeting": "person",
            "British Medical Association": "organisation",
            "BMA": "organisation",
        },
    ),
    (
        "Nigeria’s Ngozi Okonjo-Iweala leads the World Trade Organization in Geneva.",
        {
            "Nigeria": "place",
            "Ngozi Okonjo-Iweala": "person",
            "World Trade Organization": "organisation",
            "Geneva": "place",
        },
    ),
    (
        "The village of Little Snoring in Norfolk lies north of Fakenham.",
        {"Little Snoring": "place", "Norfolk": "place", "Fakenham": "place"},
    ),
    (
        ("Harbour Street was closed. The A13 near Dagenham was not. Heathrow Airport stayed open."),
        {"Dagenham": "place", "Heathrow Airport": "place"},
    ),
    (
        "“Save Our Ferry” was painted on the wall. Ferry boss Nils Ek laughed.",
        {"Nils Ek": "person"},
    ),
]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@pytest.mark.parametrize(("text", "kinds"), CASES)
def test_each_name_has_its_kind(analyser: Analyser, text: str, kinds: dict[str, str]) -> None:
    annotations = analyser.analyse(read_raw(text.encode(), "sentence.txt"))
    kind_of = {entity.key: entity.kind for entity in annotations.entities}
    found = {
        text[mention.start : mention.end].removesuffix("’s"): kind_of[mention.entity]
        for mention in annotations.mentions
        if mention.form == "name"
    }
    assert {name: found.get(name) for name in kinds} == kinds
