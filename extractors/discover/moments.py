"""Dates and moments as feeds and sitemaps write them."""

from datetime import UTC, date, datetime, time


def moment(written: object) -> datetime | None:
    """The moment that a W3C date or date with time ("2031-05-03", "2031-05-03T10:00:00Z") means, in UTC.

    A date alone is its first moment in UTC, as is a time without zone; none for anything else.
    """
    if not isinstance(written, str):
        return None
    text = written.strip()
    try:
        if len(text) == len("2031-05"):
            text += "-01"
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def of_struct(parts: object) -> datetime | None:
    """The moment of a time tuple in UTC, as feedparser gives them; none for what is no moment."""
    if not isinstance(parts, tuple) or len(parts) < len(("year", "month", "day", "hour", "minute", "second")):
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in parts[:6])
        return datetime.combine(date(year, month, day), time(hour, minute, min(second, 59)), UTC)
    except (ValueError, TypeError, OverflowError):
        return None
