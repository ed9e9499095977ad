"""Dates as people type them in a query: a day, a month, a year, or words such as "last week"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

__all__ = ["EXAMPLES", "SPOKEN", "Period", "begins", "candidates", "period"]

Period = tuple[date, date]
"""The first and the last day."""

MONTHS = [name.lower() for name in calendar.month_name[1:]]
DAYS = [name.lower() for name in calendar.day_name]
NUMERIC = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
    r"|(?P<mm>\d\d)(?P<dd>\d\d)?)?[-/.]?"
)
DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\.?")
"""Dots put the day first."""

BEGUN = re.compile(
    r"\d{1,4}|\d{1,2}\.(?:\d{1,2}(?:\.\d{0,3})?)?|\d{4}[-/.]?(?:[01]?|(?:0[1-9]|1[0-2])[-/.]?[0-3]?)"
)
BEGUN_NAMED = re.compile(r"(?:(?:0?[1-9]|[12]\d|3[01]) )?([a-z]*)(?: \d{1,2},?)?(?: \d{0,3})?")
"""What more letters make a date of, in numbers and with a month's name."""

EXAMPLES = "2024, 2024-09, 2024-09-12, yesterday, last week, september 2024"
SPOKEN = re.compile(
    r"(?:(?:last|this)[ _-]+[a-z]+"
    r"|\d{1,2}[ _-]+[a-z]{3,}(?:[ _-]+\d{4})?"
    r"|[a-z]{3,}[ _-]+(?:\d{1,2},?[ _-]+)?\d{4}"
    r")(?![^\s()\"“”])",
    re.IGNORECASE,
)
"""A date of several words, as it may stand in a query without marks around it."""


def period(text: str, today: date, whole: bool = True) -> Period | None:
    """The days that the text means; None when it means none.

    A name without a year is the last one that is not still to come. Where `whole` is false the
    text is still being typed: the longest beginning that is a date counts.
    """
    text = re.sub(r"[\s_]+", " ", text).strip().lower()
    try:
        return _numeric(text, whole) or _spoken(text, today, whole)
    except (ValueError, OverflowError):
        return None


def candidates(text: str) -> Iterator[str]:
    """The spoken dates that the text may become."""
    words = ["today", "yesterday"]
    words += [f"{which} {unit}" for which in ("last", "this") for unit in ("week", "month", "year")]
    return (word for word in [*words, *DAYS, *MONTHS] if word.startswith(text.lower()))


def begins(text: str) -> bool:
    """Whether the text, still being typed, may become a date."""
    text = re.sub(r"\s+", " ", text).lower()
    if BEGUN.fullmatch(text):
        return True
    spaced = re.sub(r"[ _-]+", " ", text)
    named = BEGUN_NAMED.fullmatch(spaced)
    if named is not None and any(month.startswith(named[1]) for month in MONTHS):
        return True
    return any(candidates(spaced))


def _numeric(text: str, whole: bool) -> Period | None:
    if dotted := DOTTED.fullmatch(text):
        the_day = date(*(int(dotted[part]) for part in ("year", "month", "day")))
        return the_day, the_day
    match = NUMERIC.fullmatch(text)
    if match is None:
        return None
    year, month, day = (
        int(part) if part else None
        for part in (match["year"], match["month"] or match["mm"], match["day"] or match["dd"])
    )
    assert year is not None
    try:
        if day is not None and month is not None:
            return date(year, month, day), date(year, month, day)
        if month is not None:
            return _month(year, month)
    except ValueError:
        if whole or not BEGUN.fullmatch(text):
            return None
    if not whole and day is not None and month is not None and 1 <= month <= 12:
        return _month(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _spoken(text: str, today: date, whole: bool) -> Period | None:
    if not whole and len(text) >= 2:
        completed = list(candidates(text))
        text = completed[0] if len(completed) == 1 else text
    words = text.replace("-", " ").replace(",", " ").split()
    if words == ["today"]:
        return today, today
    if words == ["yesterday"]:
        return today - timedelta(1), today - timedelta(1)
    if len(words) == 2 and words[0] in ("last", "this"):
        return _relative(words[0] == "last", words[1], today)
    if len(words) == 1 and (day := _index(words[0], DAYS)) is not None:
        past = today - timedelta((today.weekday() - day) % 7)
        return past, past
    return _named(words, today)


def _relative(last: bool, unit: str, today: date) -> Period | None:
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * last)
        return monday, monday + timedelta(6)
    if unit == "month":
        months = today.year * 12 + today.month - 1 - last
        return _month(months // 12, months % 12 + 1)
    if unit == "year":
        return date(today.year - last, 1, 1), date(today.year - last, 12, 31)
    if (month := _index(unit, MONTHS)) is not None:
        year = today.year - (last if month + 1 >= today.month else 0)
        return _month(year, month + 1)
    if (day := _index(unit, DAYS)) is not None:
        back = (today.weekday() - day) % 7 or (7 if last else 0)
        return today - timedelta(back), today - timedelta(back)
    return None


def _named(words: list[str], today: date) -> Period | None:
    """`june`, `june 2023`, `26 june`, `26 june 2023`, `june 26 2023`."""
    named = [(at, _index(word, MONTHS)) for at, word in enumerate(words) if word.isalpha()]
    if len(named) != 1 or named[0][1] is None or len(words) > 3:
        return None
    month = named[0][1] + 1
    numbers = [word for word in words if word.isdecimal()]
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if len(years) + len(days) != len(words) - 1 or len(years) > 1 or len(days) > 1:
        return None
    day = days[0] if days else None
    year = years[0] if years else today.year
    if not years and date(year, month, 1 if day is None else day) > today:
        year -= 1
    return _month(year, month) if day is None else (date(year, month, day), date(year, month, day))


def _index(word: str, names: list[str]) -> int | None:
    """Which of the names the word is: whole, or its first three letters or more."""
    found = [at for at, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None
