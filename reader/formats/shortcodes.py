"""Site generators' shortcodes, taken out of Markdown before it is parsed.

Hugo's `{{< … >}}` and `{{% … %}}`, Liquid's `{% … %}` and `{{ page.title }}`: instructions to a
program, not prose. The words that some carry (a caption, a quotation) are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["without_shortcodes"]

SHORTCODE = re.compile(
    r"\{\{(?P<hugo>[<%])(?P<inside>[^{}]{0,2000}?)(?:>|%)\}\}"
    r"|\{%[^{}]{0,2000}?%\}"
    r"|\{\{-? *[\w.\[\]'\"]+(?: *\|[^{}\n]{0,200})? *-?\}\}"
)
BACKTICKS = re.compile(r"`+")
FENCE = re.compile(r" {0,3}(```+|~~~+)")
PARAMETER = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)")
IMAGE_WORDS = ("caption", "alt")
WORDS = ("text", "quote", "intro", "content", "caption", "alt")


def without_shortcodes(text: str) -> str:
    """The Markdown without shortcodes; code is left as it is."""
    if "{{" not in text and "{%" not in text:
        return text
    kept: list[str] = []
    prose: list[str] = []
    fence = ""
    for line in text.split("\n"):
        match = FENCE.match(line)
        if match and (not fence or (match[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else match[1]
            kept += _prose(prose)
            prose = []
            kept.append(line)
        elif fence:
            kept.append(line)
        else:
            prose.append(line)
    return "\n".join([*kept, *_prose(prose)])


def _prose(lines: list[str]) -> list[str]:
    """These lines without shortcodes, which may run over several of them."""
    if not lines:
        return []
    text = "\n".join(lines)
    kept: list[str] = []
    position = 0
    for start, end in _code_spans(text):
        kept += (SHORTCODE.sub(_words, text[position:start]), text[start:end])
        position = end
    kept.append(SHORTCODE.sub(_words, text[position:]))
    return ["".join(kept)]


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code stands in a line, as CommonMark has it: from so many backticks to the next as
    many. Each run of them is looked at once, however many there are."""
    begin = 0
    for line in text.split("\n"):
        last = {len(run[0]): run.start() for run in BACKTICKS.finditer(line)}
        runs = BACKTICKS.finditer(line)
        for run in runs:
            number = len(run[0])
            if run.start() < last[number]:
                close = next(other for other in runs if len(other[0]) == number)
                yield begin + run.start(), begin + close.end()
        begin += len(line) + 1


def _words(match: re.Match[str]) -> str:
    """The words that a shortcode shows: those of an image as an image, else as they are."""
    if not match["hugo"]:
        return ""
    given = {p[1].lower(): p[2] or p[3] or p[4] or "" for p in PARAMETER.finditer(match["inside"])}
    words = next((given[key] for key in WORDS if given.get(key)), "")
    if words and any(key in given for key in IMAGE_WORDS):
        caption = re.sub(r"([\[\]\\])", r"\\\1", words)
        return f"![{caption}]()"
    return words
