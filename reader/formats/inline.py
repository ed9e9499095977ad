"""A line of running text being put together: words, and which of them look how."""

from __future__ import annotations

import html
import re

from reader.article import Style, StyleKind
from reader.text import clean_url

__all__ = ["Run", "Tag", "read_tag"]

TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)>")
# From where a name begins only: else a name without a value is looked at from each of its letters.
ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
STYLED_TAGS: dict[str, StyleKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("del", "s", "strike"), "strike"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "a": "link",
}
HIDDEN_TAGS = frozenset({"script", "style", "template", "rp"})
"""Elements whose content is nobody's words."""


class Tag:
    """An HTML tag: lower-case name, whether it closes, and the attributes that carry words."""

    __slots__ = ("attributes", "closes", "name")

    def __init__(self, match: re.Match[str]) -> None:
        self.closes = bool(match[1])
        self.name = match[2].lower()
        self.attributes = {
            a[1].lower(): html.unescape(a[2] or a[3] or a[4] or "")
            for a in ATTRIBUTE.finditer(match[3])
        }


def read_tag(source: str) -> Tag | None:
    """The tag that this text is, or None: a comment, a declaration, or no tag."""
    match = TAG.match(source)
    return Tag(match) if match else None


class Run:
    """Running text that grows, with its styles and the images met on the way."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.styles: list[Style] = []
        self.images: list[tuple[str, str]] = []
        """Caption and address of each image."""
        self.hidden = 0
        self.line_break = "\n"
        """What a forced line break is: a space in the cell of a table."""
        self._open: list[tuple[StyleKind, int, str]] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def last(self) -> str:
        """The last character, or nothing."""
        return self.parts[-1][-1] if self.parts else ""

    def add(self, words: str) -> None:
        if words and not self.hidden:
            self.parts.append(words)
            self.length += len(words)

    def styled(self, kind: StyleKind, words: str, target: str = "") -> None:
        start = self.length
        self.add(words)
        self._mark(kind, start, target)

    def open(self, kind: StyleKind, target: str = "") -> None:
        self._open.append((kind, self.length, target))

    def close(self, kind: StyleKind) -> None:
        """End the style of this kind that was opened last, if one is open."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == kind:
                _, start, target = self._open.pop(place)
                self._mark(kind, start, target)
                return

    def finish(self) -> tuple[Style, ...]:
        """Every style, in order, those left open ended here."""
        while self._open:
            self.close(self._open[-1][0])
        return tuple(sorted(self.styles, key=lambda style: (style.start, -style.end)))

    def image(self, caption: str, address: str) -> None:
        if not self.hidden:
            self.images.append((caption.strip(), clean_url(address)))

    def tag(self, tag: Tag) -> None:
        """Take an inline HTML tag for what it says about the words."""
        if tag.name in HIDDEN_TAGS:
            self.hidden = max(0, self.hidden + (-1 if tag.closes else 1))
        elif kind := STYLED_TAGS.get(tag.name):
            if tag.closes:
                self.close(kind)
            else:
                self.open(kind, clean_url(tag.attributes.get("href", "")))
        elif tag.name == "br":
            self.add(self.line_break)
        elif tag.name == "rt":
            self.add(")" if tag.closes else "(")
        elif tag.name == "img":
            words = tag.attributes.get("alt") or tag.attributes.get("title") or ""
            self.image(words, tag.attributes.get("src", ""))

    def _mark(self, kind: StyleKind, start: int, target: str) -> None:
        if start < self.length and (kind not in ("link", "footnote") or target):
            self.styles.append(Style(kind, start, self.length, target))
