"""The reader's marks in the W3C Web Annotation model: one annotation a line of JSON.

A correction points at its words by what they are (TextQuoteSelector) and where they stand
(TextPositionSelector); what only Reader knows stands beside it under names of its own. A saved
search is a bookmark of the library, its query the body. Source:
https://www.w3.org/TR/annotation-model/ (2017).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

import msgspec

from reader.annotations import EntityKind
from reader.article import Article
from reader.library.anchors import Anchor
from reader.library.judgement import Correction, What, described, is_valid
from reader.library.mark import anchor_at
from reader.library.marks import Marks
from reader.library.saved import name_of
from reader.text import clean_field, clean_url

__all__ = [
    "MarkName", "Marked", "Otherwise", "Search", "line", "line_of_search", "marks_of", "read",
    "searches_of", "take", "take_search",
]  # fmt: skip

MarkName = Literal["read", "starred", "place", "correction"]

CONTEXT: list[Any] = ["http://www.w3.org/ns/anno.jsonld", {"reader": "urn:reader:"}]
PREFIX = "urn:uuid:"
LIBRARY = "urn:reader:library"
"""What a saved search is about: no article, but all of them."""
LONGEST_LINE = 4_000_000
"""Characters of a line that is read; the words of a correction are an article's at most."""

MOTIVATIONS: dict[What, str] = {
    "speaker": "identifying", "rename": "identifying", "merge": "identifying",
    "split": "identifying", "quotation-kind": "classifying", "entity-kind": "classifying",
    "not-quotation": "assessing", "reject": "assessing",
}  # fmt: skip

TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?", re.ASCII)

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark of one article."""

    key: str
    """The article's file where the mark was made."""
    digest: str
    """The article's text then; empty where it is not known."""
    url: str
    name: MarkName
    place: Anchor | None = None
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search: a bookmark of what a query finds, whatever the library is."""

    name: str
    text: str


class Otherwise(Exception):
    """A name stands for something else here; the text says for what."""


def searches_of(marks: Marks) -> Iterator[Search]:
    """The saved searches."""
    for name, text in marks.saved.texts.items():
        yield Search(name, text)


def take_search(marks: Marks, search: Search) -> bool:
    """Saves the search here; whether it was not there yet. Can be undone. Raises Otherwise where
    its name stands for another query, which is left as it is."""
    known = marks.saved.texts.get(search.name)
    if known is None:
        marks.saved.keep(search.name, search.text)
    elif known != search.text:
        raise Otherwise(f"@{search.name} finds {known} here, and that stays so")
    return known is None


def line_of_search(search: Search) -> bytes:
    """The saved search as a line of JSON."""
    record: Record = {
        "@context": CONTEXT,
        "id": PREFIX + str(uuid5(NAMESPACE_URL, f"reader:search:{search.name}")),
        "type": "Annotation",
        "motivation": "bookmarking",
        "body": _text(search.text),
        "reader:mark": "search",
        "reader:name": search.name,
        "target": {"source": LIBRARY},
    }
    return msgspec.json.encode(record) + b"\n"


def marks_of(marks: Marks, key: str, article: Article | None) -> Iterator[Marked]:
    """All marks of an article; `article` is what is there now, if anything is."""
    mark = marks.get(key)
    digest, url = marks.digest(key), article.url if article else ""
    if mark.read:
        yield Marked(key, digest, url, "read")
    if mark.starred:
        yield Marked(key, digest, url, "starred")
    if mark.place:
        place = mark.anchor
        if place is None and article and article.digest == digest:
            place = anchor_at(article, mark.place)
        place = place or Anchor(mark.place, mark.place, "", "", "", digest)
        yield Marked(key, digest, url, "place", place)
    for correction in marks.corrections_of(key):
        yield Marked(key, digest, url, "correction", correction.anchor, correction)


def take(marks: Marks, marked: Marked, key: str) -> bool:
    """Gives an article of this library the mark; whether it had it not yet. Can be undone."""
    mark = marks.get(key)
    if marked.name == "read":
        marks.set_read(key, True)
        return not mark.read
    if marked.name == "starred":
        marks.set_starred(key, True)
        return not mark.starred
    if marked.name == "place":
        if mark.place or marked.place is None:
            return False
        marks.give_place(key, marked.place)
        return True
    if marked.correction is None or marked.correction in marks.corrections_of(key):
        return False
    marks.correct(key, marked.correction)
    return True


def line(marked: Marked) -> bytes:
    """The mark as a line of JSON."""
    record: Record = {
        "@context": CONTEXT,
        "id": _name(marked),
        "type": "Annotation",
        **(_correction(marked.correction) if marked.correction else _state(marked.name)),
        "target": _target(marked),
    }
    return msgspec.json.encode(record) + b"\n"


def _name(marked: Marked) -> str:
    """The annotation's name: the same whenever the same mark is written."""
    if marked.correction is not None:
        return PREFIX + marked.correction.id
    return PREFIX + str(uuid5(NAMESPACE_URL, f"reader:{marked.name}:{_source(marked.key)}"))


def _state(name: MarkName) -> Record:
    motivation = "tagging" if name == "read" else "bookmarking"
    return {"motivation": motivation, "body": _text(name), "reader:mark": name}


