"""Quotations by their marks: which stretches are quoted, and which marks quote nothing."""

from __future__ import annotations

import re

import pytest

from reader.analysis.quotations.quotations import find
from reader.annotations import Quotation
from reader.article import Block, BlockKind


def blocks_of(text: str, kind: BlockKind = "paragraph") -> list[Block]:
    return [Block(kind, match.start(), match.end()) for match in re.finditer(r"\S[^\n]*", text)]


def found(text: str) -> tuple[Quotation, ...]:
    return find(text, blocks_of(text))


def outer(text: str) -> list[str]:
    """The stretches of the outermost quotations."""
    return [text[a:b] for q in found(text) if q.parent is None for a, b in q.segments]


def nested(text: str) -> list[tuple[str, str]]:
    """Each nested quotation with the one that it stands in."""
    quotations = found(text)
    return [
        (text[q.start : q.end], text[quotations[q.parent].start : quotations[q.parent].end])
        for q in quotations
        if q.parent is not None
    ]


@pytest.mark.parametrize(
    "text, quoted",
    [
        ('The clerk said "we are late" twice.', ['"we are late"']),
        ("The clerk said “we are late” twice.", ["“we are late”"]),
        ("The clerk said ''we are late'' twice.", ["''we are late''"]),
        ("The clerk said ``we are late'' twice.", ["``we are late''"]),
        ("The clerk said ‘‘we are late’’ twice.", ["‘‘we are late’’"]),
        ("Der Schreiber sagte: „Wir sind spät dran.“ Alle nickten.", ["„Wir sind spät dran.“"]),
        ("Le greffier a dit : « Nous sommes en retard. »", ["« Nous sommes en retard. »"]),
        ("Der Schreiber sagte: »Wir sind spät dran.« Alle nickten.", ["»Wir sind spät dran.«"]),
        ("Notarien sade: ”Vi är sena.” Alla nickade.", ["”Vi är sena.”"]),
        ("Notarien sade: »Vi är sena.» Alla nickade.", ["»Vi är sena.»"]),
        ("書記は「遅れました」と言った。", ["「遅れました」"]),
        ("書記は「彼が『遅い』と言った」と述べた。", ["「彼が『遅い』と言った」"]),
        ('“We are late" the clerk said.', ['“We are late"']),
        ("“We are late,'' the clerk said.", ["“We are late,''"]),
        ('("We are late," the clerk said.)', ['"We are late,"']),
        ('The clerk—"always late"—came in.', ['"always late"']),
        ('"Late"/"early" was all it said.', ['"Late"', '"early"']),
        ('She cried "Stop!"; he cried "Go!"', ['"Stop!"', '"Go!"']),
        ('The clerk said:"We are late."', ['"We are late."']),
        ('The clerk said "...and late too."', ['"...and late too."']),
        ("“ We are late, ” the clerk said.", ["“ We are late, ”"]),
    ],
)
def test_every_kind_of_mark_quotes(text: str, quoted: list[str]) -> None:
    assert outer(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "They don't, won't and can't; it's the dogs' dinner and James's too.",
        "They don’t, won’t and can’t; it’s the dogs’ dinner and James’s too.",
        "Rock 'n' roll in the '90s, and 'twas ever thus: get 'em while they're hot.",
        "Rock ’n’ roll in the ’90s, and ’tis ever thus: get ’em while they’re hot.",
        "Rock ‘n’ roll in the ‘90s was not for ‘em.",
        "He's 6'2\" tall in his socks and she's 5'11½\".",
        "He is 6’2” tall and the door is 6' 6\" high.",
        "The pipe is 5\" wide and 12' long.",
        "Fightin' talk from the goin' crowd o' the workers' hall.",
        'The tariff list reads as before.\t"\t"',
        "The clerk said nothing, wrote nothing, quoted nothing.",
        '""',
        "''",
        "“ ”",
        "» Read more about the bridge",
        '<a href="https://example.org/page" target="_blank">The page</a> was empty.',
    ],
)
def test_apostrophes_measures_and_empty_marks_quote_nothing(text: str) -> None:
    assert outer(text) == []


