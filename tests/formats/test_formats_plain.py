"""Pasted text: headline, standfirst, byline, the story, and what the page left in it."""

from __future__ import annotations

from datetime import date

import pytest

from reader import formats
from reader.article import Article

STORY = (
    "The harbour board voted on Saturday to close the east quay for the whole of the winter.",
    "“It had to come,” said the chairwoman, who has sat on the board for eleven years.",
    "Ships will use the west quay, where the cranes were mended in the spring of last year.",
    "Fishermen said they had not been asked, and that the west quay was too shallow for them.",
    "The board will meet again in March, when it has heard from the engineers about the stones.",
)
MENU = (
    *("Skip to main content", "Home", "News", "Politics", "Sport", "Weather", "Search", "Sign in"),
    *("Saltmarsh Courier", "Contact us", "Subscribe"),
)
FOOTER = (
    *("Related", "Three boats lost in autumn gale", "Mayor opens new fish market", "Contact us"),
    *(
        "Privacy policy",
        "Terms of use",
        "Cookies",
        "Facebook",
        "Twitter",
        "© 2023 Saltmarsh Courier",
    ),
)


def read(text: str, name: str = "story.txt") -> Article:
    return formats.read(text.encode(), name).article


def of_kind(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


def test_the_first_line_is_the_headline_and_each_line_a_paragraph() -> None:
    article = read("\n".join(["Board closes east quay", *STORY]))
    assert article.title == "Board closes east quay"
    assert of_kind(article, "paragraph") == list(STORY)
    assert article.standfirst == ""


def test_a_line_without_a_full_stop_below_the_headline_is_the_standfirst() -> None:
    article = read("\n".join(["Board closes east quay", "Fishermen say nobody asked them", *STORY]))
    assert article.standfirst == "Fishermen say nobody asked them"
    assert article.text.startswith("Board closes east quay\n\nFishermen say nobody asked them\n\n")


def test_a_sentence_that_a_reading_time_parts_from_the_story_is_the_standfirst() -> None:
    article = read("\n".join(["Quay closes", "Fishermen were never asked.", "2 min read", *STORY]))
    assert article.standfirst == "Fishermen were never asked."
    assert of_kind(article, "furniture") == ["2 min read"]


def test_byline_and_dates_are_read_and_folded() -> None:
    head = [
        "Quay closes",
        "By Ann Lee and Tom Moss",
        "Published: 3 June 2023, 10:15",
        "Updated 4 June 2023",
    ]
    article = read("\n".join([*head, *STORY]))
    assert article.authors == ("Ann Lee", "Tom Moss")
    assert article.published == date(2023, 6, 3)
    assert of_kind(article, "furniture") == ["\n".join(head[1:])]


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    article = read(
        "Quay closes\nBy noon the quay was empty and the last of the cranes stood still.\n"
    )
    assert article.authors == ()
    assert of_kind(article, "furniture") == []


def test_lines_broken_by_width_are_joined() -> None:
    wrapped = (
        "The harbour board voted on Saturday to close the east quay for the\n"
        "whole of the winter, because the stones can no longer carry the\n"
        "cranes that stand on them now, as the engineers found in March.\n"
    )
    article = read(f"Quay closes\n\n{wrapped}\n{wrapped}")
    assert of_kind(article, "paragraph") == [" ".join(wrapped.split())] * 2


@pytest.mark.parametrize(
    "line",
    [
        *("2 min read", "Reading time: 4 minutes", "3 minute read", "Lesezeit: 3 Minuten"),
        *("Share this article", "Share on Facebook", "Facebook Twitter WhatsApp", "12 comments"),
        *("Advertisement", "Story continues below advertisement", "Anzeige", "Publicidad"),
        *(
            "Read more: Mayor opens new fish market",
            "Lesen Sie auch: Der Hafen",
            "Related articles",
        ),
        *("Subscribe", "Sign up for our newsletter", "Saltmarsh Courier Newsletters"),
        "The Courier brings you all the news of the coast, every morning, for free: Subscribe",
        *("Photo: Tom Moss", "The east quay on Friday (Image: Tom Moss/Courier)", "View 6 Images"),
        *("We use cookies to make this site better.", "Accept all cookies", "© 2023 Courier Ltd"),
        *("Follow us on Twitter", "Back to top", "All rights reserved."),
    ],
)
def test_what_a_page_leaves_in_a_paste_is_folded_away_and_kept(line: str) -> None:
    article = read("\n".join(["Quay closes", *STORY[:3], line, *STORY[3:]]))
    assert of_kind(article, "furniture") == [line]
    assert of_kind(article, "paragraph") == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        *("Subscribe to the idea, she said, or leave it.", "Share prices fell.", "Nothing more."),
        *(
            "“Read more books.”",
            "He paused.",
            "No comment, said the mayor.",
            "Related cases fell too.",
        ),
        *(
            "By signing the treaty both towns accept the border.",
            "Home.",
            "The newsletter was late.",
        ),
        *("Three comments were enough.", "Advertisements were banned in 1954.", "Why?", "— Never!"),
        *("Photographs show the quay.", "Follow the money, he said.", "Print is dead, they say."),
        *("Join the club, said the reader of a newspaper.", "1954", "Sport", "Terms of endearment"),
    ],
)
def test_no_line_of_the_story_is_taken_for_furniture(line: str) -> None:
    article = read("\n".join(["Quay closes", *STORY[:3], line, *STORY[3:]]))
    assert of_kind(article, "furniture") == []
    assert line in article.text


