"""Visits in threads: one host's after each other, each when its host may be asked, many hosts at a time."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from heapq import heappop, heappush
from time import sleep, time
from typing import Generic, Protocol, TypeVar

from extractors.failures import DocumentFailure
from extractors.fetch.address import host_of
from extractors.unforeseen import crashed
from output.store.errors import StoreFailure


class Visit(Protocol):
    """One or more requests, one after the other: ``wanted`` is the address to ask next, none when nothing is left."""

    @property
    def wanted(self) -> str | None:
        """The address to ask next."""

    def advance(self) -> None:
        """Ask for what is wanted, and settle what is wanted then. Raises a ``StoreFailure``."""

    def give_up(self, failure: DocumentFailure) -> None:
        """End with this failure: nothing is wanted any more."""


V = TypeVar("V", bound=Visit)


class Hosts(Generic[V]):
    """The visits that are still to be made, by host.

    ``ready_at`` tells when the host of an address may be asked, in seconds since 1970 as ``clock`` counts them. No
    thread waits for a host: it asks another one meanwhile. From ``patience`` seconds after a host's first visit on what
    is left of it is put off.
    """

    def __init__(
        self,
        threads: int,
        ready_at: Callable[[str], float],
        patience: float,
        clock: Callable[[], float] = time,
        pause: Callable[[float], None] = sleep,
    ) -> None:
        self._threads = threads
        self._ready_at = ready_at
        self._patience = patience
        self._clock = clock
        self._pause = pause
        self._queues: dict[str, deque[V]] = {}
        self._began: dict[str, float] = {}
        self._idle: list[tuple[float, str]] = []
        self.put_off: list[V] = []
        """Visits that were left, for their host took too long."""

    def add(self, visit: V, *, ahead: bool = False) -> None:
        """Have a visit advance once its host may be asked; ``ahead`` of the others that wait for this host."""
        host = host_of(visit.wanted or "")
        queue = self._queues.get(host)
        if queue is None:
            self._queues[host] = deque([visit])
            self._wait_for(host, visit)
        elif ahead:
            queue.appendleft(visit)
        else:
            queue.append(visit)

    def advanced(self) -> Iterator[V]:
        """Each visit after each step, as they are done, until none is left; whoever takes them may add more.

        A visit that breaks down has given up. Raises a ``StoreFailure`` when nothing can be stored.
        """
        running: dict[Future[V], str] = {}
        with ThreadPoolExecutor(self._threads, thread_name_prefix="night") as pool:
            while self._idle or running:
                seconds = self._start(pool, running)
                if not running:
                    self._pause(seconds or 0.0)
                    continue
                for done in wait(running, timeout=seconds, return_when=FIRST_COMPLETED).done:
                    host = running.pop(done)
                    visit = done.result()
                    yield visit
                    self._release(host, visit)

    def _start(self, pool: ThreadPoolExecutor, running: dict[Future[V], str]) -> float | None:
        """Begin the visits whose hosts may be asked; the seconds until the next may, none when threads are lacking."""
        while self._idle and len(running) < self._threads:
            ready, host = self._idle[0]
            seconds = ready - self._clock()
            if seconds > 0:
                return seconds
            heappop(self._idle)
            visit = self._queues[host].popleft()
            self._began.setdefault(host, self._clock())
            running[pool.submit(_advanced, visit)] = host
        return None

    def _release(self, host: str, visit: V) -> None:
        """Let the host's next visit wait for its turn."""
        queue = self._queues[host]
        if self._clock() - self._began[host] > self._patience:
            self.put_off.extend(queue)
            queue.clear()
        if queue:
            self._wait_for(host, queue[0])
        else:
            del self._queues[host]

    def _wait_for(self, host: str, visit: V) -> None:
        ready, now = self._ready_at(visit.wanted or ""), self._clock()
        # A host that asks to be left alone for longer than anybody waits: the visit ends with being told so.
        heappush(self._idle, (ready if ready - now <= self._patience else now, host))


def _advanced(visit: V) -> V:
    try:
        visit.advance()
    except StoreFailure:
        raise
    except Exception as error:
        # One site must not end the night for all others, and those after, whatever was overlooked.
        visit.give_up(crashed(error))
    return visit
