"""What is written for Quickwit is what Quickwit's documentation asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.article import Article, Block
from reader.export.quickwit import configuration, lines

# https://quickwit.io/docs/configuration/index-config, version 0.8 of the format.
TOP = {"version", "index_id", "index_uri", "doc_mapping", "indexing_settings", "search_settings"}
MAPPING = {
    "field_mappings", "mode", "dynamic_mapping", "tag_fields", "store_source", "timestamp_field",
    "partition_key", "max_num_partitions", "index_field_presence",
}  # fmt: skip
COMMON = {"name", "type", "description", "stored", "indexed", "fast"}
PARAMETERS = {
    "text": COMMON | {"tokenizer", "record", "fieldnorms"},
    "u64": COMMON | {"coerce", "output_format"},
    "f64": COMMON | {"coerce", "output_format"},
    "datetime": COMMON | {"input_formats", "output_format", "fast_precision"},
}
TOKENIZERS = {
    "raw", "raw_lowercase", "default", "en_stem", "whitespace", "chinese_compatible", "lowercase",
}  # fmt: skip
NUMBERS: dict[str, Callable[[Any], bool]] = {
    "u64": lambda value: isinstance(value, int) and value >= 0,
    "f64": lambda value: isinstance(value, float),
    "datetime": lambda value: bool(datetime.fromisoformat(value)),
    "text": lambda value: isinstance(value, str),
}

TEXT = "Quay opens\n\n“We are ready, Pike,” Ada Moor said.\n\nSubscribe"
PAGE = Article(
    id="quay",
    title="Quay opens",
    authors=("Ines Calder",),
    published=date(2023, 6, 3),
    source="Gazette",
    url="https://gazette.example/quay",
    language="en",
    tags=("ports",),
    text=TEXT,
    blocks=(
        Block("title", 0, 10),
        Block("paragraph", 12, 48),
        Block("furniture", TEXT.index("Subscribe"), len(TEXT)),
    ),
    digest="",
)
FOUND = Annotations(
    "",
    "",
    (Quotation(((12, 33),), "direct", ("person:ada-moor",), confidence=0.9),),
    (
        Entity("person:ada-moor", "Ada Moor", "person", ("Moor",)),
        Entity("person:pike@1", "Pike", "person"),
    ),
    (
        Mention("person:pike@1", TEXT.index("Pike"), TEXT.index("Pike") + 4, "name"),
        Mention("person:ada-moor", TEXT.index("Ada"), TEXT.index("Ada") + 8, "name"),
    ),
)


def settings() -> dict[str, Any]:
    decoded: dict[str, Any] = msgspec.json.decode(configuration())
    return decoded


def fields() -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in settings()["doc_mapping"]["field_mappings"]}


def records(article: Article = PAGE, found: Annotations | None = FOUND) -> list[dict[str, Any]]:
    written = b"".join(lines("/a/quay.md", article, found))
    assert written.endswith(b"\n")
    return [msgspec.json.decode(line) for line in written.splitlines()]


def test_the_configuration_has_only_what_the_format_knows() -> None:
    written = settings()
    assert set(written) <= TOP
    assert set(written["doc_mapping"]) <= MAPPING
    assert written["version"] == "0.8"
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{2,254}", written["index_id"])
    assert written["doc_mapping"]["mode"] in ("lenient", "strict", "dynamic")
    assert set(written["search_settings"]) == {"default_search_fields"}


def test_every_field_is_one_that_the_format_knows() -> None:
    for name, field in fields().items():
        kind = re.sub(r"^array<(\w+)>$", r"\1", field["type"])
        assert re.fullmatch(r"[a-zA-Z][_\-a-zA-Z0-9]*", name)
        assert set(field) <= PARAMETERS[kind]
        if kind == "text":
            assert field["tokenizer"] in TOKENIZERS
            assert field.get("record", "basic") in ("basic", "freq", "position")


def test_fields_that_are_named_elsewhere_exist() -> None:
    written = settings()
    assert set(written["search_settings"]["default_search_fields"]) <= set(fields())
    assert set(written["doc_mapping"]["tag_fields"]) <= set(fields())


def test_every_record_fits_the_mapping_to_the_letter() -> None:
    mapped = fields()
    for record in records():
        for name, value in record.items():
            kind = mapped[name]["type"]
            if kind.startswith("array<"):
                assert all(NUMBERS[kind[6:-1]](each) for each in value)
            else:
                assert NUMBERS[kind](value)


def test_an_article_its_quotations_and_its_people_are_records() -> None:
    article, quotation, *people = records()
    assert [article["kind"], quotation["kind"]] == ["article", "quotation"]
    assert article["said"] == quotation["said"] == ["“We are ready, Pike,”"]
    assert quotation["speaker"] == ["Ada Moor", "Moor"]
    assert quotation["who"] == ["Pike"]
    assert TEXT[quotation["start"] : quotation["end"]] == "“We are ready, Pike,”"
    assert [person["name"] for person in people] == ["Ada Moor", "Pike"]
    assert {record["source"] for record in records()} == {"Gazette"}


def test_furniture_stays_at_home() -> None:
    assert "Subscribe" not in records()[0]["text"]


def test_an_article_that_was_not_analysed_is_one_record() -> None:
    (article,) = records(found=None)
    assert article["published"] == "2023-06-03T00:00:00Z"


def test_what_two_say_together_has_the_names_and_the_keys_of_both() -> None:
    said = replace(FOUND.quotations[0], speakers=("person:ada-moor", "person:pike@1"))
    article, quotation, *people = records(found=replace(FOUND, quotations=(said,)))
    assert quotation["speaker"] == article["speaker"] == ["Ada Moor", "Moor", "Pike"]
    assert quotation["entity"] == ["person:ada-moor", "person:pike@1"]
    assert [person["entity"] for person in people] == [["person:ada-moor"], ["person:pike@1"]]
