"""Which days the words of a time mean: "in the second quarter of 2031", "eind maart volgend jaar"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from extractors.rules.grammar import Calendar

T = TypeVar("T")

_YEAR = re.compile(r"(?:.*\D)?((?:19|20|21)\d\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
JUNE, DECEMBER = 6, 12


@dataclass(frozen=True)
class Period:
    """First and last day of a time that words name."""

    start: date
    end: date


def period_of(text: str, words: Sequence[str], calendar: Calendar, published: date | None) -> Period | None:
    """The days that ``text`` means, ``words`` being its tokens in lower case; none where it names no year.

    From the first to the last year named, narrowed by a day, a month, a season, a half or a quarter. "This year" and
    "next year" count from ``published``.
    """
    if day := _in_figures(text):
        return Period(day, day)
    years = _years(text.lower(), words, calendar, published)
    return _narrowed(min(years), max(years), words, calendar) if years else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _in_figures(text: str) -> date | None:
    """A date in figures: ISO, or day, month and year; where both could be the month, it says no day for certain."""
    if iso := _ISO.search(text):
        return _day(*(int(part) for part in iso.groups()))
    if found := _DAY_FIRST.search(text):
        day, month, year = (int(part) for part in found.groups())
        doubtful = "/" in found.group() and day <= DECEMBER and day != month
        return None if doubtful else _day(year, month, day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(text: str, words: Sequence[str], calendar: Calendar, published: date | None) -> list[int]:
    years = [int(found.group(1)) for word in words if (found := _YEAR.fullmatch(word))]
    if years or published is None:
        return years
    for phrases, year in ((calendar.next_year, published.year + 1), (calendar.this_year, published.year)):
        if any(phrase in text for phrase in phrases):
            return [year]
    return []


def _narrowed(first: int, last: int, words: Sequence[str], calendar: Calendar) -> Period:
    if span := _part(words, calendar) or _named(words, calendar.seasons):
        return Period(date(first, span[0], 1), month_end(last, span[1]))
    month = _named(words, calendar.months)
    if month is None:
        middle = any(word.startswith(calendar.half_year) for word in words)
        return Period(date(first, JUNE, 1), date(last, JUNE, 30)) if middle else _whole(first, last)
    day = next((number for word in words if (number := _day_number(word, last, month))), None)
    if day is None:
        return Period(date(first, month, 1), month_end(last, month))
    return Period(date(first, month, min(day, monthrange(first, month)[1])), date(last, month, day))


def _whole(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, DECEMBER, 31))


def _part(words: Sequence[str], calendar: Calendar) -> tuple[int, int] | None:
    """The first and last month of "the second half", "le troisième trimestre"."""
    length = _named(words, calendar.parts)
    which = _named(words, calendar.ordinals)
    if length is None or which is None:
        return None
    parts = DECEMBER // length
    number = parts if which < 0 else min(which, parts)
    return (number - 1) * length + 1, number * length


def _day_number(word: str, year: int, month: int) -> int | None:
    figures = re.match(r"\d{1,2}(?!\d)", word)
    return int(figures.group()) if figures and 1 <= int(figures.group()) <= monthrange(year, month)[1] else None


def _named(words: Sequence[str], names: dict[str, T]) -> T | None:
    return next((names[word] for word in words if word in names), None)