@pytest.mark.parametrize(
    "text, quoted",
    [
        (
            "'The dogs' dinner isn't here,' the cook said. 'Nor's the cats'.'",
            ["'The dogs' dinner isn't here,'", "'Nor's the cats'.'"],
        ),
        (
            "‘The dogs’ dinner isn’t here,’ the cook said. ‘It’s gone, I tell ’em.’",
            ["‘The dogs’ dinner isn’t here,’", "‘It’s gone, I tell ’em.’"],
        ),
        ("'It was a good day,' said Ms Orr, who'd won.", ["'It was a good day,'"]),
        ("The mayor calls it 'a gift to the workers' of the town.", ["'a gift to the workers'"]),
    ],
)
def test_single_marks_as_the_outer_ones_hold_apostrophes(text: str, quoted: list[str]) -> None:
    assert outer(text) == quoted


def test_british_style_nests_double_marks_in_single_ones() -> None:
    text = "‘She said “never” and left,’ the porter recalled. ‘That’s all I know.’"
    assert outer(text) == ["‘She said “never” and left,’", "‘That’s all I know.’"]
    assert nested(text) == [("“never”", "‘She said “never” and left,’")]


def test_american_style_nests_single_marks_in_double_ones() -> None:
    text = "“She said ‘never’ and left,” the porter recalled. “That’s all I know.”"
    assert outer(text) == ["“She said ‘never’ and left,”", "“That’s all I know.”"]
    assert nested(text) == [("‘never’", "“She said ‘never’ and left,”")]


@pytest.mark.parametrize(
    "text, inner",
    [
        ("''He said 'no,''' she recalled.", "'no,'"),
        ("“He said, ‘No.’” That was all.", "‘No.’"),
        ("\"'No,' he said, and left,\" she recalled.", "'No,'"),
        ('"He said "no" to me," she recalled.', '"no"'),
        ("« Il a dit “non” et voilà », dit-elle.", "“non”"),
    ],
)
def test_a_quotation_inside_a_quotation_knows_its_parent(text: str, inner: str) -> None:
    assert [child for child, _ in nested(text)] == [inner]


def test_three_levels_alternate() -> None:
    text = "“He told me ‘she said “go” to us’ and wept,” the porter said."
    quotations = found(text)
    assert [q.parent for q in quotations] == [None, 0, 1]


def test_single_marks_in_the_text_of_an_article_with_double_ones_need_a_speaker() -> None:
    text = (
        "“We are late,” the clerk said.\n“Very late,” said the usher.\n"
        "The so-called 'express' was late.\nThe sign read: 'Mind the gap.'"
    )
    assert outer(text) == ["“We are late,”", "“Very late,”", "'Mind the gap.'"]


@pytest.mark.parametrize(
    "said", ["said Leo Hart, 19.", "the cook replied.", "asks her mother.", "Leo Hart added."]
)
def test_single_marks_with_their_speaker_behind_quote_beside_double_ones(said: str) -> None:
    text = f"“It was cold,” said Ada Crane. 'I am going to swim,' {said}"
    assert outer(text) == ["“It was cold,”", "'I am going to swim,'"]


def test_a_title_in_single_marks_before_its_reader_is_no_speech() -> None:
    text = "“It was cold,” said Ada Crane. She has read 'The Long Dusk,' said Leo Hart."
    assert outer(text) == ["“It was cold,”"]


@pytest.mark.parametrize("kind", ["title", "standfirst", "heading"])
def test_headlines_quote_with_single_marks_in_any_style(kind: BlockKind) -> None:
    headline = "Bridge is 'safe for years', board says"
    body = "“It is safe,” the board said. “Quite safe.”"
    text = f"{headline}\n{body}"
    blocks = [Block(kind, 0, len(headline)), Block("paragraph", len(headline) + 1, len(text))]
    quotations = find(text, blocks)
    assert text[quotations[0].start : quotations[0].end] == "'safe for years'"


