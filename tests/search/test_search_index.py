"""What the index finds: articles, quotations and people, with counts, order and typos."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article, Block
from reader.search.hits import find
from reader.search.index import Counts, Index, Kind, Results, Sort
from reader.search.query import Query, Term, parse
from reader.search.schema import Document
from reader.search.words import split

TODAY = date(2024, 1, 31)


def article(
    key: str,
    text: str,
    *,
    title: str = "",
    source: str = "",
    tags: tuple[str, ...] = (),
    authors: tuple[str, ...] = (),
    published: date | None = None,
    annotations: Annotations | None = None,
    stamp: str = "1",
) -> Document:
    whole = f"{title}\n\n{text}" if title else text
    return Document(key, stamp, title, authors, published, source, tags, whole, annotations)


def marked_up(text: str, speakers: Mapping[str, str | None]) -> Annotations:
    """Annotations in which each quotation, given by its words, has the speaker given by name."""
    names = dict.fromkeys(name for name in speakers.values() if name and not name.islower())
    entities = [
        Entity(f"person:{name.lower().replace(' ', '-')}", name, "person", (name.split()[-1],))
        for name in names
    ]
    mentions = [
        Mention(entity.key, at, at + len(alias), "name")
        for entity in entities
        for alias in entity.aliases
        if (at := text.find(alias)) >= 0
    ]
    quotations = []
    for words, name in speakers.items():
        start = text.index(words)
        span = (start, start + len(words))
        if name is None:
            quotations.append(Quotation((span,), "direct"))
        elif name in names:
            key = f"person:{name.lower().replace(' ', '-')}"
            quotations.append(Quotation((span,), "direct", (key,)))
        else:
            at = text.index(name)
            quotations.append(Quotation((span,), "direct", (), (at, at + len(name))))
    mentions.sort(key=lambda mention: mention.start)
    return Annotations("", "", tuple(quotations), tuple(entities), tuple(mentions))


QUAY = (
    "“The quay will reopen in spring,” Ada Moor said. A spokesman for the port added: “We wait for "
    "the cranes.” Pike was silent. “Nobody asked us,” read a banner."
)
HARBOUR = article(
    "/a/quay.md",
    QUAY,
    title="Harbour board votes to reopen the quay",
    source="Northern Gazette",
    tags=("ports", "local politics"),
    authors=("Ines Calder",),
    published=date(2023, 6, 3),
    annotations=marked_up(
        f"Harbour board votes to reopen the quay\n\n{QUAY}",
        {
            "“The quay will reopen in spring,”": "Ada Moor",
            "“We wait for the cranes.”": "A spokesman for the port".lower()[2:],
            "“Nobody asked us,”": None,
        },
    ),
)
FERRY = article(
    "/a/ferry.md",
    "The ferry was late again. Passengers blamed the harbour, and the harbour blamed the tide.",
    title="Ferry late",
    source="Evening Post",
    published=date(2022, 11, 20),
)
TIDAL = "“The tide waits for nobody,” Rosa Pike told the Evening Post’s reporter."
TIDE = article(
    "/a/tide.md",
    TIDAL,
    title="Tides explained",
    source="Almanac",
    annotations=marked_up(
        f"Tides explained\n\n{TIDAL}",
        {"“The tide waits for nobody,”": "Rosa Pike"},
    ),
)


@pytest.fixture
def index() -> Index:
    index = Index(None)
    assert index.update([HARBOUR, FERRY, TIDE]) == "done"
    return index


def search(
    index: Index,
    text: str,
    kind: Kind = "article",
    *,
    sort: Sort = "relevance",
    limit: int = 50,
    marks: Mapping[str, Collection[str]] | None = None,
) -> Results:
    return index.search(parse(text, TODAY), kind, limit, sort, marks)


def keys(results: Results) -> list[str]:
    return [hit.key.removeprefix("/a/").removesuffix(".md") for hit in results.hits]


def test_words_are_found_in_headline_text_source_tags_and_byline(index: Index) -> None:
    assert keys(search(index, "harbour ")) == ["quay", "ferry"]
    assert keys(search(index, "passengers ")) == ["ferry"]
    assert keys(search(index, "almanac ")) == ["tide"]
    assert keys(search(index, "politics ")) == ["quay"]
    assert keys(search(index, "calder ")) == ["quay"]


def test_all_words_are_wanted_and_none_excluded(index: Index) -> None:
    assert keys(search(index, "harbour tide ")) == ["ferry"]
    assert set(keys(search(index, "ferry or quay "))) == {"ferry", "quay"}
    assert keys(search(index, "harbour -ferry ")) == ["quay"]
    assert set(keys(search(index, "-ferry "))) == {"quay", "tide"}
    assert keys(search(index, "harbour -(ferry or almanac) ")) == ["quay"]


def test_every_letter_typed_narrows(index: Index) -> None:
    typed = "passengers"
    for end in range(1, len(typed) + 1):
        assert "ferry" in keys(search(index, typed[:end]))
    assert keys(search(index, "passengerz ")) == ["ferry"], "a typo"


def test_a_beginning_of_any_length_is_looked_for() -> None:
    index = Index(None)
    index.update([article("/a/x.md", "a" * 9_000)])
    for length in (1, 2, 3, 300, 6_000, 9_000):
        assert keys(search(index, "a" * length)) == ["x"], length
    assert search(index, "b" * 9_000).counts == Counts()
    assert not index.notes


@pytest.mark.parametrize(
    "text",
    [
        "The b2b covid19 boom of 2023",
        f"A {'q' * 31} b {'r' * 32} c {'s' * 33} d {'t' * 64}u e",
        " ".join("y" * length for length in range(1, 70)) + " z",
        "well-known: (perhaps)  \n\n\tO'Hara’s",
        "Zürich, naïve and ﬂat; 港口 Москва",
    ],
    ids=["digits", "long words", "every length", "marks", "beyond ASCII"],
)
def test_the_first_letters_find_what_some_word_begins_with(text: str) -> None:
    index = Index(None)
    index.update([article("/a/x.md", text)])
    words = split(text)
    there = {word[:length] for word in words for length in (1, 2)}
    for typed in there | set("0123456789abcdefghijklmnopqrstuvwxyz") | {"2b", "19", "qq", "yz"}:
        wanted = any(word.startswith(typed) for word in words)
        assert index.search(Query(typed, Term("", (typed,), True))).counts.articles == wanted, typed


def test_a_whole_word_ranks_above_a_longer_one() -> None:
    index = Index(None)
    index.update(
        [article("/a/warden.md", "The warden left."), article("/a/war.md", "The war ended.")]
    )
    assert keys(search(index, "war")) == ["war", "warden"]


def test_a_headline_weighs_more_than_the_text(index: Index) -> None:
    assert keys(search(index, "ferry or tide "))[0] != "quay"
    assert keys(search(index, "quay ")) == ["quay"]
    assert keys(search(index, "harbour "))[0] == "quay"


def test_a_quoted_word_weighs_more_than_a_told_one() -> None:
    index = Index(None)
    told = "The dredger came, and the people of the town went to look at it."
    said = "“The dredger came,” and the people of the town went to look at it."
    index.update(
        [
            article("/a/told.md", told, annotations=marked_up(told, {})),
            article("/a/said.md", said, annotations=marked_up(said, {"“The dredger came,”": None})),
        ]
    )
    assert keys(search(index, "dredger ")) == ["said", "told"]


def test_newer_breaks_ties() -> None:
    index = Index(None)
    days = [date(2020, 1, 1), date(2023, 1, 1), date(2021, 1, 1)]
    index.update([article(f"/a/{day.year}.md", "Same words.", published=day) for day in days])
    for text in ("same ", "sam", "s", "", "words"):
        assert keys(search(index, text)) == ["2023", "2021", "2020"]


def test_what_only_says_which_articles_has_the_newest_first() -> None:
    index = Index(None)
    index.update(
        article(
            f"/a/{day}.md",
            "Words.",
            source="Gazette" if day == 1 else "The Northern Gazette",
            tags=("ports",) * day,
            published=date(2023, 5, day),
        )
        for day in (2, 1, 4, 3)
    )
    for text in ("in:gazette ", "in:gaz", "tag:ports ", "on:2023 ", "in:gazette or -tag:x ", "-x "):
        assert keys(search(index, text)) == ["4", "3", "2", "1"], text


def test_by_date_the_newest_comes_first_and_the_undated_last(index: Index) -> None:
    assert keys(search(index, "", sort="date")) == ["quay", "ferry", "tide"]
    assert keys(search(index, "tide or harbour ", sort="date")) == ["quay", "ferry", "tide"]


def test_exact_words_are_found_across_marks_and_line_ends() -> None:
    index = Index(None)
    index.update(
        [article("/a/x.md", "A well‑known “cease-\nfire” line;\nthe mayor’s *own* words.")]
    )
    for text in (
        '"well known"', '"known cease fire"', '"line the mayor"', "cease-fire",
        '"mayor own words"', '"mayor\'s own"', "wellknown",
    ):  # fmt: skip
        assert search(index, f"{text} ").counts.articles == 1, text
    assert search(index, '"cease line" ').counts.articles == 0


def test_accents_case_and_curly_marks_do_not_matter() -> None:
    index = Index(None)
    index.update(
        [article("/a/x.md", "L’Élysée; Ångström, ŁÓDŹ, Straße, Жёлтый and O’Hara’s naïve")]
    )
    for text in ("elysee", "ÉLYSÉE", "angstrom", "lodz", "strasse", "STRASSE", "желтый", "naive",
                 "o'hara", "o’hara", "ohara", "hara", "l'elysee"):  # fmt: skip
        assert search(index, f"{text} ").counts.articles == 1, text


def test_a_picture_is_a_word() -> None:
    index = Index(None)
    index.update(
        [
            article("/a/tower.md", "Up it goes.", title="The tower 🗼 is lit"),
            article("/a/love.md", "We ❤️ the quay🎉🎉 and the 🏳️‍🌈."),
        ]
    )
    assert keys(search(index, "🗼")) == ["tower"]
    assert keys(search(index, "title:🗼 lit")) == ["tower"]
    for text in ("❤", "❤️", "quay🎉", "🎉🎉", "🏳️‍🌈", '"❤ the quay"'):
        assert keys(search(index, text)) == ["love"], text
    assert search(index, "🗽").counts == Counts(), "no typo of another picture"


def test_chinese_japanese_and_korean_are_found_by_their_characters() -> None:
    index = Index(None)
    index.update([article("/a/x.md", "港口委员会投票。カタカナの港。항구 위원회가 투표했다。")])
    for text in ("委员会", "口委", "港", "カタ", "위원회", "투표", '"港口委员会"'):
        assert search(index, text).counts.articles == 1, text
    assert search(index, "委口 ").counts.articles == 0


def test_exact_words_do_not_run_from_the_text_into_the_byline(index: Index) -> None:
    assert search(index, '"banner ines" ').counts == Counts()


def test_quotations_are_found_by_words_and_speaker_and_say_where_they_are(index: Index) -> None:
    (hit,) = search(index, "by:moor reopen ", "quotation").hits
    assert HARBOUR.text[hit.start : hit.end] == "“The quay will reopen in spring,”"
    assert keys(search(index, "said:nobody ", "quotation")) in (["quay", "tide"], ["tide", "quay"])
    assert keys(search(index, "said:nobody by:pike ", "quotation")) == ["tide"]
    assert search(index, "by:spokesman ", "quotation").counts.quotations == 1


def test_a_quotation_is_found_by_its_own_words_and_its_speaker_and_not_by_the_headline(
    index: Index,
) -> None:
    for text in ("harbour ", "harbour", "board votes ", "explained ", "ex", '"tides explained" '):
        assert search(index, text).counts.quotations == 0, text
        assert search(index, text, "quotation").hits == (), text
    for text in ("moor reopen ", "reopen moor", "moor re", "ada spring", "quay m"):
        assert keys(search(index, text, "quotation")) == ["quay"], text
    assert search(index, "title:harbour ", "quotation").counts.quotations == 3
    assert search(index, "nobody -pike ", "quotation").counts.quotations == 1


def test_a_headlines_compound_is_no_word_of_its_quotations() -> None:
    text = "“Not yet,” Ada Moor said."
    found = marked_up(f"Cease-fire at the quay\n\n{text}", {"“Not yet,”": "Ada Moor"})
    index = Index(None)
    index.update([article("/a/x.md", text, title="Cease-fire at the quay", annotations=found)])
    assert search(index, "ceasefire ").counts == Counts(1, 0, 0)


def test_quotation_fields_combine_with_the_articles_own(index: Index) -> None:
    assert search(index, "by:moor in:gazette ", "quotation").counts.quotations == 1
    assert search(index, "by:moor in:almanac ", "quotation").counts.quotations == 0
    assert (
        search(index, "by:moor after:2023-06 before:2023-07 ", "quotation").counts.quotations == 1
    )
    assert search(index, "by:moor tag:ports author:calder title:quay ").counts.quotations == 1
    assert search(index, "by:moor -tag:ports ").counts.quotations == 0


def test_said_finds_articles_only_where_the_word_is_quoted(index: Index) -> None:
    assert keys(search(index, "said:tide ")) == ["tide"]
    assert set(keys(search(index, "tide "))) == {"tide", "ferry"}


def test_about_finds_quotations_that_mention_somebody() -> None:
    text = "“I never met Moor,” Rosa Pike said. “It is late,” she added."
    annotations = Annotations(
        "",
        "",
        (Quotation(((0, 19),), "direct", ("person:rosa-pike",)), Quotation(((36, 48),), "direct")),
        (Entity("person:ada-moor", "Ada Moor", "person", ("Moor",)),),
        (Mention("person:ada-moor", 13, 17, "name"),),
    )
    index = Index(None)
    index.update([article("/a/x.md", text, annotations=annotations)])
    (hit,) = search(index, "about:ada ", "quotation").hits
    assert (hit.start, hit.end) == (0, 19)
    assert search(index, "who:moor ").counts == Counts(1, 1, 1)


def test_people_are_shown_once_with_the_number_of_their_articles() -> None:
    index = Index(None)
    text = "Moor spoke."
    person = Entity("person:ada-moor", "Ada Moor", "person", ("Moor",))
    place = Entity("place:moor-end", "Moor End", "place")
    first, second = (Mention(key, 0, 4, "name") for key in ("person:ada-moor", "place:moor-end"))
    both = Annotations("", "", (), (person, place), (first, second))
    one = Annotations("", "", (), (person,), (first,))
    older = article("/a/1.md", text, source="Post", annotations=both)
    newer = article("/a/2.md", text, published=date(2024, 1, 1), annotations=one)
    index.update([older, newer])
    results = search(index, "moor ", "entity")
    assert [(hit.name, hit.entity_kind, hit.articles) for hit in results.hits] == [
        ("Ada Moor", "person", 2),
        ("Moor End", "place", 1),
    ]
    assert results.hits[0].key == "/a/2.md"
    assert results.counts.entities == 2
    assert search(index, "moor in:post ", "entity").hits[0].articles == 1


def test_one_name_that_is_no_full_name_is_one_row_over_many_articles() -> None:
    index = Index(None)
    index.update(
        article(
            f"/a/{number}.md",
            "Moor spoke.",
            annotations=Annotations(
                "", "", (), (Entity(f"person:moor@{number}", "Moor", "person"),), ()
            ),
        )
        for number in range(3)
    )
    (hit,) = search(index, "moor", "entity").hits
    assert hit.articles == 3


def test_an_entity_of_old_articles_is_shown_beside_those_that_are_in_every_new_one() -> None:
    text = "Moor spoke, and Rill and Pike."

    def cast(*names: str) -> Annotations:
        found = tuple(Entity(f"person:{name}", name, "person") for name in names)
        mentions = (Mention(f"person:{name}", text.index(name), 30, "name") for name in names)
        return Annotations("", "", (), found, tuple(mentions))

    index = Index(None)
    days = [date.fromordinal(730_000 + day) for day in range(1_500)]
    index.update(
        article(
            f"/a/{day.toordinal()}.md",
            text,
            published=day,
            source="Post" if day < days[600] else "Gazette",
            annotations=cast("Moor", "Rill") if day > days[0] else cast("Pike"),
        )
        for day in days
    )
    for query, newest in (("", days[-1]), ("in:post", days[599]), ("before:2005", days[-1])):
        hits = search(index, query, "entity").hits
        assert [(hit.name, hit.key) for hit in hits] == [
            ("Moor", f"/a/{newest.toordinal()}.md"),
            ("Rill", f"/a/{newest.toordinal()}.md"),
            ("Pike", f"/a/{days[0].toordinal()}.md"),
        ], query
        assert hits[0].entity == "person:Moor"
    assert [hit.name for hit in search(index, "", "entity", limit=2).hits] == ["Moor", "Rill"]
    index.close()


def test_a_date_alone_finds_each_kind_and_no_other(index: Index) -> None:
    assert search(index, "on:2023 ").counts == Counts(1, 3, 1)
    assert search(index, "before:2023 ").counts == Counts(1, 0, 0)
    assert search(index, "-on:2023 ").counts == Counts(2, 1, 1)
    assert search(index, "before:2023 or in:gazette ").counts == Counts(2, 3, 1)
    assert keys(search(index, "after:2022 ", sort="date")) == ["quay", "ferry"]


def test_the_counts_of_all_three_come_with_every_search(index: Index) -> None:
    for kind in ("article", "quotation", "entity"):
        assert search(index, "", kind).counts == Counts(3, 4, 2)
        assert search(index, "pike ", kind).counts == Counts(2, 1, 1)


def test_the_limit_bounds_the_hits_and_not_the_counts(index: Index) -> None:
    results = search(index, "", limit=1)
    assert (len(results.hits), results.counts.articles) == (1, 3)


def test_by_means_the_one_who_speaks_and_not_their_office() -> None:
    text = (
        "“We stay,” said Ada Moor. “She stays,” said Ms Moor’s office. “She is well,” said a "
        "spokesman for Ada Moor. “Ask her,” said Ben Rill."
    )
    said = {
        "“We stay,”": "Ada Moor",
        "“She stays,”": "Ms Moor’s office",
        "“She is well,”": "a spokesman for Ada Moor",
        "“Ask her,”": "Ben Rill",
    }
    found = marked_up(text, {**said, "“She stays,”": None, "“She is well,”": None})
    quotations: list[Quotation] = []
    for words, name in said.items():
        quotation = found.quotations[len(quotations)]
        if quotation.speakers == ():
            at = text.index(name)
            quotation = replace(quotation, speaker_mention=(at, at + len(name)))
        assert text[quotation.start : quotation.end] == words
        quotations.append(quotation)
    rill = replace(found.entities[1], roles=("Moor’s lawyer", "mayor"))
    found = replace(found, quotations=tuple(quotations), entities=(found.entities[0], rill))
    index = Index(None)
    index.update([article("/a/stay.md", text, annotations=found)])

    def by(query: str) -> list[str]:
        hits = search(index, query, "quotation").hits
        return sorted(text[hit.start : hit.end] for hit in hits)

    assert by("by:moor ") == ["“We stay,”"]
    assert by("by:moo") == ["“We stay,”"]
    assert by('by:"moor’s office" ') == ["“She stays,”"]
    assert by('by:"ms moor’s offi') == ["“She stays,”"]
    assert by("by:office ") == ["“She stays,”"]
    assert by('by:"ada moor" ') == ["“We stay,”"]
    assert by('by:"spokesman for ada moor" ') == ["“She is well,”"]
    assert by("by:spokesman ") == ["“She is well,”"]
    assert by("by:mayor ") == by('by:"moor’s lawyer" ') == ["“Ask her,”"]
    assert by("moor ") == ["“Ask her,”", "“She is well,”", "“She stays,”", "“We stay,”"]
    assert by("mo") == by("moor ")
    index.close()


def test_quotations_whose_speaker_nobody_knows_or_names(index: Index) -> None:
    (hit,) = search(index, "is:unattributed ", "quotation").hits
    assert HARBOUR.text[hit.start : hit.end] == "“Nobody asked us,”"
    (hit,) = search(index, "is:unnamed ", "quotation").hits
    assert HARBOUR.text[hit.start : hit.end] == "“We wait for the cranes.”"
    assert keys(search(index, "is:unattributed ")) == ["quay"]


@pytest.mark.parametrize("others", [0, 3_000])
def test_marks_filter_every_kind_and_its_count(index: Index, others: int) -> None:
    marks = {
        "read": {"/a/quay.md", *(f"/gone/{number}" for number in range(others))},
        "starred": {"/a/tide.md"},
    }
    assert set(keys(search(index, "is:unread ", marks=marks))) == {"ferry", "tide"}
    assert search(index, "is:unread ", marks=marks).counts == Counts(2, 1, 1)
    assert search(index, "is:read ", "quotation", marks=marks).counts == Counts(1, 3, 1)
    assert keys(search(index, "is:starred tide ", marks=marks)) == ["tide"]
    assert keys(search(index, "tide -is:starred ", marks=marks)) == ["ferry"]
    marks["read"] = {"/a/ferry.md"}
    assert set(keys(search(index, "is:unread ", marks=marks))) == {"quay", "tide"}


def test_unread_combines_with_all_else(index: Index) -> None:
    marks = {"read": {"/a/quay.md"}}
    for text, names in {
        "is:unread tide ": {"ferry", "tide"},
        "tide is:unread -almanac ": {"ferry"},
        "-is:unread ": {"quay"},
        "is:unread is:read ": set(),
        "is:unread or quay ": {"quay", "ferry", "tide"},
        "-(is:unread tide) ": {"quay"},
    }.items():
        assert set(keys(search(index, text, marks=marks))) == names, text
    assert search(index, "is:unread nobody ", "quotation", marks=marks).counts.quotations == 1


def test_without_marks_everything_is_unread(index: Index) -> None:
    assert search(index, "is:unread ").counts.articles == 3
    assert search(index, "is:read ").counts == Counts()


def test_marks_are_those_of_now_whatever_they_were_when_an_article_was_indexed() -> None:
    index = Index(None)
    index.update(
        replace(article(f"/a/{name}.md", "The ferry left."), marks=marks)
        for name, marks in (("a", ("read",)), ("b", ("read",)), ("c", ()), ("d", ()))
    )
    marks = {"read": {"/a/b.md", "/a/c.md", "/elsewhere/e.md"}}
    for _ in range(2):
        assert set(keys(search(index, "is:read ", marks=marks))) == {"b", "c"}
        assert set(keys(search(index, "ferry is:unread ", marks=marks))) == {"a", "d"}
        assert len(index.marked_otherwise) == 2
    assert search(index, "is:read ", marks={"read": set()}).counts.articles == 0
    assert search(index, "is:unread ", marks={"read": set()}).counts.articles == 4


def test_a_typo_is_forgiven_when_the_word_is_nowhere_and_said(index: Index) -> None:
    for typo in ("pasengers", "passenqers", "passegners", "passengerss"):
        results = search(index, f"{typo} ")
        assert keys(results) == ["ferry"], typo
        assert results.corrected == "passengers"
        spans = find(results.query, FERRY.text)
        assert [FERRY.text[start:end] for start, end in spans] == ["Passengers"]
    assert search(index, "passenq").corrected == "passeng…"


def test_of_words_as_near_the_commonest_is_meant_and_vowels_are_easily_confused() -> None:
    index = Index(None)
    texts = [
        "Harder times.",
        "The harbour.",
        "The harbour board, the council.",
        "Barber. Beside the tide.",
    ]
    index.update([article(f"/a/{at}.md", text) for at, text in enumerate(texts)])
    meant = {
        "harber": "harbour",
        "harbor": "harbour",
        "hardee": "harder",
        "besidr": "beside",
        "councl": "council",
    }
    for typed, word in meant.items():
        assert search(index, f"{typed} ").corrected == word
        assert search(index, typed).corrected == word
    index.close()


def test_a_word_that_is_somewhere_is_never_corrected(index: Index) -> None:
    results = search(index, "tide title:ferry ")
    assert (keys(results), results.corrected) == (["ferry"], "")
    results = search(index, "quay almanac ")
    assert (results.counts, results.corrected) == (Counts(), "")


def test_a_short_word_is_taken_as_typed(index: Index) -> None:
    assert search(index, "ths ").corrected == ""


def test_a_name_is_corrected_where_it_is_looked_for(index: Index) -> None:
    results = search(index, "by:rosq ", "quotation")
    assert (keys(results), results.corrected) == (["tide"], "rosa")


def test_furniture_is_not_found() -> None:
    text = "Quay opens\n\nSubscribe to our newsletter\n\nThe quay opened."
    blocks = (
        Block("title", 0, 10),
        Block("furniture", 12, 39),
        Block("paragraph", 41, len(text)),
    )
    page = Article(id="x", title="Quay opens", text=text, blocks=blocks, digest="")
    index = Index(None)
    index.update([Document.of("/a/x.md", "1", page)])
    assert search(index, "newsletter ").counts == Counts()
    assert search(index, "quay ").counts.articles == 1


def test_what_changed_and_what_was_removed(index: Index) -> None:
    index.update([article("/a/ferry.md", "The ferry sank.", stamp="2")], ["/a/tide.md"])
    assert index.known() == {"/a/quay.md": "1", "/a/ferry.md": "2"}
    assert search(index, "passengers ").counts == Counts()
    assert search(index, "sank ").counts.articles == 1
    assert search(index, "").counts == Counts(2, 3, 1)


def test_a_renamed_article_is_one_article(index: Index) -> None:
    moved = article("/b/ferry.md", FERRY.text, stamp="1")
    index.update([moved], removed=[FERRY.key])
    assert [hit.key for hit in search(index, "passengers ").hits] == ["/b/ferry.md"]


def test_the_same_article_twice_in_one_update_is_the_later_one() -> None:
    index = Index(None)
    index.update([article("/a/x.md", "First."), article("/a/x.md", "Second.", stamp="2")])
    assert (search(index, "").counts.articles, index.known()) == (1, {"/a/x.md": "2"})


def test_a_path_that_is_no_utf8_is_a_key_like_any_other(tmp_path: Path) -> None:
    key = "/a/\udcff.md"
    index = Index(tmp_path / "index")
    assert index.update([article(key, "Odd.")]) == "done"
    assert index.known() == {key: "1"}
    assert search(index, "odd").hits[0].key == key
    index.update([], [key])
    assert index.known() == {}


def test_an_empty_index_finds_nothing() -> None:
    assert search(Index(None), "anything").counts == Counts()
    assert Index(None).known() == {}


SHARED = Index(None)
SHARED.update([HARBOUR, FERRY, TIDE])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["article", "quotation", "entity"]))
def test_any_text_can_be_searched(text: str, kind: Kind) -> None:
    results = search(SHARED, text, kind)
    assert len(results.hits) <= 50
    assert not SHARED.notes


WORDS = ("naïve", "mayor’s", "cease-fire", "港口", "Straße", "O’Hara", "the", "“Élan”", "3.5", "x")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.data())
def test_what_the_index_finds_the_page_lights_up(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    query = parse('"' + " ".join(words[first:last]).replace("“", "").replace("”", "") + '" ', TODAY)
    index = Index(None)
    index.update([article("/a/x.md", text)])
    assert index.search(query).counts.articles == 1
    assert find(query, text)