def _correction(correction: Correction) -> Record:
    return {
        "motivation": MOTIVATIONS[correction.what],
        "created": _written_time(correction.made_ns),
        "body": _text(described(correction)),
        "reader:mark": "correction",
        "reader:what": correction.what,
        "reader:value": correction.value,
        "reader:entity": correction.entity,
        "reader:kind": correction.kind,
        "reader:digest": correction.anchor.digest,
    }


def _text(value: str) -> Record:
    return {"type": "TextualBody", "value": value, "format": "text/plain"}


def _target(marked: Marked) -> Record:
    target: Record = {"source": _source(marked.key)}
    if marked.url:
        target["reader:url"] = marked.url
    if marked.digest:
        target["reader:digest"] = marked.digest
    if marked.place is not None:
        target["selector"] = _selectors(marked.place)
    return target


def _selectors(anchor: Anchor) -> list[Record]:
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    if not anchor.exact:
        return [position]
    quote = {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    return [{"type": "TextQuoteSelector", **quote}, position]


def _source(key: str) -> str:
    return Path(key).as_uri() if key.startswith("/") else f"urn:reader:file:{key}"


def _written_time(made_ns: int) -> str:
    seconds, rest = divmod(made_ns, 1_000_000_000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:09d}Z"


# Reading


class _Selector(msgspec.Struct):
    type: str
    start: int = 0
    end: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


class _Target(msgspec.Struct):
    source: str
    digest: str = msgspec.field(name="reader:digest", default="")
    url: str = msgspec.field(name="reader:url", default="")
    selector: list[_Selector] = []


class _Body(msgspec.Struct):
    value: str = ""


class _Annotation(msgspec.Struct):
    id: str
    type: Literal["Annotation"]
    target: _Target
    mark: MarkName | Literal["search"] = msgspec.field(name="reader:mark")
    body: _Body = msgspec.field(default_factory=_Body)
    name: str = msgspec.field(name="reader:name", default="")
    created: str = ""
    what: str = msgspec.field(name="reader:what", default="")
    value: str = msgspec.field(name="reader:value", default="")
    entity: str = msgspec.field(name="reader:entity", default="")
    kind: EntityKind = msgspec.field(name="reader:kind", default="person")
    digest: str = msgspec.field(name="reader:digest", default="")


def read(written: bytes) -> Marked | Search:
    """The mark, or the saved search, of a line. Raises ValueError that says what is wrong."""
    if len(written) > LONGEST_LINE:
        raise ValueError("the line is too long")
    try:
        found = msgspec.json.decode(written, type=_Annotation)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"it is no mark of Reader's: {error}") from error
    if found.mark == "search":
        return _read_search(found)
    target = found.target
    key = _key(target.source)
    place = _anchor(target.selector, found.digest or target.digest)
    correction = _read_correction(found, place) if found.mark == "correction" else None
    return Marked(
        key, clean_field(target.digest), clean_url(target.url), found.mark,
        place, correction,
    )  # fmt: skip


def _read_search(found: _Annotation) -> Search:
    name, text = name_of(found.name), clean_field(found.body.value)
    if not (name and text):
        raise ValueError("it is a saved search without a name, or without a query")
    return Search(name, text)


def _anchor(selectors: list[_Selector], digest: str) -> Anchor | None:
    quotes = [each for each in selectors if each.type == "TextQuoteSelector"]
    places = [each for each in selectors if each.type == "TextPositionSelector"]
    if not places or not 0 <= places[0].start <= places[0].end < 1 << 40:
        return None
    quote = quotes[0] if quotes else _Selector("")
    # As they are: they are looked for in a clean text, and cleaned where they are shown.
    return Anchor(
        places[0].start, places[0].end, quote.exact, quote.prefix, quote.suffix, clean_field(digest)
    )


def _read_correction(found: _Annotation, anchor: Anchor | None) -> Correction:
    what = next((what for what in get_args(What) if what == found.what), None)
    name = found.id.removeprefix(PREFIX)
    if what is None:
        raise ValueError(f"there is no correction {clean_field(found.what)!r}")
    if anchor is None or not anchor.exact:
        raise ValueError("it does not say of which words")
    if not re.fullmatch(r"[\w-]{1,64}", name, re.ASCII):
        raise ValueError("its id is none")
    correction = Correction(
        name, what, anchor, clean_field(found.value), clean_field(found.entity), found.kind,
        _read_time(found.created),
    )  # fmt: skip
    if not is_valid(correction):
        raise ValueError(f"it says nothing: {what} {correction.value!r}")
    return correction


def _key(source: str) -> str:
    """The key of a file's address. Raises ValueError."""
    if source.startswith("urn:reader:file:"):
        return clean_field(source.removeprefix("urn:reader:file:"))
    try:
        parts = urlsplit(source)
    except ValueError as error:
        raise ValueError("its source is no address") from error
    path = unquote(parts.path)
    if parts.scheme != "file" or not path.startswith("/") or "\0" in path:
        raise ValueError("its source is no file")
    return path


def _read_time(written: str) -> int:
    """Nanoseconds since 1970; 0 where the time cannot be read. Without a zone it is UTC."""
    parts = TIME.fullmatch(written)
    if parts is None:
        return 0
    seconds, fraction, zone = parts.groups(default="")
    try:
        moment = datetime.fromisoformat(seconds + (zone or "Z"))
    except ValueError:
        return 0
    return max(0, int(moment.timestamp()) * 1_000_000_000 + int(fraction[:9].ljust(9, "0")))