def test_a_quotation_over_three_paragraphs_is_one() -> None:
    text = (
        "The mayor wrote: “We began in spring.\n"
        "“We went on in summer, when ‘all was well’.\n"
        "“We end today.”\n"
        "“I am sorry,” the mayor told the board."
    )
    quotations = [q for q in found(text) if q.parent is None]
    assert [len(q.segments) for q in quotations] == [3, 1]
    assert [text[a:b] for a, b in quotations[0].segments] == [
        "“We began in spring.",
        "“We went on in summer, when ‘all was well’.",
        "“We end today.”",
    ]


def test_french_paragraphs_go_on_with_a_closing_mark() -> None:
    text = "« Nous avons commencé au printemps.\n» Nous finissons ce soir. »"
    assert [len(q.segments) for q in found(text)] == [2]


def test_a_quotation_over_paragraphs_passes_what_the_layout_puts_between() -> None:
    parts = ["“We began in spring.", "Share this", "“We end today.”"]
    text = "\n".join(parts)
    kinds: list[BlockKind] = ["paragraph", "furniture", "paragraph"]
    blocks = [
        Block(kind, block.start, block.end)
        for kind, block in zip(kinds, blocks_of(text), strict=True)
    ]
    assert [len(q.segments) for q in find(text, blocks)] == [2]


def test_british_quotations_run_over_paragraphs_too() -> None:
    text = "‘We began in spring.\n‘It’s over today,’ the mayor said. ‘I am sorry.’"
    assert [len(q.segments) for q in found(text)] == [2, 1]


def test_a_lost_closing_mark_damages_its_paragraph_only() -> None:
    text = 'The mayor said: "We are late.\nNobody answered.\n"So am I," said the clerk.'
    assert outer(text) == ['"We are late.', '"So am I,"']


def test_a_lost_closing_mark_does_not_turn_the_paragraph_inside_out() -> None:
    text = '"We are late, the mayor said. "So am I," said the clerk. "And I," said the usher.'
    assert outer(text)[-2:] == ['"So am I,"', '"And I,"']


def test_a_lost_opening_mark_leaves_the_rest_alone() -> None:
    text = 'We are late," the mayor said. "So am I," said the clerk.'
    assert outer(text) == ['"So am I,"']


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("“We are late,“ he said. “So am I,” she said.", ["“We are late,“", "“So am I,”"]),
        ("”We are late,” he said. “So am I,” she said.", ["”We are late,”", "“So am I,”"]),
        ("“We are late,” he said. ”So am I,“ she said.", ["“We are late,”", "”So am I,“"]),
    ],
)
def test_marks_turned_round_by_misprint_still_pair(text: str, quoted: list[str]) -> None:
    assert outer(text) == quoted


def test_inches_inside_a_quotation_do_not_close_it() -> None:
    text = '"The 5" pipe is broken," the plumber said.'
    assert outer(text) == ['"The 5" pipe is broken,"']


def test_a_year_may_end_a_quotation() -> None:
    assert outer('"We won in 2015" was on the wall.') == ['"We won in 2015"']


def test_an_outer_straight_mark_may_hold_curly_ones_and_stay_open() -> None:
    text = '"The “new” bridge is safe.\n"It will stand," the engineer wrote.'
    assert [len(q.segments) for q in found(text) if q.parent is None] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "“We will,” the mayor said, “be late.”",
        '"We will," the mayor said, "be late."',
        "‘We will’, the mayor said, ‘be late.’",
        "“We will,” the mayor, a man of few words, said on Monday, “be late.”",
    ],
)
def test_an_interrupted_sentence_is_one_quotation(text: str) -> None:
    assert [len(q.segments) for q in found(text)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "“We will be late,” the mayor said. “be quick.”",
        "“We will be late,” the mayor said, “And soon.”",
        "The “late,” or rather the “lost” train came.",
        "“Late,” and later “very late,” it said.",
        "He was “late” and “sorry.”",
    ],
)
def test_two_quotations_stay_two_where_nothing_is_sure(text: str) -> None:
    assert [len(q.segments) for q in found(text)] == [1, 1]


