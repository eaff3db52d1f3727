"""How often log-in may fail, so that nobody finds a password by trying."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

WINDOW = 300.0
"""Seconds for which a failure counts."""
FAILURES_PER_NAME = 10
"""120 guesses an hour find no password of twelve characters, and a colleague who mistypes is not kept out."""
FAILURES_PER_ADDRESS = 20
"""More than for a name, since an office may share one address."""
_MOST_KEYS = 20_000
_LONGEST_KEY = 200
_IPV6_HOME = 64
"""Bits of an IPv6 address that tell one customer from another; the rest are theirs to choose."""


class Throttle:
    """Counts tries of many keys: each may have ``most`` within ``WINDOW`` seconds."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until this key may try again; 0 when it may now."""
        tries = self._recent(key)
        return tries[0] + WINDOW - self._clock() if len(tries) >= self._most else 0.0

    def count(self, key: str) -> None:
        """Count a try."""
        self._tries.setdefault(key, deque(maxlen=self._most)).append(self._clock())
        self._tries.move_to_end(key)
        if len(self._tries) > _MOST_KEYS:
            self._tries.popitem(last=False)

    def forgive(self, key: str) -> None:
        """Let the last try not count: it succeeded."""
        tries = self._tries.get(key)
        if tries:
            tries.pop()

    def _recent(self, key: str) -> deque[float]:
        tries = self._tries.get(key, deque())
        while tries and tries[0] <= self._clock() - WINDOW:
            tries.popleft()
        return tries


class LoginLimits:
    """The limits on log-in, by name and by address. Kept in memory: a restart forgets them, no more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._names = Throttle(FAILURES_PER_NAME, clock)
        self._addresses = Throttle(FAILURES_PER_ADDRESS, clock)
        self._lock = Lock()

    def begin(self, name: str, address: str) -> float:
        """Seconds to wait before this log-in; 0 when it may be tried: then it counts as failed until it succeeds.

        Names that nobody has count just the same.
        """
        name, network = _name_key(name), _network(address)
        with self._lock:
            wait = max(self._names.wait(name), self._addresses.wait(network))
            if wait <= 0:
                self._names.count(name)
                self._addresses.count(network)
            return max(wait, 0.0)

    def succeed(self, name: str, address: str) -> None:
        """Let the log-in that was begun count no more."""
        with self._lock:
            self._names.forgive(_name_key(name))
            self._addresses.forgive(_network(address))


def _name_key(name: str) -> str:
    return name.strip().casefold()[:_LONGEST_KEY]


def _network(address: str) -> str:
    try:
        ip = ip_address(address)
    except ValueError:
        return address[:_LONGEST_KEY]
    if isinstance(ip, IPv6Address) and not ip.ipv4_mapped:
        return str(ip_network((ip, _IPV6_HOME), strict=False))
    return str(getattr(ip, "ipv4_mapped", None) or ip)
