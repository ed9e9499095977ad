"""The name that a reader is shown for a quotation: appositions, titles, credits, interviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from speaking_support import Parse, analysed, speakers

from reader.analysis.entities.entities import recognise
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations


def shown(document: Parsed) -> list[tuple[str, str]]:
    """For each quotation its speaker's name, and the words that stand for the speaker."""
    spoken = analysed(document)
    return [(spoken.name(quotation), spoken.words(quotation)) for quotation in spoken.quotations]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"I looked for it," said the warden, Isolde Crane.', "Isolde Crane"),
        ('"I looked for it," the assailant, Tom Reed, told a reporter.', "Tom Reed"),
        ('Another walker, Tom Reed, said it was "the coldest day of my life".', "Tom Reed"),
        ('Tom Reed, the weather man who found it, wrote: "It was cold and wet."', "Tom Reed"),
        ('"She wrote it down," counsel, Leila Haddad, told the room.', "Leila Haddad"),
        ('The bus company, Marrow Transit, said that it was "very sorry".', "Marrow Transit"),
        ('"He cannot win," said former Ohio governor Tom Reed (D), a friend.', "Tom Reed"),
        ('Council leader Tom Reed, R-Ohio, said: "It is time to stop the quarrel."', "Tom Reed"),
        ('"They do not see it," said former Ohio Gov. Tom Reed on Monday.', "Tom Reed"),
        ('Council Leader Tom Reed, R-Ky., told them: "It is time to stop."', "Tom Reed"),
        (
            "Anna Reed was elected president of the club on Monday.\n"
            '"I have been called worse," the new president said.',
            "Anna Reed",
        ),
        (
            "Sir Edmund Hall lost the vote. Catherine Hall lost it too.\n"
            'Sir Edmund was gracious. "The best swimmer won," he said.',
            "Edmund Hall",
        ),
    ],
)
def test_the_name_beside_a_role_is_shown(parsed: Parse, text: str, name: str) -> None:
    assert [given for given, _ in shown(parsed(text))] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Marrow Transit Ltd, the bus company, met on Monday. Halden Group did not.\n"
            'The company said that it was "very sorry for the long wait".',
            "Marrow Transit Ltd",
        ),
        (
            "The Northern River Commission met in Leeds on Monday. The Port Council did not.\n"
            'The commission said that the water was "higher than it has ever been".',
            "Northern River Commission",
        ),
        (
            "The Northern River Commission met in Leeds on Monday.\n"
            'The company said that the water was "higher than it has ever been".',
            "",
        ),
    ],
)
def test_the_company_is_the_one_that_was_called_so(parsed: Parse, text: str, name: str) -> None:
    assert [given for given, _ in shown(parsed(text))] == [name]


def test_a_name_that_only_tells_whose_aide_somebody_is_is_not_meant(parsed: Parse) -> None:
    text = (
        "Hillary Carver lost by a handful of votes. The race was close.\n"
        'Carver spokeswoman Jennifer Palmer criticised the count. "Nice try, not true," she said.'
    )
    assert shown(parsed(text))[-1][0] == "Jennifer Palmer"


def test_a_surname_alone_is_the_one_who_bears_it_most(parsed: Parse) -> None:
    text = (
        "Bartholomew Quill spoke first. Quill was cross. Quill had been cross all year, and the "
        "dockers knew it. His mother, Philippa Quill, sorted buttons.\n"
        "The tide turned at eleven that night, and the sand stayed where it was, and the crane "
        "that the museum had lent was oiled and made ready by two boys from the school.\n"
        'Then Quill drove the crane. "I had never lifted a bus before," he says.'
    )
    assert shown(parsed(text))[-1][0] == "Bartholomew Quill"


def test_a_pronoun_for_someone_without_a_name_shows_who_that_is(parsed: Parse) -> None:
    text = (
        "The county's surveyor has counted the cracks. In September he declared the chimney "
        '"beyond any hope of repair", a phrase that is on mugs now.'
    )
    assert shown(parsed(text)) == [("", "The county's surveyor")]


def test_what_someone_was_tells_whom_she_means(parsed: Parse) -> None:
    text = (
        "Adaeze Okafor is the mayor. She won. Ms Okafor was asked to speak again and again.\n"
        "The last voice is an old one. Many knew the voice of Ottilie Marsh, who was a girl in the "
        'market then. "My father carried the sand," she says.'
    )
    assert shown(parsed(text))[-1][0] == "Ottilie Marsh"


def test_a_family_name_that_stands_first_is_a_family_name(parsed: Parse) -> None:
    text = (
        "Lou Jiwen runs the ministry. Nobody asked him about the layoffs.\n"
        'Mr. Lou gave no figure. "It is very hard to tell from here," Mr. Lou said.'
    )
    assert shown(parsed(text))[-1][0] == "Lou Jiwen"


