"""Names and their kinds: what is a person, an organisation, a place, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.entities.entities import Cast, recognise
from reader.analysis.parse import Parsed

Read = Callable[[str], Parsed]


def cast_of(parsed: Read, text: str) -> Cast:
    return recognise(parsed(text), ())


def named(cast: Cast, text: str) -> dict[str, str]:
    """The words of each name with the kind of what it names."""
    kinds = {entity.key: entity.kind for entity in cast.entities}
    return {text[m.start : m.end]: kinds[m.entity] for m in cast.mentions if m.form == "name"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Margaret Hollis said the bridge would open on Monday.", "Margaret Hollis", "person"),
        ("The plan was drawn up by Tomasz Wieczorek last year.", "Tomasz Wieczorek", "person"),
        ("Critics of Martha Yusuf say she was too slow.", "Martha Yusuf", "person"),
        ("Mr Lee told reporters that he would resign.", "Lee", "person"),
        ("President Okafor arrived in the capital on Friday.", "Okafor", "person"),
        ("Sir Peter Marsh opened the debate.", "Peter Marsh", "person"),
        ("The letter was signed by Dr. Helen Brandt.", "Helen Brandt", "person"),
        ("He moved to Canada in 1998.", "Canada", "place"),
        ("Floods have cut off villages in Bangladesh.", "Bangladesh", "place"),
        ("The firm has its offices in Manchester.", "Manchester", "place"),
        ("She grew up in New York and never left.", "New York", "place"),
        ("The talks in Geneva ended without an agreement.", "Geneva", "place"),
        ("The United States has withdrawn its ambassador.", "United States", "place"),
        ("A bomb went off near Baghdad on Tuesday.", "Baghdad", "place"),
        ("The United Nations sent observers.", "United Nations", "organisation"),
        ("The pier of Halden Works AB | Not paid | 2012", "Halden Works AB", "organisation"),
        ("Halden Works AB\nNot paid", "Halden Works AB", "organisation"),
        ("The European Commission fined the company.", "European Commission", "organisation"),
        ("She joined the Labour Party as a student.", "Labour Party", "organisation"),
        ("He studied at Leeds University.", "Leeds University", "organisation"),
        ("Shares of Microsoft rose on Thursday.", "Microsoft", "organisation"),
        ("He works for the Ministry of Health in Oslo.", "Ministry of Health", "organisation"),
        ("He told the BBC that he was sorry.", "BBC", "organisation"),
        ("The Russian government has denied it.", "Russian", "group"),
        ("Many Americans do not agree.", "Americans", "group"),
        ("The Scottish team flew home.", "Scottish", "group"),
        ("Two French soldiers were hurt.", "French", "group"),
        ("Most Democrats voted against the bill.", "Democrats", "group"),
    ],
)
def test_a_name_has_its_kind(parsed: Read, text: str, name: str, kind: str) -> None:
    assert named(cast_of(parsed, text), text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Maria Santos spoke first.", "Maria Santos"),
        ("Foreign Secretary James Thornton has resigned.", "James Thornton"),
        ("Prime Minister Olga Berg will travel on Monday.", "Olga Berg"),
        ("Senator Carl Dunn voted against it.", "Carl Dunn"),
        ("Mrs. Harriet Cole was not at home.", "Harriet Cole"),
        ("Judge Anthony Reyes adjourned the trial.", "Anthony Reyes"),
    ],
)
def test_a_title_is_no_part_of_a_name(parsed: Read, text: str, name: str) -> None:
    assert name in named(cast_of(parsed, text), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody doubts Sarah Collins's courage.", "Sarah Collins"),
        ("Germany's economy shrank last year.", "Germany"),
        ("The Bank of England's governor disagreed.", "Bank of England"),
        ("That was Robert Hughes’s last word.", "Robert Hughes"),
        ("The opposition (led by Anna Kowalska) walked out.", "Anna Kowalska"),
    ],
)
def test_possessives_articles_and_brackets_are_trimmed(parsed: Read, text: str, name: str) -> None:
    assert name in named(cast_of(parsed, text), text)


@pytest.mark.parametrize(
    "text",
    [
        "The committee will meet again on Monday.",
        "Nothing was decided, and everybody went home.",
        "They paid 40 million dollars in March.",
        "Yesterday it rained. Today it does not.",
        "",
        "   ",
        "1 2 3 4",
    ],
)
def test_a_text_without_names_has_none(parsed: Read, text: str) -> None:
    assert cast_of(parsed, text).entities == ()


def test_one_person_everywhere(parsed: Read) -> None:
    text = (
        "Grigory Malenko led the march.\n"
        "On Friday Malenko claimed victory. Malenko has been angry for months.\n"
        "Within two days Malenko stood his men down."
    )
    cast = cast_of(parsed, text)
    assert named(cast, text) == {"Grigory Malenko": "person", "Malenko": "person"}
    assert {entity.name for entity in cast.entities} == {"Grigory Malenko"}
    assert sum(mention.form == "name" for mention in cast.mentions) == 4


def test_a_name_in_a_headline_is_the_name_in_the_text(parsed: Read) -> None:
    text = (
        "Thornton Says Talks Will Go On\n"
        "Foreign Secretary James Thornton said on Monday that talks would go on.\n"
        "Thornton told reporters that he was hopeful."
    )
    cast = cast_of(parsed, text)
    first = cast.mentions[0]
    assert text[first.start : first.end] == "Thornton"
    assert first.entity == "person:james-thornton"


def test_a_company_and_a_man_of_one_name_are_two(parsed: Read) -> None:
    text = (
        "Shares of Ford Motor Company fell on Monday.\n"
        "Mr Ford said that he was not surprised. Ford Motor Company would not comment.\n"
    )
    kinds = {entity.kind for entity in cast_of(parsed, text).entities}
    assert {"person", "organisation"} <= kinds


def test_a_place_and_its_people_are_two(parsed: Read) -> None:
    text = "Ukraine has asked for help. Ukrainians are tired of the war, a Ukrainian officer said."
    found = {entity.name: entity.kind for entity in cast_of(parsed, text).entities}
    assert found == {"Ukraine": "place", "Ukrainian": "group"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He lost the 2016 Austrian presidential election.", "election", "event"),
        ("The Second World War began in 1939.", "War", "event"),
        ("Parliament passed the Data Protection Act in spring.", "Act", "law"),
    ],
)
def test_events_and_laws(parsed: Read, text: str, name: str, kind: str) -> None:
    found = named(cast_of(parsed, text), text)
    assert [k for words, k in found.items() if words.endswith(name)] == [kind]


def test_furniture_is_not_read(parsed: Read) -> None:
    from reader.analysis.parse import load, parse
    from reader.article import Article, Block, digest

    text = "Share on Facebook\n\nMaria Santos spoke in Lisbon."
    blocks = (Block("furniture", 0, 17), Block("paragraph", 19, len(text)))
    article = Article(id="a", language="en", text=text, blocks=blocks, digest=digest(text, blocks))
    cast = recognise(next(iter(parse(load(), [article]))), ())
    assert {entity.name for entity in cast.entities} == {"Maria Santos", "Lisbon"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Paik Jin-ah met Oh Seung-ho at the harbour.", "Oh Seung-ho", "person"),
        ("The funds were moved from Barclays. Hart said so.", "Barclays", "organisation"),
        ("He has lived in Kirkby-on-Tarn since May.", "Kirkby-on-Tarn", "place"),
        ("Flights from Marrow Airport were late.", "Marrow Airport", "place"),
        ("Leeds United lost. United’s captain said sorry.", "United", "organisation"),
        ("Councilwoman Odalys Ferreira voted no.", "Odalys Ferreira", "person"),
        ("Chen Hua of Peking University led the study.", "Chen Hua", "person"),
        ("Chen Hua of Peking University led the study.", "Peking University", "organisation"),
        ("Jan de Boer left. She called De Boer a friend.", "De Boer", "person"),
        ("Jonas Pell met Kyiv’s envoy. Pell says Kyiv is right.", "Kyiv", "place"),
        ("Alabama’s governor, Ann Hart, signed it.", "Alabama", "place"),
        ("Whitlock Marrow & Co. will close.", "Whitlock Marrow & Co.", "organisation"),
    ],
)
def test_a_name_ends_where_a_reader_ends_it(parsed: Read, text: str, name: str, kind: str) -> None:
    assert named(cast_of(parsed, text), text).get(name) == kind


def test_a_work_in_its_marks_is_no_person(parsed: Read) -> None:
    text = "The film ‘Ashdown Porter’ was shown on Monday."
    assert named(cast_of(parsed, text), text).get("Ashdown Porter") != "person"


def test_a_country_is_not_someone_of_that_name_who_comes_in_later(parsed: Read) -> None:
    text = "Jordan signed the treaty. Michael Jordan was not there. Jordan’s king was."
    found = {
        (text[m.start : m.end], m.entity.split(":")[0])
        for m in cast_of(parsed, text).mentions
        if m.form == "name"
    }
    assert found == {("Jordan", "place"), ("Michael Jordan", "person")}


def test_a_company_is_not_someone_of_that_name_who_comes_in_later(parsed: Read) -> None:
    text = "Ford said it would cut jobs. Harrison Ford was not asked."
    assert named(cast_of(parsed, text), text)["Ford"] == "organisation"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sources said that Lt. Gov. Ann Lee would run.", "Lt"),
        ("The company said that it was sorry.", "The company"),
    ],
)
def test_a_title_cut_off_and_a_common_noun_name_nobody(parsed: Read, text: str, words: str) -> None:
    assert words not in named(cast_of(parsed, text), text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The tanker Ossian sank off Skye. The Ossian was old.", "Ossian", "product"),
        ("Two men drove from Fort Ardley to Fort Ardley.", "Fort Ardley", "place"),
        ("The bishop signed the Treaty of Ardley in May.", "Treaty of Ardley", "law"),
        ("It was printed in the Northby Advertiser.", "Northby Advertiser", "organisation"),
        ("The Duchess of Ardley left early.", "Duchess of Ardley", "person"),
    ],
)
def test_words_around_or_in_a_name_tell_its_kind(
    parsed: Read, text: str, name: str, kind: str
) -> None:
    assert named(cast_of(parsed, text), text).get(name) == kind
