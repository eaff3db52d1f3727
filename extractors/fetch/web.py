"""Documents over http and https, within deadlines that hold whatever the server does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from threading import Event, Thread, Timer
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from extractors.failures import (
    AccessDenied,
    BadAddress,
    DocumentFailure,
    EmptyFile,
    NotFound,
    ServerTrouble,
    TimedOut,
    TooManyRedirects,
    UnknownScheme,
    Unreachable,
)
from extractors.fetch.body import read_body
from extractors.fetch.connection import Connector, ConnectorAdapter, Resolver, resolve
from extractors.fetch.guard import AddressGuard
from extractors.fetch.limits import FetchLimits
from extractors.fetch.local import UNKNOWN_TYPE
from models.snapshot import Snapshot

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"
_NO_HEADERS = "the headers did not come in time"
_REDIRECTS = {301, 302, 303, 307, 308}
_FAILURES: dict[int, type[DocumentFailure]] = {
    401: AccessDenied,
    403: AccessDenied,
    404: NotFound,
    407: AccessDenied,
    410: NotFound,
    451: AccessDenied,
}


class _Session(requests.Session):
    """A session that keeps nothing from the environment and follows no redirect by itself."""

    def __init__(self, connector: Connector, user_agent: str) -> None:
        super().__init__()
        self.trust_env = False
        self.headers.update({"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"})
        for scheme in ("http://", "https://"):
            self.mount(scheme, ConnectorAdapter(connector))

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nothing: otherwise ``requests`` unpacks the body of a redirect, whatever its size, to drop it."""


def download(url: str, limits: FetchLimits, resolver: Resolver = resolve) -> Snapshot:
    """The snapshot at an http or https URL. Raises a ``DocumentFailure``.

    Returns or raises within ``limits.total_seconds``, name look-up included: the work is done in a thread
    that is given up, its sockets shut, when the time is over.
    """
    connector = Connector(AddressGuard(limits.ports, limits.allow), resolver)
    result: list[Snapshot | BaseException] = []
    done = Event()

    def work() -> None:
        try:
            result.append(_follow(url, limits, connector))
        except BaseException as error:
            result.append(error)
        finally:
            connector.close()
            done.set()

    Thread(target=work, name="fetch", daemon=True).start()
    if not done.wait(limits.total_seconds):
        connector.abort()
        raise TimedOut(f"not done after {limits.total_seconds:g} seconds")
    if isinstance(result[0], BaseException):
        raise result[0]
    return result[0]


def _follow(url: str, limits: FetchLimits, connector: Connector) -> Snapshot:
    """Go from redirect to redirect until an answer is a document."""
    redirects: list[str] = []
    with _Session(connector, limits.user_agent) as session:
        current = url
        while True:
            with _answer(session, current, limits, connector) as response:
                target = _redirect_target(response)
                if target is None:
                    return _snapshot(url, current, tuple(redirects), response, limits)
            redirects.append(current)
            if target in redirects or len(redirects) > limits.max_redirects:
                raise TooManyRedirects(f"{len(redirects)} redirects")
            current = target


@contextmanager
def _answer(
    session: requests.Session, url: str, limits: FetchLimits, connector: Connector
) -> Iterator[requests.Response]:
    _check(url)
    expired = Event()

    def give_up() -> None:
        expired.set()
        connector.abort()

    timer = Timer(limits.header_seconds, give_up)
    timer.daemon = True
    timer.start()
    try:
        patience = (limits.connect_seconds, limits.total_seconds)
        response = session.get(url, stream=True, allow_redirects=False, timeout=patience)
    except (requests.RequestException, HTTPError, OSError) as error:
        if expired.is_set():
            raise TimedOut(_NO_HEADERS) from error
        raise _failure(error) from error
    finally:
        timer.cancel()
    if expired.is_set():
        # Shut in the middle of the headers, a connection looks like one whose headers are complete.
        response.close()
        raise TimedOut(_NO_HEADERS)
    try:
        yield response
    finally:
        response.close()


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadAddress("does not parse") from error
    if parts.scheme not in {"http", "https"}:
        raise UnknownScheme(parts.scheme)
    if not parts.hostname or port == 0 or parts.username is not None or parts.password is not None:
        raise BadAddress("no host or port, or a user name in the address")


def _failure(error: Exception) -> DocumentFailure:
    detail = type(error).__name__
    if isinstance(error, requests.Timeout):
        return TimedOut(detail)
    if isinstance(error, requests.exceptions.InvalidURL):
        return BadAddress(detail)
    if isinstance(error, requests.ConnectionError) or not isinstance(error, requests.RequestException):
        return Unreachable(detail)
    return ServerTrouble(detail)


def _redirect_target(response: requests.Response) -> str | None:
    location = response.headers.get("Location")
    if response.status_code not in _REDIRECTS or location is None:
        return None
    # Header bytes reach us as Latin-1; addresses in them are UTF-8.
    return urljoin(response.url, location.encode("latin-1", "replace").decode("utf-8", "replace"))


def _snapshot(
    url: str, final_url: str, redirects: tuple[str, ...], response: requests.Response, limits: FetchLimits
) -> Snapshot:
    status = response.status_code
    if status == HTTPStatus.NO_CONTENT:
        raise EmptyFile
    if status not in {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}:
        raise _FAILURES.get(status, ServerTrouble)(f"status {status}")
    content = read_body(response, limits)
    if not content:
        raise EmptyFile
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type=headers.get("content-type", "").split(";")[0].strip().lower() or UNKNOWN_TYPE,
        requested_url=url,
        final_url=final_url,
        redirects=redirects,
        headers=headers,
        fetched_at=datetime.now(UTC),
    )
