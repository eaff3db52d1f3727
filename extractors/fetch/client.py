"""One document's requests: each a question and its answer, within deadlines that hold whatever a server does."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from threading import Event, Thread, Timer
from time import monotonic
from types import MappingProxyType
from typing import Any, NamedTuple, Self
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from extractors.failures import BadAddress, DocumentFailure, ServerTrouble, TimedOut, UnknownScheme, Unreachable
from extractors.fetch.body import read_body
from extractors.fetch.connection import Connector, ConnectorAdapter, Resolver, resolve
from extractors.fetch.guard import AddressGuard
from extractors.fetch.limits import FetchLimits

WHOLE = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
"""The statuses whose body is the document."""
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"
_NO_HEADERS = "the headers did not come in time"
_REDIRECTS = {301, 302, 303, 307, 308}
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Answer(NamedTuple):
    """What a server said at ``url``: header names in lower case; ``content`` unpacked, and of documents only."""

    url: str
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def redirect(self) -> str | None:
        """The absolute address that the answer sends us on to, if it does. Raises ``BadAddress`` when it is none."""
        location = self.headers.get("location")
        if self.status not in _REDIRECTS or location is None:
            return None
        # Header bytes reach us as Latin-1; addresses in them are UTF-8.
        address = location.encode("latin-1", "replace").decode("utf-8", "replace")
        try:
            return urljoin(self.url, address)
        except ValueError as error:
            raise BadAddress("a redirect to what does not parse") from error


class Client:
    """Asks servers for one document. Use as a context manager.

    All its requests together end within ``limits.total_seconds``, name look-ups included: each is done in a
    thread that is given up, its sockets shut, when the time is over. Cookies live as long as the client.
    """

    def __init__(self, limits: FetchLimits, resolver: Resolver = resolve) -> None:
        self._limits = limits
        self._connector = Connector(AddressGuard(limits.ports, limits.allow), resolver)
        self._session = _Session(self._connector, limits.user_agent)
        self._left = limits.total_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()
        self._connector.close()

    def get(self, url: str, headers: Mapping[str, str] = _NOTHING) -> Answer:
        """The answer to one GET, redirects not followed. Raises a ``DocumentFailure`` when there is none."""
        check_address(url)
        result: list[Answer | BaseException] = []
        done = Event()

        def work() -> None:
            try:
                result.append(self._ask(url, headers))
            except BaseException as error:
                result.append(error)
            finally:
                done.set()

        started = monotonic()
        Thread(target=work, name="fetch", daemon=True).start()
        finished = done.wait(max(0.0, self._left))
        self._left -= monotonic() - started
        if not finished:
            self._connector.abort()
            raise TimedOut(f"not done after {self._limits.total_seconds:g} seconds")
        outcome = result.pop()
        if not isinstance(outcome, BaseException):
            return outcome
        try:
            raise outcome
        finally:
            # Its traceback leads here: a cycle would keep what came of the body until some later collection.
            del outcome

    def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        with self._response(url, headers) as response:
            content = read_body(response, self._limits) if response.status_code in WHOLE else b""
            told = {name.lower(): value for name, value in response.headers.items()}
            return Answer(url, response.status_code, told, content)

    @contextmanager
    def _response(self, url: str, headers: Mapping[str, str]) -> Iterator[requests.Response]:
        expired = Event()

        def give_up() -> None:
            expired.set()
            self._connector.abort()

        timer = Timer(self._limits.header_seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            patience = (self._limits.connect_seconds, self._limits.total_seconds)
            response = self._session.get(
                url, headers=dict(headers), stream=True, allow_redirects=False, timeout=patience
            )
        except (requests.RequestException, HTTPError, OSError) as error:
            if expired.is_set():
                raise TimedOut(_NO_HEADERS) from error
            raise _failure(error) from error
        finally:
            timer.cancel()
        with response:
            if expired.is_set():
                # Shut in the middle of the headers, a connection looks like one whose headers are complete.
                raise TimedOut(_NO_HEADERS)
            yield response


class _Session(requests.Session):
    """A session that keeps nothing from the environment and follows no redirect by itself."""

    def __init__(self, connector: Connector, user_agent: str) -> None:
        super().__init__()
        self.trust_env = False
        self.headers.update({"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"})
        for scheme in ("http://", "https://"):
            self.mount(scheme, ConnectorAdapter(connector))

    def get_redirect_target(self, resp: Any) -> None:
        """Nothing: otherwise ``requests`` unpacks the body of a redirect, whatever its size, to drop it."""


def check_address(url: str) -> None:
    """Raise ``BadAddress`` or ``UnknownScheme`` for what is no web address that can be asked for."""
    try:
        url.encode()
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
