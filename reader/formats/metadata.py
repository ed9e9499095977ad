"""What is known about an article, from wherever people really put it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from urllib.parse import urlsplit

from reader.formats.dates import date_in_path, parse_date
from reader.formats.header import Header
from reader.problems import Problem
from reader.text import clean_field, clean_url

__all__ = ["Metadata", "collect", "names", "title_from_name", "without_posts"]

TITLES = ("title", "headline", "name")
LATE_TITLES = ("subject",)
"""Titles that a heading in the article itself beats: a translation's subject is the original's."""
STANDFIRSTS = (
    *("standfirst", "dek", "deck", "subtitle", "sub_title", "subheading", "subhead", "lede"),
    *("summary", "description", "excerpt", "abstract", "teaser"),
)
DATES = (
    *("date", "published", "pubdate", "pub_date", "publish_date", "publishdate", "publishing_date"),
    *("published_at", "publishedat", "published_on", "date_published", "datepublished"),
    *("published_time", "publication_date", "posted", "created", "created_at", "updated"),
)
AUTHORS = ("author", "authors", "byline", "by", "writer", "writers", "creator", "reporter")
SOURCES = (
    *("source", "publication", "site", "site_name", "sitename", "publisher", "newspaper"),
    *("outlet", "website"),
)
ADDRESSES = (
    *("url", "link", "canonical", "canonical_url", "canonicalurl", "source_url", "original_url"),
    *("original", "via", "source", "permalink"),
)
PATHS = ("path", "permalink", "slug", "url", "link", "via")
LANGUAGES = ("lang", "language", "locale")
TAGS = ("tags", "topics", "keywords", "categories", "tag", "topic", "category", "subjects")
LIST_LIMIT = 100
NOTHING = frozenset({"", "~", "null", "none", "true", "false", "yes", "no", "nil", "n/a"})
LANGUAGE_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "dutch": "nl",
    "nederlands": "nl", "portuguese": "pt", "português": "pt", "russian": "ru", "русский": "ru",
    "chinese": "zh", "中文": "zh", "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko",
    "arabic": "ar", "polish": "pl", "polski": "pl", "swedish": "sv", "svenska": "sv",
    "danish": "da", "dansk": "da", "norwegian": "no", "norsk": "no", "finnish": "fi",
    "turkish": "tr", "czech": "cs", "greek": "el", "ukrainian": "uk", "hungarian": "hu",
}  # fmt: skip
BY = re.compile(r"^(?:by|von|par|por|door|words)[: ]\s*", re.IGNORECASE)
ADDRESS = re.compile(r"\s*[(<]?(?:https?://|mailto:)\S+|\s*[(<]?\S+@\S+")
ASIDE = re.compile(r"\s*\([^()]*\)$")
POST_WORD = r"\b(?:correspondent|editor(?:-in-chief)?|reporter|writer|journalist|columnist)s?"
POST = re.compile(rf"{POST_WORD}$", re.IGNORECASE)
POST_BEHIND_NAME = re.compile(
    rf",\s*(?:[\w’'&-]+ ){{0,4}}{POST_WORD}(?:,? (?:of|at|for|in|on) [^,]{{2,40}}?)?"
    r"(?=,|$|\s(?:and|&)\s)",
    re.IGNORECASE,
)
"""What a byline says behind a name: "Ann Lee, court reporter for the Courier, in Hull"."""
AND = re.compile(r"\s+(?:and|&|und|et|y)\s+|\s*[;|]\s*", re.IGNORECASE)
DATE_PREFIX = re.compile(r"^\d{4}[-_.]?\d{1,2}[-_.]?\d{1,2}[-_. ]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str = ""
    late_title: str = ""
    """A title for an article that has no heading of its own."""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    late_published: date | None = None
    """The day in the file's name or an address, for an article that names none itself."""
    source: str = ""
    url: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


