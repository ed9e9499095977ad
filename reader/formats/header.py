"""Front matter: what stands above an article, in YAML, TOML, JSON or as link definitions.

python-frontmatter splits and loads it, with loaders that are safe on anybody's files: YAML gives
only strings, lists and mappings (so `no` stays Norwegian and `2023-02-30` stays a string), follows
no merge keys, and is refused above a size. A header that cannot be read is handed back, never lost.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reader.problems import Problem

if TYPE_CHECKING:
    from frontmatter.default_handlers import BaseHandler

__all__ = ["Header", "split"]

SIZE_LIMIT = 65_536
"""Characters of a header; a longer one is not a header."""

DEEPEST = 1_000
"""Lists within lists that libyaml can load before it runs out of stack, and ends the program."""

DEFINITION = re.compile(r"\[#\]: *(\w+): *(.*)\n?")
# From the beginning of a word and without a step back: a header may be one word of 65,000 letters.
KEYED_LINE = re.compile(r"(?<![\w.-])[\w.-]++ ?[:=](?: |$)", re.MULTILINE)
PLAIN_FIELD = re.compile(r"(\w[\w.@$ -]{0,59}): +(['\"]?)([^\s'\"\[{|>&*!#%@`].*?)\2")
KEY = re.compile(r"[\w.@$ -]{1,60}")
REMEDIES = {
    "yaml": "put values with a colon or a quote into quotation marks",
    "toml": "put every text value into quotation marks",
    "json": "check commas, braces and quotation marks",
}
FENCES = {"-": re.compile(r"(?:-{3,}|\.{3}) *"), "+": re.compile(r"\+{3,} *")}


class BrokenHeader(ValueError):
    """What a parser says is wrong, and how many lines below the header's first."""

    def __init__(self, detail: str = "", lines_down: int = 0) -> None:
        super().__init__(detail)
        self.detail = detail
        self.lines_down = lines_down


