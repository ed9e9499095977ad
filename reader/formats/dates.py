"""Days as people write them: tolerant, but never guessing between two readings."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["WRITTEN_DAY", "date_in_path", "find_date", "parse_date"]

MONTH_NAMES = """
    january jan january januar janvier enero gennaio januari januára janeiro
    february feb februar février fevrier fév févr fevr febrero febbraio februari fevereiro
    march mar märz maerz mars marzo maart março mrz
    april apr avril abril aprile avr abr
    may mai mayo maggio mei maio mag
    june jun juni juin junio giugno junho giu
    july jul juli juillet julio luglio julho juil lug
    august aug août aout agosto augustus ago
    september sep sept septembre septiembre settembre setembro set
    october oct oktober octobre octubre ottobre outubro okt ott
    november nov novembre noviembre novembro
    december dec dezember décembre decembre diciembre dicembre dezembro dez déc dic
"""
MONTHS = {
    name: number
    for number, line in enumerate(MONTH_NAMES.strip().splitlines(), 1)
    for name in line.split()
}
DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
DAY_FIRST = re.compile(
    rf"(?<!\d){DAY}[\s-]*(?:de |of )?\s*([^\W\d_]+)\.?,?[\s-]*(?:de |del )?(\d{{4}})(?!\d)"
)
MONTH_FIRST = re.compile(rf"([^\W\d_]+)\.?\s*{DAY},?\s+(\d{{4}})(?!\d)")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])")
IN_PATH = re.compile(r"(?<!\d)(\d{4})([-_./])(\d{1,2})\2(\d{1,2})(?!\d)")
WRITTEN_DAY = r"(?:\w{3,12}, ?)?(?:\d{1,2}\.? ?\w{3,12}|\w{3,12}\.? ?\d{1,2}),? ?\d{4}"
"""A day with its month's name, as part of a pattern: "Wednesday, 21 January 2026"."""

LIMIT = 200
"""Characters in which a date is looked for."""


def parse_date(value: str) -> date | None:
    """The day that a metadata field names, or None: with no day, or 3/4/2023, which is two days."""
    value = value.strip()
    if COMPACT.fullmatch(value):
        return _day(*COMPACT.fullmatch(value).groups())  # type: ignore[union-attr]
    return find_date(value)


def find_date(line: str) -> date | None:
    """The first day named in a line of text, as in "Published: 26 June 2023, 10:15"."""
    line = line[:LIMIT]
    if match := ISO.search(line):
        return _day(match[1], match[3], match[4])
    if match := CJK.search(line):
        return _day(match[1], match[2], match[3])
    for match in DAY_FIRST.finditer(line):
        if month := MONTHS.get(match[2].casefold()):
            return _day(match[3], month, match[1])
    for match in MONTH_FIRST.finditer(line):
        if month := MONTHS.get(match[1].casefold()):
            return _day(match[3], month, match[2])
    if match := NUMERIC.search(line):
        return _numeric(match[1], match[3], match[4], dotted=match[2] == ".")
    return None


def date_in_path(path: str) -> date | None:
    """The day in a file's name or an address: 2023-06-26-title, 20230626_title, /2023/06/26/."""
    for match in IN_PATH.finditer(path):
        if (found := _day(match[1], match[3], match[4])) and 1900 <= found.year <= 2100:
            return found
    for match in COMPACT.finditer(path):
        if found := _day(*match.groups()):
            return found
    return None


def _numeric(first: str, second: str, year: str, *, dotted: bool) -> date | None:
    """Dots put the day first; otherwise only a number over 12 tells the day from the month."""
    if dotted or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
