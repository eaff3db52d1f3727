"""Documents over http and https: redirects followed, every end named."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from typing import NamedTuple

from extractors.failures import (
    AccessDenied,
    AskedToWait,
    DocumentFailure,
    EmptyFile,
    NotFound,
    ServerTrouble,
    TooManyRedirects,
    UnaskedNotModified,
)
from extractors.fetch.client import WHOLE, Answer, Client
from extractors.fetch.connection import Resolver, resolve
from extractors.fetch.courtesy import Courtesy
from extractors.fetch.limits import FetchLimits
from extractors.fetch.local import UNKNOWN_TYPE
from models.snapshot import Snapshot
from models.value import Value

_FAILURES: dict[int, type[DocumentFailure]] = {
    401: AccessDenied,
    403: AccessDenied,
    404: NotFound,
    407: AccessDenied,
    410: NotFound,
    429: AskedToWait,
    451: AccessDenied,
    503: AskedToWait,
}


class Validators(Value):
    """What a server said last time, for asking whether anything has changed since (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request; none when nothing is known."""
        known = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in known.items() if value}


class _Arrival(NamedTuple):
    """The last answer, the addresses that led to it, and whether it was asked for only if changed."""

    answer: Answer
    redirects: tuple[str, ...]
    conditional: bool


def download(url: str, limits: FetchLimits, resolver: Resolver = resolve, courtesy: Courtesy | None = None) -> Snapshot:
    """The snapshot at an http or https URL. Raises a ``DocumentFailure``."""
    return _snapshot(url, _follow(url, limits, resolver, courtesy, {}))


def download_changed(
    url: str,
    known: Mapping[str, Validators],
    limits: FetchLimits,
    resolver: Resolver = resolve,
    courtesy: Courtesy | None = None,
) -> Snapshot | None:
    """The snapshot at an http or https URL; none when the server says that what it gave last is unchanged.

    ``known`` has what each address said last time; nothing is sent to another. Raises a ``DocumentFailure``.
    """
    arrival = _follow(url, limits, resolver, courtesy, known)
    if arrival.conditional and arrival.answer.status == HTTPStatus.NOT_MODIFIED:
        return None
    return _snapshot(url, arrival)


def _follow(
    url: str,
    limits: FetchLimits,
    resolver: Resolver,
    courtesy: Courtesy | None,
    known: Mapping[str, Validators],
) -> _Arrival:
    """Go from redirect to redirect until an answer is none."""
    redirects: list[str] = []
    with Client(limits, resolver) as client:
        get = courtesy.visit(client, limits, resolver).get if courtesy else client.get
        current = url
        while True:
            headers = known[current].headers if current in known else {}
            answer = get(current, headers)
            target = answer.redirect
            if target is None:
                return _Arrival(answer, tuple(redirects), bool(headers))
            redirects.append(current)
            if target in redirects or len(redirects) > limits.max_redirects:
                raise TooManyRedirects(f"{len(redirects)} redirects")
            current = target


def _snapshot(url: str, arrival: _Arrival) -> Snapshot:
    answer = arrival.answer
    if answer.status == HTTPStatus.NOT_MODIFIED:
        raise UnaskedNotModified
    if answer.status not in WHOLE | {HTTPStatus.NO_CONTENT}:
        raise _FAILURES.get(answer.status, ServerTrouble)(f"status {answer.status}")
    if not answer.content:
        raise EmptyFile
    return Snapshot(
        sha256=sha256(answer.content).hexdigest(),
        content=answer.content,
        media_type=answer.headers.get("content-type", "").split(";")[0].strip().lower() or UNKNOWN_TYPE,
        requested_url=url,
        final_url=answer.url,
        redirects=arrival.redirects,
        headers=answer.headers,
        fetched_at=datetime.now(UTC),
    )
