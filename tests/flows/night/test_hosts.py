"""Visits of many hosts at a time: never two of one host, each when its host is ready, no thread waiting for it."""

from collections import defaultdict
from threading import Lock
from time import monotonic, sleep

import pytest

from extractors.failures import DocumentFailure
from flows.night.hosts import Hosts
from output.store.errors import DiskFull


class Server:
    """What hosts would see: who was asked when, and how many requests each had at the same time."""

    def __init__(self, pause: float = 0.0, slow: float = 0.01) -> None:
        self.pause, self.slow = pause, slow
        self.ready: dict[str, float] = defaultdict(float)
        self.asked: list[str] = []
        self.most = 0
        self._busy: dict[str, int] = defaultdict(int)
        self._lock = Lock()

    def ready_at(self, url: str) -> float:
        return self.ready[url.split("/")[2]]

    def ask(self, url: str) -> None:
        host = url.split("/")[2]
        with self._lock:
            self._busy[host] += 1
            self.most = max(self.most, self._busy[host])
            self.asked.append(url)
        sleep(self.slow)
        with self._lock:
            self._busy[host] -= 1
            self.ready[host] = monotonic() + self.pause


class Steps:
    """A visit of some addresses, one after the other."""

    def __init__(self, server: Server, *urls: str) -> None:
        self._server = server
        self._left = list(urls)
        self.failure: DocumentFailure | None = None

    @property
    def wanted(self) -> str | None:
        return self._left[0] if self._left else None

    def advance(self) -> None:
        self._server.ask(self._left.pop(0))

    def give_up(self, failure: DocumentFailure) -> None:
        self.failure = failure
        self._left = []


class Stumbling(Steps):
    """A visit whose first step raises what it is told to."""

    def __init__(self, server: Server, url: str, error: Exception) -> None:
        super().__init__(server, url)
        self._error = error

    def advance(self) -> None:
        raise self._error


def finished(server: Server, visits: list[Steps], threads: int = 4, patience: float = 60) -> Hosts[Steps]:
    hosts: Hosts[Steps] = Hosts(threads, server.ready_at, patience, clock=monotonic)
    for visit in visits:
        hosts.add(visit)
    for visit in hosts.advanced():
        if visit.wanted:
            hosts.add(visit)
    return hosts


def urls(hosts: int, each: int) -> list[str]:
    return [f"http://h{host}.example/{number}" for host in range(hosts) for number in range(each)]


def test_no_host_is_asked_twice_at_once_and_every_address_once() -> None:
    server = Server()
    finished(server, [Steps(server, url) for url in urls(5, 6)], threads=8)
    assert (sorted(server.asked), server.most) == (sorted(urls(5, 6)), 1)


def test_hosts_take_turns_while_others_rest() -> None:
    server = Server(pause=0.1, slow=0.0)
    started = monotonic()
    finished(server, [Steps(server, url) for url in urls(40, 4)], threads=2)
    # One after the other 40 hosts would rest three times each: 12 s.
    assert 0.3 <= monotonic() - started < 4


def test_a_visit_may_go_on_at_another_host() -> None:
    server = Server()
    finished(server, [Steps(server, "http://a.example/1", "http://b.example/2", "http://a.example/3")])
    assert server.asked == ["http://a.example/1", "http://b.example/2", "http://a.example/3"]


def test_a_visit_that_was_added_ahead_comes_before_those_that_wait_for_its_host() -> None:
    server = Server()
    hosts: Hosts[Steps] = Hosts(4, server.ready_at, 60, clock=monotonic)
    for visit in (Steps(server, "http://a.example/1", "http://a.example/2"), Steps(server, "http://a.example/3")):
        hosts.add(visit)
    for visit in hosts.advanced():
        if visit.wanted:
            hosts.add(visit, ahead=True)
    assert server.asked == ["http://a.example/1", "http://a.example/2", "http://a.example/3"]


def test_a_host_that_takes_too_long_is_put_off_and_keeps_no_other_waiting() -> None:
    server = Server(pause=0.05)
    hosts = finished(server, [Steps(server, url) for url in urls(1, 50)], patience=0.3)
    assert 0 < len(server.asked) < 50
    assert len(hosts.put_off) == 50 - len(server.asked)


def test_a_visit_that_breaks_down_ends_with_the_place_and_the_others_go_on() -> None:
    server = Server()
    stumbling = Stumbling(server, "http://a.example/1", RecursionError("what the site said"))
    finished(server, [stumbling, *(Steps(server, url) for url in ("http://a.example/2", "http://b.example/3"))])
    assert sorted(server.asked) == ["http://a.example/2", "http://b.example/3"]
    assert stumbling.failure is not None
    assert stumbling.failure.code == "crashed"
    assert stumbling.failure.detail.startswith("RecursionError at flows/night/test_hosts.py:")


def test_a_store_that_can_take_no_more_ends_the_night() -> None:
    server = Server()
    with pytest.raises(DiskFull):
        finished(server, [Stumbling(server, "http://a.example/1", DiskFull("No room."))])
