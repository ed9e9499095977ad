"""The reader's marks as W3C Web Annotations: out, and in again."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, digest
from reader.export import web_annotations
from reader.export.web_annotations import Marked, Search
from reader.library.anchors import Anchor, anchored
from reader.library.judgement import Correction
from reader.library.marks import Marks

TEXT = "The quay closes\n\n“We cannot mend it again,” said Ines Varga, the harbour master."
KEY = "/library/old quay – ü.md"


def article() -> Article:
    blocks = (Block("title", 0, 15), Block("paragraph", 17, len(TEXT)))
    return Article(
        id="quay",
        title="The quay closes",
        source="Gazette",
        url="https://example.org/quay",
        language="en",
        text=TEXT,
        blocks=blocks,
        digest=digest(TEXT, blocks),
    )


ONE = article()
START = TEXT.index("“")
CORRECTION = Correction(
    "c0ffee", "speaker", anchored(TEXT, ONE.digest, START, TEXT.index("”") + 1), "Jo Reed",
    "person:jo-reed", "person", 1_700_000_000_123_456_789,
)  # fmt: skip


def marked() -> Marks:
    marks = Marks(None)
    marks.set_read(KEY, True)
    marks.set_starred(KEY, True)
    marks.set_place(KEY, 17, ONE)
    marks.correct(KEY, CORRECTION)
    return marks


def lines(marks: Marks) -> list[bytes]:
    return [
        web_annotations.line(each)
        for key in marks.marked()
        for each in web_annotations.marks_of(marks, key, ONE)
    ]


def test_a_correction_points_at_its_words_by_what_they_are_and_where_they_stand() -> None:
    record: dict[str, Any] = json.loads(lines(marked())[-1])
    assert record["type"] == "Annotation"
    assert record["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert record["motivation"] == "identifying"
    assert record["created"] == "2023-11-14T22:13:20.123456789Z"
    assert record["body"] == {
        "type": "TextualBody", "value": "speaker Jo Reed", "format": "text/plain",
    }  # fmt: skip
    quote, position = record["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "“We cannot mend it again,”",
        "prefix": "The quay closes\n\n",
        "suffix": " said Ines Varga, the harbour ma",
    }
    assert position == {"type": "TextPositionSelector", "start": START, "end": START + 26}
    assert record["target"]["source"] == "file:///library/old%20quay%20%E2%80%93%20%C3%BC.md"


def test_the_place_is_a_place_with_the_words_that_stand_there() -> None:
    place = [json.loads(each) for each in lines(marked())][2]
    quote, position = place["target"]["selector"]
    assert quote["exact"].startswith("“We cannot mend it")
    assert position["start"] == 17


def test_all_marks_come_in_again_as_they_were() -> None:
    there = Marks(None)
    for line in lines(marked()):
        found = web_annotations.read(line)
        assert isinstance(found, Marked)
        assert found.key == KEY
        assert found.url == ONE.url
        assert web_annotations.take(there, found, found.key)
        assert not web_annotations.take(there, found, found.key)
    assert there.get(KEY) == marked().get(KEY)
    assert there.corrections_of(KEY) == (CORRECTION,)
    assert lines(there) == lines(marked())


def test_marks_that_came_in_can_be_undone() -> None:
    there = Marks(None)
    correction = web_annotations.read(lines(marked())[-1])
    assert isinstance(correction, Marked)
    web_annotations.take(there, correction, KEY)
    assert there.undo() is not None
    assert there.corrections_of(KEY) == ()


def test_a_mark_has_the_same_name_whenever_it_is_written() -> None:
    assert lines(marked()) == lines(marked())
    names = [json.loads(each)["id"] for each in lines(marked())]
    assert len(set(names)) == 4


def changed(**facts: object) -> bytes:
    record = json.loads(lines(marked())[-1])
    return json.dumps(record | facts).encode()


def test_a_saved_search_is_about_the_library() -> None:
    search = Search("wet", "rain or (snow -hail)")
    record = json.loads(web_annotations.line_of_search(search))
    assert record["type"] == "Annotation"
    assert record["target"] == {"source": "urn:reader:library"}
    assert web_annotations.read(web_annotations.line_of_search(search)) == search


def far(place: int) -> list[dict[str, Any]]:
    """The selectors of a word at a place that no text has."""
    return [
        {"type": "TextQuoteSelector", "exact": "quay"},
        {"type": "TextPositionSelector", "start": place, "end": place + 4},
    ]


def searched(name: str, query: str) -> bytes:
    return web_annotations.line_of_search(Search(name, query))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"", "no mark"),
        (b"[]", "no mark"),
        (b'{"type": "Annotation"}', "no mark"),
        (b"\xff\xfe", "no mark"),
        (b'{"x": ' + b"[" * 200_000, "no mark"),
        (searched("@ ()", "rain"), "without a name"),
        (searched("wet", " \n"), "without a query"),
        (changed(type="Note"), "no mark"),
        (changed(target={"source": "https://example.org/a"}), "no file"),
        (changed(target={"source": "http://[/"}), "no address"),
        (changed(target={"source": "file:///a.md"}), "which words"),
        (changed(target={"source": "file:///a.md", "selector": far(1 << 63)}), "which words"),
        (changed(id="urn:uuid:../x"), "id"),
        (changed(**{"reader:what": "delete"}), "no correction"),
        (changed(**{"reader:what": "rename", "reader:value": " "}), "nothing"),
        (changed(**{"reader:what": "entity-kind", "reader:value": "beast"}), "nothing"),
    ],
)
def test_a_line_that_is_no_mark_says_so(line: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        web_annotations.read(line)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("2023-11-14T22:13:20Z", 1_700_000_000),
        ("2023-11-14T22:13:20", 1_700_000_000),
        ("2023-11-15T00:13:20+02:00", 1_700_000_000),
        ("2023-11-15T00:13:20.5+02:00", 1_700_000_000.5),
        ("2023-11-14T22:13:20.123456789123Z", 1_700_000_000.123456789),
        ("2023-11-14", 0),
        ("2023-02-30T00:00:00Z", 0),
        ("yesterday", 0),
    ],
)
def test_the_time_of_a_correction_has_its_zone(written: str, seconds: float) -> None:
    mark = web_annotations.read(changed(created=written))
    assert isinstance(mark, web_annotations.Marked) and mark.correction is not None
    assert mark.correction.made_ns == pytest.approx(seconds * 1e9, abs=1_000)


def test_names_that_came_in_are_clean() -> None:
    found = web_annotations.read(changed(**{"reader:value": "Jo\x1b[31m Reed\n"}))
    assert isinstance(found, Marked) and found.correction is not None
    assert found.correction.value == "Jo Reed"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_mark_or_a_value_error(line: bytes) -> None:
    with contextlib.suppress(ValueError):
        web_annotations.read(line)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def places(record: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value in a record."""
    inner = list(
        record.items() if isinstance(record, dict)
        else enumerate(record) if isinstance(record, list) else ()
    )  # fmt: skip
    return [way for name, value in inner for way in ((*path, name), *places(value, (*path, name)))]


