"""By when: the time said in an action, as written, and as dates where they can be worked out."""

from calendar import monthrange
from datetime import date, timedelta

from extractors.find.period import period_of
from extractors.rules import Match, Reading, load_grammar, load_rules
from extractors.rules.grammar import Calendar
from models.finding import Deadline

ORDER = {"within": 0, "until": 0, "from": 1, "in": 1, "every": 2, "vague": 2}
"""Which kind of time goes first when a sentence has several: a term, a date, a frequency or vague time."""


def deadline_of(reading: Reading, language: str, published: date | None) -> Deadline | None:
    """The deadline in a sentence, if any. Relative terms count from ``published``, where that is known.

    A time before the year of publication, or on a day before publication, is no deadline but history, and left out.
    """
    matches = load_rules(language, "deadlines").match(reading)
    calendar = load_grammar(language).calendar
    for match in sorted(_longest(matches), key=lambda m: (ORDER[m.rule.kind], m.start)):
        deadline = _deadline(match, reading, calendar, published)
        if not (published and _is_history(deadline, match.rule.kind, published)):
            return deadline
    return None


def _is_history(deadline: Deadline, kind: str, published: date) -> bool:
    last = deadline.end or deadline.start
    if last is None:
        return False
    on_a_day = kind == "in" and deadline.start == deadline.end
    return last < published if on_a_day else last.year < published.year


def _longest(matches: list[Match]) -> list[Match]:
    """The matches that no longer one covers."""
    return [
        m
        for m in matches
        if not any(o.start <= m.start and o.end >= m.end and (o.end - o.start) > (m.end - m.start) for o in matches)
    ]


def _deadline(match: Match, reading: Reading, calendar: Calendar, published: date | None) -> Deadline:
    text = reading.text[match.start : match.end]
    words = [t.lower_ for t in reading.doc if match.start <= t.idx < match.end]
    kind = match.rule.kind
    if kind == "every":
        return Deadline(text=text, every=_every(words, calendar))
    if kind == "within":
        return _term(text, words, calendar, published)
    period = period_of(text, words, calendar, published)
    if period is None:
        return Deadline(text=text)
    start = None if kind == "until" else period.start
    return Deadline(text=text, start=start, end=None if kind == "from" else period.end)


def _every(words: list[str], calendar: Calendar) -> str | None:
    unit = next((calendar.units[word] for word in reversed(words) if word in calendar.units), None)
    if unit is None:
        return None
    return f"P{unit}" if unit[0].isdigit() else f"P{_count(words, calendar) or 1}{unit}"


def _term(text: str, words: list[str], calendar: Calendar, published: date | None) -> Deadline:
    unit = next((calendar.units[word] for word in words if word in calendar.units), None)
    count = _count(words, calendar)
    if published is None or unit is None or count is None or unit[0].isdigit():
        return Deadline(text=text)
    return Deadline(text=text, start=published, end=_later(published, count, unit))


def _count(words: list[str], calendar: Calendar) -> int | None:
    for word in words:
        if word.isdigit():
            return int(word)
        if word in calendar.numbers:
            return calendar.numbers[word]
    return None


def _later(day: date, count: int, unit: str) -> date | None:
    if unit in {"D", "W"}:
        return day + timedelta(days=min(count, 36500) * (7 if unit == "W" else 1))
    months = day.month - 1 + (count if unit == "M" else 12 * count)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) if year <= date.max.year else None
