"""The head of an e-mail that was pasted with its text: who wrote it, when, about what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from reader.formats.dates import find_date
from reader.formats.metadata import Metadata
from reader.text import clean_field

__all__ = ["head", "with_head"]

FIELDS = {
    **dict.fromkeys(("from", "von", "de"), "from"),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto"), "subject"),
    **dict.fromkeys(("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado"), "date"),
    **dict.fromkeys(("to", "an", "à", "para", "cc", "bcc", "kopie", "reply-to"), "others"),
}
"""What the fields of a mail are called (RFC 5322, and as mail programs show them)."""

FIELD = re.compile(r"([A-Za-zÀ-ÿ-]{2,10}) ?: (.*)")
LONGEST = 30
"""Lines of a head."""


def head(lines: Sequence[str]) -> int:
    """How many lines, from the first, are a mail's head: its sender and its subject or its day
    are among them. 0 where the text begins otherwise."""
    known: set[str] = set()
    for place, line in enumerate(lines[:LONGEST]):
        if not line.strip() or not (_field(line) or (place and line[0] in " \t")):
            return place if "from" in known and known & {"subject", "date"} else 0
        known.add((_field(line) or ("", ""))[0])
    return 0


def _field(line: str) -> tuple[str, str] | None:
    match = FIELD.match(line)
    name = FIELDS.get(match[1].lower()) if match else None
    return (name, match[2]) if match and name else None


def with_head(lines: Sequence[str], metadata: Metadata) -> Metadata:
    """What the head tells, where nothing else told it."""
    fields = dict(reversed([found for line in lines if (found := _field(line))]))
    sender = _sender(fields["from"])
    return replace(
        metadata,
        title=metadata.title or clean_field(fields.get("subject", "")),
        authors=metadata.authors or ((sender,) if sender else ()),
        published=metadata.published or _day(fields.get("date", "")),
    )


def _sender(value: str) -> str:
    """The name, or else the address; nothing where it is neither: parentheses without end, say."""
    try:
        name, address = parseaddr(value)
    except RecursionError:
        return ""
    return clean_field(name or address)


def _day(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, IndexError, OverflowError):
        return find_date(value)
