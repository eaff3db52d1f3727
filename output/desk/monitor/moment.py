"""Moments in addresses: ``asOf=2026-11-01``."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def moment_of(text: str, zone: ZoneInfo) -> datetime:
    """The moment that an ISO 8601 text names: a date is the end of that day in ``zone``, and so is a time without one.

    Raises ``ValueError`` for anything else.
    """
    # In a query an unescaped plus is a space.
    text = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        return datetime.combine(date.fromisoformat(text), time.max, zone)
    except ValueError:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
