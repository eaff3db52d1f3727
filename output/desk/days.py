"""Days in addresses: ``since=2026-11-01``."""

from datetime import date

YEARS = range(1900, 2200)
"""Any other year is a slip of the hand, and the ends of the calendar are beyond what time zones can be reckoned in."""


def day_of(text: str) -> date | None:
    """The day that an ISO 8601 text names; none for anything else, and for a year that is not of ``YEARS``."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