def test_a_poem_stays_together_and_whole() -> None:
    poem = "The quay is shut\nthe gulls are gone\nthe lamp burns low\nthe tide comes on"
    article = read(f"A song of the quay\n\nThey sang it on Friday.\n\n{poem}\n\n{poem}\n")
    assert of_kind(article, "paragraph")[1:] == [poem, poem]
    assert of_kind(article, "furniture") == []


def test_a_list_has_items_and_a_single_dash_is_dialogue() -> None:
    article = read(
        "Quay closes\nWhat the board wants:\n- stones\n- cranes\n1. money\nThen:\n- Never!\nEnd.\n"
    )
    items = [(b.marker, article.text[b.start : b.end]) for b in article.blocks if b.kind == "item"]
    assert items == [("•", "stones"), ("•", "cranes"), ("1.", "money")]
    assert "- Never!" in article.text


def test_a_whole_page_is_folded_around_its_story() -> None:
    title = "Harbour board votes to close the east quay for the winter"
    head = [title, "By Ann Lee", "26 June 2023"]
    article = read("\n".join([*MENU, *head, *STORY, "Advertisement", *STORY, *FOOTER]))
    assert article.title == title
    assert article.authors == ("Ann Lee",)
    assert article.published == date(2023, 6, 26)
    assert of_kind(article, "paragraph") == [*STORY, *STORY]
    folded = "\n".join(of_kind(article, "furniture")).split("\n")
    assert sorted(folded) == sorted([*MENU, *head[1:], "Advertisement", *FOOTER])


@pytest.mark.parametrize("rest", [(), FOOTER])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_headline_is_the_line_above_the_byline_and_not_the_sites_name(
    gap: str, rest: tuple[str, ...]
) -> None:
    title = "Board closes the east quay"
    site = ["The Saltmarsh Courier", "Subscribe", "Sign in"]
    below = ["By Ann Lee", "Published 26 June 2023", "2 min read", "Share this article"]
    article = read("\n".join([*site, title]) + gap + "\n".join([*below, *STORY, *rest]))
    assert (article.title, article.source) == (title, "The Saltmarsh Courier")
    assert (article.authors, article.published) == (("Ann Lee",), date(2023, 6, 26))
    assert of_kind(article, "paragraph") == [*STORY]


def test_short_lines_above_a_byline_are_no_masthead_without_a_button() -> None:
    article = read("\n".join(["Quay closes", "A winter of repairs at sea", "By Ann Lee", *STORY]))
    assert (article.title, article.source) == ("Quay closes", "")
    assert article.standfirst == "A winter of repairs at sea"


def test_readers_comments_below_a_pages_story_are_folded() -> None:
    comments = ["14 comments", "gull77", "They should have asked the fishermen first, as ever."] * 3
    long_story = [*STORY, *STORY, *STORY]
    article = read(
        "\n".join([*MENU, "Board closes the east quay", *long_story, *comments, *FOOTER])
    )
    assert of_kind(article, "paragraph") == long_story


def test_front_matter_wins_over_the_paste() -> None:
    article = read("---\ntitle: Quay\nauthor: Cy Dale\n---\nBy Ann Lee\n" + "\n".join(STORY))
    assert article.title == "Quay"
    assert article.authors == ("Cy Dale",)


