"""Moments as feeds, pages and tables write them."""

from datetime import datetime


def timestamp(moment: datetime) -> str:
    """A moment as RFC 3339 writes it, to the second: "2026-11-03T09:30:00Z"."""
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