def test_nobody_speaks_of_himself_by_his_surname(parsed: Parse) -> None:
    text = (
        "Tom Kasper runs for the senate. Paul Sands runs too. Kasper predicted that Sands would "
        'lose.\n"I know Mr Sands, and I can promise you that Sands is not going to win," he said.'
    )
    assert shown(parsed(text))[-1][0] == "Tom Kasper"


def test_a_mention_holds_no_quotation_mark(parsed: Parse) -> None:
    text = '"She wrote it down that same evening," counsel, Leila Haddad, told Piet Solberg.'
    assert '"' not in shown(parsed(text))[0][1]


@pytest.mark.parametrize("close", ['"', "”"])
def test_a_closing_mark_glued_to_the_next_word_hides_no_cue(parsed: Parse, close: str) -> None:
    opening = "“" if close == "”" else '"'
    text = f"{opening}We will win this time,{close}Reed said on Monday. Anna Reed is the mayor."
    assert shown(parsed(text)) == [("Anna Reed", "Reed")]


def _displayed(document: Parsed, lines: Sequence[str]) -> Parsed:
    """The document with these lines as block quotations."""
    text = document.article.text
    blocks = tuple(
        replace(block, kind="blockquote", level=1)
        if text[block.start : block.end] in lines
        else block
        for block in document.article.blocks
    )
    return Parsed(replace(document.article, blocks=blocks), document.doc)


@pytest.mark.parametrize(
    "lines", [["We must go at once.", "— Tom Hale"], ["We must go at once. — Tom Hale"]]
)
def test_the_credit_of_a_block_quotation_is_its_speaker_and_no_part_of_it(
    parsed: Parse, lines: list[str]
) -> None:
    text = "\n\n".join(["Anna Reed read from the diary.", *lines, "Then she closed it."])
    document = _displayed(parsed(text), lines)
    (quotation,) = quotations.find(document.article.text, document.article.blocks)
    assert [text[a:b] for a, b in quotation.segments] == ["We must go at once."]
    assert shown(document) == [("Tom Hale", "Tom Hale")]


def test_in_an_interview_the_labels_are_the_people_of_its_introduction(parsed: Parse) -> None:
    text = (
        "Halvard Strand kept the light for thirty years. Ines Varga met him on the boat home.\n"
        'Q: "What will you do on land?"\n'
        'A: "Walk in a straight line."'
    )
    assert [name for name, _ in shown(parsed(text))] == ["Ines Varga", "Halvard Strand"]


def test_labels_of_nobody_named_stay_labels(parsed: Parse) -> None:
    text = 'The talk was short.\nQ: "What will you do?"\nA: "Walk in a straight line."'
    assert shown(parsed(text)) == [("", "Q"), ("", "A")]


def test_a_label_takes_no_part_in_the_sentence_behind_it(parsed: Parse) -> None:
    text = (
        "Halvard Strand kept the light. Ines Varga met him on the boat home.\n"
        'Q: The director, Anneke Vos, has said that the lamp "will never sleep".\n'
        "A: She is right."
    )
    assert shown(parsed(text)) == [("Anneke Vos", "Anneke Vos")] or (
        [name for name, _ in shown(parsed(text))] == ["Anneke Vos"]
    )


def test_a_headline_in_an_interviews_answer_is_the_interviewees(parsed: Parse) -> None:
    text = (
        "“The fog is the easy part”: an interview\n\n"
        "Halvard Strand kept the light. Ines Varga met him on the boat home.\n\n"
        "Q: Is the fog the worst of it?\n\n"
        "A: The fog is the easy part. In fog everybody is careful."
    )
    assert [name for name, _ in shown(parsed(text))] == ["Halvard Strand"]


def test_a_letter_that_is_read_out_is_its_writers(parsed: Parse) -> None:
    lines = ["We came because it is a good harbour."]
    text = "\n\n".join(
        [
            "The owner, Viktor Halden, made the announcement in a letter to the council. It reads:",
            *lines,
        ]
    )
    assert [name for name, _ in shown(_displayed(parsed(text), lines))] == ["Viktor Halden"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The wall was the idea of Eleanor Vance-Obi, who lives there. She was cross.",
            {"Eleanor Vance-Obi"},
        ),
        ("The bank's manager, Imogen Sable, was at school with her.", {"Imogen Sable"}),
        ("“We are late,” Roger Stone said.\nContinued Stone: “And cold.”", {"Roger Stone"}),
        ("“Go,” said Zoë-Maria Branza. Branza left.", {"Zoë-Maria Branza"}),
        (
            "Adaeze Okafor is the mayor. Ms Okafor's office said that she was well.",
            {"Adaeze Okafor"},
        ),
    ],
)
def test_people_are_people_under_their_own_names(parsed: Parse, text: str, names: set[str]) -> None:
    found = recognise(parsed(text), ()).entities
    assert {entity.name for entity in found} == names
    assert {entity.kind for entity in found} == {"person"}