def collect(header: Header, name: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """The header's fields as an article has them; `name` is the file's, for its date."""
    fields = header.fields
    published, warnings = _published(header)
    url = next((u for key in ADDRESSES if (u := clean_url(_first_line(fields.get(key))))), "")
    metadata = Metadata(
        title=_field(fields, TITLES),
        late_title=_field(fields, LATE_TITLES),
        standfirst=_field(fields, STANDFIRSTS),
        authors=_authors(fields),
        published=published,
        late_published=_day_in_names(header, name),
        source=_source(fields, url),
        url=url,
        language=_language(_field(fields, LANGUAGES)),
        tags=_tags(fields),
    )
    return metadata, warnings


def title_from_name(name: str) -> str:
    """A file's name as a title: without date and suffix, hyphens as spaces."""
    stem = DATE_PREFIX.sub("", _stem(name)) or _stem(name)
    title = clean_field(stem.replace("-", " ").replace("_", " "))
    return title[:1].upper() + title[1:] or "Untitled"


def names(byline: str) -> tuple[str, ...]:
    """The people of a byline: "By Ann Lee and Bob Moss" are two, "Ann Lee, Arts Editor" is one."""
    line = ASIDE.sub("", ADDRESS.sub("", BY.sub("", clean_field(html.unescape(byline)))))
    line = without_posts(line)
    parts: list[str] = []
    for part in _split(AND, line):
        pieces = part.split(",")
        whole = all(len(piece.split()) > 1 for piece in pieces)
        parts += pieces if whole else [part]
    named = [p for part in parts if (p := part.strip(" .,;*_")) and any(map(str.isalpha, p))]
    return tuple(name for name in named if not POST.search(name)) or tuple(named)


def without_posts(byline: str) -> str:
    """A byline without what its people are: "Ann Lee, court reporter" is "Ann Lee"."""
    return POST_BEHIND_NAME.sub("", byline)


def _split(separator: re.Pattern[str], line: str) -> list[str]:
    """Cut only where both sides can be a full name: Johnson & Johnson is one firm."""
    parts = separator.split(line)
    return parts if all(len(part.split()) > 1 for part in parts) else [line]


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    """The strings of a field that may be one, a list of them, or people with names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool) or value is None or depth > 2:
        return
    elif isinstance(value, (int, float, date)):
        yield str(value)
    elif isinstance(value, Mapping):
        yield from _strings(value.get("name") or value.get("title"), depth + 1)
    elif isinstance(value, list):
        for item in value[:LIST_LIMIT]:
            yield from _strings(item, depth + 1)


def _first_line(value: object) -> str:
    return next(islice(_strings(value), 1), "")


def _field(fields: Mapping[str, object], keys: Iterable[str]) -> str:
    """The first of these fields that says something, as one clean line."""
    for key in keys:
        if key not in fields:
            continue
        line = clean_field(html.unescape(_first_line(fields[key])))
        if line.lower() not in ("", "~", "null"):
            return line
    return ""


def _authors(fields: Mapping[str, object]) -> tuple[str, ...]:
    for key in AUTHORS:
        value = islice(_strings(fields.get(key)), LIST_LIMIT)
        found = [n for one in value if one.lower() not in NOTHING for n in names(one)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _tags(fields: Mapping[str, object]) -> tuple[str, ...]:
    found: list[str] = []
    for key in TAGS:
        for value in islice(_strings(fields.get(key)), LIST_LIMIT):
            found += (clean_field(html.unescape(tag)).lstrip("#") for tag in value.split(","))
    return tuple(tag for tag in dict.fromkeys(found) if tag.lower() not in NOTHING)


def _source(fields: Mapping[str, object], url: str) -> str:
    source = _field(fields, SOURCES)
    if source and not clean_url(source) and source.lower() not in NOTHING:
        return source
    try:
        return clean_field((urlsplit(url).hostname or "").removeprefix("www."))
    except ValueError:
        return ""


def _language(value: str) -> str:
    if value.lower() in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[value.lower()]
    code = re.split(r"[-_]", value.lower())[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _published(header: Header) -> tuple[date | None, tuple[Problem, ...]]:
    """The day of publication, and a warning for each date that is none."""
    warnings: list[Problem] = []
    for key in DATES:
        if key not in header.fields:
            continue
        value = header.fields[key]
        if isinstance(value, datetime):
            return value.date(), tuple(warnings)
        if isinstance(value, date):
            return value, tuple(warnings)
        line = clean_field(_first_line(value))
        if line.lower() in NOTHING:
            continue
        if found := parse_date(line):
            return found, tuple(warnings)
        reason = f"“{line[:40]}” is not one certain day"
        warnings.append(Problem(reason, "write it as 2023-06-26", header.lines.get(key)))
    return None, tuple(warnings)


def _day_in_names(header: Header, name: str) -> date | None:
    paths = [_first_line(header.fields.get(key)) for key in PATHS]
    places = (_stem(name), *paths)
    return next((found for place in places if (found := date_in_path(place))), None)


def _stem(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and suffix.isalnum() and len(suffix) <= 8 else name
