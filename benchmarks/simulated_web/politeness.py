"""What a server's log says about the manners of whoever asked it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from benchmarks.simulated_web.server import Served

_TIMER = 0.01
"""Seconds by which two clocks and a busy machine may mistake the end of an answer."""


def breaches(log: Iterable[Served], pause: float, delays: Mapping[str, float]) -> Iterator[str]:
    """Every request that came while the same host was busy with another, or sooner than ``pause`` seconds, or the
    host's own delay in ``delays``, after it. The first request after that for robots.txt need not wait."""
    by_host: dict[str, list[Served]] = defaultdict(list)
    for served in log:
        by_host[served.host].append(served)
    for host, requests in by_host.items():
        first, *others = sorted(requests, key=lambda served: served.started)
        busiest = accumulate([first, *others], _ended_last)
        for before, after in zip(busiest, others, strict=False):
            gap = after.started - before.ended
            if gap < -_TIMER:
                yield f"{host}: {after.path} was asked for while {before.path} was being answered"
            elif before.path != "/robots.txt" and gap < max(pause, delays.get(host, 0.0)) - _TIMER:
                yield f"{host}: {after.path} was asked for {gap:.3f} s after {before.path}"


def _ended_last(one: Served, other: Served) -> Served:
    return max(one, other, key=lambda served: served.ended)