def test_a_block_quotation_without_marks_is_one_quotation() -> None:
    text = "The board wrote:\nThe bridge is safe.\nIt will stay so.\n— The board"
    lines = blocks_of(text)
    blocks = [
        lines[0],
        Block("blockquote", lines[1].start, lines[1].end, 1),
        Block("blockquote", lines[2].start, lines[3].end, 1),
    ]
    quotations = find(text, blocks)
    assert [q.kind for q in quotations] == ["block"]
    assert [text[a:b] for a, b in quotations[0].segments] == [
        "The bridge is safe.",
        "It will stay so.",
    ]


def test_marks_inside_a_block_quotation_are_nested_in_it() -> None:
    text = "The bridge is “safe” and sound."
    quotations = find(text, blocks_of(text, "blockquote"))
    assert [(q.kind, q.parent) for q in quotations] == [("block", None), ("scare", 0)]


@pytest.mark.parametrize("text", ["“The bridge is safe.”", "“The bridge is safe.” — The board"])
def test_a_block_quotation_in_marks_is_counted_once(text: str) -> None:
    quotations = find(text, blocks_of(text, "blockquote"))
    assert [text[q.start : q.end] for q in quotations] == ["“The bridge is safe.”"]


@pytest.mark.parametrize("kind", ["code", "furniture", "rule"])
def test_what_is_not_read_quotes_nothing(kind: BlockKind) -> None:
    text = 'print("We are late")'
    assert find(text, blocks_of(text, kind)) == ()


def test_cells_of_a_table_are_paragraphs_of_their_own() -> None:
    text = '"late"\t"\t"\n"early\tnever'
    quotations = find(text, [Block("table", 0, len(text))])
    assert [text[q.start : q.end] for q in quotations] == ['"late"', '"early']


@pytest.mark.parametrize(
    "text, kind",
    [
        ("The clerk said, “We are late.”", "direct"),
        ("“We are late, I am afraid,” the clerk said.", "direct"),
        ("“Never,” the clerk said.", "direct"),
        ("The clerk spoke of “a delay that nobody wanted” on Monday.", "partial"),
        ("The “express” was late.", "scare"),
        ("Her film “The Long Way Home” won.", "title"),
        ("Her song “Hello” won.", "title"),
        ("The clerk said, “No Way.”", "direct"),
    ],
)
def test_the_form_gives_a_first_guess_at_the_kind(text: str, kind: str) -> None:
    assert [q.kind for q in found(text)] == [kind]


TALK = (
    "Q: Were you ever lonely?",
    "A: No. I had the radio.",
    "It played until the winter of the ice.",
    "Q: What was the worst night?",
    "A: The one when the windows broke.",
)


def test_an_answer_over_two_paragraphs_is_one_quotation() -> None:
    text = "\n\n".join(TALK)
    said = [[text[a:b] for a, b in q.segments] for q in found(text)]
    assert said[1] == ["No. I had the radio.", "It played until the winter of the ice."]
    assert len(said) == 4


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [
        ("I swept up the glass and we went to bed.", True),
        ("The light at Gannet Rock is open on Sundays.", False),
        ("[The telephone rings.]", False),
        ("“Come home,” said the sister.", False),
    ],
)
def test_behind_the_last_answer_only_what_is_said_goes_on(after: str, goes_on: bool) -> None:
    text = "\n\n".join((*TALK, after))
    quotation = next(q for q in found(text) if text[q.start :].startswith("The one"))
    assert (len(quotation.segments) == 2) == goes_on


def test_a_paragraph_that_names_a_speaker_is_the_reporters() -> None:
    text = (
        "Ines Varga: And then?\n\nHalvard Strand: Then I sang.\n\nStrand hummed a little.\n\n"
        "Varga: What was it?\n\nStrand: A song about the fog."
    )
    assert "Strand hummed a little." not in outer(text)
