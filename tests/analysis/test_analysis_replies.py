"""Two who talk in turns, voices that go on, headlines, and what those who heard it tell."""

from __future__ import annotations

import pytest
from speaking_support import Parse, analysed, speakers

from reader.annotations import SURE

TALK = (
    "Owen Marsh put down the lamp. “You sold the boat,” Marsh said.",
    "“I did not,” Ruth Calder replied.",
    "“Then who sold it?”",
    "“Nobody sold it.”",
)


def test_behind_a_reply_the_next_words_are_the_others(parsed: Parse) -> None:
    document = parsed("\n\n".join(TALK))
    assert speakers(document) == ["Owen Marsh", "Ruth Calder", "Owen Marsh", "Ruth Calder"]
    assert all(q.confidence < SURE for q in analysed(document).quotations[2:])


def test_who_goes_on_over_paragraphs_is_still_the_same(parsed: Parse) -> None:
    lines = (
        "Ruth Calder opened the new pier on Monday.",
        "“It took nine years,” Calder said.",
        "“We shall not wait nine years for the next one.”",
    )
    assert speakers(parsed("\n\n".join(lines))) == ["Ruth Calder"] * 2


def test_a_question_is_put_to_nobody_where_nobody_spoke_before(parsed: Parse) -> None:
    lines = (
        "Owen Marsh called the pier “a dear old friend of the town” in May.",
        "“Who will mend it?” Ruth Calder said at the opening.",
        "“We shall mend it ourselves.”",
    )
    assert speakers(parsed("\n\n".join(lines)))[-1] != "Owen Marsh"


def test_a_word_behind_a_longer_tag_is_the_same_voice(parsed: Parse) -> None:
    text = "“We were so close,” the harbour's chief pilot, Ruth Calder, told reporters. “Metres.”"
    assert speakers(parsed(text)) == ["Ruth Calder"] * 2


def test_what_somebody_told_friends_is_his_though_they_tell_it(parsed: Parse) -> None:
    text = (
        "Owen Marsh left in May. Marsh declined to comment, but told friends that he was “quite "
        "relieved”, according to one of them."
    )
    assert speakers(parsed(text)) == ["Owen Marsh"]


def test_a_body_told_by_the_noun_before_it_speaks(parsed: Parse) -> None:
    text = "In a letter, the campaign group Bridges For Everyone said it was “overjoyed”."
    spoken = analysed(parsed(text))
    assert ("Bridges For Everyone", "organisation") in {
        (entity.name, entity.kind) for entity in spoken.cast.entities
    }


def test_a_headline_is_no_surer_than_the_text(markdown: Parse) -> None:
    text = (
        "# 'You can't drink paint': the street that said no\n\n"
        "Owen Marsh has lived here for years. “I was born here,” Marsh says.\n\n"
        "The firm's area manager, who asked not to be named, sounds weary. “Look, you can't drink "
        "paint,” he says."
    )
    headline, *_, same = analysed(markdown(text)).quotations
    assert headline.confidence <= same.confidence


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Owen Marsh was cross. Ruth Calder coaches the juniors.\n\n"
            "Asked about Marsh's words, Calder smiled. “Owen is Owen,” she said.",
            "Ruth Calder",
        ),
        (
            "“They miss me,” Owen Marsh said. “All of them.”\n\n"
            "Tallqvist — who is 70 and has kept bees for life — says he is done. “I like bees,” "
            "he says.",
            "Tallqvist",
        ),
        (
            "Magnus Falk and his brother Leo have not met since May.\n\n"
            "“He took my boat,” says Magnus, 70.\n\n"
            "“It was our boat,” Leo Falk says.\n\n"
            "Magnus is less calm. “Our boat?” he says.",
            "Magnus Falk",
        ),
    ],
)
def test_a_pronoun_is_the_one_just_named(parsed: Parse, text: str, who: str) -> None:
    assert speakers(parsed(text))[-1] == who
