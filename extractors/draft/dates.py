"""Dates as documents write them, in four languages and the neighbouring ones, as exact as they are written."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.draft.words import load


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at the 0-based characters ``start`` up to ``end``; ``iso`` is YYYY-MM-DD, YYYY-MM or YYYY."""

    iso: str
    start: int
    end: int


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates in ``text`` in reading order, without overlap.

    "3 May 2031", "May 3, 2031", "3 mei 2031", "1er mai 2031", "3. Mai 2031", "3.5.2031", "2031-05-03", "May 2031"
    and bare years. The days of an event ("3-5 May 2031") are no date, since they say when it was held. A date in
    figures alone is read day first; where that cannot be (5/13/2031), month first.
    """
    found: list[WrittenDate] = []
    for match in _pattern().finditer(text):
        iso = _iso(match)
        if iso:
            found.append(WrittenDate(iso, match.start(), match.end()))
    return tuple(found)


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in load("dates")["months"].items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    year = r"(?:19|20)\d\d"
    of = r"\s{0,3}(?:de |of |day of |d')?\s{0,3}"
    return re.compile(
        rf"(?P<event>\b{day}\s?(?:[-–—/&]|to|t/m|tot|au|bis|and|en|et|und)\s?{day}(?:st|nd|rd|th|\.)?{of}(?:{month})\b\.?,?(?:\s{year})?"
        rf"|\b(?:{month})\s{day}\s?[-–—]\s?{day},\s{year})"
        rf"|\b(?P<d1>{day})(?:st|nd|rd|th|er|\.|º)?{of}(?P<m1>{month})\b\.?,?(?:\sde)?\s{{0,3}}(?P<y1>{year})\b"
        rf"|\b(?P<m2>{month})\b\.?\s{{0,3}}(?P<d2>{day})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>{year})\b"
        rf"|\b(?P<m3>{month})\b\.?,?(?:\sde)?\s{{0,3}}(?P<y3>{year})\b"
        rf"|(?<![\d./-])(?P<y4>{year})(?P<s4>[-/.])(?P<m4>\d\d?)(?P=s4)(?P<d4>\d\d?)(?![\d/-])"
        rf"|(?<![\d./-])(?P<a5>\d\d?)(?P<s5>[-/.])(?P<b5>\d\d?)(?P=s5)(?P<y5>{year})(?![\d/-])"
        rf"|(?<![\d./–-])(?P<y6>{year})(?![\d/–-]|[.,]\d)",
        re.IGNORECASE,
    )


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    iso: str | None = parts["y6"]
    if parts["d1"]:
        iso = _day(parts["y1"], _month(parts["m1"]), int(parts["d1"]))
    elif parts["d2"]:
        iso = _day(parts["y2"], _month(parts["m2"]), int(parts["d2"]))
    elif parts["m3"]:
        iso = f"{parts['y3']}-{_month(parts['m3']):02}"
    elif parts["y4"]:
        iso = _day(parts["y4"], int(parts["m4"]), int(parts["d4"]))
    elif parts["y5"]:
        first, second = int(parts["a5"]), int(parts["b5"])
        iso = _day(parts["y5"], second, first) or _day(parts["y5"], first, second)
    return None if parts["event"] else iso


def _month(name: str) -> int:
    return _months()[name.lower()]


def _day(year: str, month: int, day: int) -> str | None:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None
