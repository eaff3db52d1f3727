"""Moments in addresses: ``asOf=2026-11-01``."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from output.desk.days import YEARS


def moment_of(text: str, zone: ZoneInfo) -> datetime:
    """The moment that an ISO 8601 text names; a date is the end of that day. Without an offset it is in ``zone``.

    Raises ``ValueError`` for anything else.
    """
    # In a query an unescaped plus is a space.
    text = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        moment = datetime.combine(date.fromisoformat(text), time.max)
    except ValueError:
        moment = datetime.fromisoformat(text)
    if moment.year not in YEARS:
        raise ValueError(f"{moment.year} is no year of this monitor")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
