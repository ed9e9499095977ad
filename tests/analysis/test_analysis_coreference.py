"""Whom "he", "she" and "the foreign secretary" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.entities.entities import Cast, recognise
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations

Read = Callable[[str], Parsed]


def cast_of(parsed: Read, text: str) -> Cast:
    seen = parsed(text)
    return recognise(seen, quotations.find(seen.article.text, seen.article.blocks))


def meant(parsed: Read, marked: str) -> str | None:
    """The name of whom the words between the asterisks mean."""
    before, words, after = marked.split("*")
    cast = cast_of(parsed, before + words + after)
    entity = cast.entity_of(len(before), len(before) + len(words))
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Helen Brandt resigned on Monday. *She* gave no reason.", "Helen Brandt"),
        ("Peter Marsh smiled. *He* had won again.", "Peter Marsh"),
        ("Peter Marsh said *he* would not go.", "Peter Marsh"),
        ("Peter Marsh sold *his* house in May.", "Peter Marsh"),
        ("Anna Keller met Peter Marsh. *She* was late.", "Anna Keller"),
        ("Anna Keller met Peter Marsh. *He* was late.", "Peter Marsh"),
        ("Peter Marsh spoke to Anna Keller before *she* left.", "Anna Keller"),
        ("Mr Okafor thanked the voters. *He* promised to listen.", "Okafor"),
        ("Ms Okafor thanked the voters. *She* promised to listen.", "Okafor"),
        ("The chairwoman, Robin Vale, spoke first. *She* was brief.", "Robin Vale"),
        ("Robin Vale hurt himself. *He* was taken to hospital.", "Robin Vale"),
        (
            "Peter Marsh told reporters that the plan had failed. *He* added that it was late.",
            "Peter Marsh",
        ),
        (
            "Peter Marsh criticised Tom Reed on Monday. *He* said the plan was absurd.",
            "Peter Marsh",
        ),
        ("According to Anna Keller, the bank lied. *She* has left it.", "Anna Keller"),
        ("“We lost,” said Tom Reed. *He* did not smile.", "Tom Reed"),
        ("Tom Reed was clear.\n“We lost,” *he* said.", "Tom Reed"),
        (
            "Tom Reed was clear.\n“We lost.”\n“Peter Marsh was the better man,” *he* said.",
            "Tom Reed",
        ),
        ("Maria Santos won by a mile, *her* trainer said.", "Maria Santos"),
    ],
)
def test_a_pronoun_means_the_person(parsed: Read, text: str, name: str) -> None:
    assert meant(parsed, text) == name


def test_the_speaker_is_meant_and_not_the_nearest_name(parsed: Read) -> None:
    text = (
        "James Thornton told the chamber that one of Viktor Malenko's friends had lied.\n"
        "*He* added that everybody should take note."
    )
    assert meant(parsed, text) == "James Thornton"


@pytest.mark.parametrize(
    "text",
    [
        "Helen Brandt resigned. *He* gave no reason.",
        "Mr Okafor was late. *She* was not.",
        "The rain fell. *He* stood in it.",
        "Two officials spoke. *It* was late.",
    ],
)
def test_a_pronoun_that_fits_nobody_means_nobody(parsed: Read, text: str) -> None:
    assert meant(parsed, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "An aide said the talks had failed. *She* asked not to be named. Peter Marsh was away.",
        "Peter Marsh declined. A woman shouted that *she* had seen nothing.",
    ],
)
def test_a_pronoun_may_mean_someone_without_a_name(parsed: Read, text: str) -> None:
    assert meant(parsed, text) is None


def test_a_pronoun_in_a_quotation_is_not_the_narrators(parsed: Read) -> None:
    assert meant(parsed, "Tom Reed shrugged. “I think *he* is a liar,” Peter Marsh said.") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Foreign Secretary James Thornton met the envoy. *The foreign secretary* was tired.",
            "James Thornton",
        ),
        (
            "Pavel Orlov, the leader of the union, met Tom Reed. *The leader* was tired.",
            "Pavel Orlov",
        ),
        ("Sen. Carl Dunn met Tom Reed. *The senator* voted no.", "Carl Dunn"),
        ("President Maria Santos met Tom Reed. *The president* was ill.", "Maria Santos"),
        ("Mayor Anna Keller met Coach Tom Reed. *The mayor* was late.", "Anna Keller"),
        ("Judge Tom Reed adjourned. *The judge* gave no reason.", "Tom Reed"),
    ],
)
def test_a_role_means_who_has_it(parsed: Read, text: str, name: str) -> None:
    assert meant(parsed, text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Secretary James Thornton left. *A foreign secretary* must be patient.",
        "Foreign Secretary James Thornton left. *The finance secretary* stayed.",
        "James Thornton left. *The senator* stayed.",
        "President Maria Santos left. *A senior official* stayed.",
    ],
)
def test_a_role_that_nobody_has_means_nobody(parsed: Read, text: str) -> None:
    assert meant(parsed, text) is None


def test_how_sure_a_pronoun_is(parsed: Read) -> None:
    text = "Helen Brandt resigned on Monday. She gave no reason."
    cast = cast_of(parsed, text)
    start = text.index("She")
    assert 0.5 < cast.certainty(start, start + 3) <= 1.0
    assert cast.certainty(0, len("Helen Brandt")) == 1.0


def test_one_doubtful_mention_leaves_a_speaker_sure(parsed: Read) -> None:
    text = (
        "Yevgeny Malik led the march. Malik had quarrelled for months with Sergei Dorin, the "
        "minister, whom he accused of hiding the bread. On Friday he claimed that the minister "
        "had lied. Within two days his men turned back, to avoid, he said, a famine."
    )
    cast = cast_of(parsed, text)
    first, last = text.index("he accused"), text.index("he said")
    assert cast.certainty(last, last + 2) > max(0.85, cast.certainty(first, first + 2))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Falk, a nurse, whose husband, soldier Tom Falk, died, spoke. She wept.", "Ann Falk"),
        ("Egil and Solveig Hauge run the mill. She is the miller.", "Solveig Hauge"),
        ("Tom Reed came with his wife, Irinka, who smiled. She left early.", "Irinka"),
    ],
)
def test_a_pronoun_agrees_with_what_is_known(parsed: Read, text: str, name: str) -> None:
    cast = cast_of(parsed, text)
    start = text.index("She")
    meant = cast.entity_of(start, start + 3)
    assert meant is not None
    assert meant.name == name


def test_mentions_have_their_forms(parsed: Read) -> None:
    text = "Mayor Anna Keller was late. The mayor gave no reason. She left early."
    cast = cast_of(parsed, text)
    forms = [(text[m.start : m.end], m.form) for m in cast.mentions]
    assert forms == [("Anna Keller", "name"), ("The mayor", "role"), ("She", "pronoun")]
    assert len({mention.entity for mention in cast.mentions}) == 1