def test_raw_offsets_count_a_byte_order_mark() -> None:
    article = formats.read_raw("\ufeffOne quay.\n".encode(), "a.txt")
    assert article.text == "\ufeffOne quay.\n"
    assert [(block.start, block.end) for block in article.blocks] == [(1, 10)]


def test_raw_text_keeps_every_character_and_its_offsets() -> None:
    text = "  Quay closes\r\n\r\n\tIt was late. \n2 min read\n"
    article = formats.read_raw(text.encode(), "a.txt")
    assert article.text == text
    assert [(b.start, b.end) for b in article.blocks] == [(2, 13), (18, 30), (32, 42)]
    assert {b.kind for b in article.blocks} == {"paragraph"}


def test_the_day_in_the_text_is_surer_than_the_one_in_the_files_name() -> None:
    article = read("\n".join(["Quay closes", "3 June 2023", *STORY]), "2023-06-05-saved.txt")
    assert article.published == date(2023, 6, 3)
    article = read("\n".join(["Quay closes", *STORY]), "2023-06-05-saved.txt")
    assert article.published == date(2023, 6, 5)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee | Updated 3 June 2023",
        "By Ann Lee· June 3, 2023",
        "Written by Ann Lee",
        "Von Ann Lee",
        "By Ann Lee, Harbour Correspondent",
    ],
)
def test_a_byline_may_say_more_than_the_name(line: str) -> None:
    article = read("\n".join(["Quay closes", line, *STORY]))
    assert article.authors == ("Ann Lee",)
    assert of_kind(article, "furniture") == [line]


def test_a_paste_that_begins_at_its_headline_keeps_headline_and_standfirst() -> None:
    head = ["Quay closes for the winter", "Fishermen say that nobody ever asked them"]
    buttons = ["By Ann Lee", "3 June 2023", "3 min read", "Share this article", "Facebook", "X"]
    tail = ["Related articles", "Subscribe", "Contact us", "Privacy policy", "Home", "Search"]
    article = read("\n".join([*head, *buttons, "Copy link", *STORY, *tail]))
    assert article.title == head[0]
    assert article.standfirst == head[1]
    assert of_kind(article, "paragraph") == list(STORY)
    assert of_kind(article, "furniture") == ["\n".join([*buttons, "Copy link"]), "\n".join(tail)]


def test_what_somebody_says_below_a_box_is_no_furniture() -> None:
    lines = [
        *("Skip to main content", "Home", "News", "Politics", "Sport", "Sign in", "Subscribe"),
        *("Share on Facebook", "Share on Twitter", "Ferry to stop on Sundays"),
        "The ferry across the sound will no longer sail on Sundays, its owner said this week.",
        "“Nobody pays for it,” said Arne Holm, who has owned the boat since his father died.",
        *("Sign up for our newsletter", "The best stories in your inbox.", "Enter your email"),
        "“I shall miss it,” Holm told this newspaper.",
        *("Read more:", "Ten ferries to take", "Related", "Comments (3)", "Privacy policy"),
    ]
    article = read("\n\n".join(lines))
    folded = "\n".join(of_kind(article, "furniture"))
    assert "“I shall miss it,” Holm told this newspaper." in of_kind(article, "paragraph")
    assert "Enter your email" in folded
    assert "Read more:" in folded


def test_a_sentence_that_reports_speech_is_no_headline() -> None:
    line = "“I shall miss it,” Arne Holm told the Courier."
    assert of_kind(read(line), "paragraph") == [line]
    headline = "“I shall miss it”: a ferry stops"
    assert read(f"{headline}\n\n{line}").title == headline


def test_marks_as_a_web_page_writes_them_are_marks() -> None:
    line = "&ldquo;I am tired,&rdquo; said Ada Crane &mdash; who&#8217;s 40 &amp; slow."
    plain = "“I am tired,” said Ada Crane — who’s 40 &amp; slow."
    assert of_kind(read(f"A day at sea\n\nIt rained.\n\n{line}"), "paragraph")[-1] == plain