def test_a_surname_is_a_persons_unless_a_company_bears_it(parsed: Parse) -> None:
    text = (
        "The comedy is by the poet Petra Novotna, who lives here. Novotna's play is fresh.\n"
        "Viktor Halden wrote to the Halden Group. Halden shares fell."
    )
    kinds = {
        (entity.name, entity.kind)
        for entity in recognise(parsed(text), ()).entities
        if entity.kind in ("person", "organisation")
    }
    assert ("Petra Novotna", "person") in kinds
    assert ("Halden Group", "organisation") in kinds
    assert ("Novotna", "organisation") not in kinds


def test_a_pronoun_inside_a_name_is_part_of_the_name(parsed: Parse) -> None:
    mentions = recognise(parsed("Anna She"), ()).mentions
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_one_full_name_is_of_one_kind(parsed: Parse) -> None:
    text = "".join(
        f"{sentence}\n"
        for sentence in (
            "Adaeze Okafor spoke first. It was a promise about Adaeze Okafor.",
            "Nobody had asked Adaeze Okafor. The town likes Adaeze Okafor.",
        )
    )
    found = recognise(parsed(text), ()).entities
    assert [entity.kind for entity in found] == ["person"]


def test_a_role_has_no_owner_that_only_the_text_around_it_tells(parsed: Parse) -> None:
    (person,) = recognise(parsed("Its chairwoman, Joan Abara, has had 212 letters."), ()).entities
    assert person.roles == ("chairwoman",)


def test_a_title_tells_two_people_of_one_surname_apart(parsed: Parse) -> None:
    text = (
        "Ghazala Khan stood by her husband, Khizr Khan. Ms. Khan wrote in a newspaper.\n"
        'She went on: "He has children whom he loves."'
    )
    assert shown(parsed(text))[0][0] == "Ghazala Khan"


def test_a_long_run_of_marks_is_nothing_to_the_parser(parsed: Parse) -> None:
    document = parsed("Anna Reed spoke.\n" + '"' * 5000 + "\nThen she left.")
    assert len(document.doc) < 50
    assert document.doc.text.count("left") == 1


def test_paragraphs_without_a_word_are_nothing_to_the_parser(parsed: Parse) -> None:
    assert len(parsed("Anna Reed spoke.\n" + '"\n' * 500 + "Then she left.").doc) < 50


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Met Office, whose spokesperson wrote “we are sorry”, closed.", "spokesperson"),
        ("“This is bad,” even a top strategist said.", "a top strategist"),
        ("“The road will open,” says the MP. Nobody else came.", "the MP"),
        ("Ada Crane, the local MP, came. “The road will open,” says the MP.", "Ada Crane"),
    ],
)
def test_what_stands_beside_a_phrase_is_no_part_of_it(parsed: Parse, text: str, who: str) -> None:
    assert [name or words for name, words in shown(parsed(text))] == [who]


def test_labels_that_come_again_are_turns_of_a_conversation(parsed: Parse) -> None:
    text = "\n\n".join(
        (
            "Halvard Strand kept the light. Ines Varga met him on the boat home.",
            "Q: Were you ever lonely?",
            "A: No. I had the radio.",
            "Q: What was the worst night?",
            "A: The one when the windows broke. My sister told me: “Come home.”",
            "Varga: And now?",
            "Strand: Now I walk in a straight line.",
        )
    )
    names = [name or words for name, words in shown(parsed(text))]
    asks, answers = "Ines Varga", "Halvard Strand"
    assert names == [asks, answers, asks, answers, "My sister", asks, answers]


@pytest.mark.parametrize(
    "text",
    [
        "Where: the old pier\n\nWhen: Sunday at noon\n\nPrice: nothing",
        "The board met.\n\nCorrection: an earlier version had the wrong day.",
        "Note: bring a coat.\n\nNote: bring a lamp.",
    ],
)
def test_labels_of_a_list_are_no_conversation(parsed: Parse, text: str) -> None:
    assert shown(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Corin Vasey told the court that his sister Ilse Vasey had lied.\n\n"
            "Vasey, asked by the judge whether he had moved the stone, said: “I may have moved "
            "it, sir.”",
            "Corin Vasey",
        ),
        (
            "Ida Crane runs the ferry with her husband, Tom Crane. The boat is old. “We mend it "
            "every spring,” Crane said.",
            "Ida Crane",
        ),
        (
            "Ida Crane runs the ferry. Her husband, Tom Crane, was away. Tom Crane came back on "
            "Monday. “We mend it every spring,” Crane said.",
            "Tom Crane",
        ),
    ],
)
def test_somebodys_kin_is_not_meant_by_the_surname_they_share(
    parsed: Parse, text: str, who: str
) -> None:
    assert speakers(parsed(text)) == [who]


@pytest.mark.parametrize(
    "source", ["Attorneys for Crane", "Supporters of Crane", "Officials at the bank"]
)
def test_a_plural_that_opens_a_sentence_keeps_whose_it_is(parsed: Parse, source: str) -> None:
    text = (
        f"Ida Crane was not in court. {source} called the case “a waste of a good morning for "
        "everyone”."
    )
    assert speakers(parsed(text)) == [source]
