"""What a host's robots.txt lets programs read (RFC 9309)."""

from http import HTTPStatus

from extractors.failures import AskedToWait, ServerTrouble
from extractors.fetch.client import WHOLE, Answer, Client
from extractors.fetch.connection import Resolver
from extractors.fetch.limits import MEBIBYTE, FetchLimits

ROBOTS_SECONDS = 24 * 3600.0
"""How long rules are believed: at most 24 hours (RFC 9309, 2.4)."""
_BYTES = MEBIBYTE
"""Readers must take at least 500 KiB (RFC 9309, 2.5)."""
_SECONDS = 30.0
_REDIRECTS = 5
"""The redirects that must be followed at the least; after more, there are no rules (RFC 9309, 2.3.1.2)."""


def robots_text(origin: str, limits: FetchLimits, resolver: Resolver) -> str:
    """The text of the robots.txt of ``origin``, e.g. "https://example.org"; empty when there is none.

    Raises a ``DocumentFailure`` when the server cannot tell: then everything is forbidden (RFC 9309, 2.3.1.4).
    """
    small = limits.model_copy(
        update={
            "max_bytes": _BYTES,
            "max_decoded_bytes": _BYTES,
            "header_seconds": min(_SECONDS, limits.header_seconds),
            "total_seconds": min(_SECONDS, limits.total_seconds),
        }
    )
    url = f"{origin}/robots.txt"
    with Client(small, resolver) as client:
        for _ in range(_REDIRECTS + 1):
            answer = client.get(url)
            if answer.redirect is None:
                return _text(answer)
            url = answer.redirect
    return ""


def _text(answer: Answer) -> str:
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        # The standard counts this among "no rules"; a server that asks for rest has not given leave.
        raise AskedToWait(f"status {answer.status}")
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerTrouble(f"status {answer.status}")
    return answer.content.decode("utf-8", "replace") if answer.status in WHOLE else ""