@pytest.mark.parametrize("box", [[], ["Image caption: The quay", "Photograph: PA", "Close"]])
def test_a_last_paragraph_that_quotes_somebody_is_the_storys(box: list[str]) -> None:
    last = "The leader of the opposition, Ines Calder, laughed."
    text = "\n".join(
        [
            *MENU,
            "Board closes east quay",
            *STORY,
            *box,
            "Sign up to our newsletter",
            "Get the best of the Courier in your inbox every morning.",
            "Enter your email address",
            "Sign up",
            "“It was built for sail,” warned a pilot.",
            last,
            "Read more",
            "Most read",
            "1. Gale: what we know",
            "2. “I was told to wait,” says clerk",
            "Comments (214)",
            *FOOTER,
        ]
    )
    paragraphs = of_kind(read(text), "paragraph")
    assert paragraphs[-1] == last
    assert "Get the best of the Courier in your inbox every morning." not in paragraphs
    assert "Enter your email address" not in paragraphs


MAIL = """\
From: Laura Whitfield <l.whitfield@fisheries.example>
To: Press Office <press@fisheries.example>
Cc: Ida Moor,
 Tom Pell
{date}
Subject: FW: press line – draft

All,

Please see below. The line to take for today is: “We have read it.”
"""


@pytest.mark.parametrize(
    "line",
    [
        "Date: Wed, 18 Nov 2026 08:12:44 +0000",
        "Sent: Wednesday, 18 November 2026 08:12",
        "Date: 2026-11-18",
    ],
)
def test_a_pasted_mail_is_called_by_its_subject_and_is_its_senders(line: str) -> None:
    article = read(MAIL.format(date=line))
    assert article.title == "FW: press line – draft"
    assert article.authors == ("Laura Whitfield",)
    assert article.published == date(2026, 11, 18)
    assert of_kind(article, "furniture")[0].startswith("From: Laura Whitfield <l.whitfield@")
    assert of_kind(article, "paragraph")[0] == "All,"


def test_a_mail_in_german_or_without_a_senders_name() -> None:
    article = read("Von: presse@amt.example\nGesendet: 18.11.2026\nBetreff: Quote\n\nGuten Tag.\n")
    assert (article.title, article.authors) == ("Quote", ("presse@amt.example",))
    assert article.published == date(2026, 11, 18)


def test_a_story_that_begins_like_a_mail_is_none() -> None:
    article = read("From: a lost world\n\nThe islanders wrote to the board in the spring.\n")
    assert article.title == "From: a lost world"


def test_a_press_release_is_called_by_its_headline_and_has_its_day() -> None:
    text = (
        "PRESS RELEASE\nFOR IMMEDIATE RELEASE\n"
        "EMBARGOED UNTIL 00:01 ON MONDAY 16 NOVEMBER 2026\n\n"
        "Ministry announces new quota\n\n"
        "Oslo, 16 November 2026 – The ministry today announced a catch of 410,000 tonnes.\n\n"
        "“It is a balanced decision,” said the minister.\n\nENDS\n"
    )
    article = read(text)
    assert article.title == "Ministry announces new quota"
    assert article.published == date(2026, 11, 16)
    assert of_kind(article, "furniture")[-1] == "ENDS"


def test_the_day_of_a_dateline_is_the_articles() -> None:
    text = "Ministry announces quota\n\nOslo, 16 November 2026 – The ministry announced a catch.\n"
    assert read(text).published == date(2026, 11, 16)
    text = "Quota agreed\n\nThe minister, on 16 November 2026, said that – at last – it was over.\n"
    assert read(text).published is None


def test_a_day_below_a_long_headline_is_no_part_of_it() -> None:
    article = read(
        "Statement by Ines Calder, Leader of the Opposition\n20 November 2026\n\n"
        "“The resignation of the pilot is not the end of this affair. It is the beginning.”\n"
    )
    assert article.title == "Statement by Ines Calder, Leader of the Opposition"
    assert article.published == date(2026, 11, 20)


def test_pasted_html_is_read_without_its_tags() -> None:
    article = read(
        "<h1>Minister to visit Bergen</h1>\n<p>She comes &amp; goes. &ldquo;I look forward to it,"
        "&rdquo; she said.</p>\n<p>The end.</p>\n"
    )
    assert article.title == "Minister to visit Bergen"
    assert of_kind(article, "paragraph") == [
        "She comes & goes. “I look forward to it,” she said.",
        "The end.",
    ]


@pytest.mark.parametrize("title", ["Embargo on oil agreed", "Press release angers board"])
def test_a_headline_about_a_press_release_is_a_headline(title: str) -> None:
    assert read("\n".join([title, *STORY])).title == title
