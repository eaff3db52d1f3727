"""Manners towards publishers: asking leave, one request to a host at a time, pauses, and giving up in time."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import sleep, time
from urllib.parse import urlsplit

from protego import Protego
from pydantic import Field

from extractors.failures import AskedToWait, CutShort, DocumentFailure, RobotsForbid, Unreachable
from extractors.fetch.address import host_of
from extractors.fetch.client import Answer, Client, check_address
from extractors.fetch.connection import Resolver
from extractors.fetch.hosts import HostFile, Rules
from extractors.fetch.limits import PRODUCT, FetchLimits
from extractors.fetch.retry import BUSY, backoff, retry_after
from extractors.fetch.robots import ROBOTS_SECONDS, robots_text
from models.value import Value

MOST_CRAWL_DELAY = 60.0
"""Seconds: a robots.txt that asks for more would keep a page and its document apart for longer than a run."""
MOST_HOLD = 24 * 3600.0
"""Seconds that a Retry-After can keep us away; whoever means longer says so again tomorrow."""
_TRANSIENT = (Unreachable, CutShort)


class Politeness(Value):
    """How servers are treated. Times are seconds.

    ``pause_seconds`` lie at least between two requests to a host. ``patience_seconds`` is how long one document
    may wait in all, for its turn, for a Crawl-delay or for a Retry-After; ``tries`` how often it is asked for
    when the server is busy or the connection breaks.
    """

    robots: bool = True
    pause_seconds: float = Field(default=1, ge=0)
    patience_seconds: float = Field(default=120, ge=0)
    tries: int = Field(default=3, ge=1)


class Courtesy:
    """What one run knows of hosts; ``folder`` shares it with other runs and keeps it for later ones.

    ``clock`` gives seconds since 1970, ``pause`` waits so many seconds, ``chance`` is a number from 0 to 1.
    """

    def __init__(
        self,
        folder: Path,
        politeness: Politeness | None = None,
        clock: Callable[[], float] = time,
        pause: Callable[[float], None] = sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.folder = folder
        self.politeness = politeness or Politeness()
        self.clock, self.pause, self.chance = clock, pause, chance
        self.closed: dict[str, DocumentFailure] = {}
        """Origins whose robots.txt could not be had in this run, and why."""

    def ready_at(self, url: str) -> float:
        """When the host of ``url`` may be asked, in seconds since 1970; in the past when it may be asked now."""
        return HostFile(self.folder, host_of(url)).load().next_at

    def visit(self, client: Client, limits: FetchLimits, resolver: Resolver) -> "Visit":
        """The dealings of one document with the servers that ``client`` asks."""
        return Visit(self, client, limits, resolver)


class Visit:
    """Asks as ``Client.get`` does, but with leave, in turn, and again when a server is busy."""

    def __init__(self, courtesy: Courtesy, client: Client, limits: FetchLimits, resolver: Resolver) -> None:
        self._courtesy = courtesy
        self._client = client
        self._limits = limits
        self._resolver = resolver
        self._patience = courtesy.politeness.patience_seconds

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer to a GET, the last one when the server stays busy.

        Raises ``RobotsForbid``, ``AskedToWait`` when patience does not last until the host may be asked, or
        another ``DocumentFailure``.
        """
        check_address(url)
        for failed in range(1, self._courtesy.politeness.tries):
            with self._turn(url) as host:
                try:
                    answer = self._client.get(url, headers)
                except _TRANSIENT:
                    self._hold(host, backoff(failed, self._courtesy.chance()))
                    continue
                if answer.status not in BUSY:
                    return answer
                asked = retry_after(answer.headers, self._courtesy.clock())
                self._hold(host, backoff(failed, self._courtesy.chance()) if asked is None else asked)
        with self._turn(url):
            return self._client.get(url, headers)

    @contextmanager
    def _turn(self, url: str) -> Iterator[HostFile]:
        """Hold the host of ``url`` once it may be asked."""
        host = HostFile(self._courtesy.folder, host_of(url))
        started = self._courtesy.clock()
        with host.held(self._patience):
            self._patience -= max(0.0, self._courtesy.clock() - started)
            delay = self._leave(url, host)
            self._wait(host.load().next_at)
            try:
                yield host
            finally:
                self._hold(host, delay)

    def _leave(self, url: str, host: HostFile) -> float:
        """The seconds to leave between requests. Raises ``RobotsForbid`` when ``url`` may not be read."""
        politeness = self._courtesy.politeness
        if not politeness.robots:
            return politeness.pause_seconds
        rules = Protego.parse(self._robots(url, host))
        if not rules.can_fetch(url, PRODUCT):
            raise RobotsForbid
        asked = min(float(rules.crawl_delay(PRODUCT) or 0.0), MOST_CRAWL_DELAY)
        return max(asked, politeness.pause_seconds)

    def _robots(self, url: str, host: HostFile) -> str:
        parts, now = urlsplit(url), self._courtesy.clock()
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        record = host.load()
        known = record.rules.get(origin)
        if known and 0 <= now - known.got_at < ROBOTS_SECONDS:
            return known.text
        if origin not in self._courtesy.closed:
            try:
                text = robots_text(origin, self._limits, self._resolver)
            except DocumentFailure as failure:
                self._courtesy.closed[origin] = type(failure)(f"robots.txt: {failure.detail}")
            else:
                fresh = {origin: Rules(text=text, got_at=now)}
                host.save(record.model_copy(update={"rules": record.rules | fresh}))
                return text
        if known:
            return known.text  # What was allowed yesterday still is, while the server cannot say (RFC 9309, 2.4).
        cause = self._courtesy.closed[origin]
        raise type(cause)(cause.detail)

    def _wait(self, until: float) -> None:
        seconds = until - self._courtesy.clock()
        if seconds > self._patience:
            raise AskedToWait(f"for {seconds:.0f} seconds more")
        if seconds > 0:
            self._patience -= seconds
            self._courtesy.pause(seconds)

    def _hold(self, host: HostFile, seconds: float) -> None:
        """Let nobody ask the host for so many seconds from now."""
        record = host.load()
        until = self._courtesy.clock() + min(seconds, MOST_HOLD)
        if until > record.next_at:
            host.save(record.model_copy(update={"next_at": until}))
