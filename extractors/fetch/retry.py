"""When to ask again a server that is busy."""

from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus

BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_FIRST = 2.0
"""Seconds after the first failure; doubled after each further one."""
_MOST_DIGITS = 9


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds from ``now`` (since 1970) that a Retry-After asks for, as a number or a date (RFC 9110, 10.2.3).

    None when there is no such header, or none that makes sense.
    """
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked[:_MOST_DIGITS])
    try:
        moment = parsedate_to_datetime(asked)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:  # "-0000", which a date in HTTP does not have
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, moment.timestamp() - now)


def backoff(failures: int, chance: float) -> float:
    """The seconds to wait after so many failures: doubling, and spread by ``chance`` (0 to 1) over half to one and
    a half of that, so that those who failed together do not come back together."""
    return float(_FIRST * 2 ** (failures - 1) * (0.5 + chance))