@dataclass(frozen=True, slots=True)
class Header:
    """What stood above the article, and the text below it."""

    fields: Mapping[str, object]
    """Lower-case keys; values are strings, numbers, dates, lists and mappings."""
    body: str
    rejected: str = ""
    """A header that could not be read, as it stands in the file."""
    warnings: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of the file, from 1, on which a key stands."""


def split(text: str) -> Header:
    """Take the front matter off a cleaned text. Never raises."""
    start = len(text) - len(text.lstrip("\n"))
    text_from_start = text[start:]
    first = text_from_start[:1]
    if first in FENCES and FENCES[first].fullmatch(text_from_start.partition("\n")[0]):
        return _fenced(text_from_start, first, start + 1)
    if first == "{" and text_from_start[1:2] in '\n "':
        return _json(text_from_start, start + 1)
    if text_from_start.startswith("[#]:"):
        return _definitions(text_from_start)
    return Header({}, text)


def _fenced(text: str, fence: str, line: int) -> Header:
    """A header between two lines of dashes or pluses; `line` is the line of the first."""
    inside, body = _between(text, FENCES[fence])
    if inside is None:
        return _unclosed(text, fence, line)
    if not inside.strip():
        return Header({}, body)
    if len(inside) > SIZE_LIMIT:
        reason = f"the front matter is longer than {SIZE_LIMIT:,} characters and was not read"
        return _rejected(inside, body, Problem(reason, "shorten it", line))
    if fence == "-" and not _looks_keyed(inside):
        return Header({}, text)
    return _load(inside, body, "yaml" if fence == "-" else "toml", line + 1)


def _between(text: str, fence: re.Pattern[str]) -> tuple[str | None, str]:
    """What the fences enclose, None when the second is missing, and what follows them."""
    begin = text.find("\n") + 1
    position = begin
    while 0 < position <= len(text) and position - begin <= 4 * SIZE_LIMIT:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if fence.fullmatch(text, position, end):
            return text[begin:position], text[end + 1 :]
        position = end + 1
    return None, ""


def _looks_keyed(inside: str) -> bool:
    """Two rules around a paragraph are no front matter; a key, a list or a brace is."""
    first = next((x for x in inside.split("\n") if x.strip() and not x.startswith("#")), "")
    return bool(KEYED_LINE.search(inside)) or first.lstrip()[:1] in (
        "-",
        "{",
        "[",
        "&",
        "!",
        "?",
        "",
    )


def _unclosed(text: str, fence: str, line: int) -> Header:
    """A header whose second fence is missing ends at the first blank line, if it has keys."""
    inside, _, body = text.partition("\n")[2].partition("\n\n")
    if not KEYED_LINE.match(inside) or len(inside) > SIZE_LIMIT:
        return Header({}, text)
    header = _load(inside, body, "yaml" if fence == "-" else "toml", line + 1)
    problem = Problem("the front matter does not end", f"put a line {fence * 3} below it", line)
    return Header(
        header.fields, header.body, header.rejected, (problem, *header.warnings), header.lines
    )


def _load(inside: str, body: str, kind: str, line: int) -> Header:
    try:
        loaded = _handlers()[kind].load(inside)
    except BrokenHeader as broken:
        rejected = _rejected(inside, body, _broken(kind, broken, line))
        return replace(rejected, fields=_plain_fields(inside) if kind == "yaml" else {})
    if loaded is None:
        return Header({}, body)
    if not isinstance(loaded, dict):
        what = "a list" if isinstance(loaded, list) else "plain text"
        reason = f"the front matter is {what}, not keys with values"
        return _rejected(inside, body, Problem(reason, "write it as lines like “title: …”", line))
    return Header(_lowered(loaded), body, "", (), _key_lines(inside, line))


def _plain_fields(inside: str) -> dict[str, object]:
    """Of YAML that cannot be read, what stands whole on a line: the commonest slip is a title with
    a colon in it, and then nothing else is wrong."""
    found: dict[str, object] = {}
    for line in inside.split("\n"):
        if match := PLAIN_FIELD.fullmatch(line.rstrip()):
            found.setdefault(match[1], match[3])
    return _lowered(found)


def _lowered(loaded: Mapping[Any, object]) -> dict[str, object]:
    """The keys as they are looked up: lower case, with underscores for spaces and hyphens."""
    fields: dict[str, object] = {}
    for key, value in loaded.items():
        if isinstance(key, str) and KEY.fullmatch(key):
            fields.setdefault(key.strip().lower().replace("-", "_").replace(" ", "_"), value)
    return fields


def _key_lines(inside: str, line: int) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, content in enumerate(inside.split("\n"), line):
        key, colon, _ = content.partition(":" if ":" in content else "=")
        if colon and not content.startswith((" ", "#")):
            lines.setdefault(key.strip(" \"'").lower().replace("-", "_").replace(" ", "_"), number)
    return lines


def _rejected(inside: str, body: str, problem: Problem) -> Header:
    return Header({}, body, inside.strip("\n"), (problem,))


def _broken(kind: str, broken: BrokenHeader, line: int) -> Problem:
    """What is wrong with a header whose first line is `line` of the file."""
    reason = f"the front matter is not valid {kind.upper()}"
    if broken.detail:
        reason += f": {broken.detail}"
    return Problem(reason, REMEDIES[kind], line + broken.lines_down)


def _json(text: str, line: int) -> Header:
    """A header that is one JSON object with a line break behind it."""
    try:
        loaded, end = json.JSONDecoder().raw_decode(text[: 2 * SIZE_LIMIT])
    except (ValueError, RecursionError) as error:
        inside, brace, body = text.partition("\n}\n")
        if not brace or len(inside) > SIZE_LIMIT:
            return Header({}, text)
        broken = BrokenHeader(getattr(error, "msg", ""), getattr(error, "lineno", 1) - 1)
        return _rejected(inside + "\n}", body, _broken("json", broken, line))
    if not loaded or text[end : end + 1] not in ("", "\n"):
        return Header({}, text)
    return Header(_lowered(loaded), text[end:])


def _definitions(text: str) -> Header:
    """Link definitions that nobody links to, as Linux China's translators write them."""
    fields: dict[str, object] = {}
    position = 0
    while match := DEFINITION.match(text, position):
        value = match[2].strip()
        if value[:1] + value[-1:] in ('""', "()", "''"):
            value = value[1:-1].strip()
        fields.setdefault(match[1].lower(), value)
        position = match.end()
    fields.pop("publisher", None)  # the person who put the translation up, not a paper
    return Header(fields, text[position:]) if fields else Header({}, text)


def _is_too_deep(events: Iterable[object]) -> bool:
    """Whether too many lists and mappings of a YAML text stand in one another."""
    from yaml import CollectionEndEvent, CollectionStartEvent

    steps = (
        isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        for event in events
    )
    return any(depth > DEEPEST for depth in accumulate(steps))


@cache
def _handlers() -> dict[str, BaseHandler]:
    """python-frontmatter's handlers with loaders that are safe on anybody's files."""
    import yaml
    from frontmatter.default_handlers import BaseHandler, YAMLHandler

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class Yaml(YAMLHandler):
        def load(self, fm: str, **kwargs: object) -> Any:
            try:
                # A shorter one cannot be so deep.
                if len(fm) > DEEPEST and _is_too_deep(yaml.parse(fm, Loader=loader)):
                    raise RecursionError
                return super().load(fm, Loader=loader)
            except yaml.MarkedYAMLError as error:
                lines_down = error.problem_mark.line if error.problem_mark else 0
                raise BrokenHeader(error.problem or "", lines_down) from error
            except (yaml.YAMLError, ValueError, RecursionError) as error:
                raise BrokenHeader from error

    class Toml(BaseHandler):
        FM_BOUNDARY = FENCES["+"]

        def load(self, fm: str) -> dict[str, Any]:
            try:
                return tomllib.loads(fm)
            except (ValueError, RecursionError) as error:
                where = re.search(r"at line (\d+)", str(error))
                raise BrokenHeader("", int(where[1]) - 1 if where else 0) from error

    return {"yaml": Yaml(), "toml": Toml()}