@given(data=st.data())
def test_a_mark_with_any_value_in_any_place_is_a_mark_or_a_value_error(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([*lines(marked()), searched("wet", "rain")]))
    record = json.loads(line)
    *way, last = data.draw(st.sampled_from(places(record)))
    within = record
    for name in way:
        within = within[name]
    within[last] = data.draw(JSON)
    with contextlib.suppress(ValueError):
        found = web_annotations.read(json.dumps(record).encode())
        if isinstance(found, Marked):
            web_annotations.take(Marks(None), found, found.key)


@given(data=st.data(), piece=st.binary(max_size=12))
def test_a_mark_that_was_damaged_is_a_mark_or_a_value_error(
    data: st.DataObject, piece: bytes
) -> None:
    line = data.draw(st.sampled_from(lines(marked())))
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, min(len(line), start + 40)))
    with contextlib.suppress(ValueError):
        web_annotations.read(line[:start] + piece + line[end:])


@given(
    key=st.text(alphabet="ab/ %?#ü“", min_size=1).map(lambda name: f"/{name.strip('/')}"),
    words=st.text(st.characters(codec="utf-8"), min_size=1),
    value=st.text(alphabet="ab c", min_size=1).map(lambda name: f"x{name.strip()}"),
    made=st.integers(0, 4_000_000_000_000_000_000),
)
def test_a_correction_survives_the_way_out_and_in(
    key: str, words: str, value: str, made: int
) -> None:
    key = str(Path(key))
    correction = Correction(
        "1", "rename", Anchor(3, 9, words, "", words, "d"), " ".join(value.split()), made_ns=made
    )
    out = web_annotations.line(Marked(key, "d", "", "correction", correction.anchor, correction))
    assert out.count(b"\n") == 1
    found = web_annotations.read(out)
    assert isinstance(found, Marked)
    assert (found.key, found.correction) == (key, correction)
